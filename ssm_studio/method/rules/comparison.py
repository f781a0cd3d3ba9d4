"""Rules about the comparison of models with the real situation, and the debate (CP)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import N_
from ssm_studio.method.lookups import (
    MANY,
    asked_about,
    chosen_definitions,
    rows_by_model,
    rows_with_change,
    says,
)
from ssm_studio.method.rules.rule import HEADER, Finding, Settings, of_session, rule
from ssm_studio.method.wording.judgements import speaks_of_fulfilment

_SEEN: Final = ("yes", "partly")


@rule(
    "CP-01",
    stage=4,
    severity="warning",
    message=N_("Not asked about"),
    asks=N_("Does this happen in the real situation, and how?"),
    why=N_(
        "A model is there to ask questions with, and each activity is one of them. The ones that a group skips "
        "are often those it would rather not talk about. A row with an unknown in it is still a question asked."
    ),
    source="Checkland & Poulter 2006",
    reads=("activity", "row"),
)
def not_asked_about(study: Study, _settings: Settings) -> Iterator[Finding]:
    """An operational activity without a row of its own."""
    asked = asked_about(study)
    for each in study.activities.values():
        if (each.kind or "operational") == "operational" and each.id not in asked:
            yield Finding("CP-01", "activity", each.id)


@rule(
    "CP-02",
    stage=4,
    severity="hint",
    message=N_("Ask about the arrows too"),
    asks=N_("Where one of these leads to the other, does it do so in reality?"),
    why=N_(
        "Things often go wrong between two activities that are both done well: nobody passes the result on, or "
        "it comes too late. Only a question about the link brings that out."
    ),
    source="Checkland & Scholes 1990",
    reads=("model", "row"),
)
def no_link_row(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A comparison was begun for a model, and no row of it asks about a link."""
    yield from _compared_without(study, "CP-02", "link")


