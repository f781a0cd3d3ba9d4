"""Words by their kind: bodies and crowds, people and places, burdens and remedies, instruments, participles.

Data beside `word_lists`, which puts all lists together; a settings file may add to each by its name.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BODIES_EN: Final = _words(
    "court courts orphanage orphanages shift factory library prison hotel museum management administration "
    "agencies agency alliance alliances army assembly association associations bank banks authorities authority "
    "board boards body bodies brigade bureau bureaus cabinet church choir city clinic club clubs coalition "
    "college commission committee committees community communities company companies consortium consultancy "
    "contractors cooperative cooperatives co-operative co-operatives coop co-op council councils crew crews "
    "delegation department departments directorate directorates district division enterprise faculty families "
    "family federation firm firms force forces forum foundation government governments group groups guild "
    "hospital hospitals household households industry institute institution institutions laboratory leadership "
    "ministries ministry mosque municipality navy neighbourhood neighborhood network networks ngo ngos office "
    "offices organisation organisations organization organizations panel panels parish parliament parties "
    "partnership party patrol personnel police province public region school schools secretariat section "
    "sections sector service services society squad staff state subcommittee subdistrict taskforce team teams "
    "town tribe troop union unions unit units university village villages workforce workshop youth"
)
"""Last words of names of those who are many: nobody there can be rung up."""

BODIES_ID: Final = _words(
    "pengadilan panti takmir manajemen lapas kejaksaan pesantren pondok perpustakaan pabrik klub staf pramuka "
    "pemadam petani nelayan peternak pengunjung wisatawan siswa murid santri mahasiswa pelajar pasien penumpang "
    "konsumen anggota apdesi aparat aparatur asosiasi asn badan bagian balai bank bapak-bapak bidang bpd bpbd "
    "bps bumdes bumn bumd bulog dewan desa dinas direktorat divisi dpr dprd dprk fakultas federasi forum "
    "gabungan gapoktan gereja gugus hadirin himpunan ibu-ibu ikatan inspektorat instansi institusi jajaran "
    "jamaah jemaat karang karyawan kaum kader kalangan kantor kecamatan kelompok kelurahan kementerian "
    "kepolisian keluarga klinik komisi komite komunitas koperasi kubu laboratorium lembaga lpm lsm majelis "
    "masjid masyarakat mereka mitra opd organisasi ormas paguyuban panitia para pasukan pedagang pegawai "
    "pejabat pelanggan pemangku pemda pemdes pemerintah pemkab pemkot pemprov pemuda pengurus penduduk "
    "perguruan perhimpunan perkumpulan persatuan perusahaan peserta pihak pkk pokdarwis pokja poktan polda "
    "polres polri polsek posyandu provinsi puskesmas rakyat regu relawan remaja rombongan rumpun satgas satuan "
    "satpol seksi segenap sekolah sekretariat serikat skpd subbagian subdinas tim tni tokoh universitas unit "
    "upt uptd warga yayasan kesatuan komando konsorsium aliansi koalisi masing-masing kabupaten kota wilayah "
    "swasta"
)
"""First words of Indonesian names of those who are many."""

CROWDS_EN: Final = _words(
    "adults adolescents anglers artisans children scouts citizens clergy colleagues couples deputies elders "
    "everyone experts families folk graduates guards guides heads husbands inhabitants kids ladies locals men "
    "mates mothers fathers neighbours neighbors nurses parents participants partners patients people persons "
    "pilots pupils residents seniors students tenants villagers volunteers wives women workers youngsters "
    "youths chiefs clerks cooks crews representatives delegates officials authorities relatives midwives "
    "housewives stakeholders monks nuns priests imams professionals technicians physicians musicians librarians "
    "electricians politicians journalists accountants consultants households boys girls interns apprentices "
    "friends cadets trainees specialists dentists surgeons doctors engineers testers developers analysts "
    "auditors inspectors foremen caretakers drivers herders deckhands farmhands"
)
"""Plurals of people, beside what ends in -ers, -ors, -ists, -ants, -ees and -men."""

TITLES: Final = _words(
    "mr mrs ms miss dr prof pak bapak bu ibu haji hajah kiai kyai ustaz gus kang mas mbak mbah"
)
"""What stands before a person's own name."""

