"""Two marks that say the same become one; which ones they were is kept."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from ssm_studio.domain.changes import NOTHING, Changeset, RecordChange
from ssm_studio.domain.edit import delete
from ssm_studio.domain.kinds import fields_of
from ssm_studio.domain.picture import Element
from ssm_studio.domain.record import Record
from ssm_studio.domain.record_names import short_name
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _


def merge_elements(study: Study, kept: str, gone: str) -> Changeset:
    """Let one element stand for another that says the same.

    Lines, owners, parties, themes and all else that named the other name the one that is kept; evidence and chips of
    both are its. A line from one to the other goes. `merged_from` has the short name of the other, and its own.
    """
    one, other = study.elements.get(kept), study.elements.get(gone)
    if one is None or other is None or kept == gone:
        return NOTHING
    merged = _both(one, other)
    puts = [RecordChange("element", kept, one, merged)]
    for kind, record in study.everything():
        if record.id in (kept, gone) or kind == "waiver":
            continue
        after = _naming(record, gone, kept)
        if kind == "relation" and getattr(after, "source", "") == getattr(after, "target", None):
            puts.append(RecordChange(kind, record.id, record, None))
        elif after is not record:
            puts.append(RecordChange(kind, record.id, record, after))
    puts.append(RecordChange("element", gone, other, None))
    taken = {put.id for put in puts}
    puts += [put for put in delete(study, "element", gone).puts if put.id not in taken]
    label = _("“{one}” also stands for “{other}”").format(
        one=short_name(one, study.language), other=short_name(other, study.language)
    )
    return Changeset(label, tuple(puts))


def _both(one: Element, other: Element) -> Element:
    values: dict[str, Any] = {
        name: tuple(dict.fromkeys((*getattr(one, name), *getattr(other, name))))
        for name in ("evidence", "lens_tags", "parties")
    }
    values["parties"] = tuple(each for each in values["parties"] if each not in (one.id, other.id))
    values["merged_from"] = tuple(dict.fromkeys((*one.merged_from, other.ref, *other.merged_from)))
    values["is_issue"] = one.is_issue or other.is_issue
    owner = one.belongs_to or other.belongs_to
    values["belongs_to"] = None if owner in (one.id, other.id) else owner
    # What either kept for the facilitator stays so.
    if "facilitator" in (one.visibility, other.visibility):
        values["visibility"] = "facilitator"
    for name in {each.name for each in fields(Element)} & {
        "voiced_by",
        "photo",
        "photo_region",
        "intensity",
    }:
        values[name] = getattr(one, name) or getattr(other, name)
    return replace(one, **values)


def _naming(record: Record, gone: str, kept: str) -> Record:
    """`record` with one id in the place of another, in every field that names records."""
    values: dict[str, Any] = {}
    for field in fields_of(type(record)):
        if not field.metadata["refers"]:
            continue
        value = getattr(record, field.name)
        if value == gone:
            values[field.name] = kept
        elif isinstance(value, tuple) and gone in value:
            values[field.name] = tuple(
                dict.fromkeys(kept if each == gone else each for each in value)
            )
    return replace(record, **values) if values else record
