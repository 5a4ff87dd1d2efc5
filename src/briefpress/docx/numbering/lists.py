"""Lists in Word. In: the look. Out: definitions in `numbering.xml`, and an id for each list."""

from __future__ import annotations

from dataclasses import field

from briefpress.brand.computed_style import Look
from briefpress.brand.roles import Role
from briefpress.docx.styles.properties import MARKER_GAP, hanging_of, inset_of, letters, text_color
from briefpress.docx.vocabulary.names import DEFINITIONS, LIST_STYLES, NOTE_ITEM
from briefpress.docx.vocabulary.xml import NAMESPACES, RUN_ORDER, Element, drawing, properties, qn, twips, w
from briefpress.lazy import dataclass
from briefpress.model import Numerals

BULLET_ROLES = (Role.LIST_BULLET, Role.LIST_BULLET_2, Role.LIST_BULLET_3)
NUMBER_ROLES = (Role.LIST_NUMBER, Role.LIST_NUMBER_2, Role.LIST_NUMBER_3)
# Word's names of number formats (ECMA-376 part 1, 17.18.59).
FORMATS = {
    Numerals.DECIMAL: "decimal",
    Numerals.LOWER_ALPHA: "lowerLetter",
    Numerals.UPPER_ALPHA: "upperLetter",
    Numerals.LOWER_ROMAN: "lowerRoman",
    Numerals.UPPER_ROMAN: "upperRoman",
}
LEVELS = 9
FIRST_ID = 0x0B1EF000
BULLETS = 1  # the id of the bullet list that all bullet lists share


def justified(*, rtl: bool) -> Element:
    """Return the justification of a label that begins where its paragraph does (ECMA-376 part 1, 17.9.7).

    In right-to-left paragraphs, "left" is the right side in Word, but the left side in LibreOffice, which would place
    the label outside the paragraph. LibreOffice does not support the namespace of Word 2013, so it reads the fallback
    (part 3, 7.2). Word itself writes such alternatives in lists, for numbers with leading zeros.
    """
    if not rtl:
        return w("lvlJc", val="left")
    word = f'<mc:Choice xmlns:w15="{NAMESPACES["w15"]}" Requires="w15"><w:lvlJc w:val="left"/></mc:Choice>'
    others = '<mc:Fallback><w:lvlJc w:val="right"/></mc:Fallback>'
    return drawing(f"<mc:AlternateContent>{word}{others}</mc:AlternateContent>")


