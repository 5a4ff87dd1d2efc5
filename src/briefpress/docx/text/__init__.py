"""The text inside paragraphs: runs, links, fields, formulas, tracked changes, content controls."""
