"""The formal-system checklist: what makes a model a purposeful system, seen in it or asked (reference 3.8).

Nine items come from the lens `ssm.formal_system`. Seven of them can be looked for in the model; what is found there
is named as evidence, with the record where it stands. Two, resources and continuity, only people can answer. There
is no score: an item is seen, or it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from ssm_studio.domain.definition_rows import OMITTED, row_words, rows_of
from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.model import FORMAL_SYSTEM, Activity, ConceptualModel
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import N_
from ssm_studio.method.lenses import lenses
from ssm_studio.method.lookups import says
from ssm_studio.method.model_graph import Logic, is_operational, logic_of
from ssm_studio.method.prompts import BY_KEY
from ssm_studio.method.rules.rule import USUAL, Settings
from ssm_studio.method.sentence import sentence_text

_LENS: Final = "ssm.formal_system"

ASKS: Final = {
    "purpose": N_("What is it for, for as long as it goes on?"),
    "measure": N_("By what would one notice that it works, or that it does not?"),
    "decision": N_("Who would notice that something goes wrong, and could then act?"),
    "components": N_("Which activities could each be opened into a small system of their own?"),
    "connectivity": N_("What would an effect in one part reach, and by which way?"),
    "environment": N_("In what wider system does it stand: who owns it, why, and what is given?"),
    "boundary": N_("What can whoever takes its decisions act upon, and what not?"),
    "resources": N_("Are there people, money and skills for it, and who decides about them?"),
    "continuity": N_("Would it recover after a disturbance, and by what?"),
}
"""The question of each item, put while it is not seen; to be translated."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that was or was not found, and where to go for it.

    `message` is to be translated; `{words}` in it stands for what the study says, `{names}` for words of the
    program's own, which are translated too. Without `present` it tells of something that is not there.
    """

    message: str
    kind: str
    record: str
    field: str = ""
    words: str = ""
    names: tuple[str, ...] = ()
    present: bool = True

    def told(self, t: Callable[[str], str]) -> str:
        """It as a phrase, in the language of `t`."""
        names = ", ".join(map(t, self.names))
        return t(self.message).format(words=self.words, names=names)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the checklist.

    Attributes:
        key: its name in `FORMAL_SYSTEM`; people's answer stands in the field `formal_<key>` of the model.
        name: what the lens calls it.
        description: what the lens says of it.
        seen: whether the model shows it; None where only people can tell.
        evidence: what shows it, or what is missing.
        answer: what people wrote.
    """

    key: str
    name: Text
    description: Text
    seen: bool | None
    evidence: tuple[Evidence, ...]
    answer: Text | None

    @property
    def open(self) -> bool:
        """Whether it is neither seen in the model nor answered by people."""
        return not self.seen and not says(self.answer)

    @property
    def asks(self) -> str:
        """Its question; to be translated."""
        return ASKS[self.key]

    @property
    def field(self) -> str:
        """The field of the model that holds what people wrote."""
        return f"formal_{self.key}"


@dataclass(frozen=True)
class _Looked:
    """A model with all that the checks look at, in one language."""

    study: Study
    model: ConceptualModel
    logic: Logic
    language: str
    settings: Settings = field(default=USUAL)

    @property
    def definition(self) -> RootDefinition | None:
        return self.study.root_definitions.get(self.model.root_definition or "")

    def named(self, activities: Iterable[Activity]) -> str:
        """Activities by their numbers."""
        return ", ".join(each.number or each.ref for each in activities)

    def here(self, message: str, field_: str = "", words: str = "", *names: str) -> Evidence:
        """Something that the model shows."""
        return Evidence(message, "model", self.model.id, field_, words, names)

    def missing(self, message: str, field_: str = "", *names: str) -> Evidence:
        """Something that it does not show."""
        return replace(self.here(message, field_, "", *names), present=False)


Shown = tuple[bool | None, tuple[Evidence, ...]]
"""Whether an item is seen, and by what."""


def formal_system(
    study: Study, model_id: str, language: str, settings: Settings = USUAL
) -> tuple[Item, ...]:
    """The nine items for one model, in the order of the lens; evidence quotes the study in `language`."""
    model = study.models.get(model_id)
    if model is None:
        return ()
    logic = next(each for each in logic_of(study) if each.model.id == model_id)
    looked = _Looked(study, model, logic, language, settings)
    items = []
    for element in lenses()[_LENS].elements:
        key = element.id.rpartition(".")[2]
        if key in FORMAL_SYSTEM:
            seen, evidence = _CHECKS[key](looked) if key in _CHECKS else (None, ())
            answer = getattr(model, f"formal_{key}")
            items.append(Item(key, element.name, element.description, seen, evidence, answer))
    return tuple(items)


def unanswered(
    study: Study, model_id: str, language: str, settings: Settings = USUAL
) -> tuple[Item, ...]:
    """The items that are neither seen in the model nor answered by people."""
    return tuple(i for i in formal_system(study, model_id, language, settings) if i.open)


def _absent(message: str, kind: str, record: str, field_: str, words: str) -> Evidence:
    return Evidence(message, kind, record, field_, words, present=False)


_NO_DEFINITION: Final = N_("the model has no root definition")


