"""The one question whose name shall stand beside the changes; asked once, left by Esc, changed with F2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssm_studio.i18n import _
from ssm_studio.tui.dialogs import AskLine
from ssm_studio.workshop import author

if TYPE_CHECKING:
    from textual.app import App

    from ssm_studio.tui.studio import Studio


async def ask_name(app: App[None], studio: Studio) -> None:
    """Ask for the facilitator's name and keep it for every session; whoever leaves it is not asked again."""
    question = AskLine(
        _("What is your name? It is written beside each change in the log"),
        hint=_("It is kept for every session; F2 changes it later."),
    )
    said = await app.push_screen_wait(question)
    try:
        author.keep_name(said or "")
    except OSError as error:
        studio.say_so(_("Your name could not be kept."), str(error), severity="warning")
    if studio.workshop is not None and (words := " ".join((said or "").split())):
        studio.workshop.author = words
