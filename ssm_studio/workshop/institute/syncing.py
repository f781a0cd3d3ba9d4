"""Push, pull and sync between this home and a library: what goes, what comes, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from ssm_studio.errors import StudioError, UsageError
from ssm_studio.i18n import _, ngettext
from ssm_studio.store.institute.links import Link, Links
from ssm_studio.store.institute.port import Library, Listed, Parcel
from ssm_studio.store.institute.server import NotLetInError, UnreachableError
from ssm_studio.store.names import session_paths, slug
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.institute.folder import session_id
from ssm_studio.workshop.institute.incoming import make_file, merge_in, news_in
from ssm_studio.workshop.institute.local import mark_of, parcel_of, read_local

PUSHED: Final = "pushed"
SAME: Final = "same"
NEW: Final = "new"
BROUGHT: Final = "brought"
MERGED: Final = "merged"
APART: Final = "apart"
ABSENT: Final = "absent"
SECOND: Final = "second"


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one session.

    Attributes:
        what: one of the words above.
        path: the file here, if there is one.
        count: entries that travelled.
        clashes: that the room has to settle.
        photographs: that stay on this machine, where it was pushed; that are described here now and stayed where
            they were added, where it came.
    """

    what: str
    title: str
    path: Path | None = None
    count: int = 0
    clashes: int = 0
    photographs: int = 0


@dataclass(slots=True)
class Done:
    """What came of all of them, and of which files nothing did, with the reason."""

    came: list[Came] = field(default_factory=list)
    failed: list[tuple[str, StudioError]] = field(default_factory=list)


def photographs_said(pushed: bool, number: int) -> str:
    """What is told of photographs: they do not travel."""
    if pushed:
        return ngettext(
            "{n} photograph stays on this machine; its description travels.",
            "{n} photographs stay on this machine; their descriptions travel.",
            number,
        ).format(n=number)
    return ngettext(
        "{n} photograph stayed on the machine on which it was added; its description is here.",
        "{n} photographs stayed on the machine on which they were added; their descriptions are here.",
        number,
    ).format(n=number)


