"""Several lines at once, as when a list is pasted: each a saying of its own, all of them one step."""

from __future__ import annotations

from dataclasses import dataclass, field

from ssm_studio.domain.changes import Changeset, apply, join
from ssm_studio.domain.study import Study
from ssm_studio.i18n import ngettext
from ssm_studio.say.interpreter import understand
from ssm_studio.say.place import in_stage, place_after
from ssm_studio.say.requests import asked
from ssm_studio.say.results import NotUnderstood, Place, Understood

MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class Several:
    """What a list of lines means.

    Attributes:
        changeset: everything that was understood as one step.
        understood: each line that was understood, with what was in view when it was said.
        failed: each line that was not, with the sentence about it.
        place: what is in view after the last one.
    """

    changeset: Changeset
    understood: tuple[tuple[str, Place, Understood], ...]
    failed: tuple[tuple[str, NotUnderstood], ...]
    place: Place = field(default_factory=Place)

    @property
    def last(self) -> Understood | None:
        """What the last line that was understood is about."""
        return self.understood[-1][2] if self.understood else None


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a pasted text that hold something, without the signs that lists put before them."""
    found = (each.strip().lstrip("•·▪◦").strip() for each in text.splitlines())
    return tuple(each for each in found if each)[:MOST_LINES]


def understand_several(lines: tuple[str, ...], study: Study, place: Place) -> Several:
    """What the lines mean, each said after the one before it; never raises, whatever was pasted."""
    understood: list[tuple[str, Place, Understood]] = []
    failed: list[tuple[str, NotUnderstood]] = []
    for line in lines:
        if (turn := asked(line)) is not None and turn.key == "stage":
            place = in_stage(place, turn.number)
            continue
        found = understand(line, study, place)
        if isinstance(found, NotUnderstood):
            failed.append((line, found))
            continue
        study = apply(study, found.changeset)
        understood.append((line, place, found))
        place = place_after(place, study, found.kind, found.id, found.stage)
    steps = [each.changeset for _line, _place, each in understood]
    label = steps[0].label if len(steps) == 1 else ""
    if len(steps) > 1:
        words = ngettext("Say {count} line", "Say {count} lines", len(steps))
        label = words.format(count=len(steps))
    return Several(join(label, *steps), tuple(understood), tuple(failed), place)
