"""Sessions for these tests: made, worked on, and looked at on a server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ssm_studio.domain import edit
from ssm_studio.domain.picture import Element
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import Text
from ssm_studio.store.institute.postgres import PostgresLibrary
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.institute.syncing import Exchange
from ssm_studio.workshop.workshop import open_session
from tests.postgres import Cluster


def laptop(home: Home, url: str) -> Exchange:
    """A laptop and the library that it knows."""
    return Exchange(home, PostgresLibrary(url), "the library")


def begin(home: Home, title: str = "Water for the lower fields") -> Path:
    """A session with a title and one issue."""
    path = create_from_study(home, new_study(title, "en"), title)
    add(path, "The gate is said to be open", "Ani")
    return path


def add(path: Path, words: str, author: str, visibility: str | None = None) -> str:
    """An issue that somebody puts into the picture; its id."""
    with open_session(path, author=author) as workshop:
        made = Element(
            id=new_id(), kind="issue", is_issue=True, label=Text(en=words), visibility=visibility
        )
        workshop.do(edit.add(workshop.study, made))
    return made.id


def write(path: Path, id_: str, words: str, author: str) -> None:
    """Other words for an issue."""
    with open_session(path, author=author) as workshop:
        workshop.do(edit.write(workshop.study, "element", id_, "label", words))


def see(path: Path, id_: str, visibility: str | None) -> None:
    """Who may see an issue from now on."""
    with open_session(path, author="Ani") as workshop:
        step = edit.set_fields(workshop.study, "element", id_, "who sees it", visibility=visibility)
        workshop.do(step)


def labels(path: Path) -> set[str]:
    """The words of all issues in a file."""
    with open_session(path, author="Nobody") as workshop:
        return labels_of(workshop.study)


def labels_of(study: Study) -> set[str]:
    return {each.label.read("en") for each in study.elements.values() if each.label is not None}


def everything(cluster: Cluster, database: str) -> str:
    """Every row of every table of a library, as text."""
    tables = cluster.sql(
        database, "select tablename from pg_tables where schemaname = 'ssm_studio' order by 1"
    )
    rows: list[Any] = []
    for (table,) in tables:
        rows += cluster.sql(database, f"select t::text from ssm_studio.{table} as t")
    return "\n".join(row[0] for row in rows)
