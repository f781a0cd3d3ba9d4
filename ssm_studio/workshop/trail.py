"""The audit trail of a session file, without what is private."""

from __future__ import annotations

from pathlib import Path

from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.trail import Trail, TrailEntry
from ssm_studio.workshop.log_listing import Line, stream
from ssm_studio.workshop.verifying import verify_session


def trail_of(path: Path) -> Trail:
    """The whole trail; nothing is written.

    Raises:
        SessionFileError: the file cannot be read; `DamagedFileError` where an entry makes no sense.
    """
    owned: dict[str, str] = {}
    entries = tuple(_entry(line, owned) for line in stream(path))
    verdict = verify_session(path).verdict
    if verdict is None:
        return Trail(entries)
    return Trail(entries, verdict.head, verdict.broken, len(verdict.differences))


def _entry(line: Line, owned: dict[str, str]) -> TrailEntry:
    """The entry of a line; `owned` learns who owns what, as it came into being."""
    owners: set[str] = set()
    shown: list[tuple[str, str]] = []
    for (kind, id_, ref), (was, now) in zip(line.records, line.sides, strict=True):
        field = BY_NAME[kind].parent_field
        if field and (owner := (now or was or {}).get(field)):
            owned[id_] = owner
        if id_ not in line.hidden:
            shown.append((kind, ref))
            owners |= {id_, owned.get(id_, id_)}
    head = line.heading
    return TrailEntry(
        head.seq,
        head.id,
        head.parent,
        head.digest,
        head.at,
        head.author,
        "" if line.private else head.label,
        tuple(shown),
        frozenset(owners),
    )
