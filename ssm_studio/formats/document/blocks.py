"""What a page is made of, before anybody knows in which format it goes out.

Every text in a block is plain: the writers (`markdown`, `html`, `word`, `pdf`) make it harmless for their format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Final

from ssm_studio.i18n import N_
from ssm_studio.values import dataclass

DAY: Final = "2000-01-01"
"""The date of a page whose session has none."""
HIGHEST: Final = 21.0
"""Centimetres: the room that a page of A4 leaves above a caption."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words that look alike; with `fill`, room to write so many letters instead of words."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    fill: int = 0


@dataclass(frozen=True, slots=True)
class Room:
    """A cell of a table to write in by hand, so many lines high."""

    lines: int = 3


Words = str | tuple[Run, ...]
"""Plain words, or words of which some look otherwise."""
Cell = Words | Room


def runs_of(words: Words) -> tuple[Run, ...]:
    """Words as runs; none for no words."""
    if isinstance(words, str):
        return (Run(words),) if words else ()
    return words


def plain_words(cell: Cell) -> str:
    """What a cell says, without how it looks."""
    if isinstance(cell, Room):
        return ""
    return cell if isinstance(cell, str) else "".join(run.text for run in cell)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (the title) to 4; `anchor` is a link target that stays the same between exports."""

    level: int
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words after a label in bold, where one is given.

    `look` is "" for words that go on, "sentence" for a root definition, "warning" for what must not be overlooked,
    "subtitle" for the line below a title. Markdown makes no difference between them.
    """

    words: Words
    label: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark of the program's own."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Named facts, each with its label."""

    facts: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A plain list."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row.

    Attributes:
        label: "Table 4.1"; "" for a table that is not numbered and has no caption.
        keys: what names each row when the page comes back, () where it does not.
        source: a line on where it comes from, "" for none.
    """

    caption: str
    label: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing above its caption.

    Attributes:
        path: where the drawing lies, relative to the page; also its name among `Document.drawings`.
        height: how high it may become on paper, in centimetres.
    """

    caption: str
    label: str
    path: str
    source: str = ""
    height: float = HIGHEST


@dataclass(frozen=True, slots=True)
class Row:
    """Figures beside one another, where the page is wide enough."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The place of the table of contents; with the lists of tables and figures unless `lists` is False."""

    lists: bool = True


LISTS: Final = (N_("List of tables"), N_("List of figures"))
"""What stands above the lists that a table of contents has."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new sheet."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """Lines for programs, which no reader sees; only Markdown has a place for them."""

    lines: tuple[str, ...]


Block = (
    Heading
    | Paragraph
    | Note
    | Facts
    | Items
    | Table
    | Figure
    | Row
    | Contents
    | PageBreak
    | Hidden
)


@dataclass(slots=True)
class Document:
    """A page and its blocks in order.

    Attributes:
        language: "en" or "id".
        title: what the file calls itself.
        plain: whether its Markdown is read as text too, and so has no link targets in its headings.
        wide: whether paper lies on its longer side.
        foot: what stands at the foot of every sheet of paper.
        day: the date that the file carries, in ISO form; the same page has the same one on every day.
        drawings: the SVG text of each figure by its path, for the formats that hold their figures themselves.
    """

    language: str
    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    plain: bool = False
    wide: bool = False
    foot: str = ""
    day: str = DAY
    drawings: Mapping[str, str] = field(default_factory=dict)

    def headings(self) -> Iterator[Heading]:
        """Every heading in order."""
        return (each for each in self.blocks if isinstance(each, Heading))

    def tables(self) -> Iterator[Table]:
        """Every numbered table in order."""
        return (each for each in self.blocks if isinstance(each, Table) and each.label)

    def lists(self) -> Iterator[tuple[str, list[Table | Figure]]]:
        """The lists of tables and of figures with their headings, those that have anything."""
        both: tuple[list[Table | Figure], ...] = ([*self.tables()], [*self.figures()])
        for heading, listed in zip(LISTS, both, strict=True):
            if listed:
                yield heading, listed

    def figures(self) -> Iterator[Figure]:
        """Every figure in order."""
        for each in self.blocks:
            if isinstance(each, Figure):
                yield each
            elif isinstance(each, Row):
                yield from each.figures


def lines_said(told: Iterable[tuple[str, str]]) -> tuple[Run, ...]:
    """A cell with a line for each that says something, after its name."""
    runs: list[Run] = []
    for name, said in told:
        if said:
            runs += [Run("\n")] if runs else []
            runs += [Run(f"{name}:", bold=True), Run(" ")] if name else []
            runs.append(Run(said))
    return tuple(runs)
