"""Two reports side by side: what runs in lockstep, and which words replace which."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.copies.made import Spinner, cut, edited, report, story
from travaux.copies import Comparison, compare
from travaux.model import Report

ORIGIN = (
    "The ferry companies will meet the ministry again on Monday, three weeks after the first draft was shown to them. "
    "Nobody expects the 14 articles to stand, and the chair has asked for a new list of the stops and of the fares."
)
SPUN = (
    "The ferry firms volition meet the ministry anew on Monday, 3 weeks aft the archetypal bill was shown to them. "
    "Nobody look for the 14 articles to basal, and the seat has asked for a caller list of the halts and of the menus."
)


def both(a: str, b: str) -> tuple[Report, Report, Comparison]:
    first, second = report("a.txt", a), report("b.txt", b)
    return first, second, compare(first, second)


def test_replaced_words_with_their_offsets() -> None:
    a, b, found = both(ORIGIN, SPUN)
    pairs = {(a.text[slice(*r.a)], b.text[slice(*r.b)]) for r in found.replaced}
    assert {("companies", "firms"), ("will", "volition"), ("first", "archetypal"), ("fares", "menus")} <= pairs
    assert ("expects", "look for") in pairs, "two words may stand for one"
    assert ("three", "3") not in pairs, "a figure for a number word is no other word"
    assert all((r.a_text, r.b_text) == (a.text[slice(*r.a)], b.text[slice(*r.b)]) for r in found.replaced)
    assert (found.numbers_kept, found.numbers_changed) == (2, 0)
    assert (found.share_a, found.share_b) == (1.0, 1.0)
    assert found.equal == found.words_a - 12


def test_changed_figures_are_counted() -> None:
    _, _, found = both(ORIGIN, ORIGIN.replace("14", "17").replace("three", "four"))
    assert (found.numbers_kept, found.numbers_changed) == (0, 2)


def test_moved_paragraphs_are_found() -> None:
    parts = story(3, 4).split("\n\n")
    a, b, found = both("\n\n".join(parts), "\n\n".join(parts[2:] + parts[:2]))
    assert found.share_a > 0.98
    assert [s.a for s in found.stretches] == sorted(s.a for s in found.stretches)
    assert [s.b for s in found.stretches] != sorted(s.b for s in found.stretches)
    for s in found.stretches:
        assert a.text[slice(*s.a)] == b.text[slice(*s.b)]


def test_independent_texts_share_nothing() -> None:
    _, _, found = both(story(1), story(2))
    assert found.stretches == found.replaced == ()


def test_furniture_between_paragraphs_is_in_no_stretch() -> None:
    parts = story(4, 4).split("\n\n")
    _, b, found = both("\n\n".join(parts), "\n\n".join([*parts[:2], "Read also\nTen harbours to see", *parts[2:]]))
    assert found.share_a == 1.0
    assert not any("harbours to see" in b.text[slice(*s.b)] for s in found.stretches)


@st.composite
def pair(draw: st.DrawFn) -> tuple[str, str]:
    rng = Random(draw(st.integers(0, 10_000)))
    text = story(draw(st.integers(0, 20)), 5)
    make = draw(
        st.sampled_from(
            [
                lambda: text,
                lambda: edited(text, rng),
                lambda: cut(text, rng),
                lambda: Spinner(0.5, doubled=0.2, dropped=0.05).spin(text, rng),
                lambda: story(99, 5),
                lambda: text[: rng.randrange(len(text))],
            ]
        )
    )
    return text, make()


def check(a: Report, b: Report, found: Comparison) -> None:
    for report_, sides in (
        (a, [s.a for s in found.stretches]),
        (b, [s.b for s in found.stretches]),
    ):
        assert all(0 <= start < end <= len(report_.text) for start, end in sides)
        assert all(end <= start for (_, end), (start, _) in pairwise(sorted(sides))), "no character is in two stretches"
    assert 0 <= found.equal <= min(found.lockstep_a, found.lockstep_b)
    assert found.lockstep_a <= found.words_a
    assert found.lockstep_b <= found.words_b
    for r in found.replaced:
        assert (a.text[slice(*r.a)], b.text[slice(*r.b)]) == (r.a_text, r.b_text)
        assert any(s.a[0] <= r.a[0] and r.a[1] <= s.a[1] for s in found.stretches)


@settings(max_examples=60, deadline=None)
@given(pair())
def test_offsets_verify_and_both_sides_agree(texts: tuple[str, str]) -> None:
    a, b, found = both(*texts)
    check(a, b, found)
    back = compare(b, a)
    check(b, a, back)
    assert (back.lockstep_a, back.lockstep_b, back.equal) == (found.lockstep_b, found.lockstep_a, found.equal)
    assert {(s.b, s.a) for s in back.stretches} == {(s.a, s.b) for s in found.stretches}


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(a: str, b: str) -> None:
    check(*both(a, b))


@pytest.mark.parametrize(
    ("told", "spun", "changed"),
    [
        ("in the hall where nine people died", "in the hall where 12 people died", 1),
        ("a sum of 40 million was paid", "a great deal more, 55 million, was paid", 1),
        ("the murders of four people in town", "the infanticides as to atomic number 85 human beings in town", 0),
    ],
)
def test_a_number_in_letters_is_not_changed_by_one_in_digits_among_more_words(
    told: str, spun: str, changed: int
) -> None:
    around = (
        "The ministers who had met for the whole of the day said that they knew {} and that they would be back soon."
    )
    found = compare(report("a", around.format(told)), report("b", around.format(spun)))
    assert found.numbers_changed == changed
