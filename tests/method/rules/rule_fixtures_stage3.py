"""For each rule of stage three: a study that fires it, where, and a near miss that does not."""

from __future__ import annotations

from typing import Final

from tests.method.rules.rule_steps import (
    Fixture,
    called,
    chain,
    child,
    needing,
    other_model,
    same,
    setting,
    setting_all,
    then,
    without,
)

SPEAKS_OF_INDICATORS: Final = "a small set of linked indicators that was defined"

MODEL_FIXTURES: Final[dict[str, Fixture]] = {
    "CM-01": Fixture(other_model(0), "model", "CM3", "", other_model(1)),
    "CM-02": Fixture(
        without("activity", "CM1.1", "CM1.2", "CM1.4"),
        "model",
        "CM1",
        "",
        without("activity", "CM1.1", "CM1.2"),
    ),
    "CM-03": Fixture(other_model(10), "model", "CM3", "", other_model(9)),
    "CM-04": Fixture(
        needing("CM1.3", "CM1.3"), "activity", "CM1.3", "depends_on", needing("CM1.3", "CM1.1")
    ),
    "CM-05": Fixture(
        needing("CM1.1", "CM1.7"),
        "activity",
        "CM1.1",
        "depends_on",
        lambda s: setting("activity", "CM1.1", feedback_from=(called(s, "activity", "CM1.7").id,))(
            s
        ),
    ),
    "CM-06": Fixture(
        needing("CM1.3", "CM1.1"),
        "activity",
        "CM1.2",
        "depends_on",
        lambda s: then(
            needing("CM1.3", "CM1.1"),
            setting("activity", "CM1.2", informed_by=(called(s, "activity", "CM1.1").id,)),
        )(s),
    ),
    "CM-07": Fixture(
        then(needing("CM1.3", "CM1.1"), needing("CM1.6", "CM1.5"), needing("CM1.4", "CM1.2")),
        "model",
        "CM1",
        "",
        needing("CM1.6", "CM1.5"),
    ),
    "CM-08": Fixture(
        setting("activity", "CM1.5", number="4"),
        "activity",
        "CM1.5",
        "number",
        setting("activity", "CM1.5", number="4.1"),
    ),
    "CM-09": Fixture(
        setting("activity", "CM1.5", text="Define a set of small linked indicators"),
        "activity",
        "CM1.5",
        "text",
        setting("activity", "CM1.5", text="Define a small set of dependable sources"),
    ),
    "CM-10": Fixture(
        setting("activity", "CM1.5", text=("Implementation of rules", "Pelaksanaan aturan")),
        "activity",
        "CM1.5",
        "text",
        setting("activity", "CM1.5", text=("Implement rules", "Laksanakan aturan")),
    ),
    "CM-11": Fixture(
        setting("activity", "CM1.5", text=("Ensure quality", "Pastikan mutu")),
        "activity",
        "CM1.5",
        "text",
        setting("activity", "CM1.5", text=("Weigh quality", "Timbang mutu")),
    ),
    "CM-12": Fixture(
        setting("activity", "CM1.5", text="Collect and report data"),
        "activity",
        "CM1.5",
        "text",
        setting("activity", "CM1.5", text="Collect data and reports"),
    ),
    "CM-13": Fixture(
        setting("activity", "CM1.5", text="Collect data via a dashboard"),
        "activity",
        "CM1.5",
        "text",
        setting("activity", "CM1.5", text="Collect viable data"),
    ),
    "CM-14": Fixture(
        setting("activity", "CM1.5", text="Ask the Inspectorate for data"),
        "activity",
        "CM1.5",
        "text",
        setting("activity", "CM1.5", text=("Inspect the data", "Tebar bunga pada angka")),
    ),
    "CM-15": Fixture(without("activity", "CM1.8", "CM1.9", "CM1.10"), "model", "CM1", "", same),
    "CM-16": Fixture(
        setting("model", "CM1", efficacy=None),
        "model",
        "CM1",
        "efficacy",
        setting("model", "CM1", ethicality=None, elegance=None),
    ),
    "CM-17": Fixture(
        lambda s: setting(
            "activity", "CM1.9", monitors=called(s, "activity", "CM1.9").monitors[:-1]
        )(s),
        "activity",
        "CM1.9",
        "monitors",
        lambda s: setting(
            "activity", "CM1.9", monitors=called(s, "activity", "CM1.9").monitors[::-1]
        )(s),
    ),
    "CM-18": Fixture(
        setting_all("activity", covers=("C",)),
        "model",
        "CM1",
        "",
        then(
            setting_all("activity", covers=("C",)),
            setting("activity", "CM1.3", covers=("t",)),
            setting("activity", "CM2.3", covers=("T",)),
        ),
    ),
    "CM-19": Fixture(
        setting_all("activity", covers=("T",)),
        "model",
        "CM1",
        "",
        then(
            setting_all("activity", covers=("T",)),
            setting("activity", "CM1.1", covers=("C", "A", "W", "O", "E")),
            setting("activity", "CM2.1", covers=("C", "A", "W", "O", "E")),
        ),
    ),
    "CM-20": Fixture(
        setting("activity", "CM1.4", covers=()),
        "activity",
        "CM1.4",
        "covers",
        setting("activity", "CM1.9", covers=()),
    ),
    "CM-21": Fixture(
        needing("CM1.6", "CM1.5"),
        "activity",
        "CM1.4",
        "depends_on",
        setting("activity", "CM1.4", phase="output"),
    ),
    "CM-22": Fixture(
        needing("CM1.7", "CM1.6", "CM1.3"),
        "activity",
        "CM1.7",
        "depends_on",
        needing("CM1.7", "CM1.6", "CM1.8"),
    ),
    "CM-23": Fixture(chain, "model", "CM1", "", then(chain, needing("CM1.5", "CM1.3"))),
    "CM-24": Fixture(
        setting("model", "CM1", root_definition=None),
        "model",
        "CM1",
        "root_definition",
        lambda s: setting("model", "CM1", root_definition=called(s, "definition", "RD2").id)(s),
    ),
    "CM-25": Fixture(
        child("4.1", SPEAKS_OF_INDICATORS),
        "activity",
        "CM3.1",
        "number",
        child("3.1", SPEAKS_OF_INDICATORS),
    ),
    "CM-26": Fixture(
        setting("activity", "CM1.5", text=" ".join(["Obtain", *["data"] * 14])),
        "activity",
        "CM1.5",
        "text",
        setting("activity", "CM1.5", text=" ".join(["Obtain", *["data"] * 13])),
    ),
    "CM-27": Fixture(
        then(
            setting("row", "X01", kept='{"model_version": 1}'), setting("model", "CM1", version=2)
        ),
        "row",
        "X01",
        "",
        then(
            setting("row", "X01", kept='{"model_version": 2}'), setting("model", "CM1", version=2)
        ),
    ),
    "CM-28": Fixture(
        setting("activity", "CM1.5", text="Have data obtained by the data officers"),
        "activity",
        "CM1.5",
        "text",
        setting("activity", "CM1.5", text="Obtain data by theme"),
    ),
}
