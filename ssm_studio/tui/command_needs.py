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

_RECORD, MODEL, SEVERAL, DEFINITION = "record", "model", "several", "definition"
"""A record that the stage is about, a model, two definitions or more, one definition."""
_ELEMENT, DRAWN, LISTED = "element", "drawn", "listed"
"""What is selected: an element, an element or a line, a row of C, A, O or E."""
SAID, AGREED, _UNWATCHED, _UNDECLARED = "said", "agreed", "unwatched", "undeclared"
_UNDEFINED = "undefined"
"""What is selected is something said, or an accommodation; the model has activities, but no monitoring
and control yet; nothing was declared yet; the system in view has no definition yet."""

NEEDS: Final[dict[str, str]] = {
    **dict.fromkeys(("picture.connect", "picture.move"), _ELEMENT),
    "picture.edit": DRAWN,
    "picture.outline": _RECORD,
    "definitions.decide": _RECORD,
    "definitions.second": _UNDEFINED,
    "definitions.facts": LISTED,
    **dict.fromkeys(("definitions.versus",), SEVERAL),
    **dict.fromkeys(("model.new",), DEFINITION),
    "model.add": MODEL,
    "model.control": _UNWATCHED,
    **dict.fromkeys(("model.edit", "model.needs", "model.list"), _RECORD),
    **dict.fromkeys(("model.expand", "model.real-world"), _RECORD),
    **dict.fromkeys(("chart.open", "chart.yes", "chart.change", "chart.walk"), _RECORD),
    **dict.fromkeys(("chart.make", "chart.add"), MODEL),
    "debate.open": _RECORD,
    "debate.for": SAID,
    "debate.gradient": AGREED,
    **dict.fromkeys(("changes.open", "changes.raters", "changes.action"), _RECORD),
    "changes.plot": _RECORD,
    **dict.fromkeys(("actions.open", "actions.status", "actions.follow_up"), _RECORD),
    "declaration.begin": _UNDECLARED,
    **dict.fromkeys(("declaration.open", "declaration.lock"), _RECORD),
    **dict.fromkeys(
        ("reconstruction.open", "reconstruction.evidence", "reconstruction.tie"), _RECORD
    ),
    "learning.open": _RECORD,
    "comparison.trace": _RECORD,
}
"""By the id of a command that a footer may name."""


def there(study: Study, place: Place, chosen: str) -> frozenset[str]:
    """What there is at a place; `chosen` is the id of what is chosen, "" where nothing is."""
    found = set(_THERE[place.stage](study, place))
    if chosen and chosen not in study.models:
        found.add(_RECORD)
    if chosen:
        found.update(_selected(study, chosen))
    if study.root_definitions:
        found.add(DEFINITION)
    if len(study.root_definitions) > 1:
        found.add(SEVERAL)
    return frozenset(found)


def _selected(study: Study, chosen: str) -> Iterable[str]:
    """What kind of thing is selected, as far as that decides about keys."""
    if chosen in study.elements:
        yield _ELEMENT
    if chosen in study.elements or chosen in study.relations:
        yield DRAWN
    if any(
        chosen in table
        for table in (study.customers, study.actors, study.owners, study.constraints)
    ):
        yield LISTED
    if chosen in study.debate:
        yield SAID
    if chosen in study.accommodations:
        yield AGREED


def _picture(study: Study, place: Place) -> Iterable[str]:
    drawn = any(each.picture == place.picture for each in study.elements.values())
    return [_RECORD] if place.picture and drawn else []


def _definitions(study: Study, place: Place) -> Iterable[str]:
    if study.relevant_systems:
        yield _RECORD
    if place.system and not place.definition:
        yield _UNDEFINED


def _models(study: Study, place: Place) -> Iterable[str]:
    if place.model in study.models:
        yield MODEL
        held = [each for each in study.activities.values() if each.model == place.model]
        if held:
            yield _RECORD
        if held and not any(each.kind in ("monitor", "control") for each in held):
            yield _UNWATCHED


def _comparison(study: Study, _place: Place) -> Iterable[str]:
    # Rows ask about activities: a model that holds none yet has nothing to ask about.
    return [MODEL] if study.activities else []


_THERE: Final[dict[int, Callable[[Study, Place], Iterable[str]]]] = {
    1: _picture,
    2: _definitions,
    3: _models,
    4: _comparison,
    5: lambda study, _place: [_UNDECLARED] if study.declaration is None else [],
}


def usable(commands: Iterable[Command], there_is: frozenset[str]) -> list[Command]:
    """The commands that mean something where this is there."""
    return [each for each in commands if NEEDS.get(each.id, "") in ("", *there_is)]
