"""Stage four by typing: what the chart says about an activity, the debate, changes, actions, learning."""

from __future__ import annotations

import re
from typing import Any, Final

from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.comparison import Change, ComparisonRow
from ssm_studio.domain.comparison_rows import rows_of, target_line
from ssm_studio.domain.edit import add, set_fields
from ssm_studio.domain.edit_comparison import add_accommodation, add_change, add_debate, add_row
from ssm_studio.domain.model import Activity
from ssm_studio.domain.record import new_id
from ssm_studio.domain.research import Learning
from ssm_studio.domain.text import Text
from ssm_studio.i18n import _
from ssm_studio.say.context import Scene, Steps, made
from ssm_studio.say.facts.naming import by_ref, looks_like_ref
from ssm_studio.say.facts.trailing import cut_facts, facts_said, with_its_facts
from ssm_studio.say.facts.values import known_by
from ssm_studio.say.lookup import find, plain_ref
from ssm_studio.say.models import NUMBERED, cut_arrow, numbered
from ssm_studio.say.results import Understood
from ssm_studio.say.tokens import Phrase, first_words, folded, shown
from ssm_studio.say.vocabulary import ANSWERS, DECISIONS, EXISTS, MEASURES, POSITIONS, index

MOST_ANSWERS: Final = 20
_TILDES: Final = re.compile(r"\s~([^~]+)~\s*$")
_AS: Final = re.compile(r"\s(?:as|sebagai)\s", re.IGNORECASE)
_EXISTS, _ANSWERS, _DECISIONS, _POSITIONS = (
    index(words) for words in (EXISTS, ANSWERS, DECISIONS, POSITIONS)
)
_MEASURES: Final = index(MEASURES)
_EXISTENCE: Final = ("exists", "ada")
_UNMISTAKABLE: Final = {"supports", "opposes", "mendukung", "setuju", "menentang", "tidak setuju"}
"""Words for a side that begin no other sentence, and need no colon."""


def cut_question(phrase: Phrase, signs: str = "=:") -> tuple[Phrase, Phrase] | None:
    """“3 = …”, “3 > 5 : …”: what is asked about, and the answers; None where the line is nothing of the kind.

    Where “:” is a sign, none is needed before what can only be an answer: “3 partly”, “3 exists no”.
    """
    match = NUMBERED.match(phrase.text[:40])
    if match is None:
        return None
    rest = phrase.part(match.end())
    ends = match.end(1)
    parts = cut_arrow(phrase)
    if parts is not None and (target := NUMBERED.match(parts[2].text[:40])) is not None:
        rest = parts[2].part(target.end())
        ends = parts[2].start + target.end(1) - phrase.start
    if rest and rest.text[0] in signs:
        return phrase.part(0, ends), rest.part(1)
    unsigned = ":" in signs and rest and _begins_answer(rest)
    return (phrase.part(0, ends), rest) if unsigned else None


def unnamed(scene: Scene) -> Understood | None:
    """Lines of stage four that name nothing, for they speak of the row in view, or of nothing else than the debate."""
    return _of_row(scene) or _took_side(scene)


def _of_row(scene: Scene) -> Understood | None:
    """“exists no”, “partly; how by phone”: answers of the row in view; None where that is not plainly meant.

    A word such as “how” begins many a sentence: as the first of a line it needs a colon after it.
    """
    row = scene.study.comparison_rows.get(scene.place.row or "")
    first = scene.whole.cut(";")[0]
    worded = _answer_begun(first)
    signed = worded is not None and scene.whole.part(0, worded[1]).text[-1] in ":="
    if scene.place.stage != 4 or row is None or not (signed or _existence(first) is not None):
        return None
    return _put(scene, scene.steps(), row, _answers(scene, scene.whole))


def _took_side(scene: Scene) -> Understood | None:
    """“supports: …”, “mendukung …”: something said in the debate, on that side; None for any other line.

    Raises:
        Puzzled: only a short name stands there, and what it supports does not.
    """
    for words, end in reversed(first_words(scene.whole, 2)) if scene.place.stage == 4 else ():
        said, signed = scene.whole.part(end), scene.whole.part(0, end).text[-1] == ":"
        if words not in _POSITIONS or not said or not (signed or words in _UNMISTAKABLE):
            continue
        if looks_like_ref(said.text) and by_ref(scene, said.text) is not None:
            raise said.puzzled(
                _("What does {ref} speak for? Type that first, as in: X01 evidence {ref}").format(
                    ref=said.text.upper()
                )
            )
        return _said_in_debate(scene, said, {"position": _POSITIONS[words]})
    return None


