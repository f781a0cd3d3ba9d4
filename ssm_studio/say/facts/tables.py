"""The facts of each kind of record. One more fact is one more row."""

from __future__ import annotations

from functools import cache
from typing import Final

from ssm_studio.domain.record import ANYTHING
from ssm_studio.say.facts.evidence import OF_EVIDENCE, ON_PHOTO, VALENCE, VERBATIM
from ssm_studio.say.facts.fact import Fact
from ssm_studio.say.facts.provenance import Provenance, SaidBy
from ssm_studio.say.facts.sources import SOURCES
from ssm_studio.say.facts.values import (
    Always,
    Choice,
    Day,
    Dissent,
    Due,
    FromList,
    Marks,
    Names,
    NamesOrWords,
    Number,
    Wording,
    Wordings,
)
from ssm_studio.say.facts.words import (
    CHANGE_TYPES,
    CONCEPTS,
    CONFIDENCES,
    CORRECTIONS,
    EFFECTS,
    FORMALITIES,
    HORIZONS,
    INTERESTS,
    INTRODUCTIONS,
    OPERATIONS,
    STATUSES,
    SYSTEM_TYPES,
    USES,
)
from ssm_studio.say.vocabulary import DECISIONS, EXISTS, POSITIONS, Words

GRADIENTS: Final = (1, 8)
"""The first and the last step of the gradients of agreement."""
JUDGEMENT: Final = (0, 3)
"""The least and the most that a judgement can be: no, doubtful, yes, strongly."""

EVERY: Final = (
    Fact(
        "visibility",
        "private, for the facilitator only",
        "pribadi, hanya untuk fasilitator",
        Always("facilitator"),
        bare=True,
    ),
    Fact("visibility", "public", "umum, terbuka", Always("public"), bare=True),
    Fact("visibility", "for the session", "untuk sesi", Always("session"), bare=True),
    Fact("provenance", "provenance", "asal keterangan, asal", Provenance()),
    Fact("interest", "interest", "kepentingan", Choice(INTERESTS)),
)
"""What can be said of any record."""
_BY: Final = Fact("provenance", "by, said by", "oleh, dikatakan oleh", SaidBy())
_SAID_BY: Final = Fact("provenance", "said by", "dikatakan oleh", SaidBy())
"""Of a record that has another “by” of its own."""
_SAID_BY_DUE: Final = Fact("provenance", "said by", "oleh, dikatakan oleh", SaidBy())
"""Of an action, whose “by” is a day."""

_TYPE: Final = Fact("type", "type", "jenis", Choice(SYSTEM_TYPES))


def _alone(field: str, words: Words) -> tuple[Fact, ...]:
    """The answers of a choice as facts that need no word before them: “X01 partly”, “D1 against”."""
    return tuple(
        Fact(field, english, indonesian, Always(key), bare=True)
        for key, (english, indonesian) in words.items()
    )


RELEASED: Final = Fact("visibility", "released", "dibuka", Always("public"), bare=True)
"""What lets others see one thing about power: a word of its own, so that no other says it by the way."""
_CONFIDENCE: Final = Fact("confidence", "confidence", "keyakinan", Choice(CONFIDENCES))
_USE: Final = Fact("use", "use", "kegunaan", Choice(USES))
_PERSPECTIVE: Final = Fact("perspective", "perspective", "perspektif", Wording())
_EVIDENCE: Final = Fact("evidence", "evidence", "bukti", Names(ANYTHING))
_HOW_KNOWN: Final = Fact("evidence", "evidence", "bukti", NamesOrWords())
"""What the forms of stage four take in words as well."""

_RECOMMENDATION: Final = Fact(
    "recommendation",
    "recommendation",
    "rekomendasi",
    FromList("eastjava.recommendations", several=False, own_words=True),
)

