"""Two drafts. In: what was sent and what came back. Out: which paragraphs belong together, and the changes found."""