INSTITUTIONS: Final = _words(
    "agency association authorities authority bank board bridge bureau buses chairman chief church clinic "
    "college commission committee company cooperative co-operative council department district factory ferry "
    "government governor harbour head headmaster hospital institute laboratory leaders library management "
    "manager market mayor ministry minister mosque office officials palace parliament police port president "
    "principal programme project province regent road route roof school schools service station system team "
    "town trains university village ward state union we railway judge judges officers clerks managers ministers "
    "hakim jaksa petugas aparat pegawai stasiun badan balai bupati camat desa dewan dinas direktur gubernur "
    "jalan jembatan kantor kecamatan kelurahan kementerian kepala ketua kita kami klinik koperasi komite kota "
    "lurah masjid menteri museum panitia pasar pelabuhan pemda pemerintah pemimpin pengelola pengurus "
    "perpustakaan perusahaan pejabat pimpinan polisi posyandu program provinsi puskesmas sekolah terminal tim "
    "universitas wali walikota"
)
"""Those of whom is said what they ought to do. Of others it is said what they have to bear."""

BURDENS: Final = _words(
    "answer apologise ask beg bear borrow bring buy carry check choose climb come compete cope copy cross "
    "depend double eat explain fetch fight fill find fly get go guess hand hurry justify leave line live manage "
    "pass pay queue read rely report repeat return rush sell send share show sign sit sleep spend stand stay "
    "submit swim take travel turn wait walk work write mengajar merangkap melayani antre antri bayar bertanya "
    "beli berbagi bekerja berdiri berebut bergantung berjalan bermalam bolak-balik memakai memilih meminjam "
    "meminta membawa membayar membeli memikul menanggung menempuh mengantre mengantri mengejar mengisi mengurus "
    "menjual menumpang menunggu menyeberang menyewa menginap tidur pergi pulang datang naik turun melapor "
    "melewati mencari mengambil menandatangani menitip merogoh utang berutang minta bawa tunggu retype re-enter "
    "reenter juggle cover drive ride guard wear use cut skip prove apply chase phone mengetik menyalin "
    "mengulang mencetak lembur rangkap menelepon berobat ojek mengangkut menjaga memotong menutup membuktikan "
    "mengajukan menghadap lapor"
)
"""What people have to do as things are."""

BURDENS_DONE: Final = (
    "stamped|paid|signed|filled|carried|brought|fetched|copied|countersigned|renewed|collected|handed"
    "|typed|shared|on|in|at"
    "|distempel|dibayar|dibawa|ditandatangani|diisi|diantar|dijemput|ditunggu|difotokopi|diurus|diserahkan|diketik"
    "|dipikul|digotong|dilaporkan|dijual|dibeli"
)
"""What has to be done with papers, goods and money as things are, for patterns."""

CHANGES: Final = _words(
    "abolish abandon add adopt allow allocate appoint arrest assign ban bar build buy cancel combine create cut "
    "decentralise digitise digitize dismiss double employ enforce establish extend fine fire forbid force give "
    "hire impose improve increase introduce install invest join launch legalise lengthen let lower make merge "
    "move organise outlaw outsource pave pay prohibit provide punish raise rebuild recruit reduce reform "
    "relocate remove reorganise repair replace require restructure sack scrap sell set shorten simplify split "
    "stop streamline subsidise subsidize strengthen tax teach train unite upgrade use widen privatise "
    "digitalise computerise automate send put bring get keep adakan alihkan angkat aspal atasi bangun batasi "
    "beli bentuk beri berikan berlakukan bubarkan buat buatkan buka cabut ciptakan copot digitalkan dirikan "
    "gabung gabungkan ganti gratiskan gunakan hapus hapuskan hentikan izinkan jadikan keruk kurangi larang "
    "latih lebarkan lengkapi luncurkan masukkan mekarkan naikkan optimalkan pasang pecat percepat perbaiki "
    "perbanyak perbesar perketat perkuat perlebar perluas permudah perpanjang pindahkan rekrut relokasi "
    "renovasi rombak sahkan sederhanakan sediakan subsidi tambah tambahkan tegakkan terapkan tertibkan tindak "
    "tingkatkan tunjuk turunkan tutup ubah usir wajibkan oblige"
)
"""Orders with which a solution begins."""

