"""What the library knows of a session without reading all of it, and the marks that a log is told apart by."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from ssm_studio.domain.kinds import BY_NAME, KINDS
from ssm_studio.domain.text import Text
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.redaction import for_readers
from ssm_studio.store.chain import id_from_before
from ssm_studio.store.search_index import Catalogue
from ssm_studio.store.session_file import create
from ssm_studio.store.summarise import notes, summarise
from ssm_studio.store.summary import Summary
from tests.studies import Build, rich_study

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def test_a_summary_says_where_the_session_was_and_counts_private_records_too() -> None:
    study = example_study("en")
    session = replace(study.session, place="Surabaya")
    there = replace(study, sessions={session.id: session})
    assert summarise(Path("x.ssm"), there, NOW).place == "Surabaya"
    held = Summary(
        path=Path("x.ssm"), modified=NOW, counts={"element": 3}, private_counts={"element": 2}
    )
    assert held.all_counts == {"element": 5}


def test_a_catalogue_without_a_folder_for_it_stays_in_memory(tmp_path: Path) -> None:
    assert Catalogue(tmp_path, None).in_memory
    assert not Catalogue(tmp_path, tmp_path / "cache").in_memory


def test_what_is_found_in_a_long_text_is_shown_with_words_before_and_behind_it(
    tmp_path: Path,
) -> None:
    build = Build()
    words = [f"word{number}" for number in range(400)]
    words[200] = "xylophone"
    build.add("element", ref="E01", label=Text(en=" ".join(words)))
    create(tmp_path / "x.ssm", build.study, author="A", label="made")
    catalogue = Catalogue(tmp_path, None)
    catalogue.refresh()
    (hit,) = catalogue.search("xylophone")
    shown = hit.snippets[0].text
    assert "xylophone" in shown
    assert "word198" in shown
    assert "word202" in shown


def test_an_entry_without_an_id_gets_one_of_the_same_version_as_all_others() -> None:
    one = UUID(id_from_before("2026-03-01T10:00:00+00:00", 1, "label"))
    assert one.version == 7
    assert one == UUID(id_from_before("2026-03-01T10:00:00+00:00", 1, "label"))
    assert one != UUID(id_from_before("2026-03-01T10:00:00+00:00", 2, "label"))


@pytest.mark.parametrize("kind", [each.name for each in KINDS if not each.single])
def test_the_search_knows_no_more_than_readers_may(kind: str) -> None:
    """What is about a private record alone, or hangs on it, is as private as the record."""
    study = rich_study("en")
    table = study.table(kind)
    private = {id_: replace(each, visibility="facilitator") for id_, each in table.items()}
    study = replace(study, **{BY_NAME[kind].table: private})
    shown = {each.text for each in notes(for_readers(study))}
    assert {each.text for each in notes(study) if not each.private} <= shown
