"""Which session file a name means."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ssm_studio.errors import UsageError
from ssm_studio.i18n import _
from ssm_studio.store.names import SUFFIX, session_paths
from ssm_studio.workshop.home import Home


def resolve(home: Home, name: str) -> Path:
    """The session file that `name` means: a path, a slug, or the unique beginning of one.

    Raises:
        UsageError: there is none, or there are several; the hint names them.
    """
    path = Path(name)
    if path.suffix == SUFFIX or len(path.parts) > 1:
        with suppress(OSError, ValueError):
            if path.exists():
                return path
    paths = session_paths(home.sessions)
    wanted = name.removesuffix(SUFFIX).casefold()
    found = [each for each in paths if each.stem.casefold() == wanted]
    found = found or [each for each in paths if wanted and each.stem.casefold().startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            _("“{name}” is the beginning of several sessions.").format(name=name),
            "",
            _("Say which one: {names}.").format(names=", ".join(each.stem for each in found)),
        )
    raise UsageError(
        _("There is no session “{name}”.").format(name=name),
        "",
        _("There are: {names}.").format(names=", ".join(each.stem for each in paths))
        if paths
        else _("There are no sessions yet; make one with: ssm-studio new TITLE"),
    )
