"""Stage three is made of parts: two equal panes, keys that work where the focus is, and nothing drawn twice."""

from __future__ import annotations

from ast import literal_eval
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from textual._compositor import Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

from ssm_studio.diagram.cells.geometry import Size as CellSize
from ssm_studio.diagram.cells.raster import row_text
from ssm_studio.domain import edit
from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.commands import Command
from ssm_studio.tui.dialogs import AskLine
from ssm_studio.tui.model.canvas import ModelCanvas
from ssm_studio.tui.model.commands import HERE
from ssm_studio.tui.model.editor import ModelEditor
from ssm_studio.tui.model.edits import EDITS
from ssm_studio.tui.model.new_activity import WORDINGS
from ssm_studio.tui.model.questions import QUESTIONS
from ssm_studio.tui.model.screen import ModelScreen
from ssm_studio.tui.model.selection import Asking, Selection
from ssm_studio.tui.model.side_lists import ModelList
from ssm_studio.tui.model.words_beside import rows_beside
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, typed
from tests.tui.test_model import at_models, chosen, numbers


class Answers(Asking):
    """Answers the questions of a conversation one after another, and keeps them. A callable answers and edits."""

    def __init__(self, study: Study, answers: Sequence[object]) -> None:
        self.now, self.answers, self.asked = study, list(answers), list[Screen[Any]]()

    @property
    def study(self) -> Study:
        return self.now

    async def ask(self, dialog: Screen[Any]) -> Any:
        self.asked.append(dialog)
        answer = self.answers.pop(0)
        return answer(self) if callable(answer) else answer


def covered(screen: ModelScreen) -> bool:
    """Whether something lies over the diagram."""
    return screen.overlay is not None


def first_of(study: Study) -> Selection:
    """The first activity of the first model."""
    model = next(iter(study.models.values()))
    return Selection(study, model, activities_of(study, model.id)[0])


