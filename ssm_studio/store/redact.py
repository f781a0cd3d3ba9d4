"""Taking words out of a session file so that no byte of them is left, while the log still verifies.

What was said by a forgotten record goes from rows, log and snapshots. Where others repeat it word for word, a mark
stands instead. The seals stay: a piece of the log that was changed keeps its digest and loses its salt.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from ssm_studio.domain.forgetting import is_somebodys, words_of
from ssm_studio.domain.kinds import KINDS, Kind
from ssm_studio.i18n import _
from ssm_studio.store import chain
from ssm_studio.store.change_log import FORGOTTEN
from ssm_studio.store.merged_log import RawEntry
from ssm_studio.store.rows import codec
from ssm_studio.store.text_json import dump

MARK: Final = "▒▒▒"
"""Stands where somebody's words were."""

_NOT_WORDS: Final = {"id", "ref", "was", "visibility", "interest", "languages", "kind", "type"}
_LOGS: Final = {"change_log": "seq", "merged_log": "id"}
"""The tables that hold entries, with what tells the entries in each apart."""
_GUARDS: Final = {f"{log}_never_{done}" for log in _LOGS for done in ("updated", "deleted")}
_CUT: Final = 31
"""Letters that a label of the log has of a longer text."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words that go: all of them, and those that go wherever they stand.

    Attributes:
        own: every text of the forgotten records, in any version.
        everywhere: those long enough to be nobody else's, in every form in which a file may hold them.
    """

    own: frozenset[str]
    everywhere: tuple[str, ...]

    @classmethod
    def of(cls, texts: Collection[str]) -> Words:
        """From the texts of the records in all their versions."""
        own = frozenset(each for each in texts if each.strip())
        forms: set[str] = set()
        for text in filter(is_somebodys, own):
            once = json.dumps(text, ensure_ascii=False)[1:-1]
            forms |= {text, once, json.dumps(once, ensure_ascii=False)[1:-1]}
            forms |= {json.dumps(text)[1:-1]}
        return cls(own, tuple(sorted(forms, key=len, reverse=True)))

    def taken_out(self, text: str) -> str:
        """`text` with a mark where somebody's words stood."""
        for each in self.everywhere:
            if each in text:
                text = text.replace(each, MARK)
        return text

    def in_label(self, label: str) -> bool:
        """Whether a label quotes one of the texts, whole or cut."""
        flat = " ".join(label.split())
        return any(
            (words := " ".join(each.split())) and (words in flat or words[:_CUT].rstrip() in flat)
            for each in self.own
        )


def texts_in(conn: sqlite3.Connection, ids: Collection[str]) -> set[str]:
    """Every text that records have, or ever had, as far as rows and log know."""
    found: set[str] = set()
    for kind in _kinds_in(conn):
        rows = conn.execute(f'SELECT * FROM "{kind.table}"')
        # Not as we made it, where somebody added columns to the table of a file that we only read.
        names = [each[0] for each in rows.description]
        for row in rows:
            named = dict(zip(names, row, strict=True))
            if named.get("id") in ids:
                found |= set(_of_row(named))
    for log in logs_in(conn):
        for (puts,) in conn.execute(f'SELECT "puts" FROM "{log}"'):
            for put in chain.parsed_puts(puts):
                if put.get("id") in ids:
                    found |= _of_put(put, ids)
    return found


def _of_put(put: Mapping[str, Any], ids: Collection[str]) -> set[str]:
    return {
        words
        for side in (put.get("was"), put.get("is"))
        for name, value in (side or {}).items()
        if name not in _NOT_WORDS
        for words in words_of(value)
        if words not in ids and not _is_id(words)
    }


def cut(entries: Sequence[RawEntry], ids: Mapping[str, str]) -> dict[str, RawEntry]:
    """The entries of another copy by id, without what was forgotten here; their seals still fit.

    Args:
        ids: the kind of each forgotten record by its id.
    """
    if not ids:
        return {each.id: each for each in entries}
    texts: set[str] = set()
    for each in entries:
        for put in chain.parsed_puts(each.puts):
            if put.get("id") in ids:
                texts |= _of_put(put, ids)
    words, found = Words.of(texts), dict[str, RawEntry]()
    for each in entries:
        told = [each.label, each.author, each.puts, each.salts]
        label, author, puts, salts = _entry(told, ids, words, "", sealed=True)
        found[each.id] = replace(each, label=label, author=author, puts=puts, salts=salts)
    return found


def logs_in(conn: sqlite3.Connection) -> list[str]:
    """The tables of entries that a file has; one of an older shape has fewer."""
    there = {name for (name,) in conn.execute("SELECT name FROM sqlite_schema")}
    return [log for log in _LOGS if log in there]


