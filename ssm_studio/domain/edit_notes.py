"""The one edit of notes in the margin: taking one away once it is answered."""

from __future__ import annotations

import json

from ssm_studio.domain.changes import NOTHING, Changeset
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.notes import NOTES, NoteBeside, notes_of
from ssm_studio.domain.record_names import short_name
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _


def answered(study: Study, which: NoteBeside) -> Changeset:
    """Take one note away; nothing where it is gone already."""
    record = study.get(which.kind, which.record)
    if record is None or not record.kept:
        return NOTHING
    there = list(notes_of(record.kept))
    if which.place >= len(there) or there[which.place] != which.note:
        return NOTHING
    del there[which.place]
    about = json.loads(record.kept)
    about[NOTES] = [each.kept() for each in there]
    if not there:
        del about[NOTES]
    kept = json.dumps(about, ensure_ascii=False) if about else ""
    label = _("Answer the note beside “{name}”").format(name=short_name(record, study.language))
    return set_fields(study, which.kind, which.record, label, kept=kept)
