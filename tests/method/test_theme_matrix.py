"""Themes against actions: a way counts from either side, and nothing is lost where there is none."""

from __future__ import annotations

from dataclasses import replace

from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.report.report import report
from ssm_studio.method.theme_matrix import theme_matrix
from ssm_studio.method.trace import trace
from ssm_studio.tui.loose_ends import matrix_words


def test_a_pair_stands_where_the_trace_of_the_action_passes_the_theme() -> None:
    study = example_study("en")
    found = theme_matrix(study)
    expected = {
        (step.id, action)
        for action in study.actions
        for step in trace(study, "action", action)
        if step.kind == "theme"
    }
    assert found.ways == expected
    assert found.ways
    assert len(found.actions) == 6


def test_an_action_without_a_theme_has_a_row_of_its_own() -> None:
    study = example_study("en")
    first = next(iter(study.actions.values()))
    study = replace(study, actions={**study.actions, first.id: replace(first, changes=())})
    assert theme_matrix(study).without_theme() == (study.actions[first.id],)
    assert "| From no theme | ● |" in report(study, "en", {})
    assert "from no theme" in matrix_words(study, 80).plain


def test_a_narrow_screen_gets_the_matrix_in_blocks() -> None:
    study = example_study("en")
    wide, narrow = matrix_words(study, 140).plain, matrix_words(study, 70).plain
    assert max(map(len, narrow.splitlines()[:10])) < 70
    assert wide.count("●") == narrow.count("●") == len(theme_matrix(study).ways)
