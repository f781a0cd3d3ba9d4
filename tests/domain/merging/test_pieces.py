"""What merging is made of, each piece alone: words, the order of entries, and the ids that it makes."""

from __future__ import annotations

import uuid
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.changes import Changeset, RecordChange
from ssm_studio.domain.merging import clashes, entries, fields, merge
from ssm_studio.domain.merging.entries import Entry
from ssm_studio.domain.picture import Element
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from tests.domain.merging.copies import begun


def entry(id_: str, parent: str | None) -> Entry:
    return Entry(id_, parent, None, "", "", ())


def test_one_text_changed_in_two_places_has_both_changes() -> None:
    base = "farmers clean the canal"
    both = fields._words(base, ["old farmers clean the canal", "farmers clean the canal weekly"])
    assert both == "old farmers clean the canal weekly"
    assert fields._words(base, ["farmers clean the canal weekly", ""]) is None


def test_entries_stand_after_what_they_follow_even_if_their_ids_do_not() -> None:
    given = {each.id: each for each in (entry("a", "c"), entry("b", None), entry("c", "b"))}
    assert [each.id for each in entries._sorted(given)] == ["b", "c", "a"]
    with pytest.raises(ValueError, match="circle"):
        entries._sorted({"a": entry("a", "b"), "b": entry("b", "a")})


def test_the_id_of_a_clash_is_an_id_like_all_others() -> None:
    for _ in range(20):
        made = uuid.UUID(clashes._id_from(new_id(), "text"))
        assert made.version == 7
        assert made.variant == uuid.RFC_4122


def test_who_is_there_keeps_its_owner_and_goes_with_one_that_was_forgotten() -> None:
    found: Any = SimpleNamespace(
        there={"a"},
        exists=lambda _id: True,
        kinds={"a": "activity", "m": "model"},
        fields={"a": {("model", ""): [SimpleNamespace(value="m")]}},
        forgotten=set(),
    )
    assert merge._there(found) == {"a", "m"}
    found.forgotten = {"m"}
    assert "a" not in merge._there(found)


def test_what_an_earlier_merge_named_otherwise_is_named_anew_and_nothing_else() -> None:
    here = {
        "same": SimpleNamespace(ref="E1", was=None),
        "renamed": SimpleNamespace(ref="E3", was="E2"),
    }
    study: Any = SimpleNamespace(get=lambda _kind, id_: here.get(id_))
    found: Any = SimpleNamespace(kinds=dict.fromkeys((*here, "new"), "element"))
    values = {"same": {"ref": "E1"}, "renamed": {"ref": "E2"}, "new": {"ref": "E4"}}
    assert list(merge._otherwise_named(study, found, values)) == ["renamed"]


def test_a_deletion_that_does_not_count_leaves_nothing_of_its_step_behind() -> None:
    """Somebody else worked with what was deleted, so it stays; what the same step set elsewhere is as it was."""
    gone, other = (Element(id=new_id(), kind="issue") for _ in range(2))
    first = begun(Study(elements={each.id: each for each in (gone, other)}))
    one, two = first.copy("Budi"), first.copy("Citra")
    put = RecordChange("element", other.id, other, replace(other, x=5, label=Text(en="alone")))
    one.do(Changeset("", (RecordChange("element", gone.id, gone, None), put)))
    two.do(edit.write(two.study, "element", gone.id, "label", "worked with", language="en"))
    one.merge(two)
    assert gone.id in one.study.elements
    assert one.study.elements[other.id].x is None
    assert one.study.elements[other.id].label is None
