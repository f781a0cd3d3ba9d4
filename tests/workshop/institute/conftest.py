"""One server for all tests of a run, and a library of its own for each test."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ssm_studio.store.institute import members, schema
from ssm_studio.store.institute.server import Server
from ssm_studio.workshop.home import Home
from tests.cli.conftest import home, ssm
from tests.postgres import Cluster, NoServerError, start_one

__all__ = ["home", "ssm"]

_NUMBERS = itertools.count(1)
MUST = "SSM_STUDIO_TESTS_NEED_A_SERVER"
"""Set where a run in which no server starts is no run, as in `.ci/run`."""
TEMPLATE = "made_library"
TEAMS = {"ani": "Water", "budi": "Water", "citra": "Health"}


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    try:
        one = start_one()
    except NoServerError as error:
        if os.environ.get(MUST):
            raise
        pytest.skip(f"no PostgreSQL starts here: {error}")
    try:
        one.sql("postgres", f"create database {TEMPLATE}")
        with closing(Server(one.url(TEMPLATE))) as server:
            schema.init(server)
            for role, team in TEAMS.items():
                members.grant(server, role, team)
        yield one
    finally:
        one.stop()


@pytest.fixture
def database(cluster: Cluster) -> Iterator[str]:
    """A library with three members in two teams, and nothing in it."""
    name = f"library{next(_NUMBERS)}"
    cluster.sql("postgres", f"create database {name} template {TEMPLATE}")
    yield name
    cluster.sql("postgres", f"drop database {name} with (force)")


@pytest.fixture
def url(cluster: Cluster, database: str) -> Callable[[str], str]:
    """The address of the library for a role."""
    return lambda role: cluster.url(database, role)


@pytest.fixture
def home_of(tmp_path: Path) -> Callable[[str], Home]:
    """The home of somebody's laptop."""

    def home(name: str) -> Home:
        root = tmp_path / name
        return Home(root / "sessions", root / "exports", root / "cache")

    return home
