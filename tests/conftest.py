"""Fixtures for all tests: the packs beside the repository, and the packaged example."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no failure; what must be fast has a test of its own, with a ratio.
settings.register_profile("travaux", deadline=None)
settings.load_profile("travaux")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return ../shared; a test that asks for it is skipped where it is not there."""
    if not (SHARED / "examples").is_dir():
        pytest.skip("../shared is not here: its packs are not part of the repository")
    return SHARED


@pytest.fixture(scope="session")
def cod_treaty() -> Path:
    """Return the packaged example: reports, drafts and gold."""
    return Path(str(files("travaux"))) / "examples" / "cod-treaty"
