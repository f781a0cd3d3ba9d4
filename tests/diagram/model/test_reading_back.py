"""A drawing says what the model says: read back from its characters, it is exactly the model's set of arrows."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssm_studio.diagram.cells.wrap import printable
from ssm_studio.diagram.model.drawing import ModelDrawing, draw_model, reselected
from ssm_studio.diagram.model.graph_view import ModelView, view_of
from ssm_studio.diagram.model.placement import place_model
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from tests.diagram.model.models import MODEL, SEVEN, activity, seven, study_of
from tests.diagram.model.reading_back import BOUNDARY, WATCHES, by_number, read_drawing, read_sheet
from tests.diagram.model.reading_outlines import UnreadableError

HOSTILE = (
    "╭──╮ │ ▼ ┴ ╰──╯",
    "+--+ | v ^ < > ~ : . ' ` ,",
    "#### ┏━━┓ @ ↻",
    "漢字 😀 👩‍🌾",
    "مرحبا",
    "\u202eevil\ttab",
    "[/x] <b>bold</b>",
    "x" * 40,
    "- - - > 4",
    "needs 1  feeds 2",
)


WORDS = st.one_of(st.text("abcdefg hijk -é&", min_size=1, max_size=40), st.sampled_from(HOSTILE))
KINDS = st.sampled_from(("operational",) * 8 + ("criteria", "monitor", "control", None))
CELLS = st.one_of(*(st.none(),) * 7, st.integers(-10, 90))


@st.composite
def models(draw: st.DrawFn) -> Study:
    """Models to 24 activities: circles, loops, references to nowhere, boxes set by hand, words like drawings.

    Larger ones are drawn by a seed.
    """
    count = draw(st.one_of(st.integers(0, 15), st.integers(0, 15), st.integers(16, 24)))
    most = draw(st.sampled_from((1, 2) if count > 15 else (2, 3)))
    found = []
    for number in range(1, count + 1):
        # Mostly what comes before, as in models that people make; now and then anything.
        near = st.integers(max(1, number - 6), number)
        far = st.integers(1, count + 1)
        soft = st.one_of(*(st.just([]),) * 9, st.lists(far, min_size=1, max_size=2))
        needs = draw(st.lists(st.one_of(*(near,) * 9, far), max_size=most))
        found.append(
            activity(
                number,
                draw(WORDS).strip() or "Learn",
                needs,
                kind=draw(KINDS),
                informed_by=tuple(f"a{each}" for each in draw(soft)),
                feedback_from=tuple(f"a{each}" for each in draw(soft)),
                x=draw(CELLS),
                y=draw(CELLS),
            )
        )
    return study_of(found)


def model_by(seed: int, count: int = 40) -> Study:
    """A large model by chance: dependencies mostly forwards, information and feedback, watched."""
    chance = random.Random(seed)
    found = []
    for number in range(1, count - 2):
        before = range(1, number) if chance.random() < 0.9 else range(1, count + 1)
        needs = chance.sample(before, min(len(before), chance.choice((0, 1, 1, 2, 2, 3))))
        others = [f"a{each}" for each in chance.sample(range(1, count), 2)]
        found.append(
            activity(
                number,
                chance.choice((*SEVEN, *HOSTILE)),
                needs,
                kind="operational",
                informed_by=others[:1] if chance.random() < 0.2 else (),
                feedback_from=others[1:] if chance.random() < 0.2 else (),
            )
        )
    for number, kind in zip(
        range(count - 2, count + 1), ("criteria", "monitor", "control"), strict=True
    ):
        needs = [number - 1] if kind != "criteria" else chance.sample(range(1, count - 2), 1)
        found.append(activity(number, f"{kind} of it", needs, kind=kind))
    return study_of(found)


def arrows_of(view: ModelView) -> set[tuple[str, str, str]]:
    """The model's arrows by number, with those between the boundary and what watches it."""
    number = {each.id: each.number or "" for each in view.activities}
    found = {(number[each.source], number[each.target], each.kind) for each in view.arrows}
    if view.operational:
        monitors = [each for each in view.watching if each.kind == "monitor"]
        controls = [each for each in view.watching if each.kind == "control"]
        found |= {(BOUNDARY, number[each.id], WATCHES) for each in monitors[:1]}
        found |= {(number[each.id], BOUNDARY, WATCHES) for each in controls[-1:]}
    return found


