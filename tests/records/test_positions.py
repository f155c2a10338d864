"""Positions of several reports together: findings in, dated series out."""

from __future__ import annotations

from dataclasses import replace

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


def targets(*told: str) -> list[tuple[str, str]]:
    """Return (actor, what it is on) of the positions of reports, each given whole."""
    found = [findings(text, f"2031-05-{n:02}") for n, text in enumerate(told, 1)]
    made = assemble(found, [f.view.page.report for f in found], [], Head(None, None, MadeBy("0", "m", "i")))
    names, labels = {a.id: a.name for a in made.actors}, {d.id: d.label for d in made.drafts}
    return [(names[p.actor], labels[p.draft] if p.draft else p.issue or "") for p in made.positions]


@pytest.mark.parametrize(
    ("text", "on"),
    [
        # its own words are the draft's
        ("Norway rejected the 20-point plan.", "20-point plan"),
        # nothing tells it apart: the draft that nearly all is said of
        ("Norway rejected the plan.", "20-point plan"),
        # another thing by its own words
        ("Norway rejected the harbour bill.", "harbour bill"),
        # another thing by what it would do, though nothing names it
        ("Norway signed a bill banning whale hunts.", "bill banning whale hunts"),
    ],
)
def test_a_stance_is_on_what_the_report_calls_it(text: str, on: str) -> None:
    assert [what for _, what in targets(f"{OPENING} {text}", OPENING)] == [on]


def test_what_is_not_sure_enough_is_left_out_unless_another_report_tells_it() -> None:
    found = [findings(f"{OPENING} Norway rejected the plan.", f"2031-05-0{n}") for n in (1, 2)]
    for sure, reports, told in ((0.2, 1, 0), (0.2, 2, 0), (0.5, 2, 1), (0.9, 1, 1)):
        unsure = [replace(f, positions=tuple(replace(p, sure=sure) for p in f.positions)) for f in found[:reports]]
        made = assemble(unsure, [f.view.page.report for f in unsure], [], Head(None, None, MadeBy("0", "m", "i")))
        assert len(made.positions) == told


def test_a_noun_that_stands_for_other_words_is_no_issue_however_often_it_is_spoken_of() -> None:
    pages = "The pages were read. The pages were copied. The pages lay on tables. The pages were thin. Pages turned. "
    assert targets(f"{OPENING} {pages} Norway is unhappy about different pages.") == []


@pytest.mark.parametrize(
    ("sentence", "on"),
    [
        ("Norway opposes compulsory arbitration.", ["compulsory arbitration"]),
        ("Norway opposes the amendment.", ["amendment"]),  # one word, but that of a paper
        ("Norway opposes the caucus.", []),  # one word names no issue
        ("“Both sides must show real generosity,” Norway said.", []),  # an exhortation
    ],
)
def test_what_nobody_else_speaks_of_is_told_where_its_name_is_full(sentence: str, on: list[str]) -> None:
    found = findings(sentence, "2031-05-01")
    sure = replace(found, positions=tuple(replace(p, sure=0.9) for p in found.positions))
    made = assemble([sure], [found.view.page.report], [], Head(None, None, MadeBy("0", "m", "i")))
    assert [p.issue for p in made.positions] == on
