"""The side panes of stage one: pictures, themes and questions at the left, what is chosen at the right."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static

from ssm_studio.domain import edit, edit_picture, edit_picture_copies
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.edit_merging import merge_elements
from ssm_studio.domain.edit_photo import read_by_others
from ssm_studio.domain.edit_themes import system_from_owner, system_from_theme
from ssm_studio.domain.picture import RichPicture, Theme
from ssm_studio.domain.record_names import name_of
from ssm_studio.domain.study import Study, elements_of
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.method.stages import stage_count
from ssm_studio.tui.clickable import ClickableLine
from ssm_studio.tui.commands import key_words
from ssm_studio.tui.dialogs import AskLine, Choice, Choose, Confirm
from ssm_studio.tui.fitted_text import Fitted
from ssm_studio.tui.picture.choices import SOMEBODY, elements
from ssm_studio.tui.picture.commands import HERE
from ssm_studio.tui.picture.edits import Selection
from ssm_studio.tui.picture.list_options import picture_options, theme_options
from ssm_studio.tui.picture.texts import (
    INTRODUCTIONS,
    element_words,
    picture_words,
    relation_words,
)
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.static_text import StaticText, same_values
from ssm_studio.tui.stepping import stepped
from ssm_studio.tui.studio import Part
from ssm_studio.tui.text import one_line
from ssm_studio.values import dataclass


class PictureLists(Part):
    """Shows what there is, and carries out the commands about pictures and themes; choosing goes up as a message."""

    @dataclass
    class Chosen(Message):
        """A picture or a theme was chosen from its list, or made."""

        kind: str
        id: str

    @dataclass
    class Marked(Message):
        """Elements are to be marked on the sheet."""

        ids: tuple[str, ...]

    def __init__(self) -> None:
        """Lists that have shown nothing yet."""
        super().__init__()
        self._selection = Selection()
        self._shown: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Three headings with what belongs to each."""
        yield Static(_("Pictures").upper(), classes="heading -first")
        yield RowList(id="pictures", markup=False, compact=True)
        yield Static(_("Themes").upper(), classes="heading", id="themes-heading")
        yield RowList(id="themes", markup=False, compact=True)
        key = next(key_words(each) for each in HERE if each.id == "picture.theme")
        words = _("Select an issue, press {key}.").format(key=key)
        yield Static(words, id="no-themes", classes="muted")
        yield Static(_("Questions").upper(), classes="heading", id="asking-heading")
        yield StaticText(id="asking")

    @property
    def theme(self) -> str | None:
        """The id of the theme that is marked in its list; None where there is none."""
        themes = self.query_one("#themes", OptionList)
        if not themes.option_count:
            return None
        return themes.get_option_at_index(themes.highlighted or 0).id

    def show(self, study: Study, selection: Selection) -> None:
        """The study as it is now, with the picture in view and the themes of the chosen element marked."""
        self._selection = selection
        element = selection.chosen if selection.chosen in study.elements else None
        shown = (study, selection.picture, element)
        if same_values(shown, self._shown):
            return
        self._shown = shown
        pictures, themes = self.query_one("#pictures", RowList), self.query_one("#themes", RowList)
        pictures.put(picture_options(study, selection.picture), to=selection.picture or "")
        themes.put(theme_options(study, element))
        self.query_one("#themes").display = bool(study.themes)
        issues = any(each.is_issue for each in study.elements.values())
        self.query_one("#no-themes").display = issues and not study.themes
        self.query_one("#themes-heading").display = issues or bool(study.themes)
        # An empty picture asks the same in the middle.
        lacks = stage_count(study, 1).lacks[:4] if study.elements else ()
        asking = Content("\n").join(Content.styled("? ", "$real").append(_(each)) for each in lacks)
        self.query_one("#asking", StaticText).show(asking)
        self.query_one("#asking-heading").display = bool(lacks)

    # Themes

    def _marked(self) -> Theme | None:
        return self.studio.study.themes.get(self.theme or "")

    def action_vote(self, step: int) -> None:
        """A dot more or less for the theme that is marked."""
        if (theme := self._marked()) is not None:
            votes = (theme.votes or 0) + step
            self.studio.execute(edit_picture.vote(self.studio.study, theme.id, votes))

    def action_drop_theme(self) -> None:
        """Delete the theme that is marked; its issues stay."""
        if (theme := self._marked()) is not None:
            self.studio.execute(edit.delete(self.studio.study, "theme", theme.id))

    @work
    async def action_name_theme(self) -> None:
        """Another name for the theme that is marked."""
        if (theme := self._marked()) is not None:
            words = read(theme.name, self.studio.study.language)
            new = await self._ask(_("What is this theme called?"), words)
            if new is not None:
                self.studio.execute(edit.write(self.studio.study, "theme", theme.id, "name", new))

    async def _ask(self, question: str, words: str = "") -> str | None:
        return await self.app.push_screen_wait(AskLine(question, words))

    @work
    async def action_system(self) -> None:
        """A relevant system that the chosen person or body would ask for, else one that the marked theme suggests."""
        study = self.studio.study
        element, theme = self._selection.element(study), self._marked()
        if element is not None:
            own = (each for each in study.themes.values() if element.id in each.issues)
            theme = next(own, theme)
        if element is not None and element.kind in SOMEBODY:
            who = one_line(name_of(element, study.language), 60)
            question = _("A system to … that {who} would ask for. What does it do?").format(who=who)
        elif theme is not None:
            name = read(theme.name, study.language)
            question = _("A system to … about “{theme}”. What does it do?").format(theme=name)
        else:
            self.studio.say_so(_("Select somebody in the picture first, or mark a theme."))
            return
        if (words := await self._ask(question)) and words.strip():
            study = self.studio.study
            step = (
                system_from_owner(study, element.id, words)
                if element is not None and element.kind in SOMEBODY
                else system_from_theme(study, theme.id if theme else "", words)
            )
            self.studio.execute(step)
            self.studio.say_so(step.label, _("It stands in stage 2, among the relevant systems."))

    def action_evidence(self) -> None:
        """What was said, seen or read."""
        from ssm_studio.tui.picture.evidence_sheet import EvidenceSheet

        self.app.push_screen(EvidenceSheet())

    @work
    async def action_same(self) -> None:
        """Another element that says the same as the chosen one."""
        study = self.studio.study
        if (element := self._selection.element(study)) is None:
            self.studio.say_so(_("Select something first."))
            return
        name = one_line(name_of(element, study.language), 60)
        offered = elements(study, element.picture or "", element.id)
        question = _("Which one says the same as “{name}”?").format(name=name)
        other = await self.app.push_screen_wait(Choose(question, offered))
        if other is not None:
            step = merge_elements(self.studio.study, element.id, other)
            self.studio.execute(step)
            self.studio.say_so(step.label, _("Ctrl+Z undoes it."))

    @work
    async def action_look_through(self) -> None:
        """Hold a framework list beside the picture."""
        from ssm_studio.tui.lenses.sheet import look_through

        marked = await look_through(self.app, self.studio, self._selection.picture)
        if marked:
            self.post_message(self.Marked(marked))

    @work
    async def action_table_in(self) -> None:
        """Take a questionnaire in."""
        from ssm_studio.tui.picture.table_in import take_table_in

        await take_table_in(self.app, self.studio)

    # Pictures

    @work
    async def action_note_reading(self) -> None:
        """How another group reads this picture, before those who drew it explain."""
        if (picture := self._picture()) is None:
            return
        groups = self.studio.study.groups.values()
        others = [each for each in groups if each.id != picture.group]
        tongue = self.studio.study.language
        choices = [Choice(each.id, name_of(each, tongue), each.ref) for each in others]
        group = (
            await self.app.push_screen_wait(Choose(_("Who reads it?"), choices))
            if choices
            else None
        )
        if choices and group is None:
            return
        words = await self._ask(_("What do they see in it, in their words?"))
        step = read_by_others(self.studio.study, picture.id, words or "", group=group)
        if step:
            self.studio.execute(step)
            self.studio.say_so(step.label)

    @work
    async def action_merge(self) -> None:
        """Another picture and this one as a new one."""
        from ssm_studio.tui.picture.pair_words import draw_together

        if (picture := self._picture()) is not None:
            await draw_together(self.app, self.studio, picture)

    @work(exclusive=True, group="replay")
    async def action_replay(self) -> None:
        """How this picture came to be."""
        from ssm_studio.tui.picture.replay import replay

        if (picture := self._picture()) is not None:
            await replay(self.app, self.studio, picture)

    def action_picture(self, step: int) -> None:
        """The next picture or the one before."""
        ids, here = list(self.studio.study.pictures), self._selection.picture
        if ids and (other := stepped(ids, here, step)) != here:
            self.post_message(self.Chosen("picture", other))

    @work
    async def action_new_picture(self) -> None:
        """Begin another picture."""
        words = await self._ask(_("Whose picture is it, of what?"))
        if words is not None and words.strip():
            self._begin(edit_picture.add_picture(self.studio.study, words.strip()))

    def action_redraw(self) -> None:
        """The next version of this picture; the old one stays."""
        if (id_ := self._selection.picture) is not None:
            self._begin(edit_picture_copies.redraw_picture(self.studio.study, id_))

    def _begin(self, step: Changeset) -> None:
        """Do a step that begins a picture, and have that shown."""
        if step:
            self.studio.execute(step)
            self.post_message(self.Chosen("picture", step.puts[0].id))

    def _picture(self) -> RichPicture | None:
        return self.studio.study.pictures.get(self._selection.picture or "")

    @work
    async def action_retitle(self) -> None:
        """Another title for this picture."""
        if (picture := self._picture()) is not None:
            words = read(picture.title, self.studio.study.language)
            new = await self._ask(_("What is this picture called?"), words)
            if new is not None:
                self.studio.execute(
                    edit.write(self.studio.study, "picture", picture.id, "title", new)
                )

    @work
    async def action_introduction(self) -> None:
        """How the drawing was introduced to the group, which shapes what they draw."""
        if (picture := self._picture()) is None:
            return
        offered = [Choice(key, _(words), "", "") for key, words in INTRODUCTIONS.items()]
        question, now = _("How was the drawing introduced?"), picture.introduction or ""
        chosen = await self.app.push_screen_wait(Choose(question, offered, chosen=now))
        if chosen is not None:
            step = edit.set_fields(self.studio.study, "picture", picture.id, introduction=chosen)
            self.studio.execute(step)

    @work
    async def action_drop_picture(self) -> None:
        """Delete this picture, after a question: it may hold an afternoon's work."""
        if (picture := self._picture()) is None:
            return
        count = len(elements_of(self.studio.study, picture.id))
        detail = _("Elements that go with it: {n}. Ctrl+Z brings everything back.").format(n=count)
        if await self.app.push_screen_wait(Confirm(_("Delete this picture?"), detail)):
            self.studio.execute(edit.delete(self.studio.study, "picture", picture.id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click in a list."""
        event.stop()
        if event.option.id is not None:
            kind = "picture" if event.option_list.id == "pictures" else "theme"
            self.post_message(self.Chosen(kind, event.option.id))


class PictureInspector(ClickableLine, StaticText):
    """What is chosen, in words; while nothing is, whose picture it is and what its signs mean."""

    def __init__(self) -> None:
        """Without words yet."""
        super().__init__(id="inspector")
        self._shown: tuple[object, ...] = ()

    def show_selection(self, study: Study, selection: Selection, *, private: bool) -> None:
        """Say what is in view; `private` where facilitators' words may be seen."""
        if same_values(shown := (study, selection.picture, selection.chosen, private), self._shown):
            return
        self._shown = shown
        words: Content | Fitted = Content("")
        if (element := selection.element(study)) is not None:
            words = element_words(study, element, private=private)
        elif (relation := selection.relation(study)) is not None:
            words = relation_words(study, relation)
        elif (picture := study.pictures.get(selection.picture or "")) is not None:
            words = picture_words(study, picture)
        self.show(words)
