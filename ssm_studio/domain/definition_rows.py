"""What stands in the rows of a root definition: the letters of CATWOE and PQR, and where each is kept."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.definitions import Constraint, RootDefinition
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study, children
from ssm_studio.domain.text import Text

ROW_KINDS: Final = {"C": "customer", "A": "actor", "O": "owner", "E": "constraint"}
"""The CATWOE letters that are lists of rows, and the kind of record that a row of each is."""

FIELDS: Final = {"P": "p", "Q": "q", "R": "r", "W": "worldview"}
"""The letters that are one text of the definition, and its field."""

OMITTED: Final = {letter: f"omitted_{letter.lower()}" for letter in ROW_KINDS}
"""The letters that may be left out on purpose, and the field that says why."""


def rows_of(study: Study, definition_id: str, letter: str) -> tuple[Record, ...]:
    """The rows of one CATWOE letter ("C", "A", "O" or "E") of a definition, in order."""
    return children(study.table(ROW_KINDS[letter]), "definition", definition_id)


def row_words(row: Record, language: str) -> str:
    """What one customer, actor, owner or constraint row says."""
    text: Text | None = getattr(row, "what" if isinstance(row, Constraint) else "who")
    return text.read(language) if text else ""


def definitions_of(study: Study, system_id: str) -> tuple[RootDefinition, ...]:
    """The root definitions written for one relevant system."""
    return children(study.root_definitions, "system", system_id)
