"""What was said, and what can be lived with, as lines and links; who stands where on it, as spread and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from textual.content import Content

from ssm_studio.domain.ballot import Ballot
from ssm_studio.domain.ballot_rounds import marks_now, rounds_of, shown_rounds
from ssm_studio.domain.comparison import Accommodation, DebateEntry
from ssm_studio.domain.comparison_rows import target_line
from ssm_studio.domain.study import Study, children
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _, ngettext
from ssm_studio.method.ballots import (
    CAN_LIVE,
    OPPOSED,
    hands_words,
    round_words,
    spread_words,
)
from ssm_studio.tui import interest
from ssm_studio.tui.comparison import labels
from ssm_studio.tui.comparison.chart_lines import reference_words
from ssm_studio.tui.comparison.table import LONGEST, Cells, Column
from ssm_studio.tui.dialogs import Choice
from ssm_studio.tui.text import one_line, plain
from ssm_studio.tui.voting.lines import moved, spread

_WEAKLY = (6,)

NOBODY_ASKED: Final = N_("Nobody was asked yet.")
COLUMNS: Final = (
    Column("ref", "", 4),
    Column("position", "", 9, 0, 0, labels.POSITIONS),
    Column("speaker", N_("who"), 9, 0, 2),
    Column("words", N_("what was said"), 20, 5, -1),
    Column("worldview", N_("worldview"), 15, 4, 3),
    Column("row", N_("about"), 5, 0, 1),
)
AGREED_COLUMNS: Final = (
    Column("ref", "", 4),
    Column("words", "", 24, 1, -1),
    Column("spread", "", 15, 0, 1),
)


def person(study: Study, id_: str) -> str:
    """A participant by pseudonym, never by another name."""
    found = study.participants.get(id_)
    return one_line((found.pseudonym or found.ref or "?") if found is not None else "?", 24)


def _names_at(study: Study, agreed: Accommodation, numbers: tuple[int, ...]) -> str:
    """Who stands on one of these steps."""
    return ", ".join(person(study, who) for who, step in agreed.gradients if step in numbers)


def in_words(study: Study, agreed: Accommodation) -> str:
    """Whether people can live with it, by name where it was no secret; no totals, no averages."""
    newest = next(iter(shown_rounds(study, agreed.id, "agreement")[::-1]), None)
    if newest is not None and newest.hands:
        return _("Hands went up: {groups}.").format(
            groups=hands_words(study, newest, study.language)
        )
    if newest is not None and (newest.secret or not newest.marks):
        return _without_names(marks_now(study, agreed.id, "agreement"))
    if not agreed.gradients:
        return _(NOBODY_ASKED)
    parts = []
    asked = {who for who, _step in agreed.gradients}
    against = _names_at(study, agreed, OPPOSED)
    can_live = sum(step in CAN_LIVE for _who, step in agreed.gradients)
    if can_live == len(agreed.gradients):
        parts.append(_("Everyone who was asked can accept it."))
    if against:
        parts.append(_("Against it: {names}.").format(names=against))
    for numbers, words in (
        (_WEAKLY, _("Accept it without liking it: {names}.")),
        ((4,), _("Stand aside: {names}.")),
        ((5,), _("Want to talk more: {names}.")),
    ):
        if names := _names_at(study, agreed, numbers):
            parts.append(words.format(names=names))
    silent = [person(study, id_) for id_ in study.participants if id_ not in asked]
    if silent:
        parts.append(_("Not asked yet: {names}.").format(names=", ".join(silent)))
    return " ".join(parts)


def _without_names(marks: tuple[int, ...]) -> str:
    if not marks:
        return _(NOBODY_ASKED)
    against = sum(mark in OPPOSED for mark in marks)
    if against:
        return ngettext(
            "{n} is against it; nobody is named.", "{n} are against it; nobody is named.", against
        ).format(n=against)
    if all(mark in CAN_LIVE for mark in marks):
        return _("Everyone who was asked can accept it.")
    return _("Nobody is against it; not everyone can live with it yet.")


def _histogram(study: Study, agreed: Accommodation) -> Content:
    """How the room stands, a line for each step; of several rounds how it moved, and that something is hidden."""
    seen = shown_rounds(study, agreed.id, "agreement")
    hidden = any(each.hidden for each in rounds_of(study, agreed.id, "agreement"))
    newest = seen[-1] if seen else _as_round(agreed)
    parts = [plain(round_words(newest), "$muted")] if seen else []
    parts.append(spread(study, newest, 90))
    if (before := moved(study, agreed.id, "agreement")).plain:
        parts += [Content(""), before]
    if hidden:
        parts.append(plain(_("A secret vote is not revealed yet."), "$muted"))
    return Content("\n").join(parts)


def _as_round(agreed: Accommodation) -> Ballot:
    """What an accommodation says of itself, where no round was held."""
    return Ballot(id="", asked="agreement", marks=agreed.gradients)


def spark(study: Study, agreed: Accommodation) -> str:
    """How many stand on each of the eight steps, in one short line: "3 3 2 · · · · ·"."""
    seen = shown_rounds(study, agreed.id, "agreement")
    newest = seen[-1] if seen else _as_round(agreed)
    return hands_words(study, newest, study.language) if newest.hands else spread_words(newest)


def people_choices(study: Study, marks: dict[str, int] | None = None) -> list[Choice]:
    """The people in the room as choices, with the mark that each has given."""
    marks = marks or {}
    return [
        Choice(
            id_,
            person(study, id_),
            one_line(read(each.role, study.language)[:200], 40),
            str(marks.get(id_, "·")) if marks else "",
        )
        for id_, each in study.participants.items()
    ]


def spoken(study: Study) -> Content:
    """How often each person has spoken in the debate, and who has not yet: for the facilitator's next question."""
    if not study.debate:
        return Content("")
    times = Counter(each.speaker for each in study.debate.values() if each.speaker)
    roles = Counter(
        one_line(read(each.role, study.language)[:200], 24)
        for each in study.debate.values()
        if each.role and not each.speaker
    )
    heard = [f"{person(study, id_)} {number}" for id_, number in times.most_common()]
    heard += [f"{role} {number}" for role, number in roles.most_common()]
    silent = [person(study, id_) for id_ in study.participants if id_ not in times]
    lines = [plain(_("Spoken: {names}").format(names=", ".join(heard)), "$muted")] if heard else []
    if silent and heard:
        lines.append(plain(_("Not heard yet: {names}").format(names=", ".join(silent)), "$muted"))
    return Content("\n").join(lines)


