"""A picture as drawings and lines: everything is there, legible, found again by hand and by key."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssm_studio.diagram.cells.geometry import Point, Rect, Size
from ssm_studio.diagram.cells.raster import DOWN, LEFT, RIGHT, UP, row_text
from ssm_studio.diagram.cells.wrap import cell_width
from ssm_studio.diagram.picture.compositor import Sheet
from ssm_studio.diagram.picture.glyphs import sprite
from ssm_studio.diagram.picture.overview import compact_size, overview
from ssm_studio.diagram.picture.scene import (
    Lifted,
    Scene,
    build,
    hit,
    hit_line,
    nearest,
    reading_order,
)
from ssm_studio.domain import edit_picture
from ssm_studio.domain.changes import apply
from ssm_studio.domain.elements import ELEMENT_KINDS, RELATION_KINDS
from ssm_studio.domain.study import Study, relations_of
from tests.diagram.picture.pictures import (
    PICTURE,
    element,
    example,
    labels,
    pictures,
    relation,
    study_of,
)
from tests.diagram.picture.typed_pictures import typed


def text_of(scene: Scene) -> str:
    """The whole scene as plain text."""
    bounds, sheet = scene.bounds, Sheet.of(scene)
    rows = (sheet.row(y, bounds.x, bounds.width) for y in range(bounds.y, bounds.bottom))
    return "\n".join(row_text(row).rstrip() for row in rows)


def harmless(text: str) -> bool:
    """Whether a terminal would only show it."""
    return not any(ord(each) < 0x20 or 0x7F <= ord(each) < 0xA0 for each in text)


@settings(max_examples=80, deadline=None)
@given(kind=st.sampled_from([*ELEMENT_KINDS, "volcano"]), ascii_only=st.booleans(), label=labels)
def test_every_drawing_is_as_wide_as_it_says(kind: str, ascii_only: bool, label: str) -> None:
    drawn = sprite(kind, label, ascii_only=ascii_only)
    assert len(drawn.rows) == len(drawn.inked) == drawn.height
    for row in drawn.rows:
        assert cell_width(row_text(row)) == drawn.width
        assert harmless(row_text(row))
    assert drawn.width <= 80
    assert drawn.height <= 12


def test_every_kind_of_element_looks_like_itself() -> None:
    looks = {tuple(map(row_text, sprite(kind, "Water").rows)) for kind in ELEMENT_KINDS}
    assert len(looks) == len(ELEMENT_KINDS)
    for kind in ELEMENT_KINDS:
        assert all(row_text(row).isascii() for row in sprite(kind, "Water", ascii_only=True).rows)


def test_what_only_the_facilitator_sees_says_so_and_can_be_left_out() -> None:
    study = study_of(
        [element(1, label="Bupati"), element(2, "power", "the budget", visibility="facilitator")],
        [relation(1, 2, 1)],
    )
    shown = build(study, PICTURE, "en")
    assert "⊘" in text_of(shown)
    public = build(study, PICTURE, "en", private=False)
    assert list(public.items) == ["e001"]
    assert not public.lines
    assert "budget" not in text_of(public)


@pytest.mark.parametrize("kind", RELATION_KINDS)
def test_every_kind_of_relation_has_its_own_line(kind: str) -> None:
    elements = [element(1, x=0, y=0), element(2, x=40, y=0)]
    line = build(study_of(elements, [relation(1, 1, 2, kind)]), PICTURE, "en").lines["l001"]
    drawn = "".join(letter for _x, _y, letter, _style in line.cells)
    spec = RELATION_KINDS[kind]
    stroke = {"plain": "─", "heavy": "━", "double": "═", "dashed": "╌", "dotted": "┈"}[spec.line]
    assert stroke in drawn
    assert spec.sign in drawn
    if spec.directed:
        assert (
            drawn[-1]
            == {"arrow": "▶", "open": "▷", "dot": "●", "tee": "┤", "none": stroke}[spec.head]
        )


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_worked_example_shows_every_relation_and_every_word(language: str) -> None:
    study = example(language)
    for picture in study.pictures:
        scene = build(study, picture, language)
        for each in relations_of(study, picture):
            line = scene.lines[each.id]
            assert line.cells
            assert line.words
        covered = text_of(scene)
        for item in scene.items.values():
            for row in item.sprite.rows:
                for word in row_text(row).split():
                    assert word in covered or not word.isalpha()


def test_lines_run_below_drawings_and_end_at_them() -> None:
    study = example()
    for picture in study.pictures:
        scene = build(study, picture, "en")
        for id_, line in scene.lines.items():
            if not line.way:
                continue
            plan = scene.plans[id_]
            for end, name in ((line.way[0], plan.source), (line.way[-1], plan.target)):
                assert scene.items[name].rect.inflate(1).contains(end)


@settings(max_examples=15, deadline=None)
@given(pictures(8))
def test_any_picture_is_drawn(study: Study) -> None:
    scene = build(study, PICTURE, "en")
    bounds = scene.bounds.inflate(2)
    sheet = Sheet.of(scene)
    for y in range(bounds.y, bounds.bottom):
        row = sheet.row(y, bounds.x, bounds.width)
        assert sum(run.width for run in row) == bounds.width
        assert harmless(row_text(row))
    for id_, item in scene.items.items():
        assert hit(scene, item.spot.centre) is not None
        for way in (UP, RIGHT, DOWN, LEFT):
            assert nearest(scene, id_, way) != id_
    assert sorted(reading_order(scene)) == sorted(scene.items)
    small = overview(scene, Size(60, 20))
    assert set(small.places) == set(scene.items)


@settings(max_examples=10, deadline=None)
@given(pictures(5), st.integers(-30, 60), st.integers(-30, 30))
def test_a_half_seen_row_is_as_wide_as_the_window(study: Study, left: int, top: int) -> None:
    sheet = Sheet.of(build(study, PICTURE, "en"))
    for y in range(top, top + 20):
        for width in (1, 7, 24):
            assert sum(run.width for run in sheet.row(y, left, width)) == width


def test_an_element_far_away_costs_nothing() -> None:
    study = study_of(
        [element(1, x=0, y=0), element(2, x=9000, y=9000), element(3, x=-9000, y=-9000)],
        [relation(1, 1, 2), relation(2, 2, 3)],
    )
    scene = build(study, PICTURE, "en")
    assert scene.bounds.width > 18_000
    assert len(overview(scene, Size(80, 24)).places) == 3


def test_between_the_picture_and_its_overview_is_one_of_signs_and_whole_names() -> None:
    study, picture = typed(2, 41)
    scene = build(study, picture, "en")
    window = Size(70, 24)
    size = compact_size(scene, window)
    assert size is not None
    assert scene.bounds.width > size.width >= window.width
    small = overview(scene, size)
    assert set(small.places) == set(scene.items)
    for id_, item in small.scene.items.items():
        if not item.framing:
            shown = "".join(letter for _x, _y, letter, _style in item.sprite.cells)
            assert "".join(scene.items[id_].label.split()) in "".join(shown.split())
    assert {line.id for line in small.scene.lines.values() if line.tops} >= {
        id_ for id_, plan in scene.plans.items() if plan.head != "none" and not plan.tail
    }
    assert compact_size(scene, Size(300, 200)) is None


def test_the_name_of_a_boundary_stays_whole_in_a_small_picture() -> None:
    """Where somebody stands on its upper edge, the name stands beside them."""
    study = example()
    for picture in study.pictures:
        scene = build(study, picture, "en")
        small = overview(scene, Size(78, 18))
        text = "\n".join(row_text(small.sheet.row(y, 0, 78)) for y in range(18))
        names = [item.label for item in scene.items.values() if item.framing]
        assert names
        assert all(name in text for name in names)


def test_a_change_keeps_the_lines_that_it_does_not_touch() -> None:
    elements = [element(n, x=n % 4 * 40, y=n // 4 * 14) for n in range(12)]
    study = study_of(elements, [relation(n, n, n + 1, label="word") for n in range(11)])
    before = build(study, PICTURE, "en")
    moved = apply(study, edit_picture.move_element(study, "e011", 130, 40))
    after = build(moved, PICTURE, "en", before=before)
    assert after.lines["l010"] != before.lines["l010"]
    for number in range(8):
        assert after.lines[f"l{number:03d}"] is before.lines[f"l{number:03d}"]
    relabelled = replace(moved.relations["l003"], kind="conflict")
    again = build(
        replace(moved, relations={**moved.relations, "l003": relabelled}),
        PICTURE,
        "en",
        before=after,
    )
    assert again.lines["l003"] != after.lines["l003"]
    assert again.lines["l000"] is after.lines["l000"]


def test_what_is_lifted_takes_its_lines_along() -> None:
    study = example()
    picture = next(iter(study.pictures))
    scene = build(study, picture, "en")
    for id_ in scene.items:
        lifted = Lifted(scene, id_)
        item, lines = lifted.at(100, 50)
        assert item.rect.origin == Point(100, 50)
        assert len(lines) == len(scene.lines_at(id_))
        for line in lines:
            assert line.way or line.over
            near = item.rect.inflate(2)
            ends = [*line.way[:1], *line.way[-1:], *(Point(x, y) for x, y, _c, _s in line.over)]
            assert any(near.contains(end) for end in ends)


def test_hands_find_elements_and_lines() -> None:
    study = study_of(
        [element(1, x=0, y=0), element(2, x=50, y=0), element(3, "boundary", x=-4, y=2)],
        [relation(1, 1, 2)],
    )
    scene = build(study, PICTURE, "en")
    assert hit(scene, Point(2, 2)) == "e001"
    assert hit(scene, Point(30, 2)) == "e003"
    assert hit(scene, Point(30, 30)) is None
    middle = scene.lines["l001"].way[0].moved(10, 0)
    assert hit_line(scene, middle) == "l001"
    assert hit_line(scene, Point(30, 30)) is None


def test_arrow_keys_go_to_what_lies_in_that_direction() -> None:
    places = {1: (20, 10), 2: (60, 10), 3: (20, 30), 4: (0, 10), 5: (21, 0)}
    elements = [element(number, x=x, y=y) for number, (x, y) in places.items()]
    scene = build(study_of(elements), PICTURE, "en")
    found = [nearest(scene, "e001", way) for way in (RIGHT, DOWN, LEFT, UP)]
    assert found == ["e002", "e003", "e004", "e005"]
    assert nearest(scene, "e002", RIGHT) is None


def test_bubbles_hang_on_their_owners() -> None:
    for kind, mark in (("worldview", "°"), ("speech", "┬"), ("emotion", "·")):
        elements = [element(1, x=20, y=12), element(2, kind, "I see", x=20, y=0, belongs_to="e001")]
        scene = build(study_of(elements), PICTURE, "en")
        line = scene.lines["e002~e001"]
        assert mark in [letter for _x, _y, letter, _style in line.over]
        rects = [item.rect for item in scene.items.values()]
        between = Rect(0, rects[1].bottom - 1, 60, rects[0].y - rects[1].bottom + 2)
        assert all(between.contains(Point(x, y)) for x, y, _c, _s in line.over)


def test_a_conflict_reaches_its_parties() -> None:
    elements = [
        element(1, x=0, y=0),
        element(2, x=60, y=0),
        element(3, "conflict", "over figures", x=24, y=10, parties=("e001", "e002")),
    ]
    scene = build(study_of(elements), PICTURE, "en")
    assert {"e003~e001", "e003~e002"} <= set(scene.lines)


def test_a_picture_of_ascii_is_ascii() -> None:
    study = example()
    for picture in study.pictures:
        assert text_of(build(study, picture, "en", ascii_only=True)).isascii()
