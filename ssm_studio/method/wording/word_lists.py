"""The words that the coach listens for, as data; a settings file may add to each list by its name.

The names are those of the method reference, Appendix A. Words are lower case. A list may hold phrases where its
test looks for phrases (MEANS, SOLUTION, AIM_START, COLLECTIVE); "*" at the end of a word stands for any ending.
"""

from __future__ import annotations

from typing import Final

from ssm_studio.method.wording import kind_lists, shape_lists, verb_lists


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(line.split()) for line in text.split("|"))


STOP_EN: Final = _words(
    "about above after again against all also although among and any are around because been before being below "
    "between both but can could did does doing done down during each either every few for from further had has "
    "have having her here his how however into its itself just less let like many may might more most much must "
    "neither nor not now off once one only onto other our out over own per rather same shall she should since "
    "some such than that the their them then there these they this those though through thus too under until "
    "upon very via was were what when where whether which while who whom whose why will with within without "
    "would yet you your system"
)
STOP_ID: Final = _words(
    "ada adalah agar akan antara apa apabila atas atau bagi bagian bahwa banyak beberapa belum berbagai bila "
    "boleh bukan cara dalam dan dapat dari dengan demi demikian depan dia di dua guna hanya harus hingga ialah "
    "ini itu jadi jika juga kalau kami karena ke kembali kemudian kepada ketika kita lagi lain lalu lebih maka "
    "mana masih melalui menjadi menurut mereka namun oleh pada para paling per pernah pula pun punya saat saja "
    "saling sama sambil sampai sang sangat saya sebab sebagai sebelum secara sedang sehingga sejak selain "
    "selama semua seperti sering serta sesudah setelah setiap seluruh siapa suatu sudah supaya tanpa tapi telah "
    "tentang terhadap tersebut tetapi tiap tidak untuk yaitu yakni yang bisa hal sistem milik dijalankan batas"
)

NOUNS_EN: Final = _words(
    "accountability analysis awareness budget capacity citizen committee communication community council "
    "culture data department feedback government indicator information knowledge leader leadership management "
    "manager ministry money motivation office officer people performance policy programme project quality role "
    "rule service staff stakeholder strategy synergy system team technology trust workshop"
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
    "advance augment balance cement comment commence commission complement compliment condition document "
    "enhance experiment finance fence function glance harness implement influence mention occasion partition "
    "petition position question ration reference requisition sanction sentence sequence silence supplement "
    "transition vision witness experience evidence stance dance"
)
ENDS_IN_S_OK: Final = _words(
    "access address amass assess bless bypass canvas canvass compress cross discuss dismiss dress express focus "
    "guess harness impress miss pass press process profess progress stress suppress surpass toss witness"
)

VAGUE_EN: Final = _words(
    "bolster consolidate cultivate elevate harmonise harmonize institutionalise institutionalize modernise "
    "modernize operationalise professionalise reinforce revitalise revitalize safeguard sustain tackle uphold "
    "accelerate address advance boost champion coordinate co-ordinate embed empower encourage enhance ensure "
    "facilitate foster guarantee handle improve leverage mainstream manage maximise maximize optimise optimize "
    "oversee promote streamline strengthen support synergise synergize uplift"
)
VAGUE_OBJECTS: Final = _words(
    "capability capabilities capacities capacity competence competencies competency potential synergy awareness "
    "innovation activities resources culture cultures values mindset mindsets spirit character professionalism "
    "commitment capital resilience productivity excellence change economy relations growth cooperation unity "
    "welfare livelihood livelihoods sustainability efficiency effectiveness harmony solidarity transparency "
    "accountability partnership partnerships engagement participation motivation discipline ownership morale "
    "quality income incomes ketahanan suasana kualitas mutu kinerja partisipasi produktivitas sinergitas "
    "ekonomi perubahan iklim daya citra sumber budaya karakter semangat jiwa integritas profesionalisme "
    "komitmen sdm kegiatan inovasi kapasitas kemampuan kompetensi potensi sinergi kesadaran"
)
"""What makes "develop", "build" and "kembangkan" as vague as the others."""
VAGUE_WITH_OBJECT: Final = _words(
    "achieve create deliver instil maintain realise realize nurture shape ciptakan menciptakan raih capai "
    "tanamkan bentuk hadirkan implementasikan mengimplementasikan wujudkan build develop drive grow increase "
    "raise carry conduct laksanakan melaksanakan bangun kembangkan membangun mengembangkan tumbuhkan "
    "menumbuhkan gali menggali"
)

