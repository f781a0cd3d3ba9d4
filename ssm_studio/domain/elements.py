"""The vocabulary of a rich picture: every kind of element and of relation, with its sign and its words.

A session may bring kinds that this table does not know; they are kept as they are and drawn as notes, or as plain
talk between two elements.
"""

from __future__ import annotations

from typing import Final

from ssm_studio.i18n import N_
from ssm_studio.values import dataclass


@dataclass(frozen=True, slots=True)
class ElementKind:
    """One kind of mark.

    Attributes:
        key: what a record and a bundle call it.
        label: its name, to be translated.
        family: S structure, P process, C concern or climate, X context, M about the drawing itself.
        glyph: one cell wide in every terminal.
        ascii: its sign where a terminal has ASCII only.
        prompt: the question that brings such marks to paper, to be translated.
        owned: it stands beside the element that it belongs to (bubbles, feelings).
        parties: it lies between two or more elements.
    """

    key: str
    label: str
    family: str
    glyph: str
    ascii: str
    prompt: str
    owned: bool = False
    parties: bool = False


@dataclass(frozen=True, slots=True)
class RelationKind:
    """One kind of line.

    Attributes:
        key: what a record and a bundle call it.
        label: its name, to be translated.
        verb: how it reads between two names, to be translated.
        directed: whether a new line of this kind has a direction.
        line: "plain", "heavy", "double", "dashed" or "dotted".
        head: what stands at its target: "arrow", "open", "dot", "tee" or "none".
        sign: what stands in the middle of the line; may be empty.
        other_sign: the same where a line has a direction though new ones of its kind have none, or the reverse.
    """

    key: str
    label: str
    verb: str
    directed: bool
    line: str = "plain"
    head: str = "arrow"
    sign: str = ""
    other_sign: str = ""


@dataclass(frozen=True, slots=True)
class LineLook:
    """What a line looks like, apart from its colour; no two kinds look alike.

    Attributes:
        line, head, sign: as in `RelationKind`.
        back: whether the head stands at its source too.
    """

    line: str
    head: str
    sign: str
    back: bool = False


FAMILIES: Final = {
    "S": N_("Structure"),
    "P": N_("Process"),
    "C": N_("Concerns and climate"),
    "X": N_("Context"),
    "M": N_("The drawing itself"),
}

ELEMENT_KINDS: Final = {
    kind.key: kind
    for kind in (
        ElementKind("actor", N_("Person"), "S", "☺", "(o)", N_("Who is in this situation?")),
        ElementKind(
            "group",
            N_("Group of people"),
            "S",
            "⚇",
            "(oo)",
            N_("Which groups act or suffer together?"),
        ),
        ElementKind("role", N_("Role"), "S", "♟", "[r]", N_("Which roles do people play?")),
        ElementKind(
            "organisation", N_("Organisation, unit"), "S", "⌂", "[#]", N_("Which bodies matter?")
        ),
        ElementKind(
            "structure",
            N_("Structure (building, hierarchy, layout)"),
            "S",
            "▣",
            "[=]",
            N_("What here changes only slowly?"),
        ),
        ElementKind(
            "rule",
            N_("Rule, regulation"),
            "S",
            "§",
            "[S]",
            N_("Which rules must everyone follow?"),
        ),
        ElementKind(
            "artefact",
            N_("Document, form, tool, application"),
            "S",
            "▤",
            "[d]",
            N_("Which papers and tools are passed around?"),
        ),
        ElementKind("resource", N_("Resource"), "S", "◆", "<>", N_("What is scarce?")),
        ElementKind(
            "money",
            N_("Money"),
            "S",
            "¤",
            "$",
            N_("Where does money come in, where does it get stuck?"),
        ),
        ElementKind(
            "process",
            N_("Process, activity now going on"),
            "P",
            "↻",
            "(~)",
            N_("What goes on, day by day?"),
        ),
        ElementKind(
            "event",
            N_("Event, forum, deadline"),
            "P",
            "◷",
            "(t)",
            N_("Which moments make everybody hurry?"),
        ),
        ElementKind(
            "concern", N_("Concern, issue"), "C", "▲", "!", N_("What do people worry about?")
        ),
        ElementKind(
            "worldview",
            N_("Worldview (thought bubble)"),
            "C",
            "☁",
            ".oO",
            N_("What does this person think but not say?"),
            owned=True,
        ),
        ElementKind(
            "speech",
            N_("Speech bubble"),
            "C",
            "❝",
            '"',
            N_("What do they say in public?"),
            owned=True,
        ),
        ElementKind("emotion", N_("Feeling"), "C", "♥", "<3", N_("What is the mood?"), owned=True),
        ElementKind(
            "conflict",
            N_("Conflict (crossed swords)"),
            "C",
            "⚔",
            ">X<",
            N_("Who is at odds with whom, over what?"),
            parties=True,
        ),
        ElementKind(
            "pressure", N_("Pressure"), "C", "⤓", "vvv", N_("Who is under pressure, from whom?")
        ),
        ElementKind(
            "monitoring",
            N_("Monitoring (eye)"),
            "C",
            "◉",
            "<o>",
            N_("Who monitors whom?"),
        ),
        ElementKind("power", N_("Power"), "C", "♛", "^^", N_("Who can stop things?")),
        ElementKind(
            "barrier", N_("Barrier, wall"), "C", "▒", "|||", N_("What keeps people apart?")
        ),
        ElementKind("hope", N_("Hope, aspiration"), "C", "☀", "*", N_("What do people long for?")),
        ElementKind("question", N_("Unknown"), "C", "?", "?", N_("What do we not know?")),
        ElementKind(
            "metaphor",
            N_("Metaphor drawing"),
            "C",
            "✎",
            "~~",
            N_("If this situation were an animal or a journey, which one?"),
        ),
        ElementKind(
            "outsider",
            N_("Outside party"),
            "X",
            "☻",
            "(x)",
            N_("Who outside looks in or is affected?"),
        ),
        ElementKind(
            "environment",
            N_("Environment"),
            "X",
            "≈",
            "{~}",
            N_("What influences come from outside?"),
        ),
        ElementKind(
            "boundary",
            N_("Boundary"),
            "X",
            "◯",
            "( )",
            N_("Where does “here” end for the drawers?"),
        ),
        ElementKind(
            "facilitator",
            N_("Facilitator or researcher in the picture"),
            "M",
            "☞",
            "(f)",
            N_("Where are we, who ask, in this picture?"),
        ),
        ElementKind("note", N_("Text note"), "M", "✍", "#", N_("Anything that cannot be drawn")),
    )
}
"""By key, in the order in which a chooser offers them."""

