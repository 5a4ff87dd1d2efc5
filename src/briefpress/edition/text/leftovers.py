"""Leftover markup that would be printed: a safety net for what no reader recognised.

In: the texts of an edition, and their source lines. Out: a problem for each kind of markup in a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefpress import lazy
from briefpress.model import NOWHERE, Place
from briefpress.problems import Code, Problem

Lines = Callable[[str], Sequence[str]]

# Text that is not markup: addresses and, in the source, code.
ADDRESS = lazy.pattern(r"[a-z][a-z+.-]*://[^\s<>()\[\]{}]+|www\.[^\s<>()\[\]{}]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
CODE = lazy.pattern(r"(?<!`)(`+)(?!`)[^\n]+?(?<!`)\1(?!`)")
MASK = "\x01"  # replaces each character of an address; no source contains it
BEFORE, AFTER = 20, 14  # the numbers of characters before and after leftover markup that identify its place
WORD = lazy.pattern(r"\w{3,}")
TAGS = (
    "a|abbr|b|big|blockquote|br|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|iframe"
    "|img|ins|kbd|li|mark|object|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|summary|sup|table"
    "|tbody|td|tfoot|th|thead|tr|tt|u|ul|video"
)
ADMONITIONS = (
    "abstract|attention|bug|caution|danger|error|example|failure|hint|important|info|note|question|quote|success|tip"
    "|todo|warning"
)


class Leftover(NamedTuple):
    """A kind of leftover markup: a pattern, its name and a hint.

    A match counts only if an even number of `pairs` precedes it on its line. A match between the two strings of `meant`
    is intended and not reported.
    """

    pattern: re.Pattern[str]
    what: str
    hint: str = "write it as the guide shows, or put a backslash before each literal character"
    meant: tuple[str, str] = ("", "")
    pairs: str = ""


def _leftover(pattern: str, what: str, hint: str = "") -> Leftover:
    compiled = lazy.pattern(pattern, re.MULTILINE)
    return Leftover(compiled, what, hint) if hint else Leftover(compiled, what)


MARKS = "put the marks directly beside the text, with only a space or punctuation outside them"
PLAIN = "remove the marks: this text cannot be formatted"
PLAIN_FILE = "remove the marks: a table in a file is plain text"
TILDE = r"(?<!~\w)(?<!~\w\w)~(?![\w+-]{1,12}~)"  # a tilde that is not part of a subscript
LATEX, COMMAND = "a LaTeX command", r"(?<![\w:\\/.])\\"
LEFTOVERS = (
    _leftover(r"(?<![\w*)])\*\*(?!\*)[^*]+?(?<!\*)\*\*(?!\*)", "bold marks, **", MARKS),
    _leftover(r"(?<![\w*)])\*{3}(?=\S)[^*\n]+(?<=\S)\*{3}(?!\*)", "bold italic marks, ***", MARKS),
    _leftover(
        r"(?<![\w*])\*\*(?=[^\W\d_])[^*\n]*$", "an opening ** without a closing one", "add ** where the bold text ends"
    )._replace(pairs="**"),
    _leftover(r"(?<=\w)[\^_]\{[^{}\n]+\}", "a LaTeX super- or subscript", "write x^2^ or x~2~"),
    _leftover(r"(?<![\w_])__(?=[^\W_])[^_\n]*?__(?!_)", "bold marks, __", MARKS),
    _leftover(r"(?<![\w*])\*(?=[^\W\d_])[^*\n]*[^\s*]\*(?![\w*])", "emphasis marks, *", PLAIN),
    _leftover(r"(?<![\w_])_(?=[^\W\d_])[^_\n]*[^\s_]_(?![\w_])", "emphasis marks, _", PLAIN),
    _leftover(r"~~(?=[^\s~])[^~\n]*~~", "strikethrough marks, ~~", PLAIN),
    _leftover(r"(?<=\w)~[\w+-]{1,12}~(?!~)", "subscript marks, ~", PLAIN),
    _leftover(r"(?<=\w)\^[\w+-]{1,12}\^", "superscript marks, ^", PLAIN),
    _leftover(r"(?<=[A-Z])_\d{1,2}_(?![a-z\d_])", "a subscript between underscores", "write H~2~O"),
    _leftover(r"(?<!`)`[^`\n]+`(?!`)", "code marks, `", PLAIN),
    _leftover(r"^(?:`{3}|~{3})", "a code fence"),
    _leftover(
        r"!?\[[^\[\]\n]*\]\((?=[^\s)])", "a link or picture", "write [text](address) without spaces in the address"
    ),
    _leftover(r"!\[[^\[\]\n]+\]\[[^\[\]\n]*\]", "a reference to a picture", "write ![caption](picture.png)"),
    _leftover(r"(?<!!)\[[^\[\]\n]+\]\[[^\[\]\n]*\]", "a reference link", "write [text](address)"),
    _leftover(rf"<{MASK}+>", "the angle brackets of an address", "remove the angle brackets"),
    _leftover(r"\[\^[^\]\n]*\]|\^\[[^\]\s]", "a note", "write [^id] in the text, and [^id]: ... below it"),
    _leftover(r"\(@[\w-]*\)", "an example number, (@)", "begin an item with (@label); write a literal @ as \\@"),
    _leftover(r"\[-?@[\w{]", "a citation", "write [@key], or [@key; @other] for several"),
    _leftover(r"(?<![\w.@])@(?:box|case|eq|fig|rec|sec|tbl)-\w+", "a cross-reference", "move it to the text"),
    _leftover(
        r"(?<![\w.@])@(?:alg|cnj|cor|def|exm|exr|lem|lst|prp|rem|sol|thm)-\w+",
        "a cross-reference to a theorem or listing",
        "write its name instead",
    ),
    _leftover(rf"{COMMAND}(?:auto|[cC]|page|name)?ref\b", LATEX, "write @ and the id, such as @sec-method"),
    _leftover(rf"{COMMAND}appendix\b", LATEX, "remove it, and write {.appendix} after the heading of each annex"),
    _leftover(rf"{COMMAND}(?:si|SI|qty|unit|num)\b", LATEX, "write the number and the unit as text"),
    _leftover(rf"{COMMAND}[A-Za-z]{{2,}}(?![\\\w])", LATEX, "write it in Markdown"),
    _leftover(r"(?<=\S)\\(?=:?\s|$)|(?<!\S)\\(?!\S)|\\(?=[*_`\[\]{}#~^$])", "a backslash", "remove it"),
    _leftover(r"\{(?:\+\+|--|~~|==|>>)", "CriticMarkup", "accept or reject the change, and remove its marks"),
    _leftover(r"\+(?:-{3,}|={3,})(?:\+|$)", "a grid table", "start and end each of its lines with + or |"),
    _leftover(
        r"\|[ \t]*:?-{3,}", "a table", "put a blank line above it, and write the same number of cells in each row"
    ),
    _leftover(r":{3,}", "a block fence, :::", "put it on a line of its own, with a blank line above it"),
    _leftover(rf"(?:^|(?<=\s))(?:!!!|\?\?\?)\+? +(?:{ADMONITIONS})\b", "an admonition", "write ::: {.callout-note}"),
    _leftover(r"\$(?![\s\d])[^$\n]*[\\^_{}][^$\n]*\$|\$\$[^$]+\$\$", "a formula", "write it in words, or as a picture"),
    _leftover(r"\{\{[<%]?[^{}\n]*\}\}|\{%[^{}\n]*%\}", "a shortcode or template", "write its text instead"),
    _leftover(rf"</?(?:{TAGS})(?:\s[^<>\n]*)?/?>", "an HTML tag", "write it in Markdown, or remove it"),
    _leftover(r"</?[a-z]\w*:[a-z]\w*(?:\s[^<>\n]*)?/?>", "an XML tag", "remove it"),
    _leftover("[\ufb00-\ufb06]", "several letters as one character, which searches do not find", "write the letters"),
    _leftover("[\ufff9-\ufffc]", "a placeholder for an object", "delete it, or insert the picture that was there"),
    _leftover(
        "\ufffd",
        "a replacement character (U+FFFD), where a character was lost",
        "write the character itself, and save the file as UTF-8",
    ),
    _leftover(
        r"[ÃÂ][\u0080-\u00bf]|â€[\u0080-\u00bf\u0152-\u2122]",
        "a character in the wrong encoding",
        "write the character itself, and save the file as UTF-8",
    ),
    _leftover(
        rf"(?<=[\d.]){TILDE}(?=[A-Za-z\\])|(?<=[A-Za-z.]){TILDE}(?=[\d\\])",
        "a LaTeX space, ~",
        "write a space, or &nbsp;",
    ),
    _leftover(r"(?<!`)``(?!`)[^`'\n]+''", "LaTeX quotation marks", "write “...”"),
    _leftover(r"<!--", "a comment", "remove it"),
    _leftover(r"\{:? ?[#.][A-Za-z][^{}\n]*\}|\{:?[\w-]+=[^{}\n]*\}", "attributes", "remove them: they have no effect"),
    _leftover(r"\[![A-Za-z]+\]", "the name of an alert", "valid alerts: NOTE, TIP, IMPORTANT, WARNING, CAUTION"),
    _leftover(r"\*\[[^\]\n]+\]:", "an abbreviation", "put it on a line of its own, with a blank line above it"),
    _leftover(r"^#{7,} (?=\S)", "a heading mark, #", "use at most six #"),
    _leftover(r"^#{2,6} (?=\S)", "a heading mark, #", "put it on a line of its own, or remove it"),
    _leftover(
        r"&(?:#\d+|#x[\da-fA-F]+|lt|gt|[A-Za-z][A-Za-z\d]{2,30});",
        "an HTML entity",
        "write the character itself",
    ),
)


# All leftover markup contains one of these. Most text contains none, so this one search rules it out.
ANY = lazy.pattern(r"[*_~^`\[<@\\{+|$#&\ufb00-\ufb06\ufff9-\ufffdÃÂâ]|:{3}|!{3}|\?{3}")


def report_leftovers(
    texts: Iterable[tuple[str, Place]],
    files: Sequence[str],
    lines: Lines,
    reported: Collection[Place],
    keys: Iterable[str] = (),
    labels: Iterable[str] = (),
) -> Iterator[Problem]:
    """Yield a problem for leftover markup in `texts`, which is located at the place of each text or, for texts without
    a place, in `files`.

    Markup that is escaped in the source, or that is not in the source, is intended. `lines` returns the lines of a
    file. Places in `reported` already have a problem. `keys` are the keys of the bibliography; `labels` are the labels
    of examples.
    """
    cited = _mentions(keys, "a citation", "cite the work in the text")
    loose = _mentions(labels, "an example's label", "put only the label in round brackets: (@label)")
    labelled = (candidate._replace(meant=("(", ")")) for candidate in loose)
    sought = (*LEFTOVERS, *cited, *labelled)
    seen: set[tuple[Place, str]] = set()
    for text, place in texts:
        bare = without_addresses(text)
        for leftover in sought if ANY.search(bare) else ():
            for match in leftover.pattern.finditer(bare):
                start, end = match.span()
                if leftover.pairs and bare.count(leftover.pairs, bare.rfind("\n", 0, start) + 1, start) % 2:
                    continue
                context = text[max(0, start - BEFORE) : end + AFTER]
                written = _written(text[start:end], context, place, files, lines)
                faulty = [
                    where for where in written if not _is_meant(lines(where.file)[where.line - 1], where, leftover)
                ]
                new = (where for where in faulty if (where, leftover.what) not in seen)
                if (spot := next(new, None)) and not any(_overlap(spot, place) for place in reported):
                    message = f"this is shown as written: {leftover.what}"
                    hint = PLAIN_FILE if spot.file.endswith((".csv", ".tsv")) else leftover.hint
                    yield Problem(Code.MARKUP_LITERAL, message, spot, hint)
                seen.update([(spot, leftover.what)] if spot else [])


def _is_meant(line: str, place: Place, leftover: Leftover) -> bool:
    before, after = leftover.meant
    start = place.column - 1
    return bool(before) and line[:start].endswith(before) and line.startswith(after, start + place.width)


def _overlap(place: Place, other: Place) -> bool:
    """Return whether two places overlap in a line."""
    same_line = (place.file, place.line) == (other.file, other.line)
    return same_line and place.column < other.column + other.width and other.column < place.column + place.width


def _mentions(keys: Iterable[str], what: str, hint: str) -> Iterator[Leftover]:
    """Yield patterns for references to works or examples; any other word after an @ is a name."""
    if known := "|".join(map(re.escape, sorted(keys, key=len, reverse=True))):
        yield _leftover(rf"(?<![\w.@])@(?:{known})(?![\w-])", what, hint)


@lru_cache(5000)  # in a preview, most texts stay the same
def without_addresses(text: str) -> str:
    """Return `text` with addresses masked."""
    return ADDRESS.sub(lambda address: MASK * len(address[0]), text)


def _written(match: str, text: str, place: Place, files: Sequence[str], lines: Lines) -> Iterator[Place]:
    """Yield the places in the source where `match` begins: in the block at `place` or, if that is `NOWHERE`, on the
    lines of `files` that are most like `text`.
    """
    first, *more = match.split() or [match]
    for sought in (f"{first} {more[0]}" if more else first, first):
        if place != NOWHERE:
            found = [*_in_lines(sought, place.file, lines(place.file), *_stretch(lines(place.file), place.line))]
        else:
            found = _with_most_words((text, match, match), sought, files, lines)
        if found or any(map(str.isalnum, first)):
            yield from found
            return


def _with_most_words(texts: Sequence[str], sought: str, files: Sequence[str], lines: Lines) -> list[Place]:
    """Return the places of `sought` on the lines that, with the lines near them, contain the most words of `texts`."""
    words = [word for text in texts for word in set(WORD.findall(text))]
    found = [spot for file in files for spot in _in_lines(sought, file, lines(file), 0, None)]
    counts = [_likeness(words, lines(spot.file), spot.line - 1) for spot in found]
    most = max(counts, default=0)
    return [spot for spot, count in zip(found, counts, strict=True) if count == most and (count or not words)]


def _likeness(words: Collection[str], lines: Sequence[str], number: int) -> int:
    """Return the total length of the `words` that occur near line `number`; words on that line count twice."""
    around = "\n".join(lines[max(0, number - 2) : number + 3])
    return sum(len(word) * ((word in around) + (word in lines[number])) for word in words)


def _stretch(lines: Sequence[str], first: int) -> tuple[int, int]:
    """Return the start and end of the lines of a block, as a slice. The block begins at line `first`, counted from 1,
    and ends at the second blank line, because a blank line may be inside it.
    """
    empty = [number for number, line in enumerate(lines) if number >= first and not line.strip()]
    return first - 1, empty[1] if len(empty) > 1 else len(lines)


def _in_lines(sought: str, file: str, lines: Sequence[str], start: int, end: int | None) -> Iterator[Place]:
    for number, line in enumerate(lines[start:end], start + 1):
        column = line.find(sought)
        while column >= 0:
            if not _is_escaped(line, column) and not _is_code(line, column):
                yield Place(file, number, column + 1, len(sought))
            column = line.find(sought, column + 1)


def _is_escaped(line: str, column: int) -> bool:
    before = line[:column]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _is_code(line: str, column: int) -> bool:
    return any(code.start() < column < code.end() for code in CODE.finditer(line))
