"""One quiet line above the say line: the question that fits what is in view, or that the stage needs next."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual.content import Content

from ssm_studio.i18n import _
from ssm_studio.method.rules.asking import questions, stage_of
from ssm_studio.method.rules.registry import Finding, rules
from ssm_studio.tui.clickable import AnswerLine, act
from ssm_studio.tui.coaching.finding_text import INKS, SIGNS, message
from ssm_studio.tui.text import one_line, plain


def of_stage(findings: tuple[Finding, ...], stage: int) -> tuple[Finding, ...]:
    """The findings that belong to one stage; what runs across them to the one that shows its record."""
    return tuple(each for each in findings if stage_of(each) == stage)


class FindingsStrip(AnswerLine):
    """Shows at most one finding, and an empty line where there is none; a click or F7 opens the list."""

    def show(
        self,
        findings: tuple[Finding, ...],
        *,
        field: tuple[str, str] | None = None,
        in_view: Sequence[str] = (),
        where: Callable[[Finding], str] = lambda _finding: "",
    ) -> None:
        """Show what is worth asking here.

        Args:
            findings: the open ones of this stage.
            field: record and field that are being edited; a finding about them comes first.
            in_view: ids of what is in view, the most particular first; findings about those come next.
            where: how the record of a finding is called in short; said where that is not in view, so that the room
                does not look for it here.
        """
        if not findings:
            # The line stays: a row that comes and goes would lay out the whole screen again.
            self.draw(Content(""))
            return
        told = questions(findings)
        best = [each for question in told for each in question.findings]
        about_field = [each for each in best if (each.record, each.field) == field]
        places = {id_: at for at, id_ in reversed(list(enumerate(in_view)))}
        about_view = sorted(
            (each for each in best if each.record in places), key=lambda each: places[each.record]
        )
        chosen = (about_field or about_view or best)[0]
        elsewhere = "" if about_field or about_view else where(chosen)
        rule = rules()[chosen.rule]
        alike = next(len(each.findings) for each in told if chosen in each.findings)
        number = f" ×{alike}" if alike > 1 else ""
        tail = f"   {chosen.rule}{number} · F7"
        about = f"{elsewhere}  " if elsewhere else ""
        asks, rest = one_line(_(rule.asks) or message(chosen)), self.app.size.width - len(about) - 4
        if cell_len(asks) > rest - len(tail):
            # The question matters more than where it is written; F7 says that too.
            tail = "" if rest - len("   F7") < cell_len(asks) <= rest else "   F7"
        words = _whole_sentences(asks, max(rest - len(tail), 20))
        content = Content.assemble(
            plain(f"{SIGNS[rule.severity]} ", f"bold {INKS[rule.severity]}"),
            plain(about, "bold $muted"),
            plain(words),
            plain(tail, "$muted"),
        )
        self.draw(content.stylize(act("screen.findings")))


def _whole_sentences(words: str, room: int) -> str:
    """As many whole sentences as have room in so many cells; where not even one has, its beginning."""
    if cell_len(words) <= room:
        return words
    ends = [found.end() for found in re.finditer(r"[.?!](?= )", words)]
    fits = [end for end in ends if cell_len(words[:end]) <= room]
    return words[: fits[-1]] if fits else one_line(words, room)
