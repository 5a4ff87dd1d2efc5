"""Paragraphs in the styles of briefpress. In: paragraphs with these styles in Word files. Out: their kinds and
Markdown.

A box consists of its heading and the paragraphs below it that have the style of a box, borders or a background. A
recommendation includes its further paragraphs and its addressee.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from briefpress import lazy
from briefpress.docx.read import Paragraph, PieceKind
from briefpress.merge.importing.kinds import as_text
from briefpress.words import in_every_language

Blocks = Callable[[Sequence[Paragraph]], str]
BOXES = {
    "box": "box",
    "case study": "case-study",
    "sidebar": "sidebar",
    "key messages": "key-messages",
    "pull quote": "pull-quote",
    "margin note": "margin",
    **{f"callout {kind}": f"callout-{kind}" for kind in ("note", "tip", "warning", "important", "caution")},
}
FIGURE, CAPTION, TABLE_CAPTION = "figure", "caption", "table caption"
HEADING, ATTRIBUTION, SOURCE = "box heading", "attribution", "source line"
RECOMMENDATIONS, ADDRESSEE = "recommendation", "recommendation addressee"
CARDS, RECOMMENDATION_BLOCK = ("recommendation card", "recommendation lead"), "recommendations"
AROUND = frozenset({"border", "ground"})  # the formats that paragraphs in a box have
ITEM = lazy.pattern(r"\s*(?:-|\(?(?:\d{1,3}|[A-Za-z]|[ivxlc]+|[IVXLC]+)[.)]) ")
LINES = {"credit": "credit", "note": "note"}  # the attributes for lines below a figure with these labels


def grouped(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[str, list[Paragraph]]]:
    """Yield groups of paragraphs that belong together, with the name of their kind, or `""` for a single paragraph."""
    name, group = "", list[Paragraph]()
    for paragraph in paragraphs:
        new = _continues(name, paragraph) if group else ""
        if not new:
            if group:
                yield _box(name, group), group
            name, group = _begins(paragraph), [paragraph]
            if not name:
                yield "", group
                group = []
            continue
        name, group = new, [*group, paragraph]
    if group:
        yield _box(name, group), group


def is_house(paragraph: Paragraph) -> bool:
    """Return whether a paragraph has a style of briefpress that determines its kind."""
    return bool(_begins(paragraph)) or paragraph.style in (FIGURE, CAPTION, TABLE_CAPTION, ATTRIBUTION, SOURCE)


def _begins(paragraph: Paragraph) -> str:
    """Return the name of the group that begins with a paragraph, `HEADING` for a box of unknown kind, or `""`."""
    style = paragraph.style
    if style.startswith(RECOMMENDATIONS):
        return RECOMMENDATIONS
    if style.startswith("contact "):
        return "contacts"
    if style == FIGURE and any(piece.kind is PieceKind.PICTURE for piece in paragraph.pieces):
        return FIGURE
    if style in ("cover author", "cover affiliation"):
        return "author"
    return HEADING if style == HEADING else BOXES.get(style, "abstract" if style == "abstract" else "")


def _continues(name: str, paragraph: Paragraph) -> str:
    """Return the name of the group `name` after a paragraph is added, which may change it, or `""` if the paragraph
    does not belong to the group.
    """
    begun = _begins(paragraph)
    if name == FIGURE:
        return FIGURE if paragraph.style in (CAPTION, SOURCE) else ""
    if begun == name and name != HEADING:
        return name
    if name == HEADING and begun in BOXES.values():
        return begun
    is_box = name == HEADING or name in BOXES.values()
    inside = paragraph.style == ATTRIBUTION or (AROUND & paragraph.layout and not begun)
    return name if is_box and inside else ""


def _box(name: str, group: Sequence[Paragraph]) -> str:
    """Return the final name of a group. A box that contains only a list becomes key messages; a heading alone is not a
    box.
    """
    if name != HEADING or not group[1:]:
        return "" if name == HEADING else name
    return "key-messages" if all(paragraph.style.startswith("list") for paragraph in group[1:]) else "box"


def box(name: str, group: Sequence[Paragraph], blocks: Blocks) -> str:
    """Return the source of a box; `blocks` returns the source of paragraphs."""
    values, inside = {}, []
    for paragraph in group:
        if paragraph.style == HEADING:
            values["title"] = _without_kind(unnumbered(paragraph).text, name)
        elif paragraph.style == ATTRIBUTION:
            values["attribution"] = re.sub(r"^[\s—–―-]+", "", paragraph.text)
        elif paragraph.style == SOURCE:
            values |= line_below(paragraph)
        else:
            inside.append(as_text(replace(paragraph, style="body text")) if paragraph.style in BOXES else paragraph)
    opening = f"{{.{name}{attributes(values)}}}" if values else name
    return f"::: {opening}\n{blocks(inside).strip()}\n:::"


def _without_kind(title: str, name: str) -> str:
    """Return the title of a callout without the word for its kind, which briefpress adds."""
    words = in_every_language("boxes", name) if name.startswith("callout-") else ()
    kinds = "|".join(map(re.escape, words))
    return re.sub(rf"^(?:{kinds})\s*[:：]\s*(?=\S)", "", title, flags=re.IGNORECASE) if kinds else title


def recommendations(group: Sequence[Paragraph], words: Callable[[Paragraph], str]) -> str:
    """Return the source of recommendations. An addressee belongs to the recommendation above it."""
    items: list[list[str]] = []
    for paragraph in group:
        if paragraph.style == ADDRESSEE and items:
            addressee = re.split(r"\s·\s", paragraph.text.partition(":")[2])[0]
            items[-1][0] += f" {{{attributes({'addressee': addressee}).strip()}}}"
        elif paragraph.style in (RECOMMENDATIONS, *CARDS) or not items:
            items.append([f"{len(items) + 1}. {words(paragraph).strip()}"])
        else:
            items[-1].append(f"   {words(paragraph).strip()}")
    shown = "\n\n".join("\n\n".join(item) for item in items)
    cards = any(paragraph.style in CARDS for paragraph in group)
    return f"::: {'{.recommendations cards=true}' if cards else RECOMMENDATION_BLOCK}\n{shown}\n:::"


def figure(group: Sequence[Paragraph], picture: str, words: Callable[[Paragraph], str]) -> str:
    """Return the source of a figure; `picture` is the source of its picture."""
    captions = " ".join(words(unnumbered(item)).strip() for item in group if item.style == CAPTION)
    values: dict[str, str] = {}
    for paragraph in group:
        values |= line_below(paragraph) if paragraph.style == SOURCE else {}
    more = attributes(values)
    if not picture.startswith("!["):
        return captioned_table(picture, captions, more.strip())
    whole = picture.replace("![]", f"![{captions}]", 1)
    return (
        f"{whole.removesuffix('}')}{more}}}" if whole.endswith("}") else f"{whole}{{{more.strip()}}}" if more else whole
    )


def captioned_table(source: str, caption: str, inside: str) -> str:
    """Return the source of a table, or of a chart with its data table, including the caption and attributes."""
    table, _, title = source.removesuffix("\n:::").partition("\n\n: ")
    shown = f"{caption} ({title})" if caption and title and title.lower() not in caption.lower() else caption or title
    line = " ".join(item for item in (shown, f"{{{inside}}}" if inside else "") if item)
    end = "\n:::" if source.endswith("\n:::") else ""
    return f"{table}\n\n: {line}{end}" if line else source


def joined(blocks: Sequence[str]) -> Iterator[str]:
    """Yield the lines of blocks, with blank lines between them except between list items.

    Adjacent quotations become one.
    """
    for number, block in enumerate(blocks):
        if number and not _in_one_list(blocks[number - 1], block):
            yield ">" if block.startswith("> ") and blocks[number - 1].startswith("> ") else ""
        yield block
    yield ""


def _in_one_list(first: str, second: str) -> bool:
    """Return whether two blocks are items of the same list, or of a list and a list nested in it."""
    first_item, second_item = ITEM.match(first), ITEM.match(second)
    if first_item is None or second_item is None:
        return False
    indents = [len(match[0]) - len(match[0].lstrip()) for match in (first_item, second_item)]
    forms = [re.sub(r"[^\W\d]+", "a", re.sub(r"\d+", "1", match[0].strip())) for match in (first_item, second_item)]
    return indents[0] != indents[1] or forms[0] == forms[1]


def unnumbered(paragraph: Paragraph) -> Paragraph:
    """Return a caption or heading without its number field or the text before that field."""
    numbers = [place for place, piece in enumerate(paragraph.pieces) if piece.key.startswith("SEQ")]
    if not numbers or paragraph.pieces[numbers[0]].kind is not PieceKind.MADE:
        return paragraph
    first, *rest = paragraph.pieces[numbers[0] + 1 :] or (replace(paragraph.pieces[0], text=""),)
    return replace(paragraph, pieces=(replace(first, text=re.sub(r"^[\s.:—–-]+", "", first.text)), *rest))


def line_below(paragraph: Paragraph) -> dict[str, str]:
    """Map the name of the attribute that a line below a figure, table or box becomes to the line's text."""
    label, colon, words = paragraph.text.partition(":")
    return {LINES.get(label.strip().lower(), "source"): (words if colon else label).strip()}


def attributes(values: dict[str, str]) -> str:
    """Return the source of attributes, each preceded by a space."""
    return "".join(f' {key}="{" ".join(value.split()).replace(chr(34), chr(0x201D))}"' for key, value in values.items())
