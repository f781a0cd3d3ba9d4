"""What the change log says of one step, and how a step is read back from it.

A changed record is written as the fields that differ ("was", "is"); a new or a deleted one whole, with null on
the other side. So the steps are read against a study: forward from the one before them (`forward`) or backward
from the one after them (`Rewind`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from ssm_studio.domain.changes import Changeset, RecordChange
from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.store.chain import parsed_puts
from ssm_studio.store.log_headings import Heading
from ssm_studio.store.rows import codec
from ssm_studio.store.text_json import dump
from ssm_studio.values import dataclass


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One entry of the change log.

    Attributes:
        seq: its number; they count up by one.
        at: when, in UTC.
        changes: the step itself.
        undo_of: the entry that this one took back, or brought back when that one was itself an undo.
        id, replica, parent, digest: as in `Heading`.
    """

    seq: int
    at: datetime
    author: str
    changes: Changeset
    undo_of: int | None = None
    id: str = ""
    replica: str = ""
    parent: str | None = None
    digest: str = ""

    @property
    def label(self) -> str:
        """What was done, in the interface language of that time."""
        return self.changes.label


def log_entry(heading: Heading, changes: Changeset) -> LogEntry:
    """The entry with this heading, given what it changed."""
    return LogEntry(
        heading.seq,
        heading.at,
        heading.author,
        changes,
        heading.undo_of,
        heading.id,
        heading.replica,
        heading.parent,
        heading.digest,
    )


def written(changeset: Changeset) -> str:
    """The puts of a step as the change log holds them."""
    return dump([_written(put) for put in changeset.puts if put.before != put.after])


def _written(put: RecordChange) -> dict[str, Any]:
    how = codec(put.kind)
    if put.before is not None and put.after is not None:
        changed = how.differing(put.before, put.after)
        was: Any = {column.name: column.to_plain(old) for column, old, _new in changed}
        now: Any = {column.name: column.to_plain(new) for column, _old, new in changed}
    else:
        was, now = (
            None if each is None else how.to_plain(each) for each in (put.before, put.after)
        )
    return {"kind": put.kind, "id": put.id, "was": was, "is": now}


FORGOTTEN: Final = "forgotten"
"""The key of a put whose record was forgotten: its words are gone, and reading it takes the record away."""


def _side(kind: str, plain: Any, other_side: Record | None, whole: bool) -> Record | None:
    """One side of a put: made whole, or by changing the fields of the record on the other side."""
    if plain is None:
        return None
    values = codec(kind).values(plain)
    if whole:
        return codec(kind).type(**values)
    if other_side is None:
        raise ValueError(f"the change log changes a {kind} that is not there")
    return replace(other_side, **values)


def forward(study: Study, heading: Heading, puts: str) -> Changeset:
    """The step that an entry holds, read against the study just before it."""
    found = []
    for put in _known(puts):
        if FORGOTTEN in put:
            if (gone := study.get(put["kind"], put["id"])) is not None:
                found.append(RecordChange(put["kind"], put["id"], gone, None))
            continue
        kind, id_, was, now = put["kind"], put["id"], put["was"], put["is"]
        before = study.get(kind, id_)
        found.append(RecordChange(kind, id_, before, _side(kind, now, before, was is None)))
    return Changeset(heading.label, tuple(found), heading.merge_key)


def touched(puts: str) -> list[tuple[str, str]]:
    """Kind and id of each record that an entry changes, as far as this version knows the kinds."""
    return [(put["kind"], put["id"]) for put in _known(puts)]


def sides_of(puts: str) -> tuple[tuple[dict[str, Any] | None, dict[str, Any] | None], ...]:
    """What `touched` was before and after, as the log writes it: the fields that differ, or all of a whole record."""
    return tuple((put.get("was"), put.get("is")) for put in _known(puts))


def forward_into(tables: dict[str, dict[str, Record]], puts: str) -> None:
    """Carry out what an entry holds on tables of records by kind.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it makes no sense after what is there.
    """
    for put in _known(puts):
        table = tables.setdefault(put["kind"], {})
        if FORGOTTEN in put:
            table.pop(put["id"], None)
            continue
        was = put["was"]
        record = _side(put["kind"], put["is"], table.get(put["id"]), was is None)
        if record is None:
            table.pop(put["id"], None)
        else:
            table[put["id"]] = record


class Rewind:
    """Reads entries from the newest to the oldest, starting from the study after the newest."""

    def __init__(self, study: Study) -> None:
        self._tables: dict[str, dict[str, Any]] = {}
        self._study = study

    def back(self, heading: Heading, puts: str) -> Changeset:
        """The step that the next older entry holds."""
        found = []
        for put in reversed(_known(puts)):
            if FORGOTTEN in put:
                continue
            kind, id_, was, now = put["kind"], put["id"], put["was"], put["is"]
            if kind not in self._tables:
                self._tables[kind] = dict(self._study.table(kind))
            table = self._tables[kind]
            after = table.get(id_)
            if was is not None and now is not None and after is None:
                continue  # somebody took the record out of the file past the log
            before = _side(kind, was, after, now is None)
            if before is None:
                table.pop(id_, None)
            else:
                table[id_] = before
            found.append(RecordChange(kind, id_, before, after))
        return Changeset(heading.label, tuple(reversed(found)), heading.merge_key)


def _known(puts: str) -> list[dict[str, Any]]:
    return [put for put in parsed_puts(puts) if put["kind"] in BY_NAME]
