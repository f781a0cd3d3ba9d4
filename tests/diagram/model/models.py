"""Models for the tests of drawings: by hand and by chance."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text

MODEL = "m"
SEVEN = (
    "Appreciate the results the province intends to achieve",
    "Find out what users need within the reporting rules",
    "Define a small set of linked indicators",
    "Develop the skills needed to work with the picture",
    "Obtain data for the indicators",
    "Assemble the data into one picture of performance",
    "Put the picture before those who decide in good time",
)
NEEDS = ((), (), (1, 2), (3,), (3,), (4, 5), (6,))
WATCHING = (
    ("criteria", "Define criteria for efficacy and efficiency", ()),
    ("monitor", "Monitor activities 1-7 against the criteria", (8,)),
    ("control", "Take control action", (9,)),
)


def study_of(activities: Sequence[Activity], title: str = "Make information usable") -> Study:
    """A study with one model of these activities."""
    model = ConceptualModel(id=MODEL, ref="CM1", title=Text(en=title))
    return Study(models={MODEL: model}, activities={each.id: each for each in activities})


def activity(number: int, text: str, needs: Sequence[int] = (), **fields: object) -> Activity:
    """An activity `a<number>` that needs others by their numbers."""
    return Activity(
        id=f"a{number}",
        ref=f"CM1.{number}",
        model=MODEL,
        number=str(number),
        text=Text(en=text),
        depends_on=tuple(f"a{each}" for each in needs),
        **fields,  # type: ignore[arg-type] # fields of the test's choice
    )


def seven() -> Study:
    """A usual model: seven activities, three that watch them, one feedback, one information."""
    found = [
        activity(n, text, needs, kind="operational")
        for n, (text, needs) in enumerate(zip(SEVEN, NEEDS, strict=True), 1)
    ]
    found[4] = activity(5, SEVEN[4], NEEDS[4], feedback_from=("a7",), informed_by=("a2",))
    found += [
        activity(n, text, needs, kind=kind) for n, (kind, text, needs) in enumerate(WATCHING, 8)
    ]
    return study_of(found)


WORDS = st.text('abcdefg hijk -漢é😀[/]<&"\\', min_size=1, max_size=40).filter(
    lambda s: s.split() != []
)


@st.composite
def some_studies(draw: st.DrawFn, most: int = 20) -> Study:
    """Any model of up to `most` activities, with circles, self-loops and references to nowhere."""
    count = draw(st.integers(0, most))
    ids = st.integers(1, count + 2)
    kinds = st.sampled_from(("operational",) * 5 + ("criteria", "monitor", "control", None))
    cells = st.one_of(st.none(), st.none(), st.none(), st.integers(-10, 60))
    return study_of(
        [
            activity(
                number,
                draw(WORDS),
                draw(st.lists(ids, max_size=3)),
                kind=draw(kinds),
                informed_by=tuple(f"a{n}" for n in draw(st.lists(ids, max_size=1))),
                feedback_from=tuple(f"a{n}" for n in draw(st.lists(ids, max_size=1))),
                x=draw(cells),
                y=draw(cells),
            )
            for number in range(1, count + 1)
        ]
    )
