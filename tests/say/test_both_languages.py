"""Each line can be said in both languages and means the same: the session is the same after either."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

import pytest

from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit_clashes import Difference, Side, note
from ssm_studio.domain.study import Study
from ssm_studio.formats.redaction import content_hash
from ssm_studio.formats.report.labels import WORDS
from ssm_studio.i18n import translator
from ssm_studio.say import Understood, understand
from ssm_studio.say.facts.tables import facts_of
from ssm_studio.say.facts.words import CONFIDENCES, CORRECTIONS, HORIZONS, OPERATIONS, STATUSES
from ssm_studio.say.place import first_place
from ssm_studio.say.requests import asked
from ssm_studio.say.vocabulary import COMMANDS, ELEMENTS, LETTERS, MEASURES, RELATIONS, TALK, Words
from tests.studies import rich_study

LINES: Final = """
1 actor Miller | orang Miller
1 group Millers | kelompok Millers
1 outside Ministry | luar Ministry
1 outsider Ministry | pihak luar Ministry
1 theme Water by night | tema Water by night
1 issue Water is short | isu Water is short
1 picture Second | gambar Second
1 E01 by P01 | E01 oleh P01
1 RP1 by P01, P02 | RP1 oleh P01, P02
1 RP1 drawn 2026-03-10 | RP1 digambar 2026-03-10
1 E01 private | E01 pribadi
1 P02 consent | P02 setuju
1 E01 provenance participant | E01 asal peserta
1 interest research E01 | kepentingan riset E01
1 interest both E01 | kepentingan keduanya E01
1 one client = Head; aspiration peace; resources clerks | satu klien = Head; aspirasi peace; sumber daya clerks
1 one practitioner = Andan | satu praktisi = Andan
1 one issue owner = Citizens; outside | satu pemilik isu = Citizens; luar
1 two Head = norm obeys; value order | dua Head = norma obeys; nilai order
1 two Head (informal) = norm speaks | dua Head (informal) = norma speaks
1 three information = Head; obtained x; used y | tiga informasi = Head; diperoleh x; dipakai y
1 three expertise = Head; protected z | tiga keahlian = Head; dilindungi z
1 three expertise = Head; passed on x; given up y | tiga keahlian = Head; diteruskan x; dilepas y
1 vote TH1 : P01 2, P02 1 | suara TH1 : P01 2, P02 1
1 vote TH1 secret : P01 2 | suara TH1 rahasia : P01 2
1 rename E01 Other words | ganti nama E01 Other words
1 delete E02 | hapus E02
2 choose RS2 | pilih RS2
2 keep aside RS1 | sisihkan RS1
2 C farmers | pelanggan farmers
2 owner the village | pemilik the village
2 constraint money | kendala money
3 activity Hear the parents | aktivitas Hear the parents
3 efficacy water arrives | efikasi water arrives
3 efficiency few hands | efisiensi few hands
3 effectiveness peace | efektivitas peace
3 ethicality fair | etika fair
3 elegance simple | elegansi simple
4 debate Bunga as Governor, for: words ~worldview~ | debat Bunga sebagai Governor, mendukung: words ~worldview~
4 debate Bunga, against: words | debat Bunga, menentang: words
4 round AC1 : P01 2, P02 3 | putaran AC1 : P01 2, P02 3
4 reservation AC1 P01 : words | keberatan AC1 P01 : words
4 condition AC1 : words | syarat AC1 : words
4 CH1 = kinds structural; rows X02; models CM1 | CH1 = jenis struktural; baris X02; model CM1
4 desirable CH1 : P01 3, P02 1; reason | diinginkan CH1 : P01 3, P02 1; reason
4 feasible CH1 : 2; reason | layak CH1 : 2; reason
4 ACT1 = changes CH1; measure m; target t | ACT1 = perubahan CH1; ukuran m; target t
4 ACT1 = threshold h; first f | ACT1 = ambang h; prasyarat f
4 block Prayer; 10 min | blok Prayer; 10 menit
4 park : parking places | parkir : parking places
4 agenda half day | agenda setengah hari
4 ACT1 = resources r; supported by P01; dissent P02 early | ACT1 = sumber daya r; didukung P01; keberatan P02 early
4 ACT1 = accepted; horizon 1 year; by 2027-03-01 | ACT1 = disanggupi; horizon 1 tahun; paling lambat 2027-03-01
4 ACT1 = hooks musrenbang; media social; levers role_model | ACT1 = kait musrenbang; media social; pengungkit role_model
4 status ACT1 blocked : reason | status ACT1 terhambat : reason
4 status ACT2 in progress : reason | status ACT2 berjalan : reason
4 status ACT1 dropped : reason | status ACT1 dibatalkan : reason
4 follow-up ACT1 done : what; evidence minutes | tindak lanjut ACT1 selesai : what; bukti minutes
4 accommodation We share | akomodasi We share
4 change Share the table | perubahan Share the table
4 action Share it, Sri, by 2026-05-01 | tindakan Share it, Sri, paling lambat 2026-05-01
4 learn M we learned | pelajaran M we learned
4 settle CL2 : first | putuskan CL2 : pertama
4 settle CL2 : second | putuskan CL2 : kedua
4 settle CL2 : both | putuskan CL2 : keduanya
5 research off | riset nonaktif
5 framework f | kerangka pikir f
5 research method f | metode riset f
5 problem-solving method f | metode pemecahan masalah f
5 area of concern f | area kajian f
5 problem situation f | situasi masalah f
5 knowledge f | pengetahuan f
5 theoretical issue f | isu teoretis f
5 factual issue f | isu faktual f
5 lock declaration | kunci deklarasi
5 reconstruct Old (Book, p. 1) -> New : kept, evidence E01 | rekonstruksi Old (Book, hlm. 1) -> New : tetap, bukti E01
5 reconstruct Old -> New : renamed, narrowed | rekonstruksi Old -> New : diganti nama, dipersempit
5 reconstruct Old -> New : widened, merged | rekonstruksi Old -> New : diperluas, digabung
5 reconstruct Old -> New : split, added | rekonstruksi Old -> New : dipecah, ditambah
5 reconstruct Old -> New : dropped | rekonstruksi Old -> New : dibuang
5 exit research : reason | keluar riset : reason
5 exit problem solving : reason | keluar pemecahan masalah : reason
"""
ASKED: Final = """
stage 2 | tahap 2
show E05 | tampilkan E05
show voices | tampilkan suara
show clashes | tampilkan perbedaan
next | berikutnya
undo | urungkan
redo | ulangi
find word | cari word
trace ACT1 | jejak ACT1
export report | ekspor report
"""


@cache
def study() -> Study:
    """A session with something of every kind, an open clash, and a declaration that is not locked."""
    found = rich_study("en")
    unlocked = {id_: replace(each, locked_at=None) for id_, each in found.research.items()}
    found = replace(found, research=unlocked)
    sides = (
        Side("Weir", "Sri", "2026-03-11T07:00:00Z"),
        Side("Gate", "Tono", "2026-03-11T07:01:00Z"),
    )
    clash = Difference(next(iter(found.elements)), "label", "en", "Door", sides)
    return apply(found, note(found, [clash]))


@pytest.mark.parametrize("line", [each for each in LINES.splitlines() if each])
def test_a_line_does_the_same_in_both_languages(line: str) -> None:
    stage, _space, said = line.partition(" ")
    after = []
    for each in said.split(" | "):
        found = understand(each, study(), first_place(study(), int(stage)))
        assert isinstance(found, Understood), found
        assert found.changeset, each
        after.append(content_hash(apply(study(), found.changeset)))
    assert after[0] == after[1]


def test_what_is_asked_for_is_the_same_in_both_languages() -> None:
    for line in filter(None, ASKED.splitlines()):
        english, indonesian = (asked(each) for each in line.split(" | "))
        assert english is not None
        assert indonesian is not None
        assert english.key == indonesian.key


@pytest.mark.parametrize("words", [ELEMENTS, RELATIONS, LETTERS, MEASURES, COMMANDS, TALK])
def test_every_word_has_its_equal(words: Words) -> None:
    assert all(english.strip() and indonesian.strip() for english, indonesian in words.values())


def test_every_fact_has_its_equal() -> None:
    kinds = {kind for kind, _record in study().everything()}
    facts = [fact for kind in kinds for fact in facts_of(kind)]
    assert len(facts) > 50
    assert all(fact.english.strip() and fact.indonesian.strip() for fact in facts)


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(
    ("label", "spoken"),
    [
        ("status", STATUSES),
        ("operation", OPERATIONS),
        ("horizon", HORIZONS),
        ("correction", CORRECTIONS),
        ("confidence", CONFIDENCES),
    ],
)
def test_what_a_screen_calls_a_choice_is_understood_in_a_line(
    language: str, label: str, spoken: Words
) -> None:
    said = translator(language)
    for code, words in spoken.items():
        assert said(WORDS[label][code]).lower() in re.split(r",\s*", ",".join(words))
