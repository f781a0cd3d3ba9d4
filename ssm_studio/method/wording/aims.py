"""Whether a worldview reads like an aim or a slogan and not like a belief (RD-09).

An aim says so by its beginning ("to …", "dalam rangka …"), is an order or a question, or names what is wished for
without claiming anything ("zero accidents").
"""

from __future__ import annotations

from typing import Final

from ssm_studio.method.wording.pattern import pattern
from ssm_studio.method.wording.words import USUAL, Lists, normal, of_text, words_in


@of_text
def starts_as_aim(text: str, lists: Lists = USUAL) -> bool:
    """Whether a text reads like an aim or a slogan ("to …", "menuju …", a question) and not like a belief."""
    words = normal(text)
    if words.endswith("?"):
        return True
    said = words_in(text)
    found = lists.patterns["AIM_START"].match(words)
    if found is not None:
        # "To be fed is not to be welcome", "Untuk didengar orang harus berteriak": claims all the same.
        claims = found[0] in _PURPOSES and any(word in lists["CLAIMS"] for word in said[2:])
        return not claims
    if _is_slogan(said, words, lists):
        return True
    first = said[0] if said else ""
    doing = first.endswith("ing") and len(first) > 5
    doing = doing or (first.startswith("me") and first[2:3] in "mnlrw" and len(first) > 6)
    state = first.startswith("ter") and first.endswith("nya")
    if not (doing or state or first in lists["NOUNS_OF_AIMS"] or _is_order(said, lists)):
        return False
    return not _claims(said[1:], lists)


@of_text
def is_too_short_for_a_belief(text: str, least: float) -> bool:
    """Whether a worldview has fewer words than `least` and claims nothing ("setiap ibu berhak didampingi" does)."""
    said = words_in(text)
    return len(said) < least and not any(each in _CLAIMING for each in said[1:])


_CLAIMING: Final = frozenset(
    (
        *(
            "is",
            "are",
            "has",
            "have",
            "must",
            "can",
            "cannot",
            "should",
            "matters",
            "deserve",
            "deserves",
        ),
        *(
            "belongs",
            "belong",
            "depends",
            "depend",
            "owe",
            "owes",
            "never",
            "knows",
            "adalah",
            "ialah",
        ),
        *(
            "harus",
            "bisa",
            "dapat",
            "berhak",
            "wajib",
            "pantas",
            "boleh",
            "tidak",
            "bukan",
            "selalu",
        ),
        *("berarti", "bergantung", "tergantung", "milik"),
    )
)
"""Words by which few words claim something all the same."""


def _claims(words: tuple[str, ...], lists: Lists) -> bool:
    """Whether a word claims something and is no name ("better lives")."""
    return any(
        (word in lists["FINITE_EN"] and before not in _BEFORE_NAMES) or word in lists["FINITE_ID"]
        for before, word in zip(("", *words), words, strict=False)
    )


_BEFORE_NAMES: Final = frozenset(
    ["better", "the", "our", "their", "for", "of", "good", "safe", "healthy", "happy"]
)


def _is_order(said: tuple[str, ...], lists: Lists) -> bool:
    """ "Increase the income …", "tingkatkan pendapatan …": an order is an aim."""
    first, second = (*said, "", "")[:2]
    if first in lists["VAGUE_EN"] or first in lists["VAGUE_ID"]:
        return True
    only_verb = first in lists["VERBS_EN"] and not any(
        first in lists[name] for name in ("VERB_NOUNS_EN", "NOUN_FIRST_EN", "ADJECTIVE_VERBS_EN")
    )
    return (
        only_verb
        or (first in lists["VERBS_EN"] and second in _DETERMINERS)
        or (first in lists["VERBS_ID"] and first.endswith(("kan", "i")))
    )


_DETERMINERS: Final = frozenset(["the", "our", "their", "every", "all", "a", "each", "your"])


