"""Two drafts. In: the file sent and the file received. Out: pairs of paragraphs, and the changes found."""