_OF_STAGES: Final[dict[str, tuple[Fact, ...]]] = {
    "session": (
        Fact("mode", "mode", "modus", Number(1, 2)),
        Fact("operations", "operations", "operasi", Choice(OPERATIONS, several=True)),
    ),
    "participant": (
        Fact("role", "role", "peran", Wording()),
        Fact("group", "group", "kelompok", Names("group", several=False)),
        Fact("consent", "consent, consents", "setuju", Always(value=True), bare=True),
        Fact("consent", "no consent", "tidak setuju", Always(value=False), bare=True),
    ),
    "picture": (
        Fact("merged_from", "merged from", "gabungan dari", Names("picture")),
        Fact("drawn_by", "by, drawn by", "oleh, digambar oleh", Names("participant")),
        Fact("drawn_at", "drawn, drawn on", "digambar, digambar pada", Day()),
        Fact("group", "group", "kelompok", Names("group", several=False)),
        Fact("introduction", "introduction", "pengantar", Choice(INTRODUCTIONS)),
        Fact("supersedes", "supersedes", "menggantikan", Names("picture", several=False)),
    ),
    "element": (
        Fact(
            "voiced_by",
            "by, said by",
            "oleh, dikatakan oleh",
            Names("participant", several=False),
        ),
        *VERBATIM,
        Fact("belongs_to", "of", "milik", Names("element", several=False)),
        Fact("intensity", "intensity", "kekuatan", Number(1, 5)),
        _EVIDENCE,
        *ON_PHOTO,
    ),
    "relation": (
        Fact("formal", "formal", "resmi", Always(value=True), bare=True),
        Fact("formal", "informal", "tidak resmi", Always(value=False), bare=True),
        Fact("strength", "strength", "kekuatan", Number(1, 5)),
        VALENCE,
    ),
    "theme": (_EVIDENCE,),
    "analysis_one": (
        Fact("who", "who", "siapa", Wording()),
        Fact("aspiration", "aspiration", "aspirasi", Wording()),
        Fact("resources", "resources", "sumber daya", Wording()),
        Fact("constraints", "constraints", "kendala", Wording()),
        Fact("expectations", "expectations", "harapan", Wording()),
        Fact("inside", "inside", "dalam", Always(value=True), bare=True),
        Fact("inside", "outside", "luar", Always(value=False), bare=True),
    ),
    "analysis_two": (
        Fact("norms", "norm, norms", "norma", Wordings()),
        Fact("values", "value, values", "nilai", Wordings()),
        Fact("formality", "position", "kedudukan", Choice(FORMALITIES)),
        Fact("observed_at", "observed", "diamati", Day(moments=True)),
        _CONFIDENCE,
        _EVIDENCE,
    ),
    "analysis_three": (
        RELEASED,
        Fact("holder", "holder, held by", "pemegang, dipegang", Wording()),
        Fact("obtained", "obtained", "diperoleh", Wording()),
        Fact("used", "used", "dipakai, digunakan", Wording()),
        Fact("protected", "protected", "dilindungi", Wording()),
        Fact("passed_on", "passed on", "diteruskan", Wording()),
        Fact("given_up", "given up", "dilepas, dilepaskan", Wording()),
        _EVIDENCE,
    ),
    "system": (
        _TYPE,
        _USE,
        Fact("from_themes", "from, themes, theme", "dari, tema", Names("theme")),
        Fact(
            "from_issue_owner",
            "issue owner, from issue owner",
            "pemilik isu, dari pemilik isu",
            Names("analysis_one", several=False),
        ),
        Fact("worldview_hint", "one would believe", "orang akan percaya", Wording()),
    ),
    "definition": (_TYPE, _USE, _PERSPECTIVE),
    "constraint": (Fact("effect", "effect", "pengaruh", Choice(EFFECTS)),),
    "model": (_USE, _PERSPECTIVE),
    "activity": (Fact("who", "who", "siapa", Wording()),),
    "indicator": (
        Fact("text", "words", "kata", Wording()),
        Fact("target", "target", "target", Wording()),
        Fact("threshold", "threshold", "ambang", Wording()),
        Fact("found", "found", "ditemukan", Wording()),
        Fact("found_at", "found on", "ditemukan pada", Day()),
        Fact("judged_by", "judged by", "dinilai oleh", Wording()),
    ),
    "row": (
        Fact("exists", "exists", "ada", Choice(EXISTS)),
        *_alone("exists", EXISTS),
        Fact("how", "how", "bagaimana", Wording()),
        Fact("who", "who", "siapa", Wording()),
        Fact("when", "when", "kapan", Wording()),
        Fact("how_judged", "judged", "dinilai", Wording()),
        Fact("quality", "quality", "mutu", Number(1, 5)),
        Fact("quality_by", "felt, quality felt", "dirasakan, mutu dirasakan", Marks(1, 5)),
        Fact("who_elements", "done by", "dilakukan oleh", Names("element")),
        Fact("alternatives", "alternatives", "alternatif", Wording()),
        Fact("comment", "comment", "komentar", Wording()),
        Fact("decision", "decision", "keputusan", Choice(DECISIONS)),
        _HOW_KNOWN,
    ),
    "debate": (
        Fact("speaker", "by, said by", "oleh, dikatakan oleh", Names("participant", several=False)),
        Fact("position", "position, side", "sikap", Choice(POSITIONS)),
        *_alone("position", POSITIONS),
        Fact("worldview", "worldview", "sudut pandang", Wording()),
        Fact("row", "row", "baris", Names("row", several=False)),
        Fact("about", "about", "tentang", Names(ANYTHING, several=False)),
        Fact("in_role_of", "as, in the role of", "sebagai", Wording()),
        Fact("role", "role", "peran", Wording()),
        Fact("corrects", "corrects", "mengoreksi", Names("debate", several=False)),
        Fact("correction", "correction", "koreksi", Choice(CORRECTIONS)),
        _HOW_KNOWN,
        *VERBATIM,
    ),
    "accommodation": (
        Fact("conditions", "condition, conditions", "syarat", Wording()),
        Fact("worldviews", "worldview, worldviews", "sudut pandang", Wordings()),
        Fact("agreed_at", "agreed, agreed on", "disepakati, disepakati pada", Day()),
        Fact("settles", "settles", "menyelesaikan", Names("debate")),
    ),
    "change": (
        Fact("types", "kinds, kind, types, type", "jenis", Choice(CHANGE_TYPES, several=True)),
        Fact("from_rows", "rows, row", "baris", Names("row")),
        Fact("models", "models, model", "model", Names("model")),
        Fact(
            "feasible_evidence",
            "feasible by evidence, evidence",
            "layak menurut bukti, bukti",
            Names(ANYTHING),
        ),
        _RECOMMENDATION,
        Fact("scale", "scale", "skala", Wording(plain=True)),
    ),
    "action": (
        Fact("changes", "changes, change", "perubahan", Names("change")),
        Fact("position", "position, who", "jabatan, siapa", Wording()),
        Fact("person", "person", "orang", Wording(plain=True)),
        Fact("by_when", "by, due", "paling lambat, sebelum", Due()),
        Fact("measure", "measure", "ukuran", Wording()),
        Fact("target", "target", "target", Wording()),
        Fact("threshold", "threshold", "ambang", Wording()),
        Fact("found", "found", "ditemukan", Wording()),
        Fact("judged_by", "judged by", "dinilai oleh", Wording()),
        Fact("horizon", "horizon", "horizon", Choice(HORIZONS)),
        Fact("supported_by", "supported by, support", "didukung, dukungan", Wording()),
        Fact("dissent", "dissent", "keberatan", Dissent()),
        Fact("media", "media", "media", FromList("comm.media", own_words=True)),
        Fact("levers", "levers, lever", "pengungkit", FromList("change.levers", own_words=True)),
        Fact("enabling_action", "first", "prasyarat", Wording()),
        Fact("resources", "resources", "sumber daya", Wording()),
        Fact("risk", "risk", "risiko", Wording()),
        Fact("why", "why", "mengapa", Wording()),
        Fact("accepted_in_person", "accepted", "disanggupi", Always(value=True), bare=True),
        Fact(
            "accepted_in_person",
            "not accepted",
            "belum disanggupi",
            Always(value=False),
            bare=True,
        ),
        Fact("planning_hooks", "hooks, hook", "kait", FromList("gov.hooks", own_words=True)),
        Fact("status", "status", "status", Choice(STATUSES)),
        Fact("follow_up_on", "follow-up on, look again", "tinjau ulang, lihat lagi", Day()),
        _RECOMMENDATION,
    ),
    "follow_up": (
        Fact("date", "on, date", "pada, tanggal", Day()),
        Fact("what_happened", "what happened", "apa yang terjadi", Wording()),
        Fact("why", "why", "mengapa", Wording()),
        Fact("evidence", "evidence", "bukti", Wording()),
        Fact("next_look", "look again", "lihat lagi", Day()),
        Fact("new_issue", "new issue", "isu baru", Names("element", several=False)),
    ),
}

