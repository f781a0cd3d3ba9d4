"""Lines about groups: how another group reads a picture, and chips of a group or of what came from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.say import Place, Understood, understand
from ssm_studio.say.answers import told
from tests.say.test_interpreter import after, refused, typed

PEOPLE = ("participant Bunga; farmer; Lower fields", "participant Andan; gate keeper; Upper fields")


@pytest.fixture
def room() -> Study:
    study = typed(*PEOPLE, "! the gate opens at night")
    study = typed("system to share water", "choose RS1", stage=2, study=study)
    study = typed("1 Find out how much comes", stage=3, study=study)
    return typed("1 = no", stage=4, study=study)


def test_how_another_group_reads_a_picture_is_one_line(room: Study) -> None:
    line = "RP1 read by Lower fields : a gate nobody minds"
    study, reading = after(room, line)
    assert (read(reading.text, "en"), reading.picture) == (
        "a gate nobody minds",
        next(iter(study.pictures)),
    )
    assert read(study.groups[reading.group].name, "en") == "Lower fields"
    found = understand(line, room, Place(1))
    assert isinstance(found, Understood)
    assert "a gate nobody minds" in told(study, found, Place(1), line)
    study, reading = after(room, "RP1 dibaca oleh Upper fields : pintu tak dijaga")
    assert len(study.interpretations) == 1
    assert refused(room, "RP1 read by Nobody : a gate")[0] == "Nobody"
    assert refused(room, "RP1 read by Lower fields")[0] == "Lower fields"


def test_a_group_and_what_has_a_code_from_elsewhere_take_chips(room: Study) -> None:
    short = replace(next(iter(room.groups.values())), name=Text(en="A"))
    row = replace(next(iter(room.table("row").values())), ref="RC-marr-10")
    tables = {"groups": short, BY_NAME["row"].table: row}
    made: dict[str, Any] = {
        name: {**getattr(room, name), each.id: each} for name, each in tables.items()
    }
    study = replace(room, **made)
    for line in ("A #bsc.p.customer", "rc-marr-10 #bsc.p.customer"):
        _study, tagged = after(study, line)
        assert tagged.lens_tags == ("bsc.p.customer",)
