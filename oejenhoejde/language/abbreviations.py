"""Danish abbreviations and the small word sets around a full stop; knows nothing of spaCy.

The sets are in lower case without the final dot. Look-up is by lower case, so ``Nr.`` and ``NR.``
are found with ``nr.``. Sources: the exceptions of ``spacy.lang.da`` (from forkortelse.dk),
Retskrivningsordbogen § 42 for the form of abbreviations, and our own reading of municipal letters,
statutes and manuals.
"""

from __future__ import annotations

from typing import Final


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Never the last word of a sentence: something must follow (``nr. 3``, ``jf. § 4``, ``hr. Holm``).
CONTINUING: Final = _set(
    """
    aarh adj adr afd afg afk afs aht alm ang anv apr att bd bet bhk bibl bilag_nr bl bl.a boul br
    brdr ca c/o cand cand.jur cand.mag cand.med cand.merc cand.polit cand.psych cand.scient
    cand.scient.pol cand.scient.san cand.scient.soc cand.soc cand.theol cand.ling.merc chr civ.ing
    civ.øk cirk cpr.nr cpr-nr cvr.nr cvr-nr d d.v.s dagl dat def dep dipl.ing dir disp distr div
    dl dok dr dr.jur dr.med dr.phil dronn ds dvs e.g eftf egl ekskl eksp ekspl endv eng enk esdh-nr
    etg evt exam excl f f.eks f.o.m f.s.v fa fa.m fakt fam fg fhv fig filol filos fk flg fm forb
    foreg foren forf fork forr forsk fr frk fsv fsva fung gdr genn gns gr grdl grl gl hdl henv
    hhv hj.hj hort hosp hr hrs hvp hæftenr i.e i.f.m i.h.t ib if ifbm iflg ifm ift iht incl indb
    indreg inf ing inh inkl insp instr isl istf ital i.st.f j.nr jap jf jfr jnr journalnr jr.nr jur
    jvf kap kgl kgs kl kons kontonr kst kt ktr kv lat lb.nr lbk lejl lgd lic litr ltr lok lov_nr
    m.a.o m.h.p m.h.t m.h.t m/sek maks matr matr.nr matr-nr max mdtl medl medlemsnr m.m.v mht mill
    modt mr mrk mrs mtr n.br nat ndf ndr nedenn nedenst nl no nr nuv næstf o obl odont oecon off
    omg omkr omr omtr opg opl opr org orig overs ovenn ovenst ovf p p.b.a p.b.v p.g.a p.gr.a p.v.a
    p.v.c pag pers pba dgl vedh øvr nærm pga pgl ph phil pnr polit polyt postnr pp pr præs prof
    prs psych pæd r rad
    rcp rdr reg reg.nr reg-nr regn repr resp rm rtg s sags-nr sagsnr sb sc scient sct sdr sekr sen_
    sign skr skt sml smp soc sp spec spl spr spm st statsaut str stud stud.jur stud.med
    stud.polit stud.scient suppl sv såk sædv s.k s.u.a t tab tbl techn tekn tel temp theol
    tidl tilf tilh tilsv tj tjg tlf tr ty u uds ugtl undt v v.h.a v/ vs vejl vedk vedl vedr
    vha vic vol vsa vær zool ø.lgd øvr årl åbningst æ
    afs.nr art.nr bek bek.nr bkg bygn cirk.nr cpr.nr dok.nr el.lign_ fakt.nr gbr gnr jour.nr kap.nr
    kundenr lovbek lovbek.nr lovf lovf.nr løbenr ref.nr registreringsnr rum.nr s.nr telefonnr telf
    mobilnr tlf.nr tlfnr varenr vedtgt ejerl ejd ejd.nr ejendomsnr bfe-nr p-nr se-nr ean-nr giro.nr
    fak.nr folketingstid folket.tid ft just.min min.tid skr.nr sst ufr
    a.h.t a.s.a.p adm ansv bekg betænkn cf efterf erstatn f.s.v.a følg gnsn halvårl hverd i.f.t ifht
    inst konst mdl mhp mundtl mvh n.b pågl særl t.kr u.b udd viz u.f.r ssp mobil.nr telt
    """
)

