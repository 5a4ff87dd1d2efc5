"""All numbers, ids and labels. In: a `Brief`. Out: lookups by block and note mark, so that order does not matter."""