def check(
    study: Study,
    drawing: ModelDrawing,
    *,
    plain: bool,
    numbers_only: bool = False,
    whole: bool = True,
) -> None:
    """The drawn characters alone say all that the model says and nothing else."""
    view = view_of(study, MODEL)
    sheet = read_sheet(drawing.lines(), plain)
    words, arrows = by_number(sheet)
    drawn = {(each.source, each.target, each.kind) for each in drawing.arrows}
    left_out = [a for a in view.arrows if (a.source, a.target, a.kind) not in drawn]
    # Where there is no way for an arrow, the drawing says so in words.
    assert not left_out or (not whole and "→" in drawing.note)
    number = {each.id: each.number or "" for each in view.activities}
    assert arrows == arrows_of(view) - {
        (number[a.source], number[a.target], a.kind) for a in left_out
    }
    assert {number: "".join(said.split()) for number, said in words.items()} == {
        each.number: "" if numbers_only else "".join(printable(read(each.text, "en")).split())
        for each in view.activities
    }
    numbers = [label.partition(" ")[0] for label in sheet.labels]
    assert {numbers[each] for each in sheet.watching} == {each.number for each in view.watching}
    looped = {numbers[at] for at, signs in enumerate(sheet.marks) if signs & {"↻", "@"}}
    assert {f"a{each}" for each in looped} == set(view.loops)


@given(models(), st.booleans(), st.integers(0, 40))
@settings(max_examples=10, deadline=None)
def test_a_drawing_says_what_the_model_says(study: Study, plain: bool, selected: int) -> None:
    """In box characters and in those of the keyboard, also with an activity chosen (there may be none so numbered)."""
    drawing = draw_model(study, MODEL, "en", plain=plain, selected=f"a{selected}")
    check(study, drawing, plain=plain, whole=False)


@given(models(), st.booleans())
@settings(max_examples=5, deadline=None)
def test_the_overview_says_it_too(study: Study, plain: bool) -> None:
    """With numbers only."""
    drawing = draw_model(study, MODEL, "en", plain=plain, numbers_only=True)
    check(study, drawing, plain=plain, numbers_only=True, whole=False)


MARKS = ("", "", "", "stale", "questioned", "expanded stale", "unconfirmed")


def edited(activities: list[Activity], chance: random.Random) -> list[Activity]:
    """One activity more, or one less, or one with other arrows, words or place."""
    at = chance.randrange(len(activities))
    each = activities[at]
    number = max(int(other.number or 0) for other in activities) + 1
    other = chance.choice(activities).id
    changes: dict[str, dict[str, object]] = {
        "connect": {"depends_on": tuple(dict.fromkeys((*each.depends_on, other)))},
        "inform": {"informed_by": (other,)},
        "feed back": {"feedback_from": (other,)},
        "part": {"depends_on": each.depends_on[1:]},
        "word": {"text": Text(en=chance.choice(HOSTILE))},
        "watch": {"kind": chance.choice(("operational", "monitor", "control"))},
        "move": {"x": chance.randint(0, 80), "y": chance.randint(0, 40)},
    }
    deed = chance.choice(("add", "add", "delete", *changes))
    if deed in changes:
        return [*activities[:at], replace(each, **changes[deed]), *activities[at + 1 :]]  # type: ignore[arg-type] # of some field
    if deed == "delete" and len(activities) > 2:
        return activities[:at] + activities[at + 1 :]
    return [*activities, activity(number, "Learn", [int(other[1:])], kind="operational")]


@pytest.mark.parametrize("seed", range(5))
def test_an_edited_drawing_still_says_it(seed: int) -> None:
    """Where the ways of before are kept, marks stand in the borders, and the choice wanders."""
    chance = random.Random(seed)
    activities = list(model_by(seed, 8 + 4 * seed).activities.values())
    plain = seed % 2 == 1
    before = None
    for _step in range(6):
        study = study_of(activities)
        marks = {each.id: chance.choice(MARKS) for each in activities}
        before = draw_model(study, MODEL, "en", plain=plain, marks=marks, before=before)
        check(study, before, plain=plain)
        chosen = reselected(before, chance.choice(activities).id)
        check(study, chosen, plain=plain)
        sheet = read_sheet(chosen.lines(), plain)
        for label, signs in zip(sheet.labels, sheet.marks, strict=True):
            said = marks[f"a{label.partition(' ')[0]}"]
            assert ("*" in signs, "?" in signs) == ("stale" in said, "questioned" in said)
        activities = edited(activities, chance)


