"""The numbers of paragraphs, computed from `numbering.xml` and the styles alone (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.readers.word import Node, WordFile, found, value, values

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROMAN = [
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
]  # fmt: skip


def roman(number: int) -> str:
    result = ""
    for size, letters in ROMAN:
        result, number = result + letters * (number // size), number % size
    return result


def written(number: int, kind: str) -> str:
    """Return a number in the format of `w:numFmt`; letters are doubled after the last one."""
    match kind:
        case "lowerLetter" | "upperLetter":
            letters = LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)
            return letters.upper() if kind == "upperLetter" else letters
        case "lowerRoman" | "upperRoman":
            return roman(number).upper() if kind == "upperRoman" else roman(number)
    assert kind == "decimal", kind
    return str(number)


@dataclass
class Counter:
    """Counts as Word does, with all lists of a definition `together`, or as LibreOffice does, each list separately."""

    word: WordFile
    together: bool
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def place(self, paragraph: Node) -> tuple[str, int] | None:
        """Return a paragraph's list and its level in the list, which the paragraph or its style sets."""
        result = found(paragraph, "w:pPr/w:numPr")
        number = [item for node in result for item in values(node, "w:numId/@w:val")]
        level = [item for node in result for item in values(node, "w:ilvl/@w:val")]
        style = value(paragraph, "w:pPr/w:pStyle/@w:val")
        while style:
            node = self.word.styles[style]
            number += values(node, "w:pPr/w:numPr/w:numId/@w:val")
            level += values(node, "w:pPr/w:numPr/w:ilvl/@w:val")
            style = value(node, "w:basedOn/@w:val")
        return (number[0], int([*level, "0"][0])) if number and number[0] != "0" else None

    def level(self, number: str, level: int) -> tuple[str, Node, str]:
        """Return the key of a list's definition, its level, and the number at which the list restarts."""
        (num,) = found(self.word.root("word/numbering.xml"), f"w:num[@w:numId='{number}']")
        override = f"w:lvlOverride[@w:ilvl='{level}']"
        start = value(num, f"{override}/w:startOverride/@w:val")
        abstract = value(num, "w:abstractNumId/@w:val")
        path = f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='{level}']"
        (result,) = found(num, f"{override}/w:lvl") or found(self.word.root("word/numbering.xml"), path)
        return (abstract if self.together else number), result, start

    def next(self, paragraph: Node) -> str:
        """Return the number of the next paragraph in the text, or `""` if it has none."""
        place = self.place(paragraph)
        if not place:
            return ""
        number, level = place
        key, result, start = self.level(number, level)
        kind = value(result, "w:numFmt/@w:val")
        if start and (number, level) not in self.begun:
            self.counts[key, level] = int(start) - 1
        self.begun.add((number, level))
        self.counts[key, level] = self.counts.get((key, level), int(value(result, "w:start/@w:val")) - 1) + 1
        for other, deeper in [*self.counts]:
            if other == key and deeper > level:
                del self.counts[other, deeper]
        if kind == "bullet":
            return ""
        text = value(result, "w:lvlText/@w:val")
        return text.replace(f"%{level + 1}", written(self.counts[key, level], kind))


def numbers(word: WordFile, paragraphs: Iterable[Node], *, together: bool) -> list[str]:
    """Return the numbers of consecutive `paragraphs`."""
    counter = Counter(word, together)
    return [counter.next(paragraph) for paragraph in paragraphs]
