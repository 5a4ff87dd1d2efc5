"""All codes with their levels; `explanations.yaml` explains them."""

from enum import StrEnum


class Level(StrEnum):
    """An error prevents publication of the brief; a warning does so only with `--strict`; a remark never does; off
    hides the problem.
    """

    ERROR = "error"
    WARNING = "warning"
    REMARK = "remark"
    OFF = "off"


class Code(StrEnum):
    """The codes of problems, as shown in square brackets."""

    ABBREVIATION_UNDEFINED = "abbreviation-undefined"
    ABBREVIATION_UNUSED = "abbreviation-unused"
    ALT_MISSING = "alt-missing"
    ATTRIBUTE_UNKNOWN = "attribute-unknown"
    BACK_COVER_EMPTY = "back-cover-empty"
    BIBLIOGRAPHY_INVALID = "bibliography-invalid"
    BIBLIOGRAPHY_MISSING = "bibliography-missing"
    BIDI_CONTROL = "bidi-control"
    BLOCK_EMPTY = "block-empty"
    BLOCK_FORM = "block-form"
    BLOCK_UNCLOSED = "block-unclosed"
    BLOCK_UNDECLARED = "block-undeclared"
    BLOCK_UNKNOWN = "block-unknown"
    BOX_NESTED = "box-nested"
    BRAND_INVALID = "brand-invalid"
    BRAND_UNKNOWN = "brand-unknown"
    BRIEF_EMPTY = "brief-empty"
    BRIEF_MISSING = "brief-missing"
    CAPTION_MISPLACED = "caption-misplaced"
    CHARACTER_HIDDEN = "character-hidden"
    CHARACTER_INVALID = "character-invalid"
    CHART_ADVICE = "chart-advice"
    CHART_ALT = "chart-alt"
    CHART_GAP = "chart-gap"
    CHART_INVALID = "chart-invalid"
    CHART_NUMBER = "chart-number"
    CHART_PERIODS = "chart-periods"
    CITATION_MISPLACED = "citation-misplaced"
    CITATION_UNDEFINED = "citation-undefined"
    CLASS_UNKNOWN = "class-unknown"
    COMMENT_OPEN = "comment-open"
    CONTENTS_BY_HAND = "contents-by-hand"
    CONTRAST = "contrast"
    CREDIT_MISSING = "credit-missing"
    CROSS_REFERENCE = "cross-reference"
    CSL_INVALID = "csl-invalid"
    CSS_INVALID = "css-invalid"
    CSS_NOT_IN_WORD = "css-not-in-word"
    DATE_FUTURE = "date-future"
    DATE_INVALID = "date-invalid"
    EMOJI = "emoji"
    ENCODING = "encoding"
    FILE_MISSING = "file-missing"
    FILE_UNUSED = "file-unused"
    FONT_CHARACTER = "font-character"
    FONT_MISSING = "font-missing"
    FORMULA_INLINE = "formula-inline"
    FORMULA_INVALID = "formula-invalid"
    FRONT_MATTER_MISSING = "front-matter-missing"
    HEADING_BY_HAND = "heading-by-hand"
    HEADING_CAPITALS = "heading-capitals"
    HEADING_DUPLICATE = "heading-duplicate"
    HEADING_EMPTY = "heading-empty"
    HEADING_FULL_STOP = "heading-full-stop"
    HEADING_NESTED = "heading-nested"
    HEADING_SKIPPED = "heading-skipped"
    HTML_RAW = "html-raw"
    HTML_UNSAFE = "html-unsafe"
    ID_DUPLICATE = "id-duplicate"
    IMAGE_ADDRESS = "image-address"
    IMAGE_INLINE = "image-inline"
    IMAGE_INVALID = "image-invalid"
    IMAGE_MISSING = "image-missing"
    IMAGE_RESOLUTION = "image-resolution"
    IMAGE_SIMPLIFIED = "image-simplified"
    INCLUDE_CYCLE = "include-cycle"
    INDEX_EMPTY = "index-empty"
    ITEM_EMPTY = "item-empty"
    KEY_DUPLICATE = "key-duplicate"
    KEY_MISSING = "key-missing"
    KEY_UNKNOWN = "key-unknown"
    LANDSCAPE = "landscape"
    LANG_INVALID = "lang-invalid"
    LANG_UNLIKELY = "lang-unlikely"
    LAYOUT_FAILED = "layout-failed"
    LEVEL_FIXED = "level-fixed"
    LEVEL_INVALID = "level-invalid"
    LIMIT_EXCEEDED = "limit-exceeded"
    LINK_BARE = "link-bare"
    LINK_DEAD = "link-dead"
    LINK_EMPTY = "link-empty"
    LINK_LOCAL = "link-local"
    LINK_TARGET = "link-target"
    LINK_VAGUE = "link-vague"
    MARKUP_LITERAL = "markup-literal"
    NAMES_ALIKE = "names-alike"
    NESTING = "nesting"
    NOTE_DUPLICATE = "note-duplicate"
    NOTE_ELSEWHERE = "note-elsewhere"
    NOTE_EMPTY = "note-empty"
    NOTE_MISPLACED = "note-misplaced"
    NOTE_SHORTENED = "note-shortened"
    NOTE_UNDEFINED = "note-undefined"
    NOTE_UNUSED = "note-unused"
    NOTES_PLACE = "notes-place"
    NUMBERED_BY_HAND = "numbered-by-hand"
    ORGANISATION_UNKNOWN = "organisation-unknown"
    ORGANISATION_UNUSED = "organisation-unused"
    OUTPUT_EDITED = "output-edited"
    OUTPUT_UNWRITABLE = "output-unwritable"
    PAGE_BREAK = "page-break"
    PATH_OUTSIDE = "path-outside"
    PERSON_UNKNOWN = "person-unknown"
    PERSON_UNUSED = "person-unused"
    PLACEHOLDER = "placeholder"
    PRINT_PROFILE = "print-profile"
    RECOMMENDATIONS_FORM = "recommendations-form"
    REFERENCE_DUPLICATE = "reference-duplicate"
    REFERENCE_INCOMPLETE = "reference-incomplete"
    REFERENCE_UNUSED = "reference-unused"
    REFERENCES_PLACE = "references-place"
    RENDERING = "rendering"
    SHORTCODE_UNKNOWN = "shortcode-unknown"
    SITE_LEFT_OUT = "site-left-out"
    SOURCE_MISSING = "source-missing"
    SUGGESTION_MISPLACED = "suggestion-misplaced"
    SUGGESTION_OPEN = "suggestion-open"
    SUGGESTION_UNCLOSED = "suggestion-unclosed"
    TABLE_CELLS = "table-cells"
    TABLE_CROWDED = "table-crowded"
    TABLE_HEADER = "table-header"
    TABLE_INVALID = "table-invalid"
    TABLE_SIZE = "table-size"
    TABLE_SPAN = "table-span"
    TEXT_HIDDEN = "text-hidden"
    TEXT_INDENTED = "text-indented"
    TEXT_INVISIBLE = "text-invisible"
    TEXT_MISSING = "text-missing"
    TITLE_FROM_HEADING = "title-from-heading"
    TITLE_REPEATED = "title-repeated"
    TOO_LONG = "too-long"
    TRANSLATION_INCOMPLETE = "translation-incomplete"
    TRANSLATION_OUTDATED = "translation-outdated"
    UNSUPPORTED = "unsupported"
    VALUE_INVALID = "value-invalid"
    VARIABLE_EMPTY = "variable-empty"
    VARIANT_UNSTYLED = "variant-unstyled"
    WORD_MISSING = "word-missing"
    WORDS_LOST = "words-lost"
    YAML_INVALID = "yaml-invalid"

    @property
    def level(self) -> Level:
        """Return the default level of the code."""
        return next((level for level, codes in LEVELS.items() if self in codes), Level.ERROR)

    @property
    def fixed(self) -> bool:
        """Return whether the code is always an error, because text would be lost or nothing could be produced."""
        return self.level is Level.ERROR and self not in LOWERABLE


