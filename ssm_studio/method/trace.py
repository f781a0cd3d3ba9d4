"""From a mark in the picture to an action, and back: what a record comes from and what came of it.

The way goes issue, theme, relevant system, root definition, activity, comparison row, change, action. What was
said about a row and what people can live with stand between the row and the change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any, Final

from ssm_studio.domain.comparison import ComparisonRow
from ssm_studio.domain.comparison_rows import target_words
from ssm_studio.domain.kinds import kind_of
from ssm_studio.domain.model import Activity
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.i18n import N_
from ssm_studio.method.reconstruction import cited
from ssm_studio.values import dataclass

ORDER: Final = (
    "element",
    "theme",
    "system",
    "definition",
    "activity",
    "row",
    "debate",
    "accommodation",
    "change",
    "action",
)
"""The kinds that a trace goes through, from the picture to the action."""

_REACHED: Final = (*ORDER, "reconstruction")
"""The same, and what was learned by it: an element of a concept rests on any of them."""

CALLED: Final = {
    "element": N_("In the picture"),
    "theme": N_("Theme"),
    "system": N_("Relevant system"),
    "definition": N_("Root definition"),
    "activity": N_("Activity"),
    "row": N_("Comparison"),
    "debate": N_("Said in the debate"),
    "accommodation": N_("Can be lived with"),
    "change": N_("Change"),
    "action": N_("Action"),
    "reconstruction": N_("Reconstructed"),
}
"""What each part of the way is called; to be translated."""

Found = tuple[str, str]
"""A kind and an id."""


@dataclass(frozen=True, slots=True)
class Traced:
    """One record on the way; `here` is the one that the trace was asked for."""

    kind: str
    id: str
    ref: str
    words: str
    here: bool = False


def trace(study: Study, kind: str, id_: str) -> tuple[Traced, ...]:
    """Everything that a record comes from and everything that came of it, in the order of the way.

    Empty where the record is not there (any more) or no trace passes it.
    """
    if kind not in _REACHED or study.get(kind, id_) is None:
        return ()
    start = (kind, id_)
    found = _reached(study, start, origins) | _reached(study, start, outcomes(study))
    ordered = sorted(found, key=lambda each: (_REACHED.index(each[0]), _place(study, each)))
    return tuple(_traced(study, each, here=each == start) for each in ordered)


def origins(study: Study, kind: str, id_: str) -> Iterable[Found]:
    """What a record comes from directly, one step back on the way."""
    record = study.get(kind, id_)
    named = _ORIGINS.get(kind)
    if record is None or named is None:
        return ()
    return tuple(each for each in named(study, record) if study.get(*each) is not None)


def _of(kind: str, ids: Iterable[str | None]) -> list[Found]:
    return [(kind, id_) for id_ in ids if id_]


def _row_origins(study: Study, row: ComparisonRow) -> list[Found]:
    asked = _of("activity", (row.target or "").split(">"))
    if any(study.get(*each) is not None for each in asked):
        return asked
    return _model_origins(study, row.model)


def _model_origins(study: Study, model_id: str | None) -> list[Found]:
    model = study.models.get(model_id or "")
    if model is None:
        return []
    return _of("definition", [model.root_definition]) + _of("activity", [model.parent_activity])


def _activity_origins(study: Study, activity: Activity) -> list[Found]:
    return _model_origins(study, activity.model)


def _change_origins(study: Study, change: Any) -> list[Found]:
    # A row names its changes and a change its rows; one of the two is enough.
    naming = (r.id for r in study.comparison_rows.values() if change.id in r.changes)
    rows = _of("row", dict.fromkeys((*change.from_rows, *naming)))
    if rows:
        return rows
    return list(chain.from_iterable(_model_origins(study, model) for model in change.models))


_ORIGINS: Final[dict[str, Callable[[Study, Any], list[Found]]]] = {
    "theme": lambda _study, theme: _of("element", theme.issues),
    "system": lambda _study, system: _of("theme", system.from_themes),
    "definition": lambda _study, definition: _of("system", [definition.system]),
    "activity": _activity_origins,
    "row": _row_origins,
    "debate": lambda _study, entry: _of("row", [entry.row]),
    "accommodation": lambda _study, agreed: _of("debate", agreed.settles),
    "change": _change_origins,
    "action": lambda _study, action: _of("change", action.changes),
    "reconstruction": lambda study, row: [
        (kind_of(each).name, each.id) for each in cited(study, row) if kind_of(each).name in ORDER
    ],
}


def outcomes(study: Study) -> Callable[[Study, str, str], Iterable[Found]]:
    """The way forward: `origins` of everything, turned round."""
    onward: dict[Found, list[Found]] = {}
    for kind in ORDER[1:]:
        for id_ in study.table(kind):
            for origin in origins(study, kind, id_):
                onward.setdefault(origin, []).append((kind, id_))
    return lambda _study, kind, id_: onward.get((kind, id_), ())


def _reached(
    study: Study, start: Found, onward: Callable[[Study, str, str], Iterable[Found]]
) -> set[Found]:
    """Everything that can be reached from `start`; circles do no harm."""
    reached, waiting = {start}, [start]
    while waiting:
        for each in onward(study, *waiting.pop()):
            if each not in reached:
                reached.add(each)
                waiting.append(each)
    return reached


def _place(study: Study, found: Found) -> tuple[Any, ...]:
    kind, id_ = found
    if kind != "activity":
        return (id_,)
    model = study.activities[id_].model or ""
    return (model, [each.id for each in activities_of(study, model)].index(id_))


def _traced(study: Study, found: Found, *, here: bool) -> Traced:
    kind, id_ = found
    record = study.get(kind, id_)
    words = target_words(study, record) if kind == "row" else name_in(study, record)
    return Traced(kind, id_, record.ref, words, here)
