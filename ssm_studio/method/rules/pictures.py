"""Rules about a rich picture as a whole: what it shows and what it leaves out (RP)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ssm_studio.domain.elements import ELEMENT_KINDS
from ssm_studio.domain.picture import Element
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_
from ssm_studio.method.lookups import (
    drawn_pictures,
    elements_by_picture,
    of_each_record,
    remembered,
    says,
)
from ssm_studio.method.rules.rule import Finding, Settings, rule
from ssm_studio.method.wording.judgements import wordings, words_in

_FLOW_CHART: Final = frozenset(
    ("process", "structure", "organisation", "artefact", "rule", "event")
)
_PEOPLE: Final = frozenset(("actor", "group", "role"))
_OUTSIDE: Final = frozenset(("outsider", "environment"))
_MAY_STAND_ALONE: Final = frozenset(("boundary", "environment", "metaphor", "note"))
_FAMILIES: Final = {key: kind.family for key, kind in ELEMENT_KINDS.items()}
_OWNED: Final = frozenset(key for key, kind in ELEMENT_KINDS.items() if kind.owned)
_DRAWN: Final = ("picture", "element")


@rule(
    "RP-01",
    stage=1,
    severity="error",
    message=N_("Empty picture"),
    asks=N_("What would you draw first: yourselves, or what worries you?"),
    why=N_(
        "A rich picture gathers on one sheet what a group sees before it understands it. Nothing can be asked "
        "of an empty one. A photograph of a drawing by hand is enough to begin with."
    ),
    source="Checkland & Poulter 2006",
    reads=("picture", "element", "photo"),
)
def empty_picture(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A picture with neither an element nor a photo. The other rules leave such a picture alone."""
    drawn = elements_by_picture(study)
    photographed = {each.picture for each in study.photos.values()}
    for id_ in study.pictures:
        if id_ not in drawn and id_ not in photographed:
            yield Finding("RP-01", "picture", id_)


@rule(
    "RP-02",
    stage=1,
    severity="warning",
    message=N_("Few elements yet"),
    asks=N_("What else matters here that nobody has drawn yet?"),
    why=N_(
        "A few elements only show what everybody knew already. The picture becomes rich "
        "when it holds more than one person had in mind. At the other end, past sixty "
        "elements or so, readers lose their way, and a second picture helps more than a "
        "fuller one. Both numbers are practice, not theory, and can be set."
    ),
    source="Workshop practice",
    reads=_DRAWN,
)
def thin_picture(study: Study, settings: Settings) -> Iterator[Finding]:
    """Few elements; very many are a hint with words of their own."""
    few, many = settings.threshold("RP-02.few", 8), settings.threshold("RP-02.many", 60)
    for picture, drawn, _kinds in drawn_pictures(study):
        if len(drawn) < few:
            yield Finding("RP-02", "picture", picture.id)
        elif len(drawn) > many:
            yield Finding(
                "RP-02",
                "picture",
                picture.id,
                severity="hint",
                message=N_("Crowded picture: would two be easier to read?"),
            )


@rule(
    "RP-03",
    stage=1,
    severity="warning",
    message=N_("Where are the people?"),
    asks=N_("Who acts here, and who suffers?"),
    why=N_(
        "Soft problems are made of people who see things differently. A picture without "
        "anybody in it can only show how things are supposed to work, and that is seldom "
        "the problem."
    ),
    source="Checkland 1981",
    reads=_DRAWN,
)
def no_people(study: Study, _settings: Settings) -> Iterator[Finding]:
    """No person, group or role in a picture."""
    yield from _lacking(study, "RP-03", _PEOPLE)


@rule(
    "RP-04",
    stage=1,
    severity="warning",
    message=N_("No concern drawn"),
    asks=N_("What keeps somebody in this picture awake at night?"),
    why=N_(
        "Structure and process alone describe an organisation; concerns describe a situation. What people worry "
        "about is where themes and relevant systems come from, so mark it as an issue."
    ),
    source="Checkland & Scholes 1990",
    reads=_DRAWN,
)
def no_issue(study: Study, _settings: Settings) -> Iterator[Finding]:
    """No element of a picture is marked as an issue."""
    for picture, drawn, _kinds in drawn_pictures(study):
        if not any(each.is_issue for each in drawn):
            yield Finding("RP-04", "picture", picture.id)


