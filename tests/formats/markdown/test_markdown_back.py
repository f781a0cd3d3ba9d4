"""Root definitions go out as Markdown, are edited by people, and come back; nothing else changes."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssm_studio.domain.changes import apply, invert
from ssm_studio.domain.definition_rows import row_words, rows_of
from ssm_studio.domain.edit_definitions import set_sentence
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.markdown.fingerprints import (
    OPENING,
    folded,
)
from ssm_studio.formats.markdown.reading import (
    ADDED,
    CHANGED,
    to_changeset,
)
from ssm_studio.formats.markdown.root_definitions import root_definitions
from tests.formats.markdown.markdown_back import edited, found_in, says, taken_in
from tests.studies import empty_study, hostile_texts, rich_study, studies

# Out and in


@settings(max_examples=60, deadline=None)
@given(studies())
def test_what_nobody_edited_is_no_difference(study: Study) -> None:
    for language in ("en", "id"):
        page = root_definitions(study, language)
        for text in (page, page.replace("\n", "\r\n"), "\ufeff" + page):
            found = found_in(study, text)
            assert found == ()
        assert not to_changeset(study, found)


@settings(max_examples=60, deadline=None)
@given(studies(), st.sampled_from(["en", "id"]), st.integers(0, 2**32), st.data())
def test_edited_texts_come_in_as_they_were_edited(
    study: Study, language: str, seed: int, data: st.DataObject
) -> None:
    # A column in which nothing is left would be left out, which nobody who edits a page does.
    pool = data.draw(st.lists(hostile_texts().filter(folded), min_size=1, max_size=5))
    edited = retold(study, language, random.Random(seed), pool)
    body = root_definitions(edited, language).split(OPENING)[0]
    page = body + OPENING + root_definitions(study, language).split(OPENING)[1]
    found = found_in(study, page)
    assert {each.state for each in found} <= {CHANGED}
    after = apply(study, to_changeset(study, found))
    assert says(after, language) == says(edited, language)
    assert found_in(after, root_definitions(after, language)) == ()


@settings(max_examples=40, deadline=None)
@given(studies(), st.sampled_from(["en", "id"]))
def test_an_empty_session_gets_every_definition(study: Study, language: str) -> None:
    page = root_definitions(study, language)
    after = taken_in(empty_study(language), page)

    def texts(each: Study) -> list[Any]:
        # Under an own empty row for a letter, a new definition has none.
        return sorted(
            (*row[1:8], sorted(each for each in row[-1] if any(each[1:])))
            for row in says(each, language)
        )

    assert texts(after) == texts(study)


def retold(study: Study, language: str, chance: random.Random, pool: list[str]) -> Study:
    """The study with other wordings here and there in its definitions, rows and the names of their systems."""

    def change(record: Record, *names: str) -> Record:
        values: dict[str, Any] = {}
        for name in names:
            if chance.random() < 0.4:
                old = getattr(record, name) or Text()
                values[name] = old.write(language, chance.choice(pool))
        return replace(record, **values)

    tables: dict[str, Any] = {
        "root_definitions": (
            "p",
            "q",
            "r",
            "worldview",
            "transformation_input",
            "sentence",
            "omitted_c",
        ),
        "customers": ("who",),
        "actors": ("who", "does"),
        "owners": ("who", "how"),
        "constraints": ("what",),
    }
    changed: dict[str, Any] = {
        table: {id_: change(each, *names) for id_, each in getattr(study, table).items()}
        for table, names in tables.items()
    }
    return replace(study, **changed)


ENGLISH = (
    ("| T | Input | scattered performance information |", "| T | Input | *scattered* facts |"),
    ("Report compilers, relieved of double work | gains |", "Report compilers | Gains, directly |"),
    ("- **Status:** agreed\n- **Version:** 2", "* __Status:__  Draft\n* **Version:** 3"),
    ("RD2 · A system to make performance a shared concern", "RD2 · A system for everybody"),
    (
        "| O <!-- O2 --> |",
        "| O | Owners | The Secretary \\| deputy | can stop it | by waiting |\n| O <!-- O2 --> |",
    ),
)
INDONESIAN = (
    ("| T | Masukan | informasi kinerja yang terserak |", "| T | Masukan | data *lepas* |"),
    ("Penyusun laporan yang terbebas dari kerja ganda | untung |", "Penyusun | Untung, langsung |"),
    ("- **Status:** disepakati\n- **Versi:** 2", "* __Status:__  Draf\n* **Versi:** 3"),
    ("RD2 · Sistem untuk menjadikan kinerja kepedulian bersama", "RD2 · Sistem semua orang"),
    (
        "| O <!-- O2 --> |",
        "| O | Pemilik | Sekretaris \\| wakil | dapat menghentikan | menunda |\n| O <!-- O2 --> |",
    ),
)


@pytest.mark.parametrize(
    ("language", "edits", "said"),
    [
        (
            "en",
            ENGLISH,
            (
                "scattered facts",
                "Report compilers",
                "A system for everybody",
                "The Secretary | deputy",
            ),
        ),
        ("id", INDONESIAN, ("data lepas", "Penyusun", "Sistem semua orang", "Sekretaris | wakil")),
    ],
)
def test_a_page_edited_by_hand_comes_back_in_its_language(
    language: str, edits: tuple[tuple[str, str], ...], said: tuple[str, str, str, str]
) -> None:
    study = example_study("en")
    page = edited(root_definitions(study, language), *edits)
    found = found_in(study, as_an_editor_saves(page))
    assert sorted(each.state for each in found) == [ADDED, *[CHANGED] * 6]
    step = to_changeset(study, found)
    after = apply(study, step)
    other = "id" if language == "en" else "en"
    first, second = after.root_definitions.values()
    customers = rows_of(after, first.id, "C")
    owners = rows_of(after, second.id, "O")
    system = after.relevant_systems[second.system or ""]
    assert first.transformation_input
    assert system.name
    assert first.transformation_input.read(language) == said[0]
    assert first.transformation_input.read(other) == texts_before(study, other)
    assert (row_words(customers[1], language), customers[1].direct) == (said[1], True)  # type: ignore[attr-defined]
    assert (first.status, first.version) == ("draft", 3)
    assert system.name.read(language) == said[2]
    assert (row_words(owners[-1], language), owners[-1].can_stop) == (said[3], "yes")  # type: ignore[attr-defined]
    assert found_in(after, as_an_editor_saves(page)) == ()
    assert apply(after, invert(step)) == study


def texts_before(study: Study, language: str) -> str:
    """What comes in by the first definition."""
    text = next(iter(study.root_definitions.values())).transformation_input
    return text.read(language) if text else ""


def as_an_editor_saves(page: str) -> str:
    """The page after an editor had it: other line ends and widths, curly quotes, wrapped lines, a mark in front."""
    lines: list[str] = []
    for line in page.split("\n"):
        if line.startswith("| -"):
            line = re.sub("---", ":-------", line)
        elif line.startswith("|"):
            line = line.replace(" | ", "    |  ") + "  "
        elif line.startswith("- "):
            line = "*   " + line[2:]
        elif len(line) > 100 and line[:1].isalpha() and "=" not in line:
            line = "\n".join(re.findall(r".{1,60}(?: |$)", line))
        lines.append(line)
    return "\ufeff" + "\r\n".join("\n".join(lines).replace("'", "’").split("\n"))


def test_an_editors_own_changes_are_no_difference() -> None:
    for language in ("en", "id"):
        for study in (example_study("en"), rich_study()):
            page = root_definitions(study, language)
            assert as_an_editor_saves(page) != page
            assert found_in(study, as_an_editor_saves(page)) == ()


def test_definitions_may_change_places() -> None:
    study = example_study("en")
    head, first, second, rest = re.split(r"(?m)^(?=## )", root_definitions(study, "en"), maxsplit=3)
    assert found_in(study, head + second + first + rest) == ()


@pytest.mark.parametrize(
    "heading",
    [
        "## RD2 · {name}",
        '## <a id="rd2"></a>{name}',
        "### {name} ###",
        "RD2 · {name}\n---",
        "## <a name=rd2>RD2 · {name}</a>",
        '# <a id="rd2"></a> **RD2** · *{name}*',
    ],
)
def test_a_heading_may_lose_one_of_its_signs(heading: str) -> None:
    study = example_study("en")
    name = "A system to make performance a shared concern"
    page = root_definitions(study, "en")
    page = edited(page, (f'## <a id="rd2"></a>RD2 · {name}', heading.format(name=name)))
    assert found_in(study, page) == ()


def test_a_new_definition_comes_with_its_rows_and_system() -> None:
    study = example_study("en")
    new = """## RD7 · A system to listen

