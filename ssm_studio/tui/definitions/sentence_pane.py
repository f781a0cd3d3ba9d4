"""The definition as a sentence: composed live from the fields, or worded by hand."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from ssm_studio.domain.definition_rows import OMITTED, rows_of
from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.edit import write
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.method.sentence import CATWOE, ROW_LETTERS, Part, composed, mentions, sentence_text
from ssm_studio.tui.clickable import ClickableLine, act
from ssm_studio.tui.definitions.catwoe_fields import LONGEST_SHOWN, letter_list, sentence_words
from ssm_studio.tui.fields import LoneField, StudyField
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.studio import studio_of


def sentence_of(
    study: Study, definition: RootDefinition
) -> tuple[tuple[Part, ...], tuple[str, ...], bool]:
    """The sentence in parts, the letters that are filled but not said in it, and whether it is worded by hand."""
    language = study.language
    by_hand = read(definition.sentence, language)
    if not by_hand.strip():
        parts = composed(study, definition, language)
        return parts, _unsaid(study, definition, parts), False
    if len(by_hand) > LONGEST_SHOWN:
        return (Part("", by_hand),), (), True
    found = mentions(by_hand, study, definition, language)
    return found.parts, found.missing, True


def _unsaid(study: Study, definition: RootDefinition, parts: tuple[Part, ...]) -> tuple[str, ...]:
    """The CATWOE letters that are filled but that a composed sentence does not say; P says what T does."""
    said = {"T" if part.letter == "P" else part.letter for part in parts}
    filled = {
        "T": definition.transformation_input or definition.transformation_output,
        "W": definition.worldview,
        **{letter: rows_of(study, definition.id, letter) for letter in ROW_LETTERS},
    }
    return tuple(letter for letter in CATWOE if filled[letter] and letter not in said)


def _left_out(definition: RootDefinition, letter: str) -> bool:
    return letter in OMITTED and getattr(definition, OMITTED[letter]) is not None


class SentencePane(Vertical):
    """Heading, sentence, and while it is worded by hand what it mentions."""

    def __init__(self) -> None:
        """Nothing to say yet."""
        super().__init__(id="sentence-pane")
        self.field: StudyField | None = None
        """Where the sentence is worded by hand; made when that is first wanted."""
        self._seen: tuple[object, ...] = ()
        self._said: tuple[object, ...] = ()
        self._definition = ""

    def compose(self) -> ComposeResult:
        """Heading, sentence, mentions."""
        yield SentenceHeading(id="sentence-heading", markup=False)
        with VerticalScroll(id="sentence-scroll", can_focus=False):
            yield StaticText(id="sentence", markup=False)
        yield StaticText(id="mentions", markup=False)

    def show(self, study: Study, definition: RootDefinition) -> None:
        """Show the sentence as a study has it; nothing is composed again that has not changed."""
        self._definition = definition.id
        rows = tuple(row for letter in ROW_LETTERS for row in rows_of(study, definition.id, letter))
        seen = (definition, rows, study.language)
        self._point(study, definition)
        if seen == self._seen:
            return
        self._seen = seen
        parts, missing, by_hand = said = sentence_of(study, definition)
        left_out = tuple(_left_out(definition, letter) for letter in OMITTED)
        if (said, left_out, study.language) == self._said:
            return
        self._said = said, left_out, study.language
        self.query_one(SentenceHeading).show_way(by_hand)
        words = sentence_words(parts)
        if not parts:
            words = Content.styled(
                _("It is composed here as the fields are filled: O, A, P or else T, Q, R and E."),
                "$muted",
            )
        self.query_one("#sentence", StaticText).show(words)
        mentioned = self.query_one("#mentions", StaticText)
        line = _mentions_words(definition, parts, missing, by_hand=by_hand)
        if mentioned.display != bool(line):
            mentioned.display = bool(line)
        mentioned.show(line)

    def word_by_hand(self) -> None:
        """Open the field that words the sentence, beginning with the composed one."""
        studio = studio_of(self)
        studio.flush()
        study = studio.study
        definition = study.root_definitions.get(self._definition)
        if definition is None:
            return
        words = sentence_text(study, definition, study.language)
        if words and not read(definition.sentence, study.language).strip():
            studio.execute(write(study, "definition", definition.id, "sentence", words))
            study = studio.study
            self.show(study, study.root_definitions[definition.id])
        self.add_class("-writing")
        self._writing(study, definition).focus()

    def _writing(self, study: Study, definition: RootDefinition) -> StudyField:
        if self.field is None:
            self.field = LoneField("definition", "", "sentence", many_lines=True, id="by-hand")
            self._point(study, study.root_definitions[definition.id])
            self.mount(self.field, before="#mentions")
        return self.field

    def _point(self, study: Study, definition: RootDefinition) -> None:
        words = read(definition.sentence, study.language)
        if self.field is not None:
            self.field.point_at("definition", definition.id, "sentence", words)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Leaving the field shows the sentence again."""
        if event.widget is self.field:
            self.remove_class("-writing")


def _mentions_words(
    definition: RootDefinition, parts: Sequence[Part], missing: Sequence[str], *, by_hand: bool
) -> Content:
    """Which letters the sentence says, which it does not, and which are left out on purpose."""
    marked = {"T" if part.letter == "P" else part.letter for part in parts}
    said = [key for key in CATWOE if by_hand and key in marked]
    unsaid = [letter for letter in missing if parts and not _left_out(definition, letter)]
    meant = [letter for letter in OMITTED if _left_out(definition, letter)]
    unsaid_words = _("but not") if said else _("The sentence does not mention")
    lists = (
        (_("The sentence mentions"), said),
        (unsaid_words, unsaid),
        (_("deliberately omitted"), [letter for letter in meant if letter not in said]),
    )
    return Content("   ").join(
        Content.styled(words, "$muted").append(letter_list(letters))
        for words, letters in lists
        if letters
    )


class SentenceHeading(ClickableLine, StaticText):
    """What the pane is, and the keys that word the sentence."""

    _by_hand: bool | None = None

    def show_way(self, by_hand: bool) -> None:
        """Say whether the sentence is worded by hand or composed."""
        if self._by_hand is not by_hand:
            self._by_hand = by_hand
            self.show(_heading(by_hand))


def _heading(by_hand: bool) -> Content:
    words = Content.styled(_("The definition").upper(), "bold $muted")
    if by_hand:
        words = words.append(Content.styled("   " + _("worded by hand"), "$muted"))
        words = words.append(Content.styled("   h", "$system")).append(
            Content.styled(" " + _("change it"), "$muted").stylize(act("screen.by_hand"))
        )
        words = words.append(Content.styled("   b", "$system"))
        return words.append(
            Content.styled(" " + _("compose it again"), "$muted").stylize(
                act("screen.ask('compose')")
            )
        )
    words = words.append(Content.styled("   h", "$system"))
    return words.append(
        Content.styled(" " + _("word it by hand"), "$muted").stylize(act("screen.by_hand"))
    )