def _kinds_in(conn: sqlite3.Connection) -> list[Kind]:
    """The kinds that a file has a table for; one of an older shape has fewer."""
    there = {name for (name,) in conn.execute("SELECT name FROM sqlite_schema")}
    return [kind for kind in KINDS if kind.table in there]


def _of_row(row: Mapping[str, Any]) -> list[str]:
    found: list[str] = []
    for name, cell in row.items():
        if name in _NOT_WORDS or not isinstance(cell, str) or _is_id(cell):
            continue
        try:
            value = json.loads(cell)
        except (ValueError, RecursionError):
            value = cell
        found += [each for each in words_of(value) if not _is_id(each)]
    return found


def _is_id(words: str) -> bool:
    return len(words) == 36 and words.count("-") == 4


def redact(conn: sqlite3.Connection, ids: Mapping[str, str], words: Words, person: str) -> None:
    """Take the words out of log, snapshots and the rows of others; the rows of `ids` are for the caller to delete.

    Args:
        ids: the kind of each forgotten record by its id.
        person: the pseudonym of who is forgotten, which goes as an author too; "" for none.
    """
    sealed = any(row[1] == "salts" for row in conn.execute('PRAGMA table_info("change_log")'))
    guards = {
        name: sql
        for name, sql in conn.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        if name in _GUARDS
    }
    for name in guards:
        conn.execute(f'DROP TRIGGER "{name}"')
    for log in logs_in(conn):
        _log(conn, log, ids, words, person, sealed=sealed)
    if sealed:
        _snapshots(conn, ids, words)
    _rows(conn, ids, words)
    for sql in guards.values():
        conn.execute(sql)


def _log(
    conn: sqlite3.Connection,
    log: str,
    ids: Mapping[str, str],
    words: Words,
    person: str,
    *,
    sealed: bool,
) -> None:
    salts, key = '"salts"' if sealed else "'[]'", _LOGS[log]
    rows = conn.execute(
        f'SELECT "{key}", "label", "author", "puts", {salts} FROM "{log}"'
    ).fetchall()
    for at, *entry in rows:
        after = _entry(entry, ids, words, person, sealed=sealed)
        if after != entry:
            conn.execute(
                f'UPDATE "{log}" SET "label" = ?, "author" = ?, "puts" = ?'
                + (', "salts" = ?' if sealed else "")
                + f' WHERE "{key}" = ?',
                (*after[: 4 if sealed else 3], at),
            )


def _entry(
    entry: list[str], ids: Mapping[str, str], words: Words, person: str, *, sealed: bool
) -> list[str]:
    """Label, author, puts and salts of an entry, with what is forgotten taken out."""
    label, author, puts_text, salts_text = entry
    puts, salts = chain.parsed_puts(puts_text), json.loads(salts_text)
    before = chain.pieces(label, author, puts)
    touched = any(id_ in puts_text for id_ in ids)
    if (touched and words.in_label(label)) or words.taken_out(label) != label:
        label = _("(forgotten)")
    if person and author == person:
        author = _("(forgotten)")
    after = [
        {"kind": put["kind"], "id": put["id"], FORGOTTEN: True}
        if put.get("id") in ids
        else json.loads(words.taken_out(dump(put)))
        for put in puts
    ]
    now = chain.pieces(label, author, after)
    if sealed:
        salts = [
            salt if old == new or chain.is_gone(salt) else chain.forgotten(salt, old)
            for salt, old, new in zip(salts, before, now, strict=True)
        ]
    return [label, author, dump(after) if now[2:] != before[2:] else puts_text, dump(salts)]


def _snapshots(conn: sqlite3.Connection, ids: Mapping[str, str], words: Words) -> None:
    for seq, text in conn.execute('SELECT "seq", "study" FROM "snapshots"').fetchall():
        plain = json.loads(words.taken_out(text))
        for id_, kind in ids.items():
            plain.get(kind, {}).pop(id_, None)
        conn.execute('UPDATE "snapshots" SET "study" = ? WHERE "seq" = ?', (dump(plain), seq))


def _rows(conn: sqlite3.Connection, ids: Mapping[str, str], words: Words) -> None:
    for kind in _kinds_in(conn):
        rows = conn.execute(f'SELECT * FROM "{kind.table}"')
        names = [each[0] for each in rows.description]
        texts = [each.name for each in codec(kind.name).columns if each.name in names]
        for row in rows.fetchall():
            cells = dict(zip(names, row, strict=True))
            if cells["id"] in ids:
                continue
            changed = {
                name: after
                for name in texts
                if isinstance(cells[name], str)
                and (after := words.taken_out(cells[name])) != cells[name]
            }
            for name, after in changed.items():
                conn.execute(
                    f'UPDATE "{kind.table}" SET "{name}" = ? WHERE "id" = ?', (after, cells["id"])
                )
