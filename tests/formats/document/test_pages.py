"""Minutes, report, definitions, actions and follow-up sheet say the same in every format, and nothing private."""

from __future__ import annotations

import base64
import io
import re
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from ssm_studio.domain.characters import signed
from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.text import Text
from ssm_studio.errors import UsageError
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.escaping import visible
from ssm_studio.formats.figures import png
from ssm_studio.formats.paper import PAPER, Finish, written
from ssm_studio.formats.redaction import for_readers
from ssm_studio.formats.registry import produce
from tests.formats.document.pages import (
    PAGES,
    PDFTOTEXT,
    W,
    body_of,
    file_of,
    page_of,
    read_html,
    said,
    text_of_html,
    text_of_pdf,
    text_of_word,
)
from tests.studies import HOSTILE, empty_study, rich_study, texts_of
from tests.test_hostile_everywhere import hostile_study

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one pixel."""
A = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def text_in(data: bytes, form: str, folder: Path) -> str:
    if form == "html":
        return text_of_html(data)
    if form == "docx":
        return text_of_word(data)
    return text_of_pdf(data, folder) if form == "pdf" else data.decode()


@pytest.mark.parametrize("what", PAGES)
@pytest.mark.parametrize("first", range(0, len(HOSTILE), 7))
def test_any_words_in_every_field_come_out_as_typed(what: str, first: int) -> None:
    document = page_of(for_readers(hostile_study(first)), what)
    html = text_of_html(str(written(document, "html", Finish())).encode("utf-8", "replace"))
    made = written(document, "docx", Finish())
    assert isinstance(made, bytes)
    word = text_of_word(made)
    for text in said(document):
        assert visible(text) in html
        # A Word file holds the signs of marks that turn the direction, not the marks.
        assert signed(visible(text)) in word


@pytest.mark.parametrize("what", PAGES)
def test_any_words_in_every_field_can_be_laid_out_as_pdf(what: str) -> None:
    told: list[str] = []
    for first in range(0, len(HOSTILE), 7):
        study = hostile_study(first)
        data = file_of(study, what, "pdf", finish=Finish(tell=told.append))
        assert data.startswith(b"%PDF")
        assert b"/StructTreeRoot" in data
    assert all("Figure" in each for each in told), told


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The figures that would be drawn as pictures, of which no words could be read; drawing takes seconds."""
    drawn: list[str] = []

    def kept(svg: str, _scale: float = 2.0) -> bytes:
        drawn.append(svg)
        return PIXEL

    monkeypatch.setattr(png, "svg_to_png", kept)
    return drawn


@pytest.mark.parametrize("form", PAPER)
@pytest.mark.parametrize("what", PAGES)
def test_nothing_private_is_in_any_format(
    what: str, form: str, tmp_path: Path, drawn: list[str]
) -> None:
    if form == "pdf" and PDFTOTEXT is None:
        pytest.skip("poppler is not here")
    study = rich_study()
    for kind, record in study.everything():
        if kind in ("session", "action") or not texts_of(record):
            continue
        fields = [n for n in record.__dataclass_fields__ if isinstance(getattr(record, n), Text)]
        values: dict[str, Any] = {"visibility": "facilitator"}
        values |= dict.fromkeys(fields, Text(plain="KEPTBACK"))
        hidden = replace(record, **values)
        table = BY_NAME[kind].table
        study = replace(study, **{table: {**getattr(study, table), record.id: hidden}})
        if form == "pdf":
            continue  # one file for all of them
        assert "KEPTBACK" not in text_in(file_of(study, what, form), form, tmp_path), kind
    assert "KEPTBACK" not in text_in(file_of(study, what, form), form, tmp_path)
    assert "SECRET" not in text_in(file_of(rich_study(), what, form), form, tmp_path)
    assert not [each for each in drawn if "KEPTBACK" in each or "SECRET" in each]