INSTRUMENTS: Final = _words(
    "clicker clickers qris siskeudes sipd card cards machine machines meter meters logbook logbooks kiosk "
    "kiosks leaflet printer printers projector projectors robot robots satellite siren sirens sticker stickers "
    "template templates checklist checklists cctv banner banners billboard billboards bulletin noticeboard "
    "noticeboards slides webinar webinars livestream megaphones loudspeakers microphone microphones radios tags "
    "bracelets chip chips wallet file files folder calculator tape flipchart intercom pager fax telegrams "
    "newspaper newspapers television tv flyer radar sonar laser gadget gadgets widget sheets ledgers passbook "
    "passbooks coupons coupon token tokens vouchers timer timers stopwatch thermometer thermometers microscope "
    "tripod jingle handout handouts worksheet worksheets flashcards walkie-talkie walkie-talkies excavator "
    "excavators bulldozer chainsaw kartu kupon stiker baliho buletin templat proyektor satelit sirene sirine "
    "kentongan mikrofon megafon televisi koran gelang cip dompet elektronik pemindai stempel kalkulator "
    "termometer mikroskop borang buklet infografik infografis slide salindia faks interkom ekskavator traktor "
    "pengindraan toa bel lonceng peluit karcis poster drone dron jira trello slack chatgpt notion github gitlab "
    "figma miro canva asana confluence airtable kanban"
)
"""More of what one does something with: devices, media and papers."""

ADVERBS_OF_MEANS: Final = _words(
    "online digitally electronically manually remotely offline automatically daring luring"
)
"""Ways of doing, where they close a phrase or stand before what closes it."""

MAKES_A_TOOL: Final = _words(
    "adopt build create design develop implement install introduce launch use utilise deploy set bangun buat "
    "kembangkan luncurkan terapkan pasang gunakan pakai manfaatkan membangun membuat mengembangkan menerapkan "
    "menggunakan memakai meluncurkan rancang hadirkan"
)
"""What makes a thing to do something with the answer before the question is asked."""

WAYS_PLACES: Final = _words(
    "alur belakang bukit darat depan gang gerbang gunung halaman hutan jalan jalur jembatan kampung kebun kota "
    "ladang laut lorong muara pantai pasar pelabuhan pintu pulau samping sawah selat sungai tangga terowongan "
    "udara bridge channel corridor forest gate gates harbour hills market mountains passage port reef river "
    "road strait tunnel valley village woods ward town door fields"
)
"""What one goes through: "via the bridge" is no means."""

APPOSED_STARTS: Final = _words(
    "long still not yet often mostly never always already once now then mainly partly newly recently of in at "
    "from by with without under over on kept held paid made built left lost sold bought owned seen known told "
    "taken given grown written unpaid untreated unknown uncollected including especially yang di ke dari belum "
    "sudah tanpa milik sering masih selalu kadang terutama termasuk dengan untuk"
)
"""What begins a remark between commas and no further thing of a list."""

RESOURCES: Final = _words(
    "budget cash equipment food fuel funds hands ideas land machines manpower materials money people"
    " personnel power "
    "staff supplies time tools transport vehicles volunteers workers "
    "alat anggaran bahan biaya dana kendaraan lahan manusia modal orang pegawai peralatan sdm solar staf"
    " tenaga uang waktu"
)
"""What is put into many things and turned into none."""

SLOGAN_STARTS: Final = _words(
    "safety satu zero better more clean cleaner safe safer healthy healthier quality fast faster friendly "
    "friendlier strong stronger green greener smart smarter modern fair fairer one no excellent professional "
    "prosperous bright brighter first service services excellence innovation integrity unity progress nol tanpa "
    "lebih bersih aman sehat cepat ramah kuat hijau cerdas adil unggul profesional sejahtera maju prima mandiri "
    "bebas nihil"
)
"""First words of slogans without a verb."""

PLANTED_EN: Final = _words(
    "bananas bamboo bulbs bushes cabbage cassava coconuts coffee corn crops flowers grass hedges maize "
    "mangroves onions potatoes rice saplings seagrass seedlings seeds shrubs trees vegetables vines yams"
)
"""What is planted, so that "plant mangroves" is a doing."""

