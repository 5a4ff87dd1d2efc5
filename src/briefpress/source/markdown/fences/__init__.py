"""Fenced blocks: divs, directives, code and includes. In: their nodes. Out: blocks."""
