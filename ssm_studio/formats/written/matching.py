"""Which definition on a page is which of the session: by its short name, by its words, by its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ssm_studio.domain.definition_rows import FIELDS, ROW_KINDS, row_words, rows_of
from ssm_studio.domain.record import Record
from ssm_studio.domain.record_names import definition_name
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.formats.written.parse import Written, WrittenRow
from ssm_studio.method.sentence import sentence_text
from ssm_studio.method.wording.words import content_words

ALIKE: Final = 0.5
"""The share of the words of one in the other from which two wordings are taken to be the same definition."""
_CLEARLY: Final = 0.15
"""By how much the best has to lead the next."""
NEW: Final = ""


@dataclass(slots=True)
class Matched:
    """Each definition on the page by its place: the id of the session's definition, `NEW`, or candidates to ask about.

    Attributes:
        asked: where it cannot be told apart, the ids that it may be.
    """

    found: dict[int, str] = field(default_factory=dict)
    asked: dict[int, tuple[str, ...]] = field(default_factory=dict)


def match(study: Study, page: Sequence[Written], said: Mapping[int, str] | None = None) -> Matched:
    """Match the page to the session; `said` are answers that somebody gave, by place."""
    matched = Matched(dict(said or {}))
    refs = {each.ref.casefold(): each.id for each in study.root_definitions.values()}
    for at, written in enumerate(page):
        id_ = refs.get(written.ref.casefold(), "") if written.ref else ""
        if at not in matched.found and id_ and id_ not in matched.found.values():
            matched.found[at] = id_
    _by_words(study, page, matched)
    _by_place(study, page, matched)
    for at in range(len(page)):
        if at not in matched.found and at not in matched.asked:
            matched.found[at] = NEW
    return matched


def _by_words(study: Study, page: Sequence[Written], matched: Matched) -> None:
    said = {id_: _said(study, id_) for id_ in study.root_definitions}
    for at, written in enumerate(page):
        if at in matched.found:
            continue
        words = content_words(written.everything(), study.language)
        free = [id_ for id_ in said if id_ not in matched.found.values()]
        scores = sorted(((_likeness(words, said[id_]), id_) for id_ in free), reverse=True)
        good = [(score, id_) for score, id_ in scores if score >= ALIKE]
        if not good:
            continue
        close = tuple(id_ for score, id_ in good if score > good[0][0] - _CLEARLY)
        if len(close) == 1:
            matched.found[at] = close[0]
        else:
            matched.asked[at] = close


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _said(study: Study, id_: str) -> frozenset[str]:
    """The words of a definition of the session."""
    language = study.language
    definition = study.root_definitions[id_]
    parts = [definition_name(study, definition), sentence_text(study, definition, language)]
    parts += [read(getattr(definition, name), language) for name in FIELDS.values()]
    ends = (definition.transformation_input, definition.transformation_output)
    parts += [read(each, language) for each in ends]
    for letter in ROW_KINDS:
        parts += [row_words(row, language) for row in rows_of(study, id_, letter)]
    return content_words(" ".join(parts), language)


def _by_place(study: Study, page: Sequence[Written], matched: Matched) -> None:
    """The one definition that stands between two that were found, on the page and in the session."""
    order = list(study.root_definitions)
    for at in range(len(page)):
        if at in matched.found:
            continue
        before = matched.found.get(at - 1, "") if at else None
        after = matched.found.get(at + 1, "") if at + 1 < len(page) else None
        if before == "" or after == "" or before is after is None:
            continue
        first = order.index(before) + 1 if before else 0
        last = order.index(after) if after else len(order)
        between = [id_ for id_ in order[first:last] if id_ not in matched.found.values()]
        candidates = matched.asked.get(at)
        if candidates:
            between = [id_ for id_ in between if id_ in candidates]
        # Its place alone does not make a new definition an old one: some of its words have to be there.
        words = content_words(page[at].everything(), study.language)
        if len(between) == 1 and _likeness(words, _said(study, between[0])) >= ALIKE / 2:
            matched.found[at] = between[0]
            matched.asked.pop(at, None)


def match_rows(
    study: Study, definition_id: str, rows: Sequence[WrittenRow]
) -> list[tuple[WrittenRow, Record | None]]:
    """Each row on the page with the session's row that it is: by its words, then by its place; None for a new one."""
    found: list[tuple[WrittenRow, Record | None]] = []
    for letter in ROW_KINDS:
        here = [each for each in rows if each.letter == letter]
        free = list(rows_of(study, definition_id, letter))
        same: dict[int, Record] = {}
        for at, row in enumerate(here):
            for each in free:
                if _folded(row_words(each, study.language)) == _folded(row.words):
                    same[at] = each
                    free.remove(each)
                    break
        rest = [at for at in range(len(here)) if at not in same]
        if len(here) == len(same) + len(free):
            same |= dict(zip(rest, free, strict=True))
        found += [(row, same.get(at)) for at, row in enumerate(here)]
    return found


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold().strip(" .")
