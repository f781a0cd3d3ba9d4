"""Stage three: conceptual models, the activities that a root definition implies and what depends on what."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.definitions import USES
from ssm_studio.domain.record import Record, column, record
from ssm_studio.domain.text import Text

ACTIVITY_KINDS: Final = ("operational", "criteria", "monitor", "control")
PHASES: Final = ("prepare", "transform", "output", "support")
MEASURES: Final = ("efficacy", "efficiency", "effectiveness", "ethicality", "elegance")
VALUE_FOR_MONEY: Final = ("vfm3e_economy", "vfm3e_efficiency", "vfm3e_effectiveness")
VALUE_FOR_MONEY_AID: Final = (
    "vfm5e_economy",
    "vfm5e_efficiency",
    "vfm5e_effectiveness",
    "vfm5e_cost_effectiveness",
    "vfm5e_equity",
)
"""Fields of two other sets of measures that share names with `MEASURES` and mean something else (3.6)."""
FORMAL_SYSTEM: Final = (
    "purpose",
    "measure",
    "decision",
    "components",
    "connectivity",
    "environment",
    "boundary",
    "resources",
    "continuity",
)
"""The nine items of the formal-system checklist (3.8); `formal_<item>` holds what people answered."""
_MODEL_KINDS: Final = ("conceptual", "real_world")


@record
class ConceptualModel(Record):
    """The smallest set of activities that would carry out one root definition's transformation.

    A model of kind "real_world" says what is done today, in the shape of the conceptual model that it
    `overlays` (method reference 4.1). `label_width` is the width in cells to which labels are wrapped in the
    drawing, None while nothing was placed. `built_by` is "researcher" where it was built outside the room.
    """

    root_definition: str | None = column(refers="definition")
    title: Text | None = column()
    parent_activity: str | None = column(refers="activity")
    level: int | None = column()
    version: int | None = column()
    built_by: str | None = column()
    efficacy: Text | None = column("measures.efficacy")
    efficiency: Text | None = column("measures.efficiency")
    effectiveness: Text | None = column("measures.effectiveness")
    ethicality: Text | None = column("measures.ethicality")
    elegance: Text | None = column("measures.elegance")
    kind: str | None = column(choices=_MODEL_KINDS)
    overlays: str | None = column(refers="model")
    label_width: int | None = column("drawing.label_width")
    vfm3e_economy: Text | None = column("vfm3e.economy")
    vfm3e_efficiency: Text | None = column("vfm3e.efficiency")
    vfm3e_effectiveness: Text | None = column("vfm3e.effectiveness")
    vfm5e_economy: Text | None = column("vfm5e.economy")
    vfm5e_efficiency: Text | None = column("vfm5e.efficiency")
    vfm5e_effectiveness: Text | None = column("vfm5e.effectiveness")
    vfm5e_cost_effectiveness: Text | None = column("vfm5e.cost_effectiveness")
    vfm5e_equity: Text | None = column("vfm5e.equity")
    formal_purpose: Text | None = column("formal_system.purpose")
    formal_measure: Text | None = column("formal_system.measure")
    formal_decision: Text | None = column("formal_system.decision")
    formal_components: Text | None = column("formal_system.components")
    formal_connectivity: Text | None = column("formal_system.connectivity")
    formal_environment: Text | None = column("formal_system.environment")
    formal_boundary: Text | None = column("formal_system.boundary")
    formal_resources: Text | None = column("formal_system.resources")
    formal_continuity: Text | None = column("formal_system.continuity")
    use: str | None = column(choices=USES, since=4)
    perspective: Text | None = column(since=4)
    """Whose perspective it shows."""

    @property
    def real_world(self) -> bool:
        """Whether it says what is done today, and carries out no root definition."""
        return self.kind == "real_world"


@record
class Activity(Record):
    """One numbered verb phrase in a model.

    `depends_on` is logical necessity, not order in time; `informed_by` and `feedback_from` are the two other
    kinds of arrow, which may run in circles. `covers` holds CATWOE (and P Q R) letters.
    `x` and `y` are the cell of the diagram where the box begins, None while nothing was placed; only how the
    boxes of one model stand to one another matters. `same_as` names activities of the conceptual model of
    which this one, in a model of the real world, is what is done today.
    """

    model: str | None = column(parent="model")
    number: str | None = column()
    text: Text | None = column()
    kind: str | None = column(choices=ACTIVITY_KINDS)
    phase: str | None = column(choices=PHASES)
    covers: tuple[str, ...] = column(default=())
    depends_on: tuple[str, ...] = column(refers="activity", default=())
    informed_by: tuple[str, ...] = column(refers="activity", default=())
    feedback_from: tuple[str, ...] = column(refers="activity", default=())
    monitors: tuple[str, ...] = column(refers="activity", default=())
    measure_note: Text | None = column()
    x: int | None = column("position.x")
    y: int | None = column("position.y")
    same_as: tuple[str, ...] = column(refers="activity", default=())
    who: Text | None = column(since=4)
    """Who would do it, where those who built the model said so."""


@record
class Indicator(Record):
    """What one of a model's measures, or one of its activities, is watched by: target, threshold, what was found.

    What was found is put beside what was hoped for; nothing is computed from the two.
    """

    model: str | None = column(parent="model", since=4)
    activity: str | None = column(refers="activity", since=4)
    measure: str | None = column(
        choices=(*MEASURES, *VALUE_FOR_MONEY, *VALUE_FOR_MONEY_AID), since=4
    )
    text: Text | None = column(since=4)
    target: Text | None = column(since=4)
    threshold: Text | None = column(since=4)
    found: Text | None = column(since=4)
    found_at: str | None = column(since=4)
    judged_by: Text | None = column(since=4)
