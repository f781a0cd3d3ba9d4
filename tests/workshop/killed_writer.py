"""Writes a session as fast as it can and is killed at random, again and again; prints what was lost.

Run with a session file and a number of rounds. Each round is a process of its own that reports, after each
change that was acknowledged, its number; the one that started it kills it and looks into the file.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import sys
import time
from pathlib import Path

from ssm_studio.domain import edit
from ssm_studio.domain.changes import apply, join
from ssm_studio.workshop.workshop import open_session


def write(path: Path, pipe: int) -> None:
    """Change two records in each step, for ever."""
    with open_session(path) as workshop:
        number = 0
        while True:
            number += 1
            study = workshop.study
            element = next(iter(study.elements))
            first = edit.set_fields(study, "element", element, x=number)
            after = apply(study, first)
            second = edit.set_fields(after, "session", study.session.id, cycle=number)
            workshop.do(join("Count", first, second))
            os.write(pipe, f"{number}\n".encode())


def round_(path: Path, seconds: float) -> tuple[int, str]:
    """One writer's life: how many changes it was told were saved, and what is wrong with the file after it."""
    with open_session(path) as workshop:
        study = workshop.study
        element = next(iter(study.elements))
        first = edit.set_fields(study, "element", element, x=0)
        workshop.do(join("Begin", first))
        workshop.do(edit.set_fields(workshop.study, "session", study.session.id, cycle=0))
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            write(path, writing)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        # A busy machine starts slowly; the clock runs from the first change that was saved.
        saved = len(pipe.readline().splitlines())
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        saved += len(pipe.read().splitlines())
    with open_session(path) as workshop:
        study = workshop.study
        found, torn = study.elements[element].x, study.session.cycle
    conn = sqlite3.connect(path)
    (verdict,) = conn.execute("PRAGMA integrity_check").fetchone()
    conn.close()
    if verdict != "ok":
        return saved, f"broken: {verdict}"
    if found != torn:
        return saved, f"torn: {found} and {torn}"
    if found not in (saved, saved + 1):
        return saved, f"lost: {saved} were saved, {found} is there"
    return saved, ""


def main() -> None:
    """Print a line for each round that lost something, and the number of changes."""
    path, rounds = Path(sys.argv[1]), int(sys.argv[2])
    total = 0
    for number in range(rounds):
        saved, wrong = round_(path, random.uniform(0.0, 0.03))
        total += saved
        if wrong:
            print(f"round {number}: {wrong}")
    print(f"saved {total}")


if __name__ == "__main__":
    main()
