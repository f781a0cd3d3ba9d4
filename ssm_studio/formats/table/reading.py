"""A table out of a CSV file of any encoding and separator, or out of a spreadsheet; troubles are named by line."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from ssm_studio.errors import UsageError
from ssm_studio.formats.table.formulas import formula_lines, unpacks_to_too_much
from ssm_studio.i18n import _, ngettext

LARGEST: Final = 64 * 1024 * 1024
MOST_ROWS: Final = 20_000
"""Rows that come in at once; a session with more is no workshop any more."""
_MOST_COLUMNS: Final = 200
_LONGEST_CELL: Final = 100_000
_SEPARATORS: Final = (",", ";", "\t", "|")
_BOMS: Final = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAYS_SEPARATOR: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""The first line by which Excel is told what stands between cells."""
_FORMULA: Final = ("=", "@")
_EVERY: Final = 1000

Progress = Callable[[int], None]
"""Hears how many rows were read; what it raises stops the reading."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line that it begins on, the heading being line 1, and its cells, as many as the heading has."""

    line: int
    cells: tuple[str, ...]


@dataclass(slots=True)
class Table:
    """What a file holds.

    Attributes:
        headings: the cells of the first line.
        rows: what follows, empty rows left out.
        troubles: line and sentence of what was not as it should be.
        how: in which encoding and with which separator it was read, as a sentence.
    """

    headings: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    troubles: list[tuple[int, str]] = field(default_factory=list)
    how: str = ""


def read_table(
    data: bytes,
    progress: Progress = lambda _done: None,
    *,
    encoding: str = "",
    separator: str = "",
) -> Table:
    """The table in a file; of a CSV file in an encoding and with a separator where they are said, else found out.

    Raises:
        UsageError: it is none, or larger than comes in at once.
    """
    if len(data) > LARGEST:
        raise refused(_("The file is too large to be a questionnaire."))
    formulas: dict[int, int] = {}
    if data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        lines, how = _spreadsheet(data)
        formulas = formula_lines(data)
    else:
        lines, how = _csv(data, encoding, separator)
    table: Table | None = None
    for number, cells in lines:
        if table is None:
            table = Table(_headings(cells), how=how)
            continue
        if not any(cells):
            continue
        if len(table.rows) >= MOST_ROWS:
            raise refused(
                _("The table has more than {most} rows: line {line} is one too many.").format(
                    most=MOST_ROWS, line=number
                ),
                _("Import it in parts, or take out lines that are no answers."),
            )
        _take(table, number, cells)
        if count := formulas.get(number):
            table.troubles.append((number, _formulas(count)))
        if len(table.rows) % _EVERY == 0:
            progress(len(table.rows))
    if table is None or not table.rows:
        raise refused(_("There is no row below a heading in the file."))
    return table


def _formulas(count: int) -> str:
    return ngettext(
        "{n} cell holds a formula; its result was taken",
        "{n} cells hold formulas; their results were taken",
        count,
    ).format(n=count)


def refused(title: str, hint: str = "") -> UsageError:
    """An error about a table that does not come in."""
    return UsageError(
        title,
        _("Nothing was changed."),
        hint or _("CSV and Excel or LibreOffice files can be read."),
    )


def _headings(cells: list[str]) -> tuple[str, ...]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    if len(cells) > _MOST_COLUMNS:
        raise refused(_("The heading has more than {most} cells.").format(most=_MOST_COLUMNS))
    seen: dict[str, int] = {}
    found = []
    for place, cell in enumerate(cells, 1):
        name = cell or _("column {number}").format(number=place)
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(found)


def _take(table: Table, line: int, cells: list[str]) -> None:
    width = len(table.headings)
    if any(cells[width:]):
        table.troubles.append(
            (
                line,
                ngettext(
                    "it has {n} cell, the heading has {width}; it was left out",
                    "it has {n} cells, the heading has {width}; it was left out",
                    len(cells),
                ).format(n=len(cells), width=width),
            )
        )
        return
    if len(cells) < width:
        table.troubles.append(
            (line, _("it has fewer cells than the heading; the rest was taken as empty"))
        )
    full = (*cells[:width], *[""] * (width - len(cells)))
    for name, cell in zip(table.headings, full, strict=True):
        if cell.startswith(_FORMULA):
            table.troubles.append(
                (line, _("“{name}” holds a formula; its text was taken as words").format(name=name))
            )
    table.rows.append(Row(line, tuple(each[:_LONGEST_CELL] for each in full)))


