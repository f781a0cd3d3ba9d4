"""One definition to be worked on: title row, form, and the sentence that its fields make."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.tui.definitions.conversations import with_typing
from ssm_studio.tui.definitions.form import DefinitionForm
from ssm_studio.tui.definitions.sentence_pane import SentencePane
from ssm_studio.tui.definitions.title_row import TitleRow
from ssm_studio.tui.fields import StudyField
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.studio import studio_of


class DefinitionPage(Vertical):
    """The page of a definition. Its sentence, and the coach, follow what is being typed before it is stored."""

    def __init__(self) -> None:
        """No definition yet."""
        super().__init__(id="definition")
        self.title_row = TitleRow()
        self.form = DefinitionForm()
        self.sentence = SentencePane()
        self._hint = StaticText(_begin_words(), id="definition-hint", markup=False)

    def compose(self) -> ComposeResult:
        """Title, where to begin, form, sentence."""
        yield self.title_row
        yield self._hint
        yield self.form
        yield self.sentence

    def show(self, study: Study, definition: RootDefinition) -> None:
        """Show a definition as the study has it; words being typed stay."""
        studio_of(self).definition = definition.id
        self.title_row.show(study, definition)
        self.form.show(study, definition)
        self.sentence.show(study, definition)
        begun = any(
            (
                definition.transformation_input,
                definition.transformation_output,
                definition.worldview,
            )
        )
        if self._hint.display == begun:
            self._hint.display = not begun

    def follow_typing(self, field: StudyField) -> None:
        """Show what words that are being typed make of the sentence, and what the coach would ask."""
        studio = studio_of(self)
        study = with_typing(studio.study, self.form.definition, field)
        if (definition := study.root_definitions.get(self.form.definition)) is not None:
            self.sentence.show(study, definition)
            studio.consider(study)


def _begin_words() -> Content:
    """Where to begin in an empty definition."""
    return Content.styled(
        _("Begin with T, then W, C, A, O and E. P, Q and R are what, how and why."),
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
        ("a", _("type the first one: “a system to …”")),
        ("g", _("questions that lead to one")),
        (":", _("or type it in the line below: system to share the water")),
    ):
        words = words.append(Content.styled(f"\n{key}  ", "bold $system")).append(
            Content.styled(meaning, "$muted")
        )
    return words
