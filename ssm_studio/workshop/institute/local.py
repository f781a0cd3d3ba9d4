"""A session file of this home as a library sees it: what may leave it, and how far it has come."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ssm_studio.domain.picture import Photo
from ssm_studio.domain.study import Study
from ssm_studio.errors import UsageError
from ssm_studio.formats.redaction import for_readers
from ssm_studio.i18n import _
from ssm_studio.store import attachments, log_table, merged_log
from ssm_studio.store.errors import damaged
from ssm_studio.store.institute.outgoing import going_out
from ssm_studio.store.institute.port import FORGOTTEN, PRIVATE, Cut, Parcel
from ssm_studio.store.merged_log import RawEntry
from ssm_studio.store.session_file import SessionFile
from ssm_studio.workshop.institute.derived import shown_of

_BAD = (ValueError, TypeError, KeyError, AttributeError)


@dataclass(frozen=True, slots=True)
class LocalCopy:
    """A session file, read whole.

    Attributes:
        head, replica: its newest entry, and the copy that it is.
        forgotten: kind by id of what was forgotten in it.
        pixels: digests of the photographs whose bytes are in the file.
        mark: time of modification and size of the file as it was read.
    """

    path: Path
    study: Study
    entries: tuple[RawEntry, ...]
    head: str
    replica: str
    forgotten: dict[str, str]
    mark: tuple[int, int]
    pixels: frozenset[str] = frozenset()

    @property
    def session(self) -> str:
        """Its id, the same in every copy."""
        return self.study.session.id

    def photographs(self, *, here: bool) -> dict[str, Photo]:
        """The open photographs whose bytes are in this file, or those of which it has only the description."""
        study = for_readers(self.study)
        named = {id_: each for id_, each in study.photos.items() if each.kept_sha256}
        return {id_: e for id_, e in named.items() if (e.kept_sha256 in self.pixels) == here}


def mark_of(path: Path) -> tuple[int, int]:
    """By which a change of a file is known."""
    try:
        found = path.stat()
    except OSError:
        return 0, -1
    return found.st_mtime_ns, found.st_size


def read_local(path: Path) -> LocalCopy:
    """Read a session file without changing it.

    Raises:
        StudioError: it cannot be read, or is of a shape that has no ids for its entries.
    """
    mark = mark_of(path)
    with closing(SessionFile.open(path, change=False)) as file:
        study = file.load()
        if not file.sealed:
            raise UsageError(
                _("“{name}” is of an older version.").format(name=path.name),
                _("It stays as it is; the library gets it once it was opened."),
                _("Open it once: ssm-studio “{name}”").format(name=path.stem),
            )
        entries = file.reading(lambda conn: tuple(merged_log.all_of(conn)))
        head = file.reading(log_table.head)
        gone = file.reading(log_table.forgotten_kinds)
        pixels = frozenset(file.reading(attachments.digests)) if study.photos else frozenset()
    if head is None or head.entry is None:
        raise damaged(path)
    return LocalCopy(path, study, entries, head.entry, head.replica, gone, mark, pixels)


def parcel_of(
    copy: LocalCopy, *, shared: bool | None = None, received: int | None = None
) -> Parcel:
    """What of a session may leave this machine; `received` is up to where it knows of who is to take it.

    Raises:
        DamagedFileError: its log makes no sense.
    """
    try:
        going = going_out(copy.study, copy.entries)
    except _BAD as error:
        raise damaged(copy.path) from error
    cuts = [Cut(each, PRIVATE) for each in going.private if each not in copy.forgotten]
    cuts += [Cut(each, FORGOTTEN) for each in sorted(copy.forgotten)]
    shown = shown_of(copy.study, copy.replica, copy.head)
    return Parcel(
        copy.session,
        copy.study.title,
        going.entries,
        tuple(cuts),
        going.released,
        shown,
        shared,
        len(copy.entries) if received is None else received,
    )