def _purpose(looked: _Looked) -> Shown:
    definition = looked.definition
    if definition is None:
        return False, (looked.missing(_NO_DEFINITION, "root_definition"),)
    words = sentence_text(looked.study, definition, looked.language).strip()
    where = ("definition", definition.id, "sentence")
    if not words:
        return False, (_absent(N_("{words} has no words yet"), *where, definition.ref),)
    return True, (Evidence("{words}", *where, words=f"{definition.ref}: {words}"),)


def _measure(looked: _Looked) -> Shown:
    three = ("efficacy", "efficiency", "effectiveness")
    missing = [each for each in three if not says(getattr(looked.model, each))]
    told = [each for each in three if each not in missing]
    found = []
    if told:
        names = (BY_KEY[each].name for each in told)
        found.append(looked.here(N_("written: {names}"), told[0], "", *names))
    if missing:
        names = (BY_KEY[each].name for each in missing)
        found.append(looked.missing(N_("not written yet: {names}"), missing[0], *names))
    return not missing, tuple(found)


_PARTS: Final = {"monitor": N_("monitoring"), "control": N_("control")}


def _decision(looked: _Looked) -> Shown:
    found, complete = [], True
    for kind, name in _PARTS.items():
        those = [each for each in looked.logic.activities if each.kind == kind]
        complete = complete and bool(those)
        for each in those[:1]:
            words = f"{each.number or each.ref} {read(each.text, looked.language)}"
            found.append(Evidence("{words}", "activity", each.id, "", words))
        if not those:
            found.append(looked.missing(N_("there is no {names}"), "", name))
    return complete, tuple(found)


def _components(looked: _Looked) -> Shown:
    operational = looked.logic.operational
    least = looked.settings.threshold("CM-02", 5)
    most = looked.settings.threshold("CM-03", 9)
    if not operational:
        return False, (looked.missing(N_("there are no activities yet")),)
    numbers = {each.id: each.number or each.ref for each in operational}
    further = tuple(
        Evidence(N_("{words} opens one of them"), "model", child.id, words=f"{child.ref} ({above})")
        for child in looked.study.models.values()
        if (above := numbers.get(child.parent_activity or ""))
    )
    if len(operational) < least:
        message = N_("few activities, each of them wide: {words}")
    elif len(operational) > most:
        message = N_("many activities, some may be parts of one: {words}")
    else:
        message = N_("each of these could be opened one level down: {words}")
    fits = least <= len(operational) <= most
    told = looked.here(message, "", looked.named(operational))
    return fits, (replace(told, present=fits), *further)


def _connectivity(looked: _Looked) -> Shown:
    operational = looked.logic.operational
    if not operational:
        return False, (looked.missing(N_("there are no activities yet")),)
    reached = _joined_with(operational[0].id, looked.logic.arrows)
    apart = [each for each in operational if each.id not in reached]
    if apart:
        message = N_("no arrow joins these with the others: {words}")
        return False, (_absent(message, "activity", apart[0].id, "", looked.named(apart)),)
    return True, (
        looked.here(N_("arrows join all of them: {words}"), "", looked.named(operational)),
    )


def _joined_with(start: str, arrows: Iterable[tuple[str, str]]) -> frozenset[str]:
    """What can be reached along arrows, whichever way they point."""
    beside: dict[str, list[str]] = {}
    for a, b in arrows:
        beside.setdefault(a, []).append(b)
        beside.setdefault(b, []).append(a)
    found, waiting = {start}, [start]
    while waiting:
        for each in beside.get(waiting.pop(), ()):
            if each not in found:
                found.add(each)
                waiting.append(each)
    return frozenset(found)


def _environment(looked: _Looked) -> Shown:
    definition = looked.definition
    if definition is None:
        return False, (looked.missing(_NO_DEFINITION, "root_definition"),)
    found, complete = [], True
    for letter in "ORE":
        words = _element(looked, definition, letter)
        complete = complete and bool(words)
        message, told = "{words}", f"{letter}: {words}"
        if not words:
            reason = read(getattr(definition, OMITTED.get(letter, "r")), looked.language)
            told = f"{letter}: {reason}" if reason else letter
            message = (
                N_("deliberately omitted: {words}") if reason else N_("not written yet: {words}")
            )
        found.append(
            Evidence(message, "definition", definition.id, words=told, present=bool(words))
        )
    return complete, tuple(found)


def _element(looked: _Looked, definition: RootDefinition, letter: str) -> str:
    if letter == "R":
        return read(definition.r, looked.language).strip()
    rows = rows_of(looked.study, definition.id, letter)
    said = (row_words(each, looked.language).strip() for each in rows)
    return "; ".join(each for each in said if each)


def _boundary(looked: _Looked) -> Shown:
    """A line is drawn round the operational part; only with a controlling part outside does it say who acts on it."""
    operational = looked.logic.operational
    if not operational:
        return False, (looked.missing(N_("there are no activities yet")),)
    inside = looked.here(N_("inside the line: {words}"), "", looked.named(operational))
    outside = [each for each in looked.logic.activities if not is_operational(each)]
    if not outside:
        return False, (inside, looked.missing(N_("nothing stands outside it that would act on it")))
    across = looked.here(N_("acting on it from outside: {words}"), "", looked.named(outside))
    return True, (inside, across)


_CHECKS: Final[Mapping[str, Callable[[_Looked], Shown]]] = {
    "purpose": _purpose,
    "measure": _measure,
    "decision": _decision,
    "components": _components,
    "connectivity": _connectivity,
    "environment": _environment,
    "boundary": _boundary,
}
