"""The kinds of markup that may be left over in the text of an edition: patterns, names and hints."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefpress import lazy

MASK = "\x01"  # replaces each character of an address; no source contains it
TAGS = (
    "a|abbr|article|aside|audio|b|bdi|bdo|big|blockquote|br|button|caption|center|cite|code|col|colgroup|dd|del|details"
    "|dfn|div|dl|dt|em|embed|figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img|ins|kbd|li|mark|nav|object|ol|p"
    "|picture|pre|q|rb|rp|rt|rtc|ruby|s|samp|script|section|small|span|strike|strong|style|sub|summary|sup|svg|table"
    "|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|video|wbr"
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
    summary: str
    hint: str = "write it as the guide shows, or put a backslash before each literal character"
    meant: tuple[str, str] = ("", "")
    pairs: str = ""


def leftover(pattern: str, summary: str, hint: str = "") -> Leftover:
    """Return a kind of leftover markup; by default, its hint is the general one."""
    compiled = lazy.pattern(pattern, re.MULTILINE)
    return Leftover(compiled, summary, hint) if hint else Leftover(compiled, summary)


MARKS = "put the marks directly beside the text, with only a space or punctuation outside them"
GRID = "a grid table"
PLAIN = "remove the marks: this text cannot be formatted"
TILDE = r"(?<!~\w)(?<!~\w\w)~(?![\w+-]{1,12}~)"  # a tilde that is not part of a subscript
LATEX, COMMAND = "a LaTeX command", r"(?<![\w:\\/.])\\"
LEFTOVERS = (
    leftover(r"(?<![\w*)])\*\*(?!\*)[^*]+?(?<!\*)\*\*(?!\*)", "bold marks, **", MARKS),
    leftover(r"(?<![\w*)])\*{3}(?=\S)[^*\n]+(?<=\S)\*{3}(?!\*)", "bold italic marks, ***", MARKS),
    leftover(
        r"(?<![\w*])\*\*(?=[^\W\d_])[^*\n]*$", "an opening ** without a closing one", "add ** where the bold text ends"
    )._replace(pairs="**"),
    leftover(
        r"(?<=[^\W\d_])[:.,;!?]\*\*(?=\s|$)", "a closing ** without an opening one", "add ** where the bold text begins"
    )._replace(pairs="**"),
    leftover(r"(?<=\w)[\^_]\{[^{}\n]+\}", "a LaTeX super- or subscript", "write x^2^ or x~2~"),
    leftover(r"(?<![\w_])__(?=[^\W_])[^_\n]*?__(?!_)", "bold marks, __", MARKS),
    leftover(r"(?<![\w*])\*(?=[^\W\d_])[^*\n]*[^\s*]\*(?![\w*])", "emphasis marks, *", PLAIN),
    leftover(r"(?<![\w_])_(?=[^\W\d_])[^_\n]*[^\s_]_(?![\w_])", "emphasis marks, _", PLAIN),
    leftover(r"~~(?=[^\s~])[^~\n]*~~", "strikethrough marks, ~~", PLAIN),
    leftover(r"(?<=\w)~[\w+-]{1,12}~(?!~)", "subscript marks, ~", PLAIN),
    leftover(r"(?<=\w)\^[\w+-]{1,12}\^", "superscript marks, ^", PLAIN),
    leftover(r"(?<=[A-Z])_\d{1,2}_(?![a-z\d_])", "a subscript between underscores", "write H~2~O"),
    leftover(r"(?<!`)(`+)(?!`)[^`\n]+(?<!`)\1(?!`)", "code marks, `", PLAIN),
    leftover(r"^(?:`{3}|~{3})", "a code fence"),
    leftover(
        r"!?\[[^\[\]\n]*\]\((?=[^\s)])", "a link or picture", "write [text](address) without spaces in the address"
    ),
    leftover(r"!\[[^\[\]\n]+\]\[[^\[\]\n]*\]", "a reference to a picture", "write ![caption](picture.png)"),
    leftover(r"(?<!!)\[[^\[\]\n]+\]\[[^\[\]\n]*\]", "a reference link", "write [text](address)"),
    leftover(rf"<{MASK}+>", "the angle brackets of an address", "remove the angle brackets"),
    leftover(r"\[\^[^\]\n]*\]|\^\[[^\]\s]", "a note", "write [^id] in the text, and [^id]: ... below it"),
    leftover(r"\(@[\w-]*\)", "an example number, (@)", "begin an item with (@label); write a literal @ as \\@"),
    leftover(r"\[-?@[\w{]", "a citation", "write [@key], or [@key; @other] for several"),
    leftover(r"(?<![\w.@])@(?:box|case|eq|fig|rec|sec|tbl)-\w+", "a cross-reference", "move it to the text"),
    leftover(
        r"(?<![\w.@])@(?:alg|cnj|cor|def|exm|exr|lem|lst|prp|rem|sol|thm)-\w+",
        "a cross-reference to a theorem or listing",
        "write its name instead",
    ),
    leftover(rf"{COMMAND}(?:auto|[cC]|page|name)?ref\b", LATEX, "write @ and the id, such as @sec-method"),
    leftover(rf"{COMMAND}appendix\b", LATEX, "remove it, and write {.appendix} after the heading of each annex"),
    leftover(rf"{COMMAND}(?:si|SI|qty|unit|num)\b", LATEX, "write the number and the unit as text"),
    leftover(rf"{COMMAND}[A-Za-z]{{2,}}(?![\\\w])", LATEX, "write it in Markdown"),
    leftover(r"(?<=\S)\\(?=:?\s|$)|(?<!\S)\\(?!\S)|\\(?=[*_`\[\]{}#~^$])", "a backslash", "remove it"),
    leftover(r"\{(?:\+\+|--|~~|==|>>)", "CriticMarkup", "accept or reject the change, and remove its marks"),
    leftover(r"\+(?:(?:-{3,}|={3,})\+)*(?:-{3,}|={3,})(?:\+|$)", GRID, "start and end each of its lines with + or |"),
    leftover(
        r"\|[ \t]*:?-{3,}", "a table", "put a blank line above it, and write the same number of cells in each row"
    ),
    leftover(r":{3,}", "a block fence, :::", "put it on a line of its own, with a blank line above it"),
    leftover(rf"(?:^|(?<=\s))(?:!!!|\?\?\?)\+? +(?:{ADMONITIONS})\b", "an admonition", "write ::: {.callout-note}"),
    leftover(r"\$(?![\s\d])[^$\n]*[\\^_{}][^$\n]*\$|\$\$[^$]+\$\$", "a formula", "write it in words, or as a picture"),
    leftover(r"\{\{[<%]?[^{}\n]*\}\}|\{%[^{}\n]*%\}", "a shortcode or template", "write its text instead"),
    leftover(rf"</?(?:{TAGS})(?:\s[^<>\n]*)?/?>", "an HTML tag", "write it in Markdown, or remove it"),
    leftover(r"</?[a-z]\w*:[a-z]\w*(?:\s[^<>\n]*)?/?>", "an XML tag", "remove it"),
    leftover("[\ufb00-\ufb06]", "several letters as one character, which searches do not find", "write the letters"),
    leftover("[\ufff9-\ufffc]", "a placeholder for an object", "delete it, or insert the picture that was there"),
    leftover(
        "\ufffd",
        "a replacement character (U+FFFD), where a character was lost",
        "write the character itself, and save the file as UTF-8",
    ),
    leftover(
        r"[ÃÂ][\u0080-\u00bf]|â€[\u0080-\u00bf\u0152-\u2122]",
        "a character in the wrong encoding",
        "write the character itself, and save the file as UTF-8",
    ),
    leftover(
        rf"(?<=[\d.]){TILDE}(?=[A-Za-z\\])|(?<=[A-Za-z.]){TILDE}(?=[\d\\])",
        "a LaTeX space, ~",
        "write a space, or &nbsp;",
    ),
    leftover(r"(?<!`)``(?!`)[^`'\n]+''", "LaTeX quotation marks", "write “...”"),
    leftover(r"<!--", "a comment", "remove it"),
    leftover(
        r"\{attribution=[^{}\n]*\}", "attributes", "write the attribution as the last line of the quotation: > -- Name"
    ),
    leftover(
        r"\{:? ?[#.][A-Za-z][^{}\n]*\}|\{:?(?!attribution=)[\w-]+=[^{}\n]*\}",
        "attributes",
        "remove them: they have no effect",
    ),
    leftover(r"\[![A-Za-z]+\]", "the name of an alert", "valid alerts: NOTE, TIP, IMPORTANT, WARNING, CAUTION"),
    leftover(r"\*\[[^\]\n]+\]:", "an abbreviation", "put it on a line of its own, with a blank line above it"),
    leftover(r"^#{7,} (?=\S)", "a heading mark, #", "use at most six #"),
    leftover(r"^#{2,6} (?=\S)", "a heading mark, #", "put it on a line of its own, or remove it"),
    leftover(
        r"&(?:#\d+|#x[\da-fA-F]+|lt|gt|[A-Za-z][A-Za-z\d]{2,30});",
        "an HTML entity",
        "write the character itself",
    ),
    leftover(
        r"&(?:nbsp|copy|reg|trade|euro|pound|hellip|mdash|ndash|quot|[lr][ds]quo|laquo|raquo)\b(?![;=])",
        "an HTML entity without its semicolon",
        "write the character itself",
    ),
)


# All leftover markup contains one of these strings. Most text contains none, so this one search rules it out.
ANY = lazy.pattern(r"[*_~^`\[<@\\{+|$#&\ufb00-\ufb06\ufff9-\ufffdÃÂâ]|:{3}|!{3}|\?{3}")
