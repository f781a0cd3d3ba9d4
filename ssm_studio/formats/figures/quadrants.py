"""Desirable against feasible as SVG: four named fields, each change by its short name, the raters' spread as lines."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.edit_comparison import ACT, ASIDE, PREPARE, WHY
from ssm_studio.domain.study import Study
from ssm_studio.formats.figures.svg import CONCERN, INK, MUTED, RULE, Svg
from ssm_studio.i18n import N_, translator
from ssm_studio.method.quadrants import MARKS, NAMES, Placed, placed

CELL: Final = 110.0
LEFT: Final = 60.0
TOP: Final = 30.0
_TITLE: Final = N_("Changes: desirable and feasible")
_ACROSS: Final = N_("culturally feasible")
_UP: Final = N_("systemically desirable")


def quadrants_svg(study: Study, language: str) -> str:
    """The plot of all changes that were judged in both ways, in `language`."""
    say = translator(language)
    svg = Svg()
    side = CELL * MARKS
    _fields(svg, side, {key: say(name) for key, name in NAMES.items()})
    there = placed(study)
    for at, each in enumerate(there):
        _put(svg, each, _beside(there[:at], each))
    for mark in range(MARKS):
        svg.text(_x(mark), TOP + side + 16, [str(mark)], size=12, fill=MUTED)
        svg.text(LEFT - 14, _y(mark), [str(mark)], size=12, fill=MUTED)
    svg.text(LEFT + side / 2, TOP + side + 38, [say(_ACROSS)], size=13, fill=MUTED)
    svg.text(LEFT, TOP - 16, [say(_UP)], size=13, fill=MUTED, anchor="start")
    svg.reach(LEFT + side, TOP + side + 46)
    words = "; ".join(f"{each.ref}: {say(NAMES[each.standing])}" for each in there)
    return svg.document(say(_TITLE), words)


def _fields(svg: Svg, side: float, names: dict[str, str]) -> None:
    half = side / 2
    svg.add("rect", x=LEFT, y=TOP, width=side, height=side, fill="none", stroke=RULE)
    svg.add("line", x1=LEFT + half, y1=TOP, x2=LEFT + half, y2=TOP + side, stroke=RULE)
    svg.add("line", x1=LEFT, y1=TOP + half, x2=LEFT + side, y2=TOP + half, stroke=RULE)
    for key, x, y in (
        (PREPARE, LEFT, TOP),
        (ACT, LEFT + half, TOP),
        (ASIDE, LEFT, TOP + half),
        (WHY, LEFT + half, TOP + half),
    ):
        svg.text(x + 10, y + 16, [names[key]], size=14, fill=MUTED, anchor="start", weight="bold")


def _x(mark: float) -> float:
    return LEFT + CELL * (mark + 0.5)


def _y(mark: float) -> float:
    return TOP + CELL * (MARKS - mark - 0.5)


def _beside(before: tuple[Placed, ...], each: Placed) -> int:
    """How many changes stand at the same two marks already."""
    spot = (each.feasible[1], each.desirable[1])
    return sum((other.feasible[1], other.desirable[1]) == spot for other in before)


def _put(svg: Svg, each: Placed, beside: int) -> None:
    x = _x(each.feasible[1]) - 30 + 30 * (beside % 3)
    y = _y(each.desirable[1]) - 14 + 20 * (beside // 3)
    svg.open(each.ref)
    if each.apart:
        low, _middle, high = each.feasible
        svg.add("line", x1=_x(low), y1=y, x2=_x(high), y2=y, stroke=CONCERN, stroke_width=1)
        low, _middle, high = each.desirable
        svg.add("line", x1=x, y1=_y(low), x2=x, y2=_y(high), stroke=CONCERN, stroke_width=1)
    svg.add("circle", cx=x, cy=y, r=4, fill=INK)
    svg.text(x, y + 13, [each.ref], size=11, halo=True)
    svg.close()
