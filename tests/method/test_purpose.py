"""R reads as part of the sentence, whatever its first words are: a verb, a clause or a name."""

from __future__ import annotations

import pytest

from ssm_studio.method.purpose import opening

ENGLISH = """
for the sake of more clean water
for the sake of clean water for every house
so that patients are safe
so that patients be safe
in order to help patients recover
for the sake of safer patients
for the sake of better health of mothers
for the sake of the welfare of the farmers
so that nobody waits
in order to help farmers
in order to help farmers
for the sake of less waiting at the counter
for the sake of fewer mistakes
so that children learn to read
so that every child learns to read
in order to lower costs
in order to lower the costs
for the sake of shorter queues
for the sake of trust between agencies
so that citizens trust the office
in order to build trust between agencies
so that the budget is spent on what matters
so that decisions rest on facts
for the sake of decisions that rest on facts
for the sake of well-being of staff
so that staff feel at home
for the sake of a culture of learning
in order to create a culture of learning
so that no child is left behind
so that nobody is left behind
for the sake of public trust
in order to reduce poverty
for the sake of poverty reduction
for the sake of reduced poverty
for the sake of economic growth
in order to improve the quality of teaching
so that quality of teaching improves
so that teaching improves
for the sake of accountability to citizens
for the sake of accountable government
in order to hold officials to account
for the sake of learning from mistakes
in order to learn from mistakes
so that mistakes are not repeated
for the sake of fair pay
so that pay is fair
in order to pay people fairly
so that farmers get water in time
so that water reaches the last field
for the sake of water for the last field
for the sake of peace in the village
so that the village lives in peace
in order to live in peace
in order to sustain the forest
so that the forest survives
for the sake of healthy forests
for the sake of open and honest debate
so that debate opens up
in order to protect the environment
for the sake of protection of the environment
in order to increase income
for the sake of increased income
so that income increases
for the sake of higher income for farmers
so that use of the land is fair
so that reports are used
so that everyone can see the results
for the sake of results visible to everyone
in order to make results visible
for the sake of good governance
so that the governor can account for what was done
for the sake of citizens being served well
in order to serve citizens well
for the sake of happy citizens
for the sake of safe drinking water
so that drinking water is safe
"""
INDONESIAN = """
demi lebih banyak air bersih
demi air bersih untuk setiap rumah
agar pasien aman
agar pasien menjadi aman
untuk membantu pasien sembuh
demi keselamatan pasien
demi kesehatan ibu yang lebih baik
demi kesejahteraan petani
agar tidak ada yang menunggu
untuk membantu petani
agar petani sejahtera
agar antrean lebih pendek
agar kesalahan berkurang
demi berkurangnya kesalahan
untuk mengurangi kesalahan
agar anak-anak belajar membaca
agar setiap anak dapat membaca
agar biaya lebih rendah
untuk menurunkan biaya
demi kepercayaan antarinstansi
agar warga percaya kepada kantor
untuk membangun kepercayaan
agar anggaran dipakai untuk hal yang penting
agar keputusan berdasarkan data
demi keputusan yang berdasarkan data
agar pegawai merasa nyaman
demi kenyamanan pegawai
demi budaya belajar
untuk menciptakan budaya belajar
agar tidak ada anak yang tertinggal
agar tak seorang pun tertinggal
demi kepercayaan publik
demi pengentasan kemiskinan
untuk mengentaskan kemiskinan
agar kemiskinan berkurang
demi pertumbuhan ekonomi
agar ekonomi tumbuh
untuk meningkatkan mutu pengajaran
demi meningkatnya mutu pengajaran
agar mutu pengajaran meningkat
demi peningkatan mutu pengajaran
demi akuntabilitas kepada warga
demi pemerintah yang akuntabel
agar pemerintah akuntabel
untuk belajar dari kesalahan
agar kesalahan tidak terulang
demi upah yang adil
agar upah adil
agar petani memperoleh air tepat waktu
agar air sampai ke sawah terakhir
demi air untuk sawah terakhir
demi kedamaian desa
agar desa damai
agar hidup damai
agar hutan lestari
demi kelestarian hutan
untuk melestarikan hutan
demi debat yang terbuka dan jujur
demi perlindungan lingkungan
agar lingkungan terlindungi
agar pendapatan naik
agar pendapatan petani lebih tinggi
demi tata kelola yang baik
agar laporan dipakai
agar semua orang dapat melihat hasilnya
agar gubernur dapat mempertanggungjawabkan kinerjanya
demi kebaikan bersama
demi layanan yang cepat
agar layanan cepat
agar warga terlayani dengan baik
untuk melayani warga
demi terwujudnya pelayanan prima
demi terciptanya birokrasi bersih
demi birokrasi bersih
agar air minum aman
agar para petani sejahtera
agar masyarakat bahagia
"""
STARTS = {
    "en": ("in order to ", "so that ", "for the sake of "),
    "id": ("untuk ", "agar ", "demi "),
}


@pytest.mark.parametrize(("language", "lines"), [("en", ENGLISH), ("id", INDONESIAN)])
def test_any_purpose_reads_on(language: str, lines: str) -> None:
    """Each line is what is typed, with the words before it that join it to the sentence."""
    for line in lines.strip().splitlines():
        start = next((each for each in STARTS[language] if line.startswith(each)), "")
        typed = line.removeprefix(start)
        assert "".join(opening(typed, language)) == line


@pytest.mark.parametrize(
    ("language", "typed", "said"),
    [
        ("en", "so that nobody waits", "so that nobody waits"),
        ("en", "to help farmers", "in order to help farmers"),
        ("en", "in order to help farmers", "in order to help farmers"),
        ("en", "because people must trust us", "because people must trust us"),
        ("en", "for the benefit of all", "for the benefit of all"),
        ("id", "agar tidak ada yang menunggu", "agar tidak ada yang menunggu"),
        ("id", "supaya petani sejahtera", "agar petani sejahtera"),
        ("id", "untuk membantu petani", "untuk membantu petani"),
        ("id", "demi kebaikan bersama", "demi kebaikan bersama"),
        ("id", "karena warga harus percaya", "karena warga harus percaya"),
    ],
)
def test_what_is_typed_before_it_stays(language: str, typed: str, said: str) -> None:
    assert "".join(opening(typed, language)) == said