@dataclass(slots=True)
class Numbering:
    """Gives each numbered list an id of its own, so that its numbers restart, and all bullet lists the same id.

    `counted` contains the last list of each kind and level: its id in the file, the number of its next item, and the
    look of its numbers. `rtl` is set in right-to-left editions. `owned` contains the levels on which the style's own
    list has begun. `symbols` contains the ids of lists with other bullets.
    """

    look: Look
    root: Element
    rtl: bool = False
    last: int = len(DEFINITIONS)
    counted: dict[tuple[str, int], tuple[int, int, tuple[Numerals, str] | None]] = field(default_factory=dict)
    owned: set[tuple[str, int]] = field(default_factory=set)
    symbols: dict[tuple[str, int], int] = field(default_factory=dict)
    example: int = 0

    def define(self) -> None:
        """Write the four definitions on which the lists of every document are based."""
        self.root.append(self._abstract(0, [self._bullet(level) for level in range(LEVELS)]))
        self.root.append(self._abstract(1, [self._number(level) for level in range(LEVELS)]))
        self.root.append(self._abstract(2, [self._recommendation()]))
        self.root.append(self._abstract(3, [self._note()]))
        for number, _ in enumerate(DEFINITIONS):
            self.root.append(w("num", w("abstractNumId", val=number), numId=number + 1))

    def add(self, levels: list[Element]) -> int:
        """Add a definition with `levels`, and return the id of the list based on it."""
        definition = len(self.root.findall(qn("w:abstractNum")))
        first = self.root.find(qn("w:num"))
        assert first is not None, "`define` comes first"
        known = w("nsid", val=f"{FIRST_ID + definition:08X}")
        first.addprevious(
            w("abstractNum", known, w("multiLevelType", val="multilevel"), *levels, abstractNumId=definition)
        )
        self.last += 1
        self.root.append(w("num", w("abstractNumId", val=definition), numId=self.last))
        return self.last

    def examples(self, form: str) -> int:
        """Return the id of the one list that numbers all examples; its numbers have the form `form`."""
        if not self.example:
            left = self.look.styles[Role.LIST_NUMBER].margin["left"]
            _, color = self.look.markers.get(Role.LIST_NUMBER, ("", ""))
            level = w(
                "lvl",
                w("start", val=1),
                w("numFmt", val="decimal"),
                w("lvlText", val=form.format("%1")),
                # right-aligned as in the PDF, so that the text stays aligned even if there are a hundred examples
                w("lvlJc", val="right"),
                w("pPr", w("ind", left=twips(left), hanging=twips(MARKER_GAP))),
                properties("rPr", [text_color(color, self.look)], RUN_ORDER),
                ilvl=0,
            )
            self.example = self.add([level])
        return self.example

    def item(
        self, kind: str, count: int, *, first: bool, level: int = 0, look: tuple[Numerals, str] | None = None
    ) -> int:
        """Return the id of the list of this `kind` that contains item number `count` on `level` (from 0).

        The first list of each kind is the list of the style, so that an item that someone adds with this style receives
        the next number. A list whose `first` item continues the numbers of the previous list shares its id. `look` is
        the form of the numbers, if they are not digits with full stops. Word counts all lists of a kind together, while
        other programs count each separately, so a list that continues after others of its kind becomes a new list with
        a higher start.
        """
        number, following, written = self.counted.get((kind, level), (0, 0, None))
        if not number or look != written or count != following or (first and count == 1):
            number = self._new(kind, level, count, look)
        inner = [(other, deeper) for other, deeper in self.counted if other == kind and deeper > level]
        for nested in inner:  # lists nested in earlier items end here
            del self.counted[nested]
        self.counted[kind, level] = number, count + 1, look
        return number

    def _new(self, kind: str, level: int, start: int, look: tuple[Numerals, str] | None) -> int:
        """Return the id of a new list that begins at `start`; the first list of each kind is the list of the style."""
        definition = DEFINITIONS.index(kind)
        written = [self._number(level, *look, start=start)] if look else []
        override = w("lvlOverride", w("startOverride", val=start), *written, ilvl=level)
        if not look and (kind, level) not in self.owned:
            self.owned.add((kind, level))
            self.root.findall(qn("w:num"))[definition].append(override)
            return definition + 1
        self.last += 1
        self.root.append(w("num", w("abstractNumId", val=definition), override, numId=self.last))
        return self.last

    def with_symbol(self, symbol: str, level: int) -> int:
        """Return the id of the bullet list whose bullet on `level` (from 0) is `symbol`."""
        if (symbol, level) not in self.symbols:
            self.last += 1
            self.symbols[symbol, level] = self.last
            own = w("lvlOverride", self._bullet(level, symbol), ilvl=level)
            self.root.append(w("num", w("abstractNumId", val=DEFINITIONS.index("bullet")), own, numId=self.last))
        return self.symbols[symbol, level]

    def _abstract(self, number: int, levels: list[Element]) -> Element:
        # Word recognises a definition by this id when text is pasted into another document.
        known = w("nsid", val=f"{FIRST_ID + number:08X}")
        style = w("styleLink", val=LIST_STYLES[number].replace(" ", ""))
        return w("abstractNum", known, w("multiLevelType", val="multilevel"), style, *levels, abstractNumId=number)

    def _bullet(self, level: int, symbol: str = "") -> Element:
        role = BULLET_ROLES[min(level, 2)]
        text, color = self.look.markers.get(role, ("•", ""))
        return self._level(level, role, BULLET_ROLES, "bullet", symbol or text or "•", color, symbol=symbol)

    def _number(
        self, level: int, numerals: Numerals = Numerals.DECIMAL, form: str = "{}.", *, start: int = 1
    ) -> Element:
        role = NUMBER_ROLES[min(level, 2)]
        _, color = self.look.markers.get(role, ("", ""))
        text = form.format(f"%{level + 1}")
        return self._level(level, role, NUMBER_ROLES, FORMATS[numerals], text, color, start=start)

    def _level(
        self,
        level: int,
        role: Role,
        row: tuple[Role, ...],
        kind: str,
        text: str,
        color: str,
        *,
        start: int = 1,
        symbol: str = "",
    ) -> Element:
        style = self.look.styles[role]
        step = self.look.styles[row[1]].margin["left"] - self.look.styles[row[0]].margin["left"]
        deeper = max(0, level + 1 - len(row)) * step
        named = [w("pStyle", val=role.style_id)] if level < len(row) else []
        left, hanging = twips(style.margin["left"] + deeper), twips(hanging_of(role, style, symbol))
        return w(
            "lvl",
            w("start", val=start),
            w("numFmt", val=kind),
            *named,
            w("lvlText", val=text),
            justified(rtl=self.rtl),
            w("pPr", w("ind", left=left, hanging=hanging)),
            properties("rPr", [text_color(color, self.look)], RUN_ORDER),
            ilvl=level,
        )

    def _note(self) -> Element:
        style, number = self.look.styles[Role.ENDNOTE_TEXT], self.look.styles[Role.NOTE_NUMBER]
        bold = [w("b"), w("bCs")] if number.bold else []
        left = twips(style.margin["left"])
        return w(
            "lvl",
            w("start", val=1),
            w("numFmt", val="decimal"),
            w("pStyle", val=NOTE_ITEM),
            w("lvlText", val="%1."),
            justified(rtl=self.rtl),
            w("pPr", w("ind", left=left, hanging=left)),
            properties("rPr", [*bold, text_color(number.color, self.look)], RUN_ORDER),
            ilvl=0,
        )

    def _recommendation(self) -> Element:
        style = self.look.styles[Role.RECOMMENDATION]
        hanging = hanging_of(Role.RECOMMENDATION, style)
        return w(
            "lvl",
            w("start", val=1),
            w("numFmt", val="decimal"),
            w("pStyle", val=Role.RECOMMENDATION.style_id),
            w("lvlText", val="%1"),
            justified(rtl=self.rtl),
            w("pPr", w("ind", left=twips(inset_of(style, "left")), hanging=twips(hanging))),
            properties("rPr", letters(self.look.styles[Role.RECOMMENDATION_NUMBER], self.look), RUN_ORDER),
            ilvl=0,
        )
