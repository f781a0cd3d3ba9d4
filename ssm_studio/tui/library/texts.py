"""How the library says what a session is: its line in the list, its details, the totals, the first welcome."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from textwrap import wrap
from typing import Final

from textual.content import Content

from ssm_studio.days import today
from ssm_studio.i18n import _, ngettext
from ssm_studio.tui.text import day, days, one_line, plain
from ssm_studio.workshop.copies_beside import conflicted_copies, mark_of_second_version
from ssm_studio.workshop.listing import Totals
from ssm_studio.workshop.sessions import Snippet, Summary


@dataclass(frozen=True, slots=True)
class Found:
    """A session in the list, with the places where the words of the search stand."""

    summary: Summary
    snippets: tuple[Snippet, ...] = ()


_REASON_WIDTH: Final = 64
"""Cells of a line below a way to begin, on a screen of 80."""

_TITLE_WIDTH: Final = 16
"""Cells that stay for a title where a long mark of a sync service stands behind it."""

DOTS: Final = ("○", "●")
HALVES: Final = ("$real", "$system", "$system", "$real")

COUNTED: Final[tuple[tuple[str, Callable[[int], str]], ...]] = (
    ("picture", lambda n: ngettext("{n} picture", "{n} pictures", n)),
    ("element", lambda n: ngettext("{n} element", "{n} elements", n)),
    ("theme", lambda n: ngettext("{n} theme", "{n} themes", n)),
    ("definition", lambda n: ngettext("{n} root definition", "{n} root definitions", n)),
    ("model", lambda n: ngettext("{n} model", "{n} models", n)),
    ("row", lambda n: ngettext("{n} comparison row", "{n} comparison rows", n)),
    ("change", lambda n: ngettext("{n} change", "{n} changes", n)),
    ("action", lambda n: ngettext("{n} action", "{n} actions", n)),
)
"""What the details count: kind of record, and the words for a number of them."""


def entry_words(found: Found, width: int, sign: str = "", *, late: bool = True) -> Content:
    """One line of the list: title, cycle, how far each stage is, open actions; `sign` stands before it.

    `late` keeps room for the number of overdue ones, where any line of the list has one.
    """
    if sign:
        rest = entry_words(found, width - len(sign), late=late)
        return Content.assemble(plain(sign, "$muted"), rest)
    summary = found.summary
    if summary.problem:
        name = plain(one_line(summary.path.name, max(width - 20, 12)), "$concern")
        return name.append(plain("  ! " + _("cannot be read"), "$concern"))
    right = plain(_("not read yet"), "$muted") if summary.unread else _right(summary, late=late)
    room = max(width - right.cell_length - 2, 12)
    called = one_line(summary.title or summary.path.stem)
    behind = max(room - min(len(called), _TITLE_WIDTH) - 1, 6)
    mark = one_line(mark_of_second_version(summary.path), behind)
    named = one_line(called, max(room - len(mark) - 1, 6) if mark else room)
    title = plain(named, "bold").append(plain(f" {mark}" if mark else "", "$concern"))
    pad = " " * max(room - title.cell_length, 0)
    return Content.assemble(title, pad, "  ", right)


def _right(summary: Summary, *, late: bool) -> Content:
    cycle = _("cycle {number}").format(number=summary.cycle or 1)
    room = len(_("cycle {number}").format(number="00"))
    words = Content.styled(f"{cycle:<{room}} ", "$muted")
    words = words.append(_begun(summary))
    overdue = summary.overdue(today())
    number = summary.open_actions
    actions = ngettext("{n} open", "{n} open", number).format(n=number) if number else "–"
    words = words.append(
        Content.styled(f"  {actions:<{_wide(ngettext('{n} open', '{n} open', 2))}}", "$muted")
    )
    told = _("{n} overdue")
    said = told.format(n=overdue) if overdue else ""
    return words.append(Content.styled(f"{said:<{_wide(told) if late else 0}}", "$concern"))


def any_late(found: Iterable[Found]) -> bool:
    """Whether a session in a list has an overdue action."""
    day_now = today()
    return any(each.summary.overdue(day_now) for each in found)


def _begun(summary: Summary) -> Content:
    """A dot for each stage: whether anything stands there."""
    dots = Content("")
    for holds, colour in zip(summary.stages, HALVES, strict=True):
        dots = dots.append(Content.styled(DOTS[bool(holds)], colour if holds else "$muted"))
    return dots


def _wide(told: str) -> int:
    """Room for a number with its word, so that the rows of the list stand below each other."""
    return len(told.format(n="00")) + 1


def details(found: Found, standing: str = "") -> Content:
    """What one session holds, where the words of the search stand in it, and how it stands to the institute."""
    summary = found.summary
    if summary.problem:
        return Content.assemble(
            plain(summary.path.name, "bold"),
            "\n\n",
            plain(summary.problem, "$concern"),
            "\n\n",
            _("Enter makes a new session of what can be read; the file itself is left as it is."),
        )
    facts = [
        days(summary.dates),
        summary.place,
        ngettext("{n} person", "{n} people", summary.people).format(n=summary.people)
        if summary.people
        else "",
    ]
    parts: list[Content] = [
        plain(summary.title or summary.path.stem, "bold"),
        Content("\n"),
        plain(" · ".join(one_line(f) for f in facts if f), "$muted"),
        Content("\n\n"),
        _begun(summary),
        plain("  " + _("stages 1 to 4: ● begun, ○ not yet") + "\n\n", "$muted"),
    ]
    for kind, counted in COUNTED:
        if number := summary.counts.get(kind, 0):
            parts.append(plain(counted(number).format(n=number) + "\n"))
    if summary.deadlines:
        due = _("next due: {day}").format(day=day(min(summary.deadlines)))
        parts.append(plain(f"\n{due}\n"))
        parts.append(
            plain(_("{key} lists who is to do what by when").format(key="a") + "\n", "$muted")
        )
    if found.snippets:
        parts.append(plain("\n" + _("found in") + "\n", "$muted"))
        for snippet in found.snippets:
            parts.append(plain(f"{snippet.ref:<6} ", "$system"))
            parts.append(plain(f"{one_line(snippet.text, 120)}\n"))
    parts.append(plain(f"\n{summary.path.name}", "$muted"))
    if standing:
        parts.append(plain(f"\n{standing}", "$muted"))
    for each in conflicted_copies(summary.path):
        offer = _("“{name}” beside it is a second version; m merges it.").format(name=each.name)
        parts.append(plain(f"\n{offer}", "$concern"))
    return Content.assemble(*parts)


def totals(counted: Totals) -> Content:
    """Sessions, open actions and late ones, in words."""
    number, actions = counted.sessions, counted.open_actions
    if not number and not counted.unreadable:
        return Content("")
    words = [
        ngettext("{n} session", "{n} sessions", number).format(n=number),
        ngettext("{n} open action", "{n} open actions", actions).format(n=actions),
    ]
    shown = plain(" · ".join(words), "$muted")
    if counted.unread:
        words_ = _("{n} not read yet").format(n=counted.unread)
        shown = shown.append(plain(f" · {words_}", "$muted"))
    if counted.unreadable:
        words_ = _("{n} cannot be read").format(n=counted.unreadable)
        shown = shown.append(plain(" · ", "$muted")).append(plain(words_, "$concern"))
    if late := counted.overdue(today()):
        shown = shown.append(plain(" · ", "$muted")).append(
            plain(_("{n} overdue").format(n=late), "$concern")
        )
    return shown


def empty_words(sought: str) -> Content:
    """What an empty library says: nothing found, or how to begin."""
    if sought.strip():
        return Content.assemble(
            plain(_("No session holds these words."), "bold"),
            "\n\n",
            plain(_("Esc shows all sessions again."), "$muted"),
        )
    welcome = (
        ("n", _("begin a workshop"), _("give it a name; all else can follow while people talk")),
        (
            "x",
            _("open the worked example"),
            _("performance culture in East Java: all four stages, filled, to look around in"),
        ),
        ("?", _("help"), _("every key; Ctrl+P finds every command by its name")),
    )
    parts: list[Content] = [
        plain(_("From a messy situation to agreed actions"), "bold"),
        Content("\n"),
        plain(_("Soft Systems Methodology, with the people concerned."), "$muted"),
        Content("\n\n\n"),
    ]
    for key, what, why in welcome:
        parts.append(plain(f"  {key}   ", "bold $system"))
        parts.append(plain(f"{what}\n", "bold"))
        # Broken here, so that a second line stands under the first at every width that has room for it.
        lines = wrap(why, _REASON_WIDTH)
        parts += [plain(f"      {line}\n", "$muted") for line in lines]
        parts.append(Content("\n"))
    return Content.assemble(*parts)
