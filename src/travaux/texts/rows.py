"""Rows over all drafts: articles that any two drafts tie stand in one row, in the order of the latest draft."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Sequence

from travaux.model_texts import DraftText, Link, LinkKind, Row, Step

Node = tuple[int, int]  # draft, article


def rows_of(drafts: Sequence[DraftText], steps: Sequence[Step]) -> list[Row]:
    """Return the rows. Successive drafts tie first; others only what no draft between has."""
    above: dict[Node, Node] = {
        (d, a): (d, a) for d, draft in enumerate(drafts) for a, article in enumerate(draft.articles) if not article.void
    }

    def root(node: Node) -> Node:
        while above[node] != node:
            node = above[node]
        return node

    for step in steps:
        for link in step.links:
            nodes = [(step.old, i) for i in link.old] + [(step.new, j) for j in link.new]
            if step.new > step.old + 1 and not _may_tie(
                {root(n) for n in nodes}, [(root(n), n[0]) for n in above], step
            ):
                continue
            for node in nodes[1:]:
                a, b = root(nodes[0]), root(node)
                above[max(a, b)] = min(a, b)
    groups: dict[Node, list[Node]] = defaultdict(list)
    for node in sorted(above):
        groups[root(node)].append(node)
    rows = _ordered([Row(_cells(nodes, len(drafts)), ()) for nodes in groups.values()])
    return [Row(row.cells, _kinds(row, drafts, steps)) for row in rows]


def _may_tie(roots: set[Node], members: Sequence[tuple[Node, int]], step: Step) -> bool:
    """Whether a tie over the drafts between two brings nothing into one row that one of those keeps apart."""
    between: list[int] = [d for r, d in set(members) if r in roots and step.old < d < step.new]
    return len(between) == len(set(between))


def _cells(nodes: Sequence[Node], count: int) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(a for d, a in nodes if d == draft) for draft in range(count))


def _ordered(rows: Sequence[Row]) -> list[Row]:
    """Return rows in the order of the latest draft; a row that it lacks stands after the one it stood after before."""
    count = len(rows[0].cells) if rows else 0
    keys: dict[Row, tuple[int, ...]] = {row: row.cells[-1][:1] for row in rows if row.cells[-1]}
    for draft in range(count - 2, -1, -1):
        starts = sorted((row.cells[draft][0], key) for row, key in keys.items() if row.cells[draft])
        for row in rows:
            if row not in keys and row.cells[draft]:
                first = row.cells[draft][0]
                at = bisect.bisect_left(starts, (first,))
                above = starts[at - 1][1] if at else (-1,)
                keys[row] = (*above, count - draft, first)
    return sorted(rows, key=lambda row: keys[row])


def _kinds(row: Row, drafts: Sequence[DraftText], steps: Sequence[Step]) -> tuple[LinkKind | None, ...]:
    """Return what became of a row at each draft since the one before it; None where neither has it."""
    found: list[LinkKind | None] = []
    for new in range(1, len(drafts)):
        links = links_in(row, steps, new - 1, new)
        found.append(_strongest(links))
    return tuple(found)


_STRENGTH: tuple[LinkKind, ...] = ("merged", "split", "changed", "moved", "kept", "added", "removed", "unknown")


def _strongest(links: Sequence[Link]) -> LinkKind | None:
    kinds = {link.kind for link in links}
    return next((kind for kind in _STRENGTH if kind in kinds), None)


def links_in(row: Row, steps: Sequence[Step], old: int, new: int) -> list[Link]:
    """Return the links between two drafts that a row holds."""
    step = next(s for s in steps if (s.old, s.new) == (old, new))
    a, b = set(row.cells[old]), set(row.cells[new])
    return [link for link in step.links if a & set(link.old) or b & set(link.new)]
