"""The drafts as a picture: nodes on an axis of time, an edge from each draft to those that derive from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from travaux.model import Draft, DraftStatus
from travaux.present.desk import Desk, lineage
from travaux.present.drafts import label_of, short_label, status_of, when
from travaux.present.page.scale import Scale, days_of
from travaux.present.wording import counted, readable_date, shorten

RADIUS = 17
ROW = 96
TOP = 40
LABEL_LIMIT = 22
# What a letter of a label takes on average in the picture's type, and what stands free between two labels.
LETTER = 6.6
BETWEEN = 14
# When time runs down: a row at least, more of it for every day, and where nodes and labels stand.
ROW_DOWN, UNITS_A_DAY = 54, 1.2
MAIN_AT, ASIDE_AT, LABELS_AT = 48, 92, 124
SHAPES: Mapping[DraftStatus, str] = {
    "current": "disc",
    "adopted": "disc",
    "proposed": "ring",
    "superseded": "ring",
    "alternative": "diamond",
    "demands": "square",
    "rejected": "crossed",
    "historical": "dot",
}

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Node:
    """A draft in the picture."""

    id: str
    letter: str
    label: str
    date: str
    told: str  # what the node is, in words
    shape: str
    status: str
    x: float
    y: float
    label_x: float
    label_y: float
    in_line: bool  # the latest draft, or what it derives from
    latest: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """From a draft to one that derives from it; ``path`` is SVG."""

    path: str
    in_line: bool


@dataclass(frozen=True, slots=True)
class Lineage:
    """The picture, ``width`` by ``height`` units, and the same in words. A narrow one runs from top to bottom."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    breaks: tuple[float, ...]
    down: bool
    told: str
    shapes: tuple[tuple[str, str], ...]  # shape and status, for the legend


def lineage_picture(desk: Desk, width: int, *, down: bool = False) -> Lineage | None:
    """Return the picture of all drafts, time running to the right or ``down``; None if there is none."""
    if not desk.drafts:
        return None
    main = lineage(desk.record)
    places = _places_down(desk.drafts, main) if down else _places(desk.drafts, main, width)
    nodes = tuple(_node(desk, d, places[d.id], main, down) for d in desk.drafts)
    bottom = max(y for _, y in places.values())
    used = {n.status: n.shape for n in nodes}
    return Lineage(
        width=width,
        height=round(bottom + (RADIUS + 12 if down else ROW - 20)),
        nodes=nodes,
        edges=tuple(_edges(desk.drafts, places, main, down)),
        breaks=() if down else _scale(desk.drafts, width).breaks,
        down=down,
        told=_in_words(desk, desk.drafts),
        shapes=tuple(sorted((shape, status) for status, shape in used.items())),
    )


def _node(desk: Desk, draft: Draft, place: Point, main: frozenset[str], down: bool) -> Node:
    status = status_of(desk, draft)
    label = (LABELS_AT, place[1] - 3) if down else (place[0], place[1] + 37)
    return Node(
        id=draft.id,
        letter=desk.letter(draft.id),
        label=short_label(draft, LABEL_LIMIT + 8 if down else LABEL_LIMIT),
        date=when(draft).removeprefix("known from "),
        told=f"Draft {desk.letter(draft.id)}: {label_of(draft)}, {when(draft)}; {status}",
        shape=SHAPES.get(draft.status, "ring"),
        status=draft.status,
        x=round(place[0], 1),
        y=round(place[1], 1),
        label_x=round(label[0], 1),
        label_y=round(label[1], 1),
        in_line=draft.id in main,
        latest=draft.id == desk.record.latest_draft,
    )


def _scale(drafts: Iterable[Draft], width: int) -> Scale:
    days = [d.middle for d in (days_of(draft.date or draft.known_from) for draft in drafts) if d]
    margin = LABEL_LIMIT * LETTER / 2 + 4
    return Scale.over(days, margin, width - margin)


