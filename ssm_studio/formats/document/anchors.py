"""The names by which a page that may come back knows the records on it.

Records go by their short names, which two imports of one bundle share, so that both give the same bytes; only where
a short name does not single one out does the record's id stand instead.
"""

from __future__ import annotations

from urllib.parse import quote

from ssm_studio.domain.kinds import kind_of
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study


def key_of(study: Study, record: Record) -> str:
    """The name of a record on a page: its short name where no other record beside it has it, else its id."""
    kind = kind_of(record)
    parent = kind.parent_field
    twins = (
        each
        for each in study.table(kind.name).values()
        if each.ref == record.ref
        and (parent is None or getattr(each, parent) == getattr(record, parent))
    )
    return record.ref if record.ref and sum(1 for _twin in twins) == 1 else record.id


def find_record(study: Study, kind: str, key: str, beside: str = "") -> Record | None:
    """The record that a page calls `key`; of the definition `beside` where that is given."""
    record: Record | None = study.get(kind, key)
    if record is not None:
        return record
    for each in study.table(kind).values():
        if each.ref == key and (not beside or getattr(each, "definition", "") == beside):
            found: Record = each
            return found
    return None


def encoded(key: str) -> str:
    """`key` as one word that cannot end a comment."""
    return quote(key, safe="").replace("--", "-%2D")
