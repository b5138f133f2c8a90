"""Writes sentences of the kind that citizens get and newspapers lack, with their analysis.

Imperatives, passives after modals, deponents, genitives that look like passives. Every template
is our own; words are drawn from small lists so that no single sentence is learned by heart.
A row of a template is ``form lemma UPOS features head relation`` (head counts from 1, 0 = root);
``$name`` draws a word, with its forms after a dot.
"""

from __future__ import annotations

# ruff: noqa: E501 (a template is a line)
import itertools
import random
from collections.abc import Iterator

from training.convert import Sentence, Token

_FEATS = {
    "-": "_",
    "imp": "Mood=Imp",
    "pres": "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Act",
    "past": "Mood=Ind|Tense=Past|VerbForm=Fin|Voice=Act",
    "presp": "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Pass",
    "pastp": "Mood=Ind|Tense=Past|VerbForm=Fin|Voice=Pass",
    "inf": "VerbForm=Inf|Voice=Act",
    "infp": "VerbForm=Inf|Voice=Pass",
    "part": "Definite=Ind|Number=Sing|Tense=Past|VerbForm=Part",
    "cd": "Definite=Def|Gender=Com|Number=Sing",
    "nd": "Definite=Def|Gender=Neut|Number=Sing",
    "ci": "Definite=Ind|Gender=Com|Number=Sing",
    "ni": "Definite=Ind|Gender=Neut|Number=Sing",
    "cpi": "Definite=Ind|Gender=Com|Number=Plur",
    "npi": "Definite=Ind|Gender=Neut|Number=Plur",
    "cpd": "Definite=Def|Gender=Com|Number=Plur",
    "npd": "Definite=Def|Gender=Neut|Number=Plur",
    "cdg": "Case=Gen|Definite=Def|Gender=Com|Number=Sing",
    "cpig": "Case=Gen|Definite=Ind|Gender=Com|Number=Plur",
    "prep": "AdpType=Prep",
    "you": "Case=Nom|Gender=Com|Number=Sing|Person=2|PronType=Prs",
    "we": "Case=Nom|Gender=Com|Number=Plur|Person=1|PronType=Prs",
    "us": "Case=Acc|Gender=Com|Number=Plur|Person=1|PronType=Prs",
    "it": "Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs",
    "they": "Case=Nom|Number=Plur|Person=3|PronType=Prs",
    "your": "Gender=Com|Number=Sing|Number[psor]=Sing|Person=2|Poss=Yes|PronType=Prs",
    "yourn": "Gender=Neut|Number=Sing|Number[psor]=Sing|Person=2|Poss=Yes|PronType=Prs",
    "card": "NumType=Card",
    "mark": "PartType=Inf",
}

#: lemma: imperative, present, infinitive, s-form, past s-form, participle. Transitive verbs.
_VERBS = """
sende send sender sende sendes sendtes sendt
udfylde udfyld udfylder udfylde udfyldes udfyldtes udfyldt
behandle behandl behandler behandle behandles behandledes behandlet
betale betal betaler betale betales betaltes betalt
vurdere vurder vurderer vurdere vurderes vurderedes vurderet
undersøge undersøg undersøger undersøge undersøges undersøgtes undersøgt
aflevere aflever afleverer aflevere afleveres afleveredes afleveret
godkende godkend godkender godkende godkendes godkendtes godkendt
vedlægge vedlæg vedlægger vedlægge vedlægges vedlagdes vedlagt
oplyse oplys oplyser oplyse oplyses oplystes oplyst
kontrollere kontroller kontrollerer kontrollere kontrolleres kontrolleredes kontrolleret
udbetale udbetal udbetaler udbetale udbetales udbetaltes udbetalt
indsende indsend indsender indsende indsendes indsendtes indsendt
gemme gem gemmer gemme gemmes gemtes gemt
slette slet sletter slette slettes slettedes slettet
hente hent henter hente hentes hentedes hentet
bestille bestil bestiller bestille bestilles bestiltes bestilt
rette ret retter rette rettes rettedes rettet
skrive skriv skriver skrive skrives skreves skrevet
læse læs læser læse læses læstes læst
bruge brug bruger bruge bruges brugtes brugt
vælge vælg vælger vælge vælges valgtes valgt
ændre ændr ændrer ændre ændres ændredes ændret
følge følg følger følge følges fulgtes fulgt
støtte støt støtter støtte støttes støttedes støttet
rejse rejs rejser rejse rejses rejstes rejst
afvise afvis afviser afvise afvises afvistes afvist
træffe træf træffer træffe træffes - truffet
meddele meddel meddeler meddele meddeles meddeltes meddelt
indhente indhent indhenter indhente indhentes indhentedes indhentet
"""
_NOUNS = """
skemaet skema nd
ansøgningen ansøgning cd
sagen sag cd
blanketten blanket cd
kvitteringen kvittering cd
beløbet beløb nd
oplysningerne oplysning cpd
papirerne papir npd
dokumentationen dokumentation cd
afgørelsen afgørelse cd
klagen klage cd
regningen regning cd
brevet brev nd
fristen frist cd
tilladelsen tilladelse cd
affaldet affald nd
støtten støtte cd
planen plan cd
vinduerne vindue npd
reglerne regel cpd
"""
_AGENTS = """
kommunen kommune cd
styrelsen styrelse cd
sagsbehandleren sagsbehandler cd
lægen læge cd
regionen region cd
udvalget udvalg nd
skolen skole cd
nævnet nævn nd
"""
_MODALS = "skal skulle,kan kunne,bør burde,må måtte,vil ville"

