"""What a session file defines beside what the migrations make: compared on opening, before anything of it is run.

A trigger would run with the first edit, a view in place of a table whenever the table is read. So a file with such
things is opened for reading only, and what stands in place of our tables is not read at all. Tables, views and
indexes of others are named and left alone.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from functools import cache
from typing import Final

from ssm_studio.domain.kinds import KINDS, fields_of
from ssm_studio.i18n import _, pgettext
from ssm_studio.store import schema
from ssm_studio.values import dataclass

FINGERPRINTS: Final = {
    1: "4f1c64705953e835832bc15fb8c015bf941f198f78f8f98ef2948a8a868e651e",
    2: "5d1825e6a4ca92efc222185cb41f44e3f3718703e8833f5bc09c2f65b3cbc196",
    3: "7b16a3d9205f88c0b555163445ff49086b9e88271e044aa64a5d43ed51079897",
    4: "4c9358bb84e302f6314e5f2788fa56bba4aa8f736e31128627b728a074eba069",
}
"""Of the objects that the first n migrations make, so that nothing has to be made for comparing."""

_LOG_TABLES: Final = {
    "change_log",
    "merged_log",
    "log_head",
    "snapshots",
    "forgotten",
    "attachments",
}
_SHOWN: Final = 5
_LONGEST_NAME: Final = 40

Objects = dict[str, tuple[str, str]]
"""Type and statement of each object, by its name in small letters."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is foreign in a file.

    Attributes:
        active: triggers, and whatever stands in place of something of ours, as "kind “name”" for people.
        beside: tables, views and indexes of others.
        unreadable: tables of ours whose place something else has taken: they are not read.
        ours: whether there is nothing else than what the migrations make.
        newer: whether a newer version made the file, so that what is its own is not known here.
    """

    active: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    unreadable: frozenset[str] = frozenset()
    ours: bool = False
    newer: bool = False

    @property
    def clean(self) -> bool:
        """Whether all of it may go into a copy."""
        return self.ours or (self.newer and not self.active)

    def refusal(self, name: str) -> str:
        """Why the file can only be read, as a sentence; "" where nothing of it would run."""
        if not self.active:
            return ""
        return _(
            "Somebody put into “{name}” what would run or stand in for its data ({objects}), so it can be read and "
            "exported but not changed. A clean copy of the data: ssm-studio copy SESSION DEST"
        ).format(name=name, objects=_named(self.active))

    def notice(self, name: str) -> str:
        """A sentence about what others keep in the file; "" where there is nothing."""
        if not self.beside:
            return ""
        return _(
            "“{name}” also holds what other programs keep in it ({objects}); it is left alone."
        ).format(name=name, objects=_named(self.beside))


def look(conn: sqlite3.Connection) -> Found:
    """Compare what a file defines with what its migrations make. Nothing of it is run."""
    there = _objects(conn)
    applied = schema.applied(conn)
    count = len(applied)
    if applied == schema.NAMES[:count] and FINGERPRINTS.get(count) == fingerprint(there):
        return Found(ours=True)
    # A newer version's objects are not known here; that file is only read anyway.
    newer = not set(applied) <= set(schema.NAMES)
    if not newer and applied != schema.NAMES[:count]:
        return Found((_called("table", "_sqlite_migrations"),))
    ours = expected(schema.NAMES if newer else applied)
    tables = {kind.table for kind in KINDS} | _LOG_TABLES
    active, beside, unreadable = list[str](), list[str](), set[str]()
    for name, (type_, sql) in there.items():
        known = ours.get(name)
        if known == (type_, sql):
            continue
        taken = name in tables and not (type_ == "table" and _is_plain_table(conn, name, sql))
        if taken:
            unreadable.add(name)
        if taken or type_ == "trigger" or (known is not None and not newer):
            active.append(_called(type_, name))
        elif known is None and not newer:
            beside.append(_called(type_, name))
    lacks = not newer and any(name not in there for name in ours)
    return Found(
        tuple(active),
        tuple(beside),
        frozenset(unreadable),
        not (active or beside or newer or lacks),
        newer,
    )


def fingerprint(objects: Objects) -> str:
    """One digest of all objects."""
    words = "\n".join(f"{name}\t{type_}\t{sql}" for name, (type_, sql) in sorted(objects.items()))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def expected(names: tuple[str, ...]) -> Objects:
    """What these migrations make."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        for name in names:
            for statement in schema.statements(name):
                conn.execute(statement)
        if "m003_log" in names:
            conn.execute('DROP TABLE "change_log_before"')
        return _objects(conn)


def _objects(conn: sqlite3.Connection) -> Objects:
    found: Objects = {}
    for type_, name, table, sql in conn.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema"
    ):
        low = str(name).lower()
        kept = low.startswith("sqlite_") or str(table).lower() == "_sqlite_migrations"
        if not kept or type_ in ("trigger", "view"):
            found[low] = (str(type_), " ".join(str(sql or "").split()))
    return found


def _is_plain_table(conn: sqlite3.Connection, name: str, sql: str) -> bool:
    """Whether a table holds the values of our columns itself: neither virtual nor computed."""
    if not re.match(r"create table\b", sql, re.IGNORECASE):
        return False
    ours = next(
        ({each.name for each in fields_of(kind.type)} for kind in KINDS if kind.table == name), None
    )
    columns = conn.execute(f'PRAGMA table_xinfo("{name}")')
    return not any(row[6] and (ours is None or row[1] in ours) for row in columns)


def _called(type_: str, name: str) -> str:
    kinds = {
        "trigger": _("trigger “{name}”"),
        "view": _("view “{name}”"),
        "index": _("index “{name}”"),
    }
    shown = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in name)
    return kinds.get(type_, pgettext("in a file", "table “{name}”")).format(
        name=shown[:_LONGEST_NAME]
    )


def _named(objects: Iterable[str]) -> str:
    names = sorted(objects)
    more = "" if len(names) <= _SHOWN else ", …"
    return ", ".join(names[:_SHOWN]) + more
