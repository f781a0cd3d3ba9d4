"""One session in one SQLite file: open it, read the study, commit a step, read the change log.

The file is complete at every moment: a rollback journal, full synchronisation, one transaction a step. A copy
made while it is open is a whole session.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from ssm_studio.domain.changes import Changeset, RecordChange
from ssm_studio.domain.kinds import KINDS
from ssm_studio.domain.study import Study
from ssm_studio.store import change_log, connection, errors, schema
from ssm_studio.store.change_log import Heading
from ssm_studio.store.rows import Codec, codec

T = TypeVar("T")


class SessionFile:
    """An open session file.

    Attributes:
        path: where it is.
        read_only: why it can only be read, as a sentence; "" where it can be written.
        seq: the newest entry of the change log that has been read or written through this object.
    """

    def __init__(
        self, path: Path, conn: sqlite3.Connection, read_only: str, *, change: bool = True
    ) -> None:
        self.path = path
        self.read_only = read_only
        self.seq = 0
        self._conn = conn
        self._only_reads = bool(read_only) or not change
        self._version = -1
        self._inode = _identity(path)

    @classmethod
    def open(cls, path: Path, *, change: bool = True) -> SessionFile:
        """Check and open a session file; one that may not be written is opened for reading.

        Without `change` an older file is read as it is and not brought to today's shape.

        Raises:
            SessionFileError: it cannot be opened; `DamagedFileError` where its content is broken.
        """
        connection.look(path)
        reason = connection.why_not_writable(path)
        conn = connection.patiently(path, lambda: connection.connect(path, write=not reason))
        try:
            connection.patiently(path, lambda: connection.check(conn, path))
            reason = reason or connection.patiently(path, lambda: connection.newer(conn, path))
            if reason or not change:
                conn.execute("PRAGMA query_only = ON")
            else:
                connection.patiently(path, lambda: connection.make_ready(conn))
            return cls(path, conn, reason, change=change)
        except BaseException:
            conn.close()
            raise

    def load(self) -> Study:
        """The whole study as the file has it now.

        Raises:
            DamagedFileError: a row does not make sense.
        """
        return self._read(self._load)

    def _load(self) -> Study:
        try:
            today = set(schema.applied(self._conn)) == set(schema.NAMES)
            hows = (codec(kind.name) for kind in KINDS)
            present = hows if today else (reduced(self._conn, how) for how in hows)
            study = Study(**{how.table: _table(self._conn, how) for how in present if how})
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            raise errors.damaged(self.path) from error
        self.seq = self._newest()
        return study

    def commit(self, changeset: Changeset, *, author: str, undo_of: int | None = None) -> Heading:
        """Write one step and its log entry in one transaction.

        Raises:
            MovedOnError: the log has entries that we have not read; nothing was written.
            StudioError: the disk refused; nothing was written.
        """
        self.must_be_there()
        return connection.patiently(self.path, lambda: self._commit(changeset, author, undo_of))

    def _commit(self, changeset: Changeset, author: str, undo_of: int | None) -> Heading:
        conn = self._conn
        now = datetime.now(UTC)
        at = now.replace(microsecond=now.microsecond // 1000 * 1000)
        log = (
            self.seq + 1,
            stamp(at),
            author,
            changeset.label,
            changeset.merge_key,
            undo_of,
            change_log.written(changeset),
        )
        conn.execute("BEGIN IMMEDIATE")
        try:
            if self._newest() != self.seq:
                raise errors.MovedOnError
            for put in changeset.puts:
                _write(conn, put)
            conn.execute(_LOG, log)
            conn.execute("COMMIT")
        except BaseException:
            if conn.in_transaction:
                with suppress(sqlite3.Error):
                    conn.execute("ROLLBACK")
            raise
        self.seq += 1
        return Heading(self.seq, at, author, changeset.label, changeset.merge_key, undo_of)

    def changed_elsewhere(self) -> bool:
        """Whether another connection has committed since this was last asked; costs microseconds."""
        with suppress(sqlite3.Error):
            (version,) = self._conn.execute("PRAGMA data_version").fetchone()
            if version != self._version:
                first, self._version = self._version == -1, version
                return not first or self._newest() != self.seq
        return False

    def ask_again(self) -> None:
        """Let `changed_elsewhere` answer once more, because what it told of could not be read yet."""
        self._version = -1

    def entries(self, first: int = 1, last: int | None = None) -> list[tuple[Heading, str]]:
        """Entries of the change log by number, each with its puts as they are written."""
        rows = self._read(
            lambda: self._conn.execute(
                'SELECT "seq", "at", "author", "label", "merge_key", "undo_of", "puts" '
                'FROM "change_log" WHERE "seq" BETWEEN ? AND ? ORDER BY "seq"',
                (first, 2**62 if last is None else last),
            ).fetchall()
        )
        return [(self._heading(*row[:6]), row[6]) for row in rows]

    def headings(self) -> list[Heading]:
        """All entries of the change log without what they changed."""
        rows = self._read(
            lambda: self._conn.execute(
                'SELECT "seq", "at", "author", "label", "merge_key", "undo_of" '
                'FROM "change_log" WHERE "seq" <= ? ORDER BY "seq"',
                (self.seq,),
            ).fetchall()
        )
        return [self._heading(*row) for row in rows]

    def is_newer(self) -> str:
        """Why the file can no longer be written, where a newer program has it open; else ""."""
        return connection.patiently(self.path, lambda: connection.newer(self._conn, self.path))

    def must_be_there(self) -> None:
        """Refuse to write beside the file that people see under this name.

        Raises:
            FileMovedError: it was deleted, moved or replaced.
        """
        if _identity(self.path) != self._inode:
            raise errors.moved_away(self.path)

    def copy_to(self, target: Path, *, called: Path | None = None) -> None:
        """Write a whole copy, log included, to a file that does not exist yet; troubles name `called` instead.

        Raises:
            StudioError: there is such a file, or the disk refuses.
        """
        if target.exists():
            raise errors.already_there(target)

        def copy() -> None:
            # The pragma would refuse the new file too.
            self._conn.execute("PRAGMA query_only = OFF")
            try:
                self._conn.execute("VACUUM INTO ?", (str(target),))
            finally:
                self._conn.execute(f"PRAGMA query_only = {int(self._only_reads)}")

        connection.patiently(called or target, copy)

    def close(self) -> None:
        """Let go of the file."""
        self._conn.close()

    def _heading(
        self,
        seq: int,
        at: str,
        author: str,
        label: str,
        merge_key: str | None,
        undo_of: int | None,
    ) -> Heading:
        try:
            return Heading(seq, datetime.fromisoformat(at), author, label, merge_key, undo_of)
        except ValueError as error:
            raise errors.damaged(self.path) from error

    def _newest(self) -> int:
        (seq,) = self._conn.execute('SELECT max("seq") FROM "change_log"').fetchone()
        return seq or 0

    def _read(self, work: Callable[[], T]) -> T:
        def reading() -> T:
            with _transaction(self._conn):
                return work()

        return connection.patiently(self.path, reading)


_LOG = (
    'INSERT INTO "change_log" ("seq", "at", "author", "label", "merge_key", "undo_of", "puts") '
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def create(path: Path, study: Study, *, author: str, label: str) -> None:
    """Make a session file that holds `study`, as one entry of its change log; it appears whole or not at all.

    Raises:
        SessionFileError: there is a file of this name already, or the disk refuses.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    puts = tuple(RecordChange(kind, each.id, None, each) for kind, each in study.everything())
    try:
        with suppress(FileNotFoundError):
            draft.unlink()
        draft.touch()
        with closing(connection.connect(draft, write=True)) as conn:
            schema.migrate(conn)
            file = SessionFile(draft, conn, "")
            step = Changeset(label, puts)
            connection.patiently(path, lambda: file._commit(step, author, None))
        put_in_place(draft, path)
    except sqlite3.Error as error:
        raise errors.told(error, path) from error
    except OSError as error:
        raise errors.from_system(error, path) from error
    finally:
        with suppress(OSError):
            draft.unlink()


