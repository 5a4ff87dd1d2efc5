"""All numbers, ids and labels. In: a `Brief`. Out: look-ups by block and note mark, so that order does not matter."""
