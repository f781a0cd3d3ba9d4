"""What SQLite and the operating system complain of, told as what it means for someone's work."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from ssm_studio.errors import SessionFileError, StudioError
from ssm_studio.i18n import N_, _, reason_of


class DamagedFileError(SessionFileError):
    """A session file whose content is broken; it is never written to, `salvage` reads what is left."""


class NotASessionError(SessionFileError):
    """It is something else than a session, and will be until somebody puts another file there."""


class FileBusyError(SessionFileError):
    """Another program holds the session file for longer than we wait."""


class FileMovedError(SessionFileError):
    """The session file is gone from where it was, or another file is in its place."""


class NameTakenError(SessionFileError):
    """There is a file of that name already."""


class MovedOnError(Exception):
    """Someone else has added to the change log since we last read it; the caller reads on and tries again."""


_IN_MEMORY: Final = N_("What you see on the screen is not lost: this last change is not saved yet.")

_SENTENCES: Final[dict[int, tuple[type[StudioError], str, str, str]]] = {
    sqlite3.SQLITE_BUSY: (
        FileBusyError,
        N_("Another program is using “{name}” and has not let go of it."),
        N_("This change is not saved; everything before it is."),
        N_("Try again in a moment, or close the other program."),
    ),
    sqlite3.SQLITE_FULL: (
        SessionFileError,
        N_("There is no room left on the disk for “{name}”."),
        N_("This change is not saved; everything before it is."),
        N_("Make room on the disk, or save a copy elsewhere, and try again."),
    ),
    sqlite3.SQLITE_READONLY: (
        SessionFileError,
        N_("“{name}” may not be written to."),
        _IN_MEMORY,
        N_("Ask for permission to write the file and its folder, or save a copy elsewhere."),
    ),
    sqlite3.SQLITE_CORRUPT: (
        DamagedFileError,
        N_("“{name}” is damaged."),
        N_("It has been left exactly as it is."),
        N_("Use a copy from your backup, or export what can still be read."),
    ),
    sqlite3.SQLITE_CONSTRAINT: (
        SessionFileError,
        N_("“{name}” cannot hold one of these values."),
        N_("Nothing was changed."),
        N_("Choose one of the values that the field offers."),
    ),
    sqlite3.SQLITE_IOERR: (
        SessionFileError,
        N_("“{name}” can no longer be reached."),
        _IN_MEMORY,
        N_("Check that the disk or network folder is there, or save a copy elsewhere."),
    ),
}
_LIKE: Final = {
    sqlite3.SQLITE_LOCKED: sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_PROTOCOL: sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_NOTADB: sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_PERM: sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_AUTH: sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_MISMATCH: sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_TOOBIG: sqlite3.SQLITE_CONSTRAINT,
}
_WORDS: Final = {
    "locked": sqlite3.SQLITE_BUSY,
    "full": sqlite3.SQLITE_FULL,
    "readonly": sqlite3.SQLITE_READONLY,
    "malformed": sqlite3.SQLITE_CORRUPT,
    "not a database": sqlite3.SQLITE_CORRUPT,
}


def _code_of(error: BaseException) -> int:
    """The primary result code of an SQLite error; an input/output error where it has none."""
    if isinstance(error, OverflowError | sqlite3.IntegrityError):
        return sqlite3.SQLITE_CONSTRAINT
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_ERROR and str(error).startswith("no such"):
        return sqlite3.SQLITE_CORRUPT  # a table or column of ours is not there
    if code is None:
        message = str(error)
        code = next((each for word, each in _WORDS.items() if word in message), None)
    primary = sqlite3.SQLITE_IOERR if code is None else int(code) & 0xFF
    return _LIKE.get(primary, primary)


def is_busy(error: BaseException) -> bool:
    """Whether waiting may help."""
    return isinstance(error, sqlite3.OperationalError) and _code_of(error) == sqlite3.SQLITE_BUSY


def told(error: BaseException, path: Path) -> StudioError:
    """The error as sentences; the original belongs behind `raise … from`."""
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
        return too_much(path)
    kind, title, detail, hint = _SENTENCES.get(_code_of(error), _SENTENCES[sqlite3.SQLITE_IOERR])
    return kind(_(title).format(name=path.name), _(detail), _(hint))


def damaged(path: Path) -> DamagedFileError:
    """The trouble of a file whose content is broken."""
    _kind, title, detail, hint = _SENTENCES[sqlite3.SQLITE_CORRUPT]
    return DamagedFileError(_(title).format(name=path.name), _(detail), _(hint))


def disagreement(path: Path) -> str:
    """Why a file whose rows and log differ can only be read."""
    return _(
        "The records in “{name}” are not what its log of changes says, as in a copy that was taken while somebody "
        "was writing. It can be read and exported but not changed until somebody chooses: "
        "ssm-studio doctor {session} shows both."
    ).format(name=path.name, session=path.stem)


def rows_differ(path: Path) -> DamagedFileError:
    """The trouble of a step whose rows are not there, or not as they were."""
    return DamagedFileError(
        _("The records in “{name}” are not what its log of changes says.").format(name=path.name),
        _("This change is not saved; everything before it is as it was."),
        _("ssm-studio doctor {session} shows where they differ, and lets you choose.").format(
            session=path.stem
        ),
    )


def not_a_file(path: Path) -> SessionFileError:
    """The trouble of a pipe, a device or a socket in the place of a file."""
    return NotASessionError(
        _("“{name}” is not a file but a pipe, a device or a socket.").format(name=path.name),
        _("It was not opened."),
        _("Choose a file that ends in .ssm."),
    )


def too_much(path: Path) -> DamagedFileError:
    """The trouble of a file that would take for ever to read."""
    return DamagedFileError(
        _("“{name}” takes more to read than any session does.").format(name=path.name),
        _("Reading was given up; the file has been left exactly as it is."),
        _("Ask the person who gave it to you for a bundle of it (JSON)."),
    )


def too_many(path: Path, most: int) -> SessionFileError:
    """The trouble of a step after which the file could not be read again."""
    return SessionFileError(
        _("With this, “{name}” would have more than {most} things in it.").format(
            name=path.name, most=most
        ),
        _("Nothing was written: a session with so many could not be opened again."),
        _("Take it in in parts, into several sessions."),
    )


def not_there(path: Path) -> SessionFileError:
    """The trouble of a path without a file."""
    return SessionFileError(
        _("There is no session file “{name}”.").format(name=path.name),
        _("Nothing was changed."),
        _("Check the name, or look in the library."),
    )


def not_a_session(path: Path) -> SessionFileError:
    """The trouble of a file that somebody else made."""
    return NotASessionError(
        _("“{name}” is not a session file.").format(name=path.name),
        _("It has been left exactly as it is."),
        _("Session files end in .ssm; a bundle (.json) is read with import."),
    )


def a_folder(path: Path) -> SessionFileError:
    """The trouble of a folder in the place of a file."""
    return SessionFileError(
        _("“{name}” is a folder, not a session file.").format(name=path.name),
        "",
        _("Choose a file in it that ends in .ssm."),
    )


def _no_permission(path: Path) -> SessionFileError:
    """The trouble of a file or folder that we may not read or write."""
    return SessionFileError(
        _("You have no permission for “{name}”.").format(name=path.name),
        _("Nothing was changed."),
        _("Ask the owner of the file, or choose another folder."),
    )


def moved_away(path: Path) -> FileMovedError:
    """The trouble of a file that went away, or was replaced, while it was open."""
    return FileMovedError(
        _("“{name}” is no longer where it was, or another file is in its place.").format(
            name=path.name
        ),
        _(_IN_MEMORY),
        _("Put the file back, or save a copy elsewhere."),
    )


def already_there(path: Path) -> NameTakenError:
    """The trouble of a name that is taken."""
    return NameTakenError(
        _("There is already a file “{name}”.").format(name=path.name),
        _("It has been left exactly as it is."),
        _("Choose another name."),
    )


def from_system(error: OSError, path: Path) -> SessionFileError:
    """An operating system's complaint about a file, as sentences."""
    if isinstance(error, PermissionError):
        return _no_permission(path)
    if isinstance(error, FileExistsError):
        return already_there(path)
    if isinstance(error, FileNotFoundError):
        return not_there(path)
    if isinstance(error, IsADirectoryError):
        return a_folder(path)
    return SessionFileError(
        _("“{name}” cannot be used: {reason}.").format(name=path.name, reason=reason_of(error)),
        _("Nothing was changed."),
        _("Check the disk and the folder, or choose another place."),
    )


def keeps_changing(path: Path) -> FileBusyError:
    """Another program was faster each time that we tried."""
    return FileBusyError(
        _("Another program keeps changing “{name}”.").format(name=path.name),
        _("This change is not saved; everything before it is."),
        _("Try again in a moment, or close the other program."),
    )
