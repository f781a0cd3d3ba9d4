"""The correspondence matrix: what is suggested and why, what is asked, and that only people tick."""

from __future__ import annotations

from dataclasses import replace

from ssm_studio.domain.changes import apply
from ssm_studio.domain.definitions import Customer, RootDefinition
from ssm_studio.domain.edit_correspondence import LETTERS, tick, tick_all
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.method.correspondence import EMPTY_COLUMN, Correspondence, correspondence
from tests.studies import HOSTILE, empty_study


def study_with(*activities: Activity, definition: RootDefinition | None = None) -> Study:
    """A session held in Indonesian, with one model and what stands in its definition."""
    model = ConceptualModel(
        id="m", ref="CM1", root_definition=definition.id if definition else None
    )
    return replace(
        empty_study("id"),
        models={"m": model},
        activities={each.id: each for each in activities},
        root_definitions={definition.id: definition} if definition else {},
    )


def activity(number: int, words: str, covers: str = "", kind: str = "operational") -> Activity:
    """An activity worded in Indonesian."""
    return Activity(
        id=f"a{number}",
        ref=f"CM1.{number}",
        model="m",
        number=str(number),
        text=Text(id=words),
        covers=tuple(covers),
        kind=kind,
    )


def definition(**fields: str) -> RootDefinition:
    """A root definition in Indonesian."""
    texts = {name: Text(id=words) for name, words in fields.items()}
    return RootDefinition(id="d", ref="RD1", **texts)  # type: ignore[arg-type] # fields of the test's choice


def of(study: Study) -> Correspondence:
    """The matrix of the one model."""
    return correspondence(study, "m", "id")


T = {
    "transformation_input": "indikator yang terserak",
    "transformation_output": "indikator yang terkait",
}


def test_a_shared_word_suggests_a_cell_and_is_shown_as_it_was_written() -> None:
    study = study_with(
        activity(1, "Tetapkan Indikatornya"),
        activity(2, "Bahas hasil dengan warga"),
        definition=definition(**T, r="belajar dari hasil"),
    )
    matrix = of(study)
    assert matrix.suggestions == {("a1", "T"): ("indikatornya",), ("a2", "R"): ("hasil",)}
    assert matrix.ticks == frozenset()
    assert matrix.suggested("a1") == ("T",)


def test_small_words_suggest_nothing_and_a_ticked_cell_is_not_suggested() -> None:
    study = study_with(
        activity(1, "Bahas yang dari dan untuk"),
        activity(2, "Tetapkan indikator", "T"),
        definition=definition(**T, r="yang dari dan untuk"),
    )
    assert of(study).suggestions == {}


def test_rows_of_the_definition_count_with_all_that_they_say() -> None:
    study = study_with(activity(1, "Dengarkan warga desa"), definition=definition(**T))
    customer = Customer(id="c", definition="d", who=Text(id="warga"))
    matrix = of(replace(study, customers={"c": customer}))
    assert matrix.suggestions["a1", "C"] == ("warga",)
    assert next(each.words for each in matrix.columns if each.letter == "C") == "warga"


def test_evidence_is_in_the_language_of_the_room_where_both_sides_have_it() -> None:
    both = Text(en="Define indicators", id="Tetapkan ukuran")
    study = study_with(
        replace(activity(1, ""), text=both),
        definition=replace(definition(), r=Text(en="good indicators", id="indikator bagus")),
    )
    assert of(study).suggestions == {}
    other = replace(study.root_definitions["d"], r=Text(en="good indicators"))
    study = replace(study, root_definitions={"d": other})
    assert of(study).suggestions == {("a1", "R"): ("indicators",)}


def test_empty_rows_and_columns_ask_and_monitoring_is_asked_nothing() -> None:
    study = study_with(
        activity(1, "Tetapkan ukuran", "R"),
        activity(2, "Bahas hasil"),
        activity(3, "Pantau", "T", kind="monitor"),
        definition=definition(**T, r="belajar", worldview="hasil itu penting"),
    )
    matrix = of(study)
    assert matrix.empty_rows == ("a2",)
    # T must be done by an operational activity; C, A, O and E do not stand in the definition.
    assert matrix.empty_columns == ("T", "W")
    assert set(EMPTY_COLUMN) == set(LETTERS)
    assert [row.watching for row in matrix.rows] == [False, False, True]


def test_a_model_without_a_definition_still_has_its_matrix() -> None:
    study = study_with(activity(1, "Bahas hasil", "T"))
    matrix = of(study)
    assert matrix.definition == ""
    assert matrix.ticks == {("a1", "T")}
    assert matrix.suggestions == {}
    assert "C" in matrix.empty_columns
    assert "T" not in matrix.empty_columns
    assert correspondence(study, "gone", "id").rows == ()


def test_a_tick_is_one_step_that_is_taken_back_by_another() -> None:
    study = study_with(activity(1, "Bahas hasil", "W"))
    step = tick(study, "a1", "C")
    assert "C" in step.label
    assert "Bahas hasil" in step.label
    after = apply(study, step)
    assert after.activities["a1"].covers == ("C", "W")
    again = apply(after, tick(after, "a1", "C"))
    assert again.activities["a1"].covers == ("W",)
    assert not tick(study, "a1", "X")
    assert not tick(study, "gone", "C")


def test_several_suggestions_are_one_step_and_what_a_file_brought_is_kept() -> None:
    study = study_with(replace(activity(1, "Bahas"), covers=("t", "x")))
    step = tick_all(study, "a1", ("T", "P", "R"))
    assert apply(study, step).activities["a1"].covers == ("T", "P", "R", "x")
    assert not tick_all(study, "a1", ("T",))


def test_no_words_whatever_disturb_it() -> None:
    for words in (*HOSTILE, "x" * 100_000, "kata " * 20_000):
        study = study_with(activity(1, words), definition=definition(r=words))
        assert of(study).rows[0].words == words
