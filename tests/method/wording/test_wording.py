"""The text tests judge as a careful facilitator would, most of the time, and always the words of the reference."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings

from ssm_studio.domain.text import Text
from ssm_studio.method.wording import judgements
from tests.studies import hostile_texts

PHRASES: Final = Path(__file__).parent / "data" / "phrases.json"


def _unrecognisable(text: str, language: str) -> bool:
    before, _, after = text.partition("→")
    return not judgements.content_words(before, language) & judgements.content_words(
        after, language
    )


FLAGS: Final[dict[str, Callable[[str, str], bool]]] = {
    "verb_form": lambda text, language: not judgements.is_imperative(text, language),
    "vague": judgements.starts_vague,
    "two_activities": judgements.two_activities,
    "means": lambda text, _language: judgements.matches_means(text),
    "solution": lambda text, _language: judgements.matches_solution(text),
    "aim": lambda text, _language: judgements.starts_as_aim(text),
    "collective": lambda text, _language: judgements.is_collective(text),
    "list": lambda text, _language: judgements.separators(text) >= 2,
    "doing": judgements.begins_with_verb,
    "unrecognisable": _unrecognisable,
}
"""Each test of the phrases, by its name in the file: whether it flags a phrase of a language."""


@dataclass(frozen=True)
class Measured:
    """How one test did in one language; `missed` and `wrongly` list where it went wrong."""

    test: str
    language: str
    right: int
    missed: tuple[str, ...]
    wrongly: tuple[str, ...]

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrongly)) if self.right else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed)) if self.right else 0.0


def precision_recall(*parts: str) -> tuple[Measured, ...]:
    """Precision and recall of each test in each language, over parts of the data file ("first", "later", "last").

    All of them without an argument. "last" is the honest measure: nothing was changed for it.
    """
    data = json.loads(PHRASES.read_text(encoding="utf-8"))
    phrases: dict[str, dict[str, dict[str, list[str]]]] = {}
    for part in parts or ("first", "later", "last"):
        for test, languages in data[part].items():
            for language, verdicts in languages.items():
                for verdict, said in verdicts.items():
                    of_test = phrases.setdefault(test, {}).setdefault(language, {})
                    of_test.setdefault(verdict, []).extend(said)
    found: list[Measured] = []
    for test, languages in phrases.items():
        for language, verdicts in languages.items():
            flags = FLAGS[test]
            missed = tuple(each for each in verdicts["flagged"] if not flags(each, language))
            wrongly = tuple(each for each in verdicts["passes"] if flags(each, language))
            right = len(verdicts["flagged"]) - len(missed)
            found.append(Measured(test, language, right, missed, wrongly))
    return tuple(found)


GOOD: Final = (
    ("en", "Obtain data"),
    *(
        ("id", text)
        for text in (
            "Tetapkan indikator",
            "Menetapkan indikator",
            "Pertahankan mutu",
            "Kembangkan keterampilan",
            "Terapkan aturan",
            "Diskusikan hasil",
            "Terima usulan",
        )
    ),
)
BAD: Final = (
    ("en", "Obtaining data"),
    ("en", "Data collection"),
    ("en", "Monitors results"),
    *(
        ("id", text)
        for text in (
            "Penyusunan indikator",
            "Pelaksanaan reviu",
            "Peningkatan kapasitas",
            "Disusun laporan",
            "Tersusunnya laporan",
            "Pengecekan data",
            "Keterlibatan gubernur",
        )
    ),
)


@pytest.mark.parametrize(("language", "text"), GOOD)
def test_what_the_reference_calls_good_passes(language: str, text: str) -> None:
    assert judgements.verb_form(text, language) == "good"


@pytest.mark.parametrize(("language", "text"), BAD)
def test_what_the_reference_calls_bad_is_noticed(language: str, text: str) -> None:
    assert judgements.verb_form(text, language) not in ("good", "")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Penyusunan indikator", "nominal"),
        ("Tersusunnya laporan", "state"),
        ("Disusun laporan", "passive"),
        ("Bappeda mengirim laporan", "told"),
    ],
)
def test_indonesian_forms_are_told_apart(text: str, form: str) -> None:
    assert judgements.verb_form(text, "id") == form


def test_there_are_enough_phrases_and_none_has_two_verdicts() -> None:
    data = json.loads(PHRASES.read_text(encoding="utf-8"))
    for language in ("en", "id"):
        said: list[str] = []
        for part in ("first", "later", "last"):
            for languages in data[part].values():
                verdicts = languages[language]
                assert not set(verdicts["flagged"]) & set(verdicts["passes"])
                said += [*verdicts["flagged"], *verdicts["passes"]]
        assert len(set(said)) >= 150


def test_most_verdicts_are_those_of_a_facilitator() -> None:
    for measured in precision_recall():
        assert measured.precision >= 0.8, measured
        assert measured.recall >= 0.7, measured


def test_a_false_alarm_is_rare_on_phrases_that_nothing_was_fitted_to() -> None:
    measured = precision_recall("last")
    wrong = sum(len(each.wrongly) for each in measured)
    right = sum(each.right for each in measured)
    assert right / (right + wrong) >= 0.9
    assert right / (right + sum(len(each.missed) for each in measured)) >= 0.75


def test_texts_are_read_in_each_language_they_have() -> None:
    assert judgements.wordings(Text(en="a", id="b"), "id") == (("en", "a"), ("id", "b"))
    assert judgements.wordings(Text(plain="a"), "id") == (("id", "a"),)
    assert judgements.wordings(Text(en="  "), "en") == judgements.wordings(None, "en") == ()


def test_overlap_counts_content_words_of_the_smaller_text() -> None:
    assert judgements.overlap("the linked indicators", "indicator", "en") == 1
    assert judgements.overlap("Data yang dilaporkan", "pelaporan data", "id") == 1
    assert (
        judgements.overlap("", "indicator", "en")
        == judgements.overlap("the of", "the of", "en")
        == 0
    )


def test_lists_are_extended_and_unknown_names_left_aside() -> None:
    more = judgements.lists_with({"MEANS": ("carrier pigeon",), "NO_SUCH": ("x",)})
    assert judgements.matches_means("Send data by Carrier  Pigeon", more)
    assert not judgements.matches_means("Send data by carrier pigeon")
    assert judgements.lists_with({}) is judgements.USUAL


@settings(max_examples=150, deadline=None)
@given(hostile_texts(unstorable=True))
def test_no_text_disturbs_a_test(text: str) -> None:
    for flags in FLAGS.values():
        for language in ("en", "id"):
            assert flags(text, language) in (True, False)


def test_a_megabyte_costs_no_more_than_its_beginning() -> None:
    text = "Collect data and report it, " * 40_000
    assert judgements.two_activities(text, "en")
    assert len(judgements.words_in(text)) < 1000
