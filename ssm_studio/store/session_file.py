"""One session in one SQLite file: open it, read the study, commit a step, read the change log.

Every step is one transaction under a rollback journal with full synchronisation, so that a program or machine that
dies leaves a whole session. A copy that another program takes page by page may hold pages of two moments: the rows
are counted against the log on opening, and `copy_to` makes a whole one.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ssm_studio.domain.kinds import KINDS
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study
from ssm_studio.store import chain, connection, errors, foreign, log_table, row_checksum, schema
from ssm_studio.store.log_headings import Heading, heading, is_sealed, log_rows, stamp
from ssm_studio.store.new_file import put_in_place
from ssm_studio.store.open_checks import looked_at, reduced
from ssm_studio.store.rows import codec

if TYPE_CHECKING:
    from ssm_studio.domain.changes import Changeset
    from ssm_studio.store.merged_copy import Absorbed

__all__ = ["SessionFile", "create", "put_in_place", "stamp"]
T = TypeVar("T")


class SessionFile:
    """An open session file.

    Attributes:
        path: where it is.
        read_only: why it can only be read, as a sentence; "" where it can be written.
        notices: sentences about what was found or done on opening.
        sealed: whether its log has today's shape (`chain`).
        seq: the newest entry of the change log that has been read or written through this object.
    """

    def __init__(
        self, path: Path, conn: sqlite3.Connection, read_only: str, *, change: bool = True
    ) -> None:
        self.path = path
        self.read_only = read_only
        self.notices: list[str] = []
        self.seq = 0
        self._conn = conn
        self._only_reads = bool(read_only) or not change
        self._version = -1
        self._inode = _identity(path)
        self._foreign = foreign.Found(ours=True)
        self.sealed = is_sealed(conn)

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
            connection.limit(conn, path)
            found = connection.patiently(path, lambda: looked_at(conn, path))
            reason = reason or connection.patiently(path, lambda: connection.newer(conn, path))
            reason = reason or found.refusal(path.name)
            notices = [found.notice(path.name)]
            if found.ours:
                connection.no_limit(conn)
            if not reason and change:
                from ssm_studio.store import upgrade_backup

                connection.trust(conn)
                reason, said = connection.patiently(
                    path, lambda: upgrade_backup.make_ready(conn, path)
                )
                notices.append(said)
            if reason or not change:
                conn.execute("PRAGMA query_only = ON")
            file = cls(path, conn, reason, change=change)
            file.notices += filter(None, notices)
            file._foreign = found
            return file
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
        today = set(schema.applied(self._conn)) == set(schema.NAMES)
        plain, skipped = today and self._foreign.ours, self._foreign.unreadable
        connection.not_too_many(self._conn, self.path, skipped)
        total, tables = 0, dict[str, dict[str, Any]]()
        try:
            for kind in KINDS:
                how = codec(kind.name) if plain else reduced(self._conn, codec(kind.name))
                if how is None or kind.table in skipped:
                    continue
                with connection.short_rows(self._conn):
                    rows = self._conn.execute(how.select).fetchall()
                tables[how.table] = {(record := how.from_row(row)).id: record for row in rows}
                total += sum(row_checksum.digest(kind.name, row) for row in rows) if today else 0
            study = Study(**tables)
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
            raise errors.damaged(self.path) from error
        self.seq = log_table.newest(self._conn)
        if today and not skipped and not self._agrees(row_checksum.written(total)):
            self.read_only = self.read_only or errors.disagreement(self.path)
        connection.no_limit(self._conn)
        return study

    def _agrees(self, total: str) -> bool:
        """Whether the rows are those that the newest entry left, and the newest entries are as they were written."""
        head = log_table.head(self._conn)
        if head is None:
            return not self.seq and total == row_checksum.NONE
        return head.rows == total and log_table.fits(self._conn, head)

    def commit(
        self,
        changeset: Changeset,
        *,
        author: str,
        undo_of: int | None = None,
        after: Study | None = None,
        absorbed: Absorbed | None = None,
    ) -> Heading:
        """Write one step and its log entry in one transaction; `after` is the study then, for a snapshot.

        With `absorbed` the step is what merging another copy came to, and what is kept of that copy is written too.

        Raises:
            MovedOnError: the log has entries that we have not read; nothing was written.
            StudioError: the disk refused, or a row is not as the log has it; nothing was written.
        """
        self.must_be_there()
        return connection.patiently(
            self.path, lambda: self._commit(changeset, author, undo_of, after, absorbed)
        )

    def _commit(
        self,
        changeset: Changeset,
        author: str,
        undo_of: int | None,
        after: Study | None = None,
        absorbed: Absorbed | None = None,
    ) -> Heading:
        # Whoever only reads loads nothing that writes.
        from ssm_studio.store import change_log, row_writes, snapshots

        conn, seq = self._conn, self.seq + 1
        now = datetime.now(UTC)
        at = now.replace(microsecond=now.microsecond // 1000 * 1000)
        puts = change_log.written(changeset)
        with _writing(conn):
            if log_table.newest(conn) != self.seq:
                raise errors.MovedOnError
            if absorbed is not None:
                absorbed.keep(conn)
            for put in changeset.puts:
                if not row_writes.write(conn, put):
                    raise errors.rows_differ(self.path)
            connection.room_for(sum(put.before is None for put in changeset.puts), conn, self.path)
            head = log_table.replica_for(conn, self.path)
            entry = chain.Sealed(
                new_id(),
                head.replica,
                head.entry,
                None if absorbed is None else absorbed.head,
                stamp(at),
                changeset.merge_key,
                log_table.id_of(conn, undo_of),
            )
            digest = log_table.append(conn, seq, entry, head.digest, author, changeset.label, puts)
            total = row_checksum.after(head.rows, changeset.puts)
            log_table.put_head(conn, replace(head, entry=entry.id, digest=digest, rows=total))
            if after is not None and seq % log_table.SNAPSHOT_EVERY == 0:
                snapshots.put(conn, seq, entry.id, after)
        self.seq = seq
        said = (changeset.label, changeset.merge_key, undo_of)
        parent = entry.parent
        return Heading(
            seq, at, author, *said, entry.id, entry.replica, parent, digest, entry.merged
        )

    def changed_elsewhere(self) -> bool:
        """Whether another connection has committed since this was last asked; costs microseconds."""
        with suppress(sqlite3.Error):
            (version,) = self._conn.execute("PRAGMA data_version").fetchone()
            if version != self._version:
                first, self._version = self._version == -1, version
                self._own_journal()
                return not first or log_table.newest(self._conn) != self.seq
        return False

    def _own_journal(self) -> None:
        """Put the journal mode right where another program changed it: what is in its journal is in no copy."""
        (mode,) = self._conn.execute("PRAGMA journal_mode").fetchone()
        if mode != "delete" and not self._only_reads:
            self._conn.execute("PRAGMA journal_mode = DELETE")

    def ask_again(self) -> None:
        """Let `changed_elsewhere` answer once more, because what it told of could not be read yet."""
        self._version = -1

    def entries(self, first: int = 1, last: int | None = None) -> list[tuple[Heading, str]]:
        """Entries of the change log by number, each with its puts as they are written."""
        rows = self._read(lambda: list(log_rows(self._conn, first, last, puts=True)))
        return [(self._heading(row[:-1]), row[-1]) for row in rows]

    def headings(self, first: int = 1) -> list[Heading]:
        """The entries of the change log from a number on, without what they changed."""
        rows = self._read(lambda: list(log_rows(self._conn, first, self.seq, puts=False)))
        return [self._heading(row) for row in rows]

    def forgotten(self) -> frozenset[str]:
        """The ids of the records that were forgotten and never come back."""
        if not self.sealed:
            return frozenset()
        return self._read(lambda: log_table.forgotten(self._conn))

    def reading(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Let `work` read the file as it is at one moment.

        Raises:
            StudioError: the trouble of the disk, as sentences.
        """
        return self._read(lambda: work(self._conn))

    def outside(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Let `work` do what no transaction may hold, such as a copy.

        Raises:
            StudioError: the trouble of the disk, as sentences.
        """
        return connection.patiently(self.path, lambda: work(self._conn))

    def writing(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Let `work` change the file past the steps, all of it or nothing; the log's number is read anew.

        Raises:
            StudioError: the disk refuses; nothing was written.
        """

        def whole() -> T:
            with _writing(self._conn):
                return work(self._conn)

        done = connection.patiently(self.path, whole)
        self.seq = log_table.newest(self._conn)
        return done

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

        What others put into the file is not copied where it would run.

        Raises:
            StudioError: there is such a file, or the disk refuses.
        """
        from ssm_studio.store import clean_copy

        if target.exists():
            raise errors.already_there(target)
        draft = target.with_name(f".{target.name}.{os.getpid()}.new")

        def copy() -> None:
            with suppress(FileNotFoundError):
                draft.unlink()
            if self._foreign.clean:
                # The pragma would refuse the new file too.
                self._conn.execute("PRAGMA query_only = OFF")
                connection.trust(self._conn)
                try:
                    self._conn.execute("VACUUM INTO ?", (str(draft),))
                finally:
                    self._conn.execute(f"PRAGMA query_only = {int(self._only_reads)}")
            else:
                clean_copy.write(self._conn, draft, self._foreign.unreadable)
            put_in_place(draft, target)

        try:
            connection.patiently(called or target, copy)
        finally:
            with suppress(OSError):
                draft.unlink()

    def close(self) -> None:
        """Let go of the file."""
        self._conn.close()

    def _heading(self, values: tuple[Any, ...]) -> Heading:
        try:
            return heading(values)
        except (ValueError, TypeError) as error:
            raise errors.damaged(self.path) from error

    def _read(self, work: Callable[[], T]) -> T:
        def reading() -> T:
            with _transaction(self._conn):
                return work()

        return connection.patiently(self.path, reading)


def create(
    path: Path, study: Study, *, author: str, label: str, absorbed: Absorbed | None = None
) -> None:
    """Make a session file that holds `study`, as one entry of its change log; it appears whole or not at all.

    Raises:
        SessionFileError: there is a file of this name already, or the disk refuses.
    """
    from ssm_studio.domain.changes import Changeset, RecordChange
    from ssm_studio.store import new_shape

    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    puts = tuple(RecordChange(kind, each.id, None, each) for kind, each in study.everything())
    try:
        with suppress(FileNotFoundError):
            draft.unlink()
        draft.touch()
        with closing(connection.connect(draft, write=True)) as conn:
            connection.trust(conn)
            new_shape.give(conn)
            file = SessionFile(draft, conn, "")
            step = Changeset(label, puts)
            connection.patiently(path, lambda: file._commit(step, author, None, None, absorbed))
        put_in_place(draft, path)
    except sqlite3.Error as error:
        raise errors.told(error, path) from error
    except OSError as error:
        raise errors.from_system(error, path) from error
    finally:
        with suppress(OSError):
            draft.unlink()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def _writing(conn: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside, or nothing."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            with suppress(sqlite3.Error):
                conn.execute("ROLLBACK")
        raise


@contextmanager
def _transaction(conn: sqlite3.Connection) -> Iterator[None]:
    conn.execute("BEGIN")
    try:
        yield
    finally:
        if conn.in_transaction:
            conn.execute("COMMIT")
