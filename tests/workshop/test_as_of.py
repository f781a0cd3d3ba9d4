"""Any moment of a session's past is what it was then: by number, by time, by day, from snapshots too."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.edit_picture import add_element
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.errors import UsageError
from ssm_studio.store import log_table
from ssm_studio.workshop.as_of import Past, at
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.workshop import open_session
from tests.studies import rich_study


@pytest.fixture
def lived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[Study]]:
    """A session with forty entries and a snapshot after every seventh, and what it was after each."""
    monkeypatch.setattr(log_table, "SNAPSHOT_EVERY", 7)
    home = Home(tmp_path / "sessions", tmp_path / "exports", tmp_path / "cache")
    path = create_from_study(home, rich_study(), "Lived")
    studies = []
    with open_session(path, author="Sri") as workshop:
        studies.append(workshop.study)
        picture = next(iter(workshop.study.pictures))
        for number in range(39):
            if number % 5 == 4:
                workshop.undo()
            elif number % 3:
                workshop.do(add_element(workshop.study, picture, "concern", f"Worry {number}"))
            else:
                element = next(iter(workshop.study.elements))
                workshop.do(edit.set_fields(workshop.study, "element", element, intensity=number))
            studies.append(workshop.study)
    return path, studies


def test_after_each_entry_it_is_what_it_was(lived: tuple[Path, list[Study]]) -> None:
    path, studies = lived
    for number, study in enumerate(studies, 1):
        moment = at(path, str(number))
        assert moment.study == study
        assert moment.entry.seq == number
        assert (moment.now, moment.entries) == (studies[-1], len(studies))


def test_a_time_means_the_last_entry_until_then(lived: tuple[Path, list[Study]]) -> None:
    path, studies = lived
    with open_session(path) as workshop:
        log = workshop.log()
    for entry in (log[0], log[20], log[-1]):
        stamp = entry.at.isoformat()
        last = max(each.seq for each in log if each.at <= entry.at)
        assert at(path, stamp).study == studies[last - 1]
        assert at(path, stamp.replace("+00:00", "Z")).entry.seq == last
    later = datetime.now(UTC) + timedelta(days=1)
    assert at(path, later.astimezone().strftime("%Y-%m-%d")).study == studies[-1]


@pytest.mark.parametrize("said", ["2001-01-01", "0", "41", "soon", "2026-13-40", "", "#"])
def test_what_is_no_moment_of_it_is_a_sentence(lived: tuple[Path, list[Study]], said: str) -> None:
    with pytest.raises(UsageError):
        at(lived[0], said)


def test_nothing_is_written_by_looking_back(lived: tuple[Path, list[Study]]) -> None:
    before = lived[0].read_bytes()
    at(lived[0], "3")
    assert lived[0].read_bytes() == before


def test_the_past_is_walked_by_entry_day_and_block(lived: tuple[Path, list[Study]]) -> None:
    path, studies = lived
    past = Past(path)
    try:
        assert [each.seq for each in past.headings] == list(range(1, len(studies) + 1))
        for place in (0, 6, 7, 22, len(studies) - 1, 6):
            assert past.study_at(place) == studies[place]
        assert past.said("7") == 6
        assert past.said("999") == len(studies) - 1
        assert past.days()[-1] == len(studies) - 1
        first = past.headings[0].at
        assert past.place_at(first - timedelta(days=1)) == 0
        block = next(iter(studies[-1].blocks.values()))
        ended = (past.headings[3].at + timedelta(microseconds=1)).isoformat()
        held = replace(studies[-1], blocks={block.id: replace(block, ended_at=ended)})
        assert [at for at, _name in past.blocks(held)] == [past.place_at(past.headings[3].at)]
        assert past.blocks(replace(studies[-1], blocks={}))[-1] == (len(studies) - 1, "")
    finally:
        past.close()


def test_a_label_of_the_past_says_no_word_of_what_is_private(
    lived: tuple[Path, list[Study]],
) -> None:
    path, _studies = lived
    with open_session(path, author="Sri") as workshop:
        element = next(each for each in workshop.study.elements.values() if not each.visibility)
        words = Text(en="the treasurer keeps two books")
        workshop.do(edit.set_fields(workshop.study, "element", element.id, label=words))
        named = len(workshop.log()) - 1
        workshop.do(edit.set_fields(workshop.study, "element", element.id, intensity=3))
        workshop.do(
            edit.set_fields(workshop.study, "element", element.id, visibility="facilitator")
        )
        now = workshop.study
    past = Past(path)
    try:
        assert not [
            at
            for at in range(len(past.headings))
            if "treasurer" in past.label(at, now) or "SECRET" in past.label(at, now)
        ]
        assert past.label(named, now) == ""
        assert past.label(2, now)
    finally:
        past.close()
