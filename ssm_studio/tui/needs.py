"""What must be there before a key means anything: the footer names no key for rows that do not exist.

Light on purpose, as `stage_frame`: the first frame of a session names only what means something in any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ssm_studio.domain.study import Study
    from ssm_studio.say import Place
    from ssm_studio.tui.commands import Command

RECORD, MODEL, SEVERAL, DEFINITION = "record", "model", "several", "definition"
"""A record that the stage is about, a model, two definitions or more, one definition."""

NEEDS: Final[dict[str, str]] = {
    **dict.fromkeys(("picture.connect", "picture.move", "picture.edit", "picture.outline"), RECORD),
    **dict.fromkeys(("definitions.decide",), RECORD),
    **dict.fromkeys(("definitions.facts",), DEFINITION),
    **dict.fromkeys(("definitions.versus",), SEVERAL),
    **dict.fromkeys(("model.new",), DEFINITION),
    **dict.fromkeys(("model.add", "model.control"), MODEL),
    **dict.fromkeys(("model.edit", "model.needs", "model.list"), RECORD),
    **dict.fromkeys(("model.expand", "model.real-world"), RECORD),
    **dict.fromkeys(("chart.open", "chart.yes", "chart.change"), RECORD),
    **dict.fromkeys(("chart.make", "chart.add"), MODEL),
    **dict.fromkeys(("debate.open", "debate.for", "debate.gradient"), RECORD),
    **dict.fromkeys(("changes.open", "changes.raters", "changes.action"), RECORD),
    **dict.fromkeys(("actions.open", "actions.status", "actions.follow_up"), RECORD),
    **dict.fromkeys(("declaration.open", "declaration.lock"), RECORD),
    **dict.fromkeys(
        ("reconstruction.open", "reconstruction.evidence", "reconstruction.tie"), RECORD
    ),
    "learning.open": RECORD,
    "comparison.trace": RECORD,
}
"""By the id of a command that a footer may name."""


def there(study: Study, place: Place, chosen: str) -> frozenset[str]:
    """What there is at a place; `chosen` is the id of what is chosen, "" where nothing is."""
    found = set(_THERE[place.stage](study, place))
    if chosen:
        found.add(RECORD)
    if study.root_definitions:
        found.add(DEFINITION)
    if len(study.root_definitions) > 1:
        found.add(SEVERAL)
    return frozenset(found)


def _picture(study: Study, place: Place) -> Iterable[str]:
    drawn = any(each.picture == place.picture for each in study.elements.values())
    return [RECORD] if place.picture and drawn else []


def _definitions(study: Study, _place: Place) -> Iterable[str]:
    return [RECORD] if study.relevant_systems else []


def _models(study: Study, place: Place) -> Iterable[str]:
    if place.model in study.models:
        yield MODEL
        if any(each.model == place.model for each in study.activities.values()):
            yield RECORD


def _comparison(study: Study, _place: Place) -> Iterable[str]:
    return [MODEL] if study.models else []


_THERE: Final[dict[int, Callable[[Study, Place], Iterable[str]]]] = {
    1: _picture,
    2: _definitions,
    3: _models,
    4: _comparison,
    5: lambda _study, _place: (),
}


def usable(commands: Iterable[Command], there_is: frozenset[str]) -> list[Command]:
    """The commands that mean something where this is there."""
    return [each for each in commands if NEEDS.get(each.id, "") in ("", *there_is)]
