"""The conversation about forgetting: what shall go, what goes with it, and whether that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ssm_studio.errors import StudioError
from ssm_studio.i18n import _, ngettext
from ssm_studio.tui import on_wall
from ssm_studio.tui.dialogs import AskLine, Confirm
from ssm_studio.tui.text import one_line

if TYPE_CHECKING:
    from textual.app import App

    from ssm_studio.domain.study import Study
    from ssm_studio.tui.studio import Studio
    from ssm_studio.workshop.forgetting import Done, Forgetting

SHOWN: Final = 6
"""Records that are named in the question."""


async def forget(app: App[None], studio: Studio, proposed: str) -> None:
    """Ask which references are to be forgotten, show what goes with them, and take it out for ever."""
    from ssm_studio.workshop.forgetting import carry_out, prepare

    if studio.workshop is None or studio.workshop.read_only:
        return
    studio.flush()
    words = await app.push_screen_wait(
        AskLine(
            _("What shall be forgotten for ever? Codes, with a space between them"),
            proposed,
            hint=_("E05 X03 · a participant (P1) with all they said"),
        )
    )
    refs = (words or "").replace(",", " ").split()
    if not refs:
        return
    try:
        what = prepare(studio.workshop.path, refs)
        question = Confirm(
            *_question(what, on_wall.seen(studio)), yes=_("Forget for ever"), no=_("Keep")
        )
        if not await app.push_screen_wait(question):
            return
        reason = await app.push_screen_wait(
            AskLine(_("Why? It stays in the log; do not repeat the words"), "")
        )
        done = carry_out(studio.home, what, (reason or "").strip())
    except StudioError as error:
        studio.tell(error)
        return
    studio.workshop.reload_if_changed()
    studio.say_so(*_told(done))


def _question(what: Forgetting, seen: Study) -> tuple[str, str]:
    from ssm_studio.domain.record_names import name_of

    records = what.plan.records
    title = ngettext(
        "{count} record would be forgotten for ever",
        "{count} records would be forgotten for ever",
        len(records),
    ).format(count=len(records))
    # What is private is counted on the wall, and not named.
    names = [
        f"{record.ref or kind} {one_line(name_of(record, ''), 40)}"
        for kind, record in records
        if seen.get(kind, record.id) is not None
    ][:SHOWN]
    left = len(records) - len(names)
    more = [_("and {count} more").format(count=left)] if left else []
    return title, " · ".join((*names, *more))


def _told(done: Done) -> tuple[str, str]:
    title = ngettext(
        "Forgotten, in {count} file.", "Forgotten, in {count} files.", len(done.changed)
    ).format(count=len(done.changed))
    parts = []
    if done.exports:
        names = ", ".join(each.name for each in done.exports[:SHOWN])
        parts.append(_("Some of the words stand in exports still: {names}.").format(names=names))
    if done.not_reached:
        names = ", ".join(path.name for path, _reason in done.not_reached[:SHOWN])
        parts.append(_("Not reached: {names}.").format(names=names))
    return title, " ".join(parts)
