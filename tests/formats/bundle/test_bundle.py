"""A bundle comes in and goes out again as the same data, and what cannot be kept is refused in a sentence."""

from __future__ import annotations

import copy
import dataclasses
import json
from importlib import resources
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from ssm_studio.domain import changes, edit
from ssm_studio.domain.kinds import KINDS
from ssm_studio.domain.picture import Element, Relation
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import Text
from ssm_studio.errors import StudioError
from ssm_studio.formats.bundle.bundle import (
    EXAMPLE,
    example_study,
    export_bundle,
    import_bundle,
    read_bundle,
    to_json,
)
from ssm_studio.formats.bundle.codec import slots
from tests.formats.bundle.bundle_reference import MARK, PAGE, tables
from tests.formats.bundle.bundle_strategies import BUNDLES, JSON, SCHEMA
from tests.studies import rich_study, studies

VALIDATOR = Draft202012Validator(SCHEMA)
SLOW = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


def example() -> dict[str, Any]:
    text = resources.files("ssm_studio").joinpath("data", EXAMPLE).read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


def there_and_back(data: Any) -> Any:
    return export_bundle(read_bundle(json.dumps(data)))


def exactly(data: Any) -> str:
    """Text that differs where data differ, true and 1 included; the order of keys does not count."""
    return json.dumps(_as_whole(data), sort_keys=True)


def _as_whole(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _as_whole(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_as_whole(each) for each in data]
    if isinstance(data, float) and data.is_integer():
        return int(data)
    return data


def test_the_worked_example_comes_back_field_for_field() -> None:
    assert exactly(there_and_back(example())) == exactly(example())


def test_the_worked_example_fills_every_stage() -> None:
    study = import_bundle(example())
    full = {kind.name for kind in KINDS if study.table(kind.name)}
    assert full == {kind.name for kind in KINDS if not kind.since} - {"follow_up", "waiver"}
    assert study.language == "id"


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_example_opens_in_either_language_and_is_otherwise_the_same(language: str) -> None:
    study = example_study(language)
    assert study.language == language
    out, original = export_bundle(study), example()
    assert sorted(out["session"].pop("languages")) == sorted(original["session"].pop("languages"))
    assert exactly(out) == exactly(original)


@SLOW
@given(BUNDLES)
def test_whatever_the_schema_accepts_comes_back_the_same(data: dict[str, Any]) -> None:
    assert VALIDATOR.is_valid(data)
    before = copy.deepcopy(data)
    assert exactly(there_and_back(data)) == exactly(data)
    assert data == before


@SLOW
@given(BUNDLES)
def test_export_is_the_same_bytes_each_time(data: dict[str, Any]) -> None:
    text = to_json(import_bundle(data))
    assert text.endswith("\n")
    assert to_json(read_bundle(text)) == text
    assert to_json(read_bundle(text.encode())) == text


@SLOW
@given(st.data())
def test_schema_and_importer_agree_on_what_is_refused(data: st.DataObject) -> None:
    bundle = data.draw(BUNDLES)
    spots = list(_spots(bundle))
    holder, key = data.draw(st.sampled_from(spots)) if spots else ({}, "")
    if spots:
        holder[key] = data.draw(JSON)
    refused = refusal(bundle)
    assert VALIDATOR.is_valid(bundle) == (refused is None), refused


def refusal(data: Any) -> StudioError | None:
    try:
        import_bundle(data)
    except StudioError as error:
        return error
    return None


def _spots(data: Any) -> Any:
    if isinstance(data, dict | list):
        for key, inner in data.items() if isinstance(data, dict) else enumerate(data):
            yield data, key
            yield from _spots(inner)


@pytest.mark.parametrize("path", ["elements", "comparison", "comparison.rows", "root_definitions"])
@pytest.mark.parametrize("value", [5, "x", True, [1], ["x"], [[]], {"rows": {}}, [None]])
def test_wrong_types_are_refused_by_both(path: str, value: Any) -> None:
    holder: Any = value
    for key in reversed(path.split(".")):
        holder = {key: holder}
    refused = refusal(holder)
    assert VALIDATOR.is_valid(holder) == (refused is None)
    if refused:
        assert path.split(".", maxsplit=1)[0] in str(refused)
        assert refused.hint


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"elements": [{"label": "Mayor"}]},
        {"elements": [{"id": "E01"}, {"id": "E01"}], "relations": [{"from": "E01", "to": "E01"}]},
        {"relations": [{"id": "L01", "from": "E98", "to": "nobody"}]},
        {"themes": [], "elements": None, "research": {}, "comparison": {}, "unknown": [{"a": 1.5}]},
        {"comparison": {"rows": [], "note": "kept"}, "reconstruction": {"rows": None}},
        {"root_definitions": [{"pqr": {}, "t": None, "w": {"text": {}}, "c": [{}], "a": []}]},
        {
            "root_definitions": [
                {"text": {"en": None, "fr": "Un système"}, "pqr": {"p": {"fr": "x"}}}
            ]
        },
        {
            "analysis_two": [
                {"norms": [{"en": "a", "fr": "b"}, {}, "c"], "values": ["", {"id": ""}]}
            ]
        },
        {"accommodations": [{"gradients": {"P1": 1, "P9": None}}, {"gradients": {}}]},
        {"meta": {"title": {"en": "a", "plain": "b"}, "schema_version": 2.0}},
        {"meta": {"title": {"plain": "only"}}},
        {
            "models": [{"id": "A", "activities": [{"id": "1"}, {"id": "2", "depends_on": ["1"]}]}]
            * 2
        },
        {"elements": [{"id": "", "picture": "", "x.y": 1, "position": {"z": 3}}]},
    ],
)
def test_hand_written_bundles_come_back(data: dict[str, Any]) -> None:
    assert VALIDATOR.is_valid(data)
    assert exactly(there_and_back(data)) == exactly(data)


