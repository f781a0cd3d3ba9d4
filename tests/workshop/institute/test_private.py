"""What is private stays home: every table of the server is searched for the words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.ballot import Ballot
from ssm_studio.domain.notes import Note, notes_of, with_notes
from ssm_studio.domain.picture import AnalysisThree, Element, Relation
from ssm_studio.domain.record import new_id
from ssm_studio.domain.text import Text
from ssm_studio.workshop.forgetting import carry_out, prepare
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.institute.syncing import Exchange
from ssm_studio.workshop.reading import read_study
from ssm_studio.workshop.verifying import verify_session
from ssm_studio.workshop.workshop import open_session
from tests.postgres import Cluster
from tests.workshop.institute.sessions import (
    add,
    begin,
    everything,
    labels,
    laptop,
    see,
    write,
)

Homes = Callable[[str], Home]


@pytest.fixture
def ani(home_of: Homes, url: Callable[[str], str]) -> Iterator[Exchange]:
    one = laptop(home_of("ani"), url("ani"))
    yield one
    one.close()


@pytest.fixture
def budi(home_of: Homes, url: Callable[[str], str]) -> Iterator[Exchange]:
    one = laptop(home_of("budi"), url("budi"))
    yield one
    one.close()


@pytest.fixture
def path(home_of: Homes) -> Path:
    return begin(home_of("ani"))


def there(budi: Exchange, home_of: Homes) -> Path:
    """The session on Budi's laptop."""
    budi.pull()
    (path,) = home_of("budi").sessions.iterdir()
    return path


def whole(path: Path) -> bool:
    """Whether every seal of a file fits, and its rows are those of its log."""
    verdict = verify_session(path).verdict
    return verdict is not None and verdict.broken is None and not verdict.differences


def say_in_private(path: Path) -> None:
    """Facilitator-only, Analysis Three, power, what hangs on them, notes, secret marks, undone and deleted ones."""
    secret = add(path, "Kickbacks at the sluice", "Ani", "facilitator")
    write(path, secret, "Baksheesh at the sluice", "Ani")
    gone = add(path, "Gossip of the headman", "Ani", "facilitator")
    with open_session(path, author="Ani") as workshop:
        open_ = next(iter(workshop.study.elements))
        to_him = Text(en="Whispers go to him first")
        marks = (("P77 the miller", 3),)
        for made in (
            Element(id=new_id(), kind="power", label=Text(en="Purse strings of the dyke lord")),
            AnalysisThree(id=new_id(), commodity="information", holder=to_him),
            Relation(id=new_id(), source=open_, target=secret, label=Text(en="greases the palm")),
            Relation(id=new_id(), source=open_, target=gone, label=Text(en="tattles in the dark")),
            Ballot(id=new_id(), target=open_, secret=True, revealed=True, marks=marks),
        ):
            workshop.do(edit.add(workshop.study, made))
        kept = with_notes("", (Note("Reviewer doubts the arithmetic", "Prof"),))
        step = edit.set_fields(workshop.study, "element", open_, "note", kept=kept)
        workshop.do(replace(step, label="A note"))
        workshop.do(edit.delete(workshop.study, "element", gone))
        undone = Text(en="Undone slander")
        slander = Element(id=new_id(), kind="issue", visibility="facilitator", label=undone)
        workshop.do(edit.add(workshop.study, slander))
        workshop.undo()
        step = edit.set_fields(workshop.study, "element", open_, "x", label=Text(en="Gate open"))
        workshop.do(replace(step, label="Change “Baksheesh at the sluice” nearby"))


PRIVATE_WORDS = (
    *("Kickback", "Baksheesh", "sluice", "Gossip", "Purse", "dyke lord", "Whispers"),
    *("palm", "tattles", "arithmetic", "miller", "slander"),
)


def test_no_private_word_is_in_any_table(
    ani: Exchange, path: Path, cluster: Cluster, database: str
) -> None:
    say_in_private(path)
    ani.push()
    words = everything(cluster, database)
    assert "Gate open" in words
    assert [each for each in PRIVATE_WORDS if each in words] == []
    # All of them are in the file from which it was pushed.
    own = path.read_bytes().decode("utf-8", "replace")
    assert [each for each in PRIVATE_WORDS if each not in own] == []


def noted(path: Path, words: str) -> None:
    """A note beside the first issue."""
    with open_session(path, author="Somebody") as workshop:
        issue = next(iter(workshop.study.elements.values()))
        kept = with_notes(issue.kept or "", (Note(words, "Prof"),))
        workshop.do(edit.set_fields(workshop.study, "element", issue.id, "A note", kept=kept))


def test_notes_in_the_margin_stay_where_they_were_written(
    ani: Exchange, budi: Exchange, path: Path, home_of: Homes, cluster: Cluster, database: str
) -> None:
    ani.push()
    other = there(budi, home_of)
    noted(path, "Ani doubts this")
    noted(other, "Budi doubts that")
    ani.sync()
    budi.sync()
    ani.sync()
    assert "doubts" not in everything(cluster, database)
    for each, words in ((path, "Ani doubts this"), (other, "Budi doubts that")):
        study, _why = read_study(each)
        kept = next(iter(study.elements.values())).kept or ""
        assert [note.text for note in notes_of(kept)] == [words]


