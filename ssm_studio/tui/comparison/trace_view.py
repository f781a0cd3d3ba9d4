"""The trace of a record as a list: from the mark in the picture to the action. Enter or a click goes there."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from ssm_studio.domain.study import Study
from ssm_studio.formats.redaction import is_private
from ssm_studio.i18n import N_, _
from ssm_studio.method.trace import CALLED, ORDER, Traced, trace
from ssm_studio.tui.comparison.entry_list import Entry, EntryList
from ssm_studio.tui.dialog_keys import DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import Dialog
from ssm_studio.tui.fitted_text import Fitted
from ssm_studio.tui.hanging_indent import broken
from ssm_studio.tui.studio import Studio
from ssm_studio.tui.text import one_line, plain

HERE: Final = "▸"
_HANG: Final = 4
"""Cells by which a name goes on further to the right than its short name begins."""
_REAL = ("element", "theme", "row", "debate", "accommodation", "change", "action")


def seen(study: Study, kind: str, id_: str, *, on_wall: bool) -> tuple[Traced, ...]:
    """The trace; on the wall without what only the facilitator should see."""
    steps = trace(study, kind, id_)
    if not on_wall:
        return steps
    return tuple(step for step in steps if not is_private(study.get(step.kind, step.id)))


def lines(steps: tuple[Traced, ...], sign: str = HERE) -> list[Entry]:
    """The steps under the name of each part of the way, with whole names; `sign` before the record itself."""
    found: list[Entry] = []
    kind = ""
    for step in steps:
        accent = "$real" if step.kind in _REAL else "$system"
        if step.kind != kind:
            kind = step.kind
            head = ("" if not found else "\n") + _(CALLED[kind])
            found.append(Entry("", f"head-{kind}", plain(head, "$muted"), heading=True))
        mark = f"{sign} " if step.here else "  "
        ref = f"{one_line(step.ref, 12)} " if step.ref else ""
        words = plain(one_line(step.words[:600]), "bold" if step.here else "")
        content = Content.assemble((mark, accent), (ref, f"bold {accent}"), words)
        hung = Fitted(partial(_hung, content), (content.plain, tuple(content.spans)))
        found.append(Entry(step.kind, step.id, hung))
    return found


def _hung(content: Content, width: int) -> Content:
    return Content("\n").join(broken(content, width, _HANG))


def lacking(steps: tuple[Traced, ...]) -> str:
    """Which part of the way nobody has linked, between the first and the last that somebody has."""
    there = {step.kind for step in steps}
    main = [kind for kind in ORDER if kind not in ("debate", "accommodation")]
    missing = [_(CALLED[kind]) for kind in main if kind not in there]
    if not missing or not steps:
        return ""
    return _("Not linked yet: {parts}.").format(parts=", ".join(missing))


KEYS: Final = (
    key("enter", "", N_("goes there")),
    key("escape,t,q", "dismiss(None)", N_("closes")),
)
"""What the keys do here."""


class TraceDialog(Dialog[tuple[str, str] | None]):
    """The whole trace of one record over the stage. Answers the step that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self, title: str, steps: tuple[Traced, ...]) -> None:
        """Show `steps` under `title`."""
        super().__init__()
        self._title_words, self._steps = title, steps

    def compose(self) -> ComposeResult:
        """Title, steps, what is not linked."""
        with Vertical(classes="dialog dialog-wide"):
            yield Static(plain(self._title_words, "bold"))
            yield EntryList(opens=True, id="trace-steps")
            if words := lacking(self._steps):
                yield Static(plain("? " + words, "$muted"), classes="dialog-hint")
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """The cursor is on the record that the trace was asked for."""
        steps = self.query_one(EntryList)
        here = next(((s.kind, s.id) for s in self._steps if s.here), ("", ""))
        # The mark of the list's cursor stands in the same place.
        steps.show(lines(self._steps, " "), here)
        steps.focus()

    def on_entry_list_opened(self, event: EntryList.Opened) -> None:
        """Go to a step."""
        event.stop()
        self.dismiss(event.entry.key)

    def on_entry_list_chosen(self, event: EntryList.Chosen) -> None:
        """Walking the list changes nothing."""
        event.stop()


def _trace_dialog(study: Study, kind: str, id_: str, *, on_wall: bool) -> TraceDialog | None:
    """The trace of a record as a dialog; None where there is no such record, or the wall may not see it."""
    steps = seen(study, kind, id_, on_wall=on_wall) if id_ else ()
    here = next((step for step in steps if step.here), None)
    if here is None:
        return None
    title = _("Trace of {name}").format(name=one_line(f"{here.ref} {here.words[:300]}", 80))
    return TraceDialog(title, steps)


async def show_trace(app: App[None], studio: Studio, kind: str, id_: str) -> None:
    """Put the trace of a record over the stage; the step that is chosen is gone to. Runs in a worker."""
    dialog = _trace_dialog(studio.study, kind, id_, on_wall=studio.projector)
    if dialog is None:
        studio.say_so(_("Select something first; its trace goes from the picture to the action."))
    elif (step := await app.push_screen_wait(dialog)) is not None:
        studio.go_to(*step)
