"""Finds sentences that are built heavily: what stands where, and how deep. No files.

Sources: weight principle of Danish (heavy parts last) and the guides named in the rule files.
Sentence trees are UD; a sentence whose tree cannot be right (no finite verb, a colon before it)
gives nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from oejenhoejde.checks.attribute import find_attributes
from oejenhoejde.checks.base import Hit, Tools, Unit
from oejenhoejde.checks.insertion import find_insertions
from oejenhoejde.checks.overlap import SENTENCE_KINDS, is_finite
from oejenhoejde.checks.prepositions import Place, find_chains
from oejenhoejde.checks.shielded import filled_in_later, shielded_tokens
from oejenhoejde.language.sentences import words
from oejenhoejde.model import Severity
from oejenhoejde.params import ClauseParams
from oejenhoejde.suggest.wording import listed, quote

if TYPE_CHECKING:
    from oejenhoejde.language.parsed import Doc, Token
    from oejenhoejde.language.parsed import Span as DocSpan

_OPENERS = frozenset("hvis når da fordi selvom mens såfremt eftersom idet medmindre uanset".split())
#: These open a clause only before its subject: `inden du søger`, not `inden 14 dage`.
_OPENERS_OF_TIME = frozenset({"inden", "før", "efter"})
_SUBJECTS = frozenset("du vi man jeg han hun at".split())
_ASKING = frozenset("hvor hvad hvem hvilken hvilke hvilket hvornår hvordan hvorfor".split())
_CLAUSES = frozenset({"advcl", "acl", "acl:relcl", "ccomp", "csubj"})
#: What stands before one of these is a label or another sentence, not the front of this one.
_BREAKS = frozenset(":;–—-|•→") | {"\n"}
_PURPOSE = "for at"
_MAIN = "oejenhoejde.main_verbs"
#: Before one of these a question is what somebody asks, and no condition.
_SAYING = frozenset("sige spørge skrive svare mene".split())
#: A chain of relatives over fewer words is easy to follow (`det, som de søger`).
_SHORT_CHAIN = 12
_EXAMPLES = frozenset({"fx", "f.eks.", "f.eks", "eksempelvis", "minimum", "udgangspunkt", "regel"})


def find_clauses(unit: Unit, params: ClauseParams, tools: Tools) -> Iterator[Hit]:
    """Give the places where the sentence is heavier than the limit."""
    if unit.kind not in SENTENCE_KINDS:
        return
    if params.measure == "attribute":
        yield from find_attributes(unit.doc, params.least, tools)
        return
    if params.measure == "insertion":
        yield from find_insertions(unit.doc, params)
        return
    shielded = shielded_tokens(unit.doc)
    measure = _MEASURES[params.measure]
    for sentence in unit.doc.sents:
        for start, end, number, word in measure(sentence, tools):
            least = params.least
            if params.nested is not None and _holds_clause(unit.doc, start, end):
                least = params.nested
            if number < least or start in shielded:
                continue
            error = params.error is not None and number >= params.error
            first, last = unit.doc[start].idx, unit.doc[end - 1].end
            values = {"excerpt": unit.doc.text[first:last], "number": number, "word": word}
            yield Hit(first, last, values, severity=Severity.ERROR if error else None)


def _holds_clause(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a clause has another one within: two finite verbs and a comma between them."""
    verbs = [token.i for token in doc[start:end] if is_finite(token)]
    return len(verbs) > 1 and any(token.text == "," for token in doc[verbs[0] : verbs[-1]])


def _front(sentence: DocSpan, tools: Tools) -> Iterator[Place]:
    """Give what stands before the finite verb of the main clause, if it is no clause itself."""
    verb = _main_verb(sentence, tools)
    start = _first_word(sentence)
    if verb is None or _opens_front(sentence, start) or is_finite(sentence.doc[start]):
        return
    if not _is_sound_front(sentence.doc, start, verb) or not _is_one_part(sentence.root, verb):
        return
    end = verb.i
    while end > start + 1 and sentence.doc[end - 1].is_punct:
        end -= 1
    yield start, end, len(words(sentence.doc[start:end])), verb.text


def _opens_front(sentence: DocSpan, start: int) -> bool:
    """Tell whether the sentence begins with a clause, or with a purpose (`for at`)."""
    first = sentence.doc.text_of(start, start + 2).lower()
    opener, _, subject = first.partition(" ")
    if opener in _OPENERS_OF_TIME:
        return subject in _SUBJECTS
    return opener in _OPENERS or first == _PURPOSE


