"""Changes that follow from two drafts: which figures compare."""

from __future__ import annotations

import pytest

from travaux.model import Quantity
from travaux.records.changes import measure


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("metres", "length"), ("hours", "time"), ("years", "time"), ("tonnes", "weight"), ("percent", "share"),
        ("US dollars", "money"), ("workers", "people"), ("ratifications", ""), ("", ""),
    ],
)  # fmt: skip
def test_what_a_figure_measures(unit: str, expected: str) -> None:
    assert measure(Quantity(12.0, unit, "=")) == expected
