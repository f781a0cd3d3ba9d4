"""A model goes out as DOT, Mermaid and GraphML, and what comes back is the same model, word for word."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssm_studio.diagram.graphviz_process import run_engine
from ssm_studio.diagram.model.graph_view import view_of
from ssm_studio.domain.changes import apply
from ssm_studio.domain.comparison import ComparisonRow
from ssm_studio.domain.edit import delete, set_fields
from ssm_studio.domain.edit_as_is_model import lay_over
from ssm_studio.domain.edit_expansion import expand
from ssm_studio.domain.model import ACTIVITY_KINDS, PHASES
from ssm_studio.domain.study import Study, activities_of, new_study
from ssm_studio.domain.text import REPLACEMENT, Text, read, storable
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.figures.makers import model_dot
from ssm_studio.formats.graph.parsed_model import ReadModel
from ssm_studio.formats.graph.reading import model_step, read_model_file
from ssm_studio.formats.graph.write_graphml import model_graphml
from ssm_studio.formats.graph.write_mermaid import model_mermaid
from ssm_studio.formats.redaction import for_readers
from tests.diagram.model.models import MODEL, activity, seven, study_of

Make = Callable[[Study, str, str], str]
MAKERS = {"dot": model_dot, "mmd": model_mermaid, "graphml": model_graphml}
HOSTILE = [
    "<b>x</b>",
    '"quoted" \\N \\E',
    "a:b;c -> d --> e",
    "word " * 3_200,
    "x" * 16_000,
    "مرحبا \u202eabc 👩\u200d🌾 👍🏽",
    "a\x00\x1b[1mb\x9f",
    "{|}%%{init: {}}%% #quot; #35;",
    "\\",
    "ends in a backslash\\",
    "&amp; &lt; &#10; &nbsp;",
    "  lead  and trail ",
    "1. list",
    "3 begins with a number",
    "`code` **b** _x_",
    "a\nb\r\nc\td\u2028e",
    "]]> <!-- --> end",
    "style: #35; x",
    "\x1f",
]


def there_and_back(study: Study, form: str, language: str = "en", model: str = MODEL) -> ReadModel:
    """What is read from the file that was just made."""
    made = MAKERS[form](study, model, language)
    assert made == MAKERS[form](study, model, language)
    return read_model_file(made.encode("utf-8"), f"model.{form}")


def told(study: Study, model: str, language: str, form: str = "") -> set[tuple[object, ...]]:
    """Each activity with everything that a file keeps of it."""
    numbers = {each.id: each.number for each in activities_of(study, model)}
    return {
        (
            each.number,
            words(read(each.text, language), form),
            each.kind,
            each.phase,
            each.covers,
            tuple(numbers[id_] for id_ in each.monitors),
        )
        for each in activities_of(study, model)
    }


def arrows(study: Study, model: str) -> set[tuple[object, ...]]:
    """Each arrow by the numbers of its ends."""
    view = view_of(study, model)
    number = {each.id: each.number for each in view.activities}
    return {(number[each.source], number[each.target], each.kind) for each in view.arrows}


def words(text: str, form: str) -> str:
    """A text as the format can hold it: XML has no place for most control characters."""
    text = storable(text)
    if form == "graphml":
        text = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", REPLACEMENT, text)
    return text


def taken_in(read_: ReadModel, language: str = "en") -> tuple[Study, str]:
    """A new session with what was read, and the id of the model."""
    study = new_study("Elsewhere", language)
    step = model_step(study, read_)
    return apply(study, step), step.puts[0].id


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("form", MAKERS)
def test_a_model_of_the_worked_example_comes_back_exactly(form: str, language: str) -> None:
    """Activities, numbers, kinds, phases, what they cover and watch, arrows, title and places."""
    study = example_study("en")
    for model in study.models.values():
        read_ = there_and_back(study, form, language, model.id)
        assert read_.not_understood == ()
        again, id_ = taken_in(read_, language)
        assert told(again, id_, language) == told(study, model.id, language)
        assert arrows(again, id_) == arrows(study, model.id)
        assert read(again.models[id_].title, language) == read(model.title, language)
        made = MAKERS[form](again, id_, language).splitlines()
        assert len(made) == len(MAKERS[form](study, model.id, language).splitlines())
        assert all(each.x is not None for each in activities_of(again, id_))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("form", MAKERS)
def test_words_come_back_as_typed(form: str, text: str) -> None:
    """Whatever they look like to the language of the file; in the title too."""
    study = study_of(
        [activity(1, text), activity(2, "Decide", (1,)), activity(3, "Watch", kind="monitor")], text
    )
    read_ = there_and_back(study, form)
    first = next(each for each in read_.activities if each.number == "1")
    assert first.text.en == words(text, form)
    assert read_.title == words(text, form)
    assert len(read_.arrows) == 1


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_the_engine_draws_of_a_dot_file_is_what_was_typed(text: str) -> None:
    """Letter by letter, but for the breaks of lines and the signs that stand for what cannot be seen."""
    source = model_dot(study_of([activity(1, text)]), MODEL, "en")
    printed = run_engine(source, "-Kdot", "-Tsvg")
    drawn = "".join("".join(ET.fromstring(printed).itertext()).split())
    shown = re.sub("[\x00\x80-\x9f\u2028]", REPLACEMENT, storable(text)).replace("\x7f", "␡")
    shown = "".join(chr(0x2400 + ord(c)) if c < " " and not c.isspace() else c for c in shown)
    assert "".join(shown.replace("\ufffde", "e").split()) in drawn.replace("\ufffde", "e")


def some_models() -> st.SearchStrategy[Study]:
    """Models of any words, kinds, phases and arrows, with circles."""
    text = st.text(max_size=30) | st.sampled_from(HOSTILE[:3] + HOSTILE[5:])

    @st.composite
    def build(draw: st.DrawFn) -> Study:
        count = draw(st.integers(1, 8))
        ids = st.integers(1, count)
        some = st.lists(ids, max_size=3, unique=True)
        return study_of(
            [
                activity(
                    n,
                    draw(text),
                    draw(some),
                    kind=draw(st.sampled_from(ACTIVITY_KINDS)),
                    phase=draw(st.sampled_from((*PHASES, None))),
                    covers=draw(st.sampled_from(((), ("T",), ("C", "W", "O")))),
                    informed_by=tuple(f"a{each}" for each in draw(some)),
                    feedback_from=tuple(f"a{each}" for each in draw(some)),
                    monitors=tuple(f"a{each}" for each in draw(some)),
                )
                for n in range(1, count + 1)
            ],
            draw(text),
        )

    return build()


def assert_same(study: Study, form: str) -> None:
    """There and back changes nothing in words and arrows."""
    again, id_ = taken_in(there_and_back(study, form))
    assert told(again, id_, "en") == told(study, MODEL, "en", form)
    assert arrows(again, id_) == arrows(study, MODEL)


@given(some_models(), st.sampled_from(["mmd", "graphml"]))
@settings(max_examples=30, deadline=None)
def test_any_model_comes_back(study: Study, form: str) -> None:
    assert_same(study, form)


@given(some_models())
@settings(max_examples=12, deadline=None)
def test_any_model_comes_back_from_dot(study: Study) -> None:
    assert_same(study, "dot")


def test_places_come_back_as_they_are_on_screen() -> None:
    """Cell by cell."""
    study = study_of([activity(1, "Learn", x=40, y=2), activity(2, "Decide", x=0, y=0)])
    for form in MAKERS:
        found = {each.number: (each.x, each.y) for each in there_and_back(study, form).activities}
        one, two = found["1"], found["2"]
        assert None not in (*one, *two)
        assert (one[0] or 0) - (two[0] or 0) == 40
        assert (one[1] or 0) - (two[1] or 0) == 2


def test_what_is_private_is_in_no_file() -> None:
    study = study_of(
        [activity(1, "Learn"), activity(2, "HiddenStep", (1,), visibility="facilitator")]
    )
    for make in MAKERS.values():
        assert "HiddenStep" not in make(study, MODEL, "en")


def test_what_was_answered_about_in_other_words_is_dashed_in_the_files_too() -> None:
    """And comes back as it was."""
    row = ComparisonRow(id="r", model=MODEL, target="a3", stale="changed")
    study = replace(seven(), comparison_rows={"r": row})
    dot, mermaid = model_dot(study, MODEL, "en"), model_mermaid(study, MODEL, "en")
    assert dot.count('style=dashed xlabel="changed since it was\\ncompared"') == 1
    assert "class a3 marked" in mermaid
    for form in MAKERS:
        read_ = there_and_back(study, form)
        assert read_.not_understood == ()
        again, id_ = taken_in(read_)
        assert told(again, id_, "en") == told(study, MODEL, "en")


def test_a_mermaid_file_is_named_and_described_for_those_who_do_not_see_it() -> None:
    made = model_mermaid(seven(), MODEL, "en")
    assert made.startswith("flowchart TB\n    accTitle: CM1 · Make information usable\n")
    assert "needs 1, 2  feeds 4, 5" in made[made.index("accDescr {") : made.index("    }\n")]
    assert 'subgraph operational["' in made
    assert 'subgraph watching["monitoring and control"]' in made
    assert "a1 --> a3" in made
    assert "a2 -.-> a5" in made
    assert 'a7 -.->|"feedback"| a5' in made
    assert "operational -.-> a9" in made
    assert "a10 -.-> operational" in made


def test_a_graphml_file_has_both_wordings_and_names_its_edges() -> None:
    """Some programs refuse an edge without an id."""
    study = study_of([activity(1, "Learn"), activity(2, "Decide", (1,))])
    first = replace(study.activities["a1"], text=Text(en="Learn", id="Belajar"))
    study = replace(study, activities={**study.activities, "a1": first})
    root = ET.fromstring(model_graphml(study, MODEL, "id"))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    data = {each.get("key"): each.text for each in root.iter(f"{space}data")}
    assert "Learn" in (each.text for each in root.iter(f"{space}data"))
    assert data["edge-kind"] == "depends"
    assert [each.get("id") for each in root.iter(f"{space}edge")] == ["e1"]
    read_ = read_model_file(model_graphml(study, MODEL, "id").encode(), "")
    assert read_.activities[0].text == Text(en="Learn", id="Belajar")


def test_a_label_that_was_edited_elsewhere_wins_over_what_was_kept_beside_it() -> None:
    study = study_of([activity(1, "Learn"), activity(2, "Decide", (1,))])
    for form, old in (("dot", 'label="1\\nLearn"'), ("mmd", '"1 Learn"'), ("graphml", ">1 Learn<")):
        made = MAKERS[form](study, MODEL, "en")
        assert made.count(old) == 1
        edited = made.replace(old, old.replace("Learn", "Find out"))
        texts = [each.text.en for each in read_model_file(edited.encode(), "").activities]
        assert texts == ["Find out", "Decide"]


def test_one_step_adds_the_model_under_its_definition() -> None:
    """And is taken back as one."""
    study = example_study("en")
    definition = next(iter(study.root_definitions))
    read_ = there_and_back(study, "graphml", "en", next(iter(study.models)))
    step = model_step(study, read_, definition, "From the consultants")
    after = apply(study, step)
    model = after.models[step.puts[0].id]
    assert (model.ref, model.root_definition) == ("CM3", definition)
    assert read(model.title, "en") == "From the consultants"
    assert model.provenance == "imported"
    assert [each.ref for each in activities_of(after, model.id)][:2] == ["CM3.1", "CM3.2"]
    assert json.dumps(step.label)


@pytest.mark.parametrize("hidden_first", [True, False])
def test_what_repeats_a_private_activity_is_private_too(hidden_first: bool) -> None:
    """Its expansion one level down, and what is the same today."""
    study = example_study("en")
    chosen = activities_of(study, next(iter(study.models)))[2]
    assert chosen.model is not None
    words = Text(en="HiddenStep")
    study = apply(study, set_fields(study, "activity", chosen.id, text=words))
    hide = {"visibility": "facilitator"}
    if hidden_first:
        study = apply(study, set_fields(study, "activity", chosen.id, **hide))
    study = apply(study, expand(study, chosen.id))
    study = apply(study, lay_over(study, chosen.model))
    study = apply(study, set_fields(study, "activity", chosen.id, **hide))
    assert "HiddenStep" not in repr(for_readers(study))
    if hidden_first:
        study = apply(study, delete(study, "activity", chosen.id))
        assert "HiddenStep" not in repr(for_readers(study))
    assert len(for_readers(study).root_definitions) == len(study.root_definitions) - 1
