"""The words that the coach listens for, as data; a settings file may add to each list by its name.

The names are those of the method reference, Appendix A. Words are lower case. A list may hold phrases where its
test looks for phrases (MEANS, SOLUTION, AIM_START, COLLECTIVE); "*" at the end of a word stands for any ending.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(line.split()) for line in text.split("|"))


STOP_EN: Final = _words(
    "about above after again against all also although among and any are around because been before being below "
    "between both but can could did does doing done down during each either every few for from further had has "
    "have having her here his how however into its itself just less let like many may might more most much must "
    "neither nor not now off once one only onto other our out over own per rather same shall she should since "
    "some such than that the their them then there these they this those though through thus too under until upon "
    "very via was were what when where whether which while who whom whose why will with within without would yet "
    "you your system"
)
STOP_ID: Final = _words(
    "ada adalah agar akan antara apa apabila atas atau bagi bagian bahwa banyak beberapa belum berbagai bila "
    "boleh bukan cara dalam dan dapat dari dengan demi demikian depan dia di dua guna hanya harus hingga ialah "
    "ini itu jadi jika juga kalau kami karena ke kembali kemudian kepada ketika kita lagi lain lalu lebih maka "
    "mana masih melalui menjadi menurut mereka namun oleh pada para paling per pernah pula pun punya saat saja "
    "saling sama sambil sampai sang sangat saya sebab sebagai sebelum secara sedang sehingga sejak selain selama "
    "semua seperti sering serta sesudah setelah setiap seluruh siapa suatu sudah supaya tanpa tapi telah tentang "
    "terhadap tersebut tetapi tiap tidak untuk yaitu yakni yang bisa hal sistem milik dijalankan batas"
)

VERBS_EN: Final = _words(
    "accept achieve acknowledge acquire act adapt add address adjust admit adopt advise agree allocate allow "
    "analyse analyze announce answer apply appoint appreciate approve arrange ask assemble assess assign attend "
    "balance bring build buy call care carry catch change charge check choose clarify clean close collect combine "
    "come communicate compare compile complete compose conduct confirm connect consider consult contact control "
    "convene count cover create cut deal decide define deliver demonstrate describe design determine develop "
    "discover discuss distribute divide document draft draw drop educate elect employ enable end engage enlist "
    "enquire establish estimate evaluate examine exchange exclude explain explore express feed filter find finish "
    "fix follow forecast form formulate fund gather get give grant group grow guide hand hear help hire hold "
    "identify implement inform inspect install instruct interpret introduce investigate invite involve issue join "
    "judge keep know label launch lay lead learn leave lend let link list listen locate look maintain make map "
    "mark match measure meet mend mention monitor move name negotiate nominate note notify observe obtain offer "
    "open operate order organise organize pay persuade pick place plan plant practise prepare present preserve "
    "prevent produce promise prompt protect prove provide publish purchase put question raise reach read receive "
    "recognise recognize recommend reconcile record recruit reduce register reject release remind remove repair "
    "repeat replace reply report request rescue resolve respond retain return reveal review reward run save "
    "schedule screen search see seek select sell send separate serve set settle share show sort spread start "
    "state stop store study submit suggest summarise summarize supply survey take talk teach tell test thank "
    "think trace track trade train transfer translate transport treat try turn understand undertake update use "
    "validate value verify visit wait walk warn wash watch water weigh welcome win withdraw witness work write "
    "abandon abolish accompany accumulate adjourn administer admire align alert alternate amend anticipate "
    "apologise append appraise archive arbitrate articulate ascertain audit author avoid await award ban begin "
    "borrow brief brainstorm broaden bundle calculate calibrate cancel capture cast celebrate circulate cite "
    "classify coach comfort comply compute conceive concentrate conclude conserve construct contain continue "
    "contrast contribute convert convey convince cook copy correct counsel criticise critique cultivate deepen "
    "defend delay delegate delete derive detect devise diagnose dig discard discharge disclose dismiss dispose "
    "dissolve donate edit elicit eliminate embed encounter enforce enrich enrol enter equip erase escort evacuate "
    "exercise exhibit expand experiment export expose extend extract fetch fill forbid forward free furnish gain "
    "generate grade greet halt harvest heal highlight host illustrate imagine import incorporate increase induct "
    "influence initiate insert integrate interview isolate lease lengthen lift limit load lobby lock log lower "
    "manufacture master mediate mentor merge mitigate mix model modify motivate mourn neutralise nurture obey "
    "omit oppose outline own pack paint participate pause permit photograph phone pilot pool practice praise "
    "predict preside press pretest print prioritise prioritize probe proceed procure proofread propose prune "
    "punish push pursue qualify query quote rank rate reassure rebuild recall recite recover recycle redesign "
    "redirect redraft redraw reflect refer refine refuse regulate rehearse relax relieve renew rent reopen repay "
    "represent reproduce resist respect restore restrict retrain retrieve reuse revise revisit rewrite rotate "
    "safeguard salvage sample satisfy scan scrutinise secure sew shelter shield shorten shortlist shut sign "
    "simplify simulate sing sit sketch slow solicit solve sow speak specify split sponsor stabilise stamp steer "
    "step stitch straighten strike substitute succeed sum supervise surround swap sweep switch synthesise tailor "
    "tally target taste terminate thin tie tighten tour travel triage trim tutor type uncover unite unload unpack "
    "upload uphold upgrade urge vaccinate vary vote wake weave weed widen wipe withhold"
)
VERB_NOUNS_EN: Final = _words(
    "act address answer balance call care catch change charge check contact control cost cover cut deal demand "
    "design document draft drop end exchange fear feed filter finish fix focus form fund grant group guide hand "
    "help hold hope issue label launch lead link list look map mark match measure name need note offer order pay "
    "permit place plan plant practise present process produce promise purchase question reach record register "
    "release repair reply report request rescue return review reward run schedule screen search share show sort "
    "spread start state stop store study supply support survey talk test trade train transfer transport treat try "
    "audit award ban brief celebrate contract copy delay discharge exercise export gain grade harvest host import "
    "increase influence interview lease lift limit load lobby lock log master mentor model paint pause phone "
    "photograph pilot pool practice praise press print probe quote rank rate recall rent respect sample shelter "
    "shield sketch split sponsor stamp step strike sum swap switch tally target taste tie tour travel turn type "
    "upgrade update use value view vote visit wait walk wash watch water welcome win witness work worry"
)
"""Verbs that are nouns as often ("report", "plan"): what follows them tells."""

NOUNS_EN: Final = _words(
    "accountability analysis awareness budget capacity citizen committee communication community council culture "
    "data department feedback government indicator information knowledge leader leadership management manager "
    "ministry money motivation office officer people performance policy programme project quality role rule "
    "service staff stakeholder strategy synergy system team technology trust workshop"
)
"""First words that name something and cannot be an order."""

NOT_A_BEGINNING_EN: Final = _words(
    "a all an annual any because better both clear common daily different each effective efficient every "
    "everybody everyone fair few fewer full good greater he her his how if improved increased it its joint less "
    "local many monthly more mutual my new no nobody nothing one our proper public quarterly regular she some "
    "stronger that the their there these they this those timely two we weekly what when where which who why "
    "written yearly you your"
)
"""First words of something that is named or told, not ordered."""

GERUND_OK: Final = _words("bring ring sing string spring swing cling fling wing ping king")
PAST_OK: Final = _words(
    "bleed breed embed exceed feed heed need proceed seed shed shred speed succeed wed weed"
)
NOMINAL_OK_EN: Final = _words(
    "advance augment balance cement comment commence commission complement compliment condition document enhance "
    "experiment finance fence function glance harness implement influence mention occasion partition petition "
    "position question ration reference requisition sanction sentence sequence silence supplement transition "
    "vision witness experience evidence stance dance"
)
ENDS_IN_S_OK: Final = _words(
    "access address amass assess bless bypass canvas canvass compress cross discuss dismiss dress express focus "
    "guess harness impress miss pass press process profess progress stress suppress surpass toss witness"
)

VAGUE_EN: Final = _words(
    "address coordinate co-ordinate empower encourage enhance ensure facilitate foster guarantee handle improve "
    "leverage manage maximise maximize optimise optimize oversee promote strengthen support"
)
VAGUE_ID: Final = _words(
    "pastikan memastikan dukung mendukung tangani menangani kelola mengelola koordinasikan mengoordinasikan "
    "mengkoordinasikan koordinir mengkoordinir fasilitasi memfasilitasi tingkatkan meningkatkan optimalkan "
    "mengoptimalkan jamin menjamin kuatkan menguatkan perkuat memperkuat maksimalkan memaksimalkan dorong "
    "mendorong upayakan mengupayakan"
)

MEANS: Final = _phrases(
    "by means of|by using|through the use of|via|app|apps|application|applications|software|dashboard|"
    "dashboards|spreadsheet*|whatsapp|sms|e-mail|email|website|online|chatbot|text message|text messages|"
    "menggunakan|memakai|melalui aplikasi|lewat|dengan cara|berbasis|aplikasi|dasbor|dashboard|situs web|"
    "platform|platforms|portal|portals|melalui situs|lembar sebar|daring"
)
MEANS_AFTER_FIRST: Final = _phrases("using|via|lewat|menggunakan|memakai")
"""These are a means only where something stands before them."""

SOLUTION: Final = _phrases(
    "should|must be *|need to be|needs to be|has to be|have to be|ought to|we need to|introduce|implement|"
    "install|harus|perlu dibangun|perlu dibuat|wajib|kita perlu|kami perlu|perlu dibentuk|perlu diterapkan|"
    "perlu di*|sebaiknya|seharusnya|terapkan|bangun aplikasi"
)
AIM_START: Final = _phrases(
    "to|in order to|in order that|so that|so as to|untuk|agar|supaya|guna|demi"
)
COLLECTIVE: Final = _phrases(
    "all parties|everyone|everybody|team|teams|stakeholders|working group|relevant agencies|parties concerned|"
    "crew|committee|panitia|jajaran|tim|pihak terkait|instansi terkait|dinas terkait|bersama|bersama-sama|"
    "para pihak|kelompok kerja|pokja"
)
COLLECTIVE_START: Final = _words("all every each various semua seluruh setiap tiap para berbagai")
COLLECTIVE_ALONE: Final = _words("management manajemen staff staf leaders pimpinan we kami kita")
ONE_PERSON: Final = _words(
    "captain chair chairman chairperson chairwoman coordinator deputy director head leader manager member "
    "president secretary treasurer anggota bendahara direktur kepala ketua koordinator manajer pemimpin "
    "sekretaris wakil"
)
"""A first word that names one person, whatever group follows ("head of the team")."""

VERBS_ID: Final = _words(
    "adakan ajak ajar amati ambil angkat antar atur bagi bagikan bahas baca bangun bantu basmi bawa bayar beli "
    "bentuk beri bersihkan bicarakan buang buat buka bukukan cabut cari catat cegah coba cocokkan cuci dengar "
    "didik diskusikan duga ganti gali garap hadapi hadirkan hapus hargai hidupkan himpun hitung hormati hubungi "
    "ikut ikuti ingat isi izinkan jaga jajaki jalankan jalin jawab jelaskan jemput jemur jual kaji kawal kejar "
    "kelola kenali kirim kirimi kontrol kumpulkan kunjungi kupas kurangi lacak lakukan lapor laporkan latih lepas "
    "lihat lindungi lunasi masak masukkan miliki minta mohon muat mulai nilai nyatakan obati olah pahami pakai "
    "pandu panen panggil pantau pasang pelajari pelihara pelopori periksa perbaiki percepat perjelas perkecil "
    "perkuat perluas permudah perbesar perbanyak pesan pilah pilih pindahkan pinjam pinjami potong pupuk raih "
    "rangkai rancang rapikan rawat rekam rekrut rumuskan sadari sahkan salurkan sambut sapa saring sampaikan "
    "sebarkan sebutkan selesaikan semai sepakati serahkan siapkan simak simpan sisihkan soroti sortir sunting "
    "susun tambah tambal tampilkan tampung tanam tangani tanggapi tangkap tanya tanyakan tata tawarkan tegakkan "
    "teliti temui temukan tentukan terapkan terima tetapkan tiadakan timbang tinjau tolak tugaskan tukar tulis "
    "tunda tunjuk tuntun turunkan uji ubah ukur ulangi umumkan undang ungkap urus urutkan usulkan usut wajibkan "
    "waspadai wawancarai wujudkan gunakan tebarkan jangan mari ayo aduk akhiri akui alihkan alokasikan amankan "
    "anjurkan arahkan awali awasi bakar balas bandingkan bekali benahi berangkatkan bereskan biarkan biayai "
    "bimbing bujuk buktikan cek cetak ciptakan coret cukupi dalami damaikan dampingi daftar daftarkan delegasikan "
    "dekati doakan dukung edarkan efisienkan gabung gabungkan gambar garis gotong hafalkan hadiri hentikan "
    "hibahkan hindari ingatkan imbau inventarisasi jabarkan jadikan jahit jalani jaring jauhi jelajahi kaitkan "
    "kalibrasi kemas kenang kerahkan kerjakan kembangkan ketik kritisi kuasai kukuhkan kunci lanjutkan layani "
    "lengkapi lestarikan letakkan luangkan luruskan luncurkan maafkan maknai manfaatkan mintai mufakati nikmati "
    "padukan pajang pangkas panjatkan paparkan pastikan pecahkan pegang penuhi perbarui perdalam perhatikan "
    "peringati perjuangkan perketat perlancar perlihatkan perlakukan perpanjang perpendek persilakan persingkat "
    "pertajam pertegas pikirkan prioritaskan puji pulihkan putuskan rangkul rangkum raut redam refleksikan "
    "rembukkan resapi resmikan rujuk rundingkan saksikan samakan sandingkan sasar satukan sebut sederhanakan "
    "segarkan selamatkan selaraskan seleksi selidiki sempurnakan semprot serap serukan sesuaikan sewa siarkan "
    "singkirkan sikapi sirami sisir sosialisasikan sumbangkan sudahi suguhkan suluh syukuri tabung tagih tahan "
    "takar tarik taruh tebang tegur telaah telusuri tempatkan terangkan teruskan tiru titipkan tonton topang tuai "
    "tuangkan tugasi tumbuhkan tutup uraikan urai utamakan wariskan yakinkan"
)
"""Bare orders, without a prefix. A word that is not here may be one all the same."""

VERB_NOUNS_ID: Final = _words(
    "bagi bantu baca bangun bentuk catat ganti isi jaga jual kontrol lapor latih mulai nilai obat pakai panen "
    "pesan pupuk rekam rawat tanam tata tanya daftar garis gambar jaring kunci sewa sebut tahan tutup uji ukur "
    "tukar ingat gali masak"
)
"""Orders that are also nouns or small words ("nilai", "bagi", "bentuk")."""

NOUNS_ID: Final = _words(
    "air anggota aparat aparatur bupati camat dana data desa dinas dokumen forum gubernur guru indikator "
    "informasi jadwal jumlah kantor kader kepala kerja kinerja komite ketua kualitas lembaga mutu masyarakat "
    "metode organisasi pasien pegawai pejabat pemerintah pengelola peran peserta petani petugas pihak program "
    "proses proyek publik puskesmas rapat rencana sasaran sekretaris sekolah semua seluruh setiap siapa sistem "
    "staf standar akses benchmarking briefing coaching hasil isu kendala masalah meeting mentoring monitoring "
    "pendapat tindak training upaya workshop strategi sumber surat target tenaga tim tugas unit waktu warga yang "
    "para tidak adalah"
)
"""First words that name something and cannot be an order."""

NOMINAL_OK: Final = _words(
    "pertahankan perhatikan pertimbangkan perkenalkan perlihatkan pertemukan persiapkan pertanyakan perkirakan "
    "pekerjakan perbandingkan perjuangkan kembangkan kenalkan kemukakan kerahkan kesampingkan pecahkan pedulikan "
    "pentaskan pentingkan percayakan peragakan perankan perdengarkan peringatkan perintahkan periksakan "
    "permaklumkan permasalahkan pesankan petakan pelankan pendekkan pendamkan perbolehkan kelompokkan kemaskan "
    "kembalikan kendalikan kendorkan kenakan kencangkan kerjakan keringkan kecilkan keluarkan ketengahkan "
    "kentalkan ketikkan keluhkan kecualikan kebumikan kemudikan kebalkan perempuan kemudian"
)
NOMINAL_IN_KAN: Final = _words(
    "perbaikan pergerakan pertunjukan perusakan perdebatan perpindahan perwakilan peletakan penekanan percetakan "
    "perpecahan peternakan perikanan pertembakan kebijakan kerusakan kebaikan kedudukan kelayakan keberpihakan "
    "kekacauan kepemilikan keterbelakangan kemerdekaan kekompakan kejadian kebanyakan kelunakan kebajikan "
    "kemajemukan kesibukan keterampilan kecantikan kenaikan keburukan kegemukan kebengkakan kerajinan"
)
"""Nouns in per-…-kan and ke-…-kan: their root ends in k."""

AN_OK: Final = _words(
    "simpan tahan pesan lawan tekan makan tawan dapatkan jalan tanggulangi tuliskan"
)
"""Orders that end in -an by their root."""

PASSIVE_OK: Final = _words(
    "diskusi diskusikan dialog dialogkan didik desain desainkan terapkan terbitkan terjemahkan terima teruskan "
    "tertibkan dinginkan diamkan dirikan disiplinkan distribusikan digitalkan diagnosis diagnosa terangkan "
    "terbangkan terka terjang terjuni terobos teropong ternakkan tertawakan terawangi direktur dinas direktorat "
    "diri dia dinding disiplin distrik divisi dividen dinamika terminal termin"
)
STATE_ID: Final = _words(
    "adanya terwujudnya tersedianya meningkatnya terlaksananya tersusunnya berkurangnya membaiknya tumbuhnya "
    "hadirnya hilangnya turunnya naiknya lancarnya"
)
NYA_OK: Final = _words("tanya bertanya hanya punya mempunyai menanya")
SI_OK: Final = _words(
    "identifikasi verifikasi klasifikasi validasi evaluasi inventarisasi revisi koreksi seleksi antisipasi "
    "diskusi investigasi observasi simulasi isi awasi batasi lengkapi atasi basahi bersihi bebasi fasilitasi "
    "publikasi modifikasi konfirmasi mediasi eksplorasi kuasi lapisi hiasi habisi tangisi sisi awali saksi"
)
"""Loan words in -si that are heard as orders ("identifikasi kebutuhan"), and verbs in -s-i."""

ME_NOUNS: Final = _words(
    "mebel medan media medis meja mekanisme melati melon mental menara mengapa menit mentah menteri menu menurut "
    "merah merdeka mereka merek meriah mesin mesjid meski meskipun meter metode memang mewah memori mendung "
    "melainkan mesti merpati merica mertua"
)
BER_NOUNS: Final = _words(
    "beranda berani berapa beras berat berbagai bercak berdikari beres berikut berita berkah berkas berlian "
    "bersama bersih bersama-sama bertaraf beruang berumur"
)
"""Words that begin like verbs and are none."""

BEFORE_LALU: Final = _words("tahun bulan minggu pekan hari musim masa waktu periode yang abad")

PUBLIC: Final = _phrases(
    "public|the public|general public|the general public|society|nation|the nation|the whole nation|country|"
    "the country|the people|people|everyone|masyarakat|masyarakat luas|seluruh masyarakat|masyarakat umum|"
    "bangsa|bangsa indonesia|negara|publik|semua orang|bangsa dan negara"
)
"""Customers so wide that nobody in particular is meant."""

TAKES_OF: Final = _words("approve ask conceive dispose hear learn speak think dream consist beware")
"""Verbs that may be followed by "of"."""

VERBS_IN_LY: Final = _words("ally apply comply imply multiply rely reply supply")
TELLING_EN: Final = _words("are been can gets has have is must should was were will")
"""Second words that make a beginning a statement ("complaints are answered")."""

LIKE_ADJECTIVES: Final = _words("close exist grow lead live miss remain run wait work")
"""Verbs whose -ing form mostly describes a thing ("waiting patients")."""

AFTER_A_NOUN: Final = _words(
    "about and are as at between by for from in is nobody of on or that was were which who with without antara "
    "atau bagi dan dari dengan di kerja oleh pada tanpa tentang untuk yang"
)
"""What follows a word that may be a verb or a noun where it is a noun."""

GENERIC: Final = _words(
    "actors agencies citizens clients colleagues committee community consumers customers directors doctors donors "
    "employees experts families farmers government group households leaders management managers members nurses "
    "office officers officials owners parents partners patients people planners population public residents "
    "school society staff stakeholders students suppliers team teachers unit units users villagers volunteers "
    "workers aparat aparatur anggota atasan bawahan dokter guru kantor kelompok keluarga kepala komite konsumen "
    "manajemen manajer masyarakat mitra nelayan orang organisasi pasien pegawai pejabat pelanggan pelaksana "
    "pemerintah pemilik penduduk pengelola pengguna penyewa perawat perencana peserta petani petugas pihak "
    "pimpinan publik rekan relawan sekolah siswa staf tim warga"
)
"""Labels of one word that name a kind of people or of body, and nobody in particular."""

NO_ORDERS_IN_KAN: Final = _words(
    "bahkan bukan ikan melainkan pekan pendidikan rekan sedangkan silakan"
)

LISTS: Final = {
    name: value
    for name, value in sorted(globals().items())
    if name.isupper() and isinstance(value, frozenset)
}
"""Every list by its name."""
