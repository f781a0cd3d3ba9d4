"""Agendas that people here made: one JSON file each in the folder `agendas` beside the sessions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from textual.app import App

from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.errors import StudioError
from ssm_studio.i18n import _
from ssm_studio.method.agendas import Planned, Template, in_order
from ssm_studio.tui.dialogs import AskLine
from ssm_studio.tui.studio import Studio
from ssm_studio.workshop.home import Home

FOLDER: Final = "agendas"
MOST_BYTES: Final = 200_000
"""Of a template: what is larger is none."""


def _folder_of(home: Home) -> Path:
    """Where own agendas are kept."""
    return home.sessions.parent / FOLDER


def own_templates(home: Home) -> tuple[Template, ...]:
    """Every own agenda, by name; a file that is none is passed over."""
    try:
        files = sorted(_folder_of(home).glob("*.json"))
    except OSError:
        return ()
    found = (_read(each) for each in files)
    return tuple(each for each in found if each is not None)


def _read(path: Path) -> Template | None:
    try:
        if path.stat().st_size > MOST_BYTES:
            return None
        said = json.loads(path.read_text(encoding="utf-8"))
        blocks = tuple(_planned(each) for each in said["blocks"])
        return Template(f"own:{path.stem}", str(said.get("title") or path.stem), blocks)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _planned(said: dict[str, Any]) -> Planned:
    return Planned(
        str(said["title"]),
        max(0, min(int(said.get("minutes") or 0), 1440)),
        str(said.get("stage") or ""),
        str(said.get("technique") or ""),
        max(1, min(int(said.get("day") or 1), 30)),
    )


def keep_template(home: Home, study: Study, name: str) -> Path:
    """Keep the agenda of a session as a template of one's own.

    Raises:
        UsageError: the folder cannot be made, or the file not be written.
    """
    from ssm_studio.formats.writer import safe_name, write_file

    blocks = [
        {
            "title": read(each.title, study.language),
            "minutes": each.minutes or 0,
            "stage": each.stage or "",
            "technique": each.technique or "",
            "day": each.day or 1,
        }
        for each in in_order(study)
    ]
    path = home.ready(_folder_of(home)) / f"{safe_name(name, 'agenda')}.json"
    words = json.dumps({"title": name, "blocks": blocks}, ensure_ascii=False, indent=1)
    return write_file(path, f"{words}\n".encode())


async def keep_agenda(app: App[None], studio: Studio) -> None:
    """Ask for a name, and write the blocks of this session as a template."""
    if not studio.study.blocks:
        studio.say_so(_("There is no agenda yet: F8 begins one."))
        return
    name = await app.push_screen_wait(AskLine(_("What shall this agenda be called?")))
    if not name or not name.strip():
        return
    try:
        path = keep_template(studio.home, studio.study, name.strip())
    except StudioError as error:
        studio.tell(error)
    else:
        studio.say_so(_("The agenda is kept; t offers it in every session."), str(path))