A system to hear what citizens say.

| Letter | Wording |
|--|--|
| P | hear what citizens say |

| Letter | Element | Wording | Facts | In detail |
|-|-|-|-|-|
| C | | Citizens | gains; directly |
| A | Actors | Clerks | | write it down |
| E | | The law | law |

"""
    page = root_definitions(study, "en").replace('## <a id="kept', new + '## <a id="kept')
    after = taken_in(study, page)
    made = list(after.root_definitions.values())[-1]
    assert made.ref == "RD7"
    assert after.relevant_systems[made.system or ""].name == Text(en="A system to listen")
    assert after.relevant_systems[made.system or ""].chosen is True
    assert made.sentence == Text(en="A system to hear what citizens say.")
    assert [row_words(row, "en") for c in "CAE" for row in rows_of(after, made.id, c)] == [
        "Citizens",
        "Clerks",
        "The law",
    ]
    assert found_in(after, page) == ()


def test_a_definition_copied_to_write_another_is_a_new_one() -> None:
    study = example_study("en")
    head, first, rest = re.split(r"(?m)^(?=## )", root_definitions(study, "en"), maxsplit=2)
    copy = first.replace("RD1 ·", "RD3 ·").replace("scattered performance", "lost performance")
    found = found_in(study, head + copy + first + rest)
    assert [(each.state, each.called.split()[0]) for each in found] == [(ADDED, "RD3")]
    after = apply(study, to_changeset(study, found))
    made = list(after.root_definitions.values())[-1]
    assert made.ref == "RD3"
    assert len(rows_of(after, made.id, "C")) == 3


def test_a_row_copied_to_write_another_is_a_new_one() -> None:
    study = example_study("en")
    line = "| A <!-- A2 --> | Actors | Data officers in line agencies |  |  |\n"
    copied = line.replace("Data officers", "Clerks")
    page = edited(root_definitions(study, "en"), (line, copied + line))
    (found,) = found_in(study, page)
    assert (found.state, found.kind, found.after) == (ADDED, "actor", "Clerks in line agencies")


def test_rows_without_their_comments_go_by_words_and_place() -> None:
    study = example_study("en")
    page = re.sub(r" <!-- [A-Z]+\d+ -->", "", root_definitions(study, "en"))
    assert found_in(study, page) == ()
    page = edited(page, ("Units whose monopoly on data ends", "Units that lose a monopoly"))
    (found,) = found_in(study, page)
    assert (found.state, found.before) == (CHANGED, "Units whose monopoly on data ends")


def test_a_composed_sentence_follows_its_fields_and_one_by_hand_stays() -> None:
    study = example_study("en")
    first = next(iter(study.root_definitions))
    composed = apply(study, set_sentence(study, first, None))
    page = edited(
        root_definitions(composed, "en"),
        ("| P | What | make scattered", "| P | What | join scattered"),
    )
    after = taken_in(composed, page)
    assert after.root_definitions[first].sentence is None
    assert taken_in(study, root_definitions(study, "en")).root_definitions[first].sentence
