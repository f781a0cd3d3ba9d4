"""Commands about whole sessions: demo, new, list, import, log, and opening one on the screen."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ssm_studio.cli.given_file import at_terminal, bytes_of
from ssm_studio.cli.log_listing import iso, log_command
from ssm_studio.cli.options import Asked, argument, command, option
from ssm_studio.cli.output import give_json, give_path, give_table, harmless, say
from ssm_studio.domain.dates import day_said
from ssm_studio.errors import UsageError
from ssm_studio.i18n import _, language, ngettext
from ssm_studio.workshop.waiting import briefly, told_to

if TYPE_CHECKING:
    from datetime import datetime

    from ssm_studio.workshop.listing import Summary

_SESSION_FILE: Final = b"SQLite format 3\0"
"""How a session file begins, so that someone who imports one is told to open it."""

LONGEST_PROBLEM: Final = 400
_LIBRARY_VARIABLE: Final = "SSM_STUDIO_LIBRARY"
_LARGEST_BUNDLE: Final = 256 * 1024 * 1024


def session_commands() -> list[click.Command]:
    """The commands about whole sessions."""
    stay = option(
        ["--no-open"], is_flag=True, help=_("Only make it and print its path; open no screen.")
    )
    as_json = option(["--json", "as_json"], is_flag=True, help=_("Print JSON."))
    return [
        command("demo", _demo, _("Open the worked example (East Java)."), stay),
        command("new", _new, _("Make a new session called TITLE."), argument("title"), stay),
        command(
            "list",
            _list,
            _("List the sessions, the one changed last first."),
            as_json,
            option(["--private"], is_flag=True, help=_("Count private records too.")),
        ),
        command(
            "import",
            _import,
            _("Make a session from a bundle (JSON) in FILE; “-” reads what is piped in."),
            argument("file"),
        ),
        log_command(as_json),
    ]


def open_in_screen(asked: Asked, path: Path | None) -> int:
    """Open a session, or the library, on the screen; the exit code when it is left."""
    must_be_terminal()
    title = _title_of(path) if path is not None else ""
    if asked.library is not None:
        os.environ[_LIBRARY_VARIABLE] = asked.library
    home = asked.find_home()
    # Everything that is made until the first frame stays; looking for rubbish in it is a tenth of the start.
    gc.disable()
    try:
        from ssm_studio.tui.run import run

        # A sentence on stderr would be written across the screens; they tell it themselves.
        with told_to(lambda _path: None), briefly():
            return run(home, path, title)
    finally:
        gc.enable()


def _title_of(path: Path) -> str:
    """The title for the first frame.

    What is no session is refused here, where a script learns of it; a damaged one is for the screen, which rescues.
    """
    from ssm_studio.store.errors import DamagedFileError
    from ssm_studio.store.peek import title_of

    try:
        return title_of(path)
    except DamagedFileError:
        return ""


def must_be_terminal() -> None:
    """Refuse to open a screen where there is none, before anything is made for it.

    Raises:
        UsageError: in or out is no terminal.
    """
    if not (at_terminal() and sys.stdout.isatty()):
        raise UsageError(
            _("The screens need a terminal, and this is not one."),
            "",
            _("`ssm-studio --help` lists the commands that work without one."),
        )


def _demo(asked: Asked, *, no_open: bool) -> int:
    if not no_open:
        must_be_terminal()
    from ssm_studio.workshop.example import example_path, worked_example

    home = asked.find_home()
    if example_path(home).exists():
        say(_("The worked example is there already; it opens as you left it."))
    return _made(asked, worked_example(home, language()), no_open=no_open)


def _new(asked: Asked, title: str, *, no_open: bool) -> int:
    if not no_open:
        must_be_terminal()
    from ssm_studio.domain.text import REPLACEMENT, storable
    from ssm_studio.workshop.sessions import create

    words = storable(title)
    if words != title:
        say(
            _("Characters that no file can hold as text were replaced by “{mark}”.").format(
                mark=REPLACEMENT
            )
        )
    if not words.strip():
        raise UsageError(
            _("A session needs a title."), "", _("For example: ssm-studio new “Library hours”")
        )
    return _made(asked, create(asked.find_home(), words, language()), no_open=no_open)


def _made(asked: Asked, path: Path, *, no_open: bool) -> int:
    if no_open:
        give_path(path)
        return 0
    return open_in_screen(asked, path)


def _import(asked: Asked, file: str) -> int:
    from ssm_studio.formats.bundle.bundle import read_bundle
    from ssm_studio.workshop.photos import keep_photos, photos_of
    from ssm_studio.workshop.sessions import create_from_study

    large = _("The file “{path}” is too large to be a bundle.").format(path=file)
    data = bytes_of(file, _LARGEST_BUNDLE, _("Nothing was imported."), large)
    if data.startswith(_SESSION_FILE):
        raise UsageError(
            _("“{name}” is a session file and not a bundle.").format(name=Path(file).name),
            _("Nothing was imported."),
            _("It can be opened as it is: ssm-studio PATH"),
        )
    study = read_bundle(data, say)
    study, photos = photos_of(study)
    stem = "" if file == "-" else Path(file).stem
    label = _("Import of {name}").format(name=harmless(Path(file).name, 80))
    path = create_from_study(asked.find_home(), study, study.title.strip() or stem, label)
    keep_photos(path, photos)
    count = sum(1 for _each in study.everything())
    say(
        ngettext("{count} record was imported.", "{count} records were imported.", count).format(
            count=count
        )
    )
    give_path(path)
    return 0


def _list(asked: Asked, *, as_json: bool, private: bool) -> int:
    from ssm_studio.workshop.listing import list_sessions

    home = asked.find_home()
    found = list_sessions(home)
    _warn_of(found)
    if as_json:
        give_json(
            [
                {
                    "slug": each.path.stem,
                    "path": str(each.path),
                    "title": each.title,
                    "language": each.language,
                    "modified": iso(each.modified),
                    "records": each.all_counts if private else dict(each.counts),
                    "open_actions": each.open_actions,
                    "problem": each.problem or None,
                }
                for each in found
            ]
        )
    elif found:
        give_table(
            (each.path.stem, _day(each.modified), each.problem or each.title) for each in found
        )
    else:
        say(_("There are no sessions in {folder} yet.").format(folder=home.sessions))
    return 0


def _warn_of(found: list[Summary]) -> None:
    """Name beside the list what is no session."""
    for each in found:
        if each.problem:
            say(harmless(f"{each.path.name}: {each.problem}", LONGEST_PROBLEM))


def _day(at: datetime) -> str:
    return day_said(at.astimezone().strftime("%Y-%m-%d"), _)