def compare(scene: Scene, phrase: Phrase) -> Understood:
    """Answers about one activity, link or measure; its row is made where the chart has none yet."""
    parts = cut_question(phrase)
    if parts is None and (measured := _about_measure(scene, phrase)) is not None:
        return measured
    if parts is None:
        raise phrase.puzzled(
            _("The number of an activity and “=” are missing, as in: 3 = partly; how by phone")
        )
    asked, answers = parts
    model = scene.model
    if model is None:
        raise scene.whole.puzzled(
            _("This compares a model with the real world, and no model is in view.")
        )
    link = cut_arrow(asked)
    ends = [
        activity
        for each in ((link[0], link[2]) if link else (asked,))
        for activity in numbered(scene, model, each)
    ]
    target, kind = ">".join(each.id for each in ends), _target_kind(ends)
    return _answered(scene, (model, target, kind), answers)


def _about_measure(scene: Scene, phrase: Phrase) -> Understood | None:
    """“compare efficacy : partly; how …”: what a measure of the model is judged by today; None for anything else."""
    name, answers = phrase.cut(":")
    if answers is None:
        name, answers = phrase.cut("=")
    field, model = _MEASURES.get(folded(name.text[:40])), scene.model
    if field is None or not answers or model is None:
        return None
    if getattr(scene.study.models[model], field) is None:
        raise name.puzzled(_("The model says nothing of this measure yet."))
    return _answered(scene, (model, f"{model}.{field}", "measure"), answers)


def _answered(scene: Scene, asked: tuple[str, str, str], answers: Phrase) -> Understood:
    """Answers to the question about one target of a model; its row is made where the chart has none yet."""
    values = _answers(scene, answers)
    model, target, kind = asked
    row = next((r for r in rows_of(scene.study, model) if r.target == target), None)
    steps = scene.steps()
    if row is None:
        id_ = made(steps.take(add_row(steps.study, model, target, kind)), "row")
        row = steps.study.comparison_rows[id_]
    return _put(scene, steps, row, values)


def _put(scene: Scene, steps: Steps, row: ComparisonRow, values: dict[str, object]) -> Understood:
    steps.take(set_fields(steps.study, "row", row.id, " ", **_written(scene, row, values)))
    label = _("Answer about {target}").format(target=target_line(steps.study, row, 60))
    return steps.understood("row", row.id, 4, label)


def _target_kind(ends: list[Activity]) -> str:
    if len(ends) > 1:
        return "link"
    return "activity" if (ends[0].kind or "operational") == "operational" else "monitor_control"


def _written(scene: Scene, row: ComparisonRow, values: dict[str, object]) -> dict[str, Any]:
    return {
        field: (getattr(row, field) or Text()).write(scene.language, value)
        if isinstance(value, str) and field not in ("exists", "decision")
        else value
        for field, value in values.items()
    }


def _answers(scene: Scene, phrase: Phrase) -> dict[str, object]:
    pieces = list(phrase.split(";", MOST_ANSWERS))
    if not pieces or len(pieces) > MOST_ANSWERS:
        raise (phrase or scene.whole).puzzled(
            _("Answers are missing, as in: 3 = partly; how by phone; who the secretary")
        )
    values: dict[str, object] = {}
    first, after = pieces[0].cut(",")
    exists = _existence(pieces[0])
    if exists is None and (exists := _existence(first)) and after:
        pieces.insert(1, after)
    if exists is not None:
        values["exists"] = exists
        pieces = pieces[1:]
    for piece in pieces:
        field, value = _answer(scene, piece)
        values[field] = value
    return values


def _existence(piece: Phrase) -> str | None:
    """What “no”, “exists no” and “exists: no” say; None for anything else."""
    words, end = first_words(piece, 1)[0] if piece else ("", 0)
    said = _after_sign(piece.part(end)) if words in _EXISTENCE else piece
    return _EXISTS.get(folded(piece.text[:60])) or _EXISTS.get(folded(said.text[:60]))


def _answer_begun(piece: Phrase) -> tuple[str, int] | None:
    """The answer of which the word begins a piece, and where its value begins; None where none does."""
    for words, end in reversed(first_words(piece, 2)):
        if words in _ANSWERS and piece.part(end):
            return _ANSWERS[words], end + (piece.part(end).text[0] in ":=")
    return None


def _begins_answer(phrase: Phrase) -> bool:
    """Whether nothing but answers of the chart can stand here."""
    piece = phrase.cut(";")[0]
    alone = _existence(piece) is not None or _existence(piece.cut(",")[0]) is not None
    return alone or _answer_begun(piece) is not None


def _after_sign(phrase: Phrase) -> Phrase:
    return phrase.part(1) if phrase.text[:1] in (":", "=") else phrase


def _answer(scene: Scene, piece: Phrase) -> tuple[str, object]:
    if (exists := _existence(piece)) is not None:
        return "exists", exists
    begun = _answer_begun(piece)
    if begun is not None and (value := _after_sign(piece.part(begun[1]))):
        return begun[0], _valued(scene, begun[0], value)
    raise piece.puzzled(
        _(
            "“{words}” is no answer of the chart. Type yes, partly, no or unknown, or how, "
            "who, when, judged, quality, alternatives, comment, evidence or decision with words "
            "after it."
        ).format(words=shown(piece.text))
    )