class Exchange:
    """One home and one library."""

    def __init__(self, home: Home, library: Library, name: str) -> None:
        """`name` is what the library is called in what is kept; nobody can log in with it."""
        self._home = home
        self._library = library
        self._name = name
        self._links = Links(home.cache)

    # There

    def push(self, paths: Iterable[Path] | None = None, *, shared: bool | None = None) -> Done:
        """Push these sessions, or all of the home that have changed since they were pushed.

        Raises:
            UnreachableError: there is no line any more; what was pushed until then is there.
            StudioError: the library does not allow it.
        """
        done = Done()
        links = self._links.of(self._name)
        chosen = None if paths is None else {each.resolve() for each in paths}
        foreign = self._foreign() if chosen is None else set()
        for path, session in self._firsts(links, done, chosen):
            link = links.get(session) or Link(session, str(path))
            if chosen is None and (link.path, link.mtime, link.size) == (str(path), *mark_of(path)):
                continue
            if session in foreign:
                continue
            try:
                done.came.append(self._push_one(path, link, shared))
            except (UnreachableError, NotLetInError):
                raise
            except StudioError as error:
                done.failed.append((path.name, error))
        return done

    def _foreign(self) -> set[str]:
        """Sessions of other teams, brought here to be read; what is done in them stays here unless it is named.

        So does one that was brought, never pushed from here, and is not shown to this team any more.
        """
        there, links = self._links.there(self._name), self._links.of(self._name).values()
        gone = {each.session for each in links if not each.head and each.session not in there}
        return gone | {id_ for id_, each in there.items() if not each.ours}

    def holds_foreign(self) -> bool:
        """Whether a session of another team is here."""
        return not self._foreign().isdisjoint(self.held()[1])

    def _push_one(self, path: Path, link: Link, shared: bool | None) -> Came:
        copy = read_local(path)
        taken = self._library.push(parcel_of(copy, shared=shared, received=link.received))
        mtime, size = copy.mark
        self._links.put(
            self._name,
            Link(link.session, str(path), taken.received, copy.head, mtime, size),
        )
        stay = len(copy.photographs(here=True))
        what = PUSHED if taken.new else SAME
        return Came(what, copy.study.title, path, taken.new, photographs=stay)

    def _firsts(
        self, links: dict[str, Link], done: Done, chosen: set[Path] | None
    ) -> Iterator[tuple[Path, str]]:
        """Each session of the home once, with its file; a second copy of one is told of and stays."""
        taken: dict[str, Path] = {each.session: Path(each.path) for each in links.values()}
        taken = {session: path for session, path in taken.items() if path.is_file()}
        known = {each.path: each for each in links.values()}
        every = session_paths(self._home.sessions)
        if chosen is not None:
            every += [each for each in chosen if each not in {one.resolve() for one in every}]
        for path in every:
            if chosen is not None and path.resolve() not in chosen:
                continue
            link = known.get(str(path))
            try:
                same = link is not None and (link.mtime, link.size) == mark_of(path)
                session = link.session if link is not None and same else session_id(path)
            except StudioError as error:
                done.failed.append((path.name, error))
                continue
            first = taken.setdefault(session, path)
            if first.resolve() == path.resolve():
                yield path, session
            else:
                done.came.append(Came(SECOND, first.stem, path))

    def waiting(self) -> list[Path]:
        """The session files of this home that have changed since they were pushed, or never were."""
        links = self._links.of(self._name).values()
        foreign = self._foreign()
        pushed = {(each.path, each.mtime, each.size) for each in links}
        read_only = {each.path for each in links if each.session in foreign}
        return [
            each
            for each in session_paths(self._home.sessions)
            if str(each) not in read_only and (str(each), *mark_of(each)) not in pushed
        ]

    def sync(self, paths: Iterable[Path] | None = None) -> Done:
        """Push, pull and merge, and push what merging came to.

        Raises:
            StudioError: as for `push` and `pull`.
        """
        chosen = None if paths is None else list(paths)
        done = self.push(chosen)
        names = () if chosen is None else [session_id(each) for each in chosen]
        came = self.pull(names, merge=True)
        _newer, here = self.held()
        theirs = {here[each] for each in self._foreign() & here.keys()}
        merged = [e.path for e in came.came if e.what == MERGED and e.path not in {None, *theirs}]
        again = self.push([each for each in merged if each is not None]) if merged else Done()
        for each in (came, again):
            done.came += [one for one in each.came if one.what != SECOND]
            done.failed += each.failed
        return done

    def close(self) -> None:
        """Let go of the library."""
        self._library.close()

    # Here

    def standing(self) -> tuple[set[Path], set[Path], set[Path]]:
        """The files that wait, those of which the library had more when it was last seen, and all that it has."""
        there = self._links.there(self._name)
        links = self._links.of(self._name).values()
        here = {Path(each.path) for each in links if each.path}
        newer = {
            Path(each.path)
            for each in links
            if each.path and each.session in there and there[each.session].received > each.received
        }
        return set(self.waiting()), newer, here

    def only_there(self) -> list[tuple[str, str, str]]:
        """Id, title and team of each session that only the library had when it was last seen."""
        here = {
            each.session
            for each in self._links.of(self._name).values()
            if each.path and Path(each.path).is_file()
        }
        there = self._links.there(self._name).items()
        found = [(id_, each.title, each.team) for id_, each in there if id_ not in here]
        return sorted(found, key=lambda each: each[1].casefold())

    def held(self) -> tuple[set[str], dict[str, Path]]:
        """Sessions of which the library had more when it was last seen, and the file here of each that is here."""
        there = self._links.there(self._name)
        links = {
            each.session: each
            for each in self._links.of(self._name).values()
            if each.path and Path(each.path).is_file()
        }
        newer = {
            id_
            for id_, each in links.items()
            if id_ in there and there[id_].received > each.received
        }
        return newer, {id_: Path(each.path) for id_, each in links.items()}

    def newer(self) -> tuple[str, ...]:
        """The titles of the sessions of which the library has more than this home, among those that are here."""
        links = self._links.of(self._name)
        return tuple(
            each.title
            for each in self.look()
            if each.id in links and each.received > links[each.id].received
        )

    def look(self, *, own: bool = False) -> tuple[Listed, ...]:
        """What the library has, or of one's teams, kept for showing it while there is no line."""
        found = self._library.list(own=own)
        self._links.put_there(self._name, found, self._own_teams(), all_=not own)
        return found

    def pull(self, names: Iterable[str] = (), *, merge: bool = False) -> Done:
        """Bring what is new: of one's team, or of the sessions that are named.

        Args:
            merge: whether a file in which somebody worked meanwhile is merged, too; otherwise it is told of.

        Raises:
            UnreachableError: there is no line.
            UsageError: the library has no session of a name.
        """
        done = Done()
        listed, links, here = self.look(), self._links.of(self._name), self._here()
        asked = [_named(listed, here, each) for each in names]
        foreign = self._foreign()
        for each in asked or [e for e in listed if e.id not in foreign or e.id in here]:
            link = links.get(each.id) or Link(each.id, "")
            path = here.get(each.id)
            if path is None and link.path and not asked:
                done.came.append(Came(ABSENT, each.title))
                continue
            if path is not None and link.received == each.received:
                continue
            try:
                done.came.append(self._pull_one(each, link, path, merge=merge))
            except (UnreachableError, NotLetInError):
                raise
            except StudioError as error:
                done.failed.append((each.title, error))
        return done

    def _pull_one(self, each: Listed, link: Link, path: Path | None, *, merge: bool) -> Came:
        # A library that counts less than it did was brought back from a backup: all of it is asked for.
        known = path is not None and link.received <= each.received
        after = link.received if known else 0
        parcel = self._library.pull(each.id, after)
        if path is None:
            made = make_file(self._home.ready(self._home.sessions), parcel, self._origin())
            self._keep(link, made, parcel, mark_of(made))
            stayed = _stayed(parcel, made, {})
            return Came(NEW, each.title, made, len(parcel.entries), photographs=stayed)
        copy = read_local(path)
        news = news_in(parcel, copy)
        if not news.matters:
            if not news.new:
                self._keep(link, path, parcel, None)
            return Came(SAME, each.title, path)
        if news.apart and not merge:
            return Came(APART, each.title, path, len(news.new))
        clean = (link.mtime, link.size) == copy.mark
        clashes = merge_in(path, news, self._origin())
        self._keep(link, path, parcel, mark_of(path) if clean and not news.apart else None)
        what = MERGED if news.apart else BROUGHT
        stayed = _stayed(parcel, path, copy.photographs(here=False))
        return Came(what, each.title, path, len(news.new), clashes, stayed)

    def _keep(self, link: Link, path: Path, parcel: Parcel, mark: tuple[int, int] | None) -> None:
        """Keep how far the file knows of the library; with `mark` there is nothing in it to push."""
        link = replace(link, path=str(path), received=parcel.received)
        if mark is not None:
            link = replace(link, mtime=mark[0], size=mark[1])
        self._links.put(self._name, link)

    def _here(self) -> dict[str, Path]:
        """The session files of this home by the id of their session."""
        found: dict[str, Path] = {}
        known = {
            (link.path, link.mtime, link.size): link.session
            for link in self._links.of(self._name).values()
        }
        for path in session_paths(self._home.sessions):
            with suppress(StudioError):
                session = known.get((str(path), *mark_of(path))) or session_id(path)
                found.setdefault(session, path)
        for link in self._links.of(self._name).values():
            if link.session in found and Path(link.path).is_file():
                found[link.session] = Path(link.path)
        return found

    def _own_teams(self) -> set[str]:
        teams = getattr(self._library, "teams", None)
        return set(teams()) if teams is not None else {""}

    def _origin(self) -> str:
        return _("library")


