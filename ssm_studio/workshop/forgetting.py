"""Someone takes back what they said: out of the session, its log, and every copy that the program itself made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ssm_studio.domain.forgetting import Plan, of_person, plan
from ssm_studio.domain.kinds import kind_of
from ssm_studio.domain.record import Record
from ssm_studio.domain.refs import find_ref
from ssm_studio.domain.situation import Participant
from ssm_studio.errors import StudioError, UsageError
from ssm_studio.i18n import _
from ssm_studio.store import forget, library
from ssm_studio.store.catalogue_file import FILE as CATALOGUE
from ssm_studio.store.names import SUFFIX, session_paths
from ssm_studio.store.redact import Words
from ssm_studio.store.session_file import SessionFile
from ssm_studio.store.upgrade_backup import FOLDER as BEFORE
from ssm_studio.workshop.author import author_name
from ssm_studio.workshop.drawings import FOLDER as DRAWINGS
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.unsent import FOLDER as UNSENT

_LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a file in the exports folder that is searched for the words."""


@dataclass(frozen=True, slots=True)
class Forgetting:
    """What is to be forgotten in one session.

    Attributes:
        path: the session's file.
        plan: the records that go.
        person: the pseudonym of who is forgotten; "" where single records are.
        refs: as they are named in the stub.
    """

    path: Path
    plan: Plan
    person: str
    refs: tuple[str, ...]


@dataclass(slots=True)
class Done:
    """What was reached, and what was not.

    Attributes:
        changed: files from which the words were taken.
        not_reached: session files of this home that hold them and could not be written, with the reason.
        exports: files of the exports folder in which some of the words stand.
    """

    changed: list[Path] = field(default_factory=list)
    not_reached: list[tuple[Path, str]] = field(default_factory=list)
    exports: list[Path] = field(default_factory=list)


def prepare(path: Path, refs: Sequence[str], person: str = "") -> Forgetting:
    """What forgetting these references, and this participant, would remove. Nothing is changed.

    Raises:
        UsageError: nothing is called so.
        StudioError: the file cannot be read.
    """
    with closing(SessionFile.open(path, change=False)) as file:
        study = file.load()
    chosen: list[tuple[str, Record]] = []
    pseudonym = ""
    for ref in refs:
        record = find_ref(study, ref)
        if record is None:
            raise _unknown(ref)
        if isinstance(record, Participant):
            pseudonym = record.pseudonym or ""
            chosen += of_person(study, record)
        else:
            chosen.append((kind_of(record).name, record))
    if person:
        found = find_ref(study, person) or next(
            (each for each in study.participants.values() if each.pseudonym == person), None
        )
        if not isinstance(found, Participant):
            raise _unknown(person)
        chosen += of_person(study, found)
        pseudonym = found.pseudonym or ""
    if not chosen:
        raise UsageError(
            _("Nothing is named that could be forgotten."),
            _("Nothing was changed."),
            _("Name codes such as E05, or a participant with --person P01."),
        )
    named = tuple(dict.fromkeys(record.ref or kind for kind, record in chosen))
    return Forgetting(path, plan(study, chosen), pseudonym, named)


def _unknown(ref: str) -> UsageError:
    return UsageError(
        _("Nothing in the session is called “{ref}”.").format(ref=ref),
        _("Nothing was changed."),
        _("`ssm-studio check SESSION` and the screens show the codes."),
    )


def carry_out(home: Home, what: Forgetting, reason: str = "") -> Done:
    """Take the records out for ever, from the session and from every copy of it in this home.

    Raises:
        StudioError: the session itself may not be written; nothing was changed.
    """
    ids = what.plan.ids
    texts = forget.texts_of(what.path, ids)
    copies = [each for each in _sessions(home) if each != what.path]
    for each in copies:
        with suppress(StudioError):
            if forget.holds_any(each, ids):
                texts |= forget.texts_of(each, ids)
    words = Words.of(texts)
    label = _("Forget {refs}").format(refs=", ".join(what.refs))
    label = f"{label}: {reason}" if reason else label
    done = Done()
    forget.forget_in(what.path, ids, words, what.person, label, author_name())
    done.changed.append(what.path)
    for each in [each for each in _sessions(home) if each.resolve() != what.path.resolve()]:
        try:
            if not forget.holds_any(each, ids):
                continue
            if each.parent.name == BEFORE:
                forget.forget_before(each, ids, words, what.person)
            else:
                forget.forget_in(each, ids, words, what.person, label, author_name())
            done.changed.append(each)
        except StudioError as error:
            # A pipe or a folder called like a session holds no words.
            if each.is_file():
                done.not_reached.append((each, error.title))
    _clear_cache(home, texts)
    done.exports += _exports_with(home, texts)
    return done


def _sessions(home: Home) -> Iterator[Path]:
    """Every session file that the program may have made: sessions, duplicates, trash, what was before."""
    folders = (home.sessions, home.sessions / library.TRASH, home.sessions / BEFORE)
    for folder in folders:
        with suppress(StudioError):
            yield from session_paths(folder)
    # What was kept of a file in the trash, and drafts that a killed program left.
    for each in home.sessions.glob(f".*{SUFFIX}*"):
        if each.suffix in (".new", ".copy") and each.is_file():
            each.unlink(missing_ok=True)


def _clear_cache(home: Home, texts: set[str]) -> None:
    """The catalogue is made anew with the next look at the library; other cached files go where words are in them."""
    # Photographs that were looked at, and drawings, are written anew when somebody looks again; what was typed and
    # never entered may hold the words in any spelling.
    for folder in ("photos", DRAWINGS, UNSENT):
        with suppress(OSError):
            for each in (home.cache / folder).iterdir():
                # A running program may hold one; that has no words.
                with suppress(OSError):
                    each.unlink(missing_ok=True)
    with suppress(OSError):
        for each in home.cache.iterdir():
            if each.name.startswith(CATALOGUE) or (each.is_file() and _holds(each, texts)):
                each.unlink(missing_ok=True)


def _exports_with(home: Home, texts: set[str]) -> list[Path]:
    with suppress(OSError):
        return sorted(
            each for each in home.exports.rglob("*") if each.is_file() and _holds(each, texts)
        )
    return []


def _holds(path: Path, texts: set[str]) -> bool:
    try:
        content = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
    except OSError:
        return False
    return any(each.encode("utf-8", "replace") in content for each in texts if len(each) > 2)
