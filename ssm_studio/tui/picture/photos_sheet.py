"""Photographs of pictures drawn by hand: which there are, how one looks in half cells, and the system's viewer."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from typing import TYPE_CHECKING, ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ssm_studio.domain import edit
from ssm_studio.domain.dates import day_said
from ssm_studio.domain.picture import Photo
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.errors import StudioError
from ssm_studio.i18n import N_, _
from ssm_studio.tui.dialog_keys import CLOSES, TAKES_BACK, DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import AskLine, Confirm, Dialog
from ssm_studio.tui.facts_form import FactsForm
from ssm_studio.tui.given_file import bytes_of, path_of
from ssm_studio.tui.photos.half_cells import HalfCells, bytes_kept, colours_of
from ssm_studio.tui.photos.region import WIDEST, point_at, pointing
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.text import one_line, plain

if TYPE_CHECKING:
    from pathlib import Path

ADD: Final = "+"
STARTS: Final = 3.0
"""Seconds after which a viewer that has not given up is taken to be there."""


KEYS: Final = (
    key("enter", "", N_("shows")),
    key("delete", "delete", N_("deletes")),
    *TAKES_BACK,
    CLOSES,
)
"""What the keys do in the list."""


class PhotosSheet(Dialog[None]):
    """Every photograph of the session; Enter shows one, the last line attaches another."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self, picture: str | None) -> None:
        """New ones show `picture`."""
        super().__init__()
        self._picture = picture

    def compose(self) -> ComposeResult:
        """A list, and what the keys do."""
        with Vertical(classes="dialog dialog-wide"):
            yield Static(plain(_("Photos"), "bold"))
            yield RowList(id="photos", markup=False, compact=True)
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """What there is, and whenever the study is another one."""
        self.follow_study(self._show)
        self.query_one(RowList).focus()

    def _show(self) -> None:
        study = self.studio.study
        adds = Option(Content.styled(_("+ attach a photo from a file"), "$system"), id=ADD)
        them = (Option(_line(study, each), id=each.id) for each in study.photos.values())
        self.query_one(RowList).put((*them, adds))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Show one, or attach another."""
        event.stop()
        if event.option.id == ADD:
            self._take_one()
        elif event.option.id:
            self.app.push_screen(PhotoView(event.option.id))

    def action_delete(self) -> None:
        """Take a photograph off the session; its bytes stay until it is forgotten."""
        id_ = self.query_one(RowList).chosen_id
        if id_ in self.studio.study.photos:
            self.studio.execute(edit.delete(self.studio.study, "photo", id_))
            self._show()

    @work(exclusive=True, group="photos")
    async def _take_one(self) -> None:
        from ssm_studio.formats.photos.prepare import LARGEST
        from ssm_studio.workshop.photos import Said, attach, prepared

        words = await self.app.push_screen_wait(
            AskLine(_("Which file? Drop it here or type where it is"))
        )
        workshop = self.studio.workshop
        if not words or workshop is None:
            return
        path = path_of(words)
        try:
            # What is no photo is told before anything is asked about it.
            data = await asyncio.to_thread(bytes_of, path, LARGEST)
            files = await asyncio.to_thread(prepared, [(path.name, data)])
            consent = await self.app.push_screen_wait(
                Confirm(
                    _("Do those who drew it agree that reports show this photo?"),
                    _("You can change that later."),
                    yes=_("They agree"),
                    no=_("Not yet"),
                )
            )
            step = attach(workshop, files, self._picture, Said(consent=consent or None))
        except StudioError as error:
            self.studio.tell(error)
            return
        if self.studio.execute(step) is not None:
            self.studio.say_so(step.label, _("Ctrl+Z undoes it."))
            self._show()


def _line(study: Study, photo: Photo) -> Content:
    picture = study.pictures.get(photo.picture or "")
    name = one_line(read(photo.caption, study.language) or photo.file or photo.ref, 60)
    facts = (picture.ref if picture else "", *_facts(photo))
    more = "  " + " · ".join(fact for fact in facts if fact)
    line = plain(f"{photo.ref} ".lstrip(), "$system").append(plain(name))
    return line.append(plain(more, "$muted"))


def _facts(photo: Photo) -> tuple[str, ...]:
    return (
        _("transcribed") if photo.transcribed else _("not transcribed yet"),
        _("they agree") if photo.consent else _("no consent yet"),
        photo.taken_by or "",
        day_said((photo.taken_at or "")[:10], _),
    )


_VIEW_KEYS: Final = (
    key("v", "view", N_("opens it in the viewer")),
    key("f,ctrl+d", "facts", N_("who, when, consent")),
    key("t", "transcribed", N_("transcribed or not")),
    key("r", "point", N_("points at an element")),
    key("escape,q,enter", "dismiss(None)", N_("closes")),
)
"""What the keys do at one photo."""


class PhotoView(Dialog[None]):
    """One photograph as well as text cells can show it; the system's viewer shows it as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(_VIEW_KEYS)]

    def __init__(self, photo: str) -> None:
        """Of the photograph with this id."""
        super().__init__()
        self._photo = photo

    def compose(self) -> ComposeResult:
        """The picture, what the keys do."""
        with Vertical(classes="dialog dialog-wide", id="photo-view"):
            yield Static(id="photo-trouble")
            yield DialogKeys(_VIEW_KEYS)

    async def on_mount(self) -> None:
        """The picture as large as there is room, with frames round what elements point at."""
        trouble = self.query_one("#photo-trouble", Static)
        width, height = min(WIDEST, self.app.size.width - 10), self.app.size.height - 8
        colours = await colours_of(self.studio, self._photo, width, height)
        if isinstance(colours, str):
            trouble.update(plain(colours))
            return
        trouble.display = False
        frames = pointing(self.studio, self._photo)
        await self.query_one("#photo-view").mount(HalfCells(colours, frames), before=0)

    def _record(self) -> Photo | None:
        return self.studio.study.photos.get(self._photo)

    @work(exclusive=True, group="photos")
    async def action_point(self) -> None:
        """Frame where on it an element of its picture is."""
        await point_at(self.app, self.studio, self._photo)
        for each in self.query(HalfCells):
            each.frame(pointing(self.studio, self._photo))

    def action_facts(self) -> None:
        """Who took it, when, whether people agree."""
        if self._record() is not None:
            self.app.push_screen(FactsForm("photo", self._photo))

    def action_transcribed(self) -> None:
        """Whether all that is on it has been typed."""
        if (photo := self._record()) is not None:
            now = not photo.transcribed
            self.studio.execute(
                edit.set_fields(self.studio.study, "photo", photo.id, transcribed=now)
            )
            self.studio.say_so(_("transcribed") if now else _("not transcribed yet"))

    @work(exclusive=True, group="photos")
    async def action_view(self) -> None:
        """Write it to a file and open that; over a line to another machine say where it is."""
        photo, data = self._record(), bytes_kept(self.studio, self._photo)
        if photo is None or data is None:
            return
        folder = self.studio.home.cache / "photos"
        try:
            path = await asyncio.to_thread(_written, folder, f"{photo.kept_sha256}.jpg", data)
        except OSError as error:
            self.studio.say_so(_("The photo could not be written."), str(error), severity="error")
            return
        if os.environ.get("SSH_CONNECTION") or not await asyncio.to_thread(_opened, path):
            self.studio.say_so(_("The photo is in a file"), str(path))


def _written(folder: Path, name: str, data: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(data)
    return path


def _opened(path: Path) -> bool:
    """Whether the system has a viewer and started it; what it says goes nowhere near the screen."""
    if sys.platform == "win32":
        try:
            os.startfile(path)
        except OSError:
            return False
        return True
    if sys.platform != "darwin" and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return False  # it would look for a viewer that takes the terminal
    command = "open" if sys.platform == "darwin" else "xdg-open"
    try:
        viewer = subprocess.Popen(
            [command, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return viewer.wait(STARTS) == 0
    except OSError:
        return False
    except subprocess.TimeoutExpired:
        return True  # it stays open as long as it is looked at
