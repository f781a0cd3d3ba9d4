"""Pictures and models in words: a drawing with its key, outlines with the lines that come in, nothing private."""

from __future__ import annotations

from ssm_studio.domain.study import Study
from ssm_studio.formats.registry import produce
from tests.say.test_interpreter import typed


def drawn() -> Study:
    return typed(
        "actor Keeper",
        "group Farmers *",
        "Keeper -> Farmers * : what is left",
        "! dry fields @ Farmers *",
        "power the chief decides",
    )


def made(study: Study, what: str, format_: str) -> str:
    (file,) = produce(study, what, format_)
    return file.data.decode("utf-8")


def test_a_picture_as_text_is_the_drawing_and_then_its_key() -> None:
    text = made(drawn(), "picture", "txt")
    drawing, key = text.split("E01 Keeper (person)")
    assert "Keeper" in drawing
    assert "L01 → E02 Farmers * (flow: what is left)" in key
    assert "E03 dry fields (concern), of E02 Farmers *" in key
    assert "chief" not in text


def test_an_outline_has_what_comes_in_too() -> None:
    text = made(drawn(), "picture", "md")
    assert text.startswith("# RP1")
    assert "  - L01 ← E01 Keeper (flow: what is left)" in text
    assert "Farmers \\*" in text
    assert "chief" not in text


def test_a_model_as_markdown_is_its_text_view() -> None:
    study = typed("system to share", "choose RS1", stage=2)
    study = typed("1 Look", "2 Act < 1", "control", stage=3, study=study)
    text = made(study, "model", "md")
    assert text.startswith("# CM1")
    assert "- **2** Act\n  - needs 1" in text
    assert "## Monitoring and control" in text
