"""What the command line costs: processor time of whole commands, beside a Python that does nothing."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ssm_studio.formats.bundle.bundle import example_study, to_json
from tests.bench_driver import environment
from tests.bench_exports import TIMES, larger
from tests.bench_walks import Tree

EXAMPLE, TENFOLD = "east-java", "{tenfold}"


@dataclass(frozen=True, slots=True)
class Command:
    """One row: what is asked for, and what is aimed at.

    Attributes:
        times: at most so many times the processor time of `python -c pass`.
        seconds: at most so much processor time.
        now: what the table of aims says of the state before.
    """

    name: str
    arguments: tuple[str, ...]
    times: float = 0
    seconds: float = 0
    now: str = ""


COMMANDS: Final = (
    Command("`list`", ("list",), 9, now="15-24×"),
    Command("`check`", ("check", EXAMPLE), 9, now="15-24×"),
    Command("`log`", ("log", EXAMPLE), 9, now="15-24×"),
    Command(
        "`export root-definitions`",
        ("export", EXAMPLE, "root-definitions", "--force"),
        9,
        now="15-24×",
    ),
    Command("report of the example", ("export", EXAMPLE, "report"), seconds=0.5, now="1.0 s"),
    Command("report of ten times", ("export", TENFOLD, "report"), seconds=2, now="4.5 s"),
    Command("picture of ten times", ("export", TENFOLD, "picture"), seconds=1.5, now="3.3 s"),
)


def rows(trees: Mapping[str, Tree], wanted: Sequence[str], rounds: int) -> list[tuple[str, ...]]:
    """The rows of the table of `bench_screens` for the commands that are wanted."""
    asked = [each for each in COMMANDS if not wanted or any(word in each.name for word in wanted)]
    if not asked:
        return []
    with tempfile.TemporaryDirectory() as folder:
        bundle = Path(folder) / "tenfold.json"
        bundle.write_text(to_json(larger(example_study("en"), TIMES)), "utf-8")
        sessions = {column: _prepare(tree, bundle) for column, tree in trees.items()}
    took: dict[tuple[str, str], list[float]] = defaultdict(list)
    for round_ in range(rounds + 1):
        for each in asked:
            _again(took, (each.name, "bare"), [sys.executable, "-c", "pass"], None, round_)
            for column, tree in trees.items():
                words = [word.replace(TENFOLD, sessions[column]) for word in each.arguments]
                if all(words):
                    line = tree.command(*words, "--home", str(tree.home))
                    _again(took, (each.name, column), line, tree.folder, round_)
    return [_row(each, took) for each in asked]


def _prepare(tree: Tree, bundle: Path) -> str:
    """Make the example and one session of ten times as much; the name of the latter, "" where it was refused."""
    tree.prepare()
    command = tree.command("import", str(bundle), "--home", str(tree.home))
    told = subprocess.run(
        command, check=False, cwd=tree.folder, env=environment({}), capture_output=True, text=True
    )
    return Path(told.stdout.strip()).stem if told.returncode == 0 else ""


def _again(
    took: dict[tuple[str, str], list[float]],
    key: tuple[str, str],
    command: list[str],
    cwd: Path | None,
    round_: int,
) -> None:
    """Run a command once more; the first round only finds the caches cold."""
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env=environment({}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if round_ and process.returncode == 0:
        took[key].append(usage.ru_utime + usage.ru_stime)


def _row(asked: Command, took: Mapping[tuple[str, str], Sequence[float]]) -> tuple[str, ...]:
    floor = statistics.median(took[asked.name, "bare"])
    value = {
        column: statistics.median(each)
        for column in ("before", "after")
        if (each := took.get((asked.name, column)))
    }
    if asked.times:
        said = {key: f"{each * 1000:.0f} ms ({each / floor:.1f}×)" for key, each in value.items()}
    else:
        said = {key: f"{each:.2f} s" for key, each in value.items()}
        if "before" in value:
            said["after"] += f" ({value['after'] / value['before']:.2f} of before)"
    met = value["after"] <= (asked.times * floor or asked.seconds)
    return (
        asked.name,
        f"{floor * 1000:.3g} ms" if asked.times else "",
        asked.now,
        said.get("before", "–"),
        said["after"],
        f"≤ {asked.times:g}×" if asked.times else f"≤ {asked.seconds:g} s",
        "yes" if met else "**no**: processor",
    )
