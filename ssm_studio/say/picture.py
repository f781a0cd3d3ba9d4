"""Stage one by typing: elements with their owners, relations, conflicts, issues and themes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from ssm_studio.domain.changes import NOTHING
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.edit_picture import (
    add_boundary,
    add_element,
    add_picture,
    add_theme,
    add_to_theme,
    connect,
    toggle_issue,
)
from ssm_studio.domain.elements import ELEMENT_KINDS, relation_kind
from ssm_studio.domain.picture import Element
from ssm_studio.domain.record_names import short_name
from ssm_studio.i18n import _
from ssm_studio.say import signs
from ssm_studio.say.context import Scene, Steps, made
from ssm_studio.say.lookup import Found, find, mistyped, not_clear, the_one, wordings
from ssm_studio.say.results import Understood
from ssm_studio.say.tokens import QUOTES, Phrase, cut_owner, folded, shown
from ssm_studio.say.vocabulary import ELEMENTS, RELATIONS, index

SIGNS: Final = {"!": "concern", "?": "question"}
"""Kinds of element that have a sign of one character, beside quotation marks, ~ and @."""

PEOPLE: Final = ("actor", "group", "role", "organisation", "outsider", "facilitator")
"""The kinds that a beginning of a name after @ may mean; others are meant by their whole label only."""

_OPERATOR = re.compile(
    rf"{signs.LINES}|(?<=\s)(?:--|x|×|⚔)(?=\s)|<-{{1,9}}>|<-{{1,9}}|-{{1,9}}>|[→←↔]"
)
_CROSS = re.compile(signs.CROSS)
_REF = re.compile(r"[A-Za-z]{1,3}[0-9]{1,9}")
_ELEMENT_REF = re.compile(r"[Ee][0-9]{1,9}")
_RELATION_WORDS: Final = index(RELATIONS)
_ELEMENT_WORDS: Final = index(ELEMENTS)
MOST_ISSUES, MOST_PARTIES = 100, 12


def element(scene: Scene, kind: str, rest: Phrase) -> Understood:
    """An element of a kind, with an owner after @ where the kind is of concerns and climate."""
    if kind == "conflict" and _CROSS.search(rest.text):
        return conflict(scene, rest)
    if kind == "boundary" and (round_these := _boundary(scene, rest)) is not None:
        return round_these
    label, owner = rest, None
    if ELEMENT_KINDS[kind].family == "C":
        label, owner = cut_owner(rest)
    return _marked(scene, kind, label, owner)


def _marked(scene: Scene, kind: str, label: Phrase, owner: Phrase | None) -> Understood:
    """An element with these words that belongs to whom `owner` names; someone new is drawn too."""
    if not label:
        raise scene.whole.puzzled(_("Words are missing here: what should stand in the picture?"))
    steps = scene.steps()
    picture = scene.needs_picture(steps)
    belongs_to = _owner(scene, steps, picture, owner) if owner is not None else None
    step = steps.take(add_element(steps.study, picture, kind, label.text, belongs_to=belongs_to))
    name, notes = "", tuple[str, ...]()
    if belongs_to is not None and belongs_to not in scene.study.elements:
        drawn = steps.study.elements[belongs_to]
        notes = _near_names(scene, owner) if owner is not None else ()
        name = _("Add “{name}” and the person {owner}").format(
            name=shown(label.text), owner=short_name(drawn, scene.language)
        )
    return replace(steps.understood("element", made(step, "element"), 1, name), notes=notes)


def _near_names(scene: Scene, owner: Phrase) -> tuple[str, ...]:
    """What to say of somebody new who is called nearly as somebody who is there; () where nobody is."""
    people = (each for each in scene.elements if each.kind in PEOPLE)
    close = mistyped(people, owner.text)
    if close is None:
        return ()
    words = _("{owner} is new. Or did you mean {name} ({ref})? Undo takes it back.")
    return (words.format(owner=shown(owner.text), name=shown(close[1]), ref=close[0].ref),)


def _boundary(scene: Scene, rest: Phrase) -> Understood | None:
    """“boundary Office : Head, Staff”: round these; None where they are no names, but words of its own."""
    name, members = rest.cut(":")
    pieces = members.split(",", MOST_PARTIES) if members else ()
    found = [find(scene.elements, each.text).record for each in pieces]
    if not name or not found or len(found) > MOST_PARTIES or None in found:
        return None
    steps = scene.steps()
    ids = [each.id for each in found if each is not None]
    step = steps.take(add_boundary(steps.study, scene.needs_picture(steps), name.text, ids))
    return steps.understood("element", made(step, "element"), 1) if step else None


def speech(scene: Scene) -> Understood:
    """A quotation in any quotation marks, and whose it is."""
    text = scene.whole.text
    closing = max(text.rfind(mark, 1) for mark in QUOTES[text[0]])
    return _bubble(scene, "speech", closing)


def thought(scene: Scene) -> Understood:
    """A worldview between tildes, and whose it is."""
    return _bubble(scene, "worldview", scene.whole.text.rfind("~", 1))


def _bubble(scene: Scene, kind: str, closing: int) -> Understood:
    whole = scene.whole
    if closing < 0:
        return _marked(scene, kind, *cut_owner(whole.part(1)))
    words, rest = whole.part(1, closing), whole.part(closing + 1)
    if not rest:
        return _marked(scene, kind, words, None)
    if not rest.text.startswith("@"):
        raise rest.puzzled(
            _("After the closing mark there may only be “@” and a name, not “{words}”.").format(
                words=shown(rest.text)
            )
        )
    return _marked(scene, kind, words, rest.part(1))


def person(scene: Scene, name: Phrase) -> Understood:
    """“@ Name” alone: the person of that name, drawn where there is none yet."""
    if not name:
        raise scene.whole.puzzled(_("A name is missing after “@”, as in: @ Governor"))
    found = find(scene.elements, name.text)
    if found.exact and found.record is not None:
        return Understood(NOTHING, "element", found.record.id, 1)
    if found.exact:
        raise name.puzzled(not_clear(found.several, name, scene.language))
    if _ELEMENT_REF.fullmatch(name.text[:20]):
        the_one(scene.elements, name, scene.language)
    return _marked(scene, "actor", name, None)


def _owner(scene: Scene, steps: Steps, picture: str, phrase: Phrase) -> str:
    if not phrase:
        raise Phrase(phrase.line, max(0, phrase.start - 1), phrase.end).puzzled(
            _("A name is missing after “@”, as in: @ Staff")
        )
    found = find(scene.elements, phrase.text)
    if not found.exact:
        found = find((e for e in scene.elements if e.kind in PEOPLE), phrase.text)
    if found.record is not None:
        return found.record.id
    if found.several:
        raise phrase.puzzled(not_clear(found.several, phrase, scene.language))
    if _REF.fullmatch(phrase.text[:20]):
        if find(scene.study.elements.values(), phrase.text).exact:
            raise phrase.puzzled(
                _("{ref} is in another picture; type a name from this picture.").format(
                    ref=phrase.text
                )
            )
        if phrase.text[0] in "Ee":
            the_one(scene.elements, phrase, scene.language)
    return made(steps.take(add_element(steps.study, picture, "actor", phrase.text)), "element")


def operator(phrase: Phrase) -> tuple[Phrase, str, Phrase] | None:
    """What stands left and right of the first relation sign, and the sign: "->", "<-", "<->", "--" or "x"."""
    match = _OPERATOR.search(phrase.text)
    if match is None:
        return None
    if (drawn := signs.line_kind(match[0])) is not None:
        sign = "x" if drawn[1] == "conflict" else drawn[0]
        return phrase.part(0, match.start()), sign, phrase.part(match.end())
    sign = {"→": "->", "←": "<-", "↔": "<->", "×": "x", "⚔": "x"}.get(match[0], match[0])
    if sign != "--":
        sign = re.sub("-+", "-", sign)
    return phrase.part(0, match.start()), sign, phrase.part(match.end())


def drawn_kind(phrase: Phrase) -> str | None:
    """The kind of line that the first relation sign is drawn as in the legend; None where it is a plain arrow."""
    match = _OPERATOR.search(phrase.text)
    drawn = signs.line_kind(match[0]) if match else None
    return drawn[1] if drawn else None


def names_two_elements(scene: Scene) -> bool:
    """Whether the line is a relation between two elements that are there, each by its whole name."""
    parts = operator(scene.whole)
    if parts is None:
        return False
    left, _sign, right = parts
    return all(
        find(_candidates(scene), end.text).exact for end in (left, right.cut(":")[0]) if end
    ) and bool(left and right)


def _candidates(scene: Scene) -> tuple[Element, ...]:
    """What a name may mean: what is in the picture in view; in any picture where none is."""
    return scene.elements if scene.picture else tuple(scene.study.elements.values())


def _end(scene: Scene, phrase: Phrase, sign: str) -> Element:
    """The element at one end; the one in view where a line begins with its sign."""
    chosen = scene.study.elements.get(scene.place.element or "")
    if not phrase and chosen is not None and phrase.start == scene.whole.start:
        return chosen
    if not phrase:
        at = scene.whole.text.find(sign[0])
        raise scene.whole.part(at, at + len(sign)).puzzled(
            _("A relation needs a name on both sides, as in: Governor -> Agencies : pressure")
        )
    if _REF.fullmatch(phrase.text[:20]):
        found = find(scene.study.elements.values(), phrase.text)
        if found.record is not None:
            return found.record
    kind, _space, name = phrase.text[:200].partition(" ")
    if (called := _ELEMENT_WORDS.get(folded(kind))) and name.strip():
        found = find((each for each in _candidates(scene) if each.kind == called), name)
        if found.exact and found.record is not None:
            return found.record
    drawable = not _REF.fullmatch(phrase.text[:20])
    return the_one(_candidates(scene), phrase, scene.language, drawable=drawable)


def relation(scene: Scene) -> Understood:
    """A line between two elements: its kind, then what flows; or a conflict where the sign is a cross."""
    parts = operator(scene.whole)
    assert parts is not None, "called for lines with a relation sign only"
    left, sign, right = parts
    if sign == "x":
        return conflict(scene, scene.whole)
    named, about = right.cut(":")
    source, target = _end(scene, left, sign), _end(scene, named, sign)
    if source.id == target.id or source.picture != target.picture:
        raise named.puzzled(
            _("A relation needs two different elements of one picture at its ends.")
        )
    kind, label = ("flow" if sign in ("->", "<-") else "communicates"), ""
    kind = drawn_kind(scene.whole) or kind
    if about:
        first, rest = about.cut(",")
        known = _RELATION_WORDS.get(folded(first.text[:60]))
        kind = known or kind
        label = about.text if known is None else rest.text if rest else ""
    if sign == "<-":
        source, target = target, source
    steps = scene.steps()
    id_ = made(steps.take(connect(steps.study, source.id, target.id, kind, label)), "relation")
    directed = sign in ("->", "<-") and kind != "conflict"
    if directed != relation_kind(kind).directed:
        steps.take(set_fields(steps.study, "relation", id_, " ", directed=directed))
    return steps.understood("relation", id_, 1, steps.first_label)


def conflict(scene: Scene, phrase: Phrase) -> Understood:
    """A conflict between two or more parties, and over what."""
    sides, over = phrase.cut(":")
    text, begin, names = sides.text, 0, []
    for match in _CROSS.finditer(text):
        names.append(sides.part(begin, match.start()))
        begin = match.end()
        if len(names) > MOST_PARTIES:
            raise sides.puzzled(_("So many parties are more than one conflict can hold."))
    names.append(sides.part(begin))
    parties = tuple(dict.fromkeys(_end(scene, each, "x").id for each in names))
    pictures = {scene.study.elements[each].picture for each in parties}
    if len(parties) < 2 or len(pictures) != 1:
        raise sides.puzzled(_("A conflict needs two different parties in one picture."))
    steps = scene.steps()
    words = over.text if over else ""
    picture = pictures.pop() or scene.needs_picture(steps)
    step = steps.take(add_element(steps.study, picture, "conflict", words, parties=parties))
    return steps.understood("element", made(step, "element"), 1)


def issue(scene: Scene, rest: Phrase) -> Understood:
    """An element that is there marked as an issue; other words become a concern, which is one."""
    found = find(_candidates(scene), rest.text)
    if _ELEMENT_REF.fullmatch(rest.text[:20]) and found.record is None:
        found = Found(the_one(scene.study.elements.values(), rest, scene.language), exact=True)
    if found.record is None or not (found.exact or _begins(found.record, rest.text)):
        return element(scene, "concern", rest)
    step = NOTHING if found.record.is_issue else toggle_issue(scene.study, found.record.id)
    notes = () if found.exact else (_("it begins with these words"),)
    return Understood(step, "element", found.record.id, 1, notes=notes)


def _begins(record: Element, words: str) -> bool:
    """Whether whole words, two or more, begin a label: then they mean what has it, and are no new concern."""
    said = words.casefold().split()
    return len(said) > 1 and any(each.split()[: len(said)] == said for each in wordings(record))


def theme(scene: Scene, rest: Phrase) -> Understood:
    """A theme and the issues that it gathers; a theme that is there already gathers more."""
    name, listed = rest.cut(":")
    if not name:
        raise rest.puzzled(_("A theme needs a name, as in: theme Leadership : E15, E37"))
    pieces = listed.split(",;|", MOST_ISSUES) if listed else ()
    if listed is not None and len(pieces) > MOST_ISSUES:
        raise listed.puzzled(_("These are too many issues for one line."))
    issues = tuple(_issue(scene, each).id for each in pieces)
    found = find(scene.study.themes.values(), name.text)
    if found.exact and found.record is not None:
        step = add_to_theme(scene.study, found.record.id, issues)
        return Understood(step, "theme", found.record.id, 1)
    step = add_theme(scene.study, name.text, issues)
    return Understood(step, "theme", made(step, "theme"), 1)


def _issue(scene: Scene, phrase: Phrase) -> Element:
    here = find(scene.elements, phrase.text, parts=True)
    if here.record is not None:
        return here.record
    return the_one(scene.study.elements.values(), phrase, scene.language)


def picture(scene: Scene, rest: Phrase) -> Understood:
    """A new, empty picture."""
    step = add_picture(scene.study, rest.text)
    return Understood(step, "picture", made(step, "picture"), 1)
