"""What leaves of a private header, and of words that were private once: each piece of it alone."""

from __future__ import annotations

import pytest

from ssm_studio.domain.privacy import PRIVATE
from ssm_studio.store.institute import outgoing


@pytest.mark.parametrize("visibility", [PRIVATE, "group"])
def test_of_the_header_of_a_private_session_only_what_a_list_needs_leaves(visibility: str) -> None:
    header = {"id": "s", "title": {"en": "Canals"}, "visibility": visibility, "place": "Blitar"}
    put = {"kind": "session", "id": "s"}
    left = outgoing._side(put, header, outgoing._History(states={"s": header}))
    kept = {name: words for name, words in header.items() if name != "place"}
    assert left == (kept if visibility == PRIVATE else header)


def test_words_of_a_private_time_stay_hidden_and_those_of_the_release_do_not() -> None:
    history = outgoing._History()
    then = {"id": "e", "text": {"en": "The chief takes the fees"}, "visibility": PRIVATE}
    now = {"id": "e", "text": {"en": "Fees are not accounted for"}, "visibility": "group"}
    put = {"kind": "element", "id": "e"}
    outgoing._follow(history, ("1", 0), {**put, "was": None, "is": then})
    assert "The chief takes the fees" in history.hidden_texts
    outgoing._follow(history, ("2", 0), {**put, "was": then, "is": now})
    assert "The chief takes the fees" in history.hidden_texts
    assert "Fees are not accounted for" not in history.hidden_texts
