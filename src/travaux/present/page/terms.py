"""The matrix of the page: issues down, drafts across, each cell led by its figure and opening to all that it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from travaux.model import Change, ChangeKind, Draft, Position, Provision, Stance
from travaux.present.desk import Desk, by_support, grouped, line, lineage
from travaux.present.document import Line
from travaux.present.drafts import short_label, when
from travaux.present.matrix import (
    MARKS,
    ROWS_SHOWN,
    cell_of,
    provision_spans,
    ranked_issues,
    says_more,
    told_by,
    told_of,
)
from travaux.present.page.history import fold
from travaux.present.page.markup import Writer, plain
from travaux.present.positions import position_line
from travaux.present.wording import readable_quantity, shorten, shown

GIST_LIMIT = 84
GIST_BESIDE_FIGURE = 72
HEAD_LIMIT = 30
MARK_LIMIT = 60
HELD_SHOWN = 6
STANCES: tuple[Stance, ...] = ("rejects", "conditional", "undecided", "supports")
NOW_SHOWN = 9
UNNAMED_ISSUE = "other terms"  # what a record calls terms that nothing names
# So many drafts beside each other can be read without scrolling sideways.
COLUMNS = 6
GLYPHS: dict[ChangeKind, str] = {"added": "+", "changed": "Δ", "removed": "✕", "deferred": "…", "kept": "="}
MARK_CLASS: dict[ChangeKind, str] = {
    "added": "added", "changed": "changed", "removed": "dropped", "deferred": "deferred", "kept": "kept",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A draft as the head of a column."""

    id: str
    letter: str
    label: str
    date: str
    status: str
    latest: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of an issue on the way to a draft."""

    kind: str
    id: str  # of the change
    glyph: str
    word: str
    since: str  # the letters of the earlier and of the later draft
    to: str
    says: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What a draft says on an issue: the first term large, all of them in full, and what became of it since when."""

    column: Column
    figure: Markup
    gist: Markup
    id: str  # of the first term, if it is the only one and stands here in full
    lead: Markup  # attributes for filters
    cite: Markup
    marks: tuple[Mark, ...]  # the change against the nearest draft first
    terms: tuple[Markup, ...]  # none if the first one tells all


@dataclass(frozen=True, slots=True)
class Row:
    """An issue, with who objects or sets conditions on it."""

    key: str
    label: str
    part: str  # of the issue, if it is one
    cells: tuple[Cell | None, ...]
    positions: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A table of some drafts: the most widely reported issues first, the others folded."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    folded: tuple[Row, ...]


def matrix_of(desk: Desk, writer: Writer) -> tuple[Band, ...]:
    """Return the matrix in bands of so many drafts as fit a page; the latest and what is told most of in the first."""
    told = told_of(desk, desk.compared)
    held = grouped((p for p in desk.record.positions if p.issue), lambda p: shown(p.issue or ""))
    bands = []
    for n, drafts in enumerate(bands_of(desk, desk.compared)):
        columns = tuple(column_of(desk, d) for d in drafts)
        rows = []
        for at, key in enumerate(_ranked(desk, told)):
            here = held.get(shown(told[key][0].issue), []) if n == 0 else []
            row = _row(desk, writer, told[key], columns, _key(at, n), here)
            if any(row.cells):
                rows.append(row)
        bands.append(Band(columns, *fold(rows, ROWS_SHOWN)))
    return tuple(bands)


def bands_of(desk: Desk, drafts: Sequence[Draft], width: int = COLUMNS) -> list[list[Draft]]:
    """Return drafts in bands of ``width``, each in the order in which they came about.

    The line of the latest one comes in the first, then those that most is told of.
    """
    terms = Counter([*(p.draft for p in desk.record.provisions), *(c.to_draft for c in desk.record.changes)])
    main = lineage(desk.record)
    newest = sorted(drafts, key=desk.drafts.index, reverse=True)
    ranked = sorted(newest, key=lambda d: (d.id != desk.record.latest_draft, d.id not in main, -terms[d.id]))
    bands = [ranked[at : at + width] for at in range(0, len(ranked), width)]
    return [sorted(band, key=desk.drafts.index) for band in bands]


