from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.model import Quantity
from travaux.present import wording as w


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2025-11-25", "25 Nov 2025"),
        ("2025-11-05", "5 Nov 2025"),
        ("2025-11", "Nov 2025"),
        ("2025", "2025"),
        ("2025-11-22/2025-11-23", "22–23 Nov 2025"),
        ("2025-11-28/2025-12-02", "28 Nov – 2 Dec 2025"),
        ("2025-12-30/2026-01-02", "30 Dec 2025 – 2 Jan 2026"),
        ("2025-10/2025-11", "Oct – Nov 2025"),
        ("2025/2026", "2025 – 2026"),
        ("2025-11-22/2025-11-22", "22 Nov 2025"),
        ("/2025-11-22", "by 22 Nov 2025"),
        ("2025-11-22/", "from 22 Nov 2025"),
        ("2026-04-25T06:02", "25 Apr 2026"),
        (None, "no date"),
        ("", "no date"),
        ("next spring", "next spring"),
        ("2025-13-01", "2025-13-01"),
        ("\x1b[31m", "\N{REPLACEMENT CHARACTER}[31m"),
    ],
)
def test_dates_are_written_as_people_write_them(date: str | None, shown: str) -> None:
    assert w.readable_date(date) == shown


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2025-11-22", "2025-11-23", "22–23 Nov 2025"),
        ("2025-11-22", None, "from 22 Nov 2025"),
        (None, "2025-11-22", "by 22 Nov 2025"),
        (None, None, "no date"),
        ("2025-11", "2025-11", "Nov 2025"),
        ("soon", "soon", "soon"),
    ],
)
def test_intervals(first: str | None, last: str | None, shown: str) -> None:
    assert w.readable_interval(first, last) == shown


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [
        (Quantity(600000, "personnel", "<="), "≤ 600,000 personnel"),
        (Quantity((380000, 460000), "tonnes", "between"), "380,000–460,000 tonnes"),
        (Quantity((8, 8.5), "percent", "one-of"), "8 or 8.5 percent"),
        (Quantity((1, 2, 3), "years", "one-of"), "1, 2 or 3 years"),
        (Quantity(1600000000000, "dollars"), "1.6 trillion dollars"),
        (Quantity(4200000000, "dollars"), "4.2 billion dollars"),
        (Quantity(1234567, "people"), "1,234,567 people"),
        (Quantity(1250000, "people"), "1.25 million people"),
        (Quantity(0.1, "percent", "~"), "≈ 0.1 percent"),
        (Quantity(0.00000001, "percent"), "1e-08 percent"),
        (Quantity(-3, "percent"), "-3 percent"),
        (Quantity(12, "metres", ">="), "≥ 12 metres"),
        (Quantity(15, "metres", ">"), "> 15 metres"),
        (Quantity(2029, "year"), "2029 year"),
        (Quantity(2000, "tonnes"), "2,000 tonnes"),
        (Quantity(5, ""), "5"),
        (Quantity(float("inf"), "days"), "inf days"),
    ],
)
def test_quantities_are_big_and_short(quantity: Quantity, shown: str) -> None:
    assert w.readable_quantity(quantity) == shown


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("short enough", 20, "short enough"),
        ("a few words too many for it", 20, "a few words too…"),
        ("no more than 10,000 troops anywhere", 17, "no more than…"),
        ("dangling comma, and more of it", 16, "dangling comma…"),
        ("onesingleverylongword", 10, "onesingle…"),
        ("12345 67890 12345", 10, "12345 678…"),
        ("  two\n lines \t squashed ", 40, "two lines squashed"),
    ],
)
def test_long_text_is_cut_at_a_word_and_never_after_a_figure(text: str, limit: int, shown: str) -> None:
    assert w.shorten(text, limit) == shown


@pytest.mark.parametrize(("text", "shown"), [("It ends.", "It ends"), ("It ends...", "It ends..."), ("U.S", "U.S")])
def test_a_full_stop_goes_before_a_citation(text: str, shown: str) -> None:
    assert w.sentence(text, 80) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m"),
        ("\x9b31mred", "�31mred"),
        ("bell\x07 back\x08", "bell� back�"),
        ("over\u202eride\u2066s", "over�ride�s"),
        ("zero\u200bwidth soft\u00adhyphen", "zerowidth softhyphen"),
        ("hidden\U000e0041\U000e0042", "hidden"),
        ("a\r\nb\u2028c\x85d", "a b c d"),
        ("half\ud800", "half�"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_would_be_obeyed_is_made_visible(text: str, shown: str) -> None:
    assert w.shown(text) == shown


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_shown_text_is_one_line_without_control_characters(text: str) -> None:
    shown = w.shown(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    assert w.shown(shown) == shown


@given(st.text(), st.integers(min_value=5, max_value=80))
def test_shortened_text_keeps_to_its_limit(text: str, limit: int) -> None:
    assert len(w.shorten(text, limit)) <= limit


@given(st.one_of(st.none(), st.text()), st.one_of(st.none(), st.text()))
def test_any_date_can_be_shown(first: str | None, last: str | None) -> None:
    assert w.readable_interval(first, last)
    assert w.readable_date(first)


@pytest.mark.parametrize(
    ("date", "last"), [("2025", "2025-12-31"), ("2025-02", "2025-02-31"), ("2025-01-02/2025-02-03", "2025-02-03")]
)
def test_last_day(date: str, last: str) -> None:
    assert w.last_day(date) == last
