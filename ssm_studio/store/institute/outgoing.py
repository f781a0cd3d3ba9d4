"""What of a session's log may leave the machine: everything but what is private, which is cut before it travels.

An entry keeps its place, its author and its seal; the piece of a private record goes, and its digest stays. A record
that was private once and was released travels as it was when it was released, not as it had been before; so does what
hung on it and was marked in the same step (`domain/released.py`).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from ssm_studio.domain.ballot import Ballot
from ssm_studio.domain.forgetting import words_of
from ssm_studio.domain.kept_back import gone_with
from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.merging.entries import Timeline
from ssm_studio.domain.notes import NOTES
from ssm_studio.domain.privacy import PRIVATE, is_private, is_secret
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.store import chain, merged_log
from ssm_studio.store.change_log import FORGOTTEN
from ssm_studio.store.merged_log import RawEntry
from ssm_studio.store.rows import codec
from ssm_studio.store.text_json import dump

_KEPT_BACK: Final = {"kind": "kept_back", "id": ""}
"""Stands where a private record was; no reader of the log knows the kind, so all pass over it."""

_CUT: Final = 31
"""Letters that a label has of a longer text."""
_SHORTEST: Final = 4
"""Letters from which on a text in a label is taken for somebody's words, whatever the entry is about."""
_NO_WORDS: Final = {"id", "ref", "was", "visibility", "interest", "languages", "kind", "type"}
_OF_PRIVATE_SESSION: Final = {"id", "ref", "title", "languages", "cycle", "warning", "visibility"}


@dataclass(frozen=True, slots=True)
class GoingOut:
    """What may leave the machine.

    Attributes:
        entries: each after those it knew of.
        private: ids of the records that stay at home.
        released: ids of those that did once, and do not any more, each with the entry that released it.
    """

    entries: tuple[RawEntry, ...]
    private: tuple[str, ...]
    released: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _History:
    """What the log says of each record, in the order of its entries.

    Attributes:
        states: each as it was last.
        kinds: of each.
        sides: by entry and place in it: whether the record was private before and after.
        whole: the record as it then was, where it had been private before and was not after.
        marked: the record as it then was, where nothing of it was written but who may see it.
        freed: by record: the last entry that released it together with what it hung on.
        texts: every text of a record in any version.
        once: the records that ever were private.
    """

    states: dict[str, dict[str, Any]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    sides: dict[tuple[str, int], tuple[bool, bool]] = field(default_factory=dict)
    whole: dict[tuple[str, int], dict[str, Any]] = field(default_factory=dict)
    marked: dict[tuple[str, int], dict[str, Any]] = field(default_factory=dict)
    freed: dict[str, str] = field(default_factory=dict)
    texts: dict[str, set[str]] = field(default_factory=dict)
    hidden_texts: set[str] = field(default_factory=set)
    once: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)


def going_out(study: Study, raws: Iterable[RawEntry], also: Collection[str] = ()) -> GoingOut:
    """What of a log may leave the machine, given the session as it is now.

    Args:
        also: records that were made private in another copy.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: an entry makes no sense.
    """
    by_id = {each.id: each for each in raws}
    order = Timeline.of(map(merged_log.read, by_id.values())).entries
    history = _History()
    parsed = {id_: chain.parsed_puts(by_id[id_].puts) for id_ in order}
    for id_, puts in parsed.items():
        for place, put in enumerate(puts):
            if put["kind"] in BY_NAME and FORGOTTEN not in put:
                _follow(history, (id_, place), put)
    _free(history, parsed)
    private = _kept_at_home(study, history) | (set(also) & set(history.kinds))
    words = {each for id_ in private for each in history.texts.get(id_, ())}
    words |= history.hidden_texts
    quoted = {cut for each in words if len(cut := _flat(each)[:_CUT].rstrip()) >= _SHORTEST}
    entries = tuple(
        _cut_entry(by_id[id_], puts, private, quoted, history) for id_, puts in parsed.items()
    )
    # In the order of the entries, so that the newest counts.
    by_record = {parsed[id_][place]["id"]: id_ for id_, place in history.whole}
    released = ((each, by_record[each]) for each in history.once - private if each in by_record)
    return GoingOut(entries, tuple(sorted(private)), tuple(sorted(released)))


def _follow(history: _History, at: tuple[str, int], put: Mapping[str, Any]) -> None:
    kind, id_, was, now = put["kind"], put["id"], put["was"], put["is"]
    history.kinds[id_] = kind
    before = history.states.get(id_)
    state = dict(now or {}) if was is None else {**(before or was), **(now or {})}
    if now is None:
        state = dict(before or was or {})
        history.gone.add(id_)
    else:
        history.gone.discard(id_)
    then = before is not None and was is not None and _is_private(kind, before)
    after = _is_private(kind, state)
    history.sides[at] = then, after
    said = {
        words
        for side in (was, now)
        for name, value in (side or {}).items()
        if name not in _NO_WORDS
        for words in words_of(value)
        if not _is_id(words)
    }
    history.texts.setdefault(id_, set()).update(said)
    if then or after:
        history.once.add(id_)
        # What is said as it is released is for everybody.
        history.hidden_texts |= said if after else set()
    if then and not after:
        history.whole[at] = state
        history.hidden_texts -= {w for v in state.values() for w in words_of(v)}
    if (
        not then
        and not after
        and was is not None
        and now is not None
        and now.keys() == {"visibility"}
    ):
        history.marked[at] = state
    history.states[id_] = state


