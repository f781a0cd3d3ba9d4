"""Copies of one session in real files, opened, edited and merged as the program does it, for the laws of merging."""

from __future__ import annotations

import random
import shutil
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

from ssm_studio.domain import edit
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.store import session_file
from ssm_studio.store.session_file import SessionFile
from ssm_studio.workshop.forgetting import carry_out, prepare
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.merging import merge_copies, plan_copies, read_copy
from ssm_studio.workshop.verifying import verify_session
from ssm_studio.workshop.workshop import Workshop, open_session
from tests.domain.merging.copies import dangling, edited
from tests.study_rich import rich_study


class _Desk:
    """An open session as `edited` wants it; undo goes through the workshop."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self.steps: list[Changeset] = []

    @property
    def study(self) -> Study:
        return self._workshop.study

    def do(self, step: Changeset) -> None:
        self._workshop.do(step)


class Files:
    """A folder of copies of one session."""

    def __init__(self, place: Path, seed: int) -> None:
        self.place = place
        self.draw = random.Random(seed)
        self._numbers = count()
        self.first = self._new("first")
        session_file.create(self.first, rich_study(), author="Ani", label="Made")
        self.work(self.first, "Ani", self.draw.randint(0, 4))

    def work(self, path: Path, author: str, steps: int) -> None:
        """Some steps as people make them, with an undo or a redo among them."""
        with open_session(path, author=author) as workshop:
            desk = _Desk(workshop)
            for _step in range(steps):
                chance = self.draw.random()
                if chance < 0.1:
                    workshop.undo()
                elif chance < 0.15:
                    workshop.redo()
                else:
                    edited(desk, self.draw, 1)

    def copy(self, author: str, steps: int, of: Path | None = None) -> Path:
        """Another copy, worked on by somebody."""
        made = Path(shutil.copy(of or self.first, self._new(author)))
        self.work(made, author, steps)
        return made

    def joined(self, one: Path, other: Path) -> Path:
        """Both in a new file; the two stay as they are."""
        target = self._new("joined")
        merge_copies(one, read_copy(other), target)
        return target

    def _new(self, name: str) -> Path:
        return self.place / f"{name}-{next(self._numbers)}.ssm"


def loaded(path: Path) -> Study:
    """What a file says."""
    with closing(SessionFile.open(path, change=False)) as file:
        return file.load()


def flat(study: Study) -> dict[str, Any]:
    """Its records by id."""
    return {each.id: each for _kind, each in study.everything()}


def same(one: Path, other: Path) -> str:
    """How two files differ; "" where they do not."""
    mine, theirs = flat(loaded(one)), flat(loaded(other))
    apart = [id_ for id_ in {*mine, *theirs} if mine.get(id_) != theirs.get(id_)]
    return "; ".join(f"{mine.get(id_)} != {theirs.get(id_)}" for id_ in sorted(apart)[:2])


def broken(place: Path, seed: int) -> list[str]:
    """Which laws do not hold in a random history of three copies; none of them should be here."""
    files, found = Files(place, seed), list[str]()
    draw = files.draw
    one, two, three = (files.copy(name, draw.randint(1, 6)) for name in ("Budi", "Citra", "Dewi"))
    left, right = files.joined(one, two), files.joined(two, one)
    found += [f"order: {why}" for why in [same(left, right)] if why]
    found += _nothing_new(left, one, right)
    files.work(left, "Eka", draw.randint(0, 3))
    whole, again = files.joined(left, three), files.joined(three, left)
    found += [f"order of three: {why}" for why in [same(whole, again)] if why]
    plain = files.joined(files.joined(one, two), three)
    other = files.joined(one, files.joined(two, three))
    found += [f"any two first: {why}" for why in [same(plain, other)] if why]
    found += _names(loaded(whole))
    ever = {
        *flat(loaded(one)),
        *flat(loaded(two)),
        *flat(loaded(three)),
        *flat(loaded(files.first)),
    }
    found += dangling(loaded(whole), ever)
    found += _undone(whole, loaded(three))
    found += [f"not whole: {each.name}" for each in (left, whole, plain, other) if not _whole(each)]
    return [*found, *_forgotten(files, one, two)]


def _nothing_new(merged: Path, *known: Path) -> list[str]:
    before = flat(loaded(merged))
    for each in (merged, *known):
        plan, study = plan_copies(merged, read_copy(each))
        if flat(study) != before or (plan.merged is not None and plan.merged.step):
            return ["merging twice changes something"]
    return []


def _names(study: Study) -> list[str]:
    refs = [
        (kind, each.ref)
        for kind, each in study.everything()
        if kind in ("element", "relation", "activity", "clash") and each.ref
    ]
    return [f"one name for two: {each}" for each in set(refs) if refs.count(each) > 1]


def _undone(path: Path, other: Study) -> list[str]:
    """Undo after a merge takes back steps of this copy; what came with the other is still there."""
    with open_session(path) as workshop:
        came = [
            each.id
            for kind, each in other.everything()
            if kind == "element" and each.id in workshop.study.elements
        ]
        workshop.undo()
        gone = [each for each in came if each not in workshop.study.elements]
        made = {
            put.id for put in workshop.log()[-1].changes.puts if put.before and put.after is None
        }
        return ["undo took what the other made"] if set(gone) - made else []


def _forgotten(files: Files, one: Path, two: Path) -> list[str]:
    """What was forgotten in one copy is in none that it is merged with, nor in its bytes."""
    secret = f"zrahasia{files.draw.randrange(10**9)}"
    source = files.copy("Fitri", 0, one)
    with open_session(source) as workshop:
        element = next(iter(workshop.study.elements.values()), None)
        if element is None:
            return []
        workshop.do(edit.write(workshop.study, "element", element.id, "label", secret))
        ref = workshop.study.elements[element.id].ref
    later = files.copy("Gita", 2, source)
    home = Home(files.place / "home", files.place / "home" / "exports", files.place / "cache")
    carry_out(home, prepare(source, [ref]))
    found = []
    for mine, theirs in ((source, later), (later, source), (two, source)):
        merged = files.joined(mine, theirs)
        if element.id in flat(loaded(merged)) or secret.encode() in merged.read_bytes():
            found.append(f"what was forgotten is back: {mine.name} with {theirs.name}")
        if any(read(each.label, "en") == secret for each in loaded(merged).elements.values()):
            found.append("the words of what was forgotten are back")
        found += dangling(loaded(merged), {element.id})
    return found


def _whole(path: Path) -> bool:
    return verify_session(path).holds
