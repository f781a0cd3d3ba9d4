"""What `ssm-studio doctor` looks at: everything outside the program that it leans on."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ssm_studio import __version__
from ssm_studio.cli.given_file import at_terminal
from ssm_studio.errors import StudioError
from ssm_studio.i18n import _, language, reason_of

if TYPE_CHECKING:
    from ssm_studio.workshop.home import Home

_LIBRARIES: Final = (
    "textual",
    "sqlite-utils",
    "graphviz",
    "graphviz-pure",
    "markdown-it-py",
    "platformdirs",
    "resvg-py",
    "click",
)
_TRIAL: Final = "digraph { a -> b; b -> c }"
_LETTERS: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30">'
    '<text x="5" y="20" font-size="16" font-family="sans-serif">{letters}</text></svg>'
)


def examine(home: Home) -> Iterator[tuple[str, str]]:
    """What was found, as label and finding, one after the other; a trouble is a finding too."""
    looks: tuple[tuple[str, Callable[[], str]], ...] = (
        (_("program"), lambda: f"ssm_studio {__version__} · {Path(__file__).parents[1]}"),
        (_("Python"), lambda: f"{platform.python_version()} · {sys.executable}"),
        (_("system"), platform.platform),
        ("SQLite", _sqlite),
        (_("libraries"), _libraries),
        (_("layout engine"), _engine),
        (_("layout tried"), _layout),
        (_("terminal"), _terminal),
        (_("colours"), _colours),
        (_("fonts for PNG"), _fonts),
        (_("language"), language),
        (_("sessions folder"), lambda: _folder(home.sessions)),
        (_("exports folder"), lambda: _folder(home.exports)),
        (_("cache folder"), lambda: _folder(home.cache)),
    )
    for label, look in looks:
        try:
            found = look()
        except StudioError as error:
            found = str(error)
        except Exception as error:
            found = _("could not be looked at: {reason}").format(reason=error)
        yield label, found


def _sqlite() -> str:
    from ssm_studio.store.connection import sqlite_version

    return sqlite_version()


def _libraries() -> str:
    return ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES)


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return _("missing")


def _engine() -> str:
    from ssm_studio.diagram.graphviz_process import engine_description

    return engine_description()


def _layout() -> str:
    from ssm_studio.diagram.graphviz_process import positions

    layout, note = positions(_TRIAL, ("a", "b", "c"))
    if layout is None or note:
        return note or _("nothing came back; the program's own simpler layout is used")
    return _("a small graph was laid out well")


def _terminal() -> str:
    size = shutil.get_terminal_size((0, 0))
    kind = os.environ.get("TERM") or os.environ.get("TERM_PROGRAM") or _("not said")
    if not (at_terminal() and sys.stdout.isatty()):
        return _("none ({kind}); the screens need one").format(kind=kind)
    room = _("enough") if size.columns >= 80 and size.lines >= 24 else _("80×24 or more is better")
    return f"{kind} · {size.columns}×{size.lines} ({room}) · {sys.stdout.encoding}"


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return _("switched off by NO_COLOR")
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit") or os.name == "nt":
        return _("all of them (COLORTERM)")
    if "256" in os.environ.get("TERM", ""):
        return "256"
    return _("few, as far as the terminal says")


def _fonts() -> str:
    """Draws letters and looks whether there is ink, which is the only sure sign of a font."""
    import resvg_py

    from ssm_studio.formats.figures.png import bundled_font

    written, blank = (
        bytes(resvg_py.svg_to_bytes(svg_string=_LETTERS.format(letters=letters)))
        for letters in ("Aa", "")
    )
    if written != blank:
        return _("found in the system")
    if bundled_font() is not None:
        return _("none in the system; the one that comes with the layout engine is used")
    return _("none found; PNG pictures would have no text, SVG has it in any case")


def _folder(folder: Path) -> str:
    """Whether something can be written there, tried in the nearest folder that exists; nothing is left behind."""
    nearest = next((each for each in (folder, *folder.parents) if each.exists()), folder)
    if not nearest.is_dir():
        return _("{folder}: there is a file in its place").format(folder=folder)
    try:
        with tempfile.TemporaryFile(dir=nearest):
            pass
    except OSError as error:
        return _("{folder}: cannot be written to ({reason})").format(
            folder=folder, reason=reason_of(error)
        )
    if nearest != folder:
        return _("{folder}: will be made when it is needed").format(folder=folder)
    free = shutil.disk_usage(folder).free // 1_000_000
    return _("{folder}: can be written to, {free} MB free").format(folder=folder, free=free)
