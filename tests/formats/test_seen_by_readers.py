"""What readers get has no code of the program in it, and days as people say them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources

import pytest

from ssm_studio.domain.kinds import KINDS, fields_of
from ssm_studio.formats.registry import EXPORTS, produce
from tests.study_rich import rich_study

READ: dict[str, tuple[str, ...]] = {
    "minutes": ("md",),
    "root-definitions": ("md",),
    "report": ("md",),
    "picture": ("svg", "txt", "md"),
    "model": ("svg", "txt", "md"),
    "actions": ("md", "csv"),
    "follow-up": ("md",),
    "audit": ("md",),
    "annex": ("md",),
}
"""Web pages, Word and PDF files are written from the same pages."""
ISO = re.compile(r"\b\d{4}-\d\d-\d\d")
CITED = ("Interview 3",)
"""What people typed around a date is theirs."""


def lists(value: object) -> Iterator[str]:
    """The ids of the framework lists and of what is in them."""
    if isinstance(value, dict):
        if isinstance(found := value.get("id"), str) and "." in found:
            yield found
        value = list(value.values())
    for each in value if isinstance(value, list) else ():
        yield from lists(each)


def codes() -> re.Pattern[str]:
    fields = [each for kind in KINDS for each in fields_of(kind.type)]
    named = {each.name for each in fields}
    chosen = {choice for each in fields for choice in each.metadata.get("choices", ())}
    data = resources.files("ssm_studio").joinpath("data/lenses.json").read_text("utf-8")
    words = {each for each in named | chosen if "_" in each} | set(lists(json.loads(data)))
    either = "|".join(re.escape(each) for each in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w.`-])(?:{either})(?![\w-]|\.\w)|\bsource:\w+|ssm\.measures")


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_reader_meets_a_code(language: str) -> None:
    study, code = rich_study(language), codes()
    met, dates = set[str](), set[str]()
    for what, formats in READ.items():
        for format_ in formats:
            for file in produce(study, what, format_, language):
                if file.name.endswith((".png", ".json")):
                    continue
                text = re.sub(
                    r"<!--.*?-->|<[^>]+>", " ", file.data.decode("utf-8"), flags=re.DOTALL
                )
                met |= {f"{what} {format_}: {found[0]}" for found in code.finditer(text)}
                if format_ != "csv":
                    dates |= {
                        f"{what} {format_}: {line.strip()[:120]}"
                        for line in text.splitlines()
                        if ISO.search(line) and not any(each in line for each in CITED)
                    }
    assert met == set()
    assert dates == set()


def test_every_export_that_people_read_is_looked_at() -> None:
    programs = {"bundle", "qda", "replay"}
    assert {each.what for each in EXPORTS} == READ.keys() | programs


def test_the_codes_are_found() -> None:
    code = codes()
    assert code.search("| source:S000 |")
    assert code.search("the lens bsc.p.customer stands here")
    assert code.search("(primary_task)")
    assert not code.search("See https://example.org/bsc.p.customer.html")
