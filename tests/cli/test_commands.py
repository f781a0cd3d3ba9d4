"""What each command does, prints and leaves behind."""

from __future__ import annotations

import io
import json
import re
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from ssm_studio import __version__
from ssm_studio.cli.reference import reference_page
from ssm_studio.formats.bundle.schema import schema
from ssm_studio.workshop.workshop import open_session
from tests.cli.conftest import Command

EXAMPLE = resources.files("ssm_studio").joinpath("data", "example-east-java.json")
DOCS = Path(__file__).parents[2] / "docs"


def example() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(EXAMPLE.read_bytes())
    return data


def test_new_prints_the_path_alone_and_the_session_is_there(ssm: Command, home: Path) -> None:
    path = ssm("new", "Library hours", "--no-open").path
    assert path.parent == home / "sessions"
    with open_session(path) as workshop:
        assert workshop.study.title == "Library hours"
        assert workshop.study.language == "en"
        (entry,) = workshop.log()
        assert entry.author == "Tester"


@pytest.mark.parametrize("before", [True, False])
def test_home_lang_and_author_stand_before_or_after_the_command(
    ssm: Command, tmp_path: Path, before: bool
) -> None:
    said = ("--home", str(tmp_path / "other"), "--lang", "id", "--author", "Rani")
    command = ("new", "Jam buka", "--no-open")
    path = ssm(*said, *command).path if before else ssm(*command, *said).path
    assert path.parent == tmp_path / "other" / "sessions"
    with open_session(path) as workshop:
        assert workshop.study.language == "id"
        assert workshop.log()[0].author == "Rani"


def test_the_demo_is_made_once_and_opened_again_as_it_was_left(ssm: Command, home: Path) -> None:
    first = ssm("demo", "--no-open", "--lang", "id").path
    before = first.read_bytes()
    again = ssm("demo", "--no-open", "--lang", "en")
    assert again.path == first == home / "sessions" / "east-java.ssm"
    assert first.read_bytes() == before
    assert again.err
    assert len(list((home / "sessions").iterdir())) == 1
    with open_session(first) as workshop:
        assert workshop.study.language == "id"


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_demo_speaks_the_language_asked_for(ssm: Command, language: str) -> None:
    with open_session(ssm("demo", "--no-open", "--lang", language).path) as workshop:
        assert workshop.study.language == language


def test_import_and_export_give_the_bundle_back(ssm: Command, tmp_path: Path) -> None:
    session = ssm("import", str(EXAMPLE)).path
    out = ssm("export", str(session), "bundle", "-o", str(tmp_path / "out" / "b.json")).path
    assert json.loads(out.read_bytes()) == example()
    assert json.loads(ssm("export", session.stem, "bundle", "-o", "-").out) == example()


def test_import_reads_what_is_piped_in(ssm: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    piped = io.TextIOWrapper(io.BytesIO(b'{"meta": {"title": "Piped"}}'))
    monkeypatch.setattr(sys, "stdin", piped)
    with open_session(ssm("import", "-").path) as workshop:
        assert workshop.study.title == "Piped"


def test_import_says_that_characters_were_replaced(ssm: Command, tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    file.write_text('{"meta": {"title": "a\\u0000b"}}')
    answer = ssm("import", str(file))
    assert "\N{REPLACEMENT CHARACTER}" in answer.err
    with open_session(answer.path) as workshop:
        assert workshop.study.title == "a\ufffdb"


def test_a_bundle_without_a_title_is_named_after_its_file(ssm: Command, tmp_path: Path) -> None:
    file = tmp_path / "ward.json"
    file.write_text("{}")
    assert ssm("import", str(file)).path.stem == "ward"


def test_list_tells_people_and_programs(ssm: Command) -> None:
    assert ssm("list").out == ""
    assert json.loads(ssm("list", "--json").out) == []
    ssm("new", "Library \x1b[31mhours\u202e", "--no-open")
    shown = ssm("list").out
    assert "Library" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    (entry,) = json.loads(ssm("list", "--json").out)
    assert entry["title"] == "Library \x1b[31mhours\u202e"
    assert Path(entry["path"]).is_file()
    assert entry["problem"] is None


def test_list_shows_a_file_that_is_no_session_with_the_reason(ssm: Command, home: Path) -> None:
    ssm("new", "Good", "--no-open")
    (home / "sessions" / "bad.ssm").write_bytes(b"not a database at all" * 100)
    entries = {each["slug"]: each["problem"] for each in json.loads(ssm("list", "--json").out)}
    assert entries["good"] is None
    assert entries["bad"]


def test_log_lists_each_change_oldest_first(ssm: Command) -> None:
    path = ssm("demo", "--no-open").path
    with open_session(path) as workshop:
        from ssm_studio.domain import edit

        session = workshop.study.session
        workshop.do(edit.write(workshop.study, "session", session.id, "title", "New"))
        workshop.undo()
    entries = json.loads(ssm("log", "east", "--json").out)
    assert [each["seq"] for each in entries] == [1, 2, 3]
    assert entries[2]["undo_of"] == 2
    (changed,) = entries[1]["records"]
    assert (changed["kind"], changed["id"], changed["ref"]) == ("session", session.id, "S1")
    assert changed["is"]["title"]["en"] == "New"
    assert changed["was"]["title"]["en"].startswith("Performance-driven")
    assert all(each["at"].endswith("Z") and each["author"] == "Tester" for each in entries)
    numbered = re.compile(r" {0,4}[0-9]+  ")
    lines = [each for each in ssm("log", "east").out.splitlines() if numbered.match(each)]
    assert [each.split()[0] for each in lines] == ["1", "2", "3"]


def test_schema_is_the_bundles_schema(ssm: Command) -> None:
    assert json.loads(ssm("schema").out) == schema()


def test_doctor_tells_what_was_found(ssm: Command, home: Path) -> None:
    answer = ssm("doctor")
    assert answer.code == 0
    for words in (__version__, "SQLite", "textual", str(home / "sessions"), "layout engine"):
        assert words in answer.out
    assert not home.exists()


def test_version_and_help(ssm: Command) -> None:
    assert __version__ in ssm("--version").out
    answer = ssm("--help")
    assert answer.code == 0
    for name in ("demo", "new", "list", "import", "export", "log", "doctor", "schema"):
        assert f"\n  {name} " in answer.out


def test_the_page_about_the_command_line_is_the_one_that_the_commands_make(ssm: Command) -> None:
    ssm("--version")
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == reference_page()
