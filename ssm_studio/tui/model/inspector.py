"""The chosen activity: its words, what it needs and feeds, what it covers."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from ssm_studio.domain.activity_names import odd_name
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.method.rules.registry import Finding
from ssm_studio.tui import interest
from ssm_studio.tui.clickable import ClickableText, act
from ssm_studio.tui.fields import StudyField
from ssm_studio.tui.model.badges import ActivityNotes, reasons, wording_offered
from ssm_studio.tui.model.expansion import level_facts
from ssm_studio.tui.model.selection import Selection, Shown
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.text import one_line, plain

if TYPE_CHECKING:
    from textual.css.styles import RulesMap

KINDS = {
    "operational": N_("operational activity"),
    "criteria": N_("criteria of monitoring"),
    "monitor": N_("monitoring"),
    "control": N_("control"),
}
LETTERS = (
    ("C", "$real"),
    ("A", "$letter-a"),
    ("T", "$letter-t"),
    ("W", "$worldview"),
    ("O", "$letter-o"),
    ("E", "$letter-e"),
    ("P", "$ink"),
    ("Q", "$ink"),
    ("R", "$ink"),
)


class ActivityInspector(Vertical):
    """Everything about one activity."""

    BLANK = True
    """Nothing of its own is to be seen between its parts."""

    def __init__(self) -> None:
        """No activity yet."""
        super().__init__(id="inspector")
        self._shown, self._noted = Shown(), Shown()

    def compose(self) -> ComposeResult:
        """Number and kind, words, notes, arrows in words, letters."""
        yield StaticText(id="activity-head")
        yield StudyField(
            "activity", "", "text", prompt=_("a verb, and what it acts on"), id="activity-text"
        )
        yield ActivityNotes(id="activity-notes")
        yield ClickableText(id="activity-facts")

    def show(self, at: Selection, findings: tuple[Finding, ...], *, read_only: bool) -> None:
        """Show the chosen activity with what the coach asks about it; nothing where none is chosen."""
        study, activity = at.study, at.activity
        self.display = activity is not None
        if activity is None:
            return
        if self._noted.anew(study, activity, findings):
            offered = wording_offered(study, activity, findings)
            self.query_one(ActivityNotes).show_notes(offered, reasons(study, activity.id, findings))
        if not self._shown.anew(study, activity, read_only):
            return
        kind = _(KINDS.get(activity.kind or "operational", "operational activity"))
        head = Content.assemble(
            plain(activity.number or "·", "bold $system"),
            (f"  {kind}", "$muted"),
            (f"  {interest.told(study, activity)}", "$muted"),
        )
        self.query_one("#activity-head", StaticText).show(head)
        field = self.query_one("#activity-text", StudyField)
        field.read_only = read_only
        field.point_at("activity", activity.id, "text", read(activity.text, study.language))
        self.query_one("#activity-facts", ClickableText).show(_facts(study, activity))
        self._fit()

    def on_resize(self) -> None:
        """In another room the facts take the rest of it, or have to be scrolled to."""
        self._fit()

    def _fit(self) -> None:
        """Have the facts take the rest of the pane, so that other facts need no other layout, where they fit there."""
        pane, facts = self.parent, self.query_one("#activity-facts", ClickableText)
        field, notes = self.query_one(StudyField), self.query_one(ActivityNotes)
        width = facts.size.width
        if not isinstance(pane, Widget) or not width:
            return
        rules = cast("RulesMap", facts.styles)
        above = 2 + field.wrapped_document.height
        above += notes.visual.get_height(rules, width) + 1 if notes.display else 0
        room = pane.size.height - above
        lines = facts.visual.plain.split("\n") if isinstance(facts.visual, Content) else []
        # Two rows of broken words hold more than one row has cells: wrapping them is not needed to know that they fit.
        if lines and sum(2 * (len(each) * 2 // width) + 1 for each in lines) <= room:
            self.set_class(False, "-long")
        else:
            self.set_class(facts.visual.get_height(rules, width) > room, "-long")


def _facts(study: Study, activity: Activity) -> Content:
    others = activities_of(study, activity.model or "")
    needs = [study.activities[i] for i in activity.depends_on if i in study.activities]
    feeds = [each for each in others if activity.id in each.depends_on]
    feedback = [study.activities[i] for i in activity.feedback_from if i in study.activities]
    informed = [study.activities[i] for i in activity.informed_by if i in study.activities]
    odd = odd_name(study, activity)
    words = [Content.styled(f"\n{odd}\n\n" if odd else "\n", "$muted")]
    for title, found, action in (
        (_("needs"), needs, "screen.edit('needs')"),
        (_("feeds"), feeds, "screen.edit('feeds')"),
        (_("feedback from"), feedback, "screen.edit('feedback')"),
        (_("informed by"), informed, "screen.edit('information')"),
    ):
        if found or title in (_("needs"), _("feeds")):
            words.append(_arrows(study, title, found, action))
    words.append(level_facts(study, activity))
    model = study.models.get(activity.model or "")
    if model is None or not model.real_world:
        words.append(_letters(activity))
    if activity.phase:
        words += [
            Content.styled(_("phase") + "\n", "$muted"),
            plain(f"{_(activity.phase)}\n\n"),
        ]
    asked = [
        row
        for row in study.comparison_rows.values()
        if activity.id in (row.target or "").split(">")
    ]
    if asked:
        refs = ", ".join(row.ref for row in asked)
        words += [Content.styled(_("compared in") + "\n", "$muted"), plain(refs, "$system")]
    return Content.assemble(*words)


def _letters(activity: Activity) -> Content:
    """The letters of the definition, those marked that the activity covers."""
    marks = [
        (f"{letter}■ ", f"bold {colour}")
        if letter in activity.covers
        else (f"{letter}· ", "$muted")
        for letter, colour in LETTERS
    ]
    words = Content.assemble((_("covers") + "\n", "$muted"), *marks)
    return words.stylize(act("screen.edit('covers')")).append("\n\n")


def _arrows(study: Study, title: str, found: list[Activity], action: str) -> Content:
    words = [Content.styled(f"{title}\n", "$muted")]
    if not found:
        words.append(Content.styled("–\n", "$muted"))
    for each in found:
        line = one_line(read(each.text, study.language), 48)
        words += [plain(f"{each.number} ", "bold $system"), plain(f"{line}\n")]
    return Content.assemble(*words).stylize(act(action)).append("\n")
