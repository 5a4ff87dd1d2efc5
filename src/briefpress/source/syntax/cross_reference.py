"""Cross-references, `@fig-costs` and `[-@fig-costs; @tbl-a]`, as in Quarto: an inline rule for markdown-it.

In: the state of the inline parser. Out: `cross_reference` tokens; their `meta` contains the id, and whether to show
only the number or the page. References in the same brackets have text tokens between them. An `@` is text if it is
inside a word, as in an email address, or if none of the prefixes follows it.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from briefpress import lazy

PREFIXES = ("box", "case", "eq", "fig", "rec", "sec", "tbl", "nte", "tip", "wrn", "imp", "cau")
PAGE = "{.page}"
# A letter before `@` belongs to an address. Chinese, Japanese and Thai have no spaces between words, and Arabic and
# Hebrew attach particles to them, so after such letters `@` can begin a reference.
IN_ADDRESS = r"[^\W_\u0590-\u08ff\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
WEB = lazy.pattern(r"https?://[^\s<>()\[\]]*/$")  # the part of a web address before `@` and the name of an account
MAX_ADDRESS = 200
# An id in the form of pandoc-crossref and LaTeX: fig:costs.
COLON = lazy.pattern(r"(?P<prefix>fig|tbl|tab|eq|sec):(?=[\w-])", re.IGNORECASE)
REFERENCE = lazy.pattern(
    rf"@(?P<id>(?:(?i:{'|'.join(PREFIXES)})-|(?i:fig|tbl|tab|eq|sec):)[\w-]+(?:[.:][\w-]+)*(?<!-))"
)
BETWEEN = lazy.pattern(r"\s*[;,]\s*")
PART = lazy.pattern(r"(?P<before>[^\[\]@;,\n]*?)[ ]*(?P<minus>-?)(?=@)")


def cross_reference_plugin(md: MarkdownIt) -> None:
    """Add cross-references to `md`."""
    md.inline.ruler.before("link", "cross_reference", _cross_reference)


def is_in_address(state: StateInline) -> bool:
    """Return whether the current position is in an address, such as ada@example.org or https://example.org/@ada."""
    before = state.src[max(0, state.pos - MAX_ADDRESS) : state.pos]
    return bool(before and re.match(IN_ADDRESS, before[-1])) or bool(WEB.search(before))


def _cross_reference(state: StateInline, silent: bool) -> bool:
    bracket = state.src[state.pos] == "["
    if not bracket and is_in_address(state):
        return False
    found = _bracketed(state) if bracket else _bare(state)
    if found is None:
        return False
    references, end = found
    for number, (at, before, id_, is_bare) in enumerate(references) if not silent else ():
        words = (", " if number else "") + before
        if words:
            state.push("text", "", 0).content = words
        state.pos = at
        token = state.push("cross_reference", "", 0)
        token.meta["id"], token.meta["bare"] = id_, is_bare
        token.meta["page"] = state.src.startswith(PAGE, end)
    state.pos = end + len(PAGE) if state.src.startswith(PAGE, end) else end
    return True


Reference = tuple[int, str, str, bool]


def _bare(state: StateInline) -> tuple[list[Reference], int] | None:
    match = REFERENCE.match(state.src, state.pos, state.posMax)
    return ([(state.pos, "", _id(match["id"]), False)], match.end()) if match else None


def _bracketed(state: StateInline) -> tuple[list[Reference], int] | None:
    """Return the references in brackets, and the end of the brackets, or None if they contain anything else."""
    references: list[Reference] = []
    place = state.pos + 1
    while (part := PART.match(state.src, place, state.posMax)) and (
        match := REFERENCE.match(state.src, part.end(), state.posMax)
    ):
        before = part["before"].strip()
        shown = f"{before}\N{NO-BREAK SPACE}" if before else ""
        references.append((part.end(), shown, _id(match["id"]), bool(part["minus"] or before)))
        between = BETWEEN.match(state.src, match.end(), state.posMax)
        place = between.end() if between else match.end()
        if state.src[place : place + 1] == "]":
            is_link = before and state.src[place + 1 : place + 2] in ("(", "{")
            return None if is_link else (references, place + 1)
        if not between:
            return None
    return None


def _id(id_: str) -> str:
    """Return an id in lower case if it begins with a capital letter, as at the start of a sentence."""
    return read_id(id_[0].lower() + id_[1:])


def read_id(id_: str) -> str:
    """Return an id in Quarto's form: `fig-costs` for `fig:costs`, the form of pandoc-crossref and LaTeX."""
    colon = COLON.match(id_)
    return f"{colon['prefix'].lower().replace('tab', 'tbl')}-{id_[colon.end() :]}" if colon else id_
