"""The Markdown parser. In: text. Out: markdown-it tokens; inline tokens have their offset in `map`.

The dialect is CommonMark with the extensions in this package, and markdown-it's tables, strikethrough, notes, sub- and
superscript, and definition lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple
from unicodedata import category, east_asian_width

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import validateLink
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from markdown_it.utils import EnvType
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from briefpress.source.syntax.attributes import split_attributes
from briefpress.source.syntax.blocks.abbreviation import abbreviation_plugin
from briefpress.source.syntax.blocks.admonition import admonition_plugin
from briefpress.source.syntax.blocks.attribution import attribution_plugin
from briefpress.source.syntax.blocks.dashed_table import dashed_table_plugin
from briefpress.source.syntax.blocks.drawn_table import NEAR
from briefpress.source.syntax.blocks.example_list import example_list_plugin
from briefpress.source.syntax.blocks.fancy_list import fancy_list_plugin
from briefpress.source.syntax.blocks.fenced_div import fenced_div_plugin
from briefpress.source.syntax.blocks.grid_table import grid_table_plugin
from briefpress.source.syntax.blocks.kramdown import kramdown_plugin
from briefpress.source.syntax.blocks.line_block import line_block_plugin
from briefpress.source.syntax.blocks.pipe_table import pipe_table_plugin
from briefpress.source.syntax.blocks.references import References, references_plugin
from briefpress.source.syntax.blocks.table_caption import BEGINS_CAPTION, table_caption_plugin
from briefpress.source.syntax.cross_reference import cross_reference_plugin, read_id
from briefpress.source.syntax.inline.backslashes import backslash_plugin
from briefpress.source.syntax.inline.citations import citation_plugin
from briefpress.source.syntax.inline.critic_markup import critic_markup_plugin
from briefpress.source.syntax.inline.heading_reference import heading_reference_plugin
from briefpress.source.syntax.inline.html_image import html_image_plugin
from briefpress.source.syntax.inline.inline_attributes import inline_attributes_plugin
from briefpress.source.syntax.inline.latex import latex_plugin
from briefpress.source.syntax.inline.loose_image import loose_image_plugin
from briefpress.source.syntax.inline.office_tags import office_plugin
from briefpress.source.syntax.inline.wiki_link import wiki_link_plugin
from briefpress.source.syntax.latex_maths import latex_maths_plugin
from briefpress.source.syntax.maths import maths_plugin
from briefpress.source.syntax.shortcode import shortcode_plugin

UNNUMBERED = ("-", ".unnumbered")
APPENDIX, OPENER = ".appendix", ".opener"
AROUND = " \n*~^"  # characters that may precede or follow the word at the end of a line
MAX_NESTING = 100
MAX_CHARACTERS = 50_000  # the maximum number of characters in a paragraph: about twenty pages


def _is_wide(char: str) -> bool:
    """Return whether `char` is a wide character, as in Chinese and Japanese (UAX 11, East Asian Width)."""
    return bool(char) and east_asian_width(char) in ("W", "F")


class _PlacedState(StateInline):
    """Records the offset of each inline token in its block, and supports languages written without spaces."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 - markdown-it's names
        """Allow marks to begin and end between wide characters and punctuation, because their scripts have no spaces in
        these positions.

        CommonMark (0.31, 6.2) requires a space after a closing mark that follows a full stop.
        """
        scanned = super().scanDelims(start, canSplitWord)
        end = start + scanned.length
        before, after = self.src[max(start - 1, 0) : start], self.src[end : min(end + 1, self.posMax)]
        if not canSplitWord or not any(map(_is_wide, before + after)):
            return scanned
        return Scanned(
            scanned.can_open or bool(after.strip()), scanned.can_close or bool(before.strip()), scanned.length
        )

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        between = ttype == "softbreak" and self._is_between_wide_chars()
        token = super().push("text" if between else ttype, tag, nesting)
        token.map = [self.pos, self.pos]
        return token

    def _is_between_wide_chars(self) -> bool:
        """Return whether a line break does not count as a space: between wide characters, as in Pandoc's
        `east_asian_line_breaks`, or beside wide punctuation, which contains its own space.
        """
        before, after = self.src[: self.pos].rstrip(AROUND)[-1:], self.src[self.pos :].lstrip(AROUND)[:1]
        wide = [char for char in (before, after) if _is_wide(char)]
        return len(wide) == 2 or any(category(char).startswith("P") for char in wide)


class _PlacedInline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _caption_attributes(state: StateCore) -> None:
    """Move attributes, `{#tbl-id}`, from the end of table captions to `meta`."""
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "paragraph_open" and BEGINS_CAPTION.match(inline.content):
            inline.content, opening.meta["attributes"] = split_attributes(inline.content)


def _item_attributes(state: StateCore) -> None:
    """Move attributes, `{#rec-id addressee="..."}`, from the end of each recommendation's first paragraph to `meta`."""
    divs: list[bool] = []
    for item, opening, inline in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if item.type == "fenced_div_open":
            divs.append("recommendations" in item.info)
        elif item.type == "fenced_div_close":
            divs.pop()
        elif item.type == "list_item_open" and opening.type == "paragraph_open" and divs and divs[-1]:
            inline.content, given = split_attributes(inline.content)
            opening.meta["item"] = given


