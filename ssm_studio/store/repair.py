"""What is done where the rows of a session and its log differ, once a person has chosen which holds."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from ssm_studio.domain.changes import Changeset, RecordChange
from ssm_studio.domain.kinds import KINDS
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study
from ssm_studio.errors import SessionFileError
from ssm_studio.i18n import _
from ssm_studio.store import (
    chain,
    change_log,
    errors,
    log_table,
    row_checksum,
    row_writes,
    upgrade_backup,
)
from ssm_studio.store.log_headings import stamp
from ssm_studio.store.session_file import SessionFile
from ssm_studio.store.verify import Verdict, verify


def examine(file: SessionFile) -> tuple[Study | None, Verdict]:
    """The study that the rows make (None where they cannot be read), and what the log says of them.

    Raises:
        SessionFileError: the file cannot be read at all.
    """
    try:
        rows: Study | None = file.load()
    except errors.DamagedFileError:
        rows = None
    return rows, file.reading(lambda conn: verify(conn, rows if rows is not None else Study()))


def rebuild(file: SessionFile, verdict: Verdict, author: str) -> Path:
    """Write the rows that the log says; where the file as it was is kept.

    Raises:
        StudioError: the log cannot be replayed, no copy could be kept, or the disk refuses.
    """
    study = _replayed(file, verdict)
    kept = _kept(file)

    def work(conn: sqlite3.Connection) -> None:
        row_writes.replace_all(conn, study)
        _append(conn, file.path, author, Changeset(_("Records made again from the log"), ()))

    file.writing(work)
    return kept


def accept(file: SessionFile, rows: Study, verdict: Verdict, author: str) -> Path:
    """Take the rows as they are, as one entry of the log; where the file as it was is kept.

    Raises:
        StudioError: the log cannot be replayed, no copy could be kept, or the disk refuses.
    """
    study = _replayed(file, verdict)
    kept = _kept(file)
    puts = tuple(_puts(study, rows))
    step = Changeset(_("Take over what was changed outside the program"), puts)
    file.writing(lambda conn: _append(conn, file.path, author, step))
    return kept


def _puts(old: Study, new: Study) -> list[RecordChange]:
    found = []
    for kind in KINDS:
        was, now = old.table(kind.name), new.table(kind.name)
        found += [
            RecordChange(kind.name, id_, was.get(id_), now.get(id_))
            for id_ in sorted({*was, *now})
            if was.get(id_) != now.get(id_)
        ]
    return found


def _append(conn: sqlite3.Connection, path: Path, author: str, step: Changeset) -> None:
    """An entry after the newest that the log really has, and a head that fits rows and log."""
    seq = log_table.newest(conn)
    row = conn.execute('SELECT "id", "digest" FROM "change_log" WHERE "seq" = ?', (seq,)).fetchone()
    parent, parent_digest = row or (None, None)
    head = log_table.replica_for(conn, path)
    entry = chain.Sealed(new_id(), head.replica, parent, None, stamp(datetime.now(UTC)), None, None)
    puts = change_log.written(step)
    digest = log_table.append(conn, seq + 1, entry, parent_digest, author, step.label, puts)
    total = row_checksum.of_rows(conn)
    log_table.put_head(conn, log_table.Head(entry.id, digest, total, head.replica, head.place))


def _replayed(file: SessionFile, verdict: Verdict) -> Study:
    if verdict.study is None:
        raise SessionFileError(
            _("The log of “{name}” cannot be read from its beginning to its end.").format(
                name=file.path.name
            ),
            _("Nothing was changed."),
            _("Save what the records say as a copy of its own: ssm-studio export SESSION bundle"),
        )
    return verdict.study


def _kept(file: SessionFile) -> Path:
    return file.outside(lambda conn: upgrade_backup.keep(conn, file.path, "mended"))