def said_cells(study: Study, entry: DebateEntry) -> Cells:
    """What someone said, by column."""
    label = labels.label_of(labels.POSITIONS, entry.position)
    row = study.comparison_rows.get(entry.row or "")
    style = "$concern" if entry.position == "against" else ""
    return {
        "ref": plain(one_line(entry.ref, 8), "$muted"),
        "position": plain(f"{label.sign} {_(label.words)}", style)
        if label
        else plain("·", "$muted"),
        "speaker": person(study, entry.speaker)
        if entry.speaker
        else plain(one_line(read(entry.role, study.language)[:LONGEST])),
        "words": interest.quiet(study, entry).append(
            plain(one_line(read(entry.text, study.language)[:LONGEST]))
        ),
        "worldview": plain(one_line(read(entry.worldview, study.language)[:LONGEST]), "$worldview"),
        "row": plain(row.ref, "$muted") if row is not None else "",
    }


def agreed_cells(study: Study, agreed: Accommodation) -> Cells:
    """An accommodation, with how many stand on each of the eight steps."""
    return {
        "ref": plain(one_line(agreed.ref, 8), "$muted"),
        "words": interest.quiet(study, agreed).append(
            plain(one_line(read(agreed.text, study.language)[:LONGEST]))
        ),
        "spread": spark(study, agreed),
    }


def _speaker(study: Study, record: Any) -> Content:
    found = study.participants.get(record.speaker or "")
    if found is None:
        return plain(_("Who said it?"), "$muted")
    role = one_line(read(found.role, study.language)[:200], 60)
    return Content.assemble(plain(person(study, found.id)), (f"  {role}", "$muted"))


def _row(study: Study, record: Any) -> Content:
    found = study.comparison_rows.get(record.row or "")
    if found is None:
        return plain(_("Which row is it about?"), "$muted")
    return Content.assemble(
        (f"{one_line(found.ref, 8)} ", "$system"),
        plain(one_line(target_line(study, found, 200))),
    )


def _reservations(study: Study, record: Any) -> Content:
    found: Sequence[Any] = children(study.reservations, "accommodation", record.id)
    if not found:
        return plain(_("What does someone have against it?"), "$muted")
    lines = []
    for each in found:
        who = person(study, each.participant) if each.participant else _("someone")
        words = plain(one_line(read(each.text, study.language)[:600], 300))
        lines.append(Content.assemble((f"{who}: ", "$muted"), words))
    return Content("\n").join(lines)


def _settles(study: Study, record: Any) -> Content:
    refs = [study.debate[id_].ref for id_ in record.settles if id_ in study.debate]
    return (
        plain(" ".join(refs)) if refs else plain(_("Which differences does it bridge?"), "$muted")
    )


def _corrects(study: Study, record: Any) -> Content:
    found = study.debate.get(record.corrects or "")
    if found is None:
        return plain(_("Does it correct an earlier statement?"), "$muted")
    words = one_line(read(found.text, study.language)[:300], 100)
    return Content.assemble((f"{found.ref} ", "$system"), plain(words))


def _evidence(study: Study, record: Any) -> Content:
    named = [one_line(reference_words(study, each), 80) for each in record.evidence]
    return plain(" · ".join(named)) if named else plain(_("How do we know?"), "$muted")


LINKS: Final = {
    "corrects": _corrects,
    "evidence": _evidence,
    "speaker": _speaker,
    "row": _row,
    "gradients": _histogram,
    "reservations": _reservations,
    "settles": _settles,
}
