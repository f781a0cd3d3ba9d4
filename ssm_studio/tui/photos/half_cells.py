"""A photograph in text cells, two pixels in each, with frames round what is pointed at."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from ssm_studio.errors import StudioError
from ssm_studio.i18n import _

if TYPE_CHECKING:
    from ssm_studio.tui.studio import Studio

Colours = tuple[tuple[tuple[int, int, int], ...], ...]
"""Rows of colours, two for each line of the screen."""
_MARK = Style(color="#000000", bgcolor="#ffd75f", bold=True)
_FIELDS = 4
_WHOLE = 1000


@dataclass(frozen=True, slots=True)
class Framed:
    """A part of a photograph, in thousandths of its width and height, and a short name for it."""

    left: int
    top: int
    width: int
    height: int
    name: str = ""

    @classmethod
    def read(cls, region: str | None, name: str = "") -> Framed | None:
        """The part that four numbers name, as the file keeps them; None where they name none."""
        parts = (region or "").split()
        if len(parts) != _FIELDS or not all(each.isdecimal() for each in parts):
            return None
        left, top, width, height = (min(int(each), _WHOLE) for each in parts)
        return cls(left, top, width, height, name)

    @property
    def region(self) -> str:
        """As the file keeps it."""
        return f"{self.left} {self.top} {self.width} {self.height}"


class HalfCells(Widget):
    """A picture of two pixels a cell."""

    DEFAULT_CSS = "HalfCells { width: auto; height: auto; }"

    def __init__(self, colours: Colours, frames: Sequence[Framed] = ()) -> None:
        """Rows of colours, two for each line of the screen; frames are drawn over them."""
        super().__init__()
        self._rows = [
            [
                Segment("▀", Style(color=_colour(top), bgcolor=_colour(below)))
                for top, below in zip(colours[y], colours[y + 1], strict=True)
            ]
            for y in range(0, len(colours) - 1, 2)
        ]
        self._over: dict[tuple[int, int], str] = {}
        self.frame(frames)

    def frame(self, frames: Sequence[Framed]) -> None:
        """Draw these frames and no others."""
        self._over = {}
        for each in frames:
            self._over |= _cells_of(each, self.get_content_width(), self.get_content_height())
        self.refresh()

    def get_content_width(self, *_sizes: object) -> int:
        """As many cells as pixels."""
        return len(self._rows[0]) if self._rows else 0

    def get_content_height(self, *_sizes: object) -> int:
        """Two pixels a line."""
        return len(self._rows)

    def render_line(self, y: int) -> Strip:
        """One line of it."""
        if y >= len(self._rows):
            return Strip([])
        return Strip(
            [
                Segment(over, _MARK) if (over := self._over.get((x, y))) else cell
                for x, cell in enumerate(self._rows[y])
            ]
        )


def _cells_of(frame: Framed, columns: int, lines: int) -> dict[tuple[int, int], str]:
    """The characters of a frame by column and line; its name stands in its upper edge."""
    if not columns or not lines:
        return {}
    left, top = frame.left * columns // _WHOLE, frame.top * lines // _WHOLE
    right = max(left + 1, (frame.left + frame.width) * columns // _WHOLE - 1)
    below = max(top + 1, (frame.top + frame.height) * lines // _WHOLE - 1)
    left, right = min(left, columns - 2), min(right, columns - 1)
    top, below = min(top, max(0, lines - 2)), min(below, lines - 1)
    found = {(x, y): "─" for y in (top, below) for x in range(left, right + 1)}
    found |= {(x, y): "│" for x in (left, right) for y in range(top, below + 1)}
    found |= {(left, top): "┌", (right, top): "┐", (left, below): "└", (right, below): "┘"}
    for at, letter in enumerate(frame.name[: right - left - 1], start=left + 1):
        found[(at, top)] = letter
    return found


def _colour(rgb: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*rgb)


async def colours_of(studio: Studio, photo: str, width: int, height: int) -> Colours | str:
    """A photograph of the session within so many cells; or the sentence about why it cannot be seen."""
    from ssm_studio.formats.photos.prepare import cells

    data = bytes_kept(studio, photo)
    if data is None:
        record = studio.study.photos.get(photo)
        if record is not None and record.kept_sha256:
            return _(
                "This photograph is on the machine on which it was added: photographs do not travel with the "
                "library of an institute."
            )
        return _("The session has no photo here, only a description.")
    try:
        return await asyncio.to_thread(cells, data, max(4, width), max(2, height))
    except StudioError as error:
        return f"{error.title} {error.hint}"


def bytes_kept(studio: Studio, photo: str) -> bytes | None:
    """What the session keeps of a photograph."""
    record, workshop = studio.study.photos.get(photo), studio.workshop
    if record is None or workshop is None or not record.kept_sha256:
        return None
    return workshop.kept_bytes(record.kept_sha256)
