"""Converts boxes, recommendations and indexes of a `Brief`. In: model blocks. Out: edition blocks."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, repeat
from typing import TYPE_CHECKING

from briefpress import model
from briefpress.brand import OwnBlock
from briefpress.brand.own_roles import BOX_ROLES, AnyRole
from briefpress.brand.roles import KEY_FIGURE, SPEAKER, Role
from briefpress.edition.convert.portraits import person_card, positions
from briefpress.edition.model.blocks import Blocks, Box, Card, DefinitionList, Recommendations
from briefpress.edition.model.inlines import CrossReference, Inline, Text
from briefpress.edition.model.paragraphs import Paragraph
from briefpress.edition.numbers.labels import NumberedRecommendation
from briefpress.model import BoxKind, Column, IndexKind, Recommendation

if TYPE_CHECKING:
    from briefpress.edition.convert.blocks import Converter

# Boxes that always have a heading: a house word, unless the author writes a heading.
CALLOUTS = tuple(kind for kind in BoxKind if kind.startswith("callout-"))
ALWAYS_HEADED = (BoxKind.KEY_MESSAGES, *CALLOUTS)
RATING_SYMBOLS = {"good": "+", "mixed": "±", "bad": "\N{MINUS SIGN}"}
# Authors write symbols in comparisons of options; each stands for a rating.
RATINGS = {"+": "good", "+/-": "mixed", "±": "mixed", "-": "bad", "\N{MINUS SIGN}": "bad"}
LONGEST = 90  # in characters: the maximum length of a recommendation in the index, or of a single bold paragraph
SEMICOLON = re.compile("[;؛；]")  # the characters that separate addressees, in all scripts
SHORT = 240  # in characters: the maximum length of recommendations that are side by side


def convert_box(converter: Converter, box: model.Box) -> Blocks:
    """Return a box with its heading, content and source. A comparison of options is returned as a table without a
    box.
    """
    own = converter.own.get(box.name or box.kind)
    role, caption = _role(box, own), converter.caption(box)
    heading = () if caption else _heading(converter, box, own)
    blocks = (*heading, *_inside(converter, box, role), *_source(converter, box))
    return blocks if box.kind is BoxKind.OPTIONS else (Box(role, caption, blocks, box.id, box.column),)


def _inside(converter: Converter, box: model.Box, role: AnyRole) -> Blocks:
    """Return the content of a box: key figures as cards, timelines with dates, and options with words beside
    symbols.
    """
    match box.kind:
        case BoxKind.KEY_FIGURES:
            return tuple(chain.from_iterable(_figures(converter, block) for block in box.blocks))
        case BoxKind.TIMELINE:
            return replace(converter, terms=(Role.TIMELINE_DATE, Role.TIMELINE_EVENT)).blocks(box.blocks, role)
        case BoxKind.OPTIONS:
            words = converter.words.tables["ratings"]
            ratings = {written: f"{RATING_SYMBOLS[rating]}\u00a0{words[rating]}" for written, rating in RATINGS.items()}
            return replace(converter, ratings=ratings).blocks(box.blocks, role)
        case _:
            return converter.blocks(box.blocks, role)


def _figures(converter: Converter, block: model.Block) -> Blocks:
    """Return a card for each key figure: its number, its text and its notes."""
    if not isinstance(block, model.DefinitionList):
        return converter.blocks((block,), Role.KEY_FIGURES)
    return tuple(_figure(converter, *item) for item in block.items)


def _figure(converter: Converter, number: model.Paragraph, definitions: tuple[model.Blocks, ...]) -> Card:
    roles = (Role.KEY_FIGURE_LABEL, *repeat(Role.KEY_FIGURE_NOTE, len(definitions)))
    lines = (converter.blocks(blocks, role) for blocks, role in zip(definitions, roles, strict=False))
    paragraph = replace(converter.paragraph(Role.KEY_FIGURE_NUMBER, number.inlines), place=number.place)
    return Card(KEY_FIGURE, (paragraph, *chain.from_iterable(lines)), whole=True)


def _role(box: model.Box, own: OwnBlock | None) -> AnyRole:
    """Return the role of a box. `own` is the brand's declaration of the box, if any. Boxes in the margin have roles of
    their own, with smaller type.
    """
    if box.column is not Column.MARGIN or (own and own.like is BoxKind.MARGIN):
        return own.role(box.variants) if own else BOX_ROLES[box.kind]
    return Role.MARGIN_QUOTE if box.kind is BoxKind.PULL_QUOTE else Role.MARGIN_NOTE


def _heading(converter: Converter, box: model.Box, own: OwnBlock | None) -> tuple[Paragraph, ...]:
    """Return the heading of an unnumbered box: its title, or the house word for its kind, or `()` if it has neither.
    Callouts have both, so that colour is not the only sign of their kind (WCAG 2.2, 1.4.1).
    """
    word = converter.words.tables["boxes"][box.kind] if box.kind in ALWAYS_HEADED else ""
    word = (own.title(converter.words.lang) if own else None) or word
    title = converter.inlines(box.title)
    if box.kind in CALLOUTS and title and not _begins_with(box.title, word):
        title = (Text(f"{word}{converter.words['between-term-and-text']}"), *title)
    heading = title or ((Text(word),) if word else ())
    return (Paragraph(Role.BOX_HEADING, heading),) if heading else ()


def _begins_with(title: model.Inlines, word: str) -> bool:
    """Return whether a title begins with the word for the kind of box."""
    return model.plain_text(title).casefold().startswith(word.casefold())


def _source(converter: Converter, box: model.Box) -> Blocks:
    source = converter.below("source", box.source.inlines) if box.source else ()
    if box.kind is not BoxKind.PULL_QUOTE:
        return source
    return (*_speaker(converter, box), *converter.attribution(box.source))


def _speaker(converter: Converter, box: model.Box) -> Blocks:
    """Return the person quoted in a pull quote: a card with a portrait or, in the margin, one line. Return `()` if
    nobody is quoted.
    """
    person = converter.people.get(box.person)
    if person is None:
        return ()
    if box.column is not Column.MARGIN:
        return (person_card(person, converter.words, SPEAKER),)
    line = ", ".join(filter(None, (person.name, positions(person, converter.words))))
    return converter.attribution(model.Paragraph((model.Run(line),)))


def convert_recommendations(converter: Converter, block: model.Recommendations) -> Recommendations:
    """Return recommendations with their numbers and addressees."""
    cards = converter.cards if block.cards is None else block.cards
    items = tuple(
        _recommendation(converter, item, _first(item) if cards else Role.RECOMMENDATION) for item in block.items
    )
    return Recommendations(items, cards, paired=cards and len(items) > 1 and all(map(_is_short, block.items)))


def _first(item: Recommendation) -> Role:
    """Return the role of the first paragraph of a card: a bold lead if it is short or other blocks follow, and if no
    part of it is bold already.
    """
    first, *more = item.blocks or (None,)
    if not isinstance(first, model.Paragraph):
        return Role.RECOMMENDATION_CARD
    is_bold = any(isinstance(inline, model.Run) and model.Mark.STRONG in inline.marks for inline in first.inlines)
    leads = more or len(model.plain_text(first.inlines)) <= LONGEST
    return Role.RECOMMENDATION_LEAD if leads and not is_bold else Role.RECOMMENDATION_CARD


def _is_short(item: Recommendation) -> bool:
    """Return whether a recommendation is short enough for half the text width."""
    texts = [model.plain_text(block.inlines) for block in item.blocks if isinstance(block, model.Paragraph)]
    return len(texts) == len(item.blocks) and sum(map(len, texts)) <= SHORT


def _recommendation(converter: Converter, item: Recommendation, role: Role) -> tuple[str, Blocks]:
    known = converter.numbers.recommendations.get(item)
    assert known, "`check` allows recommendations only in the text"
    first, *more = converter.item(item.blocks, role, Role.RECOMMENDATION_CONTINUE, 1)
    assert isinstance(first, Paragraph), "every item begins with a paragraph"
    return str(known.number), (replace(first, id=known.id), *more, *_addressee_lines(converter, item))


def _addressee_lines(converter: Converter, item: Recommendation) -> Iterator[Paragraph]:
    words, parts = converter.words, []
    if item.addressee:
        names = words["between-positions"].join(_addressees(item))
        parts.append(words.filled("addressee", text=names))
    if item.priority:
        parts.append(words.filled("priority", text=words.tables["priorities"][item.priority]))
    if parts:
        yield Paragraph(Role.RECOMMENDATION_ADDRESSEE, (Text("\u00a0· ".join(parts)),))


def _addressees(item: Recommendation) -> list[str]:
    return [name.strip() for name in SEMICOLON.split(item.addressee) if name.strip()]


def convert_index(converter: Converter, block: model.Index) -> Iterator[DefinitionList]:
    """Yield an index as a list of terms, or nothing if it would be empty."""
    match block.kind:
        case IndexKind.RECOMMENDATIONS:
            items = tuple(_by_addressee(converter))
        case IndexKind.ABBREVIATIONS:
            written = sorted(converter.abbreviations.items(), key=lambda item: (item[0].casefold(), item[0]))
            items = tuple(_term(short, (Text(long),)) for short, long in written)
    if items:
        yield DefinitionList(items)


def _term(term: str, *definitions: tuple[Inline, ...]) -> tuple[Paragraph, tuple[Blocks, ...]]:
    paragraphs = tuple((Paragraph(Role.DEFINITION, definition),) for definition in definitions)
    return Paragraph(Role.DEFINITION_TERM, (Text(term),)), paragraphs


def _by_addressee(converter: Converter) -> Iterator[tuple[Paragraph, tuple[Blocks, ...]]]:
    known = tuple(converter.numbers.recommendations.values())
    for name in dict.fromkeys(chain.from_iterable(_addressees(item.written) for item in known)):
        yield _term(name, *(_entry(converter, item) for item in known if name in _addressees(item.written)))


def _entry(converter: Converter, item: NumberedRecommendation) -> tuple[Inline, ...]:
    """Return the number of a recommendation and the beginning of its text."""
    first = item.written.blocks[0] if item.written.blocks else None
    text = model.plain_text(first.inlines) if isinstance(first, model.Paragraph) else ""
    reference: CrossReference = converter.numbers.references[item.id]
    return reference, Text(
        converter.words["between-label-and-text"] + textwrap.shorten(text, LONGEST, placeholder=" …")
    )
