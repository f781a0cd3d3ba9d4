"""Stage one on the screen: the picture in the middle, pictures and themes at the left, the chosen one at the right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from ssm_studio.domain.study import Study
from ssm_studio.say import Place
from ssm_studio.tui.commands import Command, bindings
from ssm_studio.tui.picture.canvas import PictureCanvas
from ssm_studio.tui.picture.commands import HERE
from ssm_studio.tui.picture.edits import Selection, newest_picture
from ssm_studio.tui.picture.pane import PicturePane
from ssm_studio.tui.picture.side_panes import PictureInspector, PictureLists
from ssm_studio.tui.stage import StageScreen, in_one_frame
from ssm_studio.tui.stage_frame import BESIDE

_DRAWER = 36
"""Columns that an open drawer covers on a narrow screen."""


class PictureScreen(StageScreen):
    """Finding out: draw first, then read issues and themes out of what was drawn."""

    STYLESHEETS: ClassVar = ("picture",)
    NUMBER = 1
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = HERE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(HERE)]

    def __init__(self) -> None:
        """No picture in view yet."""
        super().__init__()
        self.picture_id: str | None = None
        self.chosen: str | None = None

    def compose_left(self) -> Iterable[Widget]:
        """Pictures, themes, questions."""
        yield PictureLists()

    def compose_main(self) -> Iterable[Widget]:
        """The sheet with all that is said over it."""
        yield PicturePane()

    def compose_right(self) -> Iterable[Widget]:
        """What is chosen, in words."""
        yield PictureInspector()

    @property
    def pane(self) -> PicturePane:
        """The middle."""
        return self.query_one(PicturePane)

    @property
    def canvas(self) -> PictureCanvas:
        """The sheet."""
        return self.pane.canvas

    @property
    def default_focus(self) -> Widget | None:
        """The sheet, or the outline."""
        return self.pane.in_use

    def place(self) -> Place:
        """The picture in view and what is chosen in it."""
        return Place(stage=1, picture=self.picture_id, element=self.chosen)

    def votable(self) -> tuple[str, str]:
        """The theme that is marked."""
        return "theme", self.query_one(PictureLists).theme or ""

    # Showing

    def show_study(self, study: Study) -> None:
        """Show each part what there is now; it draws what is new to it."""
        if self.picture_id not in study.pictures:
            self.picture_id = newest_picture(study)
        if self.chosen not in study.elements and self.chosen not in study.relations:
            self.chosen = None
        selection = Selection(self.picture_id, self.chosen)
        self.pane.show(study, selection)
        self.query_one(PictureLists).show(study, selection)
        private = not self.studio.projector
        self.query_one(PictureInspector).show_selection(study, selection, private=private)

    def on_screen_resume(self) -> None:
        """Coming back: the wall may have been turned on or off elsewhere, which changes what may be seen."""
        if self.is_mounted:
            self.show_study(self.study)

    # Choosing

    def choose(self, id_: str | None) -> None:
        """Choose an element or a relation: on the sheet, in the outline and in the inspector."""
        self._chose(id_)
        self.canvas.bring(self.chosen)

    def _chose(self, id_: str | None) -> None:
        self.chosen = id_
        self.show_study(self.study)
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
            self.show_study(self.study)

    def pointed_at(self) -> str:
        """An element or a line; "" for nothing."""
        return self.chosen or ""

    async def on_picture_pane_chosen(self, event: PicturePane.Chosen) -> None:
        """Walked or clicked to on the sheet or in the outline."""
        event.stop()
        self._chose(event.id)
        await in_one_frame()

    def on_picture_pane_begun(self, event: PicturePane.Begun) -> None:
        """The session's first picture."""
        event.stop()
        self.show_picture(event.id)

    def on_picture_lists_chosen(self, event: PictureLists.Chosen) -> None:
        """A picture comes into view, or the first issue of a theme."""
        event.stop()
        self.reveal(event.kind, event.id)
        self.remove_class("-left-open")

    def on_picture_lists_marked(self, event: PictureLists.Marked) -> None:
        """What is seen through one entry of a list is marked, whichever picture it stands in."""
        event.stop()
        first = self.study.elements.get(event.ids[0])
        if first is not None and not any(
            self.study.elements[each].picture == self.picture_id for each in event.ids
        ):
            self.show_picture(first.picture)
        self.pane.mark(event.ids)

    # Commands

    async def action_sheet(self, action: str) -> None:
        """What the sheet and its outline do, from wherever the focus is."""
        await self.pane.run_action(action)

    async def action_lists(self, action: str) -> None:
        """What is done to pictures and themes, from wherever the focus is."""
        await self.query_one(PictureLists).run_action(action)

    def action_analyses(self) -> None:
        """Analyses One, Two and Three."""
        from ssm_studio.tui.picture.analyses_sheet import AnalysesSheet

        self.app.push_screen(AnalysesSheet())

    def action_over(self, what: str) -> None:
        """What lies over the stage: issues moved between themes, a silent brainstorm, two pictures side by side."""
        if what == "pair":
            self._show_pair()
            return
        from ssm_studio.tui.picture.brainstorm import Brainstorm
        from ssm_studio.tui.picture.clusters import Clusters

        self.app.push_screen(Clusters() if what == "clusters" else Brainstorm(self.picture_id))

    def _show_pair(self) -> None:
        from ssm_studio.tui.picture.pair_sheet import show_pair

        show_pair(self.app, self.studio, self.picture_id)

    async def open_field(self, kind: str, _id: str, field: str) -> bool:
        """Put another picture beside the one that was gone to."""
        if beside := (kind, field) == ("picture", BESIDE):
            self._show_pair()
        return beside

    def action_photos(self) -> None:
        """Photographs of pictures drawn by hand."""
        from ssm_studio.tui.picture.photos_sheet import PhotosSheet

        self.app.push_screen(PhotosSheet(self.picture_id))

    # Drawers

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
            _DRAWER if narrow and self.has_class(name) else 0
            for name in ("-left-open", "-right-open")
        )
        self.canvas.covered = (left, right)
        self.canvas.bring(self.chosen)
