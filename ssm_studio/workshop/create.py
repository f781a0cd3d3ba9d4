"""Making a session file: for a title alone, or for a whole study that came from elsewhere."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from ssm_studio.domain.changes import Changeset, RecordChange, made_storable
from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import storable
from ssm_studio.i18n import _
from ssm_studio.store import library
from ssm_studio.workshop.author import author_name
from ssm_studio.workshop.home import Home


def create_session(home: Home, title: str, language: str) -> Path:
    """A new session with a title and nothing else; its file.

    Raises:
        StudioError: the disk refuses.
    """
    return create_from_study(home, new_study(title, language), title, _("New session"))


def create_from_study(home: Home, study: Study, hint: str = "", label: str = "") -> Path:
    """A new session that holds a whole study, written as one entry of its log; its file, named after `hint`.

    Raises:
        StudioError: the disk refuses.
    """
    return library.create(
        home.ready(home.sessions),
        _storable(study),
        name=hint or study.title,
        author=author_name(),
        label=storable(label or _("Import")),
    )


def _storable(study: Study) -> Study:
    puts = tuple(RecordChange(kind, each.id, None, each) for kind, each in study.everything())
    step, replaced = made_storable(Changeset("", puts))
    if not replaced:
        return study
    tables: dict[str, dict[str, Any]] = defaultdict(dict)
    for put in step.puts:
        tables[BY_NAME[put.kind].table][put.id] = put.after
    return Study(**tables)
