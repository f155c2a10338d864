"""Markdown: marks, front matter, joined lines."""

from __future__ import annotations

from pathlib import Path

from tests.reports.made import shown
from travaux.reports import read

TEXT = """\
---
title: "Ferry pact stalls"
date: "2026-04-03"
author: Ann Mora
layout: post
source: The Guardian
---

# Ferry pact stalls #

The talks on the ferry pact ended
without a result.

What now?
---------

- fares
- freight
  and parcels

> "We are where we were," she said.

![Quay](quay.jpg)

***

1. Sign.

The end.
"""


def one(tmp_path: Path, text: str):  # type: ignore[no-untyped-def]
    (tmp_path / "01-post.md").write_bytes(text.encode())
    pile = read([tmp_path])
    assert pile.skipped == ()
    return pile.reports[0]


def test_blocks(tmp_path: Path) -> None:
    report = one(tmp_path, TEXT)
    assert shown(report) == [
        ("furniture", "---"),
        ("stamp", "title:"),
        ("headline", '"Ferry pact stalls"'),
        ("stamp", 'date: "2026-04-03"'),
        ("stamp", "author: Ann Mora"),
        ("stamp", "layout: post"),
        ("stamp", "source: The Guardian"),
        ("furniture", "---"),
        ("headline", "Ferry pact stalls"),
        ("paragraph", "The talks on the ferry pact ended\nwithout a result."),
        ("heading", "What now?"),
        ("furniture", "---------"),
        ("item", "- fares"),
        ("item", "- freight\n  and parcels"),
        ("paragraph", '"We are where we were," she said.'),
        ("caption", "![Quay](quay.jpg)"),
        ("furniture", "***"),
        ("item", "1. Sign."),
        ("paragraph", "The end."),
    ]


def test_head(tmp_path: Path) -> None:
    report = one(tmp_path, TEXT)
    assert (report.title, report.byline, report.published, report.outlet) == (
        "Ferry pact stalls",
        "Ann Mora",
        "2026-04-03",
        "The Guardian",
    )
    assert report.text == TEXT


def test_without_front_matter(tmp_path: Path) -> None:
    report = one(tmp_path, "# Ferry pact stalls\n\n*Published: 3 April 2026*\n\nThe talks ended\nagain.\n")
    assert report.title == "Ferry pact stalls"
    assert shown(report)[-1] == ("paragraph", "The talks ended\nagain.")
