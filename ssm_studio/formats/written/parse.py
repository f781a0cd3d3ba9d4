"""From the lines of a page to the root definitions that it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from ssm_studio.domain.notes import Note
from ssm_studio.formats.markdown.read_section import ASIDE, COLUMNS, LEGEND, known
from ssm_studio.formats.written.labels import (
    ROW_LETTERS,
    begins_definition,
    ends_of,
    labelled,
    letter_of,
    several,
)
from ssm_studio.formats.written.lines import Cell, Line

_REF: Final = re.compile(r"\bRD\s?(\d{1,4})\b")
_SENTENCE: Final = re.compile(
    r"(?:a|an|the)\s+(?:[\w-]+\s+){0,6}system\b|(?:sebuah|suatu)?\s*sistem\b", re.IGNORECASE
)
_CAPTION: Final = re.compile(r"(?:table|tabel|gambar|figure)\s*[\d.]+", re.IGNORECASE)
_OUR_FACT: Final = re.compile(
    r"(?:type|level|status|version|who says so|derived from|session|cycle|dates?|place|language|source|content hash"
    r"|please note|jenis|tingkat|versi|siapa yang mengatakan|sumber kata|turunan dari|sesi|siklus|tanggal|tempat|bahasa"
    r"|sumber|harap dicatat|without [caoe]\b|tanpa [caoe]\b)[^:]{0,30}:",
    re.IGNORECASE,
)


@dataclass(slots=True)
class WrittenRow:
    """One customer, actor, owner or constraint."""

    letter: str
    words: str
    line: int
    notes: tuple[Note, ...] = ()


@dataclass(slots=True)
class Written:
    """One root definition on a page.

    Attributes:
        heading: the words that it stands under, "" where there are none.
        ref: the short name in them ("RD1"), or "".
        texts: "sentence", "p", "q", "r", "t-in", "t-out" and "w", as far as they are there.
        notes: what was noted beside the whole, or beside one of the texts.
    """

    line: int
    heading: str = ""
    ref: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    rows: list[WrittenRow] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The system's name in its heading, without the short name."""
        words = _REF.sub("", self.heading, count=1)
        words = re.sub(r"(?i)^\s*(?:root definition|definisi akar|definisi)\s*\d*", "", words)
        return words.strip(" ·:.-–—")

    def everything(self) -> str:
        """All its words, to compare by."""
        return " ".join([self.name, *self.texts.values(), *(each.words for each in self.rows)])


@dataclass(slots=True)
class Page:
    """What a page holds; `left_over` are its lines that belong to no definition."""

    definitions: list[Written] = field(default_factory=list)
    left_over: list[Line] = field(default_factory=list)


def parse(lines: Iterable[Line]) -> Page:
    """The definitions on a page, in their order."""
    reader = _Reader()
    lines = list(lines)
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.kind == "row":
            rows = [each for each in lines[at:] if each.table == line.table and each.kind == "row"]
            reader.table(rows)
            at += len(rows)
        else:
            reader.line(line)
            at += 1
    return reader.finished()


