"""The look of a brand -> Word's styles and theme. In: computed CSS. Out: properties, `w:style` elements, the theme."""
