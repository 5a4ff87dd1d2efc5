"""The gallery shows every construct: its brief uses everything in the model at least once.

The constructs come from the program: each dataclass of `briefpress.model`, its fields, the values of its enumerations,
and all fields of YAML. Whoever adds one must also show it in `source/gallery/`.
"""

import dataclasses
import inspect
import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache

import pytest
from ruamel.yaml import YAML

from briefpress import model
from briefpress.fields.kinds import spellings
from briefpress.model import Brief, Place
from briefpress.source.schema import FRONT_MATTER
from tests.desk import command
from tests.html.editions import read
from tests.readers.publishing import GALLERY, ROOT

# Constructs that the gallery cannot show, because it shows an alternative.
ELSEWHERE = {
    "Edge": "suggestions are open questions: a brief with suggestions is not published",
    "Remark": "comments are also open questions",
    "SuggestionKind": "part of suggestions and comments",
    "Decision": "an option on the command line",
    "Example": "examples are numbered through the whole brief; the guide shows them",
    "ListBlock.labels": "part of examples",
    "CrossReference.page": "the guide shows cross-references with their page",
    "Variable.link": "set for a field inside a link; here, fields are in plain text",
    "Status.DRAFT": "a brief has one status: this brief is embargoed, and its translations are final",
    "NotesPlacement.PAGE": "notes have one position: here, they are in groups",
    "NotesPlacement.END": "notes have one position: here, they are in groups",
    "NotesSetting.word": "groups of notes become one thing in Word: here, the default",
    "NotesInWord.LIST": "the default for groups of notes, which need not be set",
    "NotesInWord.ENDNOTES": "groups of notes become one thing in Word: here, lists",
    "NotesInWord.FOOTNOTES": "groups of notes become one thing in Word: here, lists",
    "CitationForm.NOTES": "citations have one position: here, they are in the text",
    "Copyright.statement": "a line in place of the holder and the year, which are shown",
    "CitationSetting.title": "the heading of a list without a position; here, the list has a position",
    "CitationSetting.has_list": "False if there is no list; here, there is a list",
    "CitationSetting.links": "False if citations are not links; here, they are links",
    "Box.name": "set for blocks that a brand declares; the brand of the gallery declares none",
    "Box.variants": "set for variants that a brand declares; the brand of the gallery declares none",
    "Figure.floats": "False if a figure must stay in place; here, all figures may move",
    "Panels.floats": "False if figures must stay in place; here, all figures may move",
    "Masthead.watermark": "a watermark would cover the pages of the gallery; the guide shows it",
    "watermark": "a watermark would cover the pages of the gallery; the guide shows it",
    "Front.MASTHEAD": "a brief begins in one way: here, with a cover",
    "Back.TEXT": "a brief ends in one way: here, with a back cover",
    "Meta.title_inlines": "set for a title with marks; here, the subtitle has marks",
    "Meta.date_precision": "set for a month or a year; here, the date is a day",
    "WorkDate.literal": "set for a date that is not in the calendar",
    "ChartKind.PIE": "the program advises against pie charts; the guide shows one",
    "SourceFile": "part of the passport of a Word file, which no author writes",
    "Cell.blocks": "part of drawn tables, whose cells contain lists; the guide shows one",
    "Table.widths": "part of drawn tables; the guide shows one",
    "Picture.address": "the address of a picture that cannot be shown; all pictures here can be shown",
    "Brief.is_partial": "set for a brief whose people cannot be read, which is checked but not published",
    "Slot": "a position in a table, which no author writes",
    "biblio": "an alternative to `citation`",
    "parts": "an alternative to the fields of the parts",
    "reference-section-title": "the heading of a list without a position; here, the list has a position",
}


TRANSLATIONS = (f"{GALLERY}.ar", f"{GALLERY}.uk", f"{GALLERY}.zh-Hant")


@cache
def gallery(id_: str = GALLERY) -> Brief:
    """Return the gallery, or a translation of it."""
    return read(ROOT, id_)


