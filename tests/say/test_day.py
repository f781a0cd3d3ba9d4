"""The day by typing: agenda, clock, diary, what is parked, and what is answered with one line."""

from __future__ import annotations

import pytest

from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import read
from ssm_studio.method.trace_paths import actions_without_issue, issues_without_action
from ssm_studio.say import NotUnderstood, Place, Understood, understand
from ssm_studio.say.lists import named_list


def said(study: Study, *lines: str, stage: int = 1) -> Study:
    for line in lines:
        answer = understand(line, study, Place(stage))
        assert isinstance(answer, Understood), f"{line}: {answer}"
        study = apply(study, answer.changeset)
    return study


def day() -> Study:
    return said(new_study("Day", "en"), "participant Bunga", "participant Andan", "agenda half day")


@pytest.mark.parametrize("line", ["agenda half day", "agenda setengah hari", "Agenda HALF"])
def test_a_usual_day_is_laid_out(line: str) -> None:
    study = said(new_study("Day", "en"), line)
    assert len(study.blocks) == 10
    assert study.session.introductory is True


def test_a_block_stands_where_the_line_says() -> None:
    study = said(day(), "blok Doa; 10 menit; seremoni; pukul 9.20; setelah B1")
    block = next(each for each in study.blocks.values() if each.ref == "B11")
    assert (block.place, block.minutes, block.starts, block.ceremony) == (2, 10, "09:20", True)


def test_one_block_runs_at_a_time_and_people_stay() -> None:
    study = said(day(), "begin B1", "B1 present P1", "mulai B2")
    first, second = (each for each in study.blocks.values() if each.ref in ("B1", "B2"))
    assert first.ended_at
    assert second.began_at
    assert not second.ended_at
    assert second.present == first.present
    assert len(second.present) == 1


def test_the_diary_takes_tags_and_is_nobody_elses() -> None:
    from ssm_studio.formats.redaction import for_readers

    study = said(
        day(), "begin B1", "diary : the boss spoke first #power", "penyimpangan B1 : mulai"
    )
    first, second = study.diary.values()
    assert (first.kind, first.tags, first.block is not None) == ("diary", ("power",), True)
    assert second.kind == "departure"
    assert not for_readers(study).diary


def test_a_parked_solution_comes_back_as_a_change() -> None:
    study = said(day(), "park solution : one app", "parkir P2 : parking", "take up PK1")
    assert [read(each.text, "en") for each in study.changes.values()] == ["one app"]
    assert [bool(each.settled) for each in study.parked.values()] == [True, False]
    study = said(study, "system to park cars", stage=2)
    study = said(study, "park RS1 : not now", stage=2)
    assert study.relevant_systems[next(iter(study.relevant_systems))].chosen is False


def test_what_leads_nowhere_is_listed_and_answered_with_one_line() -> None:
    study = said(day(), "! reports are late", "action Print it, Secretary, by 2027-03-01")
    lost = issues_without_action(study)[0], actions_without_issue(study)[0]
    assert [each.reason for each in lost] == ["", ""]
    study = said(study, "leave E01 : they will ask", "biarkan ACT1 : diminta gubernur")
    reasons = {
        each.reason for each in (*issues_without_action(study), *actions_without_issue(study))
    }
    assert reasons == {"they will ask", "diminta gubernur"}
    assert "they will ask" in " ".join(named_list(study, "loose ends") or ())


def test_every_move_of_status_is_dated_and_an_odd_one_asked_about() -> None:
    study = said(day(), "action Print it, Secretary", "status ACT1 agreed", "ACT1 status done")
    moves = [(each.status, bool(each.date)) for each in study.follow_ups.values()]
    assert moves == [("agreed", True), ("done", True)]
    odd = understand("status ACT1 in progress", study, Place(4))
    assert isinstance(odd, Understood)
    assert odd.notes
    told = understand("status ACT1 in progress : the printer broke", study, Place(4))
    assert isinstance(told, Understood)
    assert not told.notes


@pytest.mark.parametrize(
    "line", ["begin the work", "end users", "leave the office", "agenda setting", "take up arms"]
)
def test_the_words_begin_other_sentences_too(line: str) -> None:
    answer = understand(line, day(), Place(1))
    assert isinstance(answer, NotUnderstood)
    assert answer.name == line


@pytest.mark.parametrize(
    "line", ["end B1", "begin B77", "take up PK9", "leave B1 : x", "block X; 9 apples"]
)
def test_what_cannot_be_is_told(line: str) -> None:
    assert isinstance(understand(line, day(), Place(1)), NotUnderstood)
