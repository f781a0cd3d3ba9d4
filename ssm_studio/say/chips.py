"""Chips at the end of a line: “#bsc.p.customer” sees what the line is about through an entry of a framework list."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from ssm_studio.domain.changes import Changeset, apply, join
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.edit_people import group_called
from ssm_studio.i18n import _
from ssm_studio.say.context import Scene
from ssm_studio.say.facts.lines import understood
from ssm_studio.say.facts.naming import by_label, by_own_ref, by_ref
from ssm_studio.say.facts.tags import chip_names, other_ways, tag_field, tags_of
from ssm_studio.say.results import Understood
from ssm_studio.say.tokens import Phrase, shown

_TAIL: Final = re.compile(r"(?:(?:^|\s+)#[^\W\d_][\w.-]*)+$")
_CHIP: Final = re.compile(r"#[^\W\d_][\w.-]*")


def cut_chips(whole: Phrase) -> tuple[Phrase, tuple[Phrase, ...]]:
    """A line without the chips at its end, and the chips."""
    if "#" not in whole.text:
        return whole, ()
    match = _TAIL.search(whole.text[-2000:])
    if match is None:
        return whole, ()
    begin = max(0, len(whole.text) - 2000) + match.start()
    tail = whole.part(begin)
    chips = tuple(tail.part(m.start(), m.end()) for m in _CHIP.finditer(tail.text))
    return whole.part(0, begin), chips


def meant(scene: Scene, chip: Phrase) -> str:
    """The id that a chip names: all of it, or a beginning that is one's alone.

    Raises:
        Puzzled: no list has it, or several entries begin so.
    """
    wanted, known = chip.text[1:].casefold(), chip_names(scene.study)
    begun = [each for each in known if each.casefold().startswith(wanted)]
    exact = [each for each in begun if each.casefold() == wanted]
    if not begun:
        begun = [id_ for id_, name in known.items() if wanted in other_ways(id_, name)]
    if exact or len(begun) == 1:
        return (exact or begun)[0]
    if begun:
        names = ", ".join(f"#{each}" for each in begun[:6])
        raise chip.puzzled(
            _("“{chip}” could be {names}; write more of it.").format(
                chip=shown(chip.text), names=names
            )
        )
    raise chip.puzzled(
        _("No framework list has “{chip}”; after “#” the names of lists are offered.").format(
            chip=shown(chip.text)
        )
    )


def with_chips(
    scene: Scene, chips: tuple[Phrase, ...], meaning: Callable[[Scene], Understood]
) -> Understood:
    """What a line means, with its chips on the record that it is about; a name alone gets the chips.

    Raises:
        Puzzled: the line means nothing, or a chip is of no list.
    """
    ids = tuple(dict.fromkeys(meant(scene, each) for each in chips))
    found = _name_alone(scene) or meaning(scene)
    study = apply(scene.study, found.changeset)
    record: Any = study.get(found.kind, found.id)
    field = tag_field(found.kind)
    if record is None or field is None:
        raise chips[0].puzzled(_("Nothing of a list can be attached to what this line is about."))
    values: dict[str, Any] = {field: tuple(dict.fromkeys((*tags_of(found.kind, record), *ids)))}
    step: Changeset = set_fields(study, found.kind, found.id, "", **values)
    label = found.changeset.label or step.label
    names = chip_names(scene.study)
    notes = tuple(
        _("{chip} is {id}, {name}").format(chip=chip.text, id=id_, name=names[id_])
        for chip, id_ in zip(chips, (meant(scene, each) for each in chips), strict=True)
        if chip.text[1:] != id_
    )
    return replace(
        found, changeset=join(label, found.changeset, step), notes=(*found.notes, *notes)
    )


def _name_alone(scene: Scene) -> Understood | None:
    """The record that a line consists of the short name of."""
    if not scene.whole:
        raise scene.whole.puzzled(
            _("A code or a new line is missing before “#”, as in: E05 #motive.service")
        )
    words = scene.whole.text
    found = by_ref(scene, words) or by_label(scene, words) or by_own_ref(scene, words)
    if found is None and (group := group_called(scene.study, words)) is not None:
        found = "group", scene.study.groups[group]
    return understood(scene, join(""), found[0], found[1].id) if found is not None else None
