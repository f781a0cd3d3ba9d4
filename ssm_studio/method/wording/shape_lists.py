"""Words by which the shape of a phrase is told: function words, verbs that are other things too, heads of names.

Data beside `word_lists`, which puts all lists together; a settings file may add to each by its name.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


HEADS_EN: Final = _words(
    "about after although among amid around as at because before behind below beside between beyond by can "
    "cannot could despite during except for from if in inside into is may might must near not of off on once "
    "onto or ought outside over per shall should since so than though through throughout till to toward towards "
    "under unless until up upon was were when whenever whereas wherever while will with within without would "
    "are has have had does did been being only just even still also too very"
)
"""Function words with which no order begins."""

OBJECT_STARTS_EN: Final = _words(
    "a an the this that these those my our your his her its their each every all any some no both another what "
    "whatever who whom which whose how why when where whether if it them him us me you one someone somebody "
    "everyone everybody anyone anybody others themselves ourselves yourself together out up down off back away "
    "again aside apart openly only enough two three four five six seven eight nine ten many few several more "
    "most less fewer better whoever wherever nobody once twice early late first last daily weekly monthly "
    "yearly regularly carefully"
)
"""What follows a verb and hardly ever a noun: the beginning of its object, or where and when it is done."""

ADJECTIVE_VERBS_EN: Final = _words(
    "calm clean clear cool correct direct dirty double dry duplicate empty free idle lead level light lower "
    "mature moderate open own perfect prompt quiet secure separate slow smooth stale steady still tame thin "
    "warm waste welcome wet wild worst better humble narrow alternate appropriate cooking standing running "
    "drinking brief faint tender upset unused spare rotten"
)
"""Verbs that are adjectives or names of a matter as often ("dry fields", "lead pipes")."""

NOUN_FIRST_EN: Final = _words(
    "auction audit award ban bank bath board boat bottle bridge budget bus camp cap chair channel clip coat "
    "code commission cost crop cycle dam date demand drill dust dye exercise farm fence film fine fish flood "
    "form fund gas garden guard group harvest hire host house ice impact influence iron labour land lease level "
    "light load loan lock log lobby machine mail market master mentor milk mill model nurse oil paint park "
    "parcel patrol pay phone pilot pin plan plant pool price process profit programme project pump queue ration "
    "rent research risk road rule sample salt school seal season seat shelter shift ship shop signal skill soil "
    "sound speech sponsor staff stamp stock storm strike study supply survey table tax telephone term test "
    "ticket till tour tourist trade traffic train transfer transport travel trial trust value video visit voice "
    "volunteer vote wage waste water weather wind work youth zone emergency evidence interest smoke compost "
    "track roof feed bed net plaster filter stall release"
)
"""Verbs that are names first: in front of another noun they mostly make a name with it."""

NAMES_BEFORE_TO: Final = _words("access answer approach key path right road transition way barrier")
"""Words that are names where "to" follows."""

COMPOUND_HEADS_EN: Final = _words(
    "alarm alarms bins box boxes burns detector detectors farming heap heaps jam jams bags savings stall stalls "
    "sheds beams tiles poles posts lamps lights wires cables pipes signs keys inspection inspections burnout "
    "control damage dialogue feed harvest intake loss occupancy output removal repair repairs storage theft "
    "transport use access agreement agreements allowance allowances area areas attendance backlog bay building "
    "bureau capacity centre center ceremony charges class classes clinic clinics club committee competition "
    "contest counter coverage crowding cycle cycles deadline deadlines delay delays department desk diary "
    "dispute disputes drill drills dues duty duties economy event events evenings exercise exhibition "
    "facilities facility failure failures fair fatigue fee fees festival figures fines force forum fund funds "
    "garden gardens gate groups growth hall handbook hazards history hours house hygiene incidents income "
    "industry inflation kit lines load log losses manual market markets material matters meeting meetings mode "
    "mortality network noise numbers office officer offices panel park pattern patterns permit permits plan "
    "planning plans plant policies policy pool pressure prices problem problems procedure procedures programme "
    "programmes project projects protocol quality queue queues quota quotas rate rates regime register "
    "relations report reports requirements review rights risk risks room rooms rota rotas roster routine rule "
    "rules sales schedule schedules scheme schemes school season seasons section sector security sessions shed "
    "shelter shift shifts shop shops shortage shortages site sites skills space spaces staff standard standards "
    "station stations statistics status stress studio supplies supply support surplus system systems table "
    "tables talks targets task tasks team teams timetable timetables training trend trends trouble turnover "
    "unit units values visits waste week weeks work workers working yard year zone notes minutes requests cards "
    "orders letters data results"
)
"""Second words with which a name that can be a verb makes a longer name ("transfer delays", "survey fatigue")."""

STRONG_HEADS_EN: Final = _words(
    "agreement agreements allowance backlog bureau ceremony committee competition crowding department desk "
    "drill dues exhibition fatigue festival hygiene industry kit mortality overload protocol quota regime rota "
    "rotas roster scheme season section sector shed shop shortage shortages station timetable turnover zone"
)
"""Second words that make a name even with what is a verb first."""

VERB_ENDINGS_EN: Final = ("ise", "ize", "ify")
VERB_BEGINNINGS_EN: Final = ("re", "un", "de", "dis", "out", "over", "mis", "pre", "co")

ID_HEADS: Final = _words(
    "adalah agar akan andai apabila atas bagaimana bahwa beberapa belum bersama berdasarkan berkat berbagai "
    "bila biar boleh bukan dalam dan dapat dari dengan demi di dua guna hanya harus hendaknya ialah ini itu "
    "jika juga kalau kami karena ke kepada ketika kita lewat lima masih meski meskipun melalui mereka oleh pada "
    "para perlu saat saya sampai sebab sebagai sebaiknya sebelum secara sedang sehingga sejak selama semoga "
    "semua seperti serta sesudah setelah setiap seluruh siapa sudah supaya tanpa telah tentang terhadap tiap "
    "tidak tiga untuk wajib walau walaupun yang bisa menuju ada"
)
"""Function words with which no order begins."""

OBJECT_STARTS_ID: Final = _words(
    "apa bagaimana berapa bersama-sama kapan mana mengapa masing-masing para semua seluruh setiap siapa tiap "
    "seorang sebuah beberapa kembali ulang bahwa apakah mereka dia"
)
"""What follows a verb and hardly ever a noun."""

NOUN_PAIRS_ID: Final = _phrases(
    "daftar tunggu|daftar hadir|daftar isi|daftar nama|daftar harga|daftar periksa|daftar pemilih"
    "|ganti rugi|catat sipil|"
    "adu banteng|antar jemput|bagi hasil|baca tulis|catat sipil|garis bawah|gerak jalan|gotong royong|"
    "jaga malam|jual beli|jaring pengaman|kerja bakti|panen raya|pasang surut|pinjam pakai|sapu lidi|"
    "serah terima|sewa menyewa|sewa beli|simpan pinjam|tanya jawab|tata kelola|tata ruang|tata tertib|"
    "tata usaha|tata cara|tata kota|tata letak|tukar guling|uji coba|uji kompetensi|uji kelayakan|uji petik|"
    "ukur ulang|tanam paksa|temu warga|temu karya|temu wicara|tatap muka|tindak lanjut|putus sekolah|"
    "daur ulang|lepas pantai|masuk angin|gali lubang|rawat inap|rawat jalan|buka puasa|buka tutup|angkat besi|"
    "bayar tunai|pesan antar|sebar pesan|kaji terap|kaji banding|buang sampah|buang air|campur tangan|"
    "umpan balik|unjuk rasa|unjuk kerja|olah raga|pasang iklan"
)
"""Two words that look like an order and are a name."""

I_NOUNS_ID: Final = _words(
    "abadi abdi ahli alami alibi api arti asasi asli asri bagi baterai bayi bekti besi bini birokrasi budi "
    "bukti bumi bupati dasi demokrasi diri duri efisiensi ekonomi energi filsafati gaji galeri gali garansi "
    "gigi gizi hakiki hari hati hewani honorari industri informasi inti isi istri jati janji jari jasmani judi "
    "kaki kali kendali kopi koperasi kuli kunci kursi laki-laki lagi lari lori mandi mandiri materi mati "
    "matahari menteri mesti mimpi misi murni nabi nasi nilai nyanyi organisasi padi pagi panti pantai partai "
    "pegawai pelangi peti pergi petani polisi posisi potensi prestasi pribadi provinsi puasi puisi putri puteri "
    "rohani rapi reputasi resmi roti rugi sakti saksi sanksi santri sapi sejati sekali seni serasi seksi "
    "sendiri sepi sisi situasi strategi suami suci sungai suri tadi tali tari teknologi televisi terapi tepi "
    "tradisi transportasi tersendiri teri ubi uji upeti visi yakni ini bestari"
)
"""Words in -i that are no orders."""

CAUSES_ID: Final = _words(
    "abu air angin api arus asap badai banjir beban bencana benda benturan cuaca debu es gangguan gelombang "
    "gempa getaran hal hama hujan kabut karat karena keadaan kebakaran kebetulan kekeringan kemarau kondisi "
    "kuman letusan longsor lumpur lumut musim nyamuk ombak panas paparan penyakit petir rasa rumput salju "
    "sebab semak serangan serangga sinar suhu takut tanah tekanan tikus topan truk tsunami ulah usia virus "
    "waktu"
)
"""What may stand after "oleh" without doing anything on purpose."""

PEOPLE_EN: Final = _words(
    "agency agent aide assembly association attendant aunt authority bailiff board bodies body boss brigade "
    "bureau bursar captain carer chef chief child children church clerk club coach colonel commission "
    "committee community company conductor conductors cook cooks cooperative council court crew dean "
    "department deputies deputy director elders eldest families family government governor guard guards head "
    "headman host household husband institute judge keeper king landlord lifeguard mate mayor mechanic men "
    "ministry mosque mother mothers neighbours nurse nurses office panel parents parliament people person "
    "pilot police priest principal pupils regent registrar school scribe sheriff shift staff state steward "
    "student students team tenants treasury uncle union vet village villagers warden watch wife wives women "
    "youngest youth"
)
"""Heads of names of those who can do something, beside what ends in -er, -or, -ist, -ant and -ee."""
NOT_PEOPLE_EN: Final = _words(
    "answer boiler border calendar centimetre centre chapter cinder clover collar colour container copper "
    "corner corridor counter cover cylinder dinner door december error factor feather fever fiber filter finger "
    "floor flower folder former future gender hammer harbor harbour hour hunger honour humour indicator january "
    "kilometre ladder laser latter layer leather letter liter litre lower lumber mirror manner matter meter "
    "metre moisture motor november number october offer order other oyster paper parlour plaster pepper plant "
    "plants poster powder power product quarter radiator register regulator river rubber rumour semester sensor "
    "september shelter shower silver sugar summer supper tender theatre thunder timber tower tractor transfer "
    "vapour vector water weather whisper winter wonder year warrant restaurant instant constant fee coffee tree "
    "degree lee knee pier filler trailer rather later"
)
FINITE_EN: Final = _words(
    "is are was were be am can cannot can't could must should shall may might will won't would do does did "
    "don't doesn't has have had isn't aren't when if because than unless whoever whatever never always only "
    "depends makes make means needs need keeps keep gives give brings bring takes take turns turn works work "
    "comes come goes go gets get helps help begins begin ends end leads feels feel knows know grows grow costs "
    "cost deserves deserve matters belongs belong learns learn lives live trusts trust stays stay heals heal "
    "starts start loses lose wins win changes change saves save pays pay spoils breeds builds teaches teach"
)
"""Words by which a sentence claims something."""
FINITE_ID: Final = _words(
    "adalah ialah akan bila jika kalau karena hanya harus perlu bisa dapat lebih baru selalu tidak bukan "
    "berarti membuat menjadikan membawa memberi lahir tumbuh ketika berhak wajib pantas lebih-lebih asalkan "
    "asal sebab merupakan boleh dulu membantu mengajarkan menentukan menyembuhkan bergantung tergantung percaya "
    "orang"
)

TOOLS: Final = _words(
    "app apps application applications blog bot camera cameras chatbot computer computers dashboard dashboards "
    "database databases drone drones email e-mail emails excel facebook form forms gps google hotline instagram "
    "internet intranet laptop laptops loudspeaker mail mobile newsletter online phone phones platform platforms "
    "podcast portal portals poster posters powerpoint qr radio scanner scanners screen sensor sensors sms "
    "software spreadsheet spreadsheets tablet tablets telegram telephone text texts tiktok tool tools turnstile "
    "turnstiles twitter video videos voucher vouchers web website websites whatsapp whiteboard wiki word "
    "youtube zoom barcode scale scales questionnaire questionnaires megaphone notebook leaflet leaflets flyers "
    "brochure aplikasi brosur dasbor daring digital formulir gawai kamera komputer kuesioner laman layar "
    "mikrofon pamflet pengeras pesan ponsel presensi selebaran sistem situs spanduk surel telepon timbangan wa "
    "mesin alat perangkat grup lembar"
)
"""What one does something with."""

CLAIMS: Final = _words(
    "is are means must needs cannot will can should only never harus perlu adalah berarti akan bisa dapat wajib"
)
"""Words with which a text that begins like an aim still claims something."""
NOUNS_OF_AIMS: Final = _words(
    "excellence pelayanan menuju menjadi becoming achieving creating building making ensuring"
)
"""Words with which slogans begin."""
NAMES_IN_ISE: Final = _words(
    "expertise enterprise franchise merchandise otherwise paradise premise treatise likewise exercise concise "
    "precise"
)
ADJECTIVES_ID: Final = _words(
    "akhir awal berkala bulanan daerah eksternal formal harian informal internal kelompok mingguan nasional "
    "publik rutin tahunan terbuka terfokus terpumpun tertutup umum panel pleno"
)
"""What makes a loan word that may be an order a name ("diskusi terbuka")."""
VERB_PAIRS_ID: Final = _phrases(
    "tanda tangani|tindak lanjuti|daya gunakan|sebar luaskan|serah terimakan|uji cobakan|ambil alih|tata usahakan"
)
"""Orders of two words, whose first is a name."""
