"""Two versions of a brief, compared. In: both. Out: one version with the differences as tracked changes."""
