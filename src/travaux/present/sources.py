"""Which reports there are, how many independent sources they make, who copied whom, and what was skipped."""

from __future__ import annotations

from collections.abc import Iterable

from travaux.model import Copy, CopyKind, Family, Report, Skipped
from travaux.present.desk import Desk, cited_in, line, more_item
from travaux.present.document import Block, Brief, Item, Line, Listing, Paragraph, Section, Span, Table, Text
from travaux.present.wording import counted, first_day, listed, readable_date, shorten, shown

FAMILIES_SHOWN = 15
COPIES_SHOWN = 6
SKIPPED_SHOWN = 12
OUTLET_LIMIT = 40
TITLE_LIMIT = 80
REASON_LIMIT = 160
COPY_TOLD: dict[CopyKind, str] = {
    "verbatim": "verbatim copy",
    "edited": "edited copy",
    "excerpt": "excerpt",
    "spun": "machine-spun copy",
    "translated": "translated copy",
}
NOTHING_SKIPPED = "Nothing was skipped."
ALONE = "No report copies another."


def opening(desk: Desk) -> tuple[Block, ...]:
    """Return the first lines: how many reports, how many independent sources, how many copies."""
    spans: list[Span | str] = [
        f"{counted(len(desk.record.reports), 'report')}, ",
        Text(counted(desk.sources, "independent source"), "strong"),
        _folded(desk.record.families),
        ".",
    ]
    if desk.sources == 1:
        spans.append(" Everything below rests on this one source.")
    return (Paragraph(line(*spans)),)


def _folded(families: Iterable[Family]) -> str:
    """Return what is counted under another report: "; 4 copies and 1 excerpt folded into their origins"."""
    kinds = [c.kind for f in families for c in f.copies]
    excerpts = kinds.count("excerpt")
    copies = len(kinds) - excerpts
    told = [counted(copies, "copy", "copies") if copies else "", counted(excerpts, "excerpt") if excerpts else ""]
    return f"; {listed([t for t in told if t])} folded" if kinds else ""


def sources_section(desk: Desk) -> Section:
    """Return the families: origin, and the copies beneath it."""
    cited = {e.report for e in cited_in(desk.record)}
    ranked = sorted(
        desk.record.families, key=lambda f: (not f.copies, -len(f.copies), in_time(desk.reports.get(f.origin)))
    )
    here, left = desk.cut(ranked, FAMILIES_SHOWN)
    ordered = sorted(here, key=lambda f: in_time(desk.reports.get(f.origin)))
    items = [_family(desk, f, cited) for f in ordered]
    return Section(
        "Sources",
        (Listing((*items, *more_item(left, "source"))),) if items else (Paragraph(line("There is no report.")),),
    )


def in_time(report: Report | None) -> tuple[str, str]:
    """Sort key: reports by date and path, those without a date last."""
    return (first_day(report.published), report.path) if report else ("9999", "")


def _family(desk: Desk, family: Family, cited: set[str]) -> Item:
    copies = sorted(family.copies, key=lambda c: in_time(desk.reports.get(c.report)))
    here, left = desk.cut(copies, COPIES_SHOWN)
    items = tuple(_copy(desk, c, c.report in cited) for c in here)
    return Item(_report(desk, family.origin), (*items, *more_item(left, "copy")))


def _report(desk: Desk, report_id: str) -> Line:
    report = desk.reports.get(report_id)
    return report_line(report, report_id, full=desk.full)


def report_line(report: Report | None, report_id: str, *, full: bool = False) -> Line:
    """Return a report as a line: outlet, date, path, title."""
    if report is None:
        return line(Text(report_id, "path"))
    title = shorten(report.title or "", TITLE_LIMIT)
    return line(
        f"{shorten(report.outlet or 'outlet unknown', OUTLET_LIMIT)}, {readable_date(report.published)}: ",
        Text(report.path, "path"),
        f" “{title}”" if title else "",
        f" {shown(report.url)}" if full and report.url else "",
    )


def _copy(desk: Desk, copy: Copy, cited: bool) -> Item:
    if copy.kind == "excerpt":
        note = "only what it borrowed counts here"
    else:
        note = "cited where its origin is not" if cited else "nothing is taken from it"
    told = f"{COPY_TOLD[copy.kind]} ({similarity(copy)} aligned), {note}: "
    return Item((Text(told, "note"), *_report(desk, copy.report)))


def similarity(copy: Copy) -> str:
    """Return the share of a copy's words that stand beside a word of its origin, as percent."""
    return f"{round(100 * copy.similarity)} %"


def skipped_section(desk: Desk) -> Section:
    """Return what was left out or doubted, and why."""
    skipped = sorted(desk.record.skipped)
    if not skipped:
        return Section("Skipped", (Paragraph(line(NOTHING_SKIPPED)),))
    here, left = desk.cut(skipped, SKIPPED_SHOWN)
    return Section("Skipped", (Listing((*(_skipped(s) for s in here), *more_item(left))),))


def _skipped(skipped: Skipped) -> Item:
    return Item((Text(skipped.path, "path"), Text(f": {shorten(skipped.reason, REASON_LIMIT)}")))


def copies_page(reports: Iterable[Report], families: Iterable[Family]) -> Brief:
    """Return who copied whom as a document of its own: a table of the families that have copies."""
    by_id = {r.id: r for r in reports}
    ordered = sorted(families, key=lambda f: in_time(by_id.get(f.origin)))
    rows = [row for f in ordered if f.copies for row in _family_rows(f, by_id)]
    alone = sum(not f.copies for f in ordered)
    head = tuple(line(title) for title in ("origin", "copy", "kind", "aligned"))
    blocks: list[Block] = [Table(head, tuple(rows))] if rows else [Paragraph(line(ALONE))]
    if rows and alone:
        blocks.append(Paragraph(line(f"{counted(alone, 'report')} {'stands' if alone == 1 else 'stand'} alone.")))
    count = f"{counted(len(by_id), 'report')}, {counted(len(ordered), 'independent source')}"
    return Brief.of(f"Who copied whom: {count}", blocks, (), by_id.values())


def _family_rows(family: Family, reports: dict[str, Report]) -> Iterable[tuple[Line, ...]]:
    copies = sorted(family.copies, key=lambda c: in_time(reports.get(c.report)))
    for n, copy in enumerate(copies):
        origin = line(*_in_table(reports.get(family.origin), family.origin)) if n == 0 else ()
        yield origin, line(*_in_table(reports.get(copy.report), copy.report)), line(copy.kind), line(similarity(copy))


def _in_table(report: Report | None, report_id: str) -> Iterable[Span | str]:
    if report is None:
        yield report_id
        return
    yield shorten(report.outlet or "outlet unknown", OUTLET_LIMIT)
    yield f", {readable_date(report.published)}, "
    yield shown(report.path)
