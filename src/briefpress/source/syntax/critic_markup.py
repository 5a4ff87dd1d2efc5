"""Suggestions and comments in CriticMarkup: an inline rule for markdown-it.

In: the state of the inline parser. Out: `suggestion_open` and `suggestion_close` tokens around a suggestion, whose
`meta` has an `Edge` without its place; `suggestion_lone` for marks without an end.

`{++added++}`, `{--deleted--}`, `{~~old~>new~~}`, `{==words==}{>>comment<<}`. A comment may begin with its author and
date: `{>>@Jo Lind 2026-05-01: text<<}`; a comment without text directly after a suggestion gives the author of the
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
SIGN = lazy.pattern(
    r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)|\{\+\+|\{--|\{~~|\{==|\{>>.*?<<\}|\+\+\}|--\}|~~\}|==\}|~>", re.DOTALL
)
COMMENT = lazy.pattern(r"\{>>(.*?)<<\}", re.DOTALL)
NO_NAME = lazy.pattern(r"[:{}<>|]")  # characters that would end an author's name, the comment or a table cell
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
        said = tuple(one for one in thread if one.text)
        inside = (begin + 3, end - 3)
        if opens == "{~~":
            _enclose(state, Edge(SuggestionKind.DELETION, True, author, date, said), inside[0], arrow)
            _enclose(state, Edge(SuggestionKind.INSERTION, True, author, date), arrow + 2, inside[1])
        elif opens == "{>>":
            _enclose(state, Edge(SuggestionKind.COMMENT, True, thread=said), begin, begin)
        elif opens == "{==":
            _enclose(state, Edge(SuggestionKind.COMMENT, True, thread=said), *inside)
        else:
            _enclose(state, Edge(KINDS[opens], True, author, date, said), *inside)
    state.pos, state.posMax = after, maximum
    return True


def _lone(state: StateInline, opens: str, *, silent: bool) -> bool:
    if not silent:
        state.push("suggestion_lone", "", 0).content = opens
    state.pos += len(opens)
    return True


def _enclose(state: StateInline, edge: Edge, begin: int, end: int) -> None:
    """Push the tokens of the text from `begin` to `end`, with the tokens of the edges around them."""
    state.push("suggestion_open", "", 1).meta["edge"] = edge
    written, state.pos, state.posMax = state.pos, begin, end
    if end > begin:
        state.md.inline.tokenize(state)
    state.pos = written
    state.push("suggestion_close", "", -1).meta["edge"] = edge.closing


def _end(text: str, begin: int, maximum: int) -> tuple[int, int]:
    """Return where the suggestion that begins at `begin` ends, or -1, and where the arrow of a replacement is."""
    if text.startswith("{>>", begin):
        match = COMMENT.match(text, begin, maximum)
        return (match.end() if match else -1), -1
    waiting, arrow = [ENDS[text[begin : begin + 3]]], -1
    for match in SIGN.finditer(text, begin + 3, maximum):
        sign = match[0]
        if sign == "~>" and waiting == ["~~}"] and arrow < 0:
            arrow = match.start()
        elif sign in ENDS and sign != "{>>":
            waiting.append(ENDS[sign])
        elif sign == waiting[-1]:
            waiting.pop()
        if not waiting:
            return (match.end(), arrow) if arrow >= 0 or sign != "~~}" else (-1, -1)
    return -1, -1


def _thread(text: str, begin: int, maximum: int) -> tuple[list[Remark], int]:
    """Return the consecutive comments at `begin`, and where they end."""
    out = []
    while match := COMMENT.match(text, begin, maximum):
        out.append(read_remark(match[1]))
        begin = match.end()
    return out, begin


def read_remark(written: str) -> Remark:
    """Return a comment's content, with its author and date if it begins with these."""
    head = HEAD.fullmatch(written)
    if head is None:
        return Remark(" ".join(written.split()))
    return Remark(" ".join((head["text"] or "").split()), head["author"], head["date"] or "", bool(head["done"]))


def written_remark(remark: Remark) -> str:
    """Return a comment as an author would write it."""
    text = " ".join(remark.text.split()).replace("<<}", "<< }").replace("{>>", "{ >>")
    author = " ".join(NO_NAME.sub(" ", remark.author).split())
    about = [part for part in (f"@{author}", remark.date) if part]
    head = " ".join([*about, *(["done"] if remark.done else [])]) if author else ""
    if not head:
        return f"{{>>{text}<<}}"
    return f"{{>>{head}: {text}<<}}" if text else f"{{>>{head}<<}}"
