"""The worked example's first picture, typed from an empty session by the entry line alone."""

from __future__ import annotations

import pytest

from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import Study, elements_of, relations_of
from ssm_studio.domain.text import read
from ssm_studio.say import understand
from ssm_studio.say.results import Place, Understood
from ssm_studio.say.vocabulary import ELEMENTS, RELATIONS, Words
from ssm_studio.workshop.derived_changes import with_consequences
from tests.diagram.picture.pictures import example
from tests.diagram.picture.typed_pictures import drawn, harm


def spoken(words: Words, kind: str | None, language: str) -> str:
    """The first word with which a kind is said."""
    return words[kind or ""][0 if language == "en" else 1].split(",")[0]


def lines_of(study: Study, picture: str, language: str) -> list[str]:
    """What a group would say to have this picture drawn."""
    said = []
    for each in elements_of(study, picture):
        words = read(each.label, language)
        if each.belongs_to is not None:
            said.append(f"~{words}~ @ {read(study.elements[each.belongs_to].label, language)}")
        elif each.kind == "concern":
            said.append(f"! {words}")
        else:
            said.append(f"{spoken(ELEMENTS, each.kind, language)} {words}")
    for line in relations_of(study, picture):
        one, other = (study.elements[id_ or ""].ref for id_ in (line.source, line.target))
        arrow = "->" if line.directed else "--"
        kind = spoken(RELATIONS, line.kind, language)
        said.append(f"{one} {arrow} {other}: {kind}, {read(line.label, language)}")
    return said


def marks(study: Study, picture: str, language: str) -> set[tuple[object, ...]]:
    """Everything in a picture without ids and places."""

    def name(id_: str | None) -> str:
        found = study.elements.get(id_ or "")
        return read(found.label, language) if found is not None else ""

    elements = {
        (each.kind, read(each.label, language), name(each.belongs_to), bool(each.is_issue))
        for each in elements_of(study, picture)
    }
    relations = {
        (each.kind, name(each.source), name(each.target), read(each.label, language), each.directed)
        for each in relations_of(study, picture)
    }
    return elements | relations


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_first_picture_of_the_example_is_typed_from_empty(language: str) -> None:
    wanted = example(language)
    first = next(iter(wanted.pictures))
    study = Study()
    for line in lines_of(wanted, first, language):
        said = understand(line, study, Place(picture=next(iter(study.pictures), None)))
        assert isinstance(said, Understood), (line, said)
        study = apply(study, with_consequences(study, said.changeset))
    picture = next(iter(study.pictures))
    assert marks(study, picture, study.language) == marks(wanted, first, language)
    found = harm(study, drawn(study, picture))
    assert (found.names, found.drawings, found.heads, found.overlaps) == (0, 0, 0, 0)
    assert (found.labels, found.on_lines, found.far) == (0, 0, 0)
