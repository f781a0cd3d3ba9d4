"""The day over the stage, its clock in the title line, and solutions that come back in stage four."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ssm_studio.domain import edit_agenda
from ssm_studio.domain.agenda import Block
from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.edit_agenda import add_block
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import Text, read
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.agendas import diary_line, in_order
from ssm_studio.tui.agenda.lines import block_words, starts, timer
from ssm_studio.tui.agenda.own_templates import keep_template, own_templates
from ssm_studio.workshop.home import Home
from tests.tui.comparing import stage
from tests.tui.driving import until

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


def going(minutes: int) -> Study:
    """A study whose block of 30 minutes began so many minutes ago."""
    began = (NOW - timedelta(minutes=minutes)).isoformat()
    block = Block(id="b", title=Text(en="Gallery"), minutes=30, began_at=began)
    return Study(blocks={"b": block})


@pytest.mark.parametrize(
    ("minutes", "facilitator", "wall"),
    [
        (10, "◷ Gallery 20 min left", "◷ Gallery 20 min"),
        (27, "◷ ! Gallery 3 min left", "◷ Gallery 3 min"),
        (41, "◷ ! Gallery 11 min over", "◷ Gallery 0 min"),
    ],
)
def test_the_clock_warns_the_facilitator_alone(minutes: int, facilitator: str, wall: str) -> None:
    assert timer(going(minutes), on_wall=False, moment=NOW).plain == facilitator
    assert timer(going(minutes), on_wall=True, moment=NOW).plain == wall


def test_blocks_begin_one_after_the_other_unless_a_time_was_said() -> None:
    study = new_study("T", "en")
    for title in ("One", "Two", "Three"):
        study = apply(study, add_block(study, title, 45))
    assert list(starts(study).values()) == ["09:00", "09:45", "10:30"]
    first = in_order(study)[0]
    study = apply(study, set_fields(study, "block", first.id, starts="13.30"))
    assert list(starts(study).values()) == ["13:30", "14:15", "15:00"]


def test_tags_stand_at_the_end_of_a_diary_line_in_either_language() -> None:
    assert diary_line("He shouted #kuasa #surprise") == ("He shouted", ("power", "surprise"))
    assert diary_line("Room #3 was cold") == ("Room #3 was cold", ())


def test_an_own_agenda_is_kept_and_offered_and_rubbish_is_passed_over(tmp_path: Path) -> None:
    home = Home(tmp_path / "sessions", tmp_path / "exports", tmp_path / ".cache")
    study = new_study("T", "en")
    study = apply(study, add_block(study, "Prayer / “A:B”", 20, technique="ceremony"))
    path = keep_template(home, study, "../Our day")
    assert path.parent == tmp_path / "agendas"
    for name, words in (("a", "[]"), ("b", "{"), ("c", '{"blocks": [3]}'), ("d", "\0")):
        (path.parent / f"{name}.json").write_text(words)
    (own,) = own_templates(home)
    assert own.title == "../Our day"
    assert [(b.title, b.minutes, b.technique) for b in own.blocks] == [
        ("Prayer / “A:B”", 20, "ceremony")
    ]


async def test_a_day_is_taken_over_begun_and_written_about(tmp_path: Path) -> None:
    async with stage(tmp_path, example_study("en"), (140, 42)) as s:
        await s.press("f8")
        await until(s.pilot, lambda: "Which agenda fits best?" in s.text())
        await s.answer("one day")
        await until(s.pilot, lambda: "Draw yourself" in s.text())
        await s.press("enter")
        first = in_order(s.study)[0]
        assert first.began_at
        assert len(first.present) == len(s.study.participants)
        await s.press("x")
        await s.answer("We began late #method")
        (entry,) = s.study.diary.values()
        assert (entry.kind, entry.tags, entry.block) == ("departure", ("method",), first.id)
        await s.press("a")
        await s.answer("Prayer")
        await s.answer("10")
        assert [read(b.title, "en") for b in in_order(s.study)][:2] == ["Opening", "Prayer"]
        await s.press("escape")
        assert "◷ Opening" in s.text()
        await s.press("ctrl+z")
        assert [read(b.title, "en") for b in in_order(s.study)][1] == "Draw yourself"


async def test_a_solution_parked_early_is_a_change_again_in_stage_four(tmp_path: Path) -> None:
    study = example_study("en")
    study = apply(study, edit_agenda.park(study, "Buy a pump", stage="1", solution=True))
    async with stage(tmp_path, study, (140, 42)) as s:
        s.screen.show_tab("changes")
        await until(s.pilot, lambda: "PARKED EARLIER" in s.text())
        await s.press("home", "enter")
        assert read(list(s.study.changes.values())[-1].text, "en") == "Buy a pump"
        assert "PARKED EARLIER" not in s.text()


def test_a_block_fits_the_line_that_it_has() -> None:
    study = new_study("T", "en")
    study = apply(
        study, add_block(study, "What struck us overnight and what follows from it now", 20)
    )
    (block,) = study.blocks.values()
    moment = datetime(2026, 3, 10, 9, 5, tzinfo=UTC)
    running = replace(block, began_at="2026-03-10T09:00:00Z")
    for width in (70, 92):
        assert block_words(study, running, "09:00", moment, width).cell_length <= width


def test_the_facilitator_alone_hears_that_time_runs_out() -> None:
    study = new_study("T", "en")
    for title in ("Pictures", "Models", "Comparison"):
        study = apply(study, add_block(study, title, 60))
        step = edit_agenda.begin_block(study, list(study.blocks)[-1], "2026-03-10T09:00:00Z")
        study = apply(study, step)
    moment = datetime(2026, 3, 10, 9, 5, tzinfo=UTC)
    assert "time runs out" in timer(study, on_wall=False, moment=moment).plain
    assert "time runs out" not in timer(study, on_wall=True, moment=moment).plain
