"""Which of the old goes with which of the new, one to one, so that the gains add up to the most."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
# Above this many on a side, the choice among ties is greedy: a table of one text's repeated lines.
MOST_EXACT = 1500


def assign(rows: Ints, columns: Ints, gains: Floats) -> list[int]:
    """Return which of the pairs ``(rows[k], columns[k])`` to take, as places k in order of row.

    Each row and column is taken once at most, and the sum of ``gains`` (all above 0) is the greatest there is. Pairs
    fall into groups that share no row and no column; each is solved alone by shortest augmenting paths (Jonker and
    Volgenant 1987). Equal sums are settled by the order of the pairs.
    """
    taken: list[int] = []
    for group in _groups(rows, columns):
        taken += _solve(rows, columns, gains, group)
    return sorted(taken, key=lambda k: (rows[k], columns[k]))


def _groups(rows: Ints, columns: Ints) -> list[list[int]]:
    """Return the places of the pairs that hang together."""
    above: dict[int, int] = {}

    def root(node: int) -> int:
        path = []
        while above.setdefault(node, node) != node:
            path.append(node)
            node = above[node]
        for one in path:
            above[one] = node
        return node

    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        a, b = root(2 * row), root(2 * column + 1)
        if a != b:
            above[max(a, b)] = min(a, b)
    found: dict[int, list[int]] = {}
    for k, row in enumerate(rows.tolist()):
        found.setdefault(root(2 * row), []).append(k)
    return list(found.values())


def _solve(rows: Ints, columns: Ints, gains: Floats, group: Sequence[int]) -> list[int]:
    if len(group) == 1:
        return list(group)
    here = sorted({int(rows[k]) for k in group})
    there = sorted({int(columns[k]) for k in group})
    if min(len(here), len(there)) > MOST_EXACT:
        return _greedy(rows, columns, gains, group)
    row_at, column_at = {r: n for n, r in enumerate(here)}, {c: n for n, c in enumerate(there)}
    table = np.zeros((len(here), len(there)))
    place: dict[tuple[int, int], int] = {}
    for k in group:
        at = row_at[int(rows[k])], column_at[int(columns[k])]
        table[at] = gains[k]
        place[at] = k
    return [place[pair] for pair in best(table) if pair in place]


def _greedy(rows: Ints, columns: Ints, gains: Floats, group: Sequence[int]) -> list[int]:
    taken, used_rows, used_columns = [], set(), set()
    for k in sorted(group, key=lambda k: (-gains[k], rows[k], columns[k])):
        if rows[k] not in used_rows and columns[k] not in used_columns:
            used_rows.add(rows[k])
            used_columns.add(columns[k])
            taken.append(k)
    return taken


def best(table: Floats) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of a table of gains, none below 0, that add up to the most."""
    if table.shape[0] > table.shape[1]:
        return sorted((r, c) for c, r in best(table.T))
    count, width = table.shape
    cost = table.max(initial=0.0) - table
    row_price, column_price = np.zeros(count), np.zeros(width)
    row_of = np.full(width, -1, dtype=np.int64)
    for row in range(count):
        _augment(cost, row, row_price, column_price, row_of)
    return sorted((int(row_of[c]), c) for c in range(width) if row_of[c] >= 0)


def _augment(cost: Floats, row: int, row_price: Floats, column_price: Floats, row_of: Ints) -> None:
    """Give one more row a column, by the path of least cost over rows that have one already."""
    width = cost.shape[1]
    distance, before = np.full(width, np.inf), np.full(width, -1, dtype=np.int64)
    done = np.zeros(width, dtype=bool)
    least, at, column = 0.0, row, -1
    visited = [row]
    while True:
        reach = least + cost[at] - row_price[at] - column_price
        better = ~done & (reach < distance)
        distance[better] = reach[better]
        before[better] = column
        column = int(np.where(done, np.inf, distance).argmin())
        least = float(distance[column])
        done[column] = True
        if row_of[column] < 0:
            break
        at = int(row_of[column])
        visited.append(at)
    row_price[row] += least
    for r in visited[1:]:
        own = int(np.flatnonzero(row_of == r)[0])
        row_price[r] += least - distance[own]
    closed = done & (row_of >= 0)
    column_price[closed] -= least - distance[closed]
    while column >= 0:
        previous = int(before[column])
        row_of[column] = row if previous < 0 else row_of[previous]
        column = previous
