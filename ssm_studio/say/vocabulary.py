"""The words of the say line in both languages; which language the interface speaks makes no difference."""

from __future__ import annotations

from typing import Final

from ssm_studio.say.tokens import folded

Words = dict[str, tuple[str, str]]
"""What a word means: its English words and its Indonesian ones, separated by commas, the usual one first."""

ELEMENTS: Final[Words] = {
    "actor": ("actor, person, people", "orang, aktor, pelaku"),
    "group": ("group, group of people", "kelompok, kelompok orang, grup"),
    "role": ("role", "peran"),
    "organisation": ("organisation, organization, unit", "organisasi, instansi, lembaga"),
    "structure": ("structure, building, hierarchy, layout", "struktur, bangunan, hierarki"),
    "rule": ("rule, regulation, law", "aturan, regulasi, peraturan"),
    "artefact": (
        "artefact, artifact, document, form, tool, application",
        "dokumen, formulir, alat, aplikasi",
    ),
    "resource": ("resource", "sumber daya, sumberdaya"),
    "money": ("money", "uang, dana, anggaran"),
    "process": ("process", "proses"),
    "event": ("event, forum, deadline", "peristiwa, tenggat, acara"),
    "concern": ("concern, worry", "keprihatinan, kekhawatiran, kepedulian, masalah"),
    "worldview": (
        "worldview, thought, thinks",
        "sudut pandang, cara pandang, pikiran, balon pikiran",
    ),
    "speech": ("speech, says, quote", "ucapan, balon kata, kutipan"),
    "emotion": ("feeling, emotion, mood", "perasaan, emosi, suasana"),
    "conflict": ("conflict", "konflik"),
    "pressure": ("pressure", "tekanan"),
    "monitoring": ("monitoring, watching, eye", "pemantauan, pengawasan, mata"),
    "power": ("power", "kuasa, kekuasaan"),
    "barrier": ("barrier, wall, obstacle", "hambatan, tembok, penghalang"),
    "hope": ("hope, aspiration", "harapan, aspirasi"),
    "question": ("question, unknown", "pertanyaan, belum diketahui"),
    "metaphor": ("metaphor", "metafora"),
    "outsider": ("outsider, outside party, outside", "pihak luar, orang luar, luar"),
    "environment": ("environment", "lingkungan"),
    "boundary": ("boundary", "batas"),
    "facilitator": ("facilitator, researcher", "fasilitator, peneliti"),
    "note": ("note", "catatan"),
}

RELATIONS: Final[Words] = {
    "flow": ("flow, flows, passes, gives, sends", "aliran, mengalir, mengirim, memberi"),
    "communicates": (
        "talks with, talks to, talks, communicates, communicates with",
        "berkomunikasi, berbicara, komunikasi",
    ),
    "authority": (
        "authority, line of command, commands, command, orders, leads",
        "wewenang, garis komando, memimpin, perintah, memerintah",
    ),
    "pressure": ("pressure, presses", "tekanan, menekan"),
    "monitors": ("watches, watching, monitors, monitoring", "mengawasi, memantau, pengawasan"),
    "conflict": ("conflict, conflicts", "konflik, berkonflik"),
    "influence": ("influences, influence", "memengaruhi, mempengaruhi, pengaruh"),
    "affects": ("affects, feeds, causes", "menyebabkan, berdampak"),
    "dependency": ("depends on, dependence, dependency, needs", "bergantung pada, ketergantungan"),
    "supports": ("supports, support, alliance, ally", "mendukung, dukungan"),
    "belongs": ("belongs to, belongs, part of", "bagian dari"),
    "constrains": ("constrains, constraint, limits", "membatasi, batasan"),
    "missing": (
        "missing link, missing, broken link, broken",
        "hubungan terputus, terputus, hilang",
    ),
    "informal": ("informal tie, informal", "hubungan informal, tidak resmi"),
}

