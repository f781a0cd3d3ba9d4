"""`import-markdown`: what differs is told first, comes in as one step, and what clashes stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssm_studio.domain.edit import write
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.workshop.workshop import open_session
from tests.cli.conftest import Command

EDIT = ("Units whose monopoly on data ends", "Units that lose a monopoly")
WORLDVIEW = ("| W | Worldview | People who decide", "| W | Worldview | Leaders who decide")


@pytest.fixture
def page(ssm: Command, tmp_path: Path) -> Path:
    """The worked example's page, exported."""
    ssm("demo", "--no-open")
    return ssm("export", "east", "root-definitions", "-o", str(tmp_path / "ours.md")).path


def edit(page: Path, old: str, new: str) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.count(old) == 1
    page.write_text(text.replace(old, new), encoding="utf-8")


def study_in(home: Path) -> Study:
    with open_session(home / "sessions" / "east-java.ssm") as workshop:
        return workshop.study


def test_an_unedited_page_changes_nothing(ssm: Command, home: Path, page: Path) -> None:
    before = study_in(home)
    answer = ssm("import-markdown", "east", str(page))
    assert (answer.code, answer.out) == (0, "The file says what the session says.\n")
    assert study_in(home) == before


def test_a_dry_run_tells_everything_and_changes_nothing(
    ssm: Command, home: Path, page: Path
) -> None:
    before = study_in(home)
    edit(page, *EDIT)
    answer = ssm("import-markdown", "east", str(page), "--dry-run")
    assert answer.code == 0
    assert f"    - {EDIT[0]}\n    + {EDIT[1]}\n" in answer.out
    assert "dry run" in answer.err
    assert study_in(home) == before


def test_edits_come_in_as_one_step_that_undo_takes_back(
    ssm: Command, home: Path, page: Path
) -> None:
    before = study_in(home)
    edit(page, *EDIT)
    edit(page, *WORLDVIEW)
    told = ssm("import-markdown", "east", str(page), "--dry-run").out
    answer = ssm("import-markdown", "east", str(page))
    assert (answer.code, answer.out) == (0, told)
    with open_session(home / "sessions" / "east-java.ssm") as workshop:
        assert workshop.study != before
        assert len(workshop.log()) == 2
        workshop.undo()
        assert workshop.study == before


def test_a_clash_shows_both_wordings_and_leaves_the_sessions(
    ssm: Command, home: Path, page: Path
) -> None:
    edit(page, *EDIT)
    edit(page, *WORLDVIEW)
    with open_session(home / "sessions" / "east-java.ssm") as workshop:
        first = next(iter(workshop.study.root_definitions))
        workshop.do(write(workshop.study, "definition", first, "worldview", "Nobody learns."))
    answer = ssm("import-markdown", "east", str(page))
    assert answer.code == 4
    assert "session: Nobody learns." in answer.out
    assert "file:    Leaders who decide" in answer.out
    after = study_in(home)
    assert read(after.root_definitions[first].worldview, "en") == "Nobody learns."
    assert EDIT[1] in [each.who.read("en") for each in after.customers.values() if each.who]


def test_what_was_taken_out_stays_unless_asked_for(ssm: Command, home: Path, page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    page.write_text(
        "\n".join(line for line in text.split("\n") if "<!-- C2 -->" not in line), encoding="utf-8"
    )
    answer = ssm("import-markdown", "east", str(page))
    assert "--delete-missing would delete it" in answer.out
    assert len(study_in(home).customers) == 6
    assert ssm("import-markdown", "east", str(page), "--delete-missing").code == 0
    assert len(study_in(home).customers) == 5


def test_a_broken_file_changes_nothing_and_names_the_line(
    ssm: Command, home: Path, page: Path
) -> None:
    before = study_in(home)
    edit(page, *EDIT)
    text = page.read_text(encoding="utf-8")
    page.write_text(text[: len(text) // 2], encoding="utf-8")
    answer = ssm("import-markdown", "east", str(page), "--delete-missing")
    assert (answer.code, answer.out) == (2, "")
    assert "Line " in answer.err
    assert "Nothing was changed" in answer.err
    assert study_in(home) == before


@pytest.mark.parametrize("content", [b"", b"# Mine\n", b"\x00\xff\xfe", b"{}"])
def test_a_file_that_is_not_ours_is_refused(ssm: Command, page: Path, content: bytes) -> None:
    page.write_bytes(content)
    answer = ssm("import-markdown", "east", str(page))
    assert answer.code == 2
    assert "Line 1" in answer.err


def test_other_styles_and_absent_files_are_refused(ssm: Command, page: Path) -> None:
    cards = ssm("export", "east", "root-definitions", "--style", "cards").path
    assert cards.name == "root-definitions-cards.md"
    assert ssm("import-markdown", "east", str(cards)).code == 2
    assert ssm("import-markdown", "east", str(page.parent / "none.md")).code == 2
    assert ssm("import-markdown", "nowhere", str(page)).code == 2


def test_another_session_gets_the_definitions_whole(ssm: Command, page: Path) -> None:
    ssm("new", "Elsewhere", "--no-open")
    answer = ssm("import-markdown", "elsewhere", str(page))
    assert answer.code == 0
    out = ssm("export", "elsewhere", "root-definitions", "-o", "-").out
    for words in (
        "RD1 · A system to make performance information usable",
        EDIT[0],
        "Left for a later",
    ):
        assert words in out


def test_what_people_wrote_moves_no_cursor(ssm: Command, page: Path) -> None:
    edit(page, EDIT[0], "a \x1b[31mred\x07 \u202eword")
    answer = ssm("import-markdown", "east", str(page))
    assert answer.code == 0
    assert not any(mark in answer.out for mark in "\x1b\x07\u202e")


def test_the_stage_scheme_is_spoken_in_a_thesis(ssm: Command) -> None:
    ssm("demo", "--no-open")
    answer = ssm(
        "export",
        "east",
        "root-definitions",
        "--style",
        "thesis",
        "--stage-scheme",
        "seven",
        "-o",
        "-",
    )
    assert "Stage 3 of 7" in answer.out
    assert ssm("export", "east", "root-definitions", "--stage-scheme", "seven").code == 2


def test_characters_that_no_file_keeps_are_no_change(ssm: Command, tmp_path: Path) -> None:
    """Noncharacters, controls, direction marks, private letters and tags: nobody changed the page."""
    odd = "a\ufffeb\uffffc\ufdd0d\U0001ffff\x1be\x7ff\u202eg\u202ch\ue000i\U000e0041j\u2066k\u2069l"
    path = ssm("new", "Signs", "--no-open").path
    assert ssm("say", str(path), "system to test", "T a -> b", f"P {odd}", f"E {odd}").code == 0
    page = ssm("export", str(path), "root-definitions", "-o", str(tmp_path / "page.md")).path
    answer = ssm("import-markdown", str(path), str(page), "--dry-run")
    assert answer.out == "The file says what the session says.\n"
