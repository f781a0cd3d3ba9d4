"""The one subprocess: asks the Graphviz engine where things go, and never lets it harm the program.

`positions` may take seconds when the engine misbehaves, so a screen calls it from a worker thread. It touches
neither the terminal nor the study.
"""

from __future__ import annotations

import hashlib
import math
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Final

from ssm_studio.errors import ExternalProgramError
from ssm_studio.i18n import _

OVERRIDE: Final = "SSM_STUDIO_DOT"
_BUNDLED: Final = "graphviz-pure"
TIMEOUT: Final = 3.0
SECOND_TIMEOUT: Final = 1.0
_MOST_OUTPUT: Final = 16 * 1024 * 1024
REMEMBERED: Final = 128
_LAST_WORDS: Final = 2_000
"""Bytes of what the engine complained of that are passed on, to whoever asked for its complaints."""
_FAILURE_LASTS: Final = 30.0
"""Seconds for which an engine that failed on a drawing is not asked for the same drawing again."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A Graphviz program: where it is and why it was chosen ("override", "bundled" or "path")."""

    path: Path
    origin: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the engine put one thing: its middle and its size, in inches from the top left corner."""

    x: float
    y: float
    width: float
    height: float


Curve = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class EngineLayout:
    """What the engine answered: sizes in inches, `y` growing downwards; curves are Bézier control points."""

    width: float
    height: float
    spots: Mapping[str, Spot]
    curves: Mapping[tuple[str, str], tuple[Curve, ...]]


@lru_cache(1)
def bundled_engine() -> Path | None:
    """The engine that is installed with the program, found by its place and not through PATH."""
    # A program built as one folder has the engine among its own files.
    if folder := getattr(sys, "_MEIPASS", ""):
        return next((each for each in Path(folder).glob(f"{_BUNDLED}*") if each.is_file()), None)
    scripts = Path(sys.prefix) / ("Scripts" if os.name == "nt" else "bin")
    beside = scripts / (f"{_BUNDLED}.exe" if os.name == "nt" else _BUNDLED)
    if beside.is_file():
        return beside.resolve()
    # Elsewhere only its list of files knows where it is; to load what reads that takes longer than a layout.
    import importlib.metadata

    try:
        files = importlib.metadata.distribution(_BUNDLED).files or ()
    except importlib.metadata.PackageNotFoundError:
        return None
    for file in files:
        if PurePath(file).stem == _BUNDLED and "dist-info" not in str(file):
            path = Path(str(file.locate())).resolve()
            return path if path.is_file() else None
    return None


def find_engine() -> Engine | None:
    """The engine to use: SSM_STUDIO_DOT, else the one installed with the program, else `dot` on PATH, else None.

    SSM_STUDIO_DOT wins even when nothing is there, so that what is asked for is what is tried.
    """
    if override := os.environ.get(OVERRIDE):
        return Engine(Path(override), "override")
    if bundled := bundled_engine():
        return Engine(bundled, "bundled")
    found = shutil.which("dot")
    return Engine(Path(found), "path") if found else None


def engine_description() -> str:
    """One line for `doctor`: the engine's path and its own word on its version, or that there is none."""
    engine = find_engine()
    if engine is None:
        return _("none; the program's own simpler layout is used")
    try:
        said = run_engine("", "-V", also_errors=True).strip().splitlines()
    except ExternalProgramError as error:
        return _("{path}: {trouble}").format(path=engine.path, trouble=error.title)
    return f"{engine.path} ({said[0] if said else '?'})"


