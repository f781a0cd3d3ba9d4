"""What Datasette says about a published database: descriptions in both languages, and questions ready to ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.formats.published.tables import LINKS, SAID, SESSION, Table, tables
from ssm_studio.i18n import LANGUAGES, N_, translator
from ssm_studio.method.field_names import FIELD_NAMES

DATABASE: Final = "sessions"
_TITLE: Final = N_("Sessions of Soft Systems Methodology, in their public form")
_ABOUT: Final = N_(
    "What was said in workshops and may be read by anybody. Models are devices for asking about the situation."
)
_TABLES: Final = {
    LINKS: N_("Which record names which other, field by field"),
    SAID: N_("Every text, for searching"),
}
_COLUMNS: Final = {
    "file": N_("name of the session's file"),
    "session": N_("the session in which it was said"),
    "ref": N_("code, as people cite it"),
}
_OTHER: Final = N_("{field}, in the session's other language")

_QUERIES: Final = {
    "actions_by_owner": (
        N_("Actions by owner"),
        (
            'SELECT coalesce(a."position", a."person", \'–\') AS owner, a."ref", a."text", a."by_when", a."status", '
            's."title" AS session, s."file" FROM "actions" AS a JOIN "sessions" AS s ON s."id" = a."session" '
            'ORDER BY owner, a."by_when"'
        ),
    ),
    "issues_by_theme": (
        N_("Issues by theme"),
        (
            'SELECT t."name" AS theme, e."ref", e."label" AS issue, s."title" AS session FROM "links" AS l '
            'JOIN "themes" AS t ON t."id" = l."from_id" JOIN "elements" AS e ON e."id" = l."to_id" '
            'JOIN "sessions" AS s ON s."id" = l."session" WHERE l."field" = \'issues\' ORDER BY theme, session, e."ref"'
        ),
    ),
    "definitions_by_worldview": (
        N_("Root definitions by worldview"),
        (
            'SELECT d."worldview", d."ref", d."sentence", s."title" AS session FROM "root_definitions" AS d '
            'JOIN "sessions" AS s ON s."id" = d."session" ORDER BY d."worldview", session'
        ),
    ),
    "search": (
        N_("A word in all sessions"),
        (
            'SELECT s."title" AS session, said."in_table", said."ref", '
            "snippet(said_fts, 0, '[', ']', '…', 16) AS found FROM said_fts "
            "JOIN said ON said.rowid = said_fts.rowid "
            'JOIN "sessions" AS s ON s."id" = said."session" WHERE said_fts MATCH '
            # Each word by itself in quotes, so that nothing typed is a query or an error; a star ends a beginning.
            """replace('"' || replace(replace(trim(:words), '"', ''), ' ', '" "') || '"', '*"', '"*') """
            """ORDER BY rank LIMIT 200"""
        ),
    ),
}


def metadata() -> dict[str, Any]:
    """The content of `metadata.json`."""
    return {
        "title": _both(_TITLE),
        "description": _both(_ABOUT),
        "databases": {
            DATABASE: {
                "description": _both(_ABOUT),
                "tables": {table.name: dict(_table(table)) for table in tables()},
                "queries": {
                    name: {"title": _both(title), "sql": sql}
                    for name, (title, sql) in _QUERIES.items()
                },
            }
        },
    }


def _table(table: Table) -> Iterator[tuple[str, Any]]:
    called = BY_NAME[table.kind].called if table.kind else _TABLES[table.name]
    yield "description", _both(called)
    names = {column.name for column in table.columns}
    for each in ("label", "title", "name", "text", "ref"):
        if each in names:
            yield "label_column", each
            break
    columns = dict(_columns(table))
    if columns:
        yield "columns", columns


def _columns(table: Table) -> Iterator[tuple[str, str]]:
    for column in table.columns:
        bare = column.name.removesuffix("_other")
        words = _COLUMNS.get(column.name) or FIELD_NAMES.get(bare)
        if words and column.name != bare:
            said = (
                translator(each)(_OTHER).format(field=translator(each)(words)) for each in LANGUAGES
            )
            yield column.name, " / ".join(said)
        elif words:
            yield column.name, _both(words)


def _both(words: str) -> str:
    """A sentence in English and Indonesian, for readers of either."""
    return " / ".join(dict.fromkeys(translator(each)(words) for each in LANGUAGES))


__all__ = ["DATABASE", "SESSION", "metadata"]
