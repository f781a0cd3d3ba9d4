"""Stage one on the screen: the picture in the middle, pictures and themes at the left, the chosen one at the right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ssm_studio.diagram.picture.scene import EMPTY, Scene, build
from ssm_studio.domain import edit_picture
from ssm_studio.domain.study import Study, elements_of
from ssm_studio.i18n import _
from ssm_studio.method.prompts import DRAWING
from ssm_studio.say import Place
from ssm_studio.tui.clickable import ClickableLine
from ssm_studio.tui.commands import Command, bindings
from ssm_studio.tui.picture.canvas import PictureCanvas
from ssm_studio.tui.picture.commands import HERE
from ssm_studio.tui.picture.edits import PictureDeeds
from ssm_studio.tui.picture.outline import Outline
from ssm_studio.tui.picture.side_lists import PictureLists
from ssm_studio.tui.picture.texts import element_words, picture_words, relation_words

DRAWER = 36
"""Columns that an open drawer covers on a narrow screen."""


class PictureScreen(PictureDeeds):
    """Finding out: draw first, then read issues and themes out of what was drawn."""

    NUMBER = 1
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = HERE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(HERE)]

    def __init__(self) -> None:
        """No picture in view yet."""
        super().__init__()
        self.picture_id: str | None = None
        self.chosen: str | None = None
        self._drawn: tuple[object, ...] = ()

    def compose_left(self) -> Iterable[Widget]:
        """Pictures, themes, questions."""
        yield PictureLists()

    def compose_main(self) -> Iterable[Widget]:
        """The sheet, the outline in its place, the prompts over an empty one."""
        yield Static(id="drawing-prompts")
        yield PictureCanvas(id="canvas")
        yield Outline()
        yield Static(id="canvas-mode")

    def compose_right(self) -> Iterable[Widget]:
        """What is chosen, in words."""
        yield ClickableLine(id="inspector")

    @property
    def default_focus(self) -> Widget | None:
        """The sheet, or the outline."""
        return self.query_one(Outline) if self.as_text else self.canvas

    def place(self) -> Place:
        """The picture in view and what is chosen in it."""
        return Place(stage=1, picture=self.picture_id, element=self.chosen)

    # Showing

    def show_study(self, study: Study) -> None:
        """Project the study: lists and inspector always, the sheet where it differs."""
        if self.picture_id not in study.pictures:
            self.picture_id = _newest(study)
        if self.chosen not in study.elements and self.chosen not in study.relations:
            self.chosen = None
        if not self._drawn:
            # The frame first: laying out a picture that nobody has arranged takes a tenth of a second.
            self._drawn = (None,)
            self.call_after_refresh(self._show_sheet, study)
        else:
            self._show_sheet(study)
        self._show_words(study)

    def on_screen_resume(self) -> None:
        """Coming back: the wall may have been turned on or off elsewhere, which changes what may be seen."""
        if self._drawn:
            self.call_after_refresh(self._show_sheet, self.study)

    def _show_sheet(self, study: Study) -> None:
        if self.picture_id not in study.pictures:
            self.picture_id = _newest(study)
        private = not self.studio.projector
        drawn = (self.picture_id, study.elements, study.relations, private, study.language)
        if all(a is b or a == b for a, b in zip(drawn, self._drawn, strict=False)) and len(
            self._drawn
        ) == len(drawn):
            return
        afresh = self._drawn[:1] != drawn[:1]
        self._drawn = drawn
        scene: Scene = EMPTY
        if self.picture_id is not None:
            before = None if afresh else self.canvas.scene
            scene = build(study, self.picture_id, study.language, private=private, before=before)
        self.canvas.show(scene, afresh=afresh)
        self._show_emptiness(study, bool(scene.items))
        if self.as_text:
            self._show_outline(study)

    def _show_outline(self, study: Study) -> None:
        private = not self.studio.projector
        outline = self.query_one(Outline)
        outline.show(study, self.picture_id or "", self.chosen, private=private)

    def _show_words(self, study: Study) -> None:
        self.query_one(PictureLists).show(study, self.picture_id, self.chosen)
        private = not self.studio.projector
        words = Content("")
        if self.element is not None:
            words = element_words(study, self.element, private=private)
        elif self.relation is not None:
            words = relation_words(study, self.relation)
        elif (picture := study.pictures.get(self.picture_id or "")) is not None:
            words = picture_words(study, picture)
        self.query_one("#inspector", Static).update(words)

    def _show_emptiness(self, study: Study, drawn: bool) -> None:
        """An empty picture says what to draw first."""
        prompts = self.query_one("#drawing-prompts", Static)
        prompts.display = not drawn
        if drawn:
            return
        hidden = any(True for _each in elements_of(study, self.picture_id or ""))
        lines = [
            Content.styled(_("Draw before you understand."), "bold"),
            Content(""),
            *(Content.styled("·  ", "$real").append(_(each)) for each in DRAWING),
            Content(""),
            Content.assemble(
                ("a", "bold $system"),
                ("  " + _("adds an element") + "     ", "$muted"),
                (":", "bold $system"),
                ("  " + _("or say it:") + " ", "$muted"),
                (_("actor Governor"), ""),
            ),
        ]
        prompts.update(Content("\n").join(lines) if not hidden else Content(""))

    # Choosing

    def choose(self, id_: str | None) -> None:
        """Choose an element or a relation: on the sheet, in the outline and in the inspector."""
        self.chosen = id_
        self.canvas.choose(id_, tell=False)
        if self.as_text:
            self.query_one(Outline).choose(id_)
        self._show_words(self.study)
        self.show_findings()

    def action_choose(self, id_: str) -> None:
        """A name in the inspector was clicked."""
        self.choose(id_)

    def choose_record(self, kind: str, id_: str) -> None:
        """Bring a picture, an element, a relation or a theme into view."""
        if kind == "picture":
            self.show_picture(id_)
            return
        if kind == "theme":
            theme = self.study.themes.get(id_)
            id_ = theme.issues[0] if theme is not None and theme.issues else ""
        record = self.study.elements.get(id_) or self.study.relations.get(id_)
        if record is not None:
            if record.picture is not None and record.picture != self.picture_id:
                self.show_picture(record.picture)
            self.choose(record.id)

    def show_picture(self, picture_id: str | None) -> None:
        """Another picture; nothing in it is chosen yet."""
        if picture_id in self.study.pictures and picture_id != self.picture_id:
            self.picture_id, self.chosen = picture_id, None
            self.canvas.choose(None, tell=False)
            self._show_sheet(self.study)
            self._show_words(self.study)

    def on_picture_canvas_selected(self, event: PictureCanvas.Selected) -> None:
        """Walked or clicked to on the sheet."""
        self.chosen = event.id
        self._show_words(self.study)

    def on_outline_chosen(self, event: Outline.Chosen) -> None:
        """Walked to in the outline."""
        self.chosen = event.id
        self.canvas.choose(event.id, tell=False)
        self._show_words(self.study)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter in the outline changes words."""
        if isinstance(event.option_list, Outline):
            self.action_edit()

    def on_picture_lists_chosen(self, event: PictureLists.Chosen) -> None:
        """A picture comes into view; a theme takes or loses the chosen issue, or shows its first one."""
        if event.kind == "picture":
            self.show_picture(event.id)
        else:
            self.reveal("theme", event.id)
        self.remove_class("-left-open")

    # What the sheet asks for

    def on_picture_canvas_moved(self, event: PictureCanvas.Moved) -> None:
        """An element was put somewhere."""
        self.execute(edit_picture.move_element(self.study, event.id, event.x, event.y))

    def on_picture_canvas_connect_wanted(self, event: PictureCanvas.ConnectWanted) -> None:
        """A line was drawn."""
        self.connect_kinds(event.source, event.target)

    def on_picture_canvas_edit_wanted(self, event: PictureCanvas.EditWanted) -> None:
        """Enter or a double click on something."""
        self.chosen = event.id
        self.action_edit()

    def on_picture_canvas_add_wanted(self, event: PictureCanvas.AddWanted) -> None:
        """A double click on empty ground."""
        self.add_at(event.at)

    def on_picture_canvas_mode_changed(self, event: PictureCanvas.ModeChanged) -> None:
        """Say what the keys do now."""
        more = _("goes on {sides} · Shift+arrows, wheel or drag · z overview")
        words = {
            "rest": more.format(sides=event.goes_on) if event.goes_on else "",
            "move": _("moving · arrows · Shift+arrows farther · Enter puts down · Esc puts back"),
            "connect": _("connecting · arrows or Tab to the other end · Enter draws · Esc leaves"),
        }[event.mode]
        line = self.query_one("#canvas-mode", Static)
        line.update(Content.styled(words, "$system" if event.mode != "rest" else "$muted"))
        line.set_class(bool(words), "-said")

    # Ways of seeing

    def action_toggle_left(self) -> None:
        """The lists; as a drawer they lie over the sheet, which then makes room for what is chosen."""
        super().action_toggle_left()
        self._mind_drawers()

    def action_toggle_right(self) -> None:
        """The inspector; as a drawer it lies over the sheet, which then makes room for what is chosen."""
        super().action_toggle_right()
        self._mind_drawers()

    def action_step_out(self) -> None:
        """One step out; a drawer that closes uncovers the sheet."""
        super().action_step_out()
        self._mind_drawers()

    def _mind_drawers(self) -> None:
        narrow = self.has_class("-narrow")
        left, right = (
            DRAWER if narrow and self.has_class(name) else 0
            for name in ("-left-open", "-right-open")
        )
        self.canvas.covered = (left, right)
        self.canvas.bring(self.chosen)

    def _to_sheet(self) -> None:
        if self.as_text:
            self.action_outline()
        self.canvas.focus()

    def action_move(self) -> None:
        """Pick up the chosen element."""
        if self._need_element() is not None:
            self._to_sheet()
            self.canvas.lift()

    def action_connect(self) -> None:
        """Begin a line at the chosen element; in the outline the other end comes from a list."""
        element = self._need_element()
        if element is None:
            return
        if self.as_text:
            self.connect_to(element.id)
        else:
            self.canvas.focus()
            self.canvas.start_line()

    def action_outline(self) -> None:
        """The picture as text, or as a picture again."""
        self.toggle_class("-outline")
        if self.as_text:
            self._show_outline(self.study)
            self.query_one(Outline).focus()
        else:
            self.canvas.focus()
            self.canvas.choose(self.chosen, tell=False)

    def action_overview(self, small: bool | None = None) -> None:
        """The whole picture small, or as it is."""
        self._to_sheet()
        if small is None or small != (self.canvas.small is not None):
            self.canvas.zoom()

    def action_picture(self, step: int) -> None:
        """The next picture or the one before."""
        ids = list(self.study.pictures)
        if ids:
            at = ids.index(self.picture_id) if self.picture_id in ids else 0
            self.show_picture(ids[(at + step) % len(ids)])


def _newest(study: Study) -> str | None:
    """The picture to begin with: the first whose redraw is not there too."""
    redrawn = {each.supersedes for each in study.pictures.values()}
    return next(
        (each for each in study.pictures if each not in redrawn), next(iter(study.pictures), None)
    )
