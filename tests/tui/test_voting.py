"""One keyboard votes for the whole room: by name, by hands, on slips, and in secret with nothing shown."""

from __future__ import annotations

from pathlib import Path

from ssm_studio.domain.ballot import Ballot
from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit_people import add_participant
from ssm_studio.domain.study import Study
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.tui.dialogs import Choose
from ssm_studio.tui.voting.sheet import VoteSheet
from ssm_studio.tui.wall.screen import WallScreen
from tests.tui.comparing import Stage, stage
from tests.tui.driving import until


def grouped() -> Study:
    """The worked example with one more person, who sits in a group."""
    study = example_study("en")
    return apply(study, add_participant(study, "Zaki", "", "Gate keepers"))


async def at_agreement(s: Stage) -> str:
    """The sheet over the one accommodation, which has its id."""
    id_ = next(iter(s.study.accommodations))
    s.screen.reveal("accommodation", id_)
    await s.pilot.pause()
    await s.press("g")
    await until(s.pilot, lambda: isinstance(s.app.screen, VoteSheet), "the sheet")
    return id_


async def new_round(s: Stage, way: str) -> None:
    """Begin a round that is held in this way."""
    await s.press("n")
    await until(s.pilot, lambda: isinstance(s.app.screen, Choose), "the ways to ask")
    await s.answer(way)
    await until(s.pilot, lambda: isinstance(s.app.screen, VoteSheet), "the sheet")


async def leave(s: Stage) -> None:
    """Close the sheet."""
    await s.press("escape")
    await until(s.pilot, lambda: s.screen_or_none() is not None, "the stage")


def newest(s: Stage) -> Ballot:
    return list(s.study.ballots.values())[-1]


async def test_marks_typed_one_after_the_other_are_one_round_and_one_undo(tmp_path: Path) -> None:
    async with stage(tmp_path) as s:
        id_ = await at_agreement(s)
        before = s.study
        await new_round(s, "person by")
        await s.press("2", "7", "9")
        first, second = s.study.ballots.values()
        assert (first.round, second.round) == (1, 2)
        assert first.marks == before.accommodations[id_].gradients
        assert [mark for _who, mark in second.marks] == [2, 7]
        assert s.study.accommodations[id_].gradients == second.marks
        text = s.text()
        assert "Serious disagreement" in text
        assert "round 1" in text
        assert "round 2" in text
        await s.press("up", "backspace")
        assert [mark for _who, mark in newest(s).marks] == [2]
        await s.press("9")
        await leave(s)
        assert "The scale goes from 1 to 8." in s.told()
        await s.press("ctrl+z")
        assert s.study == before


async def test_what_the_record_says_already_is_gone_on_with(tmp_path: Path) -> None:
    async with stage(tmp_path) as s:
        id_ = await at_agreement(s)
        marks = dict(s.study.accommodations[id_].gradients)
        assert "Andan, Dewi, Fajar" in s.text()
        await s.press("home", "8")
        await leave(s)
        who = next(iter(s.study.participants))
        assert dict(s.study.accommodations[id_].gradients) == marks | {who: 8}
        assert [each.round for each in s.study.ballots.values()] == [1]


async def test_a_secret_round_is_masked_on_screen_and_names_nobody_when_revealed(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as s:
        id_ = await at_agreement(s)
        before = s.study.accommodations[id_]
        await new_round(s, "secret")
        await s.press("8", "1")
        text = s.text()
        assert newest(s).hidden
        assert "2 people have voted" in text
        (block,) = (line for line in text.splitlines() if "8 Block" in line)
        assert "▪" not in block
        assert s.study.accommodations[id_] == before
        await leave(s)
        await s.press("g")
        await until(s.pilot, lambda: isinstance(s.app.screen, VoteSheet), "the sheet")
        await s.press("v")
        assert not newest(s).hidden
        assert newest(s).spread == (("1", 1), ("8", 1))
        await leave(s)
        text = s.text()
        assert "1 is against it; nobody is named." in text
        assert "Against it: Andan" not in text


async def test_hands_are_counted_group_by_group_with_numbers_of_two_digits(tmp_path: Path) -> None:
    async with stage(tmp_path, grouped()) as s:
        await at_agreement(s)
        await new_round(s, "raised hands")
        await s.press("1", "2")
        group = next(id_ for id_, g in s.study.groups.items() if g.name and g.name.plain is None)
        assert [how_many for _g, how_many in newest(s).hands] == [12]
        assert group in s.study.groups
        assert newest(s).scale == "hands"


async def test_slips_of_paper_name_nobody(tmp_path: Path) -> None:
    async with stage(tmp_path) as s:
        await at_agreement(s)
        await new_round(s, "slips")
        await s.press("3", "down", "1", "1")
        assert newest(s).spread == (("1", 3), ("2", 11))
        assert newest(s).marks == ()


async def test_rows_and_changes_are_voted_on_too_and_what_cannot_be_is_said(tmp_path: Path) -> None:
    async with stage(tmp_path) as s:
        row = s.record
        await s.press("f")
        await until(s.pilot, lambda: isinstance(s.app.screen, VoteSheet), "the sheet")
        await s.press("4", "2")
        await leave(s)
        assert [mark for _who, mark in s.study.comparison_rows[row.id].quality_by] == [4, 2]
        assert s.study.comparison_rows[row.id].quality == row.quality
        await s.press("right_curly_bracket", "right_curly_bracket")
        first = s.record
        await s.press("r")
        await until(s.pilot, lambda: isinstance(s.app.screen, VoteSheet), "the sheet")
        await s.press("right_square_bracket", "3", "tab", "0")
        await leave(s)
        second = list(s.study.changes.values())[1]
        assert s.study.changes[first.id] == first
        assert [m for _w, m in second.desirable_by] == [3]
        assert [m for _w, m in second.feasible_by] == [0]
        await s.press("right_curly_bracket", "asterisk")
        assert "Select first what is voted on." in s.told()


async def test_a_secret_round_is_held_before_the_wall_and_nothing_of_it_stands_there(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as s:
        await at_agreement(s)
        await s.press("escape", "ctrl+t")
        await until(s.pilot, lambda: isinstance(s.app.screen, WallScreen), "the wall")
        before = s.text()
        await s.press("g", "ctrl+t")
        await until(s.pilot, lambda: s.screen_or_none() is not None, "the stage")
        await s.press("g")
        await until(s.pilot, lambda: isinstance(s.app.screen, VoteSheet), "the sheet")
        await new_round(s, "secret")
        await s.press("8", "1", "8")
        text = s.text()
        assert "3 people have voted" in text
        (block,) = (line for line in text.splitlines() if "8 Block" in line)
        assert "▪" not in block
        assert s.app.workshop is not None
        (hidden,) = [each for each in s.app.workshop.study.ballots.values() if each.hidden]
        assert [mark for _who, mark in hidden.marks] == [8, 1, 8]
        await s.press("escape", "ctrl+t")
        await until(s.pilot, lambda: isinstance(s.app.screen, WallScreen), "the wall")
        assert hidden.id not in s.study.ballots
        assert s.text() == before
