"""Merging as algebra: what a session is, as a function of all entries that anybody wrote, in whatever copy.

Because it is one, merging does not depend on who merges with whom first: A with B is B with A, twice is once, and of
three copies any two may be merged before the third.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, Final

from ssm_studio.domain.changes import Changeset, RecordChange
from ssm_studio.domain.clash import Clash, ClashSide
from ssm_studio.domain.field_types import TEXT, type_of
from ssm_studio.domain.kinds import BY_NAME, KINDS, fields_of, kind_of
from ssm_studio.domain.merging import clashes, dangling, short_names
from ssm_studio.domain.merging.clashes import Disagreement
from ssm_studio.domain.merging.collected import CLASHES, Collected, collect
from ssm_studio.domain.merging.entries import Entry, Timeline
from ssm_studio.domain.merging.fields import outcome
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text

_SORTS: Final = {
    kind.name: {each.name: (type_of(each), each.default) for each in fields_of(kind.type)}
    for kind in KINDS
}
_TONGUES: Final = ("plain", "en", "id")


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging another copy's entries into a study comes to.

    Attributes:
        step: what has to change; empty where nothing does.
        clashes: ids of the clashes that the room has to settle and did not know of.
        renamed: short names that two records had: (old, new) of those that get another now, as they are
            called in this study or, where they are new to it, in the copy that they come from.
        timeline: all entries.
    """

    step: Changeset
    clashes: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    timeline: Timeline


def merge(
    study: Study, ours: Iterable[Entry], theirs: Iterable[Entry], forgotten: Collection[str]
) -> Merged:
    """Merge what the entries of another copy say into `study`, which is what `ours` say.

    Raises:
        ValueError: the entries make no sense.
    """
    own = {each.id: each for each in ours}
    news = [each for each in theirs if each.id not in own]
    timeline = Timeline.of([*own.values(), *news])
    found = collect(timeline, forgotten)
    touched = {write.id for each in news for write in each.writes}
    # What stands against a deletion may have come or gone with the news.
    touched |= {w.id for each in timeline.entries.values() if each.deletes for w in each.writes}
    touched |= found.forgotten | set(found.instead) | set(found.instead.values())
    there = _there(found)
    values, apart = _values(found, there)
    touched |= dangling.take_out(found, there, values)
    apart += clashes.deletions(found)
    names = _short_names(found, there, values)
    for id_, field, old, new in names:
        values[id_][field] = new
        if field == "ref":
            was = dict.fromkeys([*str(values[id_].get("was") or "").split(), old])
            values[id_]["was"] = " ".join(was)
    touched |= {each[0] for each in names} | set(_otherwise_named(study, found, values))
    puts = list(_puts(study, found, there, values, touched))
    puts, open_clashes = _with_clashes(study, found, there, values, puts, apart)
    return Merged(
        Changeset("", tuple(_in_order(puts))),
        open_clashes,
        tuple(
            sorted(_renamed(puts, {id_: old for id_, field, old, _new in names if field == "ref"}))
        ),
        timeline,
    )


