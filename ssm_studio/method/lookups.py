"""What the rules look up again and again: who stands where, what leads to what.

Each answer is remembered for as long as the tables that it was read from are the same objects, which they are until
an edit touches them. Nothing that comes from here may be changed by whoever asked for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, wraps
from itertools import chain
from operator import attrgetter, is_
from typing import Any, Final, NamedTuple, TypeVar

from ssm_studio.domain.comparison import ComparisonRow
from ssm_studio.domain.kinds import KINDS, fields_of
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.picture import Element, RichPicture
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text

MANY: Final = 1 << 15
"""How many texts a test remembers its answer for: more than a very large session has."""

T = TypeVar("T")
G = TypeVar("G")
Record_ = TypeVar("Record_")
Read = Callable[[Study], T]


def remembered(*tables: str) -> Callable[[Read[T]], Read[T]]:
    """Let a function of a study keep its last two answers, each for as long as these tables stay what they are."""

    def decorate(work: Read[T]) -> Read[T]:
        return wraps(work)(_remembering(work, *tables))

    return decorate


def _remembering(work: Read[T], *tables: str) -> Read[T]:
    # The one table twice gives a tuple as several do: what follows is asked for at each letter that is typed.
    read = attrgetter(*tables, *tables[:1])
    kept: tuple[tuple[tuple[object, ...], T], ...] = ()

    def again(study: Study) -> T:
        nonlocal kept
        now = read(study)
        for seen, answer in kept:
            if all(map(is_, seen, now)):
                return answer
        answer = work(study)
        kept = ((now, answer), *kept[:1])
        return answer

    return again


def derived(*parts: Callable[[Study], object]) -> Callable[[Read[T]], Read[T]]:
    """As `remembered`, for what follows from other answers alone: kept while those are equal."""

    def decorate(work: Read[T]) -> Read[T]:
        known: tuple[tuple[tuple[object, ...], T], ...] = ()

        @wraps(work)
        def again(study: Study) -> T:
            nonlocal known
            now = tuple(part(study) for part in parts)
            for seen, answer in known:
                if seen == now:
                    return answer
            answer = work(study)
            known = ((now, answer), *known[:1])
            return answer

        return again

    return decorate


def of_all_tables(parts: Mapping[str, Read[T]]) -> Read[tuple[T, ...]]:
    """What parts for all kinds answer, in the order of `KINDS`; after an edit only those of other tables are asked."""
    asked = tuple(parts[kind.name] for kind in KINDS)
    tables = attrgetter(*(kind.table for kind in KINDS))
    kept: tuple[tuple[Any, ...], tuple[Any, ...]] = ((None,) * len(asked),) * 2

    def answers(study: Study) -> tuple[T, ...]:
        nonlocal kept
        now = tables(study)
        each = zip(asked, *kept, now, strict=True)
        found = tuple(known if was is table else part(study) for part, was, known, table in each)
        kept = now, found
        return found

    return answers


def of_each_record(work: Callable[[Any], T]) -> Callable[[Iterable[Any]], list[T]]:
    """Let `work` be done on each record of a table, but again only on those that an edit made anew."""
    known: dict[str, tuple[object, T]] = {}

    def over(records: Iterable[Any]) -> list[T]:
        nonlocal known
        now: dict[str, tuple[object, T]] = {}
        for each in records:
            seen = known.get(each.id)
            now[each.id] = seen if seen is not None and seen[0] is each else (each, work(each))
        known = now
        return [answer for _record, answer in now.values()]

    return over


def in_each_table(
    work: Callable[[Any], T], gather: Callable[[Iterable[T]], G]
) -> Mapping[str, Read[G]]:
    """For each kind, `work` done on every record and the answers gathered; remembered."""

    def of(table: str) -> Read[G]:
        over = of_each_record(work)
        return _remembering(lambda study: gather(over(getattr(study, table).values())), table)

    return {kind.name: of(kind.table) for kind in KINDS}


def grouped(records: Iterable[Record_], field: str) -> dict[str, list[Record_]]:
    """Records by what a field of them names."""
    found: dict[str, list[Record_]] = {}
    for each in records:
        found.setdefault(getattr(each, field) or "", []).append(each)
    return found


def says(text: Text | None) -> bool:
    """Whether a text holds anything but blanks, in any language."""
    return text is not None and any(words.strip() for words in text.everything)


@lru_cache(maxsize=256)
def kept(record_kept: str) -> Mapping[str, Any]:
    """What a bundle said of a record beyond its fields, {} where that is nothing."""
    try:
        found = json.loads(record_kept) if record_kept else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


@remembered("elements")
def elements_by_picture(study: Study) -> Mapping[str, list[Element]]:
    """The elements of each picture."""
    return grouped(study.elements.values(), "picture")


@remembered("pictures", "elements")
def drawn_pictures(study: Study) -> list[tuple[RichPicture, list[Element], frozenset[str]]]:
    """The pictures with something in them: their elements, and the kinds that these are of."""
    found = elements_by_picture(study)
    return [
        (picture, drawn, frozenset(each.kind or "" for each in drawn))
        for picture in study.pictures.values()
        if (drawn := found.get(picture.id, []))
    ]


@remembered("elements", "relations")
def tied(study: Study) -> frozenset[str]:
    """The elements that a line, a bubble or a conflict ties to another."""
    found: set[str] = set()
    for line in study.relations.values():
        found.update(each for each in (line.source, line.target) if each)
    for each in study.elements.values():
        if each.belongs_to:
            found.update((each.id, each.belongs_to))
        if each.parties:
            found.update((each.id, *each.parties))
    return frozenset(found)


@remembered("activities")
def activities_by_model(study: Study) -> Mapping[str, list[Activity]]:
    """The activities of each model."""
    return grouped(study.activities.values(), "model")


Tables = tuple[Mapping[str, ConceptualModel], Mapping[str, Activity]]


@remembered("models", "activities")
def _of_the_concept(study: Study) -> Tables:
    real = {each.id for each in study.models.values() if each.real_world}
    if not real:
        return study.models, study.activities
    return (
        {id_: each for id_, each in study.models.items() if id_ not in real},
        {id_: each for id_, each in study.activities.items() if each.model not in real},
    )


def without_real_world(study: Study) -> Study:
    """The study as if nobody had modelled what is done today: for what is asked of conceptual models alone."""
    models, activities = _of_the_concept(study)
    if models is study.models:
        return study
    return replace(study, models=models, activities=activities)


@remembered("comparison_rows")
def rows_by_model(study: Study) -> Mapping[str, list[ComparisonRow]]:
    """The comparison rows of each model."""
    return grouped(study.comparison_rows.values(), "model")


@remembered("comparison_rows")
def asked_about(study: Study) -> frozenset[str]:
    """The activities that some row asks about by themselves."""
    return frozenset(row.target for row in study.comparison_rows.values() if row.target)


@remembered("comparison_rows", "changes")
def rows_with_change(study: Study) -> frozenset[str]:
    """The rows that led to a change, whether the row or the change says so."""
    found = {row.id for row in study.comparison_rows.values() if row.changes}
    for change in study.changes.values():
        found.update(change.from_rows)
    return frozenset(found)


@remembered("root_definitions", "relevant_systems")
def chosen_definitions(study: Study) -> frozenset[str]:
    """The definitions that the room took up: not parked, and not of a system that was set aside."""
    return frozenset(
        each.id
        for each in study.root_definitions.values()
        if each.status != "parked"
        and ((system := study.relevant_systems.get(each.system or "")) is None or system.chosen)
    )


_REAL_NAMES: Final = ("real_name", "full_name", "name", "nama")


@remembered("participants")
def real_names(study: Study) -> re.Pattern[str] | None:
    """What finds a participant's real name; None where no bundle brought one along with the pseudonyms."""
    names = {
        str(said).strip()
        for each in study.participants.values()
        for key in _REAL_NAMES
        if isinstance(said := kept(each.kept).get(key), str) and len(said.strip()) > 2
    } - {each.pseudonym for each in study.participants.values()}
    if not names:
        return None
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


