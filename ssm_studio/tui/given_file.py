"""A file that somebody named on the screen: its path as it is typed or dropped, and what is in it."""

from __future__ import annotations

from pathlib import Path

from ssm_studio.errors import UsageError
from ssm_studio.i18n import _, reason_of


def path_of(said: str) -> Path:
    """A path as people type or drop it: with quotes around it, or beginning with ~."""
    words = said.strip()
    if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'":
        words = words[1:-1]
    try:
        return Path(words).expanduser()
    except RuntimeError:
        return Path(words)


def bytes_of(path: Path, most: int) -> bytes:
    """What is in a file; `most` bytes and one more at most, so that who reads them sees that there are too many.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        if path.exists() and not path.is_file():
            raise UsageError(
                _("“{path}” is not a file.").format(path=path), _("Nothing was changed.")
            )
        with path.open("rb") as file:
            return file.read(most + 1)
    except (OSError, ValueError) as error:
        raise UsageError(
            _("The file “{path}” cannot be read: {reason}.").format(
                path=path, reason=reason_of(error)
            ),
            _("Nothing was changed."),
            _("Check the name, and that it is a file that you may read."),
        ) from error
