"""A verb in front with one key: what the coach's question about a wording could be answered with."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain import edit
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.method.wording.activities import Suggestion, suggestion
from ssm_studio.method.wording.judgements import wordings
from ssm_studio.tui.commands import Command
from ssm_studio.tui.model.edits import ModelDeeds

RULE: Final = "CM-10"
"""The question that a suggestion answers; where it is switched off or left as it is, nothing is suggested."""

WORDING: Final = (
    Command(
        "model.take",
        "y",
        "take_wording",
        N_("take the wording"),
        N_("Take the wording that is offered for the chosen activity, with a verb in front"),
    ),
)


def suggested(study: Study, activity: Activity) -> Suggestion:
    """What could be written instead of the words that are shown."""
    shown = read(activity.text, study.language)
    for tongue, words in wordings(activity.text, study.language):
        if words == shown:
            return suggestion(words, tongue)
    return None


class Wording(ModelDeeds):
    """Offers a wording for the chosen activity; a mixin of `ModelScreen`."""

    def wording_offered(self) -> Suggestion:
        """What is offered or asked about the chosen activity; None where the coach asks nothing about its words."""
        chosen = self.activity
        if chosen is None or not any(
            each.rule == RULE and each.record == chosen.id for each in self.studio.findings
        ):
            return None
        return suggested(self.study, chosen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The key takes a wording where one is offered; elsewhere it is free for what else it means."""
        if action == "take_wording" and self._up:
            real = self.model is not None and self.model.real_world
            return not real and self.wording_offered() is not None
        return super().check_action(action, parameters)

    def action_take_wording(self) -> None:
        """Take what is offered; never done unasked, and one step that Undo takes back."""
        # Words that are typed in the inspector come first: what is offered was offered for them.
        self.studio.flush()
        chosen = self.activity
        if chosen is None:
            return
        offered = suggested(self.study, chosen)
        if isinstance(offered, str):
            self.execute(edit.write(self.study, "activity", chosen.id, "text", offered))
        elif offered is not None:
            self.studio.say_so(_(offered.asks))
        else:
            self.studio.say_so(_("The words begin with a verb already."))
