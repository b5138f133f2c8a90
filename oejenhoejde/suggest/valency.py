"""Tells whether what an alternative demands of its sentence is there. No files.

Source: the valency of the words in Den Danske Ordbog: `finde ud af` has a clause after it, nouns
for what is said or written have `om`, and `komme` has `være` in the perfect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oejenhoejde.suggest.objects import is_definite, object_of, subject_of
from oejenhoejde.suggest.tokens import PREPOSITIONS, Features, MatchLike
from oejenhoejde.suggest.wording import TextEdit, match_case

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

#: What `være` with a participle becomes where somebody gets something.
_HAVE = {"er": "har", "var": "havde"}
_PERSONS = frozenset({"du", "i", "jeg", "han", "hun"})
_CLAUSE_WORDS = frozenset(
    "at om hvad hvem hvor hvordan hvornår hvorfor hvilken hvilket hvilke hvorvidt".split()
)
#: Verbs whose perfect has `være`: `du er kommet med et krav`, never `har kommet`.
_WITH_BE = frozenset({"komme", "gå", "blive", "ske"})
BEGIN = frozenset({"begynde", "starte"})
#: How nouns end that have `om` before what they are about.
_ABOUT_ENDINGS = tuple(
    (
        "sag sagen sager sagerne spørgsmål spørgsmålet spørgsmålene oplysning oplysningen "
        "oplysninger oplysningerne brev brevet breve mail mailen mails klage klagen klager "
        "klagerne regel reglen regler reglerne aftale aftalen aftaler aftalerne afgørelse "
        "afgørelsen afgørelser høring høringen information informationen informationer dialog "
        "dialogen vejledning vejledningen korrespondance korrespondancen henvendelse "
        "henvendelsen henvendelser møde mødet møder notat notatet rapport rapporten "
        "bemærkning bemærkningen bemærkninger bemærkningerne samtale samtalen rådgivning "
        "rådgivningen undervisning uenighed tvivl enighed politik politikken forslag "
        "forslaget beslutning beslutningen kontrakt kontrakten beskrivelse krav kravet "
        "materiale materialet meddelelse besked beskeden anmodning ansøgning ansøgningen lov "
        "loven bestemmelse bestemmelser bestemmelserne bekendtgørelse bekendtgørelsen "
        "lovgivning lovgivningen nyhed nyheder orientering orienteringen debat debatten "
        "drøftelse drøftelsen drøftelser dokument dokumenter dokumenterne dokumentation "
        "udtalelse udtalelsen erklæring erklæringen notits underretning varsel varsling pjece "
        "pjecen folder artikel artikler bog sagsakter retssag tvist konflikt skema skemaet "
        "vilkår planer planen plan indberetning referat referatet svar"
    ).split()
)
_SPEAKING = frozenset(
    "kontakte skrive ringe spørge henvende tale høre orientere informere oplyse vejlede klage "
    "aftale rådgive underrette".split()
)


def verb_fits(match: MatchLike, words: list[str], feats: Features, doc: Doc) -> bool:
    """Tell whether a verb of one or more words can stand in the place of a match."""
    head = doc[match.head]
    helpers = {child.lemma_.lower() for child in head.children if child.dep_ == "aux"}
    part = feats.get("VerbForm") == "Part"
    passive = feats.get("Voice") == "Pass" or (part and "blive" in helpers)
    # `Ved tilsynet er det konstateret, at …`
    seen = passive or (part and "være" in helpers)
    clause = _clause_follows(match, doc)
    if match.term.lemma == "ansøge" and any(child.dep_ == "obj" for child in head.children):
        # `ansøge kommunen om hjælp`: who is asked has `hos` with `søge`.
        return False
    if words == ["finde", "ud", "af"]:
        return clause and not seen
    if words == ["se"] and seen:
        # `Det blev konstateret, at …`
        return not clause
    if passive and "at" in words:
        return False
    if passive and words[-1] in PREPOSITIONS and _next_word(match, doc) == "at":
        # `kan ikke påregnes at ophøre`
        return False
    perfect = feats.get("VerbForm") == "Part" and "have" in helpers
    if words[0] in _WITH_BE and perfect:
        return False
    if words[0] == "give" and feats.get("VerbForm") == "Part" and _has_get(head):
        # `får anvist en plads og tildelt opgaver`
        return False
    subject = subject_of(head)
    to_person = subject is not None and subject.lower_ in _PERSONS
    done = passive or (feats.get("VerbForm") == "Part" and bool(helpers & {"være", "blive"}))
    # `Du er bevilget støtte`: the reader is not what is given.
    formal = subject is not None and subject.lower_ in {"der", "det"}
    given = object_of(head) is not None and not formal
    if words[0] == "give" and done and not passive and given:
        return False
    return not (words[0] in {"sende", "give", "sige"} and done and to_person)


def received(match: MatchLike, words: list[str], doc: Doc) -> list[TextEdit]:
    """Give the edits that tell who gets: `Du er bevilget støtte` → `Du har fået støtte`."""
    head = doc[match.head]
    subject = subject_of(head)
    helpers = [child for child in head.children if child.dep_ == "aux"]
    if (
        words != ["give"]
        or len(match.tokens) > 1
        or len(helpers) != 1
        or helpers[0].lower_ not in _HAVE
        or subject is None
        or subject.lower_ in {"der", "det"}
        or not (subject.lower_ in _PERSONS or _indefinite(object_of(head)))
        or not head.lower_.endswith("t")
    ):
        return []
    have = match_case(_HAVE[helpers[0].lower_], helpers[0].text)
    return [
        (helpers[0].idx, helpers[0].end, have),
        (head.idx, head.end, "fået"),
    ]


def _indefinite(noun: Token | None) -> bool:
    return noun is not None and noun.pos_ == "NOUN" and not is_definite(noun)


def _has_get(participle: Token) -> bool:
    """Tell whether a participle, or the one it is joined to, stands with `få`."""
    verbs = [participle, participle.head] if participle.dep_ == "conj" else [participle]
    words = [token for verb in verbs for token in (verb.head, *verb.children)]
    return any(word.lemma_.lower() == "få" for word in words)


def _next_word(match: MatchLike, doc: Doc) -> str:
    at = match.tokens[-1] + 1
    return str(doc[at].lower_) if at < len(doc) else ""


def _clause_follows(match: MatchLike, doc: Doc) -> bool:
    after = [token.lower_ for token in doc[match.tokens[-1] + 1 : match.tokens[-1] + 4]]
    return any(word in _CLAUSE_WORDS for word in after[:2]) or (
        "," in after[:2] and any(word in _CLAUSE_WORDS for word in after)
    )


def takes_about(preposition: Token) -> bool:
    """Tell whether `om` can stand for `vedrørende`: with words for what is said or written.

    `sagen vedrørende din bolig`, but `taksten for maj vedrørende dit barns plads`.
    """
    if preposition.i == preposition.sent.start:
        return True
    before = preposition.nbor(-1)
    owner = preposition.head.head
    for word in (before, owner):
        if word.pos_ in {"NOUN", "PROPN"} and word.lower_.endswith(_ABOUT_ENDINGS):
            return True
    return before.is_punct or owner.lemma_.lower() in _SPEAKING


def begins(verb: str, participle: Token) -> bool:
    """Tell whether the participle of a verb of beginning is idiomatic where it stands.

    `er begyndt`, but `blev begyndt` and `forventes begyndt` are no idiomatic Danish; nor is an
    object (`er begyndt et arbejde`), but for `har startet behandlingen`.
    """
    helpers = {child.lemma_.lower() for child in participle.children}
    following = participle.nbor() if participle.i + 1 < participle.sent.end else None
    has_object = object_of(participle) is not None or (
        following is not None and following.pos_ in {"NOUN", "DET", "PROPN", "PRON"}
    )
    if has_object:
        return verb == "starte" and "have" in helpers
    return verb == "starte" or ("blive" not in helpers and bool(helpers & {"være", "have"}))
