"""Where a step meets what somebody else did in the meantime: nobody's words are lost, and each clash is named."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import count
from typing import cast

from ssm_studio.domain.changes import Changeset, Clash, RecordChange, apply, rebase
from ssm_studio.domain.edit import next_ref
from ssm_studio.domain.kinds import BY_NAME, CHILDREN
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.workshop.dependants import hanging_on, with_references

Lost = Callable[[str, str], Sequence[RecordChange]]
"""Finds the step by which somebody deleted a record of a kind, with all that went along; () where none is known."""

_Puts = dict[tuple[str, str], RecordChange]


def carried_over(study: Study, step: Changeset, lost: Lost) -> tuple[Changeset, tuple[Clash, ...]]:
    """The step made against `study`, with every record's owner there; and what clashed.

    A record whose owner was deleted elsewhere brings its owner back. An owner that got a new record elsewhere
    stays when this step deletes it. What stays or comes back does so with all that hangs together with it.
    """
    moved, clashes = rebase(study, replace(step, puts=tuple(_based(study, p) for p in step.puts)))
    found = [clash for clash in clashes if clash.theirs is not None or clash.mine is not None]
    puts = {(put.kind, put.id): put for put in moved.puts}
    for put in moved.puts:
        if put.after is not None:
            _bring_back_owner(study, puts, put, found, lost)
    for put in moved.puts:
        if put.after is None and put.before is not None:
            child = _still_owned(study, puts, put)
            if child is not None:
                del puts[put.kind, put.id]
                found.append(Clash(put.kind, put.id, "", child, None))
    if any(not each.field for each in found):
        _keep_together(study, puts, step, found)
        _bring_back_together(study, puts, found, lost)
    return replace(moved, puts=tuple(puts.values())), tuple(found)


def _keep_together(study: Study, puts: _Puts, step: Changeset, found: Sequence[Clash]) -> None:
    """What the step would delete along with a record that stays, stays with it."""
    kept = {
        each.id: record
        for each in found
        if not each.field and each.mine is None and (record := study.get(each.kind, each.id))
    }
    if not kept:
        return
    stay = hanging_on(kept, (put for put in puts.values() if put.after is None))
    ids = stay | set(kept)
    was = {(put.kind, put.id): put.before for put in step.puts}
    for key, put in list(puts.items()):
        before = was.get(key)
        if put.id in stay:
            del puts[key]
        elif put.after is not None and before is not None:
            puts[key] = replace(put, after=with_references(before, put.after, ids))


def _bring_back_together(study: Study, puts: _Puts, found: Sequence[Clash], lost: Lost) -> None:
    """What somebody deleted along with a record that comes back, comes back with it."""
    for each in found:
        if each.field or each.theirs is not None:
            continue
        theirs = lost(each.kind, each.id)
        gone = [put for put in theirs if put.after is None and study.get(put.kind, put.id) is None]
        back = hanging_on({each.id: each.mine}, gone)
        for put in theirs:
            key, now = (put.kind, put.id), study.get(put.kind, put.id)
            if key in puts or put.before is None:
                continue
            if put.id in back:
                puts[key] = RecordChange(*key, None, put.before)
            elif put.after is not None and now is not None:
                again = with_references(put.before, now, {*back, each.id})
                if again != now:
                    puts[key] = RecordChange(*key, now, again)


def without_forgotten(step: Changeset, forgotten: Collection[str]) -> Changeset:
    """The step without records that were forgotten: nothing brings them back."""
    if not forgotten:
        return step
    return replace(step, puts=tuple(put for put in step.puts if put.id not in forgotten))


def _based(study: Study, put: RecordChange) -> RecordChange:
    """A put that brings back what is there again already is merged with it, field by field."""
    if put.before is None and put.after is not None and study.get(put.kind, put.id) is not None:
        return replace(put, before=type(put.after)(id=put.id))
    return put


def with_own_names(study: Study, step: Changeset) -> Changeset:
    """The step with another short name for each new record whose short name was given away in the meantime."""
    puts: list[RecordChange] = []
    for put in step.puts:
        record = put.after
        if record is not None and put.before is None and record.ref:
            spec = BY_NAME[put.kind]
            beside = getattr(record, spec.parent_field) or "" if spec.parent_field else ""
            others = [
                each
                for each in study.table(put.kind).values()
                if not spec.parent_field or (getattr(each, spec.parent_field) or "") == beside
            ]
            if any(each.ref == record.ref for each in others):
                free = next_ref(study, put.kind, beside=beside) or _numbered(record.ref, others)
                put = replace(put, after=replace(record, ref=free))
            study = apply(study, Changeset("", (put,)))
        puts.append(put)
    return replace(step, puts=tuple(puts))


def _numbered(ref: str, others: list[Record]) -> str:
    taken = {each.ref for each in others}
    return next(name for number in count(2) if (name := f"{ref}-{number}") not in taken)


def _bring_back_owner(
    study: Study,
    puts: _Puts,
    put: RecordChange,
    clashes: list[Clash],
    lost: Lost,
) -> None:
    spec = BY_NAME[put.kind]
    if spec.parent_kind is None or spec.parent_field is None:
        return
    owner_id = getattr(put.after, spec.parent_field)
    key = (spec.parent_kind, owner_id)
    if owner_id is None or key in puts or study.get(*key) is not None:
        return
    owner = next((each.before for each in lost(*key) if (each.kind, each.id) == key), None)
    if owner is not None:
        puts[key] = RecordChange(spec.parent_kind, owner_id, None, owner)
        clashes.append(Clash(spec.parent_kind, owner_id, "", None, owner, base=owner))


def _still_owned(study: Study, puts: _Puts, put: RecordChange) -> Record | None:
    """A record that another gave to one that this step deletes; None where nobody did."""
    for child in CHILDREN[put.kind]:
        field = str(child.parent_field)
        for record in study.table(child.name).values():
            step = puts.get((child.name, record.id))
            after = step.after if step is not None else record
            if after is not None and getattr(after, field) == put.id:
                return cast(Record, record)
    return None
