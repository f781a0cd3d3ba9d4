"""Row by row through the chart with the whole room: one large question at a time, answered by a letter or a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from ssm_studio.domain import edit
from ssm_studio.domain.comparison import ComparisonRow
from ssm_studio.domain.comparison_rows import target_line
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import N_, _
from ssm_studio.method import prompts
from ssm_studio.tui.comparison.labels import DECISIONS, EXISTS, Label, label_of
from ssm_studio.tui.dialog_keys import DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import Dialog
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.stepping import stepped
from ssm_studio.tui.text import one_line, plain
from ssm_studio.tui.text_input import Line

QUESTIONS: Final = ("exists", "how", "who", "when", "how_judged", "comment", "decision")
"""What is asked of a row, one after the other."""
_OF_NOTHING: Final = ("exists", "comment", "decision")
"""What is asked of what does not happen: nobody can say how it is done."""
CHOICES: Final[dict[str, tuple[Label, ...]]] = {"exists": EXISTS, "decision": DECISIONS}


KEYS: Final = (
    key("enter", "", N_("goes on")),
    key("tab", "question(1)", N_("another question"), priority=True),
    key("shift+tab", "question(-1)", "", priority=True),
    key("pagedown", "row(1)", N_("next row"), priority=True),
    key("pageup", "row(-1)", N_("row before"), priority=True),
    key("escape", "leave", N_("the chart")),
)
"""What the keys do here."""


class Walk(Dialog[str | None]):
    """The questions of one row after the other; each answer is stored as it is given. Answers the row it ended on."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self, rows: Sequence[str], first: str = "") -> None:
        """Walk through these rows, from `first` on."""
        super().__init__()
        self._ids = tuple(rows)
        self._at = self._ids.index(first) if first in self._ids else 0
        self._asking = QUESTIONS[0]
        self._given = ""

    def compose(self) -> ComposeResult:
        """Which row, what is asked, the line to answer in, what was answered."""
        with Vertical(classes="dialog dialog-wide", id="walk"):
            yield StaticText(id="walk-row")
            yield StaticText(id="walk-asks")
            yield Line(id="walk-answer")
            yield StaticText(id="walk-said")
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """The first question that is open in the first row."""
        self._to_open()
        self._show()

    @property
    def study(self) -> Study:
        """The study as it is this moment."""
        return self.studio.study

    @property
    def row(self) -> ComparisonRow | None:
        """The row in view; None where it was deleted meanwhile."""
        return self.study.comparison_rows.get(self._ids[self._at])

    def _wanted(self) -> tuple[str, ...]:
        return _OF_NOTHING if self.row is not None and self.row.exists == "no" else QUESTIONS

    def _to_open(self) -> None:
        """The first question of this row that nobody has answered; of an answered one the first."""
        row = self.row
        open_ = [q for q in self._wanted() if row is not None and getattr(row, q) is None]
        self._asking = open_[0] if open_ else QUESTIONS[0]

    def _show(self) -> None:
        row = self.row
        if row is None:
            self.dismiss(None)
            return
        where = _("{number} of {of}").format(number=self._at + 1, of=len(self._ids))
        model = self.study.models.get(row.model or "")
        name = one_line(target_line(self.study, row, 300))
        head = f"{where}   {row.ref}   {model.ref if model is not None else ''}"
        self.query_one("#walk-row", StaticText).show(
            Content.assemble(plain(head, "$muted"), "\n\n", plain(name, "bold $real"))
        )
        asks = _(prompts.BY_KEY[self._asking].asks)
        self.query_one("#walk-asks", StaticText).show(
            Content("\n").append(plain(asks, "bold")).append(_offered(row, self._asking))
        )
        line = self.query_one("#walk-answer", Line)
        line.display = self._asking not in CHOICES
        if line.display:
            value = getattr(row, self._asking)
            self._given = value.read(self.study.language) if isinstance(value, Text) else ""
            line.value = self._given
            line.focus()
        else:
            self.set_focus(None)
        self.query_one("#walk-said", StaticText).show(_said_words(self.study, row))

    # Answering

    def on_key(self, event: events.Key) -> None:
        """A letter answers a choice; Enter leaves it open and goes on."""
        labels = CHOICES.get(self._asking)
        if labels is None:
            return
        chosen = next((each for each in labels if each.key == event.character), None)
        if chosen is None and event.key not in ("backspace", "enter"):
            return
        event.stop()
        event.prevent_default()
        if chosen is not None:
            self._put(chosen.value)
        if event.key == "backspace":
            self._put(None)
            self._show()
        else:
            self._on()

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is typed is kept until it is stored."""
        event.stop()
        self.studio.unsent.typed("walk", "" if event.value == self._given else event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter stores the words and goes on."""
        event.stop()
        self._keep()
        self._on()

    def _keep(self) -> None:
        """Store the words that stand in the line."""
        row = self.row
        if row is not None and self._asking not in CHOICES:
            words = self.query_one("#walk-answer", Line).value.strip()
            self.studio.execute(edit.write(self.study, "row", row.id, self._asking, words))
            self.studio.unsent.typed("walk", "")

    def _put(self, value: str | None) -> None:
        if self.row is not None:
            step = edit.set_fields(self.study, "row", self.row.id, **{self._asking: value})
            self.studio.execute(step)

    def _on(self) -> None:
        wanted = self._wanted()
        at = wanted.index(self._asking) + 1 if self._asking in wanted else 0
        if at < len(wanted):
            self._asking = wanted[at]
            self._show()
        elif self._at + 1 < len(self._ids):
            self.action_row(1)
        else:
            self.studio.say_so(_("That was the last row."))
            self.action_leave()

    # Walking

    def action_question(self, step: int) -> None:
        """The question after this one, or before; the words in the line are kept."""
        self._keep()
        wanted = self._wanted()
        self._asking = stepped(wanted, self._asking, step)
        self._show()

    def action_row(self, step: int) -> None:
        """The row after this one, or before."""
        self._keep()
        self._at = max(0, min(self._at + step, len(self._ids) - 1))
        self._to_open()
        self._show()

    def action_leave(self) -> None:
        """Back to the chart, to the row that was in view."""
        self._keep()
        self.dismiss(self._ids[self._at])


def _offered(row: ComparisonRow, asking: str) -> Content:
    """The answers of a choice with their keys, the chosen one marked."""
    labels = CHOICES.get(asking)
    if labels is None:
        return Content("")
    now = getattr(row, asking)
    parts = [Content("\n\n")]
    for each in labels:
        words = " ".join(part for part in (each.sign, _(each.words)) if part)
        parts.append(plain(each.key, "bold $system"))
        parts.append(plain(f" {words}    ", "bold $system" if each.value == now else ""))
    return Content("").join(parts)


def _said_words(study: Study, row: ComparisonRow) -> Content:
    """What was answered so far, question by question."""
    lines = []
    for name in QUESTIONS:
        value = getattr(row, name)
        if value is None:
            continue
        label = label_of(CHOICES[name], value) if name in CHOICES else None
        words = _(label.words) if label is not None else read(value, study.language)
        lines.append(
            Content.assemble(
                (f"{one_line(_(prompts.BY_KEY[name].name), 15):<16}", "$muted"),
                plain(one_line(words[:600], 200)),
            )
        )
    return Content("\n").append(Content("\n").join(lines)) if lines else Content("")
