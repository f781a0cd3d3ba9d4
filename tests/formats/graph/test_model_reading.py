"""Diagrams of other programs: what can be is read, what cannot is told in a sentence, and nothing crashes or hangs."""

from __future__ import annotations

import pytest

from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import activities_of, new_study
from ssm_studio.formats.graph.parsed_model import MOST_ACTIVITIES, MOST_BYTES
from ssm_studio.formats.graph.reading import (
    ReadModel,
    UnreadableModelError,
    model_step,
    read_model_file,
)
from tests.work import counted

GRAPHML = (
    '<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">{keys}'
    '<graph edgedefault="{way}">{body}</graph></graphml>'
)


def read(text: str, name: str = "") -> ReadModel:
    return read_model_file(text.encode(), name)


def texts(model: ReadModel) -> list[str]:
    return [each.text.plain or "" for each in model.activities]


def pairs(model: ReadModel) -> list[tuple[str, str, str]]:
    """Arrows by the words at their ends."""
    named = {each.name: each.text.plain or "" for each in model.activities}
    return [(named[each.source], named[each.target], each.kind) for each in model.arrows]


def says(model: ReadModel, *parts: str) -> bool:
    told = " ".join(model.not_understood)
    return all(part in told for part in parts)


def test_dot_of_another_program() -> None:
    """Defaults, escapes, HTML, records, ports, groups, chains, sets; what is only looks is passed over."""
    model = read(
        """
        // made elsewhere
        strict digraph "Water" {
          node [shape=box, color="red"];
          a [label="Catat\\nkebutuhan air"]; b [label=<<b>Agree</b> on<br/>a &amp; b>, tooltip="second"];
          r [shape=record, label="<p> Left|{Up|Down}"];
          subgraph cluster_x { label="Pantau"; m [label="Watch"]; }
          a -> b -> m [label="then", weight=3]; {a b} -> r:p; m -> b [style=dotted];
          m -> a [style="dashed,bold"]; a -> a; a -> m [style=invis]; b -> a [dir=back];
        }
        """
    )
    assert texts(model) == ["Catat kebutuhan air", "Agree on a & b", "Left, Up, Down", "Watch"]
    assert ("Catat kebutuhan air", "Agree on a & b", "depends") in pairs(model)
    assert ("Watch", "Agree on a & b", "information") in pairs(model)
    assert ("Watch", "Catat kebutuhan air", "feedback") in pairs(model)
    assert ("Agree on a & b", "Left, Up, Down", "depends") in pairs(model)
    assert model.title == "Water"
    assert {each.kind for each in model.activities} == {"operational"}
    assert says(model, "“Pantau”", "“then”", "tooltip", "itself", "not drawn", "a part")


def test_dot_without_direction_is_read_as_written() -> None:
    model = read("graph { a -- b; b -- c }")
    assert pairs(model) == [("a", "b", "depends"), ("b", "c", "depends")]
    assert says(model, "without a direction")


def test_dot_with_positions_keeps_who_stands_left_and_above() -> None:
    model = read('digraph { a [pos="27,100"]; b [pos="327,100"]; c [pos="27,18"]; a -> b }')
    at = {each.name: (each.x or 0, each.y or 0) for each in model.activities}
    assert at["a"] == (0, 0)
    assert at["b"][0] > 10
    assert at["c"][1] > 2


def test_letters_that_are_not_utf_8_are_read_and_told() -> None:
    data = 'digraph { graph [charset=latin1]; a [label="Grün"] }'.encode("latin-1")
    model = read_model_file(data, "x.dot")
    assert texts(model) == ["Grün"]
    assert says(model, "Latin-1")


def test_numbers_at_the_beginning_of_all_labels_are_the_numbers() -> None:
    model = read('digraph { a [label="1. Learn"]; b [label="2) Decide"]; c [label="2.1 Act"] }')
    assert [(each.number, each.text.plain) for each in model.activities] == [
        ("1", "Learn"),
        ("2", "Decide"),
        ("2.1", "Act"),
    ]
    assert texts(read('digraph { a [label="3 wishes"]; b [label="Decide"] }'))[0] == "3 wishes"


