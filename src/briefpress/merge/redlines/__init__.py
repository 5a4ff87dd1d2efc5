"""Two versions of a brief, compared. In: both. Out: one that shows the differences as tracked changes."""
