"""What readers may see of a study, who says so, and which state of it a page shows.

Every export but the bundle begins with `for_readers`. Writing down who has power is itself an act of power, so what
describes it stays with the facilitator until each item is released by hand.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from ssm_studio.domain.ballot import Ballot
from ssm_studio.domain.kept_back import gone_with
from ssm_studio.domain.kinds import KINDS, fields_of
from ssm_studio.domain.notes import without_notes
from ssm_studio.domain.privacy import is_private, is_secret
from ssm_studio.domain.record import Record, names_any
from ssm_studio.domain.situation import Session
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import N_
from ssm_studio.values import dataclass

__all__ = ["for_facilitator", "for_readers", "is_private"]


def for_readers(study: Study) -> Study:
    """The study without what is private, and without any trace of it in what remains.

    Private are: everything marked for the facilitator only; Analysis Three unless it is marked as not private or
    as public or for the session; power in a picture unless marked so. With a record go the rows that it owns, what
    is about it alone (relations, bubbles, models, comparison rows, debate), what expands an activity or is the same
    today, and what gathers nothing else. Changes and actions stand on their own feet: only their references to
    private records go. A private session header
    keeps its title, languages, cycle and warning. Notes in the margin are for whoever writes.
    """
    return _without(_without_margin(study), is_private)


def for_facilitator(study: Study) -> Study:
    """The study without what even the facilitator sees on no list: power, votes in secret, until they are released."""
    return _without(study, is_secret)


def with_only(study: Study, ids: Collection[str]) -> Study:
    """The study with these records alone, the header, and no reference to any other."""
    return _without(study, lambda record: record.id not in ids and record.id not in study.sessions)


def as_seen_then(then: Study, now: Study, *, private: bool = False) -> Study:
    """A study of the past without what may not be seen of then or of now.

    What is private today, and what goes with it, was told in confidence then too. With `private` only what even the
    facilitator sees on no list is left out.
    """
    hidden = gone_with(now, is_secret if private else is_private)
    tables = {
        kind.table: {
            id_: record for id_, record in then.table(kind.name).items() if id_ not in hidden
        }
        for kind in KINDS
    }
    study = replace(then, **tables)
    return for_facilitator(study) if private else for_readers(study)


def _without(study: Study, kept_back: Callable[[Record], bool]) -> Study:
    gone = gone_with(study, kept_back)
    named = any(map(is_secret, study.ballots.values()))
    if not gone and not named and not any(map(kept_back, study.sessions.values())):
        return study
    tables: dict[str, dict[str, Any]] = {}
    for kind_ in KINDS:
        table = study.table(kind_.name)
        tables[kind_.table] = {
            i: _pruned(r, gone, kept_back) for i, r in table.items() if i not in gone
        }
    return Study(**tables)


def _without_margin(study: Study) -> Study:
    """The study without the notes that somebody wrote beside records."""
    tables = {}
    for kind in KINDS:
        table = study.table(kind.name)
        noted = [each for each in table.values() if each.kept and '"notes"' in each.kept]
        if noted:
            bare = {each.id: replace(each, kept=without_notes(each.kept)) for each in noted}
            tables[kind.table] = {id_: bare.get(id_, each) for id_, each in table.items()}
    return replace(study, **tables) if tables else study


def _pruned(record: Record, gone: set[str], kept_back: Callable[[Record], bool]) -> Record:
    """`record` without references to what is gone."""
    if isinstance(record, Session) and kept_back(record):
        kept = ("title", "languages", "cycle", "warning", "ref")
        return Session(id=record.id, **{name: getattr(record, name) for name in kept})
    if isinstance(record, Ballot) and is_secret(record):
        record = replace(record, marks=())
    values: dict[str, Any] = {}
    for field in fields_of(type(record)):
        refers = field.metadata["refers"]
        value = getattr(record, field.name)
        if not refers or not value:
            continue
        if isinstance(value, str) and names_any(value, refers, gone):
            values[field.name] = None
        elif isinstance(value, tuple):
            rest = tuple(
                each
                for each in value
                if not names_any(each if isinstance(each, str) else each[0], refers, gone)
            )
            if rest != value:
                values[field.name] = rest
    return replace(record, **values) if values else record


def content_hash(study: Study) -> str:
    """The SHA-256 of everything that the study says, the same on every machine and after every re-opening.

    Records are named by kind and place, not by their ids, because ids differ between two imports of one bundle.
    """
    names = {
        record.id: f"{kind.name}:{place}"
        for kind in KINDS
        for place, record in enumerate(study.table(kind.name).values())
    }
    content = [
        [kind.name, [_said(record, names) for record in study.table(kind.name).values()]]
        for kind in KINDS
        # What a session does not use leaves the hash as earlier versions printed it.
        if study.table(kind.name) or not kind.since
    ]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def _said(record: Record, names: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.name != "id" and value not in (None, (), ""):
            refers = field.metadata["refers"] or field.metadata["parent"]
            found[field.name] = _plain(value, names if refers else {})
    return found


def _plain(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, Text):
        return [value.plain, value.en, value.id]
    if isinstance(value, tuple):
        return [_plain(each, names) for each in value]
    if isinstance(value, str) and names:
        parts = [part.split(".", 1) for part in value.split(">")]
        return ">".join(".".join([names.get(p[0], p[0]), *p[1:]]) for p in parts)
    return value


@dataclass(frozen=True, slots=True)
class Mark:
    """One provenance that a study uses: its key, the word for it, and what it means; both to be translated."""

    key: str
    word: str
    meaning: str


_MARKS: Final = {
    mark.key: mark
    for mark in (
        Mark("source", N_("source"), N_("stated in a source document")),
        Mark("participant", N_("participant"), N_("said or drawn by a participant")),
        Mark("facilitator", N_("facilitator"), N_("written by the facilitator")),
        Mark("researcher", N_("researcher"), N_("written by the researcher")),
        Mark(
            "inferred",
            N_("inferred"),
            N_("an interpretation of what was said, not the words themselves"),
        ),
        Mark("imported", N_("imported"), N_("brought in from a file")),
        Mark(
            "model",
            N_("from the model"),
            N_("taken from the conceptual model; nobody has confirmed it"),
        ),
        Mark("invented", N_("illustration"), N_("made up as an illustration; not a finding")),
    )
}


def mark_of(provenance: str) -> Mark:
    """The mark for one provenance; "source:S000" is a source with its name, an unknown one speaks for itself."""
    known = _MARKS.get(provenance) or _MARKS.get(provenance.partition(":")[0])
    return known or Mark(provenance, provenance, "")


def texts_of(record: Record) -> Iterator[Text]:
    """Every text of a record, in the order of its fields."""
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Text):
                yield each


def provenances(study: Study) -> tuple[str, ...]:
    """Every provenance that the study's records carry, sorted."""
    return tuple(sorted(set(_provenances(record for _, record in study.everything()))))


def _provenances(records: Iterable[Record]) -> Iterable[str]:
    for record in records:
        for field in fields_of(type(record)):
            if field.name.endswith("provenance") and (value := getattr(record, field.name)):
                yield value
