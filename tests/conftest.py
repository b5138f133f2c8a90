"""What tests share: one linter per audience, and the folder of shared data where it exists."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from oejenhoejde.config import Config
from oejenhoejde.engine import Linter
from oejenhoejde.model import Confidence

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"


@cache
def _linter(audience: str) -> Linter:
    return Linter(Config(audience=audience, min_confidence=Confidence.LOW))


@pytest.fixture(scope="session")
def linter() -> Linter:
    """A linter for citizens that shows every finding, the unsure ones too."""
    return _linter("borgere")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared/data, which is not part of the project")
    return SHARED


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what the command line remembers out of the user's folder, and out of other tests."""
    monkeypatch.setenv("OEJENHOEJDE_CACHE", str(tmp_path_factory.getbasetemp() / "no" / "cache"))