WARNINGS = frozenset({
    Code.ALT_MISSING, Code.ATTRIBUTE_UNKNOWN, Code.BACK_COVER_EMPTY, Code.BLOCK_FORM, Code.BLOCK_UNDECLARED,
    Code.BLOCK_UNKNOWN, Code.BOX_NESTED, Code.CAPTION_MISPLACED, Code.CHART_GAP, Code.CHART_NUMBER, Code.CHART_PERIODS,
    Code.CLASS_UNKNOWN, Code.CONTENTS_BY_HAND, Code.CONTRAST, Code.CSS_INVALID, Code.DATE_FUTURE, Code.EMOJI,
    Code.HEADING_EMPTY, Code.HEADING_NESTED, Code.HEADING_SKIPPED, Code.HTML_RAW, Code.IMAGE_ADDRESS, Code.IMAGE_INLINE,
    Code.IMAGE_RESOLUTION, Code.IMAGE_SIMPLIFIED, Code.INDEX_EMPTY, Code.ITEM_EMPTY, Code.KEY_UNKNOWN,
    Code.LANG_UNLIKELY, Code.LEVEL_FIXED, Code.LEVEL_INVALID, Code.LIMIT_EXCEEDED, Code.LINK_DEAD, Code.LINK_EMPTY,
    Code.LINK_LOCAL, Code.LINK_TARGET, Code.LINK_VAGUE, Code.MARKUP_LITERAL, Code.NAMES_ALIKE, Code.FORMULA_INLINE,
    Code.NOTES_PLACE, Code.NOTE_SHORTENED, Code.NOTE_UNUSED, Code.OUTPUT_EDITED, Code.PAGE_BREAK, Code.PLACEHOLDER,
    Code.REFERENCES_PLACE, Code.REFERENCE_DUPLICATE, Code.REFERENCE_INCOMPLETE, Code.RENDERING,
    Code.SHORTCODE_UNKNOWN, Code.SUGGESTION_UNCLOSED, Code.TABLE_CELLS, Code.TABLE_CROWDED, Code.TABLE_HEADER,
    Code.TEXT_HIDDEN, Code.TEXT_MISSING, Code.TITLE_REPEATED, Code.TRANSLATION_INCOMPLETE,
    Code.TRANSLATION_OUTDATED, Code.VARIABLE_EMPTY, Code.VARIANT_UNSTYLED, Code.WORD_MISSING,
})  # fmt: skip
REMARKS = frozenset({
    Code.ABBREVIATION_UNDEFINED, Code.ABBREVIATION_UNUSED, Code.CHARACTER_HIDDEN, Code.COMMENT_OPEN,
    Code.CHART_ADVICE, Code.CHART_ALT,
    Code.CSS_NOT_IN_WORD, Code.HEADING_BY_HAND, Code.HEADING_CAPITALS, Code.HEADING_DUPLICATE,
    Code.HEADING_FULL_STOP, Code.LINK_BARE,
    Code.NUMBERED_BY_HAND, Code.SITE_LEFT_OUT, Code.TEXT_INDENTED, Code.TITLE_FROM_HEADING, Code.ORGANISATION_UNUSED,
    Code.PERSON_UNUSED, Code.FILE_UNUSED, Code.REFERENCE_UNUSED,
})  # fmt: skip
OFF = frozenset({Code.CREDIT_MISSING, Code.SOURCE_MISSING})
LEVELS = {Level.WARNING: WARNINGS, Level.REMARK: REMARKS, Level.OFF: OFF}
# Errors whose level users can lower, because no text is lost or a default replaces an invalid value.
LOWERABLE = frozenset({
    Code.BIDI_CONTROL, Code.DATE_INVALID, Code.FONT_CHARACTER, Code.FONT_MISSING, Code.HTML_UNSAFE,
    Code.IMAGE_MISSING, Code.KEY_DUPLICATE, Code.LANG_INVALID, Code.NOTE_UNDEFINED, Code.RECOMMENDATIONS_FORM,
    Code.VALUE_INVALID,
})  # fmt: skip
