"""The other ways to a model: by arrow keys, in words, as a DOT file, and our own layers beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssm_studio.diagram import graphviz_process
from ssm_studio.diagram.cells.wrap import printable
from ssm_studio.diagram.model import fallback_layout
from ssm_studio.diagram.model.dot_file import model_source
from ssm_studio.diagram.model.drawing import draw_model
from ssm_studio.diagram.model.graph_view import view_of
from ssm_studio.diagram.model.navigation import KEYS, first, follow, step
from ssm_studio.diagram.model.placement import place_model
from ssm_studio.diagram.model.text_view import model_lines, text_lines
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from tests.diagram.model.models import MODEL, activity, seven, some_studies, study_of

IDS = [f"a{n}" for n in range(12)]
EDGES = st.lists(
    st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda e: e[0] != e[1]),
    max_size=24,
)


@given(EDGES)
def test_what_is_needed_stands_above(edges: list[fallback_layout.Edge]) -> None:
    """Except along the edges that close a circle, of which no more are left out than there must be some."""
    rank = fallback_layout.ranks_of(IDS, edges)
    kept = fallback_layout.without_circles(IDS, edges)
    assert all(rank[source] < rank[target] for source, target in kept)
    rows = fallback_layout.rows_of(IDS, edges, 4)
    assert sorted(each for row in rows for each in row) == sorted(IDS)
    assert fallback_layout.without_circles(IDS, kept) == kept


@given(st.lists(st.tuples(st.floats(-50, 50), st.integers(1, 20)), min_size=1, max_size=8))
def test_boxes_in_a_row_keep_their_distance(row: list[tuple[float, int]]) -> None:
    """And their order."""
    widths = [width for _want, width in row]
    found = fallback_layout.spread([want for want, _width in row], widths, 3)
    for (a, wa), (b, wb) in zip(
        zip(found, widths, strict=True), list(zip(found, widths, strict=True))[1:], strict=False
    ):
        assert b - wb / 2 - (a + wa / 2) >= 3 - 1e-6


def test_walking_goes_along_the_arrows() -> None:
    """Down from 1 is what it feeds, sideways its neighbour, and nothing beyond the edge."""
    study = seven()
    drawing = draw_model(study, MODEL, "en", placement=place_model(study, MODEL, "en"))
    assert first(drawing) == "a1"
    assert step(drawing, None, "down") == "a1"
    assert step(drawing, "gone", "left") == "a1"
    assert step(drawing, "a1", "down") == "a3"
    assert step(drawing, "a1", "right") == "a2"
    assert step(drawing, "a1", "up") == "a1"
    assert step(drawing, "a6", "down") == "a7"
    assert step(drawing, "a7", "down") in ("a8", "a9", "a10")
    assert step(drawing, "a8", "right") == "a9"
    assert step(draw_model(study_of([]), MODEL, "en"), None, "up") is None


@pytest.mark.parametrize("engine", [True, False])
def test_the_arrow_keys_reach_every_activity(engine: bool) -> None:
    """From the first one, with the four keys."""
    study = seven()
    drawing = draw_model(
        study, MODEL, "en", placement=place_model(study, MODEL, "en", engine=engine)
    )
    reached: set[str] = set()
    waiting = [first(drawing)]
    while waiting:
        here = waiting.pop()
        if here is not None and here not in reached:
            reached.add(here)
            waiting += [step(drawing, here, key) for key in ("up", "right", "down", "left")]
    assert reached == set(drawing.boxes)


@given(some_studies())
@settings(max_examples=30, deadline=None)
def test_reading_order_reaches_every_activity_of_any_model(study: Study) -> None:
    """Forwards and backwards, and comes round again; the arrow keys stay on the drawing."""
    drawing = draw_model(study, MODEL, "en")
    here = start = follow(drawing, None)
    seen = []
    for _each in drawing.boxes:
        seen.append(here)
        assert {step(drawing, here, key) for key in KEYS} <= set(drawing.boxes)
        assert follow(drawing, follow(drawing, here), -1) == here
        here = follow(drawing, here)
    assert here == start
    assert sorted(map(str, seen)) == sorted(drawing.boxes)


def test_a_model_in_words() -> None:
    """Logical order, what each needs and feeds, the watchers under their heading."""
    lines = model_lines(seven(), MODEL, "en")
    assert lines[2] == "3 Define a small set of linked indicators  needs 1, 2  feeds 4, 5"
    assert lines[4] == (
        "5 Obtain data for the indicators  needs 3  feeds 6  informed by 2  feedback from 7"
    )
    assert lines[7:9] == ("", "Monitoring and control")
    assert lines[-1] == "10 Take control action  needs 9"
    late = study_of([activity(1, "Decide", (2,)), activity(2, "Learn"), activity(3, "Go", (3,))])
    assert [line.number for line in text_lines(late, MODEL, "en")] == ["2", "1", "3"]
    assert model_lines(late, MODEL, "en")[2] == "3 Go  an arrow to itself"
    assert model_lines(study_of([]), MODEL, "en") == ()


SAYINGS = {
    "en": {
        "needs": "depends",
        "informed by": "information",
        "feedback from": "feedback",
        "feeds": "depends",
        "informs": "information",
        "gives feedback to": "feedback",
    },
    "id": {
        "butuh": "depends",
        "informasi dari": "information",
        "umpan balik dari": "feedback",
        "dibutuhkan oleh": "depends",
        "memberi informasi ke": "information",
        "memberi umpan balik ke": "feedback",
    },
}
"""The first three of each language stand with the one that has the arrow's head."""
ITSELF = {"en": "an arrow to itself", "id": "panah ke dirinya sendiri"}
HEADING = {"en": "Monitoring and control", "id": "Pemantauan dan pengendalian"}
Said = tuple[dict[str, str], set[str], set[str], set[tuple[str, str, str]]]


