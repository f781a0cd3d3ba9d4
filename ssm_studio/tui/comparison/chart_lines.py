"""Comparison rows as lines: in the model's own order, with what each asks about in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from textual.content import Content

from ssm_studio.domain import edit_comparison, edit_model, staleness
from ssm_studio.domain.comparison import ComparisonRow
from ssm_studio.domain.comparison_rows import rows_of, target_ends
from ssm_studio.domain.record_names import short_name
from ssm_studio.domain.study import Study, number_key
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.tui import interest
from ssm_studio.tui.comparison import labels
from ssm_studio.tui.comparison.table import LONGEST, Cells, Column, cell
from ssm_studio.tui.fitted_text import Fitted
from ssm_studio.tui.text import one_line, plain

COLUMNS: Final = (
    Column("ref", "", 4),
    Column("asks", N_("asked about"), 32, 8, -1),
    Column("exists", N_("exists"), 9, 0, -1, labels.EXISTS),
    Column("how", N_("how"), 15, 4, 2),
    Column("who", N_("who"), 9, 3, 3),
    Column("how_judged", N_("how judged"), 10, 3, 4),
    Column("comment", N_("comment, idea"), 14, 5, 5),
    Column("changes", N_("→ changes"), 9, 0, 1),
)


_ORDER: Final = {"activity": 0, "link": 1, "monitor_control": 2, "measure": 3}


def ordered(study: Study, rows: Sequence[ComparisonRow]) -> list[ComparisonRow]:
    """Rows in the model's own order: activities, links, monitoring, what is gone; never "worst first"."""

    def place(row: ComparisonRow) -> tuple[Any, ...]:
        ends = [study.activities.get(part) for part in (row.target or "").split(">")]
        numbers = tuple(number_key(each.number) if each else () for each in ends)
        gone = row.stale == "deleted"
        return (gone, _ORDER.get(row.target_kind or "", 9), numbers, row.id)

    return sorted(rows, key=place)


KIND_NAMES: Final = {
    "activity": N_("activity"),
    "link": N_("link"),
    "monitor_control": N_("monitoring and control"),
    "measure": N_("measure"),
}


def reference_words(study: Study, value: str) -> str:
    """What people call a piece of evidence: a short name, or the words as typed."""
    record = study.find(value)
    return record.ref or short_name(record, study.language) if record is not None else value


_STALE_SIGNS: Final = {"changed": "≠", "deleted": "×"}
"""What stands before a question that reads otherwise than when it was answered, or that nothing asks any more."""


def _asks_words(study: Study, row: ComparisonRow) -> Content:
    """What a row asks about, each end of a link in rows of its own, with the sign of a stale answer before it."""
    faint = row.target_kind == "link" or row.stale == "deleted"
    ends = (one_line(each[:LONGEST]) for each in target_ends(study, row))
    words = plain("\n→ ".join(ends), "$muted" if faint else "")
    sign = _STALE_SIGNS.get(row.stale or "")
    return Content.styled(f"{sign} ", "bold $concern").append(words) if sign else words


def stale_line(study: Study, row: ComparisonRow) -> Content:
    """The same in one line below the name of the row."""
    if row.stale is None:
        return Content("")
    sign = _STALE_SIGNS.get(row.stale, "")
    told = (
        _("no longer in a model; the answer is kept")
        if row.stale == "deleted"
        else _("answered when it read: {asked}").format(
            asked=one_line(read(row.asked, study.language)[:400], 90)
        )
    )
    line = Content.styled(f"\n{sign} ", "bold $concern")
    if row.stale == "changed":
        line = line.append(Content.styled("h", "bold $system"))
        line = line.append(Content.styled(f" {_('still holds')}   ", "$muted"))
    return line.append(plain(told, "$muted"))


def stale_words(study: Study, row: ComparisonRow) -> Content:
    """What a stale answer was given to, and what the same row asks now; nothing for any other."""
    if row.stale is None:
        return Content("")
    asked = one_line(read(row.asked, study.language)[:600], 300)
    sign = _STALE_SIGNS.get(row.stale, "")
    if row.stale == "deleted":
        told = _("What was asked about is no longer in a model. The answer is kept.")
        return Content.assemble((f"{sign} ", "bold $concern"), plain(told))
    return Content.assemble(
        (f"{sign} ", "bold $concern"),
        plain(_("The model has changed since this was answered.") + "\n"),
        (_("asked then") + "  ", "$muted"),
        plain(asked + "\n"),
        (_("asks now") + "  ", "$muted"),
        plain(one_line(staleness.asked_now(study, row)[:600], 300) + "\n"),
        ("h", "bold $system"),
        ("  " + _("the answer still holds; or answer again"), "$muted"),
    )


def exists_words(row: ComparisonRow) -> Content:
    """Whether it exists, as a sign and a word; not asked yet is not a "no"."""
    label = labels.label_of(labels.EXISTS, row.exists)
    if label is None:
        return plain("·", "$muted") if row.exists is None else plain(row.exists)
    return plain(f"{label.sign} {_(label.words)}")


def row_cells(study: Study, row: ComparisonRow) -> Cells:
    """A row by column."""
    tongue = study.language
    refs = [study.changes[id_].ref for id_ in row.changes if id_ in study.changes]
    cells: dict[str, Content | str] = {
        "ref": plain(one_line(row.ref, 8), "$muted"),
        "asks": interest.quiet(study, row).append(_asks_words(study, row)),
        "exists": exists_words(row),
        "changes": plain("→ " + " ".join(refs), "$real") if refs else "",
    }
    for name in ("how", "who", "how_judged", "comment"):
        cells[name] = read(getattr(row, name), tongue)
    return cells


def model_heading(study: Study, id_: str | None, *, first: bool) -> Fitted:
    """The model above its rows, with air above it where it is not the `first`."""
    model = study.models.get(id_ or "")
    words = plain(_("without a model"), "bold $muted")
    if model is not None:
        name = plain(one_line(edit_model.model_title(study, model)[:400]), "bold $muted")
        words = Content.assemble((f"{model.ref}  ", "bold $system"), name)
    air = Content("" if first else "\n")
    return Fitted(lambda width: air + cell(words, width), (first, words.plain))


def model_detail(study: Study, id_: str) -> str:
    """Whether rows of a model wait to be answered or made, in words; "" where none does."""
    rows = rows_of(study, id_)
    if not rows:
        return _("not asked about yet")
    parts = [_("some to answer")] if any(row.exists is None for row in rows) else []
    if edit_comparison.missing_rows(study, id_):
        parts.append(_("some not asked yet"))
    return "\n".join(parts)


def evidence_of(study: Study, words: str) -> tuple[str, ...]:
    """Evidence as it is stored: ids for short names of records, else the words; a single "-" is none at all."""
    by_ref = {record.ref: record.id for _kind, record in study.everything() if record.ref}
    parts = [part.strip() for part in words.split(";")] if words != "-" else []
    return tuple(by_ref.get(part, part) for part in parts if part)
