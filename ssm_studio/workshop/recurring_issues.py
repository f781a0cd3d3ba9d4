"""Issues that come back: the same words, or the same record carried on, in more than one session."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ssm_studio.domain.picture import Element
from ssm_studio.domain.privacy import is_private
from ssm_studio.domain.study import Study
from ssm_studio.errors import StudioError
from ssm_studio.store.actions_and_issues import issues_in
from ssm_studio.store.search_index import Catalogue
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.reading import read_study


@dataclass(frozen=True, slots=True)
class Returned:
    """An issue of one session, and the other sessions that had it, by title."""

    id: str
    ref: str
    words: str
    before: tuple[str, ...]

    @property
    def times(self) -> int:
        """How many sessions have it, this one included."""
        return len(self.before) + 1


def returning(study: Study, others: Iterable[Path]) -> tuple[Returned, ...]:
    """The issues of `study` that other sessions had too, those that came back most often first.

    A session that cannot be read is passed over. Nothing private is compared.
    """
    found: dict[str, list[str]] = {}
    mine = _issues(study)
    for path in others:
        try:
            other, _why = read_study(path)
        except StudioError:
            continue
        theirs = _issues(other)
        ids, words = set(theirs), {_normal(each) for each in theirs.values()}
        for id_, said in mine.items():
            if id_ in ids or _normal(said) in words:
                found.setdefault(id_, []).append(other.title or path.stem)
    back = [
        Returned(id_, study.elements[id_].ref, mine[id_], tuple(titles))
        for id_, titles in found.items()
    ]
    return tuple(sorted(back, key=lambda each: -each.times))


@dataclass(frozen=True, slots=True)
class Recurring:
    """An issue that more than one session has: its words as the newest has it, and those sessions, newest first."""

    words: str
    path: Path
    sessions: tuple[str, ...]

    @property
    def times(self) -> int:
        """In how many sessions."""
        return len(self.sessions)


def recurring(home: Home, language: str) -> list[Recurring]:
    """The issues that came back over all sessions of a home, those that did so most often first.

    A session that has not changed is not opened for it.

    Raises:
        StudioError: the folder cannot be read.
    """
    catalogue = Catalogue(home.sessions, home.cache)
    try:
        catalogue.refresh()
        kept = catalogue.agreed()
    finally:
        catalogue.close()
    groups: dict[str, _Group] = {}
    for path, _modified, title, said in sorted(kept, key=lambda each: each[1], reverse=True):
        for id_, _ref, label in issues_in(said):
            keys = (id_, *(_normal(each) for each in label.everything))
            group = next((groups[key] for key in keys if key in groups), None)
            group = group or _Group(label.read(language), Path(path), {})
            group.sessions.setdefault(path, title or Path(path).stem)
            groups.update((key, groups.get(key, group)) for key in keys)
    found = {id(each): each for each in groups.values() if len(each.sessions) > 1}
    back = [Recurring(g.words, g.path, _told(g.sessions)) for g in found.values()]
    return sorted(back, key=lambda each: -each.times)


def _told(sessions: Mapping[str, str]) -> tuple[str, ...]:
    """What sessions are called: by title, and where cycles share one, by file."""
    titles = tuple(sessions.values())
    return (
        titles if len(set(titles)) == len(titles) else tuple(Path(each).stem for each in sessions)
    )


@dataclass(slots=True)
class _Group:
    words: str
    path: Path
    sessions: dict[str, str]


def _issues(study: Study) -> dict[str, str]:
    return {
        each.id: each.label.read(study.language)
        for each in study.elements.values()
        if _is_issue(each) and each.label is not None
    }


def _is_issue(element: Element) -> bool:
    return bool(element.is_issue) and not is_private(element)


def _normal(words: str) -> str:
    return " ".join(words.casefold().split()).strip(".!? ")
