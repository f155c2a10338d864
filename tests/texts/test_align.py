"""Clauses matched: the choice against its slow twin, brackets, redlines, and what a small draft shows of each."""

from __future__ import annotations

from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.texts.align import align_clauses
from travaux.texts.assign import assign, best
from travaux.texts.brackets import brackets_in, options_in
from travaux.texts.link import in_order
from travaux.texts.redline import opcodes, redline
from travaux.texts.words import forms

GAINS = st.integers(1, 5).flatmap(
    lambda n: st.integers(1, 5).flatmap(
        lambda m: st.lists(st.lists(st.integers(0, 9), min_size=m, max_size=m), min_size=n, max_size=n)
    )
)


def slowly(table: list[list[int]]) -> int:
    """Return the most that pairs can add up to, by trying every choice."""
    rows, columns = len(table), len(table[0])
    if rows > columns:
        return slowly([list(row) for row in zip(*table, strict=True)])
    return max(sum(table[i][j] for i, j in enumerate(chosen)) for chosen in permutations(range(columns), rows))


@settings(max_examples=150)
@given(GAINS)
def test_the_choice_adds_up_to_the_most(table: list[list[int]]) -> None:
    chosen = best(np.array(table, dtype=float))
    assert sum(table[i][j] for i, j in chosen) == slowly(table)
    assert len({i for i, _ in chosen}) == len({j for _, j in chosen}) == len(chosen)


@settings(max_examples=150)
@given(GAINS)
def test_groups_are_chosen_alone_and_add_up_to_the_most(table: list[list[int]]) -> None:
    pairs = [(i, j) for i, row in enumerate(table) for j, gain in enumerate(row) if gain]
    rows, columns = (np.array([p[k] for p in pairs], dtype=np.int64) for k in (0, 1))
    gains = np.array([table[i][j] for i, j in pairs], dtype=float)
    taken = [pairs[k] for k in assign(rows, columns, gains)]
    assert sum(table[i][j] for i, j in taken) == slowly(table)
    assert len({i for i, _ in taken}) == len({j for _, j in taken}) == len(taken)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 4)), max_size=7))
def test_the_heaviest_series_in_order(items: list[tuple[int, int, int]]) -> None:
    listed = sorted({(i, j): w for i, j, w in items}.items())
    pairs, weights = [p for p, _ in listed], [float(w) for _, w in listed]
    best_sum = 0.0
    for mask in range(1 << len(pairs)):
        chosen = [k for k in range(len(pairs)) if mask >> k & 1]
        if all(pairs[a][0] < pairs[b][0] and pairs[a][1] < pairs[b][1] for a, b in pairwise(chosen)):
            best_sum = max(best_sum, sum(weights[k] for k in chosen))
    kept = sorted(in_order(pairs, weights))
    if len({i for i, _ in pairs}) == len(pairs):  # one to one, as articles are
        assert sum(weights[k] for k in kept) == best_sum
    assert all(pairs[a][1] < pairs[b][1] for a, b in pairwise(kept))


CLAUSES = [
    "All ships enjoy free passage through the strait by day and by night.",
    "A pilot is taken on board north of the light by every ship.",
    "The fee is 450 dollars for each passage.",
    "Disputes are settled by three arbitrators whose award is final.",
    "The treaty enters into force after four ratifications.",
]


def aligned(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    return [(m.old, m.new) for m in align_clauses([forms(s) for s in old], [forms(s) for s in new])]


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        (CLAUSES, CLAUSES, [(n, n) for n in range(5)]),
        (CLAUSES, CLAUSES[::-1], [(n, 4 - n) for n in range(5)]),
        (CLAUSES, CLAUSES[1:], [(n, n - 1) for n in range(1, 5)]),
        (CLAUSES, ["The fee is 600 dollars for each passage."], [(2, 0)]),
        (CLAUSES, ["Bread is sold on Sundays in the square."], []),
        (CLAUSES, [], []),
        ([], [], []),
        ([CLAUSES[0] + " " + CLAUSES[3], CLAUSES[4]], [CLAUSES[0], CLAUSES[3], CLAUSES[4]], [(0, 0), (0, 1), (1, 2)]),
        ([CLAUSES[0], CLAUSES[3], CLAUSES[4]], [CLAUSES[0] + " " + CLAUSES[3], CLAUSES[4]], [(0, 0), (1, 0), (2, 1)]),
        ([*CLAUSES[:2], *CLAUSES[:2]], [*CLAUSES[:2], *CLAUSES[:2]], [(n, n) for n in range(4)]),
    ],
)
def test_clauses_that_go_together(old: list[str], new: list[str], pairs: list[tuple[int, int]]) -> None:
    assert aligned(old, new) == pairs


@settings(max_examples=30)
@given(st.permutations(range(5)))
def test_clauses_in_any_order_find_each_other(order: list[int]) -> None:
    assert aligned(CLAUSES, [CLAUSES[n] for n in order]) == sorted((n, order.index(n)) for n in range(5))


@pytest.mark.parametrize(
    ("text", "brackets", "options"),
    [
        ("The fee is [450] dollars.", 1, 0),
        ("The fee is [450] [500] dollars.", 2, 2),
        ("The fee is [450][500][600] dollars.", 3, 3),
        ("The fee is [450]/[500] dollars.", 2, 2),
        ("[The fee is [450] dollars.]", 2, 0),
        ("Ships may pass.[1] Pilots are free.[12]", 0, 0),
        ("Ships may pass[^1].", 0, 0),
        ("He said “ships [sic] may pass”.", 0, 0),
        ("Option A: ships may pass.", 0, 1),
        ("[Alternative 2: ships may not pass.]", 1, 1),
        ("No bracket, nothing open.", 0, 0),
        ("A bracket [that never closes.", 0, 0),
    ],
)
def test_what_is_not_agreed(text: str, brackets: int, options: int) -> None:
    assert (brackets_in(text), options_in([text])) == (brackets, options)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Ships may pass.", "Ships may pass.", "Ships may pass."),
        ("Ships may pass.", "Ships shall pass.", "Ships [-may -]{+shall +}pass."),
        ("Ships pass.", "Ships may pass.", "Ships {+may +}pass."),
        ("", "New.", "{+New.+}"),
        ("Old.", "", "[-Old.-]"),
        ("a  b\nc", "a b c", "a b c"),
        ("5 per cent", "5per cent", "5[- -]per cent"),
    ],
)
def test_a_redline(old: str, new: str, shown: str) -> None:
    marks = {"same": "{}", "removed": "[-{}-]", "inserted": "{{+{}+}}"}
    assert "".join(marks[run.kind].format(run.text) for run in redline(old, new)) == shown


@given(st.text("ab 1.[\n", max_size=30), st.text("ab 1.[\n", max_size=30))
def test_a_redline_holds_both_texts(old: str, new: str) -> None:
    runs = redline(old, new)
    assert "".join(r.text for r in runs if r.kind != "inserted") == " ".join(old.split())
    assert "".join(r.text for r in runs if r.kind != "removed") == " ".join(new.split())


def test_long_passages_are_compared_by_the_longest_common_subsequence() -> None:
    old = [str(n % 97) for n in range(2000)]
    new = [*old[:500], "x", *old[503:]]
    ops = opcodes(old, new)
    assert sum(j - i for op, i, j, _, _ in ops if op == "equal") == 1997
    assert [w for op, i, j, k, m in ops for w in (new[k:m] if op != "equal" else old[i:j])] == new
