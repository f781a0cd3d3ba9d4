"""A page of root definitions that people edited comes back: what differs is shown, then taken in as one step."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ssm_studio.errors import StudioError, UsageError
from ssm_studio.formats.markdown.reading import (
    CLASH,
    MISSING,
    Difference,
    ReadDefinitions,
    UnreadableMarkdown,
    difference,
    read_markdown,
    to_changeset,
)
from ssm_studio.formats.markdown.telling import HEADINGS, sayings, where
from ssm_studio.i18n import N_, _
from ssm_studio.tui.dialog_keys import DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import AskLine, Dialog, Reading
from ssm_studio.tui.given_file import bytes_of, path_of
from ssm_studio.tui.read_written import read_written
from ssm_studio.tui.text import one_line, plain, shown

if TYPE_CHECKING:
    from textual.app import App

    from ssm_studio.tui.studio import Studio

MOST_BYTES: Final = 64 * 1024 * 1024
LONGEST: Final = 2000
"""Characters of one text that are shown."""
_TAKE: Final = "take"
DELETE: Final = "delete"


_TAKES_IN: Final = key("enter", "answer('take')", N_("takes it in, as one step"))
_ALSO_DELETES: Final = key(
    "d", "answer('delete')", N_("also deletes what is no longer in the file")
)
_LEAVES: Final = key("escape,q", "dismiss('')", N_("changes nothing"))


class Differences(Dialog[str]):
    """What the page says otherwise. Answers `_TAKE`, `DELETE` (take in, and delete what was taken out), or ""."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings((_TAKES_IN, _ALSO_DELETES, _LEAVES))]

    def __init__(self, title: str, found: tuple[Difference, ...], read: ReadDefinitions) -> None:
        """Show what was `found` in the page that was `read`, under `title`."""
        super().__init__()
        self._heading, self._found, self._read = title, found, read

    @property
    def _can_delete(self) -> bool:
        return any(each.state == MISSING and not each.held for each in self._found)

    def compose(self) -> ComposeResult:
        """Title, the differences, which key does what."""
        keys = (_TAKES_IN, _ALSO_DELETES, _LEAVES) if self._can_delete else (_TAKES_IN, _LEAVES)
        with Vertical(classes="dialog dialog-wide"):
            yield Static(plain(self._heading, "bold"))
            with VerticalScroll(classes="dialog-reading"):
                yield Static(_differences_words(self._found, self._read))
            yield DialogKeys(keys)

    def on_mount(self) -> None:
        """Arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def action_answer(self, answer: str) -> None:
        """Take it in; deleting only where there is something to delete."""
        if answer == _TAKE or self._can_delete:
            self.dismiss(answer)


def _differences_words(found: Iterable[Difference], read: ReadDefinitions) -> Content:
    """Every difference: where, and what was and will be said there; then what belongs to no definition."""
    found = tuple(found)
    words = Content("")
    for state, heading in HEADINGS.items():
        these = [each for each in found if each.state == state]
        if these:
            words = words.append(
                plain(f"{_(heading)}\n", "bold $concern" if state == CLASH else "bold")
            )
        for each in these:
            words = words.append(plain(f"  {where(each, _clean)}\n", "$system"))
            for line in sayings(each, _clean):
                words = words.append(plain(f"    {line}\n", "" if line[:1] != "-" else "$muted"))
    for left in read.left_over:
        said = _("Line {line} belongs to no definition and was left out: {words}")
        said = said.format(line=left.line, words=_clean(left.words))
        words = words.append(plain(f"{said}\n", "$muted"))
    return words


async def read_back(app: App[None], studio: Studio) -> None:
    """Ask for the page, show what it says otherwise, and take it in where that is wanted. Runs in a worker."""
    question = _(
        "Which page? Root definitions as they were exported, or as people write them (.md, .docx)"
    )
    hint = _("A path; ~ is your home folder. You see what differs before anything comes in.")
    said = await app.push_screen_wait(AskLine(question, hint=hint))
    if not said or not said.strip():
        return
    read = await _read(app, studio, said)
    if read is None:
        return
    studio.flush()
    found = difference(studio.study, read)
    if not found:
        words = plain(_("The file says what the session says."))
        left = _differences_words((), read)
        await app.push_screen_wait(Reading(said.strip(), words.append("\n").append(left)))
        return
    answer = await app.push_screen_wait(Differences(one_line(said), found, read))
    if not answer:
        return
    # Somebody else may have changed the study while the list was read.
    found = difference(studio.study, read)
    outcome = studio.execute(to_changeset(studio.study, found, answer == DELETE))
    if outcome is not None:
        clashes = sum(each.state == CLASH for each in found)
        kept = _("What was changed in the session since stays as it is.") if clashes else ""
        studio.say_so(_("Added as one step.") + " " + _("Ctrl+Z undoes it."), kept)
    else:
        studio.say_so(_("Nothing was changed."))


async def _read(app: App[None], studio: Studio, said: str) -> ReadDefinitions | None:
    """What the page of that name says; None where that was told, or taken in by its words, already."""
    try:
        data = await asyncio.to_thread(_data, said)
        try:
            return await asyncio.to_thread(read_markdown, data)
        except UnreadableMarkdown as error:
            # Nobody exported it, or a word processor dropped its hidden comments.
            if not await read_written(app, studio, one_line(said), data):
                studio.tell(error)
    except StudioError as error:
        studio.tell(error)
    return None


def _data(said: str) -> bytes:
    path = path_of(said)
    data = bytes_of(path, MOST_BYTES)
    if len(data) > MOST_BYTES:
        large = _("The file “{path}” is too large to be a page of root definitions.")
        raise UsageError(large.format(path=path), _("Nothing was changed."))
    return data


def _clean(words: str) -> str:
    line = " ".join(shown(words).split())
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"
