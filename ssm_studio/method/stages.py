"""What each of the four stages holds, what it still lacks, and what to do first in an empty one.

Nothing here is a score, and nothing locks: stages are tabs that can be visited in any order.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from ssm_studio.domain.action import AgreedAction, is_open, is_overdue
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.method.lookups import without_real_world
from ssm_studio.method.stage_names import STAGES, Stage
from ssm_studio.values import dataclass

NOTHING, BEGUN, FILLED = 0, 1, 2
_PROGRESS_DOTS: Final = {NOTHING: "○", BEGUN: "◐", FILLED: "●"}


@dataclass(frozen=True, slots=True)
class StageCount:
    """What one stage holds: a plain count, how far it was taken, and what nobody has done in it yet."""

    stage: Stage
    holds: int
    progress: int
    lacks: tuple[str, ...]

    @property
    def dot(self) -> str:
        """Its progress as one sign: empty, begun, filled."""
        return _PROGRESS_DOTS[self.progress]


@dataclass(frozen=True, slots=True)
class _Usual:
    """Something that a stage usually gets; `says` is what an empty one tells the room, to be translated."""

    stage: int
    done: Callable[[Study], bool]
    says: str


def _has_situation(study: Study) -> bool:
    return bool(read(study.session.situation, study.language).strip())


def _has_chosen(study: Study) -> bool:
    return any(system.chosen for system in study.relevant_systems.values())


def _has_core(study: Study) -> bool:
    return any(
        each.worldview and (each.p or (each.transformation_input and each.transformation_output))
        for each in study.root_definitions.values()
    )


def _has_control(study: Study) -> bool:
    return any(each.kind in ("monitor", "control") for each in study.activities.values())


def _has_links(study: Study) -> bool:
    return any(each.depends_on for each in study.activities.values())


def _has_measures(study: Study) -> bool:
    return any(m.efficacy or m.efficiency or m.effectiveness for m in study.models.values())


def _has_answers(study: Study) -> bool:
    return any(row.exists or row.how for row in study.comparison_rows.values())


STEPS: Final = (
    _Usual(
        1,
        lambda s: bool(s.pictures or s.elements),
        N_("Draw yourself first, then who and what matters."),
    ),
    _Usual(
        1,
        lambda s: bool(s.elements),
        N_("Put people into the picture, and what they think and say."),
    ),
    _Usual(
        1,
        lambda s: any(each.is_issue for each in s.elements.values()),
        N_("Mark what people worry about as issues."),
    ),
    _Usual(1, lambda s: bool(s.themes), N_("Gather the issues into themes.")),
    _Usual(1, _has_situation, N_("Say in two sentences what is felt to be unsatisfactory.")),
    _Usual(
        2,
        lambda s: bool(s.relevant_systems or s.root_definitions),
        N_(
            "Think of many relevant systems: “a system to …” that might teach something about a theme."
        ),
    ),
    _Usual(
        2, _has_chosen, N_("Choose two to four of them; keep the others aside with the reason.")
    ),
    _Usual(
        2,
        lambda s: bool(s.root_definitions),
        N_("Define a chosen system: T first, then W, C, A, O and E."),
    ),
    _Usual(
        2,
        _has_core,
        N_("Say what comes in and what it has become, and what one must believe for that."),
    ),
    _Usual(
        3,
        lambda s: bool(s.models),
        N_("Make a model for a root definition: what must be done to carry it out?"),
    ),
    _Usual(
        3,
        lambda s: bool(s.activities),
        N_("Add five to nine activities, each a verb and what it acts on."),
    ),
    _Usual(3, _has_links, N_("Draw the arrows: what could not be done without something else?")),
    _Usual(3, _has_control, N_("Add monitoring and control.")),
    _Usual(3, _has_measures, N_("Say how efficacy, efficiency and effectiveness would be judged.")),
    _Usual(
        4,
        lambda s: bool(s.comparison_rows),
        N_("Make the rows from a model and ask them of the real situation."),
    ),
    _Usual(
        4, _has_answers, N_("Ask of each row: does it happen, how, who does it, how is it judged?")
    ),
    _Usual(4, lambda s: bool(s.changes), N_("Note the changes that suggest themselves.")),
    _Usual(
        4, lambda s: bool(s.actions), N_("Agree actions: a position, a person, a date, a measure.")
    ),
)


def stage_count(study: Study, number: int) -> StageCount:
    """What stage `number` (1 to 4) holds and lacks; `lacks` is in the language of the interface."""
    stage = STAGES[number - 1]
    study = without_real_world(study)
    holds = sum(len(getattr(study, table)) for table in stage.counts)
    steps = [step for step in STEPS if step.stage == number]
    lacks = [step.says for step in steps if not step.done(study)]
    progress = FILLED if not lacks else NOTHING if len(lacks) == len(steps) else BEGUN
    return StageCount(stage, holds, progress, tuple(_(each) for each in lacks))


def stage_counts(study: Study) -> tuple[StageCount, ...]:
    """What each of the four stages holds and lacks, in order."""
    return tuple(stage_count(study, stage.number) for stage in STAGES)


def next_to_do(study: Study, number: int) -> str:
    """What stage `number` tells the room to do next; "" when nothing usual is missing."""
    lacks = stage_count(study, number).lacks
    return lacks[0] if lacks else ""


def open_actions(study: Study) -> tuple[AgreedAction, ...]:
    """The actions that are neither done nor given up."""
    return tuple(action for action in study.actions.values() if is_open(action))


def overdue_actions(study: Study, today: date) -> tuple[AgreedAction, ...]:
    """The open actions whose date has passed; a moment said in other words than a date never has."""
    return tuple(action for action in open_actions(study) if is_overdue(action, today))
