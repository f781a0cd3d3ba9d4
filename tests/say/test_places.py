"""A line is about what is in view: the stage that it leads to, the row, change and definition that it belongs to."""

from __future__ import annotations

import pytest

from ssm_studio.domain.changes import apply
from ssm_studio.domain.definition_rows import rows_of
from ssm_studio.domain.definitions import Actor, Customer
from ssm_studio.domain.study import new_study
from ssm_studio.domain.text import read
from ssm_studio.say import NotUnderstood, Place, Understood, understand
from ssm_studio.say.answers import told
from ssm_studio.say.interpreter import kind_words_offered
from tests.say.test_interpreter import after, typed
from tests.studies import rich_study


@pytest.mark.parametrize(
    ("line", "stage"),
    [
        ("actor Governor", 1),
        ("theme Turns", 1),
        ("system to share water", 2),
        ("change Write turns down", 4),
        ("debate Whose clock?", 4),
        ("action Hang a board", 4),
    ],
)
def test_a_line_leads_to_the_stage_where_its_record_stands(line: str, stage: int) -> None:
    study = rich_study()
    picture = next(iter(study.pictures))
    answer = understand(line, study, Place(3, picture=picture))
    assert isinstance(answer, Understood)
    assert answer.stage == stage


def test_what_is_said_in_the_debate_hangs_on_the_row_in_view_only_where_there_is_one() -> None:
    study = rich_study()
    row, change = next(iter(study.comparison_rows)), next(iter(study.changes))
    assert after(study, "debate Whose clock?", 4, row=row)[1].row == row
    assert after(study, "debate Whose clock?", 4, row="gone")[1].row is None
    assert after(study, "change Turns on paper", 4, row=row)[1].from_rows == (row,)
    assert after(study, "action Hang a board", 4, change=change)[1].changes == (change,)
    assert after(study, "action Hang a board", 4, change="gone")[1].changes == ()


def test_the_first_arrow_parts_the_transformation() -> None:
    study = typed("system to share", "choose RS1", stage=2)
    _study, definition = after(study, "T thirst -> fields -> rice", 2)
    assert read(definition.transformation_input, "en") == "thirst"
    assert read(definition.transformation_output, "en") == "fields -> rice"
    assert read(after(study, "T thirst -> ", 2)[1].transformation_output, "en") == ""


def test_as_many_rows_and_answers_as_one_line_may_have_and_no_more() -> None:
    from ssm_studio.say.comparison import MOST_ANSWERS
    from ssm_studio.say.definitions import MOST_ROWS

    study = typed("system to share", "choose RS1", stage=2)
    many = [f"farmer {n}" for n in range(MOST_ROWS)]
    study, _row = after(study, "C " + "; ".join(many), 2)
    (definition,) = study.root_definitions
    assert len(rows_of(study, definition, "C")) == MOST_ROWS
    too_many = understand("C " + "; ".join((*many, "one more")), study, Place(2))
    assert isinstance(too_many, NotUnderstood)
    whole = rich_study()
    model = next(iter(whole.models))
    answers = "1 = yes" + "; how x" * (MOST_ANSWERS - 1)
    assert isinstance(understand(answers, whole, Place(4, model=model)), Understood)
    assert isinstance(understand(answers + "; how x", whole, Place(4, model=model)), NotUnderstood)


def test_only_customers_gain_or_lose_by_a_sign() -> None:
    study = typed("system to share", "choose RS1", stage=2)
    study, customer = after(study, "C - night pumpers", 2)
    assert isinstance(customer, Customer)
    assert (read(customer.who, "en"), customer.kind) == ("night pumpers", "victim")
    study, actor = after(study, "A - night pumpers", 2)
    assert isinstance(actor, Actor)
    assert read(actor.who, "en") == "- night pumpers"


def test_a_word_that_ends_where_an_arrow_begins_is_a_name() -> None:
    study = new_study("T", "en")
    study, _mark = after(study, "actor Group")
    study, _mark = after(study, "actor Staff")
    study, relation = after(study, "Group -> Staff")
    assert relation.kind == "flow"
    assert len(study.elements) == 2
    study, relation = after(study, "actor Group -> Staff : pressure")
    assert relation.kind == "pressure"
    assert len(study.elements) == 2


def test_a_line_with_an_arrow_is_a_relation_before_it_is_an_element() -> None:
    study, _head = after(new_study("T", "id"), "orang Kepala dinas")
    found = understand("Anggaran irigasi -> Kepala dinas: dana", study, Place(1))
    assert isinstance(found, NotUnderstood)
    assert found.name == "Anggaran irigasi"
    assert next(iter(kind_words_offered(found.name))) == "money"
    study, _money = after(study, "uang Anggaran irigasi")
    study, relation = after(study, "Anggaran irigasi -> Kepala dinas: dana")
    assert (relation.kind, read(relation.label, "id")) == ("flow", "dana")
    found = understand("Kepala dinas >> Camat: perintah", study, Place(1))
    assert isinstance(found, NotUnderstood)
    assert found.name == "Camat"
    study, relation = after(study, "Kepala dinas >> Anggaran irigasi")
    assert relation.kind == "authority"
    study, note = after(study, "catatan uang -> jalan")
    assert note.kind == "note"


def test_what_was_deleted_is_named_before_what_hung_on_it() -> None:
    study, staff = after(new_study("T", "en"), "group Staff")
    study, _head = after(study, "actor Head")
    study, relation = after(study, "Head -> Staff")
    found = understand("delete Staff", study, Place(1))
    assert isinstance(found, Understood)
    words = told(apply(study, found.changeset), found, Place(1), "delete Staff")
    assert words.index(staff.ref) < words.index(relation.ref)


def test_a_quotation_without_words_after_its_mark_is_nobodys() -> None:
    study, bubble = after(new_study("T", "en"), "“too late”")
    assert (read(bubble.label, "en"), bubble.belongs_to) == ("too late", None)
    study, open_ = after(study, "“too late @ Staff")
    assert read(open_.label, "en") == "too late"


@pytest.mark.parametrize(
    ("kind", "stage"),
    [
        ("element", 1),
        ("theme", 1),
        ("picture", 1),
        ("system", 2),
        ("definition", 2),
        ("customer", 2),
        ("actor", 2),
        ("owner", 2),
        ("constraint", 2),
        ("model", 3),
        ("activity", 3),
        ("debate", 4),
        ("change", 4),
        ("action", 4),
        ("learning", 4),
    ],
)
def test_a_new_wording_leads_to_the_stage_where_the_record_is_seen(kind: str, stage: int) -> None:
    study = rich_study()
    record = next(each for each in study.table(kind).values() if each.ref)
    place = Place(4, definition=getattr(record, "definition", None))
    answer = understand(f"rename {record.ref} Altogether other words", study, place)
    assert isinstance(answer, Understood), answer
    assert (answer.kind, answer.id, answer.stage) == (kind, record.id, stage)
