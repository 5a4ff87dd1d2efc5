"""All numbers, ids and labels. In: a `Brief`. Out: lookups by block and note mark, so that blocks can be converted in
any order.
"""
