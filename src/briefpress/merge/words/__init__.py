"""One paragraph's words. In: old and new tokens, and where the old ones are written. Out: edits."""
