"""Words of a line stand beside it, and where there is no room as near to it as there is."""

from __future__ import annotations

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.diagram.picture.labels import Ground
from ssm_studio.diagram.picture.lines import Line, Plan


def test_words_stand_near_the_end_of_a_line_rather_than_far_from_its_middle() -> None:
    line = Line("l", (Point(0, 0), Point(0, 60)), ())
    far = [Rect(1, -20, 14, 70), Rect(-14, -20, 14, 70)]
    near = [Rect(1, 50, 5, 30), Rect(-5, 50, 5, 30)]
    ground = Ground.under([*far, *near])
    ground.add(line)
    words = ground.word(line, Plan("l", "a", "b", label="fees")).words_at
    assert words.width == len("fees")
    assert words.x == 7 or words.right == -6
    assert words.y in range(50, 61)
