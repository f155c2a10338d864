"""Golden files: compare with what is stored, or store it when TRAVAUX_GOLDEN=write."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def check(name: str, text: str) -> None:
    """Assert that ``text`` is what the golden file ``name`` holds."""
    path = FOLDER / name
    if os.environ.get("TRAVAUX_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_bytes().decode("utf-8"), f"{name} differs: TRAVAUX_GOLDEN=write stores the new form"
