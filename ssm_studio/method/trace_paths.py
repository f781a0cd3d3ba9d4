"""The single ways from an action to the marks behind it, where a way breaks off, and what reached nothing at all.

`trace` gathers every record on the ways; here each way stands by itself, so that one can be followed and checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from ssm_studio.domain.study import Study
from ssm_studio.method.lookups import behind_actions, from_issues, issues
from ssm_studio.method.trace import ORDER, Found, origins, outcomes

ASIDE: Final = ("debate", "accommodation")
"""Kinds that stand beside the way from a row to its changes: a way goes through them only from one of them."""

_BEHIND: Final = {
    "theme": "element",
    "system": "theme",
    "definition": "system",
    "activity": "definition",
    "row": "activity",
    "debate": "row",
    "accommodation": "debate",
    "change": "row",
    "action": "change",
}
"""What should be named behind a record of each kind; behind a mark in the picture there is nothing."""

AFTER: Final = {
    "element": "theme",
    "theme": "system",
    "system": "definition",
    "definition": "activity",
    "activity": "row",
    "row": "change",
    "change": "action",
}
"""What should come of a record of each kind; after an action nothing."""

MOST: Final = 10_000
"""Ways that are followed at most, so that links which branch at every step end too."""

NO_ISSUE: Final = "TR-02"
NO_ACTION: Final = "TR-01"
"""The coach's questions about an action from nowhere and an issue that led nowhere, whose waivers are the answers."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A record at which a way breaks off, and the kind of record that would carry it on."""

    kind: str
    id: str
    needs: str


@dataclass(frozen=True, slots=True)
class Ways:
    """What is behind a record and what came of it.

    Attributes:
        paths: each way through the record, the action first and the mark last. Where some reach both ends, only
            those; where none does, as far as they go.
        gaps: where ways break off.
    """

    paths: tuple[tuple[Found, ...], ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """A record that leads nowhere or comes from nowhere; `reason` is what somebody said about it, "" if nobody has."""

    kind: str
    id: str
    reason: str


def ways(study: Study, kind: str, id_: str) -> Ways:
    """Every way through a record; none where it is not there or no way passes it."""
    if kind not in ORDER or study.get(kind, id_) is None:
        return Ways((), ())
    start = (kind, id_)
    onward = outcomes(study)

    def after(found: Found) -> Iterable[Found]:
        return (each for each in onward(study, *found) if each[0] not in ASIDE)

    back, stopped = _chains(start, lambda found: origins(study, *found), "element")
    forth, ended = ([(start,)], []) if kind in ASIDE else _chains(start, after, "action")
    crossed = ((*reversed(one), *other[1:]) for one in forth for other in back)
    paths = tuple(islice(crossed, MOST))
    reached = any(each[-1][0] == "action" for each in forth)
    gaps = [Gap(*found, _BEHIND[found[0]]) for found in dict.fromkeys(stopped)]
    gaps += [
        Gap(*found, AFTER[found[0]])
        for found in dict.fromkeys(ended)
        if not reached or _should_go_on(study, found)
    ]
    return Ways(paths, tuple(gaps))


def _should_go_on(study: Study, found: Found) -> bool:
    """Whether an end is worth telling beside ways that went on: not every activity needs a change to come of it."""
    kind, id_ = found
    if kind == "system":
        return study.relevant_systems[id_].chosen is True
    if kind == "row":
        return study.comparison_rows[id_].decision == "change"
    return kind in ("theme", "definition", "change")


def _chains(
    start: Found, onward: Callable[[Found], Iterable[Found]], end: str
) -> tuple[list[tuple[Found, ...]], list[Found]]:
    """The ways from `start` to records of the kind `end` (all others where none gets there), and where others stop."""
    whole: list[tuple[Found, ...]] = []
    broken: list[tuple[Found, ...]] = []
    waiting: list[tuple[Found, ...]] = [(start,)]
    while waiting and len(whole) + len(broken) < MOST:
        chain = waiting.pop()
        # A circle is left where it closes.
        further = [each for each in dict.fromkeys(onward(chain[-1])) if each not in chain]
        if further:
            waiting += ((*chain, each) for each in reversed(further))
        else:
            (whole if chain[-1][0] == end else broken).append(chain)
    return whole or broken, [each[-1] for each in broken]


def issues_without_action(study: Study) -> tuple[Lost, ...]:
    """The issues from which no action can be reached."""
    behind = behind_actions(study)
    said = _reasons(study, NO_ACTION)
    return tuple(
        Lost("element", id_, said.get(id_, "")) for id_ in issues(study) if id_ not in behind
    )


def actions_without_issue(study: Study) -> tuple[Lost, ...]:
    """The actions that come from no issue; what was dropped or superseded is not asked about."""
    raised = from_issues(study)
    said = _reasons(study, NO_ISSUE)
    return tuple(
        Lost("action", each.id, said.get(each.id, ""))
        for each in study.actions.values()
        if each.id not in raised and each.status not in ("dropped", "superseded")
    )


def _reasons(study: Study, rule: str) -> dict[str, str]:
    """What people said instead of an answer to one of the coach's rules, by record."""
    return {
        each.about or "": each.reason.read(study.language) if each.reason else "–"
        for each in study.waivers.values()
        if each.rule == rule
    }
