"""Finds ``rules/``, ``wordlists/`` and the bundled model, in a wheel and in a checkout.

May not know spaCy.
"""

from __future__ import annotations

from pathlib import Path

from oejenhoejde.errors import OejenhoejdeError

_PACKAGE = Path(__file__).resolve().parent

#: Folder name of the bundled spaCy pipeline.
BUNDLED_MODEL = "da_oejenhoejde_sm"


def data_path(folder: str) -> Path:
    """Give the folder ``rules`` or ``wordlists``.

    Raises:
        OejenhoejdeError: the installation lacks the folder.
    """
    installed = _PACKAGE / "_data" / folder
    if installed.is_dir():
        return installed
    checkout = _PACKAGE.parent / folder
    if checkout.is_dir() and (_PACKAGE.parent / "pyproject.toml").is_file():
        return checkout
    raise OejenhoejdeError(f"Mappen {folder} mangler i installationen. Installér oejenhoejde igen.")


def model_path() -> Path:
    """Give the folder of the bundled pipeline.

    Raises:
        OejenhoejdeError: the installation lacks it.
    """
    path = _PACKAGE / "_pipeline" / BUNDLED_MODEL
    if (path / "config.cfg").is_file():
        return path
    raise OejenhoejdeError(
        "Den indbyggede sprogmodel mangler i installationen. Installér oejenhoejde igen."
    )
