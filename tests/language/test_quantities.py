"""Quantities: phrases in, value, unit and comparator out."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.language.calendar import find_times
from travaux.language.quantities import find_quantities, number_in
from travaux.language.spans import QuantityMention

Value = float | tuple[float, ...]


def read(text: str) -> list[tuple[str, Value, str, str]]:
    return [(q.text, q.value, q.unit, q.comparator) for q in find_quantities(text)]


ONE = [
    # caps and ceilings
    ("no more than 50,000 military personnel", 50_000, "military personnel", "<="),
    ("an army capped at 80,000 members", 80_000, "members", "<="),
    ("a 50,000-member cap", 50_000, "member", "<="),
    ("a 50,000-member peacetime limit", 50_000, "member", "<="),
    ("up to 50 vessels", 50, "vessels", "<="),
    ("catches limited to 30,000 tonnes", 30_000, "tonnes", "<="),
    ("a ceiling of 30,000 tonnes", 30_000, "tonnes", "<="),
    ("stocks must not exceed 200 kg", 200, "kg", "<="),
    ("It caps the enrichment level at 4.5 percent.", 4.5, "percent", "<="),
    ("It limits the stockpile to 200 kg.", 200, "kg", "<="),
    ("a maximum of 12 observers", 12, "observers", "<="),
    ("a 10 percent limit on bycatch", 10, "percent", "<="),
    ("a ruling within 180 days", 180, "days", "<="),
    ("as many as 40 boats", 40, "boats", "<="),
    ("The figure could not rise by more than 10 percent.", 10, "percent", "<="),
    ("They shall not keep more than 12 tanks.", 12, "tanks", "<="),
    ("up to a tenth of the share", 10, "percent", "<="),
    ("boats of 12 metres or less", 12, "metres", "<="),
    # floors and thresholds
    ("at least 65 percent of the shares", 65, "percent", ">="),
    ("vessels of 40 metres or more", 40, "metres", ">="),
    ("at 24 metres and over there are cameras", 24, "metres", ">="),
    ("vessels of 12 metres and above", 12, "metres", ">="),
    ("transponders from 12 metres up", 12, "metres", ">="),
    ("transponders from 12 metres, as before", 12, "metres", ">="),
    ("the 15-metre threshold", 15, "metre", ">="),
    ("a threshold of 15 metres", 15, "metres", ">="),
    ("a minimum mesh of 130 millimetres", 130, "millimetres", ">="),
    ("no fewer than four states", 4, "states", ">="),
    ("not less than 65 percent", 65, "percent", ">="),
    ("for two years or longer", 2, "years", ">="),
    ("only after five ratifications", 5, "ratifications", ">="),
    ("2 percent-plus", 2, "percent", ">="),
    # strict bounds
    ("every vessel of more than 15 metres", 15, "metres", ">"),
    ("income over $1 million", 1_000_000, "dollars", ">"),
    ("income above $500,000", 500_000, "dollars", ">"),
    ("fewer than 20 boats", 20, "boats", "<"),
    ("boats under 12 metres", 12, "metres", "<"),
    ("less than 2,000 pumps", 2000, "pumps", "<"),
    ("almost $1 trillion", 1e12, "dollars", "<"),
    ("nearly 10,000 jobs", 10_000, "jobs", "<"),
    # about
    ("some 240,000 tonnes", 240_000, "tonnes", "~"),
    ("around 30 states", 30, "states", "~"),
    ("roughly $7 billion", 7e9, "dollars", "~"),
    ("another $700 billion or so", 7e11, "dollars", "~"),
    # ranges and alternatives
    ("somewhere between 380,000 and 460,000 tonnes", (380_000, 460_000), "tonnes", "between"),
    ("$7 billion to $9 billion", (7e9, 9e9), "dollars", "between"),
    ("$20 to $30 billion a year", (2e10, 3e10), "dollars a year", "between"),
    ("between 5 percent and 10 percent", (5, 10), "percent", "between"),
    ("6 to 8 %", (6, 8), "percent", "between"),
    ("12-15 ships", (12, 15), "ships", "between"),
    ("sentences from 5 to 10 years", (5, 10), "years", "between"),
    ("five to seven inspectors", (5, 7), "inspectors", "between"),
    ("8 or 9 percent", (8, 9), "percent", "one-of"),
    ("10 percent or 25 percent", (10, 25), "percent", "one-of"),
    ("down for “[8] [8.5]” percent", (8, 8.5), "percent", "one-of"),
    # ways to write a number
    ("five nautical miles", 5, "nautical miles", "="),
    ("forty-eight hours", 48, "hours", "="),
    ("two and a half years", 2.5, "years", "="),
    ("one hundred and fifty vessels", 150, "vessels", "="),
    ("a hundred thousand dollars", 100_000, "dollars", "="),
    ("half a million people", 500_000, "people", "="),
    ("a dozen boats", 12, "boats", "="),
    ("two dozen boats", 24, "boats", "="),
    ("1.2m tonnes", 1_200_000, "tonnes", "="),
    ("£3m", 3_000_000, "pounds", "="),
    ("€3.5bn", 3.5e9, "euros", "="),
    ("$400k", 400_000, "dollars", "="),
    ("3.5 billion euros", 3.5e9, "euros", "="),
    ("1.5 trillion dollars", 1.5e12, "dollars", "="),
    ("7 1/2%", 7.5, "percent", "="),
    ("8½ years", 8.5, "years", "="),
    ("two thirds of the members", 66.67, "percent", "="),
    ("a third of the fleet", 33.33, "percent", "="),
    ("half of the jobs", 50, "percent", "="),
    ("more than half the jobs", 50, "percent", ">"),
    ("three-quarters of it", 75, "percent", "="),
    ("200kg of uranium", 200, "kg", "="),
    ("8.5 per cent of the cod", 8.5, "percent", "="),
    ("two percentage points", 2, "percentage points", "="),
    ("5,000 tonnes a year", 5000, "tonnes a year", "="),
    ("1 million barrels per day", 1_000_000, "barrels per day", "="),
    ("100,000 foreign troops", 100_000, "foreign troops", "="),
    ("for over 10 years", 10, "years", ">"),
    ("cuts over 10 years", 10, "years", "="),
    ("a three-month closure", 3, "month", "="),
    ("one year", 1, "year", "="),
    ("Taxes will go up to 40 percent.", 40, "percent", "="),
    # plenty: the least that it can be
    ("dozens of boats", 24, "boats", ">="),
    ("up to dozens of vessels", 24, "vessels", "<="),
    ("hundreds of prisoners", 200, "prisoners", ">="),
    ("tens of thousands of troops", 20_000, "troops", ">="),
    ("hundreds of millions of dollars", 200_000_000, "dollars", ">="),
    ("two dozens", 24, "", "="),
    # what used to be taken for a name, a tally or a pronoun
    ("almost 2,500 items", 2500, "items", "<"),
    ("up by 15 basis points", 15, "basis points", "="),
    ("zero tariffs on cars", 0, "tariffs", "="),
    ("at least one observer", 1, "observer", ">="),
    ("no more than one seat", 1, "seat", "<="),
    ("covered up to age 26", 26, "years", "<="),
    ("delayed for a year", 1, "year", "="),
    ("within a month of signing", 1, "month", "<="),
    ("half its shares", 50, "percent", "="),
    ("cut by half.", 50, "percent", "="),
    ("half a percentage point", 0.5, "percentage points", "="),
    # forms that the issue names
    ("no more than 600,000 personnel", 600_000, "personnel", "<="),
    ("a 600,000-member army", 600_000, "member", "="),
    ("a 2,000-strong force", 2000, "force", "="),
    ("between thirty and forty boats", (30, 40), "boats", "between"),
    ("it is 40 000 tonnes", 40_000, "tonnes", "="),
    ("$1 000 000 000 a year", 1e9, "dollars a year", "="),
    ("12–15 ships", (12, 15), "ships", "between"),
    ("fell to 47 percent", 47, "percent", "="),
    ("rose by 5 to 10 percent", (5, 10), "percent", "between"),
    ("4,310 EU products", 4310, "EU products", "="),
    # money with the letters of its country, codes, prices per share
    ("valued at about C$4.5 billion", 4.5e9, "dollars", "~"),
    ("at least US$300 million", 3e8, "dollars", ">="),
    ("EUR 5 million", 5e6, "euros", "="),
    ("5 million €", 5e6, "euros", "="),
    ("Rs 500 crore", 5e9, "rupees", "="),
    ("5m pounds", 5e6, "pounds", "="),
    ("$24.50 per share in cash", 24.5, "dollars per share", "="),
    ("a $10,000-a-year cap", 10_000, "dollars a year", "<="),
    ("0.45 of a share", 0.45, "share", "="),
    # shares of a whole
    ("cut by a quarter", 25, "percent", "="),
    ("more than half", 50, "percent", ">"),
    ("one in five jobs", 20, "percent", "="),
    ("20%-30%", (20, 30), "percent", "between"),
    ("20 per cent to 30 per cent", (20, 30), "percent", "between"),
    ("a 5-to-1 ratio", 5, "to 1", "="),
    # words between a number and what it counts
    ("1,300-plus stores", 1300, "stores", ">="),
    ("some 40-odd nations", 40, "nations", "~"),
    ("24 million more people", 24e6, "people", "="),
    ("firms with 50 or more workers", 50, "workers", ">="),
    ("3.5 times", 3.5, "times", "="),
    ("1.5C", 1.5, "degrees", "="),
    ("a couple of seats", 2, "seats", "="),
    # bounds
    ("as few as 20 boats", 20, "boats", ">="),
    ("nothing less than 100 boats", 100, "boats", ">="),
    ("10 percent at the most", 10, "percent", "<="),
    ("not before 12 months", 12, "months", ">="),
    ("north of 100 boats", 100, "boats", ">"),
    ("an 18-month lock-up", 18, "month", "="),
    ("people aged 50 to 64", (50, 64), "years", "between"),
    # one of it
    ("a delay of a year", 1, "year", "="),
    ("a month's notice", 1, "month", "="),
    ("a year-long freeze", 1, "year", "="),
]


@pytest.mark.parametrize(("text", "value", "unit", "comparator"), ONE)
def test_a_quantity_has_value_unit_and_comparator(text: str, value: Value, unit: str, comparator: str) -> None:
    assert [found[1:] for found in read(text)] == [(value, unit, comparator)]


SEVERAL = [
    (
        "cut from $1.5 trillion to $1.2 trillion",
        [("$1.5 trillion", 1.5e12, "dollars", "="), ("$1.2 trillion", 1.2e12, "dollars", "=")],
    ),
    (
        "raised from 35 to 38.5 percent",
        [("35", 35, "percent", "="), ("38.5 percent", 38.5, "percent", "=")],
    ),
    (
        "raised to 25 percent from 10 percent, they said",
        [("25 percent", 25, "percent", "="), ("10 percent", 10, "percent", "=")],
    ),
    (
        "8.5 per cent of the cod, against 6 in the old version",
        [("8.5 per cent", 8.5, "percent", "="), ("6", 6, "percent", "=")],
    ),
    (
        "cut from about 19,000 to 6,000 boats",
        [("19,000", 19_000, "boats", "~"), ("6,000 boats", 6000, "boats", "=")],
    ),
    ("the same in 2018—$1 billion—they said", [("$1 billion", 1e9, "dollars", "=")]),
    (
        "fell by 10 percent to 47 percent",
        [("10 percent", 10, "percent", "="), ("47 percent", 47, "percent", "=")],
    ),
    (
        "up by 2 percentage points to 8 percent",
        [("2 percentage points", 2, "percentage points", "="), ("8 percent", 8, "percent", "=")],
    ),
    (
        "capped at $200,000 for people and $350,000 for firms",
        [("$200,000", 200_000, "dollars", "<="), ("$350,000", 350_000, "dollars", "<=")],
    ),
    (
        "Transponders from 12 metres, every two hours; cameras from 40.",
        [("12 metres", 12, "metres", ">="), ("two hours", 2, "hours", "="), ("40", 40, "", ">=")],
    ),
    (
        "at least 20 years, later between 10 and 15 years",
        [("20 years", 20, "years", ">="), ("10 and 15 years", (10, 15), "years", "between")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_in_one_sentence(text: str, expected: list[tuple[str, Value, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Article 5 says so.",
        "Articles 5 and 7 say so.",
        "points 3 to 6 of the text",
        "the 16-point plan",
        "a 24-article draft",
        "a draft of 24 articles",
        "the A4+1 and the G20",
        "the Group of 20",
        "an F-35 and an IR-1",
        "a 54-year-old fisherman",
        "Ann Example, 54, said so.",
        "aged 54",
        "a 52-48 vote",
        "They voted 300 to 250.",
        "the third round",
        "on 3 March 2026",
        "in 2026",
        "the 2015 deal",
        "until April 17",
        "the two sides",
        "its six members",
        "one of them",
        "no one",
        "several hundred boats",
        "Phase Two",
        "Call 555-1234-22.",
        "the 9/11 attacks",
        "1. First of all",
        "at 16:30",
        "Resolution 2231",
        "the first half",
        "sales in 3Q",
        "tens of them",
        "in the thousands",
        "1e30 tonnes",
        "1,000,000,000,000,000,000,000,000,000,000 boats",
        "point 21 of the 19-point plan",
        "",
        "the top 2 percent",
        "a swap one-for-one",
        "a third party",
        "the end of a year",
        "people aged 54",
    ],
)
def test_these_are_no_quantities(text: str) -> None:
    assert read(text) == []


def test_dates_are_passed_over_as_they_are_given() -> None:
    text = "On 9 June the 40 boats had 60 days."
    times = find_times(text, date(2026, 4, 15))
    assert [q.text for q in find_quantities(text, times=times)] == ["40 boats", "60 days"]
    assert find_quantities(text) == find_quantities(text, times=times)


@pytest.mark.parametrize(
    ("text", "number"),
    [("24", 24), ("Twenty-eight", 28), ("two hundred and six", 206), ("1,200", 1200), ("few", None), ("5 boats", None)],
)
def test_a_text_that_is_a_number(text: str, number: float | None) -> None:
    assert number_in(text) == number


@given(st.text(max_size=20))
def test_any_text_may_be_asked_for_its_number(text: str) -> None:
    assert number_in(text) is None or number_in(f" {text} ") is not None


WORDS = (
    "5 12 8.5 380,000 1999 0 007 $ £ € % percent per cent million billion dozen hundred twenty two one half third "
    "thirds a the of to and or between from up least at more than no not under cap limit threshold metres tonnes year "
    "old point article Article - – [ ] ( ) , . ; \n \n\n m bn kg ½ 1/2 dozens tens hundreds thousands strong 000 by 10^30 5% votes 99999999999999999999 ² ١٢ İ within within"
)
PIECES = st.sampled_from(WORDS.split(" "))


def check(text: str, found: tuple[QuantityMention, ...]) -> None:
    end = 0
    for q in found:
        assert end <= q.start < q.end <= len(text)
        assert text[q.start : q.end] == q.text
        assert isinstance(q.value, tuple) == (q.comparator in ("between", "one-of"))
        end = q.end


@given(st.text(max_size=300))
def test_any_text_gives_sound_offsets(text: str) -> None:
    check(text, find_quantities(text))


@given(st.lists(PIECES, max_size=40), st.sampled_from(["", " "]))
def test_any_words_of_quantities_give_sound_offsets(pieces: list[str], space: str) -> None:
    text = space.join(pieces)
    check(text, find_quantities(text))


@pytest.mark.parametrize(
    "unit",
    ["5 ", "5,", "5 or ", "[8] ", "a million ", "hundred ", "12-", "$", "5 of ", "and 5 ", "1", "5% to ", "two-"],
)
def test_long_text_takes_linear_time(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    begun = time.perf_counter()
    check(text, find_quantities(text))
    assert time.perf_counter() - begun < 20


CLASSES = [
    # numbers
    ("the $16.4 trillion limit", [(16_400_000_000_000, "dollars", "<=")]),
    ("7-1/2 percent", [(7.5, "percent", "=")]),
    ("half a dozen ministers", [(6, "ministers", "=")]),
    ("a quarter of a million people", [(250_000, "people", "=")]),
    ("three quarters of a million", [(750_000, "", "=")]),
    ("one-half of 1 percent", [(0.5, "percent", "=")]),
    ("three-tenths of a percent", [(0.3, "percent", "=")]),
    ("half a percent", [(0.5, "percent", "=")]),
    ("a half-point cut", [(0.5, "point", "=")]),
    ("a one-third reduction", [(33.33, "percent", "=")]),
    ("a seventh of the quota", [(14.29, "percent", "=")]),
    ("They cut the fee in half.", [(50, "percent", "=")]),
    ("in half the cases", [(50, "percent", "=")]),
    ("Tariffs would go to zero.", [(0, "", "=")]),
    ("the zero option", []),
    # units
    ("4.5pc", [(4.5, "percent", "=")]),
    ("25 bps", [(25, "basis points", "=")]),
    ("3 pts", [(3, "points", "=")]),
    ("a 20-per-cent cut", [(20, "percent", "=")]),
    ("a 3.5 percentage-point gap", [(3.5, "percentage points", "=")]),
    ("a 0.25-percentage-point rise", [(0.25, "percentage points", "=")]),
    ("$15/hour", [(15, "dollars per hour", "=")]),
    ("$3-5 million", [((3e6, 5e6), "dollars", "between")]),
    ("SEK 400m", [(4e8, "kronor", "=")]),
    ("3 billion kroner", [(3e9, "kroner", "=")]),
    ("1,000 sq km", [(1000, "sq km", "=")]),
    ("6,104 first-generation pumps", [(6104, "first-generation pumps", "=")]),
    ("a retirement age of 67", [(67, "years", "=")]),
    ("leave at age 62", [(62, "years", "=")]),
    ("people aged 25 and over", [(25, "years", ">=")]),
    ("the top 2 percent of incomes", [(2, "percent", "=")]),
    # more than one number
    ("rates of 12, 25, 35 and 39.6 percent", [((12, 25, 35, 39.6), "percent", "one-of")]),
    ("rates of 12%, 25% and 35%", [((12, 25, 35), "percent", "one-of")]),
    ("5, 10 or 15 years", [((5, 10, 15), "years", "one-of")]),
    ("in Articles 5, 7 and 9 days", []),
    ("by $80 and $60 billion", [(8e10, "dollars", "="), (6e10, "dollars", "=")]),
    ("from the current $1,000 to $2,000, doubling it", [((1000, 2000), "dollars", "between")]),
    ("doubling it from the current $1,000 to $2,000", [(1000, "dollars", "="), (2000, "dollars", "=")]),
    ("a 3- to 5-year term", [((3, 5), "year", "between")]),
    ("a three-to-five-year plan", [((3, 5), "year", "between")]),
    ("a 5-to-1 ratio", [(5, "to 1", "=")]),
    ("a ratio of 3:1", [(3, "to 1", "=")]),
    ("a ratio of five to one", [(5, "to 1", "=")]),
    ("voted 5 to 1", []),
    ("twice as much", [(2, "times", "=")]),
    ("twice a year", []),
    ("one in 10", [(10, "percent", "=")]),
    ("3 in 10 voters", [(30, "percent", "=")]),
    ("1 in 2019", [(1, "", "=")]),
    ("50- to 64-year-olds", [((50, 64), "year", "between")]),
    ("delayed for another year", [(1, "year", "=")]),
    ("only one vote", [(1, "vote", "=")]),
    ("only one of them", []),
    ("a 600-page text", [(600, "page", "=")]),
    # bounds
    ("max. 3.5 percent", [(3.5, "percent", "<=")]),
    ("at the very least 12 percent", [(12, "percent", ">=")]),
    ("limits on prices of 3 percent", [(3, "percent", "<=")]),
    ("those younger than 31", [(31, "", "<")]),
]


@pytest.mark.parametrize(("text", "found"), CLASSES)
def test_classes_of_phrases(text: str, found: list[tuple[Value, str, str]]) -> None:
    assert [(q.value, q.unit, q.comparator) for q in find_quantities(text)] == found


def test_a_long_list_of_figures_takes_linear_time() -> None:
    def seconds(figures: int) -> float:
        begun = time.process_time()
        find_quantities("5, " * figures)
        return time.process_time() - begun

    assert seconds(20_000) < 12 * max(seconds(5_000), 0.1)  # 4 times as long, 16 times were it quadratic
