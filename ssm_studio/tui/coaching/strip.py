"""One quiet line above the say line: the question that fits what is in view, and how many more there are."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from ssm_studio.i18n import _, ngettext
from ssm_studio.method.rules import Finding, rules
from ssm_studio.tui.clickable import ClickableLine, act
from ssm_studio.tui.coaching.words import INKS, SIGNS, message, sorted_findings
from ssm_studio.tui.where import STAGE_OF_KIND
from ssm_studio.tui.words import one_line, plain


def of_stage(findings: tuple[Finding, ...], stage: int) -> tuple[Finding, ...]:
    """The findings that belong to one stage; what runs across them to the one that shows its record."""
    return tuple(
        each
        for each in findings
        if (rules()[each.rule].stage or STAGE_OF_KIND.get(each.kind, 0)) == stage
    )


class FindingsStrip(ClickableLine):
    """Shows at most one finding; a click or F7 opens the list."""

    def show(
        self,
        findings: tuple[Finding, ...],
        *,
        field: tuple[str, str] | None = None,
        in_view: Sequence[str] = (),
    ) -> None:
        """Show what is worth asking here.

        Args:
            findings: the open ones of this stage.
            field: record and field that are being edited; a finding about them comes first.
            in_view: ids of what is in view, the most particular first; findings about those come next.
        """
        self.display = bool(findings)
        if not findings:
            return
        best = sorted_findings(findings)
        about_field = [each for each in best if (each.record, each.field) == field]
        about_view = [each for id_ in in_view for each in best if each.record == id_]
        chosen = (about_field or about_view or list(best))[0]
        rule = rules()[chosen.rule]
        number = ngettext("{n} question", "{n} questions", len(findings)).format(n=len(findings))
        tail = f"   {chosen.rule}   {number} · F7"
        room = max(self.app.size.width - len(tail) - 6, 20)
        words = one_line(_(rule.asks) or message(chosen), room)
        content = Content.assemble(
            plain(f"{SIGNS[rule.severity]} ", f"bold {INKS[rule.severity]}"),
            plain(words),
            plain(tail, "$muted"),
        )
        self.update(content.stylize(act("screen.findings")))
