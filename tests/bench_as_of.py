"""How long it takes to see a session of many entries as it was at any moment, the marks of what changed included."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Final

from ssm_studio.domain import edit
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.redaction import as_seen_then, for_readers
from ssm_studio.method.session_differences import differences
from ssm_studio.workshop.as_of import Past
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import find_home
from ssm_studio.workshop.workshop import open_session

ENTRIES: Final = 10_000


def written(folder: Path, entries: int = ENTRIES) -> Path:
    """A session with so many entries: words of elements, rows and definitions that change again and again."""
    path = create_from_study(find_home(str(folder / "as-of")), example_study("en"), "long", "bench")
    with open_session(path) as workshop:
        targets = [
            *(("element", id_, "label") for id_ in workshop.study.elements),
            *(("row", id_, "comment") for id_ in workshop.study.comparison_rows),
            *(("definition", id_, "worldview") for id_ in workshop.study.root_definitions),
        ]
        for number in range(entries - 1):
            kind, id_, name = targets[number % len(targets)]
            workshop.do(edit.write(workshop.study, kind, id_, name, f"Words {number}"))
    return path


def moments(path: Path, runs: int) -> tuple[list[float], list[float]]:
    """Seconds until the slider shows a moment chosen by chance, and of reading the session as it is, in turns.

    What is timed is what a key on the slider does before it is drawn: the study of then, without what is private, and
    what has changed since. No moment is looked at twice.
    """
    chosen = random.Random(7).sample(range(ENTRIES), runs)
    past = Past(path)
    now = past.study_at(len(past.headings) - 1)
    ours, floor = [], []
    for place in chosen:
        begun = time.perf_counter()
        differences(as_seen_then(past.study_at(place), now), for_readers(now))
        between = time.perf_counter()
        fresh = Past(path)
        fresh.close()
        ended = time.perf_counter()
        ours.append(between - begun)
        floor.append(ended - between)
    past.close()
    return ours, floor
