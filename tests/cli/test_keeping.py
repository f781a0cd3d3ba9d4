"""`doctor SESSION` tells whether a session is whole and lets a person choose; `copy` makes a whole one."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.fixture
def example(ssm: Command) -> Path:
    return ssm("demo", "--no-open").path


def outside(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(statement)
        conn.commit()


def test_a_whole_session_is_called_whole(ssm: Command, example: Path) -> None:
    answer = ssm("doctor", "east-java")
    assert answer.code == 0
    assert "every seal fits" in answer.out
    found = json.loads(ssm("doctor", "east-java", "--json").out)
    assert found["whole"]
    assert len(found["head"]) == 64
    assert found["entries"] == 1


@pytest.mark.parametrize("way", ["--rebuild", "--accept"])
def test_where_rows_and_log_differ_both_are_shown_and_a_person_chooses(
    ssm: Command, example: Path, way: str
) -> None:
    outside(example, "UPDATE elements SET label = json_quote('Kediri') WHERE ref = 'E01'")
    answer = ssm("doctor", "east-java")
    assert answer.code == 1
    assert "E01 label" in answer.out
    assert "in the records: Kediri" in answer.out
    assert "--rebuild" in answer.err
    assert ssm("doctor", "east-java", "--rebuild", "--accept").code == 2
    mended = ssm("doctor", "east-java", way)
    assert mended.code == 0
    assert "before/east-java-mended.ssm" in mended.err
    assert (example.parent / "before" / "east-java-mended.ssm").exists()
    assert ssm("doctor", "east-java").code == 0
    bundle = ssm("export", "east-java", "bundle", "-o", "-").out
    assert ("Kediri" in bundle) == (way == "--accept")
    assert ssm("list").out.count("\n") == 1


def test_private_words_are_shown_only_when_asked_for(ssm: Command, example: Path) -> None:
    outside(
        example,
        "UPDATE elements SET label = json_quote('Rahasia'), visibility = 'facilitator' WHERE ref = 'E01'",
    )
    assert "Rahasia" not in ssm("doctor", "east-java").out
    assert "Rahasia" not in ssm("doctor", "east-java", "--json").out
    assert "Rahasia" in ssm("doctor", "east-java", "--private").out
    assert "Rahasia" in ssm("doctor", "east-java", "--private", "--json").out


def test_a_forged_log_is_found(ssm: Command, example: Path) -> None:
    outside(example, "DROP TRIGGER change_log_never_updated")
    outside(example, "UPDATE change_log SET author = 'nobody'")
    answer = ssm("doctor", "east-java")
    assert answer.code == 1
    assert "entry 1" in answer.out


def test_a_whole_copy(ssm: Command, example: Path, tmp_path: Path) -> None:
    copy = ssm("copy", "east-java", str(tmp_path / "other")).path
    assert copy == tmp_path / "other.ssm"
    assert ssm("doctor", str(copy)).code == 0
    again = ssm("copy", "east-java", str(copy))
    assert again.code == 2
    assert "already" in again.err


def test_a_trigger_of_somebody_else_never_runs_and_is_not_copied(
    ssm: Command, example: Path, tmp_path: Path
) -> None:
    outside(
        example,
        "CREATE TRIGGER t AFTER INSERT ON change_log BEGIN DELETE FROM elements; END",
    )
    before = example.read_bytes()
    answer = ssm("doctor", "east-java")
    assert "trigger “t”" in answer.out
    copy = ssm("copy", "east-java", str(tmp_path / "clean.ssm")).path
    assert example.read_bytes() == before
    with closing(sqlite3.connect(copy)) as conn:
        assert not conn.execute("SELECT 1 FROM sqlite_schema WHERE name = 't'").fetchall()
        assert conn.execute("SELECT count(*) FROM elements").fetchone() != (0,)
    assert ssm("doctor", str(copy)).code == 0
