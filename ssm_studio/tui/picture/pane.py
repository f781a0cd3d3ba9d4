"""The middle of stage one: the sheet or its outline, and the commands about elements and lines."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.diagram.picture.scene import EMPTY, Scene
from ssm_studio.domain import edit_picture, edit_picture_copies
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.picture import Element
from ssm_studio.domain.study import Study, elements_of
from ssm_studio.i18n import _, ngettext
from ssm_studio.tui.dialogs import AskLine, Choice, Choose
from ssm_studio.tui.picture import conversations, edits, several_elements
from ssm_studio.tui.picture.canvas import PictureCanvas
from ssm_studio.tui.picture.edits import Selection
from ssm_studio.tui.picture.outline import Outline
from ssm_studio.tui.picture.prompts import Prompts
from ssm_studio.tui.picture.scene_cache import Remembered
from ssm_studio.tui.picture.texts import invitation, mode_words
from ssm_studio.tui.static_text import StaticText, same_values
from ssm_studio.tui.studio import Part
from ssm_studio.values import dataclass


class PicturePane(Part):
    """Shows what is in view, and carries out the commands about it."""

    @dataclass
    class Chosen(Message):
        """An element or a relation was chosen here, or let go (None)."""

        id: str | None

    @dataclass
    class Begun(Message):
        """A picture was begun, because something was drawn where there was none."""

        id: str

    def __init__(self) -> None:
        """A pane without a picture."""
        super().__init__(id="picture-pane")
        self.selection = Selection()
        self._drawn: tuple[object, ...] = ()
        self._copied: tuple[str, ...] = ()
        self._scenes = Remembered(self)

    def compose(self) -> ComposeResult:
        """The prompts over an empty sheet, the sheet, the outline in its place, a line that says what keys do."""
        yield Prompts(id="drawing-prompts")
        yield PictureCanvas(id="canvas")
        yield Outline()
        yield StaticText(id="canvas-mode")

    @property
    def canvas(self) -> PictureCanvas:
        """The sheet."""
        return self.query_one(PictureCanvas)

    @property
    def outline(self) -> Outline:
        """The picture as text."""
        return self.query_one(Outline)

    @property
    def as_text(self) -> bool:
        """Whether the outline is shown in place of the sheet."""
        return self.has_class("-outline")

    @property
    def in_use(self) -> Widget:
        """The sheet, or the outline: where the keys go."""
        return self.outline if self.as_text else self.canvas

    # Showing

    def show(self, study: Study, selection: Selection) -> None:
        """Show the study as it is now with this in view; what is shown already is left alone."""
        self.selection = selection
        private = not self.studio.projector
        drawn = (selection.picture, study.language, private, study.elements, study.relations)
        if not same_values(drawn, self._drawn):
            afresh = self._drawn[:1] != drawn[:1]
            self._drawn = drawn
            scene = EMPTY
            if selection.picture is not None:
                before = None if afresh else self.canvas.scene
                scene = self._scenes.scene(study, selection.picture, before, private=private)
            self.canvas.show(scene, afresh=afresh)
            self._show_emptiness(study, drawn=bool(scene.items))
            if self.as_text:
                self._show_outline()
        if selection.chosen != self.canvas.chosen:
            self.canvas.choose(selection.chosen, tell=False)
        if self.as_text:
            self.outline.choose(selection.chosen)

    def _show_outline(self) -> None:
        picture, chosen = self.selection.picture or "", self.selection.chosen
        self.outline.show(self.study, picture, chosen, private=not self.studio.projector)

    def _show_emptiness(self, study: Study, *, drawn: bool) -> None:
        """An empty picture says what to draw first, unless it only looks empty on the wall."""
        prompts = self.query_one("#drawing-prompts", StaticText)
        prompts.display = not drawn
        if not drawn:
            hidden = any(True for _each in elements_of(study, self.selection.picture or ""))
            prompts.show(Content("") if hidden else invitation())

    # What conversations know

    @property
    def scene(self) -> Scene:
        """What is drawn now."""
        return self.canvas.scene

    @property
    def middle(self) -> Point:
        """The cell of the sheet in the middle of the window."""
        return self.canvas.middle

    async def ask(self, question: str, words: str = "", place: Rect | None = None) -> str | None:
        """Have words typed: on the sheet where they will stand, in the outline in a line of its own."""
        if self.as_text or place is None or self.canvas.small is not None:
            return await self.app.push_screen_wait(AskLine(question, words))
        return await self.canvas.ask(place, words, question)

    async def offer(
        self,
        question: str,
        offered: Sequence[Choice],
        chosen: str = "",
        otherwise: Callable[[str], Choice] | None = None,
    ) -> str | None:
        """Have one of several chosen."""
        return await self.app.push_screen_wait(
            Choose(question, offered, chosen=chosen, otherwise=otherwise)
        )

    def do(self, step: Changeset) -> None:
        """Do a step; what goes wrong is told."""
        self.studio.execute(step)

    def choose(self, id_: str | None) -> None:
        """Choose something, bring it into view at once, and tell."""
        self.show(self.study, Selection(self.selection.picture, id_))
        self.canvas.bring(id_)
        self.screen.post_message(self.Chosen(id_))

    def begin(self, picture: str) -> None:
        """Put a picture in view that was just begun, and tell."""
        self.show(self.study, Selection(picture))
        self.post_message(self.Begun(picture))

    def needed_element(self) -> Element | None:
        """The chosen element; where none is, that is said."""
        element = self.selection.element(self.study)
        if element is None:
            self.studio.say_so(
                _("Select an element first: Tab and arrows go from one to the next.")
            )
        return element

    # Commands

    @work
    async def action_add(self, at: Point | None = None) -> None:
        """Add an element at a cell of the sheet, or near what is chosen."""
        await conversations.add_element(self, at)

    @work
    async def action_edit(self) -> None:
        """Change the words of what is chosen."""
        await conversations.reword(self)

    @work
    async def action_kind(self) -> None:
        """Another kind for what is chosen."""
        await conversations.change_kind(self)

    @work
    async def action_owner(self) -> None:
        """Whose it is."""
        if trouble := await conversations.change_owner(self):
            self.studio.say_so(trouble)

    @work
    async def action_theme(self) -> None:
        """The chosen issue into a theme, or out of it."""
        await conversations.put_into_theme(self)

    @work
    async def action_connect(self) -> None:
        """Begin a line at the chosen element; in the outline the other end comes from a list."""
        element = self.needed_element()
        if element is not None and self.as_text:
            await conversations.draw_line_from(self, element.id)
        elif element is not None:
            self.canvas.focus()
            self.canvas.start_line()

    def action_delete(self) -> None:
        """Delete what is chosen; Undo brings it back."""
        if step := edits.chosen_deleted(self.study, self.selection):
            self.choose(None)
            self.do(step)
            self.studio.say_so(_("{deed} · Ctrl+Z brings it back").format(deed=step.label))

    def action_issue(self) -> None:
        """An issue, or no longer."""
        if (element := self.needed_element()) is not None:
            self.do(edit_picture.toggle_issue(self.study, element.id))

    def action_reverse(self) -> None:
        """The chosen line the other way round; the chosen element marked, or no longer."""
        if (relation := self.selection.relation(self.study)) is not None:
            self.do(edit_picture.reverse(self.study, relation.id))
        elif (element := self.needed_element()) is not None:
            marked = self.canvas.marked
            other = tuple(each for each in marked if each != element.id)
            self.mark(other if element.id in marked else (*marked, element.id))

    def mark(self, ids: tuple[str, ...]) -> None:
        """Mark these elements and no others, to do something to all of them at once."""
        self.canvas.marked = ids
        self.canvas.lay_over()
        self.canvas.post_message(self.canvas.ModeChanged(self.canvas.mode, self.canvas.goes_on))

    def meant(self) -> tuple[str, ...]:
        """The elements that are marked, else the chosen one."""
        marked = tuple(each for each in self.canvas.marked if each in self.study.elements)
        chosen = self.selection.element(self.study)
        return marked or ((chosen.id,) if chosen is not None else ())

    @work
    async def action_align(self) -> None:
        """Those that are marked, one of several ways."""
        await conversations.align(self, self.meant())

    @work
    async def action_gather(self) -> None:
        """A boundary round those that are marked."""
        await conversations.gather(self, self.meant())

    def action_copy(self) -> None:
        """Keep those that are marked, to be put into this picture or another."""
        self._copied = self.meant()
        words = ngettext("{number} element copied", "{number} elements copied", len(self._copied))
        hint = _("P pastes them into the picture in view.")
        self.studio.say_so(words.format(number=len(self._copied)), hint)

    def action_paste(self) -> None:
        """What was copied, into the picture in view."""
        picture = self.selection.picture or ""
        if step := edit_picture_copies.copy_elements(self.study, self._copied, picture):
            self.do(step)
            self.show(self.study, self.selection)
            self.mark(tuple(put.id for put in step.puts if put.kind == "element"))

    # Ways of seeing

    def action_outline(self) -> None:
        """The picture as text, or as a picture again."""
        self.toggle_class("-outline")
        self.in_use.focus()
        if self.as_text:
            self._show_outline()
        else:
            self.canvas.choose(self.selection.chosen, tell=False)

    def _to_sheet(self) -> None:
        if self.as_text:
            self.action_outline()
        if not self.canvas.has_focus:
            self.canvas.focus()

    def action_move(self) -> None:
        """Pick up the chosen element."""
        if self.needed_element() is not None:
            self._to_sheet()
            self.canvas.lift()

    def action_overview(self, smaller: bool | None = None) -> None:
        """The picture smaller: signs and names, then all of it in the window; or larger, or as it is again."""
        self._to_sheet()
        self.canvas.zoom(None if smaller is None else self.canvas.level + (1 if smaller else -1))

    @work(exclusive=True, group="arrange")
    async def action_arrange(self, everything: bool = False) -> None:
        """Every element to the place where the program would have put it; what a hand placed stays unless asked."""
        study, picture = self.study, self.selection.picture
        if picture is None:
            return
        step = await asyncio.to_thread(edits.arranged, study, picture, everything=everything)
        if self.study is not study:
            step = edits.arranged(self.study, picture, everything=everything)
        kept = 0 if everything else len(edits.placed_by_hand(self.study, picture))
        stays = ngettext(
            "{number} element stays where it was moved by hand.",
            "{number} elements stay where they were moved by hand.",
            kept,
        ).format(number=kept)
        if step:
            self.do(step)
            self.show(self.study, self.selection)
            self.canvas.action_fit()
        label = step.label if step else _("The picture is arranged already.")
        self.studio.say_so(label, stays if kept else "")

    # What sheet and outline ask for

    def on_picture_canvas_selected(self, event: PictureCanvas.Selected) -> None:
        """Walked or clicked to on the sheet."""
        event.stop()
        self._was_chosen(event.id)

    def on_outline_chosen(self, event: Outline.Chosen) -> None:
        """Walked to in the outline."""
        event.stop()
        self._was_chosen(event.id)

    def _was_chosen(self, id_: str | None) -> None:
        self.selection = Selection(self.selection.picture, id_)
        if id_ is None and self.canvas.marked:
            self.mark(())
        if self.canvas.chosen != id_:
            self.canvas.choose(id_, tell=False)
        self.screen.post_message(self.Chosen(id_))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter in the outline changes words."""
        event.stop()
        self.action_edit()

    def on_picture_canvas_moved(self, event: PictureCanvas.Moved) -> None:
        """An element was put somewhere."""
        event.stop()
        marked, scene = self.canvas.marked, self.canvas.scene
        step = several_elements.moved_together(
            self.study, marked, event.id, event.x, event.y, scene
        )
        self.do(step)

    @work
    async def on_picture_canvas_connect_wanted(self, event: PictureCanvas.ConnectWanted) -> None:
        """A line was drawn."""
        event.stop()
        await conversations.draw_line(self, event.source, event.target)

    def on_picture_canvas_edit_wanted(self, event: PictureCanvas.EditWanted) -> None:
        """Enter or a double click on something."""
        event.stop()
        self._was_chosen(event.id)
        self.action_edit()

    def on_picture_canvas_add_wanted(self, event: PictureCanvas.AddWanted) -> None:
        """A double click on empty ground."""
        event.stop()
        self.action_add(event.at)

    def on_picture_canvas_mode_changed(self, event: PictureCanvas.ModeChanged) -> None:
        """Say what the keys do now."""
        event.stop()
        words = mode_words(event.mode, event.goes_on, len(self.canvas.marked))
        self.query_one("#canvas-mode", StaticText).show(words)