def _ranked(desk: Desk, told: dict[str, list[Provision | Change]]) -> list[str]:
    """Return the issues as the brief ranks them, terms that bear no label of their own last."""
    ranked, _ = ranked_issues(desk, told)
    return sorted(ranked, key=lambda key: shown(told[key][0].issue) == UNNAMED_ISSUE)


def column_of(desk: Desk, draft: Draft) -> Column:
    """Return a draft as the head of a column."""
    latest = draft.id == desk.record.latest_draft
    return Column(draft.id, desk.letter(draft.id), short_label(draft, HEAD_LIMIT), when(draft), draft.status, latest)


def _key(row: int, band: int) -> str:
    return f"issue-{row + 1}{f'-{band + 1}' if band else ''}"


def _row(
    desk: Desk,
    writer: Writer,
    told: list[Provision | Change],
    columns: Iterable[Column],
    key: str,
    held: Iterable[Position],
) -> Row:
    main, _, part = shown(told[0].issue).partition(":")
    positions = tuple(_held(desk, writer, held))
    cells = tuple(_cell(desk, writer, column, *cell_of(told, column.id)) for column in columns)
    return Row(key, main, part.strip(), cells, positions)


def _held(desk: Desk, writer: Writer, positions: Iterable[Position]) -> Iterable[Markup]:
    """Yield what the parties hold of an issue, the last of each, objections first, in a few words."""
    in_time = sorted(positions, key=lambda p: (p.date or p.known_from or "", p.id))
    last = {desk.party(p.actor): p for p in in_time}
    ranked = sorted(last.items(), key=lambda h: (STANCES.index(h[1].stance), h[0]))
    for party, position in ranked[:HELD_SHOWN]:
        stance = Markup('<span class="stance {0}">{0}</span>').format(position.stance)
        cite = writer.cite(desk.bare(position.evidence))
        yield Markup('<li class="f"{}><a href="#{}">{} {}</a> {}</li>').format(
            writer.facet(position), position.id, stance, plain(party), cite
        )
    if len(ranked) > HELD_SHOWN:
        yield Markup('<li><a href="#stances">{} more</a></li>').format(len(ranked) - HELD_SHOWN)


def _cell(
    desk: Desk, writer: Writer, column: Column, provisions: list[Provision], changes: list[Change], *, full: bool = True
) -> Cell | None:
    """Return a cell; without its terms in full unless ``full``."""
    if not provisions and not changes:
        return None
    ranked = sorted(provisions, key=lambda p: (by_support(p), p.quantity is None))
    since = _in_order(desk, changes)
    first: Provision | Change = ranked[0] if ranked else since[0]
    figure, gist = _lead(desk, first)
    cite = writer.cite(desk.cite(first.evidence, said_by=first.said_by, in_table=True))
    whole = full and len(ranked) == 1 and _is_whole(desk, ranked[0], gist)
    if whole:
        writer.anchors.add(first.id)
    return Cell(
        column=column,
        figure=plain(figure),
        gist=plain(gist),
        id=first.id if whole else "",
        lead=writer.facet(first),
        cite=cite,
        marks=tuple(_mark(desk, c) for c in since),
        terms=() if whole or not full else tuple(writer.item(_term(desk, p), p) for p in ranked),
    )


def _is_whole(desk: Desk, provision: Provision, gist: str) -> bool:
    """Whether the lead of a cell tells all that is told of its term."""
    said = "".join(told_by(desk, provision))
    return not said and not _binds(desk, provision) and (not gist or gist == desk.says(provision.says))


def _in_order(desk: Desk, changes: Iterable[Change]) -> list[Change]:
    """Return changes, that against the nearest earlier draft first: it is what a reader of the row looks for."""
    place = {d.id: n for n, d in enumerate(desk.drafts)}
    return sorted(changes, key=lambda c: (-place.get(c.from_draft, -1), list(MARKS).index(c.kind)))


