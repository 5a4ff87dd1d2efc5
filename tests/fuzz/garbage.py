"""Corrupted files. In: valid files by name. Out: strategies for one of them, changed or replaced.

A change swaps, deletes, repeats or inserts bytes, lines, or fragments that one of the readers recognises.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hypothesis import strategies as st

FRAGMENTS = [
    "---\n", "...\n", "title: A", "\n  - ", ": ", "&a ", "*a", "<<: *a", "!!python/object/apply:os.system [id]",
    "|\n ", "[", "]", "{", "}", "'", '"', "#", "%", "? ", "~", "null", "\t", "\r", "\x00", "\u202e", "\ufeff",
    "\u2028", "\x85", "# ", "- ", "1. ", "> ", "::: box\n", ":::\n", "::: {.table csv=", "```", "$$", "[^n]",
    "[^n]: ", "^[", "*[A]: b\n", "@fig-a", "[@smith]", "{{< include part.md >}}", "{{< meta title >}}",
    "![a](photo.png)", "|a|b|\n|-|-|\n|1|2|\n", "<b>", "<!--", "&#0;", "&#x202e;", "{#id .class key=value}",
    "[a](javascript:x)", "<br>", "\\", "  \n", "\xe9", "\U0001f600", "@book{", "@string{a=", "author={", "\\",
    "{\\'e}", " and ", "--", '<?xml version="1.0"?>', "<!DOCTYPE svg [", "]>", "<use href='#a'/>", "<script>",
    "url(http://example.org)", "@import 'x';", "}", "{{", "{%", "999999999999999999999999999999", "-1", "1e999",
    "../../secret", "/etc/passwd", "C:\\x", "~", "%2e%2e/", "//host/x", "\n\n", "    ",
]  # fmt: skip
fragments = st.one_of(
    st.sampled_from(FRAGMENTS).map(str.encode),
    st.binary(max_size=4),
    st.text(max_size=8).map(lambda text: text.encode("utf-8", "replace")),
)
spots = st.floats(0, 1, allow_nan=False)
Change = Callable[[bytes], bytes]


def _insert(where: float, new: bytes, length: int) -> Change:
    def change(data: bytes) -> bytes:
        start = int(where * len(data))
        return data[:start] + new + data[start + length :]

    return change


def _line(where: float, times: int) -> Change:
    """Delete a line, or repeat it."""

    def change(data: bytes) -> bytes:
        lines = data.split(b"\n")
        number = min(int(where * len(lines)), len(lines) - 1)
        return b"\n".join([*lines[:number], *[lines[number]] * times, *lines[number + 1 :]])

    return change


def _swap(one: float, other: float) -> Change:
    def change(data: bytes) -> bytes:
        mixed = bytearray(data)
        if mixed:
            first, second = (min(int(spot * len(mixed)), len(mixed) - 1) for spot in (one, other))
            mixed[first], mixed[second] = mixed[second], mixed[first]
        return bytes(mixed)

    return change


changes = st.one_of(
    st.builds(_insert, spots, fragments, st.integers(0, 12)),
    st.builds(_line, spots, st.sampled_from((0, 2, 3))),
    st.builds(_swap, spots, spots),
    st.builds(lambda where: lambda data: data[: int(where * len(data))], spots),
)


def _changed(data: bytes, made: list[Change]) -> bytes:
    for change in made:
        data = change(data)
    return data


def garbage(sound: Mapping[str, bytes]) -> st.SearchStrategy[tuple[str, bytes]]:
    """Return a strategy for the name and the new content of one of the `sound` files."""
    made = st.lists(changes, min_size=1, max_size=6)

    def of(name: str) -> st.SearchStrategy[tuple[str, bytes]]:
        spoilt = made.map(lambda changes: _changed(sound[name], changes))
        spliced = st.lists(fragments, max_size=30).map(b"".join)
        other = st.sampled_from(sorted(sound)).map(sound.__getitem__)
        return st.tuples(st.just(name), st.one_of(spoilt, spoilt, spoilt, st.binary(max_size=300), spliced, other))

    return st.sampled_from(sorted(sound)).flatmap(of)
