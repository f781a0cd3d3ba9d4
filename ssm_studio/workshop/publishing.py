"""The public form of all sessions of a folder as one database, for people who never open a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ssm_studio.errors import StudioError
from ssm_studio.formats.published.metadata import DATABASE, metadata
from ssm_studio.formats.published.tables import SAID, rows, tables
from ssm_studio.formats.redaction import for_readers
from ssm_studio.store import errors, published
from ssm_studio.store.names import session_paths
from ssm_studio.workshop.reading import read_study


@dataclass(frozen=True, slots=True)
class Published:
    """What was written.

    Attributes:
        about: what Datasette says about the database.
        unreadable: sessions that could not be read, each with why.
        copies: files of one session, each with the one before it; of what both hold the first one's is there.
    """

    database: Path
    about: Path
    unreadable: list[tuple[Path, str]] = field(default_factory=list)
    copies: list[tuple[Path, Path]] = field(default_factory=list)


def publish(folder: Path, target: Path) -> Published:
    """Write `sessions.db` and `metadata.json` into a folder.

    Raises:
        StudioError: the folder of sessions cannot be read, or the disk refuses.
    """
    made = Published(target / f"{DATABASE}.db", target / "metadata.json")
    paths = session_paths(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
        published.write(made.database, tables(), _rows(paths, made), (SAID, "text"))
        made.about.write_text(
            json.dumps(metadata(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
    except OSError as error:
        raise errors.from_system(error, target) from error
    return made


def _rows(paths: list[Path], made: Published) -> Iterator[tuple[str, dict[str, Any]]]:
    first: dict[str, Path] = {}
    for path in paths:
        try:
            study, _why = read_study(path)
        except StudioError as error:
            made.unreadable.append((path, error.title))
            continue
        if first.setdefault(study.session.id, path) != path:
            made.copies.append((path, first[study.session.id]))
        yield from rows(for_readers(study), path.name)
