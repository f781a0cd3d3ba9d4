"""Everything that can go wrong for a facilitator, in three parts: what happened, what it means, what to do."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command line answers to the shell; part of the program's public interface."""

    OK = 0
    FOUND = 1
    USAGE = 2
    EXTERNAL = 3
    CHANGED = 4


class StudioError(Exception):
    """A trouble that is told in sentences, never as a traceback.

    Args:
        title: what happened, one sentence in the interface language.
        detail: what it means for their work; may be empty.
        hint: what to do or press next; may be empty.
    """

    exit_code: ExitCode = ExitCode.USAGE

    def __init__(self, title: str, detail: str = "", hint: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.detail = detail
        self.hint = hint

    def __str__(self) -> str:
        return " ".join(part for part in (self.title, self.detail, self.hint) if part)


class UsageError(StudioError):
    """A file, a name or an argument that cannot be used."""


class SessionFileError(StudioError):
    """A session file that cannot be opened, read or written."""


class ReadOnlyError(StudioError):
    """An edit to a session that may only be read."""


class ConflictError(StudioError):
    """A record is no longer what the edit was made against."""

    exit_code = ExitCode.CHANGED


class ExternalProgramError(StudioError):
    """An external program (the layout engine) failed or took too long."""

    exit_code = ExitCode.EXTERNAL
