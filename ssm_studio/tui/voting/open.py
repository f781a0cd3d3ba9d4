"""Begin to vote on what is chosen."""

from __future__ import annotations

from textual.app import App

from ssm_studio.domain.ballot_rounds import questions_of
from ssm_studio.i18n import _
from ssm_studio.tui.studio import Studio


async def vote(app: App[None], studio: Studio, kind: str, id_: str, asked: str = "") -> None:
    """Put the rounds on a record over the stage, until they are left. Runs in a worker."""
    if not id_ or not questions_of(kind) or studio.study.get(kind, id_) is None:
        studio.say_so(
            _("Select first what is voted on."),
            _("A theme, a relevant system, a row, an accommodation, or a change."),
        )
        return
    from ssm_studio.tui.voting.sheet import VoteSheet

    studio.flush()
    await app.push_screen_wait(VoteSheet(kind, id_, tuple(studio.study.table(kind)), asked))
