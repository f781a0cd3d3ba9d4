"""What a text's wording tells: a verb first or a noun, one activity or two, a what or a how.

All tests are of patterns and lists and can be wrong, which is why they lead to questions and never to refusals
(method reference, Appendix A). They work on lower-case, normalised text, language by language, and look at the
beginning of very long texts only. `lists_with` makes the lists that a settings file asks for; every test takes
them as its last argument.
"""

from __future__ import annotations

import re
from typing import Final

from ssm_studio.method.wording.crowds import is_collective
from ssm_studio.method.wording.forms import (
    begins_with_verb,
    is_imperative,
    two_activities,
    verb_form,
)
from ssm_studio.method.wording.pattern import pattern
from ssm_studio.method.wording.tools import matches_means
from ssm_studio.method.wording.wishes import matches_solution
from ssm_studio.method.wording.words import (
    USUAL,
    Lists,
    content_words,
    lists_with,
    normal,
    of_text,
    overlap,
    shared,
    wordings,
    words_in,
)

__all__ = (
    "USUAL",
    "Lists",
    "begins_with_verb",
    "content_words",
    "is_collective",
    "is_imperative",
    "is_public",
    "lists_with",
    "matches_means",
    "matches_solution",
    "names_doer",
    "normal",
    "overlap",
    "separators",
    "shared",
    "speaks_of_fulfilment",
    "starts_as_aim",
    "starts_vague",
    "two_activities",
    "verb_form",
    "wordings",
    "words_in",
)


@of_text
def starts_vague(text: str, language: str, lists: Lists = USUAL) -> bool:
    """Whether the first words are of those that never say what one would do ("ensure", "deal with", "tingkatkan")."""
    words = words_in(text)
    first = words[0] if words else ""
    if " ".join(words[:2]) in lists["VAGUE_PHRASES"] or first in lists["VAGUE_PHRASES"]:
        return True
    # The head of a name comes first in Indonesian and last in English.
    objects = words[1:2] if language == "id" else words[1:4]
    if first in lists["VAGUE_WITH_OBJECT"] and any(
        word in lists["VAGUE_OBJECTS"] or _ABSTRACT.match(word) is not None for word in objects
    ):
        return True
    if first == "address" and words[1:2] != () and words[1] in _ADDRESSED:
        return False
    if first in lists["LIGHT_VERBS"] and any(word in lists["DUTY_NOUNS"] for word in objects):
        return True
    if language == "id":
        return first in lists["VAGUE_ID"]
    bases = (
        first,
        first.removesuffix("s"),
        first.removesuffix("ing"),
        first.removesuffix("ing") + "e",
    )
    return any(base in lists["VAGUE_EN"] for base in bases)


