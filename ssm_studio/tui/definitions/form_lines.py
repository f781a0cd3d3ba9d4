"""The form of a definition as lines of text: which fields it has, and the cells that each takes at a given width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from textual.content import Content
from textual.geometry import Region

from ssm_studio.domain.definition_rows import FIELDS, OMITTED, ROW_KINDS, row_words, rows_of
from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.tui.definitions.catwoe_fields import COMES_IN, HAS_BECOME, LETTERS, WORDS_FIELD
from ssm_studio.tui.definitions.row_options import WORDS_LENGTH, facts_words, free_words
from ssm_studio.tui.definitions.t_examples import clinic_line
from ssm_studio.tui.text import in_place, one_line
from ssm_studio.tui.text_area import wrapped

LETTER: Final = 1
"""The column of the letters."""
_BODY: Final = 19
"""The column where the fields begin."""
GAP: Final = 3
"""Cells between the words of a row and its facts."""
_LEAST_WORDS: Final = 32
"""Cells that the words of a row need beside its facts; with fewer the facts stand below the words."""
STEP: Final = 8
"""The facts move to the right in steps of so many cells as the words beside them grow."""
ROOM: Final = 12
"""Cells kept free behind the longest words, so that the facts do not move with each letter."""

Key = tuple[str, str, str]
"""Letter, record ("" for the empty last row of a letter) and field: what tells one field of the form from another."""

_ENDS: Final = (("transformation_input", COMES_IN), ("transformation_output", HAS_BECOME))


@dataclass(frozen=True, slots=True)
class Field:
    """One text of a definition, or of one of its rows.

    Attributes:
        letter: P, Q, R, T, W, C, A, O or E.
        kind: "definition", or the kind of the row.
        record: id of the definition or the row; "" for a row that is still to be added.
        name: the field of the record.
        text: its words in the session's language, as stored or as they are being typed.
        prompt: what is asked while it is empty.
        facts: what the row says besides its words.
        free: what the row says in free words; "" where it does not.
    """

    letter: str
    kind: str
    record: str
    name: str
    text: str
    prompt: str = ""
    facts: Content = Content("")
    free: str = ""

    @property
    def key(self) -> Key:
        """What tells it from the other fields of the form."""
        return self.letter, self.record, self.name

    @property
    def is_row(self) -> bool:
        """Whether this is one of several rows of its letter, there already or to be added."""
        return self.kind != "definition"


@dataclass(frozen=True, slots=True)
class Group:
    """The fields of one letter, with why it is left out on purpose ("" where it is not)."""

    letter: str
    fields: tuple[Field, ...]
    left_out: str = ""


def groups_of(study: Study, definition: RootDefinition) -> tuple[Group, ...]:
    """What a definition holds, letter by letter in the order of the form."""
    return tuple(_group(study, definition, letter) for letter in LETTERS)


def _group(study: Study, definition: RootDefinition, letter: str) -> Group:
    language = study.language
    if letter in ROW_KINDS:
        records = rows_of(study, definition.id, letter)
        left_out = read(getattr(definition, OMITTED[letter]), language)
        rows = [_row(letter, each, language) for each in records]
        prompt = "" if left_out and not rows else LETTERS[letter].asks
        if rows:
            prompt = _("one more; Enter on an empty line goes on")
        new = Field(letter, ROW_KINDS[letter], "", WORDS_FIELD[letter], "", prompt)
        return Group(letter, (*rows, new), left_out)
    asked = (
        [(name, _(asks)) for name, asks in _ENDS]
        if letter == "T"
        else [(FIELDS[letter], LETTERS[letter].asks)]
    )
    return Group(
        letter,
        tuple(
            Field(
                letter,
                "definition",
                definition.id,
                name,
                read(getattr(definition, name), language),
                prompt,
            )
            for name, prompt in asked
        ),
    )


def first_empty(fields: Iterable[Field]) -> Field | None:
    """The first text of the definition itself that nobody wrote yet."""
    return next((each for each in fields if not each.is_row and not each.text.strip()), None)


def _row(letter: str, record: Record, language: str) -> Field:
    return Field(
        letter,
        ROW_KINDS[letter],
        record.id,
        WORDS_FIELD[letter],
        row_words(record, language),
        LETTERS[letter].asks,
        facts_words(letter, record),
        free_words(letter, record, language),
    )


def fields_in(groups: Iterable[Group]) -> tuple[Field, ...]:
    """Every field, top to bottom."""
    return tuple(field for group in groups for field in group.fields)


def with_words(groups: Sequence[Group], typed: dict[Key, str]) -> tuple[Group, ...]:
    """The same with the words that are being typed, by field, in place of what is stored."""
    if not typed:
        return tuple(groups)
    return tuple(
        replace(
            group,
            fields=tuple(
                replace(each, text=typed[each.key]) if each.key in typed else each
                for each in group.fields
            ),
        )
        for group in groups
    )


@dataclass(frozen=True, slots=True)
class Look:
    """What the drawing of a form depends on besides its words.

    Attributes:
        width: cells that it may take.
        low: few lines on the screen: no air between the letters, and rows to add only where the mark is.
        narrow: few columns: the two ends of T stand below each other.
        airy: a free line after every letter, for a wall.
        active: the letter that is worked on; "" for none.
        edited: the field that an editor stands over, its own words are not drawn; None for none.
        rows: lines that the editor takes.
        asked: fields that the coach asks about, as record and field.
    """

    width: int = 80
    low: bool = False
    narrow: bool = False
    airy: bool = False
    active: str = ""
    edited: Key | None = None
    rows: int = 1
    asked: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    """Where one field stands: its words, and what it says besides; in cells from the form's first."""

    field: Field
    words: Region
    facts: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A form at one width: its lines, and where its fields stand in them, top to bottom."""

    lines: tuple[Content, ...]
    places: tuple[Place, ...]

    def place(self, key: Key) -> Place | None:
        """Where a field stands; None where it is not drawn."""
        return next((each for each in self.places if each.field.key == key), None)


def lay_out(groups: Sequence[Group], look: Look) -> Drawing:
    """Draw a form."""
    sheet = _Sheet(look, _words_width(groups, look))
    for group in groups:
        sheet.group(group)
    return sheet.drawing()


def _words_width(groups: Sequence[Group], look: Look) -> int:
    """Cells for the words of a row that has facts: those of all rows begin in one column, near the longest words.

    All that there are where the facts find no room beside the words.
    """
    room = look.width - _BODY
    rows = [each for each in fields_in(groups) if each.is_row and each.facts]
    if not rows:
        return room
    facts = min(max(each.facts.cell_length for each in rows), room // 2)
    longest = max(Content(in_place(each.text[:200])).cell_length for each in rows) + ROOM
    wanted = -(-longest // STEP) * STEP
    beside = room - facts - GAP
    return min(wanted, beside) if beside >= min(_LEAST_WORDS, longest) else room


class _Sheet:
    """The lines of a form while it is drawn: pieces of words, each at its column."""

    def __init__(self, look: Look, words: int) -> None:
        self.look, self.words = look, words
        self.pieces: list[list[tuple[int, Content]]] = []
        self.places: list[Place] = []

    def put(self, y: int, x: int, words: Content) -> None:
        """Write words beginning at a cell."""
        while len(self.pieces) <= y:
            self.pieces.append([])
        self.pieces[y].append((x, words))

    def drawing(self) -> Drawing:
        """What was drawn."""
        return Drawing(tuple(map(_joined, self.pieces)), tuple(self.places))

    def group(self, group: Group) -> None:
        """Draw one letter below what is there."""
        top, look = len(self.pieces), self.look
        letter = LETTERS[group.letter]
        self.put(top, LETTER, Content.styled(letter.key, f"bold {letter.ink}"))
        self.put(top, LETTER + 2, Content.styled(_(letter.label)[: _BODY - 4], "$muted"))
        if group.letter == "T":
            y = self._ends(group, top)
        elif group.letter in ROW_KINDS:
            y = self._rows(group, top)
        else:
            y = self._field(group.fields[0], _BODY, top, look.width - _BODY)
        if look.airy or (group.letter in "TW" and not look.low):
            self._end(y + 1)
        if group.letter == "R" and not look.low:
            y = len(self.pieces)
            self.put(y, 0, Content.styled("─" * max(look.width - 1, 0), "$rule"))

    def _end(self, y: int) -> None:
        while len(self.pieces) < y:
            self.pieces.append([])

    def _field(self, field: Field, x: int, y: int, width: int) -> int:
        """Draw the words of a field; the line below them."""
        look, width = self.look, max(width, 2)
        edited = field.key == look.edited
        lines = [Content("")] * look.rows if edited else _field_lines(field, width, look)
        for at, line in enumerate(lines):
            self.put(y + at, x, line)
        self.places.append(Place(field, Region(x, y, width, len(lines))))
        return y + len(lines)

    def _ends(self, group: Group, top: int) -> int:
        before, after = group.fields
        room = self.look.width - _BODY
        if self.look.narrow:
            y = self._field(before, _BODY, top, room)
            self.put(y, _BODY, Content.styled("→", "$muted"))
            y = self._field(after, _BODY + 2, y, room - 2)
        else:
            half = (room - 4) // 2
            self.put(top, _BODY + half + 1, Content.styled("→", "$muted"))
            y = max(
                self._field(before, _BODY, top, half),
                self._field(after, _BODY + half + 4, top, room - half - 4),
            )
        note = clinic_line().wrap(max(room, 2)) if self.look.active == "T" else []
        for at, line in enumerate(note):
            self.put(y + at, _BODY, line)
        # Where there is air below T the note begins there, and nothing moves for it.
        return y + len(note) - bool(note and not (self.look.low or self.look.airy))

    def _rows(self, group: Group, top: int) -> int:
        y, look = top, self.look
        active = look.active == group.letter
        if group.left_out:
            self.put(y, _BODY, _left_out_words(group.left_out, unsaid=len(group.fields) > 1))
            y += 1
        for field in group.fields:
            adding = not field.record and len(group.fields) > 1
            if adding and look.low and not active and not field.text and field.key != look.edited:
                continue
            if adding:
                field = replace(field, prompt=_("+ one more") if active else "")
            y = self._row(field, y)
        return y

    def _row(self, field: Field, top: int) -> int:
        room = self.look.width - _BODY
        y = self._field(field, _BODY, top, self.words if field.facts else room)
        regions = []
        if field.facts:
            below = self.words >= room
            x, at = (_BODY + 2, y) if below else (_BODY + self.words + GAP, top)
            said = _fitting(field.facts, max(self.look.width - x, 2))
            for line_at, line in enumerate(said):
                self.put(at + line_at, x, line)
            regions.append(Region(x, at, max(self.look.width - x, 1), len(said)))
            y = max(y, at + len(said))
        if field.free:
            words = wrapped(field.free, max(room - 4, 2))
            for at, words_line in enumerate(words):
                self.put(y + at, _BODY + 2, Content.styled(words_line, "$muted"))
            regions.append(Region(_BODY, y, room, len(words)))
            y += len(words)
        if regions:
            self.places[-1] = replace(self.places[-1], facts=tuple(regions))
        return y


def _joined(pieces: list[tuple[int, Content]]) -> Content:
    """The pieces of one line, each at its column; what would lie over another one is moved to the right."""
    line, at = Content(""), 0
    for x, words in sorted(pieces, key=lambda each: each[0]):
        if not words:
            continue
        line = line.append(" " * (x - at)).append(words) if x > at else line.append(words)
        at = max(x, at) + words.cell_length
    return line


def _field_lines(field: Field, width: int, look: Look) -> list[Content]:
    if not field.text:
        return [Content.styled(each, "$muted") for each in wrapped(field.prompt, width)]
    lines = [Content(each) for each in wrapped(field.text, width)]
    if (field.record, field.name) in look.asked:
        lines[-1] = lines[-1].rstrip().append(Content.styled(" ?", "$real"))
    return lines


def _fitting(facts: Content, width: int) -> list[Content]:
    """Facts on one line, or as many as they need."""
    return [facts] if facts.cell_length <= width else list(facts.wrap(width))


def _left_out_words(reason: str, *, unsaid: bool) -> Content:
    told = _("deliberately not in the sentence:") if unsaid else _("deliberately omitted:")
    reason = one_line(reason[:400], WORDS_LENGTH)
    return Content.styled(f"{told} ", "$muted").append(reason)
