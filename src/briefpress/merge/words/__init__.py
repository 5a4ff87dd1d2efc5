"""The text of one paragraph. In: old and new tokens, and the place of the old tokens in the source. Out: edits."""
