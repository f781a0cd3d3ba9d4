"""What two wrote into one field at the same time: a line of the debate's list, its form, and what may be chosen."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from ssm_studio.domain.clash import Clash, ClashSide
from ssm_studio.domain.edit_clashes import BOTH, OTHER, WAYS, keeps_both, sides_of
from ssm_studio.domain.kinds import kind_of
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.method.field_names import field_name
from ssm_studio.say.open_differences import moment
from ssm_studio.tui.comparison.table import LONGEST, Cells, Column
from ssm_studio.tui.dialogs import Choice
from ssm_studio.tui.text import one_line, plain

WORLDVIEW_COLUMNS: Final = (
    Column("ref", "", 4),
    Column("words", "", 24, 1, -1),
)
CLASH_COLUMNS: Final = (
    Column("ref", "", 4),
    Column("about", N_("about"), 14, 0, 1),
    Column("words", "", 24, 1, -1),
)


_MOST_APART = 6
"""Worldviews that are shown where nothing was said yet."""


def clash_cells(study: Study, clash: Clash) -> Cells:
    """An open clash: on what, and what each side wrote."""
    sides = " ‖ ".join(one_line(_words(clash, each)) for each in sides_of(study, clash.id))
    return {
        "ref": plain(one_line(clash.ref, 8), "$muted"),
        "about": plain(place_of(study, clash)),
        "words": plain(one_line(sides[:LONGEST])),
    }


def worldviews_apart(study: Study) -> list[Cells]:
    """The worldviews of the definitions, where tables drew apart and saw the situation differently: for the debate."""
    if len({each.group for each in study.pictures.values() if each.group}) < 2:
        return []
    said = [
        (each.ref, one_line(read(each.worldview, study.language)[:LONGEST]))
        for each in study.root_definitions.values()
    ]
    there = [(ref, words) for ref, words in said if words]
    if len({words.casefold() for _ref, words in there}) < 2:
        return []
    return [
        {"ref": plain(one_line(ref, 8), "$muted"), "words": plain(words, "$worldview")}
        for ref, words in there
    ]


def apart_words(study: Study) -> Content:
    """The first of them below one another, for where nothing was said yet; empty where none differ."""
    words = Content("")
    for each in worldviews_apart(study)[:_MOST_APART]:
        words = Content.assemble(words, "  ", each["ref"], "  ", each["words"], "\n")
    if not words:
        return words
    return Content.assemble(plain(_("WORLDVIEWS THAT DIFFER") + "\n", "bold $muted"), words)


def clash_choices(study: Study, clash: Clash) -> list[Choice]:
    """Each side with its author and time; both; other words. A record that one side deleted stays or goes."""
    sides = sides_of(study, clash.id)
    found = [
        Choice(how, one_line(_choice(clash, each)[:300], 120), _who(each.author, each.at))
        for how, each in zip(WAYS, sides, strict=False)
    ]
    if clash.field is None:
        return found
    return [
        *found,
        Choice(BOTH, _all_stay(study, clash, len(sides))),
        Choice(OTHER, _("other words")),
    ]


def clash_links(study: Study, clash: Clash, name: str) -> Content:
    """The record that it is about, or what each side wrote, who and when."""
    if name == "about":
        record = study.find(clash.about or "")
        words = "" if record is None else one_line(name_in(study, record)[:300], 200)
        return Content.assemble((f"{place_of(study, clash)}  ", "$system"), plain(words))
    lines = [
        Content.assemble(
            (f"{_who(each.author, each.at)}: ", "$muted"),
            plain(one_line(_words(clash, each)[:600], 300)),
        )
        for each in sides_of(study, clash.id)
    ]
    return Content("\n").join(lines)


def place_of(study: Study, clash: Clash) -> str:
    """The record and the field that two wrote into: "RD1 worldview"."""
    record = study.find(clash.about or "")
    if record is None:
        return ""
    what = field_name(clash.field, kind_of(record).name) if clash.field else _("kept or deleted")
    return one_line(f"{record.ref or name_in(study, record)[:40]} {what}", 40)


def _all_stay(study: Study, clash: Clash, sides: int) -> str:
    if keeps_both(study, clash):
        return (
            _("both stay, as an accommodation") if sides < 3 else _("all stay, as an accommodation")
        )
    return _("both stay") if sides < 3 else _("all stay")


def _choice(clash: Clash, side: ClashSide) -> str:
    if clash.field is not None:
        return side.text or ""
    if side.text is None:
        return _("it goes")
    return _("it stays: {words}").format(words=side.text) if side.text else _("it stays")


def _words(clash: Clash, side: ClashSide) -> str:
    """What a side wrote; of a record that the other deleted: that it went, or stayed with these words."""
    if side.text is None:
        return _("deleted")
    if clash.field is None:
        return _("worked on: {words}").format(words=side.text) if side.text else _("worked on")
    return side.text


def _who(author: str | None, at: str | None) -> str:
    return one_line(" · ".join(filter(None, (author, moment(at)))), 60)
