"""What the palette finds: exact names first, then beginnings, whole words, other words for it, parts of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.i18n import LANGUAGES, _, translator
from ssm_studio.method.stage_names import STAGE_OF_KIND
from ssm_studio.say.command_words import aliases_of
from ssm_studio.tui.commands import Command, own_key
from ssm_studio.tui.text import one_line

MOST: Final = 60
"""Rows in the list at most; typing on finds the others."""
_EXACT, BEGUN, _ALIAS, WORD, _ALIAS_BEGUN, _HELPS, _PART, NONE = range(8)
"""How well words fit, the best first."""
_WORDS: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """One row of the palette.

    Attributes:
        group: the heading under which it stands.
        title: what it is called.
        detail: what it does, or where it leads.
        key: its key as people write it; "" where it has none.
        action: the action of the screen that it carries out; "" for a record.
        record: kind and id of the record that it goes to.
        rank: how well it fits; less is better.
    """

    group: str
    title: str
    detail: str
    key: str = ""
    action: str = ""
    record: tuple[str, str] = ("", "")
    rank: int = _EXACT


def rank(wanted: str, name: str, other: Iterable[str] = (), detail: str = "") -> int:
    """How well folded words fit a name, other words for it, and a sentence about it."""
    name, detail, aliases = name.casefold(), detail.casefold(), tuple(other)
    if wanted == name:
        return _EXACT
    if name.startswith(wanted):
        return BEGUN
    if wanted in aliases:
        return _ALIAS
    if _begins_words(wanted, name):
        return WORD
    if any(each.startswith(wanted) or _begins_words(wanted, each) for each in aliases):
        return _ALIAS_BEGUN
    if _begins_words(wanted, f"{name} {detail}"):
        return _HELPS
    return _PART if len(wanted) > 2 and (wanted in name or wanted in detail) else NONE


def _begins_words(wanted: str, words: str) -> bool:
    """Whether every word that is wanted begins a word."""
    asked = _WORDS.findall(wanted)
    there = _WORDS.findall(words)
    return bool(asked) and all(any(word.startswith(each) for word in there) for each in asked)


def all_commands(groups: Sequence[tuple[str, Sequence[Command]]]) -> list[Hit]:
    """Every command under its heading, for an empty line."""
    return [_hit(group, each, _EXACT) for group, commands in groups for each in commands]


def _hit(group: str, command: Command, fit: int) -> Hit:
    return Hit(group, _(command.label), _(command.help), own_key(command), command.action, rank=fit)


def found(query: str, groups: Sequence[tuple[str, Sequence[Command]]], study: Study) -> list[Hit]:
    """What fits, the best first; where no command does, those whose names look most alike."""
    wanted = " ".join(query.casefold().split())
    hits = [
        _hit(group, each, fit)
        for group, commands in groups
        for each in commands
        if (fit := _fit(wanted, each)) < NONE
    ]
    hits += _records_found(wanted, study)
    if not hits:
        hits = _alike(wanted, groups)
    hits.sort(key=lambda each: each.rank)
    return _grouped(hits[:MOST])


def _fit(wanted: str, command: Command) -> int:
    names = {translator(each)(command.label) for each in LANGUAGES}
    own = _(command.label)
    others = (*aliases_of(command.id), *(each.casefold() for each in names if each != own))
    fits = (
        rank(wanted, own, others, _(command.help)),
        rank(wanted, own_key(command)) if len(wanted) > 1 else NONE,
    )
    return _EXACT if fits[1] == _EXACT else fits[0]


def _grouped(hits: list[Hit]) -> list[Hit]:
    """Hits together with those of their group, the groups in the order of their best."""
    order = dict.fromkeys(each.group for each in hits)
    return [hit for group in order for hit in hits if hit.group == group]


def _records_found(wanted: str, study: Study) -> Iterator[Hit]:
    group = _("In this session")
    for kind, record in study.everything():
        if kind not in STAGE_OF_KIND:
            continue
        name = name_in(study, record)
        if record.ref.casefold() == wanted:
            fit = _EXACT
        else:
            fit = rank(wanted, name[:2000])
        if fit < NONE:
            # Commands come before words of the session that fit as well.
            title = f"{record.ref} {one_line(name, 90)}".strip()
            yield Hit(group, title, "", record=(kind, record.id), rank=fit)


def _alike(wanted: str, groups: Sequence[tuple[str, Sequence[Command]]]) -> list[Hit]:
    by_name = {
        words: (group, each)
        for group, commands in groups
        for each in commands
        for words in (_(each.label).casefold(), *aliases_of(each.id))
    }
    close = get_close_matches(wanted, list(by_name), n=4, cutoff=0.72)
    return [_hit(*pair, _PART) for pair in dict.fromkeys(by_name[each] for each in close)]


def records(study: Study) -> Iterator[tuple[str, str, str]]:
    """Every record that some stage can show: kind, id, and what the palette calls it."""
    for kind, record in study.everything():
        if kind in STAGE_OF_KIND:
            name = one_line(name_in(study, record), 60)
            yield kind, record.id, f"{record.ref} {name}".strip()
