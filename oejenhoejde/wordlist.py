"""The term map: TSV files → typed entries, every fault reported at once with file and line.

Same layer as ``catalog``: knows no readers, no reporters and no spaCy.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from oejenhoejde.errors import Fault, WordListError, reason
from oejenhoejde.language.paradigm_list import standard_rows
from oejenhoejde.model import Applicability, Confidence
from oejenhoejde.paths import from_here
from oejenhoejde.resources import data_path

HEADER = (
    "ord",
    "ordklasse",
    "slags",
    "alternativer",
    "rettelse",
    "tillid",
    "accepteret",
    "ikke_ved",
    "kun_ved",
    "sammensat",
    "forklaring",
    "note",
    "kilde",
)

#: Word class in the list → UD part of speech of the word that is inflected ("" = no inflection).
WORD_CLASSES = {
    "verbum": "VERB",
    "substantiv": "NOUN",
    "adjektiv": "ADJ",
    "adverbium": "ADV",
    "konjunktion": "SCONJ",
    "præposition": "ADP",
    "pronomen": "PRON",
    "verbudtryk": "VERB",
    "navneudtryk": "NOUN",
    "udtryk": "",
    "forkortelse": "",
}

#: Swap the word, explain it, drop it; or say nothing of it (a fixed phrase, a word switched off).
KINDS = ("erstat", "forklar", "undgaa", "behold")

_APPLICABILITY = {
    "sikker": Applicability.SAFE,
    "usikker": Applicability.UNSAFE,
    "vis": Applicability.DISPLAY,
}
_COMPOUND = {
    "": (False, False),
    "foerst": (True, False),
    "sidst": (False, True),
    "begge": (True, True),
}
_CONFIDENCES = {str(level): level for level in Confidence}
_CLASS_OF = {"VERB": "verbum", "NOUN": "substantiv", "ADJ": "adjektiv"}
_NO_CLASSES: Mapping[str, str] = {}
_AUDIENCES = ("medarbejdere", "ledelse", "oevrige", "borgere")


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the term map.

    ``lemma`` is a word or a phrase in dictionary form, ``alternatives`` are lemmas too, the best
    first. ``accepted`` are the audiences that may read the term. ``not_near`` silences the entry
    where one of its words stands within three words or is what the act is done to or by;
    ``only_near`` demands one; `-ordning` there is every word with that ending. A word may have
    several entries that differ in ``only_near``: the one that fits goes first. ``first_part``
    and ``last_part``: the entry also speaks for compounds with the word in that place.
    ``domain`` is the stem of the file, ``place`` the file and line. An entry of kind ``behold``
    takes its place and says nothing: `herunder kan du se` holds no hard `herunder`.
    """

    lemma: str
    word_class: str
    kind: str
    alternatives: tuple[str, ...]
    applicability: Applicability
    confidence: Confidence
    accepted: frozenset[str]
    not_near: frozenset[str]
    only_near: frozenset[str]
    first_part: bool
    last_part: bool
    definition: str
    note: str
    source: str
    domain: str
    place: str

    @property
    def upos(self) -> str:
        """UD part of speech of the word that is inflected, or the empty string."""
        return WORD_CLASSES[self.word_class]


def _items(cell: str, separator: str = ";") -> tuple[str, ...]:
    if not cell:  # Most cells are empty, and there are many.
        return ()
    if separator not in cell:
        return (cell,)
    return tuple(part for part in (piece.strip() for piece in cell.split(separator)) if part)


def parse_terms(
    text: str, *, path: str, domain: str, classes: Mapping[str, str] = _NO_CLASSES
) -> tuple[list[Term], list[Fault]]:
    """Read the text of one list. Gives the entries that are sound and the faults of the rest.

    ``classes`` are the word classes of lower-case words that are known already; they are used
    where a list has none.

    A list with two columns and no known header is read as term and alternatives; a word that
    stands in both is to be left alone.
    """
    lines = text.lstrip("\ufeff").splitlines()
    faults: list[Fault] = []
    terms: list[Term] = []
    if not lines:
        return terms, faults
    first = tuple(lines[0].split("\t"))
    short = first[:1] != ("ord",) and len(first) == 2
    header: tuple[str, ...] = ("ord", "alternativer") if short else first
    unknown = [name for name in header if name not in HEADER]
    if unknown or "ord" not in header:
        message = f"kender ikke kolonnen »{unknown[0]}«" if unknown else "kolonnen »ord« mangler"
        faults.append(Fault(path, "linje 1", f"{message}. Kolonnerne hedder: {', '.join(HEADER)}"))
        return terms, faults
    for number, line in enumerate(lines if short else lines[1:], 1 if short else 2):
        if not line.strip() or line.startswith("#"):
            continue
        place = f"linje {number}"
        cells = line.split("\t")
        if len(cells) > len(header):
            message = f"har {len(cells)} kolonner, men der er kun {len(header)} i overskriften"
            faults.append(Fault(path, place, message))
            continue
        row = dict.fromkeys(HEADER, "")
        row.update(zip(header, map(str.strip, cells), strict=False))
        if short and row["ord"].casefold() == row["alternativer"].casefold():
            row.update(slags="behold", alternativer="")
        row["ordklasse"] = row["ordklasse"] or classes.get(row["ord"].casefold(), "")
        wrong = _row_faults(row)
        faults.extend(Fault(path, place, message) for message in wrong)
        if not wrong:
            terms.append(_term(row, domain=domain, place=f"{path}:{number}"))
    return terms, faults


