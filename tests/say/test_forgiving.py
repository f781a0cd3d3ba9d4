"""Lines as people really type them: signs of the legend, parts of names, pasted lists, names without a kind."""

from __future__ import annotations

import pytest

from ssm_studio.diagram.picture.legend import line_sign
from ssm_studio.domain.activity_names import odd_name
from ssm_studio.domain.changes import apply
from ssm_studio.domain.elements import ELEMENT_KINDS, RELATION_KINDS
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import read
from ssm_studio.say import NotUnderstood, Place, Understood, understand
from ssm_studio.say.answers import told
from ssm_studio.say.conversation import Turn, answer, begin, say
from ssm_studio.say.pasted_lines import lines_of, understand_several
from tests.say.test_interpreter import after, refused, typed
from tests.studies import rich_study

STROKES = {"plain": "─", "heavy": "━", "double": "═", "dashed": "╌", "dotted": "┈"}
HEADS = {"arrow": "▶", "open": "▷", "dot": "●", "tee": "┤", "none": ""}


def drawn(kind: str) -> str:
    """A line of a kind as the legend shows it."""
    look = RELATION_KINDS[kind]
    stroke, head = STROKES[look.line], HEADS[look.head] if look.directed else ""
    return f"{stroke}{look.sign or stroke}{stroke}{head or stroke}"


LINES = [each for each in RELATION_KINDS if each != "conflict"]


@pytest.fixture
def two() -> Study:
    return typed("actor Governor", "group Planning staff")


@pytest.mark.parametrize(
    ("sign", "kind", "turned"),
    [
        ("-|", "constrains", False),
        ("|-", "constrains", True),
        ("=>", "authority", False),
        ("<=", "authority", True),
        ("-@-", "monitors", False),
        ("-/-", "missing", False),
        ("◀──▶", "communicates", False),
        *((drawn(each), each, False) for each in LINES if each != "communicates"),
        *((line_sign(each, 7), each, False) for each in LINES),
        *((line_sign(each, 7, ascii_only=True), each, False) for each in LINES),
    ],
)
def test_every_line_of_the_legend_is_understood(
    two: Study, sign: str, kind: str, turned: bool
) -> None:
    study, relation = after(two, f"Governor {sign} Planning staff : since May")
    assert relation.kind == kind
    assert (study.elements[relation.source].ref == "E02") is turned
    assert read(relation.label, "en") == "since May"


@pytest.mark.parametrize("sign", ["╌⚔╌", "x", "><", "-x-", "~~~X~~~"])
def test_the_crossed_swords_of_the_legend_are_a_conflict(two: Study, sign: str) -> None:
    _study, element = after(two, f"Governor {sign} Planning staff : over figures")
    assert (element.kind, len(element.parties)) == ("conflict", 2)


@pytest.mark.parametrize("kind", [each for each in ELEMENT_KINDS if each != "question"])
def test_every_mark_of_the_legend_begins_a_line(kind: str) -> None:
    _study, element = after(new_study("T", "en"), f"{ELEMENT_KINDS[kind].glyph} something")
    assert element.kind == kind


def test_outside_is_enough_for_an_outside_party() -> None:
    _study, element = after(new_study("T", "en"), "outside Auditors")
    assert (element.kind, read(element.label, "en")) == ("outsider", "Auditors")


def test_a_part_of_a_label_that_one_element_alone_has_is_enough(two: Study) -> None:
    _study, relation = after(two, "vernor -> staff")
    assert relation.kind == "flow"
    more = typed("group Field staff", study=two)
    assert "could be" in refused(more, "Governor -> staff")[1]
    # Who is said to think something is drawn where nobody is called so.
    _study, concern = after(two, "! too late @ staff")
    assert concern.belongs_to not in two.elements


def test_a_bare_name_asks_for_its_kind_and_draws_nothing(two: Study) -> None:
    answered = understand("Ferry master", two, Place(1))
    assert isinstance(answered, NotUnderstood)
    assert answered.name == "Ferry master"
    for word in ("person", "group", "organisation"):
        assert word in answered.message
    assert isinstance(understand("a, b; c", two, Place(1)), NotUnderstood)
    assert understand("Ferry master", two, Place(3)).name == ""  # type: ignore[union-attr]


