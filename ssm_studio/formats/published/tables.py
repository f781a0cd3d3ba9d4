"""The tables of a published database: their columns, and the rows of one session in them.

A text has two columns: its wording in the session's main language, and in `…_other` the other wording. A field
that names another record is a foreign key; those that name several are rows of `links`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.field_types import FLAG, NUMBER, TEXT, WORD, type_of
from ssm_studio.domain.kinds import BY_NAME, KINDS, Kind, fields_of
from ssm_studio.domain.record import ANYTHING, Record
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.method.sentence import sentence_text

LEFT_OUT: Final = frozenset({"waiver"})
"""Kinds that are about working with the program and not about the situation."""
_HIDDEN: Final = frozenset({"id", "kept", "visibility"})
SESSION: Final = "sessions"
LINKS: Final = "links"
SAID: Final = "said"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `refers` names the table whose `id` it holds, "" for none."""

    name: str
    sql: str = "TEXT"
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table; its primary key is `id`."""

    name: str
    columns: tuple[Column, ...]
    kind: str = ""


Row = dict[str, Any]


@cache
def tables() -> tuple[Table, ...]:
    """Every table, those first that others name."""
    return (
        Table(SESSION, (Column("file"), *_of_kind(BY_NAME["session"])), "session"),
        *(
            Table(kind.table, (Column("session", refers=SESSION), *_of_kind(kind)), kind.name)
            for kind in KINDS
            if kind.name not in {"session", *LEFT_OUT}
        ),
        Table(
            LINKS,
            (
                Column("session", refers=SESSION),
                Column("from_table"),
                Column("from_id"),
                Column("field"),
                Column("to_table"),
                Column("to_id"),
            ),
        ),
        Table(
            SAID,
            (
                Column("session", refers=SESSION),
                Column("in_table"),
                Column("record"),
                Column("ref"),
                Column("field"),
                Column("text"),
            ),
        ),
    )


def _of_kind(kind: Kind) -> Iterator[Column]:
    for field in fields_of(kind.type):
        if field.name in _HIDDEN:
            continue
        sort = type_of(field)
        refers = field.metadata["parent"] or field.metadata["refers"]
        known = bool(refers) and refers != ANYTHING and refers not in LEFT_OUT and sort == WORD
        yield Column(
            field.name,
            "INTEGER" if sort in (NUMBER, FLAG) else "TEXT",
            BY_NAME[refers].table if known else "",
        )
        if sort == TEXT:
            yield Column(f"{field.name}_other")


def rows(study: Study, file: str) -> Iterator[tuple[str, Row]]:
    """The rows of one session: the table, and a value for each column that has one, `id` first."""
    session = study.session.id
    kind_of_id = {record.id: kind for kind, record in study.everything()}
    for kind, record in study.everything():
        if kind in LEFT_OUT:
            continue
        table = BY_NAME[kind].table
        row: Row = {"id": record.id}
        row["file" if kind == "session" else "session"] = file if kind == "session" else session
        for column, value in _values(record, study.language, kind_of_id):
            row[column] = value
        if isinstance(record, RootDefinition):
            # As it reads on paper, also where nobody worded it by hand.
            row["sentence"] = sentence_text(study, record, study.language) or None
        yield table, row
        yield from _links(session, table, record, kind_of_id)
        yield from _words(session, table, record, name_in(study, record))


def _values(record: Record, language: str, known: dict[str, str]) -> Iterator[tuple[str, Any]]:
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.name in _HIDDEN or value in (None, (), ""):
            continue
        refers = field.metadata["parent"] or field.metadata["refers"]
        if isinstance(value, Text):
            own, other = value.read(language), value.read("en" if language == "id" else "id")
            yield field.name, own
            if other != own:
                yield f"{field.name}_other", other
        elif isinstance(value, tuple):
            plain = [each.read(language) if isinstance(each, Text) else each for each in value]
            yield field.name, json.dumps(plain, ensure_ascii=False)
        elif refers and refers != ANYTHING and isinstance(value, str) and value not in known:
            continue  # what it named is private, or gone
        else:
            yield field.name, value


def _links(
    session: str, table: str, record: Record, known: dict[str, str]
) -> Iterator[tuple[str, Row]]:
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if not field.metadata["refers"] or not isinstance(value, tuple | str):
            continue
        for each in (value,) if isinstance(value, str) else value:
            named = each if isinstance(each, str) else str(each[0])
            if named in known and known[named] not in LEFT_OUT:
                yield (
                    LINKS,
                    {
                        "id": f"{record.id} {field.name} {named}",
                        "session": session,
                        "from_table": table,
                        "from_id": record.id,
                        "field": field.name,
                        "to_table": BY_NAME[known[named]].table,
                        "to_id": named,
                    },
                )


def _words(session: str, table: str, record: Record, name: str) -> Iterator[tuple[str, Row]]:
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        texts = value if isinstance(value, tuple) else (value,)
        said = [words for each in texts if isinstance(each, Text) for words in each.everything]
        if said:
            yield (
                SAID,
                {
                    "id": f"{record.id} {field.name}",
                    "session": session,
                    "in_table": table,
                    "record": record.id,
                    "ref": record.ref or name,
                    "field": field.name,
                    "text": "\n".join(dict.fromkeys(said)),
                },
            )
