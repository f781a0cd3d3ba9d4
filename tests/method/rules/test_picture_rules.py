"""Rules about the situation and the picture, in what the table of cases does not show."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.rules.registry import check
from tests.method.rules.rule_edits import Edit, add, all_of, drop, en, find, id_of, keep, link, set_


@pytest.fixture(scope="module")
def example() -> Study:
    return example_study("en")


APPENDIX_D: dict[str, tuple[Edit, tuple[str, ...]]] = {
    "relation points to E99": (set_("relation", "L01", target="E99"), ("SE-05",)),
    "all worldviews become concerns": (
        set_("element", "E16", "E17", "E30", kind="concern"),
        ("RP-05",),
    ),
    "facilitator elements become actors": (set_("element", "E08", "E35", kind="actor"), ("RP-07",)),
    "remove belongs_to": (set_("element", belongs_to=None), ("RP-08",)),
    "conflict with one party": (
        link("element", "E31", parties=lambda s: (find(s, "element", "E20").id,)),
        ("RP-09",),
    ),
    "all elements become processes": (set_("element", kind="process"), ("RP-11",)),
    "a solution drawn": (
        set_("element", "E10", label=en("We should implement e-SAKIP")),
        ("RP-13",),
    ),
    "only one picture": (keep("picture", "RP1"), ("RP-14",)),
    "delete row X01": (drop("row", "X01"), ("CP-01",)),
    "row without who": (set_("row", "X01", who=None), ("CP-04",)),
    "all rows no": (set_("row", exists="no"), ("CP-06",)),
    "no debate entries": (drop("debate"), ("CP-11",)),
    "change without rows": (set_("change", "CH1", from_rows=()), ("CH-01", "TR-02")),
    "action without owner": (set_("action", "ACT1", position=None), ("AC-01",)),
    "owner is everybody": (
        set_("action", "ACT1", position=Text(en="All agencies", id="Semua OPD")),
        ("AC-02",),
    ),
    "owner is everybody, in Indonesian": (
        set_("action", "ACT1", position=Text(id="Semua OPD")),
        ("AC-02",),
    ),
    "measure counts": (set_("action", "ACT1", measure=en("Meeting held")), ("AC-05",)),
    "vague action": (set_("action", "ACT1", text=en("Improve coordination")), ("AC-13",)),
    "declared in 2016": (set_("research", declared_at="2016-03-01"), ("AR-02",)),
}


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("name", APPENDIX_D)
def test_each_mutation_of_appendix_d_fires_its_rules(name: str, language: str) -> None:
    study = example_study(language)
    change, expected = APPENDIX_D[name]
    before = {each.key for each in check(study)}
    fired = {each.rule for each in check(change(study)) if each.key not in before}
    assert set(expected) <= fired


def test_an_empty_picture_is_asked_about_once(example: Study) -> None:
    study = add("picture", ref="RP3", title=en("New"), drawn_by=("x",), drawn_at="2015")(example)
    new = [each for each in check(study) if each.record == find(study, "picture", "RP3").id]
    assert {each.rule for each in new} == {"RP-01", "SE-05"}


def test_a_photo_alone_is_a_picture_that_waits_for_its_transcription(example: Study) -> None:
    study = all_of(
        add("picture", ref="RP3"), add("photo", picture=id_of("picture", "RP3"), file="a.jpg")
    )(example)
    rules = {each.rule for each in check(study)} - {each.rule for each in check(example)}
    assert rules == {"RP-15", "RP-16"}


def test_a_new_session_is_asked_about_itself_and_nothing_is_an_error() -> None:
    study = replace(Study(), sessions=example_study("en").sessions)
    assert {each.rule for each in check(study)} == {
        "SE-02", "A1-01", "A1-02", "A1-03", "A2-02", "A3-01",
    }  # fmt: skip


def test_broken_links_name_what_is_missing(example: Study) -> None:
    study = set_("row", "X01", target="CM1.1>CM9.9")(example)
    (finding,) = check(study, only=["SE-05"])
    assert (finding.kind, finding.field, finding.about) == ("row", "target", ("CM1.1>CM9.9",))


def test_words_can_be_added_to_the_lists(example: Study) -> None:
    study = set_("element", "E10", label=en("Go paperless"))(example)
    assert not check(study, only=["RP-13"])
    from ssm_studio.method.rules.registry import Settings

    assert check(study, Settings(words={"SOLUTION": ("paperless",)}), only=["RP-13"])
