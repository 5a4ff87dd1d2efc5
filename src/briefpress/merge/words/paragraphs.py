"""A changed paragraph. In: its old text with its place in the source, and its new text. Out: edits, or an error."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from briefpress.docx.read import PieceKind
from briefpress.merge.source_map.blocks import line_of
from briefpress.merge.source_map.bound import Bound, Form
from briefpress.merge.source_map.code import code_lead
from briefpress.merge.source_map.edits import Edit, quoted
from briefpress.merge.source_map.offsets import Span
from briefpress.merge.words.field_values import NotMergedError, field_edits
from briefpress.merge.words.formatting import displayed, surrounded
from briefpress.merge.words.markup import ATOM, ID, NOTHING, TAIL, with_attribute, with_empty_link
from briefpress.merge.words.regions import Region, regions, with_space
from briefpress.merge.words.spelling import Token, at_start, spelled, suggested
from briefpress.model import Mark, SuggestionKind

PLAIN = (frozenset[Mark](), "", "", ())
Atoms = Callable[[Token], str]
Written = Callable[[str], str | None]  # returns the source of text that comes from elsewhere in the brief, or None


class Changed:
    """A changed paragraph: its `old` and `new` tokens, and the places of the old tokens in `source`."""

    def __init__(
        self,
        bound: Bound,
        source: str,
        old: Sequence[Token],
        new: Sequence[Token],
        atoms: Atoms,
        elsewhere: Written = lambda _: None,
    ) -> None:
        self.bound, self.source, self.old, self.new, self.atoms = bound, source, old, new, atoms
        self.elsewhere = elsewhere
        self.limits: Span = bound.block or (0, len(source))
        self.inside = False  # whether the current region is inside a single piece of marked text
        self.literal = False  # whether that piece is code
        self.starts = [0]
        for token in old:
            self.starts.append(self.starts[-1] + len(token.text))

    def edits(self, change: int) -> Iterator[Edit]:
        """Yield the edits. Raise NotMergedError if the changed text is not in the source."""
        if self.bound.form is Form.SCALAR:
            yield from field_edits(self, change)
            return
        if self.bound.form is Form.CSV:
            self.refuse_suggestions("a data file")
            yield from quoted(self.source, self.limits, [*self._written(change)])
            return
        if self.bound.form is Form.CODE or (self.bound.form is Form.ATTRIBUTE and not self._is_in_fence()):
            self.refuse_suggestions("code" if self.bound.form is Form.CODE else "an attribute")
        yield from surrounded(self, change) or self._written(change)

    def _written(self, change: int) -> Iterator[Edit]:
        for region in regions(self.old, self.new):
            self.inside = self.literal = False
            wide = self.widened(region)
            start, end = self.span(wide)
            words = self._suggested(wide, start, end) or self._spelled(
                self.new[slice(*wide.new)], self.old[slice(*wide.old)]
            )
            words = displayed(words, self.source[start:end])
            around = with_attribute if self.bound.form is Form.ATTRIBUTE else with_empty_link
            start, end = around(self.source, (start, end), words)
            if words == self.source[start:end]:
                continue
            if not words and self.bound.form is not Form.CODE:
                start, end = with_space(self.source, wide, len(self.old), (start, end), self.limits)
            if self.bound.form is Form.MARKDOWN:
                words = at_start(words) if start == self._begin() else words
                words = words.rstrip(" ") if wide.old[1] == len(self.old) else words  # spaces there are markup
            yield Edit(self.bound.file, start, end, words, change)

    def _is_in_fence(self) -> bool:
        """Return whether the text is in the first line of a div, where attributes can contain suggestions."""
        return self.source[line_of(self.source, self._begin())[0] :].lstrip(" >").startswith(":::")

    def refuse_suggestions(self, part: str) -> None:
        """Raise NotMergedError if there are suggestions, which `part` cannot contain."""
        if any(token.suggested for token in self.new):
            raise NotMergedError(f"{part} cannot contain suggestions: use --changes accept or --changes reject")

    def _suggested(self, region: Region, start: int, end: int) -> str:
        """Return the source of a region that is only suggested for deletion, or `""` for other regions."""
        old, parts, found = [token.same for token in self.old[slice(*region.old)]], [], False
        for open_, group in groupby(self.new[slice(*region.new)], key=lambda token: token.suggested):
            tokens = [*group]
            was = [token._replace(suggested=open_[:-1]).same for token in tokens]
            if open_ and open_[-1].kind is SuggestionKind.DELETION and was == old:
                parts.append((open_[-1:], self.source[start:end]))
                found = True
            else:
                parts.append((open_, self._spelled([token._replace(suggested=()) for token in tokens])))
        return suggested(parts) if found else ""

    def _spelled(self, tokens: Sequence[Token], was: Sequence[Token] = ()) -> str:
        match self.bound.form:
            case Form.CSV:
                return spelled(tokens, self.atoms, markup=False).replace('"', '""')
            case Form.CODE:
                lead = code_lead(self.source, self._begin())
                return "".join(token.text.replace("\n", f"\n{lead}") for token in tokens)
            case Form.ATTRIBUTE:
                return spelled(tokens, self.atoms).replace('"', "\u201d")
            case Form.CELL:
                return spelled(tokens, self.atoms).replace("\\\n", "<br>")
            case _:
                words = "".join(token.text for token in tokens)
                if self.literal:
                    return words
                stays = words == "".join(token.text for token in was)  # only the formatting differs
                moved = None if stays or any(token.suggested for token in tokens) else self.elsewhere(words)
                return spelled(tokens, self.atoms) if moved is None else words.replace(words.strip(), moved)

    def widened(self, region: Region) -> Region:
        """Return a region, extended until the text around it has no marks or the same marks as all the text in it."""
        i1, i2, j1, j2 = *region.old, *region.new
        old = [token for token in self.old[i1:i2] if not token.text.isspace()]
        new = [token for token in self.new[j1:j2] if not token.text.isspace()]
        looks, fresh = {token.looks for token in old}, {token.looks for token in new}
        beside = [self.old[at].looks for at in (i1 - 1, i2) if 0 <= at < len(self.old)]
        words = all(token.kind is PieceKind.TEXT for token in (*old, *new))
        if words and all(token.plain for token in (*old, *new)) and (old or PLAIN in beside):
            return region
        stays = new or looks & set(beside)  # because text must remain between the delimiters of a mark
        if words and len(fresh | looks) == 1 and stays and (old or fresh <= set(beside)):
            self.literal = Mark.CODE in next(iter(fresh | looks))[0]
            return self._within(region, next(iter(fresh | looks)))
        while i1 and not self.old[i1 - 1].plain:
            i1, j1 = i1 - 1, j1 - 1
        while i2 < len(self.old) and not self.old[i2].plain:
            i2, j2 = i2 + 1, j2 + 1
        return Region((i1, i2), (max(0, j1), min(len(self.new), j2)))

    def _within(self, region: Region, looks: object) -> Region:
        """Return a region inside marked text without the marks of its new text, because the marks around it apply."""
        self.inside = True
        self.new = [
            token._replace(marks=frozenset(), link="", lang="", suggested=())
            if region.new[0] <= at < region.new[1] and token.looks == looks
            else token
            for at, token in enumerate(self.new)
        ]
        return region

    def _begin(self) -> int:
        return next((span[0] for span in self.bound.chars if span), -1)

    def span(self, region: Region) -> Span:
        """Return the span of a region in the source, including any markup characters in it."""
        first, last = self.starts[region.old[0]], self.starts[region.old[1]]
        chars = self.bound.chars
        inside = chars[first:last]
        whole = region.old == (0, len(self.old))
        before, after = self.around(first, last)
        if first < last and not any(inside):
            return self.atom(before, after)
        if first == last:
            if after and (self._at_its_start(region) or (before and self._is_behind(region))):
                return after[0], after[0]
            empty = [self.limits[0]] if not chars and self.bound.form in (Form.CELL, Form.CSV) else []
            if not (spots := [*(before or ())[1:], *(after or ())[:1], *empty]):
                spots = [self.atom(before, next((span for span in chars[last:] if span), None))[0]] if not first else []
            if not spots:
                raise NotMergedError("the source has no text there")
            return spots[0], spots[0]
        known = [span for span in inside if span]
        edges = all(
            span or self.old[at].kind is not PieceKind.TEXT or self.old[at].text.isspace()
            for at, span in zip(range(*region.old), (chars[self.starts[i]] for i in range(*region.old)), strict=True)
        )
        if not edges:
            return self._with_made(region, inside, before, after)
        plain = all(token.plain and token.kind is PieceKind.TEXT for token in self.old[slice(*region.old)])
        start, end = known[0][0], known[-1][1]
        if self.inside or plain:
            return start, end
        begins = before[1] if before else (self._head() if whole or not any(chars[:first]) else start)
        return min(begins, start), max(after[0] if after else self._tail(end), end)

    def _with_made(
        self, region: Region, inside: Sequence[Span | None], before: Span | None, after: Span | None
    ) -> Span:
        """Return the span of removed text, including all generated text in it."""
        removed = all(token.text.isspace() for token in self.new[slice(*region.new)])
        begins, ends = inside[0] or before, inside[-1] or after
        if not removed or begins is None or (ends is None and region.old[1] < len(self.old)):
            raise NotMergedError("it affects words that the program generates, such as a number or a label")
        start = begins[0] if inside[0] else begins[1]
        if ends is None:
            return start, self.limits[0] + len(self.source[slice(*self.limits)].rstrip())
        return start, ends[1] if inside[-1] else ends[0]

    def _at_its_start(self, region: Region) -> bool:
        """Return whether new text without marks is added directly before marked text."""
        at = region.old[0]
        if self.old[at].plain:
            return False
        starts = not at or self.old[at - 1].looks != self.old[at].looks
        return starts and all(token.plain for token in self.new[slice(*region.new)])

    def _is_behind(self, region: Region) -> bool:
        """Return whether new text without marks is added directly after marked text."""
        at = region.old[0]
        return not self.inside and not self.old[at - 1].plain and self.old[at].plain

    def _head(self) -> int:
        """Return the start of the paragraph's text, including markup characters before the first word."""
        start, source = self._begin(), self.source
        if self.bound.chars and self.bound.chars[0] is None and self.old[0].kind is not PieceKind.TEXT:
            start = self.atom(None, (start, start))[0]
        while start > self.limits[0]:
            if source[max(start - 3, self.limits[0]) : start] in ("{++", "{--", "{~~"):
                return start - 3
            if source[start - 1] not in "*_~^`[":
                break
            start -= 1
        return start

    def _tail(self, end: int) -> int:
        """Return the end of the text that ends at `end`, including markup characters and an address."""
        match = TAIL.match(self.source, end, self.limits[1])
        return match.end() if match else end

    def atom(self, before: Span | None, after: Span | None) -> Span:
        """Return the span of a reference without text, such as a note mark. Raise NotMergedError if there is none."""
        start = before[1] if before else self.limits[0]
        end = after[0] if after else self.limits[1]
        match = ATOM.search(self.source, start, end)
        within = match is not None and any(
            span and match.start() < span[0] and span[1] < match.end() for span in self.bound.chars
        )
        if (
            match is None
            or within
            or self.source[start : match.start()].strip()
            or not (ID if match[0].startswith("$$") else NOTHING).fullmatch(self.source, match.end(), end)
        ):
            raise NotMergedError("the program generates it")
        return match.span()

    def around(self, first: int, last: int) -> tuple[Span | None, Span | None]:
        """Return the spans of the character before `first` and of the character at `last`, if known."""
        return (self.bound.chars[first - 1] if first else None), next(iter(self.bound.chars[last:]), None)