async def test_both_halves_answer_the_same_keys(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        await typed(pilot, "d")
        for model in ("CM1", "CM2"):
            canvas, before = screen.canvas, numbers(screen)
            assert screen.model is not None
            assert screen.model.ref == model
            assert app.focused is canvas
            one = chosen(screen).id
            await typed(pilot, "down")
            assert chosen(screen).id != one
            assert canvas.drawing is not None
            box = canvas.drawing.boxes[chosen(screen).id]
            await typed(pilot, "shift+left")
            assert chosen(screen).x is not None
            await typed(pilot, "enter", *" so", "enter")
            text = chosen(screen).text
            assert text is not None
            assert (text.en or "").endswith(" so")
            assert app.focused is canvas
            await typed(pilot, "n", *"Learn", "enter")
            assert len(numbers(screen)) == len(before) + 1
            await typed(pilot, "minus")
            assert canvas.drawing.boxes[chosen(screen).id].width < box.width
            await typed(pilot, "plus", "ctrl+z", "ctrl+z", "ctrl+z")
            assert numbers(screen) == before
            await typed(pilot, "tab")


async def test_another_choice_lays_nothing_out_and_draws_only_rows_that_differ(
    home: Home, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with StudioApp(home, example, 3).run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        await typed(pilot, "down", "down", "up")
        laid_out, listed = list[object](), list[object]()
        drawn: list[Region] = []
        reflow, refresh = Compositor.reflow, ModelCanvas.refresh

        def counted(self: Compositor, *things: Any) -> Any:
            laid_out.append(self)
            return reflow(self, *things)

        def told(self: ModelCanvas, *regions: Region, **more: bool) -> ModelCanvas:
            drawn.extend(regions or [self.region])
            return refresh(self, *regions, **more)

        monkeypatch.setattr(Compositor, "reflow", counted)
        monkeypatch.setattr(ModelCanvas, "refresh", told)
        monkeypatch.setattr(ModelList, "add_options", lambda _self, options: listed.append(options))
        was = screen.canvas.drawing
        await typed(pilot, "down")
        now = screen.canvas.drawing
        assert was is not None
        assert now is not None
        differ = [y for y, (a, b) in enumerate(zip(was.rows, now.rows, strict=True)) if a != b]
        assert 0 < len(differ) < len(now.rows)
        assert len(drawn) == len(differ)
        assert all(region.height == 1 for region in drawn)
        assert not laid_out
        assert not listed


async def test_the_same_study_shown_again_draws_nothing(
    home: Home, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with StudioApp(home, example, 3).run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        drawn: list[Widget] = []
        refresh = Widget.refresh

        def told(self: Widget, *regions: Region, **more: bool) -> Widget:
            drawn.append(self)
            return refresh(self, *regions, **more)

        monkeypatch.setattr(Widget, "refresh", told)
        screen.show_study(screen.study)
        panes = screen.query_one("#panes")
        assert not [each for each in drawn if panes in each.ancestors]


async def test_what_is_found_in_another_model_is_in_view(home: Home, example: Path) -> None:
    async with StudioApp(home, example, 3).run_test(size=(80, 24)) as pilot:
        screen = await at_models(pilot)
        await typed(pilot, "right_square_bracket", "/", *"CM1.7")
        assert chosen(screen).ref == "CM1.7"
        box = screen.canvas.region_of(chosen(screen).id)
        assert box is not None
        assert screen.canvas.content_region.contains_region(box)


async def test_footer_palette_and_keys_mean_what_lies_over_the_diagram(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)

        def commands() -> dict[str, Command]:
            return {each.id: each for each in screen.commands_now()}

        assert {each.id for each in HERE} <= set(commands())
        await typed(pilot, "M")
        over = commands()
        assert list(over)[:3] == ["matrix.tick", "matrix.row", "matrix.next"]
        assert not {"model.take", "model.search", "model.arrange", "guide.do"} & set(over)
        before = chosen(screen).covers
        await screen.run_action(over["matrix.tick"].action)
        await settled(pilot)
        ticked = chosen(screen).covers
        assert ticked != before
        # What shows something of the diagram waits, from wherever it is asked for.
        await typed(pilot, "slash", "R", "G", "z")
        assert covered(screen)
        assert not screen.editor.guide.leads
        await typed(pilot, "escape")
        assert not covered(screen)
        assert app.focused is screen.canvas
        assert "model.search" in commands()
        assert "matrix.tick" not in commands()


def test_every_edit_in_the_table_of_commands_is_there() -> None:
    named = {each.action[6:-2] for each in HERE if each.action.startswith("edit(")}
    known = [*EDITS, *WORDINGS, *QUESTIONS]
    assert named == set(known)
    assert len(known) == len(set(known))


def test_every_other_command_has_an_action_where_it_is_carried_out() -> None:
    for command in HERE:
        name, _bracket, rest = command.action.partition("(")
        if name == "view":
            within = str(literal_eval(rest.removesuffix(")"))).partition("(")[0]
            assert hasattr(ModelEditor, f"action_{within}"), command.id
        else:
            assert hasattr(ModelScreen, f"action_{name}"), command.id


@pytest.mark.parametrize("name", [*EDITS, *WORDINGS])
def test_edits_of_nothing_are_nothing(name: str) -> None:
    found = (EDITS.get(name) or WORDINGS[name])(Selection(Study()))
    assert not getattr(found, "step", None)


async def test_a_number_that_nobody_has_is_asked_for_again() -> None:
    study = example_study("en")
    at = first_of(study)
    asking = Answers(study, ["2 99", "2 3"])
    result = await QUESTIONS["needs"](at, asking)
    hints = [cast(AskLine, each).hint for each in asking.asked]
    assert hints == ["", "There is no activity 99 in this model."]
    assert at.activity is not None
    after = apply(study, result.step).activities[at.activity.id]
    assert [study.activities[each].number for each in after.depends_on] == ["2", "3"]


@pytest.mark.parametrize("name", list(QUESTIONS))
async def test_a_question_that_is_left_changes_nothing(name: str) -> None:
    study = example_study("en")
    assert not (await QUESTIONS[name](first_of(study), Answers(study, [None]))).step


def renamed(answer: str) -> Callable[[Answers], str]:
    """An answer that comes when somebody else has given the model another title."""

    def answered(asking: Answers) -> str:
        model = next(iter(asking.now.models))
        asking.now = apply(asking.now, edit.write(asking.now, "model", model, "title", "Theirs"))
        return answer

    return answered


async def test_a_step_is_made_of_the_study_as_it_is_when_people_have_answered() -> None:
    study = example_study("en")
    asking = Answers(study, [renamed("Mine")])
    result = await QUESTIONS["rename"](first_of(study), asking)
    after = apply(asking.now, result.step)
    title = next(iter(after.models.values())).title
    assert title is not None
    assert title.en == "Mine"


def test_words_beside_numbers_wrap_where_all_of_them_have_room() -> None:
    words = [(f"a{n}", f"{n} Hear what the visitors of the harbour say") for n in range(1, 4)]
    whole = [row_text(row) for row in rows_beside(words, "a2", CellSize(24, 9), ">")]
    assert whole[3].startswith("> 2 Hear")
    assert " ".join("".join(whole).replace(">", "").split()).count("harbour say") == 3
    assert len(whole) > 3
    # Where they have not, each has a row, and the chosen one's words stand whole below.
    cut = [row_text(row) for row in rows_beside(words, "a2", CellSize(24, len(whole) - 1), ">")]
    assert [each[2] for each in cut[:3]] == ["1", "2", "3"]
    assert not cut[3]