def everything(value: object) -> Iterator[object]:
    """Yield `value` and everything in it, except places."""
    if isinstance(value, Place):
        return
    yield value
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from everything(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from everything(tuple(value.values()))
    elif isinstance(value, tuple | frozenset):
        for item in value:
            yield from everything(item)


@cache
def names_in_gallery() -> frozenset[str]:
    """Return the names of everything in the gallery: nodes, fields with a value other than the default, and values."""
    names: set[str] = set()
    for value in everything(tuple(gallery(id_) for id_ in (GALLERY, *TRANSLATIONS))):
        if isinstance(value, StrEnum):
            names.add(str_of(value))
        elif dataclasses.is_dataclass(value):
            kind = type(value).__name__
            found = [field for field in dataclasses.fields(value) if getattr(value, field.name) != usual(field)]
            names |= {kind, *(f"{kind}.{field.name}" for field in found)}
    return frozenset(names)


def usual(field: "dataclasses.Field[object]") -> object:
    """Return the default value of a field."""
    return field.default_factory() if callable(field.default_factory) else field.default


def str_of(value: StrEnum) -> str:
    """Return the Python name of a value."""
    return f"{type(value).__name__}.{value.name}"


def constructs() -> list[str]:
    """Return the names of everything that can be shown; the value `""` does not count."""
    names: list[str] = []
    for name, kind in inspect.getmembers(model, inspect.isclass):
        if issubclass(kind, StrEnum):
            names += [str_of(value) for value in kind if value]
        elif dataclasses.is_dataclass(kind) and kind is not Place:
            fields = [field.name for field in dataclasses.fields(kind) if not field.name.endswith("place")]
            names += [name, *(f"{name}.{field}" for field in fields)]
    return [name for name in names if name.split(".", maxsplit=1)[0] not in ELSEWHERE]


@pytest.mark.parametrize("name", constructs())
def test_every_construct_of_the_model_is_shown(name: str) -> None:
    assert (name in names_in_gallery()) != (name in ELSEWHERE), (
        f"show it in source/{GALLERY}/, or state here why it cannot be shown"
    )


@cache
def gallery_fields() -> frozenset[str]:
    """Return the fields in the front matter of the gallery and its translations."""
    files = (ROOT / "source" / GALLERY).glob("brief*.md")
    heads = (file.read_text(encoding="utf-8").split("\n---\n", maxsplit=1)[0] for file in files)
    return frozenset(name for head in heads for name in YAML(typ="safe").load(head.removeprefix("---\n")))


@pytest.mark.parametrize("name", FRONT_MATTER)
def test_every_field_of_the_front_matter_is_shown(name: str) -> None:
    is_written = not gallery_fields().isdisjoint(spellings(name, FRONT_MATTER[name]))
    assert is_written != (name in ELSEWHERE), (
        f"write it in source/{GALLERY}/brief.md, or state here why it cannot be shown"
    )


@pytest.mark.parametrize("id_", TRANSLATIONS)
def test_a_translation_has_the_blocks_of_the_original(id_: str) -> None:
    def shape(brief: Brief) -> list[str]:
        return [f"{type(block).__name__} {getattr(block, 'kind', '')}" for block in model.walk(brief.blocks)]

    assert shape(gallery(id_)) == shape(gallery())
    assert {"dry", "rice", "cost", "eleven"} <= {note.id for note in gallery(id_).notes}


@pytest.mark.parametrize("id_", [GALLERY, *TRANSLATIONS])
def test_a_valid_brief_causes_no_problems(id_: str) -> None:
    outcome = command("check", id_, "--strict", "--format", "json", cwd=ROOT)
    assert (outcome.code, json.loads(outcome.out)) == (0, [])


def test_there_are_constructs_to_show() -> None:
    names = constructs()
    assert len(names) > 100
    assert {"Table.caption", "Mark.HIGHLIGHT", "BoxKind.SIDEBAR", "Landscape", "Run.lang"} <= set(names)
    assert "Table.caption" in names_in_gallery()
