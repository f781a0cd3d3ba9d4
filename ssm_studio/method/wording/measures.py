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
    r"|disampaikan|ditulis|dibeli|dilakukan|diluncurkan|diikuti|dihadiri|dikeluarkan|disosialisasikan|disebarkan|dirilis|dikukuhkan|dilantik|diserahkan|berlangsung|terselesaikan|dirampungkan|dilatih|dikunjungi|didistribusikan|terpublikasi|dipublikasikan|diunggah|dikumpulkan|terkumpul(?:nya)?|terkirim(?:nya)?|terlatih(?:nya)?|ditetapkannya|dibentuknya|dibukanya|dibuka|digelarnya"
    r"|diumumkan|dibentuk|terbentuk(?:nya)?|dibagikan|disahkan|ditetapkan|tersedia(?:nya)?|adanya"
    r"|ditempel|dicetak|diresmikan|dibangun|terbangun(?:nya)?|published|launched|adopted|approved|installed|set up"
    r"|performed|run|rolled out|circulated|posted|opened|handed out|visited|written|released|unveiled|convened|finali[sz]ed|finished|sent out|uploaded|hung|laid|elected|recruited|hired|purchased|bought|built|erected|collected|sent|signed off|set out"
    r"|established|formed|founded|distributed|drafted|printed|appointed|announced|inaugurated)\b"
    r"|^(?:the )?number of\b|^jumlah\b"
)
_MANY_WORDS: Final = 7
"""A clause with more words than this says more than that something was done."""


_LEFT_DONE: Final = pattern(
    r"^(?!.*\b(?:feel|feels|say|says|think|merasa|bilang|berkata|mengaku)\b)(?:\w+ ){1,3}(?:was |were |is |are )?(?!(?:reduced|increased|improved|halved|doubled|solved|satisfied|ended|avoided"
    r"|prevented|saved|understood|needed|used|shared|trusted|relieved|settled|cured|healed|lowered|raised|expected|un\w+)$)\w{3,}ed$"
    r"|^(?!.*\bmerasa\b)(?:\w+ ){1,3}(?!dipahami|dipakai|digunakan|dimanfaatkan|dirasakan|dihargai|dipercaya|dipatuhi|ditaati|dinikmati"
    r"|disukai|didengar|dikenal|diminati|dikuasai|dihormati)di\w{4,}$|\b(?:sk|perda|perdes|izin|surat) (?:keluar|terbit)$"
)
"""A short clause that ends in what was done: "roof repaired", "atap diperbaiki"."""


@lru_cache(maxsize=MANY)
def only_counts(measure: str) -> bool:
    """Whether each part of a measure says no more than that something took place."""
    parts = [part.strip() for part in _CLAUSES.split(normal(measure)) if part.strip()]
    return bool(parts) and all(
        len(part.split()) <= _MANY_WORDS and (_DONE.search(part) or _LEFT_DONE.search(part))
        for part in parts
    )
