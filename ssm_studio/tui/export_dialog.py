"""Choosing what to write: shows how far it is, can be stopped, and says where the files went."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ssm_studio.domain.study import Study
from ssm_studio.errors import StudioError
from ssm_studio.formats.registry import (
    BY_WHAT,
    CSV,
    EXPORTS,
    Export,
    ExportCancelledError,
    Style,
    produce,
)
from ssm_studio.formats.writer import export_folder, write_file
from ssm_studio.i18n import N_, _
from ssm_studio.tui.dialog_keys import DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import Dialog
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.text import plain
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.page_extras import finish_of

_SESSION_ENDING: Final = ".ssm"
READ_BACK: Final = "read-back"
"""The answer that asks for an edited page to be taken in."""
_SHOWN_PATHS = 8
_KNOWN_AS: Final = {
    "mmd": "Mermaid",
    "dot": "Graphviz",
    "md": "Markdown",
    "docx": "Word, LibreOffice",
    "html": N_("web page"),
    "pdf": N_("to print and to keep"),
    "csv": N_("spreadsheet"),
}
"""What reads a format whose ending alone says little."""
FIRST = {1: "picture", 2: "root-definitions", 3: "model", 4: "actions", 5: "annex"}
"""Where the cursor begins, by the stage in view."""
_NEEDS: Final = {
    "picture": "elements",
    "root-definitions": "root_definitions",
    "model": "activities",
    "actions": "actions",
}
"""The records without which an export has nothing to show."""


def first_offered(study: Study, stage: int) -> str:
    """What the stage in view is about; where nothing of it is there yet, the first that there is something of."""
    wanted = FIRST.get(stage, EXPORTS[0].what)
    if (table := _NEEDS.get(wanted)) is None or getattr(study, table):
        return wanted
    return next((each for each, table in _NEEDS.items() if getattr(study, table)), EXPORTS[0].what)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What was chosen so far: what is written, and in which style where there are several."""

    export: Export
    style: Style | None = None

    @property
    def formats(self) -> tuple[str, ...]:
        """Those in which it is written."""
        return self.style.formats if self.style else self.export.formats


KEYS: Final = (
    key("enter", "", N_("goes on")),
    key("left", "back", N_("one question back")),
    key("escape", "stop", N_("stops, goes back or closes")),
)
"""What the keys do here."""


