"""Stage four, first half: asking the real world about the models, debate, accommodation and changes."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.record import ANYTHING, Record, column, record
from ssm_studio.domain.text import Text

EXISTS: Final = ("yes", "partly", "no", "unknown")
_TARGET_KINDS: Final = ("activity", "link", "monitor_control", "measure")
DECISIONS: Final = ("change", "no_change", "look_further", "revise_model")
STALE: Final = ("changed", "deleted")
ANSWERS: Final = (
    "exists",
    "how",
    "who",
    "when",
    "how_judged",
    "quality",
    "alternatives",
    "comment",
    "decision",
)
"""The fields of a row in which people answer; evidence and changes hang on an answer."""
POSITIONS: Final = ("for", "against", "question", "story")
CORRECTIONS: Final = ("change_of_mind", "compromise", "slip")
"""What it means when someone takes back what they said."""
CHANGE_TYPES: Final = ("structural", "procedural", "attitudinal")


@record
class ComparisonRow(Record):
    """One question put to the real situation: about an activity, a link, monitoring and control, or a measure.

    `target` is an activity's id, or `id>id` for the link from the first to the second. A "no" is not a
    deficiency: the model may be irrelevant (method reference 4.2). `stale` says that what was asked about has
    been "changed" or "deleted" since it was answered, and `asked` how it read then.
    """

    model: str | None = column(refers="model")
    target: str | None = column(refers=ANYTHING)
    target_kind: str | None = column(choices=_TARGET_KINDS)
    exists: str | None = column(choices=EXISTS)
    how: Text | None = column()
    who: Text | None = column()
    when: Text | None = column()
    how_judged: Text | None = column()
    quality: int | None = column()
    alternatives: Text | None = column()
    comment: Text | None = column()
    evidence: tuple[str, ...] = column(refers=ANYTHING, default=())
    changes: tuple[str, ...] = column(refers="change", default=())
    decision: str | None = column(choices=DECISIONS)
    comment_provenance: str | None = column()
    stale: str | None = column(choices=STALE)
    asked: Text | None = column()
    quality_by: tuple[tuple[str, int], ...] = column(refers="participant", default=(), since=4)
    """How well it is done today as each participant feels it, 1 to 5."""
    who_elements: tuple[str, ...] = column(refers="element", default=(), since=4)
    """Who does it, as drawn in a picture."""

    @property
    def answered(self) -> bool:
        """Whether anybody has answered here, or hung something on the answer."""
        return bool(self.evidence or self.changes) or any(
            getattr(self, name) is not None for name in ANSWERS
        )


@record
class DebateEntry(Record):
    """Something said for, against, as a question or as a story, and the worldview it invokes."""

    row: str | None = column(refers="row")
    speaker: str | None = column(refers="participant")
    position: str | None = column(choices=POSITIONS)
    worldview: Text | None = column()
    text: Text | None = column()
    verbatim: bool | None = column()
    about: str | None = column(refers=ANYTHING, since=4)
    """What it was said about, where that is no row of a chart."""
    role: Text | None = column(since=4)
    """By whom it was said, where no participant is named."""
    in_role_of: Text | None = column(since=4)
    """In whose place the speaker argued (fishbowl, role swap)."""
    corrects: str | None = column(refers="debate", since=4)
    correction: str | None = column(choices=CORRECTIONS, since=4)
    said_at: str | None = column(since=4)
    evidence: tuple[str, ...] = column(refers=ANYTHING, default=(), since=4)


@record
class Scenario(Record):
    """An event of the past, gone through as it happened and as a model would have had it (method reference 4.1)."""

    model: str | None = column(refers="model", since=4)
    event: Text | None = column(since=4)
    date: str | None = column(since=4)


@record
class ScenarioStep(Record):
    """One activity of the model in a scenario."""

    scenario: str | None = column(parent="scenario", since=4)
    activity: str | None = column(refers="activity", since=4)
    happened: Text | None = column(since=4)
    would_have: Text | None = column(since=4)


@record
class Accommodation(Record):
    """A version of the situation that people with different worldviews can live with; not consensus.

    `gradients` holds each participant's step on the eight-step scale of agreement; spread is shown, never a score.
    """

    text: Text | None = column()
    settles: tuple[str, ...] = column(refers="debate", default=())
    gradients: tuple[tuple[str, int], ...] = column(refers="participant", default=())
    conditions: Text | None = column()
    worldviews: tuple[Text, ...] = column(default=(), since=4)
    """The worldviews that it leaves standing side by side."""
    agreed_at: str | None = column(since=4)


@record
class Reservation(Record):
    """What someone holds against an accommodation that they can nevertheless live with."""

    accommodation: str | None = column(parent="accommodation")
    participant: str | None = column(refers="participant")
    text: Text | None = column()
    round: int | None = column(since=4)


@record
class Change(Record):
    """A change that the debate suggests; desirable and feasible are judged apart, each with its reason.

    `desirable` and `feasible` run from 0 (no) to 3 (strongly); the `*_by` fields hold each rater's own mark.
    """

    text: Text | None = column()
    types: tuple[str, ...] = column(default=())
    from_rows: tuple[str, ...] = column(refers="row", default=())
    models: tuple[str, ...] = column(refers="model", default=())
    desirable: int | None = column("systemically_desirable.rating")
    desirable_reason: Text | None = column("systemically_desirable.reason")
    desirable_by: tuple[tuple[str, int], ...] = column(
        "systemically_desirable.ratings", refers="participant", default=()
    )
    feasible: int | None = column("culturally_feasible.rating")
    feasible_reason: Text | None = column("culturally_feasible.reason")
    feasible_by: tuple[tuple[str, int], ...] = column(
        "culturally_feasible.ratings", refers="participant", default=()
    )
    recommendation: str | None = column()
    ratings_provenance: str | None = column()
    scale: str | None = column()
    feasible_evidence: tuple[str, ...] = column(
        "culturally_feasible.evidence", refers=ANYTHING, default=(), since=4
    )
    """On what knowledge of norms, powers and agreements feasibility is judged."""
