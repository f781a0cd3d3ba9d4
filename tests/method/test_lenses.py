"""The framework lists come with the package and speak both languages."""

from __future__ import annotations

from ssm_studio.method.lenses import lens_name, lenses


def test_every_list_has_names_in_both_languages() -> None:
    found = lenses()
    assert len(found) == 42
    assert sum(len(lens.elements) for lens in found.values()) == 227
    for lens in found.values():
        for name in (lens.name, *(each.name for each in lens.elements)):
            assert name.en
            assert name.id


def test_an_entry_is_called_by_its_name_and_an_unknown_one_by_its_id() -> None:
    assert lens_name("grad.8", "en") == "Block"
    assert lens_name("grad.8", "id") == "Menolak (veto)"
    assert lens_name("gradients", "en") == "Gradients of agreement"
    assert lens_name("own.thing", "en") == "own.thing"
    assert lens_name("", "en") == ""
