"""Verbs of trades and households, field by field: what one does with boats, beds, seedlings, papers and pots.

`verb_lists` takes them in. A trade has verbs that everyday lists lack ("moor", "graft", "tera", "kepang").
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ONLY_VERBS_EN: Final = _words(
    "moor berth beach careen caulk unmoor untangle unhook unlash lower refloat disembark embark navigate sail "
    "paddle scuttle demolish excavate grout insulate plumb rewire solder sandblast resurface repave refurbish "
    "replaster reroof scaffold underpin weatherproof waterproof winch wedge barricade cordon backfill bulldoze "
    "decommission recommission deploy dismount unbolt unclamp unscrew unseal unstack unwind fertilize compost "
    "disbud weed transplant pollinate germinate sprout graft hoe reap winnow thresh husk hull coppice reforest "
    "afforest deworm vaccinate inoculate muck fatten slaughter pluck brood incubate domesticate herd corral "
    "tether unyoke yoke shoe dehorn overwinter desalinate replant de-weed administer anaesthetise bathe bandage "
    "catheterise comfort defibrillate disinfect sterilise sterilize hydrate inject intubate medicate nebulise "
    "palpate quarantine rehydrate resuscitate sedate splint suture swab swaddle wean auscultate massage clothe "
    "dose detoxify rehabilitate counsel convalesce immunize annotate countersign disburse encrypt enumerate "
    "notarise invoice itemize laminate photocopy rescind reclassify recalculate remit repossess refinance "
    "reinvest requisition shelve shred staple tabulate underwrite waive codify backdate anonymise anonymize "
    "digitise digitize transcribe index paginate earmark ringfence overwrite back-up reinstall debug decode "
    "encode download upload tweet mute unmute acclaim accost admonish apprise beseech befriend chaperone "
    "chastise cajole caution coax commiserate concur confess console decry dignify disagree disarm dissent "
    "divulge empathize entreat enlighten entrust enthuse exhort forewarn greet hearten implore infuriate "
    "interrogate introduce involve mobilize nag nudge outvote overrule pacify persuade placate plead pester "
    "reassure rebuke recap reconvene reprimand reproach salute socialise sympathize thank uplift woo wheedle "
    "babysit breastfeed co-opt co-sign cofund co-write cosign baste blanch brew chill cobble crochet darn "
    "deglaze dice ferment fillet garnish gut hem infuse ladle launder marinate mince overcook pickle poach "
    "preheat puree saute simmer sprinkle steep stew unpick upcycle wring weave whisk haggle outbid resell "
    "restitch retail overcharge undercharge repackage halve triple ascertain assay average benchmark bisect "
    "categorise categorize characterise cross-check crosscheck deduce delimit demarcate disentangle distil "
    "double-check enquire envisage estimate evaluate extrapolate fathom fine-tune gauge hypothesize intuit "
    "itemise juxtapose pinpoint ponder pre-test prioritise quantify randomise rethink recheck reconfigure "
    "reappraise reassess reconsider reexamine re-examine rearrange reassign reallocate reckon recollect "
    "scrutinize synthesize systematise triangulate unravel subdivide standardise standardize airdrop barter "
    "evict expedite impound jettison lug offload oust overload overtake patrol perpetuate quell rappel "
    "reconnoitre reoccupy replenish safekeep shepherd shove siphon sluice smuggle stow stymie stave swipe "
    "tether topple trudge unblock unearth uproot unstick ward withhold wrest be become remain stay abide adhere "
    "alleviate ameliorate appease avert bequeath bestow cease cling confiscate curate deter devolve dilute "
    "disband disseminate dredge eradicate evade extinguish fend forage forgo fumigate harmonise hasten ignite "
    "impede inflate inhabit intercept irk lighten loosen memorise mediate nurture ossify pamper pare partake "
    "perpetrate pertain pervade pillage placard predate prise promulgate prop ratify readjust reap recede "
    "reconvene refute reimburse relinquish remedy renegotiate repatriate replicate repudiate reroute "
    "resuscitate reunify revamp revere rummage scour scrawl sever spruce squander stifle strew subside subsume "
    "succumb suppress surpass surmount swerve tamper tarnish taunt toil torment transcribe transmit traverse "
    "unfurl unhitch untangle upend usurp vie vouch waft wean whittle wield wither require oblige refactor "
    "reboot redeploy rollback automate liaise outsource"
)
"""Verbs that are hardly ever anything else."""

VERB_NOUNS_TOO_EN: Final = _words(
    "couple heat halve quarter bed brew bundle cast chart comb compost cook dose drain ferry fillet graft heap "
    "herd hoe index invoice massage mince moor mop pluck plug prune rake sack scrub shovel sieve soak splice "
    "splint sponge stew stitch stow suture swab tether roster referee umpire catalogue tow tune weed winch wrap"
)
"""Verbs that are names of things as often: what follows them tells."""

ROOTS_ID: Final = _words(
    "cat tambat labuh labuhkan tambatkan dempul dayung kayuh kemudikan layarkan sauh sandar selami rapatkan "
    "plester aspal keruk urug uruk gerinda amplas gergaji pahat paku palu las patri cor congkel ganjal dongkrak "
    "derek tarik bentangkan hamparkan tegakkan tancap timpa topang sangga kokohkan kuatkan sumpah kapur intai "
    "tanggap airi aliri danai sertai temani imbangi minyaki setem stem bumbui bajak cangkul garu semai sulam "
    "siangi pupuki pangkasi okulasi stek kawinkan gembalakan giring perah cukur gemukkan tetas tetaskan tebar "
    "tebari panen petik tuai bijikan kupas tugal tumbuk giling jemur angin-anginkan sosoh ayak tampi kompos "
    "komposkan cacah cincang kebiri kandangkan hijaukan reboisasi tebangi obati racun suntik infus perban bidai "
    "balur kompres pijat urut gendong timang susui suapi mandikan bedong cebok seka bersihkan sterilkan "
    "rebahkan baringkan dudukkan papah pangku tensi tensikan timbang rujuk rawat jahit bius imunisasikan sunat "
    "sunati khitan khitani vaksin skrining kenyangkan hangati dekap stempel cap bubuhkan paraf teken jilid "
    "fotokopi arsip arsipkan salin ketik pindai indeks beri bubuhi sortir lampirkan legalisasi notariskan "
    "cairkan setor setorkan tabungkan cicil angsur lunaskan audit rekapitulasi hitungkan bukukan catatkan "
    "lelang tera kalibrasikan segel gembok rapikan pel sapu kepel kosongi isi isikan tempeli lapisi bingkai "
    "gantung gantungkan unggah unduh cadangkan sandikan nomori numerasi labeli tandai warnai lingkari coret "
    "garisbawahi ajak sapa tegur bujuk rayu hibur lipur damaikan lerai tenteramkan redakan rangkul jamu suguhi "
    "undang panggil kumpul kumpulkan himpun ajarkan ceritakan kisahkan dongengkan bisikkan teriakkan umumkan "
    "kabari kabarkan beritahu beritahukan bacakan lafalkan nyanyikan lagukan pentaskan tarikan lakonkan tanyai "
    "wawancara interviu mintai pamiti doakan azani khotbahi nikahkan jodohkan lamar tengok tengoki jenguk besuk "
    "sambangi layat rembuk rembuki rembugkan musyawarahkan mufakati sepakati dengarkan simak catat cermati "
    "patuhi hormati rebus kukus goreng panggang bakar sangrai tumis ungkep peras parut ulek uleg giling aduk "
    "adon kocok saring seduh tiriskan dinginkan asinkan asapi fermentasi fermentasikan keringkan bungkus kemas "
    "kepak bungkusi jahit jahitkan tenun anyam rajut sulam bordir celup wantek batik cuci bilas jemur setrika "
    "lipat gulung tawar jajakan asongkan pasarkan kulak kulakan grosir ecer eceri ecerkan barter barterkan "
    "tukarkan timbangi bungkuskan amati tilik tengok intip awasi pantau jajaki rintis gagas rancang reka "
    "rekayasa kira taksir taksirkan terka duga hitung ukur jajal coba uji cicip cicipi raba timbang bandingkan "
    "petakan pilah pilih gilir gilirkan gilirgantikan jatah jatahi bagi kelompokkan pasangkan jodohkan "
    "sandingkan urut urutkan susun tata atur jadwalkan tandai kawal jaga rondai rondakan kepang pilin ikat "
    "simpulkan lilit jalin rangkai rentang rentangkan angkut angkuti pikul panggul jinjing usung gotong boyong "
    "antar antarkan jemput kirim kirimkan titip lepas lepaskan usir halau cegat hadang tutup buka kunci sekat "
    "sekati pagari bentengi lindungi tudungi payungi selimuti alasi timbun gali kubur kuburkan bakar buang "
    "buangi musnahkan padamkan redam bendung tampung alirkan kuras kurasi sedot pompa siram semprot semprotkan "
    "tuang tuangi ciduk gayung timba sauk jala jaring pancing pancingi tangkap lepasliarkan cor sumbat tambal "
    "sambung sambungkan colokkan nyalakan matikan hidupkan setel putar engkol genjot pacu rem lestarikan beri "
    "bekali sangui santuni zakati sedekahkan infakkan wakafkan hibahkan sumbang sumbangi donasikan rilis tes "
    "update review upload download input deploy debug scan share backup install edit print posting publish "
    "reset blokir transfer konversi otomatiskan iterasi refaktor follow benahi betulkan rekomendasi verifikasi "
    "tracking plot survei surveikan demokan presentasi presentasikan"
)
"""Bare orders of trades and households."""

ROOT_NOUNS_ID: Final = _words(
    "cat aspal paku palu las cor derek infus bidai stempel cap arsip indeks audit lelang segel gembok bingkai "
    "batik grosir barter jatah pagar jaring jala pompa gayung timba sauh plester racun kompos vaksin skrining "
    "tensi cadang bordir sulam tenun anyam dayung bajak cangkul garu gergaji pahat amplas dempul bius sapu pel "
    "ecer tawar kompres perban rem wawancara paraf rujuk fermentasi legalisasi reboisasi okulasi imunisasi "
    "inventarisasi identifikasi verifikasi evaluasi observasi simulasi seleksi fotokopi sumpah kapur upah makan "
    "minum giling kumpul rembuk sandar tambat labuh rekayasa sunat khitan rilis tes update review input "
    "transfer konversi iterasi survei presentasi rekomendasi backup print"
)
"""Of those, what names a thing or an event as often: what follows tells."""
