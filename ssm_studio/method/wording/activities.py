"""A verb in front: what could be written instead of a noun for a doing, or what to ask where that cannot be guessed.

Official language hides who does what in nouns ("penyusunan aturan", "data collection"). For many of them the order is
plain, and can be offered ("susun aturan", "collect data"); nothing is ever replaced by itself. Where the noun says a
direction and no doing ("peningkatan"), or the words tell a state ("tersusunnya …", "disusun …"), a question helps
more than a guess (method reference 3.4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ssm_studio.i18n import N_
from ssm_studio.method.wording.forms import PASSIVE, STATE, TOLD, is_imperative, verb_form
from ssm_studio.method.wording.pattern import pattern
from ssm_studio.method.wording.words import LONGEST, USUAL


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask where no order can be offered; a message id."""

    asks: str


INTO_WHAT: Final = Question(N_("Into what? Say what one would do, not which way it should go."))
_WHAT_DOING: Final = Question(N_("What would one actually do? The word names a duty, not a doing."))
SO_THAT: Final = Question(N_("What would one do so that this comes about?"))
DONE_BY: Final = Question(N_("Say it to the one who does it: what should they do?"))
SAY_IT: Final = Question(N_("How would one say it to somebody who is to do it?"))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _pairs(text: str) -> dict[str, str]:
    found = (each.split(":") for each in text.split())
    return {noun: verb.replace("_", " ") for noun, verb in found}


ORDERS_ID: Final = _pairs(
    "penyusunan:susun pelaksanaan:laksanakan penetapan:tetapkan pengukuran:ukur pelaporan:laporkan "
    "pemantauan:pantau pengumpulan:kumpulkan perolehan:peroleh pengolahan:olah perencanaan:rencanakan "
    "perumusan:rumuskan pembentukan:bentuk pembuatan:buat pemeriksaan:periksa pengawasan:awasi "
    "pengendalian:kendalikan pembinaan:bina pelatihan:latih penyuluhan:suluh penganggaran:anggarkan "
    "penyaluran:salurkan pendistribusian:bagikan distribusi:bagikan pemberian:beri penyerahan:serahkan "
    "penyampaian:sampaikan pengiriman:kirim pencatatan:catat pendataan:catat pendaftaran:daftarkan "
    "penilaian:nilai pengujian:uji penelitian:teliti pengkajian:kaji kajian:kaji penyelenggaraan:selenggarakan "
    "pengadaan:adakan pembelian:beli pemeliharaan:pelihara perawatan:rawat perbaikan:perbaiki "
    "penyediaan:sediakan penentuan:tentukan pemilihan:pilih penunjukan:tunjuk pengangkatan:angkat "
    "penugasan:tugaskan pembagian:bagikan penyelesaian:selesaikan penyederhanaan:sederhanakan "
    "penyesuaian:sesuaikan penyempurnaan:sempurnakan pengesahan:sahkan persetujuan:setujui "
    "permintaan:minta pengajuan:ajukan pengusulan:usulkan penyebarluasan:sebarluaskan penyebaran:sebarkan "
    "pengumuman:umumkan penerapan:terapkan implementasi:terapkan pemanfaatan:manfaatkan penggunaan:gunakan "
    "pengembangan:kembangkan pembahasan:bahas pembicaraan:bicarakan perundingan:rundingkan pengambilan:ambil "
    "pemutakhiran:mutakhirkan pembaruan:perbarui pengarsipan:arsipkan penyimpanan:simpan penataan:tata "
    "penertiban:tertibkan pengaturan:atur pengecekan:cek pencocokan:cocokkan pemetaan:petakan penggalian:gali "
    "pengamatan:amati peninjauan:tinjau pendampingan:dampingi pelibatan:libatkan keterlibatan:libatkan "
    "pemahaman:pahami pengenalan:kenalkan penanaman:tanam pengukuhan:kukuhkan pelantikan:lantik "
    "pencegahan:cegah pemberantasan:berantas pemulihan:pulihkan pengalokasian:alokasikan alokasi:alokasikan "
    "pembayaran:bayar pencairan:cairkan penghapusan:hapus pengalihan:alihkan pemindahan:pindahkan "
    "penggabungan:gabungkan pemaduan:padukan integrasi:padukan pengintegrasian:padukan penyatuan:satukan "
    "penyelarasan:selaraskan sinkronisasi:selaraskan harmonisasi:selaraskan perangkaian:rangkai "
    "penjelasan:jelaskan penyajian:sajikan penulisan:tulis penerjemahan:terjemahkan pencetakan:cetak "
    "penerbitan:terbitkan pengundangan:undangkan perekrutan:rekrut rekrutmen:rekrut penyeleksian:seleksi "
    "pemanggilan:panggil pengisian:isi pengurusan:urus pelayanan:layani kunjungan:kunjungi "
    "sosialisasi:sosialisasikan penyosialisasian:sosialisasikan dokumentasi:dokumentasikan "
    "pendokumentasian:dokumentasikan formulasi:rumuskan monitoring:pantau percepatan:percepat "
    "perluasan:perluas pembangunan:bangun pemberitahuan:beri_tahu penghitungan:hitung perhitungan:hitung "
    "pembandingan:bandingkan perbandingan:bandingkan penyaringan:saring pemilahan:pilah pengelompokan:kelompokkan "
    "penjadwalan:jadwalkan penyiapan:siapkan persiapan:siapkan pencarian:cari "
    "penemuan:temukan pembelajaran:pelajari pengakuan:akui penghimpunan:himpun penandatanganan:tanda_tangani"
)
"""Nouns of official Indonesian and the bare order that says the same."""

