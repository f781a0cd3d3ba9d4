"""One fault at a time in a copy of the tree, and the tests of its room against it, each in a process of its own."""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import Final

import pytest

from tests.mutation.faults import Fault

PRELOADED: Final = (
    "babel.messages.pofile",
    "click.testing",
    "graphviz",
    "hypothesis.stateful",
    "hypothesis.strategies",
    "jsonschema",
    "markdown_it",
    "resvg_py",
    "sqlite_utils",
    "textual.app",
    "textual.widgets",
)
"""What tests import besides the program: loaded once, before a process is split off for each fault."""
OPTIONS: Final = (
    "-x",
    "-q",
    "--no-header",
    "--tb=line",
    "-p",
    "no:cacheprovider",
    "--hypothesis-seed=0",
    "--timeout=600",
)
MEMORY: Final = 3 << 30


@dataclass(frozen=True, slots=True)
class Watched:
    """What the tests of a room did with the program as it is.

    `reached` has, for each module and line, the tests that came there, and whole files of tests where a fixture did
    that several tests share; `seconds` is how long each test took.
    """

    reached: dict[str, dict[int, list[str]]]
    seconds: dict[str, float]

    def tests_for(self, fault: Fault) -> list[str]:
        """The tests, and files of tests, that come to the lines of a fault, the quickest first."""
        lines = self.reached.get(fault.module, {})
        found = {
            test for line in range(fault.line, fault.last_line + 1) for test in lines.get(line, ())
        }
        return sorted(found, key=lambda test: (self.seconds.get(test, 0), test))


class Chosen:
    """Runs some tests only, in a given order, and keeps how long each took and which failed."""

    def __init__(self, tests: Sequence[str] | None = None) -> None:
        self.order = None if tests is None else {test: number for number, test in enumerate(tests)}
        self.seconds: dict[str, float] = {}
        self.failed: list[str] = []

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        if (order := self.order) is not None:
            items[:] = sorted(
                (each for each in items if each.nodeid in order),
                key=lambda each: order[each.nodeid],
            )

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration
        if report.failed:
            self.failed.append(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)


class Copy:
    """A copy of the tree in which faults are tried."""

    def __init__(self, root: Path, place: Path) -> None:
        self.root = place
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=root,
            check=True,
            capture_output=True,
        )
        for name in filter(None, listed.stdout.decode().split("\0")):
            if (root / name).is_file():
                (place / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(root / name, place / name)
        for folder in ("exports", "sessions"):
            (place / folder).mkdir(exist_ok=True)

    def load(self) -> None:
        """Load once what every process will need, and let every process find the copy first."""
        os.environ["PYTHONPATH"] = str(self.root)
        for each in entry_points(group="pytest11"):
            each.load()
        for name in PRELOADED:
            importlib.import_module(name)
        ours = [name for name in sys.modules if name.partition(".")[0] == "ssm_studio"]
        assert not ours, f"a fault would not be seen in {ours}"

    def outcome(self, fault: Fault, tests: Sequence[str], cpu: float) -> str:
        """What became of a fault: "" where all the tests passed, else what failed first.

        `tests` are single tests, or whole files and folders; `cpu` is how many seconds of work they may take.
        """
        path = self.root / fault.module
        source, stamp = path.read_bytes(), path.stat()
        path.write_bytes(fault.applied(source))
        # Python takes a compiled file for current by the second and the size of its source.
        os.utime(path, (stamp.st_atime, stamp.st_mtime + 10))
        try:
            return self.run(lambda: self._tried(tests), cpu)
        finally:
            path.write_bytes(source)
            os.utime(path, (stamp.st_atime, stamp.st_mtime))

    def _tried(self, tests: Sequence[str]) -> str:
        single = any("::" in each for each in tests)
        places = list(dict.fromkeys(each.partition("::")[0] for each in tests))
        chosen = Chosen(tests if single else None)
        sys.dont_write_bytecode = True
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        code = pytest.main([*OPTIONS, *places], plugins=[chosen])
        if code in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
            return ""
        return chosen.failed[0] if chosen.failed else f"pytest ended with {int(code)}"

    def run(self, work: Callable[[], str], cpu: float) -> str:
        """What `work` returns in a process of its own, or the name of the signal that ended it."""
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            self._in_child(work, writing, cpu)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read()
        _, status = os.waitpid(child, 0)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        if os.WIFSIGNALED(status):
            return f"ended by {signal.Signals(os.WTERMSIG(status)).name}"
        return told.decode()

    def _in_child(self, work: Callable[[], str], writing: int, cpu: float) -> None:
        try:
            os.setsid()
            os.chdir(self.root)
            resource.setrlimit(resource.RLIMIT_CPU, (int(cpu) + 1, int(cpu) + 5))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            nothing = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nothing, stream)
            os.set_inheritable(writing, False)
            sys.path.insert(0, str(self.root))
            forget_tests()
            os.write(writing, work().encode())
        except BaseException as error:  # whatever it is, the process must end here
            os.write(writing, f"{type(error).__name__}".encode())
        finally:
            os._exit(0)


def forget_tests() -> None:
    """Let this process read the tests from the copy; the runner's own come from the tree."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "tests"]:
        del sys.modules[name]


def watch(copy: Copy, folders: Sequence[str], data: Path) -> Watched:
    """Run the tests of a room once on the program as it is, and see which lines each comes to.

    Raises:
        RuntimeError: a test fails without any fault, or they were ended.
    """

    def work() -> str:
        chosen = Chosen()
        os.environ["COVERAGE_FILE"] = str(data)
        options = [each for each in OPTIONS if each != "-x"]
        cover = ["--cov=ssm_studio", "--cov-context=test", "--cov-report="]
        pytest.main([*options, *cover, *folders], plugins=[chosen])
        return json.dumps({"failed": chosen.failed, "seconds": chosen.seconds})

    told = copy.run(work, 3600)
    if not told.startswith("{"):
        raise RuntimeError(f"the tests of {folders} did not end: {told}")
    answer = json.loads(told)
    if answer["failed"]:
        raise RuntimeError(f"these fail without any fault: {', '.join(answer['failed'])}")
    return Watched(reached(copy, data), answer["seconds"])


def reached(copy: Copy, data: Path) -> dict[str, dict[int, list[str]]]:
    """From the file of the coverage tool: for each module and line, the tests that came there."""
    from coverage import CoverageData

    kept = CoverageData(basename=str(data))
    kept.read()
    found: dict[str, dict[int, list[str]]] = {}
    for file in kept.measured_files():
        lines = kept.contexts_by_lineno(file)
        name = Path(file).relative_to(copy.root).as_posix()
        found[name] = {
            line: sorted({place for each in contexts if each for place in _places(each)})
            for line, contexts in lines.items()
        }
    return found


def _places(context: str) -> tuple[str, ...]:
    test, _bar, when = context.rpartition("|")
    return (test,) if when == "run" else (test, test.partition("::")[0])
