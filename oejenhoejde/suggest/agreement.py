"""Makes the words before and about a noun agree when its gender changes.

Source: Retskrivningsordbogen and the ordinary grammar of Danish: articles, demonstratives,
possessives and adjectives agree in gender in the singular; after a definite word the adjective
ends in -e in both genders. Knows no files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oejenhoejde.language.inflection import Inflector

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token

#: Common gender → neuter. Words not listed here do not change with gender.
_NEUTER = {
    "en": "et",
    "den": "det",
    "denne": "dette",
    "min": "mit",
    "din": "dit",
    "sin": "sit",
    "nogen": "noget",
    "ingen": "intet",
    "hver": "hvert",
    "enhver": "ethvert",
    "anden": "andet",
    "hvilken": "hvilket",
    "sådan": "sådant",
    "al": "alt",
    "egen": "eget",
    "megen": "meget",
    "hvis": "hvis",
}
_COMMON = {neuter: common for common, neuter in _NEUTER.items()}
_INVARIANT = frozenset(
    "vores jeres deres hans hendes dens dets min mine dine sine de disse alle nogle".split()
)
_AFTER_ARTICLE = frozenset({"anden", "andet", "egen", "eget"})
#: After these the adjective has its definite form, the same in both genders.
_DEFINITE = frozenset(
    "den det denne dette min mit din dit sin sit vores jeres deres hans hendes dens dets de "
    "disse mine dine sine".split()
)
#: Left of a noun: as many words as a Danish noun phrase reasonably has before its noun.
_MAX_LEFT = 6


def agreement_edits(
    doc: Doc, noun: int, *, gender: str, inflector: Inflector
) -> list[tuple[int, str]] | None:
    """Give (token index, new word) for the words that agree with a singular noun.

    ``gender`` is the new gender, ``Com`` or ``Neut``. None means that agreement cannot be made
    sure, so no edit must be offered.
    """
    table = _NEUTER if gender == "Neut" else _COMMON
    left = _left_words(doc, noun)
    if left is None:
        return None
    definite = any(token.lower_ in _DEFINITE or _is_genitive(token) for token in left)
    edits: list[tuple[int, str]] = []
    for token in left:
        word = token.lower_
        if word in table:
            edits.append((token.i, table[word]))
        elif _agrees(token) and not definite and word not in _INVARIANT:
            form = _adjective(token, gender, inflector)
            if form is None:
                return None
            if form != word:
                edits.append((token.i, form))
    predicate = _predicate(doc[noun])
    if predicate is not None:
        form = _adjective(predicate, gender, inflector)
        if form is None:
            return None
        if form != predicate.lower_:
            edits.append((predicate.i, form))
    return sorted(edits)


def _left_words(doc: Doc, noun: int) -> list[Token] | None:
    """Collect the words of the noun phrase left of the noun, nearest first.

    None: something stands there that the scan does not understand.
    """
    words: list[Token] = []
    for at in range(noun - 1, max(doc[noun].sent.start, noun - _MAX_LEFT) - 1, -1):
        token = doc[at]
        if token.lower_ in _NEUTER or token.lower_ in _COMMON or token.lower_ in _INVARIANT:
            words.append(token)
            if token.lower_ in _AFTER_ARTICLE:
                # `ingen anden`, `din egen`: the word before agrees too.
                continue
            return words
        if _is_genitive(token):
            words.append(token)
            return words
        if token.pos_ == "ADV" and at == noun - 1 and token.lower_.endswith("t"):
            # An adjective that the tagger takes for an adverb: `internt review`.
            return None
        if _agrees(token) or (token.pos_ == "ADV" and words and at + 1 == words[-1].i):
            words.append(token)
        elif token.lower_ in {"og", "eller", ","} and words and at > 0 and _agrees(doc[at - 1]):
            continue
        elif token.pos_ in {"PROPN", "X", "NOUN"} and any(
            other.lower_ in {"en", "et", "den", "det"} for other in doc[max(at - 2, 0) : at]
        ):
            # `et Github Action workflow`: the article stands beyond a name.
            return None
        else:
            return words
    return words


def _is_genitive(token: Token) -> bool:
    return "Gen" in token.morph.get("Case", []) and token.pos_ in {"NOUN", "PROPN"}


def _agrees(token: Token) -> bool:
    if token.pos_ == "ADJ":
        return True
    return (
        token.pos_ == "VERB" and "Part" in token.morph.get("VerbForm", []) and token.dep_ == "amod"
    )


def _adjective(token: Token, gender: str, inflector: Inflector) -> str | None:
    """Inflect an adjective or participle for a singular indefinite noun of the gender."""
    word = token.lower_
    if token.pos_ == "VERB" or word.endswith(("et", "ende")):
        return word
    if "Plur" in token.morph.get("Number", []) or token.morph.get("Degree", []) in (
        ["Cmp"],
        ["Sup"],
    ):
        return word
    lemma = token.lemma_.lower()
    feats = {"Number": "Sing", "Definite": "Ind", "Degree": "Pos"}
    current = {inflector.inflect(lemma, "ADJ", {**feats, "Gender": g}) for g in ("Com", "Neut")}
    if word not in current:
        return None
    return inflector.inflect(lemma, "ADJ", {**feats, "Gender": gender})


def _predicate(noun: Token) -> Token | None:
    """Give the predicate adjective of which the noun is the subject."""
    head = noun.head
    if noun.dep_ == "nsubj" and head.pos_ == "ADJ" and head.i != noun.i:
        return head
    return None


#: Pronouns as subjects: what a predicate adjective agrees with.
_NEUTER_SUBJECTS = frozenset({"det", "dette", "alt", "intet", "noget", "hvad", "hvilket"})
_PLURAL_SUBJECTS = frozenset({"de", "vi", "i", "disse", "alle", "begge", "mange", "nogle", "få"})


def subject_features(adjective: Token) -> dict[str, str]:
    """Give the features a predicate adjective takes from its subject; empty if unclear.

    The subject may hang on the verb that helps it: `Det findes ikke nødvendigt at …`.
    """
    helpers = [child for child in adjective.children if child.dep_ in {"aux", "cop"}]
    subjects = [
        child
        for verb in (adjective, *helpers)
        for child in verb.children
        if child.dep_ in {"nsubj", "expl"}
    ]
    if not subjects:
        clause = any(child.dep_ in {"csubj", "ccomp"} for child in adjective.children)
        return {"Number": "Sing", "Gender": "Neut", "Definite": "Ind"} if clause else {}
    subject = subjects[0]
    noun = adjective.head
    if subject.lower_ in {"der", "som"} and adjective.dep_ == "acl:relcl" and noun.pos_ == "NOUN":
        # `de forholdsregler, der er nødvendige`
        subject = noun
    word = subject.lower_
    # `de hensyn`: some nouns look the same in both numbers, the word before them does not.
    joined = any(
        child.dep_ == "conj" or (child.i < subject.i and child.lower_ in _PLURAL_SUBJECTS)
        for child in subject.children
    )
    if word in _PLURAL_SUBJECTS or joined or "Plur" in subject.morph.get("Number", []):
        return {"Number": "Plur", "Definite": "Ind"}
    if word in _NEUTER_SUBJECTS:
        return {"Number": "Sing", "Gender": "Neut", "Definite": "Ind"}
    gender = subject.morph.get("Gender", [])
    if len(gender) != 1 or subject.pos_ not in {"NOUN", "PRON"}:
        return {}
    return {"Number": "Sing", "Gender": gender[0], "Definite": "Ind"}
