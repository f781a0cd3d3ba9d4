"""Stage three: conceptual models, the activities that a root definition implies and what depends on what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ssm_studio.domain.record import Record, said
from ssm_studio.domain.text import Text

ACTIVITY_KINDS: Final = ("operational", "criteria", "monitor", "control")
PHASES: Final = ("prepare", "transform", "output", "support")
MEASURES: Final = ("efficacy", "efficiency", "effectiveness", "ethicality", "elegance")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptualModel(Record):
    """The smallest set of activities that would carry out one root definition's transformation."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Record):
    """One numbered verb phrase in a model.

    `depends_on` is logical necessity, not order in time; `informed_by` and `feedback_from` are the two other
    kinds of arrow, which may run in circles. `covers` holds CATWOE (and P Q R) letters.
    `x` and `y` are diagram cells, None while nobody has placed the activity by hand.
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
