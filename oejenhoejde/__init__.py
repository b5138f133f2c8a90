"""oejenhoejde: a plain-language linter for Danish text from public bodies to citizens.

The names below are the public interface. They are loaded on first use, so that ``import
oejenhoejde`` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from oejenhoejde.version import __version__

if TYPE_CHECKING:
    from oejenhoejde.api import (
        Config,
        FixResult,
        Linter,
        check_file,
        check_files,
        check_text,
        fix_text,
        load_config,
    )
    from oejenhoejde.errors import (
        ConfigError,
        ModelError,
        OejenhoejdeError,
        ReadError,
        RuleFileError,
        UsageError,
        WordListError,
    )
    from oejenhoejde.model import (
        Applicability,
        Confidence,
        Document,
        Edit,
        Finding,
        Report,
        Severity,
        Span,
        Suggestion,
    )

_WHERE = {
    "oejenhoejde.api": (
        "Config",
        "FixResult",
        "Linter",
        "check_file",
        "check_files",
        "check_text",
        "fix_text",
        "load_config",
    ),
    "oejenhoejde.errors": (
        "ConfigError",
        "ModelError",
        "OejenhoejdeError",
        "ReadError",
        "RuleFileError",
        "UsageError",
        "WordListError",
    ),
    "oejenhoejde.model": (
        "Applicability",
        "Confidence",
        "Document",
        "Edit",
        "Finding",
        "Report",
        "Severity",
        "Span",
        "Suggestion",
    ),
}
_MODULE = {name: module for module, names in _WHERE.items() for name in names}

__all__ = [
    "Applicability",
    "Confidence",
    "Config",
    "ConfigError",
    "Document",
    "Edit",
    "Finding",
    "FixResult",
    "Linter",
    "ModelError",
    "OejenhoejdeError",
    "ReadError",
    "Report",
    "RuleFileError",
    "Severity",
    "Span",
    "Suggestion",
    "UsageError",
    "WordListError",
    "__version__",
    "check_file",
    "check_files",
    "check_text",
    "fix_text",
    "load_config",
]


def __getattr__(name: str) -> Any:
    module = _MODULE.get(name)
    if module is None:
        raise AttributeError(f"module 'oejenhoejde' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(module), name)
