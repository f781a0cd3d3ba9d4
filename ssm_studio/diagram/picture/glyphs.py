"""The small drawing of each kind of element: a person, a house, a bubble, a sheet of paper, a sign with words.

Cells with style "" are see-through; everything else covers what lies below. Styles are names under "picture.".
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.cells.raster import DASHED, DOUBLE, ROUND, SOLID, Raster, Row
from ssm_studio.diagram.cells.wrap import cell_width, shorten, wrap
from ssm_studio.domain.elements import ElementKind, element_kind
from ssm_studio.values import dataclass

PAPER: Final = "picture.paper"
_NARROW, WIDE = 18, 24
"""Widths at which words are wrapped: in figures and boxes, in bubbles and beside signs."""
MOST_LINES: Final = 6
_FRONTIER: Final = 64
"""The least length of the line that stands for a boundary."""


@dataclass(frozen=True, slots=True)
class Sprite:
    """One drawing, ready to be put anywhere.

    Attributes:
        rows: its rows of styled runs, each as wide as the whole.
        inked: for each row its first and its last cell that is not see-through; (middle, middle) in an empty one.
        cells: column, row, letter and style of everything that is not see-through; the letter is "" in the right
            half of a wide one.
    """

    width: int
    height: int
    rows: tuple[Row, ...]
    inked: tuple[tuple[int, int], ...]
    cells: tuple[tuple[int, int, str, str], ...]


@dataclass(frozen=True, slots=True)
class _Look:
    draw: Callable[[_Look, ElementKind, tuple[str, ...], bool], Raster]
    style: str
    words: str = "picture.text"
    wrap_at: int = _NARROW


@lru_cache(2048)
def sprite(
    kind: str | None, label: str, *, ascii_only: bool = False, private: bool = False
) -> Sprite:
    """The drawing of an element of this kind with this label; of a note where the kind is not known.

    Args:
        private: mark it as something that only the facilitator sees.
    """
    known = element_kind(kind)
    look = _LOOKS.get(known.key, _BESIDE)
    lines = wrap(label, look.wrap_at, MOST_LINES)
    if private:
        lines = (*lines[:-1], f"{lines[-1]} {'*' if ascii_only else '⊘'}".strip())
    return _sprite(look.draw(look, known, lines, ascii_only))


@lru_cache(1024)
def small_sprite(
    kind: str | None, label: str, width: int, most: int, *, ascii_only: bool = False
) -> Sprite:
    """The sign of an element with its name beside it, broken into lines of a width; cut where it is longer."""
    known = element_kind(kind)
    look = _LOOKS.get(known.key, _BESIDE)
    words = wrap(label, width, most) if most > 1 else (shorten(label, width),)
    return _sprite(_signed(_sign_of(known.key, ascii_only=ascii_only), look, words, ascii_only))


def _sign_of(kind: str | None, *, ascii_only: bool = False) -> str:
    """The sign that stands for a kind where there is no room for its drawing, and in the key to the signs."""
    known = element_kind(kind)
    return known.ascii if ascii_only else _HEADS.get(known.key, known.glyph)


@lru_cache(128)
def frame_sprite(
    label: str,
    width: int,
    height: int,
    *,
    at: int = 3,
    room: int | None = None,
    ascii_only: bool = False,
) -> Sprite:
    """A dotted frame for a boundary, its name in its upper edge, so large that it encloses what is inside.

    Args:
        at: the cell of the edge at which the name begins.
        room: the cells that the name and the blanks around it may take; None for all of the edge.
    """
    raster = Raster(width, height, plain=ascii_only)
    level, upright = (".", ":") if ascii_only else ("┄", "┊")
    style = "picture.outside"
    for y in (0, height - 1):
        raster.text(0, y, level * width, style)
    for x in (0, width - 1):
        for y in range(1, height - 1):
            raster.put(x, y, upright, style)
    for x, y, corner in zip(
        (0, width - 1, 0, width - 1), (0, 0, height - 1, height - 1), "╭╮╰╯", strict=True
    ):
        raster.put(x, y, "." if ascii_only else corner, style)
    most = (room or width - at - 3) - 2
    raster.text(at, 0, f" {shorten(label, max(1, most))} ", style)
    return _sprite(raster)


def _sprite(raster: Raster) -> Sprite:
    return Sprite(
        raster.width,
        raster.height,
        raster.rows(),
        tuple(_ink(raster, y) for y in range(raster.height)),
        tuple(
            (x, y, raster.at(x, y), style)
            for y in range(raster.height)
            for x in range(raster.width)
            if (style := raster.style_at(x, y))
        ),
    )


def _ink(raster: Raster, y: int) -> tuple[int, int]:
    inked = [x for x in range(raster.width) if raster.style_at(x, y)]
    middle = raster.width // 2
    return (inked[0], inked[-1]) if inked else (middle, middle)


def _widest(lines: tuple[str, ...], least: int = 1) -> int:
    return max(least, *(cell_width(line) for line in lines))


def _centred(raster: Raster, y: int, lines: tuple[str, ...], style: str) -> None:
    for row, line in enumerate(lines):
        raster.text((raster.width - cell_width(line)) // 2, y + row, line, style)


def _figure(look: _Look, lines: tuple[str, ...], plain: bool, heads: str, gap: int = 1) -> Raster:
    """One stick person or several, the name below."""
    count = len(heads)
    crowd = 3 * count + gap * (count - 1)
    raster = Raster(_widest(lines, crowd), 3 + len(lines), plain=plain)
    left = (raster.width - crowd) // 2
    # Nothing shows between legs and heads.
    raster.fill(Rect(left + 1, 0, crowd - 2, 1), PAPER)
    raster.fill(Rect(left, 1, crowd, 2), PAPER)
    body = (" {} ", "/|\\", "/ \\") if plain else (" {} ", "╱│╲", "╱ ╲")
    for step, head in enumerate(heads):
        for y, part in enumerate(body):
            drawn = part.format(_PLAIN_HEADS[head] if plain else head)
            for x, cell in enumerate(drawn):
                if cell != " ":
                    raster.put(left + step * (3 + gap) + x, y, cell, look.style)
    _centred(raster, 3, lines, look.words)
    return raster


def _person(look: _Look, kind: ElementKind, lines: tuple[str, ...], plain: bool) -> Raster:
    return _figure(look, lines, plain, _HEADS[kind.key], gap=0)


_HEADS: Final = {"actor": "○", "group": "○○○", "outsider": "●", "facilitator": "◍"}
"""The heads of people, which stand for them where there is no room for the whole figure."""
_PLAIN_HEADS: Final = {"○": "o", "●": "x", "◍": "f"}


def _house(look: _Look, _kind: ElementKind, lines: tuple[str, ...], plain: bool) -> Raster:
    raster = Raster(_widest(lines, 4) + 4, len(lines) + 3, plain=plain)
    roof = "_/#\\_" if plain else "▁▟▙▁"
    raster.text((raster.width - len(roof)) // 2, 0, roof, look.style)
    _boxed(raster, 1, lines, look, SOLID)
    return raster


def _boxed(raster: Raster, y: int, lines: tuple[str, ...], look: _Look, line: str) -> None:
    frame = Rect(0, y, raster.width, len(lines) + 2)
    raster.fill(frame, PAPER)
    raster.box(frame, look.style, line)
    for row, words in enumerate(lines):
        raster.text(2, y + 1 + row, words, look.words)


def _box(line: str, top: str = "") -> Callable[..., Raster]:
    """A box round the words, with the kind's sign (or `top`) let into its upper edge."""

    def draw(look: _Look, kind: ElementKind, lines: tuple[str, ...], plain: bool) -> Raster:
        raster = Raster(_widest(lines, 4) + 4, len(lines) + 2, plain=plain)
        _boxed(raster, 0, lines, look, line)
        sign = kind.ascii if plain else kind.glyph
        raster.text(2, 0, f" {sign} " if not top or plain else top, look.style)
        return raster

    return draw


