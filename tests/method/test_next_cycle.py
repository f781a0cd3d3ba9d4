"""What the next cycle begins with: what is open, under the names that it had, and nothing that hangs in the air."""

from __future__ import annotations

from hypothesis import given, settings

from ssm_studio.domain.changes import apply
from ssm_studio.domain.kinds import fields_of
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.formats.bundle.bundle import example_study, read_bundle, to_json
from ssm_studio.method.next_cycle import Closing, begin, chosen, closing_step, proposal
from tests.studies import Build, studies


def refs(study: Study, kind: str) -> list[str]:
    return [each.ref for each in study.table(kind).values()]


def test_the_example_carries_on_what_is_open() -> None:
    study = example_study("en")
    after = begin(study, "east-java", proposal(study))
    assert after.title == study.title
    assert (after.session.cycle, after.session.parent_session) == (2, "east-java")
    assert after.session.id != study.session.id
    assert after.session.situation == study.session.situation
    assert after.session.dates == ()
    assert refs(after, "analysis_one") == ["A1-3", "A1-4", "A1-5", "A1-6", "A1-7"]
    assert refs(after, "system") == ["RS3", "RS4"]
    assert refs(after, "action") == refs(study, "action")
    assert [each.version for each in after.pictures.values()] == [2, 2]
    assert refs(after, "element") == refs(study, "element")
    assert not after.root_definitions
    assert not after.comparison_rows


def test_an_issue_that_an_action_settled_stays_drawn_and_is_no_issue_any_more() -> None:
    build = Build()
    picture = build.add("picture", version=3)
    settled = build.add("element", picture=picture, is_issue=True)
    left = build.add("element", picture=picture, is_issue=True)
    theme = build.add("theme", issues=(settled,))
    system = build.add("system", from_themes=(theme,), chosen=True)
    definition = build.add("definition", system=system)
    model = build.add("model", root_definition=definition)
    activity = build.add("activity", model=model, number="1")
    row = build.add("row", model=model, target=activity)
    change = build.add("change", from_rows=(row,))
    action = build.add("action", changes=(change,), status="done")
    study = build.study
    assert [each.id for each in proposal(study)["issues"]] == [left]
    after = begin(study, "first", proposal(study))
    assert after.elements[left].is_issue
    assert after.elements[settled].is_issue is None
    assert action not in after.actions
    assert after.pictures[picture].version == 4


def test_an_open_action_keeps_its_history_and_says_where_it_comes_from() -> None:
    build = Build()
    change = build.add("change")
    action = build.add("action", changes=(change,), status="blocked")
    look = build.add("follow_up", action=action, status="blocked")
    after = begin(build.study, "first", proposal(build.study))
    assert after.actions[action].changes == ()
    assert look in after.follow_ups
    assert [each.rule for each in after.waivers.values()] == ["TR-02", "AC-07"]
    for waiver in after.waivers.values():
        assert waiver.about == action
        assert waiver.reason is not None
        assert "ACT1" in waiver.reason.read("en")


def test_a_single_issue_brings_its_picture_and_nothing_else_of_it() -> None:
    study = example_study("en")
    after = begin(study, "east-java", chosen(study, "E24"))
    assert refs(after, "element") == ["E24"]
    assert len(after.pictures) == 1
    assert not after.actions
    # Parts are named in either language.
    assert chosen(study, "isu, Tindakan") == chosen(study, "issues, actions")
    assert chosen(study, "semua") == proposal(study)
    assert not any(chosen(study, "tidak ada").values())


@settings(max_examples=30, deadline=None)
@given(studies())
def test_nothing_that_is_carried_names_what_is_not_and_all_of_it_comes_back_from_a_bundle(
    study: Study,
) -> None:
    after = begin(study, "before", proposal(study))
    ids = {record.id for _kind, record in after.everything()}
    for kind, record in after.everything():
        for each in fields_of(type(record)):
            value = getattr(record, each.name)
            if (each.metadata["refers"] or each.metadata["parent"]) and isinstance(value, str):
                parts = [part.split(".")[0] for part in value.split(">")]
                assert any(part in ids for part in parts), (kind, each.name)
    again = read_bundle(to_json(after).encode(), lambda _words: None)
    assert len(list(again.everything())) == len(list(after.everything()))


def test_what_was_learned_is_one_step_in_the_old_session() -> None:
    study = example_study("id")
    assert not closing_step(study, Closing())
    step = closing_step(study, Closing("cukup", "", {"F": " ", "M": "gambar terpisah"}))
    after = apply(study, step)
    first, second = list(after.learning.values())[-2:]
    assert (first.interest, first.about, second.about) == ("ps", None, "M")
    assert second.text == Text(id="gambar terpisah")
    assert [first.ref, second.ref] == ["LN4", "LN5"]


def test_a_list_of_one_s_own_goes_along_and_a_part_of_a_photo_does_not_stay_without_it() -> None:
    build = Build()
    own = build.add("lens", key="own.water")
    build.add("lens_element", lens=own, key="own.water.canal")
    picture = build.add("picture", version=1)
    photo = build.add("photo", picture=picture)
    drawn = build.add(
        "element",
        picture=picture,
        is_issue=True,
        lens_tags=("own.water.canal",),
        photo=photo,
        photo_region="100 200 300 150",
    )
    after = begin(build.study, "first", proposal(build.study))
    assert [each.key for each in after.lens_elements.values()] == ["own.water.canal"]
    assert after.elements[drawn].lens_tags == ("own.water.canal",)
    assert (after.elements[drawn].photo, after.elements[drawn].photo_region) == (None, None)