def _stayed(parcel: Parcel, path: Path, before: Mapping[str, object]) -> int:
    """How many photographs a file now only describes that it did not `before` a parcel came."""
    if not any('"photo"' in each.puts for each in parcel.entries):
        return 0
    return len(read_local(path).photographs(here=False).keys() - before.keys())


def _named(listed: Iterable[Listed], here: dict[str, Path], name: str) -> Listed:
    """The session of a library that somebody names: by title, the name of a file, or the beginning of its id."""
    wanted = name.removesuffix(".ssm").strip()
    ways = (
        lambda one: wanted == one.id,
        lambda one: wanted.casefold() == one.title.casefold(),
        lambda one: one.id in here and here[one.id].stem == Path(wanted).name,
        lambda one: slug(one.title) == slug(wanted),
        lambda one: len(wanted) > 7 and one.id.startswith(wanted),
        lambda one: slug(one.title).startswith(slug(wanted)),
    )
    for way in ways:
        found = [each for each in listed if way(each)]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(
                _("“{name}” is the name of several sessions of the library.").format(name=name),
                "",
                _("Say which one by its id: {names}.").format(
                    names=", ".join(each.id for each in found[:5])
                ),
            )
    raise UsageError(
        _("The library has no session “{name}” that you may see.").format(name=name),
        "",
        _("`ssm-studio library list` shows which there are."),
    )
