"""What an edited root-definition page says otherwise than the session, and who changed it.

Three states of each wording are compared: as it was exported (the hash that the page remembers), as the file says
it, as the session says it now. Only what was edited in the file and not changed in the session comes in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from ssm_studio.domain.changes import apply
from ssm_studio.domain.definition_rows import ROW_KINDS, definitions_of, rows_of
from ssm_studio.domain.definitions import RelevantSystem, RootDefinition
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read as wording
from ssm_studio.formats.document.anchors import find_record, key_of
from ssm_studio.formats.markdown.fingerprints import (
    Traced,
    definition_shown,
    digest,
    folded,
    row_said,
    system_shown,
)
from ssm_studio.formats.markdown.match_rows import claimed_rows
from ssm_studio.formats.markdown.read_blocks import Said, UnreadableMarkdown
from ssm_studio.formats.markdown.read_changes import (
    ADDED,
    CHANGED,
    CLASH,
    MISSING,
    Difference,
    to_changeset,
)
from ssm_studio.formats.markdown.read_codes import values_of
from ssm_studio.formats.markdown.read_page import (
    ReadDefinition,
    ReadDefinitions,
    ReadSystem,
)
from ssm_studio.formats.markdown.read_section import ReadRow
from ssm_studio.formats.report.definitions import LEFT_OUT
from ssm_studio.formats.report.page import Page
from ssm_studio.i18n import N_, _
from ssm_studio.method.sentence import sentence_text

FIELD_NAMES: Final = {
    "sentence": N_("sentence"),
    "t-in": N_("T, input"),
    "t-out": N_("T, output"),
    **{f"without-{letter.lower()}": fact for letter, fact in LEFT_OUT.items()},
    "type": N_("type"),
    "level": N_("level"),
    "status": N_("status"),
    "version": N_("version"),
    "facts": N_("facts"),
    "detail": N_("in detail"),
    "reason": N_("reason"),
    "name": N_("name"),
}


def difference(study: Study, read: ReadDefinitions) -> tuple[Difference, ...]:
    """Everything in which the page differs from the session by people's editing.

    Raises:
        UnreadableMarkdown: the page says something that no record can hold; it names the line.
    """
    comparison = _Comparison(study, read)
    comparison.systems()
    for each in read.definitions:
        comparison.definition(each)
    comparison.gone()
    comparison.sentences()
    return tuple(comparison.found)


@dataclass(slots=True)
class _Comparison:
    """A page against a session."""

    study: Study
    read: ReadDefinitions
    page: Page = field(init=False)
    found: list[Difference] = field(default_factory=list)
    elsewhere: bool = field(init=False)
    names: dict[str, list[Said]] = field(default_factory=dict)
    taken_rows: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page = Page(self.study, self.read.language)
        # A page of which this session knows no record at all was exported from another one.
        kinds = {"definition": self.read.trace.definitions, "system": self.read.trace.systems}
        keys = [(kind, key) for kind, traced in kinds.items() for key in traced]
        self.elsewhere = not any(find_record(self.study, kind, key) for kind, key in keys)

    def systems(self) -> None:
        """Compare the relevant systems, whose names stand in several places."""
        trace = self.read.trace
        for read in self.read.definitions:
            owner = trace.definitions[read.key].about.get("system", "") if read.key else ""
            if owner and read.name is not None:
                self.names.setdefault(owner, []).append(read.name)
        listed: dict[str, ReadSystem] = {}
        for each in self.read.systems:
            if each.key and not self.elsewhere:
                listed[each.key] = each
                if "name" in each.texts:
                    self.names.setdefault(each.key, []).append(each.texts["name"])
            elif not self._has_system(each):
                self._added("system", each.line, each, each.texts)
        for key in dict.fromkeys((*self.names, *listed)):
            system = find_record(self.study, "system", key)
            if key in trace.systems and isinstance(system, RelevantSystem):
                texts = dict(listed[key].texts) if key in listed else {}
                texts |= self._one_name(key, texts)
                shown = system_shown(self.page, system)
                self._texts("system", system, trace.systems[key], shown, texts, system.ref)

    def _one_name(self, key: str, otherwise: Mapping[str, Said]) -> dict[str, Said]:
        """The one new name that a system was given, wherever it was written."""
        was = self.read.trace.systems[key].hashes.get("name", "")
        edited = [each for each in self.names.get(key, ()) if digest(each.words) != was]
        for each in edited[1:]:
            if digest(each.words) != digest(edited[0].words):
                raise UnreadableMarkdown(
                    each.line,
                    _("the same system has another name in line {line}.").format(
                        line=edited[0].line
                    ),
                    _("Write the same name in both places."),
                )
        return (
            {"name": edited[0]} if edited else {k: v for k, v in otherwise.items() if k == "name"}
        )

    def _has_system(self, read: ReadSystem) -> bool:
        name = read.texts.get("name")
        return name is not None and any(
            folded(self.page.words(each.name)) == folded(name.words)
            for each in self.study.relevant_systems.values()
        )

    def definition(self, read: ReadDefinition) -> None:
        """Compare one definition with its rows, but for its sentence."""
        record = find_record(self.study, "definition", read.key) if read.key else None
        if not isinstance(record, RootDefinition):
            self._without_record(read)
            return
        traced = self.read.trace.definitions[read.key]
        shown = definition_shown(self.page, record)
        texts = {name: said for name, said in read.texts.items() if name != "sentence"}
        self._texts("definition", record, traced, shown, texts, record.ref)
        if read.name is not None and read.name.words.strip() and not traced.about.get("system"):
            self._system_given(record, read.name)
        self._rows(read, record)

    def _without_record(self, read: ReadDefinition) -> None:
        """A definition that the session has not got: a new one, or one that was deleted there since."""
        if read.key and not self.elsewhere:
            hashes = self.read.trace.definitions[read.key].hashes
            for name, said in read.texts.items():
                if digest(said.words) != hashes.get(name, ""):
                    called = _called(read.ref, name)
                    self._put(
                        Difference(CLASH, "definition", "", name, called, "", said.words, said.line)
                    )
        elif not self._is_there(read):
            self._added("definition", read.line, read, read.texts)
            for row in read.rows:
                _check_row(row, self.read.language)

    def _is_there(self, read: ReadDefinition) -> bool:
        """Whether a definition that says the same came in already, with an earlier reading of this page."""
        for each in self.study.root_definitions.values():
            if key_of(self.study, each) in self.read.trace.definitions and not self.elsewhere:
                continue
            shown = definition_shown(self.page, each)
            if all(
                folded(said.words) == folded(shown[name])
                for name, said in read.texts.items()
                if said.words.strip()
            ) and any(said.words.strip() for said in read.texts.values()):
                return True
        return False

    def _system_given(self, record: RootDefinition, name: Said) -> None:
        owner = self.study.relevant_systems.get(record.system or "")
        before = self.page.words(owner.name) if owner else ""
        if folded(before) != folded(name.words):
            called = _called(record.ref, "name")
            state = CLASH if owner else CHANGED
            values = {"system": name.words}
            self._put(
                Difference(
                    state,
                    "definition",
                    record.id,
                    "system",
                    called,
                    before,
                    name.words,
                    name.line,
                    values,
                )
            )

    def _rows(self, read: ReadDefinition, record: RootDefinition) -> None:
        trace = self.read.trace
        base = {key: traced for (owner, key), traced in trace.rows.items() if owner == read.key}
        for row, key in claimed_rows(read.rows, base):
            kind = ROW_KINDS[row.letter]
            called = f"{record.ref}, {row.letter}"
            if not key:
                if not self._has_row(record, row, base):
                    _check_row(row, self.read.language)
                    self._added(kind, row.line, row, row.texts(), record.id, called)
                continue
            self.taken_rows.add((read.key, key))
            there = find_record(self.study, kind, key, record.id)
            if there is None:
                self._row_was_deleted(row, base[key], kind, called)
            else:
                shown = row_said(self.page, there)
                named = f"{called} “{shown['words']}”" if shown["words"] else called
                self._texts(kind, there, base[key], shown, row.texts(), named)

    def _row_was_deleted(self, row: ReadRow, traced: Traced, kind: str, called: str) -> None:
        for name, said in row.texts().items():
            if digest(said.words) != traced.hashes.get(name, ""):
                self._put(Difference(CLASH, kind, "", name, called, "", said.words, said.line))

    def _has_row(self, record: RootDefinition, row: ReadRow, base: Mapping[str, Traced]) -> bool:
        """Whether a new row is there already, because the page was read before."""
        return any(
            folded(row_said(self.page, each)["words"]) == folded(row.words.words)
            for each in rows_of(self.study, record.id, row.letter)
            if key_of(self.study, each) not in base
        )

    def gone(self) -> None:
        """Find what the page showed and the file does not."""
        if self.elsewhere:
            return
        trace = self.read.trace
        there = {each.key for each in self.read.definitions}
        for key in trace.definitions:
            record = find_record(self.study, "definition", key)
            if key not in there and isinstance(record, RootDefinition):
                self._missing("definition", record, record.ref, self._changed_since(key, record))
        for (owner, key), traced in trace.rows.items():
            record = find_record(self.study, "definition", owner)
            if owner not in there or (owner, key) in self.taken_rows or record is None:
                continue
            letter = traced.about.get("letter", "")
            row = find_record(self.study, ROW_KINDS[letter], key, record.id) if letter else None
            if row is not None:
                shown = row_said(self.page, row)
                called = f"{record.ref}, {letter} “{shown['words']}”"
                self._missing(ROW_KINDS[letter], row, called, _differs(shown, traced))
        listed = {each.key for each in self.read.systems}
        for key, traced in trace.systems.items():
            system = find_record(self.study, "system", key)
            if (
                "listed" in traced.about
                and key not in listed
                and isinstance(system, RelevantSystem)
            ):
                used = bool(definitions_of(self.study, system.id)) or bool(system.chosen)
                held = used or _differs(system_shown(self.page, system), traced)
                self._missing("system", system, system.ref, held)

    def _changed_since(self, key: str, record: RootDefinition) -> bool:
        trace = self.read.trace
        if _differs(definition_shown(self.page, record), trace.definitions[key]):
            return True
        base = {row: traced for (owner, row), traced in trace.rows.items() if owner == key}
        now = [row for letter in ROW_KINDS for row in rows_of(self.study, record.id, letter)]
        names = {key_of(self.study, row): row for row in now}
        return set(names) != set(base) or any(
            _differs(row_said(self.page, row), base[name]) for name, row in names.items()
        )

    def sentences(self) -> None:
        """Compare the sentences last: one that the fields compose follows them by itself."""
        after = Page(apply(self.study, to_changeset(self.study, self.found)), self.read.language)
        for read in self.read.definitions:
            record = find_record(self.study, "definition", read.key) if read.key else None
            said = read.texts.get("sentence")
            if said is None or not isinstance(record, RootDefinition):
                continue
            by_hand = wording(record.sentence, self.read.language).strip()
            then = after.study.root_definitions.get(record.id)
            if not by_hand and not said.words.strip():
                continue
            if not by_hand and then:
                composed = sentence_text(after.study, then, self.read.language)
                if folded(composed) == folded(said.words):
                    continue
            shown = definition_shown(self.page, record)
            traced = self.read.trace.definitions[read.key]
            self._texts("definition", record, traced, shown, {"sentence": said}, record.ref)

    def _texts(
        self,
        kind: str,
        record: Record,
        traced: Traced,
        shown: Mapping[str, str],
        texts: Mapping[str, Said],
        called: str,
    ) -> None:
        """Compare what is said of one record, wording by wording."""
        for name, said in texts.items():
            now, was = shown[name], traced.hashes.get(name, "")
            if folded(said.words) == folded(now) or digest(said.words) == was:
                continue
            place = _called(called, name)
            values = values_of(kind, name, said, self.read.language, record)
            if all(getattr(record, each) == value for each, value in values.items()):
                continue
            state = CHANGED if digest(now) == was else CLASH
            self._put(
                Difference(state, kind, record.id, name, place, now, said.words, said.line, values)
            )

    def _added(
        self,
        kind: str,
        line: int,
        new: ReadDefinition | ReadRow | ReadSystem,
        texts: Mapping[str, Said],
        parent: str = "",
        called: str = "",
    ) -> None:
        if not isinstance(new, ReadRow):
            for name, said in texts.items():
                values_of(kind, name, said, self.read.language, None)
        words = "; ".join(filter(None, (said.words.strip() for said in texts.values())))
        if isinstance(new, ReadDefinition):
            called = " · ".join(filter(None, (new.ref, new.name.words if new.name else "")))
            words = texts["sentence"].words if "sentence" in texts else words
        values = {"language": self.read.language}
        self._put(
            Difference(ADDED, kind, "", "", called, "", words, line, values, new=new, parent=parent)
        )

    def _missing(self, kind: str, record: Record, called: str, held: bool) -> None:
        self._put(Difference(MISSING, kind, record.id, "", called, "", "", 0, held=held))

    def _put(self, found: Difference) -> None:
        self.found.append(found)


def _check_row(row: ReadRow, language: str) -> None:
    for name, said in row.texts().items():
        if name == "words" or said.words.strip():
            values_of(ROW_KINDS[row.letter], name, said, language, None)


def _differs(shown: Mapping[str, str], traced: Traced) -> bool:
    return any(digest(words) != traced.hashes.get(name, "") for name, words in shown.items())


def _called(record: str, name: str) -> str:
    if name == "words":
        return record
    return ", ".join(
        filter(None, (record, _(FIELD_NAMES[name]) if name in FIELD_NAMES else name.upper()))
    )
