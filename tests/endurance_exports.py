"""Every hostile value in every field that people fill, of every kind, through every export, style and format."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

from ssm_studio.domain.characters import unseemly
from ssm_studio.domain.field_types import TEXT, TEXTS, WORD, WORDS, type_of
from ssm_studio.domain.kinds import KINDS, Kind, fields_of
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.errors import StudioError
from ssm_studio.formats.registry import EXPORTS, ExportedFile, Finish, produce
from ssm_studio.store import session_file
from ssm_studio.workshop.reading import log_head
from ssm_studio.workshop.trail import trail_of
from tests.studies import HOSTILE, rich_study

SLOW: Final = frozenset(["docx", "pdf", "png"])
"""Formats that cost a hundred times the others: they are made of a study that says the value in all kinds at once."""
EVERYWHERE: Final = ""

_NEVER: Final = frozenset(["id", "ref", "kept", "was", "lens_tags", "languages"])
"""Fields whose words the program makes, and the session's languages, which decide what is written at all."""


def rounds() -> Iterator[tuple[str, str]]:
    """The kind and the value of each study to be exported; all kinds at once are `EVERYWHERE`."""
    for value in HOSTILE:
        yield EVERYWHERE, value
        for kind in KINDS:
            yield kind.name, value


def filled(study: Study, kind: Kind, value: str) -> dict[str, Record]:
    """The records of a kind with the value in every field that people fill."""
    return {
        id_: replace(record, **dict(_fields(record, value)))
        for id_, record in study.table(kind.name).items()
    }


def _fields(record: Record, value: str) -> Iterator[tuple[str, Any]]:
    for field in fields_of(type(record)):
        told = field.metadata
        if told["refers"] or told["parent"] or told["choices"] or field.name in _NEVER:
            continue
        made = {TEXT: Text(en=value), WORD: value, WORDS: (value,), TEXTS: (Text(en=value),)}
        if type_of(field) in made:
            yield field.name, made[type_of(field)]


def exported(place: Path, name: str, value: str) -> tuple[int, list[str]]:
    """How many files all exports make of a study with that value in a kind, and what is wrong with them.

    Where it is in all kinds it is in the log too: author, label and every object.
    """
    study = rich_study("en")
    tables: dict[str, Any] = {
        kind.table: filled(study, kind, value) for kind in KINDS if name in (EVERYWHERE, kind.name)
    }
    whole, finish = replace(study, **tables), Finish()
    if name == EVERYWHERE:
        path = place / "hostile.ssm"
        path.unlink(missing_ok=True)
        session_file.create(path, whole, author=value, label=value)
        finish = Finish(log_head=lambda: log_head(path), trail=lambda: trail_of(path))
    count, wrong = 0, list[str]()
    for what, format_, style in _ways():
        if format_ in SLOW and name != EVERYWHERE:
            continue
        told = f"{what} {format_} {style} {name or 'all kinds'} {value!r}"
        try:
            made = produce(whole, what, format_, style=style, finish=finish)
        except StudioError:
            continue  # nothing to export, in a sentence
        except Exception as error:
            wrong.append(f"{told}: {error!r}")
            continue
        count += len(made)
        wrong += [f"{told} {file.name}: {why}" for file in made if (why := _wrong(file))]
    return count, wrong


def _ways() -> Iterator[tuple[str, str, str]]:
    for export in EXPORTS:
        for style in export.styles:
            for format_ in style.formats:
                yield export.what, format_, style.name
        if not export.styles:
            for format_ in export.formats:
                yield export.what, format_, ""


def _wrong(file: ExportedFile) -> str:
    """What makes a file unfit: a character that may not leave, or that its own format cannot read it."""
    ending = file.name.rpartition(".")[2]
    try:
        if ending in _BINARY:
            _BINARY[ending](file.data)
            return ""
        words = file.data.decode("utf-8").replace("\r\n", "\n")
        found = unseemly().search(words)
        if found is not None:
            return f"holds {found[0]!r}"
        if ending in _READ:
            _READ[ending](words)
    except (ValueError, KeyError, csv.Error, ET.ParseError, zipfile.BadZipFile) as error:
        return repr(error)[:200]
    return ""


def _read_csv(words: str) -> None:
    rows = list(csv.reader(io.StringIO(words), strict=True))
    if len({len(row) for row in rows}) > 1:
        raise ValueError("rows of different length")
    for cell in (cell for row in rows for cell in row):
        if cell.startswith(("=", "+", "@")) or (cell.startswith("-") and not cell[1:2].isspace()):
            raise ValueError(f"a spreadsheet would reckon {cell!r}")


def _read_cast(words: str) -> None:
    for line in words.splitlines():
        json.loads(line)


def _read_word(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(package.read(name))
        words = package.read("word/document.xml").decode("utf-8")
    if found := unseemly().search(words):
        raise ValueError(f"holds {found[0]!r}")


def _read_coded(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            words = package.read(name).decode("utf-8")
            if name.endswith(".qde"):
                ET.fromstring(words)
            if found := unseemly().search(words):
                raise ValueError(f"holds {found[0]!r}")


def _read_head(head: bytes) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        if not data.startswith(head):
            raise ValueError("not what its name says")

    return read


_READ: Final[dict[str, Callable[[str], Any]]] = {
    "svg": ET.fromstring,
    "graphml": ET.fromstring,
    "json": json.loads,
    "csv": _read_csv,
    "cast": _read_cast,
}
_BINARY: Final[dict[str, Callable[[bytes], None]]] = {
    "docx": _read_word,
    "qdpx": _read_coded,
    "pdf": _read_head(b"%PDF"),
    "png": _read_head(b"\x89PNG"),
}
