"""A clash by typing: “settle CL1 : first”, “second”, “both”, or the words that shall stand there."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain import edit_clashes
from ssm_studio.domain.edit_clashes import BOTH, OTHER, WAYS
from ssm_studio.i18n import _
from ssm_studio.say.context import Scene
from ssm_studio.say.dates import today
from ssm_studio.say.facts.deciding import parts, subject
from ssm_studio.say.results import Understood
from ssm_studio.say.tokens import Phrase, folded
from ssm_studio.say.vocabulary import Words, index

_INDONESIAN: Final = ("pertama", "kedua", "ketiga", "keempat", "kelima", "keenam")
ANSWERS: Final[Words] = {
    **dict(zip(WAYS, zip(WAYS, _INDONESIAN, strict=True), strict=True)),
    BOTH: ("both", "keduanya"),
}
_ANSWERS: Final = index(ANSWERS)


def settle(scene: Scene, rest: Phrase) -> Understood:
    """What the room says of two things that were written into one field at the same time."""
    before, after = parts(scene, rest)
    _kind, clash, _left = subject(scene, before, "clash")
    if clash.settled is not None:
        raise before.puzzled(_("{clash} is settled already.").format(clash=clash.ref))
    how = _ANSWERS.get(folded(after.text[:40]), OTHER)
    if how in WAYS and WAYS.index(how) >= len(edit_clashes.sides_of(scene.study, clash.id)):
        how = OTHER
    try:
        step = edit_clashes.settle(scene.study, clash.id, how, after.text, at=today())
    except ValueError:
        raise after.puzzled(_("No words can stand there; type “first” or “second”.")) from None
    about = scene.study.find(clash.about or "")
    notes = () if about is None else (_("on {what}").format(what=about.ref),) if about.ref else ()
    return Understood(step, "clash", clash.id, 4, notes)
