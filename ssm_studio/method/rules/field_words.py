"""What fields are called where two findings about one record have to be told apart."""

from __future__ import annotations

from typing import Final

from ssm_studio.i18n import N_
from ssm_studio.method.field_names import FIELD_NAMES

FIELD_WORDS: Final = {
    **FIELD_NAMES,
    "worldview": "W",
    "customers": "C",
    "actors": "A",
    "owners": "O",
    "constraints": "E",
    "source": N_("where it begins"),
    "target": N_("where it ends"),
}
"""Message ids by field: letters of CATWOE where a definition is spoken of."""

CODE_WORDS: Final = {
    "criteria": N_("criteria"),
    "monitor": N_("monitoring"),
    "control": N_("control"),
}
"""Message ids of codes that findings speak of."""
