"""`dataclass` for what is loaded with every start: nothing is compiled for a class of which few values are made.

The library's decorator writes and compiles up to seven methods for each class, 0.3 ms of them, when a module is loaded.
A short command loads ninety classes, and makes values of a third, of most of these one or two. Here the slots and the
fields are made at once, so that `fields`, `replace`, `asdict` and `match` work as ever; the first values are filled
field by field, what fills the others is compiled, and what compares, shows and guards them is shared.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, TypeVar

__all__ = ["dataclass", "with_fields"]
T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(type_=None, /, *, frozen=False, slots=False, eq=True, **others):
        """Make a class of values out of its declared fields, with the options of the library's decorator."""

        def make(each):
            if not slots or others:
                return dataclasses.dataclass(each, frozen=frozen, slots=slots, eq=eq, **others)
            return _class_of_values(each, frozen=frozen, eq=eq)

        return make if type_ is None else make(type_)


def _class_of_values(type_: type, *, frozen: bool, eq: bool) -> type:
    """The class with slots and fields; methods that it has of its own stay."""
    own = set(vars(type_))
    # Else the library would look at the signature of a class without a word, to have something to say of it.
    type_.__doc__ = type_.__doc__ or type_.__name__
    made: type = with_fields(type_)
    for name, method in _methods(made, frozen=frozen, eq=eq).items():
        if name not in own:
            setattr(made, name, method)
    return made


def with_fields(type_: type[T], *, kw_only: bool = False) -> type[T]:
    """The class with slots and fields as the library makes them, and with no method.

    The library reads each annotation for what is no field, `ClassVar` and its like; where there is none of them it is
    not asked to.
    """
    said = type_.__annotations__
    plain = not any("Var" in each or "KW" in each for each in map(str, said.values()))
    if plain:
        type_.__annotations__ = dict.fromkeys(said, object)
    made: type[T] = dataclasses.dataclass(
        slots=True, init=False, repr=False, eq=False, kw_only=kw_only
    )(type_)
    if plain:
        made.__annotations__ = said
        for each in fields(made):  # type: ignore[arg-type]
            each.type = said.get(each.name, each.type)
    return made


def _methods(made: type, *, frozen: bool, eq: bool) -> dict[str, Any]:
    named = tuple(each.name for each in fields(made) if each.compare)
    values = attrgetter(*named) if named else type

    def equals(self: Any, other: object) -> Any:
        if self is other:
            return True
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def digest(self: Any) -> int:
        return hash(values(self))

    methods: dict[str, Any] = {
        "__init__": _filling_a_few(made, frozen=frozen),
        "__repr__": _said,
    }
    if eq:
        methods |= {"__eq__": equals, "__hash__": digest if frozen else None}
    if frozen:
        methods |= {"__getstate__": _state, "__setstate__": _restore}
        methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
    return methods


_FEW: Final = 100
"""Values of a class that are filled field by field: to compile what fills them takes as long as filling these."""

_Part = tuple[str, Callable[[Any, Any], None], Any, Any, bool]
"""Of a field: its name, what sets it, its default, what makes one, and whether it is given by name only."""


def _filling_a_few(made: type, *, frozen: bool) -> Callable[..., None]:
    """What fills the first values of a class, and then has its place taken by what is compiled."""
    left = _FEW
    parts: tuple[_Part, ...] = ()

    def fill(self: Any, *given: Any, **by_name: Any) -> None:
        nonlocal left, parts
        left -= 1
        parts = parts or tuple(_part(made, each) for each in fields(made))
        if left < 0 or not _filled(self, parts, given, by_name):
            made.__init__ = _filling(made, frozen=frozen)  # type: ignore[misc]
            made.__init__(self, *given, **by_name)  # type: ignore[misc]
        elif hasattr(made, "__post_init__"):
            self.__post_init__()

    return fill


def _part(made: type, each: dataclasses.Field[Any]) -> _Part:
    put = getattr(made, each.name).__set__
    return each.name, put, each.default, each.default_factory, bool(each.kw_only)


def _filled(
    self: Any, parts: tuple[_Part, ...], given: tuple[Any, ...], by_name: dict[str, Any]
) -> bool:
    """Give a value its fields; False where what was given does not fit them."""
    at = named = 0
    for name, put, default, make, only_by_name in parts:
        if at < len(given) and not only_by_name:
            put(self, given[at])
            at += 1
        elif name in by_name:
            put(self, by_name[name])
            named += 1
        elif default is not MISSING:
            put(self, default)
        elif make is not MISSING:
            put(self, make())
        else:
            return False
    return at == len(given) and named == len(by_name)


def _filling(made: type, *, frozen: bool) -> Callable[..., None]:
    """What fills a value: a function with the fields as its parameters, as the library writes it."""
    known: dict[str, Any] = {"MISSING": MISSING}
    usual: list[str] = []
    by_name: list[str] = []
    lines: list[str] = []
    for each in fields(made):
        known |= {
            f"set_{each.name}": getattr(made, each.name).__set__,
            f"usual_{each.name}": each.default,
        }
        value = each.name
        if each.default_factory is not MISSING:
            known[f"make_{each.name}"] = each.default_factory
            value = f"make_{each.name}() if {each.name} is MISSING else {each.name}"
        optional = each.default is not MISSING or each.default_factory is not MISSING
        parameter = f"{each.name}=usual_{each.name}" if optional else each.name
        (by_name if each.kw_only else usual).append(parameter)
        lines.append(
            f" set_{each.name}(self, {value})" if frozen else f" self.{each.name} = {value}"
        )
    if hasattr(made, "__post_init__"):
        lines.append(" self.__post_init__()")
    parameters = ", ".join(["self", *usual, *(["*", *by_name] if by_name else [])])
    exec(f"def __init__({parameters}):\n" + "\n".join(lines or [" pass"]), known)
    filling: Callable[..., None] = known["__init__"]
    return filling


def _said(self: Any) -> str:
    said = ", ".join(
        f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr
    )
    return f"{self.__class__.__qualname__}({said})"


def _refuse(_self: Any, name: str, *_value: object) -> None:
    raise FrozenInstanceError(f"cannot change field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, each.name) for each in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for each, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)