class _Reader:
    """Takes in line after line."""

    def __init__(self) -> None:
        self._page = Page()
        self._now: Written | None = None
        self._heading: Line | None = None
        self._last = ""

    def finished(self) -> Page:
        """Everything, once the last line was taken in."""
        self._close()
        return self._page

    def line(self, line: Line) -> None:
        """Take in a heading, a paragraph or an item."""
        if not line.words:
            return
        if line.kind == "heading":
            self._close()
            self._heading, self._last = line, ""
            return
        cell = line.cells[0]
        parts = labelled(cell.words)
        if not parts and begins_definition(cell.words) and len(cell.words) < 80:
            self._close()
            self._heading = line
        elif parts:
            for letter, words in parts:
                self._put(letter, words, line, cell.notes)
        elif _CAPTION.match(cell.words) or _OUR_FACT.match(cell.words):
            self._note(cell.notes)
        elif line.kind == "item" and self._last in tuple(ROW_LETTERS) and self._now:
            self._row(self._last, cell.words, line.number, cell.notes)
        elif _SENTENCE.match(cell.words) or (self._heading is not None and not self._seen()):
            self._put("sentence", cell.words, line, cell.notes)
        else:
            self._page.left_over.append(line)
            self._note(cell.notes)

    def table(self, rows: Sequence[Line]) -> None:
        """Take in a table: a part in each row, or a part in each column."""
        heads = [letter_of(each.words) for each in rows[0].cells]
        if sum(head in tuple("CATWOE") for head in heads) >= 4:
            for row in rows[1:]:
                for head, cell in zip(heads, row.cells, strict=False):
                    if head and cell.words.strip():
                        self._put(head, cell.words, row, cell.notes)
            return
        if _is_ours(rows[0]):
            return
        taken = False
        for row in rows:
            taken = self._table_row(row) or taken
        if not taken:
            self._page.left_over += rows

    def _table_row(self, row: Line) -> bool:
        """A row that begins with a letter or name; of several columns behind it the first with words counts."""
        cells = row.cells
        letter = letter_of(cells[0].words) if cells else ""
        if not letter and len(cells) > 1:
            # "1 | C | Customers | …": a number may stand in front.
            cells = cells[1:]
            letter = letter_of(cells[0].words)
        if not letter or len(cells) < 2:
            return False
        rest = list(cells[1:])
        end = _end_of(rest[0].words) if letter == "T" else ""
        if len(rest) > 1 and (
            _names_part(rest[0].words, letter) or end or not rest[0].words.strip()
        ):
            rest = rest[1:]
        cell = rest[0]
        notes = tuple(note for each in row.cells for note in each.notes)
        if end:
            self._text(end, cell.words, row, notes)
        elif cell.words.strip() or notes:
            self._put(letter, cell.words, row, notes)
        return True

    def _seen(self) -> set[str]:
        return self._now.seen if self._now is not None else set()

    def _put(self, letter: str, words: str, line: Line, notes: tuple[Note, ...]) -> None:
        again = letter in self._seen() and letter not in tuple(ROW_LETTERS)
        if again and letter in ("sentence", "W") and not self._complete():
            again = False
        if again and not (letter == "T" and "t-out" not in (self._now.texts if self._now else {})):
            self._close(keep_heading=False)
        self._last = letter
        if letter in tuple(ROW_LETTERS):
            self._begin(line).seen.add(letter)
            for each in several(words):
                self._row(letter, each, line.number, notes)
                notes = ()
            self._note(notes)
        elif letter == "T":
            before, after = ends_of(words)
            written = self._begin(line)
            written.seen.add("T")
            if after is None and "t-in" in written.texts:
                self._text("t-out", before, line, notes)
                return
            self._text("t-in", before, line, notes)
            if after is not None:
                self._text("t-out", after, line, ())
        else:
            self._text(letter if letter == "sentence" else letter.lower(), words, line, notes)
            self._begin(line).seen.add(letter)

    def _complete(self) -> bool:
        return len(self._seen() & set("CATWOE")) >= 4

    def _text(self, name: str, words: str, line: Line, notes: tuple[Note, ...]) -> None:
        written = self._begin(line)
        if words.strip():
            known = written.texts.get(name, "")
            written.texts[name] = f"{known} {words.strip()}".strip()
        if name.startswith("t-"):
            written.seen.add("T")
        written.notes += notes

    def _row(self, letter: str, words: str, number: int, notes: tuple[Note, ...]) -> None:
        if self._now is not None:
            self._now.rows.append(WrittenRow(letter, words.strip(), number, notes))

    def _note(self, notes: tuple[Note, ...]) -> None:
        if self._now is not None:
            self._now.notes += notes

    def _begin(self, line: Line) -> Written:
        if self._now is None:
            heading = self._heading
            words = heading.words if heading else ""
            found = _REF.search(words)
            self._now = Written(
                heading.number if heading else line.number, words, f"RD{found[1]}" if found else ""
            )
            if heading:
                self._now.notes += [note for cell in heading.cells for note in cell.notes]
        return self._now

    def _close(self, *, keep_heading: bool = False) -> None:
        """End the definition that is being read; one line alone that nobody labelled is none."""
        now, self._now = self._now, None
        if now is not None and (now.seen & set("CATWOEPQR") or _is_sentence(now)):
            self._page.definitions.append(now)
        elif self._heading is not None and now is None:
            title = not self._page.definitions and not self._page.left_over
            if not title and not known(ASIDE | LEGEND, self._heading.words):
                self._page.left_over.append(self._heading)
        elif now is not None:
            words = tuple(Cell(each) for each in now.texts.values())
            self._page.left_over.append(Line("paragraph", now.line, words))
        if not keep_heading:
            self._heading = None


def _is_ours(heads: Line) -> bool:
    """Whether a table is one that our own page has beside the definitions: themes, systems kept aside, the legend."""
    names = {known(COLUMNS, cell.words) for cell in heads.cells}
    return "Theme" in names or {"Code", "System"} <= names or _LEGEND.match(heads.words) is not None


_LEGEND: Final = re.compile(
    r"(?:mark in the record meaning|tanda dalam catatan arti|tanda .* arti)", re.IGNORECASE
)


def _is_sentence(written: Written) -> bool:
    sentence = written.texts.get("sentence", "")
    return bool(sentence) and (bool(written.ref) or _SENTENCE.match(sentence) is not None)


def _names_part(words: str, letter: str) -> bool:
    """Whether a column says once more which part the row is ("Customers", "What")."""
    return letter_of(words) == letter


def _end_of(words: str) -> str:
    said = words.strip().casefold()
    return {"input": "t-in", "masukan": "t-in", "output": "t-out", "keluaran": "t-out"}.get(
        said, ""
    )
