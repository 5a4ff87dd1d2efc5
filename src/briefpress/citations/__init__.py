"""Citations and the list of works, in the words of a style of CSL. The room of citeproc, which is loaded on need only.

In: a `Brief`. Out: the brief with its citations as text, links and notes, and the entries of its list of works.
"""

from briefpress.citations.citing import Cited, cite, suggested

__all__ = ["Cited", "cite", "suggested"]
