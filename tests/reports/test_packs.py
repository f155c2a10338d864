"""Reading against the gold of the packs: dates, outlets, cover."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from travaux.model import Report
from travaux.reports import read
from travaux.reports.units import is_blank

PACKS = ("peace-plan", "cod-treaty", "iran-deal", "us-china-trade", "fiscal-cliff")
# What the texts do not tell: a name that the annotator made up for a site.
NOT_TOLD = {"unnamed scraper site"}


def check(report: Report, gold: dict[str, str | None]) -> None:
    if gold["published"] is None and report.published_from == "caption":
        assert report.published_sure == "likely"  # no older than its pictures: more than the annotator could know
    else:
        assert report.published == gold["published"]
    if gold["outlet"] not in NOT_TOLD:
        assert (report.outlet or "").lower() == (gold["outlet"] or "").lower()


def told(pack: Path) -> dict[str, dict[str, str | None]]:
    listed = json.loads((pack / "gold.json").read_text(encoding="utf-8"))["reports"]
    return {entry["file"].removesuffix(".txt") + ".txt": entry for entry in listed}


def test_the_packaged_example(cod_treaty: Path) -> None:
    gold = told(cod_treaty)
    pile = read([cod_treaty / "reports"])
    assert {r.path for r in pile.reports} == set(gold)
    assert pile.skipped == ()
    for report in pile.reports:
        check(report, gold[report.path])


@pytest.mark.shared
@pytest.mark.parametrize("pack", PACKS)
def test_dates_and_outlets(shared: Path, pack: str) -> None:
    gold = told(shared / "examples" / pack)
    for report in read([shared / "examples" / pack / "reports"]).reports:
        check(report, gold[report.path])


@pytest.mark.shared
def test_real_reports_are_read_whole(shared: Path) -> None:
    reports = read(p for p in (shared / "corpora").iterdir() if p.is_dir()).reports
    assert len(reports) > 150
    for report in reports:
        title, published = report.text.splitlines()[:2]
        assert (report.title, f"Published: {report.published}") == (title.strip(), published)
        at = 0
        for block in report.blocks:
            assert is_blank(report.text[at : block.start])
            at = block.end
        assert is_blank(report.text[at:])
