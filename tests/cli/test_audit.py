"""The audit trail leaves by every format, proves itself, and keeps what is private."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from ssm_studio.domain.text import Text
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import Home
from tests.cli.conftest import Command
from tests.cli.test_tracing import set_field
from tests.studies import rich_study


@pytest.fixture
def rich(home: Path, ssm: Command) -> Path:
    folders = Home(home / "sessions", home / "exports", home / "c")
    path = create_from_study(folders, rich_study(), "R")
    set_field(path, "definition", "RD1", p=Text(en="=share the water"))
    set_field(path, "element", "E06", label=Text(en="SECRET of the second wording"))
    return path


def test_the_chain_is_there_for_programs(ssm: Command, rich: Path) -> None:
    audit = json.loads(ssm("export", str(rich), "audit", "--format", "json", "-o", "-").out)
    head = json.loads(ssm("verify", str(rich), "--json").out)["head"]
    assert audit["head"] == audit["entries"][-1]["digest"] == head
    assert audit["broken"] is None
    assert [each["seq"] for each in audit["entries"]] == [1, 2, 3]
    assert audit["entries"][1]["parent"] == audit["entries"][0]["id"]
    assert all(len(each["digest"]) == 64 for each in audit["entries"])
    assert {"kind": "definition", "ref": "RD1"} in audit["entries"][1]["records"]
    # The other record is the conflict that power is a party to.
    assert audit["entries"][2]["records"] == [{"kind": "element", "ref": "E05"}]
    assert audit["entries"][2]["label"] is None


def test_the_page_has_what_an_examiner_asks_for(ssm: Command, rich: Path) -> None:
    page = ssm("export", str(rich), "audit", "-o", "-").out
    head = json.loads(ssm("verify", str(rich), "--json").out)["head"]
    assert head in page
    assert f"verify SESSION --head {head[:8]}" in page
    for words in (
        "Lincoln & Guba 1985",
        "Opening prayer",
        "Andan, Bunga",
        "0000000000000000",
        "RD1",
    ):
        assert words in page, words
    assert "SECRET" not in page
    # The agreement was voted on in secret and never revealed; the diary is the facilitator's.
    assert "gradients of agreement" not in page
    assert "spoke for an hour" not in page
    indonesian = ssm("export", str(rich), "audit", "-o", "-", "--lang", "id").out
    assert "Jejak audit" in indonesian


def test_cells_are_inert_and_separated_as_asked(ssm: Command, rich: Path) -> None:
    set_field(rich, "element", "E01", label=Text(en="=HYPERLINK(1)"))
    for name, sign in (("comma", ","), ("semicolon", ";"), ("tab", "\t")):
        given = ssm(
            *("export", str(rich), "audit", "--format", "csv", "--separator", name, "-o", "-")
        ).out
        rows = list(csv.reader(io.StringIO(given.removeprefix("\ufeff")), delimiter=sign))
        assert [row[0] for row in rows] == ["No.", "1", "2", "3", "4"]
        assert {len(row) for row in rows} == {6}
        assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_what_was_rewritten_is_printed(ssm: Command, rich: Path) -> None:
    with closing(sqlite3.connect(rich)) as conn, conn:
        conn.execute("DROP TRIGGER change_log_never_updated")
        conn.execute("UPDATE change_log SET author = 'Somebody' WHERE seq = 2")
    page = ssm("export", str(rich), "audit", "-o", "-").out
    assert "entry 2 is not as it was written" in page


@pytest.mark.parametrize("public", [(), ("--public",)])
def test_no_research_export_tells_what_is_private_or_was_voted_in_secret(
    ssm: Command, rich: Path, tmp_path: Path, public: tuple[str, ...]
) -> None:
    set_field(rich, "participant", "P1", visibility="facilitator", pseudonym="SECRET person")
    for number, what in enumerate(
        (
            *(("annex", "--format", "md"), ("audit", "--format", "csv")),
            *(("audit", "--format", "json"), ("qda",), ("report", "--interest", "research")),
        )
    ):
        folder = tmp_path / str(number)
        answer = ssm("export", str(rich), *what, *public, "-o", f"{folder}/")
        assert answer.code == 0, answer.err
        for path in folder.rglob("*"):
            data = path.read_bytes() if path.is_file() else b""
            if path.suffix == ".qdpx":
                with zipfile.ZipFile(path) as package:
                    data = b"".join(package.read(name) for name in package.namelist())
            assert b"SECRET" not in data, path.name
            assert b"gradients of agreement" not in data, path.name


def test_a_record_that_was_changed_past_the_program_is_told_on_the_page(
    ssm: Command, rich: Path
) -> None:
    with closing(sqlite3.connect(rich)) as conn, conn:
        conn.execute("""UPDATE "themes" SET "name" = '"Quietly replaced"'""")
    for what in ("audit", "annex"):
        page = ssm("export", str(rich), what, "--format", "md", "-o", f"{rich.parent / what}/").out
        text = next(each for each in page.splitlines() if each.endswith(f"{what}.md"))
        assert "values are not what the log says" in Path(text).read_text("utf-8")
