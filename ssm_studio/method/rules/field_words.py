"""What fields are called where two findings about one record have to be told apart."""

from __future__ import annotations

from typing import Final

from ssm_studio.i18n import N_

FIELD_WORDS: Final = {
    "title": N_("Title"),
    "drawn_at": N_("Drawn at"),
    "drawn_by": N_("Drawn by"),
    "transformation_input": N_("the input of T"),
    "transformation_output": N_("the output of T"),
    "p": "P",
    "q": "Q",
    "r": "R",
    "worldview": "W",
    "customers": "C",
    "actors": "A",
    "owners": "O",
    "constraints": "E",
    "efficacy": N_("Efficacy"),
    "efficiency": N_("Efficiency"),
    "effectiveness": N_("Effectiveness"),
    "how": N_("How"),
    "who": N_("Who"),
    "source": N_("where it begins"),
    "target": N_("where it ends"),
    "person": N_("Person"),
    "position": N_("Position"),
    "dates": N_("Dates"),
}
"""Message ids by field; a field that is not here is called by its own name."""

CODE_WORDS: Final = {
    "criteria": N_("criteria"),
    "monitor": N_("monitoring"),
    "control": N_("control"),
}
"""Message ids of codes that findings speak of."""
