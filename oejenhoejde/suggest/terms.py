"""Words the alternatives of a matched term so that they fit the sentence. Knows no files.

What cannot be made right is offered for display only, never as an edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from oejenhoejde.checks.base import Proposal
from oejenhoejde.language.inflection import Inflector
from oejenhoejde.model import Applicability
from oejenhoejde.suggest.actors import SENDER, usual_actors
from oejenhoejde.suggest.commas import splits_sentence, that_is, with_commas
from oejenhoejde.suggest.participles import as_participle, is_attribute
from oejenhoejde.suggest.term_adjectives import adjective_edits, makes_definite
from oejenhoejde.suggest.term_nouns import noun_edits
from oejenhoejde.suggest.term_verbs import verb_edits
from oejenhoejde.suggest.tokens import (
    PREPOSITIONS,
    MatchLike,
    best_reading,
    replace_tokens,
)
from oejenhoejde.suggest.valency import takes_about
from oejenhoejde.suggest.wording import TextEdit, excerpt_after, quote

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

_ARTICLES = frozenset("en et den det de én ét".split())
#: Adverbs that cannot open a clause before its verb.
_NOT_FIRST = frozenset({"også", "kun", "ikke", "slet"})
#: What a degree may stand before.
_WITH_DEGREE = frozenset({"ADJ", "ADV", "ADP", "PUNCT", "SCONJ", "CCONJ", "PART", "SPACE"})
#: Adjectives that are written short.
_SHORTENED = frozenset({"gammel", "oprindelig", "daglig", "vedhæftet", "foregående", "vedlagt"})
#: What a word that points agrees with.
_POINTING = {"denne": "Com", "dette": "Neut", "disse": "Plur"}
_SENTENCE_ADVERBS = frozenset({"desuden", "også", "derfor", "så", "ellers"})
_DEGREES = frozenset({"mere", "meget", "mest", "delvist", "mindre", "noget", "nok", "helt"})
#: Prepositions for what something is about.
_ABOUT = frozenset({"vedrørende", "angående", "vedr.", "ang."})
#: Words that compare: nothing definite can stand before them (`de yderligere oplysninger`).
_INDEFINITE = frozenset({"mere", "flere", "mange", "meget"})


def propose(
    match: MatchLike, doc: Doc, inflector: Inflector, *, sender: str = "vi"
) -> tuple[Proposal, ...]:
    """Give one proposal per alternative of the term, the best first; ``sender`` is who "we" are."""
    proposals = []
    for index, alternative in enumerate(_agreeing(match, doc)):
        edits, sure = _edits(match, alternative, doc, inflector, sender)
        # A relative clause or an apposition would need a comma after it too.
        unfit = "," in alternative or _says_twice(doc, edits)
        if not edits or unfit or match.term.applicability is Applicability.DISPLAY:
            shown = _outline(edits, _as_found(match, alternative, doc, inflector), doc)
            proposals.append(Proposal(f"Overvej {quote(shown)}"))
            continue
        applicability = match.term.applicability
        if not sure or index > 0:
            applicability = Applicability.UNSAFE
        title = f"Skriv {quote(_shown(edits, alternative, doc))}"
        proposals.append(Proposal(title, tuple(edits), applicability))
    return tuple(proposals)


def _agreeing(match: MatchLike, doc: Doc) -> tuple[str, ...]:
    """Give the alternatives; of words that point, only the one that agrees with the noun after."""
    alternatives = match.term.alternatives
    if not set(alternatives) <= _POINTING.keys():
        return alternatives
    last = match.tokens[-1]
    noun = next((token for token in doc[last + 1 : last + 4] if token.pos_ == "NOUN"), None)
    if noun is None:
        return alternatives
    feats = [*noun.morph.get("Number", []), *noun.morph.get("Gender", [])]
    wanted = "Plur" if "Plur" in feats else feats[-1] if feats else ""
    fitting = tuple(word for word in alternatives if _POINTING[word] == wanted)
    return fitting or alternatives


def _as_found(match: MatchLike, alternative: str, doc: Doc, inflector: Inflector) -> str:
    """Give a verb that has no place here at least in the form of the word found."""
    if match.term.upos != "VERB" or len(match.tokens) > 1 or " " in alternative or match.part:
        return alternative
    token = doc[match.head]
    feats = best_reading(match.readings, token)
    if is_attribute(match, token, feats):
        feats = as_participle(match, feats)
    if feats.get("Voice") == "Pass" and alternative in {"få", "have"}:
        return alternative
    return (feats and inflector.inflect(alternative, "VERB", feats)) or alternative


def _says_twice(doc: Doc, edits: Sequence[TextEdit]) -> bool:
    """Tell whether an edit puts a word beside itself: `afgørelse om, hvorvidt` → `om, om`."""
    for start, end, text in edits:
        span, new = doc.char_span(start, end), text.lower().split()
        if span is None or not new:
            continue
        before = [token for token in doc[max(span.start - 2, 0) : span.start] if token.is_alpha]
        after = doc[span.end : span.end + 1]
        following = [token.lower_ for token in doc[span.end : span.end + 2]]
        if len(new) > 2 and following == new[-2:]:
            # `journalnotater i sagen` → `notater i sagen i sagen`
            return True
        if (before and before[-1].lower_ == new[0]) or (len(after) and after[0].lower_ == new[-1]):
            return True
    return False


def _outline(edits: Sequence[TextEdit], alternative: str, doc: Doc) -> str:
    """Give the new words alone where others stand between them: `er … der`."""
    if len(edits) < 2:
        return _shown(edits, alternative, doc)
    return " … ".join(new for _, _, text in edits if (new := text.strip(" ,")))


def _shown(edits: Sequence[TextEdit], alternative: str, doc: Doc) -> str:
    return excerpt_after(doc.text, edits).removeprefix(", ") if edits else alternative


def _edits(
    match: MatchLike, alternative: str, doc: Doc, inflector: Inflector, sender: str
) -> tuple[list[TextEdit], bool]:
    """Give the edits that put the alternative in, and whether they are sure. No edits: cannot."""
    if match.part:
        return [], False
    upos = match.term.upos
    if upos == "VERB":
        return verb_edits(match, alternative, doc, inflector, sender=sender)
    if upos == "NOUN":
        return noun_edits(match, alternative, doc, inflector)
    if upos == "ADJ":
        return adjective_edits(match, alternative, doc, inflector)
    first, last = doc[match.tokens[0]], doc[match.tokens[-1]]
    if match.gaps or not _fits_place(alternative, first, last):
        return [], False
    alternative = _as_attribute(alternative, match, first, last, inflector)
    if not alternative:
        return [], False
    if alternative.startswith(("du kan", "kan du")) and not _reader_can(last):
        return [], False
    if last.lower_ == "at" and not alternative.endswith("at") and _goes_on_with_at(last):
        return [], False
    if splits_sentence(doc, match.tokens, alternative):
        return [], False
    edit, sure = with_commas(
        doc, match.tokens, replace_tokens(doc, match.tokens, alternative), alternative
    )
    if match.term.word_class == "forkortelse" and first.is_upper and not first.sent.text.isupper():
        # The capitals belong to the abbreviation, not to the sentence: `OBS` → `bemærk`.
        text = alternative[:1].upper() + alternative[1:] if first.is_sent_start else alternative
        edit = (edit[0], edit[1], text)
    if alternative.endswith(" sige"):
        return that_is(doc, last, edit, sure)
    return [edit], sure


def _as_attribute(
    alternative: str, match: MatchLike, first: Token, last: Token, inflector: Inflector
) -> str:
    """Give the form of an abbreviation that stands before a noun as an adjective.

    `en evt. klage` → `en eventuel klage`, `dit gl. kort` → `dit gamle kort`; empty where the form
    is not sure.
    """
    adverb = alternative.endswith("elt")
    if match.term.word_class != "forkortelse" or not (adverb or alternative in _SHORTENED):
        return alternative
    if not adverb and first.i > first.sent.start and makes_definite(first.nbor(-1)):
        return inflector.inflect(alternative, "ADJ", {"Definite": "Def", "Degree": "Pos"}) or ""
    noun = next((t for t in first.doc[last.i + 1 : last.i + 4] if t.pos_ == "NOUN"), None)
    opens = first.i == first.sent.start or first.nbor(-1).is_punct
    determined = not opens and first.nbor(-1).pos_ in {"DET", "ADJ"}
    determined = determined or (not opens and makes_definite(first.nbor(-1)))
    after = last.nbor() if last.i + 1 < first.sent.end else None
    shortened = not adverb and not opens
    # `inkl. evt. ændringer`: no verb stands by that an adverb could belong to.
    governed = not opens and (
        first.nbor(-1).pos_ in {"ADP", "CCONJ"} or first.nbor(-1).lower_ in {"inkl.", "ekskl."}
    )
    if (
        after is None
        or after.pos_ not in {"NOUN", "ADJ"}
        or not (opens or determined or shortened or governed)
    ):
        return alternative
    if noun is None:
        return ""
    feats = {key: value for key in ("Number", "Gender") for value in noun.morph.get(key, [])}
    gender = inflector.noun(noun.lemma_.lower()).gender
    feats["Definite"] = "Def" if determined and makes_definite(first.nbor(-1)) else "Ind"
    if not opens and first.nbor(-1).lower_ in {"en", "et"}:
        feats["Number"] = "Sing"
    if not determined and inflector.noun(noun.lemma_.lower()).plur == noun.lower_:
        feats["Number"] = "Plur"
    base = alternative[:-1] if adverb else alternative
    form = inflector.inflect(base, "ADJ", {**feats, "Gender": gender, "Degree": "Pos"})
    return form or ""


def _reader_can(last: Token) -> bool:
    """Tell whether the reader does what follows `det er muligt at`, and not the sender.

    `at give dig støtte` is what the sender does; so is all that is done to `dig`. With `sig` the
    subject is anybody, and more than the first words would have to change.
    """
    following = last.doc[last.i + 1 : last.sent.end]
    verb = next((t for t in following[:3] if "Inf" in t.morph.get("VerbForm", [])), None)
    if verb is None:
        # `at klage` and `at booke tid`, which the tagger may take for nouns.
        verb = following[0] if len(following) and following[0].is_alpha else None
    if verb is None or verb.pos_ in {"PRON", "DET", "ADP"}:
        return False
    others = {"dig", "jer", "os", "sig", "sin", "sit", "sine"}
    if any(token.lower_ == "man" for token in last.sent):
        # `Det er muligt at …, når man …`: both would have to be the reader.
        return False
    if any(token.lower_ in others for token in following[:5]):
        return False
    known = usual_actors()
    return known.get(verb.lower_, known.get(verb.lemma_.lower(), ("", "")))[1] != SENDER


def _goes_on_with_at(last: Token) -> bool:
    """Tell whether another clause with `at` is joined: `forudsat at du bor her, og at du søger`."""
    rest = last.doc[last.i + 1 : last.sent.end]
    return any(
        token.lower_ in {"og", "eller"} and after.lower_ == "at" and after.pos_ == "SCONJ"
        for token, after in pairwise(rest)
    )


def _has_degree(after: Token) -> bool:
    """Tell whether `meget` can stand before a word: `meget præget`, but not `meget forringer`."""
    return after.pos_ in _WITH_DEGREE or "Part" in after.morph.get("VerbForm", [])


def _fits_place(alternative: str, first: Token, last: Token) -> bool:
    """Tell whether the words around leave room for an alternative of another kind of phrase."""
    opening = alternative.split()[0]
    before = first.nbor(-1) if first.i > first.sent.start else None
    after = last.nbor() if last.i + 1 < last.sent.end else None
    if before is None:
        return opening not in _NOT_FIRST
    if first.lower_ == "såsom":
        # `huse såsom skure` → `huse som skure`; after a comma `som` would open a clause.
        return (alternative == "fx") is bool(before.is_punct)
    if alternative == "om" and first.lower_ in _ABOUT and not takes_about(first):
        return False
    if alternative == "se" and not before.is_punct:
        # `medtages jf. mail`: it would need a comma or parentheses.
        return False
    if opening in _INDEFINITE and makes_definite(before):
        return False
    follows_noun = before.pos_ in {"NOUN", "PROPN"} and first.pos_ == "ADV"
    if follows_noun and after is not None and "Fin" in after.morph.get("VerbForm", []):
        # `Udgifter herudover betaler du selv`: what tells more of a noun.
        return alternative not in _SENTENCE_ADVERBS
    if alternative in _DEGREES and after is not None and not _has_degree(after):
        # `opfyldte i højere grad kravene`: a degree needs its adjective or the end.
        return False
    if (
        before.lower_ in {"den", "det", "de", "en", "et"}
        and after is not None
        and (after.pos_ == "VERB" or after.lower_.endswith("ende"))
        and alternative != "nok"
    ):
        # `den til enhver tid værende ejer`
        return False
    if opening in _ARTICLES and (before.pos_ in {"DET", "ADJ"} or makes_definite(before)):
        # `vores best practice` has no room for another article.
        return False
    if opening in _NOT_FIRST and before.lower_ in _ARTICLES and first.pos_ != "ADP":
        # `en udelukkende digital løsning`: it would stand within the phrase.
        return False
    if opening in _NOT_FIRST and (before.pos_ == "CCONJ" or before.text in {",", ":", "–", "-"}):
        return False
    if opening in PREPOSITIONS and first.pos_ != "ADP" and before.lower_ == "til":
        # `til dags dato`: two prepositions.
        return False
    if alternative == "nok" and after is not None and after.pos_ in {"ADJ", "ADV", "NOUN", "ADP"}:
        # `en formentlig ukomplet liste`: `nok` belongs to a verb.
        return before.pos_ in {"VERB", "AUX"} or before.dep_ == "nsubj"
    if alternative in PREPOSITIONS and first.pos_ != "SCONJ":
        # `…, jf. § 3` goes on after its comma as `efter § 3` cannot; `ift. at` needs other words.
        return before.text != "," and (after is None or after.lower_ != "at")
    return True
