"""Stage one: rich pictures, the themes read out of them, and Analyses One, Two and Three."""

from __future__ import annotations

from ssm_studio.domain.record import ANYTHING, CONFIDENCES, Record, column, record
from ssm_studio.domain.text import Text


@record
class RichPicture(Record):
    """One group's picture of the situation; a redraw is a new version, never an overwrite."""

    title: Text | None = column()
    group: str | None = column(refers="group")
    version: int | None = column()
    drawn_by: tuple[str, ...] = column(refers="participant", default=())
    drawn_at: str | None = column()
    introduction: str | None = column("introduction_style")
    supersedes: str | None = column(refers="picture")
    merged_from: tuple[str, ...] = column(refers="picture", default=(), since=4)


@record
class Photo(Record):
    """A photograph of a picture drawn by hand; the typed elements are its transcription."""

    picture: str | None = column(parent="picture")
    file: str | None = column()
    sha256: str | None = column()
    transcribed: bool | None = column()
    consent: bool | None = column()
    caption: Text | None = column()
    kept_sha256: str | None = column(since=4)
    """Of the bytes that the session file keeps (table `attachments`), without position and comments."""
    media: str | None = column(since=4)
    width: int | None = column(since=4)
    height: int | None = column(since=4)
    taken_by: str | None = column(since=4)
    taken_at: str | None = column(since=4)


@record
class Interpretation(Record):
    """How another group reads a picture before those who drew it explain it."""

    picture: str | None = column(parent="picture", since=4)
    group: str | None = column(refers="group", since=4)
    read_by: str | None = column(refers="participant", since=4)
    text: Text | None = column(since=4)
    at: str | None = column(since=4)


@record
class Element(Record):
    """One mark in a rich picture. `kind` is a key of `elements.ELEMENT_KINDS`; unknown ones are drawn as notes.

    `x` and `y` are canvas cells of the element's top left corner; None while nobody has placed it.
    """

    kind: str | None = column()
    label: Text | None = column()
    picture: str | None = column(refers="picture")
    is_issue: bool | None = column()
    lens_tags: tuple[str, ...] = column(default=())
    belongs_to: str | None = column(refers="element")
    parties: tuple[str, ...] = column(refers="element", default=())
    intensity: int | None = column()
    voiced_by: str | None = column(refers="participant")
    verbatim: bool | None = column()
    x: int | None = column("position.x")
    y: int | None = column("position.y")
    placed_by_hand: bool | None = column("position.by_hand", since=4)
    evidence: tuple[str, ...] = column(refers=ANYTHING, default=(), since=4)
    photo: str | None = column(refers="photo", since=4)
    photo_region: str | None = column(since=4)
    """Where on the photo it is: left, top, width and height in thousandths, a space between two."""
    merged_from: tuple[str, ...] = column(default=(), since=4)
    """The short names of those that were found to say the same."""


@record
class Relation(Record):
    """A line between two elements. `kind` is a key of `elements.RELATION_KINDS`."""

    kind: str | None = column()
    source: str | None = column("from", refers="element")
    target: str | None = column("to", refers="element")
    label: Text | None = column()
    directed: bool | None = column()
    picture: str | None = column(refers="picture")
    what: str | None = column()
    valence: str | None = column()
    strength: int | None = column()
    formal: bool | None = column()


@record
class Theme(Record):
    """A cluster of issues; each theme suggests relevant systems."""

    name: Text | None = column()
    issues: tuple[str, ...] = column(refers="element", default=())
    lens: str | None = column()
    votes: int | None = column()
    votes_provenance: str | None = column()
    evidence: tuple[str, ...] = column(refers=ANYTHING, default=(), since=4)
    merged_from: tuple[str, ...] = column(default=(), since=4)


@record
class AnalysisOne(Record):
    """The intervention: who caused the study, who conducts it, who could own the issue."""

    role: str | None = column()
    who: Text | None = column()
    aspiration: Text | None = column()
    resources: Text | None = column()
    constraints: Text | None = column()
    expectations: Text | None = column()
    inside: bool | None = column()


@record
class AnalysisTwo(Record):
    """The social system: a role, the norms expected of it, the values by which it is judged."""

    role: Text | None = column()
    formality: str | None = column()
    norms: tuple[Text, ...] = column(default=())
    values: tuple[Text, ...] = column(default=())
    evidence: tuple[str, ...] = column(refers=ANYTHING, default=())
    observed_at: str | None = column(since=4)
    confidence: str | None = column(choices=CONFIDENCES, since=4)


@record
class AnalysisThree(Record):
    """The political system: a commodity of power. Private unless `private` is False: it is never exported."""

    commodity: str | None = column()
    holder: Text | None = column()
    obtained: Text | None = column()
    used: Text | None = column()
    protected: Text | None = column()
    passed_on: Text | None = column()
    given_up: Text | None = column()
    private: bool | None = column()
    evidence: tuple[str, ...] = column(refers=ANYTHING, default=(), since=4)
