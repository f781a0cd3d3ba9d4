"""RD-06 reads the sentence of a definition too, and only what the system does."""

from __future__ import annotations

import pytest

from ssm_studio.domain.text import Text
from ssm_studio.method.rules.registry import check
from ssm_studio.method.wording.judgements import doing_in
from tests.method.rules.rule_edits import set_
from tests.studies import rich_study


@pytest.mark.parametrize(
    ("sentence", "language", "doing"),
    [
        (
            (
                "A system owned by the council, run by the clerks, to collect fees and mend the road by sharing work "
                "in order to keep it open"
            ),
            "en",
            "collect fees and mend the road",
        ),
        ("A system to mend nets by the fishers", "en", "mend nets"),
        (
            "Sistem milik desa yang dijalankan panitia untuk menimbang hasil dan melaporkannya dengan rapat agar adil",
            "id",
            "menimbang hasil dan melaporkannya",
        ),
        ("Nothing of the kind", "en", ""),
    ],
)
def test_the_doing_is_what_stands_between_system_and_means(
    sentence: str, language: str, doing: str
) -> None:
    assert doing_in(sentence, language) == doing


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        ("A system to collect fees and mend the road by sharing work", ["sentence"]),
        ("A system to collect fees and dues by visiting and asking in order to learn and mend", []),
    ],
)
def test_two_doings_in_the_sentence_are_asked_about_once(sentence: str, fields: list[str]) -> None:
    study = set_("definition", p=None, sentence=None)(rich_study())
    first = next(iter(study.root_definitions.values()))
    study = set_("definition", first.ref, sentence=Text(en=sentence))(study)
    assert [each.field for each in check(study, only=["RD-06"])] == fields