def put_in_place(draft: Path, path: Path) -> None:
    """Give a finished file its name.

    Raises:
        FileExistsError: the name is taken.
    """
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        # No hard links here: reserve the name, then move over the empty file.
        path.touch(exist_ok=False)
        draft.replace(path)


def stamp(at: datetime) -> str:
    """A time as the file holds it: UTC, with milliseconds."""
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _write(conn: sqlite3.Connection, put: RecordChange) -> None:
    how = codec(put.kind)
    if put.after is None:
        conn.execute(f'DELETE FROM "{how.table}" WHERE "id" = ?', (put.id,))
    elif put.before is None:
        conn.execute(how.insert, how.to_row(put.after))
    elif changed := how.differing(put.before, put.after):
        sets = ", ".join(f'"{column.name}" = ?' for column, _old, _new in changed)
        values = [column.to_row(new) for column, _old, new in changed]
        conn.execute(f'UPDATE "{how.table}" SET {sets} WHERE "id" = ?', (*values, put.id))


def reduced(conn: sqlite3.Connection, how: Codec) -> Codec | None:
    """The codec for what a file of another version has of a table; None where it has none."""
    there = {row[1] for row in conn.execute(f'PRAGMA table_info("{how.table}")')}
    return how.only(there) if "id" in there else None


def _table(conn: sqlite3.Connection, how: Codec) -> dict[str, Any]:
    return {(record := how.from_row(row)).id: record for row in conn.execute(how.select)}


@contextmanager
def _transaction(conn: sqlite3.Connection) -> Iterator[None]:
    conn.execute("BEGIN")
    try:
        yield
    finally:
        if conn.in_transaction:
            conn.execute("COMMIT")