def test_references_find_what_they_name() -> None:
    study = import_bundle(example())
    by_ref = {record.ref: record for _kind, record in study.everything()}
    assert study.relations[by_ref["L01"].id].source in study.elements
    link = by_ref["X08"]
    assert link.target == f"{by_ref['CM1.3'].id}>{by_ref['CM1.5'].id}"  # type: ignore[attr-defined]
    concept = by_ref["RC-marr.en.community"]
    assert concept.evidence == (by_ref["RD2"].id + ".w",)  # type: ignore[attr-defined]
    settled = by_ref["AC1"]
    assert settled.gradients[0][0] == by_ref["P1"].id  # type: ignore[attr-defined]


def test_activities_of_two_models_may_bear_the_same_names() -> None:
    activities = [{"id": "1"}, {"id": "2", "depends_on": ["1"]}]
    rows = [{"model": "B", "target": "1>2", "target_kind": "link"}]
    models = [{"id": "A", "activities": activities}, {"id": "B", "activities": activities}]
    study = import_bundle({"models": models, "comparison": {"rows": rows}})
    one_a, two_a, one_b, two_b = study.activities.values()
    assert (two_a.depends_on, two_b.depends_on) == ((one_a.id,), (one_b.id,))
    (row,) = study.comparison_rows.values()
    assert row.target == f"{one_b.id}>{two_b.id}"


def test_what_was_drawn_without_short_names_keeps_its_connections() -> None:
    one, two = (Element(id=new_id(), label=Text(plain=name)) for name in ("one", "two"))
    line = Relation(id=new_id(), source=one.id, target=two.id)
    study = Study(elements={one.id: one, two.id: two}, relations={line.id: line})
    back = import_bundle(export_bundle(study))
    (relation,) = back.relations.values()
    assert relation.source is not None
    assert relation.target is not None
    assert read_label(back, relation.source) == "one"
    assert read_label(back, relation.target) == "two"


def test_two_elements_of_one_name_keep_their_own_connections() -> None:
    one, two = (Element(id=new_id(), ref="E01", label=Text(plain=name)) for name in ("one", "two"))
    line = Relation(id=new_id(), source=one.id, target=two.id)
    study = Study(elements={one.id: one, two.id: two}, relations={line.id: line})
    (relation,) = import_bundle(export_bundle(study)).relations.values()
    assert relation.source != relation.target


def read_label(study: Study, id_: str) -> str:
    label = study.elements[id_].label
    return label.read("en") if label else ""


def test_an_edit_shows_in_the_bundle_and_nothing_else_moves() -> None:
    study = import_bundle(example())
    row = next(each for each in study.comparison_rows.values() if each.ref == "X17")
    after = changes.apply(study, edit.write(study, "row", row.id, "how", "Dalam rapat"))
    expected = example()
    expected["comparison"]["rows"][-1]["how"] = {"id": "Dalam rapat"}
    assert exactly(export_bundle(after)) == exactly(expected)


def test_emptying_a_field_takes_it_out_of_the_bundle() -> None:
    data = {"analysis_two": [{"id": "A2-1", "norms": [{"en": "a", "fr": "b"}], "role": "Clerk"}]}
    study = import_bundle(data)
    (norm,) = study.analyses_two.values()
    emptied = edit.set_fields(study, "analysis_two", norm.id, norms=(), role=None)
    assert export_bundle(changes.apply(study, emptied)) == {"analysis_two": [{"id": "A2-1"}]}


def test_the_other_language_is_kept_and_given_back() -> None:
    study = import_bundle(example())
    edited = changes.apply(
        study, edit.write(study, "session", study.session.id, "title", "Judul baru")
    )
    title = export_bundle(edited)["meta"]["title"]
    assert title == {"en": example()["meta"]["title"]["en"], "id": "Judul baru"}