def run_engine(
    source: str, *arguments: str, timeout: float | None = None, also_errors: bool = False
) -> str:
    """What the engine prints for a DOT source.

    Raises:
        ExternalProgramError: there is none, it failed, took longer than `timeout` (`TIMEOUT`) seconds, or
            printed too much.
    """
    engine = find_engine()
    if engine is None:
        raise ExternalProgramError(_("No layout engine was found."), hint=_HINT())
    with tempfile.TemporaryFile() as given:
        given.write(source.encode("utf-8", "replace"))
        given.seek(0)
        try:
            # A group of its own, so that what it starts ends with it.
            process = subprocess.Popen(
                [os.fspath(engine.path), *arguments],
                stdin=given,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT if also_errors else subprocess.DEVNULL,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            raise ExternalProgramError(
                _("The layout engine could not be started."), str(error), _HINT()
            ) from error
    printed = _read(process, TIMEOUT if timeout is None else timeout)
    if process.returncode != 0:
        raise ExternalProgramError(
            _("The layout engine failed (exit status {status}).").format(status=process.returncode),
            printed[-_LAST_WORDS:].decode("utf-8", "replace").strip() if also_errors else "",
            _HINT(),
        )
    return printed.decode("utf-8", "replace")


def _HINT() -> str:  # noqa: N802 - reads as the constant that translation does not let it be
    return _("The text view shows the same model. `ssm-studio doctor` tells which engine is used.")


def _read(process: subprocess.Popen[bytes], timeout: float) -> bytes:
    printed: list[bytes] = []
    assert process.stdout is not None
    stream = process.stdout
    reader = threading.Thread(target=lambda: printed.append(stream.read(_MOST_OUTPUT)), daemon=True)
    deadline = time.monotonic() + timeout
    reader.start()
    reader.join(timeout)
    ended = not reader.is_alive() and len(printed[0]) < _MOST_OUTPUT
    if ended:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            ended = False
    if not ended:
        _kill(process)
        reader.join(1.0)
    if not reader.is_alive():
        stream.close()
    if not ended:
        raise ExternalProgramError(
            _("The layout engine did not finish in time."),
            _("It was stopped after {seconds} s.").format(seconds=f"{timeout:g}"),
            _HINT(),
        )
    return printed[0]


def _kill(process: subprocess.Popen[bytes]) -> None:
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except OSError:
        process.kill()
    process.wait()


def read_plain(printed: str, wanted: Collection[str]) -> EngineLayout:
    """The positions in the engine's `-Tplain` answer.

    Raises:
        ExternalProgramError: it is not such an answer, or some wanted name has no position in it.
    """
    size = (0.0, 0.0)
    spots: dict[str, Spot] = {}
    curves: dict[tuple[str, str], tuple[Curve, ...]] = {}
    try:
        for line in printed.splitlines():
            match line.split():
                case ["graph", _scale, width, height, *_rest]:
                    size = (_number(width), _number(height))
                case ["node", name, x, y, width, height, *_rest]:
                    spots[name.strip('"')] = Spot(
                        _number(x), size[1] - _number(y), _number(width), _number(height)
                    )
                case ["edge", tail, head, count, *rest]:
                    values = [_number(each) for each in rest[: 2 * int(count)]]
                    points = zip(values[::2], values[1::2], strict=True)
                    curve = tuple((x, size[1] - y) for x, y in points)
                    pair = (tail.strip('"'), head.strip('"'))
                    curves[pair] = (*curves.get(pair, ()), curve)
    except ValueError as error:
        raise _nonsense() from error
    if not all(name in spots for name in wanted):
        raise _nonsense()
    return EngineLayout(*size, spots, curves)


def _number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value) or abs(value) > 1e6:
        raise ValueError(text)
    return value


def _nonsense() -> ExternalProgramError:
    return ExternalProgramError(
        _("The layout engine printed something that is not a layout."), hint=_HINT()
    )


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the engine answered. One without any layout is believed until `until` on the monotonic clock."""

    layout: EngineLayout | None
    note: str
    until: float = math.inf


_known: OrderedDict[str, _Answer] = OrderedDict()
_lock = threading.Lock()


def forget() -> None:
    """Forget every remembered layout and failure."""
    with _lock:
        _known.clear()


def troubles() -> tuple[str, ...]:
    """What the engine could not do so far, each sentence once: for whoever has no drawing to put a note on."""
    with _lock:
        notes = [known.note for known in _known.values()]
    return tuple(dict.fromkeys(filter(None, notes)))


def positions(
    source: str, wanted: Collection[str], *, patience: float | None = None
) -> tuple[EngineLayout | None, str]:
    """Where the engine puts the things of a DOT source, and a note for the user where that went not well.

    The layered engine is tried first, for three seconds; then the one that finds room for everything, for one.
    Answers are remembered. No layout at all means that the caller uses its own.

    Args:
        patience: seconds for the layered engine alone, where somebody waits for the answer; without one in time
            there is no layout, no note, and nothing to remember.
    """
    engine = find_engine()
    key = hashlib.sha256(f"{engine}\0{source}".encode("utf-8", "replace")).hexdigest()
    with _lock:
        known = _known.get(key)
        if known is not None:
            _known.move_to_end(key)
    if known is not None and known.until > time.monotonic():
        return known.layout, known.note
    if patience is None:
        layout, note = _ask(source, wanted)
    elif (layout := _quickly(source, wanted, patience)) is None:
        return None, ""
    else:
        note = ""
    until = math.inf if layout else time.monotonic() + _FAILURE_LASTS
    with _lock:
        _known[key] = _Answer(layout, note, until)
        while len(_known) > REMEMBERED:
            _known.popitem(last=False)
    return layout, note


def _quickly(source: str, wanted: Collection[str], patience: float) -> EngineLayout | None:
    try:
        return read_plain(run_engine(source, "-Kdot", "-Tplain", timeout=patience), wanted)
    except ExternalProgramError:
        return None


def _ask(source: str, wanted: Collection[str]) -> tuple[EngineLayout | None, str]:
    try:
        return read_plain(run_engine(source, "-Kdot", "-Tplain"), wanted), ""
    except ExternalProgramError as error:
        trouble = error.title
    if find_engine() is None:
        return None, _("{trouble} A simpler layout is shown.").format(trouble=trouble)
    try:
        printed = run_engine(source, "-Kneato", "-Tplain", timeout=SECOND_TIMEOUT)
        layout = read_plain(printed, wanted)
    except ExternalProgramError:
        return None, _("{trouble} A simpler layout is shown.").format(trouble=trouble)
    return layout, _("{trouble} A coarser layout is shown.").format(trouble=trouble)
