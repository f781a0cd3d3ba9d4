"""Our own SVG figures as a page takes them in: how large they are, what they say in words, and under which names."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 1200
"""Letters of a text that stands for a figure; screen readers read all of it in one breath."""
_PIXELS_PER_CM: Final = 96 / 2.54

_OPENING: Final = re.compile(r"<svg\b[^>]*>")
_NUMBER: Final = r'\s%s="([1-9][\d.]*)"'
_DESCRIPTION: Final = re.compile(r"<desc\b[^>]*>(.*?)</desc>", re.DOTALL)
_TAG: Final = re.compile(r"<[^<>]*>")
_NAMES: Final = re.compile(r'\b(id|aria-labelledby|aria-describedby)="([^"]*)"')
_LINKS: Final = re.compile(r'(url\(#|href="#)')


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in centimetres."""

    width: float
    height: float

    def within(self, width: float, height: float) -> Size:
        """The same shape, made smaller until it fits."""
        by = min(1.0, width / self.width, height / self.height)
        return Size(self.width * by, self.height * by)


def size_of(svg: str) -> Size:
    """How large a figure is as it was drawn."""
    opening = _OPENING.search(svg)
    found = [
        re.search(_NUMBER % name, opening[0] if opening else "") for name in ("width", "height")
    ]
    pixels = [float(each[1]) if each else 600.0 for each in found]
    return Size(pixels[0] / _PIXELS_PER_CM, pixels[1] / _PIXELS_PER_CM)


def told(svg: str, otherwise: str) -> str:
    """What stands for a figure where it cannot be seen: what its own description says, cut where it is long."""
    found = _DESCRIPTION.search(svg)
    words = html.unescape(found[1]).strip() if found else ""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    said = ". ".join(line.rstrip(".") for line in lines)
    if not said:
        return otherwise
    said = f"{otherwise}: {said}" if otherwise else said
    return said if len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…"


def for_page(svg: str, prefix: str) -> str:
    """The figure as one element of a page with others: no XML head, its names begin with `prefix`."""
    begun = svg[svg.index("<svg") :].rstrip()
    return _TAG.sub(lambda tag: _renamed(tag[0], prefix), begun)


def _renamed(tag: str, prefix: str) -> str:
    tag = _LINKS.sub(lambda found: found[1] + prefix, tag)
    return _NAMES.sub(
        lambda found: f'{found[1]}="{" ".join(prefix + name for name in found[2].split())}"',
        tag,
    )
