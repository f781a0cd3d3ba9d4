"""The public form of all sessions as one database, and Datasette reading every page of it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import Home
from tests.cli.conftest import Command
from tests.studies import rich_study


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two copies of the rich session, which share every id, another one, and something that is none."""
    made = tmp_path_factory.mktemp("published")
    home = Home(made, made / "exports", made / "cache")
    path = create_from_study(home, rich_study("id"), "Lamongan")
    shutil.copy(path, made / "copy.ssm")
    (made / "rubbish.ssm").write_bytes(b"\0" * 100)
    return made


def test_everything_public_is_there_and_nothing_private(
    ssm: Command, folder: Path, tmp_path: Path
) -> None:
    answer = ssm("publish", str(folder), "-o", str(tmp_path / "out"))
    assert answer.code == 0
    assert "rubbish.ssm" in answer.err
    assert "is a copy of" in answer.err
    database, about = map(Path, answer.out.splitlines())
    content = database.read_bytes()
    assert b"SECRET" not in content
    assert b"RAHASIA" not in content
    with closing(sqlite3.connect(database)) as conn:
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for query in json.loads(about.read_text())["databases"]["sessions"]["queries"].values():
            conn.execute(query["sql"], {"words": "air"}).fetchall()
        tables = {n for (n,) in conn.execute("SELECT name FROM sqlite_schema WHERE type='table'")}
        described = json.loads(about.read_text())["databases"]["sessions"]["tables"]
        assert {each for each in tables if "_fts" not in each} == set(described)
        (count,) = conn.execute("SELECT count(*) FROM elements").fetchone()
        assert count
    again = ssm("publish", str(folder), "-o", str(tmp_path / "out"))
    assert again.code == 0


def test_what_is_no_folder_is_told(ssm: Command, tmp_path: Path) -> None:
    answer = ssm("publish", str(tmp_path / "none"))
    assert answer.code == 2
    assert "not a folder" in answer.err


async def test_datasette_opens_every_page(ssm: Command, folder: Path, tmp_path: Path) -> None:
    datasette = pytest.importorskip("datasette.app")
    tilde_encode = pytest.importorskip("datasette.utils").tilde_encode
    answer = ssm("publish", str(folder), "-o", str(tmp_path / "out"))
    database, about = answer.out.splitlines()
    told = json.loads(Path(about).read_text())
    served = datasette.Datasette([database], metadata=told)
    pages = ["/", "/sessions"]
    with closing(sqlite3.connect(database)) as conn:
        for table in told["databases"]["sessions"]["tables"]:
            pages.append(f"/sessions/{table}")
            row = conn.execute(f'SELECT "id" FROM "{table}"').fetchone()
            if row is not None:
                pages.append(f"/sessions/{table}/{tilde_encode(row[0])}")
    pages += [f"/sessions/{each}" for each in told["databases"]["sessions"]["queries"]]
    for page in pages:
        asked = (
            ("", "air", "ai*", "air petani", '"', 'a"b* OR', "*") if "search" in page else (None,)
        )
        for words in asked:
            found = await served.client.get(page, params={"words": words} if words else None)
            assert found.status_code == 200, (page, words)
