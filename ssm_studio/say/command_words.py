"""Other words by which people look for a command, in both languages; the glossary's words among them."""

from __future__ import annotations

from typing import Final

ALIASES: Final[dict[str, str]] = {
    "app.help": "keys, shortcuts, manual, tombol, bantuan, petunjuk",
    "app.language": "language, english, bahasa, inggris",
    "app.palette": "search, find, cari",
    "app.quit": "exit, leave, end, keluar, selesai",
    "app.redo": "again, lagi",
    "app.theme": "dark, light, contrast, gelap, terang, kontras",
    "app.undo": "back, revert, batal",
    "stage.copy": "backup, save as, cadangan, simpan",
    "stage.export": "save, print, markdown, pdf, report, paper, write, simpan, cetak, laporan, unduh",
    "stage.findings": "coach, hints, rules, check, pelatih, saran, periksa",
    "stage.forget": "erase, privacy, withdraw, hapus selamanya, privasi",
    "stage.library": "home, close, sessions, pustaka, tutup, sesi",
    "stage.projector": "beamer, projector, screen, proyektor, layar, dinding",
    "stage.read-back": "import, markdown, edited page, impor, halaman",
    "stage.say": "type, command line, entry, ketik, baris",
    "stage.session": "participants, people, title, date, place, settings, peserta, judul, tanggal, tempat",
    "stage.trace": "origin, source, why, asal, jejak, alasan",
    "hint.cycle": "cycle, cycles, siklus, daur",
    "hint.lens": "lens, lenses, framework, chips, tags, lensa, kerangka, keping",
    "hint.photo": "photo, photos, photograph, camera, foto, kamera",
    "picture.add": "new, insert, draw, tambah, gambar",
    "picture.arrange": "tidy, clean up, layout, untangle, rapikan, tata, atur",
    "picture.connect": "line, arrow, relation, link, garis, panah, hubungan",
    "picture.issue": "problem, mark, isu, masalah, tandai",
    "picture.new": "another group, second picture, gambar baru",
    "picture.outline": "text, list, screen reader, teks, daftar",
    "picture.overview": "zoom, whole, fit, perbesar, seluruh",
    "picture.owner": "whose, bubble, balloon, pemilik, balon",
    "picture.redraw": "version, again, versi, gambar ulang",
    "picture.theme": "cluster, group, gather, tema, kelompok",
    "picture.vote": "dots, dot, votes, suara, pilih, titik",
    "definitions.another": "motives, prompts, ideas, motif, gagasan",
    "definitions.clinic": "transformation, examples, transformasi, contoh",
    "definitions.decide": "select, pick, reject, pilih, sisihkan",
    "definitions.facts": "details, loses, stop, rincian, rugi",
    "definitions.new": "relevant system, sistem relevan",
    "definitions.second": "root definition, definisi akar",
    "definitions.status": "agreed, parked, draft, disepakati, rancangan",
    "definitions.time-box": "timer, clock, minutes, waktu, menit",
    "definitions.versions": "history, changes, riwayat, sejarah",
    "definitions.versus": "compare, contrast, beside, bandingkan, sanding",
    "model.arrange": "tidy, clean up, layout, untangle, rapikan, tata, atur",
    "model.checklist": "formal system, sistem formal, daftar periksa",
    "model.control": "monitor, monitoring, criteria, pantau, pemantauan, kriteria",
    "model.expand": "sub-model, hierarchy, rinci, jenjang",
    "model.guide": "wizard, steps, help me, langkah, pandu",
    "model.list": "outline, screen reader, list, daftar, teks",
    "model.matrix": "catwoe, grid, matrix, matriks",
    "model.measures": "3E, 5E, efficacy, value for money, performance, efikasi, kinerja, ukuran",
    "model.needs": "arrow, depends, dependency, panah, bergantung",
    "model.fit": "zoom, whole, fit, perbesar, seluruh",
    "model.read-in": "import, dot, mermaid, graphml, impor",
    "model.real-world": "as is, today, reality, kenyataan, sekarang",
    "chart.make": "chart, matrix, fill, bagan, isi",
    "chart.next": "empty, open, kosong, terbuka",
    "debate.accommodation": "consensus, agree, konsensus, sepakat",
    "debate.gradient": "vote, votes, gradients, suara, gradasi",
    "debate.reservation": "objection, doubt, ragu",
    "debate.speaker": "speaker, voice, pembicara",
    "changes.raters": "vote, votes, judge, marks, suara, nilai",
    "actions.follow_up": "review, monitor, tinjau, pantau",
    "actions.hooks": "plan, budget, musrenbang, rencana, anggaran",
    "actions.status": "progress, kemajuan",
    "comparison.filter": "filter, only, saring, hanya",
    "library.due": "deadlines, overdue, tenggat, terlambat",
    "library.next_cycle": "cycle, follow-up session, siklus, daur",
    "library.search": "find, cari",
    "library.trash": "delete, remove, buang, hapus",
}
"""By the id of a command; the words separated by commas."""


def aliases_of(id_: str) -> tuple[str, ...]:
    """Other words for a command, folded."""
    return tuple(
        each.strip().casefold() for each in ALIASES.get(id_, "").split(",") if each.strip()
    )
