"""Whether an activity says who does it (CM-28): the head of what follows "by" or "oleh" is a person or a body."""

from __future__ import annotations

from typing import Final

from ssm_studio.method.wording.pattern import pattern
from ssm_studio.method.wording.words import USUAL, Lists, normal, of_text, words_in


@of_text
def names_doer(text: str, language: str, lists: Lists = USUAL) -> bool:
    """Whether a text says who does it ("by the clerk", "oleh panitia"), and not where, when or by how much."""
    words = normal(text)
    if language == "id":
        return any(
            _may_do_it(found[1], lists) and _OF_A_THING.search(words[: found.start()]) is None
            for found in _OLEH.finditer(words)
        )
    if _BY_SOME.search(words) is not None:
        return True
    if any(_is_somebody(found[2], bool(found[1]), lists) for found in _BY.finditer(words)):
        return True
    return any(_is_a_name(found[1], lists) for found in _BY_NAME.finditer(text))


def _may_do_it(word: str, lists: Lists) -> bool:
    """Whether an Indonesian word after "oleh" may name somebody: no cause, tool, vehicle, and nothing abstract."""
    if word in lists["BODIES_ID"] or word in lists["INSTITUTIONS"] or word in _PEOPLE_IN_AN:
        return True
    return not (
        word in lists["CAUSES_ID"]
        or word in lists["TOOLS"]
        or word in lists["INSTRUMENTS"]
        or _ABSTRACT_ID.match(word)
    )


_OF_A_THING: Final = pattern(r"\byang (?:\w+ ){0,2}(?:di|ter)\w{3,}(?: \w+){0,2} $")
"""Who did something else: "bayar tagihan yang dikirim oleh PLN"."""
_ABSTRACT_ID: Final = pattern(r"(?:ke|pe)\w{3,}an$|\w{3,}(?:isasi|itas|isme)$")
"""What comes about: "keterlambatan", "penundaan", "birokratisasi"."""
_PEOPLE_IN_AN: Final = frozenset(["perempuan", "keponakan", "kepercayaan", "perwakilan"])
_BY_NAME: Final = pattern(r"\bby (?:the )?([A-Z][\w-]+)", needs="by ")
_TIMES: Final = pattern(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august"
    r"|september|october|november"
    r"|december|easter|christmas|ramadan|eid|lebaran|idul|q\d|year|week|day|sprint|phase|monsoon"
)


def _is_a_name(name: str, lists: Lists) -> bool:
    """Whether a word with a capital after "by" names somebody, and no day, month or tool."""
    word = name.lower()
    return not (
        _TIMES.match(word)
        or word in lists["TOOLS"]
        or word in lists["INSTRUMENTS"]
        or word in lists["WAYS_PLACES"]
    )


_OLEH: Final = pattern(r"(?<![\w-])oleh(?!-) (?:para )?(\w+)", needs="oleh")
_BY_SOME: Final = pattern(r"\bby (?:\w+ )?of (?:us|them|you)\b", needs="by ")
_BY: Final = pattern(
    r"(?<![\w-])by ((?:the |a |an |our |their |his |her |all |each |every |any |some |local |village "
    r"|two |three |at least )*)"
    r"((?:[\w'’-]+ ?){1,4})",
    needs="by ",
)
_ENDS_NAME: Final = pattern(
    r"\b(?:of|in|on|at|for|to|and|who|that|which|with|before|after|when|or|from|every|each|once|twice"
    r"|during|into|as"
    r"|within|until|if|where|near|under|about)\b"
)
_SOMEBODY: Final = pattern(r"\w{2,}(?:er|or|ist|ant|ee|man|woman|ian|wife|keeper)$")
_SOME_PEOPLE: Final = pattern(r"\w{2,}(?:ers|ors|ists|ants|ees|men|women|ians|wives|keepers)$")


def _is_somebody(name: str, named: bool, lists: Lists) -> bool:
    """Whether the head of a name is a person or a body; without a small word before it, only people in"
    " plural are."""
    said = words_in(_ENDS_NAME.split(name, maxsplit=1)[0])
    if not said:
        return False
    if said[0] in _ALWAYS_PEOPLE:
        return True
    last = said[-1]
    if last in lists["NOT_PEOPLE_EN"] or last.removesuffix("s") in lists["NOT_PEOPLE_EN"]:
        return False
    if _SOME_PEOPLE.match(last) or last in lists["CROWDS_EN"] or last in _ALWAYS_PEOPLE:
        return True
    if not named and len(said) == 1:
        return False
    return (
        last in lists["PEOPLE_EN"]
        or f"{last}s" in lists["CROWDS_EN"]
        or last in lists["ONE_PERSON"]
        or last in lists["GENERIC"]
        or (named and _SOMEBODY.match(last) is not None)
    )


_ALWAYS_PEOPLE: Final = frozenset(
    (
        *("staff", "police", "everyone", "everybody", "somebody", "someone", "whoever", "us"),
        *("those", "anyone", "anybody", "them", "you", "ourselves", "themselves"),
    )
)
