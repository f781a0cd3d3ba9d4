"""Carrying out in one session file that somebody is forgotten: words, rows, log; a dated stub stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.forgetting import plan
from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.record import new_id
from ssm_studio.errors import ReadOnlyError
from ssm_studio.i18n import _
from ssm_studio.store import (
    attachments,
    chain,
    change_log,
    connection,
    log_table,
    row_checksum,
    row_writes,
)
from ssm_studio.store.log_headings import stamp
from ssm_studio.store.redact import Words, logs_in, redact, texts_in
from ssm_studio.store.session_file import SessionFile
from ssm_studio.store.text_json import dump


def holds_any(path: Path, ids: Mapping[str, str]) -> bool:
    """Whether a session file holds one of these records, or ever did.

    Raises:
        StudioError: it cannot be read.
    """
    connection.look(path)

    def ask() -> bool:
        with closing(connection.connect(path, write=False)) as conn:
            connection.limit(conn, path)
            return any(
                conn.execute(
                    f'SELECT 1 FROM "{log}" WHERE instr("puts", ?) LIMIT 1', (id_,)
                ).fetchone()
                for id_ in ids
                for log in logs_in(conn)
            )

    return connection.patiently(path, ask)


def texts_of(path: Path, ids: Mapping[str, str]) -> set[str]:
    """Every text that these records have or had in a file.

    Raises:
        StudioError: it cannot be read.
    """
    with closing(SessionFile.open(path, change=False)) as file:
        return file.reading(lambda conn: texts_in(conn, ids))


def forget_in(
    path: Path, ids: Mapping[str, str], words: Words, person: str, label: str, author: str
) -> None:
    """Take records out of a session file for ever, with one entry of its log that says so.

    Raises:
        StudioError: it can only be read, or the disk refuses; nothing was changed.
    """
    with closing(SessionFile.open(path)) as file:
        study = file.load()
        if file.read_only:
            raise ReadOnlyError(file.read_only, _("Nothing was changed."))
        chosen = [
            (kind, record)
            for id_, kind in ids.items()
            if (record := study.get(kind, id_)) is not None
        ]
        step = plan(study, chosen).step
        file.writing(lambda conn: _forget(conn, path, ids, words, person, label, author, step))
        file.outside(_leave_nothing)


def forget_before(path: Path, ids: Mapping[str, str], words: Words, person: str) -> None:
    """The same in what is kept of a file of an older shape: no entry, for nobody goes on writing in it.

    Raises:
        StudioError: it may not be written, or the disk refuses.
    """

    def work() -> None:
        with closing(connection.connect(path, write=True)) as conn:
            connection.trust(conn)
            conn.execute("BEGIN IMMEDIATE")
            there = {name for (name,) in conn.execute("SELECT name FROM sqlite_schema")}
            redact(conn, ids, words, person)
            for id_, kind in ids.items():
                if BY_NAME[kind].table in there:
                    conn.execute(f'DELETE FROM "{BY_NAME[kind].table}" WHERE "id" = ?', (id_,))
            attachments.drop_unnamed(conn)
            if "log_head" in there:
                conn.execute(
                    'UPDATE "log_head" SET "rows" = ?', (row_checksum.of_older_rows(conn),)
                )
            conn.execute("COMMIT")
            _leave_nothing(conn)

    connection.patiently(path, work)


def _forget(
    conn: sqlite3.Connection,
    path: Path,
    ids: Mapping[str, str],
    words: Words,
    person: str,
    label: str,
    author: str,
    step: Changeset,
) -> None:
    conn.execute("PRAGMA defer_foreign_keys = ON")
    for put in step.puts:
        row_writes.write(conn, put)
    gone = dict(ids) | {put.id: put.kind for put in step.puts if put.after is None}
    redact(conn, gone, words, person)
    attachments.drop_unnamed(conn)
    kept = Changeset("", tuple(put for put in step.puts if put.after is not None))
    puts = [
        *({"kind": kind, "id": id_, change_log.FORGOTTEN: True} for id_, kind in gone.items()),
        *chain.parsed_puts(words.taken_out(change_log.written(kept))),
    ]
    head = log_table.replica_for(conn, path)
    entry = chain.Sealed(
        new_id(), head.replica, head.entry, None, stamp(datetime.now(UTC)), None, None
    )
    seq = log_table.newest(conn) + 1
    digest = log_table.append(conn, seq, entry, head.digest, author, label, dump(puts))
    conn.executemany(
        'INSERT OR REPLACE INTO "forgotten" ("record", "kind", "entry") VALUES (?, ?, ?)',
        [(id_, kind, entry.id) for id_, kind in gone.items()],
    )
    total = row_checksum.of_rows(conn)
    log_table.put_head(conn, log_table.Head(entry.id, digest, total, head.replica, head.place))


def _leave_nothing(conn: sqlite3.Connection) -> None:
    """Write the file anew, without the pages that held what is gone."""
    conn.execute("PRAGMA secure_delete = ON")
    conn.execute("VACUUM")