def test_an_activity_between_two_takes_their_arrow() -> None:
    study = typed("system to share", "choose RS1", stage=2)
    study = typed("1 Look", "2 Decide < 1", "3 Act < 2", stage=3, study=study)
    found = understand("4 Ask everybody < 2 > 3", study, Place(3))
    assert isinstance(found, Understood)
    after_ = apply(study, found.changeset)
    by_number = {each.number: each for each in after_.activities.values()}
    assert by_number["3"].depends_on == (by_number["4"].id,)
    assert by_number["4"].depends_on == (by_number["2"].id,)
    assert "2 → 3" in told(after_, found, Place(3), "4 Ask everybody < 2 > 3")
    assert refused(study, "4 Ask < 2 > 9", 3)[0] == "9"
    _study, told_ = after(study, "4 Keep the score < 2", 3)
    assert told_.text.en == "Keep the score"


def test_an_activity_that_takes_the_number_of_monitoring_says_so_and_why_its_code_differs() -> None:
    study = typed("system to share", "choose RS1", stage=2)
    study = typed("1 Look", "2 Decide < 1", "control", stage=3, study=study)
    line = "3 Ask everybody < 2"
    found = understand(line, study, Place(3))
    assert isinstance(found, Understood)
    study = apply(study, found.changeset)
    answered = told(study, found, Place(3), line)
    assert "monitoring and control are 4, 5, 6 now" in answered
    assert "code CM1.3a, because CM1.3 is activity 4" in answered
    moved = next(each for each in study.activities.values() if each.number == "5")
    assert odd_name(study, moved) == "code CM1.4: it stays when numbers change"
    first = next(each for each in study.activities.values() if each.number == "1")
    assert odd_name(study, first) == ""


@pytest.mark.parametrize(
    ("line", "stage", "instead"),
    [
        ("undo 3", 1, "once for each step"),
        ("redo 2", 3, "once for each step"),
        ("stage 9", 1, "stages 1 to 5"),
        ("tahap 0", 4, "stages 1 to 5"),
        ("E01, E02 by P1", 1, "“E01 by P1”, and then the same for E02."),
        ("CM1.1, CM1.2, CM1.3 by P1", 3, "“CM1.1 by P1”, and then the same for CM1.2, CM1.3."),
    ],
)
def test_a_near_miss_is_told_what_to_type_instead(line: str, stage: int, instead: str) -> None:
    found = understand(line, rich_study(), Place(stage))
    assert isinstance(found, NotUnderstood)
    assert instead in found.message


def test_a_letter_right_after_a_system_belongs_to_it() -> None:
    study, system = after(new_study("T", "en"), "system to share water", 2)
    study, definition = after(study, "W water is nobody's own", 2, system=system.id)
    assert definition.system == system.id
    study, other = after(study, "system to sell water", 2)
    study, second = after(study, "C buyers", 2, system=other.id)
    assert study.root_definitions[second.definition].system == other.id
    assert len(study.root_definitions) == 2


def test_an_action_is_tied_to_the_change_that_is_named_or_in_view_and_to_no_other() -> None:
    study = rich_study()
    change = next(iter(study.changes.values()))
    assert after(study, "action Hang a board", 4)[1].changes == ()
    named = after(study, f"action Hang a board, Keeper, by 2026-03-01; changes {change.ref}", 4)[1]
    assert named.changes == (change.id,)
    assert named.by_when == "2026-03-01"
    line = "action Hang a board"
    place = Place(4, change=change.id)
    found = understand(line, study, place)
    assert isinstance(found, Understood)
    sentence = told(apply(study, found.changeset), found, place, line)
    assert "which is selected" in sentence
    assert change.ref in sentence
    other = f"action Hang a board; changes {change.ref}"
    again = understand(other, study, place)
    assert isinstance(again, Understood)
    assert "chosen" not in told(apply(study, again.changeset), again, place, other)


def test_a_pasted_list_is_as_many_sayings_in_one_step() -> None:
    study = new_study("T", "en")
    lines = lines_of("• actor Keeper\n\n  group Farmers\r\nFerry master\n! dry fields @ Farmers\n")
    assert lines == ("actor Keeper", "group Farmers", "Ferry master", "! dry fields @ Farmers")
    several = understand_several(lines, study, Place(1))
    assert [line for line, _place, _found in several.understood] == [*lines[:2], lines[3]]
    assert [line for line, _sentence in several.failed] == ["Ferry master"]
    done = apply(study, several.changeset)
    assert [each.ref for each in done.elements.values()] == ["E01", "E02", "E03"]
    assert "3" in several.changeset.label


