"""Indonesian as facilitators of the method speak it: its terms, its tables, and lines that can be typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from ssm_studio.domain.changes import apply
from ssm_studio.domain.dates import with_days
from ssm_studio.domain.elements import ELEMENT_KINDS, FAMILIES, RELATION_KINDS
from ssm_studio.domain.kinds import KINDS
from ssm_studio.domain.study import Study, new_study
from ssm_studio.i18n import translator
from ssm_studio.method import prompts
from ssm_studio.method.stage_names import HALVES, STAGES
from ssm_studio.say import Place, Understood, understand
from ssm_studio.say.examples import EXAMPLES
from ssm_studio.tui.commands import APP, STAGE
from ssm_studio.tui.help import SAYINGS

# The words of the method

indonesian = translator("id")

BORROWED = {
    "Rich picture": "Rich picture",
    "rich picture": "rich picture",
    "Root definitions": "Root definition",
    "root definition": "root definition",
    "CATWOE of {ref}": "CATWOE {ref}",
}
"""Indonesian workshops keep the English names of these; the singular serves for both numbers."""

TERMS = {
    "Real world": "Dunia nyata",
    "Systems thinking": "Berpikir serba sistem",
    "theme": "tema",
    "relevant system": "sistem yang relevan",
    "relation": "hubungan",
    "issue": "isu",
    "Worldview": "Sudut pandang",
    "Customers": "Pelanggan",
    "Transformation": "Transformasi",
    "Owners": "Pemilik",
    "Environmental constraints": "Kendala lingkungan",
    "primary task": "tugas pokok",
    "issue-based": "berbasis isu",
    "conceptual model": "model konseptual",
    "activity": "aktivitas",
    "Efficacy": "Efikasi",
    "Efficiency": "Efisiensi",
    "Effectiveness": "Efektivitas",
    "Ethicality": "Etika",
    "Elegance": "Keanggunan",
    "monitoring and control": "pemantauan dan pengendalian",
    "Comparison": "Perbandingan",
    "Debate": "Debat",
    "accommodation": "akomodasi",
    "reservation": "keberatan",
    "structural": "struktural",
    "procedural": "prosedural",
    "attitudinal": "sikap",
    "Systemically desirable": "Diinginkan secara sistemik",
    "Culturally feasible": "Layak secara budaya",
    "Agreed actions": "Tindakan yang disepakati",
    "follow-up": "tindak lanjut",
    "learning": "pembelajaran",
    "proposed": "usulan",
    "agreed": "disepakati",
    "in progress": "berjalan",
    "done": "selesai",
    "dropped": "dibatalkan",
    "yes": "ya",
    "partly": "sebagian",
    "no": "tidak",
    "unknown": "belum diketahui",
    "export": "ekspor",
    "session": "sesi",
    "participant": "peserta",
}
"""The binding terms of Soft Systems Methodology in Indonesian, as far as they stand alone on a screen."""


def test_the_terms_of_the_method_are_the_usual_ones() -> None:
    usual = BORROWED | TERMS
    assert {each: indonesian(each) for each in usual} == usual


def labels() -> Iterator[str]:
    """What the tables of the method call things and ask about them."""
    for element in ELEMENT_KINDS.values():
        yield from (element.label, element.prompt)
    for relation in RELATION_KINDS.values():
        yield from (relation.label, relation.verb)
    yield from (kind.called for kind in KINDS)
    yield from (stage.title for stage in STAGES)
    yield from HALVES.values()
    yield from FAMILIES.values()
    yield from prompts.DRAWING
    yield from prompts.DEBATE
    yield from prompts.SYSTEM_GENERATORS
    for prompt in prompts.BY_KEY.values():
        yield from (each for each in (prompt.name, prompt.asks, prompt.beware) if each)


def test_the_tables_of_the_method_speak_indonesian() -> None:
    assert not [each for each in {*labels()} - {*BORROWED} if indonesian(each) == each]


def test_the_screen_fits_in_indonesian() -> None:
    """Labels of keys stand side by side in a footer of 80 columns."""
    assert not {
        command.id: indonesian(command.label)
        for command in (*STAGE, *APP)
        if command.footer and len(indonesian(command.label)) > 14
    }


# The examples of the say line


def said(study: Study, line: str, **place: str) -> tuple[Study, str]:
    """The study after a line that must be understood, and the record that it is about."""
    stage = 3 if place.get("model") else 2 if place.get("definition") else 1
    answer = understand(line, study, Place(stage, **place))
    assert isinstance(answer, Understood), (line, answer)
    return apply(study, answer.changeset), answer.id


def workshop(names: tuple[str, ...]) -> tuple[Study, dict[str, str]]:
    """A workshop with enough in it for every example: people, issues, a definition, a model."""
    study = new_study("W", "en")
    for name in (*names, *(f"person {number}" for number in range(40))):
        study, _id = said(study, f"actor {name}")
    study, _system = said(study, "system to learn")
    study, _id = said(study, "choose RS1")
    definition = next(iter(study.root_definitions.values()))
    place = {"definition": definition.id}
    for number in range(1, 8):
        study, activity = said(study, f"+ Do {number}", **place)
        place["model"] = study.activities[activity].model or ""
    return study, place


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ("Governor", "Staff", "Agencies", "Planner", "Agency")),
        ("id", ("Gubernur", "Staf", "Perangkat daerah", "Perencana")),
    ],
)
def test_what_the_help_says_can_be_typed(language: str, names: tuple[str, ...]) -> None:
    t = translator(language)
    study, place = workshop(names)
    lines = [line for words, _meaning in SAYINGS for line in t(words).split(" · ")]
    for words in EXAMPLES.values():
        lines += re.split(", (?:or|atau): ", t(words))
    lines = [with_days(line, date(2030, 1, 31), t) for line in lines]
    for line in lines:
        if not line.startswith("@"):
            said(study, line, **place)
