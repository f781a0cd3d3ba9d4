"""What the library keeps of a study: its figures, and all its words for searching."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from ssm_studio.domain.action import INVENTED, OPEN_STATUSES, AgreedAction
from ssm_studio.domain.kept_back import gone_with
from ssm_studio.domain.kinds import KINDS, fields_of
from ssm_studio.domain.privacy import is_private, is_secret
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.store.summary import Note, Summary

_NOT_WORDS: Final = ("id", "kept", "ref", "languages", "sha256")


def summarise(path: Path, study: Study, modified: datetime) -> Summary:
    """The summary of a study that was read from `path`."""
    session = study.session
    unfinished = [each for each in study.actions.values() if _is_open(each)]
    return Summary(
        path=path,
        modified=modified,
        title=study.title,
        language=study.language,
        cycle=session.cycle,
        dates=session.dates,
        place=session.place or "",
        counts=_counts(study, private=False),
        private_counts=_counts(study, private=True),
        open_actions=len(unfinished),
        deadlines=tuple(
            each.by_when
            for each in unfinished
            if each.by_when and each.detail_provenance != INVENTED
        ),
    )


def _counts(study: Study, *, private: bool) -> dict[str, int]:
    hidden = gone_with(study, is_private)
    return {
        kind.name: count
        for kind in KINDS
        if (
            count := sum(
                _is_hidden(each, hidden) is private and not is_secret(each)
                for each in study.table(kind.name).values()
            )
        )
    }


def _is_hidden(record: Record, hidden: set[str]) -> bool:
    """Whether a record is private, or goes with what is."""
    return record.id in hidden or is_private(record)


def _is_open(action: AgreedAction) -> bool:
    return action.status is None or action.status in OPEN_STATUSES


def notes(study: Study) -> Iterator[Note]:
    """Every text that a person may look for."""
    hidden, secret = gone_with(study, is_private), gone_with(study, is_secret)
    for kind, record in study.everything():
        for text in () if record.id in secret else _texts(record):
            yield Note(kind, record.ref, text, _is_hidden(record, hidden))


def _texts(record: Record) -> Iterator[str]:
    for each in fields_of(type(record)):
        if each.metadata["refers"] or each.metadata["parent"] or each.metadata["choices"]:
            continue
        if each.name not in _NOT_WORDS and not each.name.endswith("provenance"):
            yield from _words(getattr(record, each.name))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value:
        yield value
    elif isinstance(value, Text):
        yield from (each for each in value.everything if each)
    elif isinstance(value, tuple):
        for each in value:
            yield from _words(each)
