"""Models are devices for asking: nothing in the interface counts how far reality falls short of one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "ssm_studio" / "locale"

MEASURING = re.compile(
    r"%|\bper ?cent|\bgaps?\b|\bfulfil|\bcomplian|\bscor(e|es|ing)\b|\bworst\b|\baverages?\b|\branking"
    r"|\bkesenjangan\b|\bpersen|\bskor\b|\bterburuk\b|\brata-rata\b|\bperingkat\b|\bkepatuhan\b"
    r"|\bpemenuhan\b|\bketercapaian\b",
    re.IGNORECASE,
)
"""Words with which a comparison turns into an audit."""

WARNS = (
    "A model shows one worldview carried to its conclusion; reality owes it nothing.",
    "An average hides exactly what is worth hearing.",
    "~a high score means we perform~ @ Governor",
)
"""Messages that warn of such words, or are something that a participant said: the beginning of each."""


def messages() -> list[tuple[str, str]]:
    """Every message that people read, in English and in Indonesian."""
    with (LOCALE / "id" / "LC_MESSAGES" / "ssm_studio.po").open("rb") as file:
        catalogue = read_po(file, locale="id")
    found = []
    for message in catalogue:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        found += [(str(ids[0]), str(words)) for words in (*ids, *strings) if words]
    return [(id_, words) for id_, words in found if id_]


def test_no_message_measures_reality_against_a_model() -> None:
    found = [
        words
        for id_, words in messages()
        if MEASURING.search(re.sub(r"\{\w+\}", "", words)) and not id_.startswith(WARNS)
    ]
    assert found == []


def test_every_warning_is_still_said() -> None:
    ids = {id_ for id_, _words in messages()}
    for beginning in WARNS:
        assert any(each.startswith(beginning) for each in ids)


@pytest.mark.parametrize("words", ["80 % fulfilled", "Gap: 3", "Skor akhir", "Worst first"])
def test_the_words_would_be_found(words: str) -> None:
    assert MEASURING.search(words)


def test_nothing_is_shown_as_a_part_of_a_hundred() -> None:
    shown = re.compile(r":\.?\d*%[}\"']")
    found = [
        str(path)
        for path in (ROOT / "ssm_studio").rglob("*.py")
        if path.parent.name != "wording" and shown.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
