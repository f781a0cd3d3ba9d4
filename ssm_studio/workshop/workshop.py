"""The workshop: an open session, and the one way to change it.

Memory, then disk, then the listeners. If the disk refuses, memory has not changed. Undo and redo are steps like
any other and go the same way.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final, Self

from ssm_studio.domain.changes import (
    NOTHING,
    Changeset,
    Clash,
    RecordChange,
    absorb,
    apply,
    made_storable,
)
from ssm_studio.domain.edit_clashes import Side
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import storable
from ssm_studio.errors import ConflictError, ReadOnlyError, SessionFileError
from ssm_studio.i18n import _
from ssm_studio.store import attachments, errors, log_table, session_file
from ssm_studio.store.change_log import LogEntry, forward
from ssm_studio.store.errors import FileBusyError, MovedOnError
from ssm_studio.store.merged_copy import Absorbed
from ssm_studio.store.session_file import SessionFile
from ssm_studio.values import dataclass
from ssm_studio.workshop.author import author_name
from ssm_studio.workshop.clash_records import noted, now, taken_back, who_wrote, with_clashes
from ssm_studio.workshop.create import create_session
from ssm_studio.workshop.history import NEWEST, History, Step
from ssm_studio.workshop.log_entries import deletion_of, entries_of
from ssm_studio.workshop.rebasing import carried_over, with_own_names, without_forgotten
from ssm_studio.workshop.wordings import Wordings

__all__ = ["LogEntry", "Outcome", "Workshop", "create_session", "open_session"]

_Listener = Callable[[Study], None]
_ATTEMPTS: Final = 25


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a step.

    Attributes:
        changed: whether the session is different now.
        label: what was done, undone or redone.
        clashes: fields that somebody else had changed in the meantime; both texts were kept.
        replaced: characters that no file can hold were replaced by U+FFFD.
    """

    changed: bool
    label: str = ""
    clashes: tuple[Clash, ...] = ()
    replaced: bool = False


