"""Themes against actions, and what leads nowhere: asked about one by one, each answered with one line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

from rich.cells import cell_len
from textual.app import App
from textual.content import Content

from ssm_studio.domain.action import AgreedAction
from ssm_studio.domain.edit_waivers import waive
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.method.theme_matrix import ThemeMatrix, theme_matrix
from ssm_studio.method.trace_paths import (
    NO_ACTION,
    NO_ISSUE,
    Lost,
    actions_without_issue,
    issues_without_action,
)
from ssm_studio.tui import on_wall
from ssm_studio.tui.dialogs import AskLine, Choice, Choose, Reading
from ssm_studio.tui.studio import Studio
from ssm_studio.tui.text import one_line, plain

NAME: Final = 30
"""Cells of a theme's name."""
ACTION: Final = 6
"""Cells of the short name of an action."""
FRAME: Final = 12
"""Cells of a dialog's frame."""
LEAST: Final = 4
_SHORTEST: Final = 18
"""Actions in a row for which the names of themes give way, and the cells that those keep."""

_ASKS: Final = {
    "element": N_("Why was it left? One line is enough."),
    "action": N_("Where does it come from, if from no issue? One line is enough."),
}
_RULES: Final = {"element": NO_ACTION, "action": NO_ISSUE}


async def show_matrix(app: App[None], studio: Studio) -> None:
    """Themes against actions, as wide as the screen has room."""
    words = matrix_words(on_wall.seen(studio), app.size.width)
    await app.push_screen_wait(Reading(_("Themes against actions"), words, wide=True))


def matrix_words(study: Study, width: int) -> Content:
    """A row for each theme, a column for each action, as many blocks as the width makes; then the actions in words."""
    found = theme_matrix(study)
    if not found.themes or not found.actions:
        return plain(
            _("Themes and actions stand here as soon as there are some of both."), "$muted"
        )
    none = _("no action")
    cells = max(width - FRAME, NAME) - 6 - cell_len(none)
    # On a narrow screen the names give way, so that what is told at the end of a row stays on it.
    name = min(NAME, max(cells - ACTION * min(len(found.actions), LEAST), _SHORTEST))
    room = max(1, (cells - name) // ACTION)
    lines: list[Content] = []
    for at in range(0, len(found.actions), room):
        lines += _block(study, found, found.actions[at : at + room], name)
        lines.append(Content(""))
    lines += (_action_line(study, each) for each in found.actions)
    return Content("\n").join(lines)


def _block(
    study: Study, found: ThemeMatrix, actions: tuple[AgreedAction, ...], width: int
) -> Iterator[Content]:
    """A row for each theme, its name in `width` cells."""
    heads = "".join(f"{one_line(each.ref, ACTION - 1):<{ACTION}}" for each in actions)
    yield plain(" " * (width + 6) + heads, "bold $real")
    for theme in found.themes:
        led = [(theme.id, each.id) in found.ways for each in actions]
        name = one_line(read(theme.name, study.language)[:200], width - 1)
        cells = "".join(f"{'●' if one else '·':<{ACTION}}" for one in led)
        none = not found.actions_of(theme.id)
        yield Content.assemble(
            (f"{one_line(theme.ref, 5):<6}", "$system"),
            plain(name + " " * (width - cell_len(name)), "$muted" if none else ""),
            plain(cells, "" if any(led) else "$muted"),
            plain(_("no action") if none else "", "$concern"),
        )
    outside = found.without_theme()
    if any(each in outside for each in actions):
        cells = "".join(f"{'●' if each in outside else '·':<{ACTION}}" for each in actions)
        words = one_line(_("from no theme"), width - 1)
        yield Content.assemble(" " * 6, plain(f"{words:<{width}}", "$muted"), plain(cells))


def _action_line(study: Study, action: AgreedAction) -> Content:
    return Content.assemble(
        (f"{one_line(action.ref, ACTION - 1):<6}", "$real"),
        plain(one_line(read(action.text, study.language)[:400], 100)),
    )


async def loose_ends(app: App[None], studio: Studio) -> None:
    """Issues that reached no action, actions from nowhere: one after the other, until left with Esc."""
    at = ""
    while True:
        study = on_wall.seen(studio)
        found = (*issues_without_action(study), *actions_without_issue(study))
        if not found:
            studio.say_so(_("Every issue reached an action, and every action comes from an issue."))
            return
        picked = await app.push_screen_wait(
            Choose(_("What leads nowhere, or comes from nowhere"), choices(study, found), chosen=at)
        )
        if picked is None:
            return
        at = picked
        lost = next(each for each in found if each.id == picked)
        name = name_in(study, study.get(lost.kind, lost.id))
        said = await app.push_screen_wait(
            AskLine(_(_ASKS[lost.kind]), lost.reason, hint=one_line(name[:300], 90))
        )
        if said and said.strip():
            by = studio.workshop.author if studio.workshop else ""
            now = datetime.now(UTC).isoformat(timespec="seconds")
            studio.execute(waive(studio.study, _RULES[lost.kind], lost.id, "", said, by, now))


def choices(study: Study, found: tuple[Lost, ...]) -> list[Choice]:
    """Each with the answer that somebody gave, what nobody answered with a question mark."""
    lines = []
    for each in found:
        record: Any = study.get(each.kind, each.id)
        words = one_line(f"{record.ref} {name_in(study, record)}"[:400], 70)
        asked = _("reached no action") if each.kind == "element" else _("comes from no issue")
        glyph = "✓" if each.reason else "?"
        lines.append(Choice(each.id, words, one_line(each.reason[:300], 70) or asked, glyph))
    return lines
