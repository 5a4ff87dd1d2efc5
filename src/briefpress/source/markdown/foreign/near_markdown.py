"""Text that is almost Markdown and is shown as written. Text of this kind often comes from Word, or from keyboards that
insert other characters.

In: a paragraph's text as in the source. Out: problems. `markdown.py` covers the Markdown of other programs, and
`near_tables.py` text that is almost a table.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefpress import lazy
from briefpress.problems import Code, Report
from briefpress.source.markdown.foreign.markdown import OTHERS
from briefpress.source.markdown.foreign.markup import TYPST, Literal
from briefpress.source.markdown.foreign.near_lists import NEAR_LISTS
from briefpress.source.markdown.foreign.near_tables import BULLET, NEAR_TABLES
from briefpress.source.markdown.inline_places import InlinePlaces
from briefpress.source.syntax.latex_maths import without_latex_formulas
from briefpress.source.syntax.maths import without_formulas

CODE = lazy.pattern(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)  # a code span (CommonMark 0.31.2, 6.1)
QUOTED = lazy.pattern(r"\{[^{}\n]*=[“”„‟«»‘’‚][^{}\n]*\}")  # attributes with typographic quotation marks
ADDRESS = r"(?:https?://|mailto:|#|\S+\.(?:png|jpe?g|gif|svg)\))"
# Words after which a hyphen at a line end is correct: short- and long-term, Vor- und Nachteile.
SUSPENDED = "and|or|to|und|oder|bis|bzw|sowie|et|ou|y|o|e|en|of|i|och|eller|og"
ATTRIBUTES = r"\{(?:[#.]\w|[\w-]+=)"


LITERALS = (
    Literal(
        QUOTED,
        "attributes need straight quotation marks",
        'use straight quotation marks inside the braces: "..."',
        shown=False,
    ),
    Literal(
        lazy.pattern(r"^(?:#{1,6}|[-*+]|\d{1,9}[.)])\u00a0", re.MULTILINE),
        "a non-breaking space follows the marker of a heading or list",
        "replace it with an ordinary space",
    ),
    Literal(
        lazy.pattern(
            r"^[\u00ad\u200b-\u200d\u2060\ufeff]+(?=#{1,6} |[-*+] |\d{1,9}[.)] |>|\||```|:::|\[\^)", re.MULTILINE
        ),
        "a hidden character precedes the marker of a heading, list or other block",
        "delete it: put the cursor before the marker and press Backspace",
    ),
    Literal(
        lazy.pattern(
            rf"^(?!{TYPST})(?:#{{2,6}}(?=[^\s#])|#(?=[^\W\d_])(?!\S+\s+#[^\W\d_]|[\w-]+/\S+\s*$))", re.MULTILINE
        ),
        "a heading needs a space after its #",
        r"add a space; write a literal # as \#",
    ),
    Literal(
        lazy.pattern(r"^(?:[–—]|-{2,3}) (?=.*\n(?:[–—]|-{2,3}) )", re.MULTILINE),
        "a list item starts with a dash instead of a hyphen",
        "write one hyphen and a space in place of the dash, and add a blank line above the list",
    ),
    Literal(
        lazy.pattern(r"^[-+*](?=[^\W\d_].*\n[-+*][^\W\d_])", re.MULTILINE),
        "a list item needs a space after its hyphen",
        "add the space, and a blank line above the list",
    ),
    Literal(
        lazy.pattern(r"^\d{1,3}[.)](?=[^\W\d_]{2}[^.\n]*(?:\s|$))", re.MULTILINE),
        "a list item needs a space after its number",
        r"add the space, or write 3\. if you do not mean a list",
    ),
    Literal(
        lazy.pattern(r"\A\[[ xX]?\](?=[^\W_])|\A\[\](?= )|^[-+*]\[[ xX]?\]", re.MULTILINE),
        "a task is missing a space",
        "write - [ ] and a space before an open task, or - [x] and a space before a completed task",
    ),
    Literal(lazy.pattern(r"\A\[[ xX]\]\s*\Z"), "an empty task", "write its text, or remove it"),
    Literal(
        lazy.pattern(r"\A\[[/><!?*~-]\](?= )"),
        "a task can only be open or done",
        "use [ ] or [x], and write anything else as text",
    ),
    Literal(
        lazy.pattern(r"(?<=[^|\s]\n)\|(?:[^|\n]+\|)+ *$", re.MULTILINE),
        "a table row is inside a paragraph",
        "put it directly below the other rows",
    ),
    Literal(
        lazy.pattern(rf"(?<=[^\W\d_])-\n(?!(?:{SUSPENDED})\b)(?=[^\W\d_]{{2}})"),
        "a word is divided at the end of this line, as in text copied from a PDF",
        "join its halves: in the brief, a line end counts as a space",
    ),
    Literal(
        lazy.pattern(r"^[☐☑☒]\s", re.MULTILINE),
        "a task must be a list item",
        "write - [ ] and a space before an open task, or - [x] and a space before a completed task",
    ),
    Literal(
        lazy.pattern(
            r"^(?:[＃]{1,6}|[＊－＋])\s*(?=\S)|^｜[^\n]*｜\s*$|［[^［］\n]+］(?=[(（])|\[[^\[\]\n]+\](?=（(?:https?:|#))",
            re.MULTILINE,
        ),
        "Markdown does not recognise full-width characters",
        "use half-width # * | [ ] ( ), as on an English keyboard",
    ),
    Literal(
        lazy.pattern(r"\A\|?[^\n|]*\|[^\n]*(?=\n[|: -]*(?:: +-|- +:|- +-)[|: -]*(?:\n|\Z))"),
        "the table's line of hyphens has spaces inside its cells",
        "write |:---|---:|",
    ),
    Literal(
        lazy.pattern(r"(?<=\|)[^\n|]*\n\|?-{2,}(?:\+-{2,})+\|?\s*$", re.MULTILINE),
        "the table's line of hyphens has + between its cells instead of |",
        "write | in place of each +",
    ),
    Literal(lazy.pattern(r"<!--(?![\s\S]*-->)"), "a comment that is never closed", "end it with -->, or remove it"),
    Literal(
        lazy.pattern(rf"^(?![–—·] ){BULLET}\s|^· (?=.*\n· )", re.MULTILINE),
        "a list item starts with a bullet instead of a hyphen",
        "replace the bullet with a hyphen and a space, and add a blank line above the list",
    ),
    Literal(
        lazy.pattern(rf"(?<=\])[ \u00a0]+\((?={ADDRESS})"),
        "there is a space between the text of a link or picture and its address",
        "remove the space between ] and (",
    ),
    Literal(
        lazy.pattern(rf"(?<=\)\n){ATTRIBUTES}[^{{}}\n]*\}}"),
        "a picture's attributes are on a line of their own",
        "put them directly after the ) of the picture",
    ),
    Literal(
        lazy.pattern(r"(?<=\d)\*(?=\d[\d.,]*\*\d)"),
        "asterisks between numbers turn the text between them into italics",
        "write ×, or a backslash before each asterisk",
        shown=False,
    ),
    Literal(lazy.pattern(r"\[[^\[\]\n]+\][{<](?=https?://)"), "a link", "write [text](address)"),
    Literal(
        lazy.pattern(
            r"(?<!!)\[[^\[\]\n]+\]\((?:javascript|vbscript|data):[^\s()]*(?:\([^()]*\))?[^\s()]*\)", re.IGNORECASE
        ),
        "a link that would run a program",
        "write its words alone, or the address of a web page",
    ),
    Literal(
        lazy.pattern(r"(?<!\]\()<https?://[^<>\s|]*[ \t][^<>\n|]*>"),
        "an address with a space in it",
        "write %20 in place of the space",
    ),
    Literal(
        lazy.pattern(r"(?<=[\w)\]])\{[^{}\n]*\w=[^\W\d_][^\s\"'“”{}=#.]*(?: [^\s{}=\"'.#]+)+(?: [^{}\n]*)?\}"),
        "a value with spaces needs quotation marks",
        'put them around the value: alt="Three rivers"',
    ),
    Literal(
        lazy.pattern(r"\A\$\$(?![\s\S]*\$\$)(?=[\s\S]*[=\\^_])"),
        "a formula that is not closed",
        "write $$ on a line of its own below it",
    ),
    Literal(
        lazy.pattern(r"(?<=\S\n):(?=[^\W\d_])(?![\w+-]+:)"),
        "a definition needs a space after its colon",
        "write : and a space",
    ),
    Literal(
        lazy.pattern(r"^\*\[[^\W\d_][\w&.-]*\](?= +[^\W\d_])", re.MULTILINE),
        "an abbreviation needs a colon",
        "write *[EU]: European Union",
    ),
    Literal(
        lazy.pattern(r"\{[^{}\n]*=\"[^\"{}\n]*\"[^\s\"}=][^{}\n]*\"[^{}\n]*\}"),
        "a quotation mark is inside an attribute's value",
        "write “...” inside the value",
    ),
    Literal(
        lazy.pattern(r"!\[[^\[\]\n]*\]\([^()\s]+ +=\d*(?:x\d*|%)\)(?:\{[^{}\n]*\})?"),
        "a size after the path of a picture",
        'write ![caption](picture.png){width="50%"}',
    ),
    Literal(
        lazy.pattern(r"!\[[^\[\]\n]*\](?=[^\s()\[\]{}:]+\.(?:png|jpe?g|gif|svg)\))"),
        "a picture without ( before its path",
        "write ![caption](picture.png)",
    ),
    Literal(
        lazy.pattern(r"!\[[^\[\]\n]*\|\d{2,4}(?:x\d+)?\](?=\()"),
        "a width in Obsidian syntax",
        'write ![caption](picture.png){width="50%"}',
    ),
    Literal(
        lazy.pattern(r"\[\^ +[\w-]+ *\]|\[\^[\w-]+ +\]|\[ +\^[\w-]+ *\]"),
        "a note mark with a space inside",
        "remove the space: [^1]",
    ),
    Literal(
        lazy.pattern(r"(?<![\w)])\[\^(?=[\w-]+ )[\w -]+\w\]:?|(?<=[\w.,;:!?)\"”])\[\^(?=[\w-]+ )[\w -]+\w\](?!\()"),
        "a note id with a space",
        "write it without spaces, in the text and before the note: [^first-note]",
        shown=False,
    ),
    Literal(
        lazy.pattern(rf"!\[[^\[\]\n]*\]\([^()\n]*\)\u00a0+(?={ATTRIBUTES})"),
        "there is a non-breaking space between a picture and its attributes",
        "remove the space between ) and {",
    ),
)


def report_literals(places: InlinePlaces, report: Report, *, is_paragraph: bool = True) -> None:
    """Report text in the paragraph at `places` that was meant as markup but is shown as written."""
    for literal, start, width in _found(places.content, is_paragraph=is_paragraph):
        text = f"this is shown as written: {literal.summary}" if literal.shown else literal.summary
        report.add(Code.MARKUP_LITERAL, text, places.at(start, width), literal.hint)


def report_others(places: InlinePlaces, report: Report) -> None:
    """Report text in the heading, cell or line at `places` that is markup in other programs but is shown as written."""
    report_literals(places, report, is_paragraph=False)


@lru_cache(5000)  # in a preview, most paragraphs stay the same
def _found(content: str, *, is_paragraph: bool) -> tuple[tuple[Literal, int, int], ...]:
    """Return the literals in `content`, outside code and formulas, each with its offset and width."""
    text = without_latex_formulas(without_formulas(CODE.sub(lambda code: "`" * len(code[0]), content)))
    literals = (*LITERALS, *NEAR_LISTS, *NEAR_TABLES, *OTHERS) if is_paragraph else OTHERS
    found = ((literal, match) for literal in literals for match in literal.pattern.finditer(text))
    return tuple((literal, match.start(), len(match[0].rstrip())) for literal, match in found)