def _fronted_clause(sentence: DocSpan, tools: Tools) -> Iterator[Place]:
    """Give the subordinate clause that stands before the main clause."""
    verb = _main_verb(sentence, tools)
    start = _first_word(sentence)
    if verb is None or not (_opens_front(sentence, start) or _asks_if(sentence, start, verb)):
        return
    end = verb.i
    while end > start and (sentence.doc[end - 1].is_punct or sentence.doc[end - 1].lower_ == "så"):
        end -= 1
    plain = sentence.doc[start:end]
    purpose = sentence.doc.text_of(start, start + 2).lower() == _PURPOSE
    whole = purpose or any(map(is_finite, plain))
    said = verb.lemma_.lower() in _SAYING if not _opens_front(sentence, start) else True
    clauses = {child.dep_ for child in verb.children if child.i < verb.i}
    if said and not clauses.isdisjoint({"ccomp", "parataxis"}):
        # What is said: `Hvis det sker, går vi hjem, siger hun`.
        return
    if len(plain) and whole and _is_sound_front(sentence.doc, start, verb):
        yield start, end, len(words(sentence.doc[start:end])), sentence.doc[start].text


def _asks_if(sentence: DocSpan, start: int, verb: Token) -> bool:
    """Tell whether a condition begins with its verb: `Har du ikke svaret, lukker vi sagen`."""
    first = sentence.doc[start]
    return first.i < verb.i and is_finite(first) and sentence.doc[verb.i - 1].text == ","


def _main_verb(sentence: DocSpan, tools: Tools) -> Token | None:
    """Give the finite verb of the main clause (memoised)."""
    known: dict[int, Token | None] = sentence.doc.user_data.setdefault(_MAIN, {})
    if sentence.start not in known:
        known[sentence.start] = _find_main_verb(sentence, tools)
    return known[sentence.start]


def _find_main_verb(sentence: DocSpan, tools: Tools) -> Token | None:
    root = sentence.root
    if root.pos_ not in {"VERB", "AUX", "ADJ", "NOUN", "PRON", "ADV", "PROPN"}:
        return None
    helpers = [child for child in root.children if child.dep_ in {"aux", "cop"}]
    finite = [token for token in (root, *helpers) if is_finite(token)]
    first = min(finite, key=lambda token: token.i) if finite else None
    return first if first is not None and _is_surely_verb(first, tools) else None


def _is_surely_verb(token: Token, tools: Tools) -> bool:
    """Tell whether a word is a verb and no noun that the pipeline has taken for one.

    `en redaktionel bruger`, `flere sites`: such a word stands after what stands before nouns.
    """
    if token.pos_ == "AUX":
        return True
    lemma, form = token.lemma_.lower(), token.lower_
    if not tools.inflector.is_certain(lemma, "VERB"):
        return False
    readings = tools.inflector.forms(lemma, "VERB").get(form, [])
    finite = form.endswith("s") or any(feats.get("VerbForm") == "Fin" for feats in readings)
    before_noun = token.i > 0 and token.nbor(-1).pos_ in {"ADJ", "DET", "NUM", "X"}
    return finite and not (before_noun and tools.inflector.is_certain(form, "NOUN"))


def _first_word(sentence: DocSpan) -> int:
    for token in sentence:
        if not token.is_punct and not token.is_space and token.pos_ != "CCONJ":
            return int(token.i)
    return int(sentence.start)


def _is_sound_front(doc: Doc, start: int, verb: Token) -> bool:
    """Tell whether all before the verb hangs below it and each verb there is in a clause."""
    if verb.i > start + 1 and is_finite(doc[start + 1]):
        # A sentence that the tree has taken for a part of the next one.
        return False
    for token in doc[start : verb.i]:
        if token.text in _BREAKS or token.is_space:
            return False
        if token.i > start and token.is_title and token.lower_ in _OPENERS:
            return False
        if is_finite(token) and not any(
            part.dep_ in _CLAUSES for part in (token, *token.ancestors) if part.i < verb.i
        ):
            return False
    return True


