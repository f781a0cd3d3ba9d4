"""The middle of stage three: the diagrams or their text, and what is written, searched and asked on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget

from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit_expansion import in_levels
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.errors import ConflictError
from ssm_studio.i18n import _
from ssm_studio.tui import on_wall
from ssm_studio.tui.chips import ChipFilter
from ssm_studio.tui.clickable import ClickableText
from ssm_studio.tui.hanging_indent import Hung
from ssm_studio.tui.model.badges import mark_words, marks_of
from ssm_studio.tui.model.expansion import way_words
from ssm_studio.tui.model.find_bar import FindBar
from ssm_studio.tui.model.guide import GuideStrip
from ssm_studio.tui.model.inline_editor import InlineEditor
from ssm_studio.tui.model.new_activity import NewActivity, Rewording
from ssm_studio.tui.model.overlay import ModelOverlay
from ssm_studio.tui.model.overlays import OverlayHost
from ssm_studio.tui.model.pane import Seen
from ssm_studio.tui.model.selection import Selection, Shown
from ssm_studio.tui.model.side_lists import ActivityList
from ssm_studio.tui.model.split_view import SplitView
from ssm_studio.tui.model.texts import definition_words, empty_words
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.stepping import stepped
from ssm_studio.tui.studio import Part
from ssm_studio.workshop.derived_changes import with_consequences

PLACEHOLDER: Final = " ".join("…" * 10)
"""Words of about the usual length, by which the place of a new box is found."""


class ModelEditor(Part):
    """Shows what is in view as a diagram or as text. Its actions are about seeing; for steps it posts messages."""

    BLANK = True
    """Nothing of its own is to be seen between its parts."""

    class Changed(Message, bubble=False):
        """Another model or activity is in view, or it is seen in another way: show it."""

    @dataclass
    class Written(Message):
        """Words were written on the diagram; None where all is to be as it was."""

        wanted: NewActivity | Rewording
        words: str | None

    @dataclass
    class Room(Message):
        """Room is needed: of the side panes only the `left` or the `right` one may stay, or both."""

        left: bool
        right: bool

    def __init__(self) -> None:
        """The diagram, with nothing over it."""
        super().__init__(id="model-editor")
        self.as_text = False
        """Whether the model is shown as a list."""
        self._marked = Shown()
        self._marks: dict[str, str] = {}
        self._chip = ""

    def compose(self) -> ComposeResult:
        """The definition in one line, then the diagram or the list; what an empty stage says."""
        yield ClickableText(id="model-way")
        yield StaticText(id="model-definition")
        yield GuideStrip()
        yield SplitView()
        yield ActivityList(id="activities")
        yield StaticText(id="model-empty")
        yield StaticText(id="model-note", markup=False)
        yield FindBar()
        yield InlineEditor()
        yield OverlayHost()

    @property
    def split(self) -> SplitView:
        """The diagrams."""
        return self.query_one(SplitView)

    @property
    def guide(self) -> GuideStrip:
        """The building order."""
        return self.query_one(GuideStrip)

    @property
    def inline(self) -> InlineEditor:
        """Where words are written on the diagram."""
        return self.query_one(InlineEditor)

    @property
    def overlays(self) -> OverlayHost:
        """What lies over the diagram."""
        return self.query_one(OverlayHost)

    @property
    def own_focus(self) -> Widget | None:
        """What lies over the diagram, else the diagram, or the list where that is shown."""
        if (overlay := self.overlays.overlay) is not None:
            return overlay.own_focus
        return self.query_one(ActivityList) if self.as_text else self.split.active.canvas

    @property
    def selection(self) -> Selection:
        """The study with the model and the activity in view."""
        return self.split.selection(self.studio.study)

    # Showing

    def show(self, study: Study) -> None:
        """All but the diagrams for what is in view now; each part shows only what is another than before."""
        at = self.selection
        model, activity = at.model, at.activity
        empty = model is None or not activities_of(study, model.id)
        self._show_heads(at, empty=empty)
        self.split.display = not self.as_text and (not empty or self.split.is_split)
        listed = self.query_one(ActivityList)
        listed.display = not empty and self.as_text
        if listed.display and model is not None:
            if self._marked.anew(study, self.studio.findings):
                self._marks = mark_words(marks_of(study, self.studio.findings))
            chosen = activity.id if activity else None
            listed.show(study, model.id, chosen, self._marks, self._chip)
        self.guide.show_question(at)
        self.overlays.show(at)

    def see_through(self, chip: str) -> None:
        """List only the activities that carry a chip, and set them off on the diagram; "" for all alike."""
        self._chip = chip
        self.split.see_through(chip)

    def show_diagram(self) -> None:
        """The diagrams, with what is marked on them. Where nobody sees them they are not drawn, but when they are."""
        studio = self.studio
        if self.overlays.overlay is None:
            seen = Seen(on_wall.seen(studio), studio.findings, studio.plain_lines, studio.projector)
            if self.as_text:
                self.split.heed(seen)
            else:
                self.split.show(seen)
        self._show_note()

    def _show_heads(self, at: Selection, *, empty: bool) -> None:
        """Which model, for which definition, and the way down to it; what to do first where it holds nothing."""
        way, words = self.query_one("#model-way", ClickableText), way_words(at)
        way.display = bool(words.plain)
        way.show(words)
        head = self.query_one("#model-definition", StaticText)
        head.display = at.model is None or not at.model.real_world
        head.show(definition_words(at.study, at.model))
        advice = self.query_one("#model-empty", StaticText)
        advice.display = empty
        if empty:
            advice.show(Hung(empty_words(at.study, at.model)))

    def _show_note(self) -> None:
        """What the drawing says in words; what is written on the diagram stays over its box."""
        at = self.selection
        drawn = at.model is not None and self.overlays.overlay is None and not self.as_text
        note = ""
        if drawn and at.model is not None and activities_of(at.study, at.model.id):
            note = self.split.active.note
        shown = self.query_one("#model-note", StaticText)
        shown.display = bool(note)
        shown.show(note)
        if self.inline.is_writing:
            self.call_after_refresh(self.inline.follow_box)

    def on_model_pane_drawn(self) -> None:
        """A drawing that took long has come."""
        self._show_note()

    # Choosing

    def choose(self, model: str | None, activity: str | None = None) -> None:
        """Bring a model, or one of its activities, into view with the next `show`."""
        self.split.choose_model(model)
        if activity is not None:
            self.split.choose(activity)

    def on_split_view_turned(self, event: SplitView.Turned) -> None:
        """Two models, or one again, or the other one: room for two, and the keys where they belong."""
        event.stop()
        is_split = self.split.is_split
        if is_split:
            self.as_text = False
        self.post_message(self.Room(left=not is_split, right=not is_split))
        self.screen.post_message(self.Changed())
        self.split.active.canvas.focus()

    def on_activity_list_chosen(self, event: ActivityList.Chosen) -> None:
        """The cursor of the list came to an activity."""
        event.stop()
        self.split.choose(event.activity)
        self.screen.post_message(self.Changed())

    def on_model_overlay_chosen(self, event: ModelOverlay.Chosen) -> None:
        """An activity was come to on what lies over the diagram."""
        event.stop()
        self.split.choose(event.activity)
        self.screen.post_message(self.Changed())

    def on_find_bar_went(self, event: FindBar.Went) -> None:
        """A search came to an activity, or goes back where it began."""
        event.stop()
        if event.model in self.studio.study.models:
            self.choose(event.model, event.activity)
            self.screen.post_message(self.Changed())

    def on_find_bar_closed(self, event: FindBar.Closed) -> None:
        """The search is over."""
        event.stop()
        self.screen.set_focus(self.own_focus)

    # Seeing

    def action_outline(self) -> None:
        """The same model as text, or as a diagram."""
        self.as_text = not self.as_text
        if self.as_text:
            self.split.end()
        self.screen.post_message(self.Changed())
        self.call_after_refresh(self._take_focus)

    def _take_focus(self) -> None:
        if (focus := self.own_focus) is not None:
            focus.focus()

    def action_other_model(self, step: int) -> None:
        """The next model, or the one before."""
        models = [each.id for each, _depth in in_levels(self.studio.study)]
        if models:
            now = self.split.active.model
            if (other := stepped(models, now, step)) != now:
                self.split.choose_model(other)
                self.screen.post_message(self.Changed())

    def action_zoom(self, small: bool) -> None:
        """Only the numbers, or all the words in boxes as large as they are."""
        self.split.see("numbers" if small else "whole")
        self._show_note()

    def action_fit(self) -> None:
        """All of it at the largest scale at which it fits, or as large as it is."""
        whole = self.split.active.shows_whole
        self.split.see("fitted" if whole or self.split.active.seen_as == "numbers" else "whole")
        self._show_note()

    def action_arrange(self) -> None:
        """Lay the diagram out anew; places set by hand are given up, as one step that Undo takes back."""
        self.split.active.lay_out_anew()

    def action_beside(self) -> None:
        """A second model beside the one in view; the same key again ends it."""
        if self.split.is_split:
            self.split.end()
        else:
            self.split.choose_second()

    def action_turn(self) -> None:
        """Go to the other model, or to what differs."""
        self.split.action_turn()

    def action_real_world(self) -> None:
        """Go to what is done today, beside the concept."""
        self.split.lay_over()

    def action_plain(self) -> None:
        """Draw with the characters of a keyboard alone, or with lines again."""
        self.studio.plain_lines = not self.studio.plain_lines
        self.show_diagram()

    def action_show_less(self) -> None:
        """Only what carries an entry of a list, or all of it."""
        self.screen.query_one(ChipFilter).ask()

    def action_search(self) -> None:
        """Open the line to search in."""
        self.query_one(FindBar).open(self.selection)

    async def action_lay(self, name: str) -> None:
        """Lay an overlay over the diagram, or take it away where it lies there already."""
        overlay = self.overlays.overlay
        if overlay is not None and name == overlay.NAME:
            self.overlays.lift()
        else:
            await self.lay(name)

    async def lay(self, name: str, field: str = "") -> None:
        """Lay an overlay over the diagram with the cursor in `field`; nothing where there is no model."""
        at = self.selection
        if at.model is not None and at.model.real_world:
            words = _("Available for conceptual models only.")
            self.studio.say_so(words)
        elif at.model is not None:
            await self.overlays.lay(name, at, field)

    def on_overlay_host_changed(self, event: OverlayHost.Changed) -> None:
        """Something lies over the diagram, or nothing any more."""
        event.stop()
        lies = self.overlays.overlay is not None
        for under in (self.split, self.query_one(ActivityList), self.query_one(FindBar)):
            # What lies under it takes no focus.
            under.visible = not lies
        self.post_message(self.Room(left=True, right=not lies))
        self.screen.post_message(self.Changed())
        if not lies:
            self.call_after_refresh(self._take_focus)

    # Writing

    def write(self, wanted: NewActivity | Rewording) -> bool:
        """Have the words of an activity written on the diagram; False where it does not lie open, or is too large."""
        workshop, pane = self.studio.workshop, self.split.active
        if workshop is None or workshop.read_only or not self.split.display:
            return False
        if self.overlays.overlay is not None:
            return False
        if isinstance(wanted, Rewording):
            if pane.canvas.region_of(wanted.activity) is None:
                return False
            self.inline.write(wanted, pane.canvas, wanted.activity, wanted.number)
            return True
        study = self.studio.study
        if not pane.can_preview:
            return False
        try:
            after = apply(study, with_consequences(study, wanted.made(study, PLACEHOLDER)))
        except ConflictError:
            return False
        new = pane.preview(after)
        if new is not None:
            self.inline.write(wanted, pane.canvas, new.id, new.number or "")
        return new is not None

    def on_inline_editor_ended(self, event: InlineEditor.Ended) -> None:
        """Enter or Escape in the box, or going elsewhere."""
        event.stop()
        self._end_preview(kept=bool(event.words))
        self.post_message(self.Written(event.wanted, event.words))

    def keep_words(self) -> tuple[NewActivity | Rewording, str] | None:
        """End writing on the diagram; what was wanted with the words, None where nobody wrote."""
        ended = self.inline.end()
        if ended is not None:
            self._end_preview(kept=bool(ended[1]))
        return ended

    def _end_preview(self, *, kept: bool) -> None:
        self.split.active.end_preview(kept=kept)
        if self.screen.focused in (None, self.inline):
            self.screen.set_focus(self.own_focus)
