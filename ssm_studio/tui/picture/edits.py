"""The edits of stage one: each asks what it must know, then does one step."""

from __future__ import annotations

from ssm_studio.diagram.cells.geometry import Point, Rect, Size
from ssm_studio.diagram.picture.glyphs import sprite
from ssm_studio.diagram.picture.layout import arrange, free_place
from ssm_studio.domain import edit, edit_picture
from ssm_studio.domain.elements import element_kind, relation_kind
from ssm_studio.domain.picture import Element
from ssm_studio.domain.record_names import name_of, short_name
from ssm_studio.domain.study import elements_of
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.tui.dialogs import Choice, Choose, Confirm
from ssm_studio.tui.picture import choices
from ssm_studio.tui.picture.prompts import PictureAsking
from ssm_studio.tui.picture.side_lists import PictureLists

HELD = ("concern", "hope", "question")
"""Kinds that somebody may hold, though they need not."""


class PictureDeeds(PictureAsking):
    """What can be done to the picture in view. Which that is, and what is chosen in it, the screen knows."""

    # Elements

    def action_add(self) -> None:
        """Choose a kind, then name it."""
        self.add_at(None)

    def add_at(self, at: Point | None) -> None:
        """Add an element at a cell of the sheet, or near what is chosen."""

        def answered(kind: str | None) -> None:
            if kind is None:
                return
            if kind.startswith(choices.NEW):
                self._add(
                    "actor", kind.removeprefix(choices.NEW), self._near(at, owned=False), None
                )
            else:
                self._name_new(kind, at)

        self.app.push_screen(
            Choose(_("Add to the picture"), choices.element_kinds(), otherwise=choices.named),
            answered,
        )

    def _name_new(self, kind: str, at: Point | None) -> None:
        near = self._near(at, owned=element_kind(kind).owned)
        owner = self.element if element_kind(kind).owned else None
        whose = f" · {short_name(owner, self.study.language)}" if owner else ""
        question = f"{_(element_kind(kind).label)}{whose}"
        spot = free_place(self._rects(), Size(20, 3), near)
        self._ask(
            question,
            "",
            Rect(spot.x, spot.y, 20, 1),
            lambda words: self._add(kind, words, near, owner),
        )

    def _near(self, at: Point | None, *, owned: bool) -> Point:
        if at is not None:
            return at
        if self.element is not None and self.element.id in self.canvas.scene.items:
            rect = self.canvas.scene.items[self.element.id].rect
            # A bubble rises from its owner; anything else comes below.
            return Point(rect.x + 2, rect.y - 6) if owned else Point(rect.x, rect.bottom + 3)
        return self.canvas.middle.moved(-8, -2)

    def _rects(self) -> dict[str, Rect]:
        return {id_: item.rect for id_, item in self.canvas.scene.items.items()}

    def _add(self, kind: str, words: str, near: Point, owner: Element | None) -> None:
        if not words.strip():
            return
        picture = self._picture_to_draw_in()
        if picture is None:
            return
        drawn = sprite(kind, words)
        spot = free_place(self._rects(), Size(drawn.width, drawn.height), near)
        step = edit_picture.add_element(
            self.study,
            picture,
            kind,
            words.strip(),
            at=(spot.x, spot.y),
            belongs_to=owner.id if owner else None,
        )
        self.execute(step)
        new = step.puts[0].id
        self.choose(new)
        if element_kind(kind).parties:
            self._ask_parties(new, ())
        elif element_kind(kind).owned and owner is None:
            self._ask_owner(new)

    def _picture_to_draw_in(self) -> str | None:
        """The picture in view; the session's first one is begun without being asked for."""
        if self.picture_id is None:
            step = edit_picture.add_picture(self.study, _("Rich picture"))
            self.execute(step)
            self.show_picture(step.puts[0].id)
        return self.picture_id if self.picture_id in self.study.pictures else None

    def _ask_parties(self, id_: str, parties: tuple[str, ...]) -> None:
        """Who is at odds: two questions, each may be left with Esc."""
        question = _("Between whom?") if not parties else _("And whom?")

        def found(party: str) -> None:
            both = (*parties, party)
            if len(both) < 2:
                self._ask_parties(id_, both)
            self.execute(edit.set_fields(self.study, "element", id_, parties=both))

        offered = choices.elements(self.study, self.picture_id or "", id_)
        offered = [each for each in offered if each.value not in parties]
        if offered:
            self._offer(question, offered, found)

    def action_edit(self) -> None:
        """Change the words of what is chosen, right where they stand."""
        if (record := self.element or self.relation) is None:
            return
        scene = self.canvas.scene
        place: Rect | None = None
        if record.id in scene.items:
            rect = scene.items[record.id].rect
            place = Rect(rect.x, rect.bottom - 1, rect.width, 1)
        elif record.id in scene.lines:
            line = scene.lines[record.id]
            place = line.words_at if not line.words_at.empty else line.rect
        words = " ".join(read(record.label, self.study.language).splitlines())
        question = _("Reword “{name}”").format(name=short_name(record, self.study.language))

        def done(new: str) -> None:
            if new != words:
                self._still(edit_picture.relabel(self.study, record.id, new.strip()))

        self._ask(question, words, place, done)

    def action_delete(self) -> None:
        """Delete what is chosen; Undo brings it back."""
        record = self.element or self.relation
        if record is not None:
            kind = "element" if self.element is not None else "relation"
            step = edit.delete(self.study, kind, record.id)
            self.choose(None)
            self._still(step)
            self.studio.say_so(_("{deed} · Ctrl+Z brings it back").format(deed=step.label))

    def action_kind(self) -> None:
        """Another kind for what is chosen."""
        if (element := self.element) is not None:
            offered, now = choices.element_kinds(), element_kind(element.kind).key
        elif self.relation is not None:
            offered, now = choices.relation_kinds(), relation_kind(self.relation.kind).key
        else:
            self._need_element()
            return
        id_ = self.chosen or ""
        self._offer(
            _("Which kind is it?"),
            offered,
            lambda kind: self._still(edit_picture.set_kind(self.study, id_, kind)),
            now,
        )

    def action_owner(self) -> None:
        """Whose it is."""
        if (element := self._need_element()) is None or self.picture_id is None:
            return
        if element_kind(element.kind).owned or element.kind in HELD:
            self._ask_owner(element.id)
        else:
            self.studio.say_so(
                _("Thoughts, words, feelings and concerns are somebody's; this is not.")
            )

    def _ask_owner(self, id_: str) -> None:
        """Who thinks, says or feels it; may be left with Esc."""
        element = self.study.elements[id_]
        offered = choices.elements(self.study, self.picture_id or "", id_, choices.SOMEBODY)
        nobody = Choice("", _("nobody's"), "", "·")
        self._offer(
            _("Whose is “{name}”?").format(name=name_of(element, self.study.language)[:60]),
            [*offered, nobody],
            lambda owner: self._still(edit_picture.set_owner(self.study, id_, owner or None)),
            element.belongs_to or "",
        )

    # Relations

    def connect_kinds(self, source: str, target: str) -> None:
        """Ask of what kind the new line is, draw it, then let it be labelled."""

        def done(kind: str) -> None:
            step = edit_picture.connect(self.study, source, target, kind)
            if step:
                self.execute(step)
                self.choose(step.puts[0].id)
                self.call_after_refresh(self.action_edit)

        names = [
            short_name(self.study.elements[each], self.study.language) for each in (source, target)
        ]
        self._offer(" → ".join(names), choices.relation_kinds(), done)

    def connect_to(self, source: str) -> None:
        """Ask for the other end of a new line, then for its kind."""
        offered = choices.elements(self.study, self.picture_id or "", source)
        name = short_name(self.study.elements[source], self.study.language)
        self._offer(f"{name} → …", offered, lambda target: self.connect_kinds(source, target))

    def action_reverse(self) -> None:
        """The chosen line the other way round."""
        if self.relation is not None:
            self.execute(edit_picture.reverse(self.study, self.relation.id))

    # Issues and themes

    def action_issue(self) -> None:
        """An issue, or no longer."""
        if (element := self._need_element()) is not None:
            self.execute(edit_picture.toggle_issue(self.study, element.id))

    def action_theme(self) -> None:
        """Into a theme, or out of it."""
        if (element := self._need_element()) is None:
            return

        def done(theme: str) -> None:
            if theme == choices.NEW:
                self._ask(_("What do these issues have in common?"), "", None, named)
            else:
                self._toggle_theme(theme, element.id)

        def named(words: str) -> None:
            if words.strip():
                self.execute(edit_picture.add_theme(self.study, words.strip(), (element.id,)))

        if self.study.themes:
            self._offer(_("Which theme?"), choices.themes(self.study, element.id), done)
        else:
            done(choices.NEW)

    def _toggle_theme(self, theme_id: str, element_id: str) -> None:
        theme = self.study.themes.get(theme_id)
        if theme is not None:
            change = (
                edit_picture.remove_from_theme
                if element_id in theme.issues
                else edit_picture.add_to_theme
            )
            self.execute(change(self.study, theme_id, (element_id,)))

    def _marked_theme(self) -> str | None:
        return self.query_one(PictureLists).theme

    def action_vote(self, step: int) -> None:
        """A dot more or less."""
        theme = self.study.themes.get(self._marked_theme() or "")
        if theme is not None:
            self.execute(edit_picture.vote(self.study, theme.id, (theme.votes or 0) + step))

    def action_drop_theme(self) -> None:
        """Delete the theme that is marked; its issues stay."""
        if (theme := self._marked_theme()) is not None:
            self.execute(edit.delete(self.study, "theme", theme))

    def action_name_theme(self) -> None:
        """Another name for the theme that is marked."""
        theme = self.study.themes.get(self._marked_theme() or "")
        if theme is not None:
            words = read(theme.name, self.study.language)
            self._ask(
                _("What is this theme called?"),
                words,
                None,
                lambda new: self.execute(edit.write(self.study, "theme", theme.id, "name", new)),
            )

    # Pictures

    def action_new_picture(self) -> None:
        """Begin another picture."""

        def done(words: str) -> None:
            if words.strip():
                step = edit_picture.add_picture(self.study, words.strip())
                self.execute(step)
                self.show_picture(step.puts[0].id)

        self._ask(_("Whose picture is it, of what?"), "", None, done)

    def action_redraw(self) -> None:
        """The next version of this picture."""
        if self.picture_id is not None:
            step = edit_picture.redraw_picture(self.study, self.picture_id)
            self.execute(step)
            if step:
                self.show_picture(step.puts[0].id)

    def action_retitle(self) -> None:
        """Another title for this picture."""
        picture = self.study.pictures.get(self.picture_id or "")
        if picture is not None:
            self._ask(
                _("What is this picture called?"),
                read(picture.title, self.study.language),
                None,
                lambda words: self.execute(
                    edit.write(self.study, "picture", picture.id, "title", words)
                ),
            )

    def action_drop_picture(self) -> None:
        """Delete this picture, after a question: it may hold an afternoon's work."""
        if (id_ := self.picture_id) is None:
            return

        def done(yes: bool | None) -> None:
            if yes:
                self.execute(edit.delete(self.study, "picture", id_))

        count = len(elements_of(self.study, id_))
        detail = _("Its {n} elements go with it. Undo brings everything back.").format(n=count)
        self.app.push_screen(Confirm(_("Delete this picture?"), detail), done)

    def action_arrange(self) -> None:
        """Every element to the place where the program would have put it."""
        if self.picture_id is not None:
            places = arrange(self.study, self.picture_id, self.study.language)
            spots = {id_: (rect.x, rect.y) for id_, rect in places.items()}
            self.execute(edit_picture.move_elements(self.study, spots))
            self.canvas.action_fit()