def _csv(data: bytes, encoding: str, separator: str) -> tuple[Iterator[tuple[int, list[str]]], str]:
    text, encoding = _decoded(data, encoding)
    said = _SAYS_SEPARATOR.match(text)
    if said is not None:
        text = text[said.end() :]
    separator = separator or (said[1] if said else _separator(text))
    names = {",": _("comma"), ";": _("semicolon"), "\t": _("tab")}
    how = _("Read as {encoding} with {separator} between cells.").format(
        encoding=encoding, separator=names.get(separator, separator)
    )
    return _csv_lines(text, separator), how


def _known_encoding(name: str) -> str:
    """The name by which an encoding is known; "" where nobody knows it."""
    try:
        found = codecs.lookup(name.strip() or "?")
    except LookupError:
        return ""
    return found.name if getattr(found, "_is_text_encoding", True) else ""


def one_sign(words: str) -> str:
    """The separator that somebody names: a sign, or its word; "" for the one that is found out.

    Raises:
        UsageError: it is several signs.
    """
    sign = {"tab": "\t", "comma": ",", "semicolon": ";", "": ""}.get(
        words.strip().casefold(), words
    )
    if len(sign) > 1 or sign in ('"', "\n", "\r"):
        raise refused(
            _("“{words}” cannot stand between cells.").format(words=words[:40]),
            _("Type one sign, or one of: tab, comma, semicolon."),
        )
    return sign


def _decoded(data: bytes, encoding: str = "") -> tuple[str, str]:
    if encoding:
        if not (known := _known_encoding(encoding)):
            raise refused(
                _("No encoding is called “{name}”.").format(name=encoding[:40]),
                _(
                    "Usual ones are utf-8, utf-16, windows-1252, windows-1251, mac-roman, shift_jis."
                ),
            )
        return data.decode(known, "replace").removeprefix("\ufeff"), known
    for bom, known in _BOMS:
        if data.startswith(bom):
            return data.decode(known, "replace"), known.removesuffix("-sig")
    if data.count(0) > len(data) // 4:
        even = data[::2].count(0) > data[1::2].count(0)
        encoding = "utf-16-be" if even else "utf-16-le"
        return data.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "windows-1252"


def _separator(text: str) -> str:
    """What stands most often between cells of the first lines outside of quotation marks."""
    sample = text[:20_000]
    quoted, counts = False, dict.fromkeys(_SEPARATORS, 0)
    lines = 0
    for sign in sample:
        if sign == '"':
            quoted = not quoted
        elif not quoted and sign in counts:
            # The heading says more than words below it, in which commas are common.
            counts[sign] += 1 if lines else 100
        elif not quoted and sign == "\n":
            lines += 1
    return max(_SEPARATORS, key=lambda each: counts[each])


def _csv_lines(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text.replace("\0", "\ufffd"), newline=""), delimiter=separator)
    before = 0
    try:
        for cells in reader:
            yield before + 1, [" ".join(each.split()) for each in cells]
            before = reader.line_num
    except csv.Error as error:
        raise refused(
            _("Line {line} cannot be read as a row: {reason}.").format(
                line=before + 1, reason=str(error)
            )
        ) from error


def _spreadsheet(data: bytes) -> tuple[Iterator[tuple[int, list[str]]], str]:
    try:
        import python_calamine
    except ImportError as error:
        raise UsageError(
            _("What reads spreadsheets is not installed."),
            _("Nothing was changed."),
            _("Install it: pip install 'ssm-studio[tables]'; or save the sheet as CSV."),
        ) from error
    if unpacks_to_too_much(data):
        raise refused(_("The file is too large to be a questionnaire."))
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        name = book.sheet_names[0]
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    # What is broken inside a spreadsheet has many names.
    except Exception as error:
        raise refused(_("The file is not a spreadsheet that can be read.")) from error
    lines = ((number, [_cell(each) for each in row]) for number, row in enumerate(rows, 1))
    return _from_heading(lines), _("Read from the sheet “{name}”.").format(name=name)


def _from_heading(
    lines: Iterator[tuple[int, list[str]]],
) -> Iterator[tuple[int, list[str]]]:
    """Lines without the empty cells behind the last one, and from the first that says something."""
    begun = False
    for number, cells in lines:
        while cells and not cells[-1]:
            cells.pop()
        begun = begun or bool(cells)
        if begun:
            yield number, cells


def _cell(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return " ".join(str(value).split()) if value is not None else ""
