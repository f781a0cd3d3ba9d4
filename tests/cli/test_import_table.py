"""A questionnaire comes in as evidence and concerns, in one step, and what is wrong with it is told by line."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from ssm_studio.errors import UsageError
from ssm_studio.formats.table.mapping import guessed
from ssm_studio.formats.table.reading import MOST_ROWS, read_table
from ssm_studio.method.coverage import coverage
from ssm_studio.workshop.workshop import open_session
from tests.cli.conftest import Command
from tests.questionnaire import CONCERNS, HEADINGS, RESPONDENTS, as_csv, interviews, rows


def xlsx(cells: list[tuple[str, ...]]) -> bytes:
    """A spreadsheet of one sheet, as small as one can be."""
    lines = "".join(
        f'<row r="{y}">'
        + "".join(
            f'<c r="{chr(64 + x)}{y}" t="inlineStr"><is><t>{cell}</t></is></c>'
            for x, cell in enumerate(row, 1)
        )
        + "</row>"
        for y, row in enumerate(cells, 1)
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{rels}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{rels}"><sheets>'
        '<sheet name="Answers" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{rels}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{lines}</sheetData></worksheet>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        for name, words in files.items():
            book.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{words}')
    return file.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_table_reads_the_same_in_any_encoding_and_separator(
    separator: str, encoding: str
) -> None:
    table = read_table(as_csv(separator, encoding))
    assert [table.headings, *(each.cells for each in table.rows)] == rows()
    assert table.rows[0].line == 2
    assert not table.troubles


def test_a_spreadsheet_reads_as_the_csv_does() -> None:
    table = read_table(xlsx(rows()))
    assert [table.headings, *(each.cells for each in table.rows)] == rows()


def test_headings_suggest_what_columns_are() -> None:
    assert guessed(HEADINGS) == [
        *("participant", "group", "lens", "question", "rating", "concern", "quotation")
    ]
    assert guessed(("Responden", "Kelompok", "Keluhan utama", "Umur")) == [
        *("participant", "group", "concern", "ignore")
    ]


def test_the_questionnaire_comes_in_as_one_step_and_leads_to_an_action(
    ssm: Command, tmp_path: Path
) -> None:
    path = ssm("new", "Directorate", "--no-open").path
    file = tmp_path / "illustration.csv"
    file.write_bytes(as_csv(";"))
    dry = ssm("import-table", str(path), str(file), "--dry-run")
    assert "Nothing was changed" in dry.err
    done = ssm("import-table", str(path), str(file), "--themes", "--provenance", "invented")
    assert done.code == 0, done.err
    with open_session(path) as workshop:
        study = workshop.study
        assert len(study.participants) == RESPONDENTS
        said = sum(bool(cell) for row in rows()[1:] for cell in (row[5], row[6]))
        worded = [each for each in study.evidence.values() if each.text]
        assert len(worded) == said
        rated = [each for each in study.evidence.values() if each.rating is not None]
        assert len(rated) == RESPONDENTS * 4
        concerns = {each.label.en for each in study.elements.values() if each.label}
        assert concerns <= {words for them in CONCERNS.values() for words in them}
        assert sum(len(each.evidence) for each in study.elements.values()) == sum(
            bool(row[5]) for row in rows()[1:]
        ), "whoever says the same is evidence for the one concern"
        assert {each.lens for each in study.themes.values()} == set(CONCERNS)
        theme = next(each for each in study.themes.values() if each.lens == "bsc.p.customer")
        assert theme.issues
        ref, issue = theme.ref, study.elements[theme.issues[0]].ref
    lines = (
        "stage 2",
        "system to answer those we serve",
        f"RS1 from {ref}",
        "choose RS1",
        "P answer what citizens ask",
        "T unheard questions -> answered questions",
        "stage 3",
        "1 Read each complaint",
        "2 Answer it < 1",
        "stage 4",
        "1 = partly; how by hand",
        "change Read complaints together each week; rows X01",
        "action Read last week's complaints, Head of section, by 2027-01-15; changes CH1",
    )
    said_ = ssm("say", str(path), *lines)
    assert said_.code == 0, said_.err
    paths = json.loads(ssm("trace", str(path), "ACT1", "--json").out)["paths"]
    assert any({"ACT1", "CH1", "RS1", ref, issue} <= set(each) for each in paths), paths


def test_taking_in_is_one_step(ssm: Command, tmp_path: Path) -> None:
    path = ssm("new", "Directorate", "--no-open").path
    (tmp_path / "a.csv").write_bytes(as_csv())
    assert ssm("import-table", str(path), str(tmp_path / "a.csv"), "--themes").code == 0
    with open_session(path) as workshop:
        workshop.undo()
        assert not workshop.study.evidence
        assert not workshop.study.participants
        assert not workshop.study.themes


HEAD = "name,concern,rating\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD + "A,late,3\nB,dear,4,9\n", "Line 3: it has 4 cells"),
        (HEAD + "A,late\n", "Line 2: it has fewer cells"),
        (HEAD + "A,late,3\nB,=SUM(A1),2\n", "Line 3: “concern” holds a formula"),
        (HEAD + "A,late,much\n", "Line 2: “much” is no whole number"),
    ],
)
def test_what_is_wrong_is_told_by_line(ssm: Command, tmp_path: Path, text: str, told: str) -> None:
    path = ssm("new", "Directorate", "--no-open").path
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    done = ssm("import-table", str(path), str(tmp_path / "a.csv"))
    assert told in done.err
    assert done.code == 4


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01\x02",
        b"only a heading\n",
        b"PK\x03\x04 broken",
        b"a,b\n" + b"x," * 9,
        "é,concern\n".encode("utf-16"),
    ],
)
def test_what_is_no_questionnaire_gets_a_sentence(
    ssm: Command, tmp_path: Path, data: bytes
) -> None:
    path = ssm("new", "Directorate", "--no-open").path
    (tmp_path / "a.csv").write_bytes(data)
    done = ssm("import-table", str(path), str(tmp_path / "a.csv"))
    assert done.code == 2
    assert "Nothing was changed" in done.err


def test_a_hundred_thousand_rows_get_an_answer_by_line(ssm: Command, tmp_path: Path) -> None:
    path = ssm("new", "Directorate", "--no-open").path
    (tmp_path / "a.csv").write_text("concern\n" + "late\n" * 100_000, encoding="utf-8")
    done = ssm("import-table", str(path), str(tmp_path / "a.csv"))
    assert done.code == 2
    assert f"line {MOST_ROWS + 2}" in done.err


def test_columns_are_said_by_name_or_number(ssm: Command, tmp_path: Path) -> None:
    path = ssm("new", "Directorate", "--no-open").path
    (tmp_path / "a.csv").write_text("who = what?,b\nBunga,too late\n", encoding="utf-8")
    wrong = ssm("import-table", str(path), str(tmp_path / "a.csv"), "--column", "c=concern")
    assert "“c”" in wrong.err
    assert "b" in wrong.err
    columns = ("--column", "who = what?=participant", "--column", "2=concern")
    assert ssm("import-table", str(path), str(tmp_path / "a.csv"), *columns).code == 0
    shown = json.loads(ssm("export", str(path), "bundle", "-o", "-").out)
    assert re.fullmatch("Bunga", shown["participants"][0]["pseudonym"])


OWN = '{"id": "own.soil", "name": {"en": "Soil"}, "elements": [{"id": "own.soil.clay", "name": "Clay"}]}'


@pytest.mark.parametrize(
    ("text", "options", "chip"),
    [
        ("id,name\nrights,Rights to water\n", ("--key", "own.water"), "own.water.rights"),
        (OWN, (), "own.soil.clay"),
    ],
)
def test_a_list_of_ones_own_gives_chips(
    ssm: Command, tmp_path: Path, text: str, options: tuple[str, ...], chip: str
) -> None:
    path = ssm("new", "Directorate", "--no-open").path
    (tmp_path / "list").write_text(text, encoding="utf-8")
    done = ssm("import-list", str(path), str(tmp_path / "list"), *options)
    assert done.out.split() == [f"#{chip}"], done.err
    assert ssm("say", str(path), f"! nobody asks @ Staff #{chip}").code == 0
    assert ssm("import-list", str(path), str(tmp_path / "list"), *options).code == 2, "taken"
    with open_session(path) as workshop:
        study = workshop.study
        assert any(chip in each.lens_tags for each in study.elements.values())
        (head,) = study.lenses.values()
        assert coverage(study, head.id, "en")[0].seen_in


def test_formulas_come_in_by_their_results_and_are_told_by_line() -> None:
    book = xlsx([("quotation", "rating"), ("too late", "3"), ("too dear", "4")])
    old = zipfile.ZipFile(io.BytesIO(book))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            words = old.read(name)
            cell = b'<c r="B3" t="inlineStr"><is><t>4</t></is></c>'
            new.writestr(name, words.replace(cell, b'<c r="B3"><f>2+2</f><v>4</v></c>'))
    table = read_table(file.getvalue())
    assert [row.cells for row in table.rows] == [("too late", "3"), ("too dear", "4")]
    assert table.troubles == [(3, "1 cell holds a formula; its result was taken")]


def test_an_encoding_and_a_separator_can_be_said() -> None:
    words = "quotation~group\r\nвода поздно~Север\r\n".encode("cp1251")
    table = read_table(words, encoding="windows-1251", separator="~")
    assert table.rows[0].cells == ("вода поздно", "Север")
    with pytest.raises(UsageError, match="No encoding is called"):
        read_table(words, encoding="klingon")
    said = read_table(b"sep=|\nquotation|group\nlate, very|North\n")
    assert (said.rows[0].line, said.rows[0].cells) == (2, ("late, very", "North"))


def test_interviews_are_quotations_of_those_who_said_them(ssm: Command, tmp_path: Path) -> None:
    path = ssm("new", "Talks", "--no-open").path
    file = tmp_path / "talks.csv"
    file.write_bytes(interviews())
    assert ssm("import-table", str(path), str(file)).code == 0
    with open_session(path) as workshop:
        them = list(workshop.study.evidence.values())
        assert {each.kind for each in them} == {"quotation"}
        assert all(each.said_by and each.verbatim and each.group for each in them)
        assert len(workshop.study.participants) == 6
