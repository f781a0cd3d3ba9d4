"""Who stands where on an accommodation: the eight steps with their names, shown as spread and in words."""

from __future__ import annotations

from textual.content import Content

from ssm_studio.domain.comparison import Accommodation
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _, language
from ssm_studio.method.lenses import lenses
from ssm_studio.tui.text import one_line, plain

CAN_LIVE = (1, 2, 3)
WEAKLY = (6,)
OPPOSED = (7, 8)
BAR = "▪"


def steps() -> tuple[tuple[int, str, str], ...]:
    """The steps: number, name, what a person says who stands there."""
    elements = lenses()["gradients"].elements
    tongue = language()
    return tuple(
        (number, each.name.read(tongue), each.description.read(tongue))
        for number, each in enumerate(elements, start=1)
    )


def person(study: Study, id_: str) -> str:
    """A participant by pseudonym, never by another name."""
    found = study.participants.get(id_)
    return one_line((found.pseudonym or found.ref or "?") if found is not None else "?", 24)


def names_at(study: Study, agreed: Accommodation, numbers: tuple[int, ...]) -> str:
    """Who stands on one of these steps."""
    return ", ".join(person(study, who) for who, step in agreed.gradients if step in numbers)


def in_words(study: Study, agreed: Accommodation) -> str:
    """Whether people can live with it, by name; no totals, no averages."""
    if not agreed.gradients:
        return _("Nobody was asked yet.")
    parts = []
    asked = {who for who, _step in agreed.gradients}
    against = names_at(study, agreed, OPPOSED)
    can_live = sum(step in CAN_LIVE for _who, step in agreed.gradients)
    if can_live == len(agreed.gradients):
        parts.append(_("Everyone who was asked can live with it."))
    if against:
        parts.append(_("Against it: {names}.").format(names=against))
    for numbers, words in (
        (WEAKLY, _("Would go along without liking it: {names}.")),
        ((4,), _("Stand aside: {names}.")),
        ((5,), _("Want to talk more: {names}.")),
    ):
        if names := names_at(study, agreed, numbers):
            parts.append(words.format(names=names))
    silent = [person(study, id_) for id_ in study.participants if id_ not in asked]
    if silent:
        parts.append(_("Not asked yet: {names}.").format(names=", ".join(silent)))
    return " ".join(parts)


def histogram(study: Study, agreed: Accommodation) -> Content:
    """One line for each step: its name, a mark for each person, and who they are."""
    lines = []
    for number, name, _saying in steps():
        here = [who for who, step in agreed.gradients if step == number]
        style = "$concern" if number in OPPOSED else "$done" if number in CAN_LIVE else "$ink"
        lines.append(
            Content.assemble(
                (f"{number} ", "$system" if here else "$muted"),
                (f"{one_line(name, 34):<35}", "" if here else "$muted"),
                (f"{BAR * len(here):<9}" if here else "·", style if here else "$muted"),
                plain(", ".join(person(study, who) for who in here), "$muted"),
            )
        )
    return Content("\n").join(lines)


def spark(agreed: Accommodation) -> str:
    """How many stand on each of the eight steps, in one short line: "3 3 2 · · · · ·"."""
    counts = [sum(step == number for _who, step in agreed.gradients) for number, _n, _s in steps()]
    return " ".join(str(count) if count else "·" for count in counts)
