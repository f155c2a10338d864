"""Calendar expressions of real reports that were read wrong once, by class; seen from Wednesday, 15 April 2026."""

from __future__ import annotations

from datetime import date

import pytest

from travaux.language.calendar import find_times, timex3

ANCHOR = date(2026, 4, 15)

VALUES = [
    # a day of a month said as an ordinal
    ("before the July Fourth recess", [("July Fourth", "2026-07-04")]),
    ("in April first lady of the house", [("April", "2026-04")]),
    # years and decades
    ("In 2000's case the court ruled.", [("2000's", "2000")]),
    ("in the 1930's", [("the 1930's", "193")]),
    ("the tens of thousands of letters", []),
    ("a half-century ago", [("a half-century ago", "1976")]),
    ("two and a half decades ago", [("two and a half decades ago", "2001")]),
    ("a year and a half ago", [("a year and a half ago", "2024-10")]),
    ("five or six years ago", [("five or six years ago", "2021")]),
    # two days
    ("on April 24 and 25", [("April 24", "2026-04-24"), ("25", "2026-04-25")]),
    ("on April 24 and 29 others", [("April 24", "2026-04-24")]),
    ("She spoke there Wednesday and Thursday.", [("Wednesday", "2026-04-15"), ("Thursday", "2026-04-16")]),
    ("They met on Monday and Tuesday.", [("Monday", "2026-04-13"), ("Tuesday", "2026-04-14")]),
    # "last" and "past" that are no "last"
    ("The talks could last several months.", [("several months", "PXM")]),
    ("It will last two weeks.", [("two weeks", "P2W")]),
    ("for the last two weeks", [("the last two weeks", "P2W")]),
    ("This would put them past Thursday's deadline.", [("Thursday", "2026-04-16")]),
    ("in the past two votes", []),
    ("as in the past, he said", [("the past", "PAST_REF")]),
    ("this past weekend", [("this past weekend", "2026-W15-WE")]),
    ("this coming week", [("this coming week", "2026-W17")]),
    # which way a clause looks
    ("They doubted a finding in January that it could be altered.", [("January", "2026-01")]),
    ("The vote in May that will decide it", [("May", "2026-05")]),
    ("They knew of the text as early as December.", [("December", "2025-12")]),
    ("It could come as early as Friday.", [("Friday", "2026-04-17")]),
    ("By Monday, even her aides called it a mistake.", [("Monday", "2026-04-13")]),
    ("By Friday, both sides must answer.", [("Friday", "2026-04-17")]),
    ("the method known from back in July", [("July", "2025-07")]),
    ("the November report, which could matter", [("November", "2025-11")]),
    ("They feared that it might slip away this spring.", [("this spring", "2026-SP")]),
    ("She hopes to one day lead it.", [("one day", "FUTURE_REF")]),
    # of the day, and of the week
    ("The ships left at dawn on Friday.", [("dawn on Friday", "2026-04-10TMO")]),
    ("They left by nightfall.", [("nightfall", "2026-04-15TEV")]),
    ("the dawn of a new age", []),
    ("at 9 p.m. Eastern time Tuesday", [("9 p.m. Eastern time Tuesday", "2026-04-14T21:00")]),
    ("the minutes before the vote", [("the minutes", "PTXM")]),
    ("The minutes show no quarrel.", []),
    ("an entire decade", [("an entire decade", "P10Y")]),
    # fiscal years, as the task writes them
    ("the third quarter of fiscal 2025", [("the third quarter of fiscal 2025", "2025-Q3")]),
    ("the 2025 fiscal year", [("the 2025 fiscal year", "2025")]),
    # feasts
    ("by Election Day", [("Election Day", "2026-11-03")]),
    ("They met on St. Patrick's Day.", [("St. Patrick's Day", "2026-03-17")]),
    ("on Christmas morning", [("Christmas morning", "2025-12-25TMO")]),
    ("after Eid al-Fitr", [("Eid al-Fitr", "2026-03-20")]),
    ("during Ramadan", [("Ramadan", "2026-02-18/2026-03-19")]),
    ("on Lunar New Year 2031", [("Lunar New Year 2031", "2031-01-23")]),
    ("Ramadan 1987", [("Ramadan 1987", "XXXX-XX-XX")]),
    ("before Passover", [("Passover", "2026-04-02")]),
    # a month or season beside one named before
    (
        "In October 2024 it began. He had warned the previous August.",
        [("October 2024", "2024-10"), ("the previous August", "2024-08")],
    ),
    (
        "In October 2024 it began. They met the following March.",
        [("October 2024", "2024-10"), ("the following March", "2025-03")],
    ),
    ("He was elected in 1984. That summer he resigned.", [("1984", "1984"), ("That summer", "1984-SU")]),
    (
        "In 1964, for instance, he signed the act on July 2, a Thursday.",
        [("1964", "1964"), ("July 2", "1964-07-02"), ("Thursday", "2026-04-09")],
    ),
    (
        "In 1976 they met. That year, they voted in June.",
        [("1976", "1976"), ("That year", "1976"), ("June", "1976-06")],
    ),
    ("In 2024, they met. In June they voted.", [("2024", "2024"), ("June", "2025-06")]),
    ("still on summer recess", [("summer", "2026-SU")]),
    ("before the summer recess", [("the summer", "2026-SU")]),
    ("the fall of the government", []),
    # "the year after", "the night before", "the week before last"
    (
        "On 2 March they met. The night before, they had quarrelled.",
        [("2 March", "2026-03-02"), ("The night before", "2026-03-01TNI")],
    ),
    ("It was signed in 2019. The year after, it lapsed.", [("2019", "2019"), ("The year after", "2020")]),
    ("the year after the vote", []),
    ("the week before last", [("the week before last", "2026-W14")]),
    ("the year after next", [("the year after next", "2028")]),
    ("the week before next", []),
    ("in its 12th day", [("12th day", "XXXX-XX-XX")]),
    ("early in the day", [("early in the day", "2026-04-15")]),
    ("A week from Tuesday the talks begin.", [("A week", "P1W"), ("Tuesday", "2026-04-21")]),
    ("in the week ending March 21", [("the week", "P1W"), ("March 21", "2026-03-21")]),
    # numbers of units
    ("a two-and-a-half-year term", [("two-and-a-half-year", "P2Y6M")]),
    ("two meetings in as many days", []),
    ("a quarter of a century ago", [("a quarter of a century ago", "2001")]),
    ("a month or two months ago", [("two months ago", "2026-02")]),
    ("in the next day or two", [("the next day or two", "P1D")]),
    ("over the past year and a half", [("the past year and a half", "P1Y6M")]),
    ("over the next decade and a half", [("the next decade and a half", "P15Y")]),
    ("in a little over a century and a half", [("a little over a century and a half", "P150Y")]),
    ("a little more than a year ago", [("a little more than a year ago", "2025")]),
    ("add $21 trillion to the debt over a decade", [("a decade", "P10Y")]),
    ("It has lasted over a decade.", [("over a decade", "P10Y")]),
    ("They met for over an hour.", [("over an hour", "PT1H")]),
    # what is a year, a month or a feast, and what is none
    ("at $55 in constant 2013 dollars", [("2013", "2013")]),
    ("It cost 2013 dollars.", []),
    ("In 1960 men married young.", [("1960", "1960")]),
    ("It has 2000 men.", []),
    ("The March figures are bad.", [("March", "2026-03")]),
    ("The March for Life", []),
    ("three Super Tuesdays", []),
    ("on Valentine's Day", [("Valentine's Day", "2026-02-14")]),
    ("on Mother’s Day", [("Mother’s Day", "2026-05-10")]),
    ("at the turn of the century", [("the turn of the century", "20")]),
    # vague days
    ("to be decided at a later date", [("a later date", "FUTURE_REF")]),
    ("It is a later version.", []),
    ("a thing of the past", [("the past", "PAST_REF")]),
    ("of the past two votes", []),
]


@pytest.mark.parametrize(("text", "found"), VALUES)
def test_values(text: str, found: list[tuple[str, str]]) -> None:
    assert [(t.text, t.value) for t in timex3(find_times(text, ANCHOR))] == found


def test_a_short_year_may_have_a_feast_twice() -> None:
    days = {
        find_times("on the eve of Ramadan 2030", ANCHOR)[0].first,
        find_times("Ramadan", date(2030, 12, 20))[0].first,
    }
    assert days == {date(2030, 1, 5), date(2030, 12, 26)}


@pytest.mark.parametrize("anchor", [date.min, date.max, date(1999, 12, 31), date(2041, 1, 1), None])
def test_feasts_that_no_table_knows_stay_open(anchor: date | None) -> None:
    (found,) = find_times("at Passover", anchor)
    assert found.first is None or abs(found.first.year - (anchor or found.first).year) <= 1


def test_a_fiscal_year_has_no_days() -> None:
    (found,) = find_times("in fiscal 2025", ANCHOR)
    assert (found.value, found.first, found.last) == ("FY2025", None, None)
