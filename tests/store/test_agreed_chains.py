"""An action that a later cycle carries on is open once, however many sessions of the chain hold it."""

from __future__ import annotations

from pathlib import Path

from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit_action import add_action
from ssm_studio.domain.study import Study, new_study
from ssm_studio.method.next_cycle import chosen
from ssm_studio.store.search_index import Catalogue
from ssm_studio.workshop.agreed_actions import agreed_actions
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.next_cycle import begin_next_cycle


def agreed(title: str) -> Study:
    study = new_study(title, "en")
    study = apply(study, add_action(study, "Print it", by_when="2027-01-15"))
    return apply(study, add_action(study, "Read it"))


def test_totals_count_what_was_carried_on_once(tmp_path: Path) -> None:
    home = Home(tmp_path / "sessions", tmp_path / "exports", tmp_path / ".cache")
    study = agreed("First")
    path = create_from_study(home, study, "first", "x")
    create_from_study(home, agreed("Other"), "other", "x")
    begin_next_cycle(home, path, study, chosen(study, "actions"))
    catalogue = Catalogue(home.sessions, home.cache)
    catalogue.refresh()
    totals = catalogue.totals()
    catalogue.close()
    assert (totals.sessions, totals.open_actions) == (3, 4)
    assert list(totals.deadlines) == ["2027-01-15", "2027-01-15"]
    assert totals.open_actions == len(agreed_actions(home)[0])
