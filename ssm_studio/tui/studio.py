"""What the parts of a screen know of the app: the open session, the one way to change it, and how to tell people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from textual.containers import Vertical

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from textual.dom import DOMNode
    from textual.signal import Signal
    from textual.widget import Widget

    from ssm_studio.domain.changes import Changeset
    from ssm_studio.domain.study import Study
    from ssm_studio.errors import StudioError
    from ssm_studio.method.rules.registry import Finding, Settings
    from ssm_studio.say import Place
    from ssm_studio.tui.fields import StudyField
    from ssm_studio.tui.unsent_words import UnsentWords
    from ssm_studio.workshop.home import Home
    from ssm_studio.workshop.workshop import Outcome, Workshop


class Studio(Protocol):
    """The app as its parts see it. `studio_of` gives it to any widget or screen."""

    home: Home
    workshop: Workshop | None
    """The open session; None in the library."""
    trouble: str
    """Why the last step could not be stored; "" when all is saved."""
    projector: bool
    """Projector view: large, no side panes, nothing private."""
    plain_lines: bool
    """Models are drawn with the characters of a keyboard alone."""
    findings: tuple[Finding, ...]
    """What is worth asking now, waived findings left out."""
    definition: str | None
    """The root definition that stage two showed last; a first model without more words is for it."""
    unsent: UnsentWords
    """What stands in a question or an entry line and was not entered."""
    study_signal: Signal[Study]
    """The study is another one. Screens listen; their parts are shown by them."""
    saved_signal: Signal[str]
    """Whether the last step is stored: why not, or ""."""
    findings_signal: Signal[tuple[Finding, ...]]

    @property
    def study(self) -> Study:
        """The study as it is this moment; an empty one while no session is open."""

    @property
    def waived(self) -> tuple[Finding, ...]:
        """What was left as it is, as far as the coach would still notice it."""

    def execute(self, changeset: Changeset, *, keep: bool = True) -> Outcome | None:
        """Do one step; what goes wrong is told, and None returned then.

        A step that the disk refused is kept and tried again, unless its words stand where they were typed (`keep` is
        False).
        """

    def write(self, event: StudyField.Written) -> None:
        """Store the words of a field; where the study moved on under them, keep both texts and say so."""

    def written(self, kind: str, id_: str, name: str, base: str, value: str) -> Changeset | None:
        """The step that stores words which were `base` when somebody began to write; None where the record is gone."""

    def consider(self, study: Study) -> None:
        """Have the coach look at a study that holds what is being typed, before it is stored."""

    def asking(self, where: Widget) -> AbstractContextManager[None]:
        """While a conversation waits for what is typed into `where`."""

    def flush(self) -> None:
        """Store what is being typed anywhere, now."""

    def go_to(self, kind: str, id_: str) -> None:
        """Show a record on the stage it belongs to."""

    def go_to_field(self, kind: str, id_: str, field: str) -> None:
        """Show a record and put the cursor into one of its fields, where its stage has that."""

    def show_trace(self, kind: str, id_: str) -> None:
        """Put the trace of a record over the stage; the step that is chosen is gone to."""

    def open_session(self, path: Path, stage: int = 1) -> None:
        """Open a session file and show a stage of it."""

    def coach_settings(self) -> Settings:
        """What the facilitator set for the coach, and what day it is."""

    def say_so(self, title: str, detail: str = "", *, severity: str = "information") -> None:
        """A sentence at the edge of the screen, with its detail; never markup."""

    def say_deleted(self, words: str) -> None:
        """Give back words for which there is no place any more."""

    def tell(self, error: StudioError) -> None:
        """An error in its three parts."""


class InStage(Protocol):
    """Where a line is said: what parts know of the stage in view."""

    @property
    def app(self) -> Any:
        """The app, for its actions."""

    @property
    def studio(self) -> Studio:
        """What carries out steps."""

    @property
    def study(self) -> Study:
        """The study as it is now."""

    def place(self) -> Place:
        """What is in view, and on which stage."""


def studio_of(node: DOMNode) -> Studio:
    """The app of a widget or a screen, as what its parts may know of it."""
    return cast("Studio", node.app)


class Part(Vertical):
    """A part of a stage that is more than one widget: what it knows of the app."""

    @property
    def studio(self) -> Studio:
        """The app, as what its parts know of it."""
        return studio_of(self)

    @property
    def study(self) -> Study:
        """The study as it is this moment."""
        return self.studio.study
