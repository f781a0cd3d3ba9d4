"""Classes of values are what the library would make of them, and are complete when the first value is made."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from typing import ClassVar

import pytest

from ssm_studio import values


@values.dataclass(frozen=True, slots=True)
class Ours:
    """A value."""

    name: str
    size: int = 1
    parts: tuple[str, ...] = ()
    more: Mapping[str, int] = field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    """The same, made by the library."""

    name: str
    size: int = 1
    parts: tuple[str, ...] = ()
    more: Mapping[str, int] = field(default_factory=dict)


@values.dataclass(slots=True)
class Counter:
    """One that changes."""

    count: int
    seen: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.count += 1


def test_a_value_is_what_the_library_makes() -> None:
    for given, named in (
        (("a",), {}),
        (("a", 2, ("b",)), {}),
        (("a",), {"parts": ("c",), "size": 3}),
    ):
        ours, theirs = Ours(*given, **named), Theirs(*given, **named)  # type: ignore[arg-type]
        assert asdict(ours) == asdict(theirs)
        assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
        assert ours == Ours(*given, **named)  # type: ignore[arg-type]
        assert ours != theirs  # type: ignore[comparison-overlap]
        assert ours != replace(ours, size=9)
    assert Ours.__slots__ == Theirs.__slots__
    assert Ours.__match_args__ == Theirs.__match_args__
    assert [(e.name, e.type) for e in fields(Ours)] == [(e.name, e.type) for e in fields(Theirs)]
    assert Ours("a").more is not Ours("a").more


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), (("a", 1, (), {}, 5), {}), (("a",), {"no": 1}), (("a",), {"name": 1})],
)
def test_what_the_library_refuses_is_refused(
    given: tuple[object, ...], named: dict[str, int]
) -> None:
    for type_ in (Theirs, Ours):
        with pytest.raises(TypeError):
            type_(*given, **named)  # type: ignore[arg-type]


def test_a_frozen_value_stays_as_it_is_and_can_be_copied() -> None:
    @values.dataclass(frozen=True, slots=True)
    class Flat:
        """Without anything that changes."""

        one: str
        two: int = 2

    value = Flat("a")
    with pytest.raises(FrozenInstanceError):
        value.one = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del value.one
    assert hash(value) == hash(Flat("a"))
    assert {value, Flat("a"), Flat("b")} == {Flat("a"), Flat("b")}
    assert copy.deepcopy(Ours("a", 2)) == pickle.loads(pickle.dumps(Ours("a", 2))) == Ours("a", 2)


def test_what_belongs_to_the_class_is_no_field() -> None:
    @values.dataclass(frozen=True, slots=True)
    class Shared:
        """With something that all values have in common."""

        known: ClassVar[dict[str, int]] = {"a": 1}
        one: str = "a"

    assert [(each.name, each.type) for each in fields(Shared)] == [("one", "str")]
    assert Shared.__annotations__ == {"known": "ClassVar[dict[str, int]]", "one": "str"}
    assert Shared().known is Shared.known


def test_one_that_is_only_itself_equals_no_other() -> None:
    @values.dataclass(frozen=True, slots=True, eq=False)
    class Itself:
        """Compared by identity."""

        one: str

    value = Itself("a")
    assert value == value  # noqa: PLR0124
    assert value != Itself("a")
    assert len({value, Itself("a")}) == 2


def test_one_that_changes_can_be_changed_and_is_no_key() -> None:
    counter = Counter(1)
    counter.seen.append(4)
    counter.count += 1
    assert (counter.count, counter.seen, Counter(1).seen) == (3, [4], [])
    with pytest.raises(TypeError):
        hash(counter)


def test_nothing_is_compiled_for_a_class_of_which_few_values_are_made() -> None:
    @values.dataclass(frozen=True, slots=True)
    class Late:
        """Hardly ever made."""

        one: str
        two: tuple[int, ...] = field(default=(2,), kw_only=True)

    first = Late.__init__
    few = [Late("a"), Late(one="a"), Late("a", two=(2,))]
    assert Late.__init__ is first
    many = [Late("a") for _time in range(200)]
    assert Late.__init__ is not first
    assert Late.__init__.__code__.co_varnames == ("self", "one", "two")
    assert set(few) == set(many) == {Late("a")}
