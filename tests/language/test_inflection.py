"""Paradigms of words of every class, written from Retskrivningsordbogen and not from the code."""

from __future__ import annotations

import pytest

from oejenhoejde.language.inflection import Inflector

#: Gender; definite singular; plural; definite plural (`-`: does not exist).
NOUNS = """
ansøgning: Com; ansøgningen; ansøgninger; ansøgningerne
afgørelse: Com; afgørelsen; afgørelser; afgørelserne
mulighed: Com; muligheden; muligheder; mulighederne
kommune: Com; kommunen; kommuner; kommunerne
frist: Com; fristen; frister; fristerne
klage: Com; klagen; klager; klagerne
borger: Com; borgeren; borgere; borgerne
sagsbehandler: Com; sagsbehandleren; sagsbehandlere; sagsbehandlerne
minister: Com; ministeren; ministre; ministrene
regel: Com; reglen; regler; reglerne
forskel: Com; forskellen; forskelle; forskellene
model: Com; modellen; modeller; modellerne
advarsel: Com; advarslen; advarsler; advarslerne
lov: Com; loven; love; lovene
grund: Com; grunden; grunde; grundene
genstand: Com; genstanden; genstande; genstandene
sygdom: Com; sygdommen; sygdomme; sygdommene
ejendom: Com; ejendommen; ejendomme; ejendommene
fejl: Com; fejlen; fejl; fejlene
mand: Com; manden; mænd; mændene
nat: Com; natten; nætter; nætterne
bog: Com; bogen; bøger; bøgerne
hånd: Com; hånden; hænder; hænderne
kraft: Com; kraften; kræfter; kræfterne
datter: Com; datteren; døtre; døtrene
hovedstad: Com; hovedstaden; hovedstæder; hovedstæderne
risiko: Com; risikoen; risici; risiciene
kollega: Com; kollegaen; kolleger; kollegerne
kontrol: Com; kontrollen; kontroller; kontrollerne
rabat: Com; rabatten; rabatter; rabatterne
hjælp: Com; hjælpen; -; -
sms: Com; sms'en; sms'er; sms'erne
penge: Com; -; penge; pengene
brev: Neut; brevet; breve; brevene
skema: Neut; skemaet; skemaer; skemaerne
møde: Neut; mødet; møder; møderne
tiltag: Neut; tiltaget; tiltag; tiltagene
tilskud: Neut; tilskuddet; tilskud; tilskuddene
forslag: Neut; forslaget; forslag; forslagene
beløb: Neut; beløbet; beløb; beløbene
anlæg: Neut; anlægget; anlæg; anlæggene
år: Neut; året; år; årene
barn: Neut; barnet; børn; børnene
menneske: Neut; mennesket; mennesker; menneskene
øje: Neut; øjet; øjne; øjnene
middel: Neut; midlet; midler; midlerne
kapitel: Neut; kapitlet; kapitler; kapitlerne
register: Neut; registeret; registre; registrene
center: Neut; centeret; centre; centrene
ministerium: Neut; ministeriet; ministerier; ministerierne
museum: Neut; museet; museer; museerne
kursus: Neut; kurset; kurser; kurserne
problem: Neut; problemet; problemer; problemerne
program: Neut; programmet; programmer; programmerne
budget: Neut; budgettet; budgetter; budgetterne
selskab: Neut; selskabet; selskaber; selskaberne
bibliotek: Neut; biblioteket; biblioteker; bibliotekerne
dokument: Neut; dokumentet; dokumenter; dokumenterne
anliggende: Neut; anliggendet; anliggender; anliggenderne
indhold: Neut; indholdet; -; -
foranstaltning: Com; foranstaltningen; foranstaltninger; foranstaltningerne
boligstøttesag: Com; boligstøttesagen; boligstøttesager; boligstøttesagerne
hjælpemiddel: Neut; hjælpemidlet; hjælpemidler; hjælpemidlerne
plejebarn: Neut; plejebarnet; plejebørn; plejebørnene
udviklingsplan: Com; udviklingsplanen; udviklingsplaner; udviklingsplanerne
genoptagelse: Com; genoptagelsen; genoptagelser; genoptagelserne
"""

