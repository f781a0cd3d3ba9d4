"""A Word file as lines, with the comments in its margin. Needs python-docx, which the extra `docx` installs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ssm_studio.domain.notes import Note
from ssm_studio.errors import UsageError
from ssm_studio.formats.written.lines import Cell, Line
from ssm_studio.i18n import _

LARGEST_UNPACKED: Final = 300 * 1024 * 1024
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOT_SAID: Final = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr"})
"""What a writer took out while changes were tracked, and what only says how words look."""


def is_word(data: bytes) -> bool:
    """Whether this is a Word file, by its content."""
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return "word/document.xml" in packed.namelist()
    except zipfile.BadZipFile:
        return False


def word_lines(data: bytes) -> list[Line]:
    """The lines of a Word file, in order, counted from 1.

    Raises:
        UsageError: it cannot be read, is too large, or python-docx is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise UsageError(
            _("Reading Word files needs an addition that is not installed."),
            _("Nothing was changed."),
            _("Install it with  pip install 'ssm-studio[docx]'  or save the file as Markdown."),
        ) from error
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(each.file_size for each in packed.infolist()) > LARGEST_UNPACKED:
            raise _unreadable()
    try:
        document = docx.Document(io.BytesIO(data))
        return list(_lines(document))
    except UsageError:
        raise
    except Exception as error:  # the library lets every kind of error out of a damaged file
        raise _unreadable() from error


def _unreadable() -> UsageError:
    return UsageError(
        _("The file cannot be read as a Word file."),
        _("Nothing was changed."),
        _("Open it in the program that wrote it, save it as .docx, and try again."),
    )


def _lines(document: Any) -> Iterator[Line]:
    notes = {str(each.comment_id): _note(each) for each in document.comments}
    names = {each.style_id: each.name or "" for each in document.styles}
    number = tables = 0
    for element in document.element.body.iterchildren():
        if element.tag == f"{_W}p":
            number += 1
            cell = _cell(element, notes)
            if cell.words or cell.notes:
                yield Line(_kind(element, names), number, (cell,))
        elif element.tag == f"{_W}tbl":
            tables += 1
            for row in element.iter(f"{_W}tr"):
                number += 1
                cells = tuple(_cell(each, notes) for each in row.iterchildren(f"{_W}tc"))
                if cells:
                    yield Line("row", number, cells, tables)


def _note(comment: Any) -> Note:
    at = comment.timestamp
    return Note(comment.text.strip(), comment.author or "", at.isoformat() if at else "")


def _kind(paragraph: Any, names: Mapping[str, str]) -> str:
    """Heading, item or paragraph, by the style and by numbering."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    id_ = style.get(f"{_W}val", "") if style is not None else ""
    name = f"{id_} {names.get(id_, '')}".casefold()
    if "heading" in name or "judul" in name or "title" in name:
        return "heading"
    numbered = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    return "item" if numbered or "list" in name or "daftar" in name else "paragraph"


def _cell(element: Any, notes: Mapping[str, Note]) -> Cell:
    parts: list[str] = []
    found: dict[str, Note] = {}
    _gather(element, notes, parts, found)
    lines = (" ".join(each.split()) for each in "".join(parts).split("\n"))
    return Cell("\n".join(filter(None, lines)), tuple(found.values()))


def _gather(
    element: Any, notes: Mapping[str, Note], parts: list[str], found: dict[str, Note]
) -> None:
    for child in element.iterchildren():
        if child.tag in _NOT_SAID:
            continue
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag == f"{_W}tab":
            parts.append(" ")
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif child.tag in (f"{_W}commentRangeStart", f"{_W}commentReference"):
            id_ = child.get(f"{_W}id", "")
            if id_ in notes:
                found[id_] = notes[id_]
        else:
            _gather(child, notes, parts, found)
            if child.tag == f"{_W}p" and element.tag == f"{_W}tc":
                parts.append("\n")
