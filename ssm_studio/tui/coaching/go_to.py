"""From a finding to where it is answered: the field it speaks of, a tab, or the form of the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssm_studio.method.rules.asking import wanted
from ssm_studio.method.rules.registry import Finding
from ssm_studio.method.stage_names import STAGE_OF_KIND
from ssm_studio.tui.studio import Studio

if TYPE_CHECKING:
    from textual.app import App


def go_to_finding(app: App[None], studio: Studio, finding: Finding) -> None:
    """Show where a finding is answered, with the cursor in the field where there is one."""
    if finding.kind != "session":
        studio.go_to_field(finding.kind, finding.record, finding.field)
        return
    kind, field = wanted(finding)
    if kind in STAGE_OF_KIND:
        first = next(iter(studio.study.table(kind)), "")
        studio.go_to_field(kind, first, field if first and kind == "definition" else "")
        return
    from ssm_studio.tui.session_form import SessionForm

    app.push_screen(SessionForm(field if kind == "session" else "person"))
