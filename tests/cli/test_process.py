"""The installed program as a process of its own: what it loads, and how it behaves in a pipe."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("textual", "rich", "sqlite3", "sqlite_utils", "markdown_it", "resvg_py", "platformdirs")


def run(*arguments: str, home: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    env = os.environ | {"SSM_STUDIO_HOME": str(home), "SSM_STUDIO_LANG": "en"} | more
    command = [sys.executable, "-m", "ssm_studio", *arguments]
    return subprocess.run(
        command, env=env, capture_output=True, check=False, stdin=subprocess.DEVNULL
    )


def test_the_command_line_loads_nothing_heavy() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import ssm_studio.cli.program, sys; print(*sys.modules)"],
        capture_output=True,
        check=True,
        text=True,
    )
    loaded = {name.split(".")[0] for name in told.stdout.split()}
    assert loaded.isdisjoint(HEAVY)


READING = (
    ("list",),
    ("list", "--json"),
    ("log", "east-java"),
    ("check", "east-java"),
    ("export", "east-java", "root-definitions", "-o", "-"),
    ("export", "east-java", "actions", "-o", "-"),
    ("export", "east-java", "bundle", "-o", "-"),
)
CHANGES = (
    "ssm_studio.diagram",
    "ssm_studio.domain.edit",
    "ssm_studio.domain.merging",
    "ssm_studio.store.upgrade_backup",
    "ssm_studio.store.row_writes",
    "ssm_studio.store.snapshots",
    "ssm_studio.workshop.workshop",
    "ssm_studio.tui",
)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    for command in (("demo", "--no-open"), ("list",)):
        assert run(*command, home=home).returncode == 0
    return home


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_a_command_that_changes_nothing_loads_nothing_that_draws_or_edits(
    example: Path, command: tuple[str, ...]
) -> None:
    program = (
        "import sys; from ssm_studio.cli.program import run; code = run(sys.argv[1:]); "
        "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, *command],
        env=os.environ | {"SSM_STUDIO_HOME": str(example), "SSM_STUDIO_LANG": "en"},
        capture_output=True,
        check=True,
        text=True,
    )
    loaded = told.stderr.split()
    assert "ssm_studio.workshop" in loaded
    assert [name for name in loaded if name.startswith(CHANGES)] == []


def test_listing_what_there_is_loads_no_records(example: Path) -> None:
    program = (
        "import sys; from ssm_studio.cli.program import run; "
        "sys.exit(run(['list']) or 'ssm_studio.domain.kinds' in sys.modules)"
    )
    env = os.environ | {"SSM_STUDIO_HOME": str(example), "SSM_STUDIO_LANG": "en"}
    subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, check=True)


def test_a_check_loads_and_compiles_no_more_than_it_did(example: Path) -> None:
    """What a command costs is the modules that it loads, the patterns and the methods that are compiled for it."""
    program = (
        "import builtins, re, sys, sqlite3, click, json, hashlib, unicodedata, dataclasses\n"
        "compiled, methods = [], []\n"
        "compile_, exec_ = re.compile, builtins.exec\n"
        "re.compile = lambda *given: compiled.append(given) or compile_(*given)\n"
        "builtins.exec = lambda *given: methods.append(given) or exec_(*given)\n"
        "from ssm_studio.cli.program import run\n"
        "run(['check', 'east-java'])\n"
        "ours = [each for each in sys.modules if each.startswith('ssm_studio')]\n"
        "methods = [each for each in methods if isinstance(each[0], str)]\n"
        "print(len(ours), len(compiled), len(methods), file=sys.stderr)"
    )
    env = os.environ | {"SSM_STUDIO_HOME": str(example), "SSM_STUDIO_LANG": "en"}
    told = subprocess.run(
        [sys.executable, "-c", program], env=env, capture_output=True, check=True, text=True
    )
    modules, patterns, methods = map(int, told.stderr.split()[-3:])
    assert (modules <= 118, patterns <= 42, methods <= 10) == (True, True, True), told.stderr


def test_a_reader_that_stops_reading_is_no_trouble(tmp_path: Path) -> None:
    env = os.environ | {"SSM_STUDIO_HOME": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-m", "ssm_studio", "schema"],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert said == b""
    assert process.returncode == 0


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_encoding_of_the_terminal_will_do(tmp_path: Path, encoding: str) -> None:
    title = "شكراً – kerja 👩"
    made = run("new", title, "--no-open", home=tmp_path, PYTHONIOENCODING=encoding)
    assert made.returncode == 0, made.stderr
    assert Path(os.fsdecode(made.stdout.rstrip(b"\n"))).is_file()
    for command in (("list",), ("list", "--json"), ("log", Path(os.fsdecode(made.stdout)).stem)):
        told = run(*command, home=tmp_path, PYTHONIOENCODING=encoding)
        assert told.returncode == 0, told.stderr


def test_completion_offers_sessions_and_exports(tmp_path: Path) -> None:
    run("demo", "--no-open", home=tmp_path)
    for words, at, offered in (
        ("ssm-studio export ea", "2", b"east-java"),
        ("ssm-studio export east-java act", "3", b"actions"),
        ("ssm-studio sch", "1", b"schema"),
    ):
        told = run(
            home=tmp_path,
            _SSM_STUDIO_COMPLETE="bash_complete",
            COMP_WORDS=words,
            COMP_CWORD=at,
        )
        assert offered in told.stdout


@pytest.mark.parametrize(
    ("command", "told"),
    [("import - <&-", "standard input is closed"), ("list >&-", "standard output is closed")],
)
def test_closed_streams_are_told_in_a_sentence(tmp_path: Path, command: str, told: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m ssm_studio --lang en {command}'],
        env=os.environ | {"SSM_STUDIO_HOME": str(tmp_path)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert "program itself" not in done.stderr.decode()


@pytest.mark.parametrize("line", ["say {} <&-", "import - <&-", "list >&-", "say {} 'actor X' >&-"])
def test_a_closed_input_or_output_is_told_in_a_sentence(home: Path, line: str) -> None:
    env = os.environ | {"SSM_STUDIO_HOME": str(home), "SSM_STUDIO_LANG": "en"}
    make = [sys.executable, "-m", "ssm_studio", "new", "Ward", "--no-open"]
    subprocess.run(make, env=env, check=True, capture_output=True)
    shell = f"{sys.executable} -m ssm_studio {line.format('ward')}"
    answer = subprocess.run(["sh", "-c", shell], env=env, capture_output=True, check=False)
    assert answer.returncode == 2
    assert b"closed" in answer.stderr
    assert b"program itself" not in answer.stderr
