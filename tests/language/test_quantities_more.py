"""Quantities in phrases of real news and of packs that were missed once: value, unit and comparator."""

from __future__ import annotations

import pytest

from travaux.language.quantities import find_quantities

CASES = [
    ("a ceiling on the deficit of half a per cent of output", [(0.5, "percent", "=")]),
    ("It owes 40m if the board changes its mind.", [(40_000_000, "", "=")]),
    ("Boats of 12m or more", [(12, "m", ">=")]),
    ("The quay is 40m long.", [(40, "m", "=")]),
    ("It could be 22 (percent) in the end.", [(22, "percent", "=")]),
    ("Under-14s go free.", [(14, "years", "<")]),
    ("Over-65s pay less.", [(65, "years", ">")]),
    ("a term of two-and-a-half years", [(2.5, "years", "=")]),
    ("The rate rose by 25bps.", [(25, "basis points", "=")]),
    ("It falls by 10¢ a litre.", [(10, "cents", "=")]),
    ("one out of five jobs", [(20, "percent", "=")]),
    ("seven out of ten voters", [(70, "percent", "=")]),
    ("a quarter million homes", [(250_000, "homes", "=")]),
    ("a change of +2%", [(2, "percent", "=")]),
    ("the two consecutive payments that were missed", [(2, "consecutive payments", "=")]),
    ("It would keep all five works open.", [(5, "works", "=")]),
    ("All five members signed.", []),
    ("The five members signed.", []),
    ("They may take one companion each.", [(1, "companion", "=")]),
    ("It can be renewed one time.", [(1, "time", "=")]),
    ("One time he said so.", []),
    ("The army must be gone by day 50.", [(50, "day", "<=")]),
    ("The gate opens on day one to 400 trucks a day.", [(1, "day", "="), (400, "trucks a day", "=")]),
    ("Talks start on day 16 at the latest.", [(16, "day", "=")]),
    ("It pays 40 florins a day, 12 of them in cash.", [(40, "florins a day", "="), (12, "", "=")]),
    ("One side gave way instead of the other.", []),
    ("a range of $250-300m", [((250_000_000, 300_000_000), "dollars", "between")]),
    ("a $250m-to-$300m range", [((250_000_000, 300_000_000), "dollars", "between")]),
    ("It pays 50p a share.", [(50, "pence a share", "=")]),
    ("one in every five jobs", [(20, "percent", "=")]),
    ("a premium of a third", [(33.33, "percent", "=")]),
    ("22m fewer people", [(22_000_000, "people", "=")]),
    ("They would lift the share from 62.5 to 75 percent.", [(62.5, "percent", "="), (75, "percent", "=")]),
    ("from 62.5 to 75 percent of them", [((62.5, 75), "percent", "between")]),
    # so long at most
    ("The panel would have 90 days to report.", [(90, "days", "<=")]),
    ("It gave the rebels of the day 60 days to hand over their arms.", [(60, "days", "<=")]),
    ("She has 30 days to spare.", [(30, "days", "<=")]),
    ("It took 90 days to report.", [(90, "days", "=")]),
    ("a 45-day period to report", [(45, "day", "=")]),
    # wordings in brackets
    ("a fund of [1.2] billion or [4.5] billion crowns", [((1_200_000_000, 4_500_000_000), "crowns", "one-of")]),
    ("a fund of [1.2] billion crowns", [(1_200_000_000, "crowns", "=")]),
    ("within [30] [45] days of signature", [((30, 45), "days", "one-of")]),
    ("for [12] months", [(12, "months", "=")]),
    ("as the report [3] says", [(3, "", "=")]),
    # folds, dozens and halves
    ("Wages would rise threefold.", [(3, "times", "=")]),
    ("a twofold increase in pay", [(2, "times", "=")]),
    ("a half-dozen ships", [(6, "ships", "=")]),
    ("half a dozen ships", [(6, "ships", "=")]),
    ("a billion and a half dollars", [(1_500_000_000, "dollars", "=")]),
    ("a million and a half people", [(1_500_000, "people", "=")]),
    ("two and a half million people", [(2_500_000, "people", "=")]),
    # as numbers are written in much of Europe
    ("1\u00a0500 prisoners", [(1_500, "prisoners", "=")]),
    ("12\u202f345\u202f678 crowns", [(12_345_678, "crowns", "=")]),
    ("1,5 million crowns", [(1_500_000, "crowns", "=")]),
    ("2,5 % of output", [(2.5, "percent", "=")]),
    ("articles 2,5 and 7", []),
    # who may do what
    ("The vote is open to 16-year-olds.", [(16, "year", "=")]),
    ("a 16-year-old girl", []),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_quantities(text: str, found: list[tuple[float | tuple[float, ...], str, str]]) -> None:
    assert [(q.value, q.unit, q.comparator) for q in find_quantities(text)] == found
