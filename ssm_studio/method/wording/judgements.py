"""What a text's wording tells: a verb first or a noun, one activity or two, a what or a how.

All tests are of patterns and lists and can be wrong, which is why they lead to questions and never to refusals
(method reference, Appendix A). They work on lower-case, normalised text, language by language, and look at the
beginning of very long texts only. `lists_with` makes the lists that a settings file asks for; every test takes
them as its last argument.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ssm_studio.method.wording.forms import (
    begins_with_verb,
    is_imperative,
    two_activities,
    verb_form,
)
from ssm_studio.method.wording.pattern import pattern
from ssm_studio.method.wording.shape_lists import CHANGES_EN, CHANGES_ID
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
    """Whether the first word is one of those that never say what one would do ("ensure", "tingkatkan")."""
    words = words_in(text)
    first = words[0] if words else ""
    if first in lists["VAGUE_WITH_OBJECT"] and any(
        word in lists["VAGUE_OBJECTS"] for word in words[1:3]
    ):
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


@of_text
def matches_means(text: str, lists: Lists = USUAL) -> bool:
    """Whether a text names a tool or a way of doing it; MEANS holds both languages."""
    words = normal(text)
    if _with_tool(lists).search(words) or _E_THING.search(words):
        return True
    found = lists.patterns["MEANS"].search(words)
    if found is None or (found.start() == 0 and found[0] in lists["MEANS_AFTER_FIRST"]):
        after = lists.patterns["MEANS_AFTER_FIRST"].search(words, 1)
        return after is not None and _OWN_USE.search(words[: after.start()].rstrip()) is None
    return True


@lru_cache(maxsize=8)
def _with_tool(lists: Lists) -> re.Pattern[str]:
    """A small word of means, and a tool within the next few words: "in a shared spreadsheet", "dengan gawai"."""
    tools = "|".join(map(re.escape, sorted(lists["TOOLS"], key=len, reverse=True)))
    return re.compile(
        r"(?<!\w)(?:by|with|through|on|in|over|into|using|per|through|dengan|melalui|lewat|pada|di|dalam|ke|memakai"
        rf"|pakai|menggunakan|gunakan)\s+(?:[\w-]+\s+){{0,2}}(?:{tools})(?![\w-])"
    )


_E_THING: Final = pattern(r"\be-\w{3,}")
_OWN_USE: Final = pattern(
    r"(?:giliran|cara|hak|izin|waktu|jadwal|aturan|untuk|belajar|turns?|right)$"
)
"""Where the use of a thing is what is talked about, it is no means to something else."""


@of_text
def matches_solution(text: str, lists: Lists = USUAL) -> bool:
    """Whether a text says what ought to be done, where it should say how things are.

    What people have to do as things are ("nurses must be on two wards") is how things are.
    """
    words = normal(text)
    if lists.patterns["SOLUTION"].search(words) is not None:
        return _NOT_SO.search(words) is None
    if _CHANGE_FIRST.match(words):
        return True
    return _MUST_BE_DONE.search(words) is not None and _HOW_OFTEN.search(words) is None


_NOT_SO: Final = pattern(
    r"\b(?:should|seharusnya|sebaiknya)\b.*\b(?:but|yet|tetapi|tapi|namun|padahal)\b"
)
_CHANGE_FIRST: Final = pattern(rf"(?:{CHANGES_EN}|{CHANGES_ID})\s+\w")
_MUST_BE_DONE: Final = pattern(
    r"\b(?:must|has to|have to)\s+be\s+(?:\w+ed|built|made|given|taught|bought|set|sold|kept|put|cut"
    r"|rebuilt|rewritten)\b"
    r"|\b(?:harus|wajib)\s+(?:segera\s+)?di\w{4,}"
    r"|\b(?:harus|wajib)\s+(?:menambah|membangun|membuat|membentuk|mengganti|menerapkan|menyediakan|memperbaiki"
    r"|menghapus|mengubah|melatih|mengangkat|merekrut)\w*"
)
_HOW_OFTEN: Final = pattern(
    r"\b(?:times|twice|daily|weekly|days?|hours?|weeks?|kali|hari|jam|pekan|minggu|bulan|setiap|every|before|sebelum)\b"
)


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
    first = said[0] if said else ""
    doing = first.endswith("ing") and len(first) > 5
    doing = doing or (first.startswith("me") and first[2:3] in "mnlrw" and len(first) > 6)
    state = first.startswith("ter") and first.endswith("nya")
    if not (doing or state or first in lists["NOUNS_OF_AIMS"]):
        return False
    return not any(word in lists["FINITE_EN"] or word in lists["FINITE_ID"] for word in said[1:])


_PURPOSES: Final = ("to", "untuk", "guna", "for a", "for the", "for our")
"""Beginnings after which a claim may still follow; "so that" and "agar" never claim anything."""


@of_text
def is_collective(text: str, lists: Lists = USUAL) -> bool:
    """Whether a text names a crowd ("all agencies", "pihak terkait") where one person or position is meant."""
    words = words_in(text)
    if not words:
        return False
    if words[0] in lists["COLLECTIVE_START"]:
        return True
    if any(word in lists["ONE_PERSON"] for word in words[:3]):
        return False
    if words[0] == "the":
        words = words[1:]
    if len(words) == 1 and words[0] in lists["COLLECTIVE_ALONE"]:
        return True
    if len(words) == 1 and words[0] in lists["GENERIC"] and words[0].endswith("s"):
        return True
    # What stands behind "of" or a comma tells where somebody belongs.
    named = _BEFORE_OF.split(normal(text), maxsplit=1)[0]
    return (
        lists.patterns["COLLECTIVE"].search(named) is not None
        or _TWO_BODIES.search(named) is not None
    )


_BEFORE_OF: Final = pattern(r",|\(| of | in | from | for | dari | di | bidang | bagian | urusan ")
_TWO_BODIES: Final = pattern(r"\w (?:and|dan|serta|&|/) \w")


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
            for found in re.finditer(r"\boleh (?:para )?(\w+)", words)
        )
    return any(_is_somebody(found[1], lists) for found in _BY.finditer(words))


_BY: Final = pattern(
    r"\bby (?:the |a |an |our |their |his |her |all |each |every |any |some |local |village )+((?:[\w'’-]+ ?){1,3})"
)
_ENDS_NAME: Final = pattern(
    r"\b(?:of|in|on|at|for|to|and|who|that|which|with|before|after|when|or|from)\b"
)
_SOMEBODY: Final = pattern(r"\w{2,}(?:er|or|ist|ant|ee|man|woman)s?$")


def _is_somebody(name: str, lists: Lists) -> bool:
    said = words_in(_ENDS_NAME.split(name, maxsplit=1)[0])
    if not said:
        return False
    last = said[-1]
    return any(
        word in lists["PEOPLE_EN"] or word in lists["ONE_PERSON"] for word in (said[0], last)
    ) or (
        last not in lists["NOT_PEOPLE_EN"]
        and last.removesuffix("s") not in lists["NOT_PEOPLE_EN"]
        and (last in lists["GENERIC"] or _SOMEBODY.match(last) is not None)
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
    r"|\bkesenjangan kinerja\b|\bskor kesenjangan\b"
)
_SHARE: Final = pattern(
    r"\d\s*(?:%|per\s?cent\b|percent\b|persen\b)|\b(?:score|skor|rating|nilai)\b.{0,12}\d|\b\d\s*(?:of|dari|/)\s*\d"
)
_FULFILLED: Final = pattern(
    r"\b(?:fulfil\w*|met|meets|achiev\w*|attain\w*|implement\w*|complet\w*|realis\w*|realiz\w*|done|score|rating|"
    r"in place|conform\w*|of the model|against the model|of the activit\w+|target|maturity|terpenuhi|dipenuhi|tercapai|"
    r"dicapai|capaian|pencapaian|terlaksana|dilaksanakan|terealisasi|realisasi|sesuai model|"
    r"terhadap model|dari model|skor|"
    r"kematangan|selesai)\b"
)
_GAP_ALONE: Final = pattern(
    r"\bgaps?\b(?! (?:between|in|of|among|from|was|were|is|grew|grows|widen\w*|narrow\w*))"
    r"|\bkesenjangan\b(?! (?:antara|antar|di|dalam|harga|upah|pendapatan|sosial|ekonomi|gender|digital|usia|melebar))"
)
_GAP: Final = pattern(r"\bgaps?\b|\bkesenjangan\b|\bdeviation\b")
_AGAINST: Final = pattern(
    r"\b(?:model|models|standard|standards|ideal|target|targets|standar|performance|kinerja)\b"
)


@of_text
def separators(text: str) -> int:
    """How many times a text goes on to a further thing: commas, semicolons, "and", "dan"; ", and" counts once.

    None where a clause says what they have in common ("parents, pupils and teachers who do not meet"): that is one
    population.
    """
    words = normal(text)
    if _IN_COMMON.search(words):
        return 0
    return len(_SEPARATORS.findall(words.strip(" ,;")))


_IN_COMMON: Final = pattern(r"\b(?:who|whom|whose|that|which|yang)\b")
_SEPARATORS: Final = pattern(r"[,;]\s*(?:and|dan|serta)\b|[,;&]|\b(?:and|dan|serta)\b")