#: Imperative; present; past; participle; participle before a plural; present participle.
VERBS = """
sende: send; sender; sendte; sendt; sendte; sendende
købe: køb; køber; købte; købt; købte; købende
behandle: behandl; behandler; behandlede; behandlet; behandlede; behandlende
ændre: ændr; ændrer; ændrede; ændret; ændrede; ændrende
rette: ret; retter; rettede; rettet; rettede; rettende
vurdere: vurder; vurderer; vurderede; vurderet; vurderede; vurderende
berigtige: berigtig; berigtiger; berigtigede; berigtiget; berigtigede; berigtigende
undersøge: undersøg; undersøger; undersøgte; undersøgt; undersøgte; undersøgende
udfylde: udfyld; udfylder; udfyldte; udfyldt; udfyldte; udfyldende
oplyse: oplys; oplyser; oplyste; oplyst; oplyste; oplysende
bestemme: bestem; bestemmer; bestemte; bestemt; bestemte; bestemmende
begynde: begynd; begynder; begyndte; begyndt; begyndte; begyndende
give: giv; giver; gav; givet; givne; givende
tage: tag; tager; tog; taget; tagne; tagende
træffe: træf; træffer; traf; truffet; trufne; træffende
skrive: skriv; skriver; skrev; skrevet; skrevne; skrivende
finde: find; finder; fandt; fundet; fundne; findende
bryde: bryd; bryder; brød; brudt; brudte; brydende
tilbyde: tilbyd; tilbyder; tilbød; tilbudt; tilbudte; tilbydende
drage: drag; drager; drog; draget; dragne; dragende
falde: fald; falder; faldt; faldet; faldne; faldende
holde: hold; holder; holdt; holdt; holdte; holdende
hjælpe: hjælp; hjælper; hjalp; hjulpet; hjulpne; hjælpende
komme: kom; kommer; kom; kommet; komne; kommende
trække: træk; trækker; trak; trukket; trukne; trækkende
tvinge: tving; tvinger; tvang; tvunget; tvungne; tvingende
bringe: bring; bringer; bragte; bragt; bragte; bringende
lægge: læg; lægger; lagde; lagt; lagte; læggende
sætte: sæt; sætter; satte; sat; satte; sættende
iværksætte: iværksæt; iværksætter; iværksatte; iværksat; iværksatte; iværksættende
vælge: vælg; vælger; valgte; valgt; valgte; vælgende
sælge: sælg; sælger; solgte; solgt; solgte; sælgende
gøre: gør; gør; gjorde; gjort; gjorte; gørende
lovliggøre: lovliggør; lovliggør; lovliggjorde; lovliggjort; lovliggjorte; lovliggørende
sige: sig; siger; sagde; sagt; sagte; sigende
se: se; ser; så; set; sete; seende
forudse: forudse; forudser; forudså; forudset; forudsete; forudseende
gå: gå; går; gik; gået; gåede; gående
foreslå: foreslå; foreslår; foreslog; foreslået; foreslåede; foreslående
bo: bo; bor; boede; boet; boede; boende
have: hav; har; havde; haft; -; havende
være: vær; er; var; været; -; værende
blive: bliv; bliver; blev; blevet; -; blivende
kunne: -; kan; kunne; kunnet; -; -
skulle: -; skal; skulle; skullet; -; -
findes: -; findes; fandtes; fandtes; -; -
lykkes: -; lykkes; lykkedes; lykkedes; -; -
modtage: modtag; modtager; modtog; modtaget; modtagne; modtagende
foretage: foretag; foretager; foretog; foretaget; foretagne; foretagende
vedlægge: vedlæg; vedlægger; vedlagde; vedlagt; vedlagte; vedlæggende
indgive: indgiv; indgiver; indgav; indgivet; indgivne; indgivende
genoptage: genoptag; genoptager; genoptog; genoptaget; genoptagne; genoptagende
overskride: overskrid; overskrider; overskred; overskredet; overskredne; overskridende
overvære: overvær; overværer; overværede; overværet; overværede; overværende
udvide: udvid; udvider; udvidede; udvidet; udvidede; udvidende
rådgive: rådgiv; rådgiver; rådgav; rådgivet; rådgivne; rådgivende
"""

#: Neuter; plural and definite; comparative; superlative.
ADJECTIVES = """
relevant: relevant; relevante; -; -
kommunal: kommunalt; kommunale; -; -
nødvendig: nødvendigt; nødvendige; -; -
tydelig: tydeligt; tydelige; tydeligere; tydeligst
langsom: langsomt; langsomme; langsommere; langsomst
god: godt; gode; bedre; bedst
gammel: gammelt; gamle; ældre; ældst
ny: nyt; nye; nyere; nyest
fri: frit; frie; friere; friest
nem: nemt; nemme; nemmere; nemmest
let: let; lette; lettere; lettest
kort: kort; korte; kortere; kortest
sikker: sikkert; sikre; sikrere; sikrest
enkel: enkelt; enkle; enklere; enklest
åben: åbent; åbne; åbnere; -
egen: eget; egne; -; -
økonomisk: økonomisk; økonomiske; -; -
dansk: dansk; danske; -; -
gratis: gratis; gratis; -; -
fælles: fælles; fælles; -; -
privat: privat; private; -; -
aktuel: aktuelt; aktuelle; -; -
fleksibel: fleksibelt; fleksible; -; -
effektiv: effektivt; effektive; -; -
hjemløs: hjemløst; hjemløse; -; -
afgørende: afgørende; afgørende; -; -
behandlet: behandlet; behandlede; -; -
ansat: ansat; ansatte; -; -
skrevet: skrevet; skrevne; -; -
blå: blåt; blå; -; -
stor: stort; store; større; størst
lille: lille; små; mindre; mindst
uafhængig: uafhængigt; uafhængige; -; -
komplet: komplet; komplette; -; -
struktureret: struktureret; strukturerede; -; -
forudsigelig: forudsigeligt; forudsigelige; forudsigeligere; forudsigeligst
lovpligtig: lovpligtigt; lovpligtige; lovpligtigere; lovpligtigst
"""


