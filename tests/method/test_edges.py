"""Where a judgement turns: the last word, number or vote on one side, and the first on the other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from ssm_studio.domain import edit_model
from ssm_studio.domain.changes import apply
from ssm_studio.domain.definitions import RelevantSystem, RootDefinition
from ssm_studio.domain.model import Activity
from ssm_studio.domain.picture import Theme
from ssm_studio.domain.study import Study, activities_of, new_study
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.correspondence import correspondence
from ssm_studio.method.stages import next_to_do
from ssm_studio.method.wording.doings import begins_with_verb, two_activities
from ssm_studio.method.wording.words import content_words
from tests.method.rules.rule_checking import found
from tests.method.test_model_guide import at, built


@pytest.mark.parametrize(
    ("text", "language", "verb"),
    [
        ("Stopping leaks", "en", True),
        ("Making do", "en", True),
        ("Watching the gate", "en", True),
        ("Spring water", "en", False),
        ("Mengukur debit", "id", True),
        ("Melihatnya sebagai beban", "id", False),
        ("Pengukuran debit", "id", False),
    ],
)
def test_a_thing_that_begins_with_a_doing(text: str, language: str, verb: bool) -> None:
    assert begins_with_verb(text, language) is verb


@pytest.mark.parametrize(
    ("text", "language", "two"),
    [
        ("Collect data and report them", "en", True),
        ("Collect, report", "en", True),
        ("Collect data on wells, report", "en", False),
        ("And report", "en", False),
        ("Kumpulkan data lalu laporkan", "id", True),
        ("Kumpulkan data yang lama dan laporkan", "id", False),
    ],
)
def test_a_second_doing_begins_after_a_word_that_joins(text: str, language: str, two: bool) -> None:
    assert two_activities(text, language) is two


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("bukunya", "buku"),
        ("airnya", "airnya"),
        ("menyusun", "susun"),
        ("memakai", "pakai"),
        ("menulis", "tulis"),
    ],
)
def test_indonesian_words_meet_at_their_root(word: str, root: str) -> None:
    assert content_words(word, "id") == content_words(root, "id")


def voted(*votes: int) -> Study:
    """A study of themes with so many votes, in this order."""
    themes = {f"t{n}": Theme(id=f"t{n}", votes=each) for n, each in enumerate(votes)}
    return replace(new_study("T", "en"), themes=themes)


@pytest.mark.parametrize(
    ("votes", "asked"),
    [((5, 4, 3, 2), "t0 t1 t2"), ((5, 4, 3, 3, 2), "t0 t1 t2 t3"), ((5,), "t0"), ((0, 0), "")],
)
def test_the_first_three_themes_are_asked_about_and_equal_votes_share_a_place(
    votes: tuple[int, ...], asked: str
) -> None:
    assert [each.record for each in found(voted(*votes), "TR-03")] == asked.split()
    taken = RelevantSystem(id="s", from_themes=("t0",))
    study = replace(voted(*votes), relevant_systems={"s": taken})
    assert [each.record for each in found(study, "TR-03")] == asked.split()[1:]


@pytest.mark.parametrize(("long", "asked"), [(2, 0), (3, 1), (4, 1)])
def test_a_chain_is_asked_about_from_three_on(long: int, asked: int) -> None:
    study, model = built(*["Obtain data"] * long)
    ids = [each.id for each in activities_of(study, model.id)]
    for source, target in pairwise(ids):
        study = apply(study, edit_model.connect_activities(study, source, target))
    assert len(found(study, "CM-23")) == asked


@pytest.mark.parametrize("letter", "CAOE")
def test_only_the_letters_that_the_definition_has_ask_for_an_activity(letter: str) -> None:
    study = example_study("en")
    (model, *_more) = study.models.values()
    tables = {"C": "customers", "A": "actors", "O": "owners", "E": "constraints"}
    bare = {id_: replace(each, covers=()) for id_, each in study.activities.items()}
    study = replace(study, activities=bare)

    def letters(of: Study) -> set[str]:
        hit = next(each for each in found(of, "CM-19") if each.record == model.id)
        return set(hit.about[0].split(", ")) if hit.about else set()

    assert letters(study) == set("CAWOE")
    without = {
        id_: each
        for id_, each in getattr(study, tables[letter]).items()
        if each.definition != model.root_definition
    }
    assert letters(replace(study, **{tables[letter]: without})) == set("CAWOE") - {letter}


def test_who_chose_and_who_only_defined_have_both_begun_and_are_asked_for_another() -> None:
    study = new_study("T", "en")
    system = RelevantSystem(id="s", ref="RS1")
    definition = RootDefinition(id="d", ref="RD1")
    assert not found(study, "RD-27")
    assert not found(replace(study, relevant_systems={"s": system}), "RD-27")
    assert found(replace(study, root_definitions={"d": definition}), "RD-27")
    chosen = replace(study, relevant_systems={"s": replace(system, chosen=True)})
    assert found(chosen, "RD-27")
    aside = RelevantSystem(id="x", ref="RS2", chosen=False)
    both = replace(chosen, relevant_systems={**chosen.relevant_systems, "x": aside})
    assert not found(both, "RD-27")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Publish", "Publish", True),
        ("Publish", "Publish the fees of the boats", False),
        ("Publish the fees", "Publish the fees", True),
        ("Publish the fees", "Publish all the fees", True),
        ("Publish the fees", "Collect the fines", False),
    ],
)
def test_one_word_alone_must_be_all_that_both_say(one: str, other: str, alike: bool) -> None:
    study, _model = built(one, other)
    assert bool(found(study, "CM-09")) is alike


def test_a_definition_without_a_system_is_a_beginning_of_stage_two() -> None:
    study = new_study("T", "en")
    first = next_to_do(study, 2)
    with_system = replace(study, relevant_systems={"s": RelevantSystem(id="s", ref="RS1")})
    with_definition = replace(study, root_definitions={"d": RootDefinition(id="d", ref="RD1")})
    assert next_to_do(with_system, 2) != first
    assert next_to_do(with_definition, 2) != first


def test_a_letter_that_nobody_knows_is_no_tick() -> None:
    study, model = built("Obtain data")
    (activity,) = activities_of(study, model.id)
    marked: Activity = replace(activity, covers=("C", "x", "t"))
    study = replace(study, activities={activity.id: marked})
    assert correspondence(study, model.id, "en").ticks == {(activity.id, "C"), (activity.id, "T")}


def test_the_guide_asks_by_the_numbers_that_people_see() -> None:
    study, model = built("Find out", "Decide")
    (asked,) = at(study, model, "arrows").wanting
    assert asked.values == {"number": "2", "other": "1"}
    study = apply(study, edit_model.add_control(study, model.id))
    study = apply(study, edit_model.add_activity(study, model.id, "Tell"))
    watching = at(study, model, "watching").wanting
    assert watching[0].values == {"numbers": "3"}
