"""Standing text of a site, and the tape that it is found on."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from tests.copies.made import dressed, edited, report, story
from travaux.copies import fold
from travaux.copies.pile import Pile
from travaux.copies.scan import scan
from travaux.copies.tape import Tape
from travaux.model import Report

PLEA = story(62, 1)


def standing(pile: list[Report]) -> int:
    """Return how many lines of a pile are standing text."""
    found = Pile(pile)
    found.put_to_join()
    return int(found.lines.mask(scan(pile)).sum())


def test_a_plea_on_unrelated_pages_is_standing_text() -> None:
    pages = [report(f"{n}", f"{story(100 + n, 4)}\n\n{PLEA}") for n in range(6)]
    assert standing(pages) == 6
    assert standing(pages[:3]) == 0, "three reports may have lifted it"


def test_what_three_outlets_have_is_no_standing_text() -> None:
    pages = [report(f"{n}", f"{story(100 + n, 4)}\n\n{PLEA}", outlet=f"Outlet {n % 3}") for n in range(6)]
    assert standing(pages) == 0


def test_copies_of_one_account_have_no_standing_text() -> None:
    text = story(63, 14)
    assert standing([report(f"{n}", edited(text, Random(n))) for n in range(6)]) == 0
    assert standing([report(f"{n}", dressed(text, Random(n))) for n in range(6)]) == 0


def test_a_brief_that_many_round_ups_have_is_its_own() -> None:
    brief = report("brief", story(64, 3), "2026-03-01")
    pages = [report(f"{n}", f"{story(100 + n, 6)}\n\n{brief.text}", "2026-03-02") for n in range(6)]
    assert standing([brief, *pages]) == 0
    assert {f.origin for f in fold([brief, *pages]) if f.copies} == {brief.id}


def test_pages_of_a_site_with_one_plea_are_sources_of_their_own() -> None:
    pages = [report(f"{n}", f"{story(100 + n, 4)}\n\n{PLEA}\n\n{story(65, 2)}") for n in range(6)]
    assert len(fold(pages)) == 6


@pytest.mark.parametrize("memory", [0, 700, 10**9])
def test_a_tape_gives_back_what_was_scanned(memory: int) -> None:
    reports = [report(f"{n}", text) for n, text in enumerate([story(1, 2), "", "“No,” he said.\n\nNo.", story(2, 3)])]
    tape = Tape(memory)
    tape.put(scan(reports[:2]))
    tape.put(scan(reports[2:]))
    assert len(tape) == 4
    for numbers in ([0, 1, 2, 3], [3, 0], [1], []):
        found, slow = tape.read(numbers), scan([reports[n] for n in numbers])
        for name in ("hashes", "is_word", "told", "starts", "line_starts"):
            assert np.array_equal(getattr(found, name), getattr(slow, name)), name
    assert [n for batch, _ in tape.batches(range(4)) for n in batch] == [0, 1, 2, 3]
