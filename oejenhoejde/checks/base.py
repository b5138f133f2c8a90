"""What a check sees and what it gives. Knows no files, no source offsets and no config.

A check gets parsed prose and typed parameters and gives hits with offsets in that prose.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from oejenhoejde.model import Applicability, Confidence, SegmentKind, Severity

if TYPE_CHECKING:
    from oejenhoejde.checks.terms import TermIndex
    from oejenhoejde.language.inflection import Inflector
    from oejenhoejde.language.parsed import Doc


@dataclass(frozen=True, slots=True)
class Proposal:
    """A suggestion in prose: edits are (start, end, text) with offsets in the parsed prose.

    ``ask``: only a person can tell whether it is true; see ``model.Suggestion``.
    """

    title: str
    edits: tuple[tuple[int, int, str], ...] = ()
    applicability: Applicability = Applicability.DISPLAY
    ask: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that a check points at: half-open offsets in the parsed prose.

    ``values`` fill the rule's message, ``variant`` picks another message than the default one,
    ``severity`` and ``confidence`` replace the rule's where the check knows better. Of hits with
    the same ``once`` only the first of a document is reported; a ``silent`` one counts as seen.
    ``accepted`` is the word of the settings that lets it pass.
    """

    start: int
    end: int
    values: Mapping[str, Any] = field(default_factory=dict)
    variant: str = ""
    severity: Severity | None = None
    confidence: Confidence | None = None
    proposals: tuple[Proposal, ...] = ()
    once: str = ""
    silent: bool = False
    accepted: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A parsed piece of prose: one segment, or a part of a very long one.

    ``type`` is the type of the document it stands in, where it is known.
    """

    doc: Doc
    kind: SegmentKind
    type: str = ""


@dataclass(frozen=True, slots=True)
class Tools:
    """What checks share: the morphology, the term map, the audience and who the sender is."""

    inflector: Inflector
    terms: TermIndex
    audience: str
    sender: str = "vi"


_LOWER = "oejenhoejde.lower"


def lower_of(doc: Doc) -> str:
    """Give the text in lower case (memoised); a letter may become two (`İ`): for looking only."""
    known = doc.user_data.get(_LOWER)
    if not isinstance(known, str):
        known = doc.user_data[_LOWER] = doc.text.lower()
    return known
