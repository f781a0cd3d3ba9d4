"""Which column of a questionnaire is what: guessed from its heading, or said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ssm_studio.formats.table.reading import Table, refused
from ssm_studio.i18n import N_, _

ROLES: Final[Mapping[str, str]] = {
    "quotation": N_("what somebody said: evidence"),
    "concern": N_("what worries somebody: an issue in the picture, with its evidence"),
    "rating": N_("a number that somebody gave"),
    "question": N_("what was asked"),
    "participant": N_("who answered, under a pseudonym"),
    "group": N_("the group of who answered"),
    "lens": N_("ids of framework lists, such as bsc.p.customer"),
    "ignore": N_("left out"),
}
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "quotation": ("quotation", "quote", "answer", "comment", "kutipan", "jawaban", "komentar"),
    "concern": (
        "concern",
        "worry",
        "issue",
        "problem",
        "keprihatinan",
        "masalah",
        "isu",
        "keluhan",
    ),
    "rating": ("rating", "score", "skor", "penilaian", "skala"),
    "question": ("question", "item", "pertanyaan", "butir"),
    "participant": ("participant", "respondent", "pseudonym", "peserta", "responden", "samaran"),
    "group": ("group", "unit", "kelompok", "bagian"),
    "lens": ("lens", "perspective", "lensa", "perspektif"),
}
_SINGLE: Final = ("participant", "group", "question")


def guessed(headings: Sequence[str]) -> list[str]:
    """For each column what its heading suggests; "ignore" where it suggests nothing."""
    found = []
    for heading in headings:
        words = "".join(c if c.isalnum() else " " for c in heading.casefold()).split()
        role = next(
            (role for role, known in _WORDS.items() if any(word in known for word in words)),
            "ignore",
        )
        found.append("ignore" if role in _SINGLE and role in found else role)
    return found


def said(table: Table, columns: Sequence[str]) -> list[str]:
    """For each column what `NAME=role` says of it; what is not named is guessed where nothing was said at all.

    Raises:
        UsageError: no column is called so, or there is no such role.
    """
    if not columns:
        return guessed(table.headings)
    roles = ["ignore"] * len(table.headings)
    for each in columns:
        name, _sign, role = each.rpartition("=")
        place = _place(table, name.strip())
        if place is None:
            raise refused(
                _("No column is called “{name}”.").format(name=name.strip()[:60]),
                _("The columns are: {names}.").format(names=", ".join(table.headings)),
            )
        if role.strip() not in ROLES:
            raise refused(
                _("“{role}” is nothing that a column can be.").format(role=role.strip()[:40]),
                _("Type one of {names} here.").format(names=", ".join(ROLES)),
            )
        roles[place] = role.strip()
    return roles


def _place(table: Table, name: str) -> int | None:
    wanted = name.casefold()
    for place, heading in enumerate(table.headings):
        if heading.casefold() == wanted:
            return place
    if name.isdecimal() and 1 <= int(name) <= len(table.headings):
        return int(name) - 1
    return None


def must_hold(roles: Sequence[str]) -> None:
    """Refuse a mapping from which nothing would come, or in which one thing is said twice.

    Raises:
        UsageError: it is one.
    """
    if not set(roles) & {"quotation", "concern", "rating"}:
        raise refused(
            _("No column holds quotations, concerns or ratings."),
            _('Say which is which: --column "NAME=quotation".'),
        )
    for each in _SINGLE:
        if roles.count(each) > 1:
            raise refused(_("Two columns cannot both be “{role}”.").format(role=each))
