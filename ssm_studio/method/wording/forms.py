"""The form of a doing: an order, or a noun, a state, a passive in its place; one doing, or two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ssm_studio.method.wording.pattern import pattern
from ssm_studio.method.wording.shape_lists import VERB_BEGINNINGS_EN, VERB_ENDINGS_EN
from ssm_studio.method.wording.words import USUAL, Lists, normal, of_text, words_in

_PLACES: Final = pattern(r"[^\W_]+(?:['’-][^\W_]+)*|[,;&/]")

GOOD: Final = "good"
NOMINAL, GERUND, PASSIVE, STATE, TOLD = "nominal", "gerund", "passive", "state", "told"
"""Forms of a first word: a noun for the doing, an -ing form, something done, how things are, who does what."""


@of_text
def verb_form(text: str, language: str, lists: Lists = USUAL) -> str:
    """Whether an activity begins with an order ("good") or how else; "" for a text without words."""
    words = words_in(text)
    if not words:
        return ""
    if language == "id":
        return TOLD if _FOR_WHOM.match(normal(text)) else _form_id(words, lists)
    return _form_en(words, lists)


_FOR_WHOM: Final = pattern(r"bagi [^,]+, ")
""" "For the widows, …", where "bagi" is no order to share."""


def is_imperative(text: str, language: str, lists: Lists = USUAL) -> bool:
    """Whether an activity begins with an order, or may do so."""
    return verb_form(text, language, lists) in (GOOD, "")


_NOUN_ENDING_EN: Final = pattern(
    r"\w{2,}(?:tion|sion|ment|ance|ence|ness|ity|ency|ancy|ship|ysis|ism|sus|"
    r"[^aeiou]ral|[oi]sal|[aeo]val|[eao]wal)s?$"
)
_ADVERB_EN: Final = pattern(r"\w{3,}ly$")


def _form_en(words: tuple[str, ...], lists: Lists) -> str:
    first = words[0]
    if first in lists["HEADS_EN"]:
        return TOLD
    if _ADVERB_EN.match(first) and first not in lists["VERBS_IN_LY"] and len(words) > 1:
        words, first = words[1:], words[1]
    second = words[1] if len(words) > 1 else ""
    orders = first in lists["ADJECTIVE_VERBS_EN"] and (
        second in lists["OBJECT_STARTS_EN"] or (first in _RIDS and "from" in words[2:5])
    )
    if first in lists["NOT_A_BEGINNING_EN"] and not orders:
        return TOLD
    if second == "of" and first not in lists["TAKES_OF"]:
        return GERUND if first.endswith("ing") else NOMINAL
    if first in lists["VERBS_EN"] or first in lists["VAGUE_EN"]:
        return _form_of_verb_en(first, words[1:], lists)
    if first.endswith("ing") and len(first) > 4 and first not in lists["GERUND_OK"]:
        return GERUND
    if any(word in lists["TELLING_EN"] for word in words[1:3]):
        return STATE
    return _form_of_unknown_en(first, words[1:], lists)


def _form_of_verb_en(first: str, rest: tuple[str, ...], lists: Lists) -> str:
    """A word that is a verb: an order, unless what follows makes it a name or tells what somebody does."""
    second = rest[0] if rest else ""
    if second in lists["TELLING_EN"]:
        return STATE
    either = any(first in lists[name] for name in _NOT_ONLY_VERBS)
    if not either or second in lists["OBJECT_STARTS_EN"]:
        return GOOD
    if second == "to" and first in lists["NAMES_BEFORE_TO"]:
        return NOMINAL
    if (
        first in lists["NOUN_FIRST_EN"]
        and first not in lists["NOT_ONLY_ORDERS_FOR"]
        and second in _AFTER_NAMES
    ):
        return NOMINAL
    heads = "COMPOUND_HEADS_EN" if first in lists["NOUN_FIRST_EN"] else "STRONG_HEADS_EN"
    if second in lists[heads] and _ends_a_name(rest, lists):
        return NOMINAL
    if (
        _ING_NAME.match(second)
        and first not in _BEFORE_ING
        and first in lists["VERB_NOUNS_EN"]
        and _ends_a_name(rest, lists)
    ):
        return NOMINAL
    if first in lists["NOUN_FIRST_EN"] and (
        _is_compound_en(first, rest, lists) or _is_long_name_en(rest, lists)
    ):
        return NOMINAL
    if second == "and" and len(rest) == 2 and _NOUN_ENDING_EN.match(rest[1]):
        return NOMINAL
    if second.endswith("ed") and rest[1:2] == ("by",):
        return PASSIVE
    return TOLD if len(rest) > 1 and _is_third_person(second, lists) else GOOD


def _is_long_name_en(rest: tuple[str, ...], lists: Lists) -> bool:
    """Whether these words go on a name to its end: nothing but words of names, and a head at last."""
    return (
        1 < len(rest) <= 3
        and rest[-1] in lists["COMPOUND_HEADS_EN"]
        and not any(
            word in lists["OBJECT_STARTS_EN"] or word in lists["AFTER_A_NOUN"] for word in rest
        )
    )


_RIDS: Final = ("clear", "clean", "empty", "free")
"""Verbs that take something from somewhere."""
_ING_NAME: Final = pattern(
    r"(?!(?:build|cloth|even|morn|wedd|ceil|meet|paint|feel|open|even|rail|draw|hear|hous|farm|park)ing)\w{3,}ing$"
)
_BEFORE_ING: Final = ["stop", "start", "practise", "practice", "ban", "permit", "study", "risk", "end", "finish", "delay", "try", "report", "plan", "love", "mind", "resume"]
"""Verbs that an -ing form may follow ("ban smoking", where "hand washing" is a name)."""
_AFTER_NAMES: Final = ("for", "in", "from", "at", "without", "under", "near", "between")
_NOT_ONLY_VERBS: Final = (
    "VERB_NOUNS_EN",
    "ADJECTIVE_VERBS_EN",
    "NOUN_FIRST_EN",
    "NAMES_BEFORE_TO",
)


def _ends_a_name(rest: tuple[str, ...], lists: Lists) -> bool:
    """Whether a name may end with the first of these words: nothing follows, or what stands after a noun."""
    return len(rest) == 1 or any(
        rest[1] in lists[name] for name in ("AFTER_A_NOUN", "HEADS_EN", "TIME_STARTS_EN")
    )


def _form_of_unknown_en(first: str, rest: tuple[str, ...], lists: Lists) -> str:
    """A word that is in no list of verbs: what it looks like, and what follows it, tell."""
    second = rest[0] if rest else ""
    if first in lists["NOUNS_EN"] or _is_compound_en(first, rest, lists):
        return NOMINAL
    if second == "to" and first in lists["NAMES_BEFORE_TO"]:
        return NOMINAL
    if _NOUN_ENDING_EN.match(first) and first not in lists["NOMINAL_OK_EN"]:
        return NOMINAL
    if first.endswith("ed") and len(first) > 3 and first not in lists["PAST_OK"]:
        return PASSIVE
    if (
        first.endswith("s")
        and not first.endswith(("ss", "us"))
        and first not in lists["ENDS_IN_S_OK"]
    ):
        return TOLD
    if rest and _is_third_person(second, lists):
        return TOLD
    if first in lists["NOMINAL_OK_EN"] or first in lists["ENDS_IN_S_OK"]:
        return GOOD
    if second in lists["OBJECT_STARTS_EN"] or _looks_like_verb_en(first, lists):
        return GOOD
    return NOMINAL


def _looks_like_verb_en(word: str, lists: Lists) -> bool:
    """Whether a word is built as only verbs are ("digitise", "rehang")."""
    if word.endswith(VERB_ENDINGS_EN) and len(word) > 5:
        return word not in lists["NAMES_IN_ISE"]
    return any(
        word.startswith(beginning) and word[len(beginning) :] in lists["VERBS_EN"]
        for beginning in VERB_BEGINNINGS_EN
    )


def _is_compound_en(first: str, rest: tuple[str, ...], lists: Lists) -> bool:
    """A noun for a doing behind another noun ("budget allocation", "proposal writing"), the whole of a phrase."""
    if not rest or first in lists["NOMINAL_OK_EN"]:
        return False
    if first in _BEFORE_ING:
        return False
    ends = len(rest) == 1 or rest[1] in lists["AFTER_A_NOUN"]
    singular = _NOUN_ENDING_EN.match(rest[0]) and not rest[0].endswith("s")
    return ends and bool(singular or (rest[0].endswith("ing") and len(rest[0]) > 5))


_NAMES_IN_S: Final = (
    "leaves",
    "lives",
    "goods",
    "means",
    "clothes",
    "halves",
    "knives",
    "does",
    "savings",
)


def _is_third_person(word: str, lists: Lists) -> bool:
    if word in _NAMES_IN_S:
        return False
    bases = (word.removesuffix("s"), word.removesuffix("es"))
    return word.endswith("s") and any(
        base in lists["VERBS_EN"] and base not in lists["VERB_NOUNS_EN"] for base in bases
    )


_NOMINAL_ID: Final = pattern(r"^(?:pe|pem|pen|peng|peny|per|ke)\w{2,}an$")
_LOAN_ENDINGS: Final = ("si", "itas", "men", "isme")
_STATE_ID: Final = pattern(r"^(?:ter|me|ber|ke)\w+nya$")
_PASSIVE_ID: Final = pattern(r"^(?:di|ter)\w{3,}")
_VERB_ID: Final = pattern(r"^(?:me|ber|bel|be(?=ker))\w{3,}")
_PARTNER_ID: Final = pattern(r"^(?:me|di|ter|ber)\w{4,}$")


def _is_nominal_id(word: str, lists: Lists) -> bool:
    """pe-…-an, per-…-an, ke-…-an: but per-…-kan and ke-…-kan are orders unless the root ends in k."""
    if not _NOMINAL_ID.match(word) or word in lists["NOMINAL_OK"]:
        return False
    if not word.endswith("kan"):
        return True
    if word.endswith("kkan"):
        return False
    return not word.startswith(("per", "ke")) or word in lists["NOMINAL_IN_KAN"]


def _is_verb_id(word: str, lists: Lists) -> bool:
    """A me- or ber- verb, an order in -kan or one of the list."""
    if word in lists["VERBS_ID"] or word in lists["VAGUE_ID"] or word in lists["NOMINAL_OK"]:
        return True
    if word in lists["ME_NOUNS"] or word in lists["BER_NOUNS"] or word in lists["STATE_ID"]:
        return False
    if word.endswith("nya") or _is_nominal_id(word, lists):
        return False
    if word in lists["NO_ORDERS_IN_KAN"] or word in lists["STOP_ID"]:
        return False
    if _PASSIVE_ID.match(word) and word not in lists["PASSIVE_OK"]:
        return False
    if _VERB_ID.match(word) or (word.endswith("kan") and len(word) > 5):
        return True
    return _is_order_in_i(word, lists)


def _is_order_in_i(word: str, lists: Lists) -> bool:
    """An order that ends in -i ("dampingi", "tanyai"): on a root of the lists, or long enough and no known noun."""
    if not word.endswith("i") or len(word) < 5 or word in lists["I_NOUNS_ID"]:
        return False
    if word[:-1] in lists["VERBS_ID"]:
        return True
    return len(word) > 5 and not word.endswith(_NOUNS_IN_I) and word[-2] not in "aeiou"


_NOUNS_IN_I: Final = (
    "si",
    "gi",
    "nomi",
    "tri",
    "fi",
    "ndi",
    "wi",
    "sti",
    "bati",
    "kti",
    "oli",
    "eri",
    "ori",
    "uli",
)


def _form_id(words: tuple[str, ...], lists: Lists) -> str:
    first = words[0]
    second = words[1] if len(words) > 1 else ""
    if first in lists["ID_HEADS"]:
        return TOLD
    if f"{first} {second}" in lists["NOUN_PAIRS_ID"] or (
        second in lists["ADJECTIVES_ID"]
        and (first in lists["SI_OK"] or first in lists["PASSIVE_OK"])
    ):
        return NOMINAL
    if f"{first} {second}" in lists["VERB_PAIRS_ID"]:
        return GOOD
    if _is_name_id(words, lists):
        return NOMINAL
    told = second.startswith("ter") and _STATE_ID.match(second)
    if first in lists["VERBS_ID"] or first in lists["VAGUE_ID"]:
        return STATE if told else GOOD
    if first in lists["STATE_ID"] or (first.endswith("nya") and first not in lists["NYA_OK"]):
        return STATE
    if _PASSIVE_ID.match(first) and first not in lists["PASSIVE_OK"]:
        return PASSIVE
    if _is_nominal_id(first, lists) or first in lists["NOMINAL_IN_KAN"]:
        return NOMINAL
    if first in lists["NOUNS_ID"] or (
        first.endswith(_LOAN_ENDINGS) and first not in lists["SI_OK"]
    ):
        return NOMINAL
    if (
        first.endswith("an")
        and not first.endswith("kan")
        and len(first) > 4
        and first not in lists["AN_OK"]
    ):
        return NOMINAL
    if _is_verb_id(first, lists):
        return STATE if told else GOOD
    if second == "yang" or (_PARTNER_ID.match(second) and second not in lists["BER_NOUNS"]):
        return TOLD
    # A bare word that is in no list is a name far more often than an order.
    known = first in lists["AN_OK"] or first in lists["SI_OK"] or first in lists["PASSIVE_OK"]
    return GOOD if known or second in lists["OBJECT_STARTS_ID"] else NOMINAL


_TER_WORDS: Final = (
    "terlebih",
    "tentang",
    "terhadap",
    "terutama",
    "termasuk",
    "tersebut",
    "terus-menerus",
    "tak",
    "milik",
)


def _is_name_id(words: tuple[str, ...], lists: Lists) -> bool:
    """Whether a root or loan word that may be an order is a name by what follows ("sapu dan ember", "imunisasi gratis")."""
    first, second, third = (*words, "", "")[:3]
    loan = first.endswith(("asi", "isi"))
    if not (first in lists["VERB_NOUNS_ID"] or loan):
        return False
    if second == "yang":
        return loan
    if second in lists["ADJECTIVES_AFTER_ID"] and second not in ("milik", "tak"):
        return True
    if not loan and _is_said_of_a_thing(second, lists) and second not in _TER_WORDS:
        return True
    return second in ("dan", "serta") and bool(third) and not _is_verb_id(third, lists)


@of_text
def begins_with_verb(text: str, language: str, lists: Lists = USUAL) -> bool:
    """Whether a text that should name a thing begins with a doing."""
    words = words_in(text)
    if not words:
        return False
    if language == "id":
        if " ".join(words[:2]) in lists["NOUN_PAIRS_ID"]:
            return False
        return _is_verb_id(words[0], lists) and not _is_noun_here(words, 0, language, lists)
    first, second = words[0], (*words, "")[1]
    if first in lists["SAME_PARTICIPLE_EN"] and second not in lists["OBJECT_STARTS_EN"]:
        return False
    if first == "plant" and second in lists["PLANTED_EN"]:
        return True
    if first in lists["MODIFYING_ING_EN"] and second in lists["THINGS_OF_DOING_EN"]:
        return False
    if first in lists["VERBS_EN"] or first in lists["VAGUE_EN"]:
        if second in lists["OBJECT_STARTS_EN"]:
            return True
        # A thing is looked for here, so that "lead pipes" and "survey fatigue" are things.
        if first in lists["ADJECTIVE_VERBS_EN"] or first in lists["NOUN_FIRST_EN"]:
            return False
        return not _is_noun_here(words, 0, language, lists)
    if first == "to" and second in lists["VERBS_EN"]:
        return True
    return first.endswith("ing") and any(
        (base in lists["VERBS_EN"] or base in lists["VAGUE_EN"])
        and base not in lists["LIKE_ADJECTIVES"]
        and first not in lists["ADJECTIVE_VERBS_EN"]
        for base in (first[:-3], first[:-3] + "e", first[:-4])
    )


def _is_noun_here(words: tuple[str, ...], at: int, language: str, lists: Lists) -> bool:
    """Whether a word that may be a verb or a noun is a noun, by what follows it."""
    names = ("VERB_NOUNS_ID",) if language == "id" else _NOT_ONLY_VERBS
    if not any(words[at] in lists[name] for name in names):
        return False
    after = words[at + 1] if at + 1 < len(words) else ""
    if language == "id" and _is_said_of_a_thing(after, lists):
        return True
    return not after or after in lists["AFTER_A_NOUN"]


def _is_said_of_a_thing(word: str, lists: Lists) -> bool:
    """Whether an Indonesian word follows things and not orders: an adjective, a state in ter-."""
    return word in lists["ADJECTIVES_AFTER_ID"] or (word.startswith("ter") and len(word) > 6)


_JOINED_OTHERWISE: Final = pattern(
    r"\bas well as\b|\band also\b|\bsambil\b|\bseraya\b|\bdan juga\b"
)
_JOINT_FOR: Final = {"en": "and", "id": "lalu"}
_JOINING: Final = {
    "en": frozenset(["and", "then", ";", "&", "/"]),
    "id": frozenset(["dan", "serta", "lalu", "kemudian", "sekaligus", ";", "&", "/"]),
}


@of_text
def two_activities(text: str, language: str, lists: Lists = USUAL) -> bool:
    """Whether a text asks for two doings ("collect data and report them") and not for one with two objects."""
    tongue = language if language in _JOINING else "en"
    places = tuple(_PLACES.findall(_JOINED_OTHERWISE.sub(_JOINT_FOR[tongue], normal(text))))
    return any(_is_doing(places, at, tongue, lists) for at in _beginnings(places, tongue, lists))


def _beginnings(places: tuple[str, ...], language: str, lists: Lists) -> Iterator[int]:
    """Where a second doing could begin: after a joining word, and after the comma of a series of single verbs."""
    for at, word in enumerate(places[:-1]):
        if at == 0:
            continue
        if word in _JOINING[language]:
            if word == "lalu" and places[at - 1] in lists["BEFORE_LALU"]:
                continue
            if (
                language == "id"
                and word in ("dan", "serta")
                and "yang" in places[max(0, at - 3) : at]
            ):
                continue
            yield at + 1
        elif word == "," and (at == 1 or _is_only_verb(places[at + 1], language, lists)):
            yield at + 1


def _is_only_verb(word: str, language: str, lists: Lists) -> bool:
    """Whether a word after a comma goes on with a further doing and not with a further thing."""
    if language == "id":
        return (
            word in lists["VERBS_ID"]
            and word.endswith(("kan", "i"))
            and word not in lists["VERB_NOUNS_ID"]
        )
    return word in lists["VERBS_EN"] and not any(word in lists[name] for name in _NOT_ONLY_VERBS)


def _is_doing(places: tuple[str, ...], at: int, language: str, lists: Lists) -> bool:
    word = places[at]
    after_then = places[at - 1] in (";", "then", "lalu", "kemudian")
    if _is_pair(places, at, language, lists):
        return False
    if language == "id":
        bare = word.removesuffix("nya") if _VERB_ID.match(word) else word
        if not (_is_verb_id(word, lists) or _is_verb_id(bare, lists)):
            return False
    elif word in lists["STOP_EN"] or word in lists["AFTER_A_NOUN"]:
        return False
    elif word not in lists["VERBS_EN"] and word not in lists["VAGUE_EN"]:
        # A word that is in no list can still be known by what follows it: "prioritise them", "vet the list".
        return at + 1 < len(places) and places[at + 1] in _OBJECTS and not word.endswith("s")
    # "Collect and report …": a verb right before the joining word makes the next one a verb too.
    if after_then:
        return True
    if language == "id" and word in lists["VERBS_FIRST_ID"] and not _VERB_ID.match(places[0]):
        return at + 1 < len(places)
    return at == 2 or not _is_noun_here(places, at, language, lists)


def _is_pair(places: tuple[str, ...], at: int, language: str, lists: Lists) -> bool:
    """Whether "a and b" is one name ("search and rescue", "simpan dan pinjam"), the object of the doing before it."""
    if places[at - 1] not in ("and", "dan", "serta"):
        return False
    if at > 3 and places[at - 3] == "to" and places[at - 2] in lists["VERBS_EN"]:
        return True
    before = places[at - 2] if at > 2 and places[at - 3] not in (",", *_JOINING[language]) else ""
    after = places[at + 1] if at + 1 < len(places) else ""
    if language == "id":
        roots = lists["VERBS_FIRST_ID"] | lists["VERB_NOUNS_ID"]
        return before in roots and places[at] in roots
    names = lists["VERB_NOUNS_EN"]
    return before in names and places[at] in names and (after == "to" or after.endswith("ed"))


_OBJECTS: Final = frozenset(["them", "it", "the", "their", "these", "those", "what", "whatever"])
