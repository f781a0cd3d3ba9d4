"""`forget` shows what goes, takes it out, and says what it cannot reach."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ssm_studio.domain import edit
from ssm_studio.workshop.workshop import open_session
from tests.cli.conftest import Command


@pytest.fixture
def example(ssm: Command) -> Path:
    return ssm("demo", "--no-open").path


def test_what_goes_is_shown_and_no_file_holds_it_after(
    ssm: Command, example: Path, home: Path
) -> None:
    bundle = json.loads(ssm("export", "east-java", "bundle", "-o", "-").out)
    element = next(each for each in bundle["elements"] if len(each["label"]["en"].split()) > 5)
    words = element["label"]["en"]
    ssm("export", "east-java", "picture", "--lang", "en")
    answer = ssm("forget", "east-java", element["id"], "--reason", "asked for it")
    assert answer.code == 0
    assert element["id"] in answer.err
    assert answer.out.splitlines() == [str(example)]
    assert "docs/ethics.md" in answer.err
    holding = [
        each for each in home.rglob("*") if each.is_file() and words.encode() in each.read_bytes()
    ]
    assert all(each.is_relative_to(home / "exports") for each in holding)
    assert all(str(each) in answer.err for each in holding)
    log = ssm("log", "east-java").out
    assert "asked for it" in log
    assert words not in log
    assert ssm("doctor", "east-java").code == 0


def test_a_participant_is_named_without_a_reference(ssm: Command, example: Path) -> None:
    answer = ssm("forget", "east-java", "--person", "P1", "--yes")
    bundle = ssm("export", "east-java", "bundle", "-o", "-").out
    if answer.code == 0:
        assert not any(each["id"] == "P1" for each in json.loads(bundle).get("participants", []))
    else:
        assert "P1" in answer.err


@pytest.mark.parametrize("arguments", [(), ("E999",), ("--person", "P999")])
def test_what_names_nothing_changes_nothing(
    ssm: Command, example: Path, arguments: tuple[str, ...]
) -> None:
    before = example.read_bytes()
    assert ssm("forget", "east-java", *arguments).code == 2
    assert example.read_bytes() == before


def test_a_copy_with_a_column_of_somebody_elses_is_read_and_named(
    ssm: Command, example: Path
) -> None:
    beside = example.with_name("beside.ssm")
    ssm("copy", "east-java", str(beside))
    with closing(sqlite3.connect(beside)) as conn:
        conn.execute("ALTER TABLE elements ADD COLUMN g TEXT GENERATED ALWAYS AS (upper(id))")
    answer = ssm("forget", "east-java", "E05", "--yes")
    assert answer.code == 3
    assert "beside.ssm" in answer.err
    assert answer.out.splitlines() == [str(example)]


def test_what_pointed_to_something_forgotten_says_so_in_words(ssm: Command, example: Path) -> None:
    with open_session(example, author="Ani") as workshop:
        study = workshop.study
        theme, element = next(iter(study.themes.values())), next(iter(study.elements.values()))
        for each in ((), (element.id,)):
            workshop.do(edit.set_fields(workshop.study, "theme", theme.id, "", issues=each))
    assert ssm("forget", "east-java", element.ref, "--yes").code == 0
    log = ssm("log", "east-java").out
    assert "something that was forgotten" in log
    assert element.id not in log
    assert element.id in ssm("log", "east-java", "--json").out
