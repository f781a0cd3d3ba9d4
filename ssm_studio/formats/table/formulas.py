"""Which cells of a spreadsheet hold formulas: their results come in, and are named as results."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

MOST_BYTES: Final = 512 * 1024 * 1024
"""Of what a spreadsheet unpacks to; a small file may claim far more."""
_FORMULA: Final = re.compile(
    rb"<(?:\w+:)?c\b(?=[^>]*\br=\"[A-Z]{1,3}([0-9]{1,7})\")[^>]*>\s*<(?:\w+:)?f\b"
)
_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\b[^>]*\b\w+:id=\"([^\"]+)\"")
_RELATION: Final = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ID: Final = re.compile(rb"\bId=\"([^\"]+)\"")
_TARGET: Final = re.compile(rb"\bTarget=\"([^\"]+)\"")


def unpacks_to_too_much(data: bytes) -> bool:
    """Whether a packed spreadsheet claims to hold more than any questionnaire."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return sum(each.file_size for each in book.infolist()) > MOST_BYTES
    except (zipfile.BadZipFile, ValueError):
        return False


def formula_lines(data: bytes) -> dict[int, int]:
    """How many formulas stand in each line of the first sheet of an Excel file; {} of any other file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            sheet = book.read(_first_sheet(book))
    except (KeyError, ValueError, zipfile.BadZipFile, NotImplementedError, OSError):
        return {}
    found: dict[int, int] = {}
    for match in _FORMULA.finditer(sheet):
        line = int(match[1])
        found[line] = found.get(line, 0) + 1
    return found


def _first_sheet(book: zipfile.ZipFile) -> str:
    """The path of the first sheet within the file.

    Raises:
        KeyError: it is no Excel file.
    """
    usual = "xl/worksheets/sheet1.xml"
    first = _SHEET.search(book.read("xl/workbook.xml"))
    if first is None:
        return usual
    for match in _RELATION.finditer(book.read("xl/_rels/workbook.xml.rels")):
        id_, target = _ID.search(match[0]), _TARGET.search(match[0])
        if id_ and target and id_[1] == first[1]:
            path = target[1].decode("utf-8", "replace")
            return path.lstrip("/") if path.startswith("/") else f"xl/{path}"
    return usual
