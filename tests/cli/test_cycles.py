"""`compare` and `next-cycle`: what follows on from a session, and what became of it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from ssm_studio.domain import edit
from ssm_studio.workshop.reading import read_study
from ssm_studio.workshop.workshop import open_session
from tests.cli.conftest import Command


@pytest.fixture
def demo(ssm: Command) -> Path:
    return ssm("demo", "--no-open").path


def change(path: Path, kind: str, ref: str, **values: Any) -> None:
    with open_session(path) as workshop:
        table = workshop.study.table(kind)
        id_ = next(each.id for each in table.values() if each.ref == ref)
        workshop.do(edit.set_fields(workshop.study, kind, id_, "", **values))


def compared(ssm: Command, first: Path, second: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(ssm("compare", str(first), str(second), "--json").out)
    return found


def test_a_copy_says_the_same_until_it_is_changed(ssm: Command, demo: Path, home: Path) -> None:
    copy = ssm("copy", "east-java", str(home / "copy.ssm")).path
    assert compared(ssm, demo, copy) == {"new": [], "gone": [], "changed": []}
    assert "say the same" in ssm("compare", str(demo), str(copy)).err or "still open" in (
        ssm("compare", str(demo), str(copy)).out
    )
    change(copy, "action", "ACT1", status="done")
    assert compared(ssm, demo, copy) == {"new": [], "gone": [], "changed": ["ACT1"]}
    out = ssm("compare", str(demo), str(copy)).out
    assert "agreed → done" in out
    assert "4 Comparison & action" in out
    assert "disepakati → selesai" in ssm("compare", str(demo), str(copy), "--lang", "id").out


def test_what_is_private_is_compared_only_when_asked(ssm: Command, demo: Path, home: Path) -> None:
    copy = ssm("copy", "east-java", str(home / "copy.ssm")).path
    for path in (demo, copy):
        change(path, "theme", "TH3", visibility="facilitator")
    from ssm_studio.domain.text import Text

    change(copy, "theme", "TH3", name=Text(en="Otherwise"))
    assert "TH3" not in ssm("compare", str(demo), str(copy)).out
    assert "Otherwise" in ssm("compare", str(demo), str(copy), "--private").out


def test_the_next_cycle_is_made_without_a_question_and_links_back(
    ssm: Command, demo: Path, home: Path
) -> None:
    before = demo.read_bytes()
    change(demo, "action", "ACT2", status="done")
    path = ssm("next-cycle", "east-java").path
    assert path == home / "sessions" / "east-java-cycle-2.ssm"
    study, _why = read_study(path)
    assert study.session.cycle == 2
    assert study.session.parent_session == "east-java"
    assert [each.ref for each in study.actions.values()] == ["ACT1", "ACT3", "ACT4", "ACT5", "ACT6"]
    assert [each.version for each in study.pictures.values()] == [2, 2]
    third = ssm("next-cycle", path.stem).path
    assert third.name == "east-java-cycle-3.ssm"
    assert read_study(third)[0].session.parent_session == "east-java-cycle-2"
    assert demo.read_bytes() != before, "the status only"
    with open_session(demo) as workshop:
        assert len(workshop.log()) == 2


def test_the_list_of_what_is_carried_is_obeyed(ssm: Command, demo: Path) -> None:
    study, _why = read_study(ssm("next-cycle", "east-java", "--carry", "ACT1, systems").path)
    assert [each.ref for each in study.actions.values()] == ["ACT1"]
    assert [each.ref for each in study.relevant_systems.values()] == ["RS3", "RS4"]
    assert not study.elements
    assert not study.analyses_one
    nothing, _why = read_study(ssm("next-cycle", "east-java", "--carry", "none").path)
    assert not nothing.actions
    assert not nothing.pictures
    answer = ssm("next-cycle", "east-java", "--carry", "X01")
    assert answer.code == 2
    assert "X01" in answer.err


def test_a_chain_is_compared_and_an_action_is_listed_once(ssm: Command, demo: Path) -> None:
    path = ssm("next-cycle", "east-java").path
    found = compared(ssm, demo, path)
    assert found["new"] == []
    assert "RD1" in found["gone"]
    assert "ACT1" not in found["gone"]
    listed = json.loads(ssm("actions", "--format", "json").out)
    assert [each["session"] for each in listed] == ["east-java-cycle-2"] * 6
    assert json.loads(ssm("trace", path.stem, "--json").out)["actions"] == []


def test_what_is_forgotten_is_forgotten_in_the_cycles_that_follow_too(
    ssm: Command, demo: Path, home: Path
) -> None:
    path = ssm("next-cycle", "east-java").path
    ssm("actions")
    assert b"apresiasi kinerja" in path.read_bytes()
    assert ssm("forget", "east-java", "ACT2", "--yes").code == 0
    assert "ACT2" not in [each.ref for each in read_study(path)[0].actions.values()]
    assert b"apresiasi kinerja" not in path.read_bytes()
    assert "apresiasi" not in ssm("actions", "--lang", "id").out


def test_in_a_terminal_what_was_learned_goes_into_the_old_session(
    ssm: Command, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals", exc_type=ImportError)
    ours, theirs = pty.openpty()
    os.write(ours, b"actions\nIt holds\n\n\nDraw apart\n\n")
    with os.fdopen(theirs, "r") as keyboard:
        monkeypatch.setattr(sys, "stdin", keyboard)
        path = ssm("next-cycle", "east-java").path
    os.close(ours)
    assert len(read_study(path)[0].actions) == 6
    assert not read_study(path)[0].pictures
    study, _why = read_study(demo)
    added = [(each.interest, each.about, each.text) for each in study.learning.values()][3:]
    assert [(interest, about) for interest, about, _text in added] == [("ps", None), (None, "M")]
    assert added[0][2] is not None
    assert "It holds" in added[0][2].read("en")
    with open_session(demo) as workshop:
        assert len(workshop.log()) == 2
