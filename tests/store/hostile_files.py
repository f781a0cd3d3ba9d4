"""Session files such as nobody should be given: each shape is made from a whole one by a few statements or bytes.

`python -m tests.store.hostile_files FOLDER` writes all of them, to be looked at by hand.
"""

from __future__ import annotations

import os
import socket
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from ssm_studio.store import session_file
from tests.studies import rich_study

FOREVER: Final = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n)"
RAN: Final = "ran"
"""A table that must stay empty: whatever is written there was run by opening, reading or editing."""

Make = Callable[[Path], None]


def _sql(*statements: str) -> Make:
    def make(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as conn:
            conn.execute("PRAGMA synchronous = OFF")
            conn.execute("PRAGMA writable_schema = ON")
            conn.execute("PRAGMA ignore_check_constraints = ON")
            conn.execute("BEGIN")
            conn.execute(f"CREATE TABLE {RAN} (x)")
            for each in statements:
                conn.execute(each)
            conn.execute("COMMIT")

    return make


def _view(table: str, query: str) -> Make:
    return _sql(f'ALTER TABLE "{table}" RENAME TO "{table}_2"', f'CREATE VIEW "{table}" AS {query}')


def _bytes(change: Callable[[bytearray], bytearray | bytes]) -> Make:
    def make(path: Path) -> None:
        path.write_bytes(change(bytearray(path.read_bytes())))

    return make


def _zeroed(start: int, end: int) -> Make:
    def change(content: bytearray) -> bytearray:
        content[start:end] = bytes(len(content[start:end]))
        return content

    return _bytes(change)


def _put(place: int, value: bytes) -> Make:
    def change(content: bytearray) -> bytearray:
        content[place : place + len(value)] = value
        return content

    return _bytes(change)


def _rebuilt(*pragmas: str) -> Make:
    def make(path: Path) -> None:
        with closing(sqlite3.connect(path)) as conn:
            for each in pragmas:
                conn.execute(each)
            conn.execute("VACUUM")

    return make


def _other_encoding(path: Path) -> None:
    """The same tables and rows with texts in UTF-16."""
    with closing(sqlite3.connect(path)) as conn:
        script = "\n".join(conn.iterdump())
        application, version = (
            conn.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version")
        )
    path.unlink()
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA encoding = 'UTF-16le'")
        conn.executescript(script)
        conn.execute(f"PRAGMA application_id = {application}")
        conn.execute(f"PRAGMA user_version = {version}")


def _instead(make: Make) -> Make:
    def replaced(path: Path) -> None:
        path.unlink()
        make(path)

    return replaced


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _socket(path: Path) -> None:
    here = Path.cwd()
    with closing(socket.socket(socket.AF_UNIX)) as made:
        # The name of a socket may be no longer than a hundred bytes.
        os.chdir(path.parent)
        try:
            made.bind(path.name)
        finally:
            os.chdir(here)


_TRIGGER: Final = "CREATE TRIGGER t {when} ON {table} BEGIN INSERT INTO ran VALUES (1); END"
_MANY_ROWS: Final = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 1000000) "
    "INSERT INTO learning (id) SELECT 'x' || i FROM n"
)