class ExportDialog(Dialog[str]):
    """First what, then how it is laid out, then in which format, where there are several. Answers `READ_BACK` or "".

    Enter goes on, and writes; Esc stops a writing that goes on, goes one question back, or closes.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(
        self, path: Path, study: Study, home: Home, *, stage: int = 0, what: str = ""
    ) -> None:
        """Export `study`, the session at `path`, into the exports folder of `home`.

        The cursor begins at `what`, else at what the `stage` in view is about.
        """
        super().__init__()
        self._first = what or first_offered(study, stage)
        self._path, self._study, self._home = path, study, home
        self._chosen: _Chosen | None = None
        """What was chosen; its styles or formats are in view then."""
        self._writing = False
        self._stop = False
        self._written = False
        """Whether files were written and nothing was chosen since: Esc leaves then."""

    def compose(self) -> ComposeResult:
        """What, or in which format; below it how it goes."""
        with Vertical(classes="dialog"):
            yield Static(id="export-question")
            yield RowList(id="exports", markup=False, compact=True)
            yield Static(id="export-progress", classes="dialog-hint")
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """What the stage in view is about stands under the cursor."""
        self.query_one(OptionList).focus()
        self._ask_what(self._first)
        self._tell(plain(_("Files go to {folder}").format(folder=self._folder), "$muted"))

    def _ask_what(self, what: str) -> None:
        self._chosen = None
        self._offer(_("Export"), (*map(_what_words, EXPORTS), _copy_words(), _back_words()))
        self.query_one(OptionList).highlighted = list(BY_WHAT).index(what)

    def _ask_style(self, export: Export) -> None:
        self._chosen = _Chosen(export)
        question = _("{what}: laid out how?").format(what=_(export.called))
        self._offer(question, tuple(map(_style_words, export.styles)))

    def _ask_format(self, chosen: _Chosen) -> None:
        self._chosen = chosen
        what = _(chosen.style.called if chosen.style else chosen.export.called)
        question = _("{what}: in which format?").format(what=what)
        self._offer(question, tuple(map(_format_words, chosen.formats)))

    def _offer(self, question: str, lines: Sequence[Content]) -> None:
        self.query_one("#export-question", Static).update(plain(question, "bold"))
        choices = self.query_one(OptionList)
        choices.clear_options()
        choices.add_options(Option(each) for each in lines)
        choices.highlighted = 0

    @property
    def _folder(self) -> Path:
        return export_folder(self._home.exports, self._path.stem)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """What is known; then write it in the format that was chosen, or in the only one there is."""
        event.stop()
        if self._writing:
            return
        if self._chosen is not None:
            self._answer(self._chosen, event.option_index)
        elif event.option_index == len(EXPORTS):
            self._writing = True
            self._copy()
        elif event.option_index > len(EXPORTS):
            self.dismiss(READ_BACK)
        elif (export := EXPORTS[event.option_index]).styles:
            self._ask_style(export)
        else:
            self._ask_or_begin(_Chosen(export))

    def _answer(self, chosen: _Chosen, index: int) -> None:
        """Take a style, else a format."""
        if chosen.export.styles and chosen.style is None:
            self._ask_or_begin(_Chosen(chosen.export, chosen.export.styles[index]))
        else:
            self._begin(chosen, chosen.formats[index])

    def _ask_or_begin(self, chosen: _Chosen) -> None:
        """Ask for the format, where there are several."""
        if len(chosen.formats) == 1:
            self._begin(chosen, chosen.formats[0])
        else:
            self._ask_format(chosen)

    def _begin(self, chosen: _Chosen, ending: str) -> None:
        self._writing, self._stop, self._written = True, False, False
        self._write(chosen.export.what, ending, chosen.style.name if chosen.style else "")

    def action_back(self) -> None:
        """One question back."""
        if self._chosen is None or self._writing:
            return
        if self._chosen.style is not None:
            self._ask_style(self._chosen.export)
        else:
            self._ask_what(self._chosen.export.what)

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

        told: list[str] = []
        try:
            files = produce(
                self._study,
                what,
                form,
                style=style,
                finish=finish_of(self._path, told.append),
                separator=_separator(form, self._study),
                progress=progress,
                cancelled=lambda: self._stop,
            )
            if what == "bundle":
                from ssm_studio.workshop.photos import with_photos

                files = with_photos(self._path, files, public=False)
            paths = tuple(write_file(self._folder / each.name, each.data) for each in files)
        except ExportCancelledError as error:
            call(self._ended, plain(str(error), "$muted"))
        except StudioError as error:
            call(self._ended, plain(str(error), "$concern"))
        else:
            call(self._ended, _written(paths, told))
            self._written = True

    @work(thread=True, exit_on_error=False, group="export")
    def _copy(self) -> None:
        """A whole copy of the session file, its log included, also while it is written."""
        from ssm_studio.workshop.maintenance import copy_into

        try:
            words = _written((copy_into(self._path, self._home.ready(self._folder)),), ())
        except StudioError as error:
            words = plain(str(error), "$concern")
        self.app.call_from_thread(self._ended, words)

    def _ended(self, words: Content) -> None:
        self._writing = False
        self._tell(words)

    def _tell(self, words: Content) -> None:
        if self.is_attached:
            self.query_one("#export-progress", Static).update(words)

    def action_stop(self) -> None:
        """Stop what is being written; else go back from the formats; else close."""
        if self._writing:
            self._stop = True
        elif self._chosen is not None and not self._written:
            self.action_back()
        else:
            self.dismiss("")


def _what_words(export: Export) -> Content:
    endings = " ".join(f".{each}" for each in export.formats)
    return plain(_(export.called)).append(plain(f"   {endings}", "$muted"))


def _copy_words() -> Content:
    return plain(_("whole copy of the session, with its history")).append(
        plain(f"   {_SESSION_ENDING}", "$muted")
    )


def _back_words() -> Content:
    return plain(_("read back an edited page of root definitions …"))


def _style_words(style: Style) -> Content:
    endings = " ".join(f".{each}" for each in style.formats)
    return plain(_(style.called)).append(plain(f"   {endings}", "$muted"))


def _format_words(ending: str) -> Content:
    known = f"  {_(_KNOWN_AS[ending])}" if ending in _KNOWN_AS else ""
    return plain(f".{ending}").append(plain(known, "$muted"))


def _written(paths: tuple[Path, ...], told: Sequence[str]) -> Content:
    words = plain("✓ " + _("written") + "\n", "$done")
    folders = {path.parent for path in paths}
    for folder in folders if len(folders) == 1 else ():
        # A line of its own, so that no name is broken.
        words = words.append(plain(f"{folder}{os.sep}\n", "$muted"))
    for path in paths[:_SHOWN_PATHS]:
        words = words.append(plain(f"{path.name if len(folders) == 1 else path}\n"))
    if len(paths) > _SHOWN_PATHS:
        words = words.append(plain(_("and {n} more").format(n=len(paths) - _SHOWN_PATHS), "$muted"))
    for sentence in told:
        words = words.append(plain(f"{sentence}\n", "$concern"))
    return words


def _separator(form: str, study: Study) -> str:
    """What stands between the cells of a csv: where Indonesian is written, spreadsheets split at the semicolon."""
    return "semicolon" if form == CSV and study.language == "id" else ""
