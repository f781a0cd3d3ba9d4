"""A drawing that was found before is found again as it was, from numbers alone; anything else is found anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from ssm_studio.diagram.picture import layout, routing
from ssm_studio.diagram.picture.compositor import Sheet
from ssm_studio.diagram.picture.scene import build
from ssm_studio.diagram.picture.stored_routes import build_again, key_of, told
from ssm_studio.domain.study import Study
from ssm_studio.formats.bundle.bundle import example_study
from tests.diagram.picture.typed_pictures import typed


def pictures() -> list[tuple[Study, str]]:
    example = example_study("en")
    return [(example, next(iter(example.pictures))), typed(5, 20)]


def test_a_drawing_comes_again_without_a_search(monkeypatch: pytest.MonkeyPatch) -> None:
    for study, picture in pictures():
        scene = build(study, picture, "en")
        words = told(study, picture, "en", scene)
        layout._places.cache_clear()
        with monkeypatch.context() as searching:
            for module, name in ((layout, "drawn"), (routing, "_usual")):
                searching.delattr(module, name)
            again = build_again(study, picture, "en", words, ascii_only=False)
        assert again is not None
        assert Sheet.of(again).rows == Sheet.of(scene).rows
        assert (again.lines, again.routes) == (scene.lines, scene.routes)


def _numbers(kept: Any) -> Iterator[Any]:
    if not isinstance(kept, list):
        yield kept
        return
    for each in kept:
        yield from _numbers(each)


def test_what_is_kept_holds_numbers_and_no_words() -> None:
    study, picture = pictures()[0]
    kept = json.loads(told(study, picture, "en", build(study, picture, "en")))
    numbers = [*_numbers(list(kept.values()))]
    assert numbers
    assert all(type(each) is int for each in numbers)


def test_another_picture_has_another_key() -> None:
    study, picture = pictures()[1]
    keys = {
        key_of(study, picture, tongue, ascii_only=plain)
        for tongue in ("en", "id")
        for plain in (False, True)
    }
    chosen = next(iter(study.elements.values()))
    moved = replace(
        study, elements={**study.elements, chosen.id: replace(chosen, x=(chosen.x or 0) + 1)}
    )
    keys.add(key_of(moved, picture, "en", ascii_only=False))
    assert len(keys) == 5


@pytest.mark.parametrize(
    "words",
    [
        "",
        "[]",
        "{}",
        '{"places": 1, "ways": []}',
        '{"places": [], "ways": []}',
        '{"places": [[1, 2, 3]], "ways": []}',
        '{"places": [[1, 2, 3, 1e400]], "ways": []}',
        '{"places": [[1, 2, 3, 4]], "ways": [[1]]}',
        '{"places": [[1, 2, 3, 4]], "ways": [[0, 0, 5, 5]]}',
        '{"places": [[1, 2, 3, 99999999]], "ways": []}',
        "[" * 9000,
    ],
)
def test_what_is_no_drawing_is_no_answer(words: str) -> None:
    study, picture = typed(1, 1)
    assert build_again(study, picture, "en", words, ascii_only=False) is None
