"""What every library promises, in a folder and on a server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ssm_studio.domain.action import AgreedAction
from ssm_studio.domain.comparison import Change
from ssm_studio.domain.picture import Element, Theme
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import Text
from ssm_studio.store.institute.port import Library
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.forgetting import carry_out, prepare
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.institute.chosen_library import open_library
from ssm_studio.workshop.institute.folder import FolderLibrary
from ssm_studio.workshop.institute.local import parcel_of, read_local
from ssm_studio.workshop.reading import read_study
from tests.studies import rich_study
from tests.workshop.institute.sessions import add, begin, labels, write

Homes = Callable[[str], Home]


@pytest.fixture(params=["folder", "postgres"])
def library(request: pytest.FixtureRequest, home_of: Homes) -> Iterator[Library]:
    """An empty library."""
    if request.param == "folder":
        place = str(home_of("shared").sessions)
    else:
        place = request.getfixturevalue("url")("ani")
    with closing(open_library(home_of("own"), place)) as one:
        yield one


def pushed(library: Library, path: Path) -> int:
    return library.push(parcel_of(read_local(path), received=0)).new


def test_what_was_pushed_is_there_once(library: Library, home_of: Homes) -> None:
    path = begin(home_of("a"))
    assert pushed(library, path) == 2
    assert pushed(library, path) == 0
    add(path, "Nobody measures the water", "Ani")
    assert pushed(library, path) == 1
    (listed,) = library.list()
    assert listed.title == "Water for the lower fields"
    entries = library.pull(listed.id).entries
    sent = {each.id for each in read_local(path).entries}
    assert len({each.id for each in entries}) == len(entries)
    assert sent <= {each.id for each in entries}


def test_what_is_pulled_makes_the_same_session(library: Library, home_of: Homes) -> None:
    path = create_from_study(home_of("a"), rich_study(), "Rich")
    pushed(library, path)
    (listed,) = library.list()
    other = FolderLibrary(home_of("b"))
    assert other.push(library.pull(listed.id)).new
    assert not other.push(library.pull(listed.id)).new
    (there,) = home_of("b").sessions.iterdir()
    ours, theirs = (parcel_of(read_local(each)).shown for each in (path, there))
    assert ours is not None
    assert theirs is not None
    assert set(ours.texts) == set(theirs.texts)
    assert ours.themes == theirs.themes
    assert set(ours.actions) == set(theirs.actions)


def test_words_are_found(library: Library, home_of: Homes) -> None:
    pushed(library, begin(home_of("a"), "Water"))
    pushed(library, begin(home_of("b"), "Élan des écoles"))
    assert {each.title for each in library.search("gate open")} == {"Water", "Élan des écoles"}
    assert [each.title for each in library.search("ecol*")] == ["Élan des écoles"]
    assert [each.title for each in library.search("élan GATE")] == ["Élan des écoles"]
    (found,) = library.search("water")
    assert not library.search("water elan")
    assert not library.search("xyzzyx")
    assert not library.search("* ' \" ; & | ! :* ( ) \\")
    assert library.pull(found.id).title == "Water"
    places = [each.text for hit in library.search("gate") for each in hit.snippets]
    assert "The gate is said to be open" in places


def with_action(title: str, cycle: int, status: str, ids: tuple[str, str, str]) -> Study:
    """A session with an issue in a theme, from which an action came."""
    issue, theme, action = ids
    study = new_study(title, "en")
    (session,) = study.sessions.values()
    from dataclasses import replace

    header = replace(session, cycle=cycle, place="Lamongan")
    return Study(
        sessions={header.id: header},
        elements={
            issue: Element(
                id=issue, ref="E01", kind="issue", is_issue=True, label=Text(en="Late water")
            )
        },
        themes={theme: Theme(id=theme, ref="TH1", name=Text(en="Turns"), issues=(issue,))},
        changes={"c": Change(id="c", ref="CH1")},
        actions={
            action: AgreedAction(
                id=action,
                ref="ACT1",
                status=status,
                text=Text(en="Hang a board"),
                position=Text(en="Head"),
                by_when="2020-01-01",
                lens="bsc.p.customer",
                changes=("c",),
            )
        },
    )


def test_actions_themes_and_the_history_of_an_issue(library: Library, home_of: Homes) -> None:
    first = with_action("First", 1, "agreed", ("i1", "t1", "a1"))
    second = with_action("Second", 2, "done", ("i1", "t2", "a2"))
    for home, study in (("a", first), ("b", second)):
        pushed(library, create_from_study(home_of(home), study, study.title))
    actions = {each.session: each for each in library.actions()}
    assert actions["First"].district == "Lamongan"
    assert actions["First"].is_open
    assert not actions["Second"].is_open
    themes = {(each.lens, each.theme): each for each in library.themes()}
    turns = themes["", "Turns"]
    assert {title for _id, title in turns.sessions} == {"First", "Second"}
    (customer,) = (each for (lens, _name), each in themes.items() if lens == "bsc.p.customer")
    assert (len(customer.sessions), customer.done) == (2, 1)
    came = library.history("late WATER")
    assert [(each.title, each.cycle) for each in came] == [("First", 1), ("Second", 2)]
    assert library.history("i1") == came


def test_work_of_two_laptops_stays_and_is_joined(library: Library, home_of: Homes) -> None:
    path = begin(home_of("a"))
    pushed(library, path)
    (listed,) = library.list()
    other = FolderLibrary(home_of("b"))
    other.push(library.pull(listed.id))
    (there,) = home_of("b").sessions.iterdir()
    add(path, "Ani adds this", "Ani")
    add(there, "Budi adds that", "Budi")
    pushed(library, there)
    pushed(library, path)
    third = FolderLibrary(home_of("c"))
    third.push(library.pull(listed.id))
    (both,) = home_of("c").sessions.iterdir()
    assert labels(both) == {"The gate is said to be open", "Ani adds this", "Budi adds that"}


def test_nothing_private_leaves(library: Library, home_of: Homes) -> None:
    path = create_from_study(home_of("a"), rich_study(), "Rich")
    secret = add(path, "He takes kickbacks", "Ani", "facilitator")
    write(path, secret, "They take baksheesh", "Ani")
    pushed(library, path)
    (listed,) = library.list()
    parcel = repr(library.pull(listed.id))
    for each in ("SECRET", "RAHASIA", "kickbacks", "baksheesh"):
        assert each not in parcel
        assert not library.search(each)


def test_what_is_forgotten_goes(library: Library, home_of: Homes) -> None:
    home = home_of("a")
    path = begin(home)
    id_ = add(path, "Said in anger about the headman", "Ani")
    pushed(library, path)
    assert library.search("anger")
    study, _why = read_study(path)
    carry_out(home, prepare(path, [study.elements[id_].ref]))
    pushed(library, path)
    assert not library.search("anger")
    (listed,) = library.list()
    assert "anger" not in repr(library.pull(listed.id))
