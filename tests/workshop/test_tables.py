"""A table's copy has nothing that is private, not in its log either; what the table does comes back all the same."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.kept_back import gone_with
from ssm_studio.domain.picture import Element, Photo
from ssm_studio.domain.privacy import is_private
from ssm_studio.domain.record import Record, new_id
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.workshop.create import create_session
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.photos import keep_photos
from ssm_studio.workshop.reading import read_study
from ssm_studio.workshop.tables import fork, gather
from ssm_studio.workshop.verifying import verify_session
from ssm_studio.workshop.workshop import open_session
from tests.workshop.tables_apart import doubled

WORDS = "Saudara ipar bupati menutup pintu"


def seen(path: Path) -> Study:
    study, _why = read_study(path)
    return study


def unplaced(study: Study, kind: str, id_: str) -> Record | None:
    """A record without its place in a picture, which a step gives to what has none."""
    found = study.table(kind).get(id_)
    return replace(found, x=None, y=None) if isinstance(found, Element) else found


def photograph(path: Path, data: bytes, visibility: str) -> None:
    """A photograph of the first picture, with its bytes."""
    digest = sha256(data).hexdigest()
    with open_session(path, author="Sri") as workshop:
        picture = next(iter(workshop.study.pictures))
        photo = Photo(id=new_id(), picture=picture, kept_sha256=digest, visibility=visibility)
        workshop.do(edit.add(workshop.study, photo))
    keep_photos(path, [(digest, "x", data)])


def test_nothing_private_goes_to_a_table_and_all_that_it_does_comes_back(
    home: Home, path: Path
) -> None:
    with open_session(path, author="Sri") as workshop:
        said = Element(id=new_id(), kind="issue", label=Text(en=WORDS))
        workshop.do(edit.add(workshop.study, said))
        study = workshop.study
        workshop.do(edit.set_fields(study, "element", said.id, visibility="facilitator"))
        gone = workshop.study.elements[said.id]
        other = Element(id=new_id(), kind="issue", label=Text(en=f"{WORDS} juga"))
        workshop.do(edit.add(workshop.study, other))
        workshop.do(edit.set_fields(workshop.study, "element", other.id, visibility="facilitator"))
        workshop.do(edit.delete(workshop.study, "element", other.id))
    assert is_private(gone)
    photograph(path, b"bytes of an open photograph", "session")
    photograph(path, b"bytes of a hidden photograph", "facilitator")
    made = fork(home, path, ["Planners", "Agencies"])
    assert made.cut
    before = seen(path)
    private = gone_with(before, is_private)
    kinds = {kind for kind, record in before.everything() if record.id in private}
    assert {"element", "photo", "analysis_three"} <= kinds
    for table in made.paths:
        content = table.read_bytes()
        for words in ("SECRET", "RAHASIA", WORDS, "of a hidden photograph"):
            assert words.encode() not in content, words
        assert b"bytes of an open photograph" in content
        there = {record.id for _kind, record in seen(table).everything()}
        assert there == {record.id for _kind, record in before.everything()} - private
        assert verify_session(table).holds
    planners, agencies = made.paths
    with open_session(planners, author="Budi") as workshop:
        theirs = next(iter(workshop.study.elements))
        workshop.do(edit.write(workshop.study, "element", theirs, "label", "Words of the table"))
    with open_session(agencies, author="Citra") as workshop:
        new = Element(id=new_id(), kind="issue", label=Text(en="New at a table"))
        workshop.do(edit.add(workshop.study, new))
    assert not gather(path, planners).clashes
    assert gather(path, agencies).came == {"element": 1}
    assert not gather(path, planners).changed
    after = seen(path)
    changed = {
        record.id
        for kind, record in after.everything()
        if unplaced(before, kind, record.id) != unplaced(after, kind, record.id)
    }
    assert changed == {theirs, new.id}
    assert private <= {record.id for _kind, record in after.everything()}


def test_a_name_that_a_table_gave_again_stands_for_one_thing(home: Home, path: Path) -> None:
    with open_session(path, author="Sri") as workshop:
        ours = Element(id=new_id(), kind="issue", label=Text(en=WORDS), visibility="facilitator")
        workshop.do(edit.add(workshop.study, ours))
    (table,) = fork(home, path, ["Planners"]).paths
    with open_session(table, author="Budi") as workshop:
        theirs = Element(id=new_id(), kind="issue", label=Text(en="New at a table"))
        workshop.do(edit.add(workshop.study, theirs))
        given = workshop.study.elements[theirs.id].ref
    (before,) = [each.id for each in seen(path).elements.values() if each.ref == given]
    ((old, new),) = gather(path, table).renamed
    after = seen(path).elements
    assert (old, after[before].ref, after[theirs.id].ref) == (given, given, new)
    assert after[theirs.id].was == given
    assert not gather(path, table).changed


def test_where_nothing_is_private_a_copy_is_whole(home: Home, tmp_path: Path) -> None:
    path = create_session(home, "Water", "en")
    made = fork(home, path, ["Planners"])
    assert not made.cut
    assert seen(made.paths[0]).title == "Water"


@pytest.mark.parametrize("seed", [1, 4])
def test_no_number_stands_for_two_however_long_the_way_to_what_is_private(
    seed: int, tmp_path: Path
) -> None:
    assert doubled(tmp_path, seed) == []
