"""Whether a text says what ought to be done, where it should say how things are (RP-13, SE-04).

Told by the kind of sentence: a wish or a proposal ("if only", "mari"), an order to change something, a duty that is
laid on an institution. What people have to bear as things are ("nurses must be on two wards") is no such duty.
"""

from __future__ import annotations

from typing import Final

from ssm_studio.method.wording.forms import GOOD, verb_form
from ssm_studio.method.wording.kind_lists import BURDENS_DONE
from ssm_studio.method.wording.pattern import pattern
from ssm_studio.method.wording.words import USUAL, Lists, normal, of_text, words_in


@of_text
def matches_solution(text: str, lists: Lists = USUAL) -> bool:
    """Whether a text says what ought to be done, where it should say how things are."""
    words = normal(text)
    if _NOT_SO.search(words) is not None:
        return False
    if any(each.search(words) for each in (lists.patterns["SOLUTION"], _WISH_FIRST, _WISH)):
        return True
    said = words_in(text)
    return _orders_change(said, text, lists) or _lays_a_duty(words, lists)


_NOT_SO: Final = pattern(
    r"\b(?:should|seharusnya|semestinya|mestinya|sebaiknya|needs?|perlu|butuh|ought)\b.*"
    r"\b(?:but|yet|and nobody|and never|tetapi|tapi|namun|padahal)\b|\bnobody needs?\b|\b(?:tidak|belum"
    r"|tak) perlu\b",
    needs="should|seharusnya|mestinya|sebaiknya|need|perlu|butuh|ought",
)
_WISHES: Final = (
    r"let us|let's|if only|hopefully|ideally|please|why not|why don't|why doesn't|what if|what about"
    r"|how about|if we had|if they had|wish there|time to|it is time"
    r"|it's time|we could|we want|we wish|i wish|would that|perhaps we|maybe we|better to|best to|may the|may our"
    r"|mari|marilah|ayo|andai|andaikan|andaikata|seandainya|semoga|mudah-mudahan|moga-moga|coba kalau|coba saja"
    r"|kalau saja|alangkah|tolong|mohon|harap|diharapkan|hendaknya|baiknya|idealnya|saatnya|bagaimana kalau"
    r"|kenapa tidak|mengapa tidak|mungkin kita bisa|kita bisa|ingin|perlunya|usul|usulan"
)
_WISH_FIRST: Final = pattern(rf"^(?:{_WISHES})\b", needs=_WISHES)
_WISH: Final = pattern(
    r"\b(?:would be|'d be|be) (?:better|best|good|nice|wise|easier|great|helpful|fairer|simpler) (?:to|if)\b"
    r"|\bwould (?:solve|help|fix|cure|end)\b"
    r"|^yang (?:dibutuhkan|diperlukan|kita butuhkan)\b|^what is needed\b|\bdi\w{3,}\b.*\bsaja$"
    r"|\bit would help (?:to|if)\b|\bhad better\b|\bbetter if\b"
    r"|\bthe (?:answer|solution|remedy|cure|way out|only way|best way|best thing)\b.{0,30}\b(?:is|are"
    r"|would be|lies)\b"
    r"|\b(?:is|are) the (?:answer|solution|way out)\b|\ball (?:we|they|it|you) needs?\b|\bwhat we need\b"
    r"|^(?:more|better|stricter|regular|additional|free|extra) (?:training|fines|lights|lamps|funding"
    r"|subsidies|supervision|patrols"
    r"|incentives|workshops|signs|pay|penalties|inspections|courses)\b(?!.*\b(?:is|are|has|have|was|were)\b)"
    r"|^(?:an? |more |new |another |better )(?!permit|signature|stamp|form|letter|card|licence|approval)"
    r".*\b(?:is|are) (?:\w+ly )?needed(?! by| for (?:each|every))"
    r"|\b(?:semestinya|mestinya|hendaknya|seyogianya|seyogyanya|alangkah baiknya|sudah waktunya|sudah saatnya"
    r"|solusinya|jalan keluarnya|satu-satunya cara|obatnya|akan lebih baik)\b"
    r"|\blebih (?:baik|bagus) (?!dari|daripada|di|pada|saat|ketika|karena|tahun|nasib|kalau tidak)\w"
    r"|^(?:perlu|butuh|diperlukan|dibutuhkan|harus) (?!waktu|uang|biaya|izin|dua|tiga|empat|lima|enam"
    r"|tujuh|\d|se|ber)\w"
    r"|\b(?:perlu|harus|mesti) (?:segera|lebih|ada|ditambah|diganti|diberi|dibuatkan)\b"
    r"|\b(?:must|has to|have to|needs? to|needs?) (?:have |get )?(?:its|their|our) own\b"
    r"|\bneeds (?:more|additional) (?!time|sleep|rest|than|water|money)\w"
    r"|^better (?!than|off|known)\w+ (?:on|in|for|at|along|between)\b(?!.*\b(?:is|are|has|have|was|were"
    r"|do|does|get|gets)\b)"
    r"|\bneeds? (?:an? )?(?:better|proper|clear|clearer|stronger|stricter|bigger|larger|second)\b"
    r"|\b(?:harus|perlu|wajib|mesti) (?:punya|memiliki|mempunyai)\b",
    needs="better|best|good|nice|wise|easier|great|helpful|fairer|simpler|would|need|perlukan|butuh|saja|answer|solusi"
    "|solution|remedy|cure|way out|only way|more|stricter|regular|additional|free|extra|mestinya|hendaknya|seyog"
    "|alangkah|waktunya|saatnya|keluar|satu-satunya|obatnya|lebih|perlu|harus|mesti|must|has to|have to|wajib",
)
_MUST: Final = pattern(
    r"\b(?:must|has to|have to|needs? to|ought to|shall|harus|perlu|wajib|mesti|patut|butuh)(?: not| tidak)?\s+"
    r"(?:(?:be|become|also|finally|at last|first|always|juga|selalu|lebih dulu) )?([\w-]+)",
    needs="must|has to|have to|need|ought|shall|harus|perlu|wajib|mesti|patut|butuh",
)
_MUST_BE_DONE: Final = pattern(
    rf"\b(?:must|has to|have to|needs? to)\s+be\s+(?!(?:{BURDENS_DONE})\b)(?:\w+ed|built|made|given|taught|set|put"
    r"|cut|rebuilt|rewritten|done|drawn)\b"
    rf"|\b(?:harus|wajib|perlu|mesti)\s+(?:segera\s+)?(?!(?:{BURDENS_DONE})\b)di\w{{4,}}"
    r"|\b(?:harus|wajib|mesti)\s+(?:menambah|membangun|membuat|membentuk|mengganti|menerapkan|menyediakan"
    r"|memperbaiki"
    r"|menghapus|mengubah|melatih|mengangkat|merekrut|memberi|memberikan|menghentikan|membuka)\w*",
    needs="must|has to|have to|need|harus|wajib|perlu|mesti",
)
_HOW_OFTEN: Final = pattern(
    r"\b(?:times|twice|daily|weekly|days?|hours?|weeks?|kali|hari|jam|pekan|minggu|bulan|setiap|every"
    r"|before|sebelum)\b"
)
_SO_ORDER: Final = pattern(
    r"(?:[,;:–-]\s*|\b)(?:so |then |therefore |hence )([\w-]+) ([\w-]+)",
    needs="so |then |therefore |hence ",
)


