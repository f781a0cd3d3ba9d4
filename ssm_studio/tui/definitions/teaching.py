"""What stands on stage two while there is nothing yet: what a relevant system is, and where to begin."""

from __future__ import annotations

from textual.content import Content

from ssm_studio.i18n import _


def begin_words() -> Content:
    """Where to begin in an empty definition."""
    return Content.styled(
        _("Begin with T, then W, C, A, O and E. P, Q and R say it once more: what, how, why."),
        "$muted",
    )


def teaching() -> Content:
    """What a relevant system is, and the keys that lead to the first one."""
    lines = (
        (_("A relevant system is one way to look at the situation:"), "bold"),
        (
            _(
                "“a system to …” that somebody might want, and that may teach something about a theme."
            ),
            "",
        ),
        ("", ""),
        (
            _(
                "Think of many, six to twelve. Choose two to four, and keep the others with the reason."
            ),
            "",
        ),
        (_("Some should cross the lines of the organisation; one may provoke."), ""),
    )
    words = Content("")
    for text, style in lines:
        words = words.append(Content.styled(f"{text}\n", style) if style else Content(f"{text}\n"))
    for key, meaning in (
        ("a", _("say the first one: “a system to …”")),
        ("g", _("questions that lead to one")),
        (":", _("or say it in the line below: system to share the water")),
    ):
        words = words.append(Content.styled(f"\n{key}  ", "bold $system")).append(
            Content.styled(meaning, "$muted")
        )
    return words
