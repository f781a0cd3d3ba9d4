"""The text tests judge as a careful facilitator would, most of the time, and always the words of the reference."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings

from ssm_studio.domain.text import Text
from ssm_studio.method.wording import judgements
from ssm_studio.method.wording.measures import only_counts
from tests.studies import hostile_texts

DATA: Final = Path(__file__).parent / "data"
OWN: Final = ("first", "later", "last")
"""Parts that the authors of the lists saw."""
HELD_OUT: Final = ("held_out",)
"""The part that was written before the lists were read."""
STRANGER: Final = ("stranger",)
"""The part that somebody wrote who never saw the lists; its mistakes were looked at and their kinds mended."""
SECOND: Final = ("second_looked_at", "second_unseen")
"""What another stranger wrote afterwards: of one half the mistakes were looked at, once."""
UNSEEN: Final = ("second_unseen",)
"""The other half, of which nobody who changes lists or patterns looked at more than the totals of each test."""
BY_OTHERS: Final = ("names",)
"""Names that others wrote for another purpose."""


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
    "aim": lambda text, _language: (
        judgements.starts_as_aim(text) or judgements.is_too_short_for_a_belief(text, 5)
    ),
    "collective": lambda text, _language: judgements.is_collective(text),
    "list": lambda text, _language: judgements.separators(text) >= 2,
    "doing": judgements.begins_with_verb,
    "unrecognisable": _unrecognisable,
    "doer": judgements.names_doer,
    "percentage": lambda text, _language: judgements.speaks_of_fulfilment(text),
    "happened": lambda text, _language: only_counts(text),
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


def phrases_of_all() -> dict[str, dict[str, dict[str, dict[str, list[str]]]]]:
    """Each part of the data files: by test, language and verdict ("flagged", "passes") the phrases."""
    found = {}
    for path in sorted(DATA.glob("phrases*.json")):
        parts = json.loads(path.read_text(encoding="utf-8"))
        found.update({name: part for name, part in parts.items() if name != "about"})
    return found


def in_all(measured: Iterable[Measured]) -> tuple[float, float]:
    """Precision and recall of several tests together."""
    them = list(measured)
    right = sum(each.right for each in them)
    wrong, missed = sum(len(e.wrongly) for e in them), sum(len(e.missed) for e in them)
    return right / (right + wrong), right / (right + missed)


def precision_recall(*parts: str) -> tuple[Measured, ...]:
    """Precision and recall of each test in each language, over parts of the data files; `OWN` without an argument."""
    data = phrases_of_all()
    phrases: dict[str, dict[str, dict[str, list[str]]]] = {}
    for part in parts or OWN:
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
    data = phrases_of_all()
    for parts, least in (
        (OWN, 150),
        (HELD_OUT, 400),
        (STRANGER, 400),
        (SECOND, 400),
        (BY_OTHERS, 200),
    ):
        for language in ("en", "id"):
            said: list[str] = []
            for part in parts:
                for languages in data[part].values():
                    verdicts = languages[language]
                    assert not set(verdicts["flagged"]) & set(verdicts["passes"])
                    said += [*verdicts["flagged"], *verdicts["passes"]]
            assert len(set(said)) >= least


def test_most_verdicts_are_those_of_a_facilitator() -> None:
    for measured in precision_recall():
        assert measured.precision >= 0.65, measured
        assert measured.recall >= 0.8, measured


def test_what_others_found_to_be_judged_wrongly_is_judged_right() -> None:
    for measured in precision_recall("field"):
        assert not measured.wrongly, measured
        assert not measured.missed, measured


@pytest.mark.parametrize("parts", [OWN, HELD_OUT, BY_OTHERS, STRANGER, SECOND])
@pytest.mark.parametrize("language", ["en", "id"])
def test_a_false_alarm_is_rare_and_little_is_missed(parts: tuple[str, ...], language: str) -> None:
    here = [each for each in precision_recall(*parts) if each.language == language]
    orders = [each for each in here if each.test == "verb_form"]
    for measured in (here, orders):
        precision, recall = in_all(measured)
        assert precision >= 0.95
        assert recall >= 0.9


def test_of_words_that_nobody_saw_nearly_as_much_is_noticed() -> None:
    for language in ("en", "id"):
        here = [each for each in precision_recall(*UNSEEN) if each.language == language]
        precision, recall = in_all(here)
        assert precision >= 0.95
        assert recall >= 0.9
        precision, recall = in_all(each for each in here if each.test == "verb_form")
        assert precision >= 0.95
        assert recall >= 0.9


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_kinds_that_were_mended_last_stay_mended(language: str) -> None:
    precision, recall = in_all(e for e in precision_recall("kinds") if e.language == language)
    assert precision >= 0.95
    assert recall >= 0.95


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


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("Sharing water fairly", True),
        ("Sharing water is fair", False),
        ("Membagi air adil", True),
        ("Membagi air adalah adil", False),
    ],
)
def test_a_doing_word_begins_an_aim_unless_something_is_said_of_it(text: str, aim: bool) -> None:
    assert judgements.starts_as_aim(text) is aim
