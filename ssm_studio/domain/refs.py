"""Short references: which record one names, also one that it had before, and how a record gets another.

Two copies of a session hand out the same next reference to different records. What counts is the id; when the
copies meet, one record is renumbered, and its old reference is still found.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from ssm_studio.domain.changes import Changeset, RecordChange
from ssm_studio.domain.edit import next_ref
from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _

_NUMBERED: Final = re.compile(r"([a-z]+)0*([1-9][0-9]{0,8})")


def find_ref(study: Study, ref: str) -> Record | None:
    """The record that a reference names ("E05", in any case): one of today first, else one that had it before."""
    wanted = ref.strip().casefold()
    before: Record | None = None
    for _kind, record in study.everything():
        if record.ref and record.ref.casefold() == wanted:
            return record
        if before is None and record.was and wanted in record.was.casefold().split():
            before = record
    if before is None and (plain := _NUMBERED.fullmatch(wanted)):
        # "P01" is "P1" to most people.
        return next(
            (
                record
                for _kind, record in study.everything()
                if (own := _NUMBERED.fullmatch(record.ref.casefold()))
                and own.groups() == plain.groups()
            ),
            None,
        )
    return before


def renumber(study: Study, kind: str, id_: str) -> Changeset:
    """A step that gives a record the next free reference of its kind and keeps the old one as `was`."""
    record = study.get(kind, id_)
    spec = BY_NAME[kind]
    beside = getattr(record, spec.parent_field) or "" if spec.parent_field else ""
    new = next_ref(study, kind, beside=beside)
    was = " ".join(filter(None, (record.was, record.ref)))
    label = _("Renumber {old} to {new}").format(old=record.ref, new=new)
    return Changeset(
        label, (RecordChange(kind, id_, record, replace(record, ref=new, was=was or None)),)
    )
