"""An institute's library with 100,000 sessions: `make bench-institute`; `--sessions N` makes others.

On a server that it starts, as a role with rights in one of 34 teams, beside the embedded catalogue with the same
sessions; writes the last section of docs/institute.md. `--load --library URL` fills that server's library and stops.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from multiprocessing import Process
from pathlib import Path
from typing import Any, Final

import asyncpg

from ssm_studio.domain.edit_picture import add_picture
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import new_study
from ssm_studio.store import catalogue_file
from ssm_studio.store.institute import members, schema
from ssm_studio.store.institute.port import Parcel
from ssm_studio.store.institute.postgres import PostgresLibrary
from ssm_studio.store.institute.server import Server
from ssm_studio.store.search_hits import LINE, folded
from ssm_studio.store.search_index import Catalogue
from ssm_studio.store.vocabulary import words_of
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.institute.local import parcel_of, read_local
from ssm_studio.workshop.workshop import open_session
from tests.domain.merging.copies import edited
from tests.postgres import start_one

PAGE: Final = Path(__file__).parents[1] / "docs" / "institute.md"
HEAD: Final = "## Measured"
TEAMS: Final = 34
TEXTS: Final = 20
LONG: Final = 24
"""Texts of a session, and words of each."""
SHARED: Final = 50
"""One session in so many is marked for the institute."""
RARE: Final = 10_000
"""One session in so many holds the rare word."""
ASKED: Final = (
    ("a rare word", ("jarangsekali",), 20),
    ("a word that all sessions hold, newest first", ("air",), 100),
    ("two words", ("kata5", "kata9"), 0),
    ("a prefix of many words", ("kata29*",), 50),
    ("a prefix that nothing has", ("zznirgends*",), 50),
)
"""What is typed, and the aim in milliseconds, 0 for none."""
PUSHED: Final = 400
ENTRIES: Final = 30
ROUNDS: Final = 21


FOUND: Final = """\
{head}

`make bench-institute`, on a machine of two cores; milliseconds on the clock, the middle of {rounds}
and the quickest, and of CPU, client and server together. {count:,} generated sessions of {words} words in {teams}
teams, one in {shared} marked for the institute; asked by a role that is in one team, through the function that checks
its rights, snippets read ({size} on the server). Beside it the embedded catalogue with the same sessions in one file,
where everything is one's own.

| what is asked | aim | sessions shown | server, middle | quickest | CPU | embedded, middle | CPU |
|---|--:|--:|--:|--:|--:|--:|--:|
{rows}