_OF_RESEARCH: Final[dict[str, tuple[Fact, ...]]] = {
    "learning": (
        Fact("said_by", "by, said by", "oleh, dikatakan oleh", Names("participant", several=False)),
    ),
    "reconstruction": (
        Fact("concept_kind", "kind of concept", "jenis konsep", Choice(CONCEPTS)),
        Fact("operation", "operation", "operasi", Choice(OPERATIONS)),
        Fact("rationale", "because, rationale", "karena, alasan", Wording()),
        _CONFIDENCE,
        Fact("validated_by", "checked by", "diperiksa oleh", Names("participant")),
        Fact("validated_at", "checked on", "diperiksa pada", Day()),
        _EVIDENCE,
    ),
    "block": (
        Fact("minutes", "minutes", "menit", Number(0, 1440)),
        Fact("starts", "starts", "mulai", Wording(plain=True)),
        Fact("technique", "technique", "teknik", Wording(plain=True)),
        Fact("ceremony", "ceremony", "seremoni", Always(value=True), bare=True),
        Fact("inputs", "inputs, input", "masukan", Wording()),
        Fact("outputs", "outputs, output", "keluaran", Wording()),
        Fact("present", "present", "hadir", Names("participant")),
    ),
    "parked": (
        Fact("said_by", "by, said by", "oleh, dikatakan oleh", Names("participant", several=False)),
        Fact("solution", "solution", "solusi", Always(value=True), bare=True),
        Fact("settled", "settled", "selesai", Always(value=True), bare=True),
        Fact("settled", "open again", "dibuka lagi", Always(value=None), bare=True),
    ),
    "research": (
        Fact("framework", "framework", "kerangka teori, kerangka pikir", Wording()),
        Fact("research_method", "research method", "metode riset", Wording()),
        Fact(
            "problem_solving_method",
            "problem-solving method",
            "metode pemecahan masalah",
            Wording(),
        ),
        Fact("area_of_concern", "area of concern", "hal yang diteliti, area kajian", Wording()),
        Fact("problem_situation", "problem situation", "situasi masalah", Wording()),
        Fact("declaration", "knowledge", "pengetahuan", Wording()),
        Fact("theoretical_issue", "theoretical issue", "isu teoretis", Wording()),
        Fact("factual_issue", "factual issue", "isu faktual", Wording()),
    ),
}

_SAID: Final = {**_OF_STAGES, **_OF_RESEARCH, **OF_EVIDENCE}
OWN: Final = {kind: (*_SAID.get(kind, ()), *SOURCES.get(kind, ())) for kind in {**_SAID, **SOURCES}}
"""The facts that kinds of records have of their own."""


@cache
def facts_of(kind: str) -> tuple[Fact, ...]:
    """What can be said of a record of a kind, its own facts first; of every one who said it."""
    own = OWN.get(kind, ())
    words = {word for each in own for word in each.words}
    said = _SAID_BY_DUE if "oleh" not in words else _SAID_BY
    said_by = () if "said by" in words else (said,) if "by" in words else (_BY,)
    return (*own, *EVERY, *said_by)
