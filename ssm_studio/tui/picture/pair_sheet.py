"""The sheet on which two pictures stand side by side; keys change which two of them."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from ssm_studio.diagram.picture.scene import Scene
from ssm_studio.domain.picture import RichPicture
from ssm_studio.domain.study import Study, elements_of
from ssm_studio.i18n import N_, _
from ssm_studio.tui.dialog_keys import CLOSES, DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import Dialog
from ssm_studio.tui.picture.pair import PicturePair
from ssm_studio.tui.picture.scene_cache import Remembered
from ssm_studio.tui.stepping import stepped
from ssm_studio.tui.studio import Studio
from ssm_studio.workshop.wall_state import InView

KEYS = (
    key("right", "walk('right')", N_("another one at the right"), shown="← →", priority=True),
    key("left", "walk('left')", "", priority=True),
    key("tab,shift+tab", "step(1)", N_("they change sides"), priority=True),
    key("down,pagedown", "walk('down')", N_("words"), shown="↑ ↓"),
    key("up,pageup", "walk('up')", ""),
    CLOSES,
)
"""What the keys do here."""
_ROWS = {"up": -3, "down": 3}


class PairSheet(Dialog[None]):
    """Two pictures of the session; the wall shows them as they stand here."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self, first: str, second: str) -> None:
        """Two pictures by their ids."""
        super().__init__()
        self._first, self._second = first, second
        self._scenes = Remembered(self)

    def compose(self) -> ComposeResult:
        """The pictures, and what the keys do."""
        with Vertical(id="pair-sheet", classes="dialog"):
            yield PicturePair(self._scene, id="pair")
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """The pictures as they are now, and whenever the study is another one."""
        self.follow_study(self._show)

    def _scene(self, study: Study, picture: str) -> Scene:
        return self._scenes.scene(study, picture, None, private=not self.studio.projector)

    def _show(self) -> None:
        study = self.studio.study
        if self._first not in study.pictures or self._second not in study.pictures:
            self.dismiss(None)
            return
        self.query_one(PicturePair).show(study, self._first, self._second)

    def seen_on_wall(self, view: InView) -> InView:
        """What is in view while this sheet lies over a stage."""
        return replace(view, stage=1, picture=self._first, beside=self._second, chosen="")

    def action_walk(self, way: str) -> None:
        """Another picture at the right, the next one or the one before; or the words up and down."""
        if way in _ROWS:
            self.query_one(PicturePair).scroll_words(_ROWS[way])
            return
        others = [each.id for each in shown_beside(self.studio.study, self._first)]
        if others:
            self._second = stepped(others, self._second, 1 if way == "right" else -1)
            self._show()

    def action_step(self, _by: int) -> None:
        """The two change sides, so that the other one can be changed."""
        self._first, self._second = self._second, self._first
        self._show()


def shown_beside(study: Study, first: str) -> list[RichPicture]:
    """The pictures that may stand beside one, those of other groups first; of each its newest version."""
    redrawn = {each.supersedes for each in study.pictures.values()}
    ids = list(study.pictures)
    at = ids.index(first) if first in ids else 0
    others = [study.pictures[id_] for id_ in (*ids[at + 1 :], *ids[:at]) if id_ not in redrawn]
    group = study.pictures[first].group if first in study.pictures else None
    return sorted(others, key=lambda each: (not elements_of(study, each.id), each.group == group))


def show_pair(app: App[None], studio: Studio, first: str | None) -> None:
    """Show a picture and the next one of another group side by side."""
    study = studio.study
    beside = shown_beside(study, first or "") if first in study.pictures else ()
    if not beside or first is None:
        studio.say_so(_("There is only one picture yet."))
        return
    app.push_screen(PairSheet(first, beside[0].id))
