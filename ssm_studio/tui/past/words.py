"""What the look back says: the moment, the slider, a stage in words with marks, and what has changed since."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Final

from textual.content import Content

from ssm_studio.domain.kinds import BY_NAME, fields_of
from ssm_studio.domain.record import Record
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import _, ngettext
from ssm_studio.method.field_names import field_name
from ssm_studio.method.session_differences import Changed, differences
from ssm_studio.method.stage_names import STAGES
from ssm_studio.method.voices import ORIGINS
from ssm_studio.say.results import Place
from ssm_studio.say.showing import stage_lines
from ssm_studio.say.voices import count_lines
from ssm_studio.tui.text import clock, day, one_line, plain

WIDE: Final = 100
"""Cells from which all titles of the stages and two sides have room."""
LONGEST: Final = 4000
"""Letters of one text that are shown."""
_STAGE: Final = {
    **dict.fromkeys(("picture", "element", "relation", "theme", "evidence", "interpretation"), 1),
    **dict.fromkeys(("analysis_one", "analysis_two", "analysis_three"), 1),
    **dict.fromkeys(("system", "definition"), 2),
    **dict.fromkeys(("model", "activity", "indicator"), 3),
    **dict.fromkeys(("row", "scenario", "scenario_step", "debate", "accommodation"), 4),
    **dict.fromkeys(("change", "action", "ballot"), 4),
    **dict.fromkeys(("research", "declared", "cycle_note", "reconstruction", "learning"), 5),
}


def moment_words(when: datetime, entry: str, block: str, done: str, width: int) -> Content:
    """When it was, after which entry, in which block of the day, and what was done then."""
    when_words = f"{day(when.astimezone().date().isoformat())} {clock(when)}"
    head = Content.styled(_("As it was"), "bold $system").append(f"  {when_words}")
    head = head.append(Content.styled(f"  {entry}", "$muted"))
    if block:
        head = head.append(Content.styled(f"  {one_line(block, 40)}", "$real"))
    told = plain(one_line(done, width), "$muted")
    return Content("\n").join([head.truncate(width, ellipsis=True), told])


def slider(at: int, count: int, stops: Collection[int], width: int) -> Content:
    """The log as a line: where blocks ended on it, and where one is."""
    room = max(width, 8)
    last = max(count - 1, 1)
    cells = ["─"] * room
    for stop in stops:
        cells[stop * (room - 1) // last] = "┼"
    here = at * (room - 1) // last
    line = "".join(cells)
    return Content.assemble(
        (line[:here], "$system"), ("●", "bold $system"), (line[here + 1 :], "$muted")
    )


def tabs_words(stage: int, changed: Sequence[int], origin: str, width: int) -> Content:
    """The stages, with a sign at those in which something has changed since."""
    titles = [(each.number, _(each.title)) for each in STAGES] + [(5, _("Research"))]
    words = Content("")
    for number, title in titles:
        mark = "~" if changed[number - 1] else " "
        style = "reverse" if number == stage else "$muted"
        shown = (
            f" {number} {title}{mark}" if number == stage or width >= WIDE else f" {number}{mark}"
        )
        words = words.append(Content.styled(shown, style)).append(" ")
    if origin in ORIGINS:
        only = _("only: {origin}").format(origin=_(ORIGINS[origin]))
        words = words.append(Content.styled(f" {only}", "bold $real"))
    return words.truncate(width, ellipsis=True)


def stage_words(study: Study, other: Study, stage: int, *, newer: bool) -> Content:
    """A stage in words; each line that the `other` study does not have is marked.

    `newer` says that `study` is the later of the two: what it alone has came since, else it has gone.
    """
    there = set(stage_lines(other, stage, Place(stage)))
    refs = {record.ref for _kind, record in other.everything() if record.ref}
    lines: list[Content] = []
    said = stage_lines(study, stage, Place(stage))[1:]
    if not any(_STAGE.get(kind) == stage for kind, _record in study.everything()):
        said = []
    for line in said:
        shown = line[:LONGEST]
        if line in there:
            lines.append(Content.assemble("  ", plain(shown)))
            continue
        first = line.split(maxsplit=1)[0] if line.strip() else ""
        known = first in refs or line.startswith(" ")
        sign = "~" if known else "+" if newer else "−"
        style = "$real" if known else "$done" if newer else "$concern"
        lines.append(Content.assemble((f"{sign} ", f"bold {style}"), plain(shown, style)))
    return Content("\n").join(lines) if lines else plain(_("Nothing was here yet."), "$muted")


def changed_stages(then: Study, now: Study) -> tuple[int, ...]:
    """How many records of each stage, 1 to 5, are new, gone or changed."""
    found = differences(then, now)
    kinds = [
        *(kind for kind, _record in (*found.new, *found.gone)),
        *(each.kind for each in found.changed),
    ]
    return tuple(sum(_STAGE.get(kind) == stage for kind in kinds) for stage in range(1, 6))


def counts_words(study: Study) -> Content:
    """How many records of each stage come from whom."""
    lines = [plain(each) for each in count_lines(study)]
    return Content("\n").join([plain(_("Whose words these are"), "bold"), *lines])


def since_words(then: Study, now: Study, stage: int) -> Content:
    """What is new, gone and changed in a stage since then, with both wordings."""
    lines = list(_since(then, now, stage))
    if not lines:
        return plain(_("Nothing has changed here since."), "$muted")
    count = len(lines)
    head = ngettext("{n} change since then", "{n} changes since then", count).format(n=count)
    return Content("\n").join([plain(head, "bold"), *lines])


def _since(then: Study, now: Study, stage: int) -> Iterator[Content]:
    found = differences(then, now)
    for each in found.changed:
        if _STAGE.get(each.kind) == stage:
            yield _changed(then, now, each)
    for sign, style, study, records in (
        ("−", "$concern", then, found.gone),
        ("+", "$done", now, found.new),
    ):
        for kind, record in records:
            if _STAGE.get(kind) == stage:
                yield Content.assemble(
                    (f"{sign} ", f"bold {style}"), _named(study, kind, record, style)
                )


def _named(study: Study, kind: str, record: Record, style: str = "") -> Content:
    name = one_line(name_in(study, record)[:LONGEST], 90)
    words = name if name != record.ref else _(BY_NAME[kind].called)
    return Content.assemble((f"{one_line(record.ref, 14)} ", "$system"), plain(words, style))


def _changed(then: Study, now: Study, each: Changed) -> Content:
    """A changed record: its name, and of each text what it said and what it says."""
    lines = [Content.assemble(("~ ", "bold $real"), _named(now, each.kind, each.after))]
    texts = {f.name for f in fields_of(type(each.after))} & set(each.fields)
    for name in sorted(texts):
        old, new = getattr(each.before, name), getattr(each.after, name)
        called = field_name(name, each.kind)
        if isinstance(old, Text) or isinstance(new, Text):
            was, is_ = read(old, then.language), read(new, now.language)
            lines.append(
                Content.assemble(
                    (f"    {called}: ", "$muted"),
                    plain(one_line(was[:LONGEST]) or "–"),
                    (" → ", "$muted"),
                    plain(one_line(is_[:LONGEST]) or "–", "$real"),
                )
            )
        else:
            lines.append(plain(f"    {called}", "$muted"))
    lines += [plain(f"    {_(BY_NAME[part].called)}", "$muted") for part in each.parts]
    return Content("\n").join(lines)
