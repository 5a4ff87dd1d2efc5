r"""Common LaTeX commands in Markdown, `\textbf{words}`: an inline rule for markdown-it.

In: the state of the inline parser. Out: the tokens of equivalent Markdown: marks, notes, links, citations and
cross-references. Other commands remain text.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from briefpress import lazy
from briefpress.source.syntax.cross_reference import PREFIXES, read_id
from briefpress.source.syntax.inline.citations import Spelling

COMMAND = lazy.pattern(r"\\(?P<name>[A-Za-z]+)\*?(?P<options>(?:\[[^\[\]\n]*\])*)\{")
MARKS = {
    **dict.fromkeys(("textbf", "bf"), ("strong", "")),
    **dict.fromkeys(("textit", "emph", "it", "textsl"), ("em", "")),
    "textsuperscript": ("sup", ""),
    "textsubscript": ("sub", ""),
    "underline": ("span", "underline"),
    "textsc": ("span", "smallcaps"),
    "sout": ("s", ""),
}
CITING = {
    **dict.fromkeys(("cite", "citep", "parencite", "autocite", "footcite", "citealp", "footcitetext"), False),
    **dict.fromkeys(("citet", "textcite", "citealt", "citeauthor"), True),
}
REFERENCES = {
    "ref": True,
    "eqref": True,
    "autoref": False,
    "cref": False,
    "Cref": False,
    "vref": False,
    "pageref": False,
}
KEYS = lazy.pattern(r"[^\s,{}\\@]+(?:\s*,\s*[^\s,{}\\@]+)*")
OPTION = lazy.pattern(r"\[([^\[\]]*)\]")
WORDS = {"ldots": "…", "dots": "…", "textendash": "–", "textemdash": "—", "LaTeX": "LaTeX", "TeX": "TeX"}
WORD = lazy.pattern(rf"\\(?P<name>{'|'.join(WORDS)})(?:\{{\}}|(?![A-Za-z]))")


def latex_plugin(md: MarkdownIt) -> None:
    """Add common LaTeX commands to `md`."""
    md.inline.ruler.before("escape", "latex", _latex)


def _latex(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "\\":
        return False
    if word := WORD.match(state.src, state.pos, state.posMax):
        if not silent:
            state.push("text", "", 0).content = WORDS[word["name"]]
        state.pos = word.end()
        return True
    match = COMMAND.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    end = _closing(state.src, match.end(), state.posMax)
    return end >= 0 and _read(state, match, end, silent=silent)


def _closing(text: str, start: int, last: int) -> int:
    """Return the position of the brace that closes the brace before `start`, or -1."""
    depth = 1
    for place in range(start, last):
        if text[place] in "{}" and text[place - 1] != "\\":
            depth += 1 if text[place] == "{" else -1
            if depth == 0:
                return place
    return -1


def _read(state: StateInline, match: re.Match[str], end: int, *, silent: bool) -> bool:
    """Read the command that begins at `match`, and whose first argument ends at `end`; return whether it is
    supported.
    """
    name, start = match["name"], match.end()
    words = state.src[start:end]
    if name in MARKS:
        _marked(state, MARKS[name], start, end, silent=silent)
    elif name == "texttt":
        _push(state, "code_inline", words, silent=silent)
    elif name == "footnote":
        _note(state, words, silent=silent)
    elif name == "url":
        _link(state, words, start, end, silent=silent)
    elif name == "href" and state.src[end + 1 : end + 2] == "{":
        begin = end + 2
        end = _closing(state.src, begin, state.posMax)
        if end < 0:
            return False
        _link(state, words, begin, end, silent=silent)
    elif name in CITING and KEYS.fullmatch(words.strip()):
        _citation(state, match, end, silent=silent)
    elif name in REFERENCES and (id_ := read_id(words.strip()).replace(":", "-")).partition("-")[0] in PREFIXES:
        if not silent:
            meta = {"id": id_, "bare": REFERENCES[name], "page": name == "pageref"}
            state.push("cross_reference", "", 0).meta.update(meta)
    else:
        return False
    state.pos = end + 1
    return True


def _push(state: StateInline, kind: str, words: str, *, silent: bool) -> None:
    if not silent:
        state.push(kind, "", 0).content = words


def _marked(state: StateInline, mark: tuple[str, str], start: int, end: int, *, silent: bool) -> None:
    if silent:
        return
    name, class_ = mark
    opening = state.push(f"{name}_open", name, 1)
    if class_:
        opening.attrSet("class", class_)
    _inside(state, start, end)
    state.push(f"{name}_close", name, -1)


def _link(state: StateInline, address: str, start: int, end: int, *, silent: bool) -> None:
    if silent:
        return
    state.push("link_open", "a", 1).attrSet("href", address.strip().replace("\\", ""))
    state.linkLevel += 1
    if state.src[start:end] == address:
        state.push("text", "", 0).content = address.strip().replace("\\", "")
    else:
        _inside(state, start, end)
    state.linkLevel -= 1
    state.push("link_close", "a", -1)


def _inside(state: StateInline, start: int, end: int) -> None:
    """Read the text from `start` to `end`."""
    last = state.posMax
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.posMax = last


def _note(state: StateInline, words: str, *, silent: bool) -> None:
    """Add an inline note in the form that mdit-py-plugins uses for `^[...]`."""
    if silent:
        return
    notes = state.env.setdefault("footnotes", {}).setdefault("list", {})
    number = len(notes)
    notes[number] = {"content": words, "tokens": []}
    state.md.inline.parse(words, state.md, state.env, notes[number]["tokens"])
    state.push("footnote_ref", "", 0).meta = {"id": number}


def _citation(state: StateInline, match: re.Match[str], end: int, *, silent: bool) -> None:
    """Add a citation; the last option follows the last key, and an option before it precedes the first key."""
    if silent:
        return
    keys = [key.strip() for key in state.src[match.end() : end].split(",")]
    *before, after = OPTION.findall(match["options"]) or [""]
    parts = [f"@{key}" for key in keys]
    parts[0] = f"{before[0]} {parts[0]}" if before and before[0] else parts[0]
    parts[-1] += f", {after}" if after else ""
    token = state.push("citation", "", 0)
    spelled = tuple((state.pos, part) for part in parts)
    token.meta["spelling"] = Spelling(spelled, CITING[match["name"]], end + 1)
    token.content = f"[{'; '.join(parts)}]"
