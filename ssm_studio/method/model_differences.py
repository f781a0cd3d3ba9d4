"""What differs between a conceptual model and what is done today, as questions to the room.

Neither side is the right one: a difference may speak for changing the situation, or for changing the model (method
reference 4.1 and 4.2). So there is no count to bring down and no verdict, only something to ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from ssm_studio.domain.edit_as_is_model import is_confirmed
from ssm_studio.domain.edit_model import ARROWS
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.domain.text import read
from ssm_studio.domain.watched import without_numbers
from ssm_studio.i18n import N_

ONLY_CONCEPT, ONLY_REAL, REWORDED = "only_concept", "only_real", "reworded"
ARROW_CONCEPT, ARROW_REAL = "arrow_concept", "arrow_real"

CALLED: Final = {
    ONLY_CONCEPT: N_("only in the conceptual model"),
    ONLY_REAL: N_("only in current practice"),
    REWORDED: N_("worded differently"),
    ARROW_CONCEPT: N_("arrow only in the conceptual model"),
    ARROW_REAL: N_("arrow only in current practice"),
}
"""The kinds of difference, in the order in which they are asked about; to be translated."""

ASKS: Final = {
    ONLY_CONCEPT: N_("Nobody does {number} “{concept}” today? Or is it done in some other way?"),
    ONLY_REAL: N_("{number} “{real}” is done today: what is it for?"),
    REWORDED: N_(
        "{number} is “{concept}” in the conceptual model and “{real}” today: do both mean the same?"
    ),
    ARROW_CONCEPT: N_("How can {target} be done today without {source}?"),
    ARROW_REAL: N_("Why must {source} be done before {target} today?"),
}
"""What each kind of difference asks the room; to be translated."""

_LEFT_OVER: Final = N_(
    "{number} “{real}” is no longer in the conceptual model: is it done today at all?"
)
"""What is asked of a copy that nobody confirmed before the concept lost it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference.

    Attributes:
        kind: a key of `CALLED` and `ASKS`.
        concept: ids of activities of the concept that it speaks of; source and target for an arrow.
        real: ids of activities of the real world that it speaks of; likewise.
        numbers: what the room calls them, in the same order.
    """

    kind: str
    concept: tuple[str, ...] = ()
    real: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sides:
    """Both models, and who is the same as whom."""

    concept: dict[str, Activity]
    real: dict[str, Activity]
    today: dict[str, tuple[str, ...]]
    meant: dict[str, tuple[str, ...]]


def differences(study: Study, real_world_id: str) -> tuple[Difference, ...]:
    """What differs between a model of the real world and the conceptual one that it overlays.

    Empty where either is gone. Arrows are compared where both of their ends are on both sides, of whatever kind.
    """
    model = study.models.get(real_world_id)
    if model is None or not model.real_world or model.overlays not in study.models:
        return ()
    sides = _sides(study, model.overlays or "", real_world_id)
    language = study.language
    return (
        *_activities(sides, language),
        *_arrows(sides.concept, sides.today, _pairs(sides.real), ARROW_CONCEPT),
        *_arrows(sides.real, sides.meant, _pairs(sides.concept), ARROW_REAL),
    )


def unconfirmed(study: Study, real_world_id: str) -> tuple[Activity, ...]:
    """The activities of a model of the real world of which nobody has said yet that they are done so."""
    return tuple(a for a in activities_of(study, real_world_id) if not is_confirmed(a))


def question(study: Study, difference: Difference, t: Callable[[str], str]) -> str:
    """What a difference asks, in the language of `t`; what people wrote as they wrote it."""
    words = {
        side: " · ".join(
            " ".join(read(study.activities[id_].text, study.language).split())
            for id_ in ids
            if id_ in study.activities
        )
        for side, ids in (("concept", difference.concept), ("real", difference.real))
    }
    numbers, asks = difference.numbers, ASKS[difference.kind]
    if difference.kind == ONLY_REAL and not _all_confirmed(study, difference.real):
        asks = _LEFT_OVER
    return t(asks).format(number=numbers[0], source=numbers[0], target=numbers[-1], **words)


def _all_confirmed(study: Study, ids: tuple[str, ...]) -> bool:
    return all(is_confirmed(study.activities[id_]) for id_ in ids if id_ in study.activities)


def _sides(study: Study, concept_id: str, real_id: str) -> _Sides:
    concept = {a.id: a for a in activities_of(study, concept_id)}
    real = {a.id: a for a in activities_of(study, real_id)}
    meant = {a.id: tuple(i for i in a.same_as if i in concept) for a in real.values()}
    today: dict[str, tuple[str, ...]] = dict.fromkeys(concept, ())
    for id_, same in meant.items():
        for each in same:
            today[each] = (*today[each], id_)
    return _Sides(concept, real, today, meant)


def _number(activity: Activity) -> str:
    return activity.number or activity.ref


def _activities(sides: _Sides, language: str) -> Iterator[Difference]:
    for id_, activity in sides.concept.items():
        if not sides.today[id_]:
            yield Difference(ONLY_CONCEPT, (id_,), (), (_number(activity),))
    for id_, activity in sides.real.items():
        if not sides.meant[id_]:
            yield Difference(ONLY_REAL, (), (id_,), (_number(activity),))
    for id_, activity in sides.real.items():
        same = sides.meant[id_]
        here = _bare(activity, language)
        if same and all(_bare(sides.concept[each], language) != here for each in same):
            yield Difference(REWORDED, same, (id_,), (_number(sides.concept[same[0]]),))


def _bare(activity: Activity, language: str) -> str:
    """Its words for comparing; what monitors "1-7" on one side and "1-11" on the other says the same on both."""
    words = " ".join(read(activity.text, language).casefold().split()).rstrip(".")
    return without_numbers(words) if activity.kind == "monitor" else words


Pairs = frozenset[tuple[str, str]]


def _pairs(side: dict[str, Activity]) -> Pairs:
    """Every arrow between two activities of one side, as (source, target)."""
    return frozenset(
        (source, target.id)
        for target in side.values()
        for field in ARROWS.values()
        for source in getattr(target, field)
        if source in side and source != target.id
    )


def _arrows(
    side: dict[str, Activity],
    counterparts: dict[str, tuple[str, ...]],
    there: Pairs,
    kind: str,
) -> Iterator[Difference]:
    order = {id_: at for at, id_ in enumerate(side)}
    for source, target in sorted(_pairs(side), key=lambda p: (order[p[0]], order[p[1]])):
        ones, others = counterparts[source], counterparts[target]
        if not ones or not others or set(ones) & set(others):
            continue
        if any((one, other) in there for one in ones for other in others):
            continue
        pair, across = (source, target), (ones[0], others[0])
        numbers = (_number(side[source]), _number(side[target]))
        concept, real = (pair, across) if kind == ARROW_CONCEPT else (across, pair)
        yield Difference(kind, concept, real, numbers)
