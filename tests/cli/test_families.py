"""Commands are loaded when they are asked for; the table that says where each stands tells the truth."""

from __future__ import annotations

from click import Context

from ssm_studio.cli.families import FAMILIES
from ssm_studio.cli.program import program


def test_each_module_makes_the_commands_that_the_table_says() -> None:
    for family, names in FAMILIES:
        assert tuple(each.name for each in family()) == names


def test_only_what_is_asked_for_is_made() -> None:
    group = program()
    assert group.get_command(Context(group), "log") is not None
    assert set(group.commands) == {"open", "demo", "new", "list", "import", "log"}
    assert {"check", "log", "open"} <= set(group.list_commands(Context(group)))
