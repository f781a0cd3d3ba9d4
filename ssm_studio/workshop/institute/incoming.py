"""What comes from a library goes into a session file: a new one, or the one that is here, with nothing lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ssm_studio.domain.changes import apply
from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.merging.merge import merge
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.store import chain, library, merged_log
from ssm_studio.store.change_log import FORGOTTEN
from ssm_studio.store.errors import damaged
from ssm_studio.store.institute.port import Parcel
from ssm_studio.store.merged_copy import Absorbed
from ssm_studio.store.merged_log import RawEntry
from ssm_studio.store.redact import cut
from ssm_studio.workshop.author import author_name
from ssm_studio.workshop.institute.local import LocalCopy
from ssm_studio.workshop.merging import Copy, merge_copy

_BAD = (ValueError, TypeError, KeyError, AttributeError)


@dataclass(frozen=True, slots=True)
class News:
    """What in a parcel is new to a file that is here.

    Attributes:
        entries: all that both know, by id.
        new: ids of those that the file does not know.
        heads: of the new ones those that no other follows, the oldest first.
        apart: whether somebody worked here on what the others did not know of.
    """

    entries: Mapping[str, RawEntry]
    new: frozenset[str]
    heads: tuple[str, ...]
    apart: bool

    @property
    def matters(self) -> bool:
        """Whether people did any of it; what a merge wrote follows from the rest."""
        return any(self.entries[each].merged is None for each in self.new)


def news_in(parcel: Parcel, copy: LocalCopy) -> News:
    """What in a parcel is new to a file."""
    here = {each.id for each in copy.entries}
    entries = {each.id: each for each in (*parcel.entries, *copy.entries)}
    new = frozenset(entries.keys() - here)
    heads = _heads(entries, new)
    known = _closure(entries, heads)
    apart = any(entries[each].merged is None for each in here - known)
    return News(entries, new, heads, bool(new) and apart)


def _heads(entries: Mapping[str, RawEntry], among: Collection[str]) -> tuple[str, ...]:
    followed = {
        before
        for each in among
        for before in (entries[each].parent, entries[each].merged)
        if before is not None
    }
    found = [entries[each] for each in among if each not in followed]
    return tuple(each.id for each in sorted(found, key=lambda one: (one.at, one.id)))


def _closure(entries: Mapping[str, RawEntry], heads: Iterable[str]) -> set[str]:
    """These entries and all that they knew of."""
    found: set[str] = set()
    waiting = list(heads)
    while waiting:
        each = waiting.pop()
        if each in found or each not in entries:
            continue
        found.add(each)
        waiting += [e for e in (entries[each].parent, entries[each].merged) if e is not None]
    return found


def _forgotten(entries: Iterable[RawEntry]) -> dict[str, str]:
    """Kind by id of what entries say was forgotten."""
    return {
        put["id"]: put["kind"]
        for each in entries
        if FORGOTTEN in each.puts
        for put in chain.parsed_puts(each.puts)
        if FORGOTTEN in put and put["kind"] in BY_NAME
    }


def merge_in(path: Path, news: News, origin: str) -> int:
    """Take what is new into the file at `path`, line by line of work; how many clashes the room has to settle.

    Raises:
        StudioError: it cannot be written, or what came makes no sense; the file is as it was.
    """
    clashes = 0
    for head in news.heads:
        line = _closure(news.entries, [head])
        plan, _study = merge_copy(path, _copy(news.entries, line, head, origin))
        clashes += len(plan.merged.clashes) if plan.merged is not None else 0
    return clashes


def _copy(entries: Mapping[str, RawEntry], line: Collection[str], head: str, origin: str) -> Copy:
    chosen = tuple(entries[each] for each in sorted(line))
    return Copy(Path(origin), Study(), chosen, head, _forgotten(chosen), ())


def make_file(
    folder: Path,
    parcel: Parcel,
    origin: str,
    photographs: Iterable[tuple[str, str, bytes]] = (),
) -> Path:
    """A new session file in a folder with all that is in a parcel; its path.

    Args:
        photographs: digest, kind of file, bytes; those that the session names are kept.

    Raises:
        StudioError: the disk refuses, or what came makes no sense.
    """
    entries = {each.id: each for each in parcel.entries}
    heads: Sequence[str] = _heads(entries, entries.keys())
    if not heads:
        raise damaged(Path(parcel.title or origin))
    line = _closure(entries, heads[-1:])
    chosen = tuple(entries[each] for each in sorted(line))
    gone = _forgotten(entries.values())
    chosen = tuple(cut(chosen, gone).values())
    try:
        merged = merge(Study(), (), map(merged_log.read, chosen), gone)
        study = apply(Study(), merged.step)
        title = study.title
    except (*_BAD, IndexError, StopIteration) as error:
        raise damaged(Path(parcel.title or origin)) from error
    named = {each.kept_sha256 for each in study.photos.values()}
    path = library.create(
        folder,
        study,
        name=title or parcel.title,
        author=author_name(),
        label=_("Taken from “{name}”").format(name=origin),
        absorbed=Absorbed(heads[-1], chosen, tuple(p for p in photographs if p[0] in named)),
    )
    for head in heads[:-1]:
        other = _closure(entries, [head])
        merge_copy(path, _copy(entries, other | line, head, origin))
    return path
