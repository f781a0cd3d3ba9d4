"""One action that has come due, large enough for the wall, and the keys that say what became of it."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ssm_studio.domain.action import AgreedAction
from ssm_studio.domain.edit_action import follow_ups_of
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.tui.action_words import STATUSES, follow_up_words, label_of, who_words
from ssm_studio.tui.dialog_keys import DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import Dialog
from ssm_studio.tui.text import day, one_line, plain

DONE, _GOING_ON, BLOCKED, DROPPED, LATER = "done", "in_progress", "blocked", "dropped", "later"
_BECAME: Final = (
    (DONE, "d", N_("done")),
    (_GOING_ON, "g", N_("going on")),
    (BLOCKED, "b", N_("blocked")),
    (DROPPED, "x", N_("dropped")),
    (LATER, "l", N_("not now")),
)
"""What can be said of it: the status that it gets, the key, the words."""


KEYS: Final = (
    *(key(letter, f"dismiss({value!r})", words) for value, letter, words in _BECAME),
    key("escape", "dismiss(None)", N_("goes on to something else")),
)
"""What the keys do here."""


class DueSheet(Dialog[str | None]):
    """Answers what became of one action; None where the meeting goes on to something else."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self, study: Study, action: AgreedAction, number: int, of: int) -> None:
        """Ask about `action`, the `number`th of `of` that have come due."""
        super().__init__()
        self._study, self._action, self._number, self._of = study, action, number, of

    def compose(self) -> ComposeResult:
        """What was agreed, what was found before, the keys."""
        with Vertical(classes="dialog dialog-wide", id="due-sheet"):
            yield Static(heading(self._study, self._action, self._number, self._of))
            with VerticalScroll(classes="dialog-reading"):
                yield Static(_agreed_words(self._study, self._action))
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """Arrows scroll a long one."""
        self.query_one(VerticalScroll).focus()


def heading(study: Study, action: AgreedAction, number: int, of: int) -> Content:
    """What was agreed, and which of how many it is."""
    words = one_line(read(action.text, study.language)[:600], 300)
    where = _("What became of it? {number} of {of}").format(number=number, of=of)
    return Content.assemble(
        plain(where, "$muted"), "\n\n", (f"{action.ref}  ", "bold $real"), plain(words, "bold")
    )


def _agreed_words(study: Study, action: AgreedAction) -> Content:
    """Who, by when, how we would know, what came first, and what was found before."""
    tongue = study.language
    label = label_of(STATUSES, action.status) or STATUSES[0]
    facts = (
        (_("Who"), who_words(study, action)),
        (_("By when"), day(action.by_when or "")),
        (_("Status"), f"{label.sign} {_(label.words)}"),
        (_("Measure"), read(action.measure, tongue)),
        (_("Target"), read(action.target, tongue)),
        (_("Enabling action"), read(action.enabling_action, tongue)),
        (_("Dissent"), read(action.dissent, tongue)),
    )
    lines = [
        Content.assemble((f"{one_line(name, 15):<16}", "$muted"), plain(one_line(words[:600], 240)))
        for name, words in facts
        if words
    ]
    before = follow_ups_of(study, action.id)
    if before:
        lines += [Content(""), plain(_("Found before"), "$muted")]
        lines += [follow_up_words(study, each) for each in before]
    return Content("\n").join(lines)
