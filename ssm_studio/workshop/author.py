"""Whose name is written beside each change."""

from __future__ import annotations

import getpass
import os
from typing import Final

from ssm_studio.domain.text import storable

VARIABLE: Final = "SSM_STUDIO_AUTHOR"


def author_name() -> str:
    """The name in SSM_STUDIO_AUTHOR, else the user's name on this machine, else "facilitator"."""
    if chosen := os.environ.get(VARIABLE, "").strip():
        return storable(chosen)
    try:
        return storable(getpass.getuser())
    except (OSError, KeyError, ImportError):  # a user without a name, as in some containers
        return "facilitator"
