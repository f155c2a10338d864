"""Restored and suspected texts as pages, and copies side by side: everything marked, nothing obeyed."""

from __future__ import annotations

import csv
import io
import json

from tests.copies.made import report
from tests.copies.test_restore import ORIGIN, spun
from travaux import copies, pipeline
from travaux.model import Report, Skipped
from travaux.present.markdown import to_markdown
from travaux.present.restored import restored_page, suspicion_page, to_json
from travaux.present.side_by_side import copies_csv, copies_json, judged_page
from travaux.present.terminal import to_terminal

HARM = "\x1b[31mred"


def pair(origin: str = ORIGIN) -> tuple[Report, Report]:
    return report("origin.txt", origin, "2026-03-01", "Quay Post"), report("copy.txt", spun(origin))


def test_what_was_put_back_is_marked() -> None:
    origin, copy = pair()
    text = to_terminal(restored_page(copies.restore(copy, origin), copy, origin))
    assert "Machine-spun copy: 100 % of its words run in step with the origin's;" in text
    assert "met {in} Geneva {on} Monday. They {will} sign the {peace} {plan} {at} noon" in " ".join(text.split())
    assert "QUOTATIONS ALTERED INSIDE THEIR MARKS" in text
    assert "[successful]" in text
    colours = to_terminal(restored_page(copies.restore(copy, origin), copy, origin), colour=True)
    assert "{in}" not in colours
    assert "\x1b[1;32min" in colours
    assert "**in**" in to_markdown(restored_page(copies.restore(copy, origin), copy, origin))


def test_lists_are_cut_and_all_shows_them() -> None:
    long = "\n\n".join(f"{ORIGIN} Case {n}." for n in range(40))
    origin, copy = pair(long)
    found = copies.restore(copy, origin)
    assert "more: --all" in to_terminal(restored_page(found, copy, origin))
    assert "more: --all" not in to_terminal(restored_page(found, copy, origin, full=True))


def test_what_betrays_a_spinner_is_marked_and_nothing_rewritten() -> None:
    _, copy = pair()
    text = " ".join(to_terminal(suspicion_page(copies.restore(copy), copy)).split())
    assert "Most likely spun by a machine" in text
    assert "[astatine] (at?) noon" in text
    true = report("true.txt", ORIGIN)
    page = to_terminal(suspicion_page(copies.restore(true), true))
    assert "Nothing betrays a spinner" in page
    assert "THE TEXT" not in page


def test_terminal_escapes_are_shown_not_obeyed() -> None:
    origin, copy = pair(ORIGIN.replace("Geneva", HARM))
    families = copies.fold([origin, copy])
    evidence = pipeline.judge([origin, copy], families)
    for page in (
        restored_page(copies.restore(copy, origin), copy, origin),
        suspicion_page(copies.restore(copy), copy),
        judged_page([origin, copy], families, evidence, show=True),
    ):
        assert "\x1b" not in to_terminal(page)
        assert "\x1b" not in to_markdown(page)


def test_copies_side_by_side_with_the_reasons() -> None:
    origin, copy = pair()
    families = copies.fold([origin, copy])
    evidence = pipeline.judge([origin, copy], families)
    text = " ".join(to_terminal(judged_page([origin, copy], families, evidence, show=True)).split())
    assert "copied: 100 % of its words run in step with the origin's" in text
    assert "because: its words are likelier in their places" in text
    assert "published 2026-03-01, the copy without a date" in text
    assert "{in}" in text
    assert "[successful]" in text
    without = to_terminal(judged_page([origin, copy], families, evidence, show=False))
    assert "[successful]" not in without
    assert "WHY" in without


def test_the_reasons_are_told_for_some_and_with_all_for_all() -> None:
    pile = [report("origin.txt", ORIGIN, "2026-03-01"), *(report(f"{n}.txt", ORIGIN) for n in range(40))]
    families = copies.fold(pile)
    some, every = pipeline.judge(pile, families, most=30), pipeline.judge(pile, families)
    assert (len(some), len(every)) == (30, 40)
    assert "10 more copies: --all" in to_terminal(judged_page(pile, families, some, show=False))
    text = to_terminal(judged_page(pile, families, every, show=False, full=True))
    assert text.count("copied: ") == 40
    assert "--all" not in text


def test_copies_as_data() -> None:
    origin, copy = pair()
    other = report("=HYPERLINK.txt", "Something else was told by others in this place on that day. " * 6)
    pile = [origin, copy, other]
    families = copies.fold(pile)
    evidence = pipeline.judge(pile, families)
    told = json.loads(copies_json(pile, families, evidence, [Skipped("x", "empty")]))
    (family,) = [f for f in told["families"] if f["copies"]]
    (one,) = family["copies"]
    assert (family["origin"], one["report"], one["kind"]) == (origin.id, copy.id, "spun")
    for s in one["substitutions"]:
        assert copy.text[s["start"] : s["end"]] == s["text"]
        assert origin.text[s["origin_start"] : s["origin_end"]] == s["origin_text"]
    assert one["copied_because"]
    assert one["origin_because"]
    assert told["skipped"] == [{"path": "x", "reason": "empty"}]
    rows = list(csv.DictReader(io.StringIO(copies_csv(pile, families, evidence))))
    assert [(r["origin_path"], r["copy_path"], r["kind"]) for r in rows] == [("origin.txt", "copy.txt", "spun")]


def test_no_spreadsheet_takes_a_cell_for_a_formula() -> None:
    origin, copy = report("=1+1.txt", ORIGIN, "2026-03-01"), report("@copy.txt", spun(ORIGIN))
    families = copies.fold([origin, copy])
    (row,) = csv.DictReader(io.StringIO(copies_csv([origin, copy], families, {})))
    assert (row["origin_path"], row["copy_path"]) == ("'=1+1.txt", "'@copy.txt")


def test_restored_as_data() -> None:
    origin, copy = pair()
    told = json.loads(to_json(copies.restore(copy, origin), copy, origin))
    assert (told["kind"], told["text"]) == ("spun", ORIGIN)
    assert [r["path"] for r in told["reports"]] == ["copy.txt", "origin.txt"]
    assert json.loads(to_json(copies.restore(copy), copy))["rate"] > 0.9
