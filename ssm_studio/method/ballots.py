"""What can be said at each mark of a scale, and how the room is spread over it: for screens, answers and papers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from ssm_studio.domain.ballot import Ballot
from ssm_studio.domain.ballot_rounds import QUESTIONS, spread_of
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_, _
from ssm_studio.method.lenses import lenses

ASKS: Final = {
    "dots": N_("How many dots does it get?"),
    "agreement": N_("Where does each of us stand on this wording?"),
    "desirable": N_("Do the models argue for it?"),
    "feasible": N_("Would these people do it?"),
    "quality": N_("How well, in your view?"),
}
CALLED: Final = {
    "dots": N_("dots"),
    "agreement": N_("agreement"),
    "desirable": N_("desirable"),
    "feasible": N_("feasible"),
    "quality": N_("quality as felt"),
}
_METHODS: Final = {
    "hands": N_("hands by group"),
    "proxy": N_("person by person"),
    "secret": N_("in secret"),
}
_JUDGEMENT: Final = (N_("no"), N_("doubtful"), N_("yes"), N_("strongly"))
_QUALITY: Final = (N_("badly"), N_("rather badly"), N_("so so"), N_("rather well"), N_("well"))
OPPOSED: Final = (7, 8)
"""Steps of agreement on which somebody is against it."""
CAN_LIVE: Final = (1, 2, 3)
"""Steps of agreement on which somebody can live with it."""
_BAR: Final = "▪"
_MOST_BARS: Final = 24


@dataclass(frozen=True, slots=True)
class ScaleMark:
    """One mark of a scale: the number, what it is called, and what somebody says who gives it."""

    mark: int
    name: str
    saying: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How many give one mark; `names` are theirs, where it was no secret."""

    given: ScaleMark
    count: int
    names: tuple[str, ...] = ()


def marks_of(asked: str, language: str) -> tuple[ScaleMark, ...]:
    """The marks that can be given to a question, lowest first, in the language of the interface."""
    if asked == "agreement":
        elements = lenses()["gradients"].elements
        return tuple(
            ScaleMark(number, each.name.read(language), each.description.read(language))
            for number, each in enumerate(elements, start=1)
        )
    question = QUESTIONS[asked]
    names = {"desirable": _JUDGEMENT, "feasible": _JUDGEMENT, "quality": _QUALITY}.get(asked, ())
    marks = range(question.low, question.high + 1)
    return tuple(ScaleMark(m, _(names[i]) if names else "") for i, m in enumerate(marks))


def standings(study: Study, ballot: Ballot, language: str) -> tuple[Standing, ...]:
    """How the room stands in a round: every mark of its scale, those included that nobody gives.

    Of dots only the numbers that somebody put. A round that is hidden has nobody anywhere.
    """
    asked = ballot.asked or ""
    if asked not in QUESTIONS or ballot.hidden:
        return ()
    counts = Counter[str]()
    for mark, how_many in spread_of(ballot):
        counts[mark] += how_many
    named: dict[str, list[str]] = {}
    if not ballot.secret:
        for who, given in ballot.marks:
            named.setdefault(str(given), []).append(_person(study, who))
    found = tuple(
        Standing(each, counts.pop(str(each.mark), 0), tuple(named.get(str(each.mark), ())))
        for each in marks_of(asked, language)
        if asked != "dots" or counts[str(each.mark)]
    )
    # A mark from another scale is shown, never dropped.
    rest = (
        Standing(ScaleMark(0, mark), number) for mark, number in sorted(counts.items()) if number
    )
    return (*found, *rest)


def _person(study: Study, id_: str) -> str:
    found = study.participants.get(id_)
    return (found.pseudonym or found.ref or "?") if found is not None else "?"


def bar(count: int) -> str:
    """A mark for each person; many are counted."""
    return _BAR * count if count <= _MOST_BARS else f"{_BAR * _MOST_BARS} {count}"


def spread_words(ballot: Ballot) -> str:
    """A round in one short line: "3 3 2 · · · · ·", "Farmers 4, Office 2" is what `hands_words` says."""
    if ballot.hidden:
        return "?"
    counts = dict(spread_of(ballot))
    question = QUESTIONS.get(ballot.asked or "")
    if question is None or question.counted:
        return " ".join(f"{mark}×{how_many}" for mark, how_many in spread_of(ballot))
    marks = range(question.low, question.high + 1)
    return " ".join(str(counts[str(m)]) if str(m) in counts else "·" for m in marks)


def hands_words(study: Study, ballot: Ballot, language: str) -> str:
    """How many hands went up in each group: "Farmers 4 of 5, Office 2 of 3"; who is in a group is not always known."""
    parts = []
    for id_, hands in ballot.hands:
        group = study.groups.get(id_)
        name = group.name.read(language) if group is not None and group.name else ""
        there = sum(each.group == id_ for each in study.participants.values())
        words = _("{group} {hands} of {number}") if there >= hands else _("{group} {hands}")
        parts.append(words.format(group=name or "?", hands=hands, number=there))
    return ", ".join(parts)


def round_words(ballot: Ballot) -> str:
    """Which round it was, and how it was held: "round 2, in secret"."""
    number = _("round {number}").format(number=ballot.round or 1)
    method = _METHODS.get(ballot.method or "")
    return f"{number}, {_(method)}" if method else number
