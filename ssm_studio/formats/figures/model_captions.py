"""What stands beside a drawn model: its root definition, CATWOE and measures; the same in figures and in the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ssm_studio.domain.definition_rows import row_words, rows_of
from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.edit_expansion import RESEARCHER
from ssm_studio.domain.model import MEASURES, ConceptualModel
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, translator
from ssm_studio.method.prompts import MEASURES as MEASURE_PROMPTS
from ssm_studio.method.sentence import sentence_text

CHECKLAND = N_("Checkland's measures of performance")


@dataclass(frozen=True, slots=True)
class Beside:
    """A block of words under a heading; each row has a mark before it ("C", "Efficacy"), "" for none."""

    heading: str
    rows: tuple[tuple[str, str], ...]


def beside(study: Study, model: ConceptualModel, language: str) -> tuple[Beside, ...]:
    """The definition's sentence, its CATWOE and the measures, without what nobody has filled."""
    t = translator(language)
    definition = study.root_definitions.get(model.root_definition or "")
    blocks = []
    if definition is not None:
        sentence = sentence_text(study, definition, language)
        name = " ".join(filter(None, (definition.ref, t("Root definition"))))
        blocks.append(Beside(name, (("", sentence),) if sentence else ()))
        blocks.append(Beside("CATWOE", tuple(catwoe(study, definition, language))))
    measures = tuple(
        (t(each.name), words)
        for each in MEASURE_PROMPTS
        if each.key in MEASURES and (words := read(getattr(model, each.key), language))
    )
    blocks.append(Beside(t(CHECKLAND), measures))
    return tuple(each for each in blocks if each.rows)


def catwoe(study: Study, definition: RootDefinition, language: str) -> Iterator[tuple[str, str]]:
    """Each letter that is filled, with what stands there in one line."""
    for letter in "CATWOE":
        if letter == "T":
            ends = (definition.transformation_input, definition.transformation_output)
            told = [read(each, language) for each in ends]
            words = " → ".join(each or "…" for each in told) if any(told) else ""
        elif letter == "W":
            words = read(definition.worldview, language)
        else:
            rows = rows_of(study, definition.id, letter)
            words = "; ".join(filter(None, (row_words(each, language) for each in rows)))
        if words:
            yield letter, words


def built_by_words(model: ConceptualModel, language: str) -> str:
    """Who built a model, where that was said: most are built in the room."""
    t = translator(language)
    if model.built_by == RESEARCHER:
        return t("built by the researcher outside the workshop")
    return model.built_by or ""


def parent_words(study: Study, model: ConceptualModel, language: str) -> str:
    """Which activity a model expands: "CM1 › 3 Define indicators"; "" for a model of the first level."""
    activity = study.activities.get(model.parent_activity or "")
    if activity is None:
        return ""
    parent = study.models.get(activity.model or "")
    words = " ".join(filter(None, (activity.number, read(activity.text, language))))
    return " › ".join(filter(None, (parent.ref if parent else "", words)))