VAGUE_ID: Final = _words(
    "pastikan memastikan dukung mendukung tangani menangani kelola mengelola koordinasikan mengoordinasikan "
    "mengkoordinasikan koordinir mengkoordinir fasilitasi memfasilitasi tingkatkan meningkatkan optimalkan "
    "mengoptimalkan jamin menjamin kuatkan menguatkan perkuat memperkuat maksimalkan memaksimalkan dorong "
    "mendorong upayakan mengupayakan benahi membenahi berdayakan memberdayakan bina membina galakkan "
    "menggalakkan atasi mengatasi prioritaskan memprioritaskan efektifkan mengefektifkan efisienkan "
    "mengefisienkan intensifkan mengintensifkan minimalkan meminimalkan kokohkan mengokohkan perkokoh "
    "tumbuhkembangkan budayakan membudayakan revitalisasi modernisasi harmonisasikan gencarkan menggencarkan "
    "giatkan menggiatkan majukan memajukan mantapkan memantapkan sinergikan menyinergikan mensinergikan "
    "sukseskan menyukseskan wujudkan mewujudkan"
)

MEANS: Final = _phrases(
    "by means of|by using|through the use of|via|app|apps|application|applications|software|dashboard|"
    "dashboards|spreadsheet*|whatsapp|sms|e-mail|email|website|online|chatbot|text message|text messages|"
    "melalui aplikasi|lewat|dengan cara|berbasis|aplikasi|dasbor|dashboard|situs web|platform|platforms|"
    "portal|portals|melalui situs|lembar sebar|daring|dengan menggunakan"
)
MEANS_AFTER_FIRST: Final = _phrases("using|via|lewat|menggunakan")
"""These are a means only where something stands before them."""

SOLUTION: Final = _phrases(
    "should be|should have|should get|need to be|needs to be|we should|we must|we need|we have to|we ought to|"
    "ought to|introduce|implement|install|kita harus|kami harus|kita perlu|kami perlu|kita wajib|perlu dibangun|"
    "perlu dibuat|perlu dibentuk|perlu diterapkan|perlu di*|sebaiknya|seharusnya|terapkan|bangun aplikasi|"
    "needs a new|need a new|needs another|perlu ada|harus ada|there should|there must be|should not"
    "|needs new|should"
)
AIM_START: Final = _phrases(
    "to|in order to|in order that|so that|so as to|towards|toward|let us|let's|for a|for the|for our|untuk|agar|"
    "supaya|guna|demi|menuju|semoga|mari|ayo|utamakan|jadikan|wujudkan|ciptakan"
)
COLLECTIVE: Final = _phrases(
    "all parties|everyone|everybody|team|teams|stakeholders|working group|relevant agencies|"
    "relevant parties|interested parties|parties concerned|"
    "crew|committee|task force|taskforce|panitia|jajaran|tim|satgas|satuan tugas|gugus tugas|pihak terkait|"
    "instansi terkait|dinas terkait|bersama|bersama-sama|para pihak|kelompok kerja|pokja|masing-masing|"
    "pemangku kepentingan"
)
COLLECTIVE_START: Final = _words(
    "both several some many somebody someone anyone those whoever kedua beberapa sejumlah sebagian siapa "
    "seseorang kami kita all every each various semua seluruh setiap tiap para berbagai we ourselves us our"
)
COLLECTIVE_ALONE: Final = _words(
    "management manajemen staff staf leaders pimpinan we kami kita community communities public volunteers "
    "officials departments agencies masyarakat warga pegawai karyawan relawan petugas penduduk pengurus rakyat "
    "pemerintah aparat aparatur kader anggota"
)
ONE_PERSON: Final = _words(
    "captain chair chairman chairperson chairwoman coordinator deputy director head leader manager member "
    "president secretary treasurer bendahara direktur kepala ketua koordinator manajer pemimpin "
    "sekretaris wakil"
)
"""A first word that names one person, whatever group follows ("head of the team")."""

NOUNS_ID: Final = _words(
    "air anggota aparat aparatur bupati camat dana data desa dinas dokumen forum gubernur guru indikator "
    "informasi jadwal jumlah kantor kader kepala kerja kinerja komite ketua kualitas lembaga mutu masyarakat "
    "metode organisasi pasien pegawai pejabat pemerintah pengelola peran peserta petani petugas pihak program "
    "proses proyek publik puskesmas rapat rencana sasaran sekretaris sekolah semua seluruh setiap siapa sistem "
    "staf standar akses benchmarking briefing coaching hasil isu kendala masalah meeting mentoring monitoring "
    "pendapat tindak training upaya workshop strategi sumber surat target tenaga tim tugas unit waktu warga "
    "yang para tidak adalah"
)
"""First words that name something and cannot be an order."""

