"""docs/mutants.md: how many faults each room's tests notice, and every one that they do not."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from tests.mutation.faults import Fault

PAGE: Final = Path(__file__).parents[2] / "docs" / "mutants.md"
EQUIVALENT: Final = Path(__file__).with_name("equivalent.toml")
FOUND: Final = Path(__file__).with_name("found.json")
"""What was found in each room when somebody tried it last."""
BY_HAND: Final = Path(__file__).with_name("by_hand.md")
"""What was tried past the command; stands at the end of the page."""

OPENING: Final = """\
# Whether the tests would notice

Made by `make mutants`; do not edit. One small fault at a time is put into a copy of the program: a comparison, an
`and`, a number, a sign, a branch turned round, a call or a filter dropped. Then the tests of its room that come to that
line run; at the first that fails the fault is *noticed*. The faults are a seeded sample. *Alike* are faults that change
nothing that anybody could see or rely on, each with its reason below.

"""


@dataclass(frozen=True, slots=True)
class Room:
    """The sample of a room, and what became of the faults that were tried ("" where nothing failed).

    Attributes:
        outcomes: by the id of a fault, as it came out last.
        first: the same, as it came out when it was tried for the first time.
    """

    name: str
    faults: Sequence[Fault]
    outcomes: Mapping[str, str]
    first: Mapping[str, str]

    def found(self) -> Found | None:
        """What there is to tell; None where nothing was tried here."""
        alike = reasons()
        tried = [each for each in self.faults if each.id in self.outcomes]
        left = [each for each in tried if not self.outcomes[each.id]]
        same = [each for each in left if each.id in alike]
        if not tried:
            return None
        return Found(
            self.name,
            len(tried),
            sum(bool(self.first[each.id]) for each in tried),
            len(tried) - len(left),
            tuple(_line(each) for each in left if each not in same),
            tuple(f"{_line(each)}: {alike[each.id]}" for each in same),
        )


@dataclass(frozen=True, slots=True)
class Found:
    """What the page tells of a room.

    Attributes:
        first: how many were noticed at the first try; None where nobody counted.
        left: a line for each that is not noticed.
        alike: a line, with the reason, for each that nobody could notice.
    """

    name: str
    tried: int
    first: int | None
    noticed: int
    left: tuple[str, ...]
    alike: tuple[str, ...]


def reasons() -> dict[str, str]:
    """Why a fault changes nothing, by its id."""
    return tomllib.loads(EQUIVALENT.read_text("utf-8")) if EQUIVALENT.exists() else {}


def write(rooms: Iterable[Room]) -> None:
    """Write the page: of rooms that were not tried here, what was found in them before."""
    before = {each["name"]: Found(**each) for each in json.loads(FOUND.read_text("utf-8"))}
    now = [each.found() or before.get(each.name) for each in rooms]
    found = [each for each in now if each is not None]
    FOUND.write_text(
        json.dumps([asdict(each) for each in found], indent=1, ensure_ascii=False) + "\n", "utf-8"
    )
    words = "\n".join((*_table(found), *_lists(found)))
    PAGE.write_text(f"{OPENING}{words}\n\n{BY_HAND.read_text('utf-8')}", "utf-8")


def _table(found: Sequence[Found]) -> Iterator[str]:
    yield "| room | tried | noticed at first | noticed now | alike | not noticed | noticed or alike |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for each in found:
        first = "–" if each.first is None else str(each.first)
        yield _row(each.name, each.tried, first, each.noticed, len(each.alike))
    tried, noticed = sum(each.tried for each in found), sum(each.noticed for each in found)
    yield _row("all", tried, "", noticed, sum(len(each.alike) for each in found))


def _row(name: str, tried: int, first: str, noticed: int, same: int) -> str:
    share = (noticed + same) / tried if tried else 0
    left = tried - noticed - same
    return f"| {name} | {tried} | {first} | {noticed} | {same} | {left} | {share:.1%} |"


def _lists(found: Sequence[Found]) -> Iterator[str]:
    for title, lines in (
        ("Not noticed", [line for each in found for line in each.left]),
        ("Alike", [line for each in found for line in each.alike]),
    ):
        yield from ("", f"## {title}", "", *lines)


def _line(fault: Fault) -> str:
    change = f"{_short(fault.before)} → {_short(fault.after)}"
    return f"- `{fault.id}` {fault.module} {fault.function}: {change}"


def _short(code: str) -> str:
    """Code on one line, as code."""
    words = " ".join(code.split()).replace("`", "'")
    return f"`{words if len(words) <= 70 else words[:69] + '…'}`"
