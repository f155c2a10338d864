"""What changed from draft to draft, the latest step first."""

from __future__ import annotations

import re

from travaux.model import Change
from travaux.present.desk import Desk, by_support, cites, grouped, in_brackets, line, more_item, readable_issue
from travaux.present.document import Block, Heading, Item, Line, Listing, Paragraph, Section, Span, Text
from travaux.present.drafts import TOLD_AS, short_label
from travaux.present.matrix import MARKS
from travaux.present.wording import shown

STEPS_SHOWN = 4
CHANGES_SHOWN = 8
LABEL_LIMIT = 40
NO_CHANGE = "The reports tell of no change from one draft to another."


def changes_section(desk: Desk) -> Section:
    """Return the changes, step by step; terms that were kept share a line."""
    place = {d.id: n for n, d in enumerate(desk.drafts)}
    known = [c for c in desk.record.changes if c.from_draft in place and c.to_draft in place]
    steps = sorted({(c.from_draft, c.to_draft) for c in known}, key=lambda s: (-place[s[1]], -place[s[0]]))
    if not steps:
        return Section("What changed", (Paragraph(line(NO_CHANGE)),))
    shown_steps, left = desk.cut(steps, STEPS_SHOWN)
    blocks: list[Block] = []
    for before, after in shown_steps:
        blocks.append(Heading(step_title(desk, before, after)))
        blocks.append(_step(desk, [c for c in known if (c.from_draft, c.to_draft) == (before, after)]))
    if left:
        blocks.append(Listing(more_item(left, "step")))
    return Section("What changed", tuple(blocks))


def step_title(desk: Desk, before: str, after: str) -> str:
    """Return what a step is called: the letters and the labels of its two drafts."""
    labels = {d.id: short_label(d, LABEL_LIMIT) for d in desk.drafts}
    return f"{desk.letter(before)} → {desk.letter(after)}: from {labels[before]} to {labels[after]}"


def _step(desk: Desk, changes: list[Change]) -> Listing:
    told = sorted((c for c in changes if c.kind != "kept"), key=change_weight)
    kept = sorted((c for c in changes if c.kind == "kept"), key=change_weight)
    here, left = desk.cut(told, CHANGES_SHOWN)
    items = [Item(change_line(desk, c)) for c in here]
    return Listing((*items, *more_item(left), *([Item(_kept(desk, kept))] if kept else ())))


def change_weight(change: Change) -> tuple[int, bool, str]:
    """Sort key: more sources first, then figures, then by issue."""
    return by_support(change), not re.search(r"\d", change.says), shown(change.issue).casefold()


def change_line(desk: Desk, change: Change) -> Line:
    """Return a change as a line: issue, what became of it, what it says."""
    cite = desk.cite(change.evidence, of=change.id, said_by=change.said_by)
    says = desk.says(change.says)
    return line(
        f"{readable_issue(change.issue)} ",
        Text(*MARKS[change.kind]),
        f": {says}" if says else "",
        in_brackets(desk.said(change.said_by, change.hedges)),
        *cites(cite),
    )


def _kept(desk: Desk, changes: list[Change]) -> Line:
    """Return the terms that stayed as they were on one line; what rests on one source is said once."""
    spans: list[Span | str] = [Text(TOLD_AS["kept"], "note"), ": "]
    for n, same in enumerate(grouped(changes, lambda c: readable_issue(c.issue)).values()):
        cite = desk.cite((e for c in same for e in c.evidence), in_table=True)
        spans += [", " if n else "", readable_issue(same[0].issue), *cites(cite)]
    alone = desk.sources > 1 and any(by_support(c) == -1 for c in changes)
    return line(*spans, Text(" (one source where no number is given)" if alone else "", "note"))
