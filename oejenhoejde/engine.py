"""Runs the checks over documents.

Knows no click.
"""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from oejenhoejde import statutory, suppress
from oejenhoejde.activation import activate
from oejenhoejde.checks.base import Tools, Unit
from oejenhoejde.config import Config
from oejenhoejde.errors import ReadError
from oejenhoejde.findings import WHOLE_TEXT, Maker, Piece
from oejenhoejde.model import (
    Confidence,
    Document,
    Report,
    Segment,
    SegmentKind,
    sort_findings,
)
from oejenhoejde.ranking import one_for_each_fault
from oejenhoejde.rulebook import rulebook
from oejenhoejde.targets import target_of
from oejenhoejde.version import __version__
from oejenhoejde.wordlist import load_terms

if TYPE_CHECKING:
    from spacy.language import Language

    from oejenhoejde.checks.document import DocumentView
    from oejenhoejde.language.parsed import Doc
    from oejenhoejde.language.pipeline import ModelInfo

#: Held by the thread that uses the language model, which all linters of a process share.
_TURN = threading.RLock()
#: A text is judged by its language only from this many words.
_MIN_WORDS_FOR_LANGUAGE = 12
#: What is longer without white space is no word and no web address, but data.
_LONGEST_WORD = 500
#: Half of a surrogate pair, as JSON and broken encodings may hold: no letter that can be parsed.
_HALF = re.compile("[\ud800-\udfff]")
#: Prose longer than this many characters is parsed in parts, to bound time and memory.
_LONG_PROSE = 6_000


