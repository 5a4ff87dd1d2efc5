"""A cache for citeproc. In: a style, works, and the questions of a brief in order. Out: text with HTML elements.

citeproc needs milliseconds for each citation, and a preview asks the same questions after every edit. An answer depends
on the questions before it ("ibid.", for example), so it is reused only if all of them are the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from typing import Any

from briefpress.citations.engine import Engine
from briefpress.lazy import dataclass
from briefpress.model import Citation, CitedWork, Work

MAX_KEPT = 16  # the maximum number of bibliographies whose answers are cached
Question = tuple[str, tuple[Any, ...]]  # a method of the engine and its arguments


@dataclass(slots=True)
class Answers:
    """Citeproc's answers for one brief that cites `works` in the style `csl`. Any method may raise StyleError."""

    csl: bytes
    works: Mapping[str, Work]
    lang: str
    asked: list[Question] = field(default_factory=list)
    engine: Engine | None = None
    kept: list[tuple[Question, Any]] = field(init=False)

    def __post_init__(self) -> None:
        self.kept = _kept(self.csl, repr(self.works), self.lang)

    def is_note(self) -> bool:
        """Return whether the style writes citations in notes."""
        return bool(self._answer("is_note"))

    def entries(self) -> Sequence[tuple[str, str]]:
        """Return the key and the entry of each work, in list order."""
        entries: Sequence[tuple[str, str]] = self._answer("entries")
        return entries

    def link(self, ids: Mapping[str, str]) -> None:
        """From now on, link citations to the entries of the list. `ids` maps keys of works to ids of entries."""
        self._answer("link", ids)

    def citation(self, citation: Citation) -> str:
        """Return the text of a citation; if the authors are part of the sentence, it omits those of the first work."""
        return str(self._answer("citation", citation))

    def authors(self, work: CitedWork) -> str:
        """Return the authors of a work in the form used in a sentence."""
        return str(self._answer("authors", work))

    def _answer(self, method: str, *about: Any) -> Any:
        question, number = (method, about), len(self.asked)
        if self.engine or len(self.kept) <= number or self.kept[number][0] != question:
            del self.kept[number:]
            self.engine = self.engine or self._engine()
            self.kept.append((question, getattr(self.engine, method)(*about)))
        self.asked.append(question)
        return self.kept[number][1]

    def _engine(self) -> Engine:
        """Return an engine that has answered all questions so far."""
        engine = Engine.of(self.csl, self.works, self.lang)
        for method, about in self.asked:
            getattr(engine, method)(*about)
        return engine


@lru_cache(MAX_KEPT)
def _kept(_csl: bytes, _works: str, _lang: str) -> list[tuple[Question, Any]]:
    """Return the cached questions and answers about these works, in the order in which they were last asked."""
    return []
