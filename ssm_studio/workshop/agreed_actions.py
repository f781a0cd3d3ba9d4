"""What was agreed in all sessions of the home, and what has come due; a session that did not change is not opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ssm_studio.domain.listed_action import ListedAction
from ssm_studio.store import actions_and_issues
from ssm_studio.store.search_index import Catalogue
from ssm_studio.store.summary import Summary, modified_at
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.reading import read_study

__all__ = ["ListedAction", "agreed_actions"]


def agreed_actions(
    home: Home, paths: Sequence[Path] = ()
) -> tuple[list[ListedAction], list[Summary]]:
    """The actions of every session of the home, and the files there that cannot be read.

    One that was carried on into a later cycle is listed there only. Sessions among `paths` that lie elsewhere are
    read too. In the order of the files' names, and in each as they were agreed.

    Raises:
        StudioError: the folder, or a session elsewhere, cannot be read.
    """
    catalogue = Catalogue(home.sessions, home.cache)
    try:
        catalogue.refresh()
        kept = {
            Path(path): (modified, title, each)
            for path, modified, title, each in catalogue.agreed()
        }
        unreadable = [each for each in catalogue.summaries() if each.problem]
    finally:
        catalogue.close()
    known = {path.resolve() for path in kept}
    for path in paths:
        if path.resolve() not in known:
            kept[path] = _elsewhere(path)
    gone = actions_and_issues.carried_on(
        {path: each for path, (_modified, _title, each) in kept.items()}
    )
    actions = [
        action
        for path, (modified, title, each) in sorted(kept.items(), key=lambda one: one[0].stem)
        for action in actions_and_issues.actions_in(each, path, title, modified)
        if (path, action.id) not in gone
    ]
    return actions, unreadable


def _elsewhere(path: Path) -> tuple[datetime, str, str]:
    study, _why_read_only = read_study(path)
    return modified_at(path.stat().st_mtime), study.title, actions_and_issues.kept_of(study)
