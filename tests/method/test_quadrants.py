"""The four named fields: where both judgements put a change, its spread kept, and never a number for both."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit_ballots import hold_round, reveal
from ssm_studio.domain.edit_comparison import add_change, judge
from ssm_studio.domain.edit_people import add_participant
from ssm_studio.domain.study import Study, new_study
from ssm_studio.formats.figures.quadrants import quadrants_svg
from ssm_studio.method.quadrants import placed
from ssm_studio.tui.comparison.quadrants import plot


def judged(*marks: tuple[int, int]) -> Study:
    """A change for each pair: how desirable, how feasible, as the room says."""
    study = new_study("T", "en")
    for number, (desirable, feasible) in enumerate(marks):
        study = apply(study, add_change(study, f"Change {number}"))
        change = list(study.changes)[-1]
        study = apply(study, judge(study, change, "desirable", desirable))
        study = apply(study, judge(study, change, "feasible", feasible))
    return study


def test_each_change_stands_in_its_field_in_text_and_in_the_figure() -> None:
    study = judged((3, 2), (2, 1), (1, 3), (0, 0))
    assert [each.standing for each in placed(study)] == ["act", "prepare", "why", "aside"]
    lines = plot(study).plain.splitlines()
    middle = next(at for at, line in enumerate(lines) if "╋" in line)
    for ref, above, right in (("CH1", True, True), ("CH2", True, False), ("CH3", False, True)):
        (at,) = (at for at, line in enumerate(lines) if ref in line)
        assert (at < middle) is above
        assert (lines[at].index(ref) > lines[at].index("┃")) is right
    root = ET.fromstring(quadrants_svg(study, "id"))
    words = "".join(root.itertext())
    assert "siapkan" in words or "lahan" in words
    for ref in ("CH1", "CH2", "CH3", "CH4"):
        assert ref in words


def test_raters_who_differ_are_said_and_a_secret_round_counts_without_names() -> None:
    study = judged((3, 3))
    for name in ("P1", "P2"):
        study = apply(study, add_participant(study, name))
    (change,) = study.changes
    one, two = study.participants
    step = hold_round(study, "feasible", change, method="secret", marks=((one, 0), (two, 3)))
    study = apply(study, step)
    assert not placed(study)[0].apart
    study = apply(study, reveal(study, change))
    assert placed(study)[0].apart
    text = plot(study).plain
    assert "ratings differ" in text
    assert "P1" not in text
    assert not re.search(r"\d\s*%|score|total", text)


def test_what_nobody_judged_is_named_below() -> None:
    study = judged((3, 3))
    study = apply(study, add_change(study, "Later"))
    assert "Not judged yet: CH2" in plot(study).plain
    assert "No change has both ratings" in plot(new_study("T", "en")).plain
