"""Link reference definitions, `[label]: address`. In: the definitions that markdown-it finds. Out: the same
definitions, and the lines of those that no link uses.

markdown-it leaves out all definitions, so the text of unused definitions would be lost. It does not support attributes
after the address, `[label]: picture.png {width=50%}`, which Pandoc and Quarto read (Pandoc User's Guide,
"link_attributes").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore

from briefpress import lazy
from briefpress.source.syntax.attributes import match_attributes
from briefpress.source.syntax.block_lines import text_unless_code
from briefpress.source.syntax.inline.inline_attributes import add_attributes

DEFINITION = lazy.pattern(
    r"\[(?P<label>[^\[\]^\n][^\[\]\n]*)\]:[ \t]*(?:<(?P<angle>[^<>\n]+)>|(?P<bare>[^\s<]\S*))"
    r"(?:[ \t]+(?:\"(?P<title>[^\"\n]*)\"|'(?P<single>[^'\n]*)'))?[ \t]+(?={)"
)
REMARKS = ("", "#")  # addresses of definitions that are comments, `[//]: # (a remark)`


class References(dict[str, Any]):
    """markdown-it's definitions by label; `around` contains the labels of the surrounding text."""

    def __init__(self, around: Mapping[str, Any]) -> None:
        super().__init__(around)
        self.around = frozenset(around)
        self.used: set[str] = around.used if isinstance(around, References) else set()
        self.attributes: dict[str, dict[str, str]] = around.attributes if isinstance(around, References) else {}

    def get(self, label: str, default: Any = None) -> Any:
        """Return the definition of `label` for a link or picture, and mark it as used."""
        self.used.add(label)
        return super().get(label, default)

    def unused(self) -> Iterator[int]:
        """Yield the lines, counted from 0, of definitions in this text that are unused."""
        for label, found in self.items():
            if label not in self.around | self.used and found["href"] not in REMARKS:
                yield found["map"][0]


def references_plugin(md: MarkdownIt) -> None:
    """Add definitions with attributes to `md`."""
    md.options["store_labels"] = True
    md.block.ruler.before("reference", "reference_with_attributes", _definition)
    md.core.ruler.after("inline", "reference_attributes", _attributes)


def _definition(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    line = text_unless_code(state, start)
    found = DEFINITION.match(line)
    attributes = match_attributes(line, found.end()) if found else None
    if not found or not attributes or line[attributes[0] :].strip():
        return False
    address = state.md.normalizeLink(found["angle"] or found["bare"])
    if not state.md.validateLink(address):
        return False
    if not silent:
        label, title = normalizeReference(found["label"]), found["title"] or found["single"] or ""
        if label not in state.env["references"]:
            state.env["references"][label] = {"title": title, "href": address, "map": [start, start + 1]}
            state.env["references"].attributes[label] = attributes[1]
        state.line = start + 1
    return True


def _attributes(state: StateCore) -> None:
    """Add the attributes of definitions to the links and pictures that use them."""
    known = state.env["references"].attributes
    for token in (child for block in state.tokens for child in block.children or ()) if known else ():
        if token.type in ("link_open", "image") and token.meta.get("label") in known:
            add_attributes(token, known[token.meta["label"]])
