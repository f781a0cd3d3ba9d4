"""What is proposed when an activity becomes two, or two become one."""

from __future__ import annotations

import pytest

from ssm_studio.method.wording.splitting import join_words, split_words
from tests.studies import HOSTILE


@pytest.mark.parametrize(
    ("language", "words", "first", "second"),
    [
        ("id", "Kumpulkan dan laporkan data", "Kumpulkan data", "Laporkan data"),
        ("id", "Kumpulkan data lalu laporkannya", "Kumpulkan data", "Laporkan data"),
        ("id", "Kumpulkan data dan laporkan", "Kumpulkan data", "Laporkan data"),
        (
            "id",
            "Susun indikator serta tetapkan target kinerja",
            "Susun indikator",
            "Tetapkan target kinerja",
        ),
        ("en", "Collect and report data", "Collect data", "Report data"),
        ("en", "Collect data and report them", "Collect data", "Report data"),
        ("en", "Obtain food and water", "Obtain food", "Obtain water"),
        (
            "en",
            "Collect data and figures and report results",
            "Collect data and figures",
            "Report results",
        ),
        ("en", "Obtain data", "Obtain data", ""),
        ("en", "", "", ""),
    ],
)
def test_a_wording_is_parted_where_the_second_doing_begins(
    language: str, words: str, first: str, second: str
) -> None:
    assert split_words(words, language) == (first, second)


@pytest.mark.parametrize(
    ("language", "first", "second", "both"),
    [
        ("en", "Collect data", "Report data", "Collect and report data"),
        ("en", "Define targets", "Define indicators", "Define targets and indicators"),
        ("id", "Kumpulkan data", "Laporkan hasil", "Kumpulkan data dan laporkan hasil"),
        ("en", "Publish figures", "SMS everyone", "Publish figures and SMS everyone"),
        ("en", "", "Report", "Report"),
    ],
)
def test_two_wordings_become_one(language: str, first: str, second: str, both: str) -> None:
    assert join_words(first, second, language) == both


@pytest.mark.parametrize("words", [*HOSTILE, "and " * 5000, "x" * 1_000_000, "a, b; c " * 9000])
def test_no_words_break_a_proposal_and_none_get_lost(words: str) -> None:
    for language in ("en", "id"):
        first, second = split_words(words, language)
        assert len(first) + len(second) >= len(" ".join(words.split())) - len(" and then ")
        both = join_words(words, "Report", language)
        assert both.startswith(" ".join(words.split())[:1])
        assert len(both) > len(" ".join(words.split()))
