"""The text of one paragraph. In: old and new tokens, and where the old tokens are written. Out: edits."""
