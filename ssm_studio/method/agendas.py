"""Days as they are usually planned, what is left to do when time runs out, and what a block warns of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ssm_studio.domain.agenda import Block
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import N_, _, language

_CEREMONY: Final = "ceremony"


@dataclass(frozen=True, slots=True)
class Planned:
    """One block of a template: its title to be translated, minutes, stage ("" for none), technique."""

    title: str
    minutes: int
    stage: str = ""
    technique: str = ""
    day: int = 1


@dataclass(frozen=True, slots=True)
class Template:
    """An agenda that a session may begin with; `title` to be translated, unless somebody here made it."""

    key: str
    title: str
    blocks: tuple[Planned, ...]
    introductory: bool = False
    """Whether it is only a taste of the method."""

    @property
    def minutes(self) -> int:
        """All blocks together."""
        return sum(each.minutes for each in self.blocks)


_BREAK, _LUNCH = N_("Break"), N_("Lunch")

TEMPLATES: Final = (
    Template(
        "half",
        N_("Half a day"),
        (
            Planned(N_("Opening, purpose, consent"), 15, "", _CEREMONY),
            Planned(N_("Rich pictures in groups"), 40, "1"),
            Planned(N_("Gallery: reading each other's pictures"), 25, "1", "gallery"),
            Planned(N_("Issues, themes, dots"), 20, "1", "dots"),
            Planned(_BREAK, 15),
            Planned(N_("Relevant systems, what they change and why, in groups"), 30, "2"),
            Planned(N_("One model for each group, five to seven activities"), 40, "3"),
            Planned(N_("Comparison on the most interesting activities"), 30, "4"),
            Planned(N_("Actions: who, by when"), 20, "4"),
            Planned(N_("Closing round"), 5, "", "round"),
        ),
        introductory=True,
    ),
    Template(
        "one",
        N_("One day"),
        (
            Planned(N_("Opening"), 20, "", _CEREMONY),
            Planned(N_("Draw yourself"), 15, "1"),
            Planned(N_("Rich pictures"), 50, "1"),
            Planned(N_("Gallery"), 30, "1", "gallery"),
            Planned(_BREAK, 15),
            Planned(N_("Issues, themes, dots"), 25, "1", "dots"),
            Planned(N_("Relevant systems"), 20, "2"),
            Planned(N_("Transformation, worldview, CATWOE, root definitions"), 45, "2"),
            Planned(_LUNCH, 60),
            Planned(N_("Models"), 55, "3"),
            Planned(N_("Reading models to each other"), 15, "3"),
            Planned(_BREAK, 15),
            Planned(N_("Comparison chart"), 30, "4"),
            Planned(N_("Changes and ratings"), 15, "4", "gradients"),
            Planned(N_("Closing, next date"), 10, "", "round"),
        ),
    ),
    Template(
        "two",
        N_("Two days"),
        (
            Planned(N_("Opening"), 30, "", _CEREMONY),
            Planned(N_("Rich pictures"), 60, "1"),
            Planned(N_("Gallery"), 40, "1", "gallery"),
            Planned(_BREAK, 15),
            Planned(N_("Issues, themes, votes"), 35, "1", "dots"),
            Planned(_LUNCH, 60),
            Planned(N_("Relevant systems"), 30, "2"),
            Planned(N_("Root definitions with CATWOE"), 75, "2"),
            Planned(_BREAK, 15),
            Planned(N_("Root definitions read and challenged"), 25, "2"),
            Planned(N_("Review of the day"), 5, "", "round"),
            Planned(N_("What occurred to us overnight"), 20, "", "round", day=2),
            Planned(N_("Models"), 80, "3", day=2),
            Planned(_BREAK, 15, day=2),
            Planned(N_("Models read, measures, monitoring and control"), 40, "3", day=2),
            Planned(N_("Comparison chart"), 60, "4", day=2),
            Planned(_LUNCH, 60, day=2),
            Planned(N_("Debate and accommodations"), 40, "4", day=2),
            Planned(N_("Desirable and feasible: ratings"), 20, "4", day=2),
            Planned(_BREAK, 10, day=2),
            Planned(N_("Actions, enabling actions, planning documents"), 35, "4", day=2),
            Planned(N_("Gradients of agreement, closing"), 10, "4", "gradients", day=2),
        ),
    ),
)
"""The agendas of method reference 8.2."""


def laid_out(study: Study, template: Template) -> Changeset:
    """The step that takes over a template, its titles in the language of the interface."""
    # A page that only tells who was there loads no edits.
    from ssm_studio.domain import edit_agenda

    return edit_agenda.lay_out(
        study,
        [_as_block(each) for each in template.blocks],
        key=template.key,
        introductory=template.introductory,
    )


def _as_block(planned: Planned) -> Block:
    ceremony = planned.technique == _CEREMONY
    return Block(
        id="",
        day=planned.day,
        title=Text.said(_(planned.title), language()),
        stage=planned.stage or None,
        minutes=planned.minutes,
        technique=planned.technique or None,
        ceremony=True if ceremony else None,
    )


_TAGS: Final = {
    "surprise": ("surprise", "kejutan"),
    "power": ("power", "kuasa"),
    "method": ("method", "metode"),
}
"""The tags of a diary line, as they are typed after “#” in either language."""


