"""The sentence is composed from what there is, and a sentence by hand is read for what it says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from ssm_studio.domain.definitions import Customer, Owner, RootDefinition
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.method.sentence import (
    Part,
    composed,
    joined,
    mentions,
    sentence_text,
)
from tests.studies import hostile_texts, rich_study, studies


def _first(study: Study) -> RootDefinition:
    return next(iter(study.root_definitions.values()))


def _composed(language: str = "en", **fields: str) -> str:
    texts: dict[str, Any] = {name: Text(plain=words) for name, words in fields.items()}
    definition = RootDefinition(id="d", **texts)
    return "".join(part.text for part in composed(Study(), definition, language))


def test_english() -> None:
    study = rich_study()
    assert sentence_text(study, _first(study), "en") == (
        "A system owned by the village council and operated by the gate keeper, turn watchers"
        " and the farmers to share the water of one canal by agreeing turns and watching them"
        " in order to let every field bear, within the rain and the water law."
    )


def test_indonesian() -> None:
    study = rich_study()
    assert sentence_text(study, _first(study), "id") == (
        "Sistem milik dewan desa yang dijalankan oleh penjaga pintu, penjaga giliran, dan para"
        " petani, yang membagi air satu saluran dengan menyepakati giliran dan menjaganya untuk"
        " membuat setiap sawah berbuah, dalam batas hujan dan undang-undang air."
    )


def test_each_part_carries_its_letter() -> None:
    study = rich_study()
    parts = composed(study, _first(study), "en", worldview=True)
    assert [part.letter for part in parts if part.letter] == list("OAAAPQREEW")
    assert Part("W", "Water is nobody's own") in parts
    assert parts[-1] == Part("", ".")


@pytest.mark.parametrize(
    ("language", "fields", "sentence"),
    [
        ("en", {}, ""),
        ("en", {"p": "share water"}, "A system to share water."),
        ("en", {"p": "to share water."}, "A system to share water."),
        ("en", {"p": "Treating patients."}, "A system for treating patients."),
        ("en", {"p": "Treat patients."}, "A system to treat patients."),
        ("en", {"p": "patients are treated"}, "A system in which patients are treated."),
        ("en", {"p": "NHS patients being seen"}, "A system for NHS patients being seen."),
        ("id", {"p": "Melayani pasien."}, "Sistem yang melayani pasien."),
        ("id", {"p": "pelayanan pasien"}, "Sistem untuk pelayanan pasien."),
        ("id", {"p": "BPJS melayani warga"}, "Sistem tempat BPJS melayani warga."),
        ("en", {"p": "turns dry land green"}, "A system which turns dry land green."),
        ("en", {"p": "process claims"}, "A system to process claims."),
        (
            "en",
            {"transformation_input": "dry land", "transformation_output": "green land"},
            "A system which turns dry land into green land.",
        ),
        ("en", {"transformation_output": "green land"}, "A system which brings about green land."),
        ("en", {"q": "by digging", "r": "to eat"}, "A system by digging in order to eat."),
        ("id", {"p": "membagi air"}, "Sistem yang membagi air."),
        (
            "id",
            {"transformation_input": "lahan kering", "transformation_output": "lahan hijau"},
            "Sistem yang mengubah lahan kering menjadi lahan hijau.",
        ),
        ("id", {"q": "dengan menggali", "r": "untuk makan"}, "Sistem dengan menggali untuk makan."),
        ("en", {"p": "  \n "}, ""),
    ],
)
def test_what_is_empty_is_left_out(language: str, fields: dict[str, str], sentence: str) -> None:
    assert _composed(language, **fields) == sentence


@pytest.mark.parametrize(
    ("language", "why", "said"),
    [
        ("en", "patients are safe", "so that patients are safe"),
        ("en", "so that patients are safe.", "so that patients are safe"),
        ("en", "The farmers eat", "so that the farmers eat"),
        ("en", "every field ripens", "so that every field ripens"),
        ("en", "farmers of the valley eat", "so that farmers of the valley eat"),
        ("en", "children read", "so that children read"),
        ("en", "trust grows", "so that trust grows"),
        ("en", "complaints go down", "so that complaints go down"),
        ("en", "help patients", "in order to help patients"),
        ("en", "in order to help patients", "in order to help patients"),
        ("en", "make sure patients are safe", "in order to make sure patients are safe"),
        ("en", "support staff", "in order to support staff"),
        ("en", "keep promises", "in order to keep promises"),
        ("en", "the good of the village", "for the sake of the good of the village"),
        ("en", "a fair share of water", "for the sake of a fair share of water"),
        ("en", "safety", "for the sake of safety"),
        ("en", "better health", "for the sake of better health"),
        ("en", "for the good of all", "for the good of all"),
        ("id", "pasien selamat", "agar pasien selamat"),
        ("id", "supaya pasien selamat", "agar pasien selamat"),
        ("id", "membantu pasien", "untuk membantu pasien"),
        ("id", "untuk membantu pasien", "untuk membantu pasien"),
        ("id", "setiap sawah panen", "agar setiap sawah panen"),
        ("id", "kesejahteraan petani", "demi kesejahteraan petani"),
        ("id", "kesejahteraan petani meningkat", "agar kesejahteraan petani meningkat"),
        ("id", "pembaca dapat datang", "agar pembaca dapat datang"),
    ],
)
def test_the_why_is_joined_by_what_it_is(language: str, why: str, said: str) -> None:
    assert _composed(language, p="share water" if language == "en" else "membagi air", r=why) == (
        f"A system to share water {said}."
        if language == "en"
        else f"Sistem yang membagi air {said}."
    )


def test_words_inside_anothers_words_are_said_with_them() -> None:
    study = Study(
        owners={"1": Owner(id="1", definition="d", who=Text(plain="the village council"))}
    )
    definition = RootDefinition(
        id="d", worldview=Text(plain="What the village council decides lasts")
    )
    found = mentions(
        "A system, believing that what the village council decides lasts.", study, definition, "en"
    )
    assert [p.letter for p in found.parts if p.letter] == ["W"]
    assert found.missing == ()


def test_p_goes_before_t() -> None:
    said = _composed(p="share water", transformation_input="a", transformation_output="b")
    assert said == "A system to share water."


@pytest.mark.parametrize(
    ("names", "en", "id_"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a dan b"),
        (["a", "b", "c"], "a, b and c", "a, b, dan c"),
    ],
)
def test_lists_as_one_says_them(names: list[str], en: str, id_: str) -> None:
    assert joined(names, "en") == en
    assert joined(names, "id") == id_


@settings(max_examples=40, deadline=None)
@given(studies())
def test_anything_composes_to_one_line(study: Study) -> None:
    for definition in study.root_definitions.values():
        for language in ("en", "id"):
            parts = composed(study, definition, language, worldview=True)
            assert len("".join(part.text for part in parts).splitlines()) <= 1
            assert all(part.text for part in parts)


def test_a_sentence_by_hand_wins() -> None:
    study = rich_study()
    by_hand = replace(_first(study), sentence=Text(en="My own words."))
    assert sentence_text(study, by_hand, "en") == "My own words."


def test_mentions_marks_what_it_finds_and_lists_what_is_not_said() -> None:
    study = rich_study()
    text = "The VILLAGE  council lets the gate\nkeeper share the water of one canal."
    found = mentions(text, study, _first(study), "en")
    assert [(p.letter, p.text) for p in found.parts if p.letter] == [
        ("O", "VILLAGE  council"),
        ("A", "gate\nkeeper"),
        ("P", "share the water of one canal"),
    ]
    assert found.missing == ("C", "W", "E")


def test_the_longest_phrase_is_marked_first() -> None:
    study = Study(owners={"1": Owner(id="1", definition="d", who=Text(plain="water"))})
    definition = RootDefinition(id="d", p=Text(plain="share water fairly"))
    found = mentions("To share water fairly, water is needed.", study, definition, "en")
    assert [(p.letter, p.text) for p in found.parts if p.letter] == [
        ("P", "share water fairly"),
        ("O", "water"),
    ]


@pytest.mark.parametrize(
    ("row", "text", "found"),
    [
        ("Governor, through the Secretary", "owned by the Governor", "Governor"),
        ("Planning staff of the province", "run by planning staff", "planning staff"),
        ("Staff of the province", "run by staff", None),
        (
            "Planning, organisation and data staff",
            "by planning, organisation and all",
            "planning, organisation",
        ),
        ("Those who run the three upper canals", "for those who run a school", None),
        ("art", "a start", None),
    ],
)
def test_first_words_count_only_if_they_name_something(
    row: str, text: str, found: str | None
) -> None:
    study = Study(owners={"1": Owner(id="1", definition="d", who=Text(plain=row))})
    marked = mentions(text, study, RootDefinition(id="d"), "en")
    assert next((p.text for p in marked.parts if p.letter == "O"), None) == found
    assert marked.missing == (() if found else ("O",))


def test_a_long_worldview_does_not_claim_the_first_words_of_a_customer() -> None:
    study = Study(
        customers={"1": Customer(id="1", definition="d", who=Text(plain="people who decide"))}
    )
    worldview = Text(
        plain="People who decide learn from results only when they are light to produce"
    )
    found = mentions(
        "put before people who decide", study, RootDefinition(id="d", worldview=worldview), "en"
    )
    assert [(p.letter, p.text) for p in found.parts if p.letter] == [("C", "people who decide")]
    assert found.missing == ("W",)


@settings(max_examples=40, deadline=None)
@given(studies(), hostile_texts(unstorable=True))
def test_no_text_is_lost_by_marking(study: Study, text: str) -> None:
    for definition in study.root_definitions.values():
        for each in (text, sentence_text(study, definition, "en")):
            found = mentions(each, study, definition, "en")
            assert "".join(part.text for part in found.parts) == each


def test_a_megabyte_row_is_no_trouble() -> None:
    study = Study(owners={"1": Owner(id="1", definition="d", who=Text(plain="water " * 170_000))})
    definition = RootDefinition(id="d", sentence=Text(plain="owned by water " * 70_000))
    assert mentions(sentence_text(study, definition, "en"), study, definition, "en").parts
    assert composed(study, definition, "en")
