"""What one edit through the one door costs on disk, beside one raw update of the same file."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from ssm_studio.domain import edit
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import find_home
from ssm_studio.workshop.workshop import open_session


def edit_pairs(folder: Path, runs: int) -> tuple[list[float], list[float]]:
    """Seconds of edits and of raw updates, in turns, each on a file of its own that holds the worked example."""
    study = example_study("en")
    ours_path, raw_path = (
        create_from_study(find_home(str(folder / name)), study, "bench", "bench")
        for name in ("ours", "raw")
    )
    raw = sqlite3.connect(raw_path, isolation_level=None)
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "journal_mode = DELETE"):
        raw.execute(f"PRAGMA {pragma}")
    ours, floor = [], []
    with open_session(ours_path) as workshop:
        element = next(iter(workshop.study.elements))
        key = raw.execute('SELECT "id" FROM "elements" LIMIT 1').fetchone()[0]
        for number in range(runs + 5):
            words = f"Governor {number}"
            begun = time.perf_counter()
            raw.execute("BEGIN IMMEDIATE")
            raw.execute('UPDATE "elements" SET "label" = ? WHERE "id" = ?', (f'"{words}"', key))
            raw.execute("COMMIT")
            between = time.perf_counter()
            workshop.do(edit.write(workshop.study, "element", element, "label", words))
            ended = time.perf_counter()
            floor.append(between - begun)
            ours.append(ended - between)
    raw.close()
    # The first few find the caches cold.
    return ours[5:], floor[5:]