MODIFYING_ING_EN: Final = _words(
    "hearing spending building buying closing cooking driving drinking drying farming filling fishing flying "
    "grazing growing hiding housing hunting landing launching living loading meeting milking mining mooring "
    "opening operating packing parking picking planning planting playing reading resting riding running sailing "
    "selling sewing shipping sitting sleeping spawning breeding standing starting steering storing swimming "
    "teaching training travelling turning visiting voting waiting walking washing weighing wedding working "
    "writing learning lending borrowing monitoring"
)
"""Doings that name the kind of a thing before it: "fishing grounds", "building permits"."""

THINGS_OF_DOING_EN: Final = _words(
    "aids aid area areas boat boats books board capacity card cards charge charges classes club conditions "
    "costs day days equipment error expenses facilities fee fees gear ground grounds group habits hall hours "
    "house kit land lanes law laws licence licences license licenses list lists machine machines materials "
    "methods season seasons office oil order pattern patterns permit permits pen plan plans place places plot "
    "plots point points pond ponds needs pressure problems programme quarters rates record records rights room "
    "rooms rule rules schedule site sites skill skills space spaces spot spots station stations stock stones "
    "system table time times tools underway vessel vessels ward water way zone zones"
)
"""What makes a name behind an -ing form ("fishing grounds", "building permits")."""

NOT_ONLY_ORDERS_FOR: Final = _words(
    "apply camp fish hunt pay plan queue search shop test trade train travel volunteer vote walk work budget "
    "bank boat row ship drill mine look wait land park race ride board"
)
"""Names that stay verbs before "for", "in", "from"."""

TIME_STARTS_EN: Final = _words(
    "after annually before daily during every each monthly next last once quarterly this tomorrow twice until "
    "weekly when while yearly"
)
"""What tells when, and so ends a name."""

ADJECTIVES_AFTER_ID: Final = _words(
    "hilang goreng asin baru bekas besar bocor basah bersih dangkal darurat dasar gratis kecil keliling kering "
    "kosong kotor kuno lama lanjutan lengkap liar lokal lusuh mahal massal mati milik modern muda murah panjang "
    "pendek penuh pribadi ramai rendah retak rusak sementara sepi tahunan tak terbuka tertutup tetap tinggi "
    "tradisional tua bulanan mingguan harian serentak wajib swadaya bergilir berjalan"
)
"""What follows a thing in Indonesian and no order: "pompa tua", "imunisasi gratis"."""

VERBS_FIRST_ID: Final = _words(
    "baca bantu bawa catat gali ganti jual latih masak pakai panen pesan rawat rekam sewa tanam tahan tanya "
    "tukar tulis tutup ukur uji jaga pinjam simpan"
)
"""Roots that are orders first, names second."""

SAME_PARTICIPLE_EN: Final = _words(
    "set cut shut split spread cast hurt burst bound found ground wound felt left shed"
)
"""Verbs whose participle looks the same ("set prices", "cut timber")."""

LIGHT_VERBS: Final = _words(
    "carry conduct do execute implement perform run undertake take lakukan melakukan laksanakan melaksanakan "
    "adakan mengadakan jalankan menjalankan selenggarakan terapkan menerapkan ambil"
)
"""Verbs that leave what is done to a noun."""
DUTY_NOUNS: Final = _words(
    "strategi agenda coordination empowerment improvement improvements initiative initiatives interventions "
    "management measures mandate policies policy programme programmes program programs reform reforms "
    "regulation regulations steps strategies strategy strengthening support kebijakan koordinasi "
    "langkah-langkah langkah optimalisasi pembinaan penguatan peningkatan pemberdayaan pembenahan pengelolaan "
    "pengembangan reformasi sinergi upaya upaya-upaya perbaikan penanganan"
)
"""Nouns that say a duty or a direction and no doing."""
VAGUE_PHRASES: Final = frozenset(
    [
        "deal with",
        "see to",
        "work on",
        "work towards",
        "work toward",
        "make sure",
        "make efforts",
        "make progress",
        "strive for",
        "strive to",
        "take care",
        "attend to",
        "engage with",
        "be proactive",
        "focus on",
        "pay attention",
        "look into",
        "commit to",
        "give attention",
        "move towards",
        "bring about",
        "berupaya",
        "berusaha",
        "usahakan",
        "ambil langkah",
        "beri perhatian",
        "berkomitmen",
        "fokus pada",
        "perhatikan",
        "lakukan upaya",
    ]
)
"""Beginnings that promise and do not say what."""