SHAPES: Final[dict[str, Make]] = {
    # What would run.
    "trigger-on-log": _sql(_TRIGGER.format(when="AFTER INSERT", table="change_log")),
    "trigger-on-update": _sql(_TRIGGER.format(when="AFTER UPDATE", table="elements")),
    "trigger-before-delete": _sql(_TRIGGER.format(when="BEFORE DELETE", table="elements")),
    "trigger-on-column": _sql(_TRIGGER.format(when="AFTER UPDATE OF label", table="elements")),
    "trigger-on-head": _sql(_TRIGGER.format(when="AFTER INSERT", table="log_head")),
    "trigger-instead-of": _sql(_TRIGGER.format(when="INSTEAD OF INSERT", table="read_elements")),
    "trigger-that-deletes": _sql(
        "CREATE TRIGGER t AFTER INSERT ON change_log BEGIN DELETE FROM elements; END"
    ),
    "trigger-that-rewrites": _sql(
        "CREATE TRIGGER t AFTER INSERT ON change_log BEGIN UPDATE root_definitions SET p = '\"x\"'; END"
    ),
    "trigger-for-ever": _sql(
        f"CREATE TRIGGER t AFTER INSERT ON change_log BEGIN SELECT count(*) FROM ({FOREVER} SELECT i FROM n); END"
    ),
    "trigger-named-with-control-characters": _sql(
        'CREATE TRIGGER "\x1b[2Jx\u202ey\n" AFTER INSERT ON change_log BEGIN INSERT INTO ran VALUES (1); END'
    ),
    "trigger-named-like-ours": _sql(
        "DROP TRIGGER change_log_never_updated",
        "CREATE TRIGGER change_log_never_updated AFTER INSERT ON change_log BEGIN INSERT INTO ran VALUES (1); END",
    ),
    "trigger-named-like-sqlite": _sql(
        _TRIGGER.format(when="AFTER INSERT", table="change_log"),
        "UPDATE sqlite_schema SET name = 'sqlite_t' WHERE name = 't'",
    ),
    "trigger-on-migrations": _sql(_TRIGGER.format(when="AFTER INSERT", table="_sqlite_migrations")),
    # What stands in place of ours.
    "view-for-ever-sessions": _view(
        "sessions", f"{FOREVER} SELECT i AS id, '\"x\"' AS title, NULL AS languages FROM n"
    ),
    "view-for-ever-waivers": _view("waivers", f"{FOREVER} SELECT i AS id FROM n"),
    "view-for-ever-elements": _view("elements", f"{FOREVER} SELECT i AS id, '' AS ref FROM n"),
    "view-for-ever-log": _view("change_log", f"{FOREVER} SELECT i AS seq FROM n"),
    "view-for-ever-head": _view("log_head", f"{FOREVER} SELECT 1 AS one, i AS entry FROM n"),
    "view-for-ever-migrations": _view(
        "_sqlite_migrations",
        f"{FOREVER} SELECT i AS id, 'ssm_studio' AS migration_set, 'x' AS name FROM n",
    ),
    "view-huge-text": _view("learning", "SELECT 'x' AS id, hex(zeroblob(300000000)) AS text"),
    "our-view-changed": _sql(
        "DROP VIEW read_elements", f"CREATE VIEW read_elements AS {FOREVER} SELECT i FROM n"
    ),
    "main-language-for-ever": _sql(
        "DROP VIEW main_language",
        f"CREATE VIEW main_language AS {FOREVER} SELECT max(i) AS language FROM n",
    ),
    "generated-column": _sql(
        "ALTER TABLE learning ADD COLUMN more TEXT AS (hex(zeroblob(1000))) VIRTUAL"
    ),
    "generated-instead-of-ours": _sql(
        "DROP TABLE learning",
        "CREATE TABLE learning (id TEXT, about TEXT AS (hex(zeroblob(10))) VIRTUAL)",
        "INSERT INTO learning (id) VALUES ('x')",
    ),
    "virtual-table": _sql(
        "DROP TABLE learning", "CREATE VIRTUAL TABLE learning USING fts5(id, about)"
    ),
    "not-strict": _sql(
        "DROP TABLE learning",
        "CREATE TABLE learning (id, ref, provenance, visibility, interest, kept, about, text, was)",
        "INSERT INTO learning (id, text) VALUES (x'00ff', 3.5)",
    ),
    "without-a-table": _sql("DROP TABLE learning"),
    "without-the-log": _sql("DROP TABLE change_log"),
    "without-the-head": _sql("DROP TABLE log_head"),
    "without-sessions": _sql("DROP TABLE sessions"),
    "without-columns": _sql("DROP VIEW read_learning", "ALTER TABLE learning DROP COLUMN text"),
    "without-our-triggers": _sql(
        "DROP TRIGGER change_log_never_updated", "DROP TRIGGER change_log_never_deleted"
    ),
    # Of other programs.
    "another-table": _sql("CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER)"),
    "another-view-for-ever": _sql(f"CREATE VIEW notes AS {FOREVER} SELECT i FROM n"),
    "another-index": _sql("CREATE UNIQUE INDEX one_label ON elements (kind)"),
    "an-index-over-an-expression": _sql(
        "CREATE INDEX e ON elements (hex(zeroblob(1000) || label))"
    ),
    "a-thousand-tables": _sql(*(f"CREATE TABLE other_{n} (x)" for n in range(1000))),
    # Values.
    "no-json": _sql("UPDATE elements SET label = 'no JSON'"),
    "json-of-another-shape": _sql("UPDATE elements SET label = '[[1]]'"),
    "deep-json": _sql("UPDATE elements SET label = '" + "[" * 100_000 + "'"),
    "deep-json-in-the-log": _sql(
        "DROP TRIGGER change_log_never_updated",
        "UPDATE change_log SET puts = '" + "[" * 100_000 + "'",
    ),
    "unknown-choice": _sql("UPDATE root_definitions SET type = 'magic'"),
    "no-session": _sql("DELETE FROM sessions"),
    "three-sessions": _sql("INSERT INTO sessions (id) VALUES ('a'), ('b')"),
    "cyclic-owners": _sql(
        "UPDATE models SET parent_activity = (SELECT id FROM activities LIMIT 1)"
    ),
    "cyclic-definitions": _sql("UPDATE root_definitions SET derived_from = id"),
    "owner-that-is-not-there": _sql("UPDATE customers SET definition = 'nowhere'"),
    "ends-that-are-not-there": _sql("UPDATE relations SET source = 'a', target = 'a'"),
    "all-one-reference": _sql("UPDATE elements SET ref = 'E01'"),
    "empty-id": _sql("INSERT INTO learning (id) VALUES ('')"),
    "huge-numbers": _sql("UPDATE elements SET x = 9223372036854775807, y = -9223372036854775808"),
    "a-million-rows": _sql(_MANY_ROWS),
    "a-huge-text": _sql("UPDATE elements SET label = json_quote(hex(zeroblob(20000000)))"),
    "control-characters": _sql(
        "UPDATE sessions SET title = json_quote(char(27) || '[2J' || char(8238) || char(0x2028))"
    ),
    # The log.
    "no-log": _sql("DROP TRIGGER change_log_never_deleted", "DELETE FROM change_log"),
    "negative-number": _sql(
        "DROP TRIGGER change_log_never_updated", "UPDATE change_log SET seq = -7"
    ),
    "largest-number": _sql(
        "DROP TRIGGER change_log_never_updated", "UPDATE change_log SET seq = 9223372036854775807"
    ),
    "a-time-that-is-none": _sql(
        "DROP TRIGGER change_log_never_updated", "UPDATE change_log SET at = 'yesterday'"
    ),
    "a-log-that-lies": _sql("DELETE FROM elements"),
    "a-head-that-lies": _sql("UPDATE log_head SET rows = '0'"),
    "an-empty-head": _sql("DELETE FROM log_head"),
    "salts-that-are-none": _sql(
        "DROP TRIGGER change_log_never_updated", "UPDATE change_log SET salts = '7'"
    ),
    "undo-of-itself": _sql(
        "DROP TRIGGER change_log_never_updated", "UPDATE change_log SET undo_of = id"
    ),
    "parents-in-a-circle": _sql(
        "DROP TRIGGER change_log_never_updated", "UPDATE change_log SET parent = id"
    ),
    "migrations-of-the-future": _sql(
        "INSERT INTO _sqlite_migrations VALUES (99, 'ssm_studio', 'm999_moods', '')"
    ),
    "migrations-out-of-order": _sql("DELETE FROM _sqlite_migrations WHERE name = 'm001_initial'"),
    "no-migrations": _sql("DELETE FROM _sqlite_migrations"),
    # The file.
    "page-size-512": _rebuilt("PRAGMA page_size = 512"),
    "page-size-65536": _rebuilt("PRAGMA page_size = 65536"),
    "auto-vacuum": _rebuilt("PRAGMA auto_vacuum = FULL"),
    "write-ahead-log": _rebuilt("PRAGMA journal_mode = WAL"),
    "utf-16": _other_encoding,
    "cut-in-half": _bytes(lambda content: content[: len(content) // 2]),
    "cut-to-one-page": _bytes(lambda content: content[:4096]),
    "cut-to-the-header": _bytes(lambda content: content[:100]),
    "empty": _bytes(lambda _content: b""),
    "zero-filled": _bytes(lambda content: bytes(len(content))),
    "zero-after-the-header": _zeroed(100, 1 << 30),
    "zero-in-the-middle": _zeroed(100_000, 200_000),
    "garbage-at-the-end": _bytes(lambda content: content + os.urandom(5000)),
    "page-size-of-nothing": _put(16, b"\0\0"),
    "a-billion-pages": _put(28, b"\x7f\xff\xff\xff"),
    "free-list-in-a-circle": _put(32, b"\0\0\0\x02\0\0\xff\xff"),
    "format-of-the-future": _put(18, b"\x09\x09"),
    "root-page-is-its-own-child": _put(100, b"\x05\0\0\0\x01"),
    "text": _bytes(lambda _content: b"Dear all, please find attached"),
    "another-database": _put(68, b"\0\0\0\0"),
    # No file at all.
    "folder": _instead(Path.mkdir),
    "fifo": _instead(os.mkfifo),
    "link-loop": _instead(_loop),
    "link-to-nowhere": _instead(lambda path: path.symlink_to("/nowhere/x.ssm")),
    "device": _instead(lambda path: path.symlink_to("/dev/zero")),
    "socket": _instead(_socket),
}


def whole(path: Path) -> None:
    """The session from which the shapes are made."""
    session_file.create(path, rich_study(), author="Sri", label="Made")


def make(shape: str, source: Path, path: Path) -> None:
    """Write one shape."""
    path.write_bytes(source.read_bytes())
    SHAPES[shape](path)


def main() -> None:
    """Write all shapes into a folder."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / ".whole.ssm"
    with suppress(FileNotFoundError):
        source.unlink()
    whole(source)
    for shape in SHAPES:
        make(shape, source, folder / f"{shape}.ssm")
    print(f"{len(SHAPES)} shapes in {folder}")


if __name__ == "__main__":
    main()
