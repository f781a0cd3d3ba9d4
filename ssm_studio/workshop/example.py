"""The worked example (East Java): made once in a home, opened again ever after."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ssm_studio.i18n import _
from ssm_studio.workshop.home import Home

NAME: Final = "east-java"


def example_path(home: Home) -> Path:
    """Where the worked example stands in a home, or would."""
    return home.sessions / f"{NAME}.ssm"


def worked_example(home: Home, language: str) -> Path:
    """The worked example's session file in this home, made in `language` ("en", "id") if it is not there.

    Raises:
        StudioError: the disk refuses.
    """
    path = example_path(home)
    if path.exists():
        return path
    # Not loaded each time for what is done once.
    from ssm_studio.formats.bundle.bundle import example_study
    from ssm_studio.workshop.create import create_from_study

    return create_from_study(home, example_study(language), NAME, _("Open the worked example"))
