"""Writing SVG by hand: escaped text, wobbly outlines, curves with heads. The same input gives the same bytes."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

from ssm_studio.diagram.cells.wrap import cell_width, wrap
from ssm_studio.domain.text import REPLACEMENT

FAMILIES: Final = (
    "Helvetica",
    "Arial",
    "Liberation Sans",
    "DejaVu Sans",
    "Noto Sans",
    "Segoe UI",
    "Ubuntu",
    "Cantarell",
    "Arimo",
)
"""Fonts in which a figure may be read, the first one that is there; all hold Latin letters and more."""
FAMILY: Final = ", ".join(
    [f"'{name}'" if " " in name else name for name in FAMILIES] + ["sans-serif"]
)
INK, MUTED, RULE, PAPER = "#23262d", "#646b78", "#b9b2a3", "#ffffff"
REAL, SYSTEMS, CONCERN, WORLDVIEW = "#8a5a00", "#1b6483", "#b3302b", "#6d3fae"
SUPPORT: Final = "#2c6e3f"
LETTER: Final = 0.6
"""Width of a letter as a part of the font size, on the safe side for the widest of the fonts."""
LEADING: Final = 1.25
SOLID, DASHED, DOTTED = "", "7 5", "1.5 4"

_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Spot = tuple[float, float]


def in_xml(text: str) -> str:
    """A text with what XML cannot hold replaced."""
    return _NOT_XML.sub(REPLACEMENT, text)


def escaped(text: str) -> str:
    """Any text as XML content: markup is text, and what XML cannot hold is replaced."""
    clean = in_xml(text)
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;")):
        clean = clean.replace(sign, entity)
    return clean


def number(value: float) -> str:
    """A coordinate, short and the same everywhere."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def text_size(lines: Sequence[str], size: float) -> tuple[float, float]:
    """How much room lines of text take at most."""
    return max((cell_width(line) for line in lines), default=0) * size * LETTER, len(
        lines
    ) * size * LEADING


class Svg:
    """A drawing that grows downwards and to the right as things are put on it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.width = 0.0
        self.height = 0.0

    def reach(self, x: float, y: float) -> None:
        """Make the page hold this spot."""
        self.width, self.height = max(self.width, x), max(self.height, y)

    def add(self, tag: str, content: str = "", /, **attributes: str | float) -> None:
        """One element; `content` is text, `font_size` means the attribute font-size."""
        said = "".join(
            f' {name.rstrip("_").replace("_", "-")}="'
            f'{number(value) if isinstance(value, int | float) else value}"'
            for name, value in attributes.items()
            if value != ""
        )
        end = f">{escaped(content)}</{tag}>" if content else "/>"
        self._parts.append(f"<{tag}{said}{end}")

    def open(self, title: str, kind: str = "") -> None:
        """Begin a group that tells its name, as typed, to screen readers and mouse pointers."""
        self._parts.append(f'<g class="{kind}">' if kind else "<g>")
        if title:
            self.add("title", title)

    def close(self) -> None:
        """End the group."""
        self._parts.append("</g>")

    def text(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        *,
        size: float = 13,
        fill: str = INK,
        anchor: str = "middle",
        weight: str = "",
        halo: bool = False,
    ) -> None:
        """Lines of text, the first one's middle at `y`."""
        for at, line in enumerate(lines):
            if not line:
                continue
            more: dict[str, str | float] = (
                {"stroke": PAPER, "stroke_width": 4, "paint_order": "stroke"} if halo else {}
            )
            self.add(
                "text",
                line,
                x=x,
                y=y + size * (0.35 + LEADING * at),
                font_size=size,
                text_anchor=anchor,
                fill=fill,
                font_weight=weight,
                **more,
            )

    def label(self, x: float, y: float, lines: Sequence[str], **look: str | float | bool) -> None:
        """Lines of text around a middle."""
        size = float(look.get("size", 13))
        self.text(x, y - (len(lines) - 1) * size * LEADING / 2, lines, **look)  # type: ignore[arg-type] # passed on as given

    def path(self, d: str, *, stroke: str = INK, width: float = 1.3, **more: str | float) -> None:
        """A path, not filled unless `fill` is given."""
        more.setdefault("fill", "none")
        self.add(
            "path",
            d=d,
            stroke=stroke,
            stroke_width=width,
            stroke_linecap="round",
            stroke_linejoin="round",
            **more,
        )

    def document(self, title: str, description: str, *, margin: float = 16) -> str:
        """The whole SVG file."""
        width, height = number(self.width + margin), number(self.height + margin)
        opening = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
            f' viewBox="0 0 {width} {height}" role="img" aria-labelledby="title description"'
            f' font-family="{FAMILY}">'
        )
        return "\n".join(
            [
                '<?xml version="1.0" encoding="UTF-8"?>',
                opening,
                f'<title id="title">{escaped(title)}</title>',
                f'<desc id="description">{escaped(description)}</desc>',
                f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
                *self._parts,
                "</svg>",
                "",
            ]
        )

    def head(self, tip: Spot, back: Spot, kind: str = "arrow", *, stroke: str = INK) -> None:
        """What stands at the end of a line that comes from `back`: "arrow", "open", "dot" or "tee"."""
        angle = math.atan2(tip[1] - back[1], tip[0] - back[0])
        if kind == "dot":
            x, y = tip[0] - 4 * math.cos(angle), tip[1] - 4 * math.sin(angle)
            self.add("circle", cx=x, cy=y, r=4, fill=stroke)
            return
        turn = math.pi / 2 if kind == "tee" else math.pi - 0.42
        reach = 7 if kind == "tee" else 12
        wings = [
            (
                tip[0] + reach * math.cos(angle + side * turn),
                tip[1] + reach * math.sin(angle + side * turn),
            )
            for side in (1, -1)
        ]
        d = _moves([wings[0], tip, wings[1]])
        if kind == "arrow":
            self.path(d + "Z", stroke=stroke, width=1, fill=stroke)
        else:
            self.path(d, stroke=stroke, width=1.6)


