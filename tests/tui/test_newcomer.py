"""What surprised somebody who held a whole inquiry for the first time, each as a kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from rich.cells import cell_len

from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.edit_comparison import add_change
from ssm_studio.domain.edit_definitions import system_called
from ssm_studio.domain.study import Study, new_study
from ssm_studio.i18n import _, set_language
from ssm_studio.tui.commands import APP, STAGE, own_key
from ssm_studio.tui.comparison.action_lines import COLUMNS
from ssm_studio.tui.comparison.change_lines import marks
from ssm_studio.tui.comparison.changes_tab import ChangesTab
from ssm_studio.tui.comparison.chart_tab import ChartTab
from ssm_studio.tui.comparison.quadrants import plot
from ssm_studio.tui.comparison.screen import TABS
from ssm_studio.tui.comparison.table import Need, fit
from ssm_studio.tui.export_dialog import first_offered
from ssm_studio.tui.library.commands import footer
from ssm_studio.tui.step_answer import answer_of
from tests.tui.test_keys_tell_the_truth import TABLES

LANGUAGES: Final = ("en", "id")


@pytest.fixture(params=LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    set_language(request.param)
    yield request.param
    set_language("en")


def test_help_and_palette_name_one_key_for_one_command() -> None:
    for table in (*TABLES, STAGE, APP):
        for each in table:
            assert not each.help or " " not in own_key(each), each.id


def test_the_chart_is_two_tabs_before_the_changes() -> None:
    """As the empty tab of changes says of the key {."""
    assert TABS.index(ChangesTab) - TABS.index(ChartTab) == 2


@pytest.mark.usefixtures("spoken")
def test_no_name_of_a_field_of_the_plot_and_no_head_of_an_action_is_cut() -> None:
    study = _judged()
    assert "…" not in plot(study).plain
    needs = {each.name: Need(40, 12) for each in COLUMNS}
    for width in (109, 138):
        found = fit(COLUMNS, width, needs, 6)
        for each in COLUMNS:
            if each.title and each.name in found:
                assert cell_len(_(each.title)) <= found[each.name], (each.name, width)


def _judged() -> Study:
    blank = new_study("Typed", "en")
    study = apply(blank, add_change(blank, "Ask before hours are set"))
    (change,) = study.changes.values()
    assert marks(study, change, "desirable").plain == "·", "nobody has judged it yet"
    return apply(study, set_fields(study, "change", change.id, desirable=3, feasible=0))


@pytest.mark.usefixtures("spoken")
def test_an_answer_that_is_taken_back_is_said_to_be() -> None:
    study = _judged()
    (change,) = study.changes.values()
    step = set_fields(study, "change", change.id, desirable=None)
    said = answer_of(apply(study, step), step)
    assert _("{field} taken back").format(field="").strip() in said


@pytest.mark.parametrize(
    ("words", "language", "called"),
    [
        ("share the evening", "en", "A system to share the evening"),
        ("Share the evening", "en", "A system to share the evening"),
        ("to share the evening", "en", "A system to share the evening"),
        ("A system to share it", "en", "A system to share it"),
        ("berbagi air", "id", "Sistem untuk berbagi air"),
        ("untuk berbagi air", "en", "Sistem untuk berbagi air"),
        ("ITS for all", "en", "A system to ITS for all"),
    ],
)
def test_a_system_is_called_as_it_was_asked_for(words: str, language: str, called: str) -> None:
    assert system_called(words, language) == called


def test_the_export_begins_with_what_is_there() -> None:
    assert first_offered(new_study("Typed", "en"), 1) == "minutes"
    changed = _judged()
    assert first_offered(changed, 4) == "minutes"
    assert first_offered(changed, 5) == "annex"


def test_an_empty_library_names_no_key_for_sessions() -> None:
    named = [each.id for each in footer(there=False)]
    assert named == ["library.new", "library.example", "app.help"]
    assert {"library.open", "library.trash"} <= {each.id for each in footer()}
