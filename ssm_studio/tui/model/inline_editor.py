"""Words written on the diagram itself: over the box that is reworded, or where a new one will stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.widgets import TextArea

from ssm_studio.diagram.model.drawing import draw_model
from ssm_studio.diagram.model.graph_view import view_of
from ssm_studio.diagram.model.placement import is_placed, place_model
from ssm_studio.domain.changes import Changeset, apply
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import activities_of
from ssm_studio.domain.text import read
from ssm_studio.errors import ConflictError
from ssm_studio.i18n import N_
from ssm_studio.tui.commands import APP, Command
from ssm_studio.tui.key_line import KeyLine
from ssm_studio.tui.model.split_view import Beside
from ssm_studio.tui.text import one_line, plain
from ssm_studio.tui.text_area import PatientTextArea
from ssm_studio.workshop.derived_changes import with_consequences

ADD_BESIDE: Final = (
    Command(
        "model.add-beside",
        "N",
        "add_beside",
        N_("add beside"),
        N_("Add an activity that needs the same as the chosen one"),
    ),
)
WRITING: Final = (
    Command("box.keep", "enter", "", N_("keep"), "", True),
    Command("box.leave", "escape", "", N_("as it was"), "", True),
)
"""What the footer says while somebody writes in a box."""
LEAST: Final = 28
"""Cells that the editor is wide at least, its border with it."""
MANY: Final = 200
TANGLED: Final = 600
"""In a model of more activities, or with more arrows, a dialog asks at once, while the drawing takes its time."""
PLACEHOLDER: Final = " ".join("…" * 10)
"""Words of about the usual length, by which the place of a new box is found."""


class BoxEditor(PatientTextArea):
    """The words of one activity, as large as they need. Enter takes them, Escape leaves them as they were."""

    @dataclass
    class Taken(Message):
        """The words are to be kept."""

        words: str

    class Left(Message):
        """The words are to be as they were."""

    class Grown(Message):
        """The words need more rows, or fewer."""

    def __init__(self) -> None:
        """Hidden while nobody writes."""
        super().__init__(
            "",
            id="box-editor",
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            compact=True,
            highlight_cursor_line=False,
        )
        self.display = False
        self.cursor_blink = False

    @property
    def rows(self) -> int:
        """Rows that the words take at the width that there is, or the question while there are none."""
        asked = 0 if self.text else len(self.placeholder) // max(self.size.width - 4, LEAST - 6) + 1
        return max(1, asked, self.wrapped_document.height)

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("enter", "escape"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Taken(self.text) if event.key == "enter" else self.Left())
            return
        await super()._on_key(event)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """The box grows with its words."""
        event.stop()
        self.post_message(self.Grown())

    def on_resize(self) -> None:
        """At another width the words take other rows."""
        self.post_message(self.Grown())

    def on_blur(self) -> None:
        """Going elsewhere keeps what was written: nothing is lost by a click."""
        if self.display:
            self.post_message(self.Taken(self.text))


class InPlace(Beside):
    """Opens the editor on the diagram; where there is none to write on, the dialog asks. A mixin of `ModelScreen`."""

    _writes: str | None = None
    """The activity over whose box the editor lies."""
    _then: Callable[[str], None] | None = None
    _again: Callable[[], None] | None = None
    """Shows again what was shown before a new activity was."""

    @property
    def _on_diagram(self) -> bool:
        """Whether the diagram lies open and can be written on."""
        workshop = self.studio.workshop
        if workshop is not None and workshop.read_only:
            return False
        drawer = self.has_class("-left-open") or self.has_class("-right-open")
        free = getattr(self, "sheet", None) is None and not drawer
        return free and bool(self.canvas.display) and not self._as_text

    def action_edit(self) -> None:
        """Word the chosen activity anew, in its box."""
        chosen = self.activity
        if chosen is None or not self._on_diagram or self.canvas.region_of(chosen.id) is None:
            super().action_edit()
            return

        base = read(chosen.text, self.study.language)

        def then(words: str) -> None:
            self.reword(chosen.id, base, words)

        self._write_on(chosen, base, then)

    def ask_new(self, question: str, made: Callable[[str], Changeset]) -> None:
        """Write the words of a new activity where it will stand."""
        new = self._shown_beforehand(made) if self._on_diagram else None
        if new is None:
            super().ask_new(question, made)
            return

        def then(words: str) -> None:
            self.add_said(made, words)

        self._write_on(new, "", then, question)

    def _shown_beforehand(self, made: Callable[[str], Changeset]) -> Activity | None:
        """Draw the model as it will be; the new activity in it, None where its place is not known yet."""
        study, model = self.study, self.model
        if model is None or len(activities_of(study, model.id)) > MANY:
            return None
        if len(view_of(study, model.id).arrows) > TANGLED:
            return None
        try:
            after = apply(study, with_consequences(study, made(PLACEHOLDER)))
        except ConflictError:
            return None
        new = next((a for id_, a in after.activities.items() if id_ not in study.activities), None)
        if new is None or not is_placed(after, model.id):
            return None
        only = self._numbers_only
        placement = place_model(after, model.id, after.language, numbers_only=only)
        drawing = draw_model(
            after,
            model.id,
            after.language,
            placement=placement,
            plain=self.studio.plain_lines,
            selected=new.id,
            numbers_only=only,
            before=self.canvas.drawing,
        )
        self._again = self.canvas.standing()
        self.canvas.show(drawing, new.id)
        return new

    def _write_on(
        self, activity: Activity, words: str, then: Callable[[str], None], question: str = ""
    ) -> None:
        editor = self.query_one(BoxEditor)
        self._writes, self._then = activity.id, then
        self.canvas.bring_into_view()
        editor.load_text(words)
        editor.placeholder = plain(question)
        editor.border_title = plain(one_line(activity.number or ""))
        editor.display = True
        self._lay_editor(len(words or question) // (LEAST - 6) + 1)
        editor.move_cursor(editor.document.end)
        self.set_focus(editor)

    def _lay_editor(self, rows: int) -> None:
        """Lay the editor over its box, inside the pane whatever its size."""
        editor, pane = self.query_one(BoxEditor), self.query_one("#main").content_region
        box = self.canvas.region_of(self._writes or "")
        if box is None or not pane:
            return
        width = min(max(box.width, LEAST), pane.width)
        height = min(max(box.height, rows + 2), pane.height)
        room = Region(box.x - pane.x, box.y - pane.y, width, height)
        x = max(0, min(room.x, pane.width - width))
        y = max(0, min(room.y, pane.height - height))
        editor.styles.width, editor.styles.height = width, height
        editor.styles.offset = Offset(x, y)

    def follow_box(self) -> None:
        """The drawing has changed under the editor: lay it over its box again."""
        if self._writes is not None and self.query_one(BoxEditor).display:
            self._lay_editor(self.query_one(BoxEditor).rows)

    def _show_keys(self) -> None:
        if self._up and isinstance(self.focused, BoxEditor):
            self.query_one(KeyLine).show((*WRITING, *(each for each in APP if each.footer)))
        else:
            super()._show_keys()

    def on_box_editor_grown(self, event: BoxEditor.Grown) -> None:
        """More words, or fewer."""
        event.stop()
        self.follow_box()

    def on_box_editor_taken(self, event: BoxEditor.Taken) -> None:
        """Enter, or going elsewhere."""
        event.stop()
        self._end_writing(event.words)

    def on_box_editor_left(self, event: BoxEditor.Left) -> None:
        """Escape."""
        event.stop()
        self._end_writing(None)

    def on_screen_suspend(self) -> None:
        """Another stage, or a question over this one: what was written is kept."""
        self.keep_words()

    def keep_words(self) -> None:
        """What is being written in a box is kept, and the editor goes."""
        if self._writes is not None:
            self._end_writing(self.query_one(BoxEditor).text)

    def _end_writing(self, words: str | None) -> None:
        editor, then = self.query_one(BoxEditor), self._then
        if self._writes is None:
            return
        had_focus = self.focused is editor
        self._writes = self._then = None
        if had_focus:
            self.set_focus(self.default_focus)
        editor.display = False
        if self._again is not None:
            self._again()
            self._again = None
        self.draw_model_in_view()
        if words is not None and then is not None:
            then(" ".join(words.split()))
