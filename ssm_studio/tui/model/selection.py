"""What stage three has in view, what becomes of it, and how people are asked on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import is_
from typing import TypeVar

from textual.dom import DOMNode
from textual.screen import Screen
from textual.worker import WorkerFailed

from ssm_studio.domain.changes import NOTHING, Changeset
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.study import Study
from ssm_studio.tui.studio import studio_of

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Selection:
    """The study with the model and the activity that are in view; None where there is none."""

    study: Study
    model: ConceptualModel | None = None
    activity: Activity | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What a command comes to.

    Attributes:
        step: what is done to the study; empty where nothing is.
        adds: whether the step adds an activity, which is chosen then and belongs to the step of the guide.
        model, activity: ids of what is brought into view when the step is done; "" leaves what is there.
        says: a sentence to be said when it is done; `warns` says it as a warning.
        then: an action of the stage to go on with, such as "edit('reword')".
    """

    step: Changeset = NOTHING
    adds: bool = False
    model: str = ""
    activity: str = ""
    says: str = ""
    warns: bool = False
    then: str = ""


class Asking:
    """Asks people over a stage, in a worker of that: a conversation waits for its answers."""

    def __init__(self, stage: DOMNode) -> None:
        """Ask over a screen."""
        self._stage = stage

    @property
    def study(self) -> Study:
        """The study as it is now: somebody else may have changed it while people thought."""
        return studio_of(self._stage).study

    async def ask(self, dialog: Screen[Answer]) -> Answer | None:
        """Put a dialog over the stage and wait for its answer; None where it was left."""
        return await self._stage.app.push_screen_wait(dialog)

    async def aside(self, work: Callable[[], Answer]) -> Answer:
        """What a slow function returns or raises: it runs in a thread, and keys are answered meanwhile.

        Raises:
            Exception: what the function raises.
        """
        worker = self._stage.run_worker(work, thread=True, exit_on_error=False, group="aside")
        try:
            return await worker.wait()
        except WorkerFailed as failed:
            raise failed.error from None


def added(step: Changeset) -> str:
    """The id of the last record that a step adds; "" where it adds none."""
    return next((put.id for put in reversed(step.puts) if put.before is None), "")


class Shown:
    """What a part showed last, compared by identity: records and tables of records never change in place."""

    def __init__(self) -> None:
        """Nothing was shown yet."""
        self._last: tuple[object, ...] | None = None

    def anew(self, *things: object) -> bool:
        """Whether any of these things is another one than last time: then the part has to be shown anew."""
        last, self._last = self._last, things
        return last is None or len(last) != len(things) or not all(map(is_, last, things))
