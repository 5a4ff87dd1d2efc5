"""Problems: what is wrong with what a user wrote, all at once and never as a traceback.

In: findings from every room, each with a code from the one table below and, where there is one, the
place it stands at. Out: the findings sorted by place, and whether they stop the work.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum

from briefpress.model import Place


class Level(StrEnum):
    """An error stops the brief; a warning does so with `--strict` only; a remark never does."""

    ERROR = "error"
    WARNING = "warning"
    REMARK = "remark"


class Code(StrEnum):
    """Every kind of problem, by the name that is shown in brackets."""

    ALT_MISSING = "alt-missing"
    ATTRIBUTE_UNKNOWN = "attribute-unknown"
    BIBLIOGRAPHY_INVALID = "bibliography-invalid"
    BIBLIOGRAPHY_MISSING = "bibliography-missing"
    BRAND_INVALID = "brand-invalid"
    BRAND_UNKNOWN = "brand-unknown"
    BRIEF_EMPTY = "brief-empty"
    BRIEF_MISSING = "brief-missing"
    CAPTION_MISPLACED = "caption-misplaced"
    CHARACTER_INVALID = "character-invalid"
    CITATION_MISPLACED = "citation-misplaced"
    CITATION_UNDEFINED = "citation-undefined"
    CLASS_UNKNOWN = "class-unknown"
    CSL_INVALID = "csl-invalid"
    CSS_INVALID = "css-invalid"
    CSS_NOT_IN_WORD = "css-not-in-word"
    CROSS_REFERENCE = "cross-reference"
    BLOCK_EMPTY = "block-empty"
    BLOCK_UNCLOSED = "block-unclosed"
    BLOCK_UNKNOWN = "block-unknown"
    DATE_INVALID = "date-invalid"
    ENCODING = "encoding"
    FILE_MISSING = "file-missing"
    FONT_CHARACTER = "font-character"
    FRONT_MATTER_MISSING = "front-matter-missing"
    HEADING_EMPTY = "heading-empty"
    HEADING_SKIPPED = "heading-skipped"
    HTML_RAW = "html-raw"
    ID_DUPLICATE = "id-duplicate"
    IMAGE_INVALID = "image-invalid"
    IMAGE_MISSING = "image-missing"
    INCLUDE_CYCLE = "include-cycle"
    INDEX_EMPTY = "index-empty"
    KEY_DUPLICATE = "key-duplicate"
    KEY_MISSING = "key-missing"
    KEY_UNKNOWN = "key-unknown"
    LANDSCAPE = "landscape"
    LANG_INVALID = "lang-invalid"
    LINK_EMPTY = "link-empty"
    LINK_TARGET = "link-target"
    MATHS = "maths"
    NESTING = "nesting"
    NOTE_DUPLICATE = "note-duplicate"
    NOTE_ELSEWHERE = "note-elsewhere"
    NOTE_EMPTY = "note-empty"
    NOTE_MISPLACED = "note-misplaced"
    NOTE_UNDEFINED = "note-undefined"
    NOTE_UNUSED = "note-unused"
    NOTES_PLACE = "notes-place"
    ORGANISATION_UNKNOWN = "organisation-unknown"
    OUTPUT_UNWRITABLE = "output-unwritable"
    PATH_OUTSIDE = "path-outside"
    PERSON_UNKNOWN = "person-unknown"
    PRINT_PROFILE = "print-profile"
    RECOMMENDATIONS_FORM = "recommendations-form"
    REFERENCE_DUPLICATE = "reference-duplicate"
    REFERENCE_INCOMPLETE = "reference-incomplete"
    REFERENCE_UNUSED = "reference-unused"
    REFERENCES_PLACE = "references-place"
    RENDERING = "rendering"
    SHORTCODE_UNKNOWN = "shortcode-unknown"
    TABLE_HEADER = "table-header"
    TABLE_INVALID = "table-invalid"
    TABLE_SIZE = "table-size"
    UNSUPPORTED = "unsupported"
    VALUE_INVALID = "value-invalid"
    VARIABLE_EMPTY = "variable-empty"
    WORD_MISSING = "word-missing"
    YAML_INVALID = "yaml-invalid"


WARNINGS = frozenset(
    {
        Code.ALT_MISSING,
        Code.ATTRIBUTE_UNKNOWN,
        Code.BLOCK_UNKNOWN,
        Code.CAPTION_MISPLACED,
        Code.CLASS_UNKNOWN,
        Code.CSS_INVALID,
        Code.HEADING_SKIPPED,
        Code.INDEX_EMPTY,
        Code.KEY_UNKNOWN,
        Code.LINK_EMPTY,
        Code.MATHS,
        Code.NOTE_UNUSED,
        Code.NOTES_PLACE,
        Code.REFERENCE_DUPLICATE,
        Code.REFERENCE_INCOMPLETE,
        Code.REFERENCES_PLACE,
        Code.RENDERING,
        Code.SHORTCODE_UNKNOWN,
        Code.TABLE_HEADER,
        Code.VARIABLE_EMPTY,
        Code.WORD_MISSING,
    }
)
REMARKS = frozenset({Code.CSS_NOT_IN_WORD, Code.REFERENCE_UNUSED})


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `text` says what is wrong, `hint` what to do about it."""

    code: Code
    text: str
    place: Place | None = None
    hint: str = ""

    @property
    def level(self) -> Level:
        """Return the level that the table gives to the code."""
        return Level.REMARK if self.code in REMARKS else Level.WARNING if self.code in WARNINGS else Level.ERROR


@dataclass(slots=True)
class Report:
    """Collects problems on the way through the rooms."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, code: Code, text: str, place: Place | None = None, hint: str = "") -> None:
        """Add one problem."""
        self.problems.append(Problem(code, text, place, hint))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add many problems."""
        self.problems.extend(problems)

    def fails(self, *, strict: bool) -> bool:
        """Say whether the problems stop the work."""
        stops = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
        return any(problem.level in stops for problem in self.problems)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems once each, sorted by place; those without a place come first."""
    return sorted(set(problems), key=lambda problem: (problem.place or Place("", 0, 0), problem.code, problem.text))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the known word nearest to `word`, or `""` where none is near."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'did you mean "{close[0]}"?' if close else ""