class _Reference(NamedTuple):
    """One place where a record names another."""

    record: str
    field: str
    refers: str
    name: str


_NAMING: Final = {
    kind.type: tuple(
        (field.name, field.metadata["refers"] or field.metadata["parent"])
        for field in fields_of(kind.type)
        if field.metadata["refers"] or field.metadata["parent"]
    )
    for kind in KINDS
}


def _references_of(record: Any) -> tuple[_Reference, ...]:
    return tuple(
        _Reference(record.id, field, refers, name)
        for field, refers in _NAMING[type(record)]
        for name in _names(getattr(record, field))
    )


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif value:
        yield from (each if isinstance(each, str) else each[0] for each in value)


def _joined(found: Iterable[tuple[_Reference, ...]]) -> tuple[_Reference, ...]:
    return tuple(chain.from_iterable(found))


def _named_by(record: Any) -> tuple[tuple[str, str], ...]:
    return tuple((each.refers, each.name) for each in _references_of(record))


def _set_of(found: Iterable[tuple[tuple[str, str], ...]]) -> frozenset[tuple[str, str]]:
    return frozenset(chain.from_iterable(found))


REFERENCES: Final = in_each_table(_references_of, _joined)
"""For each kind of record, a function that lists where its records name others."""

NAMED: Final = in_each_table(_named_by, _set_of)
"""For each kind of record, a function that gives what its records name: the kind that is meant, and the name."""