def _is_one_part(root: Token, verb: Token) -> bool:
    """Tell whether just one part stands before the verb, as in every main clause."""
    parts = [
        child
        for child in root.children
        if child.i < verb.i and child.dep_ not in {"punct", "cc", "aux", "cop"}
    ]
    if len(parts) != 1 or (parts[0].i + 1 < verb.i and parts[0].nbor(1).text == "du"):
        return False
    # What is said stands before who says it: `Jeg kan ikke vente, siger hun`.
    marks = {child.dep_ for child in parts[0].children if child.i < parts[0].i}
    return parts[0].dep_ not in {"ccomp", "parataxis"} or "mark" in marks


def _depth(sentence: DocSpan, tools: Tools) -> Iterator[Place]:
    """Give the sentence from its first subordinate clause to the opener of its last one."""
    blanks = filled_in_later(sentence.doc)
    openers = [
        token
        for token in sentence
        if token.i > sentence.start and token.i not in blanks and _opens_clause(token)
    ]
    openers = [token for at, token in enumerate(openers) if not _goes_on(openers[:at], token)]
    if openers:
        named = list(dict.fromkeys(quote(token.lower_) for token in openers))
        yield openers[0].i, openers[-1].i + 1, len(openers), listed(named)


def _goes_on(before: list[Token], token: Token) -> bool:
    """Tell whether an opener is but one more of a row of questions, or belongs to a question.

    `hvem du kan ringe til, hvornår og hvordan` is a list; `hvilke regler der gælder` is one clause.
    """
    if not before or before[-1].lower_ not in _ASKING:
        return False
    if token.lower_ in _ASKING:
        return True
    between = token.doc[before[-1].i : token.i]
    return token.lower_ == "der" and not any(map(is_finite, between))


def _opens_clause(token: Token) -> bool:
    if token.lower_ in {"som", "der"}:
        # `Der, hvor` is one opener.
        if token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "hvor":
            return False
        return token.dep_ != "expl" and token.head.dep_.startswith("acl")
    if token.lower_ in _ASKING:
        return token.head.dep_ in _CLAUSES or token.nbor(-1).text == ","
    if token.pos_ != "SCONJ" or token.lower_ in {"end", "såsom"}:
        return False
    following = token.nbor(1) if token.i + 1 < len(token.doc) else token
    # `selv hvis` opens one clause, and `ligesom brevet` none.
    if token.lower_ == "ligesom":
        return token.dep_ != "case"
    return token.lower_ != "selv" or following.pos_ != "SCONJ"


def _relatives(sentence: DocSpan, tools: Tools) -> Iterator[Place]:
    """Give the longest chain of relative clauses within relative clauses."""
    best: tuple[int, Token, Token] | None = None
    for token in sentence:
        if not _is_relative(token):
            continue
        outer = [part for part in token.ancestors if _is_relative(part)]
        if best is None or len(outer) + 1 > best[0]:
            best = len(outer) + 1, outer[-1] if outer else token, token
    if best is not None:
        number, outermost, innermost = best
        start = _span_of(outermost)[0]
        end = max(_span_of(innermost)[1], start + 1)
        if number > 2 or len(words(sentence.doc[start:end])) >= _SHORT_CHAIN:
            yield start, end, number, innermost.text


def _is_clause(token: Token) -> bool:
    if token.dep_ not in _CLAUSES:
        return False
    return any(is_finite(part) for part in (token, *token.children) if part.dep_ != "conj")


def _is_relative(token: Token) -> bool:
    if not _is_clause(token):
        return False
    first = next((word for word in token.subtree if not word.is_punct), token)
    if first.lower_ not in {"som", "der"} or first.dep_ == "expl":
        return False
    # `som fx en side` opens no clause, and `hvor meget der` is a question.
    example = first.i + 1 < len(token.doc) and first.nbor(1).lower_ in _EXAMPLES
    asked = any(word.lower_ in _ASKING for word in token.doc[max(0, first.i - 3) : first.i])
    return not example and not asked


def _span_of(head: Token) -> tuple[int, int]:
    start, end = head.left_edge.i, head.right_edge.i + 1
    while start < end - 1 and (head.doc[start].is_punct or head.doc[start].is_space):
        start += 1
    while end > start + 1 and (head.doc[end - 1].is_punct or head.doc[end - 1].is_space):
        end -= 1
    return start, end


_MEASURES: dict[str, Callable[[DocSpan, Tools], Iterator[Place]]] = {
    "front": _front,
    "fronted_clause": _fronted_clause,
    "depth": _depth,
    "relatives": _relatives,
    "prepositions": find_chains,
}
