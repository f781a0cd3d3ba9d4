"""A pattern that names the pieces that it needs matches nothing without one of them: proved from its parsed source."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, cast

import pytest

from ssm_studio.method import wording
from ssm_studio.method.wording.pattern import Later, Naming, naming, pattern
from ssm_studio.method.wording.words import USUAL, lists_with


def _needing() -> Iterator[tuple[str, Later]]:
    for module in pkgutil.iter_modules(wording.__path__):
        held = vars(importlib.import_module(f"{wording.__name__}.{module.name}"))
        yield from (
            (f"{module.name}.{name}", each)
            for name, value in held.items()
            for each in _in(value)
            if isinstance(each, Later) and each.needs
        )
    yield from ((name, cast(Later, found)) for name, found in USUAL.patterns.items())


def _in(value: object) -> Iterable[object]:
    """The patterns in what a module holds under a name."""
    if isinstance(value, Naming):
        return value.asked
    return value if isinstance(value, tuple) else (value,)


def _always(parsed: Iterable[tuple[Any, Any]], needs: tuple[str, ...], run: str = "") -> bool:
    """Whether all that this part of a pattern matches has one of the pieces; `run` stands right before it."""
    for what, value in parsed:
        if what is code.LITERAL:
            run += chr(value)
            if any(piece in run for piece in needs):
                return True
            continue
        if what in (code.AT, code.ASSERT_NOT):
            continue
        if what is code.BRANCH and all(_always(each, needs, run) for each in value[1]):
            return True
        if what is code.SUBPATTERN and _always(value[3], needs, run):
            return True
        repeated = what in (code.MAX_REPEAT, code.MIN_REPEAT) and value[0] > 0
        if repeated and _always(value[2], needs, run):
            return True
        run = ""
    return False


@pytest.mark.parametrize(("name", "asked"), _needing())
def test_nothing_is_found_without_one_of_its_pieces(name: str, asked: Later) -> None:
    assert _always(parser.parse(asked.source), asked.needs), name


def test_the_proof_refuses_a_piece_that_is_not_always_there() -> None:
    for source, needs in (
        (r"\bgaps?\b|\bdeviation\b", ("gap",)),
        (r"(?:more )?fines", ("more",)),
        (r"sco[rl]e", ("score",)),
    ):
        assert not _always(parser.parse(source), needs)


def test_a_pattern_answers_as_a_compiled_one() -> None:
    source, needs = r"\b(?:app|apps)(?: (\w+))?", "app"
    ours, theirs = pattern(source, needs=needs), re.compile(source)
    for text in ("an app", "app one, apps two", "happens", "nothing", ""):
        for ask in ("search", "match", "fullmatch"):
            told, wanted = getattr(ours, ask)(text), getattr(theirs, ask)(text)
            assert (told and told.span()) == (wanted and wanted.span())
        assert list(ours.findall(text)) == theirs.findall(text)
        assert [m[0] for m in ours.finditer(text)] == [m[0] for m in theirs.finditer(text)]
    assert ours.search("app, app", 1) is not None


def test_words_of_a_settings_file_are_found() -> None:
    lists = lists_with({"SOLUTION": ("roll * out", "*")})
    assert lists.patterns["SOLUTION"].search("we roll everything out") is not None


def test_words_are_named_where_a_pattern_of_them_would_match() -> None:
    ours = naming("done|carried out|complet*", ending="nya", others=[pattern(r"\ba\d")])
    theirs = re.compile(r"\b(?:(?:done|carried out)(?:nya)?|complet\w*|a\d)\b")
    for text in (
        "it is done", "undone", "well-done, all", "donenya", "donenyanya", "carried out", "carried  out", "carry out",
        "(carried outnya)", "uncarried out", "completion", "complet", "incomplete", "a1", "", "Done", "done_",
    ):  # fmt: skip
        assert ours(text) is (theirs.search(text) is not None), text
