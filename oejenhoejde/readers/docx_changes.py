"""Writes edits into parts of a Word document as tracked changes. Opens no package."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count

from oejenhoejde.readers.base import Stamp
from oejenhoejde.readers.docx_runs import Cut, Run, part_runs
from oejenhoejde.readers.xmlpart import TextEdit, escape, letter_places

_ID = re.compile(rb""":id\s*=\s*["'](\d{1,9})["']""")
_ITS_ID = re.compile(rb"""(:id\s*=\s*["'])-?\d{1,10}""")


def first_free_id(parts: Sequence[bytes]) -> int:
    """Give a number above the ids in the parts: each change and comment has its own."""
    return max((int(found) for part in parts for found in _ID.findall(part)), default=-1) + 1


def signature(stamp: Stamp, number: int) -> str:
    """Give the attributes that say whose a change or comment is."""
    author = escape(stamp.author).replace('"', "&quot;")
    date = f' w:date="{escape(stamp.date)}"' if stamp.date else ""
    return f' w:id="{number}" w:author="{author}"{date}'


def track_text_edits(
    data: bytes, *, edits: Sequence[TextEdit], stamp: Stamp, ids: count[int]
) -> bytes:
    """Write edits of texts into a part as deletions and insertions; every other byte stays.

    Raises:
        XmlError: a text stands where Word has no runs.
        ValueError: a new text has letters that XML forbids, or a line end.
    """
    return part_runs(data, list(_cuts(data, edits, stamp, ids)))


def _cuts(data: bytes, edits: Sequence[TextEdit], stamp: Stamp, ids: count[int]) -> Iterator[Cut]:
    ordered = sorted(edits, key=lambda edit: edit.place.start)
    for number, edit in enumerate(ordered):
        places = letter_places(data, edit)
        following = ordered[number + 1] if number + 1 < len(ordered) else None
        for first, last, new in sorted(edit.changes):
            start, end = places[first], places[last]
            goes_on = last == edit.length and following is not None and _begins_deleted(following)
            yield Cut(
                start,
                end,
                partial(
                    _change,
                    old=data[start:end],
                    new=escape(new, strict=True).encode("utf-8"),
                    # One deletion, over runs, is one change to accept or reject.
                    new_first=goes_on,
                    stamp=stamp,
                    ids=ids,
                ),
            )


def _begins_deleted(edit: TextEdit) -> bool:
    first, last, new = min(edit.changes)
    return first == 0 < last and not new


def _change(
    run: Run, *, old: bytes, new: bytes, new_first: bool, stamp: Stamp, ids: count[int]
) -> bytes:
    deleted = inserted = b""
    if old:
        deleted = _wrapped(run, "del", run.copy("delText", old), stamp, ids)
    if new:
        inserted = _wrapped(run, "ins", run.copy("t", new), stamp, ids)
        if run.outer:  # Ours beside theirs; what is deleted of theirs stays within it.
            # The second half of theirs is a change of its own, so it has a number of its own.
            again = _ITS_ID.sub(rb"\g<1>%d" % next(ids), run.outer, count=1)
            inserted = run.outer_close + inserted + again
    return inserted + deleted if new_first else deleted + inserted


def _wrapped(run: Run, name: str, inner: bytes, stamp: Stamp, ids: count[int]) -> bytes:
    return run.tag(name, signature(stamp, next(ids))) + inner + run.close(name)
