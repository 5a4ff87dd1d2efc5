"""The text of paragraphs: runs, links, fields, formulas, tracked changes and content controls."""
