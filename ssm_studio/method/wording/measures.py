"""Whether a measure looks at the effect of an action, or only at its having taken place."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ssm_studio.method.lookups import MANY
from ssm_studio.method.wording.judgements import normal
from ssm_studio.method.wording.pattern import naming, pattern

_CLAUSES: Final = pattern(r"[;,.]|\b(?:and|dan|serta)\b")
_says_done: Final = naming(
    "adanya|adopted|announced|appointed|approved|attended|berlangsung|bought|built|carried out|circulated"
    "|collected|completed|conducted|convened|delivered|diadakan|dibagikan|dibangun|dibeli|dibentuk"
    "|dibentuknya|dibuat|dibuka|dibukanya|dicetak|didistribusikan|digelar|digelarnya|dihadiri|diikuti"
    "|dikeluarkan|dikirim|dikukuhkan|dikumpulkan|dikunjungi|dilaksanakan|dilakukan|dilantik|dilatih"
    "|diluncurkan|dipasang|dipublikasikan|dirampungkan|diresmikan|dirilis|disahkan|disampaikan|disebarkan"
    "|diselenggarakan|diserahkan|disosialisasikan|distributed|disusun|ditandatangani|ditempel|diterbitkan"
    "|ditetapkan|ditetapkannya|ditulis|diumumkan|diunggah|done|drafted|elected|erected|established"
    "|finalised|finalized|finished|formed|founded|handed out|held|hired|hung|implemented|inaugurated"
    "|installed|issued|keluarnya|laid|launched|made|opened|organised|organized|performed|posted|printed"
    "|published|purchased|recruited|released|rolled out|run|selesai|sent|sent out|set out|set up|signed"
    "|signed off|submitted|takes place|terbangun|terbangunnya|terbentuk|terbentuknya|terbit|terbitnya"
    "|terkirim|terkirimnya|terkumpul|terkumpulnya|terlaksana|terlaksananya|terlatih|terlatihnya|terpasang"
    "|terpublikasi|tersedia|tersedianya|terselenggara|terselenggaranya|terselesaikan|tersusun|tersusunnya"
    "|took place|trained|unveiled|uploaded|visited|written"
)
_NUMBER: Final = pattern(
    r"^(?:the )?number of\b|^(?:jumlah|banyaknya)\b", needs="number of|jumlah|banyaknya"
)
_WHICH: Final = pattern(r"\b(?:yang|who|that|which|whose)\b")
_CAME: Final = pattern(
    r"\b(?:hadir|datang|ikut(?: serta)?|came|come|attend|joined|join|took part)$"
)
_DONE_TO: Final = pattern(r"^ (?:sudah |telah |berhasil )?di\w{3,}\b")
"""Of Indonesian passives those that say what became of somebody stand in `_says_effect`."""
_TROUBLES: Final = pattern(
    r"^ ?(?:\w+ )?(?:accidents?|complaints?|deaths?|conflicts?|quarrels?|thefts?|fires?|floods?|mistakes?|errors?"
    r"|injuries|delays?|disputes?|infections?|falls?|breakdowns?|absences?|kecelakaan|keluhan|pengaduan|kematian|kasus|korban"
    r"|konflik|sengketa|pertengkaran|pencurian|kebakaran|kesalahan|keterlambatan|kerusakan|kejadian|pelanggaran)\b"
)
"""What people would rather have less of: to count it is to look at the effect."""
_BETTER: Final = pattern(
    r"\b(?:without|fewer|less|instead of|than|no longer|never|unasked|halved|doubled|within|tanpa|lebih|berkurang"
    r"|menurun|daripada|tidak lagi|tak lagi|tetap|dalam waktu|kurang dari|paling lama|mengeluh|complain\w*)\b"
    r"|\bdalam (?:\d+|satu|dua|tiga|empat|lima|sepuluh|se\w+) (?:menit|jam|hari|minggu|pekan)\b|\bsehari\b",
    needs="without|fewer|less|instead|than|no longer|never|unasked|halved|doubled|within|tanpa|lebih|kurang"
    "|menurun|daripada|lagi|tetap|dalam|lama|mengeluh|complain|sehari",
)
"""What is done otherwise than before, or how soon: more than that it was done."""
_BESIDE: Final = pattern(
    r"(?:^|\s)(?:setelah|sesudah|sejak|semenjak|sewaktu|ketika|saat|after|since|when|while|ever since)\b"
)
"""Where a clause begins that only says when."""
_MANY_WORDS: Final = 7
"""A clause with more words than this says more than that something was done."""
_SO_MANY: Final = pattern(
    r"^(?:at least |minimal |sedikitnya )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve"
    r"|twenty|thirty"
    r"|monthly|weekly|annual|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sekali|\w+ kali)\b"
    r"(?: kali| belas| puluh)*(?: \w+){0,2}? (?:meetings?|workshops?|visits?|trainings?|courses?|reports?|sessions?"
    r"|hearings?|audits?|seminars?|inspections?|letters?|leaflets?|posters?|drills?|kunjungan|pertemuan"
    r"|rapat|pelatihan"
    r"|lokakarya|sosialisasi|laporan|kegiatan|sidang|penyuluhan|seminar|surat|monitoring)\b",
    needs="meeting|workshop|visit|training|course|report|session|hearing|audit|seminar|inspection|letter|leaflet"
    "|poster|drill|kunjungan|pertemuan|rapat|pelatihan|lokakarya|sosialisasi|laporan|kegiatan|sidang|penyuluhan"
    "|surat|monitoring",
)
_NUMBERS_BEGIN: Final = (
    *"0123456789", "at least ", "minimal ", "sedikitnya ", "one", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten", "twelve", "twenty", "thirty", "monthly", "weekly", "annual", "satu", "dua", "tiga", "empat",
    "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sekali",
)  # fmt: skip
"""How what `_SO_MANY` matches begins, where it does not say "kali"."""
_LEFT_DONE: Final = pattern(
    r"^(?:\w+ ){1,3}(?:was |were |is |are )?\w{3,}ed$|^(?:\w+ ){1,3}(?:di|ter)\w{4,}$"
    r"|\b(?:sk|perda|perdes|izin|surat) (?:keluar|terbit)$"
)
"""A short clause that ends in what was done: "roof repaired", "atap diperbaiki"."""
_says_effect: Final = naming(
    "again|answered|avoided|berkata|berkurang|berkurangnya|bilang|cured|daripada|didengar|digunakan"
    "|dihargai|dihormati|dijawab|dikembalikan|dikenal|dikuasai|dilayani|dilunasi|dimanfaatkan|diminati"
    "|dinikmati|dipahami|dipakai|dipanen|dipatuhi|dipercaya|dirasakan|dirawat|diselamatkan|disembuhkan"
    "|disukai|ditaati|ditanggapi|ditemukan|doubled|ended|expected|fed|feel|feels|fewer|found|halved"
    "|harvested|healed|heard|improved|increased|instead|know|lebih|less|lowered|mengaku|menjadi|menurun"
    "|merasa|naik|needed|never|no longer|paham|prevented|raised|reduced|relieved|repaid|resolved|returned"
    "|satisfied|saved|say|says|served|settled|shared|solved|tahu|tanpa|terasa|teratasi|teratur|terbantu"
    "|terbayar|terdengar|terhindar|terjaga|terjangkau|terjawab|terkendali|terlayani|terlindung|terlindungi"
    "|terpercaya|terselamatkan|tertib|tertolong|terurus|than|think|tidak lagi|treated|trust|trusted|turun"
    "|unasked|understood|used",
    others=[pattern(r"\bfrom \w+ to\b", needs="from ")],
)
"""Words by which a measure says what became of it."""


@lru_cache(maxsize=MANY)
def only_counts(measure: str) -> bool:
    """Whether each part of a measure says no more than that something took place."""
    words = normal(measure)
    parts = [part.strip() for part in _CLAUSES.split(words) if part.strip()]
    return bool(parts) and all(map(_took_place, parts))


def _took_place(part: str) -> bool:
    if len(part.split()) > _MANY_WORDS:
        return False
    counted = _NUMBER.match(part)
    if counted is not None:
        return _counts_doings(part[counted.end() :])
    # What was done stands in the main clause: "they sell to whom they like since the market was opened".
    main = _BESIDE.split(part, maxsplit=1)[0]
    if main and _says_done(main) and _BETTER.search(part) is None:
        return True
    begins = part.startswith(_NUMBERS_BEGIN) or " kali" in part or not part.isascii()
    told = (_SO_MANY.match(part) if begins else None) or _LEFT_DONE.search(part)
    return told is not None and main != "" and not _says_effect(part)


def _counts_doings(counted: str) -> bool:
    """Whether what is counted is a doing, a paper or who came, and not how people and things fare."""
    if _says_effect(counted) or _TROUBLES.search(counted) is not None:
        return False
    which = _WHICH.search(counted)
    told = counted[which.end() :] if which is not None else ""
    return (
        which is None
        or _says_done(told)
        or any(each.search(told) is not None for each in (_CAME, _DONE_TO))
    )
