"""A new session of what can be read in a damaged file; the file itself is left as it is."""

from __future__ import annotations

from pathlib import Path

from ssm_studio.i18n import _, ngettext
from ssm_studio.tui.studio import Studio
from ssm_studio.workshop import create, sessions


def rescued(studio: Studio, path: Path) -> Path:
    """Make the session and tell how much could be read; its file.

    Raises:
        StudioError: nothing can be read, or the disk refuses.
    """
    study = sessions.salvage(path)
    number = sum(1 for _record in study.everything())
    studio.say_so(
        ngettext("{n} record could be read.", "{n} records could be read.", number).format(
            n=number
        ),
        _("They stand in a new session; the damaged file was left as it is."),
        severity="warning",
    )
    return create.create_from_study(studio.home, study, path.stem)
