"""Analyses One, Two and Three in words and, for Two, as a triangle of role, norms and values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from ssm_studio.diagram.cells.wrap import cell_width, wrap
from ssm_studio.domain.picture import AnalysisOne, AnalysisThree, AnalysisTwo
from ssm_studio.domain.privacy import is_private
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import _, language
from ssm_studio.method.lenses import lens_name
from ssm_studio.say.facts.words import FORMALITIES, ROLES
from ssm_studio.say.vocabulary import usual
from ssm_studio.tui.text import one_line, plain

LONGEST = 400
_WIDEST_COLUMN = 36
"""Columns of norms or of values: a triangle wider than twice this looks like none."""


def one_words(study: Study, record: AnalysisOne, width: int) -> Content:
    """Who has which role in the intervention, with what that person hopes for and brings."""
    tongue = study.language
    role = usual(ROLES, record.role, language()) if record.role in ROLES else record.role or ""
    outside = _("outside the organisation") if record.inside is False else ""
    head = plain(read(record.who, tongue) or record.ref, "bold")
    tail = "  " + " · ".join(each for each in (role, record.ref, outside) if each)
    parts = [head.append(plain(tail, "$muted"))]
    for label, text in (
        (_("hopes and fears"), record.aspiration),
        (_("brings"), record.resources),
        (_("is held back by"), record.constraints),
        (_("expects"), record.expectations),
    ):
        parts += _labelled(label, read(text, tongue), width)
    return Content("\n").join(parts)


def two_words(study: Study, record: AnalysisTwo, width: int) -> Content:
    """One role as the top of a triangle over its norms and its values, which shape one another."""
    tongue = study.language
    kind = usual(FORMALITIES, record.formality, language()) if record.formality else ""
    name = one_line(read(record.role, tongue) or record.ref, max(10, width - 20))
    column = max(12, min(_WIDEST_COLUMN, (width - 7) // 2))
    left = _column(_("norms"), record.norms, tongue, column)
    right = _column(_("values"), record.values, tongue, column)
    height = max(len(left), len(right))
    left += [""] * (height - len(left))
    right += [""] * (height - len(right))
    middle = max(2, column // 2)
    top = " " * max(0, column - cell_width(name) // 2)
    lines = [
        plain(top + name, "bold").append(
            plain("  " + " · ".join(each for each in (kind, record.ref) if each), "$muted")
        ),
        Content.styled(" " * middle + "╱" + " " * (column + 3) + "╲", "$muted"),
    ]
    for at, (one, other) in enumerate(zip(left, right, strict=True)):
        between = " ─── " if at == 0 else "     "
        gap = " " * (column - cell_width(one))
        style = "$muted" if at == 0 else ""
        lines.append(
            plain(one, style).append(Content(gap)).append(Content.styled(between, "$muted"))
            + plain(other, style)
        )
    lines += _labelled(_("seen in"), _evidence(study, record.evidence), width)
    sure = " · ".join(each for each in (record.observed_at, record.confidence) if each)
    lines += _labelled(_("observed"), sure, width)
    return Content("\n").join(lines)


def three_words(study: Study, record: AnalysisThree, width: int) -> Content:
    """A commodity of power, who holds it, and how it goes from hand to hand."""
    tongue = study.language
    name = lens_name(record.commodity, language()) if record.commodity else record.ref
    holder = one_line(read(record.holder, tongue), LONGEST)
    head = plain(name, "bold").append(plain(f"  {record.ref}", "$muted"))
    if is_private(record):
        head = head.append(Content.styled("  ⊘ " + _("only you see this"), "$real"))
    else:
        head = head.append(Content.styled("  " + _("others may see this"), "$muted"))
    parts = [head]
    for label, words in (
        (_("held by"), holder),
        (_("obtained"), read(record.obtained, tongue)),
        (_("used"), read(record.used, tongue)),
        (_("protected"), read(record.protected, tongue)),
        (_("passed on"), read(record.passed_on, tongue)),
        (_("given up"), read(record.given_up, tongue)),
        (_("seen in"), _evidence(study, record.evidence)),
    ):
        parts += _labelled(label, words, width)
    return Content("\n").join(parts)


def _column(title: str, texts: Sequence[Text], tongue: str, width: int) -> list[str]:
    lines = [title]
    for text in texts:
        wrapped = wrap(one_line(read(text, tongue), LONGEST), max(4, width - 2))
        lines += [f"· {line}" if at == 0 else f"  {line}" for at, line in enumerate(wrapped)]
    return lines if len(lines) > 1 else [title, "· " + _("nothing noted yet")]


def _labelled(label: str, words: str, width: int) -> Iterator[Content]:
    if not words:
        return
    lines = wrap(one_line(words, LONGEST), max(8, width - cell_width(label) - 4))
    for at, line in enumerate(lines):
        head = f"  {label} " if at == 0 else " " * (cell_width(label) + 3)
        yield plain(head, "$muted").append(plain(line))


def _evidence(study: Study, ids: Sequence[str]) -> str:
    """What it was seen in: short names with the first words."""
    found = (study.find(each.partition(".")[0]) for each in ids)
    return ", ".join(_short(study, each) for each in found if each is not None)


def _short(study: Study, record: Record) -> str:
    from ssm_studio.domain.record_names import short_name

    return " ".join(dict.fromkeys((record.ref, short_name(record, study.language)))).strip()
