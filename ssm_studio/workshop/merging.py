"""Merging another copy of a session into this one: what it would change, and doing it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ssm_studio.domain.changes import Changeset, apply
from ssm_studio.domain.clash import ClashSide
from ssm_studio.domain.merging.merge import Merged, merge
from ssm_studio.domain.study import Study
from ssm_studio.errors import UsageError
from ssm_studio.i18n import _
from ssm_studio.store import attachments, forget, log_table, merged_log
from ssm_studio.store.errors import damaged
from ssm_studio.store.merged_copy import Absorbed
from ssm_studio.store.merged_log import RawEntry
from ssm_studio.store.redact import Words, cut
from ssm_studio.store.session_file import SessionFile
from ssm_studio.workshop.author import author_name
from ssm_studio.workshop.history import GATHERED
from ssm_studio.workshop.workshop import Workshop, open_session

_BAD: Final = (ValueError, TypeError, KeyError, AttributeError)


@dataclass(frozen=True, slots=True)
class Copy:
    """Another copy of a session, read whole.

    Attributes:
        entries: its own and those that were merged into it, oldest first.
        head: id of its newest entry.
        forgotten: kind by id of what was forgotten in it.
        photographs: digest, kind of file, bytes.
    """

    path: Path
    study: Study
    entries: tuple[RawEntry, ...]
    head: str
    forgotten: dict[str, str]
    photographs: tuple[tuple[str, str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What merging a copy comes to.

    Attributes:
        ours: ids of the entries that this file had.
        news: how many entries of the copy are new to it.
        merged: the step, the clashes, the renumbered; None where nothing is new.
    """

    ours: frozenset[str]
    news: int
    merged: Merged | None
    absorbed: Absorbed | None


def read_copy(path: Path) -> Copy:
    """Everything in a copy that merging needs; an older file is brought to today's shape first.

    Raises:
        StudioError: it cannot be read, or is of a shape that cannot be merged.
    """
    with closing(SessionFile.open(path)) as file:
        study = file.load()
        if not file.sealed:
            raise UsageError(
                _("“{name}” is of an older version and can only be read.").format(name=path.name),
                file.read_only,
                _("Copy it to where it can be written, and merge the copy."),
            )
        entries = file.reading(lambda conn: tuple(merged_log.all_of(conn)))
        gone = file.reading(log_table.forgotten_kinds)
        head = file.reading(log_table.head)
        photographs = file.reading(lambda conn: attachments.not_among(conn, ()))
    return Copy(path, study, entries, (head and head.entry) or "", gone, tuple(photographs))


def _plan_of(file: SessionFile, study: Study, copy: Copy) -> Plan:
    """What merging `copy` into an open file comes to; nothing is changed.

    Raises:
        UsageError: the two have no entry in common.
        StudioError: a log makes no sense.
    """
    ours = file.reading(lambda conn: tuple(merged_log.all_of(conn)))
    known = frozenset(each.id for each in ours)
    if not known & {each.id for each in copy.entries}:
        raise UsageError(
            _("“{name}” is not a copy of this session.").format(name=copy.path.name),
            _("The two have no beginning in common; nothing was changed."),
            _("`ssm-studio compare A B` shows how two sessions differ."),
        )
    forgotten = {**copy.forgotten, **file.reading(log_table.forgotten_kinds)}
    # What an entry quotes may have been written long before the copies parted.
    clean = cut(copy.entries, forgotten)
    news = tuple(each for id_, each in clean.items() if id_ not in known)
    if not news:
        return Plan(known, 0, None, None)
    try:
        merged = merge(study, map(merged_log.read, ours), map(merged_log.read, news), forgotten)
    except _BAD as error:
        raise damaged(copy.path) from error
    there = file.reading(attachments.digests)
    photographs = tuple(each for each in copy.photographs if each[0] not in there)
    return Plan(known, len(news), merged, Absorbed(copy.head, news, photographs))


def merge_copy(
    path: Path, copy: Copy, *, author: str | None = None, gathered: bool = False
) -> tuple[Plan, Study]:
    """Merge a copy into the session at `path`, as one entry of its log; what came of it, and the session then.

    What was forgotten in the copy is forgotten in this session too, before anything else.

    Args:
        gathered: whether undo takes the whole merge back; otherwise it takes back what was done here before.

    Raises:
        StudioError: one of them cannot be read, the session cannot be written, or they are no copies.
    """
    with open_session(path, author=author) as workshop:
        return merge_open(workshop, copy, gathered=gathered), workshop.study


def merge_copies(path: Path, copy: Copy, target: Path | None) -> tuple[Plan, Study]:
    """Merge a copy into the session at `path`, or into a new file that is a copy of it.

    Raises:
        StudioError: as for `merge_copy`, or the new file is there already.
    """
    if target is None:
        return merge_copy(path, copy)
    with closing(SessionFile.open(path)) as file:
        file.copy_to(target)
    try:
        return merge_copy(target, copy)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def plan_copies(path: Path, copy: Copy) -> tuple[Plan, Study]:
    """What `merge_copy` would come to, and the session as it would be then; nothing is changed.

    Raises:
        StudioError: as for `merge_copy`.
    """
    with closing(SessionFile.open(path, change=False)) as file:
        study = file.load()
        plan = _plan_of(file, study, copy)
    return plan, study if plan.merged is None else apply(study, plan.merged.step)


def sides_by_copy(
    plan: Plan, study: Study, clash: str
) -> tuple[ClashSide | None, ClashSide | None]:
    """The newest side of a clash that this copy had, and the newest that came with the other."""
    entries = plan.merged.timeline.entries if plan.merged is not None else {}
    ours = {(e.author, e.at) for e in entries.values() if e.id in plan.ours}
    mine = theirs = None
    for side in study.clash_sides.values():
        if side.clash == clash:
            if (side.author, side.at) in ours:
                mine = side if mine is None or (side.at or "") > (mine.at or "") else mine
            elif theirs is None or (side.at or "") > (theirs.at or ""):
                theirs = side
    return mine, theirs


def merge_open(workshop: Workshop, copy: Copy, *, gathered: bool = False) -> Plan:
    """The same in a session that is open.

    Raises:
        StudioError: as for `merge_copy`.
    """
    _forget_too(workshop.path, copy)
    workshop.reload_if_changed()
    label = _("Merge “{name}”").format(name=copy.path.name)
    done: list[Plan] = []

    def plan(file: SessionFile, study: Study) -> tuple[Changeset, Absorbed] | None:
        found = _plan_of(file, study, copy)
        done[:] = [found]
        if found.merged is None or found.absorbed is None:
            return None
        key = GATHERED if gathered else None
        return Changeset(label, found.merged.step.puts, key), found.absorbed

    workshop.absorb(plan)
    return done[0]


def _forget_too(path: Path, copy: Copy) -> None:
    with closing(SessionFile.open(path, change=False)) as file:
        known = file.forgotten()
    ids = {id_: kind for id_, kind in copy.forgotten.items() if id_ not in known}
    if not ids or not forget.holds_any(path, ids):
        return
    words = Words.of(forget.texts_of(path, ids))
    label = _("Forget what was forgotten in “{name}”").format(name=copy.path.name)
    forget.forget_in(path, ids, words, "", label, author_name())
