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
    in_line: bool  # the latest draft, or what it derives from
    latest: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """From a draft to one that derives from it; ``path`` is SVG."""

    path: str
    in_line: bool


@dataclass(frozen=True, slots=True)
class Lineage:
    """The picture, ``width`` by ``height`` units, and the same in words."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    breaks: tuple[float, ...]
    told: str
    shapes: tuple[tuple[str, str], ...]  # shape and status, for the legend


def lineage_picture(desk: Desk, width: int) -> Lineage | None:
    """Return the picture of all drafts, None if there is none."""
    if not desk.drafts:
        return None
    main = lineage(desk.record)
    places = _places(desk.drafts, main, width)
    nodes = tuple(_node(desk, d, places[d.id], main) for d in desk.drafts)
    bottom = max(y for _, y in places.values())
    used = {n.status: n.shape for n in nodes}
    return Lineage(
        width=width,
        height=round(bottom + ROW - 30),
        nodes=nodes,
        edges=tuple(_edges(desk.drafts, places, main)),
        breaks=_scale(desk.drafts, width).breaks,
        told=_in_words(desk, desk.drafts),
        shapes=tuple(sorted((shape, status) for status, shape in used.items())),
    )


def _node(desk: Desk, draft: Draft, place: tuple[float, float], main: frozenset[str]) -> Node:
    status = status_of(desk, draft)
    return Node(
        id=draft.id,
        letter=desk.letter(draft.id),
        label=short_label(draft, LABEL_LIMIT),
        date=when(draft).removeprefix("known from "),
        told=f"Draft {desk.letter(draft.id)}: {label_of(draft)}, {when(draft)}; {status}",
        shape=SHAPES.get(draft.status, "ring"),
        status=draft.status,
        x=round(place[0], 1),
        y=round(place[1], 1),
        in_line=draft.id in main,
        latest=draft.id == desk.record.latest_draft,
    )


def _scale(drafts: Iterable[Draft], width: int) -> Scale:
    days = [d.middle for d in (days_of(draft.date or draft.known_from) for draft in drafts) if d]
    margin = LABEL_LIMIT * LETTER / 2 + 4
    return Scale.over(days, margin, width - margin)


def _places(drafts: tuple[Draft, ...], main: frozenset[str], width: int) -> dict[str, tuple[float, float]]:
    """Return where the drafts stand: by day from left to right, in rows in which no label meets another.

    The line of the latest draft goes first, so that it runs along the top. A draft stands after what it derives from.
    """
    scale = _scale(drafts, width)
    rows: list[list[tuple[float, float]]] = []
    found: dict[str, tuple[float, float]] = {}
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


def _is_free(taken: Iterable[tuple[float, float]], x: float, half: float) -> bool:
    return all(x + half <= left or right <= x - half for left, right in taken)


def _edges(drafts: Iterable[Draft], places: Mapping[str, tuple[float, float]], main: frozenset[str]) -> Iterable[Edge]:
    for draft in drafts:
        for parent in draft.derived_from:
            if parent in places and parent != draft.id:
                in_line = draft.id in main and parent in main
                yield Edge(_path(places[parent], places[draft.id], places.values()), in_line)


def _path(start: tuple[float, float], end: tuple[float, float], others: Iterable[tuple[float, float]]) -> str:
    """Return an edge: straight along a row, in an arc over what stands between, in a curve from row to row."""
    (x1, y1), (x2, y2) = start, end
    gap = RADIUS + 5
    if y1 == y2:
        low, high = sorted((x1, x2))
        if any(y == y1 and low < x < high for x, y in others):
            rise = y1 - RADIUS - 22
            return _curve((x1 + 12, y1 - 15), (x1 + 40, rise), (x2 - 40, rise), (x2 - 14, y2 - 17))
        return _curve((x1 + gap, y1), (x1 + gap, y1), (x2 - gap - 2, y2), (x2 - gap - 2, y2))
    if abs(x2 - x1) < 2 * gap:
        side = max(x1, x2) + RADIUS + 30
        return _curve((x1 + gap, y1), (side, y1), (side, y2), (x2 + gap + 2, y2))
    bend = (x2 - x1) / 2
    return _curve((x1 + gap, y1), (x1 + gap + bend, y1), (x2 - gap - bend, y2), (x2 - gap - 2, y2))


def _curve(*points: tuple[float, float]) -> str:
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
