"""What the coach costs on a session ten times the worked example: looked at whole, and after one edit."""

from __future__ import annotations

import time

from ssm_studio.domain import edit
from ssm_studio.domain.changes import apply
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.rules.registry import check
from ssm_studio.method.rules.runner import Coach
from tests.bench_exports import TIMES, larger


def check_times(runs: int) -> list[float]:
    """Seconds of each whole check. Each study is another value, as after an edit of the session's header."""
    study = larger(example_study("id"), TIMES)
    check(study)
    times = []
    for run in range(runs):
        # The same words in a new value: nothing that was remembered about the old study may help.
        step = edit.set_fields(study, "session", study.session.id, cycle=run + 2)
        study = apply(study, step)
        began = time.perf_counter()
        check(study)
        times.append(time.perf_counter() - began)
    return times


EDITED = (
    ("definition", "worldview"),
    ("element", "label"),
    ("activity", "text"),
    ("row", "comment"),
    ("action", "measure"),
)
"""One field of each stage; what an edit touches is not the same everywhere."""


def edit_times(runs: int) -> dict[str, list[float]]:
    """Seconds that the coach takes after a field was written, by kind of record."""
    study = larger(example_study("id"), TIMES)
    coach = Coach(study)
    times: dict[str, list[float]] = {kind: [] for kind, _field in EDITED}
    for run in range(runs):
        for kind, field in EDITED:
            record = next(iter(study.table(kind)))
            study = apply(study, edit.write(study, kind, record, field, f"Words of round {run}"))
            began = time.perf_counter()
            coach.update(study)
            times[kind].append(time.perf_counter() - began)
    return times
