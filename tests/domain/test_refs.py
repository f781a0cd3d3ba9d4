"""A reference that two copies gave twice: ids count, one record is renumbered, its old reference is still found."""

from __future__ import annotations

from dataclasses import replace

from ssm_studio.domain.changes import apply
from ssm_studio.domain.refs import find_ref, renumber
from ssm_studio.domain.study import Study
from ssm_studio.formats.bundle.bundle import export_bundle, import_bundle
from ssm_studio.say import lookup
from tests.studies import identifier, rich_study


def twice() -> tuple[Study, str, str]:
    """A study in which two elements have one reference, as after two copies came together; ref and second id."""
    study = rich_study()
    first = next(iter(study.elements.values()))
    second = replace(first, id=identifier(9000))
    return (
        replace(study, elements={**study.elements, second.id: second}),
        first.ref,
        second.id,
    )


def test_the_old_reference_is_still_found_and_todays_come_first() -> None:
    study, ref, id_ = twice()
    after = apply(study, renumber(study, "element", id_))
    second = after.elements[id_]
    assert second.was == ref != second.ref
    assert find_ref(after, second.ref) is second
    found = find_ref(after, ref)
    assert found is not None
    assert found.id != id_
    alone = replace(after, elements={id_: second})
    assert find_ref(alone, ref.lower()) is second
    assert lookup.find(alone.elements.values(), ref).record is second


def test_references_stay_unique_when_it_happens_again() -> None:
    study, _ref, id_ = twice()
    for _time in range(3):
        study = apply(study, renumber(study, "element", id_))
    refs = [each.ref for each in study.elements.values()]
    assert len(set(refs)) == len(refs)
    was = study.elements[id_].was
    assert was is not None
    assert len(set(was.split())) == 3


def test_the_bundle_says_what_it_was_and_brings_it_back() -> None:
    study, ref, id_ = twice()
    after = apply(study, renumber(study, "element", id_))
    (said,) = (each for each in export_bundle(after)["elements"] if "was" in each)
    assert said["was"] == ref
    (back,) = (each for each in import_bundle(export_bundle(after)).elements.values() if each.was)
    assert (back.ref, back.was) == (after.elements[id_].ref, ref)


def test_a_number_is_the_same_with_and_without_a_nought_before_it() -> None:
    study = rich_study()
    person = next(iter(study.participants.values()))
    letters, digits = (
        person.ref.rstrip("0123456789"),
        person.ref.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    )
    assert find_ref(study, f"{letters}0{int(digits)}") == person
    assert find_ref(study, "P9990") is None
