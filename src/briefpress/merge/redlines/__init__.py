"""Compare two versions of a brief. In: both versions. Out: one version with the differences as tracked changes."""
