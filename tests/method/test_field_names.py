"""Every declared field has a name for people, in both languages."""

from __future__ import annotations

from ssm_studio.domain.kinds import KINDS, fields_of
from ssm_studio.i18n import set_language, translator
from ssm_studio.method.field_names import FIELD_NAMES, OF_KIND, field_name

LETTERS = {"p", "q", "r"}
SAME = {"model", "models", "label", "media", "mode", "status", "target", "version"}
"""Names that are the same in both languages, or borrowed."""


def declared() -> set[str]:
    return {field.name for kind in KINDS for field in fields_of(kind.type)}


def test_every_declared_field_has_a_name() -> None:
    assert set(FIELD_NAMES) == declared()
    assert all(field in declared() for _kind, field in OF_KIND)


def test_no_name_is_the_word_of_the_code() -> None:
    assert not [name for name in FIELD_NAMES.values() if "_" in name]


def test_every_name_is_said_in_indonesian() -> None:
    indonesian = translator("id")
    left = {
        name
        for name, message in FIELD_NAMES.items()
        if name not in LETTERS and indonesian(message) == message
    }
    borrowed = {"picture", "definition", "root_definition"}
    assert {FIELD_NAMES[each] for each in left - borrowed} <= SAME


def test_a_field_may_mean_something_else_in_one_kind() -> None:
    set_language("en")
    assert field_name("target", "relation") == "where it ends"
    assert field_name("target", "action") == "target"