_ABSTRACT: Final = pattern(
    r"(?!licence|evidence|residence|conference|audience|facilit|universit|electricity|sentence|entity|identity|charity"
    r"|kelurahan|kecamatan|kendaraan|kemasan|ketentuan|kebutuhan|keluhan|kerusakan|kejadian|kesepakatan|keranjang|keterampilan|keahlian|kebun|kepala)"
    r"(?:\w{4,}(?:ness|ity|ence)|\w{3,}ship|ke\w{4,}an)$"
)
"""Nouns of a state or a quality, by their endings: "resilience", "kerukunan"."""
_ADDRESSED: Final = ("envelopes", "letters", "parcels", "invitations")


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
    if _WE_CAN.search(words) is not None:
        return True
    if _BEST.search(words) is not None and not _claims(said, lists):
        return True
    if (
        not said
        or (_PLACE_AND_PRAISE.match(words) is None
        and not (
            said[0] in lists["SLOGAN_STARTS"]
            or said[1:2] == ("first",)
            or said[:1] in (("a",), ("our",))
        ))
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
_PLACE_AND_PRAISE: Final = pattern(
    r"^(?:desa|kota|kampung|sekolah|puskesmas|pasar|pelabuhan|kabupaten|masyarakat|warga|anak|layanan|\w+ lebih baik)"
    r" (?:yang )?(?:bebas|bersih|maju|mandiri|cerdas|hijau|sehat|aman|ramah|unggul|wisata|sejahtera|digital|tangguh|berdaya"
    r"|prima|cepat|untuk|bagi)\b"
)
_BEST: Final = pattern(
    r"^(?:the )?(?:best|finest|leading|number one)\b|\b(?:terbaik|terdepan|terunggul|nomor satu)\b"
    r"|^(?:tumbuh|maju|bersatu|bergerak|melangkah|berjuang|bekerja) bersama\b"
)
_WE_CAN: Final = pattern(
    r"^(?:together|united|bersama|bersatu),?(?: kita| we)? (?:can|will|shall|bisa|pasti|kuat|maju|for|untuk|towards|menuju|wujudkan|mewujudkan|membangun|bangun)\b"
)
_PURPOSES: Final = ("to", "untuk", "guna", "for a", "for the", "for our")
"""Beginnings after which a claim may still follow; "so that" and "agar" never claim anything."""


@of_text
def is_public(text: str, lists: Lists = USUAL) -> bool:
    """Whether a customer is nothing narrower than the public, society, the nation."""
    return lists.patterns["PUBLIC"].fullmatch(normal(text).strip(" .,;")) is not None


@of_text
def names_doer(text: str, language: str, lists: Lists = USUAL) -> bool:
    """Whether a text says who does it ("by the clerk", "oleh panitia"), and not where, when or by how much."""
    words = normal(text)
    if language == "id":
        return any(
            found[1] not in lists["CAUSES_ID"]
            for found in re.finditer(r"(?<![\w-])oleh(?!-) (?:para )?(\w+)", words)
        )
    return any(_is_somebody(found[2], bool(found[1]), lists) for found in _BY.finditer(words))


_BY: Final = pattern(
    r"(?<![\w-])by ((?:the |a |an |our |their |his |her |all |each |every |any |some |local |village |two |three |at least )*)"
    r"((?:[\w'’-]+ ?){1,4})"
)
_ENDS_NAME: Final = pattern(
    r"\b(?:of|in|on|at|for|to|and|who|that|which|with|before|after|when|or|from|every|each|once|twice|during|into|as"
    r"|within|until|if|where|near|under|about)\b"
)
_SOMEBODY: Final = pattern(r"\w{2,}(?:er|or|ist|ant|ee|man|woman|ian|wife|keeper)$")
_SOME_PEOPLE: Final = pattern(r"\w{2,}(?:ers|ors|ists|ants|ees|men|women|ians|wives|keepers)$")


def _is_somebody(name: str, named: bool, lists: Lists) -> bool:
    """Whether the head of a name is a person or a body; without a small word before it, only people in plural are."""
    said = words_in(_ENDS_NAME.split(name, maxsplit=1)[0])
    if not said:
        return False
    last = said[-1]
    if last in lists["NOT_PEOPLE_EN"] or last.removesuffix("s") in lists["NOT_PEOPLE_EN"]:
        return False
    if _SOME_PEOPLE.match(last) or last in lists["CROWDS_EN"] or last in _ALWAYS_PEOPLE:
        return True
    if not named and len(said) == 1:
        return False
    return (
        last in lists["PEOPLE_EN"]
        or last in lists["ONE_PERSON"]
        or last in lists["GENERIC"]
        or (named and _SOMEBODY.match(last) is not None)
    )


_ALWAYS_PEOPLE: Final = frozenset(
    ["staff", "police", "everyone", "everybody", "somebody", "someone", "whoever", "us"]
)


@of_text
def speaks_of_fulfilment(text: str) -> bool:
    """Whether a text measures reality against a model: a share that is fulfilled, a score, a gap to the model.

    A percentage that counts the world ("rents rose 8 %") and a gap between two things of the world do not.
    """
    words = normal(text)
    if _COMPLIANCE.search(words):
        return True
    return bool(
        (_SHARE.search(words) and _FULFILLED.search(words))
        or (_GAP.search(words) and _AGAINST.search(words))
        or _GAP_ALONE.search(words)
    )


_COMPLIANCE: Final = pattern(
    r"\b(?:non-?)?complian(?:ce|t)\b|\bkepatuhan\b|\bgap (?:score|analysis)\b"
    r"|\b(?:performance )?gaps? (?:remain|is large)"
    r"|\bcompl(?:y|ies|ied)\b|\b(?:rated|rating|scores?|skor|nilai|bernilai|ponten)\b.{0,12}\d\s*(?:/|of|out of|dari)\s*\d"
    r"|\bkesenjangan kinerja\b|\bskor kesenjangan\b|\btingkat (?:pemenuhan|ketercapaian|kesesuaian|keterlaksanaan)\b"
    r"|\btingkat pemenuhan|\bfulfil?lment\b|\b(?:not|belum|tidak) (?:yet )?(?:meet|memenuhi)\b.{0,20}\b(?:model|standard|standar|ideal)|\bshort of the (?:model|standard|ideal)\b|\bbelum sesuai model\b"
)
_SHARE: Final = pattern(
    r"\b\w+ (?:of|out of|dari) (?:\w+|\d+) (?:activities|kegiatan|aktivitas)\b|\d\s*(?:%|per\s?cent\b|percent\b|persen\b)|\b\w+ (?:per cent|percent|persen)\b"
    r"|\b(?:half|a third|a quarter|two thirds|three quarters|separuh|setengah|sepertiga|seperempat|dua pertiga|tiga perempat)\b"
    r"|\b(?:score|skor|rating|nilai)\b.{0,12}\d|\b\d\s*(?:of|dari|/)\s*\d"
)
_FULFILLED: Final = pattern(
    r"\b(?:fulfil\w*|met|meets|achiev\w*|attain\w*|implement\w*|complet\w*|realis\w*|realiz\w*|done|score|rating|"
    r"in place|conform\w*|of the model|against the model|of the activit\w+|target|maturity|terpenuhi|dipenuhi|tercapai|"
    r"dicapai|capaian|pencapaian|terlaksana|dilaksanakan|terealisasi|realisasi|sesuai model|"
    r"terhadap model|dari model|skor|"
    r"kematangan|patuh|happen|happens|(?:model|kegiatan|aktivitas)(?: ini)?(?: sudah| telah| yang| baru)? (?:dilakukan|dijalankan|berjalan)|selesai|memenuhi (?=.{0,20}(?:model|standar|ideal|kriteria))|pemenuhan|sesuai dengan (?:model|standar|ideal)"
    r"|of the ideal|per the model|kesesuaian|terpenuhinya|sejalan dengan model|live up to|lives up to|conforming|in line with the model)\b"
)
_GAP_ALONE: Final = pattern(
    r"\bgaps?\b(?! (?:between|in|of|among|from|was|were|grew|grows|widen\w*|narrow\w*|is (?:growing|widening|between|wid\w*)))"
    r"|\bkesenjangan(?:nya)?\b(?! (?:antara|antar|di (?!sini|situ|aktivitas|kegiatan|tahap|model)|dalam|harga|upah|pendapatan|sosial|ekonomi|gender|digital|usia|melebar))"
)
_GAP: Final = pattern(r"\bgaps?\b|\bkesenjangan\b|\bdeviation\b")
_AGAINST: Final = pattern(
    r"\b(?:model|models|standard|standards|ideal|target|targets|standar|performance|kinerja)\b"
)


@of_text
def separators(text: str, lists: Lists = USUAL) -> int:
    """How many times a text goes on to a further thing: commas, semicolons, "and", "dan"; ", and" counts once.

    None where a clause says what they have in common ("parents, pupils and teachers who do not meet"): that is one
    population. A remark between commas ("savings, kept at home") is no further thing.
    """
    words = normal(text)
    if _IN_COMMON.search(words):
        return 0
    return sum(
        (words_in(words[found.end() :]) or ("",))[0] not in lists["APPOSED_STARTS"]
        for found in _SEPARATORS.finditer(words.strip(" ,;"))
    ) - (1 if _CLOSED_REMARK.search(words) else 0)


_IN_COMMON: Final = pattern(r"\b(?:who|whom|whose|that|which|yang)\b")
_SEPARATORS: Final = pattern(r"[,;]\s*(?:and|dan|serta)\b|[,;&]|\b(?:and|dan|serta)\b")
_CLOSED_REMARK: Final = pattern(r", [^,]+, (?:\w+ing|of|in|at|from|untuk|di|dari)\b")
