"""A picture in words: what the inspector says about elements, relations and the picture itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from ssm_studio.diagram.picture.legend import WIDE, kind_sign, line_sign
from ssm_studio.domain.elements import element_kind, relation_kind
from ssm_studio.domain.picture import Element, Relation, RichPicture
from ssm_studio.domain.record import Record
from ssm_studio.domain.record_names import name_of, short_name
from ssm_studio.domain.study import Study, children, elements_of, relations_of
from ssm_studio.domain.text import read
from ssm_studio.formats.redaction import mark_of
from ssm_studio.i18n import N_, _, ngettext
from ssm_studio.method.lenses import lens_name
from ssm_studio.method.prompts import DRAWING
from ssm_studio.method.trace import trace
from ssm_studio.say.facts.words import INTRODUCTIONS as WAYS_TO_INTRODUCE
from ssm_studio.tui import interest
from ssm_studio.tui.clickable import act
from ssm_studio.tui.commands import key_words
from ssm_studio.tui.dialog_keys import key, keys_words
from ssm_studio.tui.fitted_text import Fitted
from ssm_studio.tui.hanging_indent import Hung
from ssm_studio.tui.picture.choices import stroke
from ssm_studio.tui.picture.commands import HERE
from ssm_studio.tui.text import day, one_line, plain

DOT = "●"
MOST_DOTS = 12
MOST_LETTERS = 600
MOST_EVIDENCE = 4
MOST_QUOTED = 80
_MILESTONES = ("theme", "system", "definition", "change", "action")
"""What a trace shows here; every activity and row in between would hide where it leads."""
_OWNED = {"speech": "$real", "worldview": "$worldview", "emotion": "$concern"}


def dots(votes: int | None) -> str:
    """Votes as dots, as they stick on the wall."""
    count = votes or 0
    return DOT * min(count, MOST_DOTS) + ("…" if count > MOST_DOTS else "")


def called(record: Record, language: str) -> str:
    """What a record is called, its first 600 characters: as much of it as anyone reads in passing."""
    return name_of(record, language)[:MOST_LETTERS]


def kind_name(label: str) -> str:
    """The first words of a kind's translated name: "Document" of "Document, form, tool, application"."""
    return _(label).split(",")[0].split("(")[0].strip()


def picture_name(study: Study, picture: RichPicture) -> str:
    """A picture's title, else its short name."""
    return one_line(read(picture.title, study.language)) or picture.ref


def element_words(study: Study, element: Element, *, private: bool) -> Content:
    """Everything that the inspector says about one element."""
    language = study.language
    kind = element_kind(element.kind)
    facts = [
        kind_name(kind.label).lower(),
        element.ref,
        _source(element),
        interest.told(study, element),
    ]
    parts = [
        plain(called(element, language), "bold"),
        Content.styled(" · ".join(each for each in facts if each), "$muted"),
    ]
    if element.visibility == "facilitator":
        parts.append(Content.styled("⊘ " + _("only you see this"), "$real"))
    parts += _owned(study, element, private=private)
    owner = study.elements.get(element.belongs_to or "")
    if owner is not None:
        parts += [_heading(_("belongs to")), _link(study, owner)]
    parties = [study.elements[each] for each in element.parties if each in study.elements]
    if parties:
        parts += [_heading(_("between")), *(_link(study, each) for each in parties)]
    lines = list(_relations(study, element))
    if lines:
        parts += [_heading(_("relations")), *lines]
    parts += _themes(study, element)
    if element.lens_tags:
        names = (lens_name(each, language) for each in element.lens_tags)
        parts += [_heading(_("lens")), *(plain(one_line(each)) for each in names)]
    parts += _evidence(study, element)
    parts += _trace(study, element)
    return Content("\n").join(parts)


def _evidence(study: Study, element: Element) -> Iterator[Content]:
    """What it rests on, the first few of it."""
    found = [each for id_ in element.evidence if (each := study.find(id_)) is not None]
    if found:
        yield _heading(_("rests on"))
    for each in found[:MOST_EVIDENCE]:
        words = one_line(called(each, study.language), MOST_QUOTED)
        yield Content.styled(f"{each.ref} ", "$muted").append(plain(words))
    if len(found) > MOST_EVIDENCE:
        more = len(found) - MOST_EVIDENCE
        yield Content.styled(
            ngettext("and {n} more", "and {n} more", more).format(n=more), "$muted"
        )


def _heading(words: str) -> Content:
    return Content.styled(f"\n{words}", "$muted")


def _link(study: Study, element: Element, before: str = "") -> Content:
    glyph = element_kind(element.kind).glyph
    words = plain(before + called(element, study.language))
    line = Content.styled(f"{glyph} ", "$muted").append(words)
    return line.stylize(act(f"screen.choose('{element.id}')"))


