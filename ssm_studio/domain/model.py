"""Stage three: conceptual models, the activities that a root definition implies and what depends on what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ssm_studio.domain.record import Record, said
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
MODEL_KINDS: Final = ("conceptual", "real_world")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptualModel(Record):
    """The smallest set of activities that would carry out one root definition's transformation.

    A model of kind "real_world" says what is done today, in the shape of the conceptual model that it
    `overlays` (method reference 4.1). `label_width` is the width in cells to which labels are wrapped in the
    drawing, None while nothing was placed. `built_by` is "researcher" where it was built outside the room.
    """

    root_definition: str | None = said(refers="definition")
    title: Text | None = said()
    parent_activity: str | None = said(refers="activity")
    level: int | None = said()
    version: int | None = said()
    built_by: str | None = said()
    efficacy: Text | None = said("measures.efficacy")
    efficiency: Text | None = said("measures.efficiency")
    effectiveness: Text | None = said("measures.effectiveness")
    ethicality: Text | None = said("measures.ethicality")
    elegance: Text | None = said("measures.elegance")
    kind: str | None = said(choices=MODEL_KINDS)
    overlays: str | None = said(refers="model")
    label_width: int | None = said("drawing.label_width")
    vfm3e_economy: Text | None = said("vfm3e.economy")
    vfm3e_efficiency: Text | None = said("vfm3e.efficiency")
    vfm3e_effectiveness: Text | None = said("vfm3e.effectiveness")
    vfm5e_economy: Text | None = said("vfm5e.economy")
    vfm5e_efficiency: Text | None = said("vfm5e.efficiency")
    vfm5e_effectiveness: Text | None = said("vfm5e.effectiveness")
    vfm5e_cost_effectiveness: Text | None = said("vfm5e.cost_effectiveness")
    vfm5e_equity: Text | None = said("vfm5e.equity")
    formal_purpose: Text | None = said("formal_system.purpose")
    formal_measure: Text | None = said("formal_system.measure")
    formal_decision: Text | None = said("formal_system.decision")
    formal_components: Text | None = said("formal_system.components")
    formal_connectivity: Text | None = said("formal_system.connectivity")
    formal_environment: Text | None = said("formal_system.environment")
    formal_boundary: Text | None = said("formal_system.boundary")
    formal_resources: Text | None = said("formal_system.resources")
    formal_continuity: Text | None = said("formal_system.continuity")

    @property
    def real_world(self) -> bool:
        """Whether it says what is done today, and carries out no root definition."""
        return self.kind == "real_world"


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Record):
    """One numbered verb phrase in a model.

    `depends_on` is logical necessity, not order in time; `informed_by` and `feedback_from` are the two other
    kinds of arrow, which may run in circles. `covers` holds CATWOE (and P Q R) letters.
    `x` and `y` are the cell of the diagram where the box begins, None while nothing was placed; only how the
    boxes of one model stand to one another matters. `same_as` names activities of the conceptual model of
    which this one, in a model of the real world, is what is done today.
    """

    model: str | None = said(parent="model")
    number: str | None = said()
    text: Text | None = said()
    kind: str | None = said(choices=ACTIVITY_KINDS)
    phase: str | None = said(choices=PHASES)
    covers: tuple[str, ...] = said(default=())
    depends_on: tuple[str, ...] = said(refers="activity", default=())
    informed_by: tuple[str, ...] = said(refers="activity", default=())
    feedback_from: tuple[str, ...] = said(refers="activity", default=())
    monitors: tuple[str, ...] = said(refers="activity", default=())
    measure_note: Text | None = said()
    x: int | None = said("position.x")
    y: int | None = said("position.y")
    same_as: tuple[str, ...] = said(refers="activity", default=())
