"""docs/mutants.md: how many faults each room's tests notice, and every one that they do not."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.mutation.faults import Fault

PAGE: Final = Path(__file__).parents[2] / "docs" / "mutants.md"
EQUIVALENT: Final = Path(__file__).with_name("equivalent.toml")

OPENING: Final = """\
# Whether the tests would notice

Made by `make mutants`; do not edit. One small fault at a time is put into a copy of the program: a comparison, an
`and`, a number, a sign, a branch turned round, a call or a filter dropped. Then the tests of its room that come to that
line run; at the first that fails the fault is *noticed*. The faults are a seeded sample. *Alike* are faults that change
nothing that anybody could see or rely on, each with its reason below.

"""


@dataclass(frozen=True, slots=True)
class Room:
    """The sample of a room, and what became of the faults that were tried ("" where nothing failed)."""

    name: str
    faults: Sequence[Fault]
    outcomes: Mapping[str, str]

    @property
    def tried(self) -> list[Fault]:
        return [each for each in self.faults if each.id in self.outcomes]

    @property
    def unnoticed(self) -> list[Fault]:
        return [each for each in self.tried if not self.outcomes[each.id]]


def reasons() -> dict[str, str]:
    """Why a fault changes nothing, by its id."""
    return tomllib.loads(EQUIVALENT.read_text("utf-8")) if EQUIVALENT.exists() else {}


def page(rooms: Sequence[Room]) -> str:
    """The whole page, in Markdown."""
    alike = reasons()
    return OPENING + "\n".join((*_table(rooms, alike), *_survivors(rooms, alike))) + "\n"


def _table(rooms: Sequence[Room], alike: Mapping[str, str]) -> Iterator[str]:
    yield "| room | tried | noticed | alike | not noticed | noticed or alike |"
    yield "|---|--:|--:|--:|--:|--:|"
    total = [0, 0, 0]
    for room in rooms:
        same = sum(each.id in alike for each in room.unnoticed)
        row = [len(room.tried), len(room.tried) - len(room.unnoticed), same]
        total = [one + other for one, other in zip(total, row, strict=True)]
        yield _row(room.name, *row)
    yield _row("all", *total)


def _row(name: str, tried: int, noticed: int, same: int) -> str:
    share = (noticed + same) / tried if tried else 0
    return f"| {name} | {tried} | {noticed} | {same} | {tried - noticed - same} | {share:.1%} |"


def _survivors(rooms: Sequence[Room], alike: Mapping[str, str]) -> Iterator[str]:
    yield ""
    yield "## Not noticed"
    yield ""
    for room in rooms:
        yield from (_line(each) for each in room.unnoticed if each.id not in alike)
    yield ""
    yield "## Alike"
    yield ""
    for room in rooms:
        for each in room.unnoticed:
            if each.id in alike:
                yield f"{_line(each)}: {alike[each.id]}"


def _line(fault: Fault) -> str:
    change = f"{_short(fault.before)} → {_short(fault.after)}"
    return f"- `{fault.id}` {fault.module} {fault.function}: {change}"


def _short(code: str) -> str:
    """Code on one line, as code."""
    words = " ".join(code.split()).replace("`", "'")
    return f"`{words if len(words) <= 70 else words[:69] + '…'}`"
