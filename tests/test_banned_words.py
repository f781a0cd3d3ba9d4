"""Words that facilitators stumble over stand in no message of either language."""

from __future__ import annotations

import re

import pytest

from tests.test_languages import english, messages, words_of

BANNED_EN = (
    "hand-set",
    "holding still",
    "laid over",
    "put the mark on",
    "say by number",
    "the highest and the lowest of you",
    "to the room",
    "word the chosen",
)
BANNED_ID = (
    "folder singgahan",
    "kata per kata",
    "layar dinding",
    "menggoda",
    "pada ruangan",
    "paling dulu",
    "punya",
    "segenggam tanda",
    "siapkan lahan",
)


def said(texts: list[str], banned: str) -> list[str]:
    pattern = re.compile(rf"\b{re.escape(banned)}\b", re.IGNORECASE)
    return [each for each in texts if pattern.search(each)]


@pytest.mark.parametrize("banned", BANNED_EN)
def test_english_says_it_otherwise(banned: str) -> None:
    assert said([each for message in messages() for each in english(message)], banned) == []


@pytest.mark.parametrize("banned", BANNED_ID)
def test_indonesian_says_it_otherwise(banned: str) -> None:
    assert said([each for message in messages() for each in words_of(message)], banned) == []


def test_the_lists_find_what_they_ban() -> None:
    assert said(["Apakah model ini Punya aktivitas?"], "punya") != []
    assert said(["mempunyai"], "punya") == []
