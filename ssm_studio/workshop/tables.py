"""Tables that work apart: a copy of the session for each, and bringing the copies back in front of the room."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ssm_studio.domain.study import Study
from ssm_studio.domain.table_groups import prepare_tables, sit_down
from ssm_studio.domain.text import read
from ssm_studio.store import library
from ssm_studio.workshop import merging
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.institute.incoming import make_file
from ssm_studio.workshop.institute.local import parcel_of, read_local
from ssm_studio.workshop.workshop import Workshop, open_session


@dataclass(frozen=True, slots=True)
class Gathered:
    """What came of bringing back the copy of one table.

    Attributes:
        table: its name; "" where the copy is nobody's.
        entries: how many entries of its log were new.
        changed: whether anything in the session is different now.
        came: how many records of each kind came.
        clashes: short names of the clashes that the room has to settle.
        renamed: short names that two records had: (old, new).
    """

    path: Path
    table: str
    entries: int
    changed: bool
    came: dict[str, int]
    clashes: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Forked:
    """The copies for the tables.

    Attributes:
        paths: the files, in the order of the tables.
        cut: whether something private stayed at home.
    """

    paths: tuple[Path, ...]
    cut: bool


def fork(home: Home, path: Path, names: Sequence[str]) -> Forked:
    """A copy of the session for each table, with a picture of its own under its name.

    The groups and pictures are made in the session itself first, as one step, so that the copies have them in common.
    What is private is in none of them, nor in their logs, as with what goes to the library of an institute.

    Raises:
        StudioError: the session cannot be written, or the disk refuses.
    """
    with open_session(path) as workshop:
        return fork_open(home, workshop, names)


def fork_open(home: Home, workshop: Workshop, names: Sequence[str]) -> Forked:
    """The same for a session that is open.

    Raises:
        StudioError: as for `fork`.
    """
    path = workshop.path
    step, groups = prepare_tables(workshop.study, names)
    workshop.do(step)
    folder = home.ready(home.sessions)
    made: list[Path] = []
    with tempfile.TemporaryDirectory(prefix=".tables-", dir=folder) as aside:
        open_part = _without_private(path, Path(aside))
        for name, group in zip(names, groups, strict=True):
            draft = library.draft_copy(open_part or path, folder)
            try:
                with open_session(draft) as copy:
                    copy.do(sit_down(copy.study, group))
                made.append(library.settle(draft, folder, f"{path.stem} {name}"))
            finally:
                draft.unlink(missing_ok=True)
    return Forked(tuple(made), open_part is not None)


def _without_private(path: Path, folder: Path) -> Path | None:
    """A file in `folder` with all of a session but what is private, log and photographs included; None: nothing is."""
    local = read_local(path)
    parcel = parcel_of(local)
    if set(parcel.entries) == set(local.entries):
        return None
    return make_file(folder, parcel, path.stem, merging.read_copy(path).photographs)


def gather(path: Path, copy: Path) -> Gathered:
    """Bring back what one table did, as one step that can be undone.

    Raises:
        StudioError: it is no copy of the session, one of them cannot be read, or the session not be written.
    """
    them = merging.read_copy(copy)
    plan, _study = merging.merge_copy(path, them, gathered=True)
    return told(copy, them.study, plan)


def told(path: Path, study: Study, plan: merging.Plan) -> Gathered:
    """What a merge came to, in numbers and names."""
    group = study.groups.get(study.session.table or "")
    name = read(group.name, study.language) if group is not None else ""
    came: dict[str, int] = {}
    clashes: dict[str, str] = {}
    if plan.merged is not None:
        for put in plan.merged.step.puts:
            if put.after is not None and put.kind == "clash":
                clashes[put.id] = put.after.ref
            elif put.before is None and put.kind != "clash_side":
                came[put.kind] = came.get(put.kind, 0) + 1
    new = plan.merged.clashes if plan.merged is not None else ()
    renamed = plan.merged.renamed if plan.merged is not None else ()
    named = tuple(clashes[each] for each in new if each in clashes)
    changed = plan.merged is not None and bool(plan.merged.step)
    return Gathered(path, name, plan.news, changed, came, named, renamed)
