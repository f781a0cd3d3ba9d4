"""The research interest by typing: what is declared in advance, what a source said and became, how it ends."""

from __future__ import annotations

import re
from typing import Any, Final

from ssm_studio.domain import edit_research
from ssm_studio.domain.dates import day_said
from ssm_studio.domain.edit_research import leave_cycle, switch_research
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import _, language
from ssm_studio.method.stage_names import RESEARCH
from ssm_studio.say.context import Scene, made
from ssm_studio.say.dates import now
from ssm_studio.say.facts.naming import by_ref, none_of, nothing_called
from ssm_studio.say.facts.words import OPERATIONS
from ssm_studio.say.results import Understood
from ssm_studio.say.tokens import Phrase, cut_brackets, first_words, folded
from ssm_studio.say.vocabulary import index, usual

_OPERATIONS: Final = index(OPERATIONS)
_ON: Final = {"on": True, "aktif": True, "off": False, "nonaktif": False}
_PAGE: Final = re.compile(r"\s*(?:p|pp|hlm|hal)\.?\s*([0-9][0-9–, -]*)", re.IGNORECASE)
_EVIDENCE: Final = re.compile(r"(?:evidence|bukti)\s+", re.IGNORECASE)
_ARROWS: Final = re.compile(r"->|→|=>")
_SEEN_IN: Final = RESEARCH.number
"""The room in which a line about research is seen."""


def turned(scene: Scene, rest: Phrase) -> Understood:
    """“research on”, “riset nonaktif”: whether the session serves a research interest too."""
    word = folded(rest.text[:20])
    if word not in _ON:
        raise (rest or scene.whole).puzzled(_("“on” or “off” is missing here."))
    step = switch_research(scene.study, on=_ON[word])
    return Understood(step, "session", scene.study.session.id, _SEEN_IN)


def declare(scene: Scene, rest: Phrase, field: str) -> Understood:
    """“framework …”, “knowledge …”: one part of the declaration; what was locked stays as the version it is."""
    declared = scene.study.declaration
    old: Text = (getattr(declared, field) if declared is not None else None) or Text()
    values: dict[str, Any] = {field: old.write(scene.language, rest.text)}
    step = edit_research.declare(scene.study, now(), **values)
    kept = [each.after for each in step.puts if each.kind == "declared"]
    notes = tuple(
        _("version {n} stays as it was declared").format(n=getattr(each, "version", None))
        for each in kept
    )
    id_ = declared.id if declared is not None else made(step, "research")
    return Understood(step, "research", id_, _SEEN_IN, notes)


def lock(scene: Scene, rest: Phrase) -> Understood:
    """“lock declaration”: what is declared stays from now on as a version with its date."""
    del rest
    declared = scene.study.declaration
    if declared is None:
        raise scene.whole.puzzled(_("Nothing was declared."))
    if declared.locked_at:
        raise scene.whole.puzzled(
            _("The declaration is locked since {date}.").format(
                date=day_said(declared.locked_at[:10], _)
            )
        )
    return Understood(edit_research.lock(scene.study, now()), "research", declared.id, _SEEN_IN)


def leave(scene: Scene, rest: Phrase, interest: str) -> Understood:
    """“exit research : reason”: one interest is done with, and why."""
    reason = rest.part(1) if rest.text.startswith(":") else rest
    if not reason:
        raise scene.whole.puzzled(_("“:” and words after it are missing here."))
    step = leave_cycle(scene.study, interest, "exit", reason.text, now())
    return Understood(step, "session", scene.study.session.id, _SEEN_IN)


def reconstruct(scene: Scene, rest: Phrase) -> Understood:
    """“reconstruct ORIGINAL (SOURCE, p. 112) -> NEW : narrowed, evidence E02 E03”."""
    match = _ARROWS.search(rest.text)
    if match is None:
        raise rest.puzzled(
            _("An arrow is missing between what the source says and what it has become here.")
        )
    said, became = rest.part(0, match.start()), rest.part(match.end())
    original, source = cut_brackets(said)
    words, more = became.cut(":")
    operation, evidence = _operation(scene, more) if more else (None, ())
    name, page = _source(source)
    step = edit_research.reconstruct(
        scene.study,
        original.text,
        operation,
        words.text,
        original_source=name,
        original_page=page,
        evidence=evidence,
    )
    return Understood(step, "reconstruction", made(step, "reconstruction"), _SEEN_IN)


def _source(phrase: Phrase | None) -> tuple[str | None, str | None]:
    """The name of a source, and the page in it."""
    if phrase is None:
        return None, None
    name, last = phrase.cut(",", last=True)
    match = _PAGE.fullmatch(last.text) if last is not None else None
    return (name.text, match[1].strip()) if match else (phrase.text, None)


def _operation(scene: Scene, phrase: Phrase) -> tuple[str | None, tuple[str, ...]]:
    """What was done to it, and the records that are the evidence."""
    operation: str | None = None
    ids: list[str] = []
    for piece in phrase.split(",;", 40):
        match = _EVIDENCE.match(piece.text)
        for words, _end in reversed(first_words(piece, 2)):
            if words in _OPERATIONS and folded(piece.text) == words:
                operation = _OPERATIONS[words]
                break
        else:
            if match is None and not ids:
                names = ", ".join(usual(OPERATIONS, each, language()) for each in OPERATIONS)
                raise piece.puzzled(none_of(piece, names))
            named = piece.part(match.end()) if match else piece
            for each in named.split(" ", 40):
                found = by_ref(scene, each.text)
                if found is None:
                    raise each.puzzled(nothing_called(each))
                ids.append(found[1].id)
    return operation, tuple(dict.fromkeys(ids))


def declared_lines(study: Study) -> list[str]:
    """Every version of the declaration that was locked, with its date."""
    return [
        _("version {n}, declared {date}").format(n=each.version, date=each.declared_at)
        for each in study.declared.values()
    ]
