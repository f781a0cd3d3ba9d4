"""Where exported files go, and how they get there: whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import unicodedata
from pathlib import Path
from typing import Final

from ssm_studio.errors import UsageError
from ssm_studio.i18n import N_, _

LONGEST_NAME: Final = 100
"""Bytes in a file's name; every file system takes 255, and endings are added."""

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\s]+')
_RESERVED: Final = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"),
}


def safe_name(name: str, otherwise: str = "session") -> str:
    """`name` as one that every file system takes, without folders in it; `otherwise` where nothing is left."""
    words = unicodedata.normalize("NFC", name)
    words = _NOT_IN_NAMES.sub("-", words)
    # Marks that turn the direction of writing would disguise the name's ending.
    words = "".join(each for each in words if each.isprintable()).strip("-. ")
    words = words.encode("utf-8")[:LONGEST_NAME].decode("utf-8", "ignore").strip("-. ")
    if words.split(".")[0].rstrip().lower() in _RESERVED:
        words = f"{otherwise}-{words}"
    return words or otherwise


def export_folder(exports: Path, slug: str) -> Path:
    """The folder of one session's exports."""
    return exports / safe_name(slug)


def write_file(path: Path, data: bytes, *, replace: bool = True) -> Path:
    """Write `data` to `path` so that a reader sees the old file or the new one, never half of it.

    Folders on the way are made. A device such as /dev/null is written to as it is.

    Raises:
        UsageError: it cannot be written, or it exists and `replace` is False.
    """
    try:
        if path.is_dir():
            raise _refused(path, N_("there is a folder of this name"))
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return path
        if path.exists() and not replace:
            raise already_there(path)
        # A link stays a link; the file that it leads to is replaced.
        target = path.resolve() if path.is_symlink() else path
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data)
    except (OSError, ValueError) as error:
        raise trouble(path, error) from error
    return path


def _replace(target: Path, data: bytes) -> None:
    # As `tempfile` does it, which would load the readers of four kinds of archive for this.
    temporary = target.parent / f".ssm-{os.urandom(8).hex()}.part"
    handle = os.open(
        temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
    )
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _mode(target: Path) -> int:
    """The rights that the file has, or that a new one gets here."""
    with contextlib.suppress(OSError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


_REASONS: Final = {
    errno.EACCES: N_("you may not write there"),
    errno.EPERM: N_("you may not write there"),
    errno.EROFS: N_("the disk can only be read"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EFBIG: N_("the disk is full"),
    errno.ENOENT: N_("its folder is gone"),
    errno.ENOTDIR: N_("the folder of that name is a file"),
    errno.EEXIST: N_("the folder of that name is a file"),
    errno.EISDIR: N_("there is a folder of this name"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EIO: N_("the disk does not answer"),
}


def trouble(path: Path, error: OSError | ValueError) -> UsageError:
    """What went wrong when `path` was written, in a sentence."""
    number = error.errno if isinstance(error, OSError) else None
    reason = _REASONS.get(number) if number is not None else N_("no file can have such a name")
    return _refused(path, reason or str(error))


def already_there(path: Path) -> UsageError:
    """The trouble that a file would be replaced without leave."""
    return UsageError(
        _("The file “{path}” is already there.").format(path=path),
        _("It was left as it is."),
        _("Choose another name, or say --force to replace it."),
    )


def _refused(path: Path, reason: str) -> UsageError:
    return UsageError(
        _("The file “{path}” cannot be written: {reason}.").format(path=path, reason=_(reason)),
        _("The session itself is as it was."),
        _("Make room there or choose another place, and try again."),
    )
