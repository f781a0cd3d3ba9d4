"""The commands `merge`, `fork` and `gather`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.fixture
def laptops(ssm: Command, tmp_path: Path) -> tuple[str, str]:
    """One session on two laptops, in which two people wrote over the same word."""
    path = ssm("new", "Irrigation", "--no-open").path
    ssm("say", str(path), "person Farmer", "role Regent")
    other = shutil.copy(path, tmp_path / "other.ssm")
    ssm("--author", "Sri", "say", str(path), "rename E01 Grower upstream", "role Keeper")
    ssm("--author", "Budi", "say", str(other), "rename E01 Sharecropper", "role Trader")
    return str(path), str(other)


def test_merging_tells_what_it_did_and_the_room_settles_it(
    ssm: Command, laptops: tuple[str, str]
) -> None:
    one, other = laptops
    answer = ssm("merge", one, other)
    assert answer.code == 0
    assert "E03 stood for two things" in answer.err
    assert "CL1" in answer.err
    assert "CL1" in ssm("say", one, "show 4").out
    assert ssm("say", one, "settle CL1 : first").code == 0
    assert "Grower upstream" in ssm("say", one, "show E01").out
    assert "not settled" not in ssm("say", one, "show 4").out
    assert ssm("say", one, "show E03").code == 0
    assert "is here already" in ssm("merge", one, other).err


def test_the_clashes_as_json(ssm: Command, laptops: tuple[str, str]) -> None:
    one, other = laptops
    before = Path(one).read_bytes()
    answer = ssm("merge", one, other, "--dry-run", "--json")
    assert Path(one).read_bytes() == before
    (clash,) = json.loads(answer.out)["clashes"]
    assert (clash["id"], clash["record"], clash["field"], clash["lang"]) == (
        "CL1", "E01", "label", "en",
    )  # fmt: skip
    assert clash["base"] == "Farmer"
    assert (clash["mine"]["text"], clash["mine"]["author"]) == ("Grower upstream", "Sri")
    assert (clash["theirs"]["text"], clash["theirs"]["author"]) == ("Sharecropper", "Budi")


def test_a_third_file_leaves_both_as_they_are(
    ssm: Command, laptops: tuple[str, str], tmp_path: Path
) -> None:
    one, other = laptops
    before = [Path(each).read_bytes() for each in laptops]
    target = tmp_path / "both.ssm"
    assert ssm("merge", one, other, "-o", str(target)).path == target
    assert [Path(each).read_bytes() for each in laptops] == before
    assert "Trader" in ssm("show", str(target)).out
    assert ssm("merge", one, other, "-o", str(target)).code == 2


def test_four_tables_go_and_come_back(ssm: Command, laptops: tuple[str, str]) -> None:
    one, _other = laptops
    made = ssm("fork", one, "--tables", "4", "--groups", "Planners,Agencies").out.split()
    assert [Path(each).stem for each in made] == [
        "irrigation-planners",
        "irrigation-agencies",
        "irrigation-table-group-3",
        "irrigation-table-group-4",
    ]
    for name, each in zip(("Sri", "Budi", "Citra", "Dewi"), made, strict=True):
        ssm("--author", name, "say", each, f"role Head of {name}", "person Child")
    told = ssm("gather", one, *made)
    assert told.code == 0
    assert len(told.out.splitlines()) == 4
    assert "Planners: 2 elements" in told.out
    shown = ssm("show", one).out
    for name in ("Sri", "Budi", "Citra", "Dewi"):
        assert f"Head of {name}" in shown
    again = ssm("gather", one, *made)
    assert again.out.count("nothing new") == 4
    assert ssm("verify", one).code == 0


def test_a_reference_of_what_is_private_stands_for_nothing_else_after_gathering(
    ssm: Command, laptops: tuple[str, str]
) -> None:
    one, _other = laptops
    ssm("say", one, "hope Kept back", "E04 private")
    made = ssm("fork", one, "--tables", "2").out.split()
    for each in made:
        ssm("say", each, "person Child", "person Elder")
    assert ssm("gather", one, *made).code == 0
    there = json.loads(ssm("export", one, "bundle", "-o", "-").out)["elements"]
    ids = [each["id"] for each in there]
    assert len(ids) == len(set(ids)) == 8
    (private,) = (each for each in there if each["label"]["en"] == "Kept back")
    assert private["id"] == "E04"


def test_what_is_no_copy_is_told_and_the_others_come(
    ssm: Command, laptops: tuple[str, str], tmp_path: Path
) -> None:
    one, other = laptops
    stranger = ssm("new", "Another", "--no-open").path
    answer = ssm("gather", one, str(stranger), str(tmp_path / "none.ssm"), other)
    assert answer.code == 2
    assert "not a copy" in answer.err
    assert "other: 1 element" in answer.out
