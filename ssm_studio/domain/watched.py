"""How monitoring names what it watches: "activity 4", "activities 1-7", "activities 1-2, 5"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ssm_studio.domain.model import Activity
from ssm_studio.i18n import N_, translator

SEVERAL: Final = N_("Monitor activities {span}")
_ONE: Final = N_("Monitor activity {span}")
_LAST: Final = re.compile(r"(.*?)([0-9]{1,9})")
_NOUN: Final = r"(?P<noun>\b(?:activity|activities|aktivitas|kegiatan)\s+)?"
_RUN: Final = r"[0-9][\w.]*(?:\s*[-–]\s*[0-9][\w.]*)?"
_NUMBERED: Final = re.compile(
    rf"\b(?:activity|activities|aktivitas|kegiatan)\s+{_RUN}(?:, ?{_RUN})*"
    r"|\b[0-9][\w.]*\s*[-–]\s*[0-9][\w.]*",
    re.IGNORECASE,
)
_ENGLISH: Final = {False: "activities", True: "activity"}


def span(activities: Iterable[Activity]) -> str:
    """The numbers of activities as monitoring says them: "4", "1-7", "1-2, 5"; "" where one has no number."""
    numbers = [each.number or "" for each in activities]
    return ", ".join(_runs(numbers)) if numbers and all(numbers) else ""


def _runs(numbers: list[str]) -> Iterator[str]:
    """Numbers that follow each other as one piece."""
    first = last = numbers[0]
    for each in numbers[1:]:
        if not _follows(last, each):
            yield _run(first, last)
            first = each
        last = each
    yield _run(first, last)


def _run(first: str, last: str) -> str:
    return first if first == last else f"{first}-{last}"


def _follows(before: str, after: str) -> bool:
    one, other = _LAST.fullmatch(before), _LAST.fullmatch(after)
    if one is None or other is None:
        return False
    return one[1] == other[1] and int(other[2]) == int(one[2]) + 1


def monitoring_said(numbers: str, language: str) -> str:
    """What the program calls the activity that watches these numbers, as `span` gives them, in a language."""
    return translator(language)(_ONE if numbers and _single(numbers) else SEVERAL).format(
        span=numbers or "…"
    )


def respelt(words: str, old: str, new: str) -> str:
    """Words with other numbers in place of those that they name, wherever these stand alone; as they are without any.

    One number alone may count people or days: it is meant only behind the word for an activity.
    """
    if not old or not new:
        return words

    def put(found: re.Match[str]) -> str:
        noun = found["noun"] or ""
        if not noun and _single(old):
            return found[0]
        if noun.casefold().startswith("activit"):
            plain = _ENGLISH[_single(new)] + noun[len(noun.rstrip()) :]
            noun = plain.capitalize() if noun[0].isupper() else plain
        return noun + new

    return re.sub(
        rf"{_NOUN}(?<![\w.-]){re.escape(old)}(?![\w-]|\.\w)", put, words, flags=re.IGNORECASE
    )


def without_numbers(words: str) -> str:
    """Words for comparing: one that watches "1-7" says the same as one that watches "1-3, 5" or "activity 4"."""
    return _NUMBERED.sub("-", words)


def _single(numbers: str) -> bool:
    return "-" not in numbers and "," not in numbers
