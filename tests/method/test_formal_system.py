"""The formal-system checklist: seen with its evidence, or asked; never a score."""

from __future__ import annotations

from dataclasses import replace

from ssm_studio.domain.definitions import Constraint, Owner, RootDefinition
from ssm_studio.domain.model import FORMAL_SYSTEM, ConceptualModel
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import translator
from ssm_studio.method.formal_system import ASKS, Item, formal_system, unanswered
from tests.diagram.model.models import MODEL, seven

EN = translator("en")


def whole() -> Study:
    """A model of seven activities with all that the checklist can look for."""
    study = seven()
    definition = RootDefinition(
        id="d", ref="RD1", sentence=Text(en="A system to learn"), r=Text(en="to serve better")
    )
    model = replace(
        study.models[MODEL],
        root_definition="d",
        efficacy=Text(en="is it there?"),
        efficiency=Text(en="hours"),
        effectiveness=Text(en="decisions"),
    )
    return replace(
        study,
        models={MODEL: model},
        root_definitions={"d": definition},
        owners={"o": Owner(id="o", definition="d", who=Text(en="the council"))},
        constraints={"e": Constraint(id="e", definition="d", what=Text(en="the law"))},
    )


def items(study: Study) -> dict[str, Item]:
    """The nine items by key."""
    return {each.key: each for each in formal_system(study, MODEL, "en")}


def told(item: Item) -> str:
    """All evidence of an item."""
    return "; ".join(each.told(EN) for each in item.evidence)


def test_what_the_model_shows_is_named_and_two_items_are_for_people() -> None:
    found = items(whole())
    assert tuple(found) == FORMAL_SYSTEM
    assert [key for key, item in found.items() if item.open] == ["resources", "continuity"]
    assert "RD1: A system to learn" in told(found["purpose"])
    assert "9 Monitor activities" in told(found["decision"])
    assert "O: the council; R: to serve better; E: the law" in told(found["environment"])
    assert all(each.present for item in found.values() for each in item.evidence)


def test_an_empty_model_is_asked_everything_and_told_where_to_go() -> None:
    study = Study(models={MODEL: ConceptualModel(id=MODEL, ref="CM1")})
    found = items(study)
    assert all(item.open for item in found.values())
    assert {item.asks for item in found.values()} == set(ASKS.values())
    evidence = [each for item in found.values() for each in item.evidence]
    assert evidence
    assert not any(each.present for each in evidence)
    assert all(study.get(each.kind, each.record) for each in evidence)


def test_what_is_missing_is_named_each_by_itself() -> None:
    study = whole()
    model = replace(study.models[MODEL], efficiency=None)
    control = next(a for a in study.activities.values() if a.kind == "control")
    loose = {a.id: replace(a, depends_on=(), feedback_from=()) for a in study.activities.values()}
    activities = {key: each for key, each in loose.items() if key != control.id}
    found = items(
        replace(study, models={MODEL: model}, activities=activities, owners={}, constraints={})
    )
    assert "not written yet: Efficiency" in told(found["measure"])
    assert found["measure"].evidence[-1].field == "efficiency"
    assert "there is no control" in told(found["decision"])
    assert "not written yet: O" in told(found["environment"])
    assert "no arrow joins these with the others" in told(found["connectivity"])
    assert found["boundary"].seen


def test_what_people_wrote_answers_an_item_and_stands_beside_what_is_seen() -> None:
    study = whole()
    model = replace(
        study.models[MODEL],
        formal_resources=Text(en="two people"),
        formal_purpose=Text(en="for years"),
    )
    study = replace(study, models={MODEL: model})
    assert [each.key for each in unanswered(study, MODEL, "en")] == ["continuity"]
    purpose = items(study)["purpose"]
    assert purpose.seen
    assert purpose.answer == Text(en="for years")


def test_words_of_the_study_are_never_read_as_places_to_fill() -> None:
    study = whole()
    definition = replace(study.root_definitions["d"], sentence=Text(en="{names} {0} [/x]"))
    found = items(replace(study, root_definitions={"d": definition}))
    assert "{names} {0} [/x]" in told(found["purpose"])
    assert formal_system(study, "gone", "en") == ()
