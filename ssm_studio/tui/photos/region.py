"""Where on a photograph an element is: a frame that the arrow keys move and, with Shift, make larger or smaller."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from ssm_studio.domain.study import elements_of
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.tui.dialog_keys import DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import Choice, Choose, Dialog
from ssm_studio.tui.photos.half_cells import Colours, Framed, HalfCells, colours_of
from ssm_studio.tui.text import one_line, plain

if TYPE_CHECKING:
    from textual.app import App

    from ssm_studio.tui.studio import Studio

BEGINS: Final = Framed(350, 350, 300, 300)
"""Where a frame stands that nobody has moved."""
ACROSS, DOWN = 20, 30
"""Thousandths of one step: about two columns, and a line."""
_SMALLEST: Final = 40
_WHOLE: Final = 1000
WIDEST: Final = 96

KEYS: Final = (
    key("up", "move(0,-1)", N_("move"), shown="↑↓←→"),
    key("down", "move(0,1)", ""),
    key("left", "move(-1,0)", ""),
    key("right", "move(1,0)", ""),
    key("shift+up", "size(0,-1)", N_("size"), shown="Shift+↑↓←→"),
    key("shift+down", "size(0,1)", ""),
    key("shift+left", "size(-1,0)", ""),
    key("shift+right", "size(1,0)", ""),
    key("plus,equals_sign", "size(1,1)", N_("larger, smaller"), shown="+ -"),
    key("minus", "size(-1,-1)", ""),
    key("enter", "keep", N_("keeps it")),
    key("escape,q", "dismiss(None)", N_("leaves it as it was")),
)
"""What the keys do with the frame."""


class RegionPicker(Dialog[str | None]):
    """A photograph with one frame on it. Answers the part as the file keeps it, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self, title: str, colours: Colours, region: str | None) -> None:
        """Of what is called so, with the frame where it is now."""
        super().__init__()
        self._title = title
        self._frame = Framed.read(region) or BEGINS
        self._cells = HalfCells(colours, (self._frame,))

    def compose(self) -> ComposeResult:
        """What is pointed at, the photograph, the keys."""
        with Vertical(classes="dialog dialog-wide", id="photo-region"):
            yield Static(plain(self._title, "bold"))
            yield self._cells
            yield DialogKeys(KEYS)

    def action_move(self, across: int, down: int) -> None:
        """The frame elsewhere, within the photograph."""
        now = self._frame
        left = max(0, min(now.left + across * ACROSS, _WHOLE - now.width))
        top = max(0, min(now.top + down * DOWN, _WHOLE - now.height))
        self._show(Framed(left, top, now.width, now.height))

    def action_size(self, across: int, down: int) -> None:
        """The frame larger or smaller, within the photograph."""
        now = self._frame
        width = max(_SMALLEST, min(now.width + across * ACROSS, _WHOLE - now.left))
        height = max(_SMALLEST, min(now.height + down * DOWN, _WHOLE - now.top))
        self._show(Framed(now.left, now.top, width, height))

    def _show(self, frame: Framed) -> None:
        self._frame = frame
        self._cells.frame((frame,))

    def action_keep(self) -> None:
        """Answer where the frame is."""
        self.dismiss(self._frame.region)


async def pick_region(
    app: App[None], studio: Studio, photo: str, title: str, region: str | None
) -> str | None:
    """Let a part of a photograph be framed; None where it is left as it was. Runs in a worker."""
    width, height = min(WIDEST, app.size.width - 10), app.size.height - 10
    colours = await colours_of(studio, photo, width, height)
    if isinstance(colours, str):
        studio.say_so(colours)
        return None
    return await app.push_screen_wait(RegionPicker(title, colours, region))


def pointing(studio: Studio, photo: str) -> list[Framed]:
    """The frames of the elements that are somewhere on a photograph."""
    them = (each for each in studio.study.elements.values() if each.photo == photo)
    found = (Framed.read(each.photo_region, each.ref) for each in them)
    return [each for each in found if each is not None]


async def point_at(app: App[None], studio: Studio, photo: str) -> None:
    """Choose an element of the photograph's picture, and frame where it is. Runs in a worker."""
    from ssm_studio.domain.edit import set_fields

    study = studio.study
    record = study.photos.get(photo)
    them = elements_of(study, record.picture) if record is not None and record.picture else ()
    if not them:
        studio.say_so(_("The picture of this photo has no elements yet."))
        return
    id_ = await app.push_screen_wait(
        Choose(
            _("Which element is to be pointed at?"),
            [
                Choice(
                    each.id,
                    one_line(f"{each.ref} {read(each.label, study.language)}"[:200], 70),
                    glyph="✓" if each.photo == photo and each.photo_region else "",
                )
                for each in them
            ],
        )
    )
    element = study.elements.get(id_ or "")
    if element is None:
        return
    title = one_line(f"{element.ref} {read(element.label, study.language)}"[:200], 70)
    now = element.photo_region if element.photo == photo else None
    region = await pick_region(app, studio, photo, title, now)
    if region is not None:
        studio.execute(
            set_fields(studio.study, "element", element.id, photo=photo, photo_region=region)
        )