def test_what_is_cut_leaves_the_seals_whole(
    ani: Exchange, budi: Exchange, path: Path, home_of: Homes
) -> None:
    secret = add(path, "Kickbacks at the sluice", "Ani", "facilitator")
    write(path, secret, "Baksheesh at the sluice", "Ani")
    add(path, "Open to all", "Ani")
    ani.push()
    other = there(budi, home_of)
    assert labels(other) == {"The gate is said to be open", "Open to all"}
    assert whole(other)
    # And what comes back takes nothing from who kept it.
    add(other, "Budi sees more", "Budi")
    budi.push()
    ani.pull()
    assert labels(path) == {
        *("The gate is said to be open", "Open to all"),
        *("Baksheesh at the sluice", "Budi sees more"),
    }
    assert whole(path)


def test_what_is_made_private_later_is_taken_out_there(
    ani: Exchange, budi: Exchange, path: Path, home_of: Homes, cluster: Cluster, database: str
) -> None:
    id_ = add(path, "Kickbacks at the sluice", "Ani")
    ani.push()
    other = there(budi, home_of)
    assert "Kickbacks" in everything(cluster, database)
    see(path, id_, "facilitator")
    ani.push()
    assert "Kickbacks" not in everything(cluster, database)
    # Budi does not know of it yet, works with the record and pushes.
    write(other, id_, "Kickbacks everywhere", "Budi")
    add(other, "Budi sees more", "Budi")
    budi.push()
    words = everything(cluster, database)
    assert "Kickbacks" not in words
    assert "Budi sees more" in words
    budi.pull()
    assert whole(other)


def test_what_is_released_travels_as_it_is_then(
    ani: Exchange, budi: Exchange, path: Path, home_of: Homes, cluster: Cluster, database: str
) -> None:
    id_ = add(path, "Kickbacks at the sluice", "Ani", "facilitator")
    ani.push()
    write(path, id_, "Money is asked for at the gate", "Ani")
    see(path, id_, "public")
    write(path, id_, "Money is asked for at both gates", "Ani")
    ani.push()
    words = everything(cluster, database)
    assert "Kickbacks" not in words
    assert "both gates" in words
    assert "Money is asked for at both gates" in labels(there(budi, home_of))


def test_what_one_released_long_ago_does_not_undo_what_another_made_private_since(
    ani: Exchange, budi: Exchange, path: Path, home_of: Homes, cluster: Cluster, database: str
) -> None:
    id_ = add(path, "Kickbacks at the sluice", "Ani", "facilitator")
    see(path, id_, "public")
    ani.push()
    other = there(budi, home_of)
    see(other, id_, "facilitator")
    budi.push()
    # Ani was told nothing of it, and has released it once more meanwhile.
    see(path, id_, "facilitator")
    see(path, id_, "public")
    ani.push()
    write(path, id_, "Kickbacks at both sluices", "Ani")
    ani.push()
    assert "Kickbacks" not in everything(cluster, database)
    see(other, id_, "public")
    budi.push()
    ani.push()
    assert "Kickbacks" in everything(cluster, database)


def test_what_is_forgotten_is_forgotten_there_and_on_the_other_laptop(
    ani: Exchange, budi: Exchange, path: Path, home_of: Homes, cluster: Cluster, database: str
) -> None:
    id_ = add(path, "Said in anger about the headman", "Ani")
    ani.push()
    other = there(budi, home_of)
    write(other, id_, "Said in great anger about the headman", "Budi")
    budi.push()
    ref = read_study(path)[0].elements[id_].ref
    carry_out(home_of("ani"), prepare(path, [ref]))
    ani.push()
    assert "anger" not in everything(cluster, database)
    budi.pull(merge=True)
    assert b"anger" not in other.read_bytes()
    assert labels(other) == {"The gate is said to be open"}
    budi.push()
    assert "anger" not in everything(cluster, database)


def test_the_cache_holds_nothing_private(ani: Exchange, path: Path, home_of: Homes) -> None:
    add(path, "Kickbacks at the sluice", "Ani", "facilitator")
    ani.push()
    for each in home_of("ani").cache.iterdir():
        content = each.read_bytes()
        assert b"Kickbacks" not in content
        assert b"correct-horse" not in content


def test_what_hung_on_a_record_is_sent_when_that_is_released(
    ani: Exchange, budi: Exchange, path: Path, home_of: Homes, cluster: Cluster, database: str
) -> None:
    id_ = add(path, "Money at the gate", "Ani", "facilitator")
    with open_session(path, author="Ani") as workshop:
        open_ = next(iter(workshop.study.elements))
        hung = Relation(id=new_id(), source=open_, target=id_, label=Text(en="greases the palm"))
        workshop.do(edit.add(workshop.study, hung))
    ani.push()
    other = there(budi, home_of)
    with open_session(path, author="Ani") as workshop:
        workshop.do(edit.write(workshop.study, "relation", hung.id, "label", "pays at"))
    see(path, id_, "public")
    ani.push()
    words = everything(cluster, database)
    assert "pays at" in words
    assert "palm" not in words
    add(other, "Budi sees more", "Budi")
    budi.sync()
    study, _why = read_study(other)
    assert study.relations[hung.id].label == Text(en="pays at")
    assert whole(other)
    ani.sync()
    ours, theirs = read_study(path)[0], read_study(other)[0]
    assert ours.relations == theirs.relations
    # Taken back, it goes from there once more, and what hangs on it.
    see(path, id_, "facilitator")
    ani.push()
    assert "pays at" not in everything(cluster, database)
    see(path, id_, None)
    ani.push()
    assert "pays at" in everything(cluster, database)
    assert whole(path)
