"""What the first frame does not need is not loaded for it."""

from __future__ import annotations

import subprocess
import sys

LATER = (
    "graphviz",
    "sqlite_utils",
    "resvg_py",
    "ssm_studio.export.catalogue",
    "ssm_studio.say.understanding",
    "ssm_studio.say.completion",
    "ssm_studio.tui.library.screen",
    "ssm_studio.tui.definitions.screen",
    "ssm_studio.tui.model.screen",
    "ssm_studio.tui.comparison.screen",
)


def test_the_first_stage_loads_nothing_that_only_others_need() -> None:
    asked = (
        "import sys, ssm_studio.cli.program, ssm_studio.tui.app, ssm_studio.tui.picture.screen; "
        "print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    ).stdout.split()
    assert [each for each in LATER if each in loaded] == []
