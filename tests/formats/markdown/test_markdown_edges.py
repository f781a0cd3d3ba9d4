"""Markdown at its edges: two records of one name, a page read twice, a name that stands in two places, a thesis."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit_definitions import add_definition
from ssm_studio.domain.study import new_study
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.document.anchors import find_record, key_of
from ssm_studio.formats.markdown.read_blocks import blocks_of
from ssm_studio.formats.markdown.reading import UnreadableMarkdown
from ssm_studio.formats.markdown.root_definitions import root_definitions
from ssm_studio.formats.markdown.thesis import SCHEMES, thesis
from ssm_studio.formats.registry import produce
from tests.formats.markdown.markdown_back import edited, found_in, taken_in
from tests.studies import rich_study


def test_a_record_goes_by_its_short_name_only_where_no_other_has_it() -> None:
    study = example_study("en")
    one, two, *_more = study.root_definitions.values()
    assert key_of(study, one) == one.ref
    assert find_record(study, "definition", one.ref) == one
    twin = replace(two, ref=one.ref)
    doubled = replace(study, root_definitions={**study.root_definitions, two.id: twin})
    assert key_of(doubled, one) == one.id
    nameless = replace(two, ref="")
    bare = replace(study, root_definitions={**study.root_definitions, two.id: nameless})
    assert key_of(bare, nameless) == two.id


def test_a_definition_that_came_in_already_does_not_come_in_twice() -> None:
    study = example_study("en")
    new = (
        "## RD9 · A system to listen\n\nA system to hear what citizens say.\n\n"
        "| Letter | Wording |\n|--|--|\n| P | hear what citizens say |\n\n"
    )
    page = root_definitions(study, "en").replace('## <a id="kept', new + '## <a id="kept')
    once = taken_in(study, page)
    assert len(once.root_definitions) == len(study.root_definitions) + 1
    assert found_in(once, page) == ()
    empty = apply(study, add_definition(study))
    assert len(taken_in(empty, page).root_definitions) == len(empty.root_definitions) + 1


def test_the_name_of_a_system_is_changed_wherever_it_is_changed() -> None:
    study = example_study("en")
    page = root_definitions(study, "en")
    definition = next(each for each in study.root_definitions.values() if each.system)
    system = study.relevant_systems[definition.system or ""]
    assert system.name is not None
    name = system.name.en or ""
    everywhere = page.replace(name, "A system to begin anew")
    after = taken_in(study, everywhere)
    renamed = after.relevant_systems[system.id].name
    assert renamed is not None
    assert renamed.en == "A system to begin anew"


def test_two_new_names_of_one_system_are_refused_and_one_is_taken_from_either_place() -> None:
    study = example_study("en")
    system = next(iter(study.relevant_systems.values()))
    assert system.name is not None
    study = apply(study, edit.set_fields(study, "system", system.id, chosen=False))
    page = root_definitions(study, "en")
    name = system.name.en or ""
    heading, row = (edge + name for edge in (" · ", f"| {system.ref} | "))
    both = edited(page, (heading, heading + " anew"), (row, row + " and again"))
    with pytest.raises(UnreadableMarkdown):
        found_in(study, both)
    for place in (heading, row):
        after = taken_in(study, edited(page, (place, place + " anew")))
        renamed = after.relevant_systems[system.id].name
        assert renamed is not None
        assert renamed.en == name + " anew"


@pytest.mark.parametrize(("scheme", "part"), [("four", "four"), ("seven", "seven")])
def test_a_thesis_says_how_its_stages_are_counted(scheme: str, part: str) -> None:
    page = thesis(rich_study(), "en", scheme).casefold()
    assert "stages" in page
    assert part in page


def test_a_report_names_the_session_before_and_both_ends_of_a_line() -> None:
    made = produce(rich_study(), "report", "md", "en")
    file = next(each for each in made if each.name.endswith(".md"))
    page = file.data.decode()
    assert "S0" in page
    lines = [line for line in page.splitlines() if "waits for" in line]
    assert any("Farmers" in line and "The gate" in line for line in lines), lines


def test_a_word_in_bold_at_the_beginning_is_a_label_and_later_is_not() -> None:
    study = example_study("en")
    page = root_definitions(study, "en")
    one = next(iter(study.root_definitions.values()))
    assert one.transformation_input is not None
    words = one.transformation_input.en or ""
    if page.count(words) == 1:
        bold = edited(page, (words, f"{words} **at last**"))
        (found,) = found_in(study, bold)
        assert "at last" in found.after


def test_a_report_names_the_session_that_this_one_follows() -> None:
    assert "**Follows session:** S0" in root_definitions(rich_study(), "en")
    assert "Follows session" not in root_definitions(new_study("Air", "en"), "en")


def test_a_thesis_says_which_of_how_many_stages_it_is() -> None:
    for scheme, (whole, part) in SCHEMES.items():
        page = thesis(rich_study(), "en", scheme)
        assert f"**Stages:** {whole}\n" in page
        assert f"**This part:** {part}\n" in page


def test_bold_words_are_a_label_only_at_the_beginning() -> None:
    (labelled,) = blocks_of("**Owner:** the village head")
    (later,) = blocks_of("The **village head** owns it")
    (whole,) = blocks_of("**The village head**")
    for block, label, after in ((labelled, "Owner", "the village head"), (later, "", "")):
        (said,) = block.said
        assert (said.label, said.after) == (label, after)
    assert whole.said[0].label == "The village head"
