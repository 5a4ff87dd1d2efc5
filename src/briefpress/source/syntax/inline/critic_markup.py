"""Suggestions and comments in CriticMarkup: an inline rule for markdown-it.

In: the state of the inline parser. Out: `suggestion_open` and `suggestion_close` tokens around a suggestion, with an
`Edge` without a place in `meta`; `suggestion_lone` tokens for unclosed marks.

`{++added++}`, `{--deleted--}`, `{~~old~>new~~}`, `{==words==}{>>comment<<}`. A comment may begin with its author and
date: `{>>@Jo Lind 2026-05-01: text<<}`. A comment without text directly after a suggestion states the author of the
suggestion.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from briefpress import lazy
from briefpress.model import Edge, Remark, SuggestionKind

ENDS = {"{++": "++}", "{--": "--}", "{~~": "~~}", "{==": "==}", "{>>": "<<}"}
KINDS = {"{++": SuggestionKind.INSERTION, "{--": SuggestionKind.DELETION, "{==": SuggestionKind.COMMENT}
DELIMITER = lazy.pattern(
    r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)|\{\+\+|\{--|\{~~|\{==|\{>>.*?<<\}|\+\+\}|--\}|~~\}|==\}|~>", re.DOTALL
)
COMMENT = lazy.pattern(r"\{>>(.*?)<<\}", re.DOTALL)
NO_NAME = lazy.pattern(r"[:{}<>|]")  # characters that would end the author's name, the comment or a table cell
HEAD = lazy.pattern(
    r"\s*@(?P<author>[^:\n]*?[^:\s])"
    r"(?:\s+(?P<date>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?))?(?P<done>\s+done)?\s*(?::\s*(?P<text>.*))?",
    re.DOTALL,
)


def critic_markup_plugin(md: MarkdownIt) -> None:
    """Add suggestions and comments to `md`."""
    md.inline.ruler.before("escape", "suggestion", _suggestion)


def _suggestion(state: StateInline, silent: bool) -> bool:
    opens, begin, maximum = state.src[state.pos : state.pos + 3], state.pos, state.posMax
    if opens not in ENDS:
        return False
    end, arrow = _end(state.src, begin, maximum)
    if end < 0:
        return _lone(state, opens, silent=silent)
    thread, after = _thread(state.src, end if opens != "{>>" else begin, maximum)
    if not silent:
        author, date = (thread[0].author, thread[0].date) if thread else ("", "")
        comments = tuple(remark for remark in thread if remark.text)
        inside = (begin + 3, end - 3)
        if opens == "{~~":
            _enclose(state, Edge(SuggestionKind.DELETION, True, author, date, comments), inside[0], arrow)
            _enclose(state, Edge(SuggestionKind.INSERTION, True, author, date), arrow + 2, inside[1])
        elif opens == "{>>":
            _enclose(state, Edge(SuggestionKind.COMMENT, True, thread=comments), begin, begin)
        elif opens == "{==":
            _enclose(state, Edge(SuggestionKind.COMMENT, True, thread=comments), *inside)
        else:
            _enclose(state, Edge(KINDS[opens], True, author, date, comments), *inside)
    state.pos, state.posMax = after, maximum
    return True


def _lone(state: StateInline, opens: str, *, silent: bool) -> bool:
    if not silent:
        state.push("suggestion_lone", "", 0).content = opens
    state.pos += len(opens)
    return True


def _enclose(state: StateInline, edge: Edge, begin: int, end: int) -> None:
    """Add the tokens of the text from `begin` to `end`, between tokens for the edges of the suggestion."""
    state.push("suggestion_open", "", 1).meta["edge"] = edge
    written, state.pos, state.posMax = state.pos, begin, end
    if end > begin:
        state.md.inline.tokenize(state)
    state.pos = written
    state.push("suggestion_close", "", -1).meta["edge"] = edge.closing


def _end(text: str, begin: int, maximum: int) -> tuple[int, int]:
    """Return the end of the suggestion that begins at `begin`, or -1, and the offset of the arrow in a replacement, or
    -1.
    """
    if text.startswith("{>>", begin):
        match = COMMENT.match(text, begin, maximum)
        return (match.end() if match else -1), -1
    expected, arrow = [ENDS[text[begin : begin + 3]]], -1
    for match in DELIMITER.finditer(text, begin + 3, maximum):
        mark = match[0]
        if mark == "~>" and expected == ["~~}"] and arrow < 0:
            arrow = match.start()
        elif mark in ENDS and mark != "{>>":
            expected.append(ENDS[mark])
        elif mark == expected[-1]:
            expected.pop()
        if not expected:
            return (match.end(), arrow) if arrow >= 0 or mark != "~~}" else (-1, -1)
    return -1, -1


def _thread(text: str, begin: int, maximum: int) -> tuple[list[Remark], int]:
    """Return the consecutive comments at `begin`, and where they end."""
    out = []
    while match := COMMENT.match(text, begin, maximum):
        out.append(read_remark(match[1]))
        begin = match.end()
    return out, begin


def read_remark(text: str) -> Remark:
    """Return the content of a comment, with any author and date at its start."""
    head = HEAD.fullmatch(text)
    if head is None:
        return Remark(" ".join(text.split()))
    return Remark(" ".join((head["text"] or "").split()), head["author"], head["date"] or "", bool(head["done"]))


def written_remark(remark: Remark) -> str:
    """Return a comment in CriticMarkup."""
    text = " ".join(remark.text.split()).replace("<<}", "<< }").replace("{>>", "{ >>")
    author = " ".join(NO_NAME.sub(" ", remark.author).split())
    about = [part for part in (f"@{author}", remark.date) if part]
    head = " ".join([*about, *(["done"] if remark.done else [])]) if author else ""
    if not head:
        return f"{{>>{text}<<}}"
    return f"{{>>{head}: {text}<<}}" if text else f"{{>>{head}<<}}"