_TEMPLATES = """
$v.imp VERB imp 0 root | $n.d NOUN $ 1 obj | , , PUNCT - 5 punct | og og CCONJ - 5 cc | $w.imp VERB imp 1 conj | den den PRON x 5 obj | til til ADP prep 8 case | os vi PRON us 5 obl | . . PUNCT - 1 punct
$v.imp VERB imp 0 root | $n.d NOUN $ 1 obj | senest senest ADV sup 5 advmod | den den DET dem 5 det | $day NUM-ADJ ord 1 obl | $month NOUN ci 5 nmod | . . PUNCT - 1 punct
Husk huske VERB imp 0 root | at at PART mark 3 mark | $v.inf VERB inf 1 ccomp | $n.d NOUN $ 3 obj | . . PUNCT - 1 punct
$v.imp VERB imp 0 root | $n.d NOUN $ 1 obj | på på ADP prep 4 case | borger.dk borger.dk PROPN - 1 obl | . . PUNCT - 1 punct
$n.d NOUN $ 3 nsubj | $m AUX pres 3 aux | $v.s VERB infp 0 root | inden inden ADP prep 6 case | $num NUM card 6 nummod | uger uge NOUN cpi 3 obl | . . PUNCT - 3 punct
$n.d NOUN $ 2 nsubj | $v.s VERB presp 0 root | af af ADP prep 4 case | $a.d NOUN $ 2 obl | . . PUNCT - 2 punct
$n.d NOUN $ 3 nsubj | bliver blive AUX pres 3 aux | $v.part VERB part 0 root | af af ADP prep 5 case | $a.d NOUN $ 3 obl | i i ADP prep 7 case | $month NOUN ci 3 obl | . . PUNCT - 3 punct
$n.d NOUN $ 3 nsubj | blev blive AUX past 3 aux | $v.part VERB part 0 root | i i ADP prep 5 case | $month NOUN ci 3 obl | . . PUNCT - 3 punct
$n.d NOUN $ 4 nsubj | vil ville AUX pres 4 aux | blive blive AUX inf 4 aux | $v.part VERB part 0 root | af af ADP prep 6 case | $a.d NOUN $ 4 obl | . . PUNCT - 4 punct
$n.d NOUN $ 4 nsubj | er være AUX pres 4 aux | blevet blive AUX part 4 aux | $v.part VERB part 0 root | . . PUNCT - 4 punct
$a.dg NOUN $g 2 nmod:poss | $n.i NOUN $i 4 nsubj | $m AUX pres 4 aux | $v.s VERB infp 0 root | . . PUNCT - 4 punct
Der der PRON - 3 expl | $m AUX pres 3 aux | $v.s VERB infp 0 root | om om ADP prep 6 case | ny ny ADJ adjc 6 amod | $n.i NOUN $i 3 obl | . . PUNCT - 3 punct
Hvis hvis SCONJ - 4 mark | du du PRON you 4 nsubj | ikke ikke ADV - 4 advmod | $v.pres VERB pres 8 advcl | $n.d NOUN $ 4 obj | , , PUNCT - 4 punct | $m AUX pres 8 aux | $w.s VERB infp 0 root | $n.d NOUN $ 8 nsubj | . . PUNCT - 8 punct
Du du PRON you 3 nsubj | $m AUX pres 3 aux | $v.inf VERB inf 0 root | $n.d NOUN $ 3 obj | . . PUNCT - 3 punct
Vi vi PRON we 2 nsubj | $v.pres VERB pres 0 root | din din DET your 4 det | $n.i NOUN $i 2 obj | . . PUNCT - 2 punct
Klagen klage NOUN cd 3 nsubj | skal skulle AUX pres 3 aux | $v.s VERB infp 0 root | inden inden ADP prep 7 case | $num NUM card 6 nummod | ugers uge NOUN cpig 7 nmod:poss | udløb udløb NOUN ni 3 obl | . . PUNCT - 3 punct
$dep VERB pres 0 root | der der PRON - 1 expl | $n.i NOUN $i 1 obj | ? ? PUNCT - 1 punct
Det det PRON it 2 nsubj | $dep VERB pres 0 root | , , PUNCT - 6 punct | at at SCONJ - 6 mark | $n.d NOUN $ 6 nsubj | mangler mangle VERB pres 2 ccomp | . . PUNCT - 2 punct
$n.d NOUN $ 3 nsubj | er være AUX pres 3 aux | $v.part VERB part 0 root | . . PUNCT - 3 punct
Kan kunne AUX pres 4 aux | $n.d NOUN $ 4 nsubj | ikke ikke ADV - 4 advmod | $v.s VERB infp 0 root | ? ? PUNCT - 4 punct
$n.d NOUN $ 3 nsubj | er være AUX pres 3 aux | $v.part VERB part 0 root | efter efter ADP prep 5 case | § § SYM - 3 obl | $sec NUM card 5 nmod | , , PUNCT - 8 punct | stk. stykke NOUN ni 5 nmod | $par NUM card 8 nmod | , , PUNCT - 8 punct | i i ADP prep 12 case | loven lov NOUN cd 5 nmod | . . PUNCT - 3 punct
$n.d NOUN $ 3 nsubj | $m AUX pres 3 aux | $v.s VERB infp 0 root | , , PUNCT - 5 punct | jf. jævnføre VERB imp 3 obl | § § SYM - 5 nmod | $sec NUM card 6 nmod | . . PUNCT - 3 punct
Kære kær ADJ adjp 2 amod | $ph PROPN - 0 root
Med med ADP prep 3 case | venlig venlig ADJ adjc 3 amod | hilsen hilsen NOUN ci 0 root
Læs læse VERB imp 0 root | mere mere ADV cmp 1 advmod | på på ADP prep 4 case | borger.dk borger.dk PROPN - 1 obl | . . PUNCT - 1 punct
Klik klikke VERB imp 0 root | på på ADP prep 3 case | $n.d NOUN $ 1 obl | og og CCONJ - 5 cc | $v.imp VERB imp 1 conj | $a.d NOUN $ 5 obj | . . PUNCT - 1 punct
Har have VERB pres 0 root | du du PRON you 1 nsubj | spørgsmål spørgsmål NOUN npi 1 obj | til til ADP prep 5 case | $n.d NOUN $ 3 nmod | ? ? PUNCT - 1 punct
Sådan sådan ADV - 2 advmod | $v.pres VERB pres 0 root | du du PRON you 2 nsubj | $n.d NOUN $ 2 obj
$v.imp VERB imp 0 root | ikke ikke ADV - 1 advmod | $n.d NOUN $ 1 obj | , , PUNCT - 7 punct | før før SCONJ - 7 mark | du du PRON you 7 nsubj | $w.pres VERB pres 1 advcl | den den PRON x 7 obj | . . PUNCT - 1 punct
Vi vi PRON we 3 nsubj | har have AUX pres 3 aux | $v.part VERB part 0 root | din din DET your 5 det | $n.i NOUN $i 3 obj | . . PUNCT - 3 punct
$n.d NOUN $ 2 nsubj | $v.s VERB presp 0 root | den den DET dem 5 det | $day NUM-ADJ ord 5 amod | $month NOUN ci 2 obl | . . PUNCT - 2 punct
"""

