"""Every edit is a value: before and after of each record that one step touches.

Undo is the same value turned round, through the same door. A step made against an older study is carried over
to a newer one field by field (`rebase`), so that two people at one file do not lose each other's words.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ssm_studio.domain.kinds import BY_NAME, fields_of
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, storable
from ssm_studio.domain.word_merge import BOTH, merged
from ssm_studio.errors import ConflictError
from ssm_studio.i18n import _
from ssm_studio.values import dataclass

__all__ = [
    "BOTH",
    "NOTHING",
    "Changeset",
    "Clash",
    "RecordChange",
    "absorb",
    "apply",
    "both_words",
    "in_order",
    "invert",
    "join",
    "made_storable",
    "rebase",
]


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record before and after a step; None means that it is not there."""

    kind: str
    id: str
    before: Record | None
    after: Record | None


@dataclass(frozen=True, slots=True)
class Changeset:
    """One thing that the facilitator did.

    Attributes:
        label: what Undo will say, in the language of the interface at that time.
        puts: at most one for each record.
        merge_key: steps with the same key that follow one another are one step (typing in one field).
    """

    label: str
    puts: tuple[RecordChange, ...]
    merge_key: str | None = None

    def __bool__(self) -> bool:
        """Whether anything differs after it."""
        return any(put.before != put.after for put in self.puts)


NOTHING = Changeset("", ())


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that two people changed at the same time: what each wrote, what stands there now, what it was before.

    Without a field one deleted the record (None) with which the other worked: as it is now, or what came to it.
    """

    kind: str
    id: str
    field: str
    theirs: Any
    mine: Any
    kept: Any = None
    base: Any = None


def apply(study: Study, changeset: Changeset) -> Study:
    """The study after the step.

    Raises:
        ConflictError: some record is not as it was when the step was made.
    """
    tables: dict[str, dict[str, Any]] = {}
    behind: set[str] = set()
    for put in changeset.puts:
        name = BY_NAME[put.kind].table
        table = tables.get(name)
        if table is None:
            table = tables[name] = dict(getattr(study, name))
        if table.get(put.id) != put.before:
            raise ConflictError(_("This was changed elsewhere in the meantime."))
        if put.after is None:
            table.pop(put.id, None)
            continue
        if put.before is None and put.id < next(reversed(table), ""):
            behind.add(name)
        table[put.id] = put.after
    tables |= {name: in_order(tables[name]) for name in behind}
    return dataclasses.replace(study, **tables)


def in_order(table: Mapping[str, Any]) -> dict[str, Any]:
    """The table in the order of ids, so that undoing a deletion puts a record back where it was."""
    return dict(sorted(table.items()))


def invert(changeset: Changeset, label: str | None = None) -> Changeset:
    """The step that takes this one back."""
    puts = tuple(RecordChange(p.kind, p.id, p.after, p.before) for p in reversed(changeset.puts))
    return Changeset(changeset.label if label is None else label, puts)


def absorb(first: Changeset, second: Changeset) -> Changeset:
    """Both steps as one, with the label and key of the first."""
    puts = {(p.kind, p.id): p for p in first.puts}
    for put in second.puts:
        key = (put.kind, put.id)
        puts[key] = replace(puts[key], after=put.after) if key in puts else put
    return replace(first, puts=tuple(puts.values()))


def join(label: str, *changesets: Changeset) -> Changeset:
    """Several steps, each made on the study after the one before it, as one step called `label`."""
    whole = Changeset(label, ())
    for each in changesets:
        whole = absorb(whole, each)
    return whole


def rebase(study: Study, changeset: Changeset) -> tuple[Changeset, tuple[Clash, ...]]:
    """The same step made against `study`, which someone else has changed in the meantime.

    A field that both changed keeps both texts, one after the other; where a value cannot be joined, this
    step's wins. What the other side deleted comes back when this step edited it; what the other side edited
    stays when this step deletes it. Every such case is named.
    """
    puts: list[RecordChange] = []
    clashes: list[Clash] = []
    for put in changeset.puts:
        current = study.get(put.kind, put.id)
        if current == put.before:
            puts.append(put)
        elif put.after is None:
            clashes.append(Clash(put.kind, put.id, "", current, None, base=put.before))
        elif current is None or put.before is None:
            if current is None:
                clashes.append(Clash(put.kind, put.id, "", None, put.after, base=put.before))
            puts.append(replace(put, before=current))
        else:
            merged, found = _merge(put, current)
            puts.append(replace(put, before=current, after=merged))
            clashes += found
    return replace(changeset, puts=tuple(puts)), tuple(clashes)


def _merge(put: RecordChange, current: Record) -> tuple[Record, list[Clash]]:
    values: dict[str, Any] = {}
    clashes: list[Clash] = []
    for field in fields_of(type(current)):
        before, mine, theirs = (
            getattr(each, field.name) for each in (put.before, put.after, current)
        )
        if mine in (before, theirs):
            continue
        values[field.name] = mine
        if theirs != before:
            values[field.name] = kept = _both(before, mine, theirs)
            clashes.append(Clash(put.kind, put.id, field.name, theirs, mine, kept, before))
    return replace(current, **values), clashes


def _both(before: Any, mine: Any, theirs: Any) -> Any:
    if isinstance(mine, Text) and isinstance(theirs, Text):
        base = before if isinstance(before, Text) else Text()
        return Text(
            *(
                both_words(getattr(base, lang), getattr(mine, lang), getattr(theirs, lang))
                for lang in ("plain", "en", "id")
            )
        )
    if isinstance(mine, tuple) and isinstance(theirs, tuple):
        base_items = before if isinstance(before, tuple) else ()
        added = tuple(each for each in mine if each not in base_items and each not in theirs)
        gone = {each for each in base_items if each not in mine}
        return tuple(each for each in theirs if each not in gone) + added
    return mine if mine is not None else theirs


def both_words(before: str | None, mine: str | None, theirs: str | None) -> str | None:
    """The wording that loses neither side's: the one that changed, or both merged word by word, theirs first."""
    if mine in (theirs, before):
        return theirs
    if theirs == before or not theirs:
        return mine
    return merged(before or "", mine, theirs) if mine else theirs


def made_storable(changeset: Changeset) -> tuple[Changeset, bool]:
    """The step with every NUL and lone surrogate replaced, and whether there was any."""
    puts = tuple(
        replace(put, after=_storable_record(put.after)) if put.after is not None else put
        for put in changeset.puts
    )
    return (replace(changeset, puts=puts), True) if puts != changeset.puts else (changeset, False)


def _storable_record(record: Record) -> Record:
    changed = {
        field.name: after
        for field in fields_of(type(record))
        if (after := _storable_value(value := getattr(record, field.name))) != value
    }
    return replace(record, **changed) if changed else record


def _storable_value(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Text):
        return Text(
            *(None if t is None else storable(t) for t in (value.plain, value.en, value.id))
        )
    if isinstance(value, tuple):
        return tuple(_storable_value(each) for each in value)
    return value
