"""The words of one paragraph. In: old and new tokens, and where the old ones are written. Out: edits."""