@rule(
    "CP-03",
    stage=4,
    severity="hint",
    message=N_("Who monitors this in reality?"),
    asks=N_("Who here sees whether all this works, and can act on it?"),
    why=N_(
        "Monitoring and control are the part of a model that makes it adapt, and the part that beginners forget "
        "to ask about. That nobody watches the whole is among the most useful things a comparison can find."
    ),
    source="Checkland & Poulter 2006",
    reads=("model", "row"),
)
def no_monitor_row(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A comparison was begun for a model, and no row of it asks about monitoring and control."""
    yield from _compared_without(study, "CP-03", "monitor_control")


@rule(
    "CP-04",
    stage=4,
    severity="warning",
    message=N_("Show how and who"),
    asks=N_("How is it done now, and who does it?"),
    why=N_(
        "A yes is easily said. Only the way in which a thing is done, and by whom, can be compared with the "
        "model, and a who that nobody can name is itself a finding."
    ),
    source="Checkland & Scholes 1990",
    reads=("row",),
)
def how_and_who(study: Study, _settings: Settings) -> Iterator[Finding]:
    """Something exists at least partly, and how or who is not said."""
    for each in study.comparison_rows.values():
        if each.exists in _SEEN:
            for field, text in (("how", each.how), ("who", each.who)):
                if not says(text):
                    yield Finding("CP-04", "row", each.id, field)


@rule(
    "CP-05",
    stage=4,
    severity="hint",
    message=N_("How is it judged?"),
    asks=N_("By what does anybody here notice that it is done well?"),
    why=N_(
        "The standard by which people judge an activity shows what they take it to be for. Two groups may agree "
        "that a thing is done and still mean different things by done well."
    ),
    source="Vickers 1965; Checkland & Poulter 2006",
    reads=("row",),
)
def how_judged(study: Study, _settings: Settings) -> Iterator[Finding]:
    """Something exists at least partly, and it is not said how it is judged."""
    for each in study.comparison_rows.values():
        if each.exists in _SEEN and not says(each.how_judged):
            yield Finding("CP-05", "row", each.id, "how_judged")


@rule(
    "CP-06",
    stage=4,
    severity="hint",
    message=N_("All “no”: ideal model? All “yes”: copy of reality?"),
    asks=N_("What would a model look like that surprises us here?"),
    why=N_(
        "A comparison teaches by its differences. When every answer is no, the model may be a wish that has "
        "nothing to do with the place; when every answer is yes, somebody probably described what is there. "
        "Look at the root definition again before looking for changes."
    ),
    source="Checkland 1981",
    reads=("model", "row"),
)
def all_the_same(study: Study, settings: Settings) -> Iterator[Finding]:
    """All the rows about a model's activities have one and the same answer."""
    for model, rows in rows_by_model(study).items():
        asked = [each.exists for each in rows if (each.target_kind or "activity") == "activity"]
        enough = len(asked) >= settings.threshold("CP-06", 2)
        if enough and len(set(asked)) == 1 and asked[0] and model in study.models:
            yield Finding("CP-06", "model", model)


@rule(
    "CP-07",
    stage=4,
    severity="warning",
    message=N_("Models are not standards"),
    asks=N_("What do we learn from this difference, whichever side has to move?"),
    why=N_(
        "A model shows one worldview carried to its conclusion; reality owes it nothing. Words like gap or "
        "compliance, and percentages, turn the talk into an audit in which people defend themselves. A "
        "difference can just as well speak against the model."
    ),
    source="Checkland 1981; Checkland & Poulter 2006",
    reads=("row", "change"),
)
def model_as_standard(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A comment, or the words of a change, measure reality against the model."""
    for row in study.comparison_rows.values():
        if row.comment is not None and _measures(row.comment):
            yield Finding("CP-07", "row", row.id, "comment")
    for change in study.changes.values():
        if change.text is not None and _measures(change.text):
            yield Finding("CP-07", "change", change.id, "text")


@lru_cache(maxsize=MANY)
def _measures(text: Text) -> bool:
    return any(speaks_of_fulfilment(words) for words in text.everything)


@rule(
    "CP-08",
    stage=4,
    severity="hint",
    message=N_("Whom could we ask?"),
    asks=N_("Who would know, and who goes and asks?"),
    why=N_(
        "Not knowing is a result: it shows what the group has not looked at. It is worth a "
        "name and a day, before somebody's guess becomes what everybody knows."
    ),
    source="Workshop practice",
    reads=("row",),
)
def unknown(study: Study, _settings: Settings) -> Iterator[Finding]:
    """Nobody knew whether something exists."""
    for each in study.comparison_rows.values():
        if each.exists == "unknown":
            yield Finding("CP-08", "row", each.id, "exists")


@rule(
    "CP-09",
    stage=4,
    severity="hint",
    message=N_("Compare every model"),
    asks=N_("What would the other model ask about the same situation?"),
    why=N_(
        "Several models were built because several worldviews matter. If only one is put to the situation, its "
        "worldview has won without any debate, and usually it is the comfortable one."
    ),
    source="Checkland & Scholes 1990",
    reads=("model", "row", "definition", "system"),
)
def model_left_out(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A model of a chosen definition has no rows."""
    chosen, rows = chosen_definitions(study), rows_by_model(study)
    for each in study.models.values():
        if each.root_definition in chosen and each.id not in rows:
            yield Finding("CP-09", "model", each.id)


@rule(
    "CP-10",
    stage=4,
    severity="hint",
    message=N_("So what?"),
    asks=N_("Should anything change because of this, and if not, why not?"),
    why=N_(
        "A difference was seen and then left. Perhaps it needs no change, perhaps the "
        "model is wrong here, perhaps somebody should look further. Any of these is a good "
        "answer; silence is none."
    ),
    source="Checkland & Poulter 2006",
    reads=("row", "change"),
)
def so_what(study: Study, _settings: Settings) -> Iterator[Finding]:
    """Something exists partly or not, and there is neither a change nor a decision."""
    led_on = rows_with_change(study)
    for each in study.comparison_rows.values():
        if each.exists in ("partly", "no") and not each.decision and each.id not in led_on:
            yield Finding("CP-10", "row", each.id, "decision")


@rule(
    "CP-11",
    stage=4,
    severity="hint",
    message=N_("No disagreement recorded"),
    asks=N_("Who would speak against this, and from which worldview?"),
    why=N_(
        "The aim is an accommodation that people with different views can live with. Where nobody spoke against "
        "anything, either the differences were not voiced or they were not written down, and they come "
        "back when something is to be done."
    ),
    source="Checkland & Poulter 2006",
    reads=(HEADER, "row", "debate"),
)
def nobody_against(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A comparison was begun, and nothing in the debate speaks against anything."""
    begun = study.comparison_rows or study.debate
    if begun and not any(each.position == "against" for each in study.debate.values()):
        yield of_session(study, "CP-11")


def _compared_without(study: Study, rule_id: str, target_kind: str) -> Iterator[Finding]:
    for model, rows in rows_by_model(study).items():
        if model in study.models and not any(each.target_kind == target_kind for each in rows):
            yield Finding(rule_id, "model", model)