IDS: Final = in_each_table(lambda record: str(record.id), frozenset)
"""For each kind of record, a function that gives the ids that there are."""


Ways = Mapping[str, tuple[str, ...]]


def _given(*ids: str | None) -> tuple[str, ...]:
    return tuple(each for each in ids if each)


_COMES_FROM: Final[Mapping[str, Callable[[Any], tuple[str, ...]]]] = {
    "themes": lambda theme: theme.issues,
    "relevant_systems": lambda system: system.from_themes,
    "root_definitions": lambda each: _given(each.system, each.derived_from),
    "models": lambda model: _given(model.root_definition, model.parent_activity),
    "activities": lambda activity: _given(activity.model),
    "comparison_rows": lambda row: (*(row.target or "").split(">"), *_given(row.model)),
    "debate": lambda said: _given(said.row),
    "accommodations": lambda settled: settled.settles,
    "changes": lambda change: change.from_rows,
    "actions": lambda action: action.changes,
}
"""By table, what a record on the way from an issue to an action comes from directly."""


def _ways_of(table: str) -> Read[Ways]:
    origins = _COMES_FROM[table]

    @remembered(table)
    def ways(study: Study) -> Ways:
        return {each.id: origins(each) for each in getattr(study, table).values()}

    return ways


_WAYS: Final = tuple(_ways_of(table) for table in _COMES_FROM)
TRACED: Final = tuple(
    kind.name for kind in KINDS if kind.table == "elements" or kind.table in _COMES_FROM
)
"""The kinds of record that lie on the way from an issue to an action."""


@derived(*_WAYS)
def ways_back(study: Study) -> Ways:
    """What each record on the way from an issue to an action comes from directly."""
    back: dict[str, tuple[str, ...]] = {}
    for ways in _WAYS:
        back.update(ways(study))
    return back


@derived(*_WAYS)
def _ways_on(study: Study) -> Ways:
    onward: dict[str, list[str]] = {}
    for id_, origins in ways_back(study).items():
        for origin in origins:
            onward.setdefault(origin, []).append(id_)
    return {id_: tuple(each) for id_, each in onward.items()}


@remembered("elements")
def issues(study: Study) -> tuple[str, ...]:
    """The elements that are marked as issues."""
    return tuple(each.id for each in study.elements.values() if each.is_issue)


@derived(*_WAYS)
def behind_actions(study: Study) -> frozenset[str]:
    """Everything that some action comes from, the actions included."""
    return reached(ways_back(study), study.actions)


@derived(issues, *_WAYS)
def from_issues(study: Study) -> frozenset[str]:
    """Everything that came of some issue, the issues included."""
    return reached(_ways_on(study), issues(study))


def reached(ways: Mapping[str, Iterable[str]], starts: Iterable[str]) -> frozenset[str]:
    """Everything that can be reached from the starts; circles do no harm."""
    waiting = list(starts)
    found = set(waiting)
    while waiting:
        for each in ways.get(waiting.pop(), ()):
            if each not in found:
                found.add(each)
                waiting.append(each)
    return frozenset(found)
