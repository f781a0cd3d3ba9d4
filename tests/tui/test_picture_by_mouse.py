"""A picture drawn by mouse in a real terminal: a line from one element to another, something on empty ground."""

from __future__ import annotations

import os
from pathlib import Path

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.diagram.picture.scene import Scene, build
from ssm_studio.domain.elements import relation_kind
from ssm_studio.domain.study import relations_of
from ssm_studio.domain.text import read
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import find_home
from ssm_studio.workshop.reading import read_study
from tests.contact_sheet import shown
from tests.diagram.picture.pictures import PICTURE, element, study_of
from tests.terminal import Terminal

NAME = "│ Treasury │"


def _mouse(terminal: Terminal, button: int, at: Point, *, up: bool = False) -> None:
    end = "m" if up else "M"
    os.write(terminal.channel, f"\x1b[<{button};{at.x + 1};{at.y + 1}{end}".encode())


def _words_at(terminal: Terminal, words: str) -> Point:
    rows = [(line.find(words), y) for y, line in enumerate(terminal.screen.display)]
    return next(Point(x, y) for x, y in rows if x >= 0)


def _stand(terminal: Terminal, scene: Scene) -> tuple[Rect, Rect]:
    """Where the two elements are on the screen now."""
    rows = shown(scene).splitlines()
    drawn = _words_at(terminal, NAME)
    row = next(y for y, line in enumerate(rows) if NAME in line)
    left = drawn.x - rows[row].index(NAME) - scene.bounds.x
    top = drawn.y - row - scene.bounds.y
    rects = {item.label: item.rect.moved(left, top) for item in scene.items.values()}
    return rects["Treasury"], rects["Ledger"]


def _dragged(terminal: Terminal, scene: Scene) -> bool:
    """Press at the edge of one, let go over the other; whether it is asked then what it is."""
    one, other = _stand(terminal, scene)
    edge = Point(one.right - 1, one.centre.y)
    _mouse(terminal, 0, edge)
    for at in (edge.moved(3, 0), Point(one.right + 8, other.centre.y), other.centre):
        _mouse(terminal, 32, at)
        terminal.rest(0.1)
    _mouse(terminal, 0, other.centre, up=True)
    terminal.rest(1.0)
    return "Treasury → Ledger" in terminal.text()


def test_a_line_is_dragged_and_a_double_click_adds(tmp_path: Path) -> None:
    """Press at the edge of one, let go over the other, say what it is, type its words; then twice on empty ground."""
    made = [
        element(1, "organisation", "Treasury", x=0, y=0),
        element(2, "artefact", "Ledger", x=24, y=9),
    ]
    study = study_of(made)
    scene = build(study, PICTURE, "en")
    path = create_from_study(find_home(str(tmp_path)), study, "mouse")
    with Terminal("--home", str(tmp_path), path) as terminal:
        terminal.wait_for("Treasury", "Ledger")
        terminal.wait_until(lambda _text: _dragged(terminal, scene), "the question what it is")
        terminal.type(relation_kind("monitors").verb)
        terminal.press("enter")
        terminal.wait_for("Words on the line")
        terminal.type("counts\n")
        terminal.wait_for("counts")
        one, other = _stand(terminal, scene)
        empty = Point(other.x, one.y)
        for _turn in range(2):
            _mouse(terminal, 0, empty)
            _mouse(terminal, 0, empty, up=True)
        terminal.wait_for("Add to the picture")
        terminal.press("escape", "ctrl+q")
        terminal.wait_for_end()
    found, _words = read_study(path)
    line = relations_of(found, next(iter(found.pictures)))[0]
    assert (line.kind, read(line.label, "en")) == ("monitors", "counts")
