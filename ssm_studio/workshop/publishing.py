"""The public form of all sessions of a folder as one database, for people who never open a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ssm_studio.errors import StudioError
from ssm_studio.formats.published.metadata import DATABASE, metadata
from ssm_studio.formats.published.tables import SAID, rows, tables
from ssm_studio.formats.redaction import for_readers
from ssm_studio.store import errors, published
from ssm_studio.store.names import session_paths
from ssm_studio.workshop.reading import read_study


def publish(folder: Path, target: Path) -> tuple[Path, Path, list[tuple[Path, str]]]:
    """Write `sessions.db` and `metadata.json` into a folder; both files, and the sessions that could not be read.

    Raises:
        StudioError: the folder of sessions cannot be read, or the disk refuses.
    """
    unreadable: list[tuple[Path, str]] = []
    paths = session_paths(folder)
    database, about = target / f"{DATABASE}.db", target / "metadata.json"
    try:
        target.mkdir(parents=True, exist_ok=True)
        published.write(database, tables(), _rows(paths, unreadable), (SAID, "text"))
        about.write_text(
            json.dumps(metadata(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
    except OSError as error:
        raise errors.from_system(error, target) from error
    return database, about, unreadable


def _rows(
    paths: list[Path], unreadable: list[tuple[Path, str]]
) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in paths:
        try:
            study, _why = read_study(path)
        except StudioError as error:
            unreadable.append((path, error.title))
            continue
        yield from rows(for_readers(study), path.name)
