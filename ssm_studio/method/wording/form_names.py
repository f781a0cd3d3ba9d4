"""Names of the forms in which a doing is said."""

from __future__ import annotations

from typing import Final

GOOD: Final = "good"
NOMINAL, GERUND, PASSIVE, STATE, TOLD = "nominal", "gerund", "passive", "state", "told"
"""Forms of a first word: a noun for the doing, an -ing form, something done, how things are, who does what."""