def _is_slogan(said: tuple[str, ...], words: str, lists: Lists) -> bool:
    """A name of what is wished for with nothing claimed of it ("zero accidents", "together we can")."""
    meant = words.startswith(_MEANT_BEGINS) and _MEANT.match(words) is not None
    if meant or _WE_CAN.search(words) is not None:
        return True
    if _BEST.search(words) is not None and not _claims(said, lists):
        return True
    if not said or (
        _PLACE_AND_PRAISE.match(words) is None
        and not (
            said[0] in lists["SLOGAN_STARTS"]
            or said[1:2] == ("first",)
            or said[:1] in (("a",), ("our",))
        )
    ):
        return False
    return not _claims(said[1:], lists) and not any(
        (word in lists["VERBS_EN"] and not any(word in lists[name] for name in _NOT_ONLY_DOINGS))
        or (word.endswith("s") and word[:-1] in lists["VERBS_EN"] and said[at] not in _BEFORE_NAMES)
        or (
            word.startswith(("me", "ber", "di", "ter"))
            and len(word) > 5
            and word not in lists["BER_NOUNS"]
        )
        for at, word in enumerate(said[1:])
    )


_NOT_ONLY_DOINGS: Final = ("VERB_NOUNS_EN", "NOUN_FIRST_EN", "ADJECTIVE_VERBS_EN")
_PRAISE: Final = (
    "bebas|bersih|maju|mandiri|cerdas|hijau|sehat|aman|ramah|unggul|wisata|sejahtera|digital|tangguh|berdaya|prima|cepat"
    "|untuk|bagi"
)
_PLACE_AND_PRAISE: Final = pattern(
    r"^(?:desa|kota|kampung|sekolah|puskesmas|pasar|pelabuhan|kabupaten|masyarakat|warga|anak|layanan"
    r"|\w+ lebih baik)"
    rf" (?:yang )?(?:{_PRAISE})\b",
    needs=_PRAISE,
)
_MEANT_BEGINS: Final = (
    "with ", "in ", "hoping ", "the ", "our ", "my ", "its ", "their ", "we ", "i ", "they ", "dalam ", "dengan ",
    "tujuan", "sasaran", "target", "visi", "misi", "harapan", "cita-cita", "impian", "kami ", "kita ", "saya ",
    "diharapkan", "ingin ",
)  # fmt: skip
"""How all that `_MEANT` matches begins."""
_MEANT: Final = pattern(
    r"(?:with (?:a view|the (?:aim|goal|intention|purpose))|in (?:the hope|pursuit|an effort|a bid)|hoping to"
    r"|(?:the|our|my|its|their) (?:main |final |only |overall |shared )?"
    r"(?:purpose|aim|goal|objective|target|vision|mission|intention|dream|hope)s?\b"
    r"|(?:we|i|they) (?:intend|aim|want|hope|wish|strive|aspire|seek|dream|plan|would like)\b"
    r"|dalam (?:rangka|upaya)|dengan (?:harapan|tujuan|maksud)"
    r"|(?:tujuan|sasaran|target|visi|misi|harapan|cita-cita|impian)(?:nya|\b)"
    r"|(?:kami|kita|saya) (?:bercita-cita|ingin|bertekad|berharap|berupaya|berusaha|mau|bermimpi|hendak|akan)\b"
    r"|diharapkan|ingin )"
)
"""What says by itself that it is meant as an aim."""
_BEST: Final = pattern(
    r"^(?:the )?(?:best|finest|leading|number one)\b|\b(?:terbaik|terdepan|terunggul|nomor satu)\b"
    r"|^(?:tumbuh|maju|bersatu|bergerak|melangkah|berjuang|bekerja) bersama\b"
)
_WE_CAN: Final = pattern(
    r"^(?:together|united|bersama|bersatu),?(?: kita| we)? (?:can|will|shall|bisa|pasti|kuat|maju|for"
    r"|untuk|towards|menuju|wujudkan|mewujudkan|membangun|bangun)\b"
)
_PURPOSES: Final = ("to", "untuk", "guna", "for a", "for the", "for our")
"""Beginnings after which a claim may still follow; "so that" and "agar" never claim anything."""
