"""Tables that work apart on a session in which something is private, for the law that no name stands for two."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from ssm_studio.domain import edit
from ssm_studio.domain.changes import Changeset, apply
from ssm_studio.domain.definitions import RelevantSystem, RootDefinition
from ssm_studio.domain.edit_model import add_activity
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study, new_study
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.reading import read_study
from ssm_studio.workshop.tables import fork, gather
from ssm_studio.workshop.workshop import open_session

_SECRET: dict[str, Any] = {"visibility": "facilitator"}


def doubled(place: Path, seed: int) -> list[str]:
    """The numbers and names that stand for two activities after tables are gathered; none should.

    An activity of an open model stays at home because of what it rests on, however long the way; the tables give its
    number anew, and so may the room meanwhile.
    """
    draw = random.Random(seed)
    home = Home(place / "sessions", place / "exports", place / "cache")
    path = create_from_study(home, _chained(draw), "Chain")
    tables = fork(home, path, ["Planners", "Agencies"]).paths
    for file in (*tables, path):
        _say(file, draw.randint(0, 2) + (file != path))
    if draw.random() < 0.5:
        gather(path, tables[0])
        _say(path, 1)
    for table in draw.sample(tables, 2):
        gather(path, table)
    after, _why = read_study(path)
    numbers = [f"{each.model} {each.number}" for each in after.activities.values()]
    refs = [each.ref for each in after.activities.values() if each.ref]
    return [each for names in (numbers, refs) for each in set(names) if names.count(each) > 1]


def _say(path: Path, count: int) -> None:
    """Some more activities in the open model, as somebody says them who has this file."""
    with open_session(path, author=path.stem) as workshop:
        models = workshop.study.models.values()
        (model,) = [each.id for each in models if each.kind == "real_world"]
        for number in range(count):
            workshop.do(add_activity(workshop.study, model, f"Say {number} of {path.stem}"))


def _chained(draw: random.Random) -> Study:
    """An open model of the real world whose last activity is one of a model that somewhere rests on a secret."""
    study = new_study("Chain", "en")

    def do(step: Changeset) -> str:
        nonlocal study
        study = apply(study, step)
        return step.puts[-1].id

    system = new_id()
    do(edit.add(study, RelevantSystem(id=system, **(_SECRET if draw.random() < 0.3 else {}))))
    definition = new_id()
    do(edit.add(study, RootDefinition(id=definition, system=system)))
    rests: str | None = None
    for _level in range(draw.randint(1, 4)):
        model = new_id()
        do(
            edit.add(
                study, ConceptualModel(id=model, root_definition=definition, parent_activity=rests)
            )
        )
        rests = new_id()
        do(
            edit.add(
                study,
                Activity(
                    id=rests, model=model, number="1", **(_SECRET if draw.random() < 0.3 else {})
                ),
            )
        )
    today = new_id()
    do(edit.add(study, ConceptualModel(id=today, kind="real_world")))
    do(edit.add(study, Activity(id=new_id(), model=today, number="1")))
    do(edit.add(study, Activity(id=new_id(), model=today, number="2", same_as=(rests or "",))))
    return study
