"""Cross-references as Pandoc writes them from LaTeX: `[1](#tab:costs){reference-type="ref" reference="tab:costs"}`.

In: inline tokens. Out: the same tokens, with cross-references in place of such links to figures, tables and formulas.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from briefpress.source.syntax.cross_reference import REFERENCE, read_id

OF_LATEX = ("reference", "reference-type")  # the attributes of these links
NUMBERED = ("eq-", "fig-", "tbl-")  # sections have numbers only with `number-sections`


def with_latex_references(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield `tokens` with cross-references, which show only the number, in place of links with the attributes."""
    inside = False
    for token in tokens:
        id_ = read_id(str(token.attrs.get("reference", ""))) if token.type == "link_open" else ""
        if id_.startswith(NUMBERED) and REFERENCE.fullmatch(f"@{id_}"):
            inside = True
            yield Token("cross_reference", "", 0, map=token.map, meta={"id": id_, "bare": True, "page": False})
        if not inside:
            yield token
        inside = inside and token.type != "link_close"
