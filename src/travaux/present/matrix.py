"""What each draft says, issue by issue: the issues down, the drafts across."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from travaux.model import Change, ChangeKind, Draft, Provision
from travaux.present.desk import (
    COLUMNS,
    Desk,
    by_support,
    cites,
    families_in,
    grouped,
    in_brackets,
    line,
    main_issue,
    more_paragraph,
)
from travaux.present.document import Block, Line, Paragraph, Section, Span, Style, Table, Text
from travaux.present.drafts import short_label
from travaux.present.wording import readable_quantity, sentence, shorten, shown

ROWS_SHOWN = 14
PROVISIONS_IN_CELL = 2
CELL_LIMIT = 64
CELL_LIMIT_BESIDE_QUANTITY = 44
SAID_LIMIT = 60
HEAD_LIMIT = 24
ISSUE_LIMIT = 40
# A provision says more than its figure when this many longer words are neither the issue's nor the unit's.
WORDS_BEYOND_FIGURE = 3
LONGER_WORD = 4
EMPTY_NOTE = "Empty: the reports say nothing; that is not “removed”."
ONE_SOURCE_NOTE = "Where no number of sources is given, it is one."
NO_TERMS = "The reports tell no terms of any draft."
# The strongest first: one mark to a cell.
MARKS: dict[ChangeKind, tuple[str, Style]] = {
    "removed": ("dropped", "dropped"),
    "deferred": ("deferred", "deferred"),
    "changed": ("changed", "changed"),
    "added": ("new", "changed"),
    "kept": ("kept", "note"),
}

Told = Provision | Change
Cell = tuple[list[Provision], list[Change]]


def matrix_section(desk: Desk) -> Section:
    """Return the table of issues against drafts, in full as several tables of five drafts each."""
    title = "What each says"
    drafts = desk.compared
    if not drafts:
        return Section(title, (Paragraph(line(NO_TERMS)),))
    told = told_of(desk, drafts)
    rows, left_rows = ranked_issues(desk, told)
    blocks: list[Block] = []
    for at in range(0, len(drafts), COLUMNS):
        blocks += _band(desk, drafts[at : at + COLUMNS], rows, told)
    note = EMPTY_NOTE if desk.sources <= 1 else f"{EMPTY_NOTE} {ONE_SOURCE_NOTE}"
    left_drafts = _with_terms(desk) - len(drafts)
    return Section(
        title,
        (
            *blocks,
            Paragraph((Text(note, "note"),)),
            *more_paragraph(left_rows, "issue"),
            *more_paragraph(left_drafts, "draft"),
        ),
    )


def _draft_of(told: Told) -> str:
    return told.draft if isinstance(told, Provision) else told.to_draft


def _all_told(desk: Desk) -> tuple[Told, ...]:
    return (*desk.record.provisions, *desk.record.changes)


def _with_terms(desk: Desk) -> int:
    return len({_draft_of(t) for t in _all_told(desk)} & {d.id for d in desk.drafts})


def _issue_key(told: Told) -> str:
    return shown(told.issue).casefold()


def told_of(desk: Desk, drafts: Sequence[Draft]) -> dict[str, list[Told]]:
    """Return what is told of ``drafts``, by issue."""
    ids = {d.id for d in drafts}
    return grouped((t for t in _all_told(desk) if _draft_of(t) in ids), _issue_key)


def ranked_issues(desk: Desk, told: dict[str, list[Told]]) -> tuple[list[str], int]:
    """Return the issues to show and how many are left out: those most widely reported, parts beneath their whole."""

    def weight(issue: str) -> tuple[int, bool, bool, int, str]:
        items = told[issue]
        return (
            -families_in(e for t in items for e in t.evidence),
            not any(isinstance(t, Provision) and t.quantity for t in items),
            not any(_draft_of(t) == desk.record.latest_draft for t in items),
            -len({_draft_of(t) for t in items}),
            issue,
        )

    kept, left = desk.cut(sorted(told, key=weight), ROWS_SHOWN)
    groups = grouped(kept, main_issue)
    return [k for main, keys in groups.items() for k in sorted(keys, key=lambda k: (k != main, *weight(k)))], left


def _band(desk: Desk, drafts: Sequence[Draft], issues: Sequence[str], told: dict[str, list[Told]]) -> list[Block]:
    heads = [line(Text(desk.letter(d.id), "strong"), f" {short_label(d, HEAD_LIMIT)}") for d in drafts]
    rows = []
    for issue in issues:
        cells = [_cell(desk, cell_of(told[issue], d.id)) for d in drafts]
        if any(cells):
            rows.append((line(Text(shorten(told[issue][0].issue, ISSUE_LIMIT))), *cells))
    return [Table((line("issue"), *heads), tuple(rows), even=True)] if rows else []


def cell_of(told: Iterable[Told], draft: str) -> Cell:
    """Return what is told of one draft."""
    here = [t for t in told if _draft_of(t) == draft]
    return [t for t in here if isinstance(t, Provision)], [t for t in here if isinstance(t, Change)]


def _cell(desk: Desk, cell: Cell) -> Line:
    provisions, changes = cell
    mark = next((c for kind in MARKS for c in changes if c.kind == kind), None)
    if not provisions:
        return _mark_alone(desk, mark) if mark else ()
    spans: list[Span | str] = []
    ranked = sorted(provisions, key=lambda p: (by_support(p), p.quantity is None))
    shown_here, left = desk.cut(ranked, PROVISIONS_IN_CELL)
    for n, provision in enumerate(shown_here):
        spans += ["; " if n else "", *provision_spans(desk, provision)]
    if left:
        spans.append(Text(f"; {left} more", "note"))
    if mark and mark.kind != "kept":
        spans += [" ", Text(*MARKS[mark.kind])]
    return line(*spans)


def _mark_alone(desk: Desk, change: Change) -> Line:
    """Return the cell of an issue of which only the change is told."""
    tells = change.kind in ("changed", "added", "deferred")
    says = desk.says(change.says, CELL_LIMIT_BESIDE_QUANTITY) if tells else ""
    cite = desk.cite(change.evidence, of=change.id, said_by=change.said_by, in_table=True)
    return line(Text(*MARKS[change.kind]), f": {says}" if says else "", *told_by(desk, change), *cites(cite))


def provision_spans(desk: Desk, provision: Provision) -> Iterable[Span | str]:
    """Yield a provision: its figure, what it says beside it, whose word it is, its citation."""
    if provision.quantity is None:
        yield desk.says(provision.says, CELL_LIMIT)
    else:
        figure = readable_quantity(provision.quantity)
        yield Text(figure, "quantity")
        if says_more(provision, figure):
            yield from _beside(desk, provision.says, figure)
    if article := desk.articles.get(provision.id):
        yield Text(f" ({article.replace('Article ', 'Art. ')})", "note")
    yield from told_by(desk, provision)
    yield from cites(desk.cite(provision.evidence, of=provision.id, said_by=provision.said_by, in_table=True))


def _beside(desk: Desk, says: str, figure: str) -> Iterable[str]:
    """Yield what a provision says beside its figure, which it need not tell twice."""
    rest = shown(says)
    if rest.casefold().startswith(figure.casefold()):
        yield " " + desk.says(rest[len(figure) :].lstrip(" ,;:"), CELL_LIMIT_BESIDE_QUANTITY)
    else:
        yield ": " + desk.says(rest, CELL_LIMIT_BESIDE_QUANTITY)


def says_more(provision: Provision, figure: str) -> bool:
    """Whether a provision says more than its figure and its issue do."""
    known = _longer_words(f"{provision.issue} {figure}")
    return len(_longer_words(sentence(provision.says, 10_000)) - known) >= WORDS_BEYOND_FIGURE


def _longer_words(text: str) -> set[str]:
    return {w for w in re.findall(r"[^\W\d_]+", text.casefold()) if len(w) >= LONGER_WORD}


def told_by(desk: Desk, told: Told) -> Iterable[str]:
    """Yield whose word it is, in brackets."""
    said = desk.said(told.said_by, told.hedges, in_table=not desk.full)
    yield in_brackets(said if desk.full else shorten(said, SAID_LIMIT))
