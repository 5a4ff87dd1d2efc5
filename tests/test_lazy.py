"""Dataclasses and patterns that are built at first use behave like those of the standard library."""

import copy
import dataclasses
import pickle
import re
from dataclasses import field, replace

import pytest

from briefpress import lazy


@lazy.dataclass(frozen=True, slots=True)
class Quick:
    a: int
    b: str = "b"
    c: list[int] = field(default_factory=list, compare=False)

    @property
    def double(self) -> int:
        return self.a * 2


@dataclasses.dataclass(frozen=True, slots=True)
class Usual:
    a: int
    b: str = "b"
    c: list[int] = field(default_factory=list, compare=False)


@lazy.dataclass(slots=True, order=True)
class Loose:
    a: int
    b: list[str] = field(default_factory=list)


@lazy.dataclass(eq=False, slots=True)
class Single:
    a: int


def test_it_is_created_and_displayed_like_an_ordinary_dataclass() -> None:
    assert repr(Quick(1, c=[2])) == repr(Usual(1, c=[2])).replace("Usual", "Quick")
    assert (Quick(a=1).b, Quick(1).c, Quick(2).double) == ("b", [], 4)
    assert Quick(1).c is not Quick(1).c


@pytest.mark.parametrize("arguments", [(), (1, "b", [], 4)])
def test_wrong_arguments_are_refused(arguments: tuple[object, ...]) -> None:
    with pytest.raises(TypeError, match="__init__"):
        Quick(*arguments)  # type: ignore[arg-type]


def test_compared_fields_determine_equality_and_hash() -> None:
    assert Quick(1, c=[1]) == Quick(1, c=[2]) != Quick(2)
    assert Quick(1) != Usual(1)  # type: ignore[comparison-overlap]
    assert hash(Quick(1, c=[1])) == hash(Quick(1)) == hash(Usual(1))
    assert {Quick(1): 1}[Quick(1, c=[3])] == 1


def test_a_frozen_dataclass_cannot_be_changed() -> None:
    quick = Quick(1)
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'a'"):
        quick.a = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del quick.a


def test_others_are_changed_and_have_no_hash() -> None:
    loose = Loose(1)
    loose.a = 2
    assert loose == Loose(2) > Loose(1, ["b"])
    with pytest.raises(TypeError, match="unhashable"):
        hash(loose)
    with pytest.raises(AttributeError):
        loose.more = 1  # type: ignore[attr-defined]


def test_without_equality_each_object_is_distinct() -> None:
    single = Single(1)
    assert single == single != Single(1)
    assert len({single, Single(1)}) == 2


def test_it_can_be_copied_replaced_sent_and_matched() -> None:
    quick = Quick(1, "x", [3])
    assert replace(quick, a=5) == Quick(5, "x")
    for other in (copy.copy(quick), copy.deepcopy(quick), pickle.loads(pickle.dumps(quick))):
        assert (other, other.c) == (quick, [3])
    assert [item.name for item in dataclasses.fields(Quick)] == ["a", "b", "c"]
    match quick:
        case Quick(a, b):
            assert (a, b) == (1, "x")


def test_fields_are_available_before_anything_is_built() -> None:
    @lazy.dataclass(frozen=True, slots=True)
    class Later:
        a: int
        b: int = 2

    assert dataclasses.is_dataclass(Later)
    assert [(item.name, item.default) for item in dataclasses.fields(Later)][1:] == [("b", 2)]
    assert dataclasses.asdict(Later(1)) == {"a": 1, "b": 2}


def test_without_slots_it_is_refused() -> None:
    with pytest.raises(TypeError, match="needs slots"):

        @lazy.dataclass()
        class Loose:
            a: int


def test_a_subclass_of_a_dataclass_is_refused() -> None:
    with pytest.raises(TypeError, match="must not inherit from a dataclass"):

        @lazy.dataclass(slots=True)
        class More(Loose):
            d: int = 0


def test_a_pattern_is_compiled_when_it_is_used() -> None:
    broken = lazy.pattern("(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.match("")
    word = lazy.pattern(r"(?P<first>[a-z])\w*", re.IGNORECASE)
    assert word.sub(r"\g<first>", "Water and floods") == "W a f"
    assert word.groupindex == {"first": 1}
    assert [found[0] for found in word.finditer("a B")] == ["a", "B"]
    assert word.fullmatch("a b") is None
