"""The public names, and what importing them costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import travaux


@pytest.mark.parametrize("name", travaux.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(travaux, name) is not None
    assert name in dir(travaux)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        travaux.nothing  # noqa: B018


def test_the_public_list_and_its_homes_agree() -> None:
    assert sorted(travaux._HOME) == sorted(travaux.__all__)


def test_importing_the_package_loads_no_library() -> None:
    code = (
        "import sys, travaux; print([m for m in ('spacy', 'numpy', 'rich', 'rapidfuzz', 'click') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