@rule(
    "RP-05",
    stage=1,
    severity="warning",
    message=N_("No one's thought is shown"),
    asks=N_("What does this person think and never say?"),
    why=N_(
        "A thought bubble is the beginning of a worldview, and the worldview is what makes a root definition "
        "mean something. Pictures without thoughts lead to models that could belong to anyone."
    ),
    source="Checkland & Poulter 2006",
    reads=_DRAWN,
)
def no_worldview(study: Study, _settings: Settings) -> Iterator[Finding]:
    """No worldview in a picture."""
    yield from _lacking(study, "RP-05", frozenset(("worldview",)))


@rule(
    "RP-06",
    stage=1,
    severity="hint",
    message=N_("Does everyone agree?"),
    asks=N_("Who is at odds with whom, and over what?"),
    why=N_(
        "Where people work together they want different things. A picture without any "
        "conflict may be true of a quiet place. More often it means that the conflict was "
        "not drawn because the other party was present."
    ),
    source="Checkland & Scholes 1990",
    reads=(*_DRAWN, "relation"),
)
def no_conflict(study: Study, _settings: Settings) -> Iterator[Finding]:
    """Neither an element nor a line of conflict in a picture."""
    lines = {each.picture for each in study.relations.values() if each.kind == "conflict"}
    for picture, _drawn, kinds in drawn_pictures(study):
        if "conflict" not in kinds and picture.id not in lines:
            yield Finding("RP-06", "picture", picture.id)


@rule(
    "RP-07",
    stage=1,
    severity="hint",
    message=N_("Where are you in this picture?"),
    asks=N_("Where do we stand who ask the questions?"),
    why=N_(
        "Those who ask change what is said, and a picture with the facilitator in it keeps "
        "that in sight. It also opens the talk about who asked for the study and why."
    ),
    source="Checkland & Poulter 2006",
    reads=_DRAWN,
)
def no_facilitator(study: Study, _settings: Settings) -> Iterator[Finding]:
    """Those who conduct the study are not in a picture."""
    yield from _lacking(study, "RP-07", frozenset(("facilitator",)))


@rule(
    "RP-11",
    stage=1,
    severity="hint",
    message=N_("Looks like a flow chart: add feelings and views"),
    asks=N_("How does it feel to work in this box?"),
    why=N_(
        "Boxes and arrows are what most of us were taught to draw. They show the official working of things and "
        "leave out the climate, the relation between what is fixed and what moves as people live it."
    ),
    source="Checkland 1981; Lewis 1992",
    reads=_DRAWN,
)
def flow_chart(study: Study, settings: Settings) -> Iterator[Finding]:
    """Most elements are processes, structures, units, documents, rules or events."""
    share = settings.threshold("RP-11", 0.7)
    for picture, drawn, _kinds in drawn_pictures(study):
        if sum(each.kind in _FLOW_CHART for each in drawn) >= share * len(drawn):
            yield Finding("RP-11", "picture", picture.id)


@rule(
    "RP-12",
    stage=1,
    severity="hint",
    message=N_("Who outside is affected?"),
    asks=N_("Who looks in from outside, and what influences come in?"),
    why=N_(
        "A picture that ends at the office door hides who pays for what is decided inside. Outside parties and "
        "pressures explain much that looks unreasonable from within."
    ),
    source="Ulrich 1983; Checkland & Poulter 2006",
    reads=_DRAWN,
)
def nothing_outside(study: Study, _settings: Settings) -> Iterator[Finding]:
    """No outside party and no environment in a picture."""
    yield from _lacking(study, "RP-12", _OUTSIDE)


@rule(
    "RP-14",
    stage=1,
    severity="hint",
    message=N_("One picture, one view"),
    asks=N_("What would another group have drawn?"),
    why=N_(
        "A picture belongs to those who drew it. Two groups that draw apart show each other what they had taken "
        "for granted, and what one of them left out is often where the inquiry goes on. A redrawn picture is a "
        "new version of the same view."
    ),
    source="Checkland & Scholes 1990; Lewis 1992",
    reads=("picture",),
)
def one_picture(study: Study, _settings: Settings) -> Iterator[Finding]:
    """The session has one picture, not counting those that were redrawn."""
    redrawn = {each.supersedes for each in study.pictures.values()}
    now = [id_ for id_ in study.pictures if id_ not in redrawn]
    if len(now) == 1:
        yield Finding("RP-14", "picture", now[0])


