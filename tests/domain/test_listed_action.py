"""An agreed action in a list over many sessions: what it is called there."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from ssm_studio.domain.listed_action import ListedAction, uids


def test_an_action_in_three_copies_of_a_session_has_three_names() -> None:
    made = datetime(2026, 3, 1, tzinfo=UTC)
    copies = [
        ListedAction(Path(f"{name}.ssm"), "Ward", made, "one", "ACT1", "open")
        for name in ("c", "a", "b")
    ]
    found = uids(copies)
    assert len(set(found.values())) == 3
    assert found[Path("a.ssm"), "one"] == "one"
