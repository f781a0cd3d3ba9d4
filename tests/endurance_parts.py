"""What the attacks of `endurance` are made of: other processes, slow copies, a typist."""

from __future__ import annotations

import json
import lzma
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Any, Final, Self

from ssm_studio.domain.kinds import KINDS
from ssm_studio.workshop.example import worked_example
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.workshop import open_session
from tests.store.test_migration import DIES
from tests.terminal import Terminal

MOST_SECONDS: Final = 1.0
"""Of CPU for any one foreign file."""
UNSTORED: Final = 2.0
"""Seconds of typing that may not be stored yet."""
TOP: Final = Path(__file__).parents[1]

_WRITES: Final = """
import sys
from pathlib import Path
from ssm_studio.domain import edit
from ssm_studio.workshop.workshop import open_session

with open_session(Path(sys.argv[1])) as workshop:
    elements, number = list(workshop.study.elements), 0
    while True:
        number += 1
        words = f"{number} " + "words that grow and shrink " * (number % 60)
        element = elements[number % len(elements)]
        workshop.do(edit.write(workshop.study, "element", element, "label", words))
        if number == 1:
            print("ready", flush=True)
"""

_EDITS: Final = """
import json, sys
from pathlib import Path
from ssm_studio.domain import edit
from ssm_studio.domain.picture import Element
from ssm_studio.domain.record import new_id
from ssm_studio.domain.text import Text
from ssm_studio.errors import StudioError
from ssm_studio.workshop.workshop import open_session

answers = []
with open_session(Path(sys.argv[1])) as workshop:
    for number in range(int(sys.argv[3])):
        words = f"{sys.argv[2]}-{number}"
        element = Element(id=new_id(), kind="actor", label=Text(en=words))
        try:
            workshop.do(edit.add(workshop.study, element))
            answers.append(words)
        except StudioError:
            answers.append("refused")
print(json.dumps(answers))
"""


def old_file(folder: Path, dice: Random) -> Path:
    """A file as one of the earlier versions made it."""
    path = folder / "old.ssm"
    kept = dice.choice(sorted((TOP / "tests" / "store" / "files").glob("*.ssm.xz")))
    path.write_bytes(lzma.decompress(kept.read_bytes()))
    return path


def rows_of(path: Path) -> dict[str, list[Any]]:
    """Ids and references in every table of records that a file has."""
    with closing(sqlite3.connect(path)) as conn:
        there = {name for (name,) in conn.execute("SELECT name FROM sqlite_schema")}
        return {
            kind.table: conn.execute(
                f'SELECT "id", "ref" FROM "{kind.table}" ORDER BY 1'
            ).fetchall()
            for kind in KINDS
            if kind.table in there
        }


def die_at(path: Path, statement: int) -> None:
    """Open a file in a process that is killed at its n-th statement, or ends before."""
    subprocess.run(
        [sys.executable, "-c", DIES, str(path), str(statement)],
        check=False,
        capture_output=True,
        cwd=TOP,
    )


class Writer:
    """A process that writes a session without a pause, until the `with` ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def go_on(self) -> None:
        """See that it writes; one that ended is started again."""
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _WRITES, str(self._path)], stdout=subprocess.PIPE, cwd=TOP
            )
            assert self._process.stdout is not None
            self._process.stdout.readline()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()


def copy_slowly(source: Path, target: Path, pieces: int, seconds: float) -> None:
    """Copy a file in so many pieces, over so many seconds, as an upload does."""
    size = max(source.stat().st_size // pieces, 1)
    with source.open("rb") as reading, target.open("wb") as writing:
        while content := reading.read(size):
            writing.write(content)
            time.sleep(seconds / pieces)


def at_once(path: Path, programs: int, edits: int) -> list[list[str]]:
    """What each of several programs was answered that add elements at the same time."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _EDITS, str(path), f"program{number}", str(edits)],
            stdout=subprocess.PIPE,
            cwd=TOP,
        )
        for number in range(programs)
    ]
    return [json.loads(each.communicate()[0]) for each in running]


def typed_and_killed(folder: Path, dice: Random) -> tuple[list[float], int]:
    """When each word was typed that a typist wrote into a field until the kill, and how many are in the file."""
    home = Home(folder / "sessions", folder / "exports", folder / ".cache")
    path = worked_example(home, "en")
    typed: list[float] = []
    with Terminal("--home", folder, path) as terminal:
        terminal.wait_for("Governor", "Rich picture")
        terminal.press("2")
        terminal.wait_for("RELEVANT SYSTEMS", "P what")
        terminal.press("tab")
        terminal.press("enter")
        until = time.monotonic() + dice.uniform(3.0, 9.0)
        while not typed or time.monotonic() < until:
            for letter in f" w{len(typed)}x":
                terminal.press(letter)
                terminal.rest(0.07)
            typed.append(time.monotonic())
        terminal.kill()
    with open_session(path) as workshop:
        words = str(workshop.study.root_definitions)
    return typed, sum(f"w{number}x" in words for number in range(len(typed)))
