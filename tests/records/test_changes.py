"""Changes that follow from two drafts: which figures compare."""

from __future__ import annotations

import pytest

from travaux.findings.found import ProvisionFound
from travaux.model import Passage, Quantity
from travaux.records.changes import is_one_thing, measure
from travaux.records.lineage_version import Version
from travaux.records.provisions import Filed


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("metres", "length"), ("hours", "time"), ("years", "time"), ("tonnes", "weight"), ("percent", "share"),
        ("US dollars", "money"), ("workers", "people"), ("ratifications", ""), ("", ""),
    ],
)  # fmt: skip
def test_what_a_figure_measures(unit: str, expected: str) -> None:
    assert measure(Quantity(12.0, unit, "=")) == expected


def filed(number: int, says: str, quantity: Quantity) -> Filed:
    """Return a provision on tax of the version with a number."""
    found = ProvisionFound("d", says, "tax", "must", Passage("r", 0, len(says), says), quantity=quantity)
    return Filed(Version(number), "tax", found)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (("It would raise 1.6 trillion dollars in revenue", 1.6e12, "dollars"),
         ("Would raise 1.2 trillion dollars in revenue", 1.2e12, "dollars"), True),
        (("It would raise 2.4 trillion dollars in revenue", 2.4e12, "dollars"),
         ("Would raise 12 billion dollars in revenue", 1.2e10, "dollars"), False),
        (("Tax incomes over 450,000 dollars", 450_000, "dollars"), ("Lift the rate to 39.6 percent", 39.6, "percent"), False),
    ],
)  # fmt: skip
def test_which_amounts_are_of_one_thing(
    old: tuple[str, float, str], new: tuple[str, float, str], expected: bool
) -> None:
    a, b = (filed(n, says, Quantity(value, unit, "=")) for n, (says, value, unit) in enumerate((old, new)))
    assert is_one_thing(a, b) is expected