def _sheet(look: _Look, _kind: ElementKind, lines: tuple[str, ...], plain: bool) -> Raster:
    """A sheet of paper with its corner folded."""
    raster = Raster(_widest(lines, 5) + 4, len(lines) + 2, plain=plain)
    _boxed(raster, 0, lines, look, SOLID)
    last = raster.width - 1
    raster.put(last, 0, " ", "")
    raster.put(last - 1, 0, "\\" if plain else "╲", look.style)
    return raster


def _calendar(look: _Look, _kind: ElementKind, lines: tuple[str, ...], plain: bool) -> Raster:
    """A leaf of a calendar with its two rings."""
    raster = Raster(_widest(lines, 5) + 4, len(lines) + 2, plain=plain)
    _boxed(raster, 0, lines, look, SOLID)
    for x in (2, raster.width - 3):
        raster.put(x, 0, "+" if plain else "╨", look.style)
    return raster


def _wall(look: _Look, _kind: ElementKind, lines: tuple[str, ...], plain: bool) -> Raster:
    width = _widest(lines, 8) + 4
    raster = Raster(width, len(lines) + 2, plain=plain)
    bricks = "|_" if plain else "▚▞"
    for y in (0, raster.height - 1):
        raster.text(0, y, (bricks * width)[:width], look.style)
    for row, words in enumerate(lines):
        raster.text(2, 1 + row, words, look.words)
    return raster


