"""Whether a comment measures reality against a model (CP-07): a share that is fulfilled, a score, a gap to the model.

A percentage that counts the world ("rents rose 8 %") and a gap between two things of the world do not.
"""

from __future__ import annotations

from typing import Final

from ssm_studio.method.wording.pattern import naming, pattern
from ssm_studio.method.wording.words import normal, of_text


@of_text
def speaks_of_fulfilment(text: str) -> bool:
    """Whether a text measures reality against a model."""
    words = normal(text)
    return (
        _COMPLIANCE.search(words) is not None
        or any(each.search(words) for each in _SCORED)
        or _GAP_ALONE.search(words) is not None
        or (_says_share(words) and (_says_fulfilled(words) or _says_terpenuhi(words)))
        or (_GAP.search(words) is not None and _AGAINST.search(words) is not None)
    )


_MEASURE: Final = r"(?:models?|standards?|ideals?|targets?|standar|kriteria)(?:nya)?\b"
_NUMBERS: Final = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|satu|dua|tiga|empat|lima|enam|tujuh|delapan"
    r"|sembilan|sepuluh)"
)
_COMPLIANCE: Final = pattern(
    r"\b(?:non-?)?complian(?:ce|t)\b|\bcompl(?:y|ies|ied)\b|\b(?:ketidak|ke)patuhan(?:nya)?\b"
    r"|\bketidaksesuaian(?:nya)?\b"
    r"|\b(?:tidak|belum|kurang) patuh\b|\bfulfil?lment\b|\bgap (?:score|analysis)\b"
    r"|\b(?:performance )?gaps? (?:remain|is large)"
    r"|\bkesenjangan kinerja\b|\bskor kesenjangan\b|\b(?:tingkat|derajat) (?:pemenuhan|ketercapaian"
    r"|kesesuaian|keterlaksanaan)"
    r"|\b(?:capaian|pencapaian)(?:nya)? (?:\w+ )?(?:rendah|tinggi|buruk|kurang)"
    r"|^(?:sudah |telah |baru |belum )?(?:ter|di)penuhi\b(?=.*\b(?:semua|seluruhnya|sebagian|separuh|penuh))"
    r"|\b(?:kurang|lebih buruk|lebih baik) (?:dari|dibanding(?:kan)?|daripada) model"
    r"|\b(?:worse|better|less) than the model\b|\bmenyimpang dari (?:yang|apa yang) (?:seharusnya|semestinya)"
    rf"|\b(?:not|belum|tidak|kurang|doesn't|does not)(?: yet| sepenuhnya| fully)? (?:meet|reach|sesuai"
    rf"|memenuhi|mencapai)\b.{{0,20}}\b{_MEASURE}"
    rf"|\b(?:short of|far from|below|under|deviat\w+ from|off|jauh dari|di bawah|menyimpang dari|melenceng dari)"
    rf" (?:the |our |its )?{_MEASURE}",
    needs="compl|patuh|sesuai|fulfi|gap|kesenjangan|pemenuhan|keterlaksanaan|capaian|penuhi|menyimpang|model"
    "|standar|ideal|target|kriteria",
)
_SCORED: Final = (
    pattern(
        r"\b(?:rated|rating|scores?|skor|nilai|bernilai|ponten)(?:nya)?\b.{0,12}\d\s*(?:/|of|out of|dari)\s*\d",
        needs="/|of|dari",
    ),
    pattern(
        rf"\b(?:rated|scores?|skor|nilai|bernilai)(?:nya)?\b.{{0,12}}\b{_NUMBERS} (?:of|out of|dari) {_NUMBERS}\b",
        needs=" of| out of| dari",
    ),
    pattern(
        r"^(?:sudah |telah |baru |hampir |already |only |about |almost )?\d+ ?(?:%|persen|per ?cent)(?: saja)?$",
        needs="%|persen|cent",
    ),
    pattern(
        r"\b(?:skornya|nilainya) (?:\w+ )?(?:rendah|tinggi|buruk|jelek|turun|\d)",
        needs="skornya|nilainya",
    ),
)
_says_share: Final = naming(
    "half|a third|a quarter|two thirds|three quarters|partly|mostly|fully|largely"
    "|separuh|setengah|sepertiga|seperempat|dua pertiga|tiga perempat|sebagian|sepenuhnya"
    "|separuhnya|setengahnya|sepertiganya|seperempatnya|dua pertiganya|tiga perempatnya|sebagiannya",
    others=[
        pattern(
            r"\b[\w-]+ (?:of|out of|dari) (?:the )?[\w-]+ (?:activities|kegiatan|aktivitas)\b",
            needs="activities|kegiatan|aktivitas",
        ),
        pattern(
            r"\d\s*(?:%|per\s?cent\b|percent\b|persen\b)|\b\w+ (?:per cent|percent|persen)\b",
            needs="%|cent|persen",
        ),
        pattern(
            r"\b(?:score|skor|rating|nilai|level|tingkat|indeks)(?:nya)?\b.{0,30}\d",
            needs="score|skor|rating|nilai|level|tingkat|indeks",
        ),
        pattern(r"\b\d\s*(?:of|dari|/)\s*\d", needs="of|dari|/"),
    ],
)
_says_fulfilled: Final = naming(
    "achiev*|against the model|attain*|complet*|conform*|coverage of the model|deviation|done|fulfil*"
    "|happen|happens|implement*|in line with the model|in place|live up to|lives up to|maturity|meets|met"
    "|of the ideal|of the model|per the model|rating|realis*|realiz*|score|should be|supposed to be|target"
    "|targets",
    others=[
        pattern(r"\bof the activit\w+", needs="of the activit"),
        pattern(
            r"\b(?:model|kegiatan|aktivitas)(?: ini)?(?: sudah| telah| yang| baru)? (?:dilakukan|dijalankan"
            r"|berjalan|jalan)\b",
            needs="model|kegiatan|aktivitas",
        ),
        pattern(rf"\bmemenuhi (?=.{{0,20}}{_MEASURE})", needs="memenuhi"),
    ],
)
_says_terpenuhi: Final = naming(
    "beres|cakupan|capaian|dari model|deviasi|dicapai|dikerjakan|dilaksanakan|dipenuhi|efektivitas|ideal"
    "|keberhasilan|kematangan|kesesuaian|ketercapaian|keterlaksanaan|optimal|patuh|pelaksanaan|pemenuhan"
    "|pencapaian|penerapan|rampung|realisasi|seharusnya|sejalan dengan model|selesai|selisih|semestinya"
    "|sesuai|skor|tercapai|terealisasi|terhadap model|terlaksana|terpenuhi|tertinggal dari model|tuntas",
    ending="nya",
)
_GAP_ALONE: Final = pattern(
    r"\bgaps?\b(?! (?:between|in|of|among|from|was|were|grew|grows|widen\w*|narrow\w*|is (?:growing"
    r"|between|wid\w*)))"
    r"|\bkesenjangan(?:nya)?\b(?! (?:antara|antar|di (?!sini|situ|aktivitas|kegiatan|tahap|model)|dalam"
    r"|harga|upah|pendapatan"
    r"|sosial|ekonomi|gender|digital|usia|melebar))",
    needs="gap|kesenjangan",
)
_GAP: Final = pattern(r"\bgaps?\b|\bkesenjangan\b|\bdeviation\b", needs="gap|kesenjangan|deviation")
_AGAINST: Final = pattern(rf"\b(?:{_MEASURE}|performance\b|kinerja\b)")
