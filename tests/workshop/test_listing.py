"""The sessions of a home, read piece by piece; a log read as a stream; a file that is named by its path."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssm_studio.domain.study import Study
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.next_cycle import Closing, proposal
from ssm_studio.store.search_hits import Hit, InterruptedSearchError
from ssm_studio.store.search_index import Catalogue
from ssm_studio.workshop.create import create_from_study, create_session
from ssm_studio.workshop.find_session import resolve
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.listing import Shelf
from ssm_studio.workshop.log_listing import stream
from ssm_studio.workshop.next_cycle import begin_next_cycle
from ssm_studio.workshop.workshop import open_session
from tests.workshop.steps import write_plain


def test_a_shelf_that_is_read_on_knows_every_session(home: Home) -> None:
    for title in ("Ward handover", "Irrigation"):
        create_session(home, title, "en")
    shelf = Shelf(home)
    shelf.look()
    for _look in range(20):
        if not shelf.read_on():
            break
    assert {each.title for each in shelf.sessions() if not each.unread} >= {
        "Ward handover",
        "Irrigation",
    }


def test_a_log_streams_every_entry_and_ends(path: Path) -> None:
    with open_session(path) as workshop:
        workshop.do(write_plain(workshop.study))
    lines = list(stream(path))
    assert len(lines) > 1


def test_a_path_of_two_parts_is_a_file_whatever_it_ends_in(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "old.db").touch()
    monkeypatch.chdir(tmp_path)
    assert resolve(home, "kept/old.db") == Path("kept/old.db")


@pytest.mark.parametrize("closing", [None, Closing(problem_solving="The ward is merged")])
def test_how_a_cycle_ended_is_written_into_the_old_session_where_somebody_said_it(
    home: Home, closing: Closing | None
) -> None:
    study = example_study("en")
    path = create_from_study(home, study)
    before = study_in(path)
    following = begin_next_cycle(home, path, before, proposal(before), closing)
    assert study_in(following).session.cycle == (before.session.cycle or 1) + 1
    assert (study_in(path) == before) == (closing is None)


def study_in(path: Path) -> Study:
    with open_session(path) as workshop:
        return workshop.study


def test_a_search_that_was_ended_with_the_one_before_is_made_again_while_it_is_wanted(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(home)
    tries: list[str] = []

    def ended_twice(_catalogue: Catalogue, words: str) -> list[Hit]:
        tries.append(words)
        if len(tries) < 3:
            raise InterruptedSearchError
        return []

    monkeypatch.setattr(Catalogue, "search", ended_twice)
    assert shelf.search("water") is None
    assert shelf.search("water", lambda: True) == []
    assert tries == ["water"] * 3
    shelf.close()