ASKED_ID: Final = {
    **dict.fromkeys(
        _words(
            "peningkatan penurunan pengurangan penguatan pemberdayaan optimalisasi pengoptimalan maksimalisasi "
            "efisiensi efektivitas modernisasi transformasi revitalisasi reformasi pemantapan penajaman"
        ),
        INTO_WHAT,
    ),
    **dict.fromkeys(
        _words(
            "pengelolaan manajemen koordinasi pengoordinasian pengkoordinasian dukungan penanganan penjaminan "
            "sinergi kolaborasi kerja pembenahan pemastian upaya"
        ),
        _WHAT_DOING,
    ),
}
"""Nouns that give a direction or a duty: what one would do cannot be read from them."""

ORDERS_EN: Final = _pairs(
    "collection:collect acquisition:acquire preparation:prepare identification:identify implementation:implement "
    "verification:verify validation:validate selection:select creation:create production:produce "
    "communication:communicate consultation:consult assessment:assess measurement:measure development:develop "
    "establishment:establish recruitment:recruit appointment:appoint approval:approve analysis:analyse "
    "discussion:discuss definition:define description:describe presentation:present publication:publish "
    "registration:register inspection:inspect observation:observe investigation:investigate integration:integrate "
    "organisation:organise organization:organize formulation:formulate negotiation:negotiate "
    "documentation:document classification:classify calculation:calculate comparison:compare submission:submit "
    "revision:revise provision:provide protection:protect maintenance:maintain acceptance:accept "
    "assistance:help removal:remove renewal:renew withdrawal:withdraw delivery:deliver discovery:discover "
    "evaluation:evaluate allocation:allocate distribution:distribute determination:determine "
    "prioritisation:prioritise prioritization:prioritize explanation:explain notification:notify "
    "completion:complete construction:build adoption:adopt allotment:allocate announcement:announce "
    "arrangement:arrange application:apply consideration:consider demonstration:demonstrate dissemination:spread "
    "elaboration:elaborate examination:examine inclusion:include introduction:introduce invitation:invite "
    "involvement:involve procurement:procure recognition:recognise reconciliation:reconcile "
    "resolution:resolve restoration:restore retention:retain supervision:supervise transmission:send "
    "utilisation:use utilization:use appraisal:appraise disposal:discard recording:record review:review"
)
ASKED_EN: Final = {
    **dict.fromkeys(
        _words(
            "improvement increase reduction enhancement optimisation optimization strengthening empowerment "
            "transformation modernisation modernization efficiency effectiveness maximisation growth"
        ),
        INTO_WHAT,
    ),
    **dict.fromkeys(
        _words(
            "management coordination co-ordination facilitation support handling oversight administration "
            "collaboration cooperation"
        ),
        _WHAT_DOING,
    ),
}