class Workshop:
    """One open session. Use `open_session` to get one, and `close` it.

    Attributes:
        path: its file.
        author: whose name is written beside each change.
        read_only: why it can only be read, as a sentence; "" where it can be changed.
        notices: sentences about what was found or done when it was opened.
        saved_at: when the newest change that we know of reached the disk (UTC).
        edited: whether a step was made here since it was opened.
        wordings: texts that two people worded differently at the same time, until somebody chooses.
    """

    def __init__(self, file: SessionFile, author: str) -> None:
        self.path = file.path
        self.author = author
        self._file = file
        self._lock = threading.RLock()
        self._listeners: list[_Listener] = []
        self._study = file.load()
        self.wordings = Wordings(author)
        self.edited = False
        self.read_only = file.read_only
        self.notices = tuple(file.notices)
        first = max(1, file.seq - NEWEST + 1)
        headings = file.headings(first)
        whole = file.headings if first > 1 else None
        self._history = History(headings, whole, file.reading(log_table.stubs))
        self._forgotten = file.forgotten()
        self.saved_at: datetime | None = headings[-1].at if headings else None

    @property
    def study(self) -> Study:
        """Everything in the session, as it is now."""
        return self._study

    @property
    def undo_label(self) -> str:
        """What `undo` would take back; "" where there is nothing."""
        return self._history.done[-1].label if self._history.done else ""

    @property
    def redo_label(self) -> str:
        """What `redo` would bring back; "" where there is nothing."""
        return self._history.undone[-1].label if self._history.undone else ""

    def do(self, changeset: Changeset) -> Outcome:
        """Make a step, and have it on disk before this returns.

        A step that was made against an older study is carried over to the newest one; both texts are kept
        where two people wrote into one field, and the outcome names them.

        Raises:
            StudioError: the disk refused, or the session can only be read; nothing has changed.
        """
        with self._lock:
            if not changeset:
                return Outcome(False, changeset.label)
            self._must_be_writable()
            # A session opens sooner without what only its first change needs.
            from ssm_studio.workshop.derived_changes import with_consequences

            step, replaced = made_storable(changeset)
            key = step.merge_key
            step = Changeset(
                storable(step.label), step.puts, None if key is None else storable(key)
            )
            changed, clashes = self._commit(step, follow=with_consequences)
            return Outcome(changed, step.label, clashes, replaced)

    def absorb(
        self, plan: Callable[[SessionFile, Study], tuple[Changeset, Absorbed] | None]
    ) -> bool:
        """Make the step that merging another copy comes to; whether there was one.

        Args:
            plan: gives the step and what is kept of the other copy, None for nothing; asked again when somebody
                else was faster.

        Raises:
            StudioError: the disk refused, or the session can only be read; nothing has changed.
        """
        with self._lock:
            self._must_be_writable()
            before = self._study
            for _attempt in range(_ATTEMPTS):
                planned = plan(self._file, self._study)
                if planned is None:
                    return False
                step, absorbed = planned
                study = apply(self._study, step)
                try:
                    heading = self._file.commit(
                        step, author=self.author, after=study, absorbed=absorbed
                    )
                except MovedOnError:
                    self._read_on()
                    self._must_be_writable()
                    continue
                self._study, self.saved_at, self.edited = study, heading.at, True
                self._history.extend([heading])
                self._tell(before)
                return True
            raise errors.keeps_changing(self.path)

    def undo(self) -> Outcome:
        """Take back the newest step; the log gets an entry that says so.

        Raises:
            StudioError: as for `do`.
        """
        return self._turn_round(self._history.done, _("Undo: {step}"))

    def redo(self) -> Outcome:
        """Bring back what was undone last.

        Raises:
            StudioError: as for `do`.
        """
        return self._turn_round(self._history.undone, _("Redo: {step}"))

    def reload_if_changed(self) -> bool:
        """Take in what another program has written; whether there was anything. Cheap enough for every second."""
        with self._lock:
            if not self._file.changed_elsewhere():
                return False
            before = self._study
            try:
                self._read_on()
            except FileBusyError:
                self._file.ask_again()
            return self._tell(before)

    def subscribe(self, listener: _Listener) -> Callable[[], None]:
        """Call `listener` with each new study; the function that comes back ends it."""
        self._listeners.append(listener)

        def end() -> None:
            with suppress(ValueError):
                self._listeners.remove(listener)

        return end

    def log(self) -> tuple[LogEntry, ...]:
        """The change log, oldest first, every entry with its step."""
        with self._lock:
            return entries_of(self._file, self._study, 1)

    def keep_bytes(self, them: Sequence[tuple[str, str, bytes]]) -> None:
        """Keep the bytes of photographs, each by digest and kind of file; the step that names them comes after.

        Raises:
            StudioError: the disk refused, or the session can only be read; nothing has changed.
        """
        with self._lock:
            self._must_be_writable()
            self._file.must_be_there()
            self._read_on()
            self._file.writing(lambda conn: attachments.put_all(conn, them))

    def kept_bytes(self, sha256: str) -> bytes | None:
        """The bytes of a photograph by the digest of what is kept; None where the file has them no more."""
        with self._lock:
            return self._file.reading(lambda conn: attachments.get(conn, sha256))

    def save_copy(self, path: Path) -> Path:
        """Write the session to another file, with its log where the file can still be read.

        Raises:
            StudioError: that file is there already, or cannot be written.
        """
        with self._lock:
            if not self._copied(path):
                label = _("Copy of “{title}”").format(title=self._study.title)
                session_file.create(path, self._study, author=self.author, label=label)
        return path

    def _copied(self, path: Path) -> bool:
        """Whether the file, or what is left of it since it was deleted, could be copied with its log."""
        try:
            last = self._file.entries(self._file.seq, self._file.seq)
            if [heading.at for heading, _puts in last] != [self.saved_at]:
                return False
            self._file.copy_to(path)
        except SessionFileError:
            return False
        return True

    def close(self) -> None:
        """Let go of the file; everything is on disk already."""
        with self._lock:
            self._listeners.clear()
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _turn_round(self, steps: list[Step], words: str) -> Outcome:
        with self._lock:
            if not steps:
                return Outcome(False)
            self._must_be_writable()
            step = steps[-1]
            done = self._step(step)
            inverse = taken_back(self._study, done, words.format(step=step.label))
            changed, clashes = self._commit(inverse, undo_of=step.entries[-1])
            return Outcome(changed, step.label, clashes)

    def _step(self, step: Step) -> Changeset:
        whole = NOTHING
        for entry in entries_of(self._file, self._study, step.entries[0]):
            if entry.seq in step.entries:
                whole = absorb(whole, entry.changes)
        return whole

    def _commit(
        self,
        step: Changeset,
        undo_of: int | None = None,
        follow: Callable[[Study, Changeset], Changeset] = lambda _study, step: step,
    ) -> tuple[bool, tuple[Clash, ...]]:
        """Memory, disk, listeners; and again when somebody else was faster. `follow` adds what a step entails."""
        before, clashes = self._study, dict[tuple[str, str, str], Clash]()
        try:
            for attempt in range(_ATTEMPTS):
                step = without_forgotten(step, self._forgotten)
                step, found = carried_over(self._study, step, self._lost)
                if attempt:
                    step = with_own_names(self._study, step)
                clashes |= {(each.kind, each.id, each.field): each for each in found}
                whole = follow(self._study, step)
                whole = with_clashes(
                    self._study, whole, clashes.values(), self._who_wrote, self.author
                )
                study = apply(self._study, whole)
                # An undo that became empty still counts, unless somebody took that step back before.
                if not whole and not self._history.has(undo_of):
                    break
                try:
                    heading = self._file.commit(
                        whole, author=self.author, undo_of=undo_of, after=study
                    )
                except MovedOnError:
                    self._read_on()
                    self._must_be_writable()
                    continue
                self._study = study
                self.saved_at, self.edited = heading.at, True
                self._history.extend([heading])
                break
            else:
                raise errors.keeps_changing(self.path)
            self.wordings.note(whole)
        finally:
            changed = self._tell(before)
        return changed, tuple(clashes.values())

    def _read_on(self) -> None:
        """Take in the entries of the log that somebody else has written since."""
        self._file.must_be_there()
        known = self._file.seq
        news = self._file.entries(known)
        if known and (not news or (news[0][0].seq, news[0][0].at) != (known, self.saved_at)):
            # Not a continuation of what we know: another session was copied over this file.
            raise errors.moved_away(self.path)
        news = [each for each in news if each[0].seq > known]
        study, headings = self._study, [heading for heading, _puts in news]
        if not news:
            # Written past the log, or not to the records at all.
            found = self._file.load()
            study = study if found == study else found
        try:
            for heading, puts in news:
                study = apply(study, forward(study, heading, puts))
            self._file.seq = known + len(news)
        except (ConflictError, ValueError, TypeError, KeyError):
            study = self._file.load()
            headings = [each for each, _puts in self._file.entries(known + 1, self._file.seq)]
        self._study = study
        self._history.extend(headings)
        if headings:
            self.saved_at = headings[-1].at
        if (forgotten := self._file.forgotten()) != self._forgotten:
            # Labels of steps may have held words that are gone.
            stubs = self._file.reading(log_table.stubs)
            self._forgotten = forgotten
            self._history = History(self._file.headings(), never=stubs)
        self.read_only = self.read_only or self._file.read_only or self._file.is_newer()

    def _tell(self, before: Study) -> bool:
        if self._study is before:
            return False
        for listener in tuple(self._listeners):
            listener(self._study)
        return True

    def _lost(self, kind: str, id_: str) -> tuple[RecordChange, ...]:
        return deletion_of(self._file, self._study, kind, id_)

    def _who_wrote(self, id_: str, field: str) -> tuple[str, str]:
        return who_wrote(self._file, id_, field)

    def keeping_both(
        self, step: Changeset, where: tuple[str, str, str], base: str, mine: str, theirs: str
    ) -> Changeset:
        """A step that writes both wordings into a field, with the record of who wrote which; see `clashing.noted`."""
        with self._lock:
            sides = Side(theirs, *self._who_wrote(*where[:2])), Side(mine, self.author, now())
            step = noted(self._study, step, where, base, sides)
            self.wordings.note(step)
            return step

    def _must_be_writable(self) -> None:
        if self.read_only:
            raise ReadOnlyError(self.read_only, _("Nothing was changed."))


def open_session(path: Path, *, author: str | None = None) -> Workshop:
    """Open a session file for work.

    Raises:
        SessionFileError: it cannot be opened; `DamagedFileError` where its content is broken, and
            `sessions.salvage` may still read some of it.
    """
    file = SessionFile.open(path)
    try:
        return Workshop(file, author or author_name())
    except BaseException:
        file.close()
        raise
