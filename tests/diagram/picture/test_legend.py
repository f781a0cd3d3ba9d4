"""The key to the signs says what the drawing shows, by the drawing's own code."""

from __future__ import annotations

import re

import pytest

from ssm_studio.diagram.cells.raster import row_text
from ssm_studio.diagram.picture.glyphs import sprite
from ssm_studio.diagram.picture.legend import WIDE, kind_sign, line_sign
from ssm_studio.diagram.picture.scene import build
from ssm_studio.domain.elements import ELEMENT_KINDS, RELATION_KINDS, element_kind, relation_kind
from ssm_studio.domain.study import elements_of, relations_of
from ssm_studio.formats.figures.makers import picture_svg
from ssm_studio.tui.picture.texts import picture_words
from tests.diagram.picture.pictures import PICTURE, element, example, relation, study_of

EITHER_WAY = ("communicates", "flow", "dependency", "supports", "informal")
"""Kinds of lines that read with a direction as they do without one."""


@pytest.mark.parametrize("plain", [False, True])
def test_no_two_kinds_of_elements_share_a_sign_and_each_stands_in_its_drawing(plain: bool) -> None:
    signs = {kind: kind_sign(kind, ascii_only=plain) for kind in ELEMENT_KINDS}
    assert len(set(signs.values())) == len(signs), signs
    for kind, sign in signs.items():
        drawn = "\n".join(row_text(row) for row in sprite(kind, "", ascii_only=plain).rows)
        assert sign
        assert sign in drawn


@pytest.mark.parametrize("plain", [False, True])
def test_no_two_kinds_of_lines_look_alike_without_their_colours(plain: bool) -> None:
    looks = {
        (kind, directed): line_sign(kind, directed=directed, ascii_only=plain)
        for kind, spec in RELATION_KINDS.items()
        for directed in (None, not spec.directed)
        if directed is None or kind in EITHER_WAY
    }
    assert len(set(looks.values())) == len(looks), looks


def test_no_two_kinds_of_lines_look_alike_in_a_figure_printed_in_grey() -> None:
    elements = [element(1, x=0, y=0), element(2, x=40, y=0)]
    looks = {}
    for kind in RELATION_KINDS:
        figure = picture_svg(study_of(elements, [relation(1, 1, 2, kind)]), PICTURE, "en")
        drawn = re.findall(r'<g class="relation[^>]*>.*?</g>', figure, re.DOTALL)
        looks[kind] = re.sub(r'="#[0-9a-f]{6}"|class="[^"]*"', "", "".join(drawn))
    assert len(set(looks.values())) == len(looks)


def test_a_line_of_the_key_has_the_head_and_the_sign_of_its_kind() -> None:
    for kind in RELATION_KINDS:
        sign = line_sign(kind)
        assert len(sign) == WIDE
        assert sign.strip()
        if relation_kind(kind).sign:
            assert relation_kind(kind).sign in sign


def test_the_key_holds_what_is_in_the_picture_and_nothing_else() -> None:
    study = example()
    for picture in study.pictures.values():
        words = picture_words(study, picture).at(80).plain
        drawn = build(study, picture.id, "en")
        kinds = {element_kind(each.kind).key for each in elements_of(study, picture.id)}
        lines = {relation_kind(each.kind).key for each in relations_of(study, picture.id)}
        key = words.split("what the signs mean")[1].strip("\n").splitlines()
        assert len([row for row in key if row]) == len(kinds) + len(lines)
        narrow = picture_words(study, picture).at(24).plain.split("what the signs mean")[1]
        rest = [row[: WIDE + 1].strip() for row in narrow.strip("\n").splitlines() if row]
        signs = {kind_sign(each) for each in kinds} | {line_sign(each).strip() for each in lines}
        assert set(rest) - {""} == signs
        assert drawn.items
