"""Two drafts. In: the sent file and the received file. Out: pairs of paragraphs, and the changes found."""
