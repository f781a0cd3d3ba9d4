"""Sessions of 12, 30 and 60 elements, typed line by line in both languages, some with a definition, model and chart."""

from __future__ import annotations

from collections.abc import Iterator

from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import Study, new_study
from ssm_studio.say import Place, Understood, understand

SIZES = (12, 30, 60)
PEOPLE = {
    "en": "group Fishermen|group Traders|organisation Harbour office|actor Harbour master|organisation Cooperative|"
    "group Wives who sell|outsider Bank|actor Ice seller|organisation Fisheries agency|group Boat owners",
    "id": "kelompok Petani hulu|kelompok Petani hilir|organisasi Kantor desa|orang Ulu-ulu|organisasi Dinas Pengairan|"
    "kelompok Ibu tani|pihak luar Bank|orang Kepala desa|organisasi P3A|kelompok Buruh tani",
}
CONCERNS = {
    "en": "! ice runs out by nine|! fuel prices rise every month|~the scale is never right~ @ Fishermen|"
    '~they come late and complain~ @ Harbour master|"we pay what the market pays" @ Traders|'
    "! nobody knows the auction rules|feeling tired of waiting @ Fishermen|hope a fair price @ Fishermen|"
    "? who pays for the crane|! fishers must sell before the ice melts|! we should build a cold store|"
    "! nets are stolen at night|conflict Fishermen x Traders : over the scale|process auction at dawn|"
    "rule dues of 5 percent|artefact weighing slips|structure the old pier|facilitator We who ask",
    "id": "! air tidak sampai ke hilir|! iuran tidak jelas|~yang di hulu mengambil semua~ @ Petani hilir|"
    '~hilir selalu mengeluh~ @ Petani hulu|"besok kami cek" @ Dinas Pengairan|! pintu air rusak|'
    "perasaan lelah menunggu @ Petani hilir|harapan panen dua kali @ Petani hilir|? siapa yang memegang kunci|"
    "! petani harus antre dua malam|! harus dibangun bendungan baru|! pupuk mahal|"
    "konflik Petani hulu x Petani hilir : soal giliran|proses giliran malam|aturan iuran 5 persen|"
    "dokumen buku giliran|struktur saluran lama|fasilitator Kami yang bertanya",
}
REST = {
    "en": "2 system to weigh fish so that both sides trust it|2 choose RS1|2 P weigh the catch in the open|"
    "2 Q by two weighers|2 R keep buyers and sellers in business|"
    "2 T fish of disputed weight -> fish of agreed weight|"
    "2 W people trade longer with those whose scale they can see|2 C fishermen (gain); traders (both)|"
    "2 A weighers|2 O Harbour master (can stop: the licence)|2 E tides (time); dues (legal)|"
    "3 1 Agree on the scale|3 2 Test the scale every week < 1|3 3 Weighing in the open < 2|3 4 Ensure trust < 3|"
    "3 5 Write slips and hand them out < 3|4 1 = no|4 2 = partly; how once a month; who the weigher|"
    "4 change two weighers at each auction|4 action test the scale on Mondays",
    "id": "2 sistem untuk membagi air menurut giliran yang disepakati|2 pilih RS1|2 P membagi air menurut giliran|"
    "2 Q dengan papan giliran|2 R agar panen hilir tidak gagal|2 T air yang diperebutkan -> air yang terbagi|"
    "2 W giliran yang terlihat dipatuhi orang|2 C petani hilir (untung); petani hulu (keduanya)|"
    "2 A penjaga pintu air|2 O Kepala desa (dapat menghentikan: SK)|2 E musim kemarau (waktu)|"
    "3 1 Sepakati giliran|3 2 Umumkan giliran < 1|3 3 Pembagian air < 2|3 4 Pastikan keadilan < 3|"
    "3 5 Catat air dan laporkan < 3|4 1 = tidak|4 2 = sebagian; caranya pengumuman; siapa ulu-ulu|"
    "4 perubahan papan giliran di balai|4 aksi pasang papan giliran",
}


def typed_sessions() -> Iterator[tuple[str, Study]]:
    """Twelve sessions by a name that says language, size and whether they go on to stage four."""
    for language in ("en", "id"):
        for size in SIZES:
            for whole in (False, True):
                name = f"{language} {size} {'whole' if whole else 'picture'}"
                yield name, _typed(language, size, whole=whole)


def _typed(language: str, size: int, *, whole: bool) -> Study:
    drawn = [*PEOPLE[language].split("|"), *CONCERNS[language].split("|")]
    people = max(5, size // 3)
    drawn = drawn[:people] + drawn[10 : 10 + size - people]
    drawn += [f"! worry {number}" for number in range(size - len(drawn))]
    lines = [(1, line) for line in drawn]
    if whole:
        lines += [(int(line[0]), line[2:]) for line in REST[language].split("|")]
    study = new_study("Harbour" if language == "en" else "Irigasi", language)
    for stage, line in lines:
        answer = understand(line, study, Place(stage))
        assert isinstance(answer, Understood), (line, answer)
        study = apply(study, answer.changeset)
    return study