def _source(record: Record) -> str:
    mark = record.provenance or ""
    if mark.startswith("source:"):
        return _("from {source}").format(source=one_line(mark.removeprefix("source:"), 20))
    return one_line(_(mark_of(mark).word), 20) if mark else ""


def _owned(study: Study, element: Element, *, private: bool) -> Iterator[Content]:
    """What this element says, thinks, feels."""
    headings = {"speech": _("says"), "worldview": _("thinks"), "emotion": _("feels")}
    mine = [
        each
        for each in study.elements.values()
        if each.belongs_to == element.id and (private or each.visibility != "facilitator")
    ]
    for kind, heading in (*headings.items(), ("", _("worries about"))):
        found = [e for e in mine if e.kind == kind or (not kind and e.kind not in headings)]
        if found:
            yield _heading(heading)
        for each in found:
            words = plain(called(each, study.language), _OWNED.get(kind, "$concern"))
            yield words.stylize(act(f"screen.choose('{each.id}')"))


def _relations(study: Study, element: Element) -> Iterator[Content]:
    for relation in study.relations.values():
        if element.id not in (relation.source, relation.target):
            continue
        out = relation.source == element.id
        other = study.elements.get((relation.target if out else relation.source) or "")
        if other is None or other is element:
            continue
        arrow = "─" if not is_directed(relation) else "→" if out else "←"
        words = line_words(study, relation)
        name = one_line(called(other, study.language))
        yield plain(f"{arrow} {name}: {words}").stylize(act(f"screen.choose('{relation.id}')"))


def is_directed(relation: Relation) -> bool:
    """Whether a relation goes one way; its own word counts before that of its kind."""
    return relation_kind(relation.kind).directed if relation.directed is None else relation.directed


def line_words(study: Study, relation: Relation) -> str:
    """How a relation reads between its two ends: its own words, else those of its kind."""
    return one_line(read(relation.label, study.language)) or _(relation_kind(relation.kind).verb)


def _themes(study: Study, element: Element) -> Iterator[Content]:
    found = [each for each in study.themes.values() if element.id in each.issues]
    if found:
        yield _heading(ngettext("theme", "themes", len(found)))
        for each in found:
            yield plain(short_name(each, study.language))
    elif element.is_issue:
        yield _heading(_("an issue, in no theme yet"))


def _trace(study: Study, element: Element) -> Iterator[Content]:
    """What came of it, as short names that lead there."""
    steps = [each for each in trace(study, "element", element.id) if each.kind in _MILESTONES]
    if not steps:
        return
    yield _heading(_("trace"))
    line = Content("")
    for number, step in enumerate(steps[:16]):
        mark = Content.styled(step.ref or step.words[:8], "$system")
        mark = mark.stylize(act(f"app.go_to('{step.kind}','{step.id}')"))
        line = line.append(Content.styled(" ▸ ", "$muted") if number else "").append(mark)
    yield line


def relation_words(study: Study, relation: Relation) -> Content:
    """Everything that the inspector says about one relation."""
    kind = relation_kind(relation.kind)
    parts = [
        plain(line_words(study, relation), "bold"),
        Content.styled(f"{stroke(kind)}  {_(kind.label)} · {relation.ref}", "$muted"),
    ]
    ends = (_("from"), relation.source), (_("to"), relation.target)
    if not is_directed(relation):
        ends = (_("between"), relation.source), (_("and"), relation.target)
    for words, end in ends:
        if (element := study.elements.get(end or "")) is not None:
            parts += [_heading(words), _link(study, element)]
    if relation.what:
        parts += [_heading(_("what flows")), plain(one_line(relation.what))]
    return Content("\n").join(parts)


INTRODUCTIONS: Final = dict(
    zip(
        WAYS_TO_INTRODUCE,
        (N_("drawn freely"), N_("the key to the signs was shown"), N_("examples were shown")),
        strict=True,
    )
)
"""How the drawing was introduced to a group, to be translated."""


def picture_words(study: Study, picture: RichPicture) -> Fitted:
    """What the inspector says while nothing is chosen: whose picture it is, and the key to its signs.

    What a sign means goes on under its own words where the pane is narrow.
    """
    whose, key = _whose(study, picture), _key(study, picture)

    def drawn(width: int) -> Content:
        return Content("\n").join([*whose, *(_hung(*each, width) for each in key)])

    return Fitted(drawn, (*whose, *key))


def _hung(sign: str, words: Content, width: int) -> Content:
    """A line of the key; without a sign, words alone."""
    if not sign:
        return words
    first, *rest = words.wrap(max(width - WIDE - 1, 1))
    lines = [Content.styled(f"{sign.ljust(WIDE)} ", "$ink").append(first)]
    return Content("\n").join([*lines, *(Content(" " * (WIDE + 1)).append(each) for each in rest)])


