"""What stage three does to a study: each command asks at most one line and makes one step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ssm_studio.domain import edit, edit_model
from ssm_studio.domain.changes import Changeset, apply, join
from ssm_studio.domain.edit_activities import watch_all
from ssm_studio.domain.edit_correspondence import LETTERS
from ssm_studio.domain.edit_definitions import definition_name
from ssm_studio.domain.model import PHASES, Activity, ConceptualModel
from ssm_studio.domain.study import activities_of
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.tui.dialogs import AskLine, Choice, Choose
from ssm_studio.tui.stage import StageScreen
from ssm_studio.tui.text import one_line

PHASE_WORDS: Final = {
    "prepare": N_("prepare: get or define what is to be transformed"),
    "transform": N_("transform it"),
    "output": N_("output: deal with the result"),
    "support": N_("support the others"),
}


class ModelDeeds(StageScreen):
    """The edits of stage three; what is in view comes from `ModelScreen`."""

    @property
    def model(self) -> ConceptualModel | None:
        """The model in view."""
        raise NotImplementedError

    @property
    def activity(self) -> Activity | None:
        """The chosen activity."""
        raise NotImplementedError

    def choose(self, activity: str | None) -> None:
        """Choose an activity of the model in view."""
        raise NotImplementedError

    def choose_model(self, id_: str | None) -> None:
        """Bring another model into view."""
        raise NotImplementedError

    def _ask(
        self, question: str, then: Callable[[str], None], value: str = "", hint: str = ""
    ) -> None:
        def answered(words: str | None) -> None:
            if words is not None:
                then(words.strip())

        self.app.push_screen(AskLine(question, value, hint=hint), answered)

    def _ask_for(
        self, question: str, then: Callable[[tuple[str, ...]], None], value: str, hint: str = ""
    ) -> None:
        """Ask for numbers below the diagram; where nobody has one of them, that is said and the line stays."""

        def answered(words: str | None) -> None:
            if words is None or self.model is None:
                return
            ids, missing = edit_model.numbers_to_ids(self.study, self.model.id, words)
            if missing:
                said = _("There is no activity {number} in this model.").format(number=missing)
                self._ask_for(question, then, words, said)
            else:
                then(ids)

        self.app.push_screen(AskLine(question, value, hint=hint, beneath=True), answered)

    def ask_new(self, question: str, made: Callable[[str], Changeset]) -> None:
        """Ask for the words of a new activity, and do the step that is `made` of them."""

        def then(words: str) -> None:
            self.add_said(made, words)

        self._ask(question, then, hint=_("Begin with a verb: what would one actually do?"))

    def add_said(self, made: Callable[[str], Changeset], words: str) -> None:
        """Add an activity of these words; where somebody deleted the model meanwhile, they are given back."""
        step = made(words) if words else None
        if step:
            self._add(step)
        elif words:
            self.studio.say_deleted(words)

    def _add(self, step: Changeset) -> None:
        """Do a step that adds an activity, and choose it."""
        new = step.puts[-1].id if step.puts else None
        for put in step.puts:
            if put.before is None:
                new = put.id
        if self.studio.execute(step) is not None:
            self.choose(new)

    # Adding

    def action_add_after(self) -> None:
        """An activity that needs the chosen one; the first of a model needs nothing."""
        model, chosen = self.model, self.activity
        if model is None:
            self.action_new_model()
            return
        watching = chosen is not None and (chosen.kind or "operational") != "operational"
        needs = (chosen.id,) if chosen is not None and not watching else ()
        number = chosen.number if needs and chosen else ""
        question = (
            _("What must be done that needs {number}?").format(number=number)
            if number
            else _("What must be done?")
        )
        self.ask_new(
            question,
            lambda words: edit_model.add_activity(self.study, model.id, words, needs=needs),
        )

    def action_add_free(self) -> None:
        """An activity that needs nothing yet."""
        model = self.model
        if model is None:
            self.action_new_model()
            return
        self.ask_new(
            _("What must be done?"),
            lambda words: edit_model.add_activity(self.study, model.id, words),
        )

    def action_add_before(self) -> None:
        """An activity that the chosen one needs."""
        model, chosen = self.model, self.activity
        if model is None or chosen is None:
            self.action_add_free()
            return

        def made(words: str) -> Changeset:
            added = edit_model.add_activity(self.study, model.id, words)
            if not added:
                return added
            after = apply(self.study, added)
            new = next(put.id for put in added.puts if put.before is None)
            arrow = edit_model.connect_activities(after, new, chosen.id)
            return join(added.label, added, arrow)

        question = _("What must have been done before {number}?").format(number=chosen.number)
        self.ask_new(question, made)

    def action_add_beside(self) -> None:
        """An activity that needs the same as the chosen one."""
        model, chosen = self.model, self.activity
        if model is None or chosen is None or not chosen.depends_on:
            self.action_add_free()
            return
        needs = tuple(each for each in chosen.depends_on if each in self.study.activities)
        numbers = ", ".join(self.study.activities[each].number or "?" for each in needs)
        question = _("What else must be done that needs {numbers}?").format(numbers=numbers)
        self.ask_new(
            question,
            lambda words: edit_model.add_activity(self.study, model.id, words, needs=needs),
        )

    def action_control(self) -> None:
        """Criteria, monitoring and control in one step; where they are there, what came later is watched, too."""
        if self.model is None:
            return
        step = edit_model.add_control(self.study, self.model.id)
        if step:
            self._add(step)
        elif later := watch_all(self.study, self.model.id):
            self.execute(later)
            self.studio.say_so(later.label)
        else:
            self.studio.say_so(_("This model has monitoring and control already."))

    def action_new_model(self) -> None:
        """A model for one of the root definitions."""

        def answered(definition: str) -> None:
            step = edit_model.add_model(self.study, definition or None)
            if self.studio.execute(step) is not None:
                self.choose_model(step.puts[-1].id)

        self._ask_definition_of(_("a model without a root definition yet"), answered)

    def action_definition(self) -> None:
        """Which root definition the model in view carries out: what was begun without one gets one later."""
        model = self.model
        if model is None or model.real_world:
            self.studio.say_so(
                _("That is asked of a conceptual model, not of what is done today.")
                if model is not None
                else _("No model yet")
            )
            return

        def answered(definition: str) -> None:
            label = _("Say which root definition {model} carries out").format(model=model.ref)
            step = edit.set_fields(
                self.study, "model", model.id, label, root_definition=definition or None
            )
            self.execute(step)

        now = model.root_definition or ""
        self._ask_definition_of(_("for no root definition yet"), answered, now)

    def _ask_definition_of(
        self, none: str, then: Callable[[str], None], now: str | None = None
    ) -> None:
        """Ask for a root definition; "" for the line that says `none`."""
        study = self.study
        choices = [
            Choice(each.id, definition_name(study, each), hint=each.ref)
            for each in study.root_definitions.values()
        ]
        choices.append(Choice("", none))

        def answered(definition: str | None) -> None:
            if definition is not None:
                then(definition)

        chosen = choices[0].value if now is None else now
        question = _("For which root definition is the model?")
        self.app.push_screen(Choose(question, choices, chosen=chosen), answered)

    # Wording

    def action_edit(self) -> None:
        """Word the chosen activity anew."""
        chosen = self.activity
        if chosen is None:
            return

        base = read(chosen.text, self.study.language)

        def then(words: str) -> None:
            self.reword(chosen.id, base, words)

        self._ask(_("Activity {number}").format(number=chosen.number), then, base)

    def reword(self, activity: str, base: str, words: str) -> None:
        """Store the words of an activity that were `base` when somebody began; the same words are no step."""
        if words != " ".join(base.split()):
            step = self.studio.written("activity", activity, "text", base, words)
            if step:
                self.execute(step)

    def action_rename(self) -> None:
        """Give the model a title."""
        model = self.model
        if model is None:
            return

        def then(words: str) -> None:
            self.execute(edit.write(self.study, "model", model.id, "title", words))

        self._ask(_("What is the model called?"), then, edit_model.model_title(self.study, model))

    # Arrows

    def action_needs(self) -> None:
        """Which activities must have been done before the chosen one."""
        question = _("What must have been done before one can do {number}? Numbers:")
        self._ask_numbers("depends_on", question, _("Say what {number} needs"))

    def action_feedback(self) -> None:
        """Where feedback to the chosen activity comes from."""
        question = _("From where does {number} get feedback? Numbers:")
        label = _("Say from where {number} gets feedback")
        self._ask_numbers("feedback_from", question, label)

    def action_information(self) -> None:
        """Where information for the chosen activity comes from."""
        question = _("From where is {number} informed? Numbers:")
        self._ask_numbers("informed_by", question, _("Say from where {number} is informed"))

    def _ask_numbers(self, field: str, question: str, label: str) -> None:
        chosen, study = self.activity, self.study
        if chosen is None:
            return
        numbers = [
            study.activities[each].number or ""
            for each in getattr(chosen, field)
            if each in study.activities
        ]

        def then(ids: tuple[str, ...]) -> None:
            said = label.format(number=chosen.number)
            wanted = tuple(each for each in dict.fromkeys(ids) if each != chosen.id)
            values: dict[str, Any] = {field: wanted}
            self.execute(edit.set_fields(self.study, "activity", chosen.id, said, **values))

        self._ask_for(question.format(number=chosen.number), then, " ".join(numbers))

    def action_feeds(self) -> None:
        """Which activities need the chosen one."""
        chosen, study, model = self.activity, self.study, self.model
        if chosen is None or model is None:
            return
        fed = [a for a in activities_of(study, model.id) if chosen.id in a.depends_on]

        def then(ids: tuple[str, ...]) -> None:
            steps, after = [], self.study
            for other in activities_of(after, model.id):
                if other.id == chosen.id:
                    continue
                rest = tuple(each for each in other.depends_on if each != chosen.id)
                needs = (*rest, chosen.id) if other.id in ids else rest
                if (other.id in ids) != (chosen.id in other.depends_on):
                    step = edit_model.set_needs(after, other.id, needs)
                    after = apply(after, step)
                    steps.append(step)
            self.execute(join(_("Say what needs {number}").format(number=chosen.number), *steps))

        question = _("What cannot be done without {number}? Numbers:").format(number=chosen.number)
        self._ask_for(question, then, " ".join(a.number or "" for a in fed))

    # Marks

    def action_phase(self) -> None:
        """Prepare, transform, output or support."""
        chosen = self.activity
        if chosen is None:
            return
        choices = [Choice(phase, _(PHASE_WORDS[phase])) for phase in PHASES]

        def answered(phase: str | None) -> None:
            if phase:
                self.execute(edit.set_fields(self.study, "activity", chosen.id, phase=phase))

        self.app.push_screen(
            Choose(
                _("What does it do to the thing transformed?"), choices, chosen=chosen.phase or ""
            ),
            answered,
        )

    def action_covers(self) -> None:
        """Which parts of CATWOE the chosen activity takes account of."""
        chosen = self.activity
        if chosen is None:
            return

        def then(words: str) -> None:
            letters = tuple(each for each in LETTERS if each in words.upper())
            if words and not letters:
                self.studio.say_so(_("“{words}” names no letter.").format(words=one_line(words)))
                return
            label = _("Mark what “{name}” covers").format(
                name=edit.short_name(chosen, self.study.language)
            )
            self.execute(edit.set_fields(self.study, "activity", chosen.id, label, covers=letters))

        hint = _(
            "Letters of CATWOE, or P Q R, that this activity takes account of, for example  T C"
        )
        self._ask(_("Which letters does it cover?"), then, " ".join(chosen.covers), hint)

    # Taking away, ordering

    def action_delete(self) -> None:
        """Delete the chosen activity; Undo brings it back with its arrows. A neighbour of it is chosen then."""
        gone = self.activity
        if gone is None:
            return
        ids = [each.id for each in activities_of(self.study, gone.model or "")]
        fed = (id_ for id_ in ids if gone.id in self.study.activities[id_].depends_on)
        before = ids[max(ids.index(gone.id) - 1, 0)]
        near = (id_ for id_ in (*gone.depends_on, *fed, before) if id_ in ids)
        if (beside := next(near, gone.id)) != gone.id:
            self.choose(beside)
        self.execute(edit_model.delete_activity(self.study, gone.id))

    def action_remove_model(self) -> None:
        """Delete the model in view; Undo brings it back."""
        if self.model is not None:
            self.execute(edit.delete(self.study, "model", self.model.id))

    def action_renumber(self) -> None:
        """Number the activities in logical order."""
        if self.model is not None:
            step = edit_model.renumber(self.study, self.model.id)
            if step:
                self.execute(step)
            else:
                self.studio.say_so(_("The numbers are in logical order already."))
