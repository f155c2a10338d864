"""Families against the gold of the packs."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.copies.made import report
from travaux.copies import compare, fold
from travaux.model import Report

PACKS = ("peace-plan", "cod-treaty", "iran-deal", "us-china-trade", "fiscal-cliff")
DATE = re.compile(r"\b20\d\d-\d\d-\d\d")


def read(pack: Path) -> dict[str, Report]:
    """Return the reports of a pack by file name, dated from their first lines, the outlet from the name."""
    found = {}
    for path in sorted((pack / "reports").iterdir()):
        text = path.read_text(encoding="utf-8-sig")
        date = DATE.search(text[:300])
        found[path.name] = report(path.name, text, date and date.group(), path.stem[3:])
    return found


def told(pack: Path) -> set[tuple[str, str, str]]:
    copies = json.loads((pack / "gold.json").read_text(encoding="utf-8"))["copies"]
    return {(c["report"], c["copy_of"], c["kind"]) for c in copies}


def found_in(reports: dict[str, Report]) -> set[tuple[str, str, str]]:
    names = {r.id: name for name, r in reports.items()}
    return {(names[c.report], names[f.origin], c.kind) for f in fold(reports.values()) for c in f.copies}


def test_the_packaged_example(cod_treaty: Path) -> None:
    assert found_in(read(cod_treaty)) == told(cod_treaty)


def test_it_needs_no_dates(cod_treaty: Path) -> None:
    undated = {name: replace(r, published=None) for name, r in read(cod_treaty).items()}
    assert found_in(undated) == told(cod_treaty)


def test_the_borrowed_paragraphs_of_the_packaged_excerpt(cod_treaty: Path) -> None:
    reports = read(cod_treaty)
    by_report = {c.report: c for f in fold(reports.values()) for c in f.copies}
    (copy,) = (by_report[r.id] for name, r in reports.items() if name.startswith("04-"))
    assert [p.text[:40] for p in copy.passages] == [
        "Article 5 fixes the total allowable catc",
        "Cod fishing on the Marrow Bank would sto",
    ]


def test_spun_words_of_the_packaged_example(cod_treaty: Path) -> None:
    reports = {name[:2]: r for name, r in read(cod_treaty).items()}
    found = compare(reports["07"], reports["11"])
    replaced = {(r.a_text, r.b_text) for r in found.replaced}
    assert {("conference", "league"), ("satellite", "planet"), ("will be", "volition beryllium")} & replaced
    assert found.share_a > 0.98
    assert found.numbers_changed <= 1


@pytest.mark.shared
@pytest.mark.parametrize("pack", PACKS)
def test_packs(shared: Path, pack: str) -> None:
    assert found_in(read(shared / "examples" / pack)) == told(shared / "examples" / pack)