def _valued(scene: Scene, field: str, phrase: Phrase) -> object:
    if field == "evidence":
        return known_by(scene, phrase)
    if field == "quality":
        if phrase.text not in ("1", "2", "3", "4", "5"):
            raise phrase.puzzled(_("A rating from 1 to 5 is missing here."))
        return int(phrase.text)
    if field == "decision":
        decision = _DECISIONS.get(folded(phrase.text[:60]))
        if decision is None:
            raise phrase.puzzled(
                _("One of change, no change, look further or revise model is missing here.")
            )
        return decision
    return phrase.text


def change(scene: Scene, rest: Phrase) -> Understood:
    """A change with its facts, traced to the rows that they name after “; rows”, else to the row in view."""
    row = scene.place.row
    words, facts = cut_facts("change", rest)
    if not words:
        raise scene.whole.puzzled(_("Words are missing here: what would be different?"))
    rows = facts_said(scene, "change", Change(id=""), facts).from_rows
    if not rows and row and row in scene.study.comparison_rows:
        rows = (row,)
    step = add_change(scene.study, words.text, rows=rows)
    id_ = made(step, "change")
    return Understood(with_its_facts(scene, "change", step, id_, facts), "change", id_, 4)


def debate(scene: Scene, rest: Phrase) -> Understood:
    """Something said in the debate, by whom and on which side where the line says so."""
    facts, words = _speaker(scene, rest)
    return _said_in_debate(scene, words, facts)


def _said_in_debate(scene: Scene, words: Phrase, facts: dict[str, Any]) -> Understood:
    words, worldview = _cut_worldview(words)
    if worldview:
        facts["worldview"] = Text.said(worldview.text, scene.language)
    row = scene.place.row if scene.place.row in scene.study.comparison_rows else None
    step = add_debate(scene.study, words.text, row=row, **facts)
    return Understood(step, "debate", made(step, "debate"), 4)


def _cut_worldview(words: Phrase) -> tuple[Phrase, Phrase | None]:
    """What is said, and the worldview between tildes at its end."""
    match = _TILDES.search(words.text)
    if match is None or not words.part(0, match.start()):
        return words, None
    return words.part(0, match.start()), words.part(match.start(1), match.end(1))


def _speaker(scene: Scene, rest: Phrase) -> tuple[dict[str, Any], Phrase]:
    """Who speaks, as whom, on which side; where what stands before the colon is neither, it belongs to the words."""
    before, words = rest.cut(":")
    if not words or len(before.text) > 100:
        return {}, rest
    name, side = before.cut(",", last=True)
    if side is None and folded(name.text) in _POSITIONS:
        return {"position": _POSITIONS[folded(name.text)]}, words
    position = _POSITIONS.get(folded(side.text)) if side else None
    if side is not None and position is None:
        return {}, rest
    role = _AS.search(name.text)
    spoken = name.part(0, role.start()) if role else name
    people = scene.study.participants.values()
    record = next((p for p in people if plain_ref(p.ref) == plain_ref(spoken.text) != ""), None)
    record = record or find(people, spoken.text).record
    if record is None and position is None:
        return {}, rest
    # Who is no participant, but took a side, is kept as a role.
    facts: dict[str, Any] = (
        {"speaker": record.id}
        if record is not None
        else {"role": Text.said(spoken.text, scene.language)}
    )
    if position:
        facts["position"] = position
    if role:
        facts["in_role_of"] = Text.said(name.part(role.end()).text, scene.language)
    return facts, words


def accommodation(scene: Scene, rest: Phrase) -> Understood:
    """A version of the situation that people can live with, with its facts."""
    words, facts = cut_facts("accommodation", rest)
    if not words:
        raise scene.whole.puzzled(_("Words are missing here: what could people live with?"))
    step = add_accommodation(scene.study, words.text)
    id_ = made(step, "accommodation")
    step = with_its_facts(scene, "accommodation", step, id_, facts)
    return Understood(step, "accommodation", id_, 4)


def learn(scene: Scene, rest: Phrase, about: str | None = None) -> Understood:
    """What was learned: about the framework (F), the method (M), the area of concern (A), or nothing named."""
    if about is None and rest.text[:2].rstrip(" :") in ("F", "M", "A"):
        about, rest = rest.text[0], rest.part(2)
    if not rest:
        raise scene.whole.puzzled(_("Words are missing here: what was learned?"))
    learning = Learning(id=new_id(), about=about, text=Text.said(rest.text, scene.language))
    step: Changeset = add(scene.study, learning)
    return Understood(step, "learning", learning.id, 4)
