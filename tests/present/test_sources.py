from __future__ import annotations

from travaux import model as m
from travaux.present.sources import copies_page
from travaux.present.terminal import to_terminal


def test_who_copied_whom_is_a_table_of_families(gold: m.Record) -> None:
    text = to_terminal(copies_page(gold.reports, gold.families))
    assert text.startswith("Who copied whom: 18 reports, 14 independent sources\n")
    rows = [line for line in text.splitlines() if "%" in line]
    assert [(line.split()[-3], line.split()[-2]) for line in rows] == [
        ("excerpt", "24"),
        ("verbatim", "97"),
        ("spun", "71"),
        ("edited", "83"),
        ("spun", "71"),
    ]
    assert "9 reports stand alone." in text


def test_no_copies(gold: m.Record) -> None:
    alone = [f for f in gold.families if not f.copies]
    assert "No report copies another." in to_terminal(copies_page(gold.reports, alone))


def test_a_report_that_is_not_at_hand_is_named_by_its_id(small: m.Record) -> None:
    assert "r-elsewhere" in to_terminal(copies_page(small.reports, small.families))
