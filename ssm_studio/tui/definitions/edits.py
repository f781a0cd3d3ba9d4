"""What the keys of stage two do: ask where something must be asked, then make one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.definitions import (
    DEFINITION_STATUSES,
    SYSTEM_TYPES,
    RelevantSystem,
    RootDefinition,
)
from ssm_studio.domain.edit import delete, set_fields, write
from ssm_studio.domain.edit_definitions import (
    ROW_KINDS,
    add_definition,
    choose_system,
    derive_definition,
    keep_aside,
    new_version,
    set_sentence,
)
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.method.sentence import sentence_text
from ssm_studio.tui.definitions import idea_prompts, row_options
from ssm_studio.tui.definitions.compare_view import MOST, Versus, other_definitions
from ssm_studio.tui.definitions.form import DefinitionSheet
from ssm_studio.tui.definitions.form_field import SheetField
from ssm_studio.tui.definitions.sentence_pane import SentencePane
from ssm_studio.tui.definitions.systems import STATUSES, TYPES, SystemList, line_name
from ssm_studio.tui.dialogs import AskLine, Choice, Choose
from ssm_studio.tui.stage import StageScreen
from ssm_studio.tui.text import one_line

_TYPE_HINTS = {
    "primary_task": N_("the organisation has it, or could set it up"),
    "issue_based": N_("it cuts across the organisation: nobody's box on the chart"),
}


class Deeds(StageScreen):
    """The actions of the screen; what is in view comes from the screen itself."""

    if TYPE_CHECKING:

        @property
        def definition(self) -> RootDefinition | None:
            """The definition in view."""

        @property
        def system(self) -> RelevantSystem | None:
            """The system in view."""

        @property
        def sheet(self) -> DefinitionSheet:
            """The fields in view."""

        @property
        def current_key(self) -> str:
            """The line of the list in view."""

        @property
        def keys(self) -> list[str]:
            """The lines of the list."""

        def select(self, key: str) -> None:
            """Bring a line of the list into view."""

    def do_and_show(self, step: Changeset, kind: str) -> None:
        """Make a step and bring the first record of `kind` that it adds into view."""
        made = next((put.id for put in step.puts if put.kind == kind and put.before is None), "")
        if self.studio.execute(step) is not None and made:
            self.reveal(kind, made)

    # Relevant systems

    def action_new_system(self) -> None:
        """One more relevant system."""
        self._ask_system(idea_prompts.Question(""))

    def action_another(self) -> None:
        """A question first, then the system that answers it."""
        asked = idea_prompts.questions(self.study, self.system)
        choices = [Choice(str(at), each.words, each.source, "?") for at, each in enumerate(asked)]

        def answered(value: str | None) -> None:
            if value is not None:
                self._ask_system(asked[int(value)])

        self.app.push_screen(Choose(_("Think of another system: whose?"), choices), answered)

    def _ask_system(self, question: idea_prompts.Question) -> None:
        def answered(words: str | None) -> None:
            if words and words.strip():
                self.do_and_show(
                    idea_prompts.said_system(self.study, words, question.issue_owner), "system"
                )

        hint = question.words or _("for example: to share the water of one canal")
        self.app.push_screen(AskLine(_("A system to …"), hint=hint), answered)

    def action_decide(self) -> None:
        """Choose the system in view, or keep it aside with the reason."""
        system = self.system
        if system is None:
            return
        if system.chosen:
            self._ask_reason(system)
        elif system.chosen is False:
            self._choose(system)
        else:
            choices = (
                Choice("choose", _("choose it, and begin its root definition"), "", "●"),
                Choice("aside", _("keep it aside, with the reason"), "", "○"),
            )

            def decided(value: str | None) -> None:
                if value == "choose":
                    self._choose(system)
                elif value == "aside":
                    self._ask_reason(system)

            name = one_line(read(system.name, self.study.language), 60)
            self.app.push_screen(Choose(name, choices), decided)

    def _choose(self, system: RelevantSystem) -> None:
        self.studio.execute(choose_system(self.study, system.id))
        self.reveal("system", system.id)
        if self.definition is not None:
            self.sheet.focus()

    def _ask_reason(self, system: RelevantSystem) -> None:
        def answered(reason: str | None) -> None:
            if reason is not None:
                self.studio.execute(keep_aside(self.study, system.id, reason.strip()))

        now = read(system.why_not, self.study.language)
        name = one_line(read(system.name, self.study.language)[:200], 60) or system.ref
        question = _("Why is “{name}” kept aside?").format(name=name)
        self.app.push_screen(
            AskLine(
                question, one_line(now), hint=_("The reason stays with it; so do its definitions.")
            ),
            answered,
        )

    def action_themes(self) -> None:
        """Tick the themes that the system in view comes from."""
        system = self.system
        if system is None:
            return
        language = self.study.language
        choices = [
            Choice(
                each.id,
                f"{each.ref} {one_line(read(each.name, language), 60)}".strip(),
                "",
                "✓" if each.id in system.from_themes else " ",
            )
            for each in self.study.themes.values()
        ]
        if not choices:
            self.studio.say_so(_("There are no themes yet: they are gathered on stage 1."))
            return

        def answered(value: str | None) -> None:
            if value is not None:
                had = system.from_themes
                kept = tuple(each for each in had if each != value)
                after = kept if value in had else (*had, value)
                self.execute(set_fields(self.study, "system", system.id, from_themes=after))

        self.app.push_screen(Choose(_("Which theme does it come from?"), choices), answered)

    def action_beside(self, step: int) -> None:
        """The line before or after in the list."""
        keys = self.keys
        if keys:
            at = keys.index(self.current_key) if self.current_key in keys else 0
            self.select(keys[max(0, min(at + step, len(keys) - 1))])

    # The definition

    def action_define(self) -> None:
        """Begin one more definition for the system in view."""
        system = self.system
        self.do_and_show(add_definition(self.study, system.id if system else None), "definition")

    def action_type(self) -> None:
        """Primary task or issue-based."""
        target = ("definition", self.definition) if self.definition else ("system", self.system)
        kind, record = target
        if record is None:
            return
        id_ = record.id
        choices = [Choice(key, _(TYPES[key]), _(_TYPE_HINTS[key])) for key in SYSTEM_TYPES]

        def answered(value: str | None) -> None:
            if value is not None:
                self.execute(set_fields(self.study, kind, id_, type=value))

        self.app.push_screen(
            Choose(_("Which type is it?"), choices, chosen=record.type or ""), answered
        )

    def action_status(self) -> None:
        """Draft, agreed, parked: the next one."""
        if (definition := self.definition) is None:
            return
        at = DEFINITION_STATUSES.index(definition.status) if definition.status in STATUSES else -1
        status = DEFINITION_STATUSES[(at + 1) % len(DEFINITION_STATUSES)]
        self.execute(set_fields(self.study, "definition", definition.id, status=status))

    def action_version(self) -> None:
        """Count a new version."""
        if self.definition is not None:
            self.execute(new_version(self.study, self.definition.id))

    def action_derive(self, up: bool) -> None:
        """A definition one level up or down."""
        if (definition := self.definition) is None:
            return
        if not (definition.r if up else definition.q):
            self.studio.say_so(
                _("R is empty: say why first, then go up.")
                if up
                else _("Q is empty: say how first, then go down.")
            )
            return
        self.do_and_show(derive_definition(self.study, definition.id, up=up), "definition")

    def action_by_hand(self) -> None:
        """Word the sentence by hand, starting from the composed one."""
        if (definition := self.definition) is None:
            return
        self.studio.flush()
        study = self.study
        if not read(definition.sentence, study.language).strip():
            words = sentence_text(study, definition, study.language)
            if words:
                step = write(study, "definition", definition.id, "sentence", words)
                self.execute(step)
        self.query_one(SentencePane).open_field()

    def action_compose_again(self) -> None:
        """Give the sentence back to the fields."""
        if self.definition is not None and self.definition.sentence is not None:
            self.execute(set_sentence(self.study, self.definition.id, None))

    def action_versus(self) -> None:
        """Put another definition beside what is in view, up to four in all."""
        if (definition := self.definition) is None:
            return
        versus = self.query_one(Versus)
        there = versus.compared(self.study, definition)
        others = other_definitions(self.study, there)
        if len(there) >= MOST or (not others and len(there) > 1):
            self.studio.say_so(_("No more stand side by side."))
            return
        if not others:
            self.studio.say_so(
                _("There is only one definition yet; two are needed to put them side by side.")
            )
            return
        if len(others) == 1:
            self._put_beside(others[0].id)
            return
        choices = [
            Choice(each.id, f"{each.ref} {one_line(line_name(self.study, each)[:200], 56)}")
            for each in others
        ]

        def answered(value: str | None) -> None:
            if value is not None:
                self._put_beside(value)

        self.app.push_screen(Choose(_("Put which one beside it?"), choices), answered)

    def _put_beside(self, other: str) -> None:
        self.studio.flush()
        versus = self.query_one(Versus)
        versus.others = (*versus.others, other)
        self.show_study(self.study)
        versus.scroll_home(animate=False)
        versus.focus()

    # Rows

    def action_facts(self) -> None:
        """What the row under the mark says besides its words."""
        field = self.sheet.current
        if self.definition is None or field is None or not field.is_row or not field.record:
            self.studio.say_so(_("Put the mark on a row of C, A, O or E first."))
            return
        self.ask_facts(field)

    def ask_facts(self, field: SheetField) -> None:
        """Ask what a row says besides its words."""
        self.studio.flush()
        letter, row_id = field.letter, field.record
        row = self.study.get(ROW_KINDS[letter], row_id) if row_id else None
        if row is None:
            return
        if not row_options.FACTS[letter]:
            self._ask_free(letter, row_id)
            return

        def answered(value: str | None) -> None:
            if value is None:
                return
            if row_options.is_free(letter, value):
                self._ask_free(letter, row_id)
            else:
                self.execute(row_options.chosen(self.study, letter, row_id, value))

        name = one_line(field.text[:200], 60) or field.letter
        self.app.push_screen(
            Choose(name, row_options.choices(letter, row, self.study.language)), answered
        )

    def _ask_free(self, letter: str, row_id: str) -> None:
        kind = ROW_KINDS[letter]
        name, question = row_options.FREE[letter]
        row = self.study.get(kind, row_id)

        def answered(words: str | None) -> None:
            if words is not None:
                self.execute(write(self.study, kind, row_id, name, words.strip()))

        now = read(getattr(row, name), self.study.language) if row is not None else ""
        self.app.push_screen(AskLine(_(question), one_line(now)), answered)

    def action_delete(self) -> None:
        """Delete the row under the mark; in the list, the definition or the system."""
        if isinstance(self.focused, SystemList):
            kind, _colon, id_ = self.current_key.partition(":")
            if id_:
                self._delete(kind, id_)
            return
        field = self.sheet.current
        if self.focused is self.sheet and field is not None and field.is_row and field.record:
            self.delete_row(field)

    def delete_row(self, field: SheetField) -> None:
        """Delete a row; the mark goes on to what is below it."""
        fields = self.sheet.fields
        at = fields.index(field) if field in fields else 0
        self._delete(field.kind, field.record)
        self.show_news()
        self.sheet.focus()
        self.sheet.mark_at(at)

    def _delete(self, kind: str, id_: str) -> None:
        step = delete(self.study, kind, id_)
        if self.studio.execute(step) is not None:
            self.studio.say_so(_("{done}. Ctrl+Z brings it back.").format(done=step.label))
