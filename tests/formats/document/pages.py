"""Reads a page back from each of its formats, for tests that compare what is read with what was meant."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from ssm_studio.domain.study import Study
from ssm_studio.formats import paper, registry
from ssm_studio.formats.document.blocks import (
    Block,
    Document,
    Facts,
    Heading,
    Items,
    Note,
    Paragraph,
    Table,
    plain_words,
)
from ssm_studio.formats.paper import Finish
from ssm_studio.formats.registry import EXPORTS, produce

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAGES: Final = tuple(each.what for each in EXPORTS if "docx" in each.formats)
PDFTOTEXT: Final = shutil.which("pdftotext")


def page_of(study: Study, what: str, language: str = "en") -> Document:
    """The page that an export is made of, without its drawings."""
    if what == "root-definitions":
        return paper.definitions_handout(study, language)
    return registry._PAGES[what](study, language, {}, Finish())


def said(document: Document) -> list[str]:
    """Every text that the page says by its blocks."""
    return [text for block in document.blocks for text in _said(block) if text]


def _said(block: Block) -> list[str]:
    match block:
        case Heading(title=title):
            return [title]
        case Paragraph(words=words, label=label):
            return [label, plain_words(words)]
        case Note(text=text):
            return [text]
        case Facts(facts=facts):
            return [text for name, words in facts for text in (name, plain_words(words))]
        case Items(items=items):
            return [plain_words(each) for each in items]
        case Table(caption=caption, header=header, rows=rows):
            cells = [plain_words(cell) for row in rows for cell in row]
            return [caption, *header, *cells]
        case _:
            return []


def file_of(study: Study, what: str, form: str, language: str = "en", **more: object) -> bytes:
    """The one document of an export."""
    files = produce(study, what, form, language, **more)  # type: ignore[arg-type] # as produce takes them
    return next(each.data for each in files if "/" not in each.name)


class _Text(HTMLParser):
    """The words that a browser shows, and every tag with its attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._hidden += tag in ("style", "svg", "title")
        if tag == "br":
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "svg", "title")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def read_html(data: bytes) -> _Text:
    """A page as a browser reads it."""
    reader = _Text()
    reader.feed(data.decode("utf-8"))
    reader.close()
    return reader


def text_of_html(data: bytes) -> str:
    """What a browser shows."""
    return "".join(read_html(data).parts)


def body_of(data: bytes) -> ET.Element:
    """The XML of a Word file's body."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return ET.fromstring(packed.read("word/document.xml"))


def text_of_word(data: bytes) -> str:
    """What Word shows."""
    parts: list[str] = []
    for each in body_of(data).iter():
        if each.tag == f"{W}t":
            parts.append(each.text or "")
        elif each.tag in (f"{W}br", f"{W}p", f"{W}tab"):
            parts.append("\t" if each.tag == f"{W}tab" else "\n")
    return "".join(parts)


def text_of_pdf(data: bytes, folder: Path) -> str:
    """What poppler reads in a PDF, as one line; the test is skipped by its caller where there is no poppler."""
    path = folder / "page.pdf"
    path.write_bytes(data)
    assert PDFTOTEXT is not None
    found = subprocess.run([PDFTOTEXT, path, "-"], capture_output=True, check=True)
    return " ".join(found.stdout.decode("utf-8").split())
