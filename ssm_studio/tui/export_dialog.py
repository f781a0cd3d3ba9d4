"""Choosing what to write: shows how far it is, can be stopped, and says where the files went."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ssm_studio.domain.study import Study
from ssm_studio.errors import StudioError
from ssm_studio.formats.registry import EXPORTS, Export, ExportCancelledError, Style, produce
from ssm_studio.formats.writer import export_folder, write_file
from ssm_studio.i18n import _
from ssm_studio.tui.dialog import Dialog
from ssm_studio.tui.studio import Studio, studio_of
from ssm_studio.tui.text import plain
from ssm_studio.workshop.home import Home

CHOICES = tuple(
    (each, form, style)
    for each in EXPORTS
    for form in each.formats
    for style in each.styles or (None,)
)
SHOWN_PATHS = 8
KNOWN_AS = {"mmd": "Mermaid", "dot": "Graphviz"}
"""What reads a format whose ending alone says little."""
FIRST = {1: "picture", 2: "root-definitions", 3: "model", 4: "actions"}
"""Where the cursor begins, by the stage in view."""


class ExportDialog(Dialog[None]):
    """Enter writes what is under the cursor; Esc stops a writing that goes on, or closes."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", show=False)]

    def __init__(self, path: Path, study: Study, home: Home, *, stage: int = 0) -> None:
        """Export `study`, the session at `path`, into the exports folder of `home`; `stage` is the one in view."""
        super().__init__()
        self._stage = stage
        self._path, self._study, self._home = path, study, home
        self._writing = False
        self._stop = False

    @property
    def studio(self) -> Studio:
        """The app, as what its parts know of it."""
        return studio_of(self)

    def compose(self) -> ComposeResult:
        """What, in which format; below it how it goes."""
        with Vertical(classes="dialog"):
            yield Static(plain(_("What shall be written?"), "bold"))
            yield OptionList(
                *(Option(_choice(*choice)) for choice in CHOICES),
                id="exports",
                markup=False,
                compact=True,
            )
            yield Static(id="export-progress", classes="dialog-hint")
            hint = _("Enter writes · Esc stops or closes")
            yield Static(plain(hint, "$muted"), classes="dialog-hint")

    def on_mount(self) -> None:
        """The list is ready."""
        choices = self.query_one(OptionList)
        choices.focus()
        whats = [export.what for export, _form, _style in CHOICES]
        choices.highlighted = whats.index(FIRST.get(self._stage, whats[0]))
        self._tell(plain(_("Files go to {folder}").format(folder=self._folder), "$muted"))

    @property
    def _folder(self) -> Path:
        return export_folder(self._home.exports, self._path.stem)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Write it."""
        event.stop()
        if not self._writing:
            export, form, style = CHOICES[event.option_index]
            self._writing, self._stop = True, False
            self._write(export.what, form, style.name if style else "")

    @work(thread=True, exit_on_error=False, group="export")
    def _write(self, what: str, form: str, style: str) -> None:
        call = self.app.call_from_thread

        def progress(done: int, total: int, name: str) -> None:
            if name:
                words = _("writing {done} of {total}: {name}")
                call(
                    self._tell,
                    plain(words.format(done=done + 1, total=total, name=name), "$muted"),
                )

        try:
            files = produce(
                self._study,
                what,
                form,
                style=style,
                progress=progress,
                cancelled=lambda: self._stop,
            )
            paths = tuple(write_file(self._folder / each.name, each.data) for each in files)
        except ExportCancelledError as error:
            call(self._ended, plain(str(error), "$muted"))
        except StudioError as error:
            call(self._ended, plain(str(error), "$concern"))
        else:
            call(self._ended, _written(paths))

    def _ended(self, words: Content) -> None:
        self._writing = False
        self._tell(words)

    def _tell(self, words: Content) -> None:
        if self.is_attached:
            self.query_one("#export-progress", Static).update(words)

    def action_stop(self) -> None:
        """Stop what is being written; when nothing is, close."""
        if self._writing:
            self._stop = True
        else:
            self.dismiss(None)


def _choice(export: Export, form: str, style: Style | None) -> Content:
    called = f"{_(export.called)}: {_(style.called)}" if style else _(export.called)
    known = f"  {KNOWN_AS[form]}" if form in KNOWN_AS else ""
    return plain(called).append(plain(f"   .{form}{known}", "$muted"))


def _written(paths: tuple[Path, ...]) -> Content:
    words = plain("✓ " + _("written") + "\n", "$done")
    for path in paths[:SHOWN_PATHS]:
        words = words.append(plain(f"{path}\n"))
    if len(paths) > SHOWN_PATHS:
        words = words.append(plain(_("and {n} more").format(n=len(paths) - SHOWN_PATHS), "$muted"))
    return words