def _mark(desk: Desk, change: Change) -> Mark:
    says = desk.says(change.says, MARK_LIMIT) if "→" in change.says else ""
    kind, word = MARK_CLASS[change.kind], MARKS[change.kind][0]
    step = desk.letter(change.from_draft), desk.letter(change.to_draft)
    return Mark(kind, change.id, GLYPHS[change.kind], word, *step, says)


def _lead(desk: Desk, told: Provision | Change) -> tuple[str, str]:
    """Return the figure and the gist of what leads a cell."""
    if isinstance(told, Change):
        return "", shorten(desk.says(told.says), GIST_LIMIT) if told.kind not in ("removed", "kept") else ""
    if told.quantity is None:
        return "", shorten(desk.says(told.says), GIST_LIMIT)
    figure = readable_quantity(told.quantity)
    return figure, shorten(desk.says(told.says), GIST_BESIDE_FIGURE) if says_more(told, figure) else ""


def _term(desk: Desk, provision: Provision) -> Line:
    *says, space, cite = provision_spans(desk, provision)
    return line(*says, _binds(desk, provision), space, cite)


def _binds(desk: Desk, provision: Provision) -> str:
    """Return whom a provision binds, and how."""
    names = [desk.name(a) for a in provision.obliged]
    return f" [{provision.modality}: {', '.join(names)}]" if names and provision.modality != "none" else ""


@dataclass(frozen=True, slots=True)
class Now:
    """What the latest draft says on an issue, and what became of that."""

    key: str
    label: str
    cell: Cell
    before: Mark | None  # where it stayed as it was: the last step that did change it


def _before(desk: Desk, told: Iterable[Provision | Change], cell: Cell) -> Mark | None:
    if cell.marks and cell.marks[0].kind != "kept":
        return None
    place = {d.id: n for n, d in enumerate(desk.drafts)}
    changes = [c for c in told if isinstance(c, Change) and c.kind != "kept" and c.from_draft in place]
    last = max(changes, key=lambda c: (place.get(c.to_draft, -1), place[c.from_draft], c.id), default=None)
    return _mark(desk, last) if last else None


def now_of(desk: Desk, writer: Writer) -> tuple[Now, ...]:
    """Return what the latest draft says, the issues in the order of the matrix; none if it has no column."""
    latest = next((d for d in desk.compared if d.id == desk.record.latest_draft), None)
    if latest is None:
        return ()
    told, column = told_of(desk, desk.compared), column_of(desk, latest)
    found: list[Now] = []
    for n, key in enumerate(_ranked(desk, told)):
        provisions, changes = cell_of(told[key], latest.id)
        named = shown(told[key][0].issue) != UNNAMED_ISSUE
        cell = _cell(desk, writer, column, provisions, changes, full=False) if named and provisions else None
        if cell:
            found.append(Now(_key(n, 0), shown(told[key][0].issue), cell, _before(desk, told[key], cell)))
        if len(found) == NOW_SHOWN:
            break
    return tuple(found)


def objectors(desk: Desk, writer: Writer) -> dict[str, tuple[Markup, ...]]:
    """Return who stands where on the latest draft, the last position of each party, by stance."""
    in_time = sorted(desk.record.positions, key=lambda p: (p.date or p.known_from or "", p.id))
    on_latest = [p for p in in_time if p.draft and p.draft == desk.record.latest_draft]
    last = {desk.party(p.actor): p for p in on_latest}
    found: dict[str, tuple[Markup, ...]] = {}
    for stance in STANCES:
        held = [(party, p) for party, p in sorted(last.items()) if p.stance == stance]
        if held:
            found[stance] = tuple(_on_latest(desk, writer, party, position) for party, position in held)
    return found


def _on_latest(desk: Desk, writer: Writer, party: str, position: Position) -> Markup:
    told = position_line(desk, party, [position])[2:]  # the stance and the draft stand above
    return Markup('<li class="f"{}><strong>{}</strong>{}</li>').format(
        writer.facet(position), plain(party), writer.line(told)
    )
