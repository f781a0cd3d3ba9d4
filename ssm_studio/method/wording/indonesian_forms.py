"""The form of a doing in Indonesian: an order by its affixes or its root, and by what follows it."""

from __future__ import annotations

from typing import Final

from ssm_studio.method.wording.form_names import GOOD, NOMINAL, PASSIVE, STATE, TOLD
from ssm_studio.method.wording.pattern import pattern
from ssm_studio.method.wording.words import Lists

_NOMINAL_ID: Final = pattern(r"^(?:pe|pem|pen|peng|peny|per|ke)\w{2,}an$")
_LOAN_ENDINGS: Final = ("si", "itas", "men", "isme")
_STATE_ID: Final = pattern(r"^(?:ter|me|ber|ke)\w+nya$")
_PASSIVE_ID: Final = pattern(r"^(?:di|ter)\w{3,}")
VERB_ID: Final = pattern(r"^(?:me|ber|bel|be(?=ker))\w{3,}")
_SPOKEN_ID: Final = pattern(
    r"(?!ngarai|ngengat|nyawa|nyamuk|nyala|nyonya|nyaman|nyanyian|nyata|nyali|nyeri)"
    r"(?:nge|ng[aiuo]|ny[aiuo])\w{3,}$|(?:bikin|bilang)$"
)
"""Verbs as they are spoken: "ngecek", "nyusun"."""
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


def is_verb_id(word: str, lists: Lists) -> bool:
    """A me- or ber- verb, an order in -kan or one of the list."""
    if word in lists["VERBS_ID"] or word in lists["VAGUE_ID"]:
        return True
    if word in lists["NOMINAL_OK"] and word.endswith(("kan", "i")):
        return True
    if word in lists["ME_NOUNS"] or word in lists["BER_NOUNS"] or word in lists["STATE_ID"]:
        return False
    if word.endswith("nya") or _is_nominal_id(word, lists):
        return False
    if word in lists["NO_ORDERS_IN_KAN"] or word in lists["STOP_ID"]:
        return False
    if _PASSIVE_ID.match(word) and word not in lists["PASSIVE_OK"]:
        return False
    if VERB_ID.match(word) or _SPOKEN_ID.match(word):
        return True
    if word.endswith("in") and word[:-2] in lists["VERBS_ID"] and len(word) > 5:
        return True
    if word.endswith("kan") and len(word) > 5:
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


def form_id(words: tuple[str, ...], lists: Lists) -> str:
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
        first.endswith(_LOAN_ENDINGS)
        and first not in lists["SI_OK"]
        and not (VERB_ID.match(first) and len(first) > 7)
    ):
        return NOMINAL
    if (
        first.endswith("an")
        and not first.endswith("kan")
        and len(first) > 4
        and first not in lists["AN_OK"]
    ):
        return NOMINAL
    if is_verb_id(first, lists):
        return STATE if told else GOOD
    if second == "yang" or (_PARTNER_ID.match(second) and second not in lists["BER_NOUNS"]):
        return TOLD
    # A bare word that is in no list is a name far more often than an order.
    known = first in lists["AN_OK"] or first in lists["SI_OK"] or first in lists["PASSIVE_OK"]
    return GOOD if known or second in lists["OBJECT_STARTS_ID"] else NOMINAL


_DONE_ID: Final = pattern(r"di\w{4,}$")
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
    """Whether a root or loan word that may be an order is a name by what follows ("sapu dan ember","
    " "imunisasi gratis")."""
    first, second, third = (*words, "", "")[:3]
    loan = first.endswith(("asi", "isi")) and VERB_ID.match(first) is None
    if not (first in lists["VERB_NOUNS_ID"] or loan):
        return False
    if second == "yang":
        return loan
    done = next(
        (
            at
            for at, word in enumerate(words[1:4])
            if _DONE_ID.match(word) and word not in lists["PASSIVE_OK"]
        ),
        None,
    )
    if not loan and done is not None and "yang" not in words[1 : done + 2]:
        return True
    if second in lists["ADJECTIVES_AFTER_ID"] and second not in ("milik", "tak"):
        return True
    if not loan and is_said_of_a_thing(second, lists) and second not in _TER_WORDS:
        return True
    return second in ("dan", "serta") and bool(third) and not is_verb_id(third, lists)


def is_said_of_a_thing(word: str, lists: Lists) -> bool:
    """Whether an Indonesian word follows things and not orders: an adjective, a state in ter-."""
    return word in lists["ADJECTIVES_AFTER_ID"] or (word.startswith("ter") and len(word) > 6)
