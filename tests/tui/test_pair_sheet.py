"""Two pictures side by side: drawn, told apart in words and colours, changed by keys, and shown on the wall so."""

from __future__ import annotations

from ssm_studio.domain import edit_picture
from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.method.picture_differences import picture_differences
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.picture.fitted_picture import FittedPicture
from ssm_studio.tui.picture.overlay import LIT
from ssm_studio.tui.picture.pair import DENIED
from ssm_studio.tui.picture.pair_sheet import PairSheet, shown_beside
from ssm_studio.tui.picture.pair_words import numbers_of, side_by_side
from ssm_studio.tui.stage_frame import BESIDE
from ssm_studio.tui.wall.screen import WallScreen
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import Home
from tests.tui.driving import shown, typed, until
from tests.tui.picturing import at_picture

TABLES = {
    "Planners": ("Governor", "Agencies", "Forms that nobody reads"),
    "Agencies": ("Governor", "Agencies", "Citizens"),
    "Villagers": ("Citizens", "The road"),
}


def tables() -> Study:
    """Three pictures; of the first two, one says that two help each other, and the other that they are at odds."""
    study = Study()
    for name, labels in TABLES.items():
        step = edit_picture.add_picture(study, name)
        study, picture = apply(study, step), step.puts[0].id
        for words in labels:
            study = apply(study, edit_picture.add_element(study, picture, "actor", words))
    one, two = list(study.pictures)[:2]
    for picture, kind in ((one, "supports"), (two, "conflict")):
        first, second, *_rest = (e.id for e in study.elements.values() if e.picture == picture)
        study = apply(study, edit_picture.connect(study, first, second, kind))
    return study


def test_one_number_stands_for_one_thing_in_both() -> None:
    study = tables()
    one, two, _three = study.pictures
    numbers = numbers_of(picture_differences(study, one, two))
    words: dict[int, set[str]] = {}
    for id_, number in numbers.items():
        words.setdefault(number, set()).add(read(study.elements[id_].label, "en"))
    assert sorted(words) == [1, 2, 3, 4]
    assert all(len(each) == 1 for each in words.values())


def test_words_say_what_each_alone_has_and_where_they_deny_each_other() -> None:
    study = tables()
    one, two, three = study.pictures
    lines = [each.plain for each in side_by_side(study, one, two, 90)]
    assert "support" in lines[1].split("⚔")[0]
    assert "conflict" in lines[1].split("⚔")[1]
    (alone,) = (each for each in lines if "Forms" in each)
    assert alone.index("Citizens") > 40
    assert lines[-1] == "in both: Governor · Agencies"
    assert any("drew the same" in each.plain for each in side_by_side(study, one, one, 90))
    short = side_by_side(study, one, three, 90, 3)
    assert len(short) < len(side_by_side(study, one, three, 90))


def test_empty_pictures_and_older_versions_come_last_or_not_at_all() -> None:
    study = tables()
    one, two, three = study.pictures
    assert [each.id for each in shown_beside(study, two)] == [three, one]
    empty = edit_picture.add_picture(study, "Nobody's")
    study = apply(study, empty)
    assert shown_beside(study, one)[-1].id == empty.puts[0].id


async def test_keys_change_which_two_stand_there_and_the_wall_shows_them(home: Home) -> None:
    study = tables()
    app = StudioApp(home, create_from_study(home, study), 1)
    one, _two, three = study.pictures
    async with app.run_test(size=(120, 44)) as pilot:
        screen = await at_picture(pilot)
        screen.show_picture(one)
        await typed(pilot, "d")
        await until(pilot, lambda: isinstance(app.screen, PairSheet) and "only here" in shown(app))
        left, _right = app.screen.query(FittedPicture)
        assert [(study.elements[id_].ref, style) for id_, style in left.tinted if style == LIT] == [
            ("E03", LIT)
        ]
        assert {id_ for id_, style in left.tinted if style == DENIED} == set(study.relations)
        assert shown(app).count("Governor") == 5, (
            "in each picture, in both, and twice in what is denied"
        )
        await typed(pilot, "right")
        await until(pilot, lambda: "The road" in shown(app))
        await typed(pilot, "tab", "right")
        await until(pilot, lambda: "Forms" not in shown(app))
        assert set(left.scene.items) == {
            e.id for e in study.elements.values() if e.picture == three
        }
        await typed(pilot, "ctrl+t")
        await until(pilot, lambda: isinstance(app.screen, WallScreen) and "only here" in shown(app))
        await typed(pilot, "left")
        await until(pilot, lambda: "Forms" in shown(app))
        await typed(pilot, "ctrl+t")
        await until(pilot, lambda: isinstance(app.screen, PairSheet))
        await typed(pilot, "escape")
        assert app.screen is screen
        app.go_to_field("picture", three, BESIDE)
        await until(pilot, lambda: "The road" in shown(app) and "only here" in shown(app))
