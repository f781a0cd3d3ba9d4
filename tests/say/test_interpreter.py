"""What lines mean, what is refused and where, and that no line whatever does harm."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit_model import add_activity, add_control, add_model
from ssm_studio.domain.edit_picture import add_element, add_picture
from ssm_studio.domain.record_names import name_of
from ssm_studio.domain.study import Study, activities_of, new_study
from ssm_studio.say import NotUnderstood, Place, Understood, complete, suggest, understand
from ssm_studio.say.vocabulary import COMMANDS, ELEMENTS, LETTERS, MEASURES, index
from tests.studies import HOSTILE, hostile_texts, studies
from tests.work import calls_of


def after(study: Study, line: str, stage: int = 1, **place: Any) -> tuple[Study, Any]:
    """The study after a line that must be understood, and the record that it is about."""
    answer = understand(line, study, Place(stage, **place))
    assert isinstance(answer, Understood), answer
    study = apply(study, answer.changeset)
    return study, study.get(answer.kind, answer.id)


def refused(study: Study, line: str, stage: int = 1, **place: Any) -> tuple[str, str]:
    """The part of a line that is in the way, and the sentence about it."""
    answer = understand(line, study, Place(stage, **place))
    assert isinstance(answer, NotUnderstood), answer
    return line[answer.start : answer.end], answer.message


def typed(*lines: str, stage: int = 1, study: Study | None = None) -> Study:
    study = study or new_study("Typed", "en")
    for line in lines:
        study, _record = after(study, line, stage)
    return study


@pytest.fixture
def drawn() -> Study:
    return typed("actor Governor", "group Staff", "organisation Staff office", "actor Planner")


@pytest.fixture
def modelled() -> Study:
    study = typed("system to learn", "choose RS1", stage=2)
    return typed("1 Look", "2 Find out < 1", "3 Decide < 2", "control", stage=3, study=study)


@pytest.mark.parametrize(
    ("there", "typed_as", "near"),
    [
        ("Passengers", "Passengres", True),
        ("Water office", "Watre office", True),
        ("Farmer 1", "Farmer 2", False),
        ("Farmers upstream", "Farmers downstream", False),
        ("Governor", "Planner", False),
    ],
)
def test_somebody_new_who_is_called_nearly_as_somebody_there_is_asked_about(
    there: str, typed_as: str, near: bool
) -> None:
    study = typed(f"actor {there}")
    answer = understand(f"! late @ {typed_as}", study, Place(1))
    assert isinstance(answer, Understood)
    assert any(f"{there} (E01)" in each for each in answer.notes) == near
    assert len(apply(study, answer.changeset).elements) == 3


def test_words_are_kept_as_typed() -> None:
    study, element = after(new_study("T", "id"), '  !  say  "thank\tyou" [/x]  @ Staff ')
    assert element.label.id == 'say  "thank\tyou" [/x]'
    assert name_of(study.elements[element.belongs_to], "id") == "Staff"
    _study, quoted = after(study, '"be "very" accountable" @ Staff')
    assert quoted.label.id == 'be "very" accountable'
    assert quoted.belongs_to == element.belongs_to
    assert after(study, "! mail a@b.org")[1].label.id == "mail a@b.org"


def test_a_first_line_begins_a_picture_and_is_one_step() -> None:
    study = new_study("T", "en")
    answer = understand("actor Governor", study, Place())
    assert isinstance(answer, Understood)
    assert [put.kind for put in answer.changeset.puts] == ["picture", "element"]
    assert answer.changeset.label == "Add “Governor”"


def test_whoever_is_meant_after_at(drawn: Study) -> None:
    people = {each.ref: each.id for each in drawn.elements.values()}
    for owner, ref in (("gov", "E01"), ("STAFF", "E02"), ("e03", "E03"), ("Staff o", "E03")):
        _study, bubble = after(drawn, f"~we know~ @ {owner}")
        assert bubble.belongs_to == people[ref]
    study, bubble = after(drawn, "~we know~ @ Inspector")
    assert study.elements[bubble.belongs_to].kind == "actor"
    answer = understand("~we know~ @ Inspector", drawn, Place())
    assert isinstance(answer, Understood)
    assert "Inspector" in answer.changeset.label
    part, message = refused(drawn, "~we know~ @ St")
    assert part == "St"
    assert "E02" in message
    assert "E03" in message
    assert refused(drawn, "! late @ E77")[0] == "E77"
    assert refused(drawn, "! late @")[0] == "@"


def test_naming_a_person_who_is_there_changes_nothing(drawn: Study) -> None:
    answer = understand("@ governor", drawn, Place())
    assert isinstance(answer, Understood)
    assert not answer.changeset
    assert drawn.elements[answer.id].ref == "E01"


@pytest.mark.parametrize(
    ("line", "source", "kind", "directed", "label"),
    [
        ("Governor -> Planner : pressure, deadlines", "E01", "pressure", True, "deadlines"),
        ("Governor -> Planner", "E01", "flow", True, None),
        ("governor->planner:menekan", "E01", "pressure", True, None),
        ("Governor ← Planner : letters, weekly", "E04", "flow", True, "letters, weekly"),
        ("Governor -- Planner", "E01", "communicates", False, None),
        ("Gov <-> E04 : informal tie", "E01", "informal", False, None),
        ("Governor -> Planner : talks with", "E01", "communicates", True, None),
        ("Governor -> Planner : konflik, anggaran", "E01", "conflict", False, "anggaran"),
    ],
)
def test_relations(
    drawn: Study, line: str, source: str, kind: str, directed: bool, label: str | None
) -> None:
    study, relation = after(drawn, line)
    assert study.elements[relation.source].ref == source
    assert (relation.kind, relation.directed) == (kind, directed)
    assert (relation.label.en if relation.label else None) == label


def test_ends_that_nobody_is_called_are_named_with_the_nearest(drawn: Study) -> None:
    part, message = refused(drawn, "Governor -> Plannr : pressure")
    assert part == "Plannr"
    assert "Planner" in message
    assert refused(drawn, "Governor -> : pressure")[0] == "->"
    assert refused(drawn, "Governor -> Governor")[0] == "Governor"
    assert refused(drawn, "Governor x Governor")[0] == "Governor x Governor"


def test_conflict_has_its_parties(drawn: Study) -> None:
    study, conflict = after(drawn, "Planner x Staff x Governor : over time")
    assert conflict.kind == "conflict"
    assert [study.elements[each].ref for each in conflict.parties] == ["E04", "E02", "E01"]
    assert conflict.label.en == "over time"


def test_a_word_that_is_also_a_name() -> None:
    study = typed("actor Role", "actor X")
    _study, relation = after(study, "Role -> X : pressure")
    assert relation.kind == "pressure"
    assert after(study, "action x @ X", 4)[1].text.en == "x"


def test_with_several_pictures_one_must_be_in_view(drawn: Study) -> None:
    study = typed("picture Another", study=drawn)
    assert "picture" in refused(study, "actor Inspector")[1]
    here = next(iter(study.pictures))
    assert after(study, "actor Inspector", picture=here)[1].picture == here
    other = list(study.pictures)[1]
    assert refused(study, "! late @ E01", picture=other)[0] == "E01"


def test_letters_need_a_definition_and_the_right_place() -> None:
    study = new_study("T", "en")
    assert "choose a relevant system" in refused(study, "T a -> b", 2)[1]
    study = typed("system to learn", "choose RS1", stage=2)
    assert refused(study, "T learning", 2)[0] == "learning"
    assert after(study, "a planners; officers", 2)[1].who.en == "officers"
    assert refused(study, "A meeting was cancelled", 1)[0] == "A"
    assert after(study, "W people learn", 4)[1].worldview.en == "people learn"
    assert after(study, "actor Planner", 2)[1].kind == "actor"
    assert after(study, "C team (the big one)", 2)[1].who.en == "team (the big one)"


def test_activities_numbers_and_needs(modelled: Study) -> None:
    part, message = refused(modelled, "4 Learn < 1 9", 3)
    assert part == "9"
    assert "1, 2, 3" in message
    study, new = after(modelled, "4 Learn < 1 2", 3)
    assert (new.number, len(new.depends_on)) == ("4", 2)
    model = next(iter(study.models))
    assert [a.number for a in activities_of(study, model)] == ["1", "2", "3", "4", "5", "6", "7"]
    assert after(modelled, "3 Keep error < expected", 3)[1].text.en == "Keep error < expected"
    assert after(modelled, "3 <", 3)[1].depends_on == ()
    assert after(modelled, "3: Choose", 3)[1].text.en == "Choose"
    assert after(modelled, ": 3 Choose", 3)[1].text.en == "Choose"
    assert refused(modelled, "3 > 3", 3)[0] == "3"
    assert refused(modelled, "8 > 3", 3)[0] == "8"
    assert refused(modelled, "37 people came", 1)[0] == "37"


def test_what_is_in_view_is_where_a_line_without_a_beginning_starts(
    drawn: Study, modelled: Study
) -> None:
    chosen = next(iter(drawn.elements))
    assert refused(drawn, "-> Planner : pressure")[0] == "->"
    _study, relation = after(drawn, "-> Planner : pressure", element=chosen)
    assert (relation.source, relation.kind) == (chosen, "pressure")
    assert after(drawn, "<- Planner", element=chosen)[1].target == chosen
    last = next(a.id for a in modelled.activities.values() if a.number == "3")
    assert len(after(modelled, "< 1 2", 3, activity=last)[1].depends_on) == 2
    assert after(modelled, "> 2", 3, activity=last)[1].depends_on[-1] == last
    assert after(modelled, "~> 1", 3, activity=last)[1].feedback_from == (last,)
    assert refused(modelled, "> 9", 3, activity=last)[0] == "9"
    assert refused(modelled, "< 1 2", 3)[0] == "<"


def test_the_chart(modelled: Study) -> None:
    study, row = after(modelled, "3 = partly; how by phone; quality 4", 4)
    assert (row.exists, row.how.en, row.quality) == ("partly", "by phone", 4)
    study, again = after(study, "3 : no; who nobody", 4)
    assert (again.id, again.exists, again.how.en) == (row.id, "no", "by phone")
    assert after(study, "2 > 3 = ya", 4)[1].target_kind == "link"
    assert after(study, "5 = ya", 4)[1].target_kind == "monitor_control"
    assert refused(study, "3 = maybe", 4)[0] == "maybe"
    assert refused(study, "3 = yes; quality 9", 4)[0] == "9"
    assert refused(study, "9 = yes", 4)[0] == "9"
    _study, change = after(study, "change Meet each month", 4, row=row.id)
    assert change.from_rows == (row.id,)


@pytest.mark.parametrize(
    ("line", "text", "position", "person", "when"),
    [
        ("action A, b, Head (Ani), by 2026-03-01", "A, b", "Head", "Ani", "2026-03-01"),
        ("tindakan A, Kepala, sebelum 1 Maret 2026", "A", "Kepala", None, "2026-03-01"),
        ("tindakan A, Kepala, sebelum Musrenbang", "A", "Kepala", None, "sebelum Musrenbang"),
        ("action A @ Head, by Q1 2026", "A", "Head", None, "Q1 2026"),
        ("action A, before Musrenbang @ Head", "A", "Head", None, "before Musrenbang"),
        ("action A, and then b", "A, and then b", None, None, None),
        ("action A, Governor", "A", "Governor", None, None),
        ("action A by 1st March 2026", "A", None, None, "2026-03-01"),
        ("action A,, 2026-3-1", "A", None, None, "2026-03-01"),
    ],
)
def test_actions(
    drawn: Study, line: str, text: str, position: str | None, person: str | None, when: str | None
) -> None:
    _study, action = after(drawn, line, 4)
    found = action.position.en if action.position else None
    assert (action.text.en, found, action.person, action.by_when) == (text, position, person, when)


def test_a_day_that_does_not_exist(drawn: Study) -> None:
    assert refused(drawn, "action A, Head, by 2026-02-30", 4)[0] == "2026-02-30"
    assert refused(drawn, "action A, Head, by 31 April 2026", 4)[0] == "31 April 2026"


def test_deleting_needs_the_whole_name(drawn: Study) -> None:
    assert refused(drawn, "delete Gov")[0] == "Gov"
    study, gone = after(drawn, "hapus Governor")
    assert gone is None
    assert len(study.elements) == 3
    assert refused(study, "rename E44 : x")[0] == "E44"


def test_an_unknown_line_shows_an_example_that_fits_the_stage(drawn: Study) -> None:
    examples = {refused(drawn, "hello there", stage)[1] for stage in (1, 2, 3, 4)}
    assert len(examples) == 4
    assert refused(drawn, "   ") == ("   ", refused(drawn, "   ")[1])
    assert refused(drawn, "actor")[0] == "actor"


PIECES = (
    *index(ELEMENTS),
    *index(COMMANDS),
    *index(MEASURES),
    *index(LETTERS),
    *"-> <- <-> -- x > < | ~> ..> = : ; , @ ! ? ~ “ ” ( ) + - . E01 RS1 1 2 3 9 by".split(),  # noqa: SIM905
    '"',
    "Governor",
    "partly",
    "gain",
    "can stop",
    "2026-02-30",
    *HOSTILE,
)
LINES = st.one_of(
    hostile_texts(unstorable=True),
    st.text(max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join),
)


@st.composite
def places(draw: st.DrawFn, study: Study) -> Place:
    def one(table: Any) -> str | None:
        id_: str | None = draw(st.sampled_from([None, "gone", *table][:4]))
        return id_

    return Place(
        draw(st.integers(1, 4)),
        one(study.pictures),
        one(study.elements),
        one(study.root_definitions),
        one(study.models),
        one(study.activities),
        one(study.comparison_rows),
        one(study.changes),
    )


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_is_typed_is_refused_with_a_place_or_can_be_applied(data: st.DataObject) -> None:
    study = data.draw(studies())
    for _turn in range(4):
        line = data.draw(LINES)
        place = data.draw(places(study))
        answer = understand(line, study, place)
        if isinstance(answer, NotUnderstood):
            assert 0 <= answer.start <= answer.end <= len(line)
            assert answer.message
        else:
            assert answer.stage in (1, 2, 3, 4, 5)
            assert not answer.changeset or answer.changeset.label.strip()
            assert answer.changeset.merge_key is None
            named = study.get(answer.kind, answer.id)
            study = apply(study, answer.changeset)
            assert named or study.get(answer.kind, answer.id)
        offered = complete(line, data.draw(st.integers(0, len(line))), study, place)
        assert len(offered) <= 8
        begun = suggest(line, study, place)
        assert not begun or begun.casefold().startswith(line.casefold())


@pytest.mark.parametrize("sign", [*"a@;,<(~1", "a x ", " -> ", "@ ", "a; ", "<-"])
@pytest.mark.parametrize(
    ("opening", "stage"),
    [("", 1), ("", 3), ("! ", 1), ("C ", 2), ("theme a : ", 1), ("action ", 4), ("3 = ", 4)],
)
def test_a_megabyte_is_no_more_work_than_it_is_long(
    modelled: Study, sign: str, opening: str, stage: int
) -> None:
    line = opening + sign * (1_000_000 // len(sign))
    assert calls_of(lambda: understand(line, modelled, Place(stage))) < 5 * len(line)
    assert calls_of(lambda: complete(line, len(line), modelled, Place(stage))) < 5 * len(line)


def test_a_number_beyond_reason_is_not_an_activity() -> None:
    study = typed("system to learn", "choose RS1", stage=2)
    assert refused(study, "9" * 5000 + " Learn", 3)[0] == "9" * 200
    step = add_model(study, next(iter(study.root_definitions)))
    study = apply(study, step)
    study = apply(study, add_activity(study, step.puts[0].id, "Odd", number="x"))
    study = apply(study, add_control(study, step.puts[0].id))
    assert after(study, "+ Learn", 3)[1].text.en == "Learn"


def test_equal_labels_must_be_told_apart() -> None:
    study = new_study("T", "en")
    picture = add_picture(study, "P")
    study = apply(study, picture)
    for _twice in range(2):
        study = apply(study, add_element(study, picture.puts[0].id, "actor", "Ani"))
    for line in ("! late @ Ani", "@ Ani", "delete Ani", "Ani -> E01"):
        part, message = refused(study, line)
        assert part == "Ani"
        assert "E02" in message
