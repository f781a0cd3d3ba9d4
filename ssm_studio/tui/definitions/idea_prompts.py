"""“Think of another”: questions that lead to one more relevant system, most of them made from the session.

Each is a question and never an answer: what the system would be is for the room to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.definitions import RelevantSystem
from ssm_studio.domain.edit_definitions import add_system, system_called
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _, language
from ssm_studio.method.prompts import SYSTEM_GENERATORS
from ssm_studio.tui.text import one_line

MOST: Final = 20
"""Issue owners, worldviews and systems that become questions of their own."""

_LENS: Final = "motives"
"""The lens whose entries become questions."""

_OWNERS, _MOTIVES, _VIEWS, _OPPOSITE = 0, 1, 2, 3
"""Where `SYSTEM_GENERATORS` asks for what the session or a lens may know better."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, where it comes from, and the issue owner whom it asks for."""

    words: str
    source: str = ""
    issue_owner: str | None = None


def questions(study: Study, system: RelevantSystem | None = None) -> tuple[Question, ...]:
    """The questions of the method and those that the session itself gives rise to.

    Those made from the session take the place of the general ones about the same. `system` is the one in view,
    whose opposite is asked for first.
    """
    made = {
        _OWNERS: _owners(study),
        _MOTIVES: _motives(),
        _VIEWS: _worldviews(study),
        _OPPOSITE: _opposites(study, system),
    }
    general = [Question(_(each)) for at, each in enumerate(SYSTEM_GENERATORS) if not made.get(at)]
    order = (_OPPOSITE, _OWNERS, _VIEWS, _MOTIVES)
    return (*general, *(each for at in order for each in made[at]))


def _owners(study: Study) -> list[Question]:
    return [
        Question(
            _("What system would {who} want?").format(who=one_line(who, 50)),
            _("issue owner"),
            each.id,
        )
        for each in study.analyses_one.values()
        if (who := read(each.who, study.language).strip()) and each.visibility != "facilitator"
    ][:MOST]


def _worldviews(study: Study) -> list[Question]:
    return [
        Question(
            _("Who believes “{words}”: what system would they want?").format(
                words=one_line(words, 60)
            ),
            each.ref,
        )
        for each in study.elements.values()
        if each.kind == "worldview"
        and each.visibility != "facilitator"
        and (words := read(each.label, study.language).strip())
    ][:MOST]


def _motives() -> list[Question]:
    # Not needed before somebody asks.
    from ssm_studio.method.lenses import lenses

    lens = lenses().get(_LENS)
    return [
        Question(
            _("If people came to work for this, “{motive}”: what system would they want?").format(
                motive=each.name.read(language())
            ),
            _("motive"),
        )
        for each in (lens.elements if lens else ())
    ]


def _opposites(study: Study, system: RelevantSystem | None) -> list[Question]:
    chosen = [each for each in study.relevant_systems.values() if each.chosen]
    asked: Iterable[RelevantSystem] = dict.fromkeys((*((system,) if system else ()), *chosen))
    return [
        Question(
            _("What would be the opposite of “{name}”?").format(name=one_line(name, 60)), each.ref
        )
        for each in asked
        if (name := read(each.name, study.language)[:200].strip())
    ][:MOST]


def said_system(study: Study, words: str, issue_owner: str | None = None) -> Changeset:
    """The step that adds a system as it was said; "share water" is short for "A system to share water"."""
    return add_system(study, system_called(words, study.language), issue_owner=issue_owner)
