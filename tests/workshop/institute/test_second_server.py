"""A second server that follows the first by PostgreSQL's own logical replication, as docs/institute.md describes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ssm_studio.store.institute import members, schema
from ssm_studio.store.institute.postgres import PostgresLibrary
from ssm_studio.store.institute.server import Server
from ssm_studio.workshop.home import Home
from tests.postgres import PASSWORD, Cluster, start_one
from tests.workshop.institute.sessions import add, begin, everything, laptop, see


@pytest.fixture
def second(cluster: Cluster, database: str) -> Iterator[Cluster]:
    """Another server with a library of the same name, which follows the first."""
    other = start_one()
    try:
        other.sql("postgres", f"create database {database}")
        with closing(Server(other.url(database))) as server:
            schema.init(server)
        other.sql(database, "truncate ssm_studio.migration")
        cluster.sql(database, "create publication ssm for tables in schema ssm_studio")
        where = f"host=127.0.0.1 port={cluster.port} dbname={database} user=postgres password={PASSWORD}"
        other.sql(database, f"create subscription ssm connection '{where}' publication ssm")
        yield other
        other.sql(database, "drop subscription ssm")
    finally:
        other.stop()


def _came(second: Cluster, database: str, words: str, *, gone: bool = False) -> bool:
    """Whether the second server has heard it; it is given some hundred looks to do so."""
    for _look in range(300):
        if (words in everything(second, database)) is not gone:
            return True
        second.sql(database, "select pg_sleep(0.05)")
    return False


def _same(first: Cluster, second: Cluster, database: str, question: str) -> bool:
    """Whether both servers come to the same answer; the second one is given time to hear of it."""
    for _look in range(300):
        if first.sql(database, question) == second.sql(database, question):
            return True
        second.sql(database, "select pg_sleep(0.05)")
    return False


def _found(there: PostgresLibrary, second: Cluster, database: str, words: str) -> list[str]:
    """The titles that a search finds, once what is searched has come as well: it travels after the entries."""
    for _look in range(300):
        if found := [each.title for each in there.search(words)]:
            return found
        second.sql(database, "select pg_sleep(0.05)")
    return []


def test_what_is_pushed_cut_and_granted_is_on_the_second_server_too(
    cluster: Cluster,
    database: str,
    second: Cluster,
    url: Callable[[str], str],
    home_of: Callable[[str], Home],
) -> None:
    home = home_of("ani")
    exchange = laptop(home, url("ani"))
    path: Path = begin(home)
    told = add(path, "The sluice is rusted", "Ani")
    exchange.push()
    assert _came(second, database, "sluice is rusted")
    with closing(Server(second.url(database))) as server:
        members.grant(server, "ani", "Water")
    with closing(PostgresLibrary(second.url(database, "ani"))) as there:
        assert _found(there, second, database, "sluice") == ["Water for the lower fields"]
        see(path, told, "facilitator")
        exchange.push()
        assert _came(second, database, "sluice is rusted", gone=True)
        assert there.search("sluice") == ()
    exchange.close()
    assert _same(cluster, second, database, "select count(*) from ssm_studio.entry")
