"""The tables and views that the dataclasses ask for; the migrations must come to the same."""

from __future__ import annotations

from ssm_studio.domain.field_types import type_of
from ssm_studio.domain.kinds import BY_NAME, Kind, fields_of
from ssm_studio.store.rows import SORTS


def column(field: object) -> str:
    """One column's declaration."""
    name, type_ = field.name, str(field.type)  # type: ignore[attr-defined]
    meta = field.metadata  # type: ignore[attr-defined]
    sort = SORTS[type_of(field)]  # type: ignore[arg-type]
    parts = [f'"{name}" {sort.sql}']
    if name == "id":
        parts.append("NOT NULL PRIMARY KEY")
    elif type_ == "str":
        parts.append("NOT NULL DEFAULT ''")
    if meta["parent"]:
        table = BY_NAME[meta["parent"]].table
        parts.append(f'REFERENCES "{table}" ("id") DEFERRABLE INITIALLY DEFERRED')
    if meta["choices"]:
        words = ", ".join(f"'{each}'" for each in meta["choices"])
        parts.append(f'CHECK ("{name}" IN ({words}))')
    if type_.startswith("bool"):
        parts.append(f'CHECK ("{name}" IN (0, 1))')
    if sort.json:
        parts.append(f'CHECK ("{name}" IS NULL OR json_valid("{name}"))')
    return " ".join(parts)


def table(kind: Kind) -> str:
    """The statement that makes the table of one kind."""
    lines = ",\n  ".join(column(each) for each in fields_of(kind.type))
    return f'CREATE TABLE "{kind.table}" (\n  {lines}\n) STRICT;'


def _read(name: str) -> str:
    return (
        f"CASE json_type(\"{name}\") WHEN 'text' THEN json_extract(\"{name}\", '$') ELSE coalesce("
        f'json_extract("{name}", \'$.\' || (SELECT "language" FROM "main_language")), '
        f"json_extract(\"{name}\", '$.plain'), json_extract(\"{name}\", '$.en'), "
        f'json_extract("{name}", \'$.id\')) END AS "{name}"'
    )


def view(kind: Kind) -> str:
    """The statement that makes the readable view of one kind: its texts in the session's main language."""
    lines = ",\n  ".join(
        _read(each.name) if str(each.type).startswith("Text") else f'"{each.name}"'
        for each in fields_of(kind.type)
    )
    return f'CREATE VIEW "read_{kind.table}" AS SELECT\n  {lines}\nFROM "{kind.table}";'
