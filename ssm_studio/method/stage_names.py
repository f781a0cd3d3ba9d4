"""The four stages by name and half of the method. Knows no study, so that they can be shown before one is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ssm_studio.i18n import N_
from ssm_studio.values import dataclass

REAL_WORLD: Final = "real_world"
SYSTEMS_THINKING: Final = "systems_thinking"
HALVES: Final = {REAL_WORLD: N_("Real world"), SYSTEMS_THINKING: N_("Systems thinking")}


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the tabs. `title` is to be translated; `half` is a key of `HALVES`, "" for research, beside both."""

    number: int
    key: str
    title: str
    half: str
    counts: tuple[str, ...]
    """The tables of the study whose records the tab counts."""


STAGES: Final = (
    Stage(1, "picture", N_("Rich picture"), REAL_WORLD, ("pictures",)),
    Stage(2, "definitions", N_("Root definitions"), SYSTEMS_THINKING, ("root_definitions",)),
    Stage(3, "models", N_("Models"), SYSTEMS_THINKING, ("models",)),
    Stage(4, "action", N_("Comparison & action"), REAL_WORLD, ("actions",)),
)

RESEARCH: Final = Stage(5, "research", N_("Research"), "", ("reconstruction",))
"""The room of the research interest, beside the four stages where a study has one."""


def title_of(number: int) -> str:
    """The message id of what stage `number` (1 to 5) is called."""
    return (*STAGES, RESEARCH)[number - 1].title


STAGE_OF_KIND: Final[Mapping[str, int]] = {
    **dict.fromkeys(("picture", "element", "relation", "theme"), 1),
    **dict.fromkeys(("system", "definition", "customer", "actor", "owner", "constraint"), 2),
    **dict.fromkeys(("model", "activity"), 3),
    **dict.fromkeys(("row", "debate", "accommodation", "clash", "change", "action"), 4),
    **dict.fromkeys(("research", "declared", "cycle_note", "reconstruction", "learning"), 5),
}
"""Which stage shows which kind of record."""