LETTERS: Final[Words] = {
    "P": ("p", "p"),
    "Q": ("q", "q"),
    "R": ("r", "r"),
    "T": ("t, transformation", "t, transformasi"),
    "W": ("w, weltanschauung", "w"),
    "C": ("c, customer, customers", "c, pelanggan"),
    "A": ("a", "a"),
    "O": ("o, owner, owners", "o, pemilik"),
    "E": ("e, constraint, constraints", "e, kendala"),
}

MEASURES: Final[Words] = {
    "efficacy": ("efficacy", "efikasi"),
    "efficiency": ("efficiency", "efisiensi"),
    "effectiveness": ("effectiveness", "efektivitas, efektifitas"),
    "ethicality": ("ethicality, ethics", "etika, keetisan"),
    "elegance": ("elegance", "elegansi, keanggunan"),
}

COMMANDS: Final[Words] = {
    "theme": ("theme", "tema"),
    "issue": ("issue", "isu"),
    "picture": ("picture", "gambar"),
    "system": ("system to, a system to, system", "sistem untuk, sistem"),
    "choose": ("choose", "pilih"),
    "aside": ("keep aside, set aside", "sisihkan"),
    "park": ("park", "parkir"),
    "take_up": ("take up", "angkat"),
    "agenda": ("agenda", "agenda"),
    "block": ("block", "blok"),
    "begin": ("begin", "mulai"),
    "end": ("end", "akhiri"),
    "diary": ("diary", "buku harian"),
    "departure": ("departure", "penyimpangan"),
    "leave": ("leave", "biarkan"),
    "activity": ("activity", "aktivitas, kegiatan"),
    "measure": ("measure", "ukuran, ukur"),
    "watch": (
        "monitoring and control, control",
        "pemantauan dan pengendalian, pengendalian, kendali, kontrol",
    ),
    "compare": ("compare", "bandingkan"),
    "debate": ("debate", "debat"),
    "accommodation": ("accommodation", "akomodasi"),
    "change": ("change", "perubahan"),
    "action": ("action", "tindakan, aksi"),
    "learn": ("learning, learned", "pembelajaran, pelajaran"),
    "learn_about": ("learn f, learn m, learn a", "belajar f, belajar m, belajar a"),
    "participant": ("participant", "peserta"),
    "one_client": ("one client", "satu klien"),
    "one_practitioner": ("one practitioner", "satu praktisi"),
    "one_issue_owner": ("one issue owner", "satu pemilik isu"),
    "two": ("two", "dua"),
    "three": ("three", "tiga"),
    "round": ("round", "putaran"),
    "reservation": ("reservation", "keberatan"),
    "condition": ("condition", "syarat"),
    "desirable": ("desirable", "diinginkan"),
    "feasible": ("feasible", "layak"),
    "status": ("status", "status"),
    "follow_up": ("follow-up, follow up", "tindak lanjut"),
    "interest": ("interest", "kepentingan"),
    "vote": ("vote", "suara"),
    "reveal": ("reveal", "buka"),
    "settle": ("settle", "putuskan"),
    "research": ("research", "riset"),
    "declare_framework": ("framework", "kerangka teori, kerangka pikir"),
    "declare_research_method": ("research method", "metode riset"),
    "declare_problem_solving_method": (
        "problem-solving method, problem solving method",
        "metode pemecahan masalah",
    ),
    "declare_area_of_concern": ("area of concern", "hal yang diteliti, area kajian"),
    "declare_problem_situation": ("problem situation", "situasi masalah"),
    "declare_declaration": ("knowledge", "pengetahuan"),
    "declare_theoretical_issue": ("theoretical issue", "isu teoretis"),
    "declare_factual_issue": ("factual issue", "isu faktual"),
    "lock": ("lock declaration", "kunci deklarasi"),
    "reconstruct": ("reconstruct", "rekonstruksi"),
    "exit_research": ("exit research", "keluar riset"),
    "exit_problem_solving": (
        "exit problem solving, exit problem-solving",
        "keluar pemecahan masalah",
    ),
    "rename": ("rename", "ganti nama, ubah nama, namai"),
    "delete": ("delete", "hapus"),
}

