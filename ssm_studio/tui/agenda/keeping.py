"""Keep the agenda of this session as one's own, for the next."""

from __future__ import annotations

from textual.app import App

from ssm_studio.errors import StudioError
from ssm_studio.i18n import _
from ssm_studio.tui.agenda.own_templates import keep_template
from ssm_studio.tui.dialogs import AskLine
from ssm_studio.tui.studio import Studio


async def keep_agenda(app: App[None], studio: Studio) -> None:
    """Ask for a name, and write the blocks of this session as a template."""
    if not studio.study.blocks:
        studio.say_so(_("There is no agenda yet: F8 begins one."))
        return
    name = await app.push_screen_wait(AskLine(_("What shall this agenda be called?")))
    if not name or not name.strip():
        return
    try:
        path = keep_template(studio.home, studio.study, name.strip())
    except StudioError as error:
        studio.tell(error)
    else:
        studio.say_so(_("The agenda is kept; t offers it in every session."), str(path))
