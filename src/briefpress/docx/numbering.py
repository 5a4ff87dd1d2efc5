"""Lists -> Word's numbering. In: the look. Out: definitions in `numbering.xml`, and the number of each list's own."""

from __future__ import annotations

from dataclasses import field

from briefpress.brand.computed_style import Look
from briefpress.brand.roles import Role
from briefpress.docx.properties import hanging_of, letters, text_color
from briefpress.docx.xml import RUN_ORDER, Element, properties, twips, w
from briefpress.lazy import dataclass

BULLET_ROLES = (Role.LIST_BULLET, Role.LIST_BULLET_2, Role.LIST_BULLET_3)
NUMBER_ROLES = (Role.LIST_NUMBER, Role.LIST_NUMBER_2, Role.LIST_NUMBER_3)
LEVELS = 9
FIRST_ID = 0x0B1EF000
DEFINITIONS = ("bullet", "number", "recommendation")
LIST_STYLES = ("Brief Bullets", "Brief Numbers", "Brief Recommendations")  # for whoever makes a list by hand
BULLETS = 1  # the number of the list that all bullets belong to


@dataclass(slots=True)
class Numbering:
    """Gives each numbered list a number of its own, so that it begins anew, and all bullet lists one together."""

    look: Look
    root: Element
    last: int = len(DEFINITIONS)
    signs: dict[tuple[str, int], int] = field(default_factory=dict)

    def define(self) -> None:
        """Write the three definitions that every list of a document stands on."""
        self.root.append(self._abstract(0, [self._bullet(level) for level in range(LEVELS)]))
        self.root.append(self._abstract(1, [self._number(level) for level in range(LEVELS)]))
        self.root.append(self._abstract(2, [self._recommendation()]))
        for number, _ in enumerate(DEFINITIONS):
            self.root.append(w("num", w("abstractNumId", val=number), numId=number + 1))

    def begin(self, kind: str, *, level: int = 0, start: int = 1) -> int:
        """Return the number of a new list of `kind` that begins at `start` on `level` (from 0)."""
        self.last += 1
        override = w("lvlOverride", w("startOverride", val=start), ilvl=level)
        self.root.append(w("num", w("abstractNumId", val=DEFINITIONS.index(kind)), override, numId=self.last))
        return self.last

    def signed(self, sign: str, level: int) -> int:
        """Return the number of the list of bullets whose bullet on `level` (from 0) is `sign`."""
        if (sign, level) not in self.signs:
            self.last += 1
            self.signs[sign, level] = self.last
            own = w("lvlOverride", self._bullet(level, sign), ilvl=level)
            self.root.append(w("num", w("abstractNumId", val=DEFINITIONS.index("bullet")), own, numId=self.last))
        return self.signs[sign, level]

    def _abstract(self, number: int, levels: list[Element]) -> Element:
        # The id by which Word knows a definition again when text is pasted into another document.
        known = w("nsid", val=f"{FIRST_ID + number:08X}")
        style = w("styleLink", val=LIST_STYLES[number].replace(" ", ""))
        return w("abstractNum", known, w("multiLevelType", val="multilevel"), style, *levels, abstractNumId=number)

    def _bullet(self, level: int, sign: str = "") -> Element:
        role = BULLET_ROLES[min(level, 2)]
        text, color = self.look.markers.get(role, ("•", ""))
        return self._level(level, role, BULLET_ROLES, "bullet", sign or text or "•", color)

    def _number(self, level: int) -> Element:
        role = NUMBER_ROLES[min(level, 2)]
        _, color = self.look.markers.get(role, ("", ""))
        return self._level(level, role, NUMBER_ROLES, "decimal", f"%{level + 1}.", color)

    def _level(self, level: int, role: Role, row: tuple[Role, ...], kind: str, text: str, color: str) -> Element:
        style = self.look.styles[role]
        step = self.look.styles[row[1]].margin["left"] - self.look.styles[row[0]].margin["left"]
        deeper = max(0, level + 1 - len(row)) * step
        named = [w("pStyle", val=role.style_id)] if level < len(row) else []
        return w(
            "lvl",
            w("start", val=1),
            w("numFmt", val=kind),
            *named,
            w("lvlText", val=text),
            w("lvlJc", val="right"),
            w("pPr", w("ind", left=twips(style.margin["left"] + deeper), hanging=twips(hanging_of(role, style)))),
            properties("rPr", [text_color(color, self.look)], RUN_ORDER),
            ilvl=level,
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
            w("lvlJc", val="left"),
            w("pPr", w("ind", left=twips(style.margin["left"]), hanging=twips(hanging))),
            properties("rPr", letters(self.look.styles[Role.RECOMMENDATION_NUMBER], self.look), RUN_ORDER),
            ilvl=0,
        )