def test_mermaid_of_another_program() -> None:
    model = read(
        """---
title: Water
---
%%{init: {'theme':'base'}}%%
graph LR;
  %% a comment
  A(["Catat #quot;air#quot;"]) -->|lalu| B{Agree?}; B -- text --> C((Watch)):::seen
  B & C ==> D[/Use<br/>it/] --> E@{ shape: doc, label: "Write" }
  C -.-> A
  A --- F>"two
lines"] <--> G
  F ~~~ G
  subgraph one [Title one]
    H[[x (y)]]
  end
  one --> A
  classDef seen fill:#f9f
  this is not Mermaid
"""
    )
    assert texts(model) == [
        *('Catat "air"', "Agree?", "Watch", "Use it", "Write", "two lines", "G", "x (y)")
    ]
    assert [each[:2] for each in pairs(model)][:5] == [
        *(('Catat "air"', "Agree?"), ("Agree?", "Watch"), ("Agree?", "Use it")),
        *(("Watch", "Use it"), ("Use it", "Write")),
    ]
    assert ("Watch", 'Catat "air"', "information") in pairs(model)
    assert model.title == "Water"
    assert says(
        model, "“lalu”, “text”", "Title one", "without a direction", "two heads", "not drawn"
    )
    assert says(model, "18: this is not Mermaid")


def test_mermaid_in_a_page_of_markdown() -> None:
    model = read("# Notes\n\n```mermaid\nflowchart TD\n a --> b\n```\n", "notes.md")
    assert pairs(model) == [("a", "b", "depends")]


def test_graphml_of_another_program() -> None:
    keys = (
        '<key id="d0" for="node" attr.name="label" attr.type="string"/>'
        '<key id="d1" for="node" attr.name="color"><default>red</default></key>'
        '<key id="d2" for="edge" attr.name="weight"/>'
        '<key id="x" for="node" attr.name="x"/><key id="y" for="node" attr.name="y"/>'
    )
    body = (
        '<node id="n1"><data key="d0">Catat air</data><data key="x">0</data><data key="y">0</data></node>'
        '<node id="n2"><graph><node id="n3"/></graph></node>'
        '<node id="n4"><data key="d1">blue</data><data key="x">200</data><data key="y">-40.5</data></node>'
        '<edge source="n1" target="n4"><data key="d2">1.0</data></edge><edge source="n1" target="nn"/>'
        '<edge source="n4" target="n3" directed="true"/><edge source="n4" target="n2"/><hyperedge id="h"/>'
    )
    model = read(GRAPHML.format(keys=keys, way="undirected", body=body))
    assert texts(model) == ["Catat air", "n3", "n4"]
    assert pairs(model) == [("Catat air", "n4", "depends"), ("n4", "n3", "depends")]
    assert says(model, "color", "weight", "end at nothing", "without a direction", "“n2”", "“h”")
    assert says(model, "end at a group", "“n4 → n2”")
    at = {each.name: (each.x, each.y) for each in model.activities}
    assert at["n1"] == (0, 3)
    assert at["n4"] == (25, 0)


