"""An older file is kept beside itself before it is brought to today's shape."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Final

from ssm_studio.i18n import _
from ssm_studio.store import errors, new_file, schema
from ssm_studio.store.names import candidates

FOLDER: Final = "before"
"""Beside the session: what files were before a newer version of the program changed their shape."""


def make_ready(conn: sqlite3.Connection, path: Path) -> tuple[str, str]:
    """Settle the journal mode, and bring an older file to today's shape after a copy of it was kept.

    Two sentences come back, each "" where there is nothing to say: why the file can only be read, and what was
    kept where.

    Raises:
        DamagedFileError: the log of an older file cannot be read.
    """
    (mode,) = conn.execute("PRAGMA journal_mode = DELETE").fetchone()
    said = "" if mode == "delete" else _other_journal(path)
    old = schema.applied(conn)
    if set(old) == set(schema.NAMES):
        return "", said
    try:
        kept = keep(conn, path, old[-1] if old else "m000") if old else None
    except (OSError, sqlite3.Error) as error:
        if errors.is_busy(error):
            raise
        return (
            _(
                "“{name}” was made by an older version of ssm_studio, and no copy of it could be kept beside it; "
                "so it can be read and exported but not changed. Make room, or save a copy elsewhere."
            ).format(name=path.name),
            said,
        )
    try:
        schema.migrate(conn)
    except (ValueError, TypeError, KeyError) as error:
        raise errors.damaged(path) from error
    if kept is None:
        return "", said
    return "", _(
        "“{name}” was made by an older version and has been brought to today's shape. "
        "As it was, it is kept in {kept}."
    ).format(name=path.name, kept=f"{FOLDER}/{kept.name}")


def keep(conn: sqlite3.Connection, path: Path, shape: str) -> Path:
    """A whole copy of a file in the folder for what was before, named after `shape`; it appears whole or not at all.

    Raises:
        OSError: the folder or the file cannot be made.
        sqlite3.Error: the copy cannot be written.
    """
    folder = path.absolute().parent / FOLDER
    folder.mkdir(exist_ok=True)
    draft = folder / f".{path.stem}.{os.getpid()}.new"
    try:
        with suppress(FileNotFoundError):
            draft.unlink()
        conn.execute("VACUUM INTO ?", (str(draft),))
        for target in candidates(folder, f"{path.stem}-{shape.partition('_')[0]}"):
            with suppress(FileExistsError):
                new_file.put_in_place(draft, target)
                return target
    finally:
        with suppress(OSError):
            draft.unlink()
    raise FileExistsError(folder)  # never: there is always one more number


def _other_journal(path: Path) -> str:
    return _(
        "Another program keeps “{name}” in a journal beside it; until that program lets go, a copy of the file "
        "alone may lack the newest changes."
    ).format(name=path.name)
