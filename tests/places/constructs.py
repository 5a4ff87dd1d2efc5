"""Markdown constructs, each around a word. Out: their lines, and the definitions they need."""

from __future__ import annotations

from typing import NamedTuple


class Construct(NamedTuple):
    """A construct; `text` has `{w}` in place of the word, and `shown` states whether the markup characters are meant to
    be visible.
    """

    text: str
    shown: bool = False

    @property
    def lines(self) -> list[str]:
        """Return the lines."""
        return self.text.split("\n")


# Definitions that constructs refer to, below the text of every brief.
BESIDE = """
![A river](r.svg){#fig-r alt="A river"}

[ref]: https://example.org/ref
[^note]: Words of a note.
*[EUX]: European Union of X
"""
BIBLIOGRAPHY = "@book{smith, author={Smith, Jo}, title={Rivers}, publisher={OUP}, year=2020}\n"
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90"><title>R</title><rect width="9" height="9"/></svg>'
)

CONSTRUCTS = {
    "plain": Construct("A {w} grows"),
    "bold": Construct("A **{w}** grows"),
    "bold-spaced": Construct("A ** {w} ** grows"),
    "bold-before-letters": Construct("A **“{w}”**and more"),
    "underscores": Construct("A __{w}__s grows"),
    "emphasis": Construct("A *{w}* and _green_ grows"),
    "both": Construct("A ***{w}*** grows"),
    "struck": Construct("A ~~{w}~~ grows"),
    "subscript": Construct("A {w} H~2~O"),
    "superscript": Construct("A {w} x^2^"),
    "code": Construct("A `{w}` grows"),
    "code-of-signs": Construct("A {w} `**a** [b](c) {{.d}}`", shown=True),
    "link": Construct("A [{w}](https://example.org/a) grows"),
    "link-spaced": Construct("A [{w}](https://example.org/a b) grows"),
    "link-by-reference": Construct("A [{w}][ref] grows"),
    "address": Construct("A {w} <https://example.org>"),
    "note": Construct("A {w}[^note] grows"),
    "note-undefined": Construct("A {w}[^nowhere] grows"),
    "note-inside": Construct("A {w}^[Said *so*.] grows"),
    "citation": Construct("A {w} [@smith, p. 3]"),
    "citation-in-text": Construct("A {w} @smith says"),
    "citation-unknown": Construct("A {w} [@nobody]"),
    "citations-with-comma": Construct("A {w} [@smith, @smith]"),
    "mention": Construct("A {w} in @fig-r"),
    "mention-in-brackets": Construct("A {w} [@fig-r] and [-@fig-r]"),
    "mention-of-nothing": Construct("A {w} in @fig-nothing"),
    "picture": Construct("![{w}](r.svg)"),
    "picture-in-text": Construct('A {w} ![R](r.svg){{alt="x"}} grows'),
    "table": Construct("| {w} | b |\n|---|---|\n| 1 | 2 |"),
    "grid": Construct("+-----+---+\n| {w} | b |\n+-----+---+"),
    "bullets": Construct("- {w}\n- green"),
    "numbers": Construct("1. {w}\n2. green"),
    "letters": Construct("a. {w}\nb. green"),
    "tasks": Construct("- [ ] {w}\n- [x] green"),
    "fence": Construct("```\n{w} **a**\n```", shown=True),
    "formula": Construct("A {w} $a_1^2$ grows"),
    "formula-displayed": Construct("A {w} grows $$a_1^2$$"),
    "html": Construct("A <b>{w}</b> grows"),
    "html-unknown": Construct('A <font color="red">{w}</font> grows'),
    "html-block": Construct("<div>\n{w}\n</div>"),
    "html-line-end": Construct("A {w}<br>grows"),
    "html-comment": Construct("A {w} <!-- not said --> grows"),
    "entity": Construct("A {w}&nbsp;&amp; more"),
    "shortcode": Construct("A {w} {{{{< meta title >}}}}"),
    "shortcode-unknown": Construct("A {w} {{{{< icon star >}}}}"),
    "template": Construct("A {w} {{{{ site.title }}}}"),
    "page-break": Construct("{w}\n\n\\newpage\n\ngreen"),
    "span": Construct("A [{w}]{{.smallcaps}} grows"),
    "span-with-language": Construct("A [{w}]{{lang=de}} grows"),
    "span-unknown": Construct("A [{w}]{{.tiny}} grows"),
    "attributes": Construct("A {w} {{.unnumbered}}"),
    "abbreviation": Construct("A {w} of the EUX grows"),
    "line-end": Construct("A {w}\\\ngrows"),
    "line-end-at-end": Construct("A {w}\\"),
    "heading": Construct("# {w}"),
    "quotation": Construct("> {w}"),
    "alert": Construct("> [!NOTE]\n> {w}"),
    "box": Construct("::: box\n{w}\n:::"),
    "admonition": Construct('!!! note "T"\n    {w}'),
    "definition": Construct("{w}\n: green"),
    "rule": Construct("{w}\n\n---\n\ngreen"),
    "critic": Construct("A {{++{w}++}} {{--old--}} grows"),
    "latex": Construct("A \\textbf{{{w}}} and \\foo{{x}} grows"),
    "escaped": Construct("A \\*\\*{w}\\*\\* and \\[^note]", shown=True),
    "no-break-space": Construct("A 25\\ {w} grows"),
    "suggestion": Construct("A {{~~old~>{w}~~}} grows"),
    "comment": Construct("A {{=={w}==}}{{>>Is it so?<<}} grows"),
    "mention-with-page": Construct("A {w} in @fig-r{{.page}}"),
    "email-in-brackets": Construct("A {w} [ask me@example.org] and [me@example.org]"),
    "emoji": Construct("A {w} 🌍 grows"),
    "emoji-by-name": Construct("A {w} :globe: grows"),
    "ruby": Construct("A <ruby>{w}<rt>reading</rt></ruby> grows"),
    "link-of-html": Construct("A <a href='https://example.org'>{w}</a> grows"),
    "chart": Construct("::: {{.chart type=bar data=table alt='x'}}\n| {w} | V |\n|---|--:|\n| {w} | 1 |\n:::"),
    "key-figures": Construct("::: key-figures\n31 %\n: {w}\n:::"),
    "timeline": Construct("::: timeline\n{w}\n: An event.\n:::"),
    "options": Construct("::: options\n| {w} | Cost |\n|---|---|\n| Fixed | + |\n:::"),
    "panels": Construct("::: {{layout-ncol=2}}\n![{w}](r.svg){{alt='x'}}\n\n![R](r.svg){{alt='y'}}\n:::"),
    "margin": Construct("::: margin\n{w}\n:::"),
    "opener": Construct("# {w} {{.opener}}"),
    "cards": Construct("::: {{.recommendations cards=true}}\n1. {w} {{addressee='All'}}\n:::"),
    "html-list": Construct("<ul><li>{w}</li><li>green</li></ul>"),
    "html-table": Construct("<table><tr><th>{w}</th></tr><tr><td>green</td></tr></table>"),
    "directive": Construct("```{{note}} T\n{w}\n```"),
    "verse": Construct("| {w}\n| green"),
    "example": Construct("(@) {w}"),
    "wiki-link": Construct("A [[Page|{w}]] grows"),
    "multiline-table": Construct("  {w}   B\n  --------- ---\n  green     2"),
}
