"""Root definitions as people write them come in, and what cannot be told apart is not guessed."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings

from ssm_studio.domain.changes import apply
from ssm_studio.domain.definition_rows import row_words, rows_of
from ssm_studio.domain.edit_definitions import add_definition
from ssm_studio.domain.notes import Note, notes_of
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import read
from ssm_studio.errors import UsageError
from ssm_studio.formats.bundle.bundle import example_study, export_bundle
from ssm_studio.formats.markdown.reading import UnreadableMarkdown
from ssm_studio.formats.written.labels import labelled, letter_of
from ssm_studio.formats.written.lines import Line
from ssm_studio.formats.written.markdown_lines import markdown_lines
from ssm_studio.formats.written.matching import match
from ssm_studio.formats.written.parse import Written, parse
from ssm_studio.formats.written.step import incoming
from ssm_studio.formats.written.word_lines import is_word, word_lines
from tests.studies import hostile_texts

LINES = """
## Water for the school

A system owned by the village head to bring water to the school.

Client: pupils; mothers who fetch water
Actor: the water group
Transformation: a school without water -> a school with water
Weltanschauung: Children learn better when they are not thirsty.
Owner: village head
Environment: dry season; no money
"""
BOLD = """
## Water for the school

- **C** – pupils; mothers who fetch water
- **A** – the water group
- **T** – a school without water → a school with water
- **W** – Children learn better when they are not thirsty.
- **O** – village head
- **E** – dry season; no money
"""
TABLE = """
## Water for the school

| Letter | Words |
| --- | --- |
| Customers (C) | pupils; mothers who fetch water |
| Actors | the water group |
| T | a school without water => a school with water |
| Worldview | Children learn better when they are not thirsty. |
| O – Owner | village head |
| E | dry season; no money |
"""
ACROSS = """
## Water for the school

| C | A | T | W | O | E |
| --- | --- | --- | --- | --- | --- |
| pupils; mothers who fetch water | the water group | a school without water -> a school with water |\
 Children learn better when they are not thirsty. | village head | dry season; no money |
"""
ONE_LINE = (
    "Client: pupils; mothers who fetch water. Actor: the water group. Transformation: a school without water -> "
    "a school with water. Weltanschauung: Children learn better when they are not thirsty. "
    "Owner: village head. Environment: dry season; no money."
)
INDONESIAN = """
## Air untuk sekolah

Definisi: Sebuah sistem milik kepala desa untuk membawa air ke sekolah.

