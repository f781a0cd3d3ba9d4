"""Pictures for the tests of drawings: by hand, by chance, and the worked example's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from hypothesis import strategies as st

from ssm_studio.domain.elements import ELEMENT_KINDS, RELATION_KINDS
from ssm_studio.domain.picture import Element, Relation, RichPicture
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.formats.bundle.bundle import example_study
from tests.studies import HOSTILE

PICTURE = "p"


def element(number: int, kind: str = "actor", label: str = "", **fields: object) -> Element:
    """An element `e001` and so on."""
    words = Text(plain=label or f"mark {number}")
    made = Element(
        id=f"e{number:03d}", ref=f"E{number:02d}", kind=kind, label=words, picture=PICTURE
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def relation(
    number: int, source: int, target: int, kind: str = "flow", label: str = ""
) -> Relation:
    """A relation between two elements by their numbers."""
    return Relation(
        id=f"l{number:03d}",
        ref=f"L{number:02d}",
        kind=kind,
        source=f"e{source:03d}",
        target=f"e{target:03d}",
        label=Text(plain=label) if label else None,
        picture=PICTURE,
    )


def study_of(elements: Iterable[Element], relations: Iterable[Relation] = ()) -> Study:
    """A study with one picture."""
    return Study(
        pictures={PICTURE: RichPicture(id=PICTURE, ref="RP1")},
        elements={each.id: each for each in elements},
        relations={each.id: each for each in relations},
    )


@cache
def example(language: str = "en") -> Study:
    """The worked example, whose two pictures nobody has arranged."""
    return example_study(language)


labels = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60), st.just("x" * 400))
cells = st.one_of(st.none(), st.integers(-80, 160))


@st.composite
def pictures(draw: st.DrawFn, most: int = 14) -> Study:
    """Any picture: kinds known and not, owners, parties, places chosen or not, lines to oneself too."""
    count = draw(st.integers(0, most))
    kinds = st.sampled_from([*ELEMENT_KINDS, "volcano"])
    numbers = st.integers(1, max(1, count))
    elements = [
        element(
            number,
            draw(kinds),
            draw(labels),
            x=draw(cells),
            y=draw(cells),
            belongs_to=draw(st.one_of(st.none(), numbers.map(lambda n: f"e{n:03d}"))),
            parties=tuple(f"e{n:03d}" for n in draw(st.lists(numbers, max_size=3))),
            visibility=draw(st.sampled_from([None, "facilitator"])),
        )
        for number in range(1, count + 1)
    ]
    lines = draw(st.lists(st.tuples(numbers, numbers), max_size=most)) if count else []
    relations = [
        relation(number, a, b, draw(st.sampled_from([*RELATION_KINDS, "telepathy"])), draw(labels))
        for number, (a, b) in enumerate(lines, 1)
    ]
    return study_of(elements, relations)