def _free(history: _History, parsed: Mapping[str, list[Any]]) -> None:
    """Find what was released together with what it hung on; what was said of it before that stays."""
    for entry, _place in list(history.whole):
        for place, put in enumerate(parsed[entry]):
            state = history.marked.get((entry, place))
            if state is not None:
                history.whole[entry, place] = state
                history.freed[put["id"]] = entry
                history.once.add(put["id"])
    order = {entry: number for number, entry in enumerate(parsed)}
    for id_, entry in history.freed.items():
        for each, puts in parsed.items():
            for place, put in enumerate(puts):
                at = each, place
                if put.get("id") == id_ and order[each] < order[entry] and at in history.sides:
                    # As if it had been private itself.
                    history.sides[at] = True, True
                    history.whole.pop(at, None)
        state = next(
            history.whole[entry, place]
            for place, put in enumerate(parsed[entry])
            if put.get("id") == id_ and (entry, place) in history.whole
        )
        open_ = {words for value in state.values() for words in words_of(value)}
        history.hidden_texts |= history.texts.get(id_, set()) - open_


def _is_private(kind: str, plain: Mapping[str, Any]) -> bool:
    if kind == "session":
        return False  # its header always stays; what of it does not is left out field by field
    return is_private(_record(kind, plain))


def _record(kind: str, plain: Mapping[str, Any]) -> Record:
    how = codec(kind)
    return how.type(**how.values(plain))


def _kept_at_home(study: Study, history: _History) -> set[str]:
    """Records that are private now, or were when they were deleted, and all that goes with them."""
    present = {record.id for _kind, record in study.everything()}
    tables = {kind: dict(study.table(kind)) for kind in BY_NAME}
    for id_, state in history.states.items():
        if id_ not in present and history.kinds[id_] != "session":
            kind = history.kinds[id_]
            tables[kind][id_] = _record(kind, {**state, "id": id_})
    ever = Study(**{BY_NAME[kind].table: table for kind, table in tables.items()})
    return gone_with(ever, is_private)


def _cut_entry(
    raw: RawEntry,
    puts: list[Any],
    private: Collection[str],
    quoted: Collection[str],
    history: _History,
) -> RawEntry:
    after: list[Any] = []
    own: set[str] = set()
    for place, put in enumerate(puts):
        now = _cut_put(put, (raw.id, place), private, history)
        if now is not put and put["id"] in history.texts:
            own |= history.texts[put["id"]]
        after.append(now)
    cut = [new for new, old in zip(after, puts, strict=True) if new is not old]
    flat = _flat(raw.label)
    quotes = any(each in flat for each in quoted)
    quotes = quotes or (
        bool(cut) and (len(cut) == len(puts) or any(_flat(e)[:_CUT] in flat for e in own if e))
    )
    if not cut and not quotes:
        return raw
    label = "" if quotes else raw.label
    before = chain.pieces(raw.label, raw.author, puts)
    then = chain.pieces(label, raw.author, after)
    salts = [
        salt if old == new or chain.is_gone(salt) else chain.forgotten(salt, old)
        for salt, old, new in zip(json.loads(raw.salts), before, then, strict=True)
    ]
    return replace(raw, label=label, puts=dump(after), salts=dump(salts))


def _cut_put(
    put: dict[str, Any], at: tuple[str, int], private: Collection[str], history: _History
) -> dict[str, Any]:
    """The put as it may travel; `put` itself where nothing of it stays."""
    if put["kind"] not in BY_NAME or FORGOTTEN in put:
        return put
    if put["id"] in private:
        return dict(_KEPT_BACK)
    then, after = history.sides[at]
    if after:
        return dict(_KEPT_BACK)
    if then or at in history.whole:
        put = {**put, "was": None, "is": history.whole[at]}
    sides = {name: _side(put, put[name], history) for name in ("was", "is")}
    if any(f'"{NOTES}"' in str((side or {}).get("kept")) for side in sides.values()):
        # Not even emptied: that would take away what somebody else noted there.
        sides = {name: _but(side, "kept") for name, side in sides.items()}
    return put if all(sides[name] == put[name] for name in sides) else {**put, **sides}


def _side(put: Mapping[str, Any], side: Any, history: _History) -> Any:
    """One side of a put without what stays: marks of secret ballots, what a private header says."""
    if not side:
        return side
    state = {**history.states.get(put["id"], {}), "id": put["id"]}
    left = side
    if put["kind"] == "session" and state.get("visibility") == PRIVATE:
        left = {name: value for name, value in side.items() if name in _OF_PRIVATE_SESSION}
    if put["kind"] == "ballot" and "marks" in side:
        ballot = _record("ballot", {**state, **side})
        if isinstance(ballot, Ballot) and is_secret(ballot):
            left = _but(left, "marks")
    return left


def _but(side: Any, field_name: str) -> Any:
    return side and {name: value for name, value in side.items() if name != field_name}


def _flat(words: str) -> str:
    return " ".join(words.split())


def _is_id(words: str) -> bool:
    return len(words) == 36 and words.count("-") == 4


def records_of(raw: RawEntry) -> Iterator[str]:
    """The record of each changed piece of an entry; "" where nothing is left to cut."""
    for put in chain.parsed_puts(raw.puts):
        yield "" if FORGOTTEN in put or put["kind"] == _KEPT_BACK["kind"] else str(put["id"])
