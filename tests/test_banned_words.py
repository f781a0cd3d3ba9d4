"""Words that facilitators stumble over stand in no message, export or screen of either language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.registry import produce
from tests.test_languages import english, messages, words_of

BANNED = {
    "en": """
        hand-set; holding still; laid over; put the mark on; say by number; to the room; in the room; outside the room;
        the highest and the lowest of you; word the chosen; the chosen one; what is chosen; say line; short name;
        left out on purpose; leave it as it is; watching eye; looked at again; first of all; must happen first;
        in the concept; the concept has; only in the real world; beamer; blows in; roll up their sleeves;
        highest chair; two heaps; adds ink; what shall be written; without a laptop; prepare the ground;
        tempting, but why; was expected here; were expected; begins nothing; nothing ails; parted by; parted at;
        takes that back; mark in the picture; marks in the picture; a hand put; beside the point; that is marked;
        planning hooks; worth asking here; put the models to; ssm.measures; vfm3e; vfm5e; source:s000
    """,
    "id": """
        folder singgahan; kata per kata; layar dinding; menggoda; pada ruangan; di ruangan ini; paling dulu; punya;
        segenggam tanda; siapkan lahan; nama pendek; garis besar; sengaja ditinggalkan; ditinggalkan dengan sengaja;
        lihat lagi pada; dilihat lagi; lembar sebar; notula; definisi akar; memiliki mereka; memiliki saya;
        bagan perbandingan; kerangka pikir; area kajian; kait perencanaan; tindakan terbuka; tindakan yang terbuka;
        tidak ikut serta; kursi tertinggi; lengan baju; benang itu; angin apa; mata yang mengawasi;
        dibiarkan apa adanya; lebih dulu; seperti terlebih dahulu; terlebih dahulu dan kini; kesampingkan;
        ruangan memutuskan; ssm.measures; source:s000
    """,
}  # fmt: skip
SEPARATE = re.compile(r"\s*;\s*")
EXPORTS = ("minutes", "report", "root-definitions", "actions", "follow-up")
SCREENS = sorted((Path(__file__).parent / "tui" / "__snapshots__").glob("*.txt"))


def banned(language: str) -> re.Pattern[str]:
    ending = "(?:nya)?" if language == "id" else ""
    words = filter(None, SEPARATE.split(BANNED[language].strip()))
    return re.compile(
        "|".join(rf"(?<!\w){re.escape(each)}{ending}(?!\w)" for each in words), re.IGNORECASE
    )


def said(language: str, texts: Iterable[str]) -> dict[str, str]:
    pattern = banned(language)
    return {found[0]: each for each in texts if (found := pattern.search(each))}


def test_english_says_it_otherwise() -> None:
    assert said("en", (each for message in messages() for each in english(message))) == {}


def test_indonesian_says_it_otherwise() -> None:
    assert said("id", (each for message in messages() for each in words_of(message))) == {}


@pytest.mark.parametrize("language", ["en", "id"])
def test_what_is_handed_out_says_it_otherwise(language: str) -> None:
    study = example_study(language)
    people_say = "punya"
    pages = (
        file.data.decode("utf-8")
        for what in EXPORTS
        for file in produce(study, what, "md", language)
        if file.name.endswith(".md")
    )
    found = said(language, (line for page in pages for line in page.splitlines()))
    assert found.keys() <= {people_say}


@pytest.mark.parametrize("screen", SCREENS, ids=lambda path: path.stem)
def test_what_is_on_the_screen_says_it_otherwise(screen: Path) -> None:
    language = "id" if screen.stem.endswith("-id") else "en"
    assert said(language, screen.read_text("utf-8").splitlines()) == {}


def test_the_lists_find_what_they_ban() -> None:
    assert said("id", ["Apakah model ini Punya aktivitas?"]) != {}
    assert said("id", ["atau nama pendeknya"]) != {}
    assert said("id", ["mempunyai"]) == {}
    assert said("en", ["A short name, please"]) != {}