def test_what_was_made_is_in_view_for_the_next_line() -> None:
    study = new_study("T", "en")
    talk = begin(study)
    for line in ("actor Keeper", "group Farmers", "-> Keeper : papers", "stage 2"):
        turn = say(line, study, talk)
        assert isinstance(turn, Turn), turn
        if turn.found is None:
            talk = turn.after
            continue
        study = apply(study, turn.found.changeset)
        words, talk = answer(turn, line, talk, study)
        assert "\n" not in words
    (relation,) = study.relations.values()
    assert study.elements[relation.source or ""].ref == "E02"
    assert talk.place.stage == 2


ANSWERED = (
    *("1 = ada tidak", "1 ada tidak", "1 tidak ada", "1 exists no", "1 no", "1: exists: no"),
    *("ada tidak", "tidak ada", "exists no", "exists: no", "no; how by phone"),
    *(
        "X01 ada tidak",
        "X01 tidak ada",
        "X01 = no",
        "X01 exists = no",
        "1 how = by phone; ada tidak",
    ),
)


@pytest.fixture
def asked() -> Study:
    """A model of one activity, and what is told about it."""
    study = typed("system to ask", stage=2)
    study, _model = after(study, "1 Ask the users", stage=3)
    return after(study, "1 = comment nobody knows", stage=4)[0]


def in_chart(study: Study, line: str) -> Understood | NotUnderstood:
    """What a line means where the one row of the chart is in view."""
    model, row = next(iter(study.models)), next(iter(study.comparison_rows))
    return understand(line, study, Place(4, model=model, row=row))


@pytest.mark.parametrize("line", ANSWERED)
def test_an_answer_of_the_chart_needs_neither_sign_nor_number(asked: Study, line: str) -> None:
    answer = in_chart(asked, line)
    assert isinstance(answer, Understood), answer
    (row,) = apply(asked, answer.changeset).comparison_rows.values()
    assert row.exists == "no"
    assert (read(row.how, "en") or "by phone") == "by phone"


@pytest.mark.parametrize(
    "line", ["how do we know", "no one knows", "4 people came", "1 people came"]
)
def test_sentences_that_begin_as_an_answer_are_none(asked: Study, line: str) -> None:
    assert isinstance(in_chart(asked, line), NotUnderstood)


@pytest.mark.parametrize(
    ("line", "side"),
    [
        ("mendukung warga pulang cepat", "for"),
        ("supports: people go home early", "for"),
        ("for: people go home early", "for"),
        ("tidak setuju terlalu cepat", "against"),
        ("against: too soon", "against"),
    ],
)
def test_a_side_alone_begins_something_said(asked: Study, line: str, side: str) -> None:
    answer = in_chart(asked, line)
    assert isinstance(answer, Understood), answer
    study = apply(asked, answer.changeset)
    (saying,) = study.debate.values()
    assert saying.position == side
    answer = in_chart(study, "D1 question")
    assert isinstance(answer, Understood)
    assert apply(study, answer.changeset).debate[saying.id].position == "question"


def test_which_words_a_side_or_a_relation_lacks_is_said(asked: Study) -> None:
    for line, missing in (
        ("mendukung X01", "speak for"),
        ("for the elders", "for: the elders"),
        ("presses Staff", "Governor -> Agencies : presses"),
    ):
        answer = in_chart(asked, line)
        assert isinstance(answer, NotUnderstood)
        assert missing in answer.message


def test_a_boundary_names_whom_it_goes_round(two: Study) -> None:
    study = typed("! reports pile up @ Planning staff", study=two)
    study, boundary = after(study, "boundary Office : Governor, Planning staff")
    assert read(boundary.label, "en") == "Office"
    assert [study.elements[each].ref for each in boundary.parties] == ["E01", "E02", "E03"]
    _study, other = after(study, "batas Kantor : lantai dua")
    assert read(other.label, "en") == "Kantor : lantai dua"
