"""Who takes back what they said is taken at their word: no byte of it is left in anything that the program made."""

from __future__ import annotations

import lzma
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.comparison import DebateEntry
from ssm_studio.domain.edit_clashes import open_clashes
from ssm_studio.domain.picture import Element
from ssm_studio.domain.record import new_id
from ssm_studio.domain.situation import Participant
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.errors import UsageError
from ssm_studio.store import log_table
from ssm_studio.workshop import maintenance, sessions
from ssm_studio.workshop.as_of import at
from ssm_studio.workshop.forgetting import Done, carry_out, prepare
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.workshop import open_session
from tests.workshop.steps import first, on_disk, write_plain

SAID = "the xylophone nobody paid for"
FIRST = "an ocarina in the vestibule"
DEBATED = "marimbas are not for us to judge"
FILES = Path(__file__).parents[1] / "store" / "files"


@pytest.fixture
def told(path: Path) -> str:
    """The reference of an element that a participant of the session voiced, and reworded once."""
    with open_session(path, author="Sri") as workshop:
        person = Participant(id=new_id(), ref="P90", pseudonym="Melati")
        workshop.do(edit.add(workshop.study, person))
        element = Element(id=new_id(), kind="issue", label=Text(en=FIRST), voiced_by=person.id)
        workshop.do(edit.add(workshop.study, element))
        workshop.do(edit.write(workshop.study, "element", element.id, "label", SAID))
        said = DebateEntry(id=new_id(), speaker=person.id, text=Text(en=DEBATED))
        workshop.do(edit.add(workshop.study, said))
        workshop.do(write_plain(workshop.study))
        return workshop.study.elements[element.id].ref


def everywhere(home: Home, *words: str) -> list[str]:
    """The files under the home in which one of the words stands, in any encoding that a file may have."""
    forms = [each.encode(code) for each in words for code in ("utf-8", "utf-16-le")]
    forms += [each.casefold().encode() for each in words]
    return [
        each.name
        for each in home.sessions.parent.rglob("*")
        if each.is_file() and any(form in each.read_bytes() for form in forms)
    ]


def forget(home: Home, path: Path, *refs: str, person: str = "") -> Done:
    return carry_out(home, prepare(path, refs, person), "withdrew consent on 30 November")


def test_no_byte_of_the_words_is_left_in_anything_that_the_program_made(
    home: Home, path: Path, told: str
) -> None:
    copy = sessions.duplicate(home, path, "Second round")
    trashed = sessions.trash(home, sessions.duplicate(home, path, "Third round"))
    sessions.list_sessions(home)
    assert sessions.search(home, "xylophone")
    (home.cache / "trouble.log").write_text(f"ValueError: {SAID}")
    home.exports.mkdir()
    report = home.exports / "report.md"
    report.write_text(f"They said: {SAID}.")
    assert set(everywhere(home, SAID)) > {path.name, copy.name, trashed.name}
    done = forget(home, path, told)
    assert set(done.changed) == {path, copy, trashed}
    assert done.exports == [report]
    assert everywhere(home, SAID, FIRST) == [report.name]
    report.unlink()
    assert not sessions.search(home, "xylophone")
    assert everywhere(home, SAID, FIRST, "xylophone", "ocarina") == []
    for each in done.changed:
        assert maintenance.examine(each).whole
        assert "xylophone" not in str(on_disk(each))


def test_a_person_goes_with_what_they_said_and_a_stub_stays(
    home: Home, path: Path, told: str
) -> None:
    before = on_disk(path)
    forget(home, path, person="P90")
    assert everywhere(home, SAID, FIRST, DEBATED, "Melati") == []
    after = on_disk(path)
    assert len(after.debate) == len(before.debate) - 1
    assert len(after.elements) == len(before.elements) - 1
    with open_session(path) as workshop:
        stub = workshop.log()[-1]
    assert "withdrew consent on 30 November" in stub.label
    assert told in stub.label
    verdict = maintenance.examine(path).verdict
    assert verdict is not None
    assert verdict.whole


