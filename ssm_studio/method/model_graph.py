"""The logic of each model as a graph: what needs what, read once for all rules.

Everything here takes time in proportion to the activities and arrows; circles do no harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from operator import is_

from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.study import Study, number_key
from ssm_studio.method.lookups import activities_by_model, remembered
from ssm_studio.method.wording.judgements import wordings
from ssm_studio.values import dataclass


def is_operational(activity: Activity) -> bool:
    """Whether an activity belongs to the operational part; one of no kind does."""
    return (activity.kind or "operational") == "operational"


Wordings = Mapping[str, tuple[tuple[Activity, ...], tuple[str, ...]]]
"""By language, activities and what each says."""


@dataclass(frozen=True)
class Logic:
    """One model with its activities and the arrows between them.

    `drawn` has the activities as the study does, `activities` in the order of their numbers; `needs` holds, for
    each activity, what it depends on within the model, itself left out.
    """

    model: ConceptualModel
    drawn: tuple[Activity, ...]

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """The activities by number."""
        return tuple(sorted(self.drawn, key=lambda each: number_key(each.number)))

    def worded(self, language: str) -> Wordings:
        """By language, the activities that have a wording in it, and the wordings; `language` is the main one."""
        known = self._worded.get(language)
        if known is None:
            pairs: dict[str, list[tuple[Activity, str]]] = {}
            for activity in self.activities:
                for tongue, words in wordings(activity.text, language):
                    pairs.setdefault(tongue, []).append((activity, words))
            known = self._worded[language] = {
                tongue: (tuple(a for a, _ in said), tuple(words for _, words in said))
                for tongue, said in pairs.items()
            }
        return known

    @cached_property
    def _worded(self) -> dict[str, Wordings]:
        return {}

    @cached_property
    def operational(self) -> tuple[Activity, ...]:
        """The activities of the operational part."""
        return tuple(each for each in self.activities if is_operational(each))

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all activities."""
        return frozenset(each.id for each in self.activities)

    @cached_property
    def needs(self) -> Mapping[str, tuple[str, ...]]:
        """What each activity depends on, once each."""
        return {
            each.id: tuple(
                dict.fromkeys(n for n in each.depends_on if n in self.ids and n != each.id)
            )
            for each in self.activities
        }

    @cached_property
    def needed_by(self) -> Mapping[str, list[str]]:
        """What depends on each activity."""
        found: dict[str, list[str]] = {each.id: [] for each in self.activities}
        for id_, needed in self.needs.items():
            for each in needed:
                found[each].append(id_)
        return found

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The activities so that each comes after what it needs; those in or behind a circle are left out."""
        return _peeled(self.needs, self.needed_by)

    @cached_property
    def circles(self) -> tuple[tuple[Activity, ...], ...]:
        """The groups of activities that need each other in a circle."""
        if len(self.order) == len(self.activities):
            return ()
        before = set(self.order)
        after = set(_peeled(self.needed_by, self.needs))
        turning = [each for each in self.activities if each.id not in before | after]
        inside = {each.id for each in turning}
        groups = _joined(
            inside, ((id_, n) for id_ in inside for n in self.needs[id_] if n in inside)
        )
        found: dict[str, list[Activity]] = {}
        for each in turning:
            found.setdefault(groups[each.id], []).append(each)
        return tuple(map(tuple, found.values()))

    @cached_property
    def arrows(self) -> frozenset[tuple[str, str]]:
        """Every arrow of any kind between two activities of the model."""
        return frozenset(
            (each.id, other)
            for each in self.activities
            for other in (*each.depends_on, *each.informed_by, *each.feedback_from)
            if other in self.ids and other != each.id
        )

    @cached_property
    def parts(self) -> int:
        """How many unconnected parts hold operational activities."""
        groups = _joined(self.ids, self.arrows)
        return len({groups[each.id] for each in self.operational})

    @cached_property
    def longest(self) -> int:
        """How many operational activities the longest chain of needs has; 0 where there is a circle."""
        if self.circles:
            return 0
        counted = {each.id for each in self.operational}
        length: dict[str, int] = {}
        for id_ in self.order:
            before = max((length[n] for n in self.needs[id_]), default=0)
            length[id_] = before + (id_ in counted)
        return max(length.values(), default=0)

    @cached_property
    def implied(self) -> Mapping[str, tuple[str, ...]]:
        """The arrows that others imply already: for each activity, what it would need anyway. Without circles."""
        if self.circles:
            return {}
        bit = {id_: 1 << at for at, id_ in enumerate(self.order)}
        behind: dict[str, int] = {}
        found: dict[str, tuple[str, ...]] = {}
        for id_ in self.order:
            further = 0
            for each in self.needs[id_]:
                further |= behind[each]
            if spare := tuple(each for each in self.needs[id_] if further & bit[each]):
                found[id_] = spare
            for each in self.needs[id_]:
                further |= bit[each]
            behind[id_] = further
        return found

    def leading_to(self, ends: Iterable[str]) -> frozenset[str]:
        """Everything from which one of `ends` can be reached along the arrows of need, the ends included."""
        found = set(ends)
        waiting = list(found)
        while waiting:
            for each in self.needs[waiting.pop()]:
                if each not in found:
                    found.add(each)
                    waiting.append(each)
        return frozenset(found)


def _peeled(
    before: Mapping[str, Iterable[str]], after: Mapping[str, Iterable[str]]
) -> tuple[str, ...]:
    """What can be taken away one after the other, always something with nothing left before it."""
    left = {id_: len(tuple(needed)) for id_, needed in before.items()}
    free = [id_ for id_, count in left.items() if not count]
    for id_ in free:
        for each in after[id_]:
            left[each] -= 1
            if not left[each]:
                free.append(each)
    return tuple(free)


def _joined(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """For each id one that stands for everything it is connected with."""
    above = {id_: id_ for id_ in ids}

    def top(id_: str) -> str:
        while above[id_] != id_:
            above[id_] = above[above[id_]]
            id_ = above[id_]
        return id_

    for a, b in pairs:
        above[top(a)] = top(b)
    return {id_: top(id_) for id_ in above}


_known: dict[str, Logic] = {}


@remembered("models", "activities")
def logic_of(study: Study) -> tuple[Logic, ...]:
    """The logic of each model. A model that no edit touched keeps the one that it had, and what was read off it."""
    global _known  # noqa: PLW0603 - what is known of the models of the study seen last
    known = _known
    found = activities_by_model(study)
    logics: dict[str, Logic] = {}
    for model in study.models.values():
        drawn = found.get(model.id, [])
        logic = known.get(model.id)
        if logic is None or not _is_of(logic, model, drawn):
            logic = Logic(model, tuple(drawn))
        logics[model.id] = logic
    _known = logics
    return tuple(logics.values())


def _is_of(logic: Logic, model: ConceptualModel, drawn: Sequence[Activity]) -> bool:
    """Whether a logic is that of just these records."""
    return (
        logic.model is model
        and len(logic.drawn) == len(drawn)
        and all(map(is_, logic.drawn, drawn))
    )
