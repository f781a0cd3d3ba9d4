"""What is for the facilitator only is printed by no command unless it is asked for."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.picture import AnalysisThree, Element, Relation
from ssm_studio.domain.record import new_id
from ssm_studio.domain.text import Text
from ssm_studio.workshop.workshop import open_session
from tests.cli.conftest import Command

SECRETS = ("Rahasia lumbung", "Saudara ipar bupati", "Bisikan di dapur", "Upeti tiap panen")


@pytest.fixture
def example(ssm: Command) -> Path:
    """The worked example with secrets in three forms: marked, of power, and marked later."""
    path = ssm("demo", "--no-open").path
    with open_session(path) as workshop:
        picture = next(iter(workshop.study.pictures))
        first = Element(
            id=new_id(),
            kind="issue",
            picture=picture,
            label=Text(en=SECRETS[0]),
            visibility="facilitator",
        )
        workshop.do(edit.add(workshop.study, first))
        other = next(iter(workshop.study.elements))
        line = Relation(
            id=new_id(), picture=picture, source=first.id, target=other, label=Text(en=SECRETS[3])
        )
        workshop.do(edit.add(workshop.study, line))
        power = AnalysisThree(id=new_id(), holder=Text(en=SECRETS[1]))
        workshop.do(edit.add(workshop.study, power))
        later = replace(first, id=new_id(), label=Text(en=SECRETS[2]), visibility=None)
        workshop.do(edit.add(workshop.study, later))
        workshop.do(edit.write(workshop.study, "element", later.id, "label", SECRETS[2] + "!"))
        workshop.do(edit.set_fields(workshop.study, "element", later.id, visibility="facilitator"))
    return path


@pytest.mark.parametrize(
    "command",
    [
        ("check", "east-java", "--all", "--waived"),
        ("check", "east-java", "--json"),
        ("log", "east-java"),
        ("log", "east-java", "--json"),
        ("show", "east-java"),
        ("show", "east-java", "--as-of", "4"),
        ("list",),
        ("list", "--json"),
        ("doctor", "east-java"),
        ("export", "east-java", "bundle", "--public", "-o", "-"),
        ("export", "east-java", "report", "-o", "-"),
    ],
)
def test_nothing_private_is_printed(ssm: Command, example: Path, command: tuple[str, ...]) -> None:
    answer = ssm(*command)
    assert answer.code == 0
    assert not [each for each in SECRETS if each in answer.out + answer.err]


def test_it_is_printed_when_it_is_asked_for(ssm: Command, example: Path) -> None:
    log = ssm("log", "east-java", "--private").out
    assert SECRETS[0] in log
    assert SECRETS[2] in log
    assert "(private)" in ssm("log", "east-java").out
    open_, private = (
        json.loads(ssm("list", "--json", *more).out)[0]["records"]["element"]
        for more in ((), ("--private",))
    )
    assert private >= open_ + 2


@pytest.mark.parametrize("command", ["log", "check"])
def test_who_has_which_power_is_printed_only_when_it_was_released(
    ssm: Command, example: Path, command: str
) -> None:
    more = ("--all",) if command == "check" else ()
    assert SECRETS[1] not in ssm(command, "east-java", "--private", *more).out
    with open_session(example) as workshop:
        power = next(
            each for each in workshop.study.analyses_three.values() if SECRETS[1] in str(each)
        )
        workshop.do(
            edit.set_fields(
                workshop.study, "analysis_three", power.id, private=False, visibility="session"
            )
        )
    if command == "log":
        assert SECRETS[1] in ssm("log", "east-java", "--private").out


def test_the_whole_bundle_is_a_backup_and_the_public_one_has_a_name_of_its_own(
    ssm: Command, example: Path
) -> None:
    whole, public = (
        ssm("export", "east-java", "bundle", *more).path for more in ((), ("--public",))
    )
    assert whole != public
    assert all(each in whole.read_text("utf-8") for each in SECRETS)
    assert ssm("import", str(public)).code == 0


def test_the_log_says_who_wrote_where_and_what_seals_it(ssm: Command, example: Path) -> None:
    entries = json.loads(ssm("log", "east-java", "--json").out)
    assert [each["parent"] for each in entries[1:]] == [each["id"] for each in entries[:-1]]
    assert all(len(each["digest"]) == 64 and each["replica"] for each in entries)
    hidden = [each for each in entries if each["label"] == "(private)"]
    assert hidden
    with open_session(example) as workshop:
        elements = workshop.study.elements.values()
        private = [each.id for each in elements if each.visibility == "facilitator"]
    assert private
    # What else the step did, such as the places of a picture, is told; of the private records nothing.
    assert not any(id_ in json.dumps(each) for each in hidden for id_ in private)


def test_what_is_no_session_is_named_beside_the_list(ssm: Command, example: Path) -> None:
    (example.parent / "letter.ssm").write_text("Dear all")
    answer = ssm("list")
    assert answer.code == 0
    assert "letter.ssm" in answer.err


def test_the_search_finds_what_is_private_when_asked_to(ssm: Command, example: Path) -> None:
    assert example.exists()
    assert "East Java" not in ssm("search", "lumbung").out
    assert "East Java" in ssm("search", "lumbung", "--private").out
    # Who holds which power is found not even then.
    assert "East Java" not in ssm("search", "ipar", "--private").out
    refused = ssm("search", "lumbung", "--private", "--library", "postgresql://ani@localhost/x")
    assert refused.code == 2
    assert "--private" in refused.err
