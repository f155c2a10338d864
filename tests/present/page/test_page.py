"""The page without a browser: what it is made of, that it is the same every time, and what it leaves out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from tests.present import golden
from travaux import model as m
from travaux import pipeline
from travaux.present.page import to_page

MEGABYTE = 1_000_000


def structure(page: str) -> str:
    """Return the elements of a page, a line each: depth, tag, id, class, role; texts and pictures left out."""
    lines: list[str] = []

    def walk(element: html.HtmlElement, depth: int) -> None:
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "meta", "option"):
            return
        told = [element.tag]
        told += [f"#{element.get('id')}"] if element.get("id") else []
        told += [f".{name}" for name in (element.get("class") or "").split()]
        told += [f"[{element.get('role')}]"] if element.get("role") else []
        lines.append("  " * depth + "".join(told))
        for child in element if element.tag != "svg" else ():
            walk(child, depth + 1)

    walk(html.fromstring(page), 0)
    return "\n".join(lines) + "\n"


def test_the_structure_is_the_golden_one(small: m.Record) -> None:
    golden.check("small-page.txt", structure(to_page(small)))


def test_every_link_inside_the_page_has_its_end_and_every_id_is_one(gold: m.Record, cod: m.Record) -> None:
    for record in (gold, cod):
        for passages_only in (False, True):
            tree = html.fromstring(to_page(record, passages_only=passages_only))
            ids = Counter(e.get("id") for e in tree.iter() if e.get("id"))
            assert [name for name, count in ids.items() if count > 1] == []
            inside = {a.get("href")[1:] for a in tree.iter("a") if a.get("href", "").startswith("#")}
            assert inside - set(ids) == set()
            used = {u.get("href")[1:] for u in tree.iter("use")}
            assert used <= set(ids)


def test_numbers_rise_as_they_are_met(cod: m.Record) -> None:
    tree = html.fromstring(to_page(cod))
    seen = list(dict.fromkeys(int(a.text) for a in tree.find_class("c") if a.text and a.text.isdigit()))
    assert seen == sorted(seen)
    assert [int(li.get("value")) for li in tree.find_class("citations")[0]] == list(range(1, len(seen) + 1))


def test_every_line_of_the_record_is_there(cod: m.Record) -> None:
    ids = {e.get("id") for e in html.fromstring(to_page(cod)).iter()}
    items = (*cod.drafts, *cod.provisions, *cod.changes, *cod.positions, *cod.events, *cod.conflicts, *cod.open_issues)
    assert [i.id for i in items if i.id not in ids] == []


def test_every_citation_is_the_passage_in_its_report(cod: m.Record) -> None:
    tree = html.fromstring(to_page(cod))
    texts = [" ".join(r.text.split()) for r in cod.reports]
    quotes = [" ".join(q.text_content().split()) for q in tree.iter("blockquote")]
    assert len(quotes) > 150
    assert [q for q in quotes if not any(q in t for t in texts)] == []


def test_the_reports_are_there_word_for_word(cod: m.Record) -> None:
    tree = html.fromstring(to_page(cod))
    for numeral in tree.find_class("n"):
        numeral.text = ""
    for report in cod.reports:
        [shelf] = [s for s in tree.find_class("report") if report.path in s.text_content()]
        paragraphs = " ".join(p.text_content() for div in shelf.find_class("para") for p in div.findall("p")[:1])
        assert "".join(paragraphs.split()) == "".join(report.text.split())


def test_passages_only_leaves_the_articles_out(cod: m.Record) -> None:
    judged = pipeline.judge(cod.reports, cod.families)
    page = to_page(cod, judged, passages_only=True)
    tree = html.fromstring(page)
    assert not tree.find_class("report")
    assert not tree.find_class("beside")
    cited = {(e.report, e.start, e.end) for e in m.passages_of(replace(cod, statements=()))}
    for report in cod.reports:
        spans = sorted((a, b) for r, a, b in cited if r == report.id)
        free = [
            p
            for p in report.blocks
            if len(p_text(report, p)) > 80 and not any(a < p.end and p.start < b for a, b in spans)
        ]
        shown = " ".join(tree.text_content().split())
        assert [b for b in free if " ".join(p_text(report, b).split()) in shown and b.kind == "paragraph"] == []


def p_text(report: m.Report, block: m.Block) -> str:
    return report.text[block.start : block.end]


def test_copies_stand_beside_their_origin_with_the_replaced_words_marked(cod: m.Record) -> None:
    tree = html.fromstring(to_page(cod, pipeline.judge(cod.reports, cod.families)))
    tables = [t for t in tree.iter("table") if "beside" in (t.get("class") or "")]
    assert len(tables) == sum(len(f.copies) for f in cod.families)
    assert any(t.findall(".//del") and t.findall(".//ins") for t in tables)


@pytest.mark.parametrize("pack", ["peace-plan", "iran-deal", "us-china-trade", "fiscal-cliff"])
@pytest.mark.shared
@pytest.mark.slow
def test_the_page_of_a_pack_is_under_a_megabyte(shared: Path, pack: str) -> None:
    import travaux

    record = travaux.record(travaux.read([shared / "examples" / pack / "reports"]))
    assert len(to_page(record, pipeline.judge(record.reports, record.families)).encode()) < MEGABYTE


def test_the_page_of_the_example_is_under_a_megabyte(cod: m.Record) -> None:
    assert len(to_page(cod, pipeline.judge(cod.reports, cod.families)).encode()) < MEGABYTE


def test_an_empty_record_gives_a_page_that_says_so() -> None:
    page = to_page(m.Record("", None, m.MadeBy("", "", "")))
    for told in ("The reports name no draft.", "nobody’s position", "no event and no deadline", "There is no report."):
        assert told in page


def test_the_order_of_the_reports_changes_nothing(gold: m.Record) -> None:
    assert to_page(gold) == to_page(replace(gold, reports=gold.reports[::-1]))


def test_the_same_record_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib; from tests.present.small_record import small_record; from travaux.present.page import to_page;"
        "print(hashlib.sha256(to_page(small_record()).encode()).hexdigest())"
    )
    root = Path(__file__).resolve().parents[3]
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=root,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(made) == 1


def test_unknown_ids_break_nothing(small: m.Record) -> None:
    assert to_page(replace(small, actors=(), statements=(), families=()))
    assert to_page(replace(small, reports=()))
    assert to_page(replace(small, latest_draft="d-nowhere", drafts=small.drafts[:1]))


def test_what_stands_between_the_blocks_of_a_report_is_not_lost(small: m.Record) -> None:
    blocks = (m.Block("headline", 0, 5), m.Block("paragraph", 30, 60))
    record = replace(small, reports=(replace(small.reports[0], blocks=blocks), *small.reports[1:]))
    tree = html.fromstring(to_page(record))
    text = "".join(p.text_content() for p in tree.find_class("report")[0].iter("p"))
    assert "The deadline of 3 June was moved to 10 June" in text
