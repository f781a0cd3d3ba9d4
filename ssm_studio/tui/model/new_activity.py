"""What is asked for when an activity is added or reworded: a question, and the step that is made of the words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from ssm_studio.domain import edit_model
from ssm_studio.domain.changes import NOTHING, Changeset, apply, join
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.tui.model.selection import Result, Selection
from ssm_studio.tui.studio import Studio


@dataclass(frozen=True, slots=True)
class NewActivity:
    """The words of an activity that is not there yet.

    Attributes:
        question: what people are asked.
        made: the step that a study and the words come to; empty where the model is gone.
    """

    question: str
    made: Callable[[Study, str], Changeset]

    def result(self, studio: Studio, words: str) -> Result:
        """What is done with the words; where somebody deleted the model meanwhile, they are given back."""
        step = self.made(studio.study, words) if words else NOTHING
        if words and not step:
            studio.say_deleted(words)
        return Result(step, adds=True)


@dataclass(frozen=True, slots=True)
class Rewording:
    """The words of an activity that is there: whose, and what they were when somebody began."""

    activity: str
    number: str
    base: str

    @property
    def question(self) -> str:
        """What people are asked."""
        return _("Activity {number}").format(number=self.number)

    def result(self, studio: Studio, words: str) -> Result:
        """What is done with the words: the same ones are no step; where the activity is gone they are given back."""
        if words == " ".join(self.base.split()):
            return Result()
        return Result(
            studio.written("activity", self.activity, "text", self.base, words) or NOTHING
        )


def reword(at: Selection) -> Rewording | None:
    """Reword the chosen activity."""
    chosen = at.activity
    if chosen is None:
        return None
    return Rewording(chosen.id, chosen.number or "", read(chosen.text, at.study.language))


def _needing(model: str, question: str, needs: tuple[str, ...] = ()) -> NewActivity:
    return NewActivity(
        question, lambda study, words: edit_model.add_activity(study, model, words, needs=needs)
    )


def add_free(at: Selection) -> NewActivity | None:
    """An activity that needs nothing yet."""
    return _needing(at.model.id, _("What must be done?")) if at.model is not None else None


def add_after(at: Selection) -> NewActivity | None:
    """An activity that needs the chosen one; the first of a model needs nothing."""
    chosen = at.activity
    if at.model is None or chosen is None or (chosen.kind or "operational") != "operational":
        return add_free(at)
    if not chosen.number:
        return _needing(at.model.id, _("What must be done?"), (chosen.id,))
    question = _("What must be done that needs {number}?").format(number=chosen.number)
    return _needing(at.model.id, question, (chosen.id,))


def add_beside(at: Selection) -> NewActivity | None:
    """An activity that needs the same as the chosen one."""
    chosen = at.activity
    if at.model is None or chosen is None or not chosen.depends_on:
        return add_free(at)
    needs = tuple(each for each in chosen.depends_on if each in at.study.activities)
    numbers = ", ".join(at.study.activities[each].number or "?" for each in needs)
    question = _("What else must be done that needs {numbers}?").format(numbers=numbers)
    return _needing(at.model.id, question, needs)


def add_before(at: Selection) -> NewActivity | None:
    """An activity that the chosen one needs."""
    model, chosen = at.model, at.activity
    if model is None or chosen is None:
        return add_free(at)

    def made(study: Study, words: str) -> Changeset:
        added = edit_model.add_activity(study, model.id, words)
        if not added:
            return added
        after = apply(study, added)
        new = next(put.id for put in added.puts if put.before is None)
        return join(added.label, added, edit_model.connect_activities(after, new, chosen.id))

    question = _("What must have been done before {number}?").format(number=chosen.number)
    return NewActivity(question, made)


WORDINGS: Final[Mapping[str, Callable[[Selection], NewActivity | Rewording | None]]] = {
    each.__name__: each for each in (reword, add_free, add_after, add_beside, add_before)
}
"""By the name that stands in the table of commands."""
