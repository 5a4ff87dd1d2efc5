"""All numbers, ids and labels. In: a `Brief`. Out: mappings from blocks and note marks to their numbers, so that blocks
can be converted in any order.
"""
