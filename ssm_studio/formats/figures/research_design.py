"""The research design as a figure: what was declared, and the two cycles that run over the same action."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ssm_studio.diagram.cells.wrap import wrap
from ssm_studio.domain.dates import day_said
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.formats.figures.svg import INK, MUTED, REAL, RULE, SYSTEMS, Svg
from ssm_studio.i18n import N_, translator
from ssm_studio.method.cycle_board import STEPS, Step, board
from ssm_studio.method.lenses import lens_name

WIDTH, GAP, _PAD, SIZE = 400.0, 40.0, 10.0, 12.0
LETTERS: Final = 58
"""Letters of a line in a box of `WIDTH`."""
_DECLARED: Final = (
    ("F", N_("Framework of ideas"), "framework", 0),
    ("A", N_("Area of concern"), "area_of_concern", 1),
    ("M_PS", N_("Problem-solving method"), "problem_solving_method", 0),
    ("M_R", N_("Research method"), "research_method", 1),
    ("P", N_("Problem situation"), "problem_situation", 0),
)
MOST: Final = 14
"""Short names of a step that stand in its box."""


def research_design_svg(study: Study, language: str) -> str:
    """The figure as SVG: F, M_R, M_PS, A and P above, the eight steps of each cycle below, each with what it holds."""
    t = translator(language)
    svg = Svg()
    y = _declared(svg, study, language, t)
    y = _heads(svg, t, y + 14)
    steps = board(study)
    for at in range(STEPS):
        y = _pair(svg, study, language, (steps[at], steps[at + STEPS]), y, last=at == STEPS - 1)
    title = t(N_("Research design: two cycles on one action"))
    return svg.document(title, t(N_("After McKay & Marshall (2001)")))


def _box(svg: Svg, x: float, y: float, lines: list[tuple[str, bool]], stroke: str) -> float:
    """A box with lines, each bold or not; where it ends."""
    height = 2 * _PAD + len(lines) * SIZE * 1.3
    svg.add(
        "rect",
        x=x,
        y=y,
        width=WIDTH,
        height=height,
        rx=6,
        fill="none",
        stroke=stroke,
        stroke_width=1.3,
    )
    for at, (line, bold) in enumerate(lines):
        svg.text(
            x + _PAD,
            y + _PAD + SIZE * (0.65 + 1.3 * at),
            [line],
            size=SIZE,
            fill=INK if bold else MUTED,
            anchor="start",
            weight="bold" if bold else "",
        )
    svg.reach(x + WIDTH, y + height)
    return y + height


def _declared(svg: Svg, study: Study, language: str, t: Callable[[str], str]) -> float:
    columns = [16.0, 16.0]
    declared = study.declaration
    for letter, name, field, column in _DECLARED:
        words = read(getattr(declared, field), language) if declared is not None else ""
        lines = [(f"{letter}  {t(name)}", True)]
        lines += [(line, False) for line in wrap(words or "–", LETTERS)]
        x = 16 + column * (WIDTH + GAP)
        columns[column] = _box(svg, x, columns[column], lines, RULE) + 10
    return max(columns)


def _heads(svg: Svg, t: Callable[[str], str], y: float) -> float:
    for column, (words, ink) in enumerate(
        ((N_("Problem-solving interest"), REAL), (N_("Research interest"), SYSTEMS))
    ):
        x = 16 + column * (WIDTH + GAP) + WIDTH / 2
        svg.text(x, y, [t(words)], size=14, fill=ink, weight="bold")
    return y + 20


def _pair(
    svg: Svg, study: Study, language: str, pair: tuple[Step, Step], y: float, *, last: bool
) -> float:
    """One step of both cycles beside each other, on one line; the action in the middle belongs to both."""
    ends = []
    for column, step in enumerate(pair):
        lines = [(f"{step.number}  {lens_name(step.lens, language)}", True)]
        for words in (_held(step), _said(study, step, language)):
            lines += [(line, False) for line in (wrap(words, LETTERS) if words else ())]
        x = 16 + column * (WIDTH + GAP)
        ink = SYSTEMS if column else REAL
        ends.append(_box(svg, x, y, lines, ink))
    for column, end in enumerate(() if last else ends):
        x = 16 + column * (WIDTH + GAP) + WIDTH / 2
        svg.path(f"M {x} {end} L {x} {max(ends) + 14}", stroke=SYSTEMS if column else REAL)
    low = max(ends)
    middle = (y + min(ends)) / 2
    if pair[0].number in (4, 5, 6):
        svg.path(
            f"M {16 + WIDTH} {middle} L {16 + WIDTH + GAP} {middle}",
            stroke=MUTED,
            stroke_dasharray="4 4",
        )
    return low + 14


def _held(step: Step) -> str:
    refs = [each.ref for _kind, each, _field in step.held if each.ref]
    refs = list(dict.fromkeys(refs))
    return ", ".join(refs[:MOST]) + (" …" if len(refs) > MOST else "")


def _said(study: Study, step: Step, language: str) -> str:
    """The note of a step; at the last one how the cycle ended."""
    words = read(step.note.text, language) if step.note is not None else ""
    if step.number < STEPS:
        return words
    name = {"ps": "exit_problem_solving", "r": "exit_research"}[step.cycle]
    header = study.session
    reason = read(getattr(header, f"{name}_reason"), language)
    told = (day_said(getattr(header, f"{name}_at"), translator(language)), reason, words)
    return " · ".join(filter(None, told))
