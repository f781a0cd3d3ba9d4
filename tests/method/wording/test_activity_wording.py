"""What is offered for a noun in front: an order that the coach takes for one, or a question, never a wrong guess."""

from __future__ import annotations

import pytest

from ssm_studio.method.wording.activities import (
    ASKED_EN,
    ASKED_ID,
    DONE_BY,
    INTO_WHAT,
    ORDERS_EN,
    ORDERS_ID,
    SAY_IT,
    SO_THAT,
    Question,
    suggestion,
)
from ssm_studio.method.wording.judgements import is_imperative
from tests.studies import HOSTILE

OFFERED = (
    ("Penyusunan aturan", "id", "Susun aturan"),
    ("penyusunan indikator", "id", "susun indikator"),
    ("Pelaksanaan reviu", "id", "Laksanakan reviu"),
    ("Pelaksanaan atas kegiatan", "id", "Laksanakan kegiatan"),
    ("Pengecekan data", "id", "Cek data"),
    ("Keterlibatan gubernur", "id", "Libatkan gubernur"),
    ("Penyusunan dan pelaporan data", "id", "Susun dan laporkan data"),
    ("Pengambilan keputusan bersama warga", "id", "Ambil keputusan bersama warga"),
    ("Obtaining data", "en", "Obtain data"),
    ("Collecting data", "en", "Collect data"),
    ("Data collection", "en", "Collect data"),
    ("Collection of data", "en", "Collect data"),
    ("Planning the budget", "en", "Plan the budget"),
    ("Using what is known", "en", "Use what is known"),
    ("Budget allocation for villages", "en", "Allocate budget for villages"),
    ("Data collection and reporting", "en", "Collect and report data"),
    ("HR planning", "en", "Plan HR"),
    ("Monitors results", "en", "Monitor results"),
)


@pytest.mark.parametrize(("words", "language", "offered"), OFFERED)
def test_a_noun_for_a_doing_becomes_an_order(words: str, language: str, offered: str) -> None:
    assert suggestion(words, language) == offered


@pytest.mark.parametrize(
    ("words", "language", "asked"),
    [
        ("Peningkatan kapasitas", "id", INTO_WHAT),
        ("Improvement of capacity", "en", INTO_WHAT),
        ("Disusun laporan", "id", DONE_BY),
        ("Tersusunnya laporan", "id", SO_THAT),
        ("Terintegrasinya data", "id", SO_THAT),
        ("Data are integrated", "en", SO_THAT),
        ("Annual planning", "en", SAY_IT),
        ("Keberlanjutan program", "id", SAY_IT),
    ],
)
def test_what_cannot_be_guessed_is_asked(words: str, language: str, asked: Question) -> None:
    assert suggestion(words, language) == asked


@pytest.mark.parametrize(
    ("words", "language"),
    [
        *(("Obtain data", "en"), ("Tetapkan indikator", "id"), ("Menetapkan indikator", "id")),
        *(("Pertahankan mutu", "id"), ("Kembangkan keterampilan", "id"), ("", "en"), ("  ", "id")),
        *(("Terapkan aturan", "id"), ("Diskusikan hasil", "id"), ("Terima usulan", "id")),
    ],
)
def test_an_order_is_left_alone(words: str, language: str) -> None:
    assert suggestion(words, language) is None


@pytest.mark.parametrize(
    ("orders", "language", "behind"), [(ORDERS_ID, "id", "data"), (ORDERS_EN, "en", "of reports")]
)
def test_every_word_of_the_dictionary_becomes_what_the_coach_takes_for_an_order(
    orders: dict[str, str], language: str, behind: str
) -> None:
    assert len(orders) > 60
    for noun, verb in orders.items():
        words = f"{noun.capitalize()} {behind}"
        if is_imperative(words, language):
            continue
        offered = suggestion(words, language)
        assert isinstance(offered, str), noun
        assert offered.lower().startswith(verb), noun
        assert is_imperative(offered, language), offered


def test_every_word_that_is_asked_about_is_asked_about() -> None:
    for noun, asked in ASKED_ID.items():
        if not is_imperative(f"{noun} kapasitas", "id"):
            assert suggestion(f"{noun} kapasitas", "id") == asked
    for noun, asked in ASKED_EN.items():
        if not is_imperative(f"{noun} of capacity", "en"):
            assert suggestion(f"{noun} of capacity", "en") == asked


@pytest.mark.parametrize("language", ["en", "id"])
def test_any_words_get_an_answer(language: str) -> None:
    for words in (*HOSTILE, "Penyusunan " + "x" * 1_000_000, "ing", "Sing", "of", "Penyusunan,dan"):
        found = suggestion(words, language)
        assert not isinstance(found, str) or is_imperative(found, language)
