"""SVG figures as PNG. Words must never vanish from a picture, so fonts are looked for before one is made.

The renderer draws no letter at all, and says nothing, when it does not know a font that the figure asks for. So a
sample is drawn once with the computer's fonts. Where that stays empty (small servers have no fonts), the font that
the layout engine carries inside itself for its own pictures is used. Where that is not to be had either, the export
stops with a sentence. A single letter that no font has is drawn as a small empty box.
"""

from __future__ import annotations

import math
import re
import struct
import tempfile
import zlib
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from ssm_studio.diagram.graphviz_process import bundled_engine
from ssm_studio.errors import ExternalProgramError
from ssm_studio.formats.figures.svg import FAMILIES, FAMILY
from ssm_studio.i18n import _

DPI: Final = 96
MOST_PIXELS: Final = 12_000
"""On the longer side; larger figures are made smaller, because a picture of that size fits no page."""
_MOST_AREA: Final = 36_000_000
"""Pixels of a whole figure, for the same reason."""
_SAMPLE: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30">'
    '<text x="2" y="20" font-size="18" font-family="{family}">{words}</text></svg>'
)
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_SFNT: Final = b"\x00\x01\x00\x00\x00"
_SIZE: Final = re.compile(r'<svg[^>]*\swidth="([1-9][\d.]*)"\sheight="([1-9][\d.]*)"')


def svg_to_png(svg: str, scale: float = 2.0) -> bytes:
    """A PNG of one of our SVG figures, `scale` times as many pixels as the figure has units.

    Raises:
        ExternalProgramError: no font was found, or the figure could not be drawn.
    """
    if _shows("Ab", {}):
        return _drawn(svg, scale, {})
    font = bundled_font()
    if font:
        with tempfile.TemporaryDirectory(prefix="ssm-studio-") as folder:
            path = Path(folder, "font.ttf")
            path.write_bytes(font)
            fonts = {"skip_system_fonts": True, "font_files": [str(path)]}
            if _shows("Ab", fonts):
                return _drawn(svg, scale, fonts)
    raise ExternalProgramError(
        _("No font was found with which the figure's words could be drawn."),
        _("A PNG without its words would mislead, so none was made."),
        _("Install a font, such as {name}, or export as SVG.").format(name=FAMILIES[3]),
    )


def _render(svg: str, **options: Any) -> bytes:
    # Only here, because few sessions need it and it takes a while to load.
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, dpi=DPI, **options))


def _shows(words: str, fonts: dict[str, Any]) -> bool:
    """Whether words leave any mark."""
    with_words = _render(_SAMPLE.format(family=FAMILY, words=words), **fonts)
    return with_words != _render(_SAMPLE.format(family=FAMILY, words=""), **fonts)


def _drawn(svg: str, scale: float, fonts: dict[str, Any]) -> bytes:
    found = _SIZE.search(svg)
    width, height = map(float, found.groups()) if found else (1.0, 1.0)
    zoom = min(scale, MOST_PIXELS / max(width, height), math.sqrt(_MOST_AREA / (width * height)))
    try:
        return _with_resolution(_render(svg, zoom=zoom, **fonts), DPI * zoom)
    except ValueError as error:
        raise ExternalProgramError(
            _("The figure could not be turned into a PNG."), str(error), _("Export it as SVG.")
        ) from error


def _with_resolution(png: bytes, dpi: float) -> bytes:
    """A PNG that says how many of its pixels make an inch, so that it is printed and pasted at its right size."""
    head = len(_PNG) + 25
    per_metre = round(dpi / 0.0254)
    body = b"pHYs" + struct.pack(">IIB", per_metre, per_metre, 1)
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return (
        png[:head] + chunk + png[head:]
        if png.startswith(_PNG) and b"pHYs" not in png[:200]
        else png
    )


@lru_cache(1)
def bundled_font() -> bytes | None:
    """The sans-serif font inside the layout engine's program file (Arimo, SIL Open Font License), if it has one."""
    engine = bundled_engine()
    if engine is None:
        return None
    try:
        program = engine.read_bytes()
    except OSError:
        return None
    at = program.find(_SFNT)
    while at >= 0:
        font = _font_at(program, at)
        if font and _full_name(font) == "Arimo Regular":
            return font
        at = program.find(_SFNT, at + 1)
    return None


def _tables(data: bytes, at: int) -> dict[bytes, tuple[int, int]]:
    """Offset and length of each table of the font that begins here; empty if none does."""
    count = int.from_bytes(data[at + 4 : at + 6])
    if not 9 <= count <= 40 or at + 12 + 16 * count > len(data):
        return {}
    entries = [struct.unpack_from(">4s4xII", data, at + 12 + 16 * n) for n in range(count)]
    tags = [tag for tag, _offset, _length in entries]
    if tags != sorted(tags) or not all(32 <= byte < 127 for tag in tags for byte in tag):
        return {}
    return {tag: (offset, length) for tag, offset, length in entries}


def _font_at(data: bytes, at: int) -> bytes | None:
    tables = _tables(data, at)
    if not {b"glyf", b"cmap", b"name"} <= set(tables):
        return None
    end = max(offset + length for offset, length in tables.values())
    return data[at : at + end] if at + end <= len(data) else None


def _full_name(font: bytes) -> str:
    offset, length = _tables(font, 0)[b"name"]
    names = font[offset : offset + length]
    count, strings = struct.unpack_from(">2xHH", names)
    for n in range(count):
        platform, _encoding, _language, kind, size, start = struct.unpack_from(
            ">6H", names, 6 + 12 * n
        )
        if (platform, kind) == (3, 4):
            return names[strings + start : strings + start + size].decode("utf-16-be", "replace")
    return ""