def diary_line(words: str) -> tuple[str, tuple[str, ...]]:
    """A diary line without the tags at its end, and those tags."""
    known = {name: tag for tag, names in _TAGS.items() for name in names}
    pieces, tags = words.split(), list[str]()
    while pieces and pieces[-1].startswith("#") and pieces[-1][1:].casefold() in known:
        tags.insert(0, known[pieces.pop()[1:].casefold()])
    return (" ".join(pieces) if tags else words), tuple(dict.fromkeys(tags))


PATH: Final = (
    ("elements", N_("Name the one thing here that troubles people most."), 5),
    (
        "root_definitions",
        N_("Say in one sentence what would have to be turned into what, and why."),
        10,
    ),
    ("activities", N_("Name three to five activities that would bring it about."), 10),
    (
        "comparison_rows",
        N_("Ask of the one activity that is argued about most: does it happen here, how, who?"),
        10,
    ),
    ("changes", N_("Say one change that follows, and whether these people would do it."), 5),
    (
        "actions",
        N_("Agree one action: who does it, by when, and which enabling action comes first."),
        5,
    ),
)
"""The shortest way to one agreed action: the table that a step fills, what to do, minutes."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One step of the shortest way: what to do, to be translated, and how many minutes it takes."""

    words: str
    minutes: int


def shortest_path(study: Study) -> tuple[Shortcut, ...]:
    """What is still needed for one agreed action, and nothing else; the last step is always there."""
    needed = [
        Shortcut(words, minutes)
        for table, words, minutes in PATH[:-1]
        if not getattr(study, table) and not _further(study, table)
    ]
    _table, words, minutes = PATH[-1]
    return (*needed, Shortcut(words, minutes))


def _further(study: Study, table: str) -> bool:
    """Whether a later step of the way was taken already: nobody goes back for an earlier one."""
    names = [each for each, _words, _minutes in PATH]
    return any(getattr(study, later) for later in names[names.index(table) + 1 : -1])


def in_order(study: Study) -> tuple[Block, ...]:
    """The blocks of the agenda, day by day."""
    return tuple(
        sorted(study.blocks.values(), key=lambda each: (each.day or 1, each.place or 0, each.id))
    )


def running(study: Study) -> Block | None:
    """The block that has begun and not ended."""
    begun = [b for b in study.blocks.values() if b.began_at and not b.ended_at]
    return max(begun, key=lambda each: each.began_at or "", default=None)


def minutes_left(block: Block, now: datetime) -> int:
    """Minutes until a running block should end, below nothing where it is over its time."""
    if block.began_at is None:
        return block.minutes or 0
    gone = (now - datetime.fromisoformat(block.began_at)).total_seconds()
    return round((block.minutes or 0) - gone / 60)


LAST_MINUTES: Final = 5
"""Of a block: from here on the facilitator is warned."""
_RUNS_OUT: Final = 0.8
"""Of the time of all blocks: when it is gone and stage four is empty, the shortest way is proposed."""


def spent(blocks: Iterable[Block]) -> float:
    """How much of the planned time lies in blocks that have begun, from 0 to 1."""
    there = tuple(blocks)
    whole = sum(each.minutes or 0 for each in there)
    return sum(each.minutes or 0 for each in there if each.began_at) / whole if whole else 0.0


def runs_out(study: Study) -> bool:
    """Whether most of the time is gone and nothing was agreed."""
    return not study.actions and spent(study.blocks.values()) >= _RUNS_OUT