def test_activities_of_one_name_are_taken_as_one_and_told() -> None:
    body = '<node id="a"/><node id="a"/><node/><node/><edge source="a" target="b"/>'
    model = read(GRAPHML.format(keys="", way="directed", body=body))
    told = [each for each in model.not_understood if "of one name" in each]
    assert len(told) == 1
    assert "“a”" in told[0]
    assert "“…”" in told[0]


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE graphml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<graphml><graph><node id="&b;"/></graph></graphml>'
)
OUTSIDE = (
    '<!DOCTYPE graphml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    '<graphml><graph><node id="a"><data key="label">&x;</data></node></graph></graphml>'
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", "x.dot"),
        ("digraph {", "x.dot"),
        ("digraph { }", "x.dot"),
        ("digraph { a -> ", ""),
        ("hello", "x.dot"),
        ("hello", "x.txt"),
        ('{"nodes": []}', "x.canvas"),
        ("flowchart TD", "x.mmd"),
        ("sequenceDiagram\n A->>B: hi", "x.mmd"),
        ("nonsense", "x.mmd"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "x.svg"),
        ("<graphml><graph>", "x.graphml"),
        ("<graphml/>", "x.graphml"),
        (BOMB, "x.graphml"),
        (OUTSIDE, "x.graphml"),
        ("<graphml>" * 500, "x.graphml"),
        ("digraph {" + "subgraph {" * 5_000, "x.dot"),
        ("digraph {" + "".join(f"a{n};" for n in range(MOST_ACTIVITIES + 1)) + "}", "x.dot"),
        ("flowchart TD\n" + "\n".join(f"a{n}" for n in range(MOST_ACTIVITIES + 1)), "x.mmd"),
        ("flowchart TD\n" + " & ".join("ab" * 400) + " --> " + " & ".join("cd" * 400), "x.mmd"),
        (
            GRAPHML.format(
                keys="",
                way="directed",
                body="".join(f'<node id="{n}"/>' for n in range(MOST_ACTIVITIES + 1)),
            ),
            "",
        ),
        ("x" * (MOST_BYTES + 1), "x.dot"),
        ("\x00\x01\x02" * 100, "x.dot"),
        ("%%{" * 100_000 + "flowchart TD", "x.mmd"),
        ("graph {" + "/*" * 100_000, "x.gv"),
    ],
    ids=range(25),
)
def test_what_cannot_be_read_is_refused_with_a_sentence_and_soon(text: str, name: str) -> None:
    with counted() as work, pytest.raises(UnreadableModelError) as caught:
        read_model_file(text.encode(), name)
    assert caught.value.title.endswith(".")
    assert caught.value.hint
    assert work.calls < 1_000_000


def test_a_mistake_in_dot_is_told_with_its_line() -> None:
    with pytest.raises(UnreadableModelError) as caught:
        read("digraph {\n a -> b;\n b => c\n}")
    assert "Line 3" in caught.value.title


def test_dot_is_read_without_a_layout_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSM_STUDIO_DOT", "/nonexistent")
    assert pairs(read("digraph { a -> b }")) == [("a", "b", "depends")]
    assert pairs(read("flowchart TD\n a --> b")) == [("a", "b", "depends")]


def test_only_some_labels_have_numbers() -> None:
    model = read(
        'digraph { a [label="1. Kumpulkan data"]; b [label="Decide"]; c [label="3 wishes"] }'
    )
    assert [(each.number, each.text.plain) for each in model.activities] == [
        ("1", "Kumpulkan data"),
        ("", "Decide"),
        ("", "3 wishes"),
    ]


def test_a_file_that_pretends_to_be_ours_brings_no_nonsense() -> None:
    """Unknown kinds, far places and names of nothing are left out and told."""
    model = read(
        'digraph { graph [ssm_model=1 ssm_language=xx ssm_label_width="lots"];'
        ' a [label="1\\nLearn" ssm_number="1" ssm_text="Learn" ssm_kind="dragon" ssm_phase="9"'
        ' ssm_covers="T Z" ssm_monitors="a nowhere" ssm_x="99999999" ssm_y="1"];'
        " b [label=New]; a -> b [ssm_arrow=flies] }"
    )
    first, second = model.activities
    assert (first.kind, first.phase, first.covers, first.monitors) == (None, None, ("T",), ("a",))
    assert (first.x, model.label_width, first.text.en) == (None, None, "Learn")
    assert second.text.en == "New"
    assert says(model, "“dragon”", "“9”", "“Z”")
    study = new_study("x", "id")
    step = model_step(study, model)
    assert [each.number for each in activities_of(apply(study, step), step.puts[0].id)] == [
        "1",
        "2",
    ]