class Linter:
    """Checks documents with one config. Loads the language model once, at the first check.

    Reusable for any number of texts, and safe to share between threads: they take turns, since the
    language model is one for all of them. An iterator of reports belongs to one thread; closing it
    (or dropping it) stops the work. A rule of the user that cannot be used is left out:
    ``book.faults`` tells of it.

    Raises:
        ConfigError, RuleFileError, WordListError: at construction or at the first check.
        ModelError: at the first check, if the model cannot be loaded.
    """

    def __init__(self, config: Config | None = None) -> None:
        self.config = config or Config()
        self.book = rulebook(self.config)
        self.rules = self.book.rules
        self.active = activate(self.rules, self.config, broken=self.book.broken)
        self._speaks_for = {rule.id: rule.speaks_for for rule in self.rules.values()}

    @cached_property
    def _nlp(self) -> Language:
        from oejenhoejde.language.pipeline import load_pipeline

        return load_pipeline(self.config.model)

    @cached_property
    def model(self) -> ModelInfo:
        """Name and version of the language model in use."""
        from oejenhoejde.language.pipeline import model_info

        return model_info(self._nlp)

    @cached_property
    def _tools(self) -> Tools:
        from oejenhoejde.checks.terms import TermIndex
        from oejenhoejde.language.inflection import Inflector

        inflector = Inflector.load()
        terms = load_terms(self.config.term_lists, named=self.book.lists)
        index = TermIndex(terms, inflector, accepted=self.config.accepted)
        return Tools(inflector, index, self.config.base_audience, self.config.sender)

    def check_text(self, text: str, *, name: str = "tekst", format: str = "txt") -> Report:
        """Check a text. ``format`` is ``txt`` or ``md``.

        Raises:
            UsageError: the format is unknown.
        """
        from oejenhoejde.readers import read_text

        return next(self.check_documents([read_text(text, name=name, format=format)]))

    def check_many(
        self, texts: Iterable[str | tuple[str, str]], *, format: str = "txt"
    ) -> Iterator[Report]:
        """Check texts lazily, in order, quicker than one by one.

        A text is a string or (name, string). ``texts`` may be endless: some 64 paragraphs are read
        ahead of the report that is given.

        Raises:
            ReadError: the format is unknown.
        """
        from oejenhoejde.readers import read_text

        pairs = ((f"tekst {n}", t) if isinstance(t, str) else t for n, t in enumerate(texts, 1))
        return self.check_documents(
            read_text(text, name=name, format=format) for name, text in pairs
        )

    def check_file(self, path: str | Path, *, format: str | None = None) -> Report:
        """Check one file.

        Raises:
            ReadError: the file cannot be read.
        """
        from oejenhoejde.readers import read_file

        return next(self.check_documents([read_file(Path(path), format=format)]))

    def check_files(
        self,
        paths: Iterable[str | Path],
        *,
        on_error: Callable[[Path, ReadError], None] | None = None,
    ) -> Iterator[Report]:
        """Check files lazily, in order. ``on_error`` is told of each file that cannot be read.

        Raises:
            ReadError: a file cannot be read and there is no ``on_error``.
        """
        from oejenhoejde.readers import read_file

        def documents() -> Iterator[Document]:
            for path in map(Path, paths):
                try:
                    document = read_file(path)
                except ReadError as error:
                    if on_error is None:
                        raise
                    on_error(path, error)
                else:
                    yield document

        return self.check_documents(documents())

    def warm_up(self) -> None:
        """Load all that the first check would load: the language model, the lists, the forms.

        Raises:
            ModelError: the language model cannot be loaded.
        """
        self.check_text("Sagen behandles.")

    def check_many_bytes(
        self, items: Iterable[tuple[str, str | None, bytes]]
    ) -> list[Report | str]:
        """Check documents given as (name, format, bytes); a string says why one cannot be read."""
        from oejenhoejde.readers import read_bytes

        outcomes: list[Report | str] = []
        read: list[Document] = []
        for name, format, data in items:
            try:
                read.append(read_bytes(data, name=name, format=format))
                outcomes.append("")
            except ReadError as error:
                outcomes.append(str(error))
        reports = self.check_documents(read)
        return [outcome or next(reports) for outcome in outcomes]

    def check_documents(self, documents: Iterable[Document]) -> Iterator[Report]:
        """Check documents lazily, in order, with one pass of the language model over all."""
        from oejenhoejde.language.parsed import parsed
        from oejenhoejde.language.pipeline import BATCH_SIZE
        from oejenhoejde.readers import narrow

        waiting: dict[int, Document] = {}

        def texts() -> Iterator[tuple[str, Piece | int]]:
            for number, document in enumerate(documents):
                if self.config.catalogues.chooses:
                    document = narrow(document, self.config.catalogues.wants)
                waiting[number] = document
                for segment in document.segments:
                    if segment.kind is SegmentKind.LINK or not segment.runs:
                        continue
                    if not _is_data(segment.prose):
                        yield from self._pieces(number, segment)
                yield "", number

        read: list[tuple[Piece, Doc]] = []
        with _TURN:
            docs = iter(self._nlp.pipe(texts(), as_tuples=True, batch_size=BATCH_SIZE))
        while True:
            # Between two reports another thread may have its turn.
            with _TURN:
                report = None
                for doc, context in docs:
                    if isinstance(context, Piece):
                        read.append((context, parsed(doc)))
                    else:
                        report = self._report(waiting.pop(context), read)
                        for _, done in read:
                            done.release()
                        read = []
                        break
            if report is None:
                return
            yield report

    def _pieces(self, number: int, segment: Segment) -> Iterator[tuple[str, Piece]]:
        prose = _HALF.sub("\ufffd", segment.prose)
        if len(prose) <= _LONG_PROSE:
            yield prose, Piece(number, segment, 0)
            return
        from oejenhoejde.language.pipeline import split_long

        for start, end in split_long(prose):
            yield prose[start:end], Piece(number, segment, start)

    def _report(self, document: Document, parsed: list[tuple[Piece, Doc]]) -> Report:
        from oejenhoejde.checks.metrics import measure

        skipped = list(document.notes)
        if any(_is_data(segment.prose) for segment in document.segments):
            skipped.append(
                f"Et sted er der over {_LONGEST_WORD} tegn uden mellemrum. Det er ikke tjekket."
            )
        units = [(piece, Unit(doc, piece.segment.kind)) for piece, doc in parsed]
        if not any(piece.segment.prose.strip() for piece, _ in units):
            skipped.append("Der er ingen tekst at tjekke.")
        language = _foreign_language([unit for _, unit in units])
        if language:
            skipped.append(f"Teksten ser ud til at være på {language}. Den er ikke tjekket.")
            units = []
        else:
            units = [pair for pair in units if not _is_foreign(pair[1], pair[0].segment)]
        law = statutory.blocks_of(document, self.config)
        metrics = measure(unit for piece, unit in units if not law.hides(piece.segment))
        mutes = (*suppress.mutes_of(document, self.config), *law.mutes())
        # An exception may be there for findings that are too unsure to be shown.
        excused = bool(mutes or self.config.accepted)
        least = Confidence.LOW if excused else self.config.min_confidence
        made = self._findings(document, units, metrics, least)
        # Before anything is switched off: who excuses a finding is not shown another one for it.
        ranked = one_for_each_fault(
            law.soften(sort_findings(made.findings)),
            self._speaks_for,
        )
        found = suppress.sort_out(
            document,
            ranked,
            mutes,
            rules=self.rules,
            active=self.active,
            judge=not language,
        ).at_least(self.config.min_confidence)
        found = found.with_accepted(made.accepted, document, self.config)
        return Report(
            document=document,
            audience=self.config.audience,
            base_audience=self.config.base_audience,
            findings=sort_findings(found.kept),
            suppressed=tuple(found.muted),
            muted_by=tuple(found.muted_by),
            merged=tuple(ranked.dropped),
            skipped=tuple(skipped),
            metrics=metrics,
            versions={
                "oejenhoejde": __version__,
                "model": self.model.name,
                "model_version": self.model.version,
            },
        )

    def _findings(
        self,
        document: Document,
        units: list[tuple[Piece, Unit]],
        metrics: dict[str, float],
        least: Confidence,
    ) -> Maker:
        from oejenhoejde.checks.registry import DOCUMENT_CHECKS, UNIT_CHECKS

        made = Maker(document, least)
        view, places = _view(document, units, metrics, self.config.type_of(document))
        units = [(piece, replace(unit, type=view.type)) for piece, unit in units]
        for active in self.active:
            # Of a rule that is never sure enough nothing would be kept.
            if active.rule.check == suppress.CHECK or active.confidence.rank < least.rank:
                continue
            judge = DOCUMENT_CHECKS.get(active.rule.check)
            if judge is not None:
                for placed in judge(view, active.params, self._tools):
                    if placed.part is None:
                        made.add_whole(active, placed.hit)
                    else:
                        made.add(active, placed.hit, places[placed.part.number], placed.part.doc)
                continue
            check = UNIT_CHECKS[active.rule.check]
            for piece, unit in units:
                for hit in check(unit, active.params, self._tools):
                    made.add(active, hit, piece, unit.doc)
        return made


