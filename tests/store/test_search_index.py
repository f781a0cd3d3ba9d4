"""A catalogue of sessions that finds every word and can always be made anew."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssm_studio.domain.kept_back import gone_with
from ssm_studio.domain.picture import AnalysisThree, Element
from ssm_studio.domain.privacy import is_private, is_secret
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import Text
from ssm_studio.store import catalogue_file, library, search_hits, vocabulary
from ssm_studio.store.catalogue_file import open_catalogue
from ssm_studio.store.names import session_paths
from ssm_studio.store.search_hits import InterruptedSearchError, folded, search
from ssm_studio.store.search_index import Catalogue
from ssm_studio.store.session_file import SessionFile
from tests.studies import HOSTILE, identifier, rich_study


def make(folder: Path, study: Study, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    return library.create(folder, study, name=name, author="Sri", label="Made")


def test_names_are_never_taken_twice(tmp_path: Path) -> None:
    made = [make(tmp_path, new_study("Ward", "en"), "Ward") for _ in range(3)]
    assert [each.name for each in made] == ["ward.ssm", "ward-2.ssm", "ward-3.ssm"]


def test_the_trash_keeps_everything(tmp_path: Path) -> None:
    gone = []
    for _ in range(3):
        path = make(tmp_path, new_study("Ward", "en"), "Ward")
        Path(f"{path}-journal").write_bytes(b"what a killed writer left")
        gone.append(library.trash(path, tmp_path))
    assert [each.name for each in gone] == ["ward.ssm", "ward-2.ssm", "ward-3.ssm"]
    assert all(each.exists() and Path(f"{each}-journal").exists() for each in gone)
    assert session_paths(tmp_path) == []


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sessions to copy; making one takes longer than most tests."""
    place = tmp_path_factory.mktemp("made")
    make(place, rich_study("en"), "Rich")
    make(place, new_study("Serah terima bangsal", "id"), "Ward")
    return place


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "sessions"))


def opened(folder: Path, cache: Path | None) -> Catalogue:
    found = Catalogue(folder, cache)
    found.refresh()
    return found


def test_summaries_say_what_the_library_shows(folder: Path, tmp_path: Path) -> None:
    study = rich_study("en")
    for _time in ("made", "from the cache"):
        shelf = opened(folder, tmp_path / "cache")
        rich = next(each for each in shelf.summaries() if each.path.stem == "rich")
        assert rich.title == study.title
        assert (rich.cycle, rich.dates) == (study.session.cycle, study.session.dates)
        assert rich.people == len(study.participants)
        counted = rich.counts["element"] + rich.private_counts["element"]
        assert counted == len(study.elements)
        assert all(rich.stages)
        assert rich.problem == ""
        shelf.close()


def test_a_file_that_cannot_be_read_is_listed_and_hides_no_other(folder: Path) -> None:
    (folder / "broken.ssm").write_bytes(b"rubbish")
    (folder / "folder.ssm").mkdir()
    (folder / "dangling.ssm").symlink_to(folder / "nowhere")
    shelf = opened(folder, None)
    problems = {each.path.name: each.problem for each in shelf.summaries()}
    assert len(problems) == 5
    assert [name for name, problem in sorted(problems.items()) if problem] == [
        "broken.ssm",
        "dangling.ssm",
        "folder.ssm",
    ]
    shelf.close()


def test_what_changed_on_disk_is_read_again(folder: Path, tmp_path: Path) -> None:
    shelf = opened(folder, tmp_path / "cache")
    make(folder, new_study("Zebra crossing", "en"), "Zebra")
    (folder / "ward.ssm").unlink()
    shelf.refresh()
    assert [each.path.stem for each in shelf.search("zebra")] == ["zebra"]
    assert shelf.search("bangsal") == []
    assert {each.path.stem for each in shelf.summaries()} == {"rich", "zebra"}
    shelf.close()


def test_only_what_changed_is_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(folder, tmp_path / "cache").close()
    read: list[Path] = []

    def reading(path: Path, **_how: object) -> None:
        read.append(path)
        raise AssertionError

    monkeypatch.setattr(SessionFile, "open", reading)
    opened(folder, tmp_path / "cache").close()
    assert read == []


@pytest.mark.parametrize("full_text", [True, False])
@pytest.mark.parametrize(
    "words",
    ["serah", "SERAH terima", "bangsal serah", "angsal", "ward", "Sérah"],
)
def test_any_word_finds_its_session(
    folder: Path, monkeypatch: pytest.MonkeyPatch, words: str, full_text: bool
) -> None:
    if not full_text:
        monkeypatch.setattr(
            catalogue_file, "_WORDS", "CREATE VIRTUAL TABLE words USING no_such_module"
        )
    shelf = opened(folder, None)
    assert [each.path.stem for each in shelf.search(words)] == ["ward"]
    assert shelf.search("serah nowhere") == []
    shelf.close()


