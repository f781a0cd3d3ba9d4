"""How a finding is said: its message, its question, why it is asked, and what it is about."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_, _
from ssm_studio.method.rules.asking import Question
from ssm_studio.method.rules.field_words import FIELD_WORDS
from ssm_studio.method.rules.registry import Finding, rules
from ssm_studio.tui.text import one_line, plain

SEVERITY_WORDS: Final = {
    "error": N_("cannot be used so"),
    "warning": N_("a known mistake"),
    "hint": N_("a question worth asking"),
}
SIGNS: Final = {"error": "!", "warning": "?", "hint": "·"}
INKS: Final = {"error": "$concern", "warning": "$real", "hint": "$muted"}


def message(finding: Finding) -> str:
    """What was noticed, in the language of the interface."""
    words = _(rules()[finding.rule].message)
    return words.format(*finding.about) if finding.about else words


def _whereabouts(study: Study, finding: Finding) -> str:
    """The record that a finding speaks of, as people call it; "" for the session as a whole."""
    record = study.get(finding.kind, finding.record)
    if record is None or finding.kind == "session":
        return ""
    # Where it has no words of its own its name is its code.
    return one_line(" ".join(dict.fromkeys((record.ref, name_in(study, record)))), 40)


def question_line(study: Study, question: Question, *, unfolded: bool) -> Content:
    """One question on one line of the list: about one record, or about how many, whose names follow."""
    first, count = question.findings[0], len(question.findings)
    if count == 1:
        return line(study, first)
    words = plain(f"{SIGNS[question.severity]} ", f"bold {INKS[question.severity]}")
    words = words.append(plain(one_line(_(rules()[question.rule].message).split(" {")[0])))
    refs = dict.fromkeys(_ref(study, each) for each in question.findings)
    names = "" if unfolded else one_line(", ".join(filter(None, refs)), 40)
    tail = "  ".join(filter(None, (f"×{count}", names, question.rule)))
    return words.append(plain(f"   {'▾' if unfolded else '▸'} {tail}", "$muted"))


def _ref(study: Study, finding: Finding) -> str:
    record = study.get(finding.kind, finding.record)
    return "" if record is None or finding.kind == "session" else record.ref


def line(study: Study, finding: Finding, *, of_several: bool = False) -> Content:
    """One finding on one line of the list; of several alike it says which record, and which field of it."""
    rule = rules()[finding.rule]
    if of_several:
        field = FIELD_WORDS.get(finding.field, "")
        parts = (_whereabouts(study, finding), _(field) if field else "")
        return plain(f"    {'  '.join(filter(None, parts))}")
    words = plain(f"{SIGNS[rule.severity]} ", f"bold {INKS[rule.severity]}")
    words = words.append(plain(one_line(message(finding))))
    where = _whereabouts(study, finding)
    tail = "  ".join(part for part in (where, finding.rule) if part)
    return words.append(plain(f"   {tail}", "$muted"))


def waived_line(study: Study, finding: Finding, reason: str) -> Content:
    """One finding that was left as it is, with the reason, on one line of the list."""
    words = plain(f"✓ {one_line(message(finding))}  ", "$muted")
    where = _whereabouts(study, finding)
    return words.append(plain(one_line(f"“{reason}”   {where}  {finding.rule}"), "$muted"))


def reasons(study: Study, finding: Finding) -> Content:
    """A finding in full: question, why, source."""
    rule = rules()[finding.rule]
    parts = (
        (f"{_(rule.asks)}\n\n", "bold"),
        (f"{message(finding)}", ""),
        (f"   {_(SEVERITY_WORDS[rule.severity])}\n\n", "$muted"),
        (f"{_(rule.why)}\n\n", ""),
        (f"{_whereabouts(study, finding)}   {finding.rule} · {rule.source}", "$muted"),
    )
    words = Content("")
    for said, style in parts:
        words = words.append(plain(said, style))
    return words
