"""The commands about the library of an institute, as a facilitator types them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.postgres import PASSWORD, Cluster

Url = Callable[[str], str]


@pytest.fixture
def begun(ssm: Command, cluster: Cluster) -> Iterator[tuple[str, str, str]]:
    """A library made by the commands, with two in one team: the addresses of its owner, of Ani and of Budi."""
    cluster.sql("postgres", "create database begun")
    owner, ani, budi = (cluster.url("begun", each) for each in ("postgres", "ani", "budi"))
    assert ssm("library", "status", "--library", owner).code == 2
    assert "stands at" in ssm("library", "init", owner).err
    assert "today's shape" in ssm("library", "init", "--library", owner).err
    assert ssm("library", "grant", "no_such_role", "--team", "Water", "--library", owner).code == 2
    for role in ("ani", "budi"):
        assert ssm("library", "grant", role, "--team", "Water", "--library", owner).code == 0
    members = json.loads(ssm("library", "members", "--json", "--library", ani).out)
    assert [each["role"] for each in members] == ["ani", "budi"]
    assert {each["team"] for each in members} == {"Water"}
    yield owner, ani, budi
    cluster.sql("postgres", "drop database begun with (force)")


def test_a_library_from_nothing(
    ssm: Command, begun: tuple[str, str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, ani, budi = begun
    monkeypatch.setenv("SSM_STUDIO_LIBRARY", ani)
    path = ssm("new", "Jadwal giliran air", "--no-open").path
    ssm("say", str(path), "issue Saluran bocor", "theme Pemeliharaan")
    assert "pushed" in ssm("push").err
    assert "Nothing here waited" in ssm("push").err
    status = json.loads(ssm("library", "status", "--json").out)
    assert (status["role"], status["team"], status["sessions"]) == ("ani", "Water", 1)
    assert (status["waiting"], status["newer"]) == ([], [])
    (listed,) = json.loads(ssm("library", "list", "--json").out)
    assert listed["title"] == "Jadwal giliran air"

    away = ("--home", str(tmp_path / "budi"), "--library", budi)
    there = ssm("pull", *away).path
    ssm("say", str(there), "issue Pintu air macet", *away)
    assert ssm("push", *away).code == 0
    assert json.loads(ssm("library", "status", "--json").out)["newer"] == ["Jadwal giliran air"]
    ssm("say", str(path), "issue Petugas tidak datang")
    assert "sync" in ssm("pull").err
    assert "merged" in ssm("sync").err
    assert "nothing new was there" in ssm("sync").err
    shown = ssm("show", str(path)).out
    assert all(each in shown for each in ("bocor", "macet", "datang"))
    ask_all(ssm)
    assert ssm("library", "revoke", "budi", "--library", owner).code == 0
    assert ssm("pull", *away).code == 2


def ask_all(ssm: Command) -> None:
    """Questions to all sessions."""
    assert json.loads(ssm("search", "mace", "bocor", "--json").out) == []
    (found,) = json.loads(ssm("search", "mace*", "bocor", "--json").out)
    assert found["title"] == "Jadwal giliran air"
    (theme,) = json.loads(ssm("themes", "--json").out)
    facts = {"lens": "", "theme": "Pemeliharaan", "sessions": ["Jadwal giliran air"], "done": 0}
    assert theme == facts
    (came,) = json.loads(ssm("history", "saluran bocor", "--json").out)
    assert came["title"] == "Jadwal giliran air"
    assert "muncul di 1 sesi" in ssm("--lang", "id", "themes").out


def test_no_password_is_printed_or_kept(
    ssm: Command, home: Path, cluster: Cluster, tmp_path: Path
) -> None:
    path = ssm("new", "Water", "--no-open").path
    wrong = cluster.url("postgres", "ani", "s3cret-and-wrong")
    gone = wrong.replace(str(cluster.port), "1")
    for url in (
        wrong,
        gone,
        cluster.url("no_such_database", "ani"),
        wrong.replace("127.0.0.1", "server.example") + "?sslmode=disable",
        wrong.replace(str(cluster.port), "xx"),
        wrong + "?no_such_setting=1&connect_timeout=x",
    ):
        for words in (
            ("push",),
            ("pull",),
            ("library", "status"),
            ("search", "x"),
            ("library", "init"),
        ):
            answer = ssm(*words, "--library", url)
            assert answer.code in (2, 3), (words, url)
            assert "Error" in answer.err
            for secret in ("s3cret", PASSWORD):
                assert secret not in answer.out + answer.err, (words, url)
    for each in (home, tmp_path):
        for file in each.rglob("*"):
            if file.is_file():
                assert b"s3cret" not in file.read_bytes(), file
    assert b"127.0.0.1" not in path.read_bytes()


def test_without_a_library_one_sentence_says_what_to_do(ssm: Command) -> None:
    answer = ssm("push")
    assert answer.code == 2
    assert "SSM_STUDIO_LIBRARY" in answer.err
    assert ssm("search", "anything").code == 0
    assert json.loads(ssm("themes", "--json").out) == []


def test_without_asyncpg_one_sentence_says_what_to_install(
    ssm: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "asyncpg", None)
    answer = ssm("push", "--library", "postgresql://ani@localhost/x")
    assert answer.code == 2
    assert "ssm-studio[institute]" in answer.err


def test_without_a_command_it_lists_them_or_says_what_to_install(
    ssm: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = ssm("library")
    assert answer.code == 0
    assert "\n  grant " in answer.out
    assert answer.err == ""
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    lacking = ssm("library")
    assert lacking.code == 2
    assert lacking.out == ""
    assert "ssm-studio[institute]" in lacking.err
    assert len(lacking.err.splitlines()) == 1
