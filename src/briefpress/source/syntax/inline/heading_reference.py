"""Links that refer to a heading by its text, `[Heading]`, `[Heading][]` or `[words][Heading]`: rules for markdown-it.

In: the state of the parsers. Out: links to the headings (Pandoc User's Guide, "implicit_header_references"). Without a
second pair of brackets, the capital letters must be those of the heading.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

from briefpress import lazy
from briefpress.model import github_slug

REFERENCE = lazy.pattern(r"\[(?P<words>[^\[\]\n]{2,})\](?:\[(?P<label>[^\[\]\n]*)\](?![(\[{])|(?P<alone>)(?![(\[{:]))")
NOTE = lazy.pattern(r"\[\^[^\]\n]*\]|\^\[[^\]\n]*\]")
HEADINGS = "headings"


def heading_reference_plugin(md: MarkdownIt) -> None:
    """Add to `md` the rules for links that refer to a heading by its text."""
    md.core.ruler.after("heading_attributes", "heading_labels", _labels)
    md.inline.ruler.before("link", "heading_reference", _reference)


def _labels(state: StateCore) -> None:
    """Collect the texts and addresses of headings by label; of equal headings, the first counts."""
    found: dict[str, tuple[str, str]] = {}
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open" and (words := NOTE.sub("", inline.content).strip()):
            address = f"#{opening.attrs.get('id') or github_slug(words)}"
            found.setdefault(normalizeReference(words), (words, address))
    state.env[HEADINGS] = found


def _reference(state: StateInline, silent: bool) -> bool:
    headings = state.env.get(HEADINGS)
    found = REFERENCE.match(state.src, state.pos, state.posMax) if headings and not state.linkLevel else None
    if not headings or not found:
        return False
    words, label = found["words"], normalizeReference(found["label"] or found["words"])
    heading, address = headings.get(label, ("", ""))
    if not address or label in state.env["references"] or (found["alone"] is not None and heading != words):
        return False
    if not silent:
        end = state.posMax
        state.push("link_open", "a", 1).attrSet("href", address)
        state.pos, state.posMax = found.start("words"), found.end("words")
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        state.push("link_close", "a", -1)
        state.posMax = end
    state.pos = found.end()
    return True
