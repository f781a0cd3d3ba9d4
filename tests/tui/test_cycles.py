"""From one cycle to the next inside a session, what differs since then, and issues that come back."""

from __future__ import annotations

from pathlib import Path

from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit_action import add_action
from ssm_studio.domain.edit_picture import add_element, add_picture
from ssm_studio.domain.study import Study, new_study
from ssm_studio.i18n import set_language
from ssm_studio.tui.cycles import difference_words
from ssm_studio.tui.library.due import returning_lines
from ssm_studio.tui.text import times_words
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.recurring_issues import recurring, returning
from tests.tui.comparing import stage
from tests.tui.driving import until


def troubled(title: str, *issues: str) -> Study:
    """A session with a picture of these concerns."""
    study = new_study(title, "en")
    study = apply(study, add_picture(study, "P"))
    (picture,) = study.pictures
    for words in issues:
        study = apply(study, add_element(study, picture, "concern", words))
    return study


def test_an_issue_comes_back_by_its_words_in_any_case_and_rubbish_is_passed_over(
    tmp_path: Path,
) -> None:
    home = Home(tmp_path / "sessions", tmp_path / "exports", tmp_path / ".cache")
    paths = [
        create_from_study(home, troubled("First", "Nobody says thank you"), "first", "new"),
        create_from_study(home, troubled("Second", "nobody  says thank YOU!"), "second", "new"),
    ]
    (home.sessions / "rubbish.ssm").write_bytes(b"\0" * 100)
    study = troubled("Third", "Nobody says thank you.", "Only now")
    (back,) = returning(study, [*paths, home.sessions / "rubbish.ssm"])
    assert (back.words, back.times, back.before) == (
        "Nobody says thank you.",
        3,
        ("First", "Second"),
    )
    assert times_words(back.times) == "third time"


def test_the_library_knows_what_came_back_in_all_sessions(tmp_path: Path) -> None:
    home = Home(tmp_path / "sessions", tmp_path / "exports", tmp_path / ".cache")
    create_from_study(home, troubled("First", "Nobody says thank you", "Once"), "first", "new")
    create_from_study(home, troubled("Second", "nobody  says thank YOU!"), "second", "new")
    newest = create_from_study(home, troubled("Third", "Nobody says thank you."), "third", "new")
    (back,) = recurring(home, "en")
    assert (back.path, back.times, set(back.sessions)) == (newest, 3, {"First", "Second", "Third"})
    (line,) = returning_lines([back])
    assert line.hint.startswith("third time: Third")


def test_what_differs_is_told_by_stage_and_kind_of_change() -> None:
    before = troubled("T", "Old")
    after = apply(before, add_action(before, "Publish the list"))
    text = difference_words(before, after).plain
    assert "4 Comparison" in text
    assert "+ new" in text
    assert "Publish the list" in text
    assert "still open" in difference_words(before, before).plain
    for language in ("id", "en"):
        set_language(language)
        lines = difference_words(after, before).plain.splitlines()
        columns = [line.index(ref) for line in lines for ref in ("ACT1", "E01") if ref in line]
        assert len(columns) == 2
        assert len(set(columns)) == 1
    bare = new_study("T", "en")
    assert "The two sessions say the same." in difference_words(bare, bare).plain


async def test_the_next_cycle_begins_inside_a_session_and_closes_the_old_one(
    tmp_path: Path,
) -> None:
    study = troubled("Water", "Nobody says thank you")
    study = apply(study, add_action(study, "Publish the list", by_when="2999-01-01"))
    async with stage(tmp_path, study) as s:
        old = s.study.session.id
        s.screen.action_room("next_cycle")
        await until(s.pilot, lambda: "What to carry on" in s.text())
        for words in ("all", "it was enough", "", "frames", "", ""):
            await s.answer(words)
        await until(s.pilot, lambda: s.study.session.id != old and s.screen_or_none() is None)
        assert s.study.session.cycle == 2
        assert s.study.actions
        assert s.study.session.parent_session == s.path.stem
