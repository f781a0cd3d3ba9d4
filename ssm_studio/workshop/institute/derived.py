"""What a library searches and counts of a session: its words, actions, themes and issues; nothing private."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from ssm_studio.domain.kinds import fields_of
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.formats.redaction import for_readers
from ssm_studio.method.lenses import lens_name
from ssm_studio.method.trace import trace
from ssm_studio.store.actions_and_issues import kept_action
from ssm_studio.store.institute.port import Shown
from ssm_studio.store.text_json import dump

DONE: Final = "done"
_NO_WORDS: Final = ("id", "kept", "ref", "languages", "sha256")


def shown_of(study: Study, replica: str, head: str) -> Shown:
    """What is searched and counted of a session, in the copy whose newest entry is `head`."""
    public = for_readers(study)
    session = public.session
    became = _became(public)
    return Shown(
        replica,
        head,
        public.title,
        public.language,
        session.place or "",
        session.cycle or 1,
        session.ref,
        session.parent_session or "",
        tuple(
            (record.id, kind, record.ref, words)
            for kind, record in public.everything()
            for words in dict.fromkeys(_words_of(record))
        ),
        tuple(_actions(public)),
        tuple(_themes(public, became)),
        tuple(
            (
                each.id,
                each.ref,
                each.label.read(public.language),
                dump([[a.ref, a.status or "proposed"] for a in became.get(each.id, ())]),
            )
            for each in public.elements.values()
            if each.is_issue and each.label is not None
        ),
    )


def _words_of(record: Record) -> list[str]:
    """Every text of a record that a person may look for."""
    found: list[str] = []
    for each in fields_of(type(record)):
        if each.metadata["refers"] or each.metadata["parent"] or each.metadata["choices"]:
            continue
        if each.name not in _NO_WORDS and not each.name.endswith("provenance"):
            _gather(getattr(record, each.name), found)
    return found


def _gather(value: Any, found: list[str]) -> None:
    if isinstance(value, str) and value:
        found.append(value)
    elif isinstance(value, Text):
        found += [each for each in value.everything if each]
    elif isinstance(value, tuple):
        for each in value:
            _gather(each, found)


def _actions(study: Study) -> list[tuple[str, str, str]]:
    found = []
    for action in study.actions.values():
        position = action.position.read(study.language) if action.position else ""
        owner = ", ".join(filter(None, (action.person, position)))
        found.append((action.id, owner, dump(kept_action(study, action.id))))
    return found


def _became(study: Study) -> dict[str, list[Any]]:
    """The actions that came of each record on the way to one."""
    found: dict[str, list[Any]] = defaultdict(list)
    for action in study.actions.values():
        for step in trace(study, "action", action.id):
            found[step.id].append(action)
    return found


def _themes(
    study: Study, became: dict[str, list[Any]]
) -> list[tuple[str, str, tuple[str, ...], bool]]:
    """Themes by name, and elements of lenses by id: the records that have each, and whether an action is done."""
    records: dict[tuple[str, str], list[str]] = defaultdict(list)
    for theme in study.themes.values():
        if theme.name is not None and (name := theme.name.read(study.language).strip()):
            records["", name].append(theme.id)
    for _kind, record in study.everything():
        for tag in record.lens_tags:
            records[tag, lens_name(tag, study.language)].append(record.id)
    for action in study.actions.values():
        if action.lens:
            records[action.lens, lens_name(action.lens, study.language)].append(action.id)
    done = {
        id_ for id_, actions in became.items() if any(_is_done(study, action) for action in actions)
    }
    return [
        (lens, theme, tuple(dict.fromkeys(ids)), any(each in done for each in ids))
        for (lens, theme), ids in records.items()
    ]


def _is_done(study: Study, action: Any) -> bool:
    looks = [each for each in study.follow_ups.values() if each.action == action.id]
    last = max(looks, key=lambda each: each.date or "", default=None)
    return action.status == DONE or (last is not None and last.status == DONE)
