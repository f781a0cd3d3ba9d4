"""The one step that takes a questionnaire in: people, what each said as evidence, and concerns that rest on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any, Final

from ssm_studio.domain import edit, edit_picture
from ssm_studio.domain.changes import Changeset, RecordChange
from ssm_studio.domain.evidence import Evidence
from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.picture import Element
from ssm_studio.domain.record import Record, new_id
from ssm_studio.domain.situation import Group, Participant
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.errors import UsageError
from ssm_studio.formats.table.reading import Progress, Row, Table, refused
from ssm_studio.i18n import _, ngettext
from ssm_studio.method.lenses import lenses

_APART: Final = re.compile(r"[\s,;]+")
_NUMBER: Final = re.compile(r"[0-9]{1,6}")
MOST_RECORDS: Final = 80_000
"""Records that a session has at most after a table came in: with 100,000 it could not be opened again."""


@dataclass(slots=True)
class Incoming:
    """What would come in.

    Attributes:
        step: all of it as one step.
        counts: how many records of each kind are new.
        troubles: line and sentence of what could not be taken as it stands.
    """

    step: Changeset
    counts: dict[str, int] = field(default_factory=dict)
    troubles: list[tuple[int, str]] = field(default_factory=list)


class _Taking:
    """The records that come of the rows, with the next free short names."""

    def __init__(self, study: Study, source: str, provenance: str) -> None:
        self.study, self.source, self.tongue = study, source, study.language
        self.provenance = provenance
        self.new: dict[str, list[Any]] = {}
        self.troubles: list[tuple[int, str]] = []
        self.people = {(e.pseudonym or "").casefold(): e.id for e in study.participants.values()}
        self.groups = {
            read(e.name, self.tongue).casefold(): e.id for e in study.groups.values()
        } | {e.ref.casefold(): e.id for e in study.groups.values()}
        self.concerns: dict[str, int] = {}
        self.known = {each.id for lens in lenses().values() for each in lens.elements}
        self.known |= {each.key for each in study.lens_elements.values() if each.key}
        self.picture = ""
        self._next: dict[str, int] = {}
        self.taken = 0

    def add(self, record: Record, kind: str) -> str:
        """Take a new record, with the next short name; its id."""
        if kind not in self._next:
            self._next[kind] = int(re.sub(r"\D", "", edit.next_ref(self.study, kind)) or 1)
        width = 2 if kind in ("element", "relation", "row") else 1
        ref = f"{BY_NAME[kind].prefix}{self._next[kind]:0{width}d}"
        self._next[kind] += 1
        self.taken += 1
        self.new.setdefault(kind, []).append(replace(record, ref=ref))
        return record.id

    def group(self, words: str) -> str | None:
        """The group of this name, a new one where there is none."""
        if not words:
            return None
        key = words.casefold()
        if key not in self.groups:
            new = Group(
                id=new_id(), name=Text.said(words, self.tongue), provenance=f"source:{self.source}"
            )
            self.groups[key] = self.add(new, "group")
        return self.groups[key]

    def person(self, words: str, group: str | None) -> str | None:
        """Who answers under this pseudonym, somebody new where nobody does."""
        if not words:
            return None
        key = words.casefold()
        if key not in self.people:
            new = Participant(id=new_id(), pseudonym=words, group=group)
            self.people[key] = self.add(new, "participant")
        return self.people[key]

    def lenses(self, row: Row, words: str) -> tuple[str, ...]:
        """The ids of lists in a cell; what no list has is told."""
        ids = [each.lstrip("#") for each in _APART.split(words) if each.strip("#")]
        for each in ids:
            if each not in self.known:
                self.troubles.append(
                    (
                        row.line,
                        _("no framework list has “{id}”; it was left out").format(id=each[:60]),
                    )
                )
        return tuple(dict.fromkeys(each for each in ids if each in self.known))

    def rating(self, row: Row, words: str) -> int | None:
        """The number in a cell; words that are none are told."""
        if not words:
            return None
        if _NUMBER.fullmatch(words):
            return int(words)
        self.troubles.append(
            (
                row.line,
                _("“{words}” is no whole number; the rating was left out").format(words=words[:60]),
            )
        )
        return None


def incoming(
    study: Study,
    table: Table,
    roles: Sequence[str],
    source: str,
    *,
    provenance: str = "participant",
    progress: Progress = lambda _done: None,
) -> Incoming:
    """What would come of a table.

    Args:
        study: the session.
        table: what the file holds.
        roles: of each column what it is.
        source: what the file is called.
        provenance: who says so.
        progress: told after each thousand rows.

    Raises:
        UsageError: the session would have more records than can be opened.
    """
    taking = _Taking(study, source, provenance)
    room = MOST_RECORDS - sum(1 for _each in study.everything())
    for done, row in enumerate(table.rows, 1):
        _row(taking, table, roles, row)
        if taking.taken > room:
            raise _no_room(row.line)
        if done % 1000 == 0:
            progress(done)
    puts: list[RecordChange] = []
    if taking.concerns and taking.picture not in study.pictures:
        made: Any = edit_picture.add_picture(study, PurePath(source).stem or source).puts[0].after
        picture = replace(made, id=taking.picture)
        puts.append(RecordChange("picture", taking.picture, None, picture))
    for kind in ("group", "participant", "evidence", "element"):
        puts += [RecordChange(kind, each.id, None, each) for each in taking.new.get(kind, ())]
    count = len(table.rows)
    label = ngettext("Take in {n} row of “{name}”", "Take in {n} rows of “{name}”", count)
    counts = {kind: len(them) for kind, them in taking.new.items()}
    troubles = sorted([*table.troubles, *taking.troubles])
    return Incoming(Changeset(label.format(n=count, name=source), tuple(puts)), counts, troubles)


def _no_room(line: int) -> UsageError:
    return refused(
        _("With line {line} the session would have more than {most} things in it.").format(
            line=line, most=MOST_RECORDS
        ),
        _("Import it in parts into several sessions, or leave columns out that nobody needs here."),
    )


def _interviews(roles: Sequence[str]) -> bool:
    """Whether a table holds what people said, each in a row, and nothing that was asked of all."""
    return roles.count("quotation") == 1 and not set(roles) & {"rating", "question", "concern"}


def _row(taking: _Taking, table: Table, roles: Sequence[str], row: Row) -> None:
    def of(role: str) -> list[tuple[str, str]]:
        return [
            (heading, cell)
            for heading, cell, is_ in zip(table.headings, row.cells, roles, strict=True)
            if is_ == role and cell
        ]

    def one(role: str) -> str:
        return next((cell for _heading, cell in of(role)), "")

    group = taking.group(one("group"))
    shared: dict[str, Any] = {
        "kind": "quotation" if _interviews(roles) else "survey_answer",
        "said_by": taking.person(one("participant"), group),
        "group": group,
        "source": taking.source,
        "provenance": taking.provenance,
        "lens_tags": tuple(
            tag for _heading, cell in of("lens") for tag in taking.lenses(row, cell)
        ),
    }
    words = [(*each, "quotation") for each in of("quotation")]
    words += [(*each, "concern") for each in of("concern")]
    ratings = [(heading, taking.rating(row, cell)) for heading, cell in of("rating")]
    ratings = [each for each in ratings if each[1] is not None]
    alone = roles.count("rating") == 1 and len(words) == 1
    several = roles.count("quotation") + roles.count("concern") > 1
    for heading, cell, role in words:
        question = one("question") or (heading if several else "")
        new = Evidence(
            id=new_id(),
            text=Text.said(cell, taking.tongue),
            verbatim=True,
            question=Text.said(question, taking.tongue) if question else None,
            rating=ratings[0][1] if alone and ratings else None,
            **shared,
        )
        id_ = taking.add(new, "evidence")
        if role == "concern":
            _concern(taking, cell, id_, shared)
    if not alone:
        for heading, number in ratings:
            asked = one("question") or heading
            rated = Evidence(
                id=new_id(), rating=number, question=Text.said(asked, taking.tongue), **shared
            )
            taking.add(rated, "evidence")


def _concern(taking: _Taking, words: str, evidence: str, shared: dict[str, Any]) -> None:
    """An issue in the picture; whoever says the same is one more piece of evidence for it."""
    key = words.casefold().rstrip(".!")
    elements = taking.new.setdefault("element", [])
    if (place := taking.concerns.get(key)) is not None:
        old = elements[place]
        tags = tuple(dict.fromkeys((*old.lens_tags, *shared["lens_tags"])))
        elements[place] = replace(old, evidence=(*old.evidence, evidence), lens_tags=tags)
        return
    taking.picture = taking.picture or next(iter(taking.study.pictures), new_id())
    taking.concerns[key] = len(elements)
    new = Element(
        id=new_id(),
        kind="concern",
        is_issue=True,
        label=Text.said(words, taking.tongue),
        picture=taking.picture,
        voiced_by=shared["said_by"],
        verbatim=True,
        evidence=(evidence,),
        lens_tags=shared["lens_tags"],
        provenance=taking.provenance,
    )
    taking.add(new, "element")
