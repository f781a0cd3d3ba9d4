"""“Think of another”: questions that lead to one more relevant system, some of them made from the session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.edit_definitions import add_system
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.method.prompts import SYSTEM_GENERATORS
from ssm_studio.tui.words import one_line

MOST: Final = 20
"""Issue owners and worldviews that become questions of their own."""

_OWNERS, _VIEWS = 0, 2
"""Where `SYSTEM_GENERATORS` asks for issue owners and for worldviews."""

_BEGINNINGS: Final = {"en": (("to ", "A system "),), "id": (("untuk ", "Sistem "),)}


@dataclass(frozen=True, slots=True)
class Question:
    """A question, where it comes from, and the issue owner whom it asks for."""

    words: str
    source: str = ""
    issue_owner: str | None = None


def questions(study: Study) -> tuple[Question, ...]:
    """The questions of the method, then those that the session itself gives rise to."""
    language = study.language
    owners = [
        Question(
            _("What system would {who} want?").format(who=one_line(who, 50)),
            _("issue owner"),
            each.id,
        )
        for each in study.analyses_one.values()
        if (who := read(each.who, language).strip()) and each.visibility != "facilitator"
    ]
    views = [
        Question(
            _("Who believes “{words}”: what system would they want?").format(
                words=one_line(words, 60)
            ),
            each.ref,
        )
        for each in study.elements.values()
        if each.kind == "worldview" and (words := read(each.label, language).strip())
    ]
    # Those made from the session take the place of the general ones about the same.
    spared = {id_ for id_, made in ((_OWNERS, owners), (_VIEWS, views)) if made}
    general = [Question(_(each)) for at, each in enumerate(SYSTEM_GENERATORS) if at not in spared]
    return (*general, *owners[:MOST], *views[:MOST])


def said_system(study: Study, words: str, issue_owner: str | None = None) -> Changeset:
    """The step that adds a system as it was said; "to share water" is short for "A system to share water"."""
    name = words.strip()
    for short, whole in _BEGINNINGS[study.language]:
        if name.lower().startswith(short):
            name = whole + name
    return add_system(study, name, issue_owner=issue_owner)
