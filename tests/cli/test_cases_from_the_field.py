"""Small things that happened to people elsewhere and went wrong; those of diagrams stand in `formats/graph`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ssm_studio.diagram import graphviz_process
from ssm_studio.domain.text import read
from ssm_studio.method.sentence import mentions
from ssm_studio.workshop.workshop import open_session
from tests.cli.conftest import Command


def test_many_arrows_are_read_without_waiting_for_a_layout(
    ssm: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    boxes = "".join(f'n{each} [label="Do task {each}"];' for each in range(200))
    arrows = "".join(f"n{e % 200} -> n{(e + 1 + e // 200) % 200};" for e in range(600))
    file = tmp_path / "many.dot"
    file.write_text(f"digraph {{ {boxes} {arrows} }}")
    ssm("demo", "--no-open")
    monkeypatch.setenv(graphviz_process.OVERRIDE, str(tmp_path / "nowhere"))
    answer = ssm("import-model", "east-java", str(file), "--dry-run")
    assert answer.code == 0
    assert "200 activities, 600 arrows" in answer.out


def test_a_party_that_stands_for_two_letters_is_said_for_both(ssm: Command, tmp_path: Path) -> None:
    """The customers' words stand inside the owners' longer ones."""
    bundle = {
        "meta": {"title": "One party in two letters"},
        "session": {"languages": ["en"]},
        "relevant_systems": [{"id": "RS1", "name": "share the well", "chosen": True}],
        "root_definitions": [
            {
                "id": "RD1",
                "system": "RS1",
                "text": "A system owned by the hill village and the county to share the well fairly",
                "c": [{"text": "the hill village"}],
                "o": [{"text": "the hill village and the county"}],
            }
        ],
    }
    file = tmp_path / "party.json"
    file.write_text(json.dumps(bundle))
    path = ssm("import", str(file)).path
    with open_session(path) as workshop:
        (definition,) = workshop.study.root_definitions.values()
        words = read(definition.sentence, "en")
        assert not {"C", "O"} & set(mentions(words, workshop.study, definition, "en").missing)


def test_a_pasted_list_is_three_people(ssm: Command) -> None:
    path = ssm("new", "Paste", "--no-open").path
    lines = ("actor Head of the village", "actor Treasurer", "actor Downstream families")
    assert ssm("say", str(path), *lines).code == 0
    with open_session(path) as workshop:
        names = [read(each.label, "en") for each in workshop.study.elements.values()]
    assert names == [line.removeprefix("actor ") for line in lines]


def test_a_page_that_lost_its_hidden_comments_comes_back(ssm: Command, tmp_path: Path) -> None:
    ssm("demo", "--no-open")
    page = ssm("export", "east-java", "root-definitions", "-o", "-").out
    bare = re.sub(r"<!--.*?-->", "", page, flags=re.DOTALL)
    assert bare != page
    file = tmp_path / "page.md"
    file.write_text(bare, encoding="utf-8")
    answer = ssm("import-markdown", "east-java", str(file), "--dry-run")
    assert answer.code == 0
    assert "2 definitions" in answer.out
