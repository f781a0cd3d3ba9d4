"""What hangs on a record and is none of its own fields: votes, reservations, follow-ups, what was left as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ssm_studio.domain.model import MEASURES as FIVE_ES
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.say.answer_names import described, one_line, quoted
from ssm_studio.say.facts.telling import told_facts
from ssm_studio.say.ties import ties, told_already, usual_word
from ssm_studio.say.vocabulary import CHANGEABLE, CONSTRAINTS, CUSTOMERS, DIRECT, MEASURES, STOPPING

_HANGING: Final = {
    "ballot": "target",
    "reservation": "accommodation",
    "follow_up": "action",
    "waiver": "about",
}
"""The kinds that hang on another record, and the field that says on which."""


def hanging_lines(study: Study, record: Record) -> Iterator[str]:
    """One line for each vote, reservation, follow-up and reason for leaving it that a record has."""
    own = {f"{_('on {what}').format(what=record.ref)} ", _("on {what}").format(what=record.ref)}
    for kind, field in _HANGING.items():
        for each in study.table(kind).values():
            if getattr(each, field) != record.id:
                continue
            told = [
                words
                for words in ties(study, kind, each)
                if words != record.ref and not any(words.startswith(start) for start in own)
            ]
            facts = told_facts(study, kind, each, but=told_already(kind, each))
            yield one_line(", ".join((described(study, kind, each), *told, *facts)))


def measure_lines(study: Study, record: Any) -> Iterator[str]:
    """How a model or a definition would be judged, one line an E."""
    for field in FIVE_ES:
        if words := read(getattr(record, field), study.language):
            yield one_line(f"{usual_word(MEASURES, field)} {quoted(words)}")


def row_facts(study: Study, row: Any) -> str:
    """What is known of a customer, actor, owner or constraint, in brackets as it is typed; "" where nothing is."""
    direct = getattr(row, "direct", None)
    stop = getattr(row, "can_stop", None)
    parts = [
        usual_word(table, value)
        for table, value in (
            (CUSTOMERS, getattr(row, "kind", None)),
            (DIRECT, None if direct is None else "yes" if direct else "no"),
            (STOPPING, stop),
            (CONSTRAINTS, getattr(row, "type", None)),
            (CHANGEABLE, getattr(row, "system_can_change", None)),
        )
        if value
    ]
    how = read(getattr(row, "how", None), study.language)
    does = read(getattr(row, "does", None), study.language)
    told = ", ".join(each for each in (*parts, does) if each)
    told = ": ".join(each for each in (told, how) if each)
    return f" ({one_line(told)})" if told else ""