RELATION_KINDS: Final = {
    kind.key: kind
    for kind in (
        RelationKind("communicates", N_("talks with"), N_("talks with"), False, other_sign="❝"),
        RelationKind("flow", N_("flow"), N_("passes on to"), True, other_sign="⇄"),
        RelationKind(
            "authority",
            N_("authority, line of command"),
            N_("has authority over"),
            True,
            line="double",
        ),
        RelationKind("pressure", N_("pressure"), N_("presses"), True, line="heavy"),
        RelationKind(
            "monitors", N_("monitoring"), N_("monitors"), True, line="dotted", head="dot", sign="◉"
        ),
        RelationKind(
            "conflict",
            N_("conflict"),
            N_("is in conflict with"),
            False,
            line="dashed",
            head="none",
            sign="⚔",
        ),
        RelationKind("influence", N_("influence"), N_("influences"), True, line="dashed"),
        RelationKind(
            "affects",
            N_("feeds, causes (as perceived)"),
            N_("affects"),
            True,
            line="dashed",
            sign="»",
        ),
        RelationKind("dependency", N_("dependence"), N_("depends on"), True, head="open"),
        RelationKind("supports", N_("support, alliance"), N_("supports"), True, sign="✚"),
        RelationKind("belongs", N_("belonging"), N_("belongs to"), True, head="none"),
        RelationKind("constrains", N_("constraint"), N_("constrains"), True, head="tee"),
        RelationKind(
            "missing",
            N_("broken or missing link"),
            N_("has no working link with"),
            False,
            line="dashed",
            sign="✂",
        ),
        RelationKind("informal", N_("informal tie"), N_("is tied informally to"), False, "dotted"),
    )
}
"""By key, in the order in which a chooser offers them."""


def element_kind(key: str | None) -> ElementKind:
    """The kind with this key; a note where the table does not know it."""
    return ELEMENT_KINDS.get(key or "") or ELEMENT_KINDS["note"]


def relation_kind(key: str | None) -> RelationKind:
    """The kind with this key; talk between two where the table does not know it."""
    return RELATION_KINDS.get(key or "") or RELATION_KINDS["communicates"]


_BOTH_WAYS: Final = ("communicates", "dependency")
"""Kinds whose heads stand at either end where they have no direction."""


def line_look(key: str | None, directed: bool | None = None) -> LineLook:
    """What a line of this kind looks like, with or without a direction; as new ones are where that is not said."""
    kind = relation_kind(key)
    one_way = kind.directed if directed is None else directed
    back = not one_way and kind.key in _BOTH_WAYS
    head = kind.head if one_way or back else "none"
    sign = kind.sign if one_way is kind.directed else kind.other_sign or kind.sign
    return LineLook(kind.line, head, sign, back)
