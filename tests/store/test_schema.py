"""A session file has the shape that the records ask for, and the documentation says what it is."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ssm_studio.domain.kinds import KINDS, fields_of
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.store import connection, new_shape, schema, session_file
from tests.store import ddl, session_file_reference
from tests.studies import rich_study

DOC = Path(__file__).parents[2] / "docs" / "session-file.md"
HEADER = ("application_id", "user_version", "page_size", "auto_vacuum", "encoding", "journal_mode")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "made.ssm"
    session_file.create(path, rich_study("id"), author="Sri", label="Made")
    conn = sqlite3.connect(path, isolation_level=None)
    yield conn
    conn.close()


FROZEN = "659fb480656abb9995b812bf55fed688131e916db19c39e13c920bbe90d9f162"


def test_every_field_has_its_column() -> None:
    """A field without a migration would be lost; this fails until a new migration brings its column."""
    conn = sqlite3.connect(":memory:")
    for name in schema.NAMES:
        for statement in schema.statements(name):
            conn.execute(statement)
    for kind in KINDS:
        (said,) = conn.execute(
            "SELECT sql FROM sqlite_master WHERE name = ?", (kind.table,)
        ).fetchone()
        there = [row[1] for row in conn.execute(f'PRAGMA table_info("{kind.table}")')]
        assert there == [each.name for each in fields_of(kind.type)], kind.name
        assert all(ddl.column(each) in said for each in fields_of(kind.type)), kind.name
        (view,) = conn.execute(
            "SELECT sql FROM sqlite_master WHERE name = ?", (f"read_{kind.table}",)
        ).fetchone()
        assert f"{view};" == ddl.view(kind)


def test_what_files_were_made_with_stays_as_it_is() -> None:
    first = "\n\n".join(schema.statements("m001_initial"))
    assert hashlib.sha256(first.encode()).hexdigest() == FROZEN


def test_a_file_of_the_first_version_opens_and_gets_what_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, today = tmp_path / "old.ssm", schema.NAMES
    path.touch()
    with monkeypatch.context() as first:
        first.setattr(schema, "NAMES", today[:1])
        conn = connection.connect(path, write=True)
        connection.trust(conn)
        schema.migrate(conn)
        conn.execute("INSERT INTO sessions (id) VALUES ('s')")
        conn.execute("INSERT INTO models (id, ref) VALUES ('m', 'CM1')")
        conn.close()
    file = session_file.SessionFile.open(path)
    model = file.load().models["m"]
    assert (model.ref, model.kind, model.label_width) == ("CM1", None, None)
    file.close()
    conn = connection.connect(path, write=False)
    assert schema.applied(conn) == today
    conn.close()


def test_header_says_whose_file_it_is(made: sqlite3.Connection) -> None:
    assert made.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
    assert made.execute("PRAGMA user_version").fetchone() == (len(schema.NAMES),)
    assert made.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert schema.applied(made) == schema.NAMES
    assert f"{schema.APPLICATION_ID} (`SSMs`)" in DOC.read_text(encoding="utf-8")


def test_all_tables_are_strict_and_only_owners_are_foreign_keys(made: sqlite3.Connection) -> None:
    for kind in KINDS:
        (sql,) = made.execute(
            "SELECT sql FROM sqlite_master WHERE name = ?", (kind.table,)
        ).fetchone()
        assert sql.endswith("STRICT")
        keys = [row[3] for row in made.execute(f'PRAGMA foreign_key_list("{kind.table}")')]
        assert keys == ([kind.parent_field] if kind.parent_field else [])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change_log SET author = 'somebody else'",
        "DELETE FROM change_log",
        "UPDATE root_definitions SET type = 'magic'",
        "UPDATE elements SET is_issue = 7",
        "UPDATE elements SET label = 'no JSON'",
        "UPDATE elements SET x = 'left'",
        "INSERT INTO customers (id, definition) VALUES ('x', 'nowhere')",
    ],
)
def test_the_file_itself_refuses_what_makes_no_sense(
    made: sqlite3.Connection, statement: str
) -> None:
    made.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        made.execute(statement)


def test_views_read_in_the_main_language(made: sqlite3.Connection) -> None:
    study = rich_study("id")
    for kind in KINDS:
        texts = [f.name for f in fields_of(kind.type) if str(f.type).startswith("Text")]
        for name in texts:
            rows = dict(made.execute(f'SELECT "id", "{name}" FROM "read_{kind.table}"'))
            for id_, record in study.table(kind.name).items():
                text = getattr(record, name)
                assert rows[id_] == (None if text is None else text.read("id"))


def test_documentation_names_every_table_and_column(made: sqlite3.Connection) -> None:
    shared = [each.name for each in fields_of(Record)]
    sections = re.split(r"^##+ ", DOC.read_text(encoding="utf-8"), flags=re.MULTILINE)
    said: dict[str, list[tuple[str, str]]] = {}
    for section in sections:
        columns = re.findall(r"^\| `(\w+)` \| (TEXT|INTEGER|BLOB) \|", section, flags=re.MULTILINE)
        if columns:
            said[section.splitlines()[0].strip("`")] = columns
    everywhere = said.pop("Columns of every table")
    assert [name for name, _type in everywhere] == shared
    tables = {
        name
        for (name,) in made.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not name.startswith(("_", "sqlite_"))
    }
    assert set(said) == tables
    for table, columns in said.items():
        there = [(row[1], row[2]) for row in made.execute(f'PRAGMA table_info("{table}")')]
        assert columns == [
            each for each in there if each[0] not in shared or table.endswith("_log")
        ]


def test_the_page_about_the_file_is_the_one_that_the_declarations_make() -> None:
    page = DOC.read_text(encoding="utf-8")
    assert page.endswith(f"{session_file_reference.MARK}\n{session_file_reference.tables()}")


def test_documented_queries_run(made: sqlite3.Connection) -> None:
    found = re.findall(r"```sql\n(.*?)```", DOC.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert found
    for block in found:
        for statement in filter(str.strip, block.split(";")):
            assert made.execute(statement).fetchall()


def test_opening_does_not_load_what_only_migrations_need(tmp_path: Path) -> None:
    path = tmp_path / "a.ssm"
    session_file.create(path, Study(), author="Sri", label="Made")
    code = (
        "import sys; from pathlib import Path; from ssm_studio.store.session_file import SessionFile; "
        "SessionFile.open(Path(sys.argv[1])).load(); print('sqlite_utils' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_programs_that_migrate_at_once_do_it_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 120.0)
    path = tmp_path / "blank.ssm"
    path.touch()
    troubles: list[BaseException] = []

    def migrate() -> None:
        conn = connection.connect(path, write=True)
        connection.trust(conn)
        try:
            connection.patiently(path, lambda: schema.migrate(conn))
        except BaseException as error:  # told to the test
            troubles.append(error)
        finally:
            conn.close()

    threads = [threading.Thread(target=migrate) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert not troubles
    conn = connection.connect(path, write=False)
    assert schema.applied(conn) == schema.NAMES
    conn.close()


def test_a_new_file_is_what_the_migrations_make(tmp_path: Path) -> None:
    """It gets a copy of what they made once, and what is of each file alone: its replica, and when it was made."""
    shapes, replicas = list[list[object]](), set[str]()
    for name in ("migrated", "new", "newer"):
        path = tmp_path / f"{name}.ssm"
        path.touch()
        with closing(connection.connect(path, write=True)) as conn:
            connection.trust(conn)
            (schema.migrate if name == "migrated" else new_shape.give)(conn)
            shapes.append(
                [
                    *conn.execute(
                        "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"
                    ),
                    *(conn.execute(f"PRAGMA {each}").fetchone() for each in HEADER),
                    *conn.execute('SELECT "id", "name" FROM "_sqlite_migrations"'),
                    *conn.execute('SELECT "entry", "digest", "rows", "place" FROM "log_head"'),
                ]
            )
            replicas |= {each for (each,) in conn.execute('SELECT "replica" FROM "log_head"')}
            assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert shapes[0] == shapes[1] == shapes[2]
    assert len(replicas) == 3
