"""What can be said of evidence, photographs and how others read a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.say.facts.fact import Fact
from ssm_studio.say.facts.values import Always, Choice, Day, Given, Names, Number, Wording, mark
from ssm_studio.say.vocabulary import Words

EVIDENCE_WORDS: Final[Words] = {
    "quotation": ("quotation, quote", "kutipan"),
    "photo": ("photo", "foto"),
    "document": ("document", "dokumen"),
    "survey_answer": ("survey answer, answer", "jawaban kuesioner, jawaban"),
    "observation": ("observation", "pengamatan"),
    "number": ("number, figure", "angka"),
}
_VALENCES: Final[Words] = {
    "+": ("positive, good, +", "positif, baik, +"),
    "-": ("negative, bad, -", "negatif, buruk, -"),
    "0": ("neutral, mixed, 0", "netral, campuran, 0"),
}
_SIDES: Final = 4
_WHOLE: Final = 100


@dataclass(frozen=True, slots=True)
class Region:
    """Where on a photograph: left, top, width and height in hundredths of it, kept in thousandths."""

    def read(self, given: Given, before: Any) -> Any:
        """The four numbers."""
        del before
        pieces = given.value.split(", %", _SIDES)
        if len(pieces) != _SIDES:
            raise given.value.puzzled(
                _("Left, top, width and height from 0 to 100 are missing, as in: 10, 20, 30, 15")
            )
        numbers = [mark(each, 0, _WHOLE) for each in pieces]
        if numbers[0] + numbers[2] > _WHOLE or numbers[1] + numbers[3] > _WHOLE:
            raise given.value.puzzled(_("That reaches beyond the photo."))
        return " ".join(str(each * 10) for each in numbers)

    def told(self, study: Study, value: Any) -> str | None:
        """The four numbers as they are typed."""
        del study
        parts = str(value or "").split()
        if not all(each.isdecimal() for each in parts):
            return value or None
        return ", ".join(f"{int(each) // 10}" for each in parts) or None


_CONSENT: Final = (
    Fact("consent", "consent, consents", "setuju", Always(value=True), bare=True),
    Fact("consent", "no consent", "tidak setuju", Always(value=False), bare=True),
)
_GROUP: Final = Fact("group", "group", "kelompok", Names("group", several=False))

VERBATIM: Final = (
    Fact("verbatim", "verbatim", "verbatim, kata demi kata", Always(value=True), bare=True),
    Fact(
        "verbatim",
        "paraphrased, not verbatim",
        "disarikan, tidak verbatim",
        Always(value=False),
        bare=True,
    ),
)
"""Whether somebody's words stand as they were said."""

OF_EVIDENCE: Final[dict[str, tuple[Fact, ...]]] = {
    "evidence": (
        Fact("kind", "kind", "jenis", Choice(EVIDENCE_WORDS)),
        Fact("text", "words", "kata", Wording()),
        Fact("said_by", "by, said by", "oleh, dikatakan oleh", Names("participant", several=False)),
        _GROUP,
        *VERBATIM,
        *_CONSENT,
        Fact("source", "from, source", "dari, sumber", Wording(plain=True)),
        Fact("page", "page, p.", "halaman, hlm.", Wording(plain=True)),
        Fact("date", "on, date", "pada, tanggal", Day()),
        Fact("question", "question", "pertanyaan", Wording()),
        Fact("rating", "rating", "nilai angka", Number(0, 1000)),
        Fact("photo", "photo", "foto", Names("photo", several=False)),
    ),
    "photo": (
        Fact("caption", "caption", "keterangan", Wording()),
        Fact("taken_by", "taken by", "difoto oleh", Wording(plain=True)),
        Fact("taken_at", "taken, taken on", "difoto pada", Day(moments=True)),
        *_CONSENT,
        Fact("transcribed", "transcribed", "sudah ditranskripsi", Always(value=True), bare=True),
        Fact(
            "transcribed",
            "not transcribed",
            "belum ditranskripsi",
            Always(value=False),
            bare=True,
        ),
    ),
    "interpretation": (
        Fact("text", "words", "kata", Wording()),
        _GROUP,
        Fact("read_by", "by, read by", "oleh, dibaca oleh", Names("participant", several=False)),
        Fact("at", "on", "pada", Day()),
    ),
}
ON_PHOTO: Final = (
    Fact("photo", "photo", "foto", Names("photo", several=False)),
    Fact("photo_region", "on the photo", "di foto", Region()),
)
"""Where on a photograph an element is."""
VALENCE: Final = Fact("valence", "valence", "muatan", Choice(_VALENCES))
