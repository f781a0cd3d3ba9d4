"""The day that it is: what has come due, and what a look back is dated, depend on it."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from typing import Final

SWITCH: Final = "SSM_STUDIO_TODAY"
"""The environment variable that names another day ("2027-04-01"), to rehearse a follow-up; the log keeps real times."""


def today() -> date:
    """The day where people are, or the one that `SSM_STUDIO_TODAY` names."""
    with suppress(ValueError):
        return date.fromisoformat(os.environ.get(SWITCH, "").strip())
    return date.today()  # noqa: DTZ011 - people mean the day where they are