Pushing sessions of {entries} entries each over one connection, every entry on the disk (`fsync` on): {first:.0f} a
second on the clock (aim 35), {spent:.1f} ms of CPU each; the same again {again:.0f} a second, {doubled} entries
doubled.
"""


@dataclass(frozen=True, slots=True)
class Made:
    """One generated session."""

    id: str
    team: str
    shared: bool
    title: str
    at: datetime
    texts: list[str]


def generated(count: int) -> Iterator[Made]:
    """Sessions of 480 words each, the first words of the list far more often than the last."""
    dice = random.Random(8)
    vocabulary = [f"kata{number}" for number in range(30_000)]
    weights = [1 / (number + 1) for number in range(30_000)]
    words = dice.choices(vocabulary, weights, k=LONG * 40_000)
    lines = [" ".join(words[at : at + LONG]) for at in range(0, len(words), LONG)]
    now = datetime.now(UTC)
    for number in range(count):
        texts = [f"E{at:02d} {each}" for at, each in enumerate(dice.choices(lines, k=TEXTS))]
        texts[0] += " air" + (" jarangsekali" if number % RARE == 7 else "")
        yield Made(
            f"gen{number:06d}",
            # Every team has some of the sessions with the rare word.
            f"team{dice.randrange(TEAMS):02d}",
            number % SHARED == 0 or number % RARE == 7,
            f"Sesi {number}",
            now - timedelta(seconds=count - number),
            texts,
        )


async def load(url: str, count: int) -> None:
    """Fill a library as who owns it."""
    conn = await asyncpg.connect(url, command_timeout=7200)
    await conn.execute("set search_path = ssm_studio")
    await conn.execute("drop index said_words; set maintenance_work_mem = '256MB'")
    batch: list[Made] = []
    for made in generated(count):
        batch.append(made)
        if len(batch) == 2000:
            await _load(conn, batch)
            batch = []
    await _load(conn, batch)
    await conn.execute("create index said_words on said using gin (words)")
    for table in ("session", "copy", "said"):
        await conn.execute(f"vacuum analyze {table}")
    await conn.close()


async def _load(conn: Any, batch: list[Made]) -> None:
    refs, kinds = [f"E{at:02d}" for at in range(TEXTS)], ["element"] * TEXTS
    await conn.copy_records_to_table(
        "session",
        schema_name="ssm_studio",
        records=[(e.id, e.team, e.shared, e.title, e.at) for e in batch],
        columns=["id", "team", "shared", "title", "changed"],
    )
    await conn.copy_records_to_table(
        "copy",
        schema_name="ssm_studio",
        records=[
            (e.id, "r", "h", e.at, e.title, [f"{e.id}-{ref}" for ref in refs], refs, kinds, e.texts)
            for e in batch
        ],
        columns=[
            *("session", "replica", "head", "changed", "title"),
            *("records", "refs", "kinds", "texts"),
        ],
    )
    await conn.execute(
        "insert into said select c.session, c.replica, s.team, s.shared, c.changed, "
        "words_of(c.title, c.texts) || whose(s.team, s.shared) "
        "from copy as c join session as s on s.id = c.session where c.session = any ($1)",
        [each.id for each in batch],
    )


def embedded(place: Path, count: int) -> None:
    """Make the catalogue of a folder with the same sessions in it, as reading their files would leave it."""
    sessions = place / "sessions"
    sessions.mkdir(parents=True)
    Catalogue(sessions, place).close()
    seen: Counter[str] = Counter()
    with closing(sqlite3.connect(place / catalogue_file.FILE)) as conn, conn:
        for number, made in enumerate(generated(count), start=1):
            text = LINE.join(map(folded, [made.title, made.id, *made.texts]))
            path, mtime = str(sessions / f"{made.id}.ssm"), int(made.at.timestamp() * 1e9)
            conn.execute(
                "INSERT INTO session VALUES (?, ?, ?, ?, 1, ?, 0, '[]', '{}', ?)",
                (number, str(sessions), path, mtime, made.title, text),
            )
            conn.executemany(
                "INSERT INTO note VALUES (?, ?, 'element', ?, ?)",
                [
                    (number, line, each[:3], each[4:])
                    for line, each in enumerate(made.texts, start=2)
                ],
            )
            conn.execute("INSERT INTO words (rowid, folded) VALUES (?, ?)", (number, text))
            seen.update(words_of(text))
        conn.executemany("INSERT INTO vocabulary VALUES (?, ?)", seen.items())


def measured(work: Callable[[], object], backend: int = 0) -> tuple[float, float, float]:
    """Milliseconds on the clock, in the middle of several times and the quickest, and of CPU, the server's too."""
    found, spent = [], time.process_time() * 1000 + ticks(backend)
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        work()
        found.append((time.perf_counter() - begun) * 1000)
    spent = (time.process_time() * 1000 + ticks(backend) - spent) / ROUNDS
    return sorted(found)[ROUNDS // 2], min(found), spent


def ticks(process: int) -> float:
    """Milliseconds of CPU that a process on this machine has used."""
    if not process:
        return 0.0
    stat = Path(f"/proc/{process}/stat").read_text("utf-8")
    return sum(map(int, stat.rpartition(")")[2].split()[11:13])) * 10.0


def backend_of(library: PostgresLibrary) -> int:
    """The server's process for a connection."""

    async def asked(conn: Any) -> int:
        return int(conn.get_server_pid())

    return library.server.do(asked)


def parcels(place: Path, count: int) -> list[Parcel]:
    """Sessions of thirty entries each, as a laptop sends them."""
    home = Home(place / "laptop", place / "laptop", place / "laptop")
    path = create_from_study(home, new_study("Pushed", "en"), "Pushed")
    dice = random.Random(1)
    with open_session(path, author="Ani") as workshop:
        workshop.do(add_picture(workshop.study, "Our picture"))
        while len(workshop.log()) < ENTRIES:
            edited(_Desk(workshop), dice, 1)
    first = parcel_of(read_local(path))
    found = []
    for number in range(count):
        ids = {each.id: new_id() for each in first.entries}
        entries = tuple(
            replace(e, id=ids[e.id], parent=ids.get(e.parent or "")) for e in first.entries
        )
        shown = first.shown and replace(first.shown, head=entries[-1].id, title=f"Pushed {number}")
        found.append(replace(first, session=f"pushed-{new_id()}", entries=entries, shown=shown))
    return found


class _Desk:
    def __init__(self, workshop: Any) -> None:
        self._workshop = workshop
        self.steps: list[Any] = []

    @property
    def study(self) -> Any:
        return self._workshop.study

    def do(self, step: Any) -> None:
        self._workshop.do(step)


def pushing(url: str, them: list[Parcel]) -> tuple[float, float, int, float]:
    """Sessions a second on one connection, the same pushed again, how many entries were new then; CPU of one."""
    with closing(PostgresLibrary(url)) as library:
        backend = backend_of(library)
        rates, news, spent = [], 0, [0.0, 0.0]
        for again in (False, True):
            begun, cpu = time.perf_counter(), time.process_time() * 1000 + ticks(backend)
            for each in them:
                taken = library.push(each)
                news += taken.new if again else 0
            rates.append(len(them) / (time.perf_counter() - begun))
            spent[again] = (time.process_time() * 1000 + ticks(backend) - cpu) / len(them)
    return rates[0], rates[1], news, spent[0]


def page(count: int, rows: list[str], rates: tuple[float, float, int, float], size: str) -> str:
    """What stands below `HEAD`."""
    first, again, doubled, spent = rates
    return FOUND.format(
        head=HEAD, rounds=ROUNDS, count=count, words=TEXTS * LONG, teams=TEAMS, shared=SHARED, size=size,
        rows="\n".join(rows), entries=ENTRIES, first=first, again=again, doubled=doubled, spent=spent,
    )  # fmt: skip


def written(text: str) -> None:
    """Put the section at the end of docs/institute.md, in place of the one that is there."""
    before = PAGE.read_text("utf-8").split(HEAD)[0].rstrip() if PAGE.exists() else ""
    PAGE.write_text(f"{before}\n\n{text}", "utf-8")


def asked(library: PostgresLibrary, catalogue: Catalogue) -> list[str]:
    """A row for each thing that is asked."""
    rows, backend = [], backend_of(library)
    for name, words, aim in ASKED:
        said = " ".join(words)
        middle, quickest, spent = measured(partial(library.search, said), backend)
        mine, _best, own = measured(partial(catalogue.search, said.replace("*", ""), most=20))
        found = len(library.search(said))
        assert (found == 0) == said.startswith("zz"), f"“{said}” was found {found} times"
        rows.append(
            f"| {name} | {f'{aim} ms' if aim else ''} | {found} | {middle:.1f} ms | {quickest:.1f} ms "
            f"| {spent:.1f} ms | {mine:.1f} ms | {own:.1f} ms |"
        )
        print(rows[-1], flush=True)
    return rows


def main() -> None:
    """Fill, ask, push, and write it down."""
    given = argparse.ArgumentParser()
    given.add_argument("--sessions", type=int, default=100_000)
    given.add_argument("--push", type=int, default=PUSHED)
    given.add_argument("--library", default="")
    given.add_argument("--load", action="store_true")
    told = given.parse_args()
    if told.load:
        asyncio.run(load(told.library, told.sessions))
        return
    cluster = start_one(durable=True)
    try:
        cluster.sql("postgres", "create database bench")
        owner = cluster.url("bench")
        with closing(Server(owner)) as server:
            schema.init(server)
            members.grant(server, "ani", "team00")
        with tempfile.TemporaryDirectory() as name:
            begun, beside = time.perf_counter(), Path(name) / "embedded"
            # Nothing is measured while the two are filled, so both at once.
            filling = Process(target=embedded, args=(beside, told.sessions))
            filling.start()
            asyncio.run(load(owner, told.sessions))
            filling.join()
            print(f"filled in {time.perf_counter() - begun:.0f} s", flush=True)
            ((size,),) = cluster.sql("bench", "select pg_size_pretty(pg_database_size('bench'))")
            with (
                closing(Catalogue(beside / "sessions", beside)) as catalogue,
                closing(PostgresLibrary(cluster.url("bench", "ani"))) as library,
            ):
                rows = asked(library, catalogue)
            rates = pushing(cluster.url("bench", "ani"), parcels(Path(name), told.push))
        text = page(told.sessions, rows, rates, size)
        print(text)
        if told.sessions >= 100_000:
            written(text)
    finally:
        cluster.stop()


if __name__ == "__main__":
    main()
