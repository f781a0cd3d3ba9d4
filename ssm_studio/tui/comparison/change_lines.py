"""Changes as lines: the two judgements as marks, each apart, several raters as spread, never one number."""

from __future__ import annotations

from typing import Any, Final

from textual.content import Content

from ssm_studio.domain import edit_comparison
from ssm_studio.domain.agenda import Parked
from ssm_studio.domain.ballot_rounds import shown_rounds
from ssm_studio.domain.comparison import Change
from ssm_studio.domain.privacy import is_private
from ssm_studio.domain.record_names import name_of
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.method.ballots import round_words
from ssm_studio.tui import interest
from ssm_studio.tui.comparison import labels
from ssm_studio.tui.comparison.debate_lines import person
from ssm_studio.tui.comparison.labels import ticked
from ssm_studio.tui.comparison.table import LONGEST, Cells, Column
from ssm_studio.tui.dialogs import Choice
from ssm_studio.tui.text import one_line, plain
from ssm_studio.tui.voting.lines import spread as voted

COLUMNS: Final = (
    Column("ref", "", 4),
    Column("words", N_("change"), 20, 5, -1),
    Column("desirable", N_("desirable"), 10),
    Column("feasible", N_("feasible"), 10),
    Column("standing", N_("outcome"), 20, 1, 1),
    Column("types", N_("kind"), 12, 2, 4),
    Column("rows", N_("from"), 8, 1, 3),
    Column("actions", N_("→ actions"), 9, 0, 2),
)

MOST_DOTS = 5
"""Raters up to which every one is a dot; more are counted for each mark."""

QUESTIONS = ("desirable", "feasible")

_FAR_APART = 2
"""Raters who lie so far apart should talk (CH-08)."""


def marks(study: Study, change: Change, question: str) -> Content:
    """The four marks with a dot for every rater: "0·1·2●●3●"; one dot where nobody judged yet."""
    given = edit_comparison.judgements(study, change, question)
    if not given:
        return plain("·", "$muted")
    parts = []
    for mark in range(4):
        number = sum(each == mark for each in given)
        dots = "●" * number if len(given) <= MOST_DOTS else f"●{number}" * bool(number)
        parts.append(plain(f"{mark}{dots or '·'}", "" if number else "$muted"))
    return Content("").join(parts)


def in_words(study: Study, change: Change, question: str) -> str:
    """A mark as a word; several raters from the lowest word to the highest."""
    given = edit_comparison.judgements(study, change, question)
    if not given:
        return _("not judged yet")
    named = [_mark_word(given[0]), _mark_word(given[-1])]
    return (
        named[0]
        if given[0] == given[-1]
        else _("from {low} to {high}").format(low=named[0], high=named[1])
    )


def _mark_word(mark: int) -> str:
    label = labels.label_of(labels.MARKS, str(mark))
    return _(label.words) if label is not None else str(mark)


def spread(study: Study, change: Change, question: str) -> Content:
    """Who gave which mark; where raters lie far apart, that is said."""
    by: tuple[tuple[str, int], ...] = getattr(change, f"{question}_by")
    seen = shown_rounds(study, change.id, question)
    if (seen and not seen[-1].marks) or (seen and seen[-1].secret):
        return _spread_of_round(study, change, question)
    if not by:
        return plain(_("each rater separately…"), "$muted")
    lines = [differ_words()] if _far_apart(study, change, question) else []
    for mark in range(4):
        who = ", ".join(person(study, rater) for rater, given in by if given == mark)
        if who:
            dots = "●" * sum(given == mark for _rater, given in by)
            lines.append(
                Content.assemble((f"{mark} {dots} ", "$real"), plain(f"{_mark_word(mark)}: {who}"))
            )
    return Content("\n").join(lines)


def _spread_of_round(study: Study, change: Change, question: str) -> Content:
    """The newest round, in which nobody is named: hands, slips, or a secret one that was revealed."""
    newest = shown_rounds(study, change.id, question)[-1]
    lines = [plain(round_words(newest), "$muted"), voted(study, newest, 40)]
    if _far_apart(study, change, question):
        lines.append(differ_words())
    return Content("\n").join(lines)


def _far_apart(study: Study, change: Change, question: str) -> bool:
    given = edit_comparison.judgements(study, change, question)
    return bool(given) and given[-1] - given[0] >= _FAR_APART


def differ(study: Study, change: Change) -> bool:
    """Whether raters lie far apart in one of the two judgements."""
    return any(_far_apart(study, change, question) for question in QUESTIONS)


def differ_words() -> Content:
    """That they do, as an invitation."""
    return plain("? " + _("Ratings differ: discuss them."), "$real")


def standing_words(study: Study, change: Change) -> Content:
    """The named field that both judgements put a change in."""
    label = (
        labels.label_of(labels.STANDINGS, edit_comparison.standing(study, change))
        or labels.NOT_JUDGED
    )
    return plain(f"{label.sign} {_(label.words)}", _STYLES.get(label.value, "$muted"))


_STYLES: dict[str, Any] = {
    edit_comparison.ACT: "$done",
    edit_comparison.PREPARE: "$real",
    edit_comparison.WHY: "$ink",
}


def standing_of(study: Study, change: Change) -> str:
    """The value of the field that both judgements put a change in, as a filter has it."""
    return edit_comparison.standing(study, change) or labels.NOT_JUDGED.value


def change_cells(study: Study, change: Change, actions: list[str]) -> Cells:
    """A change by column; `actions` are the short names of those that carry it out."""
    refs = [
        study.comparison_rows[id_].ref for id_ in change.from_rows if id_ in study.comparison_rows
    ]
    kinds = [
        label for value in change.types if (label := labels.label_of(labels.CHANGE_TYPES, value))
    ]
    return {
        "ref": plain(one_line(change.ref, 8), "$muted"),
        "words": interest.quiet(study, change).append(
            plain(one_line(name_of(change, study.language)[:LONGEST]))
        ),
        "desirable": marks(study, change, "desirable"),
        "feasible": marks(study, change, "feasible"),
        "standing": standing_words(study, change),
        "types": ", ".join(_(label.words) for label in kinds),
        "rows": plain(" ".join(refs), "$muted"),
        "actions": plain("→ " + " ".join(actions), "$real") if actions else "",
    }


_KNOWLEDGE: Final = ("analysis_two", "analysis_three", "accommodation")
"""Kinds of records that say what these people would do: norms and roles, powers, agreements."""


def knowledge_choices(study: Study, chosen: tuple[str, ...], *, on_wall: bool) -> list[Choice]:
    """What the session knows of these people; on the wall without what is private."""
    return [
        each
        for kind in _KNOWLEDGE
        for each in ticked(study, kind, chosen)
        if not (on_wall and is_private(study.get(kind, each.value)))
    ]


def known_words(study: Study, change: Change) -> Content:
    """On what knowledge of norms, powers and agreements a change is judged feasible."""
    found = [study.find(each) for each in change.feasible_evidence]
    named = [f"{each.ref} {name_of(each, study.language)}" for each in found if each is not None]
    if not named:
        return plain(_("On what knowledge of these people?"), "$muted")
    return plain("\n".join(one_line(each[:300], 100) for each in named))


def parked_line(study: Study, parked: Parked) -> Content:
    """A solution that was put aside before its time, with who said it."""
    who = f"  {person(study, parked.said_by)}" if parked.said_by else ""
    words = one_line(read(parked.text, study.language)[:LONGEST], 100)
    return Content.assemble(
        (f"{one_line(parked.ref, 8):<6} ", "$muted"), plain(words), (who, "$muted")
    )