def _orders_change(said: tuple[str, ...], text: str, lists: Lists) -> bool:
    """Whether it begins with an order to change something, or ends in an order that follows from what is said."""
    if (
        len(said) > 1
        and said[0] in lists["CHANGES"]
        and said[1] not in lists["AFTER_A_NOUN"]
        and not _tells(said, lists)
    ):
        tongues = ("en", "id") if said[0] == "stop" else (_tongue_of(said[0]),)
        if any(verb_form(text, tongue, lists) == GOOD for tongue in tongues):
            return True
    return any(
        verb in lists["VERBS_EN"] and verb not in _NO_ORDERS and after in lists["OBJECT_STARTS_EN"]
        for verb, after in _SO_ORDER.findall(normal(text))
    )


def _tells(said: tuple[str, ...], lists: Lists) -> bool:
    """Whether a beginning that could be an order begins a statement: "train tickets are dear", "ganti"
    " rugi belum dibayar"."""
    first, second = said[:2]
    if first in said[1:]:
        return True  # "tambah hari tambah banyak yang mengeluh"
    if second not in lists["OBJECT_STARTS_EN"] and (
        first in lists["SAME_PARTICIPLE_EN"] or first in lists["ADJECTIVE_VERBS_EN"]
    ):
        return True
    if second in lists["ADJECTIVES_AFTER_ID"] or second == "berat":
        return True
    return any(
        word in _TELLING
        or (
            first in lists["VERB_NOUNS_ID"]
            and word.startswith(("di", "ber"))
            and len(word) > 5
            and not any(word in lists[name] for name in _NOT_TOLD)
        )
        for word in said[2:4]
    )


_TELLING: Final = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "do",
        "does",
        "never",
        "always",
        "sudah",
        "belum",
        "tidak",
        "tak",
        "masih",
        "selalu",
        "sering",
        "telah",
        "akan",
        "jarang",
    ]
)
_NOT_TOLD: Final = ("BER_NOUNS", "PASSIVE_OK")
_NO_ORDERS: Final = frozenset(["do", "have", "be", "can", "let", "long", "far", "think", "work"])


def _tongue_of(word: str) -> str:
    return "en" if word in USUAL["VERBS_EN"] or word in USUAL["VAGUE_EN"] else "id"


def _lays_a_duty(words: str, lists: Lists) -> bool:
    """Whether it says what an institution must do, or what must be done that is no errand of those who"
    " suffer it."""
    if _MUST_BE_DONE.search(words) is not None and _HOW_OFTEN.search(words) is None:
        return True
    found = _MUST.search(words)
    if found is None or found[1] in lists["BURDENS"] or _HOW_OFTEN.search(words) is not None:
        return False
    subject = words_in(words[: found.start()])
    return any(word in lists["INSTITUTIONS"] for word in subject[:4])