@pytest.mark.parametrize("seed", range(4))
def test_large_models_laid_out_by_the_engine(seed: int) -> None:
    """Forty activities each."""
    study = model_by(seed)
    placement = place_model(study, MODEL, "en")
    for plain in (False, True):
        check(study, draw_model(study, MODEL, "en", placement=placement, plain=plain), plain=plain)


def test_activities_without_numbers_of_their_own() -> None:
    """Boxes are told apart by where they stand then, and arrows lead between boxes."""
    study = seven()
    study = study_of(
        [
            replace(each, number=None if each.number in ("1", "4") else "7")
            for each in study.activities.values()
        ]
    )
    drawing = draw_model(study, MODEL, "en")
    with pytest.raises(UnreadableError):
        read_drawing(drawing.lines(), plain=False)
    sheet = read_sheet(drawing.lines(), plain=False)
    view = view_of(study, MODEL)
    label = {
        each.id: f"{each.number or ''} {read(each.text, 'en')}".strip() for each in view.activities
    }
    assert sorted(sheet.labels) == sorted(label.values())
    assert {
        (sheet.labels[source], sheet.labels[target], kind)
        for source, target, kind in sheet.arrows
        if source is not None and target is not None
    } == {(label[each.source], label[each.target], each.kind) for each in view.arrows}


@pytest.mark.parametrize("plain", [False, True])
def test_a_drawing_with_one_cell_missing_is_read_otherwise_or_not_at_all(plain: bool) -> None:
    """Each cell of each arrow matters to the reader."""
    study = seven()
    drawing = draw_model(study, MODEL, "en", plain=plain)
    lines = drawing.lines()
    assert lines[0].isascii() == plain
    for x, y in {(point.x, point.y) for arrow in drawing.arrows for point in arrow.path}:
        broken = [*lines[:y], lines[y][:x] + " " + lines[y][x + 1 :], *lines[y + 1 :]]
        with pytest.raises(UnreadableError):
            read_drawing(broken, plain)


TWO = ("│ ╭─────╮ ╭─────╮ │", "│ │ 1   │ │ 2   │ │", "│ ╰──┬──╯ ╰──┬──╯ │")
BELOW = ("│ ╭─────╮ ╭─────╮ │", "│ │ 3   │ │ 4   │ │", "│ ╰─────╯ ╰─────╯ │")
TOP, BOTTOM = "╭─────────────────╮", "╰─────────────────╯"


@pytest.mark.parametrize(
    ("between", "wrong"),
    [
        (("│    ├───────┤    │", "│    ▼       ▼    │"), "several"),
        (("│    ╰────       │", "│    ▼            │"), "nothing|ends"),
        (("│    │       │    │", "│            │    │", "│    ▼       ▼    │"), "ends"),
        (("│    │       ┊    │", "│    │       │    │", "│    ▼       ▼    │"), "kinds"),
        (("│    │       │    │", "│    ▼            │"), "ends"),
        (("│    │            │", "│    ▼            │"), "tees"),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused(between: tuple[str, ...], wrong: str) -> None:
    """The reader does not guess."""
    with pytest.raises(UnreadableError, match=wrong):
        read_drawing((TOP, *TWO, *between, *BELOW, BOTTOM), plain=False)


@pytest.mark.parametrize(
    ("between", "arrows"),
    [
        (("│    │       │    │", "│    ▼       ▼    │"), {("1", "3"), ("2", "4")}),
        (
            (
                "│    │   ╭───╯    │",
                "│    ╰───│───╮    │",
                "│    ╭───╯   │    │",
                "│    ▼       ▼    │",
            ),
            {("1", "4"), ("2", "3")},
        ),
        (("│    ├───────╯    │", "│    ▼            │"), {("1", "3"), ("2", "3")}),
    ],
)
def test_lines_that_run_together_or_cross_are_told_apart(
    between: tuple[str, ...], arrows: set[tuple[str, str]]
) -> None:
    """An upright line runs through a level one; lines with one end belong together."""
    words, found = read_drawing((TOP, *TWO, *between, *BELOW, BOTTOM), plain=False)
    assert set(words) == {"1", "2", "3", "4"}
    assert found == {(*each, "depends") for each in arrows}
