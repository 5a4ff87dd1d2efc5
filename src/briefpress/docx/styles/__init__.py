"""Word's styles and theme. In: the computed CSS of a brand. Out: properties, `w:style` elements and the theme."""