def _moves(spots: Sequence[Spot]) -> str:
    return "M" + "L".join(f"{number(x)},{number(y)}" for x, y in spots)


def polygon(*spots: Spot, closed: bool = True) -> str:
    """A path along straight lines."""
    return _moves(spots) + ("Z" if closed else "")


def bezier(spots: Sequence[Spot]) -> str:
    """A path through Bézier control points: a start and three more for each piece."""
    said = [f"{number(x)},{number(y)}" for x, y in spots]
    return f"M{said[0]}C" + " ".join(said[1:])


def smooth(spots: Sequence[Spot]) -> str:
    """A closed path that runs softly through all spots."""
    pieces = []
    count = len(spots)
    for at in range(count):
        a, b, c, d = (spots[(at + step) % count] for step in (-1, 0, 1, 2))
        first = (b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6)
        second = (c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6)
        pieces.append(" ".join(f"{number(x)},{number(y)}" for x, y in (first, second, c)))
    return f"M{number(spots[0][0])},{number(spots[0][1])}C" + " ".join(pieces) + "Z"


def blob(x: float, y: float, rx: float, ry: float, seed: int = 0) -> str:
    """An ellipse as a hand draws it; `seed` makes each one a little different."""
    spots = []
    for at in range(16):
        angle = at * math.pi / 8
        wobble = 1 + 0.012 * math.sin(2.3 * at + 1.7 * seed) + 0.012 * math.cos(1.1 * at - seed)
        spots.append((x + rx * wobble * math.cos(angle), y + ry * wobble * math.sin(angle)))
    return smooth(spots)


def fence(left: float, top: float, right: float, bottom: float, seed: int = 0) -> str:
    """A rectangle with round corners as a hand draws it."""
    bend = min(22.0, (right - left) / 3, (bottom - top) / 3)
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    d = ""
    for at, (x, y) in enumerate(corners):
        before, after = corners[at - 1], corners[(at + 1) % 4]
        start, end = _step(x, y, before, bend), _step(x, y, after, bend)
        if not d:
            d = f"M{number(start[0])},{number(start[1])}"
        d += f"Q{number(x)},{number(y)} {number(end[0])},{number(end[1])}"
        goal = _step(*after, (x, y), bend)
        give = 3 * math.sin(1.9 * at + seed)
        flat = y == after[1]
        middle = ((end[0] + goal[0]) / 2, (end[1] + goal[1]) / 2)
        middle = (middle[0], middle[1] + give) if flat else (middle[0] + give, middle[1])
        d += f"Q{number(middle[0])},{number(middle[1])} {number(goal[0])},{number(goal[1])}"
    return d + "Z"


def _step(x: float, y: float, towards: Spot, far: float) -> Spot:
    """From a corner along one of the two sides."""
    if y == towards[1]:
        return x + math.copysign(far, towards[0] - x), y
    return x, y + math.copysign(far, towards[1] - y)


def cloud(x: float, y: float, rx: float, ry: float) -> str:
    """A thought bubble: an ellipse of scallops."""
    count = max(8, min(18, int((rx + ry) / 11)))
    spots = [
        (
            x + rx * math.cos(2 * math.pi * at / count + 0.2),
            y + ry * math.sin(2 * math.pi * at / count + 0.2),
        )
        for at in range(count)
    ]
    d = f"M{number(spots[0][0])},{number(spots[0][1])}"
    for before, after in zip(spots, [*spots[1:], spots[0]], strict=True):
        span = math.hypot(after[0] - before[0], after[1] - before[1]) * 0.56
        d += f"A{number(span)},{number(span)} 0 0 1 {number(after[0])},{number(after[1])}"
    return d + "Z"


def put_foot(svg: Svg, lines: Sequence[str], left: float = 16) -> None:
    """Small print below everything: the session's warning, the version."""
    room = max(40, int(svg.width / (10 * LETTER)))
    wrapped = [line for each in lines if each.strip() for line in wrap(each, room, 12)]
    if wrapped:
        width, height = text_size(wrapped, 10)
        y = svg.height + 24
        svg.text(left, y, wrapped, size=10, fill=MUTED, anchor="start")
        svg.reach(left + width, y + height)