def _choice(name: str, value: str, allowed: Iterable[str]) -> list[str]:
    if value in allowed:
        return []
    return [f"»{value}« kan ikke stå i {name}. Vælg en af disse: {', '.join(allowed)}"]


def _row_faults(row: dict[str, str]) -> list[str]:
    row["ordklasse"] = row["ordklasse"] or _guess_class(row["ord"].casefold())
    row["slags"] = row["slags"] or ("erstat" if row["alternativer"] else "undgaa")
    row["rettelse"] = row["rettelse"] or "vis"
    row["tillid"] = row["tillid"] or "høj"
    if not row["ord"]:
        return ["»ord« er tom"]
    faults = _choice("ordklasse", row["ordklasse"], WORD_CLASSES)
    faults += _choice("slags", row["slags"], KINDS)
    faults += _choice("rettelse", row["rettelse"], _APPLICABILITY)
    faults += _choice("tillid", row["tillid"], _CONFIDENCES)
    faults += _choice("sammensat", row["sammensat"], _COMPOUND)
    for audience in _items(row["accepteret"], ","):
        faults += _choice("accepteret", audience, _AUDIENCES)
    if row["slags"] == "erstat" and not row["alternativer"]:
        faults.append(f"»{row['ord']}« skal have mindst ét alternativ, når slags er erstat")
    if row["slags"] == "forklar" and not row["forklaring"]:
        faults.append(f"»{row['ord']}« skal have en forklaring, når slags er forklar")
    if row["ord"].casefold() in (word.casefold() for word in _items(row["alternativer"])):
        faults.append(f"»{row['ord']}« har sig selv som alternativ")
    both = {*_items(row["ikke_ved"])} & {*_items(row["kun_ved"])}
    faults += [f"»{word}« står både i ikke_ved og i kun_ved" for word in sorted(both)]
    if row["slags"] == "behold" and row["alternativer"]:
        faults.append(f"»{row['ord']}« skal ikke have alternativer, når slags er behold")
    return faults


def _guess_class(wording: str) -> str:
    """Guess the word class where a list has none: by the list of paradigms, else by the ending."""
    word, *rest = wording.split() or [""]
    listed = {upos for upos in _CLASS_OF if (word, upos) in standard_rows()}
    if rest:
        return "verbudtryk" if listed == {"VERB"} else "udtryk"
    if len(listed) == 1:
        return _CLASS_OF[listed.pop()]
    if word.endswith(("ere", "isere", "nde", "tte", "ge", "se", "le", "ve")) and len(word) > 5:
        return "verbum"
    if word.endswith(("ig", "isk", "bar", "som", "mæssig")):
        return "adjektiv"
    return "substantiv"


def _folded(cell: str) -> frozenset[str]:
    return frozenset(map(str.casefold, _items(cell)))


def _term(row: dict[str, str], *, domain: str, place: str) -> Term:
    first_part, last_part = _COMPOUND[row["sammensat"]]
    return Term(
        lemma=row["ord"],
        word_class=row["ordklasse"],
        kind=row["slags"],
        alternatives=_items(row["alternativer"]),
        applicability=_APPLICABILITY[row["rettelse"]],
        confidence=_CONFIDENCES[row["tillid"]],
        accepted=frozenset(_items(row["accepteret"], ",")),
        not_near=_folded(row["ikke_ved"]),
        only_near=_folded(row["kun_ved"]),
        first_part=first_part,
        last_part=last_part,
        definition=row["forklaring"],
        note=row["note"],
        source=row["kilde"],
        domain=domain,
        place=place,
    )


#: The name of the user's own lists for rules.
OWN = "egne"


def load_terms(
    extra: Iterable[Path] = (), *, builtin: bool = True, named: Container[str] = ()
) -> list[Term]:
    """Read the term map and the user's own lists; a user's entry replaces the built-in one.

    A list of the user is called ``egne``, or by its file's stem where that is in ``named``: where
    a rule of the user speaks for it.

    Raises:
        WordListError: with every fault of every file.
    """
    files: list[tuple[Path, str, bool]] = []
    if builtin:
        home = data_path("wordlists") / "termer"
        files += [(path, path.stem, False) for path in sorted(home.glob("*.tsv"))]
    files += [(path, path.stem if path.stem in named else OWN, True) for path in extra]
    faults: list[Fault] = []
    found: dict[tuple[str, str, frozenset[str]], Term] = {}
    for path, domain, is_own in files:
        name = from_here(path)
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            faults.append(Fault(name, "", "filen findes ikke. Tjek navnet og mappen"))
            continue
        except OSError as error:
            faults.append(Fault(name, "", f"filen kan ikke læses ({reason(error)})"))
            continue
        except UnicodeDecodeError:
            faults.append(Fault(name, "", "filen er ikke UTF-8. Gem den som UTF-8"))
            continue
        known = {key[0]: key[1] for key in found} if domain == "egne" else _NO_CLASSES
        terms, wrong = parse_terms(text, path=name, domain=domain, classes=known)
        faults.extend(wrong)
        seen: dict[tuple[str, str, frozenset[str]], Term] = {}
        for term in terms:
            key = (term.lemma.casefold(), term.word_class, term.only_near)
            if key in seen:
                line = term.place.rpartition(":")[2]
                first = seen[key].place.rpartition(":")[2]
                message = f"»{term.lemma}« står allerede i linje {first}"
                faults.append(Fault(name, f"linje {line}", message))
            seen[key] = term
            if is_own:
                for other in [k for k in found if k[0] == key[0]]:
                    del found[other]
            found.setdefault(key, term)
    if faults:
        raise WordListError(faults)
    return list(found.values())
