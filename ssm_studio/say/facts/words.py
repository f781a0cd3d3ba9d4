"""The words for what facts can say, in both languages, the usual ones first."""

from __future__ import annotations

from typing import Final

from ssm_studio.say.vocabulary import Words

INTERESTS: Final[Words] = {
    "ps": ("problem solving", "pemecahan masalah"),
    "r": ("research", "riset"),
    "both": ("both", "keduanya"),
}
ROLES: Final[Words] = {
    "client": ("client", "klien"),
    "practitioner": ("practitioner", "praktisi"),
    "issue_owner": ("issue owner", "pemilik isu"),
}
CHANGE_TYPES: Final[Words] = {
    "structural": ("structural, structure", "struktural, struktur"),
    "procedural": ("procedural, procedure", "prosedural, prosedur"),
    "attitudinal": ("attitudinal, attitude", "sikap"),
}
STATUSES: Final[Words] = {
    "proposed": ("proposed", "usulan, diusulkan"),
    "agreed": ("agreed", "disepakati"),
    "in_progress": ("in progress", "berjalan"),
    "done": ("done", "selesai"),
    "dropped": ("dropped", "dibatalkan"),
    "superseded": ("superseded, replaced", "digantikan"),
    "blocked": ("blocked", "terhambat"),
}
FORMALITIES: Final[Words] = {
    "formal": ("formal", "formal, resmi"),
    "informal": ("informal", "informal, tidak resmi"),
}
PROVENANCES: Final[Words] = {
    "participant": ("participant", "peserta"),
    "facilitator": ("facilitator", "fasilitator"),
    "researcher": ("researcher", "peneliti"),
    "source": ("source", "sumber"),
    "literature": ("literature", "pustaka"),
    "inferred": ("inferred", "disimpulkan"),
    "invented": ("illustration, invented", "ilustrasi, rekaan"),
}
HORIZONS: Final[Words] = {
    "one_year": ("1 year, one year, within a year", "1 tahun, satu tahun, dalam setahun"),
    "longer": ("longer", "lebih lama"),
    "standing": ("standing, standing agenda", "tetap, terus-menerus, agenda tetap"),
}
CONFIDENCES: Final[Words] = {
    "low": ("low", "rendah"),
    "medium": ("medium", "sedang"),
    "high": ("high", "tinggi"),
}
CORRECTIONS: Final[Words] = {
    "change_of_mind": ("change of mind, a change of mind", "berubah pikiran"),
    "compromise": ("compromise, a compromise", "kompromi"),
    "slip": ("slip, a slip", "salah tulis, salah ucap"),
}
EFFECTS: Final[Words] = {
    "hinders": ("hinders", "menghambat"),
    "helps": ("helps", "membantu"),
    "both": ("both", "keduanya"),
}
USES: Final[Words] = {
    "content": ("content", "isi"),
    "process": ("process", "proses"),
}
OPERATIONS: Final[Words] = {
    "kept": ("kept", "tetap, dipertahankan"),
    "renamed": ("renamed", "diganti nama"),
    "narrowed": ("narrowed", "dipersempit"),
    "widened": ("widened", "diperluas"),
    "merged": ("merged", "digabung"),
    "split": ("split", "dipecah"),
    "added": ("added", "ditambah, ditambahkan"),
    "dropped": ("dropped", "dibuang"),
}
CONCEPTS: Final[Words] = {
    "enabler": ("enabler", "pemicu"),
    "building_block": ("building block", "pembentuk"),
}
INTRODUCTIONS: Final[Words] = {
    "free": ("free", "bebas"),
    "key shown": ("key shown", "legenda ditunjukkan"),
    "examples shown": ("examples shown", "contoh ditunjukkan"),
}
SYSTEM_TYPES: Final[Words] = {
    "primary_task": ("primary task", "tugas pokok"),
    "issue_based": ("issue-based, issue based", "berbasis isu"),
}
