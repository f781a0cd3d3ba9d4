"""Edits that are the same for every kind of record: add, write a field, set fields, delete.

Each takes the study and gives the `Changeset`; nothing is changed by calling one. What only one stage does is
in `edit_picture`, `edit_definitions`, `edit_model`, `edit_comparison` and `edit_action`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from ssm_studio.domain.changes import NOTHING, Changeset, RecordChange
from ssm_studio.domain.comparison import ComparisonRow
from ssm_studio.domain.dates import DAY_FIELDS, as_kept
from ssm_studio.domain.kinds import BY_NAME, CHILDREN, fields_of, kind_of
from ssm_studio.domain.record import (
    Record,
    names_any,
)
from ssm_studio.domain.record_names import (
    kind_and_name,
    short_name_in,
)
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import _


def next_ref(study: Study, kind: str, *, beside: str = "") -> str:
    """The next free short name of a kind ("E38"); within one parent (`beside`) for kinds that have one."""
    spec = BY_NAME[kind]
    if not spec.prefix:
        return ""
    parent = spec.parent_field
    pattern = re.compile(re.escape(spec.prefix) + r"(\d{1,9})$")
    refs = [
        each.ref
        for each in study.table(kind).values()
        if parent is None or getattr(each, parent) == beside
    ]
    taken = [int(match[1]) for ref in refs if (match := pattern.match(ref))]
    width = 2 if kind in ("element", "relation", "row") else 1
    return f"{spec.prefix}{max(taken, default=0) + 1:0{width}d}"


def add(study: Study, record: Record, label: str = "") -> Changeset:
    """A step that adds `record`, with the next free short name where it has none."""
    spec = kind_of(record)
    if not record.ref:
        beside = getattr(record, spec.parent_field) if spec.parent_field else ""
        record = replace(record, ref=next_ref(study, spec.name, beside=beside or ""))
    words = label or _("Add {what}").format(what=kind_and_name(study, record))
    return Changeset(words, (RecordChange(spec.name, record.id, None, record),))


def set_fields(
    study: Study,
    kind: str,
    id_: str,
    label: str = "",
    /,
    *,
    merge_key: str | None = None,
    **values: Any,
) -> Changeset:
    """A step that gives fields of one record new values; nothing where they have them already.

    Fields may be called `kind` and `label` too, so what is said of the step goes by position.
    """
    before = study.get(kind, id_)
    if before is None:
        return NOTHING
    if merge_key is None:
        values = {name: _kept(name, value) for name, value in values.items()}
    after = replace(before, **values)
    if after == before:
        return NOTHING
    words = label or _("Change {what}").format(what=kind_and_name(study, before))
    return Changeset(words, (RecordChange(kind, id_, before, after),), merge_key)


def _kept(name: str, value: Any) -> Any:
    """A day in a field of days is kept as ISO, however it was typed; what else is said there stays."""
    return as_kept(value) if name in DAY_FIELDS and isinstance(value, str) else value


def write(
    study: Study, kind: str, id_: str, field: str, value: str, *, language: str | None = None
) -> Changeset:
    """A step that writes `value` into a text or plain string field, as typing does: steps in one field merge.

    In a `Text` field the wording in `language` (the session's main one if not said) is written, the other kept.
    An empty value empties the field.
    """
    before = study.get(kind, id_)
    if before is None:
        return NOTHING
    old = getattr(before, field)
    if _is_text(before, field):
        tongue = language or study.language
        if value == read(old, tongue):
            return NOTHING
        new: Any = (old or Text()).write(tongue, value)
        if not any(new.everything):
            new = None
    else:
        new = value or None
    label = _("Write in “{name}”").format(name=short_name_in(study, before))
    key = f"{kind}/{id_}/{field}"
    return set_fields(study, kind, id_, label, merge_key=key, **{field: new})


def _is_text(record: Record, field: str) -> bool:
    declared = next(each for each in fields_of(type(record)) if each.name == field)
    return str(declared.type).startswith("Text")


def delete(study: Study, kind: str, id_: str, label: str = "") -> Changeset:
    """A step that deletes a record with what it owns, and takes it out of every field that refers to it.

    A relation without one of its ends goes too, as does what stands in a deleted picture.
    """
    record = study.get(kind, id_)
    if record is None:
        return NOTHING
    gone: dict[tuple[str, str], Record] = {}
    _collect(study, kind, record, gone)
    words = label or _("Delete {what}").format(what=kind_and_name(study, record))
    puts = [RecordChange(k, i, rec, None) for (k, i), rec in reversed(gone.items())]
    ids = {i for _k, i in gone}
    for name, other in study.everything():
        if (name, other.id) not in gone:
            after = _without(other, ids)
            if after != other:
                puts.append(RecordChange(name, other.id, other, after))
    return Changeset(words, tuple(puts))


GOES_WITH = {
    "picture": (("element", "picture"), ("relation", "picture")),
    "element": (("relation", "source"), ("relation", "target")),
    "model": (("row", "model"),),
    "activity": (("row", "target"),),
    "theme": (("ballot", "target"),),
    "system": (("ballot", "target"),),
    "row": (("ballot", "target"),),
    "accommodation": (("ballot", "target"),),
    "change": (("ballot", "target"),),
}
"""What is meaningless without a record, though that record does not own it: kind, and the field that names it.

A comparison row that was answered is never among it: `domain.staleness` marks it instead.
"""


def _collect(study: Study, kind: str, record: Record, gone: dict[tuple[str, str], Record]) -> None:
    if (kind, record.id) in gone:
        return
    gone[kind, record.id] = record
    owned = [(child.name, str(child.parent_field)) for child in CHILDREN[kind]]
    for child_kind, field in (*owned, *GOES_WITH.get(kind, ()), ("clash", "about")):
        for other in study.table(child_kind).values():
            named = getattr(other, field) or ""
            meant = record.id == named or (field == "target" and record.id in named.split(">"))
            if meant and not (child_kind == "row" and worked_on(study, other)):
                _collect(study, child_kind, other, gone)


def worked_on(study: Study, row: ComparisonRow) -> bool:
    """Whether people have answered a row, said something about it, or drawn a change from it."""
    return (
        row.answered
        or any(each.row == row.id for each in study.debate.values())
        or any(row.id in each.from_rows for each in study.changes.values())
    )


def _without(record: Record, ids: set[str]) -> Record:
    """`record` with every reference to one of `ids` taken out."""
    values: dict[str, Any] = {}
    for field in fields_of(type(record)):
        if not field.metadata["refers"]:
            continue
        value = getattr(record, field.name)
        if isinstance(value, str) and names_any(value, field.metadata["refers"], ids):
            values[field.name] = None
        elif isinstance(value, tuple):
            kept = tuple(
                each
                for each in value
                if not names_any(
                    each if isinstance(each, str) else each[0], field.metadata["refers"], ids
                )
            )
            if kept != value:
                values[field.name] = kept
    return replace(record, **values) if values else record
