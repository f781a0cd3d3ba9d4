"""What came in plus what was told as left out is what the file has, whoever counts."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import warnings
from itertools import count
from pathlib import Path

import pytest

from ssm_studio.diagram.graphviz_process import find_engine
from ssm_studio.formats.graph.reading import ReadModel, read_diagrams, read_model_file
from tests.formats.graph.diagram_maker import MAKERS, Made

CASES = Path(__file__).parent / "data" / "field"
SAMPLES = Path(os.environ.get("SSM_STUDIO_SAMPLES", "no-samples"))
"""Files of other programs, which are no part of the project."""
SEEDS = range(100)


def came_and_told(models: tuple[ReadModel, ...]) -> tuple[int, int]:
    counts = [each.came_and_told() for each in models]
    return sum(boxes for boxes, _arrows in counts), sum(arrows for _boxes, arrows in counts)


def counted_by_engine(text: str) -> tuple[int, int]:
    """Boxes with the frames of clusters, and arrows, as Graphviz prints what it read."""
    engine = find_engine()
    assert engine is not None
    # It ends with an error because nothing has a place, but has printed everything.
    asked = [str(engine.path), "-Knop", "-Tdot_json"]
    given = text.encode()
    printed = subprocess.run(
        asked, check=False, input=given, capture_output=True, timeout=60
    ).stdout
    read = json.loads(printed.decode("utf-8", "replace"), strict=False)
    subgraphs = read.get("_subgraph_cnt", 0)
    objects = read.get("objects", [])
    clusters = [each for each in objects[:subgraphs] if each["name"].startswith("cluster")]
    return len(objects) - subgraphs + len(clusters), len(read.get("edges", []))


def counted_by_networkx(text: str) -> tuple[int, int]:
    """Boxes with groups, and arrows, as another library reads them."""
    networkx = pytest.importorskip("networkx")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        graph = networkx.parse_graphml(text, force_multigraph=True)
    return graph.number_of_nodes(), graph.number_of_edges()


@pytest.mark.parametrize("form", MAKERS)
def test_nothing_of_a_made_up_file_is_lost_untold(form: str) -> None:
    for seed in SEEDS:
        made = MAKERS[form](seed)
        models = read_diagrams(made.text.encode(), f"x.{form}")
        assert came_and_told(models) == (made.boxes, made.arrows), made.text
        assert not any({"line", "nowhere"} & each.left_out.keys() for each in models), made.text


def test_another_reader_of_dot_counts_the_same() -> None:
    for seed in SEEDS:
        made = MAKERS["dot"](seed)
        assert counted_by_engine(made.text) == (made.boxes, made.arrows), made.text


def test_another_reader_of_graphml_counts_the_same() -> None:
    for seed in SEEDS:
        made = MAKERS["graphml"](seed)
        # networkx takes no graph in which some arrows have a direction and others none.
        text = re.sub(' directed="(true|false)"', "", made.text)
        assert counted_by_networkx(text) == (made.boxes, made.arrows), made.text


def test_every_diagram_of_a_page_comes() -> None:
    for seed in SEEDS:
        parts: list[Made] = []
        page = ["# Notes", ""]
        for number in range(seed % 4 + 1):
            form = ("dot", "mmd")[(seed + number) % 2]
            parts.append(MAKERS[form](seed * 10 + number))
            fence = ("```", "~~~~", "````")[number % 3]
            word = "mermaid" if form == "mmd" else ("dot", "graphviz")[seed % 2]
            page += [f"{fence}{word}", parts[-1].text, fence, "", "Words between.", ""]
        models = read_diagrams("\n".join(page).encode(), "notes.md")
        assert len(models) == len(parts)
        for made, model in zip(parts, models, strict=True):
            assert model.came_and_told() == (made.boxes, made.arrows), made.text


@pytest.mark.parametrize(
    ("name", "boxes", "arrows"),
    [
        ("01-mermaid-arrow-name.mmd", 2, 1),
        ("02-two-diagrams-in-a-page.md", 4, 2),
        ("03-yed-group.graphml", 2, 1),
        ("04-yed-arrow.graphml", 3, 3),
        ("06-record-ports.dot", 2, 1),
        ("07-two-graphs.dot", 4, 2),
        ("08-words-in-desc.graphml", 2, 1),
        ("09-title-moved-in.mmd", 2, 1),
        ("12-label-codes.mmd", 2, 1),
        ("13-gephi.graphml", 3, 3),
    ],
)
def test_a_case_from_the_field_comes_in_right(name: str, boxes: int, arrows: int) -> None:
    models = read_diagrams((CASES / name).read_bytes(), name)
    assert sum(len(each.activities) for each in models) == boxes
    assert sum(len(each.arrows) for each in models) == arrows


def words(name: str) -> list[str]:
    models = read_diagrams((CASES / name).read_bytes(), name)
    return [each.text.plain or "" for model in models for each in model.activities]


def test_words_come_as_the_other_program_shows_them() -> None:
    assert words("01-mermaid-arrow-name.mmd") == ["Count the wells", "Repair a pump"]
    assert words("08-words-in-desc.graphml") == ["Call the doctor", "Fetch the medicine"]
    assert words("12-label-codes.mmd") == ["Rules & fees < 5", "Ask the head and the clerk"]
    name = "09-title-moved-in.mmd"
    assert read_model_file((CASES / name).read_bytes(), name).title == "Water for the school"


def test_groups_and_arrows_are_taken_as_their_editor_draws_them() -> None:
    name = "03-yed-group.graphml"
    told = " ".join(read_model_file((CASES / name).read_bytes(), name).not_understood)
    assert "“Village hall”" in told
    assert "“Announce the meeting → Village hall”" in told
    name = "04-yed-arrow.graphml"
    model = read_model_file((CASES / name).read_bytes(), name)
    assert [(each.source, each.target, each.kind) for each in model.arrows] == [
        ("n1", "n0", "depends"),
        ("n1", "n2", "feedback"),
        ("n0", "n2", "depends"),
    ]
    told = " ".join(model.not_understood)
    assert "“only afterwards”" in told
    assert "without a direction" in told
    assert "“Pay the bill → Check the goods”" in told


def test_a_graph_of_gephi_keeps_its_words_arrows_and_the_way_up() -> None:
    name = "13-gephi.graphml"
    text = (CASES / name).read_text(encoding="utf-8")
    # networkx takes no graph in which some arrows have a direction and others none.
    assert counted_by_networkx(text.replace(' directed="false"', "")) == (3, 3)
    model = read_model_file(text.encode(), name)
    assert words(name) == ["Ask who waters at night", "Agree the turns & the gates", "n3"]
    assert [(each.source, each.target) for each in model.arrows] == [
        ("n1", "n2"),
        ("n2", "n3"),
        ("n3", "n1"),
    ]
    # Gephi's y grows upwards: what it draws at the top stands at the top.
    heights = [each.y for each in model.activities]
    assert heights == sorted(heights, key=lambda y: y or 0)
    assert heights[0] == 0
    told = " ".join(model.not_understood)
    assert "“then”" in told
    assert "without a direction" in told
    assert "“Modularity Class”" in told


def test_the_first_of_several_is_read_and_that_is_told() -> None:
    for name in ("02-two-diagrams-in-a-page.md", "07-two-graphs.dot"):
        model = read_model_file((CASES / name).read_bytes(), name)
        assert len(model.activities) == 2
        assert "Only the first diagram of the file was read." in model.not_understood


def test_a_diagram_in_a_page_that_cannot_be_read_is_told() -> None:
    page = "```mermaid\nsequenceDiagram\n A->>B: hi\n```\n\n```dot\ndigraph { a -> b }\n```\n"
    (model,) = read_diagrams(page.encode(), "x.md")
    assert "“1: sequenceDiagram”" in " ".join(model.not_understood)


def test_as_many_boxes_and_arrows_as_are_promised_come_in() -> None:
    """And the work grows with the file alone: some calls of functions for each box and arrow."""
    boxes = "".join(f'n{each} [label="Do task {each}"];' for each in range(2_000))
    arrows = "".join(
        f"n{each % 2_000} -> n{(each * 7 + each // 2_000 + 1) % 2_000};" for each in range(20_000)
    )
    calls = count()
    before = sys.getprofile()
    sys.setprofile(lambda *_said: next(calls) and None)
    try:
        model = read_model_file(f"digraph {{ {boxes} {arrows} }}".encode(), "x.dot")
    finally:
        sys.setprofile(before)
    assert model.came_and_told() == (2_000, 20_000)
    assert next(calls) < 300 * 22_000


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample files are not part of the project")
def test_the_samples_come_in_whole() -> None:
    for path in sorted((SAMPLES / "graphviz-dot").glob("*.dot")):
        data = path.read_bytes()
        models = read_diagrams(data, path.name)
        if "segfaults" in path.name:
            continue
        text = data.decode("utf-8", "replace")
        assert came_and_told(models) == counted_by_engine(text), path.name
    for path in sorted((SAMPLES / "networkx-graphml").glob("*.graphml")):
        data = path.read_bytes()
        assert came_and_told(read_diagrams(data)) == counted_by_networkx(data.decode()), path.name
