"""A folder of session files as a library, with its catalogue: the default, and nothing to install."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from ssm_studio.domain.listed_action import ListedAction
from ssm_studio.errors import StudioError
from ssm_studio.store.institute.links import Links
from ssm_studio.store.institute.port import (
    CameUp,
    FoundSession,
    Listed,
    Parcel,
    Shown,
    Taken,
    Theme,
)
from ssm_studio.store.names import session_paths
from ssm_studio.store.search_hits import folded
from ssm_studio.store.search_index import Catalogue
from ssm_studio.store.session_file import SessionFile
from ssm_studio.store.summary import Summary
from ssm_studio.workshop.agreed_actions import agreed_actions
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.institute.derived import shown_of
from ssm_studio.workshop.institute.incoming import make_file, merge_in, news_in
from ssm_studio.workshop.institute.local import mark_of, parcel_of, read_local

_ORIGIN = "library"


class FolderLibrary:
    """The sessions of one folder. What is private is not searched, counted or given away."""

    def __init__(self, home: Home) -> None:
        """Nothing is read yet."""
        self._home = home
        self._links = Links(home.cache)

    def list(self, *, own: bool = False) -> tuple[Listed, ...]:  # noqa: ARG002 - all of a folder are
        """The sessions, the one changed last first; files that cannot be read are left out, and all are one's own."""
        found = [
            Listed(shown["session"], each.title, "", each.modified)
            for each, shown in self._sessions()
        ]
        return tuple(found)

    def search(
        self, words: str, most: int = 20, *, private: bool = False
    ) -> tuple[FoundSession, ...]:
        """The sessions that hold all the words, the one changed last first; every word is taken as a beginning.

        With `private` what is for the facilitator only is looked through too, in each file.
        """
        plain = " ".join(each.rstrip("*") for each in words.split() if each.strip("*"))
        catalogue = Catalogue(self._home.sessions, self._home.cache)
        try:
            catalogue.refresh()
            hits = catalogue.search(plain, private=private, most=most)
            known = catalogue.summaries_at(each.path for each in hits)
        finally:
            catalogue.close()
        found = [
            FoundSession(
                session_id(hit.path), hit.title, "", known[hit.path].modified, hit.snippets
            )
            for hit in hits
            if hit.path in known
        ]
        return tuple(sorted(found, key=lambda each: each.changed, reverse=True))

    def actions(self) -> tuple[ListedAction, ...]:
        """What was agreed in all sessions."""
        found, _unreadable = agreed_actions(self._home)
        return tuple(found)

    def themes(self) -> tuple[Theme, ...]:
        """What came up in how many sessions, those that came up most often first."""
        groups: dict[tuple[str, str], _Counted] = {}
        for each, shown in self._sessions():
            for lens, theme, _records, done in shown["themes"]:
                group = groups.setdefault((lens, folded(theme)), _Counted(theme))
                group.add(shown["session"], each.title, done=done)
        found = [
            Theme(
                lens,
                group.theme,
                tuple(sorted(group.sessions.items(), key=lambda e: e[::-1])),
                len(group.done),
            )
            for (lens, _words), group in groups.items()
        ]
        return tuple(sorted(found, key=lambda each: (-len(each.sessions), each.theme)))

    def history(self, words: str) -> tuple[CameUp, ...]:
        """The issue with these words, or of this id, in each session that has it, the oldest first."""
        every = [
            (
                CameUp(
                    shown["session"],
                    each.title,
                    shown["cycle"],
                    each.modified,
                    record,
                    ref,
                    label,
                    tuple((a, b) for a, b in became),
                )
            )
            for each, shown in self._sessions()
            for record, ref, label, became in shown["issues"]
        ]
        asked = folded(words.strip())
        named = [
            each for each in every if words.strip() == each.record or folded(each.words) == asked
        ]
        records, said = {each.record for each in named}, {folded(each.words) for each in named}
        found = [each for each in every if each.record in records or folded(each.words) in said]
        return tuple(sorted(found, key=lambda each: (each.cycle, each.changed)))

    def push(self, parcel: Parcel) -> Taken:
        """Take in what is new in a parcel: into the file of that session, or a new one."""
        path = self._path_of(parcel.session)
        if path is None:
            made = make_file(self._home.ready(self._home.sessions), parcel, _ORIGIN)
            return Taken(len(parcel.entries), len(read_local(made).entries))
        news = news_in(parcel, read_local(path))
        if news.matters:
            merge_in(path, news, _ORIGIN)
        return Taken(len(news.new), len(read_local(path).entries))

    def pull(self, session: str, after: int = 0) -> Parcel:
        """All that may leave the folder of a session, or nothing where nothing was added since."""
        path = self._path_of(session)
        if path is None:
            return Parcel(session, "", ())
        parcel = parcel_of(read_local(path))
        # A file does not number what came in; but nothing ever goes out of its log.
        return replace(parcel, entries=()) if after >= parcel.received else parcel

    def close(self) -> None:
        """There is nothing to let go of."""

    def _path_of(self, session: str) -> Path | None:
        for path in session_paths(self._home.sessions):
            with suppress(StudioError):
                if session_id(path) == session:
                    return path
        return None

    def _sessions(self) -> Iterator[tuple[Summary, dict[str, Any]]]:
        """Each session that can be read, the one changed last first, with what is counted of it."""
        catalogue = Catalogue(self._home.sessions, self._home.cache)
        try:
            catalogue.refresh()
            summaries = [each for each in catalogue.summaries() if not each.problem]
        finally:
            catalogue.close()
        for each in summaries:
            with suppress(StudioError):
                yield each, self._counted(each.path)

    def _counted(self, path: Path) -> dict[str, Any]:
        mark = mark_of(path)
        made = self._links.made(path, mark)
        if made is None:
            copy = read_local(path)
            made = _kept_of(copy.session, shown_of(copy.study, copy.replica, copy.head))
            self._links.put_made(path, mark, copy.session, made)
        found: dict[str, Any] = made
        return found


class _Counted:
    """A theme while it is counted."""

    def __init__(self, theme: str) -> None:
        self.theme = theme
        self.sessions: dict[str, str] = {}
        self.done: set[str] = set()

    def add(self, session: str, title: str, *, done: bool) -> None:
        """One more session."""
        self.sessions[session] = title
        if done:
            self.done.add(session)


def _kept_of(session: str, shown: Shown) -> dict[str, Any]:
    whole = asdict(shown)
    issues = [[*each[:3], json.loads(each[3])] for each in shown.issues]
    return {
        "session": session,
        "cycle": whole["cycle"],
        "themes": whole["themes"],
        "issues": issues,
    }


def session_id(path: Path) -> str:
    """The id of the session in a file, the same in every copy.

    Raises:
        StudioError: it cannot be read.
    """
    with closing(SessionFile.open(path, change=False)) as file:
        row = file.reading(lambda conn: conn.execute('SELECT "id" FROM "sessions"').fetchone())
    return str(row[0]) if row else ""