def _whose(study: Study, picture: RichPicture) -> list[Content]:
    elements = elements_of(study, picture.id)
    relations = relations_of(study, picture.id)
    group = study.groups.get(picture.group or "")
    facts = [
        _("version {number}").format(number=picture.version or 1),
        short_name(group, study.language) if group else "",
        day(picture.drawn_at) if picture.drawn_at else "",
        _(INTRODUCTIONS[picture.introduction]) if picture.introduction in INTRODUCTIONS else "",
    ]
    counts = [
        ngettext("{n} element", "{n} elements", len(elements)).format(n=len(elements)),
        ngettext("{n} relation", "{n} relations", len(relations)).format(n=len(relations)),
    ]
    return [
        plain(picture_name(study, picture), "bold"),
        Content.styled(" · ".join(each for each in facts if each), "$muted"),
        Content.styled(" · ".join(counts), "$muted"),
        *_readings(study, picture),
    ]


def _key(study: Study, picture: RichPicture) -> list[tuple[str, Content]]:
    """Lines of the key: a sign with what it means, or "" with a heading."""
    found: list[tuple[str, Content]] = []
    elements, relations = elements_of(study, picture.id), relations_of(study, picture.id)
    if kinds := dict.fromkeys(element_kind(each.kind).key for each in elements):
        found.append(("", _heading(_("what the signs mean"))))
    found += ((kind_sign(each), plain(kind_name(element_kind(each).label))) for each in kinds)
    if lines := dict.fromkeys(relation_kind(each.kind).key for each in relations):
        found.append(("", Content("")))
    found += ((line_sign(each), plain(kind_name(relation_kind(each).label))) for each in lines)
    return found


def _readings(study: Study, picture: RichPicture) -> Iterator[Content]:
    """How others read it, before those who drew it explained."""
    them = children(study.interpretations, "picture", picture.id)
    if them:
        yield _heading(_("as others read it"))
    for each in them:
        who = study.groups.get(each.group or "") or study.participants.get(each.read_by or "")
        words = plain(f"“{one_line(read(each.text, study.language), LONGEST_READING)}”")
        name = short_name(who, study.language) if who is not None else ""
        yield words.append(plain(f" {name}", "$muted")) if name else words


LONGEST_READING: Final = 120
"""Letters of how others read a picture, in the inspector."""
_BY_ID: Final = {each.id: each for each in HERE}
OVERVIEW: Final = _BY_ID["picture.overview"]
MODES: Final = {
    "move": (
        key("up", "", N_("moves"), shown="↑ ↓ ← →"),
        key("shift+up", "", N_("farther"), shown="Shift+↑"),
        key("enter", "", N_("puts it down")),
        key("escape", "", N_("puts it back")),
    ),
    "connect": (
        key("up", "", N_("to the other end"), shown="↑ ↓ ← → Tab"),
        key("enter", "", N_("draws")),
        key("escape", "", N_("leaves it")),
    ),
}
"""What the keys do while something is moved, or a line is drawn."""
MARKED: Final = tuple(_BY_ID[f"picture.{each}"] for each in ("move", "align", "gather", "copy"))
"""What can be done to several that are marked."""


def mode_words(mode: str, goes_on: str, marked: int) -> Fitted | Content:
    """The line at the foot of the sheet: keys of what is going on, what is marked, else where the sheet goes on."""
    if mode in MODES:
        return keys_words(MODES[mode])
    if marked:
        words = ngettext("{number} marked", "{number} marked", marked).format(number=marked)
        keys = " · ".join(f"{key_words(each)} {_(each.label)}" for each in MARKED)
        return Content.styled(f"{words} · {keys}", "$muted")
    more = _("goes on {sides} · Shift+arrows, wheel or drag · {key} overview")
    words = more.format(sides=goes_on, key=key_words(OVERVIEW)) if goes_on else ""
    return Content.styled(words, "$muted")


def invitation() -> Hung:
    """What to draw first, and the two ways to do it; a line that is too long goes on under its own words."""
    return Hung(Content("\n").join(_first_lines()))


BULLET: Final = "·  "


def _first_lines() -> list[Content]:
    return [
        Content.styled(_("Draw before you understand: it shows your view, not the truth."), "bold"),
        Content(""),
        *(Content.styled(BULLET, "$real").append(_(each)) for each in DRAWING),
        Content(""),
        Content.assemble(
            ("a", "bold $system"),
            ("  " + _("adds an element") + "     ", "$muted"),
            (":", "bold $system"),
            ("  " + _("or type it:") + " ", "$muted"),
            (_("actor Governor"), ""),
        ),
    ]
