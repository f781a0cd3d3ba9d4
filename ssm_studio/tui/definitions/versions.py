"""The versions of a definition to read: what changed in each, when, by whom, and who was there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from textual.content import Content

from ssm_studio.domain.definition_rows import OMITTED
from ssm_studio.i18n import N_, _, ngettext
from ssm_studio.tui.definitions.catwoe_fields import LETTERS
from ssm_studio.tui.definitions.systems import STATUSES, TYPES
from ssm_studio.tui.text import clock, day, one_line, plain
from ssm_studio.workshop.versions import FieldChange, Version

LONGEST: Final = 300
"""Characters of one text that are shown."""

_MOST_PEOPLE: Final = 20
_MOST_CHANGES: Final = 60

_CALLED: Final = {
    "transformation_input": N_("comes in"),
    "transformation_output": N_("goes out"),
    "sentence": N_("the sentence"),
    "type": N_("type"),
    "status": N_("status"),
    **dict.fromkeys(OMITTED.values(), N_("deliberately omitted")),
}
"""What the list calls a field that its letter does not tell alone."""


def versions_words(versions: Sequence[Version]) -> Content:
    """The newest version first."""
    words = Content("")
    for version in reversed(versions):
        words = words.append("\n\n" if words else "").append(_version(version))
    return words


def _version(version: Version) -> Content:
    words = Content.styled(_("Version {n}").format(n=version.number), "bold $system")
    words = words.append(Content.styled(f"   {_span(version.first, version.last)}", "$muted"))
    if version.authors:
        by = _("written by {people}").format(people=_people(version.authors))
        words = words.append(Content.styled(f" · {by}", "$muted"))
    if version.present:
        there = _("There: {people}").format(people=_people(version.present))
    else:
        there = _("Who was there is not entered (F2).")
    words = words.append("\n").append(plain(there, "$muted"))
    for change in version.changes[:_MOST_CHANGES]:
        words = words.append("\n").append(_change(change))
    rest = len(version.changes) - _MOST_CHANGES
    if rest > 0:
        more = ngettext("and {n} more", "and {n} more", rest).format(n=rest)
        words = words.append(Content.styled(f"\n{more}", "$muted"))
    if not version.changes:
        words = words.append(Content.styled("\n" + _("Nothing has changed yet."), "$muted"))
    return words


def _change(change: FieldChange) -> Content:
    letter = LETTERS.get(change.letter)
    head = Content.styled(f"{letter.key} ", f"bold {letter.ink}") if letter else Content("")
    if change.field in _CALLED:
        head = head.append(Content.styled(f"{_(_CALLED[change.field])}: ", "$muted"))
    before, after = (_shown(change.field, each) for each in (change.before, change.after))
    if not before:
        return Content.styled("+ ", "$done").append(head).append(after)
    if not after:
        gone = Content.styled(" " + _("(taken out)"), "$muted")
        return Content.styled("− ", "$concern").append(head).append(before).append(gone)
    arrow = Content.styled("\n    → ", "$muted")
    return Content("  ").append(head).append(before.stylize("$muted")).append(arrow).append(after)


def _shown(field: str, value: str) -> Content:
    codes = {"type": TYPES, "status": STATUSES}.get(field, {})
    return Content(_(codes[value]) if value in codes else one_line(value[: LONGEST + 1], LONGEST))


def _span(first: datetime, last: datetime) -> str:
    begun, ended = (_moment(each) for each in (first, last))
    same_day = begun[0] == ended[0]
    until = ended[1] if same_day else " ".join(ended)
    return " ".join(begun) + (f"–{until}" if begun != ended else "")


def _moment(moment: datetime) -> tuple[str, str]:
    return day(moment.astimezone().date().isoformat()), clock(moment)


def _people(names: Sequence[str]) -> str:
    words = ", ".join(one_line(each, 30) for each in names[:_MOST_PEOPLE])
    rest = len(names) - _MOST_PEOPLE
    return f"{words} +{rest}" if rest > 0 else words
