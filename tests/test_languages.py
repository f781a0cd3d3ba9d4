"""The Indonesian catalogue is whole, and nothing that a user reads goes past it."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import IO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from ssm_studio.i18n import translator

PACKAGE = Path(__file__).parents[1] / "ssm_studio"
PO = PACKAGE / "locale" / "id" / "LC_MESSAGES" / "ssm_studio.po"

KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None, "NP_": ((1, "c"), 2), "t": None, "tr": None}
"""What `make messages` looks for."""

indonesian = translator("id")


# What there is to say


@cache
def in_code() -> dict[str, tuple[str, str]]:
    """Every message of the package as Babel finds it: its plural, "" without one, and the file where it stands."""
    found: dict[str, tuple[str, str]] = {}
    for file, _line, message, _comments, _context in extract_from_dir(PACKAGE, keywords=KEYWORDS):
        one, many = message[:2] if isinstance(message, tuple) else (message, "")
        if one and (many or one not in found):
            found[one] = (many, str(file))
    return found


@cache
def catalogue() -> Catalog:
    """The Indonesian catalogue as it is written by hand."""
    with PO.open("rb") as file:
        return read_po(file, locale="id", domain="ssm_studio")


def english(message: Message) -> tuple[str, str]:
    """The message as the code says it, and its plural, "" without one."""
    return (message.id, "") if isinstance(message.id, str) else (message.id[0], message.id[1])


def words_of(message: Message) -> tuple[str, ...]:
    """Its Indonesian words: one text, or one for each form."""
    words = message.string or ""
    return (words,) if isinstance(words, str) else tuple(words)


def messages() -> list[Message]:
    return [each for each in catalogue() if each.id]


def test_every_message_has_its_indonesian_words() -> None:
    written = {
        english(each)
        for each in messages()
        if not each.fuzzy and all(words.strip() for words in words_of(each))
    }
    missing = {one: file for one, (many, file) in in_code().items() if (one, many) not in written}
    assert not missing, "run `make messages`, then translate what is empty in the .po file"


def test_no_message_is_left_that_nothing_says_any_more() -> None:
    said = {(one, many) for one, (many, _file) in in_code().items()}
    left = {english(each) for each in messages()} - said
    assert not left, "run `make messages`"
    assert not catalogue().obsolete


def test_indonesian_has_one_form_for_every_number() -> None:
    assert catalogue().num_plurals == 1
    assert all(len(words_of(each)) == 1 for each in messages())


# The two sides of a message agree


def fields(words: str) -> list[tuple[str, str, str]]:
    """The placeholders of a message, with their conversions and formats."""
    return sorted(
        (name, conversion or "", form or "")
        for _text, name, form, conversion in Formatter().parse(words)
        if name is not None
    )


KEYS = re.compile(r"\b(?:Ctrl\+\w|Alt\+\d|Shift\+|Enter|Esc|Del|F\d)\b|--[a-z-]+|`[^`]+`")


def traits(words: str) -> tuple[object, ...]:
    """What a translation must keep: placeholders, keys and options, line breaks, the spaces at both ends."""
    return (
        fields(words),
        sorted(KEYS.findall(words)),
        words.count("\n"),
        len(words) - len(words.lstrip()),
        len(words) - len(words.rstrip()),
    )


def test_both_sides_have_the_same_placeholders_keys_and_edges() -> None:
    for message in messages():
        one, many = english(message)
        for words in words_of(message):
            assert traits(words) == traits(many or one), one


def loaded(file: IO[bytes]) -> dict[tuple[str, str, str], tuple[str, ...]]:
    return {
        (each.context or "", *english(each)): words_of(each) for each in read_mo(file) if each.id
    }


def test_the_compiled_catalogue_says_what_the_written_one_says() -> None:
    fresh = io.BytesIO()
    write_mo(fresh, catalogue())
    fresh.seek(0)
    with PO.with_suffix(".mo").open("rb") as committed:
        assert loaded(committed) == loaded(fresh), "run `make mo`"


# Nothing goes past the catalogue

GETTEXT = ("_", "N_", "ngettext", "t", "tr")
IN_USE = ("NP_", "pgettext")
"""Their first argument is no message, but what the word is used for."""
WORDED: dict[str, tuple[int, ...]] = {
    "AskLine": (0,),
    "Choice": (1, 2),
    "Choose": (0,),
    "Command": (3, 4),
    "Confirm": (0, 1),
    "Content": (0,),
    "Filter": (1, 2),
    "Label": (2,),
    "Line": (1, 2),
    "Reading": (0,),
    "Static": (0,),
    "append": (0,),
    "echo": (0,),
    "notify": (0,),
    "plain": (0,),
    "say_so": (0, 1),
    "styled": (0,),
    "update": (0,),
}
"""Calls whose arguments at these places are read by the user; so are all those of an error and of `assemble`."""

WORDED_NAMES = ("detail", "help", "hint", "placeholder", "question", "title", "tooltip")
SAME_EVERYWHERE = ("ssm studio", "ssm-studio", "ssm_studio", "sebuah sistem untuk")
"""Names that are the same in both languages, and words that are read, not shown."""

NOT_SHOWN = ("reference.py",)
"""What writes a page of the documentation, which is in English."""

LETTERS = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"(?<![$#.:\w-])[A-Za-z]{2,},? [a-z]{2,}(?: [a-z]+|[.:…?]|$)")


def sources(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((PACKAGE / folder).rglob("*.py"))


def name_of(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def literal_parts(node: ast.AST) -> Iterator[str]:
    """The fixed words of an expression, without those that go through the catalogue."""
    match node:
        case ast.Constant(value=str(words)):
            yield words
        case ast.JoinedStr(values=values):
            for each in values:
                yield from literal_parts(each)
        case ast.BinOp(left=left, right=right):
            yield from literal_parts(left)
            yield from literal_parts(right)
        case ast.Tuple(elts=[first, *_styles]):
            yield from literal_parts(first)
        case ast.IfExp(body=body, orelse=orelse):
            yield from literal_parts(body)
            yield from literal_parts(orelse)


def untranslated(call: ast.Call) -> Iterator[str]:
    """The words that this call shows as they stand in the code."""
    name = name_of(call)
    whole = name.endswith("Error") or name == "assemble"
    places = range(len(call.args)) if whole else WORDED.get(name, ())
    shown = [call.args[place] for place in places if place < len(call.args)]
    shown += [each.value for each in call.keywords if each.arg in WORDED_NAMES]
    for each in shown:
        for words in literal_parts(each):
            if LETTERS.search(words) and words.strip() not in SAME_EVERYWHERE:
                yield words


def at(file: Path, node: ast.AST) -> str:
    return f"{file.relative_to(PACKAGE.parent)}:{getattr(node, 'lineno', 0)}"


def test_what_a_call_shows_goes_through_the_catalogue() -> None:
    assert not {
        at(file, call): words
        for file in sources("tui", "cli")
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call)
        for words in untranslated(call)
    }


def spoken(tree: ast.AST) -> Iterator[ast.Constant]:
    """The texts in a module that are neither documentation nor arguments of gettext nor style sheets."""
    match tree:
        case ast.Call() if name_of(tree) in (*GETTEXT, *IN_USE):
            return
        case ast.Expr(value=ast.Constant()):
            return
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)) if (
            name.endswith("CSS")
        ):
            return
        case ast.Constant(value=str()):
            yield tree
    for each in ast.iter_child_nodes(tree):
        yield from spoken(each)


def test_no_sentence_stands_in_the_interface_outside_the_catalogue() -> None:
    assert not {
        at(file, text): text.value
        for file in sources("tui", "cli")
        for text in spoken(ast.parse(file.read_text("utf-8")))
        if isinstance(text.value, str) and SENTENCE.search(text.value)
        if text.value.strip() not in SAME_EVERYWHERE and file.name not in NOT_SHOWN
    }


def test_every_message_can_be_collected() -> None:
    """Babel finds a message only where it stands as one text in the call itself, outside f-strings."""
    known = {each for one, (many, _file) in in_code().items() for each in (one, many)}
    lost = {}
    for file in sources("."):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            translates = isinstance(call, ast.Call) and (
                name_of(call) in GETTEXT
                or (isinstance(call.func, ast.Call) and name_of(call.func) == "translator")
            )
            if isinstance(call, ast.Call) and translates:
                for words in [each for arg in call.args[:2] for each in literal_parts(arg)]:
                    if words and words not in known:
                        lost[at(file, call)] = words
    assert not lost


def test_a_number_always_finds_its_form() -> None:
    """A pair of forms is found only where both stand in the call; variables would stay English."""
    assert not [
        at(file, call)
        for file in sources(".")
        if file.name != "i18n.py"
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call) and name_of(call) == "ngettext"
        if not all(isinstance(each, ast.Constant) for each in call.args[:2])
    ]
