"""The annex holds every item that a thesis needs, numbered by chapter, with stages counted in one way throughout."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.by_interest import by_interest
from ssm_studio.formats.exports import BY_WHAT
from ssm_studio.formats.paper import Finish
from ssm_studio.formats.registry import produce
from tests.studies import rich_study

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


def test_the_key_of_a_picture_and_the_activities_of_a_model_stand_directly_below_it() -> None:
    page = files(example_study("en"), "four")["annex.md"]
    marks = ["picture-RP1.svg", "Key of RP1", "picture-RP2.svg", "Key of RP2"]
    marks += ["model-CM1.svg", "Activities of CM1", "model-CM2.svg", "Activities of CM2"]
    body = page[page.index("## ") :]
    found = [body.index(f"{each})" if each.endswith("svg") else f"** {each}") for each in marks]
    assert found == sorted(found)
    key = body[found[1] : found[2]]
    assert re.findall(r"^\| (\d+) \| E", key, re.MULTILINE)[:3] == ["1", "2", "3"]


def test_a_photograph_stands_beside_the_picture_where_people_agreed_and_nowhere_else() -> None:
    study = example_study("en")
    first, second = list(study.photos.values())[:2]
    agreed = replace(first, kept_sha256="a" * 64, consent=True, width=40, height=20)
    refused = replace(second, kept_sha256="b" * 64, consent=False)
    study = replace(study, photos={each.id: each for each in (agreed, refused)})
    kept = {"a" * 64: b"\xff\xd8 agreed", "b" * 64: b"\xff\xd8 refused"}
    finish = Finish(photo=lambda digest: kept.get(digest, b""))
    shown = {each.name: each.data for each in produce(study, "annex", "md", "en", finish=finish)}
    assert "Photograph of RP1" in shown["annex.md"].decode()
    photos = [name for name in shown if "photo" in name]
    assert photos == ["figures/photo-1.jpg"]
    assert shown[photos[0]] == b"\xff\xd8 agreed"


def test_the_lists_of_tables_and_figures_have_headings_in_the_language_of_the_page() -> None:
    page = files(example_study("id"), "seven", "id")["annex.md"]
    assert page.index("**Daftar tabel**") < page.index("**Daftar gambar**")


def test_each_recommendation_leads_back_to_the_marks_and_those_who_were_there() -> None:
    study = example_study("en")
    page = files(study, "four")["annex.md"]
    table = page[page.index("** From findings, actions and reconstructed elements") :]
    rows = {line.split(" | ")[0].strip("| "): line for line in table.splitlines()[:40]}
    for action in study.actions.values():
        assert re.search(r"CH\d, X\d\d.*E\d\d.*Andan", rows[action.ref])
    assert re.search(r"D1 “.*” \(Eka\).*D2 “.*” \(Cakra\)", rows["AC1"])


def test_words_in_one_language_are_said_to_be_so_in_the_language_of_the_page() -> None:
    study = example_study("en")
    first = next(iter(study.elements.values()))
    one = replace(first, label=Text(en="only in English"))
    study = replace(study, elements={**study.elements, first.id: one})
    page = files(study, "four", "id")["annex.md"]
    assert re.search(r"1 teks tidak ada dalam bahasa halaman ini", page)
    assert "only in English" in page


def test_the_chapter_on_method_is_another_page_than_the_workshop_report() -> None:
    study = example_study("en")
    found = {}
    for interest in ("research", "problem-solving"):
        finish = Finish(interest=interest)
        made = produce(by_interest(study, interest), "report", "md", "en", finish=finish)
        found[interest] = {each.name: each.data.decode() for each in made}
    method, client = found["research"]["report.md"], found["problem-solving"]["report.md"]
    assert method.startswith('# <a id="top"></a>Chapter on method')
    for words in ("Research design", "Table 3.1", "Whose words", "Declared in advance", "Two ends"):
        assert words in method, words
    assert "Comparison chart of CM1" not in method
    assert client.startswith('# <a id="top"></a>Workshop report')
    assert "Declared in advance" not in client
    assert "RC-marr" not in client
    assert "figures/research-design.svg" in found["research"]
    assert "figures/picture-RP1.svg" not in found["research"]


@pytest.mark.parametrize("language", ["en", "id"])
def test_nothing_private_stands_in_annex_chapter_or_trail(language: str) -> None:
    study = rich_study()
    person = next(iter(study.participants.values()))
    hidden = replace(person, pseudonym="Rahasiawan", visibility="facilitator")
    study = replace(study, participants={**study.participants, person.id: hidden})
    for what, interest in (("annex", ""), ("report", "research"), ("audit", "")):
        for form in ("md", "html"):
            made = produce(study, what, form, language, finish=Finish(interest=interest))
            for each in made:
                for word in (b"SECRET", b"RAHASIA", b"Rahasiawan"):
                    assert word not in each.data, (what, each.name)
