"""One conceptual model as a drawing sees it: its activities, the two groups, and the arrows between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_

DEPENDS, INFORMATION, FEEDBACK = "depends", "information", "feedback"
ARROW_FIELDS: Final = {
    DEPENDS: "depends_on",
    INFORMATION: "informed_by",
    FEEDBACK: "feedback_from",
}
WATCHING_KINDS: Final = ("criteria", "monitor", "control")


class Arrow(NamedTuple):
    """`target` needs `source` (or is informed by it, or gets feedback from it); both are activity ids."""

    source: str
    target: str
    kind: str = DEPENDS


@dataclass(frozen=True, slots=True)
class ModelView:
    """What there is to draw of a model.

    Attributes:
        activities: by number.
        arrows: between two different activities of this model; what refers elsewhere is left out.
        loops: ids of activities that an arrow leads back to itself.
    """

    activities: tuple[Activity, ...]
    arrows: tuple[Arrow, ...]
    loops: tuple[str, ...]

    @property
    def operational(self) -> tuple[Activity, ...]:
        """The activities inside the boundary."""
        return tuple(each for each in self.activities if each.kind not in WATCHING_KINDS)

    @property
    def watching(self) -> tuple[Activity, ...]:
        """The monitoring and control group, criteria first."""
        found = (each for each in self.activities if each.kind in WATCHING_KINDS)
        return tuple(sorted(found, key=lambda each: WATCHING_KINDS.index(each.kind or "")))


def view_of(study: Study, model_id: str) -> ModelView:
    """The drawing's view of one model; an empty one where there is no such model."""
    activities = activities_of(study, model_id)
    ids = {each.id for each in activities}
    arrows: dict[Arrow, None] = {}
    loops: dict[str, None] = {}
    for activity in activities:
        for kind, field in ARROW_FIELDS.items():
            for source in getattr(activity, field):
                if source == activity.id:
                    loops[activity.id] = None
                elif source in ids:
                    arrows[Arrow(source, activity.id, kind)] = None
    return ModelView(activities, tuple(arrows), tuple(loops))


FLAGS: Final = {
    "stale": N_("changed since it was compared"),
    "questioned": N_("questioned"),
}
"""What is said on paper at an activity that is drawn with a dashed outline."""


def flags(study: Study) -> dict[str, str]:
    """The activities, and the ends of arrows, that were answered about in other words or are to be revised."""
    found: dict[str, str] = {}
    for row in study.comparison_rows.values():
        told = (
            "stale" if row.stale else "",
            "questioned" if row.decision == "revise_model" else "",
        )
        for id_ in (row.target or "").split(">"):
            if any(told):
                found[id_] = " ".join(filter(None, (found.get(id_), *told)))
    return found


def flag_words(flag: str) -> list[str]:
    """What a flag of an activity is called, to be translated."""
    return [said for key, said in FLAGS.items() if key in flag.split()]


def label_of(activity: Activity, language: str) -> str:
    """Number and verb phrase: "3 Define a small set of linked indicators"."""
    return f"{activity.number or ''} {read(activity.text, language)}".strip()


def file_facts(
    activity: Activity, names: Mapping[str, str], spot: Rect | None, language: str
) -> dict[str, str]:
    """What a file of any form says of an activity beside its words, so that it comes back as it was; "" for nothing.

    Args:
        names: what the file calls each activity, by id.
        spot: where its box stands.
    """
    return {
        "ref": activity.ref,
        "number": activity.number or "",
        "kind": activity.kind or "",
        "phase": activity.phase or "",
        "covers": " ".join(activity.covers),
        "monitors": " ".join(names[id_] for id_ in activity.monitors if id_ in names),
        "measure": read(activity.measure_note, language),
        "x": "" if spot is None else str(spot.x),
        "y": "" if spot is None else str(spot.y),
    }


def logical_order(view: ModelView) -> tuple[Activity, ...]:
    """Activities after those that they need, by number otherwise; circles are entered at the lowest number."""
    needs: dict[str, set[str]] = {each.id: set() for each in view.activities}
    for arrow in view.arrows:
        if arrow.kind == DEPENDS:
            needs[arrow.target].add(arrow.source)
    waiting = list(view.activities)
    done: set[str] = set()
    order = []
    while waiting:
        ready = next((each for each in waiting if needs[each.id] <= done), waiting[0])
        waiting.remove(ready)
        done.add(ready.id)
        order.append(ready)
    return tuple(order)