#: May end a sentence: it does when the next word looks like a sentence start.
FINAL: Final = _set(
    """
    a.d a.s a/s apr_ aps a.m aug b.c b.l bto cl cm dec dkr d.d d.m d.s d.s.s d.y d.å d.æ dm dz db
    e.b e.kr e.l e.lign e.o e.v.t el.l el.lign etc f.kr f.m f.n f.o f.t f.v.t f.å feb febr ff
    fl fl.a fmd forts ha h.c h.m hf i.a i.o inc i.v istedf jan jr kbh kg kld kld.m km km/t kr
    kvm kvt l l.c lign loc.cit ltd m m.fl m.m m.v m.v.h mdr md mfl mg mia mik mikr mio ml mm mv
    n.f n.n nov nto o.a o.fl o.h o.l o.lign o.m.a o.m o.s.fr o.s.v obs okt op.cit osv p.a p.c p.m
    p.n p.p p.p.s p.s p.t pct ph.d ppm prc pt ptr q.e.d s.d s.f s.m.b.a s.u s.å sek sen sept skv
    sub t.h t.o t.o.m t.v th tkr tsd tsk spsk u.st u.å ult usw v.f v.s vb vsg årg årh årt årtus
    d.e tilm ex lb g hk kp kw kwh mw kal kcal stk pkt led anf kgl.res kap.f timers_ ugtl_ udg bl.m
    sp.m tdr
    """
)

#: Also ordinary words (``din``/``min.``, ``man``/``man.``): an abbreviation only when what follows
#: on the line is no sentence start.
AMBIGUOUS: Final = _set(
    """
    ad anm ank anl arb arr art beg begr beh bev bib bidr bill bind borgm do eks em eur fag fær
    fol fre gen gross hum id ill in inj it iv jul jun kem komm korr kom lab lin litt lør mag man
    mar min mul mus nb on ons on_ pass pens pk pos priv prod pron red ref rel rep rest ret russ sa
    sal samt sd sem self sep sing sj slutn subj subst sup søn tirs till tor tors tv type vind
    lovg rum rep afb stat
    """
)

ABBREVIATIONS: Final = frozenset(
    word for word in CONTINUING | FINAL | AMBIGUOUS if not word.endswith(("_", "/"))
)

#: First parts of dotted titles of education: ``cand.techn.al.``, ``stud.comm.``
DEGREES: Final = _set("cand stud dr lic exam civ dipl mag prof")

#: The names of the months, in order.
MONTH_NAMES: Final = tuple(
    "januar februar marts april maj juni juli august september oktober november december".split()
)

MONTHS: Final = frozenset(MONTH_NAMES) | _set(
    "jan feb febr mar apr jun jul aug sep sept okt nov dec"
)

#: Capitalised words that follow an ordinal without a sentence end between.
AFTER_ORDINAL: Final = MONTHS | _set(
    "verdenskrig division viceborgmester g real søndag påskedag pinsedag juledag kl kgl sal"
)

#: Words before a bare letter that is a label: ``bilag B.``, ``litra e.``
LETTER_LABELS: Final = _set(
    """
    afsnit bilag blok bogstav bygning fløj gruppe hepatitis kategori klasse litra lokale model
    niveau opgang opgave plan punkt række skema sektion spor trappe trin type udgang variant
    vitamin zone § stk stk. pkt. punktum
    """
)

#: Words before a number that is a label: ``kapitel 3.``; with the label first,
#: ``Kapitel 3. Formål``
#: is a heading.
NUMBER_LABELS: Final = _set(
    """
    § §§ ad afs afsnit art. artikel bilag blok boks del felt figur fig. kap. kapitel klage lokale
    niveau nr. opgang opgave pkt. punkt rubrik s. side skema spørgsmål stk. tabel tema trin trappe
    uge vejledning zone
    """
)

#: Towns whose name is followed by a letter for the postal district.
DISTRICT_TOWNS: Final = _set(
    "københavn kbh kbh. kjøbenhavn odense aarhus århus aalborg ålborg frederiksberg esbjerg"
    " randers viby horsens hjørring risskov brabrand vejle kolding"
)

#: Function words that, capitalised after a dot, are a sentence start and no name.
STARTERS: Final = _set(
    """
    af alle alt altså at bemærk bestemmelsen bortset begge da de den denne der deraf derefter derfor
    derimod dermed derudover desuden desværre det dette dine din dit disse dog dem du efter ellers
    en
    endelig endvidere er et ethvert enhver for fordi formålet forud fra fristen først før gebyret
    han har hendes herefter herfra hermed herom hertil herudover herved hun hvad hvem hver hverken
    hvilken hvilket hvis hvor hvordan hvorefter hvorfor hvornår i idet ifølge igen ikke imidlertid
    imod ingen inden indtil ja jeg jeres kan klagen kommunen loven man med mellem men mens min mod
    må måske naturligvis nej nogle når og også om ovenstående på reglen reglerne samtidig se selv
    selvom sagen siden skal skulle snart som stadig står sådan således såfremt tidligere til trods
    uanset under ud uden ved vedlagt venligst vi vil vores vær ville da
    """
)

CURRENCIES: Final = _set("DKK EUR USD SEK NOK GBP CHF")
