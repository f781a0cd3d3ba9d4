"""A session that is only read: nothing that could change it is loaded, and an older file stays as it is."""

from __future__ import annotations

from pathlib import Path

from ssm_studio.domain.study import Study
from ssm_studio.errors import StudioError
from ssm_studio.store import log_table
from ssm_studio.store.session_file import SessionFile


def read_study(path: Path) -> tuple[Study, str]:
    """The study in a session file, and why the file could only be read ("" where it could be changed).

    Raises:
        SessionFileError: it cannot be opened; `DamagedFileError` where its content is broken, and
            `sessions.salvage` may still read some of it.
    """
    file = SessionFile.open(path, change=False)
    try:
        return file.load(), file.read_only
    finally:
        file.close()


def log_head(path: Path) -> str:
    """The digest of the newest entry of a session's log, in hex; "" where it has none or cannot be read."""
    try:
        file = SessionFile.open(path, change=False)
    except StudioError:
        return ""
    try:
        head = file.reading(log_table.head) if file.sealed else None
    except StudioError:
        return ""
    finally:
        file.close()
    return (head.digest or "") if head else ""
