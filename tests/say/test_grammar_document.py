"""Every example of docs/say-line.md is understood, and its tables are the words that the program knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ssm_studio.domain.changes import apply
from ssm_studio.domain.elements import ELEMENT_KINDS, RELATION_KINDS
from ssm_studio.domain.study import Study, new_study
from ssm_studio.say import NotUnderstood, Place, Understood, understand
from ssm_studio.say.vocabulary import COMMANDS, ELEMENTS, MEASURES, RELATIONS, Words

DOCUMENT = (Path(__file__).parents[2] / "docs" / "say-line.md").read_text(encoding="utf-8")


def examples() -> Iterator[tuple[int, bool, str]]:
    """Stage, whether it is to be refused, and the line, for each example."""
    for match in re.finditer(r"```say ([1-4])( refused)?\n(.*?)```", DOCUMENT, re.DOTALL):
        for line in match[3].splitlines():
            yield int(match[1]), bool(match[2]), line


def typed_in_order(language: str) -> tuple[Study, list[str]]:
    """The session after all examples, and what went otherwise than the document says."""
    study, wrong = new_study("Examples", language), []
    for stage, refused, line in examples():
        answer = understand(line, study, Place(stage))
        if isinstance(answer, Understood):
            study = apply(study, answer.changeset)
            if study.get(answer.kind, answer.id) is None and not line.startswith(("del", "hap")):
                wrong.append(f"{line}: names nothing")
        if isinstance(answer, NotUnderstood) is not refused:
            wrong.append(f"{line}: {answer}")
    return study, wrong


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_example_in_the_document_means_what_the_document_says(language: str) -> None:
    study, wrong = typed_in_order(language)
    assert not wrong
    assert len(list(examples())) > 80
    assert study.relations
    assert study.models
    assert study.actions


@pytest.mark.parametrize("words", [ELEMENTS, RELATIONS, MEASURES, COMMANDS])
def test_the_document_lists_the_words(words: Words) -> None:
    for key, (english, indonesian) in words.items():
        assert f"| {key} | {english} | {indonesian} |" in DOCUMENT


def test_every_kind_has_words() -> None:
    assert set(ELEMENTS) == set(ELEMENT_KINDS)
    assert set(RELATIONS) == set(RELATION_KINDS)