def _waves(look: _Look, _kind: ElementKind, lines: tuple[str, ...], plain: bool) -> Raster:
    width = _widest(lines, 6) + 2
    raster = Raster(width, len(lines) + 1, plain=plain)
    raster.text(0, 0, ("~" if plain else "≈") * width, look.style)
    _centred(raster, 1, lines, look.words)
    return raster


def _frontier(look: _Look, _kind: ElementKind, lines: tuple[str, ...], plain: bool) -> Raster:
    """A dotted line across the sheet, its name in the middle."""
    name = f" {lines[0]}{'…' if len(lines) > 1 else ''} "
    raster = Raster(max(_FRONTIER, cell_width(name) + 16), 1, plain=plain)
    raster.text(0, 0, ("." if plain else "┄") * raster.width, look.style)
    _centred(raster, 0, (name,), look.words)
    return raster


def _above(look: _Look, kind: ElementKind, lines: tuple[str, ...], plain: bool) -> Raster:
    """A larger sign with the words below it."""
    sign = kind.ascii if plain else _SIGNS.get(kind.key, kind.glyph)
    raster = Raster(_widest(lines, len(sign)), 1 + len(lines), plain=plain)
    _centred(raster, 0, (sign,), look.style)
    _centred(raster, 1, lines, look.words)
    return raster


def _beside(look: _Look, kind: ElementKind, lines: tuple[str, ...], plain: bool) -> Raster:
    """The sign with the words to its right."""
    return _signed(kind.ascii if plain else kind.glyph, look, lines, plain)


def _signed(sign: str, look: _Look, lines: tuple[str, ...], plain: bool) -> Raster:
    indent = cell_width(sign) + 1
    raster = Raster(_widest(lines) + indent, max(1, len(lines)), plain=plain)
    # Nothing runs between a sign and its words.
    raster.fill(Rect(0, 0, indent, 1), PAPER)
    raster.text(0, 0, sign, look.style)
    for row, words in enumerate(lines):
        raster.text(indent, row, words, look.words)
    return raster


def _bubble(line: str) -> Callable[..., Raster]:
    def draw(look: _Look, _kind: ElementKind, lines: tuple[str, ...], plain: bool) -> Raster:
        raster = Raster(_widest(lines, 4) + 4, len(lines) + 2, plain=plain)
        _boxed(raster, 0, lines, look, line)
        return raster

    return draw


_SIGNS: Final = {"pressure": "▼ ▼ ▼", "monitoring": "‹ ◉ ›", "money": "( ¤ )", "power": "♛"}

_BESIDE: Final = _Look(_beside, "picture.sign", wrap_at=WIDE)
_LOOKS: Final = {
    "actor": _Look(_person, "picture.figure", "picture.name"),
    "group": _Look(_person, "picture.figure", "picture.name"),
    "outsider": _Look(_person, "picture.outside", "picture.outside"),
    "facilitator": _Look(_person, "picture.outside", "picture.outside"),
    "organisation": _Look(_house, "picture.figure", "picture.name"),
    "structure": _Look(_box(DOUBLE, "═"), "picture.figure", "picture.name"),
    "rule": _Look(_box(DOUBLE), "picture.rule"),
    "artefact": _Look(_sheet, "picture.frame"),
    "process": _Look(_box(ROUND), "picture.frame"),
    "event": _Look(_calendar, "picture.frame", "picture.name"),
    "concern": _Look(_beside, "picture.concern", "picture.concern", WIDE),
    "worldview": _Look(_bubble(DASHED), "picture.thought", "picture.text", WIDE),
    "speech": _Look(_bubble(ROUND), "picture.speech", "picture.text", WIDE),
    "emotion": _Look(_beside, "picture.concern", "picture.text"),
    "conflict": _Look(_beside, "picture.concern", "picture.concern", WIDE),
    "pressure": _Look(_above, "picture.concern"),
    "monitoring": _Look(_above, "picture.eye"),
    "money": _Look(_above, "picture.eye"),
    "power": _Look(_above, "picture.eye"),
    "barrier": _Look(_wall, "picture.concern"),
    "hope": _Look(_beside, "picture.hope", "picture.text", WIDE),
    "environment": _Look(_waves, "picture.outside", "picture.outside"),
    "boundary": _Look(_frontier, "picture.outside", "picture.outside", 60),
    "note": _Look(_beside, "picture.outside", "picture.outside", WIDE),
}
