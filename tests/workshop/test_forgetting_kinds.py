"""Every kind of record can be forgotten: no byte of its words, or of its photograph, is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from ssm_studio.domain import edit
from ssm_studio.domain.field_types import TEXT, TEXTS, WORD, WORDS, type_of
from ssm_studio.domain.kinds import KINDS, fields_of
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.workshop import maintenance, sessions
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.forgetting import carry_out, prepare
from ssm_studio.workshop.home import find_home
from ssm_studio.workshop.workshop import open_session
from tests.studies import rich_study

FACE = b"JPEG of a face" * 40
NEVER = ("id", "ref", "kept", "was", "lens_tags")
STAY = ("session", "research", "cycle_note")
"""Kinds without a short name that belong to nobody: the header, the declaration, notes on its cycles."""


def fields(record: Record, number: Iterator[int], said: list[str]) -> Iterator[tuple[str, Any]]:
    """A word of its own for every field that people fill."""

    def word() -> str:
        said.append(f"xq{next(number):04}zk")
        return f"{said[-1]} was said here"

    for field in fields_of(type(record)):
        told = field.metadata
        if told["refers"] or told["parent"] or told["choices"] or field.name in NEVER:
            continue
        if type_of(field) == TEXT:
            yield field.name, Text(en=word(), id=word())
        elif type_of(field) in (WORD, WORDS, TEXTS):
            made: dict[str, Callable[[str], Any]] = {
                WORD: str,
                WORDS: lambda text: (text,),
                TEXTS: lambda text: (Text(en=text),),
            }
            yield field.name, made[type_of(field)](word())


def test_no_byte_is_left_of_any_kind_nor_of_a_photograph(tmp_path: Path) -> None:
    home, number, said = find_home(str(tmp_path / "home")), count(), list[str]()
    study = rich_study("en")
    tables: dict[str, Any] = {
        kind.table: {
            id_: replace(
                record, **({} if kind.name in STAY else dict(fields(record, number, said)))
            )
            for id_, record in study.table(kind.name).items()
        }
        for kind in KINDS
    }
    path = create_from_study(home, Study(**tables), "Rich")
    digest = sha256(FACE).hexdigest()
    with open_session(path, author="Sri") as workshop:
        workshop.keep_bytes([(digest, "image/jpeg", FACE)])
        photo = next(iter(workshop.study.photos))
        workshop.do(edit.set_fields(workshop.study, "photo", photo, kept_sha256=digest))
        for kind, record in workshop.study.everything():
            if isinstance(getattr(record, "text", None), Text):
                workshop.do(
                    edit.write(workshop.study, kind, record.id, "text", "And in other words")
                )
        named = [e for kind, e in workshop.study.everything() if e.ref and kind not in STAY]
    copy = sessions.duplicate(home, path, "Second")
    sessions.list_sessions(home)
    assert set(said) <= set(left(tmp_path, said))
    done = carry_out(home, prepare(path, [each.ref for each in named]), "withdrew consent")
    assert set(done.changed) == {path, copy}
    assert not left(tmp_path, said)
    assert not left(tmp_path, [FACE[:14].decode()])
    assert maintenance.examine(path).whole


def left(folder: Path, said: list[str]) -> list[str]:
    """Which of the words stand in a file."""
    held = b"\n".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())
    return [each for each in said if each.encode() in held]
