"""A conceptual model in words: one line an activity, in logical order, with what it needs and what it feeds.

Two spaces stand before each relation and nowhere else, and each activity has a name of its own, so that the lines
say exactly what the model is, whatever the words are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ssm_studio.diagram.cells.wrap import printable
from ssm_studio.diagram.model.graph_view import (
    DEPENDS,
    FEEDBACK,
    INFORMATION,
    WATCHING_KINDS,
    ModelView,
    logical_order,
    view_of,
)
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
        number: as typed; the short name ("CM1.3") where it is missing, not its own, or more than one word.
        words: as typed, made printable, with single spaces.
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
    names = _names(view)
    relations = _relations(view, names, language)
    ordered = sorted(logical_order(view), key=lambda each: each.kind in WATCHING_KINDS)
    return tuple(
        TextLine(
            each.id,
            names[each.id],
            _spaced(read(each.text, language)),
            tuple(relations[each.id]),
            each.kind in WATCHING_KINDS,
        )
        for each in ordered
    )


def _spaced(text: str) -> str:
    return " ".join(printable(text).split())


def _names(view: ModelView) -> dict[str, str]:
    """What each activity is called in the lines: one word without a comma that no other is called."""
    numbers = {each.id: _spaced(each.number or "") for each in view.activities}
    used = Counter(numbers.values())
    used.update({each.ref for each in view.activities})
    return {
        each.id: number
        if (number := numbers[each.id]) and used[number] == 1 and not {" ", ","} & set(number)
        else each.ref
        for each in view.activities
    }


def _relations(view: ModelView, names: Mapping[str, str], language: str) -> dict[str, list[str]]:
    """What is said of each activity, by its id."""
    t = translator(language)
    ends: dict[tuple[str, str, str], list[str]] = {}
    for arrow in view.arrows:
        ends.setdefault((arrow.kind, "in", arrow.target), []).append(names[arrow.source])
        ends.setdefault((arrow.kind, "out", arrow.source), []).append(names[arrow.target])
    said: dict[str, list[str]] = {each.id: [] for each in view.activities}
    for kind, in_, out in _SAID:
        for side, message in (("in", in_), ("out", out)):
            for id_, lines in said.items():
                if found := ends.get((kind, side, id_)):
                    numbers = ", ".join(sorted(found, key=number_key))
                    lines.append(t(message).format(numbers=numbers))
    for id_ in view.loops:
        said[id_].append(t("an arrow to itself"))
    return said


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