def table(text: str) -> list[tuple[str, list[str]]]:
    lines = [line.split(": ") for line in text.strip().splitlines()]
    return [(lemma, cells.split("; ")) for lemma, cells in lines]


@pytest.fixture(scope="module")
def inflector() -> Inflector:
    return Inflector.load()


def shown(form: str | None) -> str:
    return form or "-"


@pytest.mark.parametrize(("lemma", "cells"), table(NOUNS), ids=lambda value: str(value)[:20])
def test_noun(inflector: Inflector, lemma: str, cells: list[str]) -> None:
    noun = inflector.noun(lemma)
    assert [noun.gender, *map(shown, (noun.def_sing, noun.plur, noun.def_plur))] == cells
    assert inflector.is_certain(lemma, "NOUN")


@pytest.mark.parametrize(("lemma", "cells"), table(VERBS), ids=lambda value: str(value)[:20])
def test_verb(inflector: Inflector, lemma: str, cells: list[str]) -> None:
    verb = inflector.verb(lemma)
    forms = (
        verb.imperative, verb.present, verb.past, verb.participle, verb.participle_plural,
        verb.present_participle,
    )  # fmt: skip
    assert list(map(shown, forms)) == cells
    assert inflector.is_certain(lemma, "VERB")


@pytest.mark.parametrize(("lemma", "cells"), table(ADJECTIVES), ids=lambda value: str(value)[:20])
def test_adjective(inflector: Inflector, lemma: str, cells: list[str]) -> None:
    adjective = inflector.adjective(lemma)
    forms = (adjective.neuter, adjective.plural, adjective.comparative, adjective.superlative)
    assert list(map(shown, forms)) == cells
    assert inflector.is_certain(lemma, "ADJ")


@pytest.mark.parametrize(
    ("lemma", "upos", "feats", "form"),
    [
        ("sende", "VERB", "VerbForm=Inf|Voice=Pass", "sendes"),
        ("sende", "VERB", "Tense=Past|Voice=Pass", "sendtes"),
        ("behandle", "VERB", "Tense=Pres|Voice=Pass", "behandles"),
        ("få", "VERB", "Tense=Pres|Voice=Pass", "fås"),
        ("kunne", "AUX", "Tense=Pres", "kan"),
        ("kunne", "VERB", "VerbForm=Inf|Voice=Pass", None),
        ("lykkes", "VERB", "Tense=Past", "lykkedes"),
        ("sende", "VERB", "Mood=Imp", "send"),
        ("skrive", "VERB", "VerbForm=Part|Tense=Past|Number=Plur", "skrevne"),
        ("skrive", "VERB", "VerbForm=Part|Tense=Past|Definite=Def|Number=Sing", "skrevne"),
        ("gælde", "VERB", "VerbForm=Part|Tense=Pres", "gældende"),
        ("hus", "NOUN", "Case=Gen|Number=Sing", "hus'"),
        ("kursus", "NOUN", "Case=Gen|Number=Sing|Definite=Def", "kursets"),
        ("borger", "NOUN", "Case=Gen|Number=Plur|Definite=Def", "borgernes"),
        ("penge", "NOUN", "Number=Sing", None),
        ("hjælp", "NOUN", "Number=Plur", None),
        ("hurtig", "ADJ", "Degree=Pos", "hurtigt"),
        ("lille", "ADJ", "Degree=Pos|Definite=Def|Number=Sing", "lille"),
        ("stor", "ADJ", "Degree=Sup|Definite=Def", "største"),
        ("derfor", "ADV", "Degree=Pos", "derfor"),
    ],
)
def test_form_by_features(
    inflector: Inflector, lemma: str, upos: str, feats: str, form: str | None
) -> None:
    features = dict(pair.split("=") for pair in feats.split("|"))
    assert inflector.inflect(lemma, upos, features) == form


@pytest.mark.parametrize("word", ["snrf", "blurpe", "kviklubi"])
def test_unknown_words_are_not_certain(inflector: Inflector, word: str) -> None:
    assert not inflector.is_certain(word, "NOUN")
    assert inflector.noun(word).def_sing is not None


def test_chance_endings_are_not_taken_for_last_parts(inflector: Inflector) -> None:
    assert inflector.noun("justering").plur == "justeringer"
    assert inflector.noun("ledsager").plur == "ledsagere"
    assert inflector.adjective("ordinær").comparative is None
    assert inflector.verb("forvisse").past == "forvissede"


def test_capitals_of_a_first_part_are_kept(inflector: Inflector) -> None:
    assert inflector.noun("BPA-ordning").def_sing == "BPA-ordningen"
