"""Stage one: rich pictures, the themes read out of them, and Analyses One, Two and Three."""

from __future__ import annotations

from dataclasses import dataclass

from ssm_studio.domain.record import ANYTHING, Record, said
from ssm_studio.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class RichPicture(Record):
    """One group's picture of the situation; a redraw is a new version, never an overwrite."""

    title: Text | None = said()
    group: str | None = said(refers="group")
    version: int | None = said()
    drawn_by: tuple[str, ...] = said(refers="participant", default=())
    drawn_at: str | None = said()
    introduction: str | None = said("introduction_style")
    supersedes: str | None = said(refers="picture")


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Record):
    """A photograph of a picture drawn by hand; the typed elements are its transcription."""

    picture: str | None = said(parent="picture")
    file: str | None = said()
    sha256: str | None = said()
    transcribed: bool | None = said()
    consent: bool | None = said()
    caption: Text | None = said()


@dataclass(frozen=True, slots=True, kw_only=True)
class Element(Record):
    """One mark in a rich picture. `kind` is a key of `elements.ELEMENT_KINDS`; unknown ones are drawn as notes.

    `x` and `y` are canvas cells of the element's top left corner; None while nobody has placed it.
    """

    kind: str | None = said()
    label: Text | None = said()
    picture: str | None = said(refers="picture")
    is_issue: bool | None = said()
    lens_tags: tuple[str, ...] = said(default=())
    belongs_to: str | None = said(refers="element")
    parties: tuple[str, ...] = said(refers="element", default=())
    intensity: int | None = said()
    voiced_by: str | None = said(refers="participant")
    verbatim: bool | None = said()
    x: int | None = said("position.x")
    y: int | None = said("position.y")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Record):
    """A line between two elements. `kind` is a key of `elements.RELATION_KINDS`."""

    kind: str | None = said()
    source: str | None = said("from", refers="element")
    target: str | None = said("to", refers="element")
    label: Text | None = said()
    directed: bool | None = said()
    picture: str | None = said(refers="picture")
    what: str | None = said()
    valence: str | None = said()
    strength: int | None = said()
    formal: bool | None = said()


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Record):
    """A cluster of issues; each theme suggests relevant systems."""

    name: Text | None = said()
    issues: tuple[str, ...] = said(refers="element", default=())
    lens: str | None = said()
    votes: int | None = said()
    votes_provenance: str | None = said()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisOne(Record):
    """The intervention: who caused the study, who conducts it, who could own the issue."""

    role: str | None = said()
    who: Text | None = said()
    aspiration: Text | None = said()
    resources: Text | None = said()
    constraints: Text | None = said()
    expectations: Text | None = said()
    inside: bool | None = said()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisTwo(Record):
    """The social system: a role, the norms expected of it, the values by which it is judged."""

    role: Text | None = said()
    formality: str | None = said()
    norms: tuple[Text, ...] = said(default=())
    values: tuple[Text, ...] = said(default=())
    evidence: tuple[str, ...] = said(refers=ANYTHING, default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisThree(Record):
    """The political system: a commodity of power. Private unless `private` is False: it is never exported."""

    commodity: str | None = said()
    holder: Text | None = said()
    obtained: Text | None = said()
    used: Text | None = said()
    protected: Text | None = said()
    passed_on: Text | None = said()
    given_up: Text | None = said()
    private: bool | None = said()
