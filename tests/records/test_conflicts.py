"""Claims that cannot both hold: sentences in, pairs out."""

from __future__ import annotations

import pytest

from tests.findings.reading import findings
from travaux.records.conflicts import find_conflicts
from travaux.records.ledger import Ledger

CLAIM = "Two envoys heard that Norway and Sweden met in Oslo over the weekend. "


@pytest.mark.parametrize(
    ("answer", "conflicts"),
    [
        ("Both ministries deny it.", 1),
        ("The ministry in Oslo says there was no such meeting.", 1),
        ("But Sweden said the opposite of the envoys.", 1),
        ("Sweden called the story misleading.", 1),
        # nothing is denied
        ("Both ministries declined to comment.", 0),
        ("Parliament could vote to deny Norway the toll.", 0),
        ("Both ministries do not deny it.", 0),
    ],
)
def test_a_denial_answers_what_was_told_before_it(answer: str, conflicts: int) -> None:
    found = findings(CLAIM + answer)
    report = found.view.page.report
    made = find_conflicts([found], [], Ledger.of([report], []))
    assert len(made) == conflicts
    assert all(c.claims[0].evidence[0].text in CLAIM for c in made)
