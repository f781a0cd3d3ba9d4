"""The fixtures of stages two and three, further ways in which their rules fire, and the changes of Appendix D."""

from __future__ import annotations

from typing import Final

from tests.method.rules.rule_fixtures_stage2 import DEFINITION_FIXTURES, LONG_SENTENCE
from tests.method.rules.rule_fixtures_stage3 import MODEL_FIXTURES, SPEAKS_OF_INDICATORS
from tests.method.rules.rule_steps import (
    Fixture,
    Step,
    called,
    chain,
    child,
    needing,
    same,
    setting,
    setting_all,
    then,
    without,
)

__all__ = ("DEFINITION_FIXTURES", "FURTHER", "MODEL_FIXTURES", "MUTATIONS")

FURTHER: Final[tuple[tuple[str, Fixture], ...]] = (
    (
        "CM-25",
        Fixture(
            child("3.1", "fed goats"),
            "model",
            "CM3",
            "root_definition",
            child("3.1", SPEAKS_OF_INDICATORS, level=2),
        ),
    ),
    (
        "CM-25",
        Fixture(child("3.1", SPEAKS_OF_INDICATORS, level=3), "model", "CM3", "level", same),
    ),
    ("CM-17", Fixture(without("activity", "CM1.8", "CM1.9", "CM1.10"), "model", "CM1", "", same)),
    (
        "CM-17",
        Fixture(setting("activity", "CM1.9", monitors=()), "activity", "CM1.9", "monitors", same),
    ),
    (
        "RD-28",
        Fixture(
            setting_all("customer", direct=False),
            "definition",
            "RD1",
            "customers",
            then(
                setting_all("customer", direct=False),
                setting("customer", "C1", direct=True),
                setting("customer", "C4", direct=None),
            ),
        ),
    ),
    (
        "RD-22",
        Fixture(
            setting("definition", "RD1", sentence=LONG_SENTENCE),
            "definition",
            "RD1",
            "sentence",
            same,
        ),
    ),
    (
        "CM-27",
        Fixture(
            then(
                setting("row", "X01", kept='{"updated_at": "2015-03-10T10:00:00Z"}'),
                setting("model", "CM1", kept='{"updated_at": "2015-03-11T10:00:00Z"}'),
            ),
            "row",
            "X01",
            "",
            setting("model", "CM1", kept='{"updated_at": "2015-03-11T10:00:00Z"}'),
        ),
    ),
)
"""More ways in which a rule fires."""

T_OUTPUT: Final = "performance information joined in one picture and put before those who decide"

MUTATIONS: Final[tuple[tuple[str, Step, tuple[str, ...]], ...]] = (
    (
        "output := input",
        lambda s: setting(
            "definition",
            "RD1",
            transformation_output=called(s, "definition", "RD1").transformation_input,
        )(s),
        ("RD-03",),
    ),
    (
        "input := money",
        setting("definition", "RD1", transformation_input=("money", "uang")),
        ("RD-04",),
    ),
    (
        "input := staff, budget and data",
        setting("definition", "RD1", transformation_input="staff, budget and data"),
        ("RD-05",),
    ),
    (
        "P := collect data and report results",
        setting("definition", "RD1", p="collect data and report results"),
        ("RD-06",),
    ),
    ("W := T.output", setting("definition", "RD1", worldview=T_OUTPUT), ("RD-08",)),
    (
        "W := to improve performance",
        setting("definition", "RD1", worldview="to improve performance in the province"),
        ("RD-09",),
    ),
    ("no owner", without("owner"), ("RD-10",)),
    ("owner can_stop = no", setting_all("owner", can_stop="no"), ("RD-11",)),
    ("all customers beneficiaries", setting_all("customer", kind="beneficiary"), ("RD-14",)),
    ("E row can change", setting("constraint", "EN1", system_can_change="yes"), ("RD-16",)),
    (
        "P := via an app",
        setting("definition", "RD1", p="report performance via an app"),
        ("RD-18",),
    ),
    ("P := improve performance", setting("definition", "RD1", p="improve performance"), ("RD-19",)),
    (
        "text := A system for performance",
        setting("definition", "RD1", sentence="A system for performance"),
        ("RD-22",),
    ),
    (
        "same W in both",
        lambda s: setting_all("definition", worldview=called(s, "definition", "RD1").worldview)(s),
        ("RD-24",),
    ),
    ("both issue-based", setting_all("definition", type="issue_based"), ("RD-25",)),
    ("depends on itself", needing("CM1.1", "CM1.1"), ("CM-04",)),
    ("1 depends on 7", needing("CM1.1", "CM1.7"), ("CM-05",)),
    ("remove both arrows of CM1.2", needing("CM1.3", "CM1.1"), ("CM-06", "CM-07")),
    ("duplicate number", setting("activity", "CM1.2", number="1"), ("CM-08",)),
    (
        "Implementation of rules",
        setting("activity", "CM1.1", text=("Implementation of rules", "Pelaksanaan aturan")),
        ("CM-10",),
    ),
    (
        "Ensure quality",
        setting("activity", "CM1.1", text=("Ensure quality", "Pastikan mutu")),
        ("CM-11",),
    ),
    (
        "Collect and report data",
        setting("activity", "CM1.1", text="Collect and report data"),
        ("CM-12",),
    ),
    (
        "Collect data via a dashboard",
        setting("activity", "CM1.1", text="Collect data via a dashboard"),
        ("CM-13",),
    ),
    (
        "Ask the Inspectorate for data",
        setting("activity", "CM1.1", text="Ask the Inspectorate for data"),
        ("CM-14",),
    ),
    ("drop 8-10", without("activity", "CM1.8", "CM1.9", "CM1.10"), ("CM-15", "CM-17")),
    ("efficacy empty", setting("model", "CM1", efficacy=None), ("CM-16",)),
    ("all cover only C", setting_all("activity", covers=("C",)), ("CM-18",)),
    ("all cover only T", setting_all("activity", covers=("T",)), ("CM-19",)),
    ("CM1.7 needs 6 and 3", needing("CM1.7", "CM1.6", "CM1.3"), ("CM-22",)),
    ("chain", chain, ("CM-23",)),
)
"""The rows of Appendix D that speak of root definitions and models, with the rules that must fire."""
