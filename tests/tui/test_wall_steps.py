"""Steps made on the wall, where what is private is not seen, lose nothing of it."""

from __future__ import annotations

from dataclasses import replace

from ssm_studio.domain import edit, edit_model
from ssm_studio.domain.changes import apply
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.picture import Element, Relation, RichPicture
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import Text
from ssm_studio.tui.on_wall import carried, open_part


def study() -> tuple[Study, dict[str, str]]:
    """A picture with somebody private in it, and a model with a private activity."""
    ids = {name: new_id() for name in ("picture", "open", "hidden", "line", "model", "one", "two")}
    found = new_study("Ward", "en")
    for record in (
        RichPicture(id=ids["picture"]),
        Element(id=ids["open"], picture=ids["picture"], kind="actor", label=Text(en="Nurses")),
        Element(
            id=ids["hidden"],
            picture=ids["picture"],
            kind="actor",
            label=Text(en="Director"),
            visibility="facilitator",
        ),
        Relation(
            id=ids["line"],
            picture=ids["picture"],
            source=ids["open"],
            target=ids["hidden"],
            kind="pressure",
        ),
        ConceptualModel(id=ids["model"]),
        Activity(id=ids["one"], model=ids["model"], number="1", text=Text(en="Ask")),
        Activity(
            id=ids["two"],
            model=ids["model"],
            number="2",
            text=Text(en="Dismiss"),
            visibility="facilitator",
        ),
    ):
        found = apply(found, edit.add(found, record))
    return found, ids


def test_a_new_record_gets_no_short_name_that_somebody_hidden_has() -> None:
    whole, ids = study()
    seen = open_part(whole)
    assert set(seen.elements) == {ids["open"]}
    new = Element(id=new_id(), picture=ids["picture"], kind="actor", label=Text(en="Porter"))
    step = edit.add(seen, new)
    assert step.puts[0].after is not None
    assert step.puts[0].after.ref == "E02"
    after = apply(whole, carried(step, whole))
    assert sorted(each.ref for each in after.elements.values()) == ["E01", "E02", "E03"]


def test_a_new_activity_gets_no_number_that_somebody_hidden_has() -> None:
    whole, ids = study()
    step = edit_model.add_activity(open_part(whole), ids["model"], "Tell")
    after = apply(whole, carried(step, whole))
    assert sorted(each.number or "" for each in after.activities.values()) == ["1", "2", "3"]


def test_what_is_deleted_takes_with_it_what_hangs_on_it_unseen() -> None:
    whole, ids = study()
    seen = open_part(whole)
    after = apply(whole, carried(edit.delete(seen, "element", ids["open"]), whole))
    assert set(after.elements) == {ids["hidden"]}
    assert not after.relations


def test_a_list_keeps_what_was_taken_out_of_it_for_the_wall() -> None:
    whole, ids = study()
    third = Element(id=new_id(), picture=ids["picture"], kind="actor", label=Text(en="Cook"))
    whole = apply(whole, edit.add(whole, third))
    conflict = Element(
        id=new_id(), picture=ids["picture"], kind="conflict", parties=(ids["open"], ids["hidden"])
    )
    whole = apply(whole, edit.add(whole, conflict))
    seen = open_part(whole)
    assert seen.elements[conflict.id].parties == (ids["open"],)
    step = edit.set_fields(seen, "element", conflict.id, parties=(ids["open"], third.id))
    after = apply(whole, carried(step, whole))
    assert after.elements[conflict.id].parties == (ids["open"], ids["hidden"], third.id)


def test_where_nothing_is_private_a_step_is_what_it_was() -> None:
    whole = replace(study()[0], relations={}, elements={}, activities={})
    assert open_part(whole) is whole
    step = edit.add(whole, Element(id=new_id(), kind="actor"))
    assert carried(step, whole) is step
