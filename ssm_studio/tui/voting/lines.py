"""A round of votes as lines: who has said what, how the room is spread, and the rounds before it beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from ssm_studio.domain.ballot import Ballot
from ssm_studio.domain.ballot_rounds import QUESTIONS, shown_rounds
from ssm_studio.domain.comparison import ComparisonRow
from ssm_studio.domain.privacy import is_private
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _, language, ngettext
from ssm_studio.method.ballots import (
    CAN_LIVE,
    OPPOSED,
    Standing,
    bar,
    hands_words,
    marks_of,
    round_words,
    standings,
)
from ssm_studio.tui.text import one_line, plain

NAMES, HANDS, SLIPS, SECRET = "proxy", "hands", "slips", "secret"
"""How a round is typed: by name, hands by group, how many slips of paper for each mark, by name and masked."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line to type in: whose mark, which group's hands, how many gave this mark."""

    id: str
    words: str
    detail: str
    value: int | None


def way_of(ballot: Ballot) -> str:
    """How a round that stands there was typed."""
    if ballot.secret:
        return SECRET
    return HANDS if ballot.hands else SLIPS if ballot.spread and not ballot.marks else NAMES


def rows(study: Study, asked: str, way: str, ballot: Ballot | None) -> list[Row]:
    """The lines to type in."""
    tongue = study.language
    if way == HANDS:
        hands = dict(ballot.hands) if ballot is not None else {}
        there = [each.group for each in study.participants.values()]
        return [
            Row(
                id_,
                read(each.name, tongue) or each.ref,
                ngettext("{n} person", "{n} people", there.count(id_)).format(n=there.count(id_)),
                hands.get(id_),
            )
            for id_, each in study.groups.items()
        ]
    if way == SLIPS:
        spread = dict(ballot.spread) if ballot is not None else {}
        return [
            Row(
                str(each.mark), f"{each.mark}  {each.name}", each.saying, spread.get(str(each.mark))
            )
            for each in marks_of(asked, language())
        ]
    marks = dict(ballot.marks) if ballot is not None else {}
    return [
        Row(id_, each.pseudonym or each.ref or "?", read(each.role, tongue), marks.get(id_))
        for id_, each in study.participants.items()
        # The sheet may stand on the wall.
        if not is_private(each)
    ]


def row_words(row: Row, asked: str, way: str) -> Content:
    """One line: who, what they are, and their mark; a secret one only says that it was given."""
    given = row.value is not None
    if way == SECRET:
        said = plain("●" if given else "·", "$system" if given else "$muted")
    else:
        said = plain(f"{row.value}" if given else "·", "bold $system" if given else "$muted")
    parts = [said, Content(" " * max(3 - len(said.plain), 1))]
    parts.append(plain(f"{one_line(row.words[:200], 28):<29}"))
    detail = _step_name(asked, row.value) if way == NAMES and given else row.detail
    parts.append(plain(one_line(detail[:200], 40), "$ink" if way == NAMES and given else "$muted"))
    return Content("").join(parts)


def _step_name(asked: str, mark: int | None) -> str:
    return next((each.name for each in marks_of(asked, language()) if each.mark == mark), "")


def spread(study: Study, ballot: Ballot, width: int) -> Content:
    """How the room stands: a line for each step with a mark for each person."""
    if ballot.hidden:
        return _masked(ballot)
    lines = []
    if ballot.hands:
        lines.append(plain(hands_words(study, ballot, study.language)))
    found = standings(study, ballot, language())
    if any(each.count for each in found):
        lines += [_standing(each, ballot.asked or "", width) for each in found]
    return Content("\n").join(lines) if lines else plain(_("Nobody was asked yet."), "$muted")


def _masked(ballot: Ballot) -> Content:
    number = len(ballot.marks)
    words = ngettext(
        "{n} person has voted. What was voted is shown to nobody until v reveals it.",
        "{n} people have voted. What was voted is shown to nobody until v reveals it.",
        number,
    )
    return plain(words.format(n=number), "$muted")


def _standing(standing: Standing, asked: str, width: int) -> Content:
    step = standing.given
    here = standing.count > 0
    colour = "$ink"
    if asked == "agreement":
        colour = (
            "$concern" if step.mark in OPPOSED else "$done" if step.mark in CAN_LIVE else "$ink"
        )
    marks = bar(standing.count) if here else "·"
    label = f"{step.mark} {one_line(step.name, 36)}"
    head = Content.assemble(
        (f"{label:<39}", "" if here else "$muted"),
        (f"{marks:<9}", colour if here else "$muted"),
    )
    names = one_line(", ".join(standing.names)[:400], max(width - len(head.plain) - 1, 8))
    return head.append(plain(names, "$muted"))


def rounds(study: Study, target: str, asked: str, besides: str = "") -> Content:
    """Every round that may be seen, the newest first, each with its spread: how the room moved."""
    lines = []
    for each in reversed(shown_rounds(study, target, asked)):
        if each.id == besides:
            continue
        worded = read(each.wording, study.language)
        lines.append(
            Content.assemble(
                (f"{round_words(each)}   ", "bold"),
                plain(one_line(f"“{worded}”"[:300], 60) if worded else "", "$muted"),
            )
        )
        lines.append(spread(study, each, 70))
    return Content("\n").join(lines)


def moved(study: Study, target: str, asked: str) -> Content:
    """Before and after in one small table: each step with how many stood there in each round."""
    seen: Sequence[Ballot] = shown_rounds(study, target, asked)
    seen = [each for each in seen if not each.hands][-4:]
    if len(seen) < 2 or QUESTIONS[asked].counted:
        return Content("")
    columns = [{s.given.mark: s.count for s in standings(study, each, language())} for each in seen]
    head = " " * 39 + "".join(f"{_round(each):<12}" for each in seen)
    lines = [*_wordings(study, seen), plain(head.rstrip(), "$muted")]
    for step in marks_of(asked, language()):
        label = f"{step.mark} {one_line(step.name, 36)}"
        counts = [column.get(step.mark, 0) for column in columns]
        cells = "".join(f"{bar(count)[:10] if count else '·':<12}" for count in counts)
        lines.append(
            Content.assemble(
                (f"{label:<39}", "" if any(counts) else "$muted"),
                (cells.rstrip(), "" if any(counts) else "$muted"),
            )
        )
    return Content("\n").join(lines)


def felt_words(study: Study, row: ComparisonRow) -> Content:
    """How well something is done, as each person feels it: the spread, never one number for all."""
    seen = shown_rounds(study, row.id, "quality")
    if seen:
        return spread(study, seen[-1], 60)
    if row.quality_by:
        return spread(study, Ballot(id="", asked="quality", marks=row.quality_by), 60)
    return plain(_("each person separately…"), "$muted")


def _wordings(study: Study, seen: Sequence[Ballot]) -> list[Content]:
    """How it read in each round, where it was worded anew between two of them."""
    words = [read(each.wording, study.language) for each in seen]
    if len({each for each in words if each}) < 2:
        return []
    return [
        plain(one_line(f"{_round(each)}: “{said}”"[:400], 96), "$muted")
        for each, said in zip(seen, words, strict=True)
        if said
    ]


def _round(ballot: Ballot) -> str:
    return _("round {number}").format(number=ballot.round or 1)
