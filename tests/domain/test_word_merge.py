"""Two people in one field lose no word, and nothing is kept twice that only one of them changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssm_studio.domain.changes import BOTH, both_words
from ssm_studio.domain.word_merge import MOST, merged

WORDS = st.lists(
    st.sampled_from(["water", "canal", "farmers", "share", "rice", "dry", "season", "rules"]),
    max_size=12,
)
BASE = "Farmers share the water of one canal"


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        (
            "Rice farmers share the water of one canal",
            f"{BASE} in turn",
            "Rice farmers share the water of one canal in turn",
        ),
        (f"{BASE} in turn", f"{BASE} by rules", f"{BASE} by rules{BOTH}in turn"),
        ("Farmers share the water of two canals", BASE, "Farmers share the water of two canals"),
        (
            "Farmers waste the water of one canal",
            "Farmers sell the water of one canal",
            f"Farmers sell{BOTH}waste the water of one canal",
        ),
        ("Farmers share water of one canal", f"{BASE}.", "Farmers share water of one canal."),
        ("", "Something else", "Something else"),
        ("Something else", "", "Something else"),
    ],
)
def test_only_what_both_changed_differently_is_kept_twice(
    mine: str, theirs: str, both: str
) -> None:
    assert both_words(BASE, mine, theirs) == both


@given(WORDS, WORDS, WORDS)
def test_no_word_that_somebody_added_is_lost(
    base: list[str], mine: list[str], theirs: list[str]
) -> None:
    texts = [" ".join(each) for each in (base, mine, theirs)]
    found = (both_words(*texts) or "").split()
    for each in (mine, theirs):
        for word in set(each) - set(base):
            assert word in found


@given(WORDS, WORDS)
def test_what_one_side_left_alone_is_the_others_to_change(base: list[str], mine: list[str]) -> None:
    one, other = " ".join(base), " ".join(mine)
    assert merged(one, other, one) == other
    assert merged(one, one, other) == other
    assert merged(one, other, other) == other


def test_round_after_round_the_text_grows_by_what_was_added_and_not_by_itself() -> None:
    text = BASE
    for number in range(16):
        text = both_words(text, f"{text} a{number}", f"{text} b{number}") or ""
    assert len(text) < len(BASE) + 16 * 14
    assert all(f"a{number}" in text and f"b{number}" in text for number in range(16))


def test_a_long_text_is_compared_only_where_it_differs() -> None:
    long = " ".join(f"word{number}" for number in range(50_000))
    mine, theirs = f"First {long}", f"{long} last"
    assert merged(long, mine, theirs) == f"First {long} last"


def test_words_that_both_wrote_at_the_end_of_what_differs_stand_once_and_are_not_lost() -> None:
    mine, theirs = (f"Farmers share the water of {each} old wells" for each in ("two", "five"))
    assert both_words(BASE, mine, theirs) == f"Farmers share the water of five{BOTH}two old wells"


def test_long_texts_are_merged_at_both_ends() -> None:
    words = [f"w{n}" for n in range(MOST)]
    base = " ".join(words)
    mine, theirs = " ".join(["new", *words[1:]]), " ".join([*words[:-2], "other", words[-1]])
    assert merged(base, mine, theirs) == " ".join(["new", *words[1:-2], "other", words[-1]])
