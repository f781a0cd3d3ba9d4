"""Row by row through the chart: one question at a time, each answer stored as it is given."""

from __future__ import annotations

from pathlib import Path

from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit_comparison import make_rows
from ssm_studio.domain.edit_model import add_activity, add_model
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import read
from tests.tui.comparing import stage
from tests.tui.driving import until


def charted() -> Study:
    """A model of two activities and their two rows, nothing answered."""
    study = new_study("T", "en")
    study = apply(study, add_model(study, title="Turns"))
    (model,) = study.models
    for words in ("Know who needs water", "Agree the turns"):
        study = apply(study, add_activity(study, model, words))
    return apply(study, make_rows(study, model))


async def test_a_row_is_asked_question_by_question_and_the_next_one_after_it(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, charted()) as s:
        await s.press("w")
        await until(s.pilot, lambda: "Does it happen in the real situation?" in s.text())
        await s.press("p")
        assert "How is it done now?" in s.text()
        for words in ("by asking", "the gate keeper", "at night", "", "nobody knows"):
            await s.answer(words)
        assert "What follows?" in s.text()
        await s.press("l")
        first, second = s.study.comparison_rows.values()
        assert (first.exists, first.decision, first.how_judged) == ("partly", "look_further", None)
        assert [read(each, "en") for each in (first.how, first.who, first.when, first.comment)] == [
            "by asking",
            "the gate keeper",
            "at night",
            "nobody knows",
        ]
        assert "2 of 2" in s.text()
        await s.press("n")
        assert "What strikes us?" in s.text()  # nobody can say how what does not happen is done
        await s.press("tab")
        await s.press("escape")
        assert s.study.comparison_rows[second.id].exists == "no"
        assert s.record.id == second.id


async def test_words_in_the_line_are_kept_when_somebody_walks_on(tmp_path: Path) -> None:
    async with stage(tmp_path, charted()) as s:
        await s.press("w", "y", "b", "y", "pagedown")
        assert read(next(iter(s.study.comparison_rows.values())).how, "en") == "by"
        await s.press("pageup", "shift+tab", "escape")
        assert read(next(iter(s.study.comparison_rows.values())).how, "en") == "by"
