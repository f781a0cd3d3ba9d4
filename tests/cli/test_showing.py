"""`show` prints what a session holds, now and then; `verify` says whether its log is as it was written."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ssm_studio.domain.text import Text
from ssm_studio.formats.redaction import for_readers
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.reading import read_study
from tests.cli.conftest import Command
from tests.cli.test_tracing import set_field
from tests.studies import rich_study


@pytest.fixture
def demo(ssm: Command) -> Path:
    return ssm("demo", "--no-open").path


@pytest.fixture
def rich(home: Path, ssm: Command) -> Path:
    return create_from_study(
        Home(home / "sessions", home / "exports", home / "c"), rich_study(), "R"
    )


def test_every_word_that_may_be_seen_is_printed(ssm: Command, rich: Path) -> None:
    study, _why = read_study(rich)
    printed = ssm("show", str(rich)).out
    flat = " ".join(printed.split())
    for _kind, record in for_readers(study).everything():
        for name in type(record).__dataclass_fields__:
            value = getattr(record, name)
            for words in value.everything if isinstance(value, Text) else ():
                assert " ".join(words.split()) in flat, (record.ref, name)
    assert "SECRET" not in printed
    assert "SECRET" in ssm("show", str(rich), "--private").out


def test_one_stage_and_one_record(ssm: Command, demo: Path) -> None:
    stage = ssm("show", "east-java", "--stage", "2").out
    assert "RD1" in stage
    assert "E24" not in stage
    assert ssm("show", "east-java", "act1").out.startswith("ACT1 ")
    answer = ssm("show", "east-java", "E999")
    assert (answer.code, answer.out) == (2, "")
    assert "E999" in answer.err


def test_as_it_was_with_what_changed_since(ssm: Command, demo: Path) -> None:
    set_field(demo, "element", "E24", label=Text(en="Reports eat months"))
    now = ssm("show", "east-java", "--stage", "1").out
    then = ssm("show", "east-java", "--stage", "1", "--as-of", "1").out
    assert "Reports eat months" in now
    assert "Reports eat months" not in then
    assert "entry 1 of 2" in then
    assert "Changed since then: E24" in then
    assert (
        "Berubah sejak saat itu: E24"
        in ssm("show", "east-java", "--as-of", "1", "--lang", "id").out
    )
    assert ssm("show", "east-java", "--as-of", "1999-01-01").code == 2


def test_what_is_private_now_was_told_in_confidence_then_too(ssm: Command, demo: Path) -> None:
    words = ssm("show", "east-java", "TH3").out.splitlines()[0]
    set_field(demo, "theme", "TH3", visibility="facilitator")
    assert "TH3" not in ssm("show", "east-java", "--as-of", "1").out
    assert words in ssm("show", "east-java", "--as-of", "1", "--private", "TH3").out


def test_the_log_shows_both_texts_whole(ssm: Command, demo: Path) -> None:
    long = (
        "Reports that nobody reads take us away from the people in front of the counter for weeks"
    )
    set_field(demo, "element", "E24", label=Text(en=long))
    out = ssm("log", "east-java").out
    assert f"→ “{long}”" in out
    assert "172 more" in out
    changed = json.loads(ssm("log", "east-java", "--json").out)[1]["records"][0]
    assert changed["is"]["label"]["en"] == long
    set_field(demo, "element", "E24", visibility="facilitator")
    assert long not in ssm("log", "east-java").out + ssm("log", "east-java", "--json").out
    assert long in ssm("log", "east-java", "--private").out


def test_a_whole_log_verifies_with_its_seal(ssm: Command, demo: Path) -> None:
    head = json.loads(ssm("verify", "east-java", "--json").out)["head"]
    set_field(demo, "element", "E24", intensity=2)
    answer = ssm("verify", "east-java", "--head", head[:8].upper())
    assert answer.code == 0
    assert "of entry 1" in answer.out
    assert json.loads(ssm("verify", "east-java", "--json").out)["head"] != head
    assert ssm("verify", "east-java", "--head", "0" * 64).code == 1
    assert ssm("verify", "east-java", "--head", "xyz").code == 2


@pytest.mark.parametrize("what", ["label", "entry"])
def test_what_was_changed_past_the_program_is_found(ssm: Command, demo: Path, what: str) -> None:
    set_field(demo, "element", "E24", intensity=2)
    set_field(demo, "element", "E24", intensity=3)
    before = ssm("verify", "east-java").out
    with closing(sqlite3.connect(demo)) as conn, conn:
        if what == "label":
            conn.execute("""UPDATE elements SET label = '"Other words"' WHERE ref = 'E24'""")
        else:
            conn.execute("DROP TRIGGER change_log_never_updated")
            conn.execute("UPDATE change_log SET author = 'Somebody' WHERE seq = 2")
    answer = ssm("verify", "east-java")
    assert answer.code == 1
    assert answer.out != before
    assert ("difference" if what == "label" else "entry 2 is not as it was written") in answer.out


def test_two_moments_stand_side_by_side(ssm: Command, demo: Path) -> None:
    set_field(demo, "element", "E24", label=Text(en="Reports eat months"))
    lines = ssm("show", "east-java", "E24", "--as-of", "1", "--beside", "now").out.splitlines()
    changed = [each.split(" ~ ") for each in lines if " ~ " in each]
    same = [each.split(" │ ") for each in lines if " │ " in each]
    assert any("eat months" in right for _left, right in changed)
    assert not any("eat months" in left for left, _right in changed)
    assert all(left.strip() == right.strip() for left, right in same)
    answer = ssm("show", "east-java", "E24", "--beside", "now")
    assert (answer.code, "--as-of" in answer.err) == (2, True)


def test_what_is_private_today_is_in_neither_column_nor_in_the_past(
    ssm: Command, demo: Path
) -> None:
    set_field(demo, "element", "E24", label=Text(en="SECRET months"))
    set_field(demo, "element", "E24", visibility="facilitator")
    set_field(demo, "participant", "P1", pseudonym="SECRET name")
    set_field(demo, "participant", "P1", visibility="facilitator")
    for entry in ("1", "2", "3", "4", "5"):
        for more in ((), ("--beside", "now"), ("--stage", "1", "--beside", "2")):
            printed = ssm("show", "east-java", "--as-of", entry, *more)
            assert printed.code == 0, printed.err
            assert "SECRET" not in printed.out
            assert "Reports eat" not in printed.out
            assert "Writing reports eats weeks" not in printed.out
    assert "(not there)" in ssm("show", "east-java", "E24", "--as-of", "2", "--beside", "now").out
