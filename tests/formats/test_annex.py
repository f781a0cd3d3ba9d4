"""The annex holds every item that a thesis needs, numbered by chapter, with stages counted in one way throughout."""

from __future__ import annotations

import re

import pytest

from ssm_studio.domain.study import Study
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.exports import BY_WHAT
from ssm_studio.formats.paper import Finish
from ssm_studio.formats.registry import produce

COUNTED = re.compile(r"Stage (\d) of (\d)")


def files(study: Study, scheme: str, language: str = "en", chapter: int = 4) -> dict[str, str]:
    made = produce(study, "annex", "md", language, scheme=scheme, finish=Finish(chapter=chapter))
    return {each.name: each.data.decode() for each in made}


@pytest.mark.parametrize(("scheme", "number"), [("four", 4), ("seven", 7)])
def test_stages_are_counted_in_one_way_throughout(scheme: str, number: int) -> None:
    page = files(example_study("en"), scheme)["annex.md"]
    found = COUNTED.findall(page)
    assert {int(each) for _at, each in found} == {number}
    assert {int(at) for at, _each in found} == set(range(1, number + 1))


def test_every_item_of_a_thesis_is_there() -> None:
    page = files(example_study("en"), "seven")["annex.md"]
    for item in (
        *("Research design: two cycles on one action", "Stages, dates, participants"),
        *("Participants by role", "Key of RP1", "Client, practitioner and issue owners"),
        *("Themes and their issues", "Relevant systems", "CATWOE of RD1", "Activities of CM1"),
        *("Comparison chart of CM1", "Changes that suggest themselves", "Agreed actions"),
        *("From original to reconstructed", "What was learned", "Two ends"),
        *("Declared in advance", "Consent", "The seals", "audit trail"),
    ):
        assert item in page, item


def test_numbers_begin_with_the_chapter_and_captions_stand_where_a_thesis_has_them() -> None:
    page = files(example_study("id"), "four", "id", chapter=6)["annex.md"]
    tables = re.findall(r"\*\*Tabel 6\.(\d+)\.\*\*", page)
    assert tables == [str(each) for each in range(1, len(tables) + 1)]
    assert "Gambar 6.1" in page
    assert page.index("![") < page.index("**Gambar 6.1.**")
    assert "Sumber: diolah peneliti dari lokakarya" in page


def test_figures_lie_beside_the_page_with_the_research_design_among_them() -> None:
    made = files(example_study("id"), "four", "id")
    assert "figures/research-design.svg" in made
    drawn = made["figures/research-design.svg"]
    for words in ("Kepentingan riset", "Kepentingan pemecahan masalah", "M_PS"):
        assert words in drawn
    shown = set(re.findall(r"\]\((figures/[^)]+)\)", made["annex.md"]))
    assert shown == set(made) - {"annex.md"}


def test_the_annex_is_written_in_every_format_of_a_page() -> None:
    assert BY_WHAT["annex"].formats == ("md", "html", "docx", "pdf")
    (made,) = produce(example_study("en"), "annex", "docx", "en", scheme="seven")
    assert made.data.startswith(b"PK")
