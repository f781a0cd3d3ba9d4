"""Reading a file that a command is given, or what is piped in, never more of it than makes sense."""

from __future__ import annotations

import sys
from pathlib import Path

from ssm_studio.errors import UsageError
from ssm_studio.i18n import _, reason_of


def at_terminal() -> bool:
    """Whether somebody sits at the standard input; a closed one is nobody."""
    return sys.stdin is not None and sys.stdin.isatty()


def bytes_of(file: str, most: int, untouched: str, too_large: str = "") -> bytes:
    """What is in a file; “-” is what is piped in. One byte more than `most` at most.

    Args:
        untouched: what an error says of their work.
        too_large: what to say of more than `most` bytes; "" leaves that to whoever understands them.

    Raises:
        UsageError: it cannot be read, or is too large.
    """
    if file == "-" and sys.stdin is None:
        raise UsageError(
            _("Nothing was piped in: the standard input is closed."),
            untouched,
            _("Name a file, or pipe one in: ssm-studio import - < FILE"),
        )
    try:
        if file == "-":
            data = sys.stdin.buffer.read(most + 1)
        else:
            _must_not_wait(file, untouched)
            with Path(file).open("rb") as opened:
                data = opened.read(most + 1)
    except (OSError, ValueError) as error:
        raise UsageError(
            _("The file “{path}” cannot be read: {reason}.").format(
                path=file, reason=reason_of(error)
            ),
            untouched,
            _("Check the name, and that it is a file that you may read."),
        ) from error
    if too_large and len(data) > most:
        raise UsageError(too_large, untouched)
    return data


def _must_not_wait(file: str, untouched: str) -> None:
    """Refuse a named pipe, which would be waited at for ever; what a shell pipes in by a name in /dev is meant."""
    path = Path(file)
    if path.is_fifo() and path.absolute().parts[1:2] not in (("dev",), ("proc",)):
        raise UsageError(
            _("“{name}” is not a file but a pipe, a device or a socket.").format(name=path.name),
            untouched,
            _("Check the name, and that it is a file that you may read."),
        )
