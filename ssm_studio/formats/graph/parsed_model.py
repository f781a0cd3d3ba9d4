"""A model as a file says it, whatever its format: the activities, the arrows, and what could not be understood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from ssm_studio.diagram.model.graph_view import DEPENDS
from ssm_studio.domain.model import ACTIVITY_KINDS, PHASES
from ssm_studio.domain.text import Text, storable
from ssm_studio.errors import UsageError
from ssm_studio.i18n import N_, _

MOST_BYTES: Final = 5_000_000
MOST_ACTIVITIES: Final = 2_000
MOST_ARROWS: Final = 20_000
LETTERS: Final = "CATWOEPQR"
FARTHEST: Final = 100_000
"""No position in cells is beyond this."""
NAMED: Final = 5
LONGEST_NAME: Final = 60
SHORT: Final = 24

LEFT_OUT: Final = {
    "letters": N_("The file is not in UTF-8; its letters were read as Latin-1."),
    "undirected": N_(
        "Lines without a direction are read in the direction in which they stand there: {names}."
    ),
    "two heads": N_(
        "Arrows with two heads are read in the direction in which they stand there: {names}."
    ),
    "loop": N_("Arrows from an activity to itself were left out: {names}."),
    "twice": N_("Arrows that stand there more than once are taken once: {names}."),
    "port": N_("Arrows that end at a part of an activity end at the whole of it: {names}."),
    "words": N_("Words on arrows were left out: {names}."),
    "group": N_("Groups were left out, what is in them was not: {names}."),
    "to group": N_("Arrows that end at a group were left out: {names}."),
    "nowhere": N_("Arrows that end at nothing in the file were left out: {names}."),
    "hyper": N_("Lines between more than two activities were left out: {names}."),
    "invisible": N_("Lines that are not drawn were left out: {names}."),
    "attribute": N_(
        "What the file says beside the words of an activity or arrow was left out: {names}."
    ),
    "value": N_("Values that make no sense in a model were left out: {names}."),
    "graph": N_("Only the first diagram of the file was read."),
    "empty": N_("Diagrams without any activity were left out: {names}."),
    "other diagram": N_("Diagrams of a kind that cannot be read were left out: {names}."),
    "same name": N_("Activities of one name in the file were taken as one: {names}."),
    "line": N_("Lines that were not understood: {names}."),
    "places": N_("Positions in the file are too near to one another to be used."),
}
"""What is said of what could not be taken over, in this order."""
BOXES_LEFT: Final = frozenset({"group", "same name"})
"""What of this is a box of the file that did not become an activity of its own."""
ARROWS_LEFT: Final = frozenset({"loop", "twice", "to group", "nowhere", "hyper", "invisible"})
"""What of this is an arrow of the file that did not come."""


class UnreadableModelError(UsageError):
    """A file from which no model can be read."""


def refuse(title: str, detail: str = "") -> UnreadableModelError:
    """The error for a file that is not taken, with what can be."""
    return UnreadableModelError(
        " ".join(filter(None, (title, detail))),
        _("Nothing was changed."),
        _("A diagram can be read from DOT, from a Mermaid flowchart or from GraphML."),
    )


def too_many_activities() -> UnreadableModelError:
    """The error for a file with more than `MOST_ACTIVITIES`."""
    return refuse(
        _("There are more than {number} activities in the file.").format(number=MOST_ACTIVITIES)
    )


def too_many_arrows() -> UnreadableModelError:
    """The error for a file with more than `MOST_ARROWS`."""
    return refuse(_("There are more than {number} arrows in the file.").format(number=MOST_ARROWS))


@dataclass(frozen=True, slots=True)
class ReadActivity:
    """One activity of a file. `name` is what the file itself calls it; `monitors` holds such names."""

    name: str
    text: Text = field(default_factory=Text)
    number: str = ""
    kind: str | None = None
    phase: str | None = None
    covers: tuple[str, ...] = ()
    monitors: tuple[str, ...] = ()
    measure: str = ""
    x: int | None = None
    y: int | None = None


@dataclass(frozen=True, slots=True)
class ReadArrow:
    """An arrow between two activities by their names; `kind` as in `diagram.model_view`."""

    source: str
    target: str
    kind: str = DEPENDS


@dataclass(frozen=True, slots=True)
class ReadModel:
    """What a file holds.

    Attributes:
        title: "" where the file has none.
        language: of the words, where the file says so, which only files of ours do; else "".
        label_width: the width in cells for which the positions are meant, where there are any.
        not_understood: sentences for the user.
        left_out: how often each kind of `LEFT_OUT` was met. The boxes and arrows of a file are those that came and
            those that are counted here under `BOXES_LEFT` and `ARROWS_LEFT`.
    """

    activities: tuple[ReadActivity, ...]
    arrows: tuple[ReadArrow, ...]
    title: str = ""
    language: str = ""
    label_width: int | None = None
    not_understood: tuple[str, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)

    def came_and_told(self) -> tuple[int, int]:
        """How many boxes and how many arrows came or were told as left out."""
        boxes = sum(count for what, count in self.left_out.items() if what in BOXES_LEFT)
        arrows = sum(count for what, count in self.left_out.items() if what in ARROWS_LEFT)
        return len(self.activities) + boxes, len(self.arrows) + arrows


class Gathering:
    """Collects what a reader finds in a file, and what of it cannot be taken over.

    `cell` is the size of a diagram's cell in the units of the file's positions, `ours` whether the program
    itself wrote the file.
    """

    def __init__(self) -> None:
        self.title = ""
        self.language = ""
        self.label_width: int | None = None
        self.cell = (1.0, 1.0)
        self.ours = False
        self.activities: dict[str, ReadActivity] = {}
        self.spots: dict[str, tuple[float, float]] = {}
        self.arrows: list[ReadArrow] = []
        self._left: dict[str, dict[str, None]] = {}
        self._counts: Counter[str] = Counter()

    def leave(self, what: str, name: str = "") -> None:
        """Remember that something of a kind of `LEFT_OUT` was left out."""
        self._counts[what] += 1
        names = self._left.setdefault(what, {})
        if len(names) <= MOST_ACTIVITIES:
            names[" ".join(name.split())[:LONGEST_NAME] or "…"] = None

    def add(self, activity: ReadActivity) -> None:
        """Take an activity, or say anew what one is.

        Raises:
            UnreadableModelError: there are too many.
        """
        self.activities[activity.name] = activity
        if len(self.activities) > MOST_ACTIVITIES:
            raise too_many_activities()

    def connect(self, source: str, target: str, kind: str = DEPENDS) -> None:
        """Take an arrow.

        Raises:
            UnreadableModelError: there are too many.
        """
        self.arrows.append(ReadArrow(source, target, kind))
        if len(self.arrows) > MOST_ARROWS:
            raise too_many_arrows()

    def facts(self, activity: ReadActivity, said: dict[str, str]) -> ReadActivity:
        """The activity with what a file of ours says of it beside its words; nonsense is left out."""
        kind, phase = said.get("kind", ""), said.get("phase", "")
        covers = said.get("covers", "").split()
        for value, known in (
            (kind, ACTIVITY_KINDS),
            (phase, PHASES),
            *((c, LETTERS) for c in covers),
        ):
            if value and value not in known:
                self.leave("value", value)
        spot = (whole(said.get("x", "")), whole(said.get("y", "")))
        return replace(
            activity,
            number=said.get("number", ""),
            kind=kind if kind in ACTIVITY_KINDS else None,
            phase=phase if phase in PHASES else None,
            covers=tuple(dict.fromkeys(each for each in covers if each and each in LETTERS)),
            monitors=tuple(said.get("monitors", "").split()),
            measure=storable(said.get("measure", "")),
            x=spot[0] if None not in spot else None,
            y=spot[1] if None not in spot else None,
        )

    def finished(self) -> ReadModel:
        """Everything that was found, tidied.

        Raises:
            UnreadableModelError: that is nothing at all.
        """
        if not self.activities:
            raise refuse(_("There is no activity in the file."))
        arrows = tuple(self._sound_arrows())
        if not self.ours:
            self._take_numbers()
            self._take_spots()
        activities = tuple(
            replace(each, monitors=tuple(n for n in each.monitors if n in self.activities))
            for each in self.activities.values()
        )
        return ReadModel(
            activities,
            arrows,
            storable(self.title),
            self.language,
            self.label_width,
            tuple(self._sentences()),
            dict(self._counts),
        )

    def words_of(self, name: str) -> str:
        """What an activity is called in a sentence."""
        found = self.activities.get(name)
        words = (found.number or next(iter(found.text.everything), "")) if found else ""
        words = " ".join((words or name)[:200].split())
        return words if len(words) <= SHORT else words[: SHORT - 1].rstrip() + "…"

    def _sound_arrows(self) -> Iterator[ReadArrow]:
        seen: set[ReadArrow] = set()
        for each in self.arrows:
            called = f"{self.words_of(each.source)} → {self.words_of(each.target)}"
            if not {each.source, each.target} <= self.activities.keys():
                self.leave("nowhere", called)
            elif each.source == each.target:
                self.leave("loop", self.words_of(each.source))
            elif each in seen:
                self.leave("twice", called)
            else:
                seen.add(each)
                yield each

    def _take_numbers(self) -> None:
        """Take the numbers with which labels begin, where no two begin with the same."""
        found = {
            name: _NUMBER.match(each.text.plain or "") for name, each in self.activities.items()
        }
        if not all(found.values()):
            # Where only some have one, "3 wishes" is no number; "3. Wish" is.
            found = {
                name: _CLEAR_NUMBER.match(each.text.plain or "")
                for name, each in self.activities.items()
            }
        matches = {name: match for name, match in found.items() if match}
        if len({match[1] for match in matches.values()}) < len(matches):
            return
        for name, match in matches.items():
            text = Text(plain=match[2])
            self.activities[name] = replace(self.activities[name], number=match[1], text=text)

    def _take_spots(self) -> None:
        """Positions of another program in cells, from the top left corner of all of them."""
        if not self.spots:
            return
        left = min(x for x, _y in self.spots.values())
        top = min(y for _x, y in self.spots.values())
        cells = {
            name: (round((x - left) / self.cell[0]), round((y - top) / self.cell[1]))
            for name, (x, y) in self.spots.items()
        }
        if len(set(cells.values())) < len(cells) or max(map(max, cells.values())) > FARTHEST:
            self.leave("places")
            return
        for name, (column, row) in cells.items():
            self.activities[name] = replace(self.activities[name], x=column, y=row)

    def _sentences(self) -> Iterator[str]:
        for what, sentence in LEFT_OUT.items():
            if what in self._left:
                names = [each for each in self._left[what] if each]
                shown = ", ".join(f"“{each}”" for each in names[:NAMED])
                more = len(names) - NAMED
                if more > 0:
                    shown = _("{names} and {number} more").format(names=shown, number=more)
                count = self._counts[what]
                if count > len(names) and names:
                    shown = _("{names} ({number} in all)").format(names=shown, number=count)
                yield _(sentence).format(names=shown)


_NUMBER: Final = re.compile(r"(\d{1,4}(?:\.\d{1,4}){0,3})[.):]?\s+(\S.*)", re.DOTALL)
_CLEAR_NUMBER: Final = re.compile(r"(\d{1,4}(?:\.\d{1,4}){0,3})[.):]\s+(\S.*)", re.DOTALL)


def whole(said: str) -> int | None:
    """A whole number that a position may be, or None."""
    found = re.fullmatch(r"-?\d{1,6}", said.strip(), re.ASCII)
    return int(said) if found and abs(int(said)) <= FARTHEST else None
