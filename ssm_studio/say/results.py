"""What the say line is told and what it answers: the place, what was understood or not, completions."""

from __future__ import annotations

from ssm_studio.domain.changes import Changeset
from ssm_studio.values import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """What is in view while a line is typed; ids that the study does not hold (any more) count as None."""

    stage: int = 1
    picture: str | None = None
    element: str | None = None
    definition: str | None = None
    model: str | None = None
    activity: str | None = None
    row: str | None = None
    change: str | None = None
    system: str | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """A line that makes sense.

    Attributes:
        changeset: the step to take; empty where the line only names something that is there already.
        kind: the kind of the record that was made, changed or named.
        id: that record's id; a deleted one is not there after the step.
        stage: the stage (1 to 4) in which the record is seen.
        notes: sentences about what the line did beside what it says, such as an arrow that was dropped.
    """

    changeset: Changeset
    kind: str
    id: str
    stage: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A line that makes no sense (yet).

    Attributes:
        start, end: the part of the line that is in the way.
        message: one sentence: what was found and what was expected.
        name: a name that is not in the picture, where a word for its kind is all that is missing.
        nearest: what in the picture is called most like it; "" where nothing is.
    """

    start: int
    end: int
    message: str
    name: str = ""
    nearest: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on.

    Attributes:
        text: the whole line after it.
        shown: what a list of completions shows for it.
        start: where in the line the completed part begins.
    """

    text: str
    shown: str
    start: int


class Puzzled(Exception):  # noqa: N818 - not an error of the program: the line did not make sense
    """Raised by whatever reads a part of a line, to leave its reading; never leaves this room."""

    def __init__(
        self, start: int, end: int, message: str, name: str = "", nearest: str = ""
    ) -> None:
        super().__init__(message)
        self.answer = NotUnderstood(start, end, message, name, nearest)
