"""File names that are safe everywhere."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssm_studio.store.names import LONGEST, MOST_BYTES, slug


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Irigasi desa Sumber", "irigasi-desa-sumber"),
        ("  Café — été!  ", "cafe-ete"),
        ("../../x", "x"),
        ("CON", "session-con"),
        ("nul", "session-nul"),
        ("com1", "session-com1"),
        ("trash", "session-trash"),
        ("", "session"),
        (".", "session"),
        ("مرحبا", "مرحبا"),
        ("会議の記録", "会議の記録"),
        ("हिन्दी पाठ", "हिन्दी-पाठ"),
        ("Straße über", "straße-uber"),
        ("\u202eabc\u2066", "abc"),
        ("👩‍👩‍👧‍👦", "session"),
        ("a" * 500, "a" * LONGEST),
        ("a/b\\c:d\0e", "a-b-c-d-e"),
    ],
)
def test_a_title_gives_a_safe_name(title: str, name: str) -> None:
    assert slug(title) == name


@given(st.text())
def test_any_title_gives_a_safe_name(title: str) -> None:
    name = slug(title)
    assert 0 < len(name) <= LONGEST + len("session-")
    assert len(name.encode()) <= MOST_BYTES + len("session-")
    assert all(
        each == "-" or each.isalnum() or unicodedata.category(each) in ("Mn", "Mc") for each in name
    )
    assert not name.startswith("-")
