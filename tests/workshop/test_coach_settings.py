"""The coach's settings: what a file may say, and that one that cannot be used is told and not obeyed in part."""

from __future__ import annotations

import pytest

from ssm_studio.method.rules.registry import USUAL
from ssm_studio.workshop.coach_settings import coach_settings, settings_path
from ssm_studio.workshop.home import Home


def test_what_a_facilitator_set_is_in_force(home: Home) -> None:
    settings_path(home).write_text(
        '[rules]\noff = ["rp-06"]\n[words]\nVAGUE_EN = ["boost"]\n'
        "[thresholds]\nRP-02.few = 5\nTIME-BOX = 7.5\n",
        "utf-8",
    )
    settings, told = coach_settings(home)
    assert told == ""
    assert settings.off == {"RP-06"}
    assert settings.words == {"VAGUE_EN": ("boost",)}
    assert settings.thresholds == {"RP-02.few": 5.0, "TIME-BOX": 7.5}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('[words]\nSUCH_A_LIST = ["boost"]', "there is no word list “SUCH_A_LIST”"),
        ('[words]\nVAGUE_EN = "boost"', "“words.VAGUE_EN” is no list of words"),
        ("[thresholds]\nRP-02.few = true", "“RP-02.few” is no number"),
        ('[thresholds]\nRP-02.few = "5"', "“RP-02.few” is no number"),
        ("[thresholds]\nRP-02.few = [5]", "“RP-02.few” is no number"),
        ("[thresholds]\nRP-02.few = 1e9", "“RP-02.few” is no number"),
        ("[thresholds]\nXX-99 = 5", "there is no rule “XX-99”"),
        ('[rules]\noff = ["XX-99"]', "there is no rule “XX-99”"),
        ("[rules]\non = []", "there is no setting “rules.on”"),
        ("[colours]\nred = 1", "there is no part “colours”"),
        ("words = 1", "“words” is no table"),
    ],
)
def test_a_file_that_cannot_be_used_says_why_and_changes_nothing(
    home: Home, content: str, reason: str
) -> None:
    settings_path(home).write_text(content, "utf-8")
    settings, told = coach_settings(home)
    assert settings == USUAL
    assert f"({reason})" in told