def _renamed(puts: Iterable[RecordChange], old: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for put in puts:
        if put.after is not None and put.kind not in CLASHES:
            before = old.get(put.id, put.after.ref) if put.before is None else put.before.ref
            if before and before != put.after.ref:
                yield before, put.after.ref


def _there(found: Collected) -> set[str]:
    """The records that are there in the end, with all who own one of them."""
    there = {id_ for id_ in found.there if found.exists(id_)}
    for id_ in list(there):
        owner: str | None = id_
        while owner is not None:
            there.add(owner)
            kind = BY_NAME[found.kinds[owner]]
            writes = found.fields.get(owner, {}).get((kind.parent_field or "", ""), ())
            owner = writes[-1].value if writes else None
            if owner is None or owner in there or owner not in found.kinds:
                break
            if owner in found.forgotten:
                there.discard(id_)
                break
    return there


def _values(
    found: Collected, there: Collection[str]
) -> tuple[dict[str, dict[str, Any]], list[Disagreement]]:
    """The fields of each record that were ever written, and where sides do not go together."""
    values: dict[str, dict[str, Any]] = {}
    apart: list[Disagreement] = []
    for id_ in there:
        sorts = _SORTS[found.kinds[id_]]
        of_record: dict[str, Any] = {"id": id_}
        tongues: dict[str, dict[str, str | None]] = {}
        for (name, lang), writes in found.fields.get(id_, {}).items():
            if name not in sorts:
                continue
            sort, default = sorts[name]
            if not writes:
                # Only deletions that do not count wrote it.
                if sort == TEXT:
                    tongues.setdefault(name, {}).setdefault(lang, None)
                else:
                    of_record.setdefault(name, default)
                continue
            came = outcome(found.timeline, name, sort, writes)
            if came.clash and found.kinds[id_] not in CLASHES:
                apart.append(Disagreement(id_, name, lang, came.base, came.clash))
            if sort == TEXT:
                tongues.setdefault(name, {})[lang] = came.value
            else:
                of_record[name] = default if came.value is None else came.value
        for name, said in tongues.items():
            text = Text(*(said.get(each) for each in _TONGUES))
            of_record[name] = text if text.everything else None
        values[id_] = of_record
    return values, apart


def _short_names(
    found: Collected, there: Collection[str], values: dict[str, dict[str, Any]]
) -> list[tuple[str, str, str, str]]:
    """Records, each with the field, the name that somebody else had first, and the one that it gets."""
    by_kind: dict[str, dict[str, str]] = {}
    for id_ in there:
        kind = BY_NAME[found.kinds[id_]]
        owner = str(values[id_].get(kind.parent_field or "") or "")
        by_kind.setdefault(kind.name, {})[id_] = owner
    given: list[tuple[str, str, str, str]] = []
    for name, owners in sorted(by_kind.items()):
        if name == "activity":
            for field in ("number", "ref"):
                # The reference of an activity tells its model too.
                within = owners if field == "number" else dict.fromkeys(owners, "")
                given += _given(found, field, name, within)
        elif BY_NAME[name].prefix and name != "clash":
            given += _given(found, "ref", name, owners)
    return given


def _given(
    found: Collected, field: str, kind: str, owners: dict[str, str]
) -> list[tuple[str, str, str, str]]:
    names = short_names.renamed(found, field, kind, owners)
    return [(id_, field, old, new) for id_, (old, new) in names.items()]


def _otherwise_named(
    study: Study, found: Collected, values: dict[str, dict[str, Any]]
) -> Iterator[str]:
    """Records that an earlier merge renamed, or not, and this one does not, or does."""
    for id_, of_record in values.items():
        here = study.get(found.kinds[id_], id_)
        if here is not None and "ref" in of_record:
            of_record.setdefault("was", None)
            if any(getattr(here, name) != of_record[name] for name in ("ref", "was")):
                yield id_


def _puts(
    study: Study,
    found: Collected,
    there: Collection[str],
    values: dict[str, dict[str, Any]],
    touched: Collection[str],
) -> Iterator[RecordChange]:
    for id_ in touched:
        kind = found.kinds.get(id_)
        if kind is None:
            kind = next((name for name, each in study.everything() if each.id == id_), None)
        if kind is None or kind in CLASHES:
            continue
        before = study.get(kind, id_)
        if id_ not in there:
            if before is not None:
                yield RecordChange(kind, id_, before, None)
            continue
        after = _record(kind, before, values[id_])
        if after != before:
            yield RecordChange(kind, id_, before, after)


def _record(kind: str, before: Record | None, values: dict[str, Any]) -> Record:
    if before is not None:
        return replace(before, **{k: v for k, v in values.items() if getattr(before, k) != v})
    return BY_NAME[kind].type(**values)


def _with_clashes(
    study: Study,
    found: Collected,
    there: Collection[str],
    values: dict[str, dict[str, Any]],
    puts: list[RecordChange],
    apart: list[Disagreement],
) -> tuple[list[RecordChange], tuple[str, ...]]:
    """The step with the clashes that there are now: those of today, and those that people have dealt with."""
    derived = clashes.in_time_order(found, [each for each in apart if each.record in there])
    made = clashes.records(found, derived)
    kept = _dealt_with(found, there, values, made)
    taken = {ref for each in kept.values() if (ref := each.ref)}
    taken |= {str(values[id_].get("ref")) for id_ in made if id_ in values}
    for id_, of_one in made.items():
        own: dict[str, Record] = dict(of_one)
        if id_ in there and values[id_].get("ref"):
            own[id_] = Clash(**values[id_])
        else:
            own[id_] = replace(own[id_], ref=_free(taken))
        kept |= own
    _tell_apart(kept, taken)
    for kind in CLASHES:
        for id_, before in study.table(kind).items():
            if id_ not in kept:
                puts.append(RecordChange(kind, id_, before, None))
    for id_, record in kept.items():
        kind = kind_of(record).name
        before = study.get(kind, id_)
        if before != record:
            puts.append(RecordChange(kind, id_, before, record))
    return puts, tuple(id_ for id_ in made if study.get("clash", id_) is None)


def _dealt_with(
    found: Collected,
    there: Collection[str],
    values: dict[str, dict[str, Any]],
    made: Collection[str],
) -> dict[str, Record]:
    """The clashes that do not follow from the entries of today, with their sides, and are not to be lost."""
    kept: dict[str, Record] = {}
    for id_ in sorted(there):
        if found.kinds[id_] == "clash" and id_ not in made:
            clash = Clash(**values[id_])
            key = (clash.about or "", clash.field or "", clash.lang or "")
            if key[0] in there and (clash.settled or clashes.seen(found, id_, key)):
                kept[id_] = clash
    for id_ in there:
        if found.kinds[id_] == "clash_side" and values[id_].get("clash") in kept:
            kept[id_] = ClashSide(**values[id_])
    return kept


def _tell_apart(kept: dict[str, Record], taken: set[str]) -> None:
    """Give a clash whose short name another has the next free one."""
    names: set[str] = set()
    for id_ in sorted(kept):
        if isinstance(kept[id_], Clash):
            if kept[id_].ref in names:
                kept[id_] = replace(kept[id_], ref=_free(taken))
            names.add(kept[id_].ref)


def _free(taken: set[str]) -> str:
    ref = next(each for number in count(1) if (each := f"CL{number}") not in taken)
    taken.add(ref)
    return ref


def _in_order(puts: Iterable[RecordChange]) -> list[RecordChange]:
    """Owners before what they own, and what goes the other way round."""
    place = {kind.name: at for at, kind in enumerate(KINDS)}
    come = [each for each in puts if each.after is not None]
    gone = [each for each in puts if each.after is None]
    come.sort(key=lambda each: (place[each.kind], each.id))
    gone.sort(key=lambda each: (-place[each.kind], each.id))
    return [*come, *gone]