def test_what_no_file_can_hold_is_replaced_and_said() -> None:
    heard: list[str] = []
    text = '{"elements": [{"label": "a\\u0000b\\ud800", "k\\u0000": 1}]}'
    study = read_bundle(text, heard.append)
    assert export_bundle(study) == {"elements": [{"label": "a\ufffdb\ufffd", "k\ufffd": 1}]}
    assert len(heard) == 1
    read_bundle("{}", heard.append)
    assert len(heard) == 1


def test_a_bundle_of_a_newer_version_is_kept_and_said() -> None:
    heard: list[str] = []
    data = {"meta": {"schema_version": 9}, "elements": [{"glow": True}], "auras": [{"id": "AU1"}]}
    assert export_bundle(read_bundle(json.dumps(data), heard.append)) == data
    assert "newer" in heard[0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1"),
        ("{", "line 1"),
        ('{"a": 1,\n "b" 2}', "line 2"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"SQLite format 3\x00\x10\x00", "JSON"),
        ("[]", "an object"),
        ("null", "an object"),
        ('{"x": NaN}', "NaN"),
        ('{"x": -Infinity}', "Infinity"),
        ('{"x": 1e999}', "1e999"),
        ('{"x": ' + "9" * 6000 + "}", "too large"),
        ('{"x": 1, "x": 2}', "twice"),
        ('{"\\u0000": 1, "\\ud800": 2}', "told apart"),
        ("[" * 100_000, "nested"),
        ('{"x":' * 150 + "1" + "}" * 150, "nested"),
        ('{"elements": [{"id": 5}]}', "elements[0].id"),
        ('{"elements": [{"label": {"en": 5}}]}', "elements[0].label.en"),
        ('{"elements": [{}, {"position": [1, 2]}]}', "elements[1].position"),
        ('{"elements": [{"intensity": 1.5}]}', "a whole number"),
        ('{"comparison": {"rows": [{"exists": "perhaps"}]}}', "comparison.rows[0].exists"),
        (
            '{"models": [{"activities": [{"covers": ["C", 1]}]}]}',
            "models[0].activities[0].covers[1]",
        ),
        ('{"accommodations": [{"gradients": {"P1": "2"}}]}', "accommodations[0].gradients.P1"),
    ],
)
def test_what_is_no_bundle_is_refused_with_the_place(text: str | bytes, says: str) -> None:
    with pytest.raises(StudioError) as caught:
        read_bundle(text)
    assert says in caught.value.detail
    assert caught.value.hint


def test_a_mark_before_the_text_does_no_harm() -> None:
    assert export_bundle(read_bundle(b"\xef\xbb\xbf{}")) == {}


def test_a_new_session_is_a_bundle() -> None:
    study = new_study("Learning in a hospital", "en")
    data = export_bundle(study)
    VALIDATOR.validate(data)
    assert data["meta"]["title"] == {"en": "Learning in a hospital"}
    again = import_bundle(data)
    assert again.title == study.title


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_no_declared_place_lies_within_another(kind: str) -> None:
    paths = [slot.path for slot in slots(kind)]
    assert len(set(paths)) == len(paths)
    for path in paths:
        assert not any(other != path and other[: len(path)] == path for other in paths)


def test_the_schema_is_a_schema_and_knows_every_field() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    VALIDATOR.validate(example())
    for kind in KINDS:
        described = SCHEMA if kind.name == "session" else SCHEMA["$defs"][kind.name]
        for slot in slots(kind.name):
            here = described
            for key in slot.path:
                here = here["properties"][key]
            assert here
    assert len(dataclasses.fields(Study)) == len(KINDS)


def test_the_page_about_the_bundle_is_the_one_that_the_declarations_make() -> None:
    _opening, mark, made = PAGE.read_text(encoding="utf-8").partition(MARK)
    assert mark
    assert made == "\n" + tables()


def test_a_study_filled_in_every_corner_goes_out_and_comes_back() -> None:
    study = rich_study()
    data = export_bundle(study)
    VALIDATOR.validate(data)
    back = import_bundle(data)
    assert exactly(export_bundle(back)) == exactly(data)
    for kind in KINDS:
        assert len(back.table(kind.name)) == len(study.table(kind.name))


@SLOW
@given(studies())
def test_any_study_made_in_the_program_goes_out_and_comes_back(study: Study) -> None:
    data = json.loads(to_json(study))
    VALIDATOR.validate(data)
    back = import_bundle(data)
    assert exactly(export_bundle(back)) == exactly(data)
    assert list(map(known, back.everything())) == list(map(known, study.everything()))


def known(pair: tuple[str, Any]) -> tuple[str, Any]:
    """A record without what a bundle does not say: ids, and so the names by which records refer."""
    kind, record = pair
    hidden = {slot.name for slot in slots(kind) if slot.refers} | {"id", "ref", "kept"}
    parent = next(each.parent_field for each in KINDS if each.name == kind)
    return kind, [
        getattr(record, field.name)
        for field in dataclasses.fields(record)
        if field.name not in hidden | {parent}
    ]