def _heading_attributes(state: StateCore) -> None:
    """Move attributes, `{#id}`, from the end of headings to the tokens of the headings."""
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != "heading_open" or not inline.content.rstrip().endswith("}"):
            continue
        title, brace, written = inline.content.rstrip()[:-1].rpartition("{")
        attributes = [item.rstrip(",") for item in written.split() if item != ","]
        if not brace or not all(attribute[0] in "#.-" or "=" in attribute for attribute in attributes):
            continue
        inline.content = title.rstrip()
        opening.attrSet("id", next((read_id(item[1:]) for item in attributes if item[0] == "#"), ""))
        opening.meta["appendix"] = APPENDIX in attributes
        opening.meta["opener"] = OPENER in attributes
        opening.meta["unnumbered"] = any(item in UNNUMBERED for item in attributes)
        known = (item for item in attributes if item[0] != "#" and item not in (*UNNUMBERED, APPENDIX, OPENER))
        opening.attrSet("unknown", " ".join(known))


def _too_long(state: StateCore) -> None:
    """Remove the text of paragraphs that exceed the size limit and would take too long to parse."""
    for token in state.tokens:
        if token.type == "inline" and len(token.content) > MAX_CHARACTERS and token.map:
            state.env.setdefault("too_long", []).append(token.map[0])
            token.content = ""


@cache
def _parser(*, html: bool) -> MarkdownIt:
    md = MarkdownIt("commonmark")
    md.inline = _PlacedInline()
    md.configure("commonmark")
    md.options["maxNesting"] = MAX_NESTING
    md.validateLink = _is_read  # type: ignore[method-assign,assignment]
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, move_to_end=False, always_match_refs=True)
    md.use(sub_plugin).use(superscript_plugin).use(deflist_plugin).use(fenced_div_plugin)
    md.use(inline_attributes_plugin).use(loose_image_plugin).use(html_image_plugin).use(cross_reference_plugin).use(
        citation_plugin
    )
    md.use(shortcode_plugin).use(abbreviation_plugin).use(line_block_plugin).use(maths_plugin).use(
        latex_maths_plugin
    ).use(kramdown_plugin)
    md.use(pipe_table_plugin).use(table_caption_plugin).use(grid_table_plugin).use(dashed_table_plugin)
    md.use(wiki_link_plugin).use(office_plugin)
    if not html:
        md.disable("html_block")
    md.core.ruler.before("inline", "too_long", _too_long)
    md.core.ruler.before("inline", "item_attributes", _item_attributes)
    md.core.ruler.before("inline", "heading_attributes", _heading_attributes)
    md.core.ruler.before("inline", "caption_attributes", _caption_attributes)
    md.use(backslash_plugin).use(admonition_plugin).use(latex_plugin).use(fancy_list_plugin).use(critic_markup_plugin)
    md.use(example_list_plugin).use(references_plugin).use(attribution_plugin).use(heading_reference_plugin)
    return md


def _paragraph(inline: list[Token]) -> list[Token]:
    """Return the tokens of a paragraph with the content `inline`."""
    return [Token("paragraph_open", "p", 1, map=[0, 1]), *inline, Token("paragraph_close", "p", -1)]


def _repeated(env: EnvType) -> Iterator[int]:
    """Yield the lines, counted from 0, that define a label again with a different address. Repeated definitions have no
    effect, because the first one is used (CommonMark 0.31.2, 4.7).
    """
    for found in env.get("duplicate_refs", ()):
        if found["href"] != env["references"][found["label"]]["href"]:
            yield found["map"][0]


class Parsed(NamedTuple):
    """Parsed text: the tree, and the tokens of each inline note, `^[...]`.

    `too_deep` is the line, counted from 0, where the nesting is too deep for the parser, or None. `too_long` are the
    lines of paragraphs emptied because they are too long. `near_tables` maps lines to the reason why they do not begin
    a table. `references` are the link definitions, for text nested in this text; `repeated` are the lines that define a
    label again.
    """

    tree: SyntaxTreeNode
    inside: list[list[Token]]
    too_deep: int | None
    too_long: tuple[int, ...]
    near_tables: Mapping[int, str]
    references: References
    repeated: tuple[int, ...]


def parse(text: str, *, html: bool = True, words: bool = False, references: Mapping[str, Any] | None = None) -> Parsed:
    """Parse `text`; if `html` is False, only inline tags are recognised, not HTML blocks.

    If `words` is True, the text is a single paragraph, even if it begins like another block. `references` are the link
    definitions of the surrounding text.
    """
    env: dict[str, Any] = {"references": References(references or {})}
    parser = _parser(html=html)
    tokens = _paragraph(parser.parseInline(text, env)) if words else parser.parse(text, env)
    inside = env.get("footnotes", {}).get("list", {})
    deep = (token.map[0] for token in tokens if token.level >= MAX_NESTING - 1 and token.map)
    notes = [note.get("tokens", []) for _, note in sorted(inside.items())]
    return Parsed(
        SyntaxTreeNode(tokens),
        notes,
        next(deep, None),
        tuple(env.get("too_long", ())),
        env.get(NEAR, {}),
        env["references"],
        tuple(_repeated(env)),
    )


def _is_read(address: str) -> bool:
    """Return whether an address may be a link. Addresses of local files may be, because otherwise their markup would be
    shown.
    """
    return validateLink(address) or address.strip().lower().startswith("file:")
