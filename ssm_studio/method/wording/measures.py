"""Whether a measure looks at the effect of an action, or only at its having taken place."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ssm_studio.method.lookups import MANY
from ssm_studio.method.wording.judgements import normal
from ssm_studio.method.wording.pattern import pattern

_CLAUSES: Final = pattern(r"[;,.]|\b(?:and|dan|serta)\b")
_DONE: Final = pattern(
    r"\b(?:held|done|conducted|carried out|implemented|completed|organi[sz]ed|delivered|submitted|issued|signed"
    r"|trained|attended|made|took place|takes place"
    r"|terlaksana(?:nya)?|dilaksanakan|diadakan|diselenggarakan|terselenggara(?:nya)?|selesai|tersusun(?:nya)?"
    r"|disusun|diterbitkan|terbit(?:nya)?|ditandatangani|dikirim|dibuat|digelar|keluarnya|terpasang|dipasang"
    r"|disampaikan|ditulis|dibeli|dilakukan|diluncurkan|diikuti|dihadiri|dikeluarkan|disosialisasikan"
    r"|disebarkan|dirilis|dikukuhkan|dilantik|diserahkan|berlangsung|terselesaikan|dirampungkan|dilatih"
    r"|dikunjungi|didistribusikan|terpublikasi|dipublikasikan|diunggah|dikumpulkan|terkumpul(?:nya)?"
    r"|terkirim(?:nya)?|terlatih(?:nya)?|ditetapkannya|dibentuknya|dibukanya|dibuka|digelarnya"
    r"|diumumkan|dibentuk|terbentuk(?:nya)?|dibagikan|disahkan|ditetapkan|tersedia(?:nya)?|adanya"
    r"|ditempel|dicetak|diresmikan|dibangun|terbangun(?:nya)?|published|launched|adopted|approved|installed|set up"
    r"|performed|run|rolled out|circulated|posted|opened|handed out|visited|written|released|unveiled"
    r"|convened|finali[sz]ed|finished|sent out|uploaded|hung|laid|elected|recruited|hired|purchased"
    r"|bought|built|erected|collected|sent|signed off|set out"
    r"|established|formed|founded|distributed|drafted|printed|appointed|announced|inaugurated)\b"
)
_NUMBER: Final = pattern(
    r"^(?:the )?number of\b|^(?:jumlah|banyaknya)\b", needs="number of|jumlah|banyaknya"
)
_WHICH: Final = pattern(r"\b(?:yang|who|that|which|whose)\b")
_CAME: Final = pattern(
    r"\b(?:hadir|datang|ikut(?: serta)?|came|come|attend|joined|join|took part)$"
)
_DONE_TO: Final = pattern(r"^ (?:sudah |telah |berhasil )?di\w{3,}\b")
"""Of Indonesian passives those that say what became of somebody stand among `_EFFECT`."""
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
    r"|lokakarya|sosialisasi|laporan|kegiatan|sidang|penyuluhan|seminar|surat|monitoring)\b"
)
_LEFT_DONE: Final = pattern(
    r"^(?:\w+ ){1,3}(?:was |were |is |are )?\w{3,}ed$|^(?:\w+ ){1,3}(?:di|ter)\w{4,}$"
    r"|\b(?:sk|perda|perdes|izin|surat) (?:keluar|terbit)$"
)
"""A short clause that ends in what was done: "roof repaired", "atap diperbaiki"."""
_EFFECT: Final = pattern(
    r"\b(?:fewer|less|instead|than|no longer|never|unasked|halved|doubled|from \w+ to|feels?|says?|think"
    r"|know|trust|again"
    r"|reduced|increased|improved|solved|satisfied|ended|avoided|prevented|saved|understood|needed|used"
    r"|shared|trusted|relieved"
    r"|settled|cured|healed|lowered|raised|expected|answered|heard|found|resolved|treated|repaid|returned"
    r"|harvested|served|fed"
    r"|tanpa|lebih|berkurang|berkurangnya|menurun|turun|naik|daripada|tidak lagi|menjadi|merasa|bilang"
    r"|berkata|mengaku|tahu|paham"
    r"|dipahami|dipakai|digunakan|dimanfaatkan|dirasakan|dihargai|dipercaya|dipatuhi|ditaati|dinikmati"
    r"|disukai|didengar|dikenal"
    r"|diminati|dikuasai|dihormati|ditanggapi|dijawab|ditemukan|dilunasi|dipanen|dilayani|dirawat"
    r"|disembuhkan|dikembalikan"
    r"|diselamatkan|terasa|terbantu|teratasi|terlindung|terlindungi|terjaga|tertolong|terhindar|terurus"
    r"|terlayani|terjangkau"
    r"|terdengar|teratur|terkendali|terpercaya|tertib|terbayar|terjawab|terselamatkan)\b"
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
    if main and _DONE.search(main) is not None and _BETTER.search(part) is None:
        return True
    told = _SO_MANY.match(part) or _LEFT_DONE.search(part)
    return told is not None and main != "" and _EFFECT.search(part) is None


def _counts_doings(counted: str) -> bool:
    """Whether what is counted is a doing, a paper or who came, and not how people and things fare."""
    if _EFFECT.search(counted) is not None or _TROUBLES.search(counted) is not None:
        return False
    which = _WHICH.search(counted)
    told = counted[which.end() :] if which is not None else ""
    return which is None or any(each.search(told) for each in (_DONE, _CAME, _DONE_TO))
