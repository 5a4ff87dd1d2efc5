"""Generated text, such as labels and references. In: the tokens of two paragraphs. Out: tokens that can be compared.

Word has no field for a citation, nor for a cross-reference that shows only a number, so both are links. Here, such a
link is a single token, like a field, so that its number is never mistaken for an author's text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from briefpress import lazy
from briefpress.docx.read import PieceKind
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.words.field_values import NotMergedError
from briefpress.merge.words.regions import Region
from briefpress.merge.words.spelling import Token

OWN = "#_bp_"  # the prefix of generated links
REFERENCES = (OWN, "REF ")
NUMBER = lazy.pattern(r"\b[^\W\d_]?\d+(?:\.\d+)*|\d+")


def references(tokens: Sequence[Token], bound: Bound | None) -> frozenset[str]:
    """Return the targets of those links in a paragraph whose text is not in the source."""
    if bound is None:
        return frozenset()  # all the text is a link, as in an entry of the table of contents
    written = _written(tokens, bound)
    linked = [(token.link, known) for token, known in zip(tokens, written, strict=True) if token.link.startswith(OWN)]
    return frozenset(link for link, _ in linked) - {link for link, known in linked if known}


def as_fields(tokens: Iterable[Token], links: Collection[str]) -> list[Token]:
    """Return tokens with each link to one of `links` as a single field, whose key is its target."""
    out: list[Token] = []
    for (link, open_), group in groupby(tokens, key=lambda token: (token.link, token.suggested)):
        inside = [*group]
        if link in links and all(token.kind is PieceKind.TEXT for token in inside):
            words = "".join(token.text for token in inside)
            inside = [Token(words, PieceKind.MADE, key=link, suggested=open_)]
        out += inside
    return out


def bare(words: str) -> str:
    """Return text with every number replaced by 0."""
    return NUMBER.sub("0", words)


def refuse_numbers(old: Sequence[Token], new: Sequence[Token], regions: Iterable[Region]) -> None:
    """Raise NotMergedError if a reference or note mark has become text that shows only a number."""
    for region in regions:
        was, now = old[slice(*region.old)], new[slice(*region.new)]
        words = "".join(token.text for token in now if token.kind is PieceKind.TEXT)
        gone = [token for token in was if token.kind is PieceKind.MADE and token.key.startswith(REFERENCES)]
        gone = [token for token in gone if token.same not in {kept.same for kept in now}]
        marks = was and all(token.kind is PieceKind.NOTE for token in was)
        if (marks and words.strip(" []()").isdecimal()) or any(bare(token.text) in bare(words) for token in gone):
            raise NotMergedError("briefpress generates this text; a reference cannot become plain text")


def as_sent(old: Sequence[Token], new: Sequence[Token], bound: Bound) -> list[Token]:
    """Return the new tokens, with unchanged generated text formatted as in the old tokens."""
    written, out = _written(old, bound), [*new]
    matcher = SequenceMatcher(None, [token.text for token in old], [token.text for token in new], autojunk=False)
    for start, begin, size in matcher.get_matching_blocks():
        for at in range(size):
            before, after = old[start + at], new[begin + at]
            if not written[start + at] and before.kind is after.kind is PieceKind.TEXT:
                out[begin + at] = after._replace(marks=before.marks, lang=before.lang)
    return out


def formulas_as_sent(old: Sequence[Token], new: Sequence[Token]) -> list[Token]:
    """Return the new tokens with the formulas of the old tokens, because LibreOffice rewrites all formulas."""
    known = [token.tex for token in old if token.tex]
    received = [at for at, token in enumerate(new) if token.tex]
    out = [*new]
    for at, tex in zip(received, known, strict=True) if len(received) == len(known) else ():
        out[at] = new[at]._replace(tex=tex)
    return out


def _written(tokens: Sequence[Token], bound: Bound) -> list[bool]:
    """Return, for each token, whether any of its characters are in the source."""
    out, at = [], 0
    for token in tokens:
        out.append(any(bound.chars[at : at + len(token.text)]))
        at += len(token.text)
    return out
