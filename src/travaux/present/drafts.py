"""The opening of the brief: which version is the latest, how it came to be, and the drafts with their lineage."""

from __future__ import annotations

import re
from collections.abc import Iterable

from travaux.model import ChangeKind, Draft
from travaux.present.desk import LABEL_LIMIT, Desk, cites, line, more_paragraph
from travaux.present.document import Cite, Line, Paragraph, Section, Span, Table, Text
from travaux.present.wording import counted, listed, readable_date, shorten

SPONSORS_SHOWN = 3
NO_DRAFT = "The reports name no draft."
# In this order a reader wants to know what became of the terms.
TOLD_AS: dict[ChangeKind, str] = {
    "changed": "changed",
    "added": "new",
    "removed": "dropped",
    "deferred": "deferred",
    "kept": "kept",
}


def latest_section(desk: Desk) -> Section:
    """Return the paragraph on the latest version."""
    latest = next((d for d in desk.drafts if d.id == desk.record.latest_draft), None)
    if latest:
        text: Line = _latest_line(desk, latest)
    else:
        text = line("The reports do not tell which draft is the latest." if desk.drafts else NO_DRAFT)
    return Section("The latest version", (Paragraph(text),))


def _latest_line(desk: Desk, draft: Draft) -> Line:
    by = sponsors_of(desk, draft)
    spans: list[Span | str] = [
        Text(label_of(draft), "strong"),
        f" ({desk.letter(draft.id)})" + ("" if _bears_its_day(draft) else f", {when(draft)}"),
        f", by {by}" if by else "",
        "" if draft.status in ("superseded", "proposed") else f"; {draft.status}",
        *cites(desk.cite(draft.evidence, of=draft.id)),
        ".",
        *_origins(desk, draft),
        *_against_parents(desk, draft),
    ]
    return line(*spans)


def _origins(desk: Desk, draft: Draft) -> Iterable[Span | str]:
    """Yield where a draft comes from, two steps back."""
    parents = parents_of(desk, draft)
    if not parents:
        return
    yield " It derives from "
    yield from _told(desk, parents)
    before = [g for p in reversed(parents) for g in parents_of(desk, p) if g not in parents]
    earlier = sorted(set(before), key=desk.drafts.index)
    if earlier:
        yield ", and through " + ("it" if len(parents) == 1 else "them") + " from "
        yield from _told(desk, earlier)
    yield "."


def _told(desk: Desk, drafts: list[Draft]) -> Iterable[Span | str]:
    for n, draft in enumerate(drafts):
        yield "" if n == 0 else " and " if n == len(drafts) - 1 else ", "
        day = "" if _bears_its_day(draft) else f", {when(draft)}"
        yield f"{label_of(draft)} ({desk.letter(draft.id)}{day})"
        yield from cites(_first(desk, draft))


def _bears_its_day(draft: Draft) -> bool:
    """Whether what a draft is called tells its day already: "Text of 27 April 2026"."""
    day = re.sub(r"[A-Z][a-z]{2}", r"\g<0>[a-z]*", re.escape(readable_date(draft.date)).replace("\\ ", " "))
    return bool(draft.date) and re.search(rf"\b{day}\b", draft.label) is not None


def _first(desk: Desk, draft: Draft) -> Cite:
    """The first passage alone: the table of drafts cites the rest."""
    return Cite(desk.bare(draft.evidence).passages[:1])


def _against_parents(desk: Desk, draft: Draft) -> Iterable[Span | str]:
    """Yield how many terms became what, against the nearest draft it derives from."""
    for parent in reversed(parents_of(desk, draft)):
        changes = [c for c in desk.record.changes if (c.from_draft, c.to_draft) == (parent.id, draft.id)]
        counts = [(told, sum(c.kind == kind for c in changes)) for kind, told in TOLD_AS.items()]
        if changes:
            told = listed([f"{count} {word}" for word, count in counts if count])
            yield f" Against {desk.called(parent.id)}, the reports tell of {counted(len(changes), 'term')}: {told}."
            return


def drafts_section(desk: Desk) -> Section:
    """Return the table of drafts, in the order in which they came about."""
    if not desk.drafts:
        return Section("Drafts", (Paragraph(line(NO_DRAFT)),))
    rows = tuple(_row(desk, d) for d in desk.tabled)
    header = tuple(line(title) for title in ("", "draft", "by", "date", "status"))
    left = len(desk.drafts) - len(desk.tabled)
    return Section("Drafts", (Table(header, rows), *more_paragraph(left, "draft")))


def _row(desk: Desk, draft: Draft) -> tuple[Line, ...]:
    aliases = (
        f" (also: {', '.join(shorten(a, LABEL_LIMIT) for a in draft.aliases)})" if desk.full and draft.aliases else ""
    )
    latest = draft.id == desk.record.latest_draft
    return (
        line(Text(desk.letter(draft.id), "strong")),
        line(Text(label_of(draft), "strong" if latest else "plain"), aliases),
        line(sponsors_of(desk, draft)),
        line(when(draft)),
        line(status_of(desk, draft), *cites(desk.cite(draft.evidence, of=draft.id, in_table=True))),
    )


def status_of(desk: Desk, draft: Draft) -> str:
    """Return what became of a draft, and what it comes from."""
    words: list[str] = [draft.status]
    heirs = [d for d in desk.drafts if draft.id in d.derived_from and d.id != draft.id]
    if draft.status == "superseded" and heirs:
        words = [f"superseded by {desk.called(heirs[-1].id)}"]
    if draft.id == desk.record.latest_draft and draft.status != "current":
        words.append("the latest")
    if parents := parents_of(desk, draft):
        words.append(f"from {listed([desk.called(p.id) for p in parents])}")
    return "; ".join(words)


def parents_of(desk: Desk, draft: Draft) -> list[Draft]:
    """Return the drafts that a draft derives from, in the order in which they came about."""
    return [d for d in desk.drafts if d.id in draft.derived_from and d.id != draft.id]


def label_of(draft: Draft) -> str:
    """Return the label, with the number of points if it does not tell it."""
    label = shorten(draft.label, LABEL_LIMIT)
    return label if draft.points is None or str(draft.points) in label else f"{label}, {counted(draft.points, 'point')}"


def short_label(draft: Draft, limit: int) -> str:
    """Return a label for the head of a column."""
    return shorten(draft.label.partition(",")[0], limit)


def sponsors_of(desk: Desk, draft: Draft) -> str:
    """Return whose text a draft is."""
    names = [desk.name(s) for s in draft.sponsors]
    shown, left = desk.cut(names, SPONSORS_SHOWN)
    return listed([*shown, f"{left} more"] if left else list(shown))


def when(draft: Draft) -> str:
    """Return the date a draft bears, or else from when it is known."""
    if draft.date or not draft.known_from:
        return readable_date(draft.date)
    return f"known from {readable_date(draft.known_from)}"
