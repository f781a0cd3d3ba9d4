"""Where a step meets what somebody else did in the meantime: nobody's words are lost, and each clash is named."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from itertools import count

from ssm_studio.domain.changes import Changeset, Clash, RecordChange, apply, rebase
from ssm_studio.domain.edit import next_ref
from ssm_studio.domain.kinds import BY_NAME, CHILDREN
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study

Lost = Callable[[str, str], Record | None]
"""Finds a record of a kind that somebody deleted, as it last was."""


def carried_over(study: Study, step: Changeset, lost: Lost) -> tuple[Changeset, tuple[Clash, ...]]:
    """The step made against `study`, with every record's owner there; and what clashed.

    A record whose owner was deleted elsewhere brings its owner back. An owner that got a new record elsewhere
    stays when this step deletes it.
    """
    moved, clashes = rebase(study, replace(step, puts=tuple(_based(study, p) for p in step.puts)))
    found = [clash for clash in clashes if clash.theirs is not None or clash.mine is not None]
    puts = {(put.kind, put.id): put for put in moved.puts}
    for put in moved.puts:
        if put.after is not None:
            _bring_back_owner(study, puts, put, found, lost)
    for put in moved.puts:
        if put.after is None and put.before is not None and _still_owns(study, puts, put):
            del puts[put.kind, put.id]
            found.append(Clash(put.kind, put.id, "", put.before, None))
    return replace(moved, puts=tuple(puts.values())), tuple(found)


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
    puts: dict[tuple[str, str], RecordChange],
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
    owner = lost(*key)
    if owner is not None:
        puts[key] = RecordChange(spec.parent_kind, owner_id, None, owner)
        clashes.append(Clash(spec.parent_kind, owner_id, "", None, owner))


def _still_owns(study: Study, puts: dict[tuple[str, str], RecordChange], put: RecordChange) -> bool:
    for child in CHILDREN[put.kind]:
        field = str(child.parent_field)
        for record in study.table(child.name).values():
            step = puts.get((child.name, record.id))
            after = step.after if step is not None else record
            if after is not None and getattr(after, field) == put.id:
                return True
    return False
