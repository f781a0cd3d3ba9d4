"""Which library is in use: the folder of this home, another folder, or the server of an institute."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from ssm_studio.errors import UsageError
from ssm_studio.i18n import _
from ssm_studio.store.institute.address import is_server, shown
from ssm_studio.store.institute.port import Library
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.institute.folder import FolderLibrary

VARIABLE: Final = "SSM_STUDIO_LIBRARY"


def chosen_place(place: str | None = None) -> str:
    """What was said about which library: `place`, then SSM_STUDIO_LIBRARY; "" for the folder of this home."""
    return (place or os.environ.get(VARIABLE, "")).strip()


def server_place(place: str | None = None) -> str:
    """The address of the server in use.

    Raises:
        UsageError: none was named.
    """
    found = chosen_place(place)
    if not is_server(found):
        raise UsageError(
            _("No library of an institute was named."),
            _("Sessions stay in the folder, as always."),
            _("Name one with {variable}=postgresql://… or --library.").format(variable=VARIABLE),
        )
    return found


def open_library(home: Home, place: str | None = None, team: str | None = None) -> Library:
    """The library in use; nothing is reached before it is asked for something.

    Raises:
        UsageError: it cannot be one.
    """
    found = chosen_place(place)
    if not found:
        return FolderLibrary(home)
    if is_server(found):
        from ssm_studio.store.institute.postgres import PostgresLibrary

        return PostgresLibrary(found, team)
    if "://" in found:
        raise UsageError(
            _("“{address}” is no address of a library.").format(address=shown(found)),
            "",
            _("For example: postgresql://ani@server.example/ssm"),
        )
    root = Path(found).expanduser().absolute()
    return FolderLibrary(Home(root, root / "exports", home.cache))


def name_of(place: str) -> str:
    """What a library is called in what is kept and printed; nobody can log in with it."""
    return shown(place)
