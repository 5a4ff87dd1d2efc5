"""Two states of a brief side by side. In: both. Out: one that shows the differences as tracked changes."""
