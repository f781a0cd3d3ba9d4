"""Which stage shows which kind of record."""

from __future__ import annotations

from typing import Final

STAGE_OF_KIND: Final = {
    "picture": 1,
    "element": 1,
    "relation": 1,
    "theme": 1,
    "system": 2,
    "definition": 2,
    "customer": 2,
    "actor": 2,
    "owner": 2,
    "constraint": 2,
    "model": 3,
    "activity": 3,
    "row": 4,
    "debate": 4,
    "accommodation": 4,
    "change": 4,
    "action": 4,
}