Pelanggan: murid; ibu yang mengambil air
Pelaku: kelompok air
Transformasi: sekolah tanpa air -> sekolah dengan air
Sudut pandang: Anak belajar lebih baik bila tidak haus.
Pemilik: kepala desa
Kendala lingkungan: musim kemarau; tidak ada uang
"""


def read_page(text: str) -> list[Written]:
    return parse(markdown_lines(text.encode())).definitions


def rows(written: Written) -> list[tuple[str, str]]:
    return [(each.letter, each.words) for each in written.rows]


@pytest.mark.parametrize("text", [LINES, BOLD, TABLE, ACROSS, ONE_LINE])
def test_every_way_of_writing_catwoe_says_the_same(text: str) -> None:
    (written,) = read_page(text)
    assert rows(written) == [
        ("C", "pupils"),
        ("C", "mothers who fetch water"),
        ("A", "the water group"),
        ("O", "village head"),
        ("E", "dry season"),
        ("E", "no money"),
    ]
    assert written.texts["t-in"] == "a school without water"
    assert written.texts["t-out"] == "a school with water"
    assert written.texts["w"].strip(".") == "Children learn better when they are not thirsty"
    if text != ONE_LINE:
        assert written.name == "Water for the school"


def test_indonesian_words_mean_the_same() -> None:
    (written,) = read_page(INDONESIAN)
    assert [letter for letter, _words in rows(written)] == ["C", "C", "A", "O", "E", "E"]
    assert written.texts == {
        "sentence": "Sebuah sistem milik kepala desa untuk membawa air ke sekolah.",
        "t-in": "sekolah tanpa air",
        "t-out": "sekolah dengan air",
        "w": "Anak belajar lebih baik bila tidak haus.",
    }


@pytest.mark.parametrize(
    ("said", "letter"),
    [
        *(("C", "C"), ("Clients", "C"), ("Customer (C)", "C"), ("C – Klien", "C"), ("(C)", "")),
        *(("Pelaku", "A"), ("Pemilik sistem", "O"), ("Weltanschauung:", "W"), ("What (P)", "P")),
        *(("Cat", ""), ("The owner of the shop", ""), ("Note", ""), ("E-mail", ""), ("", "")),
    ],
)
def test_a_label_is_told_from_other_words(said: str, letter: str) -> None:
    assert letter_of(said) == letter


def test_words_with_a_colon_are_no_label() -> None:
    assert labelled("Remember: bring the map") == []
    assert labelled("A system to bring water: first the pump") == []


def test_several_definitions_in_one_page_without_headings() -> None:
    page = read_page(ONE_LINE + "\n\n" + ONE_LINE.replace("village head", "headmaster"))
    assert [dict(rows(each))["O"] for each in page] == ["village head", "headmaster"]


def test_new_ones_come_in_as_one_step_and_the_same_page_again_changes_nothing() -> None:
    study = new_study("x", "en")
    page = read_page(LINES + TABLE.replace("Water for the school", "A morning market"))
    page[1].texts["w"] = "A clean market draws buyers."
    study, changes = taken(study, page, {0: "", 1: ""})
    assert len(study.root_definitions) == 2
    names = [read(each.name, "en") for each in study.relevant_systems.values()]
    assert names == ["Water for the school", "A morning market"]
    first = next(iter(study.root_definitions))
    said = [row_words(row, "en") for row in rows_of(study, first, "C")]
    assert said == ["pupils", "mothers who fetch water"]
    assert changes
    again, none = taken(study, read_page(LINES), match(study, read_page(LINES)).found)
    assert again == study
    assert not none


def taken(study: Study, page: Sequence[Written], found: dict[int, str]) -> tuple[Study, list[Any]]:
    coming = incoming(study, page, found)
    return (apply(study, coming.step) if coming.step.puts else study), list(coming.changes)


def test_a_definition_is_found_by_its_words_where_its_name_is_gone() -> None:
    study, _changes = taken(new_study("x", "en"), read_page(LINES), {0: ""})
    (id_,) = study.root_definitions
    page = read_page(LINES.replace("## Water for the school", "").replace("no money", "no credit"))
    assert match(study, page).found == {0: id_}
    study, changes = taken(study, page, {0: id_})
    assert [(each.before, each.after) for each in changes] == [("no money", "no credit")]


def test_what_cannot_be_told_apart_is_asked() -> None:
    page = read_page(LINES)
    study, _changes = taken(new_study("x", "en"), page, {0: ""})
    study, _changes = taken(study, page, {0: ""})
    nameless = read_page(LINES.replace("## Water for the school", ""))
    matched = match(study, nameless)
    assert set(matched.asked[0]) == set(study.root_definitions)
    assert not matched.found
    told = match(study, nameless, {0: ""})
    assert told.found == {0: ""}


def test_an_empty_definition_of_the_session_is_like_none() -> None:
    study = new_study("x", "en")
    study = apply(study, add_definition(study))
    assert match(study, read_page(LINES)).found == {0: ""}


@settings(max_examples=150, deadline=None)
@given(hostile_texts(unstorable=False))
def test_no_page_disturbs_the_reader(text: str) -> None:
    try:
        page = parse(markdown_lines(text.encode("utf-8", "replace")))
    except UnreadableMarkdown:
        return
    study = example_study("en")
    taken(study, page.definitions, match(study, page.definitions).found)


docx = pytest.importorskip("docx")


def word_file(*, notes: bool = True) -> bytes:
    """A Word file as a supervisor hands it back: headings, a table, a tracked deletion, comments in the margin."""
    document = docx.Document()
    document.add_heading("Water for the school", 1)
    sentence = document.add_paragraph("A system owned by the village head to bring water.")
    table = document.add_table(rows=6, cols=2)
    cells = (
        *(("C", "pupils; mothers"), ("A", "the water group"), ("T", "no water -> water")),
        *(
            ("W", "Children learn better when they drink."),
            ("O", "village head"),
            ("E", "dry season"),
        ),
    )
    for row, (letter, words) in zip(table.rows, cells, strict=True):
        row.cells[0].text, row.cells[1].text = letter, words
    if notes:
        document.add_comment(sentence.runs, "Who says that he owns it?", author="Dr Sari")
        owner = table.rows[4].cells[1].paragraphs[0].runs
        document.add_comment(owner, "Could the district stop it?", author="Dr Sari")
    deleted = sentence._p.makeelement(docx.oxml.ns.qn("w:del"), {})
    run = docx.oxml.parse_xml(
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:t>NOT SAID</w:t></w:r>"
    )
    deleted.append(run)
    sentence._p.append(deleted)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def test_a_word_file_comes_in_with_its_comments_beside_what_they_are_about() -> None:
    data = word_file()
    assert is_word(data)
    page = parse(word_lines(data))
    (written,) = page.definitions
    assert written.texts["sentence"] == "A system owned by the village head to bring water."
    study, _changes = taken(new_study("x", "en"), page.definitions, {0: ""})
    bundle = json.loads(json.dumps(export_bundle(study)))
    found = {each["text"]: each for each in notes_in(bundle)}
    assert set(found) == {"Who says that he owns it?", "Could the district stop it?"}
    assert {each["author"] for each in found.values()} == {"Dr Sari"}
    for each in found.values():
        assert datetime.fromisoformat(each["at"]).year > 2000
    (owner,) = rows_of(study, next(iter(study.root_definitions)), "O")
    assert "district" in owner.kept
    again, none = taken(study, page.definitions, match(study, page.definitions).found)
    assert again == study
    assert not none


def notes_in(value: object) -> list[dict[str, str]]:
    if isinstance(value, dict):
        own = value.get("notes", []) if isinstance(value.get("notes"), list) else []
        return [*own, *(n for each in value.values() for n in notes_in(each))][:1_000]
    return [n for each in value for n in notes_in(each)] if isinstance(value, list) else []


def test_a_damaged_word_file_is_refused_with_a_sentence() -> None:
    data = word_file(notes=False)
    assert not is_word(b"PK\x03\x04nothing")
    with pytest.raises(UsageError):
        word_lines(data.replace(b"word/document.xml", b"word/documenu.xml"))


def test_a_row_and_its_line_are_told() -> None:
    lines = list(markdown_lines(b"# Title\n\nHello there, reader.\n\n" + LINES.encode()))
    page = parse(lines)
    assert [each.words for each in page.left_over] == ["Hello there, reader."]
    assert all(isinstance(each, Line) for each in lines)


def test_notes_are_what_is_kept_as_such_and_nothing_else() -> None:
    kept = {"notes": [{"text": "why?", "author": "Sri", "at": "now"}, "loose", {"text": "so"}]}
    assert list(notes_of(json.dumps(kept))) == [Note("why?", "Sri", "now"), Note("so", "", "")]
    assert list(notes_of("")) == []


def defined(*words: str) -> Study:
    """A session with a definition for each of these names."""
    study = new_study("x", "en")
    page = read_page("\n".join(f"## {each}\n\nClient: {each}\n" for each in words))
    return taken(study, page, dict.fromkeys(range(len(words)), ""))[0]


def test_a_definition_is_found_by_its_place_where_some_of_its_words_are_left() -> None:
    study = defined("Canal gates", "Ward handover shift nurse", "Village granary")
    ids = list(study.root_definitions)
    said = "Canal gates", "nurse tells whoever comes behind", "Village granary"
    page = read_page("\n".join(f"## {each}\n\nClient: {each}\n" for each in said))
    assert match(study, page).found == dict(enumerate(ids))
    strange = read_page(
        "\n".join(f"## {each}\n\nClient: {each}\n" for each in (said[0], "Moon", said[2]))
    )
    assert match(study, strange).found == {0: ids[0], 1: "", 2: ids[2]}


def test_words_in_common_count_by_how_many_there_are() -> None:
    study = defined("Canal gates opened upstream before sowing")
    few = read_page("## Canal wardens paid fairly every month\n\nClient: wardens\n")
    assert match(study, few).found == {0: ""}
    # All that the short one says is on the page; of the long one a part.
    study = defined("Granary", "Granary sacks counted weekly")
    short, _long = study.root_definitions
    page = read_page("## Granary sacks counted by an honest keeper\n\nClient: keeper\n")
    assert match(study, page).found == {0: short}