def test_what_clashed_over_it_is_forgotten_with_it(home: Home, path: Path, told: str) -> None:
    with open_session(path, author="Sri") as sri, open_session(path, author="Tono") as tono:
        id_ = next(each.id for each in sri.study.elements.values() if each.ref == told)
        tono.do(edit.write(tono.study, "element", id_, "label", "a bassoon"))
        sri.do(edit.write(sri.study, "element", id_, "label", "one spinet"))
        assert open_clashes(sri.study)
    forget(home, path, told)
    assert everywhere(home, "bassoon", "spinet") == []
    assert not open_clashes(on_disk(path))
    assert maintenance.examine(path).whole


def test_what_others_repeat_word_for_word_goes_too_and_their_own_words_stay(
    home: Home, path: Path, told: str
) -> None:
    with open_session(path) as workshop:
        theme = first(workshop.study, "theme")
        words = f"Someone said “{SAID}”, and more"
        workshop.do(edit.write(workshop.study, "theme", theme, "name", words))
        workshop.do(edit.write(workshop.study, "theme", theme, "name", words + " again"))
    forget(home, path, told)
    assert everywhere(home, SAID) == []
    assert on_disk(path).themes[theme].name is not None
    assert "and more again" in str(on_disk(path).themes[theme].name)
    assert maintenance.examine(path).whole


def test_undo_and_redo_never_bring_it_back(home: Home, path: Path, told: str) -> None:
    forget(home, path, told)
    gone = on_disk(path)
    with open_session(path) as workshop:
        while workshop.undo_label:
            workshop.undo()
            assert "xylophone" not in str(workshop.study)
            assert "ocarina" not in str(workshop.study)
        while workshop.redo_label:
            workshop.redo()
            assert "xylophone" not in str(workshop.study)
        assert workshop.study.elements.keys() == gone.elements.keys()
    assert everywhere(home, SAID, FIRST) == []
    assert maintenance.examine(path).whole


def test_a_forgetting_is_no_step_that_undo_would_say_it_took_back(
    home: Home, path: Path, told: str
) -> None:
    with open_session(path) as workshop:
        before = workshop.undo_label
        workshop.do(edit.add(workshop.study, Element(id=new_id(), kind="actor")))
        forget(home, path, told)
        workshop.reload_if_changed()
        assert workshop.undo_label.startswith("Add")
        workshop.undo()
    with open_session(path) as workshop:
        assert workshop.undo_label != before or "orget" not in before
        assert "orget" not in workshop.undo_label


def element_of(study: Study, ref: str) -> str:
    return next(each.id for each in study.elements.values() if each.ref == ref)


@pytest.mark.parametrize("act", ["write", "undo", "delete", "other"])
def test_a_second_program_does_not_bring_it_back(
    home: Home, path: Path, told: str, act: str
) -> None:
    with open_session(path, author="Budi") as second:
        id_ = element_of(second.study, told)
        writing = edit.write(second.study, "element", id_, "label", f"{SAID} indeed")
        deleting = edit.delete(second.study, "element", id_)
        forget(home, path, told)
        if act == "write":
            second.do(writing)
        elif act == "undo":
            second.undo()
            second.undo()
        elif act == "delete":
            second.do(deleting)
            second.undo()
        else:
            second.do(write_plain(replace(second.study)))
        second.reload_if_changed()
        assert id_ not in second.study.elements
        assert "xylophone" not in second.undo_label + second.redo_label
    assert everywhere(home, SAID) == []
    assert maintenance.examine(path).whole


@pytest.mark.parametrize(
    ("shape", "ref", "words"), [("m002", "E01", "And once more"), ("m003", "E03", "Dry by noon")]
)
def test_what_was_kept_of_an_older_file_is_reached_too(
    home: Home, shape: str, ref: str, words: str
) -> None:
    home.sessions.mkdir(parents=True)
    path = home.sessions / "old.ssm"
    path.write_bytes(lzma.decompress((FILES / f"{shape}.ssm.xz").read_bytes()))
    with open_session(path):
        pass
    assert sorted(everywhere(home, words)) == [f"old-{shape}.ssm", "old.ssm"]
    done = forget(home, path, ref)
    assert {each.name for each in done.changed} == {"old.ssm", f"old-{shape}.ssm"}
    assert everywhere(home, words, "Written with the version of then") == []
    with open_session(home.sessions / "before" / f"old-{shape}.ssm") as workshop:
        assert workshop.log()
        assert not workshop.read_only


