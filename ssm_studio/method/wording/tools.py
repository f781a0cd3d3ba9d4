"""Whether a text names a tool or a way of doing it (SE-04, RD-18, CM-13), and not a thing that something is done to.

"Record the catch in a spreadsheet" says how; in "Clean up the spreadsheet" and "Choose an app" the tool is what the
doing is about. So a tool counts behind a small word of means, and behind a verb that makes or uses it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ssm_studio.method.wording.pattern import pattern
from ssm_studio.method.wording.words import USUAL, Lists, normal, of_text, words_in


@of_text
def matches_means(text: str, lists: Lists = USUAL) -> bool:
    """Whether a text names a tool or a way of doing it; MEANS holds both languages."""
    words = normal(text)
    if _DOING.search(words, 1) or _by_tool(words, lists) or _by_adverb(words, lists):
        return True
    for found in lists.patterns["MEANS"].finditer(words):
        after_first = found[0] in lists["MEANS_AFTER_FIRST"]
        if after_first and (found.start() == 0 or _OWN_USE.search(words[: found.start()].rstrip())):
            continue
        if _names_a_tool(found[0], lists):
            if _made_or_used(words, found.start(), lists):
                return True
        elif found[0] not in _THROUGH or not _is_a_way(words, found.end(), lists):
            return True
    found_use = lists.patterns["MEANS_AFTER_FIRST"].search(words, 1)
    if found_use is not None:
        own = _OWN_USE.search(words[: found_use.start()].rstrip()) is not None
        through = found_use[0] in _THROUGH and _is_a_way(words, found_use.end(), lists)
        return not own and not through
    if _uses_a_tool(words, lists):
        return True
    return _E_THING.search(words) is not None and _made_or_used(words, len(words), lists)


def _by_tool(words: str, lists: Lists) -> bool:
    """Whether a small word of means has a tool within the next few words: "in a shared spreadsheet", "dengan gawai"."""
    return any(
        word in lists["TOOLS"] or word in lists["INSTRUMENTS"] or word.startswith(_TOOLS_BEGIN)
        for word in _TOKEN.findall(words)
    ) and bool(_with_tool(lists).search(words))


_TOKEN: Final = pattern(r"[\w-]+")
_TOOLS_BEGIN: Final = (
    "e-", "call", "contact", "suggestion", "pusat", "kotak", "papan", "basis", "base", "mobile", "buku",
)  # fmt: skip
"""How a word of each phrase in `_with_tool` begins."""


@lru_cache(maxsize=8)
def _with_tool(lists: Lists) -> re.Pattern[str]:
    """What finds a small word of means, and a tool within the next few words."""
    named = lists["TOOLS"] | lists["INSTRUMENTS"]
    tools = "|".join(map(re.escape, sorted(named, key=len, reverse=True)))
    phrases = (
        r"(?:call|contact) cent(?:re|er)|suggestion box(?:es)?"
        r"|pusat (?:panggilan|kontak)|kotak saran|papan (?:pengumuman|tulis|informasi)"
        r"|basis data|data ?base|mobile banking"
        r"|buku (?:tamu|besar|kas|log|catatan)"
    )
    return pattern(
        r"(?<![\w-])(?:by|with|through|on|in|over|into|onto|using|per|dengan|melalui|lewat|via|pada|di"
        r"|dalam|ke|memakai"
        r"|pakai|menggunakan|gunakan|(?:with the (?:help|aid) of)|dengan bantuan)\s+"
        rf"(?:(?!(?:{_NOT_BETWEEN})\b)[\w-]+\s+){{0,3}}?(?:e-\w{{3,}}|{tools}"
        rf"|{phrases})(?![\w-])(?! of the (?!\w+ (?:app|group)))"
    )


_NOT_BETWEEN: Final = (
    "for|of|to|from|about|and|or|who|that|which|the members"
    "|untuk|bagi|dari|tentang|dan|atau|yang|kepada|oleh|di|pada"
)


_DOING: Final = pattern(
    r"(?<!\w)by (?!(?:even|morn|spr)ing\b)\w{3,}ing\b(?= \w)"
    r"|(?<!\w)dengan (?:cara )?(?!mereka|mesin|menteri|media|meja|melati)me\w{4,}",
    needs="by |dengan ",
)
"""Another doing as the way: "by paying a bonus", "dengan memberi bonus"."""


def _by_adverb(words: str, lists: Lists) -> bool:
    """ "Sell fish online": a way of doing at the end, or before what tells where and when."""
    said = words_in(words)
    return any(
        word in lists["ADVERBS_OF_MEANS"]
        and at > 1
        and (
            at + 1 == len(said)
            or said[at + 1] in lists["AFTER_A_NOUN"]
            or said[at + 1] in lists["TIME_STARTS_EN"]
        )
        and said[at - 1] not in ("an", "a", "the")
        for at, word in enumerate(said)
    )


def _names_a_tool(found: str, lists: Lists) -> bool:
    """Whether a phrase of MEANS is the name of a tool alone, with no small word of means."""
    return all(
        word in lists["TOOLS"] or word in lists["INSTRUMENTS"] or word in _PARTS_OF_NAMES
        for word in words_in(found)
    )


_PARTS_OF_NAMES: Final = frozenset(
    ["text", "message", "messages", "web", "situs", "sebar", "lembar", "lembar-sebar"]
)


def _made_or_used(words: str, at: int, lists: Lists) -> bool:
    """Whether what begins at `at` is what the first verb makes or uses."""
    said = words_in(words[:at])
    return bool(said) and said[0] in lists["MAKES_A_TOOL"] and len(said) <= 4


def _uses_a_tool(words: str, lists: Lists) -> bool:
    """ "Use drones to spot fires": a verb of use, and a tool for something else."""
    said = words_in(words)
    return (
        said[:1] != ()
        and said[0] in _USES
        and any(word in lists["TOOLS"] or word in lists["INSTRUMENTS"] for word in said[1:4])
    )


_USES: Final = (
    "use",
    "utilise",
    "utilize",
    "using",
    "gunakan",
    "menggunakan",
    "manfaatkan",
    "pakai",
    "memakai",
)


def _is_a_way(words: str, end: int, lists: Lists) -> bool:
    """Whether what follows is a place that one goes through ("via the bridge", "lewat hutan")."""
    return any(word in lists["WAYS_PLACES"] for word in words_in(words[end:])[:2])


_THROUGH: Final = ("via", "lewat")
_E_THING: Final = pattern(r"\be-\w{3,}", needs="e-")
_OWN_USE: Final = pattern(
    r"(?:giliran|cara|hak|izin|yang|who|that|which|waktu|jadwal|aturan|untuk|belajar|turns?|right)$"
)
"""Where the use of a thing is what is talked about, it is no means to something else."""
