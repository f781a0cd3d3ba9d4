"""How stage one asks: words where they will stand, choices from a list; and what is chosen now."""

from __future__ import annotations

from collections.abc import Callable

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.picture.layout import kept_still
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.picture import Element, Relation
from ssm_studio.i18n import _
from ssm_studio.tui.dialogs import AskLine, Choice, Choose
from ssm_studio.tui.picture.canvas import PictureCanvas
from ssm_studio.tui.stage import StageScreen


class PictureAsking(StageScreen):
    """What is chosen on stage one, and how words and choices are asked for there."""

    picture_id: str | None = None
    chosen: str | None = None

    @property
    def canvas(self) -> PictureCanvas:
        """The sheet."""
        return self.query_one(PictureCanvas)

    @property
    def as_text(self) -> bool:
        """Whether the outline is shown in place of the sheet."""
        return self.has_class("-outline")

    def choose(self, id_: str | None) -> None:
        """Choose an element or a relation everywhere."""
        raise NotImplementedError

    def show_picture(self, picture_id: str | None) -> None:
        """Put another picture in view."""
        raise NotImplementedError

    @property
    def element(self) -> Element | None:
        """The chosen element."""
        return self.study.elements.get(self.chosen or "")

    @property
    def relation(self) -> Relation | None:
        """The chosen relation."""
        return self.study.relations.get(self.chosen or "")

    def _still(self, step: Changeset) -> None:
        """Do a step that nobody wants to see the rest of the picture rearranged by."""
        if step and self.picture_id is not None:
            step = kept_still(self.study, step, self.picture_id, self.study.language)
        self.execute(step)

    def _need_element(self) -> Element | None:
        if self.element is None:
            self.studio.say_so(_("Choose an element first: Tab and arrows walk through them."))
        return self.element

    def _ask(
        self, question: str, value: str, place: Rect | None, done: Callable[[str], None]
    ) -> None:
        """Have words typed: on the sheet where they will stand, in the outline in a line of its own."""
        if self.as_text or place is None or self.canvas.small is not None:

            def answered(words: str | None) -> None:
                if words is not None:
                    done(words)

            self.app.push_screen(AskLine(question, value), answered)
        else:
            self.canvas.ask(place, value, done, question)

    def _offer(
        self,
        question: str,
        offered: list[Choice],
        done: Callable[[str], None],
        chosen: str = "",
    ) -> None:
        def answered(value: str | None) -> None:
            if value is not None:
                done(value)

        self.app.push_screen(Choose(question, offered, chosen=chosen), answered)
