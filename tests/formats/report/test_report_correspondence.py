"""The report prints what people ticked in the correspondence matrix, and what stayed empty asks."""

from __future__ import annotations

from dataclasses import replace

from ssm_studio.formats.report.report import report
from ssm_studio.method.correspondence import EMPTY_ROW, correspondence
from tests.diagram.model.models import MODEL, seven

TITLE = "Correspondence of CM1 with its root definition"


def test_ticks_are_printed_guesses_are_not_and_what_is_empty_asks() -> None:
    study = seven()
    assert TITLE not in report(study, "en", {})
    first = replace(study.activities["a1"], covers=("T", "O"))
    study = replace(study, activities={**study.activities, "a1": first})
    page = report(study, "en", {})
    assert "| 1 Appreciate the results the province intends to achieve |  |  | ■ |  | ■ |" in page
    assert page.count("■") == len(correspondence(study, MODEL, "en").ticks)
    assert f"- **2, 3, 4, 5, 6, 7:** {EMPTY_ROW}" in page
    assert "Which activity keeps within what must be accepted as given?" in page
    assert "**T Transformation:**" not in page
