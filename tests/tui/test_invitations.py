"""What the empty entry line shows can be typed as it stands, wherever it is shown, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from ssm_studio.domain.changes import apply
from ssm_studio.domain.dates import day_typed, with_days
from ssm_studio.domain.study import Study, new_study
from ssm_studio.i18n import language, set_language
from ssm_studio.say import Place, Understood, understand
from ssm_studio.tui.invitations import invited
from ssm_studio.tui.stage_frame import AT_FIRST, EXAMPLES, invitation

TYPED = (
    (1, "system to share water"),
    (3, "1 Find out how much comes"),
    (3, "monitoring and control"),
    (4, "1 = no"),
)
"""Stage and line: after each of them other examples are shown."""
TABS = {4: ("chart", "debate", "changes", "actions")}
TABS[5] = ("declaration", "cycles", "reconstruction", "learning")
WIDE, NARROW = 200, 80


def shown(study: Study, place: Place, tab: str, width: int) -> str:
    """The example, without the words before it."""
    example, numbers = invited(study, place, tab)
    return invitation(example, width, numbers).rpartition("  ")[2]


def places(study: Study) -> list[tuple[Place, str]]:
    """Every stage and inner tab, with what there is in view."""
    system, definition = (
        next(iter(study.relevant_systems), None),
        next(iter(study.root_definitions), None),
    )
    model, row = next(iter(study.models), None), next(iter(study.comparison_rows), None)
    there = [Place(1), Place(2, system=system, definition=definition), Place(3, model=model)]
    return [
        *((each, "") for each in there),
        *((Place(4, row=row), tab) for tab in TABS[4]),
        *((Place(5), tab) for tab in TABS[5]),
    ]


@pytest.mark.parametrize("tongue", ["en", "id"])
def test_every_example_can_be_typed_where_it_is_shown(tongue: str) -> None:
    before = language()
    set_language(tongue)
    try:
        study, seen = new_study("T", tongue), set[str]()
        answer = understand("research on", study, Place(5))
        assert isinstance(answer, Understood)
        study = apply(study, answer.changeset)
        for stage, line in ((0, ""), *TYPED):
            if line:
                found = understand(line, study, places(study)[stage - 1][0])
                assert isinstance(found, Understood), found
                study = apply(study, found.changeset)
            for place, tab in places(study):
                for width in (WIDE, NARROW):
                    example = shown(study, place, tab, width)
                    assert isinstance(understand(example, study, place), Understood), example
                seen.add(invited(study, place, tab)[0])
        assert seen == set(EXAMPLES)
    finally:
        set_language(before)


def test_before_anything_is_known_an_example_stands_there_too() -> None:
    assert set(AT_FIRST.values()) <= set(EXAMPLES)


def test_what_an_example_is_of_is_named_by_its_tab_and_numbers() -> None:
    study = new_study("T", "en")
    assert invited(study, Place(2))[0] == "begin"
    assert invited(study, Place(4), "debate")[0] == "debate"


def test_days_given_as_examples_are_to_come() -> None:
    for today in (date(2026, 12, 1), date(2027, 10, 31), date(2028, 2, 29)):
        day, after, later = with_days("{day}; {next}; {later}", today, str).split("; ")
        days = [date.fromisoformat(day_typed(each) or "") for each in (day, after, later)]
        assert days == sorted(days)
        assert 58 < (days[0] - today).days < 100
        assert (days[1] - days[0]).days == 1
