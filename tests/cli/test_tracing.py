"""`trace` follows what was agreed back to the picture, in words and for programs, and keeps what is private."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ssm_studio.domain import edit
from ssm_studio.workshop.workshop import open_session
from tests.cli.conftest import Command


def set_field(path: Path, kind: str, ref: str, **values: Any) -> None:
    with open_session(path) as workshop:
        table = workshop.study.table(kind)
        id_ = next(each.id for each in table.values() if each.ref == ref)
        workshop.do(edit.set_fields(workshop.study, kind, id_, "", **values))


@pytest.fixture
def demo(ssm: Command) -> Path:
    return ssm("demo", "--no-open").path


def test_every_path_is_there_for_programs(ssm: Command, demo: Path) -> None:
    told = json.loads(ssm("trace", "east-java", "ACT1", "--json").out)
    assert set(told) == {"paths", "missing"}
    assert ["ACT1", "CH1", "X01", "CM1.1", "RD1", "RS1", "TH3", "E24"] in told["paths"]
    assert told["missing"] == []
    back = json.loads(ssm("trace", "east-java", "e24", "--json").out)
    assert ["ACT1", "CH1", "X01", "CM1.1", "RD1", "RS1", "TH3", "E24"] in back["paths"]


def test_a_person_reads_a_tree_in_which_nothing_is_told_twice(ssm: Command, demo: Path) -> None:
    out = ssm("trace", "east-java", "ACT1").out
    assert out.startswith("ACT1 Involve the Governor")
    assert out.index("CH1") < out.index("X01") < out.index("CM1.1") < out.index("E24")
    assert sum(" RS2 " in each for each in out.splitlines()) == 1
    assert "Di baliknya" in ssm("trace", "east-java", "ACT1", "--lang", "id").out


def test_what_is_missing_is_named(ssm: Command, demo: Path) -> None:
    set_field(demo, "action", "ACT3", changes=())
    told = json.loads(ssm("trace", "east-java", "ACT3", "--json").out)
    assert told["paths"] == [["ACT3"]]
    assert told["missing"] == [{"ref": "ACT3", "kind": "action", "needs": "change"}]
    assert "nothing is named behind it (change)" in ssm("trace", "east-java", "ACT3").out
    lists = json.loads(ssm("trace", "east-java", "--json").out)
    assert lists["actions"] == ["ACT3"]
    assert "ACT3" in ssm("trace", "east-java").out


def test_a_way_through_private_records_is_counted_and_not_shown(ssm: Command, demo: Path) -> None:
    set_field(demo, "theme", "TH3", visibility="facilitator")
    answer = ssm("trace", "east-java", "ACT1", "--json")
    assert "TH3" not in answer.out
    assert "2 ways" in answer.err
    assert "TH3" in ssm("trace", "east-java", "ACT1", "--json", "--private").out
    assert ssm("trace", "east-java", "TH3").code == 2
    assert ssm("trace", "east-java", "TH3", "--private").code == 0


def test_what_no_way_leads_through_is_refused_with_a_sentence(ssm: Command, demo: Path) -> None:
    answer = ssm("trace", "east-java", "LN1")
    assert answer.code == 2
    assert answer.out == ""
    assert "LN1" in answer.err
    assert ssm("trace", "east-java", "Q99").code == 2
