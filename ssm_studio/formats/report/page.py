"""A page in the making: headings with stable ids, numbered tables and figures, the words of one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from ssm_studio.domain.dates import day_said, days_said
from ssm_studio.domain.picture import Element
from ssm_studio.domain.record import Record
from ssm_studio.domain.situation import Participant
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.formats.document.blocks import (
    HIGHEST,
    Block,
    Cell,
    Document,
    Facts,
    Figure,
    Heading,
    Items,
    Note,
    Paragraph,
    Row,
    Table,
    Words,
    plain_words,
)
from ssm_studio.formats.redaction import content_hash, for_readers, mark_of
from ssm_studio.formats.report.labels import WORDS
from ssm_studio.i18n import N_, translator
from ssm_studio.method.broken_names import is_gone


class Page:
    """Collects the blocks of one export.

    Everything that its methods are given is plain text, which writers escape; `language` is that of the page, and
    of the wordings that are taken from the study. `study` is without what is private, `whole` with it. A `traced`
    page names the rows of its tables in comments, so that they are found again after people have edited it.
    A `handout` says once below a table what its last column would say in every row.
    With a `chapter` tables and figures are numbered "4.1", "4.2" …, each with its source.
    """

    def __init__(
        self,
        study: Study,
        language: str,
        *,
        traced: bool = False,
        handout: bool = False,
        chapter: int = 0,
    ) -> None:
        self.whole = study
        self.traced = traced
        self.handout = handout
        self.chapter = chapter
        self.study = for_readers(study)
        self.digest = content_hash(self.study)
        self.language = language
        self.t = translator(language)
        self.document = Document(language)
        self.targets: dict[str, str] = {}
        self._tables = self._figures = 0
        self._anchors: set[str] = set()

    def words(self, text: Text | None) -> str:
        """The wording of a text in the page's language, or what there is."""
        return read(text, self.language)

    def code(self, table: str, value: Any) -> str:
        """What a code is called; one that no table knows stands for itself."""
        if value is None:
            return ""
        said = WORDS[table].get(str(value))
        return self.t(said) if said else str(value)

    def mark(self, record: Record, *names: str) -> str:
        """Who says so: the record's provenance, then that of the named parts of it."""
        marks = [self.provenance(record.provenance)]
        for name in names:
            value = getattr(record, f"{name}_provenance")
            if value and value != record.provenance:
                marks.append(f"{self.t(_PARTS[name])}: {self.provenance(value)}")
        return "; ".join(filter(None, marks))

    def provenance(self, provenance: str | None) -> str:
        """The word for one provenance: "source S000", "illustration"."""
        if not provenance:
            return ""
        mark = mark_of(provenance)
        kind, _, detail = provenance.partition(":")
        return f"{self.t(mark.word)} {detail}" if mark.key == kind and detail else self.t(mark.word)

    def cite(self, reference: str | None) -> str:
        """The short name of what a reference names: "E13", "RD2.w", "3 → 5"; "" for nothing.

        What names something that the session does not have is marked so.
        """
        if not reference:
            return ""
        return " → ".join(self._cite_one(part) for part in reference.split(">"))

    def cites(self, references: Iterable[str]) -> str:
        """Several short names, one after the other."""
        return ", ".join(filter(None, map(self.cite, references)))

    def _cite_one(self, reference: str) -> str:
        id_, dot, part = reference.partition(".")
        record = self.study.find(id_)
        name = reference if record is None else f"{self.called(record)}{dot}{part}"
        if is_gone(reference, self.study.find):
            return self.t("{name} (not in this session)").format(name=name)
        return name

    def called(self, record: Record) -> str:
        """What a record is cited as: a pseudonym, an activity's number, a short name."""
        if isinstance(record, Participant) and record.pseudonym:
            return record.pseudonym
        return record.ref or next(
            (words for words in map(self.words, _names(record)) if words), record.id
        )

    def heading(self, level: int, title: str, anchor: str, about: str = "") -> None:
        """A heading under a link target that stays the same from export to export; `about` finds it in `targets`."""
        base = re.sub(r"[^a-z0-9]+", "-", anchor.lower()).strip("-") or "part"
        target, number = base, 1
        while target in self._anchors:
            number += 1
            target = f"{base}-{number}"
        self._anchors.add(target)
        if about:
            self.targets[about] = target
        self.add(Heading(level, title, target))

    def paragraph(self, text: Words, label: str = "") -> None:
        """A paragraph, after a label in bold where one is given; nothing for an empty text."""
        if text:
            self.add(Paragraph(text, label))

    def note(self, text: str) -> None:
        """A remark of the program's own."""
        self.add(Note(text))

    def facts(self, facts: Iterable[tuple[str, Words]]) -> None:
        """A list of named facts, without those that say nothing."""
        if told := tuple((label, words) for label, words in facts if words):
            self.add(Facts(told))

    def items(self, texts: Iterable[Words]) -> None:
        """A plain list."""
        if told := tuple(each for each in texts if each):
            self.add(Items(told))

    def table(
        self,
        caption: str,
        header: Sequence[str],
        rows: Iterable[Sequence[Cell]],
        keep: int = 1,
        keys: Sequence[str] = (),
    ) -> None:
        """A table under its caption, numbered where it has one; no table without rows.

        Columns that say nothing are left out, but never the first `keep`. On a traced page, `keys` name the rows
        in a comment in their first cell.
        """
        body = [tuple(row) for row in rows]
        if not body:
            return
        kept = [i for i in range(len(header)) if i < keep or any(row[i] for row in body)]
        source = self.source_line() if caption else ""
        if self.handout and (mark := self._one_mark(header, body)):
            kept.remove(len(header) - 1)
            source = " ".join(filter(None, (mark, source)))
        label = ""
        if caption:
            self._tables += 1
            label = self.t("Table {number}").format(number=self.numbered(self._tables))
        self.add(
            Table(
                caption,
                label,
                tuple(header[i] for i in kept),
                tuple(tuple(row[i] for i in kept) for row in body),
                tuple(keys) if self.traced else (),
                source,
            )
        )

    def _one_mark(self, header: Sequence[str], body: Sequence[Sequence[Cell]]) -> str:
        """Who says all of a table, where its last column would say the same in every row."""
        last = self.t("Who says so")
        marks = {row[-1] for row in body}
        if header[-1] != last or len(header) < 2 or len(marks) > 1 or not (mark := marks.pop()):
            return ""
        return self.t("Who says so: {who}.").format(who=plain_words(mark))

    def day(self, typed: str | None) -> str:
        """A date as people write it."""
        return day_said(typed, self.t)

    def days(self, typed: Iterable[str]) -> str:
        """Several dates as people write them."""
        return days_said(typed, self.t)

    def numbered(self, number: int) -> str:
        """The number of a table or figure as the page says it."""
        return f"{self.chapter}.{number}" if self.chapter else str(number)

    def source_line(self) -> str:
        """Where numbered tables and figures come from, as a thesis says it; "" on other pages."""
        if not self.chapter:
            return ""
        session = self.study.session
        parts = (self.words(session.title), session.place or "", self.days(session.dates))
        workshop = ", ".join(filter(None, (each.strip() for each in parts)))
        return self.t("Source: compiled by the researcher from the workshop {workshop}").format(
            workshop=workshop
        )

    def figure(self, path: str | None, caption: str, height: float = HIGHEST) -> None:
        """A numbered drawing above its caption; where there is none, a remark that says so.

        On paper it becomes no higher than `height` centimetres.
        """
        if path is None:
            self.note(self.t("No drawing of this is enclosed."))
        else:
            self.add(self._figure(path, caption, height))

    def figures(self, drawn: Sequence[tuple[str, str]], height: float, across: int = 2) -> None:
        """Drawings by path and caption, so many beside one another."""
        made = [self._figure(path, caption, height) for path, caption in drawn]
        for at in range(0, len(made), across):
            self.add(Row(tuple(made[at : at + across])))

    def _figure(self, path: str, caption: str, height: float) -> Figure:
        self._figures += 1
        label = self.t("Figure {number}").format(number=self.numbered(self._figures))
        return Figure(caption, label, path, self.source_line(), height)

    def add(self, block: Block) -> None:
        """A block at the end."""
        self.document.blocks.append(block)


_PARTS = {
    "votes": N_("votes"),
    "comment": N_("comment"),
    "ratings": N_("judgements"),
    "text": N_("wording"),
    "lens": N_("lens"),
    "detail": N_("details"),
    "reconstructed": N_("reconstruction"),
    "evidence": N_("evidence"),
}


def _names(record: Record) -> list[Text]:
    label = record.label if isinstance(record, Element) else None
    found = [label, getattr(record, "title", None), getattr(record, "name", None)]
    return [each for each in (*found, getattr(record, "text", None)) if isinstance(each, Text)]
