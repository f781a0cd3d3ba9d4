"""Analyses One, Two and Three by typing, and the people in the room."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.edit import add
from ssm_studio.domain.edit_people import add_participant
from ssm_studio.domain.picture import AnalysisOne, AnalysisThree, AnalysisTwo
from ssm_studio.domain.record import Record, new_id
from ssm_studio.domain.text import Text
from ssm_studio.i18n import _
from ssm_studio.say.context import Scene, made
from ssm_studio.say.facts.reading import fact_begun, fact_step, with_facts
from ssm_studio.say.facts.values import FromList, Given
from ssm_studio.say.facts.words import FORMALITIES, ROLES
from ssm_studio.say.results import Understood
from ssm_studio.say.tokens import Phrase, cut_brackets, folded
from ssm_studio.say.vocabulary import index

_ROLES: Final = index(ROLES)
_FORMALITIES: Final = index(FORMALITIES)
_COMMODITY: Final = FromList("ssm.power_commodities", several=False, own_words=True)


def one(scene: Scene, rest: Phrase, role: str) -> Understood:
    """“one client = Secretary; aspiration …”: who caused the study, who conducts it, who could own the issue."""
    who, facts = _named(scene, rest)
    same = next(
        (
            each
            for each in scene.study.analyses_one.values()
            if each.role == role and _reads(each.who, who)
        ),
        None,
    )
    new = AnalysisOne(id=new_id(), role=role, who=Text.said(who.text, scene.language))
    return _taken(scene, "analysis_one", same, new, facts)


def two(scene: Scene, rest: Phrase) -> Understood:
    """“two Head of unit = norm …; value …”: a role, the norms expected of it, the values by which it is judged."""
    name, facts = rest.cut("=")
    bare, brackets = cut_brackets(name)
    formality = _FORMALITIES.get(folded(brackets.text[:40])) if brackets else None
    if formality:
        name = bare
    if not name or not facts:
        raise scene.whole.puzzled(
            _(
                "A role, “=” and norms or values are missing, as in: two Head of unit = "
                "norm …; value …"
            )
        )
    same = next(
        (each for each in scene.study.analyses_two.values() if _reads(each.role, name)), None
    )
    if same is not None and formality:
        facts_of_it: Record = replace(same, formality=formality)
    else:
        facts_of_it = same or AnalysisTwo(
            id=new_id(), role=Text.said(name.text, scene.language), formality=formality
        )
    return _taken(scene, "analysis_two", same, facts_of_it, facts)


def three(scene: Scene, rest: Phrase) -> Understood:
    """“three information = HOLDER; obtained …”: a commodity of power and who holds it; for the facilitator only."""
    name, facts = rest.cut("=")
    if not name or facts is None:
        raise scene.whole.puzzled(
            _("A commodity, “=” and who holds it are missing, as in: three information = Registrar")
        )
    holder, more = _first(facts, "analysis_three")
    new = AnalysisThree(id=new_id())
    key = _COMMODITY.read(Given(scene, "analysis_three", new, name), None)
    same = next(
        (
            each
            for each in scene.study.analyses_three.values()
            if each.commodity == key and (holder is None or _reads(each.holder, holder))
        ),
        None,
    )
    said = Text.said(holder.text, scene.language) if holder else None
    new = replace(new, commodity=key, holder=said)
    return _taken(scene, "analysis_three", same, new, more)


def participant(scene: Scene, rest: Phrase) -> Understood:
    """“participant Bunga; farmer; Lower fields”: somebody in the room under a pseudonym, with role and group."""
    parts: dict[str, str] = {"pseudonym": "", "role": "", "group": ""}
    left = list(parts)
    consents: list[Phrase] = []
    for piece in rest.split(";", len(parts) + 2):
        fact = fact_begun("participant", piece) if len(left) < len(parts) else None
        if fact is not None and fact[0].bare:
            consents.append(piece)
            continue
        name = fact[0].field if fact is not None and fact[0].field in left else None
        if name is None and not left:
            raise piece.puzzled(_("A pseudonym, a role and a table group are missing."))
        parts[name or left[0]] = fact[1].text if fact is not None and name else piece.text
        left.remove(name or left[0])
    steps = scene.steps()
    id_ = made(steps.take(add_participant(steps.study, **parts)), "participant")
    for piece in consents:
        person = steps.study.participants[id_]
        after = with_facts(scene, "participant", person, piece)
        steps.take(fact_step(steps.study, "participant", person, after))
    return steps.understood("participant", id_, scene.place.stage, steps.first_label)


def _named(scene: Scene, rest: Phrase) -> tuple[Phrase, Phrase | None]:
    """Who stands after “=”, and the facts after that."""
    before, after = rest.cut("=")
    if before or after is None or not after:
        raise scene.whole.puzzled(_("“=” and a name are missing, as in: one client = Secretary"))
    return after.cut(";")


def _first(facts: Phrase, kind: str) -> tuple[Phrase | None, Phrase | None]:
    """A name that stands first among facts, and the facts."""
    name, more = facts.cut(";")
    if not name or fact_begun(kind, name) is not None:
        return None, facts
    return name, more


def _reads(text: Text | None, phrase: Phrase) -> bool:
    return text is not None and folded(phrase.text) in map(folded, text.everything)


def _taken(
    scene: Scene, kind: str, same: Record | None, new: Record, facts: Phrase | None
) -> Understood:
    """What is there already gets the facts, or the new record is made with them."""
    record: Any = same if same is not None and new.id != same.id else new
    after = with_facts(scene, kind, record, facts) if facts else record
    if same is None:
        step: Changeset = add(scene.study, after)
    else:
        step = _changed(scene, kind, same, after)
    return Understood(step, kind, after.id, 1)


def _changed(scene: Scene, kind: str, before: Record, after: Record) -> Changeset:
    return fact_step(scene.study, kind, before, after)
