"""Tags of HTML among words. In: tokens of markdown-it. Out: what is set for them, and a problem for each element.

A tag that says the same as a mark or a link is read as that; others leave their words as they are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.token import Token

from briefpress.model import Inline, LineBreak, Mark
from briefpress.problems import Code
from briefpress.source.markdown.pictures import file_name, web_address
from briefpress.source.markdown.raw_html import BLOCKS, KNOWN, VOID, Tag, read_tag

if TYPE_CHECKING:
    from briefpress.source.markdown.inlines import InlineReader


class OpenTag(NamedTuple):
    """A tag that waits for its end; `link` is the address of the link that it begins."""

    name: str
    mark: Mark | None
    token: Token
    link: str | None = None


def read_html(reader: InlineReader, token: Token) -> list[Inline]:
    """Return what is set for a tag, and remember what it begins."""
    if token.content.startswith("<!--"):
        return []
    tag = read_tag(token.content)
    if tag and tag.name == "br":
        return [LineBreak()]
    if tag and tag.closes:
        if not _close(reader, tag.name):
            _report(reader, token)
        return []
    if not (tag and tag.name in KNOWN):
        _report(reader, token)
    return _open(reader, tag, token) if tag else []


def report_unclosed(reader: InlineReader) -> None:
    """Report the tags that have a meaning here, but no end."""
    for tag in reader.open_tags:
        if tag.name in KNOWN:
            _report(reader, tag.token)


def _open(reader: InlineReader, tag: Tag, token: Token) -> list[Inline]:
    """Read a tag that begins something: its mark, its link, or where its words begin on a new line."""
    reader.new_line = reader.new_line or tag.name in BLOCKS
    if tag.name == "img":
        return [_words_for(reader, tag, token)]
    if tag.name in VOID:
        return []
    if tag.mark:
        reader.marks[tag.mark] += 1
    link = tag.address if tag.name == "a" and reader.link is None else None
    if link:
        reader.link, reader.link_place = link, reader.place(token)
    reader.open_tags.append(OpenTag(tag.name, tag.mark, token, link))
    return []


def _words_for(reader: InlineReader, image: Tag, token: Token) -> Inline:
    """Return the words for a picture, which lead to it where it is on the web."""
    written = image.values.get("src", "")
    run = reader.run(image.values.get("alt") or image.values.get("title") or file_name(written))
    address = web_address(written)
    return replace(run, link=address, place=reader.place(token)) if address and reader.link is None else run


def _close(reader: InlineReader, name: str) -> bool:
    """End what the last tag called `name` began; say whether there was one."""
    reader.new_line = reader.new_line or name in BLOCKS
    found = next((tag for tag in reversed(reader.open_tags) if tag.name == name), None)
    if found is None:
        return False
    reader.open_tags.remove(found)
    if found.mark:
        reader.marks[found.mark] -= 1
    if found.link:
        reader.link = None
    return True


def _report(reader: InlineReader, token: Token) -> None:
    width = len(token.content.split("\n")[0])
    tag = read_tag(token.content)
    hint = (tag.hint if tag else "") or "write it in Markdown; a `<` that is meant as a sign is written `\\<`"
    said = f"<{'/' * tag.closes}{tag.name}>" if tag else " ".join(token.content.split())
    reader.report.add(Code.HTML_RAW, f"raw HTML is not passed through: {said}", reader.place(token, width), hint)
