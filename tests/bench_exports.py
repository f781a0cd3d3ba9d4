"""Exports of the worked example and of one ten times its size."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ssm_studio.diagram import graphviz_process
from ssm_studio.domain.kinds import KINDS, fields_of
from ssm_studio.domain.study import Study
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.registry import produce
from ssm_studio.formats.writer import write_file

TIMES = 10
WHOLE = ("session", "research")
"""Kinds of which a session has one, however much it holds."""


def larger(study: Study, times: int) -> Study:
    """A study that holds everything so many times, each copy with its own ids, short names and links."""
    tables: dict[str, dict[str, Any]] = {kind.table: {} for kind in KINDS}
    for copy in range(times):
        for kind, record in study.everything():
            if copy and kind in WHOLE:
                continue
            changed = _copied(record, copy) if copy else record
            tables[next(k.table for k in KINDS if k.name == kind)][changed.id] = changed
    return Study(**tables)


def _copied(record: Any, copy: int) -> Any:
    values: dict[str, Any] = {"id": f"{record.id}-{copy}"}
    if record.ref:
        values["ref"] = f"{record.ref}{chr(96 + copy)}"
    for each in fields_of(type(record)):
        refers = each.metadata["refers"] or each.metadata["parent"]
        value = getattr(record, each.name)
        if refers and refers not in WHOLE and value:
            values[each.name] = _relinked(value, copy)
    return dataclasses.replace(record, **values)


def _relinked(value: Any, copy: int) -> Any:
    if isinstance(value, str):
        head, dot, part = value.partition(".")
        return f"{head}-{copy}{dot}{part}"
    return tuple(
        (_relinked(each[0], copy), *each[1:]) if isinstance(each, tuple) else _relinked(each, copy)
        for each in value
    )


SIXTY_PAGES = 4
"""How many times the worked example makes a report of sixty pages, as its PDF has them."""


def paper_times(runs: int) -> dict[str, list[float]]:
    """Seconds of CPU of a report of sixty pages in each format, drawings and layout of the models included."""
    study = larger(example_study("en"), SIXTY_PAGES)
    times: dict[str, list[float]] = {"html": [], "docx": [], "pdf": []}
    for _run in range(runs):
        for format_, spent in times.items():
            graphviz_process.forget()
            begun = time.process_time()
            produce(study, "report", format_)
            spent.append(time.process_time() - begun)
    return times


def sizes(study: Study) -> Mapping[str, int]:
    """How many records of each kind."""
    return {kind.name: len(study.table(kind.name)) for kind in KINDS}


def export_pairs(
    what: str, folder: Path, runs: int
) -> tuple[list[float], list[float], list[float]]:
    """Seconds of an export of the worked example, of ten times as much, and of writing the bytes of the first."""
    one = example_study("en")
    ten = larger(one, TIMES)
    small: list[float] = []
    large: list[float] = []
    floor: list[float] = []
    for _run in range(runs):
        for study, times in ((one, small), (ten, large)):
            graphviz_process.forget()
            begun = time.perf_counter()
            files = produce(study, what)
            for each in files:
                write_file(folder / each.name, each.data)
            times.append(time.perf_counter() - begun)
            if study is one:
                begun = time.perf_counter()
                for each in files:
                    write_file(folder / each.name, each.data)
                floor.append(time.perf_counter() - begun)
    return small, large, floor
