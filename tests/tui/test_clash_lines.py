"""How stage four shows what two did differently at the same time, and what may be chosen."""

from __future__ import annotations

from dataclasses import replace

from ssm_studio.domain import edit
from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit_clashes import WAYS, Difference, Side, note, open_clashes
from ssm_studio.domain.picture import Element, RichPicture
from ssm_studio.domain.record import new_id
from ssm_studio.domain.situation import Group
from ssm_studio.domain.study import Study
from ssm_studio.domain.table_groups import still_away
from ssm_studio.domain.text import Text
from ssm_studio.tui.comparison.clash_lines import apart_words, clash_cells, clash_choices
from ssm_studio.tui.comparison.debate_tab import DebateTab
from tests.studies import rich_study

EARLY, LATE = "2026-03-11T07:00:00.000Z", "2026-03-11T07:05:00.000Z"


def asked(field: str, *words: str | None) -> Study:
    """A study in which so many sides said these about its first element, and nothing else is to be settled."""
    study = rich_study("en")
    study = replace(study, clashes={}, clash_sides={})
    element = next(iter(study.elements))
    sides = tuple(
        Side(each, f"Author {number}", LATE if number else EARLY)
        for number, each in enumerate(words)
    )
    return apply(study, note(study, [Difference(element, field, "", None, sides)]))


def test_a_record_that_one_deleted_stays_or_goes() -> None:
    study = asked("", None, "Weir")
    (clash,) = open_clashes(study)
    choices = clash_choices(study, clash)
    assert [each.value for each in choices] == list(WAYS[:2])
    assert [each.words for each in choices] == ["it goes", "it stays: Weir"]
    assert "kept or deleted" in str(clash_cells(study, clash)["about"])
    assert DebateTab().count(study) == ("", "1 to settle")


def test_each_of_four_sides_can_be_chosen_by_itself() -> None:
    study = asked("note", "one", "two", "three", "four")
    (clash,) = open_clashes(study)
    values = [each.value for each in clash_choices(study, clash)]
    assert values == [*WAYS[:4], "both", "other"]


def test_where_tables_drew_apart_their_worldviews_begin_the_debate() -> None:
    study = rich_study("en")
    assert not apart_words(study)
    tables = [Group(id=new_id(), name=Text(en=name)) for name in ("Planners", "Farmers")]
    for table in tables:
        study = apply(study, edit.add(study, table))
        study = apply(study, edit.add(study, RichPicture(id=new_id(), group=table.id)))
    for number, id_ in enumerate(study.root_definitions):
        seen = Text(en=f"water is seen as {number}")
        study = apply(study, edit.set_fields(study, "definition", id_, worldview=seen))
    words = str(apart_words(study))
    assert "water is seen as 0" in words
    assert "water is seen as 1" in words
    assert still_away(study) == ["Planners", "Farmers"]
    drawn = next(e.id for e in study.pictures.values() if e.group == tables[1].id)
    study = apply(study, edit.add(study, Element(id=new_id(), picture=drawn, kind="issue")))
    assert still_away(study) == ["Planners"]
