"""The agreed actions and the issues of a session as the catalogue keeps them: what is private is not among them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ssm_studio.domain.listed_action import ListedAction
from ssm_studio.domain.text import Text
from ssm_studio.store.text_json import dump, text_from_plain, text_to_plain

if TYPE_CHECKING:
    from ssm_studio.domain.study import Study

_TEXTS: Final = ("text", "position", "measure", "enabling_action", "happened")


def kept_of(study: Study) -> str:
    """Actions and issues of a study as JSON, with what says which session it follows on."""
    from ssm_studio.domain.kept_back import gone_with
    from ssm_studio.domain.privacy import is_private

    session, hidden = study.session, gone_with(study, is_private)
    actions = [kept_action(study, each) for each in study.actions if each not in hidden]
    head = {"ref": session.ref, "parent": session.parent_session or ""}
    if session.place and not is_private(session):
        head["place"] = session.place
    issues = [
        {"id": each.id, "ref": each.ref, "label": text_to_plain(each.label)}
        for each in study.elements.values()
        if each.is_issue and each.label is not None and each.id not in hidden
    ]
    return dump({**head, "actions": actions, "issues": issues})


def kept_action(study: Study, id_: str) -> dict[str, Any]:
    """What is kept of one action."""
    from ssm_studio.domain.action import INVENTED
    from ssm_studio.domain.privacy import is_private
    from ssm_studio.domain.study import children

    action = study.actions[id_]
    looks = [e for e in children(study.follow_ups, "action", id_) if not is_private(e)]
    last = max(looks, key=lambda each: each.date or "", default=None)
    found: dict[str, Any] = {
        "id": action.id,
        "ref": action.ref,
        "status": action.status or "proposed",
        "text": action.text,
        "position": action.position,
        "person": action.person,
        "by_when": action.by_when,
        "measure": action.measure,
        "enabling_action": action.enabling_action,
        "follow_up_on": action.follow_up_on,
        "illustrated": action.detail_provenance == INVENTED,
    }
    if last is not None:
        found |= {
            "looked_on": last.date,
            "looked_status": last.status,
            "happened": last.what_happened,
        }
    return {
        name: text_to_plain(value) if name in _TEXTS else value
        for name, value in found.items()
        if value
    }


def actions_in(kept: str, path: Path, title: str, modified: datetime) -> Iterator[ListedAction]:
    """The actions that `kept_of` kept of the session in `path`."""
    found = json.loads(kept)
    for each in found["actions"]:
        yield listed(each, path, title, modified, found.get("place", ""))


def listed(
    kept: dict[str, Any], path: Path, title: str, modified: datetime, district: str = ""
) -> ListedAction:
    """The action that `kept_action` kept."""
    facts: dict[str, Any] = {"ref": "", **kept}
    facts |= {name: text_from_plain(kept[name]) for name in _TEXTS if name in kept}
    return ListedAction(path, title, modified, **facts, district=district)


def issues_in(kept: str) -> Iterator[tuple[str, str, Text]]:
    """The issues that `kept_of` kept: id, short name and words of each."""
    for each in json.loads(kept)["issues"]:
        label = text_from_plain(each["label"])
        if label is not None:
            yield each["id"], each["ref"], label


NO_PARENT: Final = '"parent":""'
"""What stands in the words that were kept of a session that follows on no other."""


def chains(kept: dict[Path, str]) -> dict[Path, str]:
    """Of many sessions those that follow on another, and those that they follow on; the others are not taken apart."""
    later = {path: each for path, each in kept.items() if NO_PARENT not in each}
    parents = {json.loads(each)["parent"] for each in later.values()}
    named = {f'"ref":"{name}"' for name in parents}
    return {
        path: each
        for path, each in kept.items()
        if path in later or path.stem in parents or any(name in each for name in named)
    }


def counted_again(kept: dict[Path, str]) -> list[str]:
    """The day, "" for none, of each open action that is counted in the session of a later cycle too."""
    gone = carried_on(kept)
    return [
        action.by_when
        for path, each in kept.items()
        for action in actions_in(each, path, "", datetime.min.replace(tzinfo=UTC))
        if action.is_open and (path, action.id) in gone
    ]


def carried_on(kept: dict[Path, str]) -> set[tuple[Path, str]]:
    """The actions that live on in the session of a later cycle, by file and id: there they are looked at now."""
    heads = {path: json.loads(each) for path, each in kept.items()}
    ids = {path: {each["id"] for each in head["actions"]} for path, head in heads.items()}
    found: set[tuple[Path, str]] = set()
    for path, head in heads.items():
        if not (parent := head["parent"]):
            continue
        for other, before in heads.items():
            if other != path and parent in (other.stem, before["ref"]):
                found |= {(other, id_) for id_ in ids[other] & ids[path]}
    return found
