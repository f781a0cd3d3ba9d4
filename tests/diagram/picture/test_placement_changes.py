"""What a step means for the places of a picture: nothing, where it changes nothing that is drawn."""

from __future__ import annotations

from ssm_studio.diagram.picture.placement_changes import AT_ONCE, placed_elements
from ssm_studio.domain import edit, edit_picture
from ssm_studio.domain.changes import apply
from tests.diagram.picture.pictures import element, study_of


def test_a_picture_that_came_as_a_whole_is_arranged_when_something_drawn_changes_and_not_before() -> (
    None
):
    study = study_of([element(number) for number in range(1, AT_ONCE + 3)])
    noted = apply(study, edit.set_fields(study, "element", "e001", intensity=2, is_issue=True))
    assert noted != study
    assert not placed_elements(study, noted).puts
    assert not placed_elements(study, study).puts
    reworded = apply(study, edit.write(study, "element", "e001", "label", "something else"))
    assert {put.id for put in placed_elements(study, reworded).puts} == set(study.elements)


def test_a_bubble_that_found_room_only_ten_rows_from_its_owner_goes_with_it() -> None:
    study = study_of(
        [
            element(1, x=20, y=20, placed_by_hand=True),
            element(2, "speech", "nobody listens", belongs_to="e001", x=20, y=34),
        ]
    )
    moved = apply(study, edit_picture.move_element(study, "e001", 90, 40))
    after = apply(moved, placed_elements(study, moved))
    assert (after.elements["e002"].x, after.elements["e002"].y) == (90, 54)