@pytest.mark.parametrize("language", ["en", "id"])
def test_minutes_have_everything_of_the_list(language: str) -> None:
    """Method reference 8.6: pictures, themes with votes, root definitions, models, actions; and who was there."""
    study = example_study(language)
    data = file_of(
        study, "minutes", "docx", language, finish=Finish(log_head=lambda: "0123456789abcdef")
    )
    text = text_of_word(data)
    for person in study.participants.values():
        assert person.pseudonym is not None
        assert person.pseudonym in text
    for theme in study.themes.values():
        assert theme.name is not None
        assert theme.name.read(language) in text
        assert f"\n{theme.votes}" in text
    for definition in study.root_definitions.values():
        assert definition.worldview is not None
        assert definition.worldview.read(language) in text
    for table in (study.activities, study.actions, study.pictures):
        for record in table.values():
            words = getattr(record, "text", None) or getattr(record, "title", None)
            assert isinstance(words, Text)
            assert words.read(language) in text
    figures = list(body_of(data).iter(f"{A}docPr"))
    assert len(figures) == len(study.pictures) + len(study.models)
    assert "01234567" in text
    assert "2015-07-15" not in text
    assert ("15 July 2015" if language == "en" else "15 Juli 2015") in text


def test_minutes_name_nobody_beside_what_was_said() -> None:
    study = rich_study()
    text = file_of(study, "minutes", "md").decode()
    (reservation,) = study.reservations.values()
    assert reservation.text is not None
    line = next(each for each in text.splitlines() if reservation.text.read("en") in each)
    assert not [p for p in study.participants.values() if p.pseudonym and p.pseudonym in line]


def test_minutes_tell_of_issues_that_nobody_has_put_into_a_theme() -> None:
    study = example_study("en")
    gathered = {issue for theme in study.themes.values() for issue in theme.issues}
    issues = [each for each in study.elements.values() if each.is_issue]
    assert all(each.id in gathered for each in issues)
    words = issues[0].label
    assert words is not None
    bare = replace(study, themes={})
    assert words.read("en") in file_of(bare, "minutes", "md").decode()


# Word


def test_a_word_file_has_built_in_styles_and_a_table_of_contents_that_is_filled() -> None:
    import docx

    study = example_study("en")
    data = file_of(study, "report", "docx")
    document = docx.Document(io.BytesIO(data))
    headings = [
        p for p in document.paragraphs if ((p.style and p.style.name) or "").startswith("Heading ")
    ]
    assert [p.style.name for p in headings if p.style][:2] == ["Heading 1", "Heading 1"]
    entries = [
        p for p in document.paragraphs if p.style and (p.style.name or "").startswith("toc ")
    ]
    titles = [p.text for p in headings if p.style and p.style.name in ("Heading 1", "Heading 2")]
    listed = ["".join(t.text or "" for t in p._p.iter(f"{W}t")) for p in entries]
    assert listed == titles
    anchors = {e.get(f"{W}name") for e in body_of(data).iter(f"{W}bookmarkStart")}
    links = [e.get(f"{W}anchor") for e in body_of(data).iter(f"{W}hyperlink")]
    assert len(links) == len(titles)
    assert set(links) <= anchors
    captions = [p for p in document.paragraphs if p.style and p.style.name == "Caption"]
    # The plot of the changes is a figure too.
    figures = len(study.pictures) + len(study.models) + 1
    assert len(captions) == len(document.tables) + figures


def test_every_table_repeats_its_head_and_every_figure_says_what_it_shows() -> None:
    body = body_of(file_of(example_study("id"), "report", "docx", "id"))
    tables = list(body.iter(f"{W}tbl"))
    assert len(tables) > 15
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables)
    told = [each.get("descr") or "" for each in body.iter(f"{A}docPr")]
    assert len(told) == 5
    assert all(len(each) > 40 for each in told)


def test_captions_count_by_fields_with_the_number_written_in() -> None:
    body = body_of(file_of(example_study("id"), "report", "docx", "id"))
    fields = [each.text or "" for each in body.iter(f"{W}instrText")]
    assert sum("SEQ Tabel" in each for each in fields) > 15
    assert sum("SEQ Gambar" in each for each in fields) == 5


def test_the_language_and_the_title_are_in_the_file() -> None:
    import docx

    data = file_of(example_study("id"), "minutes", "docx", "id")
    document = docx.Document(io.BytesIO(data))
    assert document.core_properties.title.startswith("Notulen: ")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert b'w:lang w:val="id-ID"' in packed.read("word/styles.xml")


