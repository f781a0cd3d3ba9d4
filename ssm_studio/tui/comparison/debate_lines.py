"""What was said, and what can be lived with, as lines and links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from textual.content import Content

from ssm_studio.domain.comparison import Accommodation, DebateEntry
from ssm_studio.domain.study import Study, children
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.tui.comparison import agreement, labels
from ssm_studio.tui.comparison.chart_lines import asked_about
from ssm_studio.tui.comparison.table import Column, fit, line
from ssm_studio.tui.dialogs import Choice
from ssm_studio.tui.text import one_line, plain

COLUMNS: Final = (
    Column("ref", "", 4),
    Column("position", "", 9, 0, 0, labels.POSITIONS),
    Column("speaker", N_("who"), 9, 0, 2),
    Column("words", N_("what was said"), 20, 5, -1),
    Column("worldview", N_("worldview"), 15, 4, 3),
    Column("row", N_("about"), 5, 0, 1),
)


def people_choices(study: Study, marks: dict[str, int] | None = None) -> list[Choice]:
    """The people in the room as choices, with the mark that each has given."""
    marks = marks or {}
    return [
        Choice(
            id_,
            agreement.person(study, id_),
            one_line(read(each.role, study.language)[:200], 40),
            str(marks.get(id_, "·")) if marks else "",
        )
        for id_, each in study.participants.items()
    ]


def said_line(study: Study, entry: DebateEntry, widths: dict[str, int], rows: int = 1) -> Content:
    """What someone said, cut to the columns that fit."""
    label = labels.label_of(labels.POSITIONS, entry.position)
    row = study.comparison_rows.get(entry.row or "")
    style = "$concern" if entry.position == "against" else ""
    return line(
        widths,
        {
            "ref": plain(one_line(entry.ref, 8), "$muted"),
            "position": plain(f"{label.sign} {_(label.words)}", style)
            if label
            else plain("·", "$muted"),
            "speaker": agreement.person(study, entry.speaker) if entry.speaker else "",
            "words": plain(one_line(read(entry.text, study.language)[:600])),
            "worldview": plain(one_line(read(entry.worldview, study.language)[:600]), "$worldview"),
            "row": plain(row.ref, "$muted") if row is not None else "",
        },
        rows,
    )


def agreed_line(agreed: Accommodation, study: Study, width: int, rows: int = 1) -> Content:
    """An accommodation, with how many stand on each of the eight steps."""
    columns = (Column("ref", "", 4), Column("words", "", 24, 1, -1), Column("spread", "", 15, 0, 1))
    return line(
        fit(columns, width),
        {
            "ref": plain(one_line(agreed.ref, 8), "$muted"),
            "words": plain(one_line(read(agreed.text, study.language)[:600])),
            "spread": agreement.spark(agreed),
        },
        rows,
    )


def _speaker(study: Study, record: Any) -> Content:
    found = study.participants.get(record.speaker or "")
    if found is None:
        return plain(_("Who said it?"), "$muted")
    role = one_line(read(found.role, study.language)[:200], 60)
    return Content.assemble(plain(agreement.person(study, found.id)), (f"  {role}", "$muted"))


def _row(study: Study, record: Any) -> Content:
    found = study.comparison_rows.get(record.row or "")
    if found is None:
        return plain(_("Which row is it about?"), "$muted")
    return Content.assemble(
        (f"{one_line(found.ref, 8)} ", "$system"),
        plain(one_line(asked_about(study, found)[:400], 200)),
    )


def _reservations(study: Study, record: Any) -> Content:
    found: Sequence[Any] = children(study.reservations, "accommodation", record.id)
    if not found:
        return plain(_("What does someone hold against it?"), "$muted")
    lines = []
    for each in found:
        who = agreement.person(study, each.participant) if each.participant else _("someone")
        words = plain(one_line(read(each.text, study.language)[:600], 300))
        lines.append(Content.assemble((f"{who}: ", "$muted"), words))
    return Content("\n").join(lines)


def _settles(study: Study, record: Any) -> Content:
    refs = [study.debate[id_].ref for id_ in record.settles if id_ in study.debate]
    return plain(" ".join(refs)) if refs else plain(_("Which sayings does it settle?"), "$muted")


LINKS: Final = {
    "speaker": _speaker,
    "row": _row,
    "gradients": agreement.histogram,
    "reservations": _reservations,
    "settles": _settles,
}