def _view(
    document: Document, units: list[tuple[Piece, Unit]], metrics: dict[str, float], type: str
) -> tuple[DocumentView, list[Piece]]:
    """Give the document as its checks see it, with the piece that each of its parts is."""
    from oejenhoejde.checks.document import DocumentView, Part
    from oejenhoejde.checks.document_type import guess_type

    parsed: dict[int, list[tuple[Piece, Doc | None]]] = defaultdict(list)
    for piece, unit in units:
        parsed[id(piece.segment)].append((piece, unit.doc))
    parts: list[Part] = []
    places: list[Piece] = []
    for segment in document.segments:
        pieces = parsed.get(id(segment), [])
        if segment.kind is SegmentKind.LINK and segment.runs and units:
            pieces = [(Piece(0, segment, 0), None)]
        for piece, doc in pieces:
            parts.append(
                Part(
                    number=len(parts),
                    kind=segment.kind,
                    level=segment.level,
                    prose=segment.prose if doc is None else doc.text,
                    doc=doc,
                    goes_on=piece.start > 0,
                    target=target_of(document, segment) if doc is None else "",
                )
            )
            places.append(piece)
    known = type or guess_type(parts, document.format)
    return DocumentView(tuple(parts), metrics, known, document.format), places


def _is_data(prose: str) -> bool:
    """Tell whether a segment holds a run of letters that is no word: data pasted into a text."""
    return len(prose) > _LONGEST_WORD and any(len(part) > _LONGEST_WORD for part in prose.split())


def _foreign_language(units: list[Unit]) -> str:
    """Name the language of a text that is not Danish, or give the empty string."""
    from oejenhoejde.language.identify import identify

    counted = [token.lower_ for unit in units for token in unit.doc if token.is_alpha]
    if len(counted) < _MIN_WORDS_FOR_LANGUAGE:
        return ""
    return identify(counted)


def _is_foreign(unit: Unit, segment: Segment) -> bool:
    """Tell whether one segment of a Danish text is in another language."""
    from oejenhoejde.language.identify import identify, is_foreign_line

    if segment.lang and not segment.lang.lower().startswith("da"):
        return True
    counted = [token.lower_ for token in unit.doc if token.is_alpha]
    if len(counted) < _MIN_WORDS_FOR_LANGUAGE:
        return is_foreign_line(counted)
    return bool(identify(counted))


__all__ = ["WHOLE_TEXT", "Linter"]
