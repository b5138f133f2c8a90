"""A parsed text in plain Python, as the checks read it. Knows no rules and no files.

spaCy makes a new object each time a token is asked for and looks each of its strings up anew, and
some hundred questions are asked of every token. So a parse is read once, into objects that stay.
They have the names of spaCy's ``Doc``, ``Span`` and ``Token`` and mean the same by them; a slice
of one is a plain list of tokens.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc as SpacyDoc

#: What is read of a token, in this order; each is a number, most of them names of strings.
_COLUMNS: list[int | str] = ["ORTH", "LEMMA", "POS", "DEP", "MORPH", "HEAD", "SPACY", "SENT_START"]
#: So many strings and spellings are kept ready.
_KEPT = 20_000
_UNSIGNED = (1 << 64) - 1
_QUOTES = frozenset("\"'`«»‘’‚‛“”„‟‹›❮❯") | {"''", "``"}


class Morph:
    """The features of a token (UD names). One object serves all tokens with the same features."""

    __slots__ = ("_features", "_text")

    def __init__(self, text: str) -> None:
        # spaCy writes `_` for a token without features.
        self._text = text if text != "_" else ""
        pairs = (pair.partition("=") for pair in self._text.split("|") if pair)
        self._features = {name: values.split(",") for name, _, values in pairs}

    def get(self, name: str, default: Sequence[str] = ()) -> Sequence[str]:
        """Give the values of a feature, ``default`` where the token has none."""
        return self._features.get(name, default)

    def to_dict(self) -> dict[str, str]:
        """Give all features; several values of one are joined by a comma."""
        return {name: ",".join(values) for name, values in self._features.items()}

    def __str__(self) -> str:
        return self._text


class Token:
    """One token: its text, what the pipeline says of it, and its place in the sentence tree.

    ``i`` is its index in the ``Doc``; ``idx`` is the offset of its first character and ``end``
    that after its last one; ``head`` is the token itself at the root. ``is_link``: it looks like a
    web or e-mail address.
    """

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "end",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_link",
        "is_punct",
        "is_sent_start",
        "is_space",
        "lemma_",
        "lower_",
        "morph",
        "pos_",
        "sent",
        "text",
        "whitespace_",
    )
    doc: Doc
    sent: Span
    head: Token
    children: Sequence[Token]
    i: int
    idx: int
    end: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    dep_: str
    morph: Morph
    whitespace_: str
    is_alpha: bool
    is_link: bool
    is_punct: bool
    is_space: bool
    is_sent_start: bool

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __str__(self) -> str:
        return self.text

    __repr__ = __str__

    @property
    def is_title(self) -> bool:
        """Whether it begins with a capital and goes on in small letters."""
        return self.text.istitle()

    @property
    def is_upper(self) -> bool:
        return self.text.isupper()

    @property
    def is_lower(self) -> bool:
        return self.text.islower()

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.text in _QUOTES

    @property
    def lefts(self) -> list[Token]:
        """Its children that stand before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """Its children that stand after it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def subtree(self) -> Iterator[Token]:
        """Itself and all below it, in order of the text where the tree has no crossing lines."""
        here = False
        for child in self.children:
            if not here and child.i > self.i:
                here = True
                yield self
            yield from child.subtree
        if not here:
            yield self

    @property
    def left_edge(self) -> Token:
        """The first token of its subtree."""
        return min(self.subtree, key=_place)

    @property
    def right_edge(self) -> Token:
        """The last token of its subtree."""
        return max(self.subtree, key=_place)

    @property
    def ancestors(self) -> Iterator[Token]:
        """The tokens above it, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def nbor(self, distance: int = 1) -> Token:
        """Give the token so far after this one (before it, if negative).

        Raises:
            IndexError: there is none.
        """
        at = self.i + distance
        if at < 0:
            raise IndexError(at)
        return self.doc[at]