def test_every_text_of_a_session_finds_it(folder: Path) -> None:
    shelf = opened(folder, None)
    hidden = gone_with(rich_study("en"), is_private)
    for kind, record in rich_study("en").everything():
        for name in ("label", "text", "name", "title", "who", "worldview", "what_happened"):
            value = getattr(record, name, None)
            for words in value.everything if isinstance(value, Text) else ():
                found = shelf.search(words, private=record.id in hidden)
                there = words.strip() and not is_secret(record)
                assert not there or [h.path.stem for h in found] == ["rich"], (kind, words)
    shelf.close()


@pytest.mark.parametrize(
    "words",
    ["e-mail", '"x', '"', "'", "*", "a* OR", "NEAR(", "col:x", "-", "^", "", "  ", *HOSTILE],
)
def test_no_query_is_an_error(folder: Path, words: str) -> None:
    shelf = opened(folder, None)
    shelf.search(words)
    shelf.close()


@pytest.mark.parametrize("words", [*filter(str.strip, HOSTILE)])
def test_hostile_texts_are_found_by_themselves(tmp_path: Path, words: str) -> None:
    element = Element(id=identifier(9000), ref="E77", label=Text(plain=words))
    study = new_study("Plain", "en")
    make(tmp_path, Study(sessions=study.sessions, elements={element.id: element}), "plain")
    shelf = opened(tmp_path, None)
    (hit,) = shelf.search(words)
    assert hit.path.stem == "plain"
    assert [each.ref for each in hit.snippets] == ["E77"]
    shelf.close()


def test_what_is_private_is_in_no_index_and_found_only_when_asked_for(tmp_path: Path) -> None:
    power = AnalysisThree(id=identifier(9000), ref="A3-1", holder=Text(en="the sister-in-law"))
    private = Element(
        id=identifier(9001), ref="E1", label=Text(en="the brother"), visibility="facilitator"
    )
    study = new_study("Plain", "en")
    whole = Study(
        sessions=study.sessions,
        analyses_three={power.id: power},
        elements={private.id: private},
    )
    make(tmp_path, whole, "plain")
    shelf = opened(tmp_path, tmp_path / "cache")
    assert shelf.search("brother") == []
    (hit,) = shelf.search("brother", private=True)
    assert (hit.path.stem, hit.snippets) == ("plain", ())
    assert shelf.search("sister", private=True) == []
    (summary,) = shelf.summaries()
    assert summary.counts == {"session": 1}
    assert summary.private_counts == {"element": 1}
    shelf.close()
    for each in (tmp_path / "cache").iterdir():
        assert b"brother" not in each.read_bytes()


LETTERS = "abo-' .éßаб٣0漢字かな\u0915\u093f\ue000ﬁ"


@given(
    titles=st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=6),
    words=st.text(LETTERS, min_size=1, max_size=5),
)
def test_the_index_finds_every_session_that_reading_all_texts_finds(
    titles: list[str], words: str
) -> None:
    """Parts of words are looked for among the different words; what that would miss is looked for in the texts."""
    with closing(open_catalogue(None)[0]) as conn:
        for number, title in enumerate(titles):
            text = folded(title)
            conn.execute(
                "INSERT INTO session (number, folder, path, title, folded) VALUES (?, '', ?, ?, ?)",
                (number, f"{number}", title, text),
            )
            conn.execute("INSERT INTO words (rowid, folded) VALUES (?, ?)", (number, text))
            vocabulary.changed(conn, "", text)
        found = {each.path.name for each in search(conn, "", words, full_text=True)}
        read = {each.path.name for each in search(conn, "", words, full_text=False)}
        begin = " ".join('"' + each.replace('"', '""') + '"*' for each in folded(words).split())
        begins = (
            begin and conn.execute("SELECT 1 FROM words WHERE words MATCH ?", (begin,)).fetchone()
        )
    assert found == read or begins


def test_a_word_that_is_nowhere_has_no_text_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = opened(folder, tmp_path / "cache")
    read: list[object] = []

    def reading(*how: object) -> list[object]:
        read.append(how)
        return []

    monkeypatch.setattr(search_hits, "_containing", reading)
    assert shelf.search("xyzzyx") == []
    assert [each.path.stem for each in shelf.search("angsa")] == ["ward"]
    assert [each.path.stem for each in shelf.search("angsa erah")] == ["ward"]
    assert read == []
    shelf.close()


def test_a_word_that_no_session_holds_any_more_is_in_no_table(folder: Path, tmp_path: Path) -> None:
    shelf = opened(folder, tmp_path / "cache")
    (folder / "ward.ssm").unlink()
    shelf.refresh()
    with closing(sqlite3.connect(tmp_path / "cache" / catalogue_file.FILE)) as conn:
        words = {row[0] for row in conn.execute("SELECT word FROM vocabulary")}
    assert "bangsal" not in words
    assert words
    (folder / "rich.ssm").unlink()
    shelf.refresh()
    assert shelf._conn.execute("SELECT count(*) FROM vocabulary").fetchone() == (0,)
    shelf.close()


