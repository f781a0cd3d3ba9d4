"""Mermaid at its edges: brackets, semicolons, groups and spaces as people and programs write them."""

from __future__ import annotations

import pytest

from ssm_studio.formats.graph import read_mermaid
from ssm_studio.formats.graph.reading import UnreadableModelError
from tests.formats.graph.test_model_reading import pairs, read, says, texts


def test_a_semicolon_in_brackets_belongs_to_the_label_and_one_after_them_ends_the_line() -> None:
    model = read('flowchart TD\n a[Look; listen] --> b["Say; do"]; b --> c(Tell); c --> d')
    assert texts(model) == ["Look; listen", "Say; do", "Tell", "d"]
    assert len(pairs(model)) == 3


def test_words_on_an_arrow_with_and_without_spaces_around_the_bars() -> None:
    for arrow in ("-->|then|", "--> |then|", "-- then -->"):
        model = read(f"flowchart TD\n a {arrow} b")
        assert pairs(model) == [("a", "b", "depends")], arrow
        assert says(model, "“then”")


def test_a_group_is_called_by_its_label_its_name_or_all_that_stands_there() -> None:
    for line, called in (
        ("subgraph one [First part]", "First part"),
        ("subgraph one", "one"),
        ("subgraph Two words", "Two words"),
        ('subgraph "In quotes"', "In quotes"),
    ):
        model = read(f"flowchart TD\n {line}\n a --> b\n end")
        assert says(model, f"“{called}”"), line


def test_as_many_activities_as_a_file_may_have_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_mermaid, "MOST_ACTIVITIES", 3)
    assert len(read("flowchart TD\n a --> b --> c").activities) == 3
    with pytest.raises(UnreadableModelError):
        read("flowchart TD\n a --> b --> c --> d")


def test_an_activity_is_called_by_its_words_in_a_sentence_and_by_their_beginning_if_long() -> None:
    for words, called in (
        ("x" * 24, "x" * 24),
        ("x" * 25, "x" * 23 + "…"),
        ("x" * 22 + " yy", "x" * 22 + "…"),
    ):
        model = read(f'flowchart TD\n a["{words}"] --> a')
        assert says(model, f"“{called}”."), words
