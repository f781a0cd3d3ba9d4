"""Other ways of comparing: a past event as a scenario, charts side by side by theme; and who has been heard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit_comparison import add_debate
from ssm_studio.domain.edit_waivers import waive
from ssm_studio.domain.text import read
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.trace_paths import NO_ISSUE, actions_without_issue
from ssm_studio.tui.comparison.debate_lines import spoken
from ssm_studio.tui.comparison.ways_of_comparing import side_by_side
from ssm_studio.tui.loose_ends import choices
from tests.tui.comparing import stage
from tests.tui.driving import until
from tests.tui.test_walk import charted


def test_charts_stand_side_by_side_under_the_themes_that_they_come_from() -> None:
    study = example_study("en")
    lines = side_by_side(study).plain.splitlines()
    heads = [line for line in lines if line.startswith("TH")]
    assert heads
    assert any(line.startswith("  CM1") for line in lines)
    assert any("◐" in line for line in lines)
    assert "From no theme" in side_by_side(charted()).plain


def test_a_wide_screen_shows_two_charts_beside_one_another() -> None:
    study = example_study("en")
    theme = next(iter(study.themes))
    systems = {
        id_: replace(each, from_themes=(theme,)) for id_, each in study.relevant_systems.items()
    }
    study = replace(study, relevant_systems=systems)
    narrow, wide = (side_by_side(study, cells).plain.splitlines() for cells in (80, 140))
    assert any(" CM1 " in line and " CM2 " in line for line in wide)
    assert not any(" CM1 " in line and " CM2 " in line for line in narrow)
    assert len(wide) < len(narrow)
    assert max(map(len, wide)) < 140


def test_who_has_spoken_is_counted_and_who_has_not_is_named() -> None:
    study = example_study("en")
    one, two, *_rest = study.participants
    for who in (one, one, two):
        study = apply(study, add_debate(study, "words", speaker=who))
    text = spoken(study).plain
    name = study.participants[one].pseudonym
    assert f"{name} " in text
    assert "Not heard yet:" in text
    assert "%" not in text


async def test_an_event_of_the_past_is_gone_through_activity_by_activity(tmp_path: Path) -> None:
    async with stage(tmp_path, charted()) as s:
        await s.screen.tab.run_action("way")
        await until(s.pilot, lambda: "How do we compare?" in s.text())
        await s.answer("scenario")
        await until(s.pilot, lambda: "Which event" in s.text())
        for words in ("The drought of 2024", "2024-08", "nobody asked", "ask first", "", "agree"):
            await s.answer(words)
        assert s.study.session.comparison_way == "ssm.compare.scenario"
        (scenario,) = s.study.scenarios.values()
        assert read(scenario.event, "en") == "The drought of 2024"
        first, second = s.study.scenario_steps.values()
        assert (read(first.happened, "en"), read(first.would_have, "en")) == (
            "nobody asked",
            "ask first",
        )
        assert (second.happened, read(second.would_have, "en")) == (None, "agree")


def test_what_leads_nowhere_is_asked_about_and_shows_its_answer() -> None:
    study = example_study("en")
    first = next(iter(study.actions.values()))
    study = replace(study, actions={**study.actions, first.id: replace(first, changes=())})
    (lost,) = actions_without_issue(study)
    (asked,) = choices(study, (lost,))
    assert (asked.glyph, asked.hint) == ("?", "comes from no issue")
    assert first.ref in asked.words
    study = apply(
        study, waive(study, NO_ISSUE, first.id, "", "asked for by the Governor", "D", "x")
    )
    (answered,) = choices(study, actions_without_issue(study))
    assert (answered.glyph, answered.hint) == ("✓", "asked for by the Governor")
