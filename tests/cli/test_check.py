"""What `check` prints, for people and for programs, and how it exits."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.edit_waivers import waive
from ssm_studio.domain.text import Text
from ssm_studio.method.rules.registry import check
from ssm_studio.workshop.home import find_home
from ssm_studio.workshop.sessions import create_from_study
from ssm_studio.workshop.workshop import open_session
from tests.cli.conftest import Answer, Command
from tests.studies import rich_study

HOSTILE = "[/x]\x1b[31m\u202e👩‍👩‍👧 line\nbreak"


@pytest.fixture
def example(ssm: Command) -> Path:
    return ssm("demo", "--no-open").path


def lines(answer: Answer) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answer.out.splitlines()]


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_worked_example_in_one_object_a_line(
    ssm: Command, example: Path, language: str
) -> None:
    answer = ssm("check", "east-java", "--json", "--lang", language)
    assert answer.code == 0
    assert not answer.err
    found = lines(answer)
    assert Counter(each["rule"] for each in found) == {
        "AR-05": 10, "AC-14": 6, "CP-10": 2, "CP-02": 1, "CP-08": 1, "RP-06": 1, "RP-12": 1,
    }  # fmt: skip
    for each in found:
        assert list(each) == ["rule", "severity", "record", "field", "message", "answerable"]
        # The page of the original is set on no screen and by no line.
        assert each["answerable"] is (each["field"] != "original_page")
    assert {"rule": "CP-08", "severity": "hint", "record": "X17", "field": "exists"}.items() <= (
        next(each for each in found if each["rule"] == "CP-08").items()
    )
    assert len({(each["rule"], each["record"], each["field"]) for each in found}) == len(found)


def test_for_people_by_stage_with_the_question(ssm: Command, example: Path) -> None:
    answer = ssm("check", str(example))
    assert answer.code == 0
    assert answer.out.index("1 Rich picture") < answer.out.index("4 Comparison & action")
    assert "Does everyone agree?" in answer.out
    assert "Who is at odds with whom, and over what?" in answer.out
    assert "3 → 5" not in answer.out
    assert "2: X04, X11" in answer.out
    assert "6: ACT1, ACT2, ACT3, ACT4, ACT5, ACT6" in answer.out
    assert "10: RC-marr.en.community" in answer.out
    assert not answer.err
    assert "AR-05" in ssm("check", str(example), "--rule", "AR-05").out


def test_five_questions_a_stage_and_the_rest_under_all(ssm: Command, home: Path) -> None:
    create_from_study(find_home(), rich_study(), "rich", "rich")
    short = ssm("check", "rich")
    whole = ssm("check", "rich", "--all")
    assert "with --all." in short.err
    assert "--all" not in whole.err
    assert len(whole.out.splitlines()) > len(short.out.splitlines())
    for answer in (short, whole):
        said = [line for line in answer.out.splitlines() if line.strip()]
        assert len(set(said)) == len(said)
    stage = short.out.split("2 Root definitions")[0]
    assert stage.count("?\n") <= 5 * 2


def test_one_stage_one_rule_and_what_there_is_not(ssm: Command, example: Path) -> None:
    assert {each["rule"] for each in lines(ssm("check", "east", "--json", "--stage", "1"))} == {
        "RP-06",
        "RP-12",
    }
    assert {each["rule"] for each in lines(ssm("check", "east", "--json", "--stage", "0"))} == {
        "AR-05"
    }
    assert len(lines(ssm("check", "east", "--json", "--rule", "cp-10", "--rule", "CP-02"))) == 3
    nothing = ssm("check", "east", "--rule", "SE-01")
    assert (nothing.code, nothing.out) == (0, "")
    assert "nothing to ask" in nothing.err
    for arguments in (("--rule", "XX-99"), ("--stage", "5"), ("--stage", "one")):
        refused = ssm("check", "east", *arguments)
        assert refused.code == 2
        assert not refused.out
        assert "Error:" in refused.err
    assert ssm("check", "no-such").code == 2


def test_strict_exits_with_1_only_when_an_error_is_open(ssm: Command, example: Path) -> None:
    assert ssm("check", "east", "--strict").code == 0
    with open_session(example) as workshop:
        element = next(e for e in workshop.study.elements.values() if e.ref == "E16")
        workshop.do(edit.set_fields(workshop.study, "element", element.id, belongs_to=None))
    assert ssm("check", "east").code == 0
    assert ssm("check", "east", "--strict").code == 1
    assert ssm("check", "east", "--strict", "--stage", "4").code == 0
    with open_session(example) as workshop:
        (finding,) = check(workshop.study, only=["RP-08"])
        step = waive(
            workshop.study, finding.rule, finding.record, finding.field, "Nobody's", "Rani", "now"
        )
        workshop.do(step)
    assert ssm("check", "east", "--strict").code == 0
    assert "RP-08" not in ssm("check", "east").out
    assert "RP-08" in ssm("check", "east", "--waived").out
    listed = lines(ssm("check", "east", "--json", "--waived"))
    assert [each["rule"] for each in listed if each["waived"]] == ["RP-08"]


def test_nothing_is_changed_by_asking(ssm: Command, example: Path) -> None:
    before = example.read_bytes()
    ssm("check", "east")
    assert example.read_bytes() == before


def test_hostile_words_do_not_reach_the_terminal(ssm: Command, home: Path, example: Path) -> None:
    with open_session(example) as workshop:
        action = next(iter(workshop.study.actions))
        workshop.do(
            edit.set_fields(
                workshop.study, "action", action, text=Text(en=HOSTILE), changes=("X\x1b[2J",)
            )
        )
    create_from_study(find_home(), rich_study(), "rich", "rich")
    for session in ("east-java", "rich"):
        for arguments in ((), ("--json",)):
            answer = ssm("check", session, *arguments)
            assert answer.code == 0
            assert "\x1b" not in answer.out
            assert "\u202e" not in answer.out


SETTINGS = """
[rules]
off = ["AR-05", "ac-14"]
[words]
SOLUTION = ["Governor"]
[thresholds]
RP-02.few = 30
RP-18 = 1
"""


def test_a_settings_file_switches_off_adds_words_and_sets_thresholds(
    ssm: Command, home: Path, example: Path
) -> None:
    (home / "coach.toml").write_text(SETTINGS, encoding="utf-8")
    answer = ssm("check", "east", "--json")
    rules = {each["rule"] for each in lines(answer)}
    assert not answer.err
    assert rules.isdisjoint(("AR-05", "AC-14"))
    assert rules > {"RP-13", "RP-02", "RP-18"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"[rules", "coach.toml"),
        (b"\xff\xfe", "coach.toml"),
        (b"[rules]\noff = ['RP-99']", "RP-99"),
        (b"[rules]\noff = 'RP-06'", "rules.off"),
        (b"[rules]\non = []", "rules.on"),
        (b"rules = 3", "rules"),
        (b"[colours]", "colours"),
        (b"[words]\nNO_LIST = []", "NO_LIST"),
        (b"[words]\nMEANS = [1]", "words.MEANS"),
        (b"[thresholds]\nRP-02.few = 'x'", "RP-02.few"),
        (b"[thresholds]\nRP-18 = true", "RP-18"),
        (b"[thresholds]\nRP-18 = nan", "RP-18"),
        (b"[thresholds]\nnothing = 1", "nothing"),
        (b"x = " + b"[" * 2000, "coach.toml"),
    ],
)
def test_a_broken_settings_file_is_told_and_the_usual_settings_are_taken(
    ssm: Command, home: Path, example: Path, content: bytes, says: str
) -> None:
    (home / "coach.toml").write_bytes(content)
    answer = ssm("check", "east", "--json")
    assert answer.code == 0
    assert len(lines(answer)) == 22
    assert says in answer.err
    assert "usual ones are taken" in answer.err
    assert "Traceback" not in answer.err


def test_a_settings_folder_is_no_settings_file(ssm: Command, home: Path, example: Path) -> None:
    (home / "coach.toml").mkdir()
    answer = ssm("check", "east", "--json")
    assert len(lines(answer)) == 22
    assert "usual ones are taken" in answer.err