_LINKS_ID: Final = ("atas", "dari", "terhadap")
"""What stands between such a noun and its object, and falls away before an order."""
_AND_ID: Final = ("dan", "serta")
_LITTLE: Final = frozenset(
    _words("of for to by with in on at from and or the a an that which is are was were be as")
)
_WORD: Final = pattern(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")

Suggestion = str | Question | None


def suggestion(text: str, language: str) -> Suggestion:
    """What an activity's words could be with a verb in front, or what to ask instead; None where"
    " nothing is amiss."""
    if len(text) > LONGEST or is_imperative(text, language):
        return None
    found = _in_indonesian(text) if language == "id" else _in_english(text)
    if isinstance(found, str) and not is_imperative(found, language):
        found = SAY_IT
    return found or _asked_by_form(text, language)


def _asked_by_form(text: str, language: str) -> Question:
    form = verb_form(text, language)
    return {STATE: SO_THAT, PASSIVE: DONE_BY, TOLD: SAY_IT}.get(form, SAY_IT)


def _as_begun(verb: str, first: str) -> str:
    """The verb, begun with a capital where the words it replaces were."""
    return verb[:1].upper() + verb[1:] if first[:1].isupper() else verb


def _in_indonesian(text: str) -> Suggestion:
    match = _WORD.search(text)
    if match is None:
        return None
    first = match[0].casefold()
    if first in ASKED_ID:
        return ASKED_ID[first]
    verb = ORDERS_ID.get(first)
    if verb is None:
        return None
    rest = _joined_nouns(text[match.end() :])
    return None if rest is None else f"{_as_begun(verb, match[0])}{rest}"


_JOINED: Final = pattern(rf"(\s*,\s*|\s+(?:{'|'.join(_AND_ID)})\s+)([^\W\d_]+)", re.IGNORECASE)
_LINKED: Final = pattern(rf"\s+(?:{'|'.join(_LINKS_ID)})(?=\s)", re.IGNORECASE)


def _joined_nouns(rest: str) -> str | None:
    """What follows the first noun, others joined to it as orders too; None if one of them is unknown."""
    done = ""
    while (match := _JOINED.match(rest)) is not None:
        noun = match[2].casefold()
        verb = ORDERS_ID.get(noun)
        if verb is None:
            if noun in ASKED_ID or verb_form(noun, "id") not in ("good", ""):
                return None
            break
        done += match[1] + verb
        rest = rest[match.end() :]
    return done + _LINKED.sub("", rest, count=1) if _LINKED.match(rest) else done + rest


def _in_english(text: str) -> Suggestion:
    words = list(_WORD.finditer(text))
    for at, match in enumerate(words[:4]):
        word = match[0].casefold()
        if word in _LITTLE or (at and words[at - 1][0].casefold() in USUAL["NOT_A_BEGINNING_EN"]):
            break
        if at and not _ends_a_name(words, at):
            continue
        if word in ASKED_EN and _ends_a_name(words, at):
            return ASKED_EN[word]
        verb = _order_en(word, alone=at == 0)
        if verb is not None:
            return _reordered(text, words, at, verb)
    return None


def _ends_a_name(words: list[re.Match[str]], at: int) -> bool:
    """Whether the word at `at` is the last one of a name such as "budget allocation"."""
    return at + 1 >= len(words) or words[at + 1][0].casefold() in _LITTLE


def _order_en(word: str, *, alone: bool) -> str | None:
    if word in ORDERS_EN:
        return ORDERS_EN[word]
    if word.endswith("ing") and len(word) > 4:
        return _base(word.removesuffix("ing"), USUAL["VERBS_EN"])
    if alone and word.endswith("s") and word not in USUAL["ENDS_IN_S_OK"]:
        bases = [word.removesuffix("s"), word.removesuffix("es")]
        if word.endswith("ies"):
            bases.append(word[:-3] + "y")
        return next((base for base in bases if base in USUAL["VERBS_EN"]), None)
    return None


def _base(stem: str, verbs: frozenset[str]) -> str | None:
    """The verb of an -ing form without its ending: "collect", "us(e)", "plan(n)"."""
    candidates = [stem, stem + "e"]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        candidates.append(stem[:-1])
    return next((each for each in candidates if each in verbs), None)


def _reordered(text: str, words: list[re.Match[str]], at: int, verb: str) -> Suggestion:
    """The verb in front, then what stood before the noun, then what stood behind it without its "of"."""
    first, last = words[0], at
    said = [each[0].casefold() for each in words[at + 1 : at + 3]]
    if said[:1] == ["and"] and len(said) > 1:
        other = _order_en(said[1], alone=at == 0)
        if other is not None:
            verb, last = f"{verb} and {other}", at + 2
        elif not is_imperative(said[1], "en"):
            return SAY_IT
    before = text[first.start() : words[at].start()].strip()
    if last + 1 < len(words) and words[last + 1][0].casefold() == "of" and not before:
        last += 1
    if before and not any(letter.isupper() for letter in first[0][1:]):
        before = before[:1].lower() + before[1:]
    begun = text[: first.start()] + _as_begun(verb, first[0])
    return f"{begun} {before}".rstrip() + text[words[last].end() :]
