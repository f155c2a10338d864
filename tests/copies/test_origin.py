"""Which of the reports that carry one text comes first, evidence by evidence."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest

from tests.copies.made import Spinner, cut, report, story
from travaux.copies import fold
from travaux.copies.origin import origin_of, published, signs
from travaux.copies.words import Vocabulary, read_text

STORY = story(7)


def count(page: str, others: set[str]) -> int:
    return signs(read_text(report("a", page), Vocabulary()), others)


def origin(*made: tuple[str, str | None, str]) -> str:
    """Return the path of the origin of (path, publication date, text), the same in any order."""
    vocabulary = Vocabulary()
    texts = [read_text(report(path, text, date), vocabulary) for path, date, text in made]
    found = {origin_of(order).report.path for order in permutations(texts)}
    assert len(found) == 1
    return found.pop()


def test_the_earlier_is_the_origin() -> None:
    assert origin(("b", "2026-03-02", STORY), ("a", "2026-03-03", STORY)) == "b"
    assert origin(("a", "2026-03-02T10:00:00+02:00", STORY), ("b", "2026-03-02T07:30:00+00:00", STORY)) == "b"


def test_no_date_is_not_an_early_date() -> None:
    assert origin(("a", None, STORY + "\n\n" + story(8)), ("b", "2026-03-02", STORY)) == "b"


def test_a_month_is_not_before_its_days() -> None:
    longer = STORY + "\n\n" + story(8, 2)
    assert origin(("a", "2026-03", STORY), ("b", "2026-03-02", longer)) == "b"
    assert origin(("a", "2026-02", STORY), ("b", "2026-03-02", longer)) == "a"


def test_the_whole_comes_before_the_cut() -> None:
    assert origin(("a", "2026-03-02", cut(STORY, Random(1))), ("b", "2026-03-02", STORY)) == "b"


@pytest.mark.parametrize(
    "line",
    [
        "2 weeks ago 23",
        "by admin | 1 day ago | 9 views",
        "Published: two hours ago",
        "This article was first published by the Harbour Gazette.",
        "This story originally appeared in the Harbour Gazette.",
        "First published by the Harbour Gazette",
        "Source: Harbour Gazette",
        "Source link",
        "Read the full story",
        "Read Entire Article",
        "Republished with permission.",
        "Wire Hub collects news from around the web.",
    ],
)
def test_signs_that_a_text_is_from_elsewhere(line: str) -> None:
    assert count(f"Title\n\n{line}\n\n{STORY}", set()) == 1
    assert origin(("a", None, f"{STORY}\n\n{line}"), ("b", None, STORY)) == "b"


@pytest.mark.parametrize(
    "line",
    [
        "A source close to the talks said so two weeks ago.",
        "The first treaty was published by the ministry in March.",
        "(Reporting by A. Writer)",
        "Via Roma was closed to traffic because of the " + "very long " * 20 + "talks.",
    ],
)
def test_what_is_no_such_sign(line: str) -> None:
    assert count(f"Title\n\n{line}\n\n{STORY}", set()) == 0


def test_a_credit_to_the_other_outlet_counts_more() -> None:
    assert count("Source: Harbour Gazette", {"harbour gazette"}) == 2


@pytest.mark.parametrize(
    ("value", "days"),
    [("2026-03-02", 1), ("2026-02", 28), ("2026-12", 31), ("2024", 366), ("2026-03-02T10:00:00", 1)],
)
def test_how_long_a_date_lasts(value: str, days: int) -> None:
    span = published(value)
    assert span is not None
    assert round((span[1] - span[0]).total_seconds() / 86_400) == days


@pytest.mark.parametrize("value", [None, "", "yesterday", "2026-13", "2026-02-30", "9999-12-31x"])
def test_what_is_no_date(value: str | None) -> None:
    assert published(value) is None or value == "9999-12-31x"


@pytest.mark.parametrize("rate", [0.2, 0.4, 0.6])
@pytest.mark.parametrize("fixed", [True, False])
def test_a_spun_text_is_no_origin_whatever_its_date(rate: float, fixed: bool) -> None:
    spun = report("a", Spinner(rate, fixed=fixed).spin(STORY, Random(2)), "2026-03-01")
    whole = report("b", STORY)
    (family,) = fold([spun, whole])
    assert family.origin == whole.id
    assert [c.kind for c in family.copies] == ["spun"]


def test_no_spun_text_is_origin_where_several_are() -> None:
    rng = Random(5)
    spun = [report(f"s{n}", Spinner(0.4).spin(STORY, rng), f"2026-03-0{n + 1}") for n in range(3)]
    whole = report("z", STORY, "2026-03-09")
    late = report("y", STORY + " ", "2026-03-10")
    (family,) = fold([*spun, late, whole])
    assert family.origin == whole.id
    assert {c.report: c.kind for c in family.copies} == {late.id: "verbatim"} | {s.id: "spun" for s in spun}
