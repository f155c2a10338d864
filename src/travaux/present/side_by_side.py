"""Copies beside their origins: aligned passages with every replaced word marked, and why each was judged a copy."""

from __future__ import annotations

import csv
import io
import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from travaux.model import Copy, Counterpart, Family, Judged, Report, Skipped, Substitution
from travaux.present.document import Block, Brief, Item, Line, Listing, Section, Style, Table, Text
from travaux.present.sources import COPY_TOLD, copies_page, report_line, similarity
from travaux.present.wording import counted, shown

Evidence = Mapping[tuple[str, str], Judged]  # by family and copy
PASSAGE_ROWS = 40
COPIES_SHOWN = 30
FIELDS = (
    "family", "origin", "origin_path", "copy", "copy_path", "kind", "share", "words", "replaced",
    "quotations_altered", "copied_because", "origin_because",
)  # fmt: skip


def judged_page(
    reports: Sequence[Report], families: Sequence[Family], evidence: Evidence, *, show: bool, full: bool = False
) -> Brief:
    """Return who copied whom, why each was judged so, and with ``show`` the passages side by side."""
    by_id = {r.id: r for r in reports}
    page = copies_page(reports, families)
    copies = [(f, c) for f in families for c in f.copies]
    told = [(f, c) for f, c in copies if (f.id, c.report) in evidence][: None if full else COPIES_SHOWN]
    sections = [_why(told, evidence, by_id, len(copies) - len(told))] if told else []
    if show:
        sections += [_passages(evidence[f.id, c.report], by_id, c.kind, full) for f, c in told]
    return Brief.of(page.title, page.opening, sections, by_id.values())


def _why(told: Sequence[tuple[Family, Copy]], evidence: Evidence, by_id: Mapping[str, Report], left: int) -> Section:
    items = []
    for family, copy in told:
        judged = evidence[family.id, copy.report]
        origin, report = by_id.get(family.origin), by_id.get(copy.report)
        head = (Text(f"{COPY_TOLD[copy.kind]} ({similarity(copy)} aligned): "), *report_line(report, copy.report))
        lines = [
            Item((Text("copied: ", "strong"), Text("; ".join(judged.copied)))),
            Item((Text("origin: ", "strong"), *report_line(origin, family.origin))),
            Item((Text("because: ", "strong"), Text("; ".join(judged.origin) or "nothing tells; the first by id"))),
        ]
        items.append(Item(head, tuple(lines)))
    if left:
        items.append(Item((Text(f"… {counted(left, 'more copy', 'more copies')}: --all", "note"),)))
    return Section("Why", (Listing(tuple(items)),))


def _passages(judged: Judged, by_id: Mapping[str, Report], kind: str, full: bool) -> Section:
    found = judged.restored
    copy, origin = by_id[found.spun], by_id[found.origin]
    head: tuple[Line, ...] = ((Text("at"),), (Text(f"origin: {origin.path}"),), (Text(f"copy: {copy.path}"),))
    rows = [passage_row(passage, found.substitutions, copy, origin) for passage in found.passages]
    here = rows if full else rows[:PASSAGE_ROWS]
    blocks: list[Block] = [Table(head, tuple(here), even=True)] if here else []
    if len(rows) > len(here):
        blocks.append(Listing((Item((Text(f"… {counted(len(rows) - len(here), 'passage')} more: --all", "note"),)),)))
    return Section(f"{shown(copy.path)} beside {shown(origin.path)} ({kind})", tuple(blocks))


def passage_row(
    passage: Counterpart, substitutions: Sequence[Substitution], copy: Report, origin: Report
) -> tuple[Line, ...]:
    """Return a passage with the one across from it, what differs marked on both sides."""
    first = bisect_left(substitutions, passage.start, key=lambda s: s.start)
    last = bisect_left(substitutions, passage.end + 1, key=lambda s: s.start)
    here = substitutions[first:last]
    ours = _marked(copy.text, (passage.start, passage.end), [(s.start, s.end) for s in here], "spun")
    across = [(s.origin_start, s.origin_end) for s in here]
    theirs = _marked(origin.text, (passage.origin_start, passage.origin_end), across, "restored")
    return (Text(f"{passage.start}–{passage.end}", "note"),), theirs, ours


def _marked(text: str, part: tuple[int, int], places: Sequence[tuple[int, int]], style: Style) -> Line:
    """Return a part of a text with the characters at some places in a style."""
    found: list[Text] = []
    at, end = part
    for first, last in places:
        if at <= first < last <= end:
            found += [Text(text[at:first]), Text(text[first:last], style)]
            at = last
    return tuple(t for t in (*found, Text(text[at:end])) if t.text)


# ------------------------------------------------------------------------------------------------ as data
def copies_json(
    reports: Sequence[Report], families: Sequence[Family], evidence: Evidence, skipped: Iterable[Skipped] = ()
) -> str:
    """Return families, copies and their evidence as JSON; docs/copies.md tells what stands where."""
    told = {
        "travaux": "1",
        "reports": [
            {"id": r.id, "path": r.path, "url": r.url, "outlet": r.outlet, "title": r.title, "published": r.published}
            for r in reports
        ],
        "families": [
            {
                "id": f.id,
                "origin": f.origin,
                "origin_by": list(f.origin_by),
                "copies": [_copy_as_data(f, c, evidence) for c in f.copies],
            }
            for f in families
        ],
        "skipped": [asdict(s) for s in sorted(skipped)],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _copy_as_data(family: Family, copy: Copy, evidence: Evidence) -> dict[str, Any]:
    told: dict[str, Any] = {"report": copy.report, "kind": copy.kind, "similarity": copy.similarity}
    told |= {"derived_from": copy.derived_from, "edition": copy.edition}
    judged = evidence.get((family.id, copy.report))
    if judged is None:
        return told
    found = judged.restored
    return told | {
        "copied_because": list(judged.copied),
        "origin_because": list(judged.origin),
        "words": found.words,
        "replaced": found.replaced,
        "passages": [asdict(p) for p in found.passages],
        "substitutions": [asdict(s) for s in found.substitutions],
        "quotations": found.quotations,
        "altered_quotations": [asdict(q) for q in found.altered_quotations],
    }


def copies_csv(reports: Sequence[Report], families: Sequence[Family], evidence: Evidence) -> str:
    """Return one row for each copy."""
    paths = {r.id: r.path for r in reports}
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(FIELDS)
    for family in families:
        for copy in family.copies:
            judged = evidence.get((family.id, copy.report))
            found = judged.restored if judged else None
            cells: list[Any] = [
                family.id,
                family.origin,
                paths.get(family.origin, ""),
                copy.report,
                paths.get(copy.report, ""),
            ]
            cells += [copy.kind, copy.similarity, found.words if found else "", found.replaced if found else ""]
            cells += [len(found.altered_quotations) if found else ""]
            cells += ["; ".join(judged.copied), "; ".join(judged.origin)] if judged else ["", ""]
            rows.writerow([as_cell(c) for c in cells])
    return out.getvalue()


def as_cell(value: object) -> object:
    """Return a value as a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value