_EXTRA_FEATS = {
    "adjp": "Degree=Pos|Number=Plur",
    "cmp": "Degree=Cmp",
    "x": "Gender=Com|Number=Sing|PronType=Dem",
    "sup": "Degree=Sup",
    "dem": "Gender=Com|Number=Sing|PronType=Dem",
    "ord": "NumType=Ord",
    "adjc": "Definite=Ind|Degree=Pos|Gender=Com|Number=Sing",
}
_MONTHS = "januar februar marts april maj juni juli august september oktober november december"
_NUMBERS = "to tre fire fem seks otte ti 14 30"
_DEPONENTS = "findes findes,skyldes skyldes,synes synes,lykkes lykkes"
_GENITIVE = {"cd": "cdg", "nd": "ndg"}
_INDEFINITE = {"cd": "ci", "nd": "ni", "cpd": "ci", "npd": "ni"}
_NEUTER = {"din": "dit", "ny": "nyt"}
_PLACEHOLDERS = "[navn] [Navn] {{navn}} [fornavn] Jens Mette Fatima Anders"
_COPIES = 70


def _rows(text: str) -> list[list[str]]:
    return [line.split() for line in text.strip().splitlines()]


def _fill(rng: random.Random, template: str) -> Sentence | None:
    verbs, nouns, agents = _rows(_VERBS), _rows(_NOUNS), _rows(_AGENTS)
    picked = {"v": rng.choice(verbs), "w": rng.choice(verbs)}
    named = {"n": rng.choice(nouns), "a": rng.choice(agents)}
    tokens: list[Token] = []
    for at, cell in enumerate(template.split("|")):
        parts = cell.split()
        if parts[0].startswith("$"):
            form, lemma, upos, feats = _draw(rng, parts, picked, named)
            head, rel = parts[-2:]
        else:
            form, lemma, upos, feats, head, rel = parts
        if form == "-":
            return None
        if at == 0:
            form = form[:1].upper() + form[1:]
        features = _FEATS.get(feats) or _EXTRA_FEATS.get(feats, feats)
        index = int(head) - 1 if head != "0" else at
        tokens.append(Token(form, lemma, upos, features, index, rel))
    for token, noun in itertools.pairwise(tokens):
        if token.lemma in _NEUTER and "Gender=Neut" in noun.feats and "Sing" in noun.feats:
            token.form = _NEUTER[token.lemma]
            token.feats = token.feats.replace("Gender=Com", "Gender=Neut")
    return Sentence(tokens)


