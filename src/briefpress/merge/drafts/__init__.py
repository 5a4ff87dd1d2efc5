"""Two drafts. In: the file sent and the file received. Out: the pairs of paragraphs, and the changes found."""
