"""Known reports, asked and added to."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings

from tests.copies.made import Spinner, dressed, excerpted, report, story
from tests.copies.test_fold import piles
from travaux.copies import Index, fold
from travaux.model import Report


def test_an_index_of_nothing_has_no_families() -> None:
    assert Index().families() == ()
    assert len(Index()) == 0


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (dressed(story(1), Random(1)), True),
        (Spinner(0.5).spin(story(1), Random(2)), True),
        (excerpted(story(1), story(99, 9), Random(3), 3) or "", False),
        (story(1), True),
    ],
)
def test_a_report_finds_its_kin(text: str, same: bool) -> None:
    known = [report(f"{n}", story(n)) for n in range(50)]
    index = Index(known)
    found = index.add(report("new", text))
    assert [(kin.report, kin.same) for kin in found] == [(known[1].id, same)]
    assert 0 < found[0].share <= 1
    assert len(index) == 51


def test_a_report_without_kin_finds_none() -> None:
    index = Index([report(f"{n}", story(n)) for n in range(50)])
    assert index.add(report("new", story(77))) == ()
    assert index.add(report("empty", "")) == ()


def test_a_known_report_is_not_added_again() -> None:
    only = report("a", story(1))
    index = Index([only])
    assert index.add(only) == ()
    assert len(index) == 1


@settings(max_examples=30, deadline=None, derandomize=True)
@given(piles())
def test_families_are_those_of_a_pile_folded_at_once(pile: list[Report]) -> None:
    index = Index(pile[:2])
    for new in pile[2:]:
        index.add(new)
    assert index.families() == fold(pile)


def test_reports_added_leave_families_as_they_were() -> None:
    rng = Random(4)
    texts = [story(n) for n in range(20)]
    pile = [report(f"{n}", text, "2026-03-01") for n, text in enumerate(texts)]
    pile += [report(f"c{n}", Spinner(0.4).spin(text, rng), "2026-03-02") for n, text in enumerate(texts[:10])]
    before = {f.id: f for f in fold(pile)}
    more = [report(f"m{n}", story(200 + n), "2026-03-05") for n in range(30)]
    after = {f.id: f for f in fold([*pile, *more])}
    assert {key: after[key] for key in before} == before