NOMINAL_OK: Final = _words(
    "pertahankan perhatikan pertimbangkan perkenalkan perlihatkan pertemukan persiapkan pertanyakan perkirakan "
    "pekerjakan perbandingkan perjuangkan kembangkan kenalkan kemukakan kerahkan kesampingkan pecahkan "
    "pedulikan pentaskan pentingkan percayakan peragakan perankan perdengarkan peringatkan perintahkan "
    "periksakan permaklumkan permasalahkan pesankan petakan pelankan pendekkan pendamkan perbolehkan "
    "kelompokkan kemaskan kembalikan kendalikan kendorkan kenakan kencangkan kerjakan keringkan kecilkan "
    "keluarkan ketengahkan kentalkan ketikkan keluhkan kecualikan kebumikan kemudikan kebalkan perempuan "
    "kemudian"
)
NOMINAL_IN_KAN: Final = _words(
    "perbaikan pergerakan pertunjukan perusakan perdebatan perpindahan perwakilan peletakan penekanan "
    "percetakan perpecahan peternakan perikanan pertembakan kebijakan kerusakan kebaikan kedudukan kelayakan "
    "keberpihakan kekacauan kepemilikan keterbelakangan kemerdekaan kekompakan kejadian kebanyakan kelunakan "
    "kebajikan kemajemukan kesibukan keterampilan kecantikan kenaikan keburukan kegemukan kebengkakan kerajinan"
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
    "mebel medan media medis meja mekanisme melati melon mental menara mengapa menit mentah menteri menu "
    "menurut merah merdeka mereka merek meriah mesin mesjid meski meskipun meter metode memang mewah memori "
    "mendung melainkan mesti merpati merica mertua"
)
BER_NOUNS: Final = _words(
    "beranda berani berapa beras berat berbagai bercak berdikari beres berikut berita berkah berkas berlian "
    "berbahaya berbasis berdasarkan berimbang berjenjang berkala berkeadilan berkelanjutan berkualitas bermutu "
    "berorientasi bersejarah bertahap bertingkat bersama bersih bersama-sama bertaraf beruang berumur"
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

LIKE_ADJECTIVES: Final = _words(
    "slide rot leave arrive burn age change compete decline die fail fall increase lack leak miss rise shrink "
    "sink sleep spread thrive close exist grow lead live remain run wait work"
)
"""Verbs whose -ing form mostly describes a thing ("waiting patients")."""

AFTER_A_NOUN: Final = _words(
    "about and are as at between by for from in is nobody of on or that was were which who with without antara "
    "atau bagi dan dari dengan di kerja oleh pada tanpa tentang untuk yang"
)
"""What follows a word that may be a verb or a noun where it is a noun."""

GENERIC: Final = _words(
    "actors agencies citizens clients colleagues committee community consumers customers directors doctors "
    "donors employees experts families farmers government group households leaders management managers members "
    "nurses office officers officials owners parents partners patients people planners population public "
    "residents school society staff stakeholders students suppliers team teachers unit units users villagers "
    "volunteers workers aparat aparatur anggota atasan bawahan dokter guru kantor kelompok keluarga kepala "
    "komite konsumen manajemen manajer masyarakat mitra nelayan orang organisasi pasien pegawai pejabat "
    "pelanggan pelaksana pemerintah pemilik penduduk pengelola pengguna penyewa perawat perencana peserta "
    "petani petugas pihak pimpinan publik rekan relawan sekolah siswa staf tim warga"
)
"""Labels of one word that name a kind of people or of body, and nobody in particular."""

NO_ORDERS_IN_KAN: Final = _words(
    "selokan kotakan gundukan belokan tanjakan suntikan rujukan racikan retakan patokan lekukan jiplakan "
    "hentakan gesekan bisikan teriakan tusukan pukulan adukan tebakan undakan lirikan gertakan bentakan isakan "
    "ketukan letupan bahkan bukan ikan melainkan pekan pendidikan rekan sedangkan silakan bentukan bidikan "
    "cangkokan cetakan desakan didikan gebrakan gerakan jebakan kritikan kutukan ledakan lonjakan masakan "
    "masukan pasokan pasukan pelukan percikan petikan pijakan tembakan tindakan tolakan tumpukan"
)

LISTS: Final = {
    name: value
    for name, value in sorted(
        {**vars(verb_lists), **vars(shape_lists), **vars(kind_lists), **globals()}.items()
    )
    if name.isupper() and isinstance(value, frozenset)
}
"""Every list by its name."""