def test_before_it_is_done_it_is_shown_and_nothing_is_changed(
    home: Home, path: Path, told: str
) -> None:
    before = path.read_bytes()
    what = prepare(path, [told], "")
    assert [record.ref for _kind, record in what.plan.records] == [told]
    assert path.read_bytes() == before
    with pytest.raises(UsageError):
        prepare(path, ["E999"])
    with pytest.raises(UsageError):
        prepare(path, [])


def test_the_file_remembers_only_that_it_forgot(home: Home, path: Path, told: str) -> None:
    id_ = element_of(on_disk(path), told)
    forget(home, path, told)
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("SELECT record, kind FROM forgotten").fetchall() == [(id_, "element")]
        assert conn.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_of_several_people_the_one_with_the_pseudonym_is_meant(path: Path) -> None:
    with open_session(path, author="Sri") as workshop:
        people = [
            Participant(id=new_id(), ref=ref, pseudonym=name)
            for ref, name in (("P90", "Melati"), ("P91", "Anggrek"), ("P92", "Mawar"))
        ]
        for each in people:
            workshop.do(edit.add(workshop.study, each))
    for each in people:
        found = prepare(path, (), each.pseudonym or "")
        assert (found.person, found.refs[0]) == (each.pseudonym, each.ref)
    with pytest.raises(UsageError):
        prepare(path, (), "Kenanga")


def test_only_the_files_that_hold_the_words_are_named(home: Home, path: Path) -> None:
    """One of two letters stands in every file, and tells nothing."""
    with open_session(path) as workshop:
        element = Element(id=new_id(), kind="issue", label=Text(en=SAID, id="di"))
        workshop.do(edit.add(workshop.study, element))
        ref = workshop.study.elements[element.id].ref
    home.exports.mkdir()
    for name, words in (("two", "diary"), ("none", "nothing"), ("one", f"They said: {SAID}.")):
        (home.exports / f"{name}.md").write_text(words)
    assert forget(home, path, ref).exports == [home.exports / "one.md"]


def test_a_large_file_is_searched_too_and_a_larger_one_is_not_read(
    home: Home, path: Path, told: str
) -> None:
    home.exports.mkdir()
    for name, more in (("large", 0), ("larger", 1)):
        with (home.exports / name).open("wb") as file:
            file.write(SAID.encode())
            file.truncate((64 << 20) + more)
    assert forget(home, path, told).exports == [home.exports / "large"]


def test_a_draft_that_a_killed_program_left_goes_too(home: Home, path: Path, told: str) -> None:
    left = [home.sessions / f".{path.name}.{each}" for each in ("77.new", "copy")]
    for each in left:
        each.write_bytes(path.read_bytes())
    others = home.sessions / f".{path.name}.notes"
    others.write_text("Of another program")
    forget(home, path, told)
    assert not any(each.exists() for each in left)
    assert others.exists()


def test_a_moment_before_does_not_bring_it_back(
    home: Home, path: Path, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is there anything of it in a snapshot, though its words are too few to be looked for everywhere."""
    monkeypatch.setattr(log_table, "SNAPSHOT_EVERY", 1)
    with open_session(path) as workshop:
        short = Element(id=new_id(), kind="issue", label=Text(en="Gong"), x=4, y=4)
        workshop.do(edit.add(workshop.study, short))
        workshop.do(write_plain(workshop.study))
        entry = workshop.log()[-1].seq
        ref = workshop.study.elements[short.id].ref
    assert short.id in at(path, str(entry)).study.elements
    forget(home, path, ref)
    assert short.id not in at(path, str(entry)).study.elements
    with closing(sqlite3.connect(path)) as conn:
        snapshots = [text for (text,) in conn.execute("SELECT study FROM snapshots")]
    assert snapshots
    assert not any(short.id in text or "Gong" in text for text in snapshots)


def test_the_file_keeps_no_page_in_which_the_words_might_still_be_read(
    home: Home, path: Path
) -> None:
    """Also where SQLite does not write over what it gives up."""
    with open_session(path) as workshop:
        element = Element(id=new_id(), kind="issue", label=Text(en=f"{SAID} " * 2000))
        workshop.do(edit.add(workshop.study, element))
        ref = workshop.study.elements[element.id].ref
    forget(home, path, ref)
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("PRAGMA freelist_count").fetchone() == (0,)
