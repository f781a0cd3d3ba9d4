"""The entries of an open session with what each changed, read from the newest back."""

from __future__ import annotations

from ssm_studio.domain.changes import RecordChange
from ssm_studio.domain.study import Study
from ssm_studio.store import errors
from ssm_studio.store.change_log import LogEntry, Rewind, log_entry
from ssm_studio.store.session_file import SessionFile


def entries_of(file: SessionFile, study: Study, first: int) -> tuple[LogEntry, ...]:
    """The entries from a number on, oldest first; `study` is the session after the newest.

    Raises:
        DamagedFileError: one makes no sense.
    """
    rewind = Rewind(study)
    entries = reversed(file.entries(first, file.seq))
    try:
        found = [log_entry(head, rewind.back(head, puts)) for head, puts in entries]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise errors.damaged(file.path) from error
    return tuple(reversed(found))


def deletion_of(file: SessionFile, study: Study, kind: str, id_: str) -> tuple[RecordChange, ...]:
    """What the newest step did that deleted a record; () where the log knows of none.

    Raises:
        DamagedFileError: an entry makes no sense.
    """
    for entry in reversed(entries_of(file, study, 1)):
        for put in entry.changes.puts:
            if (put.kind, put.id) == (kind, id_) and put.after is None:
                return entry.changes.puts
    return ()
