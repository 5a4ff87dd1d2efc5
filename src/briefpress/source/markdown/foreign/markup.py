"""Markup languages other than Markdown. Out: patterns, with what to write instead.

Authors paste text from AsciiDoc, reStructuredText, MediaWiki, Org, Confluence, Textile, Logseq, WordPress and Slack.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefpress import lazy


class Literal(NamedTuple):
    """A pattern for markup of another program, a description of the markup, and what to write instead."""

    pattern: re.Pattern[str]
    summary: str
    hint: str
    shown: bool = True  # whether the markup is shown as written


def literal(pattern: str, summary: str, hint: str, flags: int = re.MULTILINE) -> Literal:
    """Return a `Literal` for markup that is shown as written."""
    return Literal(lazy.pattern(pattern, flags), summary, hint)


LINK, PICTURE, HEADING = "write [text](address)", "write ![caption](picture.png)", "write it with #, ## or ###"
NOTE = "write [^id] in the text, and [^id]: ... below it"
CODE, QUOTE = "write ``` above and below the code", "write > and a space before each line"
CALLOUT = "write ::: {.callout-note} above the text and ::: below it"

# Names of fields and of block styles in AsciiDoc and reStructuredText.
FIELDS = (
    "alt|align|author|caption|class|depth|doctype|email|figclass|header-rows|icons|imagesdir|lang|maxdepth|name|numbered|numref"
    "|revdate|revnumber|scale|sectnums|source-highlighter|target|toc|toclevels|toctitle|version|width|widths"
)
STYLES = "NOTE|TIP|WARNING|CAUTION|IMPORTANT|abstract|discrete|example|horizontal|sidebar"
WORDPRESS = (
    r"\[(?:gallery|playlist|contact-form-7|vc_[a-z_]+|et_pb_[a-z_]+|su_[a-z_]+)(?: [^\]\n]*)?\]"
    r"|\[/(?:audio|button|columns?|embed|one_half|row|tabs|toggle|video|vc_[a-z_]+|et_pb_[a-z_]+|su_[a-z_]+)\]"
    r"|\[embed\](?=http)"
)
GENERIC = r"\[(?!caption )[a-z][\w-]*(?: +[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'))+ ?/?\]"
# Excludes the braces of LaTeX commands: `\emph{note}`, `\includegraphics[width=5cm]{a.png}`.
NO_COMMAND = r"(?<!\])" + "".join(rf"(?<!\\[A-Za-z]{{{length}}})" for length in range(1, 16))
TEXT = r"(?![(\[:])"  # not followed by a bracket, which would belong to a link or an address
BBCODE = "b|i|u|s|url|img|quote|code|list|color|size|spoiler|details|center"
TEXTILE = r"(?:\([^()\n]*\)|\{[^{}\n]*\}|[<>=]+)"  # attributes of a Textile block
SHORTCODE = "write it in Markdown, or remove it"

# reStructuredText directives, with what to write instead.
DIRECTIVES = {
    "note|tip|hint|warning|caution|danger|error|attention|important|admonition|seealso": CALLOUT,
    "figure|image": PICTURE,
    "table|csv-table|list-table": "write | a | b |",
    "math": "write $$ above and below the formula",
    "code|code-block|sourcecode|highlight": "write ``` above and below the code",
    "contents|toctree": "remove it: `toc: true` in the front matter adds a table of contents",
    "include": "write {{< include file.md >}}",
}
# Typst functions at the start of a line: `#set page(...)`, `#figure(...)`, `#pagebreak()`.
TYPST = r"#(?:(?:set|show|let|import|include) +[\w\"(]|[a-z][\w.-]*[\[(])"

MARKUP = (
    literal(
        rf"^{TYPST}|(?<![\w#&/(])#(?:emph|strong|footnote|link|cite|text|box)[\[(]",
        "a Typst function",
        "write it in Markdown",
    ),
    literal(r"^={1,6} +(?=[^\W\d_])", "an AsciiDoc or MediaWiki heading", HEADING),
    literal(rf"^h[1-6]{TEXTILE}*\. +(?=\S)", "a Confluence or Textile heading", HEADING),
    literal(rf"^(?:bq|bc|fn\d+|(?:p|div){TEXTILE}){TEXTILE}*\. +(?=\S)", "a Textile block", "write it in Markdown"),
    literal(r"(?<![\w!\]])![\w./-]+\.(?:png|jpe?g|gif|svg)!", "a Textile picture", PICTURE),
    literal(r"(?<=\S\n)[\^\"]{3,}\s*$", "the underline of a reStructuredText heading", HEADING),
    literal(r"(?<=\n)\*{2,5} (?=[^\W\d_]{2})", "a nested MediaWiki or Org item or heading", "indent it: `  - item`"),
    literal(r"^image::?[^\s\[\]]+\[[^\]\n]*\]", "an AsciiDoc picture", PICTURE),
    literal(r"^\|={3,}\s*$|^\[(?:cols|options|%header)[^\]\n]*\]\s*$", "an AsciiDoc table", "write | a | b |"),
    literal(r"\b(?:link:|xref:|https?://)[^\s\[\]<>()]+\[(?!\^)[^\]\n]+\](?!\()", "an AsciiDoc link", LINK),
    literal(r"<<[A-Za-z_][\w-]*(?:, ?[^<>\n]+)?>>", "an AsciiDoc cross-reference", "write [text](#id)"),
    literal(r"\[\.[A-Za-z][\w.-]*\]#[^#\n]+#", "an AsciiDoc style", "write [text]{.mark}, or remove the style"),
    literal(r"^// \S[^\n]*$", "an AsciiDoc comment, //", "write <!-- ... -->, or remove it"),
    literal(r"^'{3}$|^\.{4}$", "an AsciiDoc rule or delimiter", "write --- for a rule, or ``` above and below code"),
    literal(r"\A\.(?!NET\b)[A-Z][^\n.]*\Z", "the title of an AsciiDoc block", "write : caption below it"),
    literal(r"\bfootnote:\w*\[[^\]\n]*\]", "an AsciiDoc footnote", NOTE),
    literal(
        r"^[A-Za-z][\w -]{0,40}:: +(?=\S)",
        "an AsciiDoc term, or an Obsidian or Logseq field",
        "write a term on one line, and : with its definition below it; move a field into the front matter or remove it",
    ),
    literal(r"\b(?:DEADLINE|SCHEDULED): <\d{4}-[^<>\n]*>", "an Org or Logseq date", "write the date in words"),
    literal(r"\(\([0-9a-f]{8}(?:-[0-9a-f]{4,}){4}\)\)", "a Logseq reference to a block", "write the words themselves"),
    literal(
        rf"^:(?:{FIELDS}):(?=\s|$)",
        "an AsciiDoc or reStructuredText field",
        'remove it, or write it into the front matter; write the alt text of a picture as {alt="..."}',
    ),
    literal(
        r"^:[A-Z][\w -]{0,30}: +(?=\S)",
        "a field of reStructuredText",
        "remove the first colon, or move it to the front matter",
    ),
    literal(
        r"^(?!\.\. )[^\n]*\w::\Z",
        "the mark of a literal block in reStructuredText, ::",
        "write one colon, and ``` around the code",
    ),
    literal(
        r"^-{2,} ?(?:Forwarded message|Original message|Ursprüngliche Nachricht|Weitergeleitete Nachricht"
        r"|Message transféré|Message d'origine|Mensaje reenviado|Пересылаемое сообщение) ?-*\s*$",
        "the line above a forwarded email",
        "remove it",
        re.MULTILINE | re.IGNORECASE,
    ),
    literal(r"\[(?:cid|image): ?[^\]\n]+\](?!\()", "a placeholder for a picture in an email", PICTURE),
    literal(r"^\[(?:listing|source)\b(?!=)[^\]\n]*\]\s*$", "the style of an AsciiDoc block", CODE),
    literal(r"^\[(?:quote|verse)\b(?!=)[^\]\n]*\]\s*$", "the style of an AsciiDoc block", QUOTE),
    literal(rf"^\[(?:{STYLES})\b(?!=)[^\]\n]*\]\s*$", "the style of an AsciiDoc block", CALLOUT),
    literal(
        r"^\.{1,3} +(?![_[|]|[\w-]+::)(?=\S[^\n]*\n\.{1,3} +\S)",
        "an AsciiDoc numbered list",
        "replace the full stops at the start of each item with 1. (indent nested items)",
    ),
    *(
        literal(rf"^\.\. +(?:\|[^|\n]+\| +)?(?:{names})::", "a reStructuredText directive", hint)
        for names, hint in DIRECTIVES.items()
    ),
    literal(
        rf"^\.\. +(?:(?!(?:{'|'.join(DIRECTIVES)})::)[\w-]+::|\|[^|\n]+\| +replace::|_[\w -]+:)",
        "a reStructuredText directive",
        "write it in Markdown",
    ),
    literal(r"^\.\. +\[[#\w]+\]", "a reStructuredText footnote", NOTE),
    literal(
        r"(?<![\w:]):[a-z][\w:.+-]*:(?=`)",
        "a reStructuredText role",
        "write [text](#id) for a cross-reference, and plain text for anything else",
    ),
    literal(r"`{3,}__?(?![\w`])", "a reStructuredText link", LINK),
    literal(r"\[(?:\d+|#\w*|\*)\]_(?![\w_])|\[fn:[\w-]+\]", "a reStructuredText or Org footnote", NOTE),
    literal(r"^={3,}(?: +={3,})+\s*$(?:[\s\S]*^={3,}(?: +={3,})+\s*$)?", "a reStructuredText table", "write | a | b |"),
    literal(r"^\{\|", "a MediaWiki table", "write | a | b |"),
    literal(r"'''[^'\n]+'''", "bold marks from MediaWiki, '''", "write **bold**"),
    literal(r"(?<!')''(?!')[^'\n]+(?<!')''(?!')", "italic marks from MediaWiki, ''", "write *italic*"),
    literal(r"(?<![!\]\[])\[https?://[^\s\]]+ +[^\]\n]+\](?![(\[])", "a MediaWiki link", LINK),
    literal(r"^#\+[A-Za-z_]+", "an Org keyword", "remove it, or write it in Markdown"),
    literal(rf"{NO_COMMAND}\{{(?:code|noformat)(?::[^{{}}\n]*)?\}}(?!`)", "a Confluence macro", CODE),
    literal(rf"{NO_COMMAND}\{{quote\}}(?!`)", "a Confluence macro", QUOTE),
    literal(rf"{NO_COMMAND}\{{color(?::[^{{}}\n]*)?\}}(?!`)", "a Confluence macro", "remove it"),
    literal(
        rf"{NO_COMMAND}\{{(?:expand|info|note|panel|tip|toc|warning)(?::[^{{}}\n]*)?\}}(?!`)",
        "a Confluence macro",
        CALLOUT,
    ),
    literal(r"\"[^\"\n]+\":(?=https?://)", "a Textile link", LINK),
    literal(r"<https?://[^<>\s|]+\|[^<>\n]+>", "a Slack link", LINK),
    literal(
        rf"\[(?P<tag>{BBCODE})(?:=[^\]\n]*)?\](?=[\s\S]*\[/(?P=tag)\])|\[/(?:{BBCODE})\](?!\()",
        "a BBCode tag, as in forums",
        "write it in Markdown, or remove it",
    ),
    literal(r"\[caption\b[^\]\n]*\]|\[/caption\](?!\()", "a WordPress picture with its caption", PICTURE),
    literal(rf"(?:{WORDPRESS}|{GENERIC}){TEXT}", "a WordPress shortcode", SHORTCODE),
)