@rule(
    "RP-15",
    stage=1,
    severity="warning",
    message=N_("Cannot be cited"),
    asks=N_("Who drew this, when, and what do they call it?"),
    why=N_(
        "A picture is evidence of what certain people saw on a certain day. Without a title, the drawers and the "
        "date it cannot be quoted in a report, and nobody can say later whether the view has changed."
    ),
    source="Checkland & Holwell 1998 on recoverability",
    reads=("picture",),
)
def not_citable(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A picture without title, drawers or date."""
    for each in study.pictures.values():
        for field, there in (
            ("title", says(each.title)),
            ("drawn_by", each.drawn_by),
            ("drawn_at", each.drawn_at),
        ):
            if not there:
                yield Finding("RP-15", "picture", each.id, field)


@rule(
    "RP-16",
    stage=1,
    severity="hint",
    message=N_("Photo not transcribed"),
    asks=N_("Which elements of this drawing should we be able to refer to later?"),
    why=N_(
        "The drawing by hand is the evidence. Traces, themes and exports can only speak of what was also written "
        "down as elements, so what stays in the photograph alone is easily forgotten."
    ),
    source="Workshop practice",
    reads=("photo",),
)
def photo_not_transcribed(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A photo whose marks were not, or not all, typed in."""
    for each in study.photos.values():
        if each.transcribed is not True:
            yield Finding("RP-16", "photo", each.id, "transcribed")


@rule(
    "RP-17",
    stage=1,
    severity="hint",
    message=N_("Show both what is fixed and what moves"),
    asks=N_("What here changes only slowly, and what goes on day by day?"),
    why=N_(
        "Structure is what is slow to change, process what is in flux. How well the two "
        "fit is felt by the people as the climate. With one of them missing, the picture "
        "cannot show where they clash."
    ),
    source="Checkland 1981",
    reads=_DRAWN,
)
def fixed_or_moving(study: Study, _settings: Settings) -> Iterator[Finding]:
    """No element of structure, or none of process, in a picture."""
    for picture, _drawn, kinds in drawn_pictures(study):
        if not {"S", "P"} <= {_FAMILIES.get(kind, "") for kind in kinds}:
            yield Finding("RP-17", "picture", picture.id)


@rule(
    "RP-18",
    stage=1,
    severity="hint",
    message=N_("Many words, few images"),
    asks=N_("How would you draw this for somebody who cannot read?"),
    why=N_(
        "Words bring their usual explanations along; an image lets several meanings stand side by side until the "
        "group has talked about them. When most labels are sentences, the picture has become a text."
    ),
    source="Bell & Morse 2013 on rich pictures",
    reads=_DRAWN,
)
def many_words(study: Study, settings: Settings) -> Iterator[Finding]:
    """The middle label of a picture, in some language, is longer than six words."""
    most = settings.threshold("RP-18", 6)
    for picture, lengths in _label_lengths(study).items():
        if picture in study.pictures and any(_median(found) > most for found in lengths.values()):
            yield Finding("RP-18", "picture", picture)


@remembered("elements")
def _label_lengths(study: Study) -> Mapping[str, Mapping[str, list[int]]]:
    """By picture and language, how many words each label has."""
    found: dict[str, dict[str, list[int]]] = {}
    for picture, lengths in _lengths(study.elements.values()):
        for language, length in lengths:
            found.setdefault(picture, {}).setdefault(language, []).append(length)
    return found


@of_each_record
def _lengths(element: Element) -> tuple[str, tuple[tuple[str, int], ...]]:
    """The picture of an element, and for each language of its label how many words it has."""
    return element.picture or "", tuple(
        (language, len(words_in(words))) for language, words in wordings(element.label, "")
    )


def _lacking(study: Study, rule_id: str, wanted: frozenset[str]) -> Iterator[Finding]:
    """A finding for each picture in which no element is of one of these kinds."""
    for picture, _drawn, kinds in drawn_pictures(study):
        if not kinds & wanted:
            yield Finding(rule_id, "picture", picture.id)


def _median(values: Iterable[int]) -> float:
    """The middle of some numbers; `statistics` takes longer to load than all the rules about pictures to run."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
