"""The key to the signs says what the drawing shows, by the drawing's own code."""

from __future__ import annotations

from ssm_studio.diagram.cells.raster import row_text
from ssm_studio.diagram.picture.glyphs import sprite
from ssm_studio.diagram.picture.legend import WIDE, kind_sign, line_sign
from ssm_studio.diagram.picture.scene import build
from ssm_studio.domain.elements import ELEMENT_KINDS, RELATION_KINDS, element_kind, relation_kind
from ssm_studio.domain.study import elements_of, relations_of
from ssm_studio.tui.picture.texts import picture_words
from tests.diagram.picture.pictures import example


def test_no_two_kinds_of_elements_share_a_sign_and_each_stands_in_its_drawing() -> None:
    signs = {kind: kind_sign(kind) for kind in ELEMENT_KINDS}
    assert len(set(signs.values())) == len(signs)
    for kind, sign in signs.items():
        drawn = "\n".join(row_text(row) for row in sprite(kind, "").rows)
        assert sign
        assert sign in drawn


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
        words = picture_words(study, picture).plain
        drawn = build(study, picture.id, "en")
        kinds = {element_kind(each.kind).key for each in elements_of(study, picture.id)}
        lines = {relation_kind(each.kind).key for each in relations_of(study, picture.id)}
        key = words.split("what the signs mean")[1].strip("\n").splitlines()
        assert len([row for row in key if row]) == len(kinds) + len(lines)
        assert drawn.items
