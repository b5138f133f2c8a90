"""``gitlab``: the code quality report that GitLab shows in a merge request.

Knows nothing but the model.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from oejenhoejde.model import Severity
from oejenhoejde.reporters.base import Reporter, Run, line_range, placed
from oejenhoejde.reporters.json_text import dumps, listed

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(run: Run) -> Iterator[str]:
    """Give one JSON list. A fingerprint stands once in it, as GitLab demands."""
    yield from listed(map(dumps, _issues(run)))
    yield "\n"


def _issues(run: Run) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for report in run.reports:
        path = run.path(report.name)
        for finding in report.findings:
            lines = line_range(report, finding)
            name = f"{path}\x1f{finding.fingerprint}"
            seen[name] += 1
            key = f"{name}\x1f{seen[name]}"
            yield {
                "description": placed(report, finding),
                "check_name": finding.rule_id,
                "fingerprint": hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest(),
                "severity": _SEVERITIES[finding.severity],
                "location": {
                    "path": path,
                    "lines": {"begin": lines[0], "end": lines[2]} if lines else {"begin": 1},
                },
            }


REPORTER = Reporter("gitlab", render)
