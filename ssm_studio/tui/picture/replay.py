"""Stepping through how a picture came to be, as the wall would show it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from ssm_studio.diagram.cells.geometry import Rect, bounds
from ssm_studio.diagram.picture.compositor import Sheet
from ssm_studio.diagram.picture.scene import Scene, build
from ssm_studio.domain.dates import moment_said
from ssm_studio.domain.picture import RichPicture
from ssm_studio.domain.record_names import name_of
from ssm_studio.domain.study import Study
from ssm_studio.errors import StudioError
from ssm_studio.i18n import N_, NP_, _
from ssm_studio.signs import keyboard_only
from ssm_studio.tui.dialog_keys import CLOSES, dialog_bindings, key, keys_words
from ssm_studio.tui.dialogs import Dialog
from ssm_studio.tui.picture import overlay
from ssm_studio.tui.picture.canvas import PictureCanvas
from ssm_studio.tui.picture.texts import picture_name
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.studio import Studio
from ssm_studio.tui.text import one_line, plain
from ssm_studio.workshop.picture_steps import PictureStep, picture_steps


class _Canvas(PictureCanvas, can_focus=False):
    """The picture after a step, all of it in the window; what the step touched on the ground of what is chosen."""

    touched: tuple[str, ...] = ()

    def compose(self) -> list[Widget]:
        """Nothing is typed here."""
        return []

    def on_mount(self) -> None:
        """Small from the beginning."""
        self.zoom(2)

    def show_step(self, scene: Scene, touched: tuple[str, ...]) -> None:
        """Another step."""
        self.scene, self.touched = scene, touched
        self.repaint()

    def overlay(self) -> Sheet:
        """What came, or changed, in this step."""
        over = Sheet()
        places = self.small.places if self.small is not None else {}
        for id_ in self.touched:
            overlay.mark_small(over, self.painting.sheet, places.get(id_))
        return over


KEYS: Final = (
    key("right,space,down,enter", "step(1)", N_("next step")),
    key("left,up,backspace", "step(-1)", N_("back")),
    key("home", "go(0)", NP_("step", "first"), shown="Home"),
    key("end", "go(-1)", NP_("step", "last"), shown="End"),
    CLOSES,
)
"""What the keys do here."""


class Replay(Dialog[None]):
    """A picture after each step; arrow keys go to the next and back."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self, title: str, steps: Sequence[PictureStep], picture: str) -> None:
        """Show the steps of a picture, the first first."""
        super().__init__()
        self._title_words, self._steps, self._picture = title, steps, picture
        self._at = 0
        last = build(steps[-1].study, picture, self._language(steps[-1].study))
        self._held = bounds([last.bounds, *(_extent(each.study, picture) for each in steps[:-1])])

    def compose(self) -> ComposeResult:
        """Title, the picture, what happened in this step, the keys."""
        with Vertical(id="replay", classes="dialog"):
            yield StaticText(plain(self._title_words, "bold"))
            yield _Canvas()
            yield StaticText(id="replay-step")
            yield StaticText(keys_words(KEYS))

    def on_mount(self) -> None:
        """The first step."""
        self.query_one(_Canvas).held = self._held
        self.action_go(0)

    def action_step(self, step: int) -> None:
        """One step on, or back; at either end it stays."""
        self.action_go(max(0, min(len(self._steps) - 1, self._at + step)))

    def action_go(self, at: int) -> None:
        """To a step by its number; -1 is the last."""
        self._at = at % len(self._steps)
        step = self._steps[self._at]
        language = self._language(step.study)
        scene = build(step.study, self._picture, language, ascii_only=keyboard_only())
        # Of the first step all is new, and nothing would stand out.
        touched = (*step.new, *step.moved, *step.changed) if self._at else ()
        self.query_one(_Canvas).show_step(scene, touched)
        self.query_one("#replay-step", StaticText).show(self._words(step, language))

    @staticmethod
    def _language(study: Study) -> str:
        return study.language

    def _words(self, step: PictureStep, language: str) -> Content:
        number = _("step {at} of {number}").format(at=self._at + 1, number=len(self._steps))
        when = moment_said(step.at, _)
        head = Content.styled(f"{number} · {when}   ", "$muted")
        return head.append(plain("; ".join(_told(step, language)), "$real"))


def _told(step: PictureStep, language: str) -> Iterator[str]:
    """What happened, in words; long lists are cut."""
    now = {**step.study.elements, **step.study.relations}
    parts = (
        (_("new: {names}"), [now[id_] for id_ in step.new]),
        (_("moved: {names}"), [now[id_] for id_ in step.moved]),
        (_("changed: {names}"), [now[id_] for id_ in step.changed]),
        (_("gone: {names}"), list(step.gone)),
    )
    for words, records in parts:
        if records:
            named = [one_line(name_of(each, language), 40) or each.ref for each in records[:4]]
            more = [f"+{len(records) - 4}"] if len(records) > 4 else []
            yield words.format(names=", ".join([*named, *more]))


def _extent(study: Study, picture: str) -> Rect:
    """About the cells that a picture takes, from the places in the study."""
    spots = [
        Rect(each.x, each.y, 12, 3)
        for each in study.elements.values()
        if each.picture == picture and each.x is not None and each.y is not None
    ]
    return bounds(spots)


async def replay(app: App[object], studio: Studio, picture: RichPicture) -> None:
    """Show how a picture came to be, from the log of its session."""
    workshop = studio.workshop
    steps: Sequence[PictureStep] = ()
    if workshop is not None:
        try:
            steps = await asyncio.to_thread(picture_steps, workshop.path, picture.id)
        except StudioError as error:
            studio.tell(error)
            return
    if not steps:
        studio.say_so(_("Nothing was drawn in this picture yet."))
        return
    title = _("How “{name}” came to be").format(name=picture_name(studio.study, picture))
    await app.push_screen_wait(Replay(title, steps, picture.id))
