"""The clinic of T: transformations as they are often written first, what ails them, and what may help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.content import Content

from ssm_studio.i18n import N_, _
from ssm_studio.tui.clickable import act


@dataclass(frozen=True, slots=True)
class Case:
    """One transformation as it was first written; all texts are to be translated. `better` may be empty."""

    written: str
    ails: str
    better: str = ""


RULE: Final = N_("What comes in must be recognised in what goes out, in another state.")

CASES: Final = (
    Case(
        N_("staff, budget, data → report"),
        N_("These are resources, used or used up; the report does not contain them."),
        N_("results nobody reports → results that are reported"),
    ),
    Case(
        N_("monitor performance"),
        N_("This is something to do. What is different afterwards, and of what?"),
        N_("performance nobody watches → performance that is watched"),
    ),
    Case(
        N_("need for recognition → need met"),
        N_("This one is fine: for an abstract T this form is usual."),
    ),
    Case(
        N_("poor culture → good culture and joined data"),
        N_("Two transformations in one. Each deserves a root definition of its own."),
        N_("data kept apart → data joined"),
    ),
    Case(
        N_("reports → the welfare of citizens"),
        N_("Many steps lie between these two. Welfare is why: it belongs in R."),
        N_("reports put away → reports that decisions rest on"),
    ),
)
"""After the method reference, 2.5."""

LAST: Final = N_(
    "Something concrete that comes in goes out as something concrete, something abstract as something abstract."
)


def clinic_line() -> Content:
    """The rule of thumb as a short question, and where the cases are."""
    words = Content.styled(_("Is what came in still there, in another state?"), "$muted")
    return words.append(Content.styled("  F8", "$system").stylize(act("screen.ask('clinic')")))


def clinic_words() -> Content:
    """The rule of thumb and the cases, one below the other."""
    words = Content.styled(_(RULE) + "\n", "bold")
    for case in CASES:
        words = words.append("\n").append(Content.styled(_(case.written) + "\n", "$letter-t"))
        words = words.append(Content.styled(_(case.ails) + "\n", "$muted"))
        if case.better:
            words = words.append(Content.styled("✓ ", "$done")).append(_(case.better) + "\n")
    return words.append(Content.styled("\n" + _(LAST), "$muted"))
