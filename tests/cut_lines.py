"""Two laptops and a server, the line cut at random: `make cut-lines`, or `python -m tests.cut_lines --rounds 200`.

Both work on one session, in private too, and push, pull and sync through a line that closes after any number of bytes.
In the end nothing that was said is lost, nothing is there twice, and no private word is on the server.
"""

from __future__ import annotations

import argparse
import random
import shutil
import socket
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ssm_studio.domain.study import Study
from ssm_studio.store.institute import members, schema
from ssm_studio.store.institute.postgres import PostgresLibrary
from ssm_studio.store.institute.server import Server, UnreachableError
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.institute.local import read_local
from ssm_studio.workshop.institute.syncing import Exchange
from tests.postgres import Cluster, start_one
from tests.workshop.institute.sessions import add, begin, everything, see, write

PRIVATE: Final = "facilitator"


class Line:
    """A way to a server that closes after so many bytes in either direction; None is for ever."""

    def __init__(self, port: int) -> None:
        self._to = port
        self.left: int | None = None
        self.cuts = 0
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                near, _from = self._door.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._to))
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(4096):
                if self.left is not None:
                    data, cut = data[: self.left], len(data) >= self.left
                    self.left -= len(data)
                    if cut:
                        other.sendall(data)
                        self.cuts += 1
                        break
                other.sendall(data)
        for each in (one, other):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let nobody in any more."""
        self._door.close()


@dataclass
class Laptop:
    """One of the two."""

    name: str
    home: Home
    exchange: Exchange
    line: Line
    path: Path = Path()


@dataclass
class Told:
    """What was said, who made what private, and what came of the rounds.

    Attributes:
        said: every wording of each element by its id.
        hidden: by id the laptop that made it private, for as long as it is.
        ever: ids of what was private at any time; only its own laptop has all of that.
    """

    said: dict[str, list[str]] = field(default_factory=dict)
    hidden: dict[str, str] = field(default_factory=dict)
    ever: set[str] = field(default_factory=set)
    seen: Counter[str] = field(default_factory=Counter)


def worked(laptop: Laptop, dice: random.Random, told: Told) -> None:
    """Some steps on one laptop."""
    for _step in range(dice.randint(0, 2)):
        words = f"kata{len(told.said):04d}w{dice.randrange(10**9)}"
        there = ids(laptop.path)
        here = [each for each in told.said if each in there]
        mine = [each for each in here if told.hidden.get(each) == laptop.name]
        open_ = [each for each in here if each not in told.hidden]
        kind = dice.choice(("say", "say", "private", "write", "hide", "show"))
        if kind == "private":
            made = add(laptop.path, words, laptop.name, PRIVATE)
            told.said[made], told.hidden[made] = [words], laptop.name
        elif kind == "write" and here:
            made = dice.choice(here)
            write(laptop.path, made, words, laptop.name)
            told.said[made].append(words)
        elif kind == "hide" and open_:
            made = dice.choice(open_)
            see(laptop.path, made, PRIVATE)
            told.hidden[made] = laptop.name
        elif kind == "show" and mine:
            made = dice.choice(mine)
            see(laptop.path, made, None)
            del told.hidden[made]
        else:
            told.said[add(laptop.path, words, laptop.name)] = [words]
        told.ever |= set(told.hidden)


def ids(path: Path) -> set[str]:
    """The elements of a file."""
    return set(study_of(path).elements)


def study_of(path: Path) -> Study:
    """What a file says."""
    return read_local(path).study


def rounds(two: list[Laptop], dice: random.Random, count: int, told: Told) -> None:
    """Work, and travel as far as the line holds."""
    for _round in range(count):
        laptop = dice.choice(two)
        worked(laptop, dice, told)
        laptop.line.left = dice.choice((None, dice.randint(1, 3000), dice.randint(1, 60_000)))
        exchange = laptop.exchange
        way: Callable[[], object] = dice.choice(
            (exchange.push, lambda e=exchange: e.pull(merge=True), exchange.sync)
        )
        try:
            way()
            told.seen["went through"] += 1
        except UnreachableError:
            told.seen["cut, told in a sentence"] += 1
        laptop.line.left = None


def wrong(two: list[Laptop], cluster: Cluster, database: str, told: Told) -> list[str]:
    """What is lost, double or private in the end."""
    for _time in range(6):
        for laptop in two:
            failed = laptop.exchange.sync().failed
            if failed:
                return [f"{laptop.name}: {failed}"]
    found, studies = [], [study_of(laptop.path) for laptop in two]
    public = set(told.said) - told.ever
    for id_ in public:
        ours, theirs = (study.elements.get(id_) for study in studies)
        if ours is None or theirs is None:
            found.append(f"lost: {told.said[id_]}")
        elif ours.label != theirs.label:
            found.append(f"different: {ours.label} and {theirs.label}")
        else:
            standing = str(ours.label) + str(list(studies[0].clash_sides.values()))
            if told.said[id_][-1] not in standing:
                found.append(f"the last words are missing: {told.said[id_][-1]}")
    for id_, name in told.hidden.items():
        if all(id_ not in study.elements for study in studies):
            found.append(f"lost at home with {name}: {told.said[id_]}")
    there = everything(cluster, database)
    found += [
        f"private words on the server: {words}"
        for id_ in told.hidden
        for words in told.said[id_]
        if words in there
    ]
    found += [
        f"two of one: {words}"
        for study in studies
        for words, count in Counter(str(e.label) for e in study.elements.values()).items()
        if count > 1
    ]
    (numbers,) = cluster.sql(database, "select count(*), count(distinct id) from ssm_studio.entry")
    # What a merge wrote follows from the rest, and waits for the next time that somebody works.
    people = {
        each.id for laptop in two for each in read_local(laptop.path).entries if each.merged is None
    }
    on_server = {id_ for (id_,) in cluster.sql(database, "select id from ssm_studio.entry")}
    if numbers[0] != numbers[1] or people - on_server:
        found.append(
            f"{numbers[0]} entries, {numbers[1]} different; {people - on_server} are not there"
        )
    told.seen |= Counter(
        {"entries": numbers[0], "said": len(told.said), "private": len(told.hidden)}
    )
    return found


def main() -> int:
    """1 where anything is wrong."""
    given = argparse.ArgumentParser()
    given.add_argument("--rounds", type=int, default=200)
    given.add_argument("--seed", type=int, default=8)
    told_how = given.parse_args()
    cluster, dice, told = start_one(), random.Random(told_how.seed), Told()
    place = Path(tempfile.mkdtemp())
    try:
        cluster.sql("postgres", "create database rounds")
        with closing(Server(cluster.url("rounds"))) as server:
            schema.init(server)
            for role in ("ani", "budi"):
                members.grant(server, role, "Water")
        two = []
        for name in ("ani", "budi"):
            line = Line(cluster.port)
            url = cluster.url("rounds", name).replace(f":{cluster.port}/", f":{line.port}/")
            root = place / name
            home = Home(root / "sessions", root / "exports", root / "cache")
            two.append(Laptop(name, home, Exchange(home, PostgresLibrary(url), "library"), line))
        two[0].path = begin(two[0].home)
        two[0].exchange.push()
        two[1].exchange.pull()
        two[1].path = next(two[1].home.sessions.glob("*.ssm"))
        rounds(two, dice, told_how.rounds, told)
        told.seen["lines cut"] = sum(each.line.cuts for each in two)
        found = wrong(two, cluster, "rounds", told)
        print(f"{told_how.rounds} rounds: {dict(sorted(told.seen.items()))}")
        print("\n".join(found) or "nothing lost, nothing double, nothing private there")
        return int(bool(found))
    finally:
        cluster.stop()
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