class Span(list[Token]):
    """Neighbouring tokens of a ``Doc``: those from ``start`` up to ``end`` (half-open indexes)."""

    __slots__ = ("counted", "doc", "end", "start")
    __hash__ = object.__hash__  # type: ignore[assignment]
    __eq__ = object.__eq__

    def __init__(self, doc: Doc, start: int, tokens: Sequence[Token] = ()) -> None:
        super().__init__(tokens)
        self.doc = doc
        self.start = start
        self.end = start + len(self)
        #: Its words, once somebody has counted them.
        self.counted: list[Token] | None = None

    @property
    def start_char(self) -> int:
        """The offset of its first character."""
        return self[0].idx if self else 0

    @property
    def end_char(self) -> int:
        """The offset after its last character; white space after that token is left out."""
        return self[-1].end if self else 0

    @property
    def text(self) -> str:
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The token highest in the sentence tree; the first of them, and no mark if it can be."""
        for token in self:
            if token.head is token:
                return token
        outer = [token for token in self if not self.start <= token.head.i < self.end]
        return min(outer or self[:1], key=_depth)


class Doc(list[Token]):
    """A parsed text. ``user_data`` is where checks keep what they have worked out for it.

    ``source`` is spaCy's own document, for its matchers.
    """

    __slots__ = ("counted", "offsets", "sents", "source", "text", "user_data")
    __hash__ = object.__hash__  # type: ignore[assignment]
    __eq__ = object.__eq__

    def __init__(self, source: SpacyDoc) -> None:
        super().__init__()
        self.source = source
        self.text: str = source.text
        self.sents: list[Span] = []
        self.counted: list[Token] | None = None
        #: Where each token begins.
        self.offsets: list[int] = []
        self.user_data: dict[str, Any] = {}

    def span(self, start: int, end: int) -> Span:
        """Give the tokens ``start`` up to ``end``; none where that is no range."""
        return Span(self, start, self[start:end])

    def text_of(self, start: int, end: int) -> str:
        """Give the text of the tokens ``start`` up to ``end``."""
        if start >= end or start >= len(self):
            return ""
        return self.text[self[start].idx : self[min(end, len(self)) - 1].end]

    def char_span(
        self,
        start: int,
        end: int,
        *,
        alignment_mode: Literal["strict", "expand", "contract"] = "strict",
    ) -> Span | None:
        """Give the tokens of the characters ``start`` up to ``end``, None where there are none.

        ``strict``: the range begins and ends with a token; ``expand``: those with a part in it;
        ``contract``: those that stand wholly within.
        """
        opening, closing = self._token_at(start), self._token_at(end - 1)
        if opening is None or closing is None:
            return None
        first, last = opening.i, closing.i
        if alignment_mode == "strict":
            exact = opening.idx == start and closing.end == end
            return self.span(first, last + 1) if exact else None
        if alignment_mode == "expand":
            # White space after a token is no part of it.
            return self.span(first + (start == opening.end), last + 1)
        first += opening.idx < start
        last -= end < closing.end
        return self.span(first, last + 1) if first <= last else None

    def _token_at(self, offset: int) -> Token | None:
        at = bisect_right(self.offsets, offset) - 1
        if at < 0:
            return None
        token = self[at]
        return token if offset < token.end + len(token.whitespace_) else None

    def release(self) -> None:
        """Let go of the tokens: they point at each other and would wait for a collection."""
        for token in self:
            del token.doc, token.sent, token.head, token.children
        for sentence in self.sents:
            sentence.clear()
        self.user_data.clear()


def _place(token: Token) -> int:
    return token.i


def _depth(token: Token) -> int:
    """Count the steps up to the root; more than there can be for a mark that holds nothing."""
    if (token.is_punct or token.is_space) and not token.children:
        return len(token.doc) - 1
    return sum(1 for _ in token.ancestors)


#: (text, in lower case, is_alpha, is_punct, is_space, is_link) of a spelling, by its number.
_Spelling = tuple[str, str, bool, bool, bool, bool]
_spellings: dict[int, _Spelling] = {}
_strings: dict[int, str] = {}
_morph = lru_cache(maxsize=4_096)(Morph)


def _spelling_of(number: int, strings: StringStore) -> _Spelling:
    from spacy.lang.lex_attrs import is_punct, like_email, like_url

    if len(_spellings) >= _KEPT:
        _spellings.clear()
    text: str = strings[number & _UNSIGNED]
    link = bool(like_url(text) or like_email(text))
    found = text, text.lower(), text.isalpha(), is_punct(text), text.isspace(), link
    return _spellings.setdefault(number, found)


def _string_of(number: int, strings: StringStore) -> str:
    if len(_strings) >= _KEPT:
        _strings.clear()
    return _strings.setdefault(number, strings[number & _UNSIGNED])


def parsed(source: SpacyDoc) -> Doc:
    """Read what spaCy has made of a text."""
    doc = Doc(source)
    rows = source.to_array(_COLUMNS).view("int64").tolist() if len(source) else []
    store = source.vocab.strings
    strings, spellings, sentences = _strings, _spellings, doc.sents
    heads: list[int] = []
    offsets = doc.offsets
    new, none = Token.__new__, ()
    offset = 0
    for i, (orth, lemma, pos, dep, morph, head, space, start) in enumerate(rows):
        token = new(Token)
        token.doc = doc
        token.i = i
        token.idx = offset
        spelling = spellings.get(orth) or _spelling_of(orth, store)
        (
            token.text,
            token.lower_,
            token.is_alpha,
            token.is_punct,
            token.is_space,
            token.is_link,
        ) = spelling
        token.lemma_ = strings[lemma] if lemma in strings else _string_of(lemma, store)
        token.pos_ = strings[pos] if pos in strings else _string_of(pos, store)
        token.dep_ = strings[dep] if dep in strings else _string_of(dep, store)
        token.morph = _morph(strings[morph] if morph in strings else _string_of(morph, store))
        token.children = none
        offsets.append(offset)
        offset += len(spelling[0])
        token.end = offset
        if space:
            token.whitespace_ = " "
            offset += 1
        else:
            token.whitespace_ = ""
        if start == 1 or not i:
            sentence = Span(doc, i)
            sentences.append(sentence)
            token.is_sent_start = True
        else:
            token.is_sent_start = False
        token.sent = sentence
        sentence.append(token)
        heads.append(i + head)
        doc.append(token)
    for sentence in sentences:
        sentence.end = sentence.start + len(sentence)
    for token, head in zip(doc, heads, strict=True):
        above = token.head = doc[head]
        if above is not token:
            if above.children:
                above.children.append(token)  # type: ignore[attr-defined]
            else:
                above.children = [token]
    return doc


__all__ = ["Doc", "Morph", "Span", "Token", "parsed"]
