"""Linked pictures, `[![words](a.png)](https://...)`: the link moves to the caption.

In: the tokens of a line with pictures. Out: the tokens without links, each picture with its link in `meta`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it.token import Token

from briefpress.model import Inlines, Place, Run
from briefpress.problems import Code, Report
from briefpress.source.markdown.pictures import ADDRESS
from briefpress.source.syntax.html_tags import read_tag

LINK = "link"


def without_links(tokens: Sequence[Token]) -> list[Token]:
    """Return `tokens` without links around picture files; pictures on the web, such as badges, remain link text."""
    return [*_without_links(tokens)]


def _without_links(tokens: Sequence[Token]) -> Iterator[Token]:
    opened: Token | None = None
    for number, token in enumerate(tokens):
        if _opens(token) and _contains_only_pictures(tokens[number + 1 :]):
            opened = token
        elif opened and _closes(token):
            opened = None
        elif opened and token.type == "image":
            yield _linked(token, opened)
        else:
            yield token


def _opens(token: Token) -> bool:
    return token.type == "link_open" or bool(_html_address(token))


def _closes(token: Token) -> bool:
    tag = read_tag(token.content) if token.type == "html_inline" else None
    return token.type == "link_close" or bool(tag and tag.closes and tag.name == "a")


def _html_address(token: Token) -> str | None:
    tag = read_tag(token.content) if token.type == "html_inline" else None
    return tag.address if tag and tag.name == "a" and not tag.unsafe else None


def _contains_only_pictures(tokens: Sequence[Token]) -> bool:
    """Return whether a link contains only picture files."""
    for number, token in enumerate(tokens):
        if _closes(token):
            return number > 0
        if token.type != "image" or ADDRESS.match(str(token.attrs["src"])):
            return False
    return False


def _linked(image: Token, opened: Token) -> Token:
    """Return the token of a picture with the address of the link around it, in `meta`, and the attributes after the
    link.
    """
    address = _html_address(opened) or str(opened.attrs.get("href", ""))
    attrs = {name: value for name, value in opened.attrs.items() if name not in ("href", "title")}
    return image.copy(attrs={**image.attrs, **attrs}, meta={**image.meta, LINK: address})


def linked(caption: Inlines, image: Token, place: Place, report: Report) -> Inlines:
    """Return the caption of a picture with the picture's link; if there is no caption, report the link."""
    address = image.meta.get(LINK)
    if address and not caption:
        text = f'a picture cannot be a link; the link to "{address}" is left out'
        report.add(Code.LINK_EMPTY, text, place, f"write a caption with the link: ![[text]({address})](...)")
    return tuple(
        replace(inline, link=address, place=place)
        if address and isinstance(inline, Run) and not inline.link
        else inline
        for inline in caption
    )
