"""The bundle: a whole session as one JSON document, out and in again, field for field.

Import keeps what it does not know: unknown keys, unknown sections, nulls and empty lists stay with the record
that they stood in and are given back. A name that a bundle does not give is not invented, so that what comes in
goes out the same. `docs/bundle.md` describes the structure for people, `bundle_schema` for programs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any, Final

from ssm_studio.domain.kinds import CHILDREN, KINDS, Kind, kind_of
from ssm_studio.domain.record import Record, new_id
from ssm_studio.domain.situation import Session
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import storable
from ssm_studio.errors import UsageError
from ssm_studio.formats.bundle.codec import (
    MISSING,
    Path,
    decode,
    encode,
    in_order,
    look,
    put,
    refuse,
    section,
)
from ssm_studio.formats.bundle.references import (
    Entry,
    Names,
    outward,
    owner_of,
    reference_slots,
    replaced,
    scope_slots,
    translated,
    with_owner,
)
from ssm_studio.i18n import N_, _

DEEPEST: Final = 100
"""Objects and lists within one another; a study needs seven."""

VERSION: Final = 1
"""What `meta.schema_version` says of bundles that are as `docs/bundle.md` has them."""

EXAMPLE: Final = "example-east-java.json"
_TOP: Final = tuple(kind for kind in KINDS if kind.section and not kind.parent_kind)


# --- out --------------------------------------------------------------------------------------------------


def export_bundle(study: Study) -> dict[str, Any]:
    """Everything in the study as one JSON object, private notes included: a bundle is the whole session."""
    called = outward(study)
    owned = _owned(study)
    root = _object(study.session, called, owned)
    for kind in _TOP:
        records = study.table(kind.name).values()
        objects = [_object(each, called, owned) for each in records]
        if objects and (not kind.single or objects[0]):
            put(root, section(kind.name), objects[0] if kind.single else objects)
    return in_order("session", root)


def to_json(study: Study) -> str:
    """The bundle as text: the same study gives the same bytes."""
    return json.dumps(export_bundle(study), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _owned(study: Study) -> dict[tuple[str, str], list[Record]]:
    found: dict[tuple[str, str], list[Record]] = {}
    for kind, record in study.everything():
        if owner := owner_of(record):
            found.setdefault((owner, kind), []).append(record)
    return found


def _object(
    record: Record, called: dict[str, str], owned: dict[tuple[str, str], list[Record]]
) -> dict[str, Any]:
    kind = kind_of(record)
    raw = encode(kind.name, replaced(record, called), record.kept)
    for child in CHILDREN[kind.name]:
        if rows := owned.get((record.id, child.name)):
            put(raw, section(child.name), [_object(row, called, owned) for row in rows])
    return raw if kind.name == "session" else in_order(kind.name, raw)


# --- in ---------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Draft:
    """A record on its way in: its object with what has not been taken out of it yet."""

    kind: Kind
    id: str
    raw: dict[str, Any]
    owner: str | None
    where: str
    values: dict[str, Any]


def import_bundle(data: Any) -> Study:
    """The study that a bundle describes, with new ids. `data` is what `json.loads` gives, and is left as it is.

    NUL and lone surrogates, which no file can hold, come in as U+FFFD.

    Raises:
        UsageError: something in it has a type that no session can hold, or it is nested too deep.
    """
    _check_depth(data)
    raw = _clean(data)
    if not isinstance(raw, dict):
        raise refuse("", N_("an object"), raw)
    drafts = [*_drafts_in_sections(raw)]
    session = _read(_BY_SESSION, raw, None, "")
    drafts.insert(0, session)
    names = Names(
        Entry(each.kind.name, each.id, each.values.get("ref", ""), each.owner) for each in drafts
    )
    tables: dict[str, dict[str, Record]] = {}
    for draft in drafts:
        tables.setdefault(draft.kind.table, {})[draft.id] = _record(draft, names)
    return Study(**tables)  # type: ignore[arg-type] # the table of kinds pairs each name with its class


_BY_SESSION: Final = next(kind for kind in KINDS if kind.name == "session")


def _drafts_in_sections(raw: dict[str, Any]) -> Iterator[_Draft]:
    for kind in _TOP:
        path = section(kind.name)
        found = look(raw, path, "")
        where = ".".join(path)
        if found is MISSING or found is None or found in ([], {}):
            _check_empty(found, kind, where)
        elif kind.single:
            if not isinstance(found, dict):
                raise refuse(where, N_("an object"), found)
            put(raw, path, MISSING)
            yield from _with_children(kind, found, None, where)
        else:
            yield from _listed(raw, path, kind, None, where)


def _check_empty(found: Any, kind: Kind, where: str) -> None:
    if found == [] and kind.single:
        raise refuse(where, N_("an object"), found)
    if found == {} and not kind.single:
        raise refuse(where, N_("a list"), found)


def _listed(
    raw: dict[str, Any], path: Path, kind: Kind, owner: str | None, where: str
) -> Iterator[_Draft]:
    found = look(raw, path, where)
    if found is MISSING or found is None or found == []:
        return
    if not isinstance(found, list):
        raise refuse(where, N_("a list"), found)
    put(raw, path, MISSING)
    for index, each in enumerate(found):
        spot = f"{where}[{index}]"
        if not isinstance(each, dict):
            raise refuse(spot, N_("an object"), each)
        yield from _with_children(kind, each, owner, spot)


def _with_children(
    kind: Kind, raw: dict[str, Any], owner: str | None, where: str
) -> Iterator[_Draft]:
    id_ = new_id()
    inner = [
        draft
        for child in CHILDREN[kind.name]
        for draft in _listed(
            raw, section(child.name), child, id_, ".".join((where, *section(child.name)))
        )
    ]
    yield _read(kind, raw, owner, where, id_)
    yield from inner


def _read(kind: Kind, raw: dict[str, Any], owner: str | None, where: str, id_: str = "") -> _Draft:
    return _Draft(kind, id_ or new_id(), raw, owner, where, decode(kind.name, raw, where))


def _record(draft: _Draft, names: Names) -> Record:
    kind, values = draft.kind.name, draft.values
    scopes = tuple(
        names.id_of(slot.refers, values[slot.name])
        for slot in scope_slots(kind)
        if isinstance(values.get(slot.name), str)
    )
    scopes = (draft.owner, *scopes) if draft.owner else scopes
    for slot in reference_slots(kind):
        if slot.name in values:
            values[slot.name] = translated(
                values[slot.name],
                slot,
                lambda name, refers=slot.refers: names.id_of(refers, name, scopes),  # type: ignore[misc]
            )
    kept = json.dumps(draft.raw, ensure_ascii=False) if draft.raw else ""
    return draft.kind.type(id=draft.id, kept=kept, **with_owner(kind, values, draft.owner))


def _check_depth(data: Any) -> None:
    level = [data]
    for _depth in range(DEEPEST):
        level = [
            inner
            for each in level
            if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
        if not level:
            return
    raise _unreadable(_("Its objects and lists are nested too deep to be a session."))


def _clean(data: Any) -> Any:
    """A copy that this module may take apart, with every text such as a file can hold."""
    if isinstance(data, str):
        return storable(data)
    if isinstance(data, list):
        return [_clean(each) for each in data]
    if not isinstance(data, dict):
        return data
    copy = {storable(key): _clean(value) for key, value in data.items()}
    if len(copy) < len(data):
        raise _unreadable(_("Two of its keys cannot be told apart."))
    return copy


# --- from text --------------------------------------------------------------------------------------------


def read_bundle(text: str | bytes, tell: Callable[[str], None] = lambda _sentence: None) -> Study:
    """The study in a bundle's text; `tell` hears a sentence where something came in other than it stood.

    Raises:
        UsageError: it is not JSON or not a bundle; the error says where and what.
    """
    data = _parse(text)
    study = import_bundle(data)
    if _unstorable(data):
        tell(
            _("Characters that no file can hold as text were replaced by “{mark}”.").format(
                mark="\N{REPLACEMENT CHARACTER}"
            )
        )
    if (study.session.schema_version or 0) > VERSION:
        tell(
            _(
                "This bundle was written for a newer version; what is not known here is kept as it is."
            )
        )
    return study


def _parse(text: str | bytes) -> Any:
    try:
        words = text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff")
        return json.loads(
            words,
            object_pairs_hook=_no_key_twice,
            parse_constant=_no_constant,
            parse_float=_finite,
            parse_int=_whole,
        )
    except UnicodeDecodeError as error:
        raise _unreadable(
            _("It is not text in UTF-8: see byte {number}.").format(number=error.start + 1)
        ) from None
    except json.JSONDecodeError as error:
        raise _unreadable(
            _("It is not JSON: see line {line}, column {column}.").format(
                line=error.lineno, column=error.colno
            )
        ) from None
    except RecursionError:
        raise _unreadable(_("Its objects and lists are nested too deep to be a session.")) from None


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _unreadable(
            _("One object says “{key}” twice, and only one of them could be kept.").format(
                key=storable(twice)[:60]
            )
        )
    return found


def _no_constant(word: str) -> Any:
    raise _unreadable(_("“{word}” is not a number in JSON.").format(word=word))


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise _unreadable(_("The number {digits} is too large.").format(digits=digits[:40]))
    return number


def _whole(digits: str) -> int:
    try:
        return int(digits)
    except ValueError:
        raise _unreadable(
            _("The number {digits} is too large.").format(digits=digits[:40])
        ) from None


def _unreadable(detail: str) -> UsageError:
    return UsageError(
        _("This file is not a bundle."),
        detail,
        _("Nothing was imported. `ssm-studio schema` prints what a bundle may hold."),
    )


def _unstorable(data: Any) -> bool:
    if isinstance(data, str):
        return storable(data) != data
    if isinstance(data, dict):
        return any(_unstorable(key) or _unstorable(value) for key, value in data.items())
    return isinstance(data, list) and any(_unstorable(each) for each in data)


# --- the worked example -----------------------------------------------------------------------------------


def example_study(language: str) -> Study:
    """The worked example (East Java) with `language` as its main language."""
    text = resources.files("ssm_studio").joinpath("data", EXAMPLE).read_bytes()
    study = read_bundle(text)
    session: Session = study.session
    spoken = sorted(session.languages, key=lambda each: each != language)
    return replace(study, sessions={session.id: replace(session, languages=tuple(spoken))})
