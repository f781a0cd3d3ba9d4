"""Root definitions as people write them, from Markdown or Word: what would come is shown, then taken in as one step."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ssm_studio.errors import StudioError
from ssm_studio.formats.markdown.fingerprints import OPENING
from ssm_studio.formats.written.lines import Line
from ssm_studio.formats.written.markdown_lines import markdown_lines
from ssm_studio.formats.written.matching import match
from ssm_studio.formats.written.parse import Page, parse
from ssm_studio.formats.written.step import Change, incoming
from ssm_studio.formats.written.word_lines import is_word, word_lines
from ssm_studio.i18n import N_, _
from ssm_studio.tui.dialog_keys import DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import Choice, Choose, Dialog
from ssm_studio.tui.text import one_line, plain

if TYPE_CHECKING:
    from textual.app import App

    from ssm_studio.tui.studio import Studio

NEW = "-"
LONGEST = 300


KEYS: Final = (
    key("enter", "dismiss(True)", N_("takes it in, as one step")),
    key("escape", "dismiss(False)", N_("leaves it")),
)
"""What the keys do here."""


class WrittenIncoming(Dialog[bool]):
    """What would come in, and what belongs to no definition. Answers whether it shall."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self, title: str, changes: list[Change], left_over: list[Line]) -> None:
        """Show the changes under a title."""
        super().__init__()
        self._heading, self._changes, self._left_over = title, changes, left_over

    def compose(self) -> ComposeResult:
        """Each change with what stands there now; then what is left out."""
        words = Content("")
        for each in self._changes:
            words = words.append(plain(f"{one_line(each.where, LONGEST)}\n", "$system"))
            if each.before:
                words = words.append(plain(f"  - {one_line(each.before, LONGEST)}\n", "$muted"))
            words = words.append(plain(f"  + {one_line(each.after, LONGEST)}\n"))
        for left in self._left_over:
            said = _("Line {line} belongs to no definition and was left out: {words}").format(
                line=left.number, words=one_line(left.words, LONGEST)
            )
            words = words.append(plain(f"{said}\n", "$muted"))
        with Vertical(classes="dialog dialog-wide"):
            yield Static(plain(self._heading, "bold"))
            with VerticalScroll(classes="dialog-reading"):
                yield Static(words)
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """Arrows scroll at once."""
        self.query_one(VerticalScroll).focus()


async def read_written(app: App[None], studio: Studio, title: str, data: bytes) -> bool:
    """Show what a page that nobody exported holds, and take it in where that is wanted.

    Returns: whether it holds any root definition.

    Raises:
        StudioError: a Word file cannot be read.
    """
    if OPENING.encode() in data:
        return False
    page = await asyncio.to_thread(_page, data)
    if not page.definitions:
        return False
    studio.flush()
    found = await _told_apart(app, studio, page)
    if found is None:
        return True
    coming = incoming(studio.study, page.definitions, found)
    if not coming.changes:
        studio.say_so(_("The file says what the session says."))
    elif await app.push_screen_wait(WrittenIncoming(title, coming.changes, page.left_over)):
        # Somebody else may have changed the study while the list was read.
        again = incoming(studio.study, page.definitions, found)
        if studio.execute(again.step) is not None:
            studio.say_so(_("Added as one step."), _("Ctrl+Z undoes it."))
    return True


def _page(data: bytes) -> Page:
    try:
        return parse(word_lines(data) if is_word(data) else markdown_lines(data))
    except StudioError:
        if is_word(data):
            raise
        return Page()


async def _told_apart(app: App[None], studio: Studio, page: Page) -> dict[int, str] | None:
    """Which definition of the session each is, by place; None where somebody left the question."""
    study = studio.study
    matched = match(study, page.definitions)
    for at, candidates in matched.asked.items():
        written = page.definitions[at]
        question = _("Line {line}, “{words}”: which definition is it?").format(
            line=written.line, words=one_line(written.heading or written.everything(), 60)
        )
        refs = {id_: study.root_definitions[id_].ref for id_ in candidates}
        choices = [Choice(id_, ref) for id_, ref in refs.items()]
        answer = await app.push_screen_wait(
            Choose(question, [*choices, Choice(NEW, _("a new one"))])
        )
        if answer is None:
            return None
        matched.found[at] = "" if answer == NEW else answer
    return matched.found
