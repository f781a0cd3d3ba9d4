"""The words of the form, painted line by line: letters, labels, fields and facts are one widget."""

from __future__ import annotations

from dataclasses import replace

from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from ssm_studio.tui.definitions.form_lines import Drawing, Group, Look, lay_out


class FormText(Widget):
    """The lines of the form. It lays them out at the width that it is given, and repaints the lines that changed."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        """Nothing to show yet."""
        super().__init__(id="form-text")
        self._groups: tuple[Group, ...] = ()
        self._look = Look()
        self._drawings: dict[int, Drawing] = {}
        self._strips: dict[int, Strip] = {}
        self._marked: Region | None = None

    def show(self, groups: tuple[Group, ...], look: Look) -> None:
        """Show these fields; `look` says how, but for the width."""
        look = replace(look, width=self._look.width)
        if groups == self._groups and look == self._look:
            return
        width = self.content_size.width
        before = self._drawings.get(width)
        self._groups, self._look, self._drawings = groups, look, {}
        if before is None:
            # It was out of view, and may come back at the size at which it was painted last.
            self._strips.clear()
            self.clear_cached_dimensions()
            self.refresh(layout=True)
            return
        now = self.drawing(width)
        if len(before.lines) != len(now.lines):
            self._strips.clear()
            self.clear_cached_dimensions()
            self.refresh(layout=True)
            return
        for y, (old, new) in enumerate(zip(before.lines, now.lines, strict=True)):
            if not old.is_same(new):
                self._repaint(Region(0, y, width, 1))

    def mark(self, region: Region | None) -> None:
        """Put the mark on a block of cells, or take it away."""
        if region != self._marked:
            before, self._marked = self._marked, region
            for each in (before, region):
                if each is not None:
                    self._repaint(each)

    @property
    def point(self) -> Offset | None:
        """The first cell under the mark, on the screen."""
        marked = self._marked
        return None if marked is None else self.content_region.offset + marked.offset

    def _repaint(self, region: Region) -> None:
        for y in range(region.y, region.bottom):
            self._strips.pop(y, None)
        self.refresh(Region(0, region.y, self.size.width, region.height))

    def drawing(self, width: int = 0) -> Drawing:
        """The form at a width in cells, the present one where none is given."""
        width = width or self.content_size.width or self._look.width
        if width not in self._drawings:
            self._drawings[width] = lay_out(self._groups, replace(self._look, width=width))
        return self._drawings[width]

    def get_content_width(self, container: Size, _viewport: Size) -> int:
        """All there is."""
        return container.width

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """A line for each line of the form."""
        return len(self.drawing(width).lines)

    def on_resize(self) -> None:
        """At another width other lines stand there."""
        self._strips.clear()
        width = self.content_size.width
        self._drawings = {at: each for at, each in self._drawings.items() if at == width}

    def notify_style_update(self) -> None:
        """Other colours: every line is painted anew."""
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """A line; `y` counts from the first one of the form."""
        if y not in self._strips:
            self._strips[y] = self._strip(y)
        return self._strips[y]

    def _strip(self, y: int) -> Strip:
        width, lines = self.size.width, self.drawing().lines
        words = lines[y] if 0 <= y < len(lines) else Content("")
        words = words.append(" " * max(width - words.cell_length, 0))
        marked = self._marked
        if marked is not None and marked.y <= y < marked.bottom:
            words = _marked(words, marked, first=y == marked.y)
        strips = Visual.to_strips(self, words, width, 1, self.visual_style)
        return strips[0].adjust_cell_length(width, self.rich_style)


def _marked(words: Content, region: Region, *, first: bool) -> Content:
    """A line with the mark: the ground of what is chosen under the field, and a sign in the first column."""
    before, rest = _cut(words, region.x)
    under, after = _cut(rest, region.width)
    words = before.append(under.stylize("$on-chosen on $chosen")).append(after)
    return Content.styled("▸", "bold $system").append(_cut(words, 1)[1]) if first else words


def _cut(words: Content, cells: int) -> tuple[Content, Content]:
    """A line in two, so many cells from its beginning."""
    taken, at = 0, 0
    plain = words.plain
    while at < len(plain) and taken < cells:
        taken += Content(plain[at]).cell_length
        at += 1
    return words[:at], words[at:]
