"""The styles of the root-definition export: each for its use, all of them as valid and as stable as the first."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.errors import UsageError
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.document.markdown import PAGE_BREAK
from ssm_studio.formats.escaping import visible
from ssm_studio.formats.markdown.blank_forms import blank_forms
from ssm_studio.formats.markdown.cards import cards
from ssm_studio.formats.markdown.thesis import SCHEMES, thesis
from ssm_studio.formats.redaction import for_readers
from ssm_studio.formats.registry import BY_WHAT, produce
from ssm_studio.method.prompts import CATWOE, PQR
from ssm_studio.method.sentence import sentence_text
from tests.formats.markdown.reading import parser, read
from tests.studies import empty_study, rich_study, studies

STYLES = [each.name for each in BY_WHAT["root-definitions"].styles]


def pages(text: str) -> list[str]:
    """The pages that a printer makes of a text."""
    return text.split(PAGE_BREAK)


def test_the_issues_styles_are_there_and_the_usual_one_comes_first() -> None:
    assert STYLES == ["full", "handout", "cards", "thesis", "blank"]


@pytest.mark.parametrize("style", STYLES)
def test_every_style_has_a_file_of_its_own_and_the_same_bytes_twice(style: str) -> None:
    study = example_study("en")
    (file,) = produce(study, "root-definitions", style=style)
    name = "root-definitions.md" if style == "full" else f"root-definitions-{style}.md"
    assert file.name == name
    assert file.data.startswith(b"# ")
    assert (file,) == produce(example_study("en"), "root-definitions", "md", "en", style=style)


@pytest.mark.parametrize(
    ("what", "style", "scheme", "says"),
    [
        ("root-definitions", "posters", "", "full, handout, cards, thesis, blank"),
        ("root-definitions", "thesis", "five", "four, seven"),
        ("root-definitions", "cards", "seven", "thesis"),
        ("root-definitions", "", "seven", "thesis"),
        ("report", "cards", "", "--style"),
        ("actions", "", "seven", "--style"),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(
    what: str, style: str, scheme: str, says: str
) -> None:
    with pytest.raises(UsageError) as refused:
        produce(rich_study(), what, style=style, scheme=scheme)
    assert says in refused.value.hint


# Cards


@settings(max_examples=25, deadline=None)
@given(studies())
def test_each_definition_is_one_page_with_its_sentence_large(study: Study) -> None:
    for language in ("en", "id"):
        shown = for_readers(study)
        cover, *found = pages(cards(study, language))
        read(cover)
        assert len(found) == len(shown.root_definitions)
        titles = [read(page).headings for page in found]
        for definition in shown.root_definitions.values():
            sentence = visible(sentence_text(shown, definition, language)).strip()
            assert not sentence or [(1, sentence)] in titles
        for page in found:
            (table,) = read(page).tables
            assert [row[0] for row in table[1:]] == list("CATWOE")


def test_a_card_keeps_every_sign_of_a_sentence_written_by_hand() -> None:
    study = rich_study()
    one = next(iter(study.root_definitions.values()))
    odd = replace(one, sentence=Text(en="Share it\x1f"))
    study = replace(study, root_definitions={one.id: odd})
    assert "Share it␟" in cards(study, "en")


def test_a_card_says_catwoe_below_the_sentence() -> None:
    page = pages(cards(rich_study(), "en"))[1]
    assert page.index("A system") < page.index("| C | Customers |")
    (table,) = read(page).tables
    assert table[1] == ["C", "Customers", "Lower farmers\nNight pumpers"]
    assert table[3] == ["T", "Transformation", "unshared water → shared water"]


def test_a_page_break_is_no_words_in_any_viewer() -> None:
    (token,) = parser().parse(PAGE_BREAK)
    assert token.type == "html_block"


# Thesis


@pytest.mark.parametrize(
    ("language", "label", "source"), [("en", "Table", "Source: "), ("id", "Tabel", "Sumber: ")]
)
def test_tables_are_numbered_by_chapter_between_caption_and_source(
    language: str, label: str, source: str
) -> None:
    text = thesis(example_study(language), language)
    numbers = re.findall(rf"\*\*{label} 4\.(\d+)\.\*\*", text)
    assert numbers == [str(each) for each in range(1, len(numbers) + 1)]
    assert len(numbers) == len(read(text).tables)
    blocks = text.split("\n\n")
    for place, block in enumerate(blocks):
        if block.startswith("| "):
            assert blocks[place - 1].startswith(f"**{label} 4.")
            assert "Surabaya" in blocks[place + 1]
            assert language == "id" or blocks[place + 1].startswith(f"*{source}")


def test_the_wording_follows_the_way_of_counting_stages() -> None:
    study = example_study("en")
    texts = {scheme: thesis(study, "en", scheme) for scheme in SCHEMES}
    assert "Activity 2 of 4" in texts["four"]
    assert "Stage 3 of 7" in texts["seven"]
    assert "of 7" not in texts["four"]
    assert thesis(study, "en") == texts["four"]
    (file,) = produce(study, "root-definitions", style="thesis", scheme="seven")
    assert file.data.decode() == texts["seven"]


def test_a_thesis_tells_which_systems_were_considered_and_why_not() -> None:
    page = read(thesis(example_study("en"), "en"))
    table = page.table("Code")
    assert [row[0] for row in table[1:]] == ["RS1", "RS2", "RS3", "RS4"]
    assert "Left for a later cycle" in page.cells


@settings(max_examples=15, deadline=None)
@given(studies())
def test_any_words_make_a_thesis_page(study: Study) -> None:
    read(thesis(study, "en", "seven"))


# Blank forms


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_forms_ask_everything_in_both_languages_and_say_nothing(language: str) -> None:
    study = example_study(language)
    text = blank_forms(study, language)
    forms = pages(text)
    assert len(forms) == 6
    assert text == blank_forms(empty_study(language), language)
    other = "id" if language == "en" else "en"
    assert [re.findall(r'id="([a-z]+-[a-z]+)"', each)[0] for each in forms] == [
        f"{form}-{lang}" for lang in (language, other) for form in ("card", "chart", "actions")
    ]
    card = forms[0 if language == "en" else 3]
    for prompt in (*PQR, *CATWOE):
        assert prompt.asks in card
    letters = re.findall(r"^\| ([A-Z]) \|", card, re.MULTILINE)
    assert "".join(letters) == "PQRTWCAOE"


def test_every_row_of_a_form_has_as_many_cells_as_its_heading() -> None:
    for token in parser().parse(blank_forms(empty_study(), "en")):
        assert token.type != "code_block"
    for form in pages(blank_forms(empty_study(), "en")):
        rows = [line for line in form.split("\n") if line.startswith("|")]
        assert len({line.count(" | ") for line in rows}) <= 2
