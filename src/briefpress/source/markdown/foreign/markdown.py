"""Markdown syntax of other programs. Out: patterns, with what to write instead.

Syntax that briefpress supports is read in `source/syntax/`.
"""

from __future__ import annotations

import re

from briefpress.source.markdown.foreign.markup import FIELDS, MARKUP, NO_COMMAND, literal

# LaTeX accents: `M\"uller`, `caf\'{e}`, `{\~n}`, `\c{c}`, `S\o{}ren`. A backslash before a quotation mark alone is
# Markdown.
ACCENT = (
    r"(?<=[^\W\d_])\\(?:[\"^](?=[^\W\d_])|~(?=[nNaAoO]))|\\[\"'`^~=.]\{\\?[A-Za-z]\}|\{\\[\"'`^~=.]\\?[A-Za-z]\}"
    r"|\\[cvHukrdbt]\{\\?[A-Za-z]{1,2}\}|(?<=[A-Za-z])\\[oOlL]\{\}|\\(?:ss|aa|AA|ae|AE|oe|OE|o|O|l|L)\{\}"
)
# LaTeX environments, with what to write instead.
ENVIRONMENTS = {
    "itemize": "write - and a space before each item",
    "enumerate": "write 1. and a space before each item",
    "description": "write each term on a line, and : with its definition below it",
    "quote|quotation": "write > and a space before each line",
    "figure|wrapfigure": "write ![caption](picture.png)",
    "table|tabular|tabularx|longtable": "write | a | b |",
    "verbatim|lstlisting|minted": "write ``` above and below the code",
    "abstract": "write `abstract: ...` in the front matter",
}
# The path of a file on a line of its own, with an optional title after it (iA Writer's content blocks).
FILE, TITLE = r"[^\s/][^\n\"'()“]*", r"(?:[ \t]+[\"'(“][^\n]*)?\s*$"
OTHERS = (
    literal(
        r"^/{3,} *[a-z][\w-]*(?: *\|.*)?$(?:[\s\S]*?^/{3,}\s*$)?|^/{3,}\s*$",
        "an MkDocs block, ///",
        "write `: Caption` below a picture or table, and ::: {.callout-note} and ::: around other text",
    ),
    literal(r"^@tab\b", "a VuePress tab", "make it a heading"),
    literal(
        r"(?:\A|<br */?>)\s*[-•*]\s[^\n]*?<br */?>\s*[-•*]\s",
        "a list in a cell",
        "write the table as a grid, +---+---+, whose cells can contain lists",
    ),
    literal(
        rf"(?<![^\s(]):(?!(?:{FIELDS}):(?:\s|$))(?:[a-z][a-z_]{{2,30}}|(?:material|fontawesome|octicons|simple)-[\w-]+|\+1|-1):(?![\w:`])",
        "names of emoji and icons have no meaning here",
        "use the emoji itself, or remove it",
    ),
    literal(
        r"^(?:\[\[?_?TOC_?\]\]?|@\[toc\]|\$\{toc\}|__(?:NO|FORCE)?TOC__)\s*$",
        "a placeholder for a table of contents",
        "remove it: `toc: true` in the front matter adds one",
        re.MULTILINE | re.IGNORECASE,
    ),
    literal(
        r"(?<!\{)==(?=[^\s=])[^=\n]*(?<=[^\s=])==(?![=}])", "marks for highlighted text, ==", "write [text]{.mark}"
    ),
    literal(
        r"(?<![{\w+])\+\+(?=[^\s+])[^+\n]*(?:\+[^+\n]+)*(?<=[^\s+])\+\+(?![+}\w])",
        "marks for inserted text or keys, ++",
        "write [text]{.underline}, or a key as `Ctrl`",
    ),
    literal(
        r"(?<!\^)\^\^(?=[^\s^])[^^\n]*(?<=[^\s^])\^\^(?!\^)", "marks for inserted text, ^^", "write [text]{.underline}"
    ),
    literal(
        r"[\[(](?!https?:)[a-z][\w -]{0,30}:: [^\[\]()\n]+[\])](?!\()",
        "an Obsidian field",
        "write its value alone, or remove it",
    ),
    literal(
        r"=(?:C[2-9A-F]|D[0-9A-F]|E[0-9A-F])=[89AB][0-9A-F](?:[\s\S]*=[89AB][0-9A-F])?",
        "text in quoted-printable, an encoding of emails",
        "copy the text as the email program shows it, not the source of the email: =C3=A9 is é",
    ),
    literal(r"%%[^%\n]+%%|^%%(?:\s|$)", "an Obsidian comment, %%", "write <!-- ... -->, or remove it"),
    literal(r"\A% (?=\S)", "a MyST comment, %", "write <!-- ... -->, or remove it"),
    literal(NO_COMMAND + r"(?<![{$\\])\{[a-z]\w*(?:\.\w+)+\}", "a JavaScript expression", "write the value itself"),
    literal(r"\{#\s[^{}\n]*#\}", "a comment from a template, {#", "write <!-- ... -->, or remove it"),
    literal(
        r"(?<=[\s)])(?:\{(?:sec|fig|tbl|eq)-[\w-]+\}|\(#(?:sec|fig|tbl|eq)-[\w-]+\))\s*$",
        "an id that is not written as {#id}",
        "put # before the id, and braces around both: {#fig-id}",
    ),
    literal(
        r"\{\+(?!\+)[^{}\n]*\+\}|\{-(?!-)[^{}\n]*-\}",
        "a suggested change in GitLab syntax",
        "write {++words++} or {--words--} for a suggestion, or remove the marks",
    ),
    literal(r"^<<< *@?/?[\w./-]+\S*\s*$", "a VuePress snippet", "write ``` above and below the code"),
    literal(r"\A\. \. \.\s*\Z", "a pause between parts of a slide", "remove it"),
    literal(r"\A={3,}\s*\Z", "a line of equals signs", "write --- for a rule, or remove it"),
    literal(r"\{/\*", "a JavaScript comment, {/*", "write <!-- ... -->, or remove it"),
    literal(r"(?:(?<=\s)|^)\^[A-Za-z0-9-]{3,}$", "the id of an Obsidian paragraph", "remove it; write ids as {#id}"),
    literal(
        r"\A(?:#(?:REF!|N/A|DIV/0!|NAME\?|VALUE!|NUM!|NULL!|SPILL!|CALC!)|=[A-Z]{2,}\([^\n]*\))\s*\Z",
        "an error or a formula from a spreadsheet",
        "write the value, or n/a",
        re.NOFLAG,
    ),
    literal(
        r"\A#(?!N/A)[^\W\d_][\w-]*(?:(?:/[\w-]+)+|(?:/[\w-]+)*(?:\s+#[^\W\d_][\w/-]*)+|(?:/[\w-]+)*#)#?\s*\Z",
        "a line of tags",
        "write `keywords: [...]` in the front matter, or remove it",
        re.NOFLAG,
    ),
    literal(
        r"\[oai_citation:[^\]\n]*\]|【\d+[:†][^】\n]*】|:contentReference\[oaicite:\d+\]\{[^{}\n]*\}|[\ue200-\ue206]?cite[\ue200-\ue206]?turn\d\w+",
        "a citation mark from a chatbot",
        "check the source, and write it as a note, [^id], or remove the mark",
    ),
    literal(
        r"(?<![\w.@/])@(?:tab|table|figure|section|equation)-[A-Za-z][\w-]*",
        "a cross-reference",
        "write @fig-..., @tbl-..., @sec-... or @eq-..., and give its target that id",
    ),
    literal(r"(?<=[^\s{]) \{#[\w-]+(?: [\w-]+)+\}\s*$", "an id with a space", "write it without spaces: {#first-part}"),
    literal(r"^\([\w-]+\)=\s*$", "a MyST target", "write it after the heading: # Title {#id}"),
    literal(
        r"\{[a-z][\w:.+-]*\}(?=`)",
        "a MyST or Sphinx role",
        "write @fig-id or [text](#id) for a cross-reference, [@key] for a citation, and plain text for anything else",
    ),
    literal(r"(?<=`)\{=[\w+-]+\}", "the format of raw text, which is not passed through", "write it in Markdown"),
    literal(r"<%[^%\n]*%>", "a field from a template", "write the value itself"),
    literal(r"^\+{3}(?:\s*\{[^\n]*\})?\s*$", "a MyST block break, +++", "remove it"),
    literal(
        rf"^/{FILE}\.(?:png|jpe?g|gif|svg|tiff?|webp){TITLE}", "an iA Writer picture", "write ![caption](picture.png)"
    ),
    literal(rf"^/{FILE}\.[ct]sv{TITLE}", "an iA Writer table", 'write ::: {.table csv="data.csv"}, and ::: below it'),
    literal(rf"^/{FILE}\.(?:md|txt|markdown){TITLE}", "an included file", "write {{< include file.md >}}"),
    literal(
        r"\A\((?:PART|APPENDIX)\\?\*?\)(?=\s)",
        "a bookdown part heading",
        "remove it: in a brief, parts and annexes are chapters",
    ),
    literal(
        r"^(?:import\s[^\n]*?['\"][^'\"\n]+['\"];?|export\s+(?:const|let|default|function)\s[^\n]*)$",
        "a line of JavaScript",
        "remove it: briefpress runs no code",
    ),
    literal(
        r"(?:\. ?){5,}\s*\d{1,4}\s*$|…{2,}\s*\d{1,4}\s*$",
        "a line of a table of contents, typed by hand",
        "remove it: `toc: true` in the front matter adds one, with page numbers",
    ),
    literal(
        r"^\[[^\[\]\n]*\[[^\[\]\n]+\]\(#[^()\s]*\)[^\[\]\n]*\]\(#[^()\s]*\)\s*$",
        "a line of a table of contents with a link inside a link",
        "remove it: `toc: true` in the front matter adds one, with page numbers",
    ),
    literal(
        r"(?<!!)\[[^\[\]\n]*(?<!!)\[[^\[\]\n]+\]\((?!#)[^()\s]+\)[^\[\]\n]*\]\((?:https?:|mailto:|#)[^()\s]*\)",
        "a link around another link",
        "keep only one of the two links",
    ),
    literal(r'^=== +"[^"\n]+"', "an MkDocs tab", "make it a heading, and unindent its text"),
    literal(r"^-{1,3}8<-{1,3}", "an MkDocs snippet", "write {{< include file.md >}}"),
    literal(
        r"^(?:(?:-{2,}|\{) ?(?:page ?break|new ?page) ?(?:-{2,}|\})|<<<|\\f)\s*$",
        "a page break",
        "write {{< pagebreak >}} on a line of its own",
        re.MULTILINE | re.IGNORECASE,
    ),
    literal(
        r"^(?:!include|@import|@include)\b[^\n]*|^include::[^\s\[\]]+\[[^\]\n]*\]|^\{!\s*[^{}\n]+!\}|^<<\[[^\]\n]+\]|^:\[[^\]\n]*\]\([^()\n]+\.md\)",
        "an included file",
        "write {{< include file.md >}}",
    ),
    literal(r"\[(?:name|time|color)=[^\]\n]+\]", "a HackMD field", "remove the brackets"),
    literal(
        r"\\@ref\((?:fig|tab|eq|sec)?:?[\w:.-]+\)|(?<!\])\(\\?#(?:fig|tab|eq|sec|thm|lem):[\w-]+\)|^\(ref:[\w-]+\)",
        "a bookdown cross-reference",
        "write @fig-id, @tbl-id or @sec-id, and give its target that id: {#fig-id}",
    ),
    literal(
        r"\(\^\d{1,3}\)|(?<=[a-z]{4})\^\d{1,2}(?=[\s.,;:]|$)",
        "a note mark",
        "write [^id] here, and [^id]: ... below the text",
    ),
    literal(r"(?<![\w^/])(?:km|cm|mm|m)\^[23](?![\w^])|(?<=[\w]/m)\^[23](?![\w^])", "a superscript", "write m^2^"),
    literal(r"(?<![\w^.,])10\^[-−]?\d{1,3}(?![\w^])", "a superscript", "write 10^6^"),
    literal(r"(?<![\w^$\\/.-])R\^2(?![\w^])", "a superscript", "write R^2^"),
    literal(
        r"(?<![\w$\\/.-])(?:CO|CH|NO|SO|NH|PM|H|N|O)_\{?(?:\d{1,2}(?:\.\d)?|x)\}?(?=[\s),;:!?]|\.\s|\.?\Z|O\b|e\b)",
        "a subscript",
        "write CO~2~",
        re.NOFLAG,
    ),
    literal(r"(?<=\d)\^(?:st|nd|rd|th)(?![\w^])", "a superscript", "write 5^th^"),
    literal(
        r"\([^()\n]+\)\[(?:https?://|mailto:)[^\]\s]+\]", "a link written the wrong way round", "write [text](address)"
    ),
    literal(
        r"\[[^\[\]\n]+\]\(https?://[^\s()]+(?=\s|$)(?![^()\n]*\))",
        "a link without its closing bracket",
        "write [text](address)",
    ),
    literal(ACCENT, "a LaTeX accent without its backslash", "write the letter itself, such as é"),
    *(
        literal(rf"\\(?:begin|end)\{{(?:{names})\*?\}}", "a LaTeX environment", hint)
        for names, hint in ENVIRONMENTS.items()
    ),
    literal(
        rf"\\(?:begin|end)\{{(?!(?:{'|'.join(ENVIRONMENTS)})\*?\}})[\w*]+\}}",
        "a LaTeX environment",
        "write it in Markdown, or as a picture",
    ),
    *(
        literal(rf"\\{name}\*?(?=\{{)", "a LaTeX heading", f"write {'#' * level} and a space before its words")
        for level, name in enumerate(("chapter", "section", "subsection", "subsubsection"), start=1)
    ),
    literal(
        r"(?<![{|])\{(?![%|])[^{}\n|]+\|[^{}\n|]+\}(?!\})",
        "braces with a bar, as used for ruby text",
        "remove the braces",
    ),
    *MARKUP,
)