def read_words(lines: Sequence[str], language: str) -> Said:
    """Words by name, the names below the heading and those with an arrow to itself, and the arrows."""
    words: dict[str, str] = {}
    watching, loops = set(), set()
    from_head, from_tail = set(), set()
    headed = False
    sayings = list(SAYINGS[language])
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        if line == "" or (line == HEADING[language] and before == ""):
            headed = headed or line != ""
            continue
        label, *relations = line.split("  ")
        name, _space, words_ = label.partition(" ")
        assert name not in words
        words[name] = words_
        if headed:
            watching.add(name)
        for relation in relations:
            if relation == ITSELF[language]:
                loops.add(name)
                continue
            (saying,) = (each for each in sayings if relation.startswith(each + " "))
            kind = SAYINGS[language][saying]
            for other in relation.removeprefix(saying + " ").split(", "):
                if sayings.index(saying) < 3:
                    from_head.add((other, name, kind))
                else:
                    from_tail.add((name, other, kind))
    assert from_head == from_tail
    return words, watching, loops, from_head


HARD = (
    "needs 1",
    "Do it  needs 1, 2  feeds 3",
    "Monitoring and control",
    "dibutuhkan oleh 2",
    "an arrow to itself",
    "  two   spaces\tand a tab  ",
    "a\n\nneeds 2",
    "2 feeds 1",
    "",
    "\u202eevil\u00a0 \u3000needs 1",
)
NUMBERS = (None, "", "1", "2", "3", "3.1", "1, 2", "needs 1", "CM1.2", " 2", "iv", "a  b")


@st.composite
def hard_studies(draw: st.DrawFn) -> Study:
    """Models whose words look like relations, and whose numbers are missing, doubled or odd."""
    study = draw(some_studies(most=8))
    return study_of(
        [
            replace(
                each,
                number=draw(st.sampled_from((each.number, each.number, *NUMBERS))),
                text=draw(st.sampled_from((each.text, *(Text(en=words) for words in HARD)))),
            )
            for each in study.activities.values()
        ]
    )


@pytest.mark.parametrize("language", ["en", "id"])
@given(st.one_of(hard_studies(), some_studies(most=40)))
@settings(max_examples=40, deadline=None)
def test_the_words_say_what_the_model_says(language: str, study: Study) -> None:
    """Read back from the lines: the same activities and the same arrows, told alike from both ends."""
    view = view_of(study, MODEL)
    words, watching, loops, arrows = read_words(model_lines(study, MODEL, language), language)
    names = {line.id: line.number for line in text_lines(study, MODEL, language)}
    numbers = [(each.number or "").strip() for each in view.activities]
    for each in view.activities:
        usual = (each.number or "").isdecimal() and numbers.count(each.number or "") == 1
        assert names[each.id] == each.number or not usual
    assert words == {
        names[each.id]: " ".join(printable(read(each.text, language)).split())
        for each in view.activities
    }
    assert watching == {names[each.id] for each in view.watching}
    assert loops == {names[id_] for id_ in view.loops}
    assert arrows == {(names[a.source], names[a.target], a.kind) for a in view.arrows}


@pytest.mark.parametrize(
    "words",
    [
        "<b>x</b>",
        '"quoted" \\N \\E',
        "a:b;c -> d",
        "x" * 20_000,
        "مرحبا 😀",
        "a\x00\x1b[1mb",
        "{|}",
        "\\",
    ],
)
def test_the_dot_file_is_one_that_graphviz_takes_and_labels_are_only_words(words: str) -> None:
    """Also where they look like the language of DOT."""
    source = model_source(
        study_of(
            [activity(1, words), activity(2, "Decide", (1,)), activity(3, "Watch", kind="monitor")],
            words,
        ),
        MODEL,
        "en",
    )
    printed = graphviz_process.run_engine(source, "-Tplain")
    answer = graphviz_process.read_plain(printed, ("CM1.1", "CM1.2", "CM1.3"))
    assert set(answer.spots) == {"CM1.1", "CM1.2", "CM1.3"}
    assert ("CM1.1", "CM1.2") in answer.curves


def test_the_dot_file_keeps_the_convention_of_the_method() -> None:
    """A boundary, a dashed group, one arrow each way between the two."""
    source = model_source(seven(), MODEL, "en")
    assert source == model_source(seven(), MODEL, "en")
    for part in (
        "cluster_ops",
        "cluster_mc",
        "ltail=cluster_ops",
        "lhead=cluster_ops",
        "ellipse",
        "dotted",
    ):
        assert part in source
    assert source.count("ltail") == source.count("lhead") == 1