def _places(drafts: tuple[Draft, ...], main: frozenset[str], width: int) -> dict[str, Point]:
    """Return where the drafts stand: by day from left to right, in rows in which no label meets another.

    The line of the latest draft goes first, so that it runs along the top. A draft stands after what it derives from.
    """
    scale = _scale(drafts, width)
    rows: list[list[Point]] = []
    found: dict[str, Point] = {}
    for draft in sorted(drafts, key=lambda d: d.id not in main):
        days = days_of(draft.date or draft.known_from)
        x = scale.at(days.middle) if days else scale.places[-1]
        half = (max(len(short_label(draft, LABEL_LIMIT)), 12) * LETTER + BETWEEN) / 2
        row = next((n for n, taken in enumerate(rows) if _is_free(taken, x, half)), len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append((x - half, x + half))
        found[draft.id] = (x, TOP + ROW * row)
    return found


def _places_down(drafts: tuple[Draft, ...], main: frozenset[str]) -> dict[str, Point]:
    """Return where the drafts stand when time runs down: the line of the latest one on the left, others beside it."""
    found: dict[str, Point] = {}
    y, before = float(TOP), None
    for draft in drafts:
        days = days_of(draft.date or draft.known_from)
        if found:
            gap = days.middle - before.middle if days and before else 0
            y += ROW_DOWN + min(max(gap, 0) * UNITS_A_DAY, ROW_DOWN)
        found[draft.id] = (MAIN_AT if draft.id in main else ASIDE_AT, y)
        before = days or before
    return found


def _is_free(taken: Iterable[Point], x: float, half: float) -> bool:
    return all(x + half <= left or right <= x - half for left, right in taken)


def _edges(drafts: Iterable[Draft], places: Mapping[str, Point], main: frozenset[str], down: bool) -> Iterable[Edge]:
    for draft in drafts:
        for parent in draft.derived_from:
            if parent in places and parent != draft.id:
                in_line = draft.id in main and parent in main
                path = _path_down if down else _path
                yield Edge(path(places[parent], places[draft.id], places.values()), in_line)


def _path(start: Point, end: Point, others: Iterable[Point]) -> str:
    """Return an edge: straight along a row, in an arc over what stands between, in a curve from row to row."""
    (x1, y1), (x2, y2) = start, end
    gap = RADIUS + 5
    if y1 == y2:
        low, high = sorted((x1, x2))
        if any(y == y1 and low < x < high for x, y in others):
            rise = y1 - RADIUS - 22
            return _curve((x1 + 12, y1 - 15), (x1 + 40, rise), (x2 - 40, rise), (x2 - 14, y2 - 17))
        return f"M{x1 + gap:.1f} {y1:.1f}H{x2 - gap - 2:.1f}"
    if abs(x2 - x1) < 2 * gap:
        side = max(x1, x2) + RADIUS + 30
        return _curve((x1 + gap, y1), (side, y1), (side, y2), (x2 + gap + 2, y2))
    bend = (x2 - x1) / 2
    return _curve((x1 + gap, y1), (x1 + gap + bend, y1), (x2 - gap - bend, y2), (x2 - gap - 2, y2))


def _path_down(start: Point, end: Point, others: Iterable[Point]) -> str:
    """Return an edge of a picture that runs down: straight to the next node, in an arc on the left past others."""
    (x1, y1), (x2, y2) = start, end
    gap = RADIUS + 5
    low, high = sorted((y1, y2))
    if x1 == x2 and any(x == x1 and low < y < high for x, y in others):
        side = x1 - RADIUS - 20
        return _curve((x1 - 15, y1 + 12), (side, y1 + 40), (side, y2 - 40), (x2 - 17, y2 - 14))
    if x1 == x2:
        return f"M{x1:.1f} {y1 + gap:.1f}V{y2 - gap - 2:.1f}"
    bend = (y2 - y1) / 2
    return _curve((x1, y1 + gap), (x1, y1 + gap + bend), (x2, y2 - gap - bend), (x2, y2 - gap - 2))


def _curve(*points: Point) -> str:
    start, *rest = (f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{start}C{' '.join(rest)}"


def _in_words(desk: Desk, drafts: tuple[Draft, ...]) -> str:
    """Return the picture in words: how many drafts, from when to when, and the line of the latest one."""
    dated = [d.date or d.known_from for d in drafts if d.date or d.known_from]
    span = f", {readable_date(dated[0])} to {readable_date(dated[-1])}" if len(dated) > 1 else ""
    latest = next((d for d in drafts if d.id == desk.record.latest_draft), None)
    main = lineage(desk.record)
    letters = ", ".join(desk.letter(d.id) for d in drafts if d.id in main and d is not latest)
    tail = ""
    if latest:
        tail = f"; the latest is {desk.letter(latest.id)}, {shorten(latest.label, 60)}"
        tail += f", which comes from {letters}" if letters else ""
    return f"{counted(len(drafts), 'draft')}{span}{tail}."
