"""Shortcodes, `{{< name words >}}`, as in Quarto, and template tags of other programs: rules for markdown-it.

In: the state of the parsers. Out: an `include` token, with the path in `info`, for `{{< include part.md >}}` on a
separate line, and inline `shortcode` tokens, with the text inside in `info`. Tags of Jekyll, Hugo or Eleventy, `{{
site.url }}` or `{% name %}`, count as shortcodes; they may be part of an address.
"""

from __future__ import annotations

from types import ModuleType

from markdown_it import MarkdownIt
from markdown_it.helpers.parse_link_destination import _Result, parseLinkDestination
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from briefpress import lazy
from briefpress.problems import nearest
from briefpress.source.syntax.block_lines import ALL_BLOCKS, text_unless_code

# Fields of the front matter that can be repeated in the text.
VARIABLES = ("date", "description", "doi", "subtitle", "title", "url", "version")

# What to write instead of shortcodes from other programs, by their usual names.
CALLOUT, LINK = "write ::: {.callout-note} above the text and ::: below it", "write a link: [title](address)"
CODE = "write ``` above and below the code"
HINTS = {
    **dict.fromkeys(("admonition", "alert", "callout", "hint", "info", "note", "notice", "tip", "warning"), CALLOUT),
    **dict.fromkeys(("embed", "gist", "tweet", "twitter", "video", "vimeo", "x", "youtube"), LINK),
    **dict.fromkeys(("tab", "tabs"), "make it a heading"),
    **dict.fromkeys(("ref", "relref", "link", "post_url"), "write [text](#id) for a heading, or [text](address)"),
    **dict.fromkeys(("env", "param", "var"), "write the value itself"),
    **dict.fromkeys(("fa", "icon"), "remove it"),
    **dict.fromkeys(("code", "highlight", "raw"), CODE),
    **dict.fromkeys(("figure", "image", "img"), 'write ![caption](picture.png){alt="..."}'),
    **dict.fromkeys(
        ("pagebreak", "newpage", "page-break", "page_break"), "write {{< pagebreak >}} on a line of its own"
    ),
    "kbd": "write it as code: `Ctrl+C`",
    "toc": "remove it: `toc: true` in the front matter adds one",
}
CLOSING = lazy.pattern(r"(?:\{%-?\s*end|[{%<\s]*/)[a-z]")  # the end of a pair: {% endtabs %}, {{< /tab >}}
NAME = lazy.pattern(r"[{%<\s/]*(?:end)?(?P<name>[a-z_]+)")

# No pattern searches beyond the start of the next shortcode, so that many unclosed shortcodes take little time. The
# patterns
# avoid possessive quantifiers, which Python 3.11.0 to 3.11.4 get wrong around groups (CPython gh-106052).
SHORTCODE = lazy.pattern(r"\{\{<(?P<words>(?:(?!\{\{<|>\}\})[^\n])*)>\}\}")
TEMPLATE = lazy.pattern(r"(?P<words>\{\{[^{}\n]+\}\}|\{%[^{}\n]+%\})")
INCLUDE = lazy.pattern(r"\{\{<\s*include\s+(?P<path>(?!>\}\})\S(?:(?!>\}\})[^\n])*)>\}\}\s*")
# Quarto's shortcode, and the LaTeX commands that Pandoc passes through.
PAGE_BREAK = lazy.pattern(
    r"(?:\\(?:newpage|pagebreak|clearpage|cleardoublepage)(?:\{\})?|\{\{<\s*pagebreak\s*>\}\})\s*"
)


def shortcode_plugin(md: MarkdownIt) -> None:
    """Add shortcodes to `md`."""
    md.block.ruler.before("fence", "include", _include, {"alt": [*ALL_BLOCKS]})
    md.block.ruler.before("fence", "page_break", _page_break, {"alt": [*ALL_BLOCKS]})
    md.inline.ruler.before("escape", "shortcode", _shortcode)
    helpers = ModuleType("helpers")  # a copy for this parser only
    vars(helpers).update(vars(md.helpers), parseLinkDestination=_destination)
    md.helpers = helpers


def variable(words: str) -> str:
    """Return the front matter field to which the shortcode `words` refers, or `""`."""
    match words.split():
        case ["meta", name] if name in VARIABLES:
            return name
    return ""


def shortcode_hint(words: str) -> str:
    """Return a hint on what to write instead of the shortcode `words`."""
    match words.split():
        case ["meta", name] if near := nearest(name, VARIABLES):
            return near
        case ["meta", _]:
            return f"write the text itself; meta inserts only {', '.join(VARIABLES)}"
        case ["include" | "pagebreak", *_]:
            return "put it on a line of its own"
    tag = NAME.match(words.lower())
    if CLOSING.match(words) and tag and HINTS.get(tag["name"], "") not in (CALLOUT, CODE):
        return "remove it"
    is_value = words.startswith("{{") and not words.startswith(("{{%", "{{<"))
    if tag and tag["name"] in HINTS and not (is_value and len(tag["name"]) == 1):
        return HINTS[tag["name"]]
    if is_value:
        return "write the value itself"
    if words.startswith("{"):
        return "write it in Markdown, or remove it"
    if near := nearest(words.partition(" ")[0], ("include", "meta", "pagebreak")):
        return near
    return f"valid shortcodes: include and pagebreak, on lines of their own, and meta with {', '.join(VARIABLES)}"


def _include(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    match = INCLUDE.fullmatch(text_unless_code(state, start))
    if not match:
        return False
    if not silent:
        token = state.push("include", "", 0)
        token.info, token.map = _unquoted(match["path"].strip()), [start, start + 1]
        state.line = start + 1
    return True


def _page_break(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    match = PAGE_BREAK.fullmatch(text_unless_code(state, start))
    if not match:
        return False
    if not silent:
        state.push("page_break", "", 0).map = [start, start + 1]
        state.line = start + 1
    return True


def _unquoted(path: str) -> str:
    quoted = len(path) > 1 and path[0] == path[-1] and path[0] in "\"'"
    return path[1:-1] if quoted else path


def _shortcode(state: StateInline, silent: bool) -> bool:
    match = SHORTCODE.match(state.src, state.pos, state.posMax) or TEMPLATE.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push("shortcode", "", 0)
        token.content, token.info = match[0], match["words"].strip()
    state.pos = match.end()
    return True


def _destination(text: str, start: int, end: int) -> _Result:
    """Return the address of a link as markdown-it does, but a template tag at its start may contain spaces."""
    tag = SHORTCODE.match(text, start, end) or TEMPLATE.match(text, start, end)
    found = parseLinkDestination(text, tag.end() if tag else start, end)
    if tag:
        found.ok, found.str = True, tag[0] + found.str
        found.pos = found.pos or tag.end()
    return found
