"""The sources of the page: families as groups, each copy beside its origin with the replaced words marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from travaux.model import Copy, Family, Judged
from travaux.present.desk import Desk, cited_in
from travaux.present.page.history import fold
from travaux.present.page.markup import Writer
from travaux.present.page.texts import Shelf
from travaux.present.side_by_side import passage_row
from travaux.present.sources import COPY_TOLD, FAMILIES_SHOWN, in_time, similarity
from travaux.present.wording import counted

Evidence = Mapping[tuple[str, str], Judged]  # by family and copy
# Beyond so many passages a reader has seen what kind of copy it is; `travaux copies --show` has all.
PASSAGES_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Told:
    """A report in a list of sources."""

    anchor: str
    outlet: str
    date: str
    title: str
    path: str
    address: str | None
    cited: bool


@dataclass(frozen=True, slots=True)
class CopyTold:
    """A copy under its origin: what kind it is, why it was judged so, and its passages beside the origin's."""

    report: Told
    kind: str
    aligned: str
    note: str
    why: tuple[str, ...]
    passages: tuple[tuple[Markup, Markup], ...]
    left: int


@dataclass(frozen=True, slots=True)
class FamilyTold:
    """One source."""

    origin: Told
    copies: tuple[CopyTold, ...]
    told: str  # "3 reports, 1 source"


def sources_of(
    desk: Desk, writer: Writer, shelf: Shelf, judged: Evidence, *, texts: bool
) -> tuple[tuple[FamilyTold, ...], tuple[FamilyTold, ...]]:
    """Return the families in order of time, those with copies among the ones that are shown."""
    cited = {e.report for e in cited_in(desk.record)}
    ranked = sorted(
        desk.record.families, key=lambda f: (not f.copies, -len(f.copies), in_time(desk.reports.get(f.origin)))
    )
    here, _ = fold(ranked, FAMILIES_SHOWN)
    ids = {f.id for f in here}
    ordered = sorted(desk.record.families, key=lambda f: in_time(desk.reports.get(f.origin)))
    made = [(f.id, _family(desk, writer, shelf, f, cited, judged if texts else {})) for f in ordered]
    return tuple(m for i, m in made if i in ids), tuple(m for i, m in made if i not in ids)


def _family(desk: Desk, writer: Writer, shelf: Shelf, family: Family, cited: set[str], judged: Evidence) -> FamilyTold:
    copies = sorted(family.copies, key=lambda c: in_time(desk.reports.get(c.report)))
    told = f"{counted(1 + len(copies), 'report')}, 1 source" if copies else ""
    return FamilyTold(
        _told(shelf, family.origin, cited),
        tuple(_copy(desk, writer, shelf, c, cited, judged.get((family.id, c.report))) for c in copies),
        told,
    )


def _told(shelf: Shelf, report: str, cited: set[str]) -> Told:
    head = shelf.head(report)
    return Told(head.anchor, head.outlet, head.date, head.title, head.path, head.address, report in cited)


def _copy(desk: Desk, writer: Writer, shelf: Shelf, copy: Copy, cited: set[str], judged: Judged | None) -> CopyTold:
    if copy.kind == "excerpt":
        note = "only what it borrowed counts here"
    else:
        note = "cited where its origin is not" if copy.report in cited else "nothing is taken from it"
    passages = _passages(desk, writer, judged) if judged else ()
    return CopyTold(
        report=_told(shelf, copy.report, cited),
        kind=COPY_TOLD[copy.kind],
        aligned=similarity(copy),
        note=note,
        why=_why(judged) if judged else (),
        passages=passages[:PASSAGES_SHOWN],
        left=max(0, len(passages) - PASSAGES_SHOWN),
    )


def _why(judged: Judged) -> tuple[str, ...]:
    found = judged.restored
    replaced = f"{found.replaced:,} of {counted(found.words, 'word')} copied stand for others"
    altered = f"{len(found.altered_quotations)} of {counted(found.quotations, 'quotation')} altered inside the marks"
    because = f"the other is the origin: {'; '.join(judged.origin)}" if judged.origin else ""
    told = [*judged.copied, replaced if found.replaced else "", altered if found.altered_quotations else "", because]
    return tuple(t for t in told if t)


def _passages(desk: Desk, writer: Writer, judged: Judged) -> tuple[tuple[Markup, Markup], ...]:
    """Return origin and copy, passage by passage."""
    found = judged.restored
    copy, origin = desk.reports.get(found.spun), desk.reports.get(found.origin)
    if copy is None or origin is None:
        return ()
    rows = (passage_row(p, found.substitutions, copy, origin) for p in found.passages)
    return tuple((writer.line(theirs), writer.line(ours)) for _, theirs, ours in rows)
