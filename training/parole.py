"""Reads the treebank's ``.tag`` files and turns PAROLE tags into UD parts of speech and features.

The decoding follows the PAROLE-DK tag set; the choices where UD differs (deponents, participles,
adverbs made of adjectives) are those of UD Danish-DDT.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path

_HEX = re.compile(r"&([0-9a-f]{2});")
_WORD = re.compile(r"<W ([^>]*)>(.*)</W>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Word:
    """One ``<W>`` element. ``edges`` are (offset in words of the text, relation)."""

    form: str
    lemma: str
    msd: str
    edges: tuple[tuple[int, str], ...]
    index: int


def _unescape(text: str) -> str:
    for _ in range(2):
        text = html.unescape(_HEX.sub(lambda m: chr(int(m[1], 16)), text))
    return text


def _edges(cell: str) -> tuple[tuple[int, str], ...]:
    edges = []
    for part in _unescape(cell).split("|"):
        offset, _, relation = part.partition(":")
        if relation and offset.lstrip("-").isdigit():
            edges.append((int(offset), relation))
    return tuple(edges)


def read_tag_file(path: Path) -> list[list[Word]]:
    """Give the sentences of a ``.tag`` file, each a list of words in order."""
    sentences: list[list[Word]] = []
    current: list[Word] = []
    index = 0
    for raw in path.read_text(encoding="utf-8", errors="replace").splitlines():
        line = raw.strip()
        if line.startswith(("<s>", "<s ", "</s>", "</p>")) and current:
            sentences.append(current)
            current = []
        match = _WORD.match(line)
        if match:
            values = dict(_ATTRIBUTE.findall(match[1]))
            current.append(
                Word(
                    form=_unescape(match[2]),
                    lemma=_unescape(values["lemma"]),
                    msd=values["msd"],
                    edges=_edges(values.get("in", "")),
                    index=index,
                )
            )
            index += 1
    if current:
        sentences.append(current)
    return sentences


_NUMBER = {"S": "Sing", "P": "Plur"}
_GENDER = {"C": "Com", "N": "Neut"}
_DEFINITE = {"I": "Ind", "D": "Def"}
_DEGREE = {"P": "Pos", "C": "Cmp", "S": "Sup", "A": "Abs"}
_AUXILIARIES = frozenset(
    ["have", "være", "blive", "skulle", "ville", "kunne", "måtte", "burde", "turde"]
)
_TO_BE = frozenset({"være", "blive", "have"})
_SLOT = re.compile(r"\[[^\]]*\]|.")
_ADVERBIAL = re.compile(r"AN.---=-R|ANA---=-R")
_UNITS = {
    "CC": ("CCONJ", {}),
    "CS": ("SCONJ", {}),
    "SP": ("ADP", {"AdpType": "Prep"}),
    "XP": ("PUNCT", {}),
    "XS": ("SYM", {}),
    "XA": ("X", {"Abbr": "Yes"}),
    "XF": ("X", {"Foreign": "Yes"}),
    "XR": ("X", {}),
    "XX": ("X", {}),
    "I=": ("INTJ", {}),
}


def _put(feats: dict[str, str], key: str, table: dict[str, str], slot: str) -> None:
    if slot in table:
        feats[key] = table[slot]


def decode(word: Word) -> tuple[str, dict[str, str]]:
    """Give UPOS and UD features of a word, before its place in the tree is known.

    AUX, DET/PRON and the readings of `som`, `der` are settled by ``convert``.
    """
    msd = word.msd
    if msd in _UNITS:
        upos, fixed = _UNITS[msd]
        return upos, dict(fixed)
    slots = _SLOT.findall(msd)
    kind = msd[:2]
    feats: dict[str, str] = {}
    if kind == "U=":
        low = word.form.lower()
        if low == "at":
            return "PART", {"PartType": "Inf"}
        return ("PRON" if low == "der" else "ADP"), {"PartType": "Inf"}
    if kind == "NP":
        return "PROPN", ({"Case": "Gen"} if "G" in msd[2:] else {})
    if kind == "NC":
        _put(feats, "Gender", _GENDER, slots[2])
        _put(feats, "Number", _NUMBER, slots[3])
        if slots[4] == "G":
            feats["Case"] = "Gen"
        _put(feats, "Definite", _DEFINITE, slots[7])
        return "NOUN", feats
    if kind == "AC":
        return "NUM", {"NumType": "Card", **({"Case": "Gen"} if slots[5] == "G" else {})}
    if kind == "AO":
        return "ADJ", {"NumType": "Ord"}
    if kind == "AN":
        if _ADVERBIAL.match(msd):
            _put(feats, "Degree", _DEGREE, slots[2])
            return "ADV", feats
        _put(feats, "Degree", _DEGREE, slots[2])
        _put(feats, "Gender", _GENDER, slots[3])
        _put(feats, "Number", _NUMBER, slots[4])
        if slots[5] == "G":
            feats["Case"] = "Gen"
        _put(feats, "Definite", _DEFINITE, slots[7])
        return "ADJ", feats
    if kind == "RG":
        if len(slots) > 2:
            _put(feats, "Degree", _DEGREE, slots[2])
        return "ADV", feats
    if msd[0] == "P":
        return _pronoun(word, slots)
    return _verb(word, slots)


def _pronoun(word: Word, slots: list[str]) -> tuple[str, dict[str, str]]:
    kind = slots[1]
    feats: dict[str, str] = {}
    person = slots[2]
    if person in "123":
        feats["Person"] = person
    _put(feats, "Gender", _GENDER, slots[3])
    _put(feats, "Number", _NUMBER, slots[4])
    case = slots[5]
    if case == "G":
        feats["Case"] = "Gen"
    elif kind == "P":
        feats["Case"] = "Nom" if case == "N" else "Acc"
    elif case == "N":
        feats["Case"] = "Nom"
    tail = slots[6:]
    if kind in "PO":
        feats["PronType"] = "Prs"
        if kind == "O":
            feats["Poss"] = "Yes"
            _put(feats, "Number[psor]", _NUMBER, tail[0])
        if tail[1] == "Y":
            feats["Reflex"] = "Yes"
        if tail[2] == "P":
            feats["Polite"] = "Form"
        elif tail[2] == "F":
            feats["Style"] = "Form"
    elif kind == "C":
        feats["PronType"] = "Rcp"
    else:
        feats["PronType"] = {"D": "Dem", "I": "Ind", "T": "Int,Rel"}.get(kind, "Ind")
    return ("DET" if kind == "O" else "PRON"), feats


def _verb(word: Word, slots: list[str]) -> tuple[str, dict[str, str]]:
    kind, deponent = slots[2], slots[1] == "E"
    tense = {"R": "Pres", "A": "Past"}.get(slots[3], "")
    upos = "VERB"
    if kind == "G":
        return upos, {"VerbForm": "Ger"}
    if kind == "M":
        return upos, {"Mood": "Imp"}
    if kind == "P":
        feats = {"VerbForm": "Part", **({"Tense": tense} if tense else {})}
        if tense == "Past":
            _put(feats, "Number", _NUMBER, slots[5])
            _put(feats, "Gender", _GENDER, slots[6])
            _put(feats, "Definite", _DEFINITE, slots[7])
        if slots[-1] == "G":
            feats["Case"] = "Gen"
        return upos, feats
    voice = "Pass" if "P" in slots[5:] and not deponent else "Act"
    if kind == "F":
        return upos, {"VerbForm": "Inf", "Voice": voice}
    feats = {"Mood": "Ind", "VerbForm": "Fin", "Voice": voice}
    if tense:
        feats["Tense"] = tense
    return upos, feats


def is_auxiliary_lemma(lemma: str) -> bool:
    """Tell whether UD Danish lets the verb be AUX (no passive auxiliary, no `få`)."""
    return lemma in _AUXILIARIES


def feats_text(feats: dict[str, str]) -> str:
    """Write features the UD way: sorted by name, or ``_``."""
    return "|".join(f"{k}={v}" for k, v in sorted(feats.items(), key=lambda i: i[0].lower())) or "_"


def lemma_of(word: Word) -> str:
    """Give the UD lemma: adverbs made of adjectives and comparatives keep their own form."""
    if _ADVERBIAL.match(word.msd):
        return word.form.lower()
    return word.lemma
