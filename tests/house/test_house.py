"""Modules, functions and classes stay small, parts keep to themselves, and no test asks a clock.

`debts.txt` has what does not keep to it yet. It only shrinks: what is mended has to leave it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.house.rules import OF_THE_TOOLKIT, RULES, breaches
from tests.house.source import modules

DEBTS = Path(__file__).with_name("debts.txt")


def owed() -> set[str]:
    """The known breaches."""
    return {line for line in DEBTS.read_text("utf-8").splitlines() if line}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_nobody_breaks_a_rule_of_the_house_anew(rule: Callable[[], Iterator[str]]) -> None:
    found = breaches(rule) - owed()
    assert not found, "\n".join(("", *sorted(found)))


def test_a_debt_that_is_paid_leaves_the_list() -> None:
    paid = owed() - {each for rule in RULES for each in breaches(rule)}
    assert not paid, "\n".join((f"strike out of {DEBTS.name}:", *sorted(paid)))


def test_what_is_taken_from_the_toolkit_without_asking_is_still_taken() -> None:
    """An exception that nobody needs is no exception."""
    text = "\n".join(each.text for each in modules("ssm_studio"))
    assert not [name for name in OF_THE_TOOLKIT if f".{name}" not in text]