TALK: Final[Words] = {
    "help": ("?, help", "?, bantuan"),
    "stage": ("stage", "tahap"),
    "show": ("show", "tampilkan"),
    "next": ("next", "berikutnya"),
    "undo": ("undo", "urungkan"),
    "redo": ("redo", "ulangi"),
    "trace": ("trace", "jejak"),
    "find": ("find", "cari"),
    "export": ("export", "ekspor"),
}
"""Words that ask for something and change no record by themselves."""

CUSTOMERS: Final[Words] = {
    "beneficiary": ("gain, gains, beneficiary", "untung, diuntungkan, beruntung"),
    "victim": ("lose, loses, victim", "rugi, dirugikan, korban"),
    "both": ("both, gain and lose", "keduanya, untung dan rugi"),
}
DIRECT: Final[Words] = {
    "yes": ("direct", "langsung"),
    "no": ("indirect, not direct", "tidak langsung, tak langsung"),
}
STOPPING: Final[Words] = {
    "no": (
        "cannot stop it, cannot stop, can't stop it, can't stop",
        "tidak dapat menghentikan, tidak bisa menghentikan",
    ),
    "unsure": ("unsure, perhaps", "ragu, belum pasti, mungkin"),
    "yes": ("can stop it, can stop", "dapat menghentikan, bisa menghentikan"),
}
CONSTRAINTS: Final[Words] = {
    "legal": ("legal, law", "hukum"),
    "budget": ("budget", "anggaran"),
    "policy": ("policy", "kebijakan"),
    "time": ("time", "waktu"),
    "culture": ("culture", "budaya"),
    "people": ("people", "orang"),
    "technology": ("technology", "teknologi"),
    "physical": ("physical", "fisik"),
    "other": ("other", "lain, lainnya"),
}
CHANGEABLE: Final[Words] = {
    "no": ("cannot change", "tidak dapat diubah"),
    "partly": ("can partly change, partly", "sebagian dapat diubah, sebagian"),
    "yes": ("can change", "dapat diubah"),
}
EXISTS: Final[Words] = {
    "yes": ("yes", "ya, ada"),
    "partly": ("partly", "sebagian"),
    "no": ("no", "tidak, tidak ada"),
    "unknown": ("unknown, ?", "belum diketahui, tidak tahu"),
}
ANSWERS: Final[Words] = {
    "how_judged": ("judged, how judged, judged by", "dinilai, ukurannya"),
    "how": ("how", "bagaimana, caranya, cara"),
    "who": ("who", "siapa"),
    "when": ("when, where", "kapan, di mana, dimana"),
    "quality": ("quality", "mutu, kualitas"),
    "alternatives": ("alternatives, alternative, else", "alternatif"),
    "comment": ("comment, idea", "komentar, gagasan"),
    "evidence": ("evidence", "bukti"),
    "decision": ("decision", "keputusan"),
}
DECISIONS: Final[Words] = {
    "change": ("change", "ubah, perubahan"),
    "no_change": ("no change, no change needed", "tidak perlu perubahan, tetap"),
    "look_further": ("look further", "telaah lebih lanjut, lihat lebih jauh, telusuri"),
    "revise_model": (
        "revise model, revise the model, model to revise",
        "perbaiki model, ubah model",
    ),
}
POSITIONS: Final[Words] = {
    "for": ("for, supports", "mendukung, setuju"),
    "against": ("against, opposes", "menentang, tidak setuju"),
    "question": ("question", "pertanyaan"),
    "story": ("story", "cerita"),
}


def index(words: Words) -> dict[str, str]:
    """What each word of a table means, folded for looking up."""
    return {
        folded(word): key
        for key, languages in words.items()
        for language in languages
        for word in language.split(",")
    }


def usual(words: Words, key: str, language: str) -> str:
    """The usual word for a meaning in one language."""
    return words[key][language == "id"].split(",")[0].strip()