def test_a_template_gives_its_styles_and_margins_and_nothing_of_what_it_says(
    tmp_path: Path,
) -> None:
    import docx
    from docx.shared import Pt

    theirs = docx.Document()
    theirs.add_paragraph("A letter of the ministry")
    theirs.add_table(2, 2)
    theirs.styles["Heading 1"].font.size = Pt(31)
    theirs.sections[0].left_margin = Pt(100)
    theirs.sections[0].header.paragraphs[0].text = "Ministry of water"
    styles = theirs.styles.element
    styles.remove(theirs.styles["Caption"].element)
    path = tmp_path / "theirs.docx"
    theirs.save(str(path))
    data = file_of(example_study("en"), "minutes", "docx", finish=Finish(template=path))
    ours = docx.Document(io.BytesIO(data))
    assert "A letter of the ministry" not in text_of_word(data)
    assert ours.styles["Heading 1"].font.size == Pt(31)
    assert ours.sections[0].left_margin == Pt(100)
    assert ours.sections[0].header.paragraphs[0].text == "Ministry of water"
    assert [p for p in ours.paragraphs if p.style and p.style.name == "Caption"]


@pytest.mark.parametrize("what", ["missing", "letter", "zip", "folder"])
def test_what_is_no_template_is_told(tmp_path: Path, what: str) -> None:
    path = tmp_path / "theirs.docx"
    if what == "letter":
        path.write_text("Dear all")
    elif what == "zip":
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("a", "b")
    elif what == "folder":
        path.mkdir()
    with pytest.raises(UsageError) as refused:
        produce(rich_study(), "minutes", "docx", finish=Finish(template=path))
    assert "theirs.docx" in refused.value.title
    with pytest.raises(UsageError):
        produce(rich_study(), "minutes", "pdf", finish=Finish(template=path))


# HTML


@pytest.mark.parametrize("what", PAGES)
def test_a_web_page_fetches_and_runs_nothing(what: str) -> None:
    for study in (example_study("en"), hostile_study(0)):
        page = read_html(file_of(study, what, "html"))
        for tag, attributes in page.tags:
            assert tag not in ("script", "link", "iframe", "img", "object", "embed", "base", "form")
            for name, value in attributes.items():
                assert not name.startswith("on")
                if name in ("href", "src", "xlink:href"):
                    assert (value or "").startswith("#")
        style = file_of(study, what, "html").decode()
        assert "@import" not in style
        assert "url(" not in re.sub(r"url\(#", "", style.partition("</style>")[0])


def test_a_drawing_in_a_web_page_is_one_image_with_a_name_of_its_own() -> None:
    page = read_html(file_of(example_study("en"), "report", "html"))
    drawn = [attributes for tag, attributes in page.tags if tag == "svg"]
    ids = [attributes["id"] for _tag, attributes in page.tags if "id" in attributes]
    assert len(drawn) == 5
    assert len(ids) == len(set(ids))
    for each in drawn:
        assert each["role"] == "img"
        assert set((each["aria-labelledby"] or "").split()) <= set(ids)


# PDF


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("what", PAGES)
def test_a_pdf_satisfies_both_standards(what: str, language: str) -> None:
    told: list[str] = []
    data = file_of(example_study(language), what, "pdf", language, finish=Finish(tell=told.append))
    assert told == []
    for mark in (b"/StructTreeRoot", b"/MarkInfo", f"/Lang({language})".encode()):
        assert mark in data.replace(b"/Lang (", b"/Lang(")
    assert re.search(rb"pdfuaid:part[>=\"' ]*1", data)
    assert re.search(rb"pdfaid:part[>=\"' ]*2", data)


# All of them


@pytest.mark.parametrize("form", PAPER)
@pytest.mark.parametrize("what", PAGES)
def test_the_same_study_gives_the_same_bytes_and_an_empty_one_a_page(what: str, form: str) -> None:
    assert file_of(rich_study(), what, form) == file_of(rich_study(), what, form)
    assert len(file_of(empty_study(), what, form)) > 100


@pytest.mark.parametrize(("form", "needs"), [("docx", "docx"), ("pdf", "typst")])
def test_without_the_addition_one_sentence_says_what_to_install(
    form: str, needs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, needs, None)
    with pytest.raises(UsageError) as refused:
        produce(rich_study(), "minutes", form)
    assert "ssm-studio[paper]" in refused.value.hint
    assert produce(rich_study(), "minutes", "html")


def test_the_xml_of_a_word_file_is_sound_whatever_was_typed() -> None:
    for first in (0, 11):
        data = file_of(hostile_study(first), "report", "docx")
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                if name.endswith(".xml"):
                    ET.fromstring(packed.read(name))