def test_no_more_is_read_than_is_shown(tmp_path: Path) -> None:
    for _number in range(4):
        make(tmp_path, new_study("Zebra crossing", "en"), "Zebra")
    shelf = opened(tmp_path, None)
    assert len(shelf.search("zebra", most=3)) == 3
    assert len(shelf.search("ebra", most=3)) == 3
    shelf.close()


def test_the_newest_are_read_first_and_the_others_say_that_they_are_not_read_yet(
    folder: Path,
) -> None:
    os.utime(folder / "ward.ssm", (2e9, 2e9))
    shelf = Catalogue(folder, None)
    assert shelf.look() == 2
    assert [each.unread for each in shelf.summaries()] == [True, True]
    assert shelf.read_some() == 1
    assert [(each.path.stem, each.unread) for each in shelf.summaries()] == [
        ("ward", False),
        ("rich", True),
    ]
    assert shelf.read_some() == 0
    assert not any(each.unread for each in shelf.summaries())
    shelf.close()


def test_who_reads_sessions_in_holds_up_nobody(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a session is read no transaction is open: another program looks and writes as it likes."""
    one, two = Catalogue(folder, tmp_path / "cache"), Catalogue(folder, tmp_path / "cache")
    open_, seen = SessionFile.open, list[int]()

    def reading(path: Path, **how: Any) -> Any:
        if not seen:
            seen.append(1)
            two.refresh()
            seen.append(len(two.search("bangsal")))
        return open_(path, **how)

    monkeypatch.setattr(SessionFile, "open", reading)
    one.refresh()
    assert seen == [1, 1]
    assert len(one.search("bangsal")) == 1
    one.close()
    two.close()


def test_a_search_can_be_ended_by_another_thread(folder: Path) -> None:
    shelf = opened(folder, None)

    def interrupt() -> int:
        shelf.interrupt()
        return 0

    shelf._conn.set_progress_handler(interrupt, 1)
    with pytest.raises(InterruptedSearchError):
        shelf.search("no such word anywhere")
    shelf._conn.set_progress_handler(None, 0)
    assert shelf.search("bangsal")
    shelf.close()


@pytest.mark.parametrize("content", [b"rubbish" * 500, b""])
def test_a_broken_catalogue_is_made_anew(folder: Path, tmp_path: Path, content: bytes) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / catalogue_file.FILE).write_bytes(content)
    shelf = opened(folder, cache)
    assert len(shelf.search("bangsal")) == 1
    shelf.close()


def test_a_catalogue_of_another_version_is_made_anew(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    opened(folder, cache).close()
    with sqlite3.connect(cache / catalogue_file.FILE) as conn:
        conn.execute("DROP TABLE session")
        conn.execute("PRAGMA user_version = 99")
    conn.close()
    shelf = opened(folder, cache)
    assert len(shelf.search("bangsal")) == 1
    shelf.close()


def test_a_catalogue_that_another_program_is_writing_does_not_stop_us(
    folder: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    opened(folder, cache).close()
    waiting = Catalogue(folder, cache)
    holder = sqlite3.connect(cache / catalogue_file.FILE, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    waiting.refresh()
    for shelf in (waiting, opened(folder, cache)):
        assert len(shelf.search("bangsal")) == 1
        assert len(shelf.summaries()) == 2
        shelf.close()
    holder.close()


def test_a_catalogue_with_a_broken_page_does_not_stop_us(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    opened(folder, cache).close()
    content = bytearray((cache / catalogue_file.FILE).read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    (cache / catalogue_file.FILE).write_bytes(content)
    shelf = opened(folder, cache)
    assert len(shelf.search("bangsal")) == 1
    shelf.close()


def test_a_cache_folder_that_cannot_be_made_does_not_matter(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    shelf = opened(folder, tmp_path / "file" / "cache")
    assert len(shelf.search("bangsal")) == 1
    shelf.close()


def test_a_folder_that_is_not_there_has_no_sessions(tmp_path: Path) -> None:
    shelf = opened(tmp_path / "nowhere", None)
    assert shelf.summaries() == []
    assert not list(tmp_path.iterdir())
    shelf.close()


def test_a_catalogue_that_was_let_go_of_holds_its_file_no_longer(
    folder: Path, tmp_path: Path
) -> None:
    shelf = opened(folder, tmp_path / "cache")
    assert shelf.summaries()
    shelf.close()
    shelf.close()
    with pytest.raises(sqlite3.ProgrammingError):
        shelf.summaries()
