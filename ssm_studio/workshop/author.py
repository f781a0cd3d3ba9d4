"""Whose name is written beside each change."""

from __future__ import annotations

import getpass
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from ssm_studio.domain.text import storable

VARIABLE: Final = "SSM_STUDIO_AUTHOR"
_FACILITATOR: Final = "facilitator"
_NOBODY: Final = ("root", "user", "admin")
"""Names of users that say nothing about who it was."""
LONGEST: Final = 80


def author_name() -> str:
    """The name in SSM_STUDIO_AUTHOR, else the one that was kept, else the user's name on this machine.

    A user who is nobody in particular ("root") is "facilitator".
    """
    if chosen := os.environ.get(VARIABLE, "").strip() or kept_name():
        return storable(chosen)
    try:
        user = storable(getpass.getuser())
    except (OSError, KeyError, ImportError):  # a user without a name, as in some containers
        user = ""
    return user if user and user not in _NOBODY else _FACILITATOR


def kept_name() -> str:
    """The name that was given once for this user of this machine; "" where none was."""
    with suppress(OSError, ValueError):
        return _file().read_text(encoding="utf-8").strip()[:LONGEST]
    return ""


def must_ask() -> bool:
    """Whether nobody was asked for the name yet, or said it for this run."""
    return not os.environ.get(VARIABLE, "").strip() and not _file().exists()


def keep_name(name: str) -> None:
    """Keep the name that stands beside each change from now on; with an empty one nobody is asked again.

    Raises:
        OSError: the disk refuses.
    """
    file = _file()
    words = " ".join(storable(name).split())[:LONGEST]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{words}\n", encoding="utf-8")


def _file() -> Path:
    from platformdirs import user_config_path

    return user_config_path("ssm_studio", appauthor=False) / "facilitator.txt"
