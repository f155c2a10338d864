"""Positions of several reports together: findings in, dated series out."""

from __future__ import annotations

import pytest

from tests.findings.reading import findings
from travaux.model import MadeBy, Position
from travaux.records.assemble import Head, assemble

OPENING = "The mediator released a 20-point plan on tolls. The 20-point plan would ban tolls on the strait."


def positions(*told: tuple[str, str]) -> list[Position]:
    """Return the positions of reports given as (day, last sentence)."""
    found = [findings(f"{OPENING} {sentence}", day) for day, sentence in told]
    made = assemble(found, [f.view.page.report for f in found], [], Head(None, None, MadeBy("0", "m", "i")))
    return [p for p in made.positions if p.draft]


@pytest.mark.parametrize(
    ("told", "series"),
    [
        # one stance, told twice in a week, is one position with both passages
        ([("2031-05-01", "Norway rejected the plan."), ("2031-05-03", "Norway again rejected the plan.")], [2]),
        # told again a month later it is the next of the series
        ([("2031-05-01", "Norway rejected the plan."), ("2031-06-03", "Norway again rejected the plan.")], [1, 1]),
        # another stance is another position
        ([("2031-05-01", "Norway rejected the plan."), ("2031-05-03", "Norway accepted the plan.")], [1, 1]),
    ],
)
def test_a_stance_is_a_dated_series(told: list[tuple[str, str]], series: list[int]) -> None:
    made = positions(*told)
    assert sorted(len(p.evidence) for p in made) == series
    assert len({p.id for p in made}) == len(made)
    assert positions(*reversed(told)) == made
