"""For each rule of stage two: a study that fires it, where, and a near miss that does not."""

from __future__ import annotations

from typing import Final

from tests.method.rules.rule_steps import (
    Fixture,
    adding,
    id_of,
    same,
    setting,
    setting_all,
    then,
    without,
)

LONG_SENTENCE: Final = " ".join(["a system of the governor and planning staff within rules"] * 10)


DEFINITION_FIXTURES: Final[dict[str, Fixture]] = {
    "RD-01": Fixture(
        setting("definition", "RD1", transformation_input=("", " ")),
        "definition",
        "RD1",
        "transformation_input",
        setting("definition", "RD1", transformation_input="scattered information on performance"),
    ),
    "RD-02": Fixture(
        setting("definition", "RD1", worldview=None),
        "definition",
        "RD1",
        "worldview",
        setting("definition", "RD1", worldview="People learn from what they see themselves"),
    ),
    "RD-03": Fixture(
        setting("definition", "RD1", transformation_output="Scattered performance information!"),
        "definition",
        "RD1",
        "transformation_output",
        setting("definition", "RD1", transformation_output="joined performance information"),
    ),
    "RD-04": Fixture(
        setting("definition", "RD1", transformation_input=("money", "uang")),
        "definition",
        "RD1",
        "transformation_output",
        setting(
            "definition", "RD1", transformation_input=("pictures in parts", "gambaran terpisah")
        ),
    ),
    "RD-05": Fixture(
        setting("definition", "RD1", transformation_input="performance staff, budget and data"),
        "definition",
        "RD1",
        "transformation_input",
        setting("definition", "RD1", transformation_input="performance plans and data"),
    ),
    "RD-06": Fixture(
        setting("definition", "RD1", p="collect data and report results"),
        "definition",
        "RD1",
        "p",
        setting("definition", "RD1", p="collect data and results"),
    ),
    "RD-07": Fixture(
        setting("definition", "RD1", transformation_input="monitor performance information"),
        "definition",
        "RD1",
        "transformation_input",
        setting("definition", "RD1", transformation_input="need for performance information"),
    ),
    "RD-08": Fixture(
        setting(
            "definition",
            "RD1",
            worldview="performance information joined in one picture and put before those who decide",
        ),
        "definition",
        "RD1",
        "worldview",
        setting(
            "definition",
            "RD1",
            worldview="scattered information teaches nobody, whoever may look at it for long",
        ),
    ),
    "RD-09": Fixture(
        setting("definition", "RD1", worldview="to improve performance in the province"),
        "definition",
        "RD1",
        "worldview",
        setting("definition", "RD1", worldview="today people learn by looking"),
    ),
    "RD-10": Fixture(without("owner", "O1"), "definition", "RD1", "owners", same),
    "RD-11": Fixture(
        setting("owner", "O1", can_stop="unsure"),
        "definition",
        "RD1",
        "owners",
        then(
            adding(
                "owner", "O9", definition=id_of("definition", "RD1"), who="Council", can_stop="no"
            )
        ),
    ),
    "RD-12": Fixture(
        adding("actor", "A9", definition=id_of("definition", "RD2"), who="the Governor"),
        "definition",
        "RD2",
        "owners",
        adding("actor", "A9", definition=id_of("definition", "RD1"), who="Governor"),
    ),
    "RD-13": Fixture(
        without("customer", "C4", "C5", "C6"),
        "definition",
        "RD2",
        "customers",
        without("customer", "C4"),
    ),
    "RD-14": Fixture(
        setting("customer", "C3", kind="beneficiary"),
        "definition",
        "RD1",
        "customers",
        then(
            setting("customer", "C3", kind="beneficiary"),
            setting("definition", "RD1", kept='{"no_victims_confirmed": true}'),
        ),
    ),
    "RD-15": Fixture(
        without("constraint", "EN4", "EN5"),
        "definition",
        "RD2",
        "constraints",
        without("constraint", "EN4"),
    ),
    "RD-16": Fixture(
        setting("constraint", "EN2", system_can_change="yes"),
        "constraint",
        "EN2",
        "system_can_change",
        setting("constraint", "EN2", system_can_change="partly"),
    ),
    "RD-17": Fixture(
        without("actor", "A3", "A4"), "definition", "RD2", "actors", without("actor", "A3")
    ),
    "RD-18": Fixture(
        setting("definition", "RD1", p="report performance via an app"),
        "definition",
        "RD1",
        "p",
        setting("definition", "RD1", p="report performance to those who applied"),
    ),
    "RD-19": Fixture(
        setting("definition", "RD1", p=("improve performance", "meningkatkan kinerja")),
        "definition",
        "RD1",
        "p",
        setting("definition", "RD1", p="turn what was improved into habit"),
    ),
    "RD-20": Fixture(
        setting("definition", "RD1", q=None),
        "definition",
        "RD1",
        "q",
        setting("definition", "RD1", q="talking"),
    ),
    "RD-21": Fixture(
        setting("definition", "RD1", r="have usable performance information in the picture"),
        "definition",
        "RD1",
        "r",
        setting("definition", "RD1", r="help those who decide on performance to learn"),
    ),
    "RD-22": Fixture(
        setting("definition", "RD1", sentence="A system for performance"),
        "definition",
        "RD1",
        "sentence",
        setting("definition", "RD1", sentence=None),
    ),
    "RD-23": Fixture(
        setting(
            "definition",
            "RD1",
            sentence="A system owned by the Governor which makes scattered information into one picture, within "
            "national rules and the calendar",
        ),
        "definition",
        "RD1",
        "actors",
        setting(
            "definition",
            "RD1",
            kept='{"omitted_reason": {"A": "to provoke"}}',
            sentence="A system owned by the Governor which makes scattered information into one picture, within "
            "national rules and the calendar",
        ),
    ),
    "RD-24": Fixture(
        setting_all("definition", worldview="People learn from what they see together."),
        "session",
        "S1",
        "",
        then(
            setting_all("definition", worldview="People learn from what they see together."),
            setting("definition", "RD1", worldview="People learn only from what they see alone."),
        ),
    ),
    "RD-25": Fixture(
        setting_all("definition", type="issue_based"),
        "session",
        "S1",
        "",
        setting_all("definition", type=None),
    ),
    "RD-26": Fixture(
        setting("system", "RS1", from_themes=()),
        "system",
        "RS1",
        "from_themes",
        then(setting("system", "RS1", from_themes=(), from_issue_owner="A1-1")),
    ),
    "RD-27": Fixture(
        without("system", "RS3", "RS4"), "session", "S1", "", without("system", "RS3")
    ),
    "RD-28": Fixture(
        then(
            setting_all("customer", direct=None),
            setting("customer", "C4", who=("The public", "Masyarakat")),
            setting("customer", "C5", who=("Society", "Masyarakat luas")),
            without("customer", "C6"),
        ),
        "definition",
        "RD2",
        "customers",
        then(
            setting("customer", "C4", who=("The public", "Masyarakat")),
            setting(
                "customer", "C5", who=("Society at the service counter", "Masyarakat di loket")
            ),
            without("customer", "C6"),
        ),
    ),
    "RD-29": Fixture(
        setting("definition", "RD2", p="turn the Inspectorate into a place of learning"),
        "definition",
        "RD2",
        "p",
        setting("definition", "RD1", p="turn the Inspectorate into a place of learning"),
    ),
}
