"""A conceptual model in words: one line an activity, in logical order, with what it needs and what it feeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ssm_studio.diagram.model_view import (
    DEPENDS,
    FEEDBACK,
    INFORMATION,
    WATCHING_KINDS,
    ModelView,
    logical_order,
    view_of,
)
from ssm_studio.diagram.wrap import printable
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study, number_key
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, translator

_SAID: Final = (
    # From the side of the one who has the arrow's head, and of the one at its tail.
    (DEPENDS, N_("needs {numbers}"), N_("feeds {numbers}")),
    (INFORMATION, N_("informed by {numbers}"), N_("informs {numbers}")),
    (FEEDBACK, N_("feedback from {numbers}"), N_("gives feedback to {numbers}")),
)


@dataclass(frozen=True, slots=True)
class TextLine:
    """One activity in words.

    Attributes:
        id: of the activity.
        number, words: as typed, made printable.
        relations: "needs 1, 2", "feeds 4, 5"; only those that there are.
        watching: whether it belongs to the monitoring and control group.
    """

    id: str
    number: str
    words: str
    relations: tuple[str, ...]
    watching: bool

    def __str__(self) -> str:
        return "  ".join(each for each in (f"{self.number} {self.words}".strip(), *self.relations))


def text_lines(study: Study, model_id: str, language: str) -> tuple[TextLine, ...]:
    """The activities of a model in logical order, monitoring and control last."""
    view = view_of(study, model_id)
    ordered = sorted(logical_order(view), key=lambda each: each.kind in WATCHING_KINDS)
    return tuple(
        TextLine(
            each.id,
            printable(each.number or ""),
            printable(read(each.text, language)),
            _relations(view, each, language),
            each.kind in WATCHING_KINDS,
        )
        for each in ordered
    )


def _relations(view: ModelView, activity: Activity, language: str) -> tuple[str, ...]:
    t = translator(language)
    by_id = {each.id: each for each in view.activities}
    said = []
    for kind, in_, out in _SAID:
        mine = [each for each in view.arrows if each.kind == kind]
        for message, ids in (
            (in_, [each.source for each in mine if each.target == activity.id]),
            (out, [each.target for each in mine if each.source == activity.id]),
        ):
            if ids:
                numbers = sorted((by_id[id_].number for id_ in ids), key=number_key)
                shown = ", ".join(printable(number or "?") for number in numbers)
                said.append(t(message).format(numbers=shown))
    if activity.id in view.loops:
        said.append(t("an arrow to itself"))
    return tuple(said)


def model_lines(study: Study, model_id: str, language: str) -> tuple[str, ...]:
    """The text view as plain lines, with a heading before monitoring and control."""
    lines: list[str] = []
    headed = False
    t = translator(language)
    for line in text_lines(study, model_id, language):
        if line.watching and not headed:
            headed = True
            lines += ["", t("Monitoring and control")]
        lines.append(str(line))
    return tuple(lines[1:] if lines and not lines[0] else lines)
