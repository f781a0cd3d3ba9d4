"""`import-definitions`, and pages that lost their hidden comments: listed first, one step, asked where unclear."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ssm_studio.domain.definition_rows import row_words, rows_of
from ssm_studio.domain.study import Study
from ssm_studio.workshop.workshop import open_session
from tests.cli.conftest import Command
from tests.formats.written.test_written import LINES


def study_in(home: Path) -> Study:
    with open_session(home / "sessions" / "east-java.ssm") as workshop:
        return workshop.study


@pytest.fixture
def page(ssm: Command, tmp_path: Path) -> Path:
    ssm("demo", "--no-open")
    path = tmp_path / "ours.md"
    path.write_text(LINES, encoding="utf-8")
    return path


def test_everything_is_listed_and_comes_in_as_one_step(
    ssm: Command, home: Path, page: Path
) -> None:
    before = study_in(home)
    dry = ssm("import-definitions", "east", str(page), "--dry-run")
    assert (dry.code, "RD3 C" in dry.out, "dry run" in dry.err) == (0, True, True)
    assert study_in(home) == before
    assert ssm("import-definitions", "east", str(page)).code == 0
    with open_session(home / "sessions" / "east-java.ssm") as workshop:
        new = next(each for each in workshop.study.root_definitions.values() if each.ref == "RD3")
        said = [row_words(row, "en") for row in rows_of(workshop.study, new.id, "C")]
        assert said == ["pupils", "mothers who fetch water"]
        workshop.undo()
        assert workshop.study == before


def test_what_cannot_be_told_apart_is_left_out_and_said(
    ssm: Command, home: Path, page: Path
) -> None:
    for _each in range(2):
        assert ssm("import-definitions", "east", str(page), "--as", "1=new").code == 0
    page.write_text(LINES.replace("## Water for the school", "").replace("no money", "no credit"))
    answer = ssm("import-definitions", "east", str(page))
    assert answer.code == 4
    assert "which definition is it?" in answer.err
    assert "--as 1=REF says it: RD" in answer.err
    answer = ssm("import-definitions", "east", str(page), "--as", "1=RD4")
    assert (answer.code, "RD4 E" in answer.out) == (0, True)
    for wrong in ("1=RD9", "2=RD1", "x"):
        refused = ssm("import-definitions", "east", str(page), "--as", wrong)
        assert (refused.code, "names no definition" in refused.err) == (2, True)


def test_a_page_without_a_definition_is_refused(ssm: Command, page: Path) -> None:
    page.write_text("# Minutes\n\nWe met at nine.\n")
    answer = ssm("import-definitions", "east", str(page))
    assert (answer.code, answer.out) == (2, "")
    assert "There is no root definition in the file." in answer.err


def test_a_page_of_ours_that_lost_its_hidden_comments_comes_back(
    ssm: Command, home: Path, page: Path
) -> None:
    """What a word processor leaves: all words and tables, no comments, no link targets."""
    whole = ssm("export", "east", "root-definitions", "-o", "-").out
    bare = re.sub(r"<!--.*?-->|<a id=[^>]*></a>", "", whole, flags=re.DOTALL)
    page.write_text(bare, encoding="utf-8")
    before = study_in(home)
    answer = ssm("import-markdown", "east", str(page))
    assert answer.code == 0
    assert "The file says what the session says." in answer.out
    assert study_in(home) == before
    page.write_text(bare.replace("Data officers in line agencies", "Clerks of the agencies"))
    answer = ssm("import-markdown", "east", str(page))
    assert answer.code == 0
    assert "- Data officers in line agencies" in answer.out
    words = {
        row_words(each, "en")
        for id_ in before.root_definitions
        for each in rows_of(study_in(home), id_, "A")
    }
    assert "Clerks of the agencies" in words