def _draw(
    rng: random.Random,
    parts: list[str],
    verbs: dict[str, list[str]],
    nouns: dict[str, list[str]],
) -> tuple[str, str, str, str]:
    name, _, which = parts[0][1:].partition(".")
    if name in verbs:
        verb = verbs[name]
        column = {"imp": 1, "pres": 2, "inf": 3, "s": 4, "ps": 5, "part": 6}[which]
        return verb[column], verb[0], "VERB", parts[2]
    if name in nouns:
        form, lemma, feats = nouns[name]
        if which == "dg":
            text = _FEATS[feats]
            return form + "s", lemma, "NOUN", f"Case=Gen|{text}"
        if which == "i":
            return lemma, lemma, "NOUN", _INDEFINITE[feats]
        return form, lemma, "NOUN", feats
    if name == "m":
        form, lemma = rng.choice(_MODALS.split(",")).split()
        return form, lemma, "AUX", "pres"
    if name == "dep":
        form, lemma = rng.choice(_DEPONENTS.split(",")).split()
        return form, lemma, "VERB", "pres"
    if name == "par":
        number = str(rng.randint(1, 6))
        return number, number, "NUM", "card"
    if name == "sec":
        number = str(rng.randint(1, 140))
        return number, number, "NUM", "card"
    if name == "ph":
        form = rng.choice(_PLACEHOLDERS.split())
        return form, form, "PROPN", "-"
    if name == "day":
        number = f"{rng.randint(1, 31)}."
        return number, number, "ADJ", "ord"
    if name == "month":
        month = rng.choice(_MONTHS.split())
        return month, month, "NOUN", "ci"
    number = rng.choice(_NUMBERS.split())
    return number, number, "NUM", "card"


def official_sentences(*, seed: int) -> Iterator[Sentence]:
    """Give the generated sentences, the same for the same seed."""
    rng = random.Random(seed)
    for template in _TEMPLATES.strip().splitlines():
        for _ in range(_COPIES):
            sentence = _fill(rng, template)
            if sentence is not None:
                yield sentence
