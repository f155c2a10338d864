"""Calendar expressions: sentences in, days out, as seen from Wednesday, 15 April 2026."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.language.test_calendar_any_text import check
from travaux.language.calendar import find_times, timex3
from travaux.language.calendar.days import around, easter, feast, part, shift

ANCHOR = date(2026, 4, 15)


def read(text: str, anchor: date | None = ANCHOR) -> list[tuple[str, str, str | None, str | None]]:
    return [(t.text, t.value, _iso(t.first), _iso(t.last)) for t in find_times(text, anchor)]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def days(text: str, anchor: date | None = ANCHOR) -> list[tuple[str, str | None, str | None]]:
    return [(found, first, last) for found, _, first, last in read(text, anchor)]


FULL = [
    ("It was signed on 3 March 2026.", "3 March 2026", "2026-03-03"),
    ("It was signed on March 3, 2026.", "March 3, 2026", "2026-03-03"),
    ("It was signed on Tuesday, 3 March 2026.", "Tuesday, 3 March 2026", "2026-03-03"),
    ("Published: 2026-03-03", "2026-03-03", "2026-03-03"),
    ("Updated 2026-03-03T10:15:00Z.", "2026-03-03T10:15:00Z", "2026-03-03"),
    ("Signed 17.4.2026 in the port.", "17.4.2026", "2026-04-17"),
    ("Signed 4/17/2026 in the port.", "4/17/2026", "2026-04-17"),
    ("the third of June, 2025", "the third of June, 2025", "2025-06-03"),
    ("the twenty-first of June 2025", "the twenty-first of June 2025", "2025-06-21"),
    ("on Dec. 31, 2024", "Dec. 31, 2024", "2024-12-31"),
]


@pytest.mark.parametrize(("text", "found", "day"), FULL)
@pytest.mark.parametrize("anchor", [ANCHOR, None])
def test_full_dates_need_no_anchor(text: str, found: str, day: str, anchor: date | None) -> None:
    assert read(text, anchor) == [(found, day, day, day)]


WEEKDAYS = [
    # told as past: the latest on or before publication
    ("The envoy left on Friday.", "2026-04-10"),
    ("The minister said Monday that talks would go on.", "2026-04-13"),
    ("Addressing parliament on Wednesday, she welcomed the text.", "2026-04-15"),
    ("The paper, sent round on Thursday, has 19 articles.", "2026-04-09"),
    ("In a Sunday statement the office denied it.", "2026-04-12"),
    ("Last Friday the delegation walked out.", "2026-04-10"),
    ("The deal was to be signed but was dropped on Tuesday.", "2026-04-14"),
    ("Nothing has moved since then, he told reporters on Saturday.", "2026-04-11"),
    ("The talks might have ended on Monday.", "2026-04-13"),
    # a governing cue turns it forward
    ("The chair gave a deadline of Thursday for comments.", "2026-04-16"),
    ("Comments have been asked for by Friday.", "2026-04-17"),
    ("The truce holds until Monday.", "2026-04-20"),
    ("The cabinet will vote on Tuesday.", "2026-04-21"),
    ("She is expected in the capital on Monday.", "2026-04-20"),
    ("The panel is scheduled to vote on the bill Tuesday.", "2026-04-21"),
    ("Both sides are to meet on Friday.", "2026-04-17"),
    ("Envoys met ahead of a Friday deadline.", "2026-04-17"),
    ("Ministers said they would meet again on Thursday.", "2026-04-16"),
    ("The envoy will, on Friday, visit the port.", "2026-04-17"),
    ("On Saturday the parties will sign.", "2026-04-18"),
    ("The truce expires on Sunday.", "2026-04-19"),
    ("The chair is flying to the capital on Thursday.", "2026-04-16"),
    ("The text is to be signed on Friday.", "2026-04-17"),
    ("Votes could come as early as Monday.", "2026-04-20"),
    ("He arrives next Friday.", "2026-04-17"),
    ("Chair to meet envoys on Friday", "2026-04-17"),
    ("Offices close as the capital winds down for the holidays on Thursday.", "2026-04-16"),
    # said with its week
    ("She left on Monday of last week.", "2026-04-06"),
    ("It begins Tuesday next week.", "2026-04-21"),
]


@pytest.mark.parametrize(("text", "day"), WEEKDAYS)
def test_a_weekday_is_the_latest_unless_a_cue_turns_it_forward(text: str, day: str) -> None:
    assert [(first, last) for _, first, last in days(text) if first] == [(day, day)]


ONE = [
    # the date beside the weekday wins
    ("The talks end on Friday, April 3.", "Friday, April 3", "2026-04-03", "2026-04-03"),
    ("The plenary is to meet from Wednesday, 22 April.", "Wednesday, 22 April", "2026-04-22", "2026-04-22"),
    ("They met on Friday (April 10) in the port.", "Friday (April 10", "2026-04-10", "2026-04-10"),
    ("They met on Monday, 13 April, in the port.", "Monday, 13 April", "2026-04-13", "2026-04-13"),
    # weeks
    ("The envoy travels next week.", "next week", "2026-04-20", "2026-04-26"),
    ("The plan leaked last week.", "last week", "2026-04-06", "2026-04-12"),
    ("A new plan emerged this week.", "this week", "2026-04-13", "2026-04-15"),
    ("The panel will vote this week.", "this week", "2026-04-13", "2026-04-19"),
    ("The panel will vote later this week.", "later this week", "2026-04-15", "2026-04-19"),
    ("They spoke earlier this week.", "earlier this week", "2026-04-13", "2026-04-15"),
    ("They will meet early next week.", "early next week", "2026-04-20", "2026-04-22"),
    ("A counter-proposal came out over the weekend.", "the weekend", "2026-04-11", "2026-04-12"),
    ("They will meet over the weekend.", "the weekend", "2026-04-18", "2026-04-19"),
    ("He spoke last weekend.", "last weekend", "2026-04-11", "2026-04-12"),
    ("Talks are due in the week of May 4.", "the week of May 4", "2026-05-04", "2026-05-10"),
    # months
    ("The rounds began last month.", "last month", "2026-03-01", "2026-03-31"),
    ("They will meet next month.", "next month", "2026-05-01", "2026-05-31"),
    ("A summit was held in August.", "August", "2025-08-01", "2025-08-31"),
    ("A summit was held earlier in August.", "earlier in August", "2025-08-01", "2025-08-31"),
    ("A summit will be held in August.", "August", "2026-08-01", "2026-08-31"),
    ("They walked out last December.", "last December", "2025-12-01", "2025-12-31"),
    ("A vote is expected in mid-April.", "mid-April", "2026-04-11", "2026-04-20"),
    ("The sides set a late June deadline.", "late June", "2026-06-21", "2026-06-30"),
    ("They want a text by the end of the month.", "the end of the month", "2026-04-30", "2026-04-30"),
    ("They want a text by the end of May.", "the end of May", "2026-05-31", "2026-05-31"),
    ("A year-end deadline looms.", "year-end", "2026-12-31", "2026-12-31"),
    ("The rules lapse at the end of 2027.", "the end of 2027", "2027-12-31", "2027-12-31"),
    ("The cabinet will decide in the first week of June.", "the first week of June", "2026-06-01", "2026-06-07"),
    ("The cabinet decided in the last week of March.", "the last week of March", "2026-03-25", "2026-03-31"),
    # days of a month
    ("The closure runs from 5 to 7 March.", "5 to 7 March", "2026-03-05", "2026-03-07"),
    ("The closure runs from Feb. 10 to April 20.", "Feb. 10 to April 20", "2026-02-10", "2026-04-20"),
    ("Officials meet from May 18 to 20.", "May 18 to 20", "2026-05-18", "2026-05-20"),
    ("Officials meet on May 18-20.", "May 18-20", "2026-05-18", "2026-05-20"),
    ("The ban holds between 15 February and 15 April.", "15 February and 15 April", "2026-02-15", "2026-04-15"),
    ("The treaty is to be signed on June 9.", "June 9", "2026-06-09", "2026-06-09"),
    ("Signature is pencilled in for 9 June.", "9 June", "2026-06-09", "2026-06-09"),
    ("It was leaked on 9 August.", "9 August", "2025-08-09", "2025-08-09"),
    ("They want it by the 17th of this month.", "the 17th of this month", "2026-04-17", "2026-04-17"),
    ("The seventeenth of April is a date.", "The seventeenth of April", "2026-04-17", "2026-04-17"),
    ("They will wait until the 24th, he said.", "the 24th", "2026-04-24", "2026-04-24"),
    # years and longer
    ("It grew from 2012 to 2021.", "2012 to 2021", "2012-01-01", "2021-12-31"),
    ("The 2012-13 round failed.", "2012-13", "2012-01-01", "2013-12-31"),
    ("He has kept to it since 2022.", "2022", "2022-01-01", None),
    ("In 2014 they annexed it.", "2014", "2014-01-01", "2014-12-31"),
    ("The 2015 deal is dead.", "2015", "2015-01-01", "2015-12-31"),
    ("They met last year.", "last year", "2025-01-01", "2025-12-31"),
    ("Rules of the 1990s apply.", "the 1990s", "1990-01-01", "1999-12-31"),
    ("Catches fell in the third quarter of 2024.", "the third quarter of 2024", "2024-07-01", "2024-09-30"),
    ("Catches fell in the first half of 2025.", "the first half of 2025", "2025-01-01", "2025-06-30"),
    ("They met last summer.", "last summer", "2025-06-01", "2025-08-31"),
    ("They met in the winter of 2024.", "the winter of 2024", "2024-12-01", "2025-02-28"),
    ("A treaty of the 19th century still holds.", "the 19th century", "1801-01-01", "1900-12-31"),
    # feasts
    ("They will meet after Christmas.", "Christmas", "2026-12-25", "2026-12-25"),
    ("They left on the day after Christmas.", "the day after Christmas", "2025-12-26", "2025-12-26"),
    ("Parliament sat on Good Friday.", "Good Friday", "2026-04-03", "2026-04-03"),
    # from publication
    ("She spoke yesterday.", "yesterday", "2026-04-14", "2026-04-14"),
    ("She speaks tomorrow.", "tomorrow", "2026-04-16", "2026-04-16"),
    ("She spoke today.", "today", "2026-04-15", "2026-04-15"),
    ("She speaks tonight.", "tonight", "2026-04-15", "2026-04-15"),
    ("She left the day before yesterday.", "the day before yesterday", "2026-04-13", "2026-04-13"),
    ("It leaked 12 days ago.", "12 days ago", "2026-04-03", "2026-04-03"),
    ("It leaked two weeks ago.", "two weeks ago", "2026-03-30", "2026-04-05"),
    ("It leaked three months ago.", "three months ago", "2026-01-01", "2026-01-31"),
    ("They will meet in the coming days.", "the coming days", "2026-04-15", None),
    ("They will report back in ten days.", "ten days", "2026-04-25", "2026-04-25"),
    ("Nothing moved in the past three weeks.", "the past three weeks", "2026-03-25", "2026-04-15"),
    ("He speaks at 4:30 p.m. on Friday.", "4:30 p.m. on Friday", "2026-04-10", "2026-04-10"),
]


@pytest.mark.parametrize(("text", "found", "first", "last"), ONE)
def test_expressions_resolve_to_their_days(text: str, found: str, first: str, last: str | None) -> None:
    assert days(text) == [(found, first, last)]


COUNTED = [
    ("On March 16 the chair sent a draft. It leaked the next day.", "the next day", "2026-03-17", "2026-03-17"),
    ("The cuts begin on 1 June, followed a day later by the levy.", "a day later", "2026-06-02", "2026-06-02"),
    ("On 3 March they met. Two days later they walked out.", "Two days later", "2026-03-05", "2026-03-05"),
    ("On 3 March they met. A week earlier it had leaked.", "A week earlier", "2026-02-23", "2026-03-01"),
    ("They met on 3 March. The same day it leaked.", "The same day", "2026-03-03", "2026-03-03"),
    ("They met on 3 March. The following week it leaked.", "The following week", "2026-03-09", "2026-03-15"),
    ("They meet on 3 March.\n\nThe next day it leaked.", "The next day", None, None),
    ("It leaked the next day.", "the next day", None, None),
]


@pytest.mark.parametrize(("text", "found", "first", "last"), COUNTED)
def test_some_count_from_the_day_named_before(text: str, found: str, first: str | None, last: str | None) -> None:
    assert days(text)[-1] == (found, first, last)
    assert find_times(text, ANCHOR)[-1].inferred is (first is not None)


@pytest.mark.parametrize(
    ("text", "found", "first", "last", "rule"),
    [
        ("two days of talks in the port that ended on Sunday", "two days", "2026-04-11", "2026-04-12", "ended"),
        ("a two-day meeting ended on Sunday", "two-day", "2026-04-11", "2026-04-12", "ended"),
        ("Three days of talks wrapped up on Friday.", "Three days", "2026-04-08", "2026-04-10", "ended"),
        ("no new levies for 90 days starting 1 April", "90 days", "2026-04-01", "2026-06-29", "began"),
        ("a two-day meeting that began on Monday", "two-day", "2026-04-13", "2026-04-14", "began"),
    ],
)
def test_a_duration_composes_with_its_end(text: str, found: str, first: str, last: str, rule: str) -> None:
    expression = find_times(text, ANCHOR)[0]
    assert (expression.text, _iso(expression.first), _iso(expression.last)) == (found, first, last)
    assert (expression.type, expression.rule) == ("DURATION", rule)


@pytest.mark.parametrize(
    ("text", "found", "kind", "value"),
    [
        ("They have 60 days.", "60 days", "DURATION", "P60D"),
        ("It lasted six months.", "six months", "DURATION", "P6M"),
        ("a three-month closure", "three-month", "DURATION", "P3M"),
        ("the nearly four-year-old war", "nearly four-year-old", "DURATION", "P4Y"),
        ("forty-eight hours of talks", "forty-eight hours", "DURATION", "PT48H"),
        ("an hour and a half", "an hour and a half", "DURATION", "PT1H30M"),
        ("several weeks", "several weeks", "DURATION", "PXW"),
        ("a yearlong effort", "yearlong", "DURATION", "P1Y"),
        ("after months of talks", "months", "DURATION", "PXM"),
        ("They meet every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
        ("They report every 90 days.", "every 90 days", "SET", "P90D"),
        ("an annual report", "annual", "SET", "P1Y"),
        ("5,000 tonnes a year", "a year", "SET", "P1Y"),
        ("They leave now.", "now", "DATE", "PRESENT_REF"),
        ("They leave soon.", "soon", "DATE", "FUTURE_REF"),
        ("It was previously denied.", "previously", "DATE", "PAST_REF"),
        ("in fiscal year 2027", "fiscal year 2027", "DATE", "FY2027"),
        ("He left on Monday night.", "Monday night", "TIME", "2026-04-13TNI"),
        ("He left at noon.", "noon", "TIME", "2026-04-15T12:00"),
    ],
)
def test_types_and_values_follow_timex3(text: str, found: str, kind: str, value: str) -> None:
    assert [(t.text, t.type, t.value) for t in find_times(text, ANCHOR)] == [(found, kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "About 2000 troops left.",
        "They landed 1950 tonnes of cod.",
        "He cited Resolution 1929 twice.",
        "It cost $1999 at most.",
        "A 2000-page text",
        "1,950 boats were there.",
        "The 54-year-old minister spoke.",
        "They may meet.",
        "They march in the port.",
        "Prime Minister May spoke.",
        "On 31 of them it failed.",
        "The Sunday Times wrote it.",
        "a second draft",
        "the second round",
    ],
)
def test_these_are_no_dates(text: str) -> None:
    assert [t for t in find_times(text, ANCHOR) if t.type != "DURATION" or t.first] == []


@pytest.mark.parametrize(
    "text",
    [
        "2025-13-01",
        "2025-02-30",
        "13/14/2025",
        "0000-00-00",
        "99.99.2026",
        "February 30, 2025",
        "FY9",
        "25:61",
        "99 p.m.",
    ],
)
def test_impossible_dates_raise_nothing(text: str) -> None:
    assert all(t.first is None or t.text != text for t in find_times(text, ANCHOR))


@pytest.mark.parametrize("anchor", [date.min, date.max, date(1, 1, 7), date(9999, 12, 25)])
def test_the_ends_of_the_calendar_raise_nothing(anchor: date) -> None:
    text = "next week, last week, two decades ago, in August, June 9, last weekend, Christmas, next month, by Friday, "
    text += "5,000 years ago, the past 900 centuries, the fourth quarter, last winter, the next day, early Monday"
    find_times(text, anchor)


def test_without_an_anchor_what_counts_from_it_stays_open() -> None:
    text = "On Friday, next week, in August, on June 9, 12 days ago, over the weekend, yesterday, in the coming days"
    assert {(t.first, t.last) for t in find_times(text, None)} == {(None, None)}
    assert find_times("on June 9", None)[0].value == "XXXX-06-09"


def test_a_second_date_after_moving_is_no_range() -> None:
    text = "The vote was moved from 3 April to 17 April."
    assert days(text) == [("3 April", "2026-04-03", "2026-04-03"), ("17 April", "2026-04-17", "2026-04-17")]


def test_an_expression_does_not_reach_into_the_one_before() -> None:
    assert [t.text for t in find_times("They had met weeks earlier this year.", ANCHOR)] == [
        "weeks earlier",
        "this year",
    ]


def test_weekdays_in_a_range_come_in_order() -> None:
    assert days("They will meet from Tuesday to Saturday.") == [("Tuesday to Saturday", "2026-04-21", "2026-04-25")]
    assert days("They met from Friday to Monday.") == [("Friday to Monday", "2026-04-10", "2026-04-13")]


NAMED_IN_THE_ISSUE = [
    ("Early next week they meet.", "Early next week", "2026-04-20", "2026-04-22"),
    ("They will meet early this summer.", "early this summer", "2026-06-01", "2026-06-30"),
    ("It fell in Q3.", "Q3", "2025-07-01", "2025-09-30"),
    ("It fell in the late 1990s.", "the late 1990s", "1996-09-01", "1999-12-31"),
    ("It fell in the mid-1990s.", "the mid-1990s", "1993-05-01", "1996-08-31"),
    ("It will end by mid-2027.", "mid-2027", "2027-05-01", "2027-08-31"),
    ("They met on Easter Monday.", "Easter Monday", "2026-04-06", "2026-04-06"),
    ("They met last Thanksgiving.", "last Thanksgiving", "2025-11-27", "2025-11-27"),
    ("They met in the first half of last year.", "the first half of last year", "2025-01-01", "2025-06-30"),
    ("Rules change on the first Monday in June.", "the first Monday in June", "2026-06-01", "2026-06-01"),
    ("Rules change on the last Friday of May 2027.", "the last Friday of May 2027", "2027-05-28", "2027-05-28"),
    ("The truce begins at 16:00 GMT on Friday.", "16:00 GMT on Friday", "2026-04-17", "2026-04-17"),
    ("The truce begins at 0600 GMT.", "0600 GMT", "2026-04-15", "2026-04-15"),
    ("It begins at 6 a.m. local time on 3 May.", "6 a.m. local time on 3 May", "2026-05-03", "2026-05-03"),
    ("It lasts until 5 p.m. EST, Nov. 6.", "5 p.m. EST, Nov. 6", "2026-11-06", "2026-11-06"),
    ("The deadline is midnight on Friday.", "midnight on Friday", "2026-04-17", "2026-04-17"),
    ("Signed 31/12/25.", "31/12/25", "2025-12-31", "2025-12-31"),
    ("In the days and weeks ahead it counts.", "the days and weeks ahead", "2026-04-15", None),
    ("They met around 3 March.", "around 3 March", "2026-03-03", "2026-03-03"),
    # what stands before a clause's own verb decides nothing
    ("He wants to build a wall. The chair on Friday signed it.", "Friday", "2026-04-10", "2026-04-10"),
    ("to build a wall the envoy on Friday signed the bill", "Friday", "2026-04-10", "2026-04-10"),
    ("It is set to resume talks on Friday aimed at peace.", "Friday", "2026-04-17", "2026-04-17"),
    ("They would look for a way around Friday's ruling.", "Friday", "2026-04-10", "2026-04-10"),
    ("They will read Friday's ruling.", "Friday", "2026-04-17", "2026-04-17"),
    ("She said in a letter to staff on Friday that it held.", "Friday", "2026-04-10", "2026-04-10"),
    ("The office expects to publish it in November.", "November", "2026-11-01", "2026-11-30"),
    ("It said rules to be published in November were ready.", "November", "2026-11-01", "2026-11-30"),
    ("They had filed their papers by Friday.", "Friday", "2026-04-10", "2026-04-10"),
    ("The vote planned for Tuesday was called off.", "Tuesday", "2026-04-14", "2026-04-14"),
    ("The vote planned for Friday was called off.", "Friday", "2026-04-17", "2026-04-17"),
    ("It is free to sell itself, under a December agreement.", "December", "2025-12-01", "2025-12-31"),
    # figures of a quarter come out after it
    ("Profit in the third quarter fell.", "the third quarter", "2025-07-01", "2025-09-30"),
    ("Profit in the latest quarter fell.", "the latest quarter", "2026-01-01", "2026-03-31"),
    ("Profit in the year-earlier quarter fell.", "the year-earlier quarter", "2025-01-01", "2025-03-31"),
    ("This year's first quarter was good.", "This year's first quarter", "2026-01-01", "2026-03-31"),
    ("A third-quarter loss was told.", "third-quarter", "2025-07-01", "2025-09-30"),
]


@pytest.mark.parametrize(("text", "found", "first", "last"), NAMED_IN_THE_ISSUE)
def test_more_expressions_resolve_to_their_days(text: str, found: str, first: str, last: str | None) -> None:
    assert days(text) == [(found, first, last)]


IN_WORDS = [
    ("It fell in nineteen ninety-six.", "nineteen ninety-six", "1996", "1996-01-01", "1996-12-31"),
    ("It fell in twenty eighteen.", "twenty eighteen", "2018", "2018-01-01", "2018-12-31"),
    ("By the year two thousand it was gone.", "the year two thousand", "2000", "2000-01-01", "2000-12-31"),
    ("It began in two thousand and eight.", "two thousand and eight", "2008", "2008-01-01", "2008-12-31"),
    ("It fell through the nineties.", "the nineties", "199", "1990-01-01", "1999-12-31"),
    ("It began in the late sixties.", "the late sixties", "196", "1966-09-01", "1969-12-31"),
    ("Law of the 1800s stands.", "the 1800s", "18", "1800-01-01", "1899-12-31"),
    ("It lasted two thousand years.", "two thousand years", "P2000Y", None, None),
    ("They ruled for hundreds of years.", "hundreds of years", "PXY", None, None),
    ("It was formed 65 million years ago.", "65 million years ago", "PAST_REF", None, "2026-04-15"),
    ("It was signed half a century ago.", "half a century ago", "1976", "1976-01-01", "1976-12-31"),
    ("They talked for half an hour.", "half an hour", "PT30M", None, None),
    ("They talked for three-and-a-half years.", "three-and-a-half years", "P3Y6M", None, None),
    ("They waited hours.", "hours", "PTXH", None, None),
    ("It rose over the past half century.", "the past half century", "P50Y", "1976-04-15", "2026-04-15"),
    ("It rose in the past three summers.", "the past three summers", "XXXX-SU", None, "2026-04-15"),
    ("The decades-old feud went on.", "decades-old", "PXDE", None, None),
    ("They stayed for a while.", "a while", "PXX", None, None),
    ("Within another hour they came.", "another hour", "PT1H", None, None),
    ("In the ensuing months it fell.", "the ensuing months", "PXM", None, "2026-04-15"),
    ("It has grown since the summer.", "the summer", "2025-SU", "2025-06-01", None),
    ("They met on the second night of the meeting.", "the second night", "XXXX-XX-XXTNI", None, None),
    ("A 3½-hour flight it was.", "3½-hour", "PT3H30M", None, None),
    ("They met in Easter week.", "Easter week", "2026-W14", "2026-03-30", "2026-04-05"),
    ("They met over the Easter weekend.", "Easter weekend", "2026-W14-WE", "2026-04-04", "2026-04-05"),
    ("They will meet over the Labor Day weekend.", "Labor Day weekend", "2026-W36-WE", "2026-09-05", "2026-09-06"),
    ("They will meet this Christmas.", "this Christmas", "2026-12-25", "2026-12-25", "2026-12-25"),
    ("He left a long time ago.", "a long time ago", "PAST_REF", None, "2026-04-15"),
    ("I met him the other day.", "the other day", "PAST_REF", None, "2026-04-15"),
    ("It pays in the short term.", "the short term", "FUTURE_REF", "2026-04-15", None),
    ("At present it holds.", "present", "PRESENT_REF", "2026-04-15", "2026-04-15"),
    ("In the new year they will vote.", "the new year", "2026", "2026-01-01", "2026-12-31"),
    ("They met in the second week of talks.", "the second week", "XXXX-WXX", None, None),
    ("It is the third day of talks.", "the third day", "2026-04-15", "2026-04-15", "2026-04-15"),
    ("They meet three times a week.", "three times a week", "P1W", None, None),
    ("They left at 4 in the morning.", "4 in the morning", "2026-04-15T04:00", "2026-04-15", "2026-04-15"),
    (
        "They met at 9:30 on Monday evening.",
        "9:30 on Monday evening",
        "2026-04-13T21:30",
        "2026-04-13",
        "2026-04-13",
    ),
    (
        "It fell on the night of 3 March.",
        "the night of 3 March",
        "2026-03-03TNI",
        "2026-03-03",
        "2026-03-03",
    ),
    # which way a clause looks
    ("The year ended Jan. 31, 2025 was good.", "Jan. 31, 2025", "2025-01-31", "2025-01-31", "2025-01-31"),
    (
        "It polled them Thursday and Friday through Sunday.",
        "Friday through Sunday",
        "2026-04-10/2026-04-12",
        "2026-04-10",
        "2026-04-12",
    ),
    ("It struck just before 3 a.m. Sunday.", "3 a.m. Sunday", "2026-04-12T03:00", "2026-04-12", "2026-04-12"),
    ("It follows Friday's call by a firm, which holds shares.", "Friday", "2026-04-10", "2026-04-10", "2026-04-10"),
    ("They have been at it since shortly after the Aug. 23 raid.", "Aug. 23", "2025-08-23", "2025-08-23", "2025-08-23"),
]


@pytest.mark.parametrize(("text", "found", "value", "first", "last"), IN_WORDS)
def test_times_said_in_words(text: str, found: str, value: str, first: str | None, last: str | None) -> None:
    assert (found, value, first, last) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "She is in her sixties.",
        "It cost two thousand dollars.",
        "The first-year students left.",
        "They bought twenty eighteen tonne lorries.",
        "at some time",
        "A three-week-old girl was found.",
        "Some 24 hours a day it is on.",
    ],
)
def test_words_that_tell_no_day(text: str) -> None:
    assert all(t.type != "DATE" for t in timex3(find_times(text, ANCHOR)))


def test_the_day_before_and_that_weekend_count_from_a_day_named() -> None:
    text = "They met on 3 March, and the day before they had not. That weekend he left."
    assert ("That weekend", "2026-W10-WE", "2026-03-07", "2026-03-08") in read(text)
    assert days("On 3 March he came; he had left two days before.")[1] == (
        "two days before",
        "2026-03-01",
        "2026-03-01",
    )
    text = "Net fell in the first quarter.\n\nSales were $2 million, up from $1 million a year earlier."
    assert read(text)[-1] == ("a year earlier", "2025-Q1", "2025-01-01", "2025-03-31")


SPELLS = [
    ("It applies 60 days after 1 April.", "2026-05-31", "2026-05-31", "from day"),
    ("It lapses a week from Friday, they will say.", "2026-04-24", "2026-04-24", "from day"),
    ("They will meet two weeks from now.", "2026-04-29", "2026-04-29", "from day"),
    ("They leave within ten days of 1 May.", "2026-05-01", "2026-05-11", "from day"),
    ("They leave 10 days before 1 May.", "2026-04-21", "2026-04-21", "from day"),
    ("It closes for three months from 1 February.", "2026-02-01", "2026-04-30", "from day"),
    ("It fell in the first nine months of 2025.", "2025-01-01", "2025-09-30", "part of"),
    ("They met in the last two weeks of March.", "2026-03-18", "2026-03-31", "part of"),
    ("in the six months ended 31 March", "2025-10-01", "2026-03-31", "ended"),
    ("They are extended by two weeks on Friday.", None, None, "duration"),
]


@pytest.mark.parametrize(("text", "first", "last", "rule"), SPELLS)
def test_a_stretch_counts_from_a_day(text: str, first: str | None, last: str | None, rule: str) -> None:
    found = find_times(text, ANCHOR)[0]
    assert (_iso(found.first), _iso(found.last), found.rule, found.event) == (first, last, rule, "")
    assert found.inferred is (rule in ("from day", "ended") or "March" in text)


EVENTS = [
    ("They are freed within 72 hours of signature.", "PT72H", "of signature"),
    ("It applies 60 days after entry into force.", "P60D", "after entry into force"),
    ("It lapses a year after the signing of the treaty, she said.", "P1Y", "after the signing of the treaty"),
    ("They leave 90 days before the election.", "P90D", "before the election"),
    ("no later than 30 days from the date of signing", "P30D", "from the date of signing"),
    ("six months after the treaty enters into force, rules change", "P6M", "after the treaty enters into force"),
]


@pytest.mark.parametrize(("text", "value", "event"), EVENTS)
@pytest.mark.parametrize("anchor", [ANCHOR, None])
def test_a_stretch_from_an_event_keeps_its_words(text: str, value: str, event: str, anchor: date | None) -> None:
    found = find_times(text, anchor)[0]
    assert (found.value, found.event, found.first, found.last) == (value, event, None, None)
    assert found.event in text


@pytest.mark.parametrize(
    ("text", "at", "anchor"),
    [
        ("They left on Friday.", 0, "2026-04-15"),
        ("They left on 3 March 2026.", 0, None),
        ("On 3 March they met. Two days later they left.", 1, "2026-03-03"),
        ("two days of talks ended on Sunday", 0, "2026-04-12"),
        ("the day after Christmas", 0, "2025-12-25"),
        ("It applies 60 days after 1 April 2027.", 0, "2027-04-01"),
        ("They have 60 days.", 0, None),
    ],
)
def test_the_anchor_is_the_day_counted_from(text: str, at: int, anchor: str | None) -> None:
    assert _iso(find_times(text, ANCHOR)[at].anchor) == anchor


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("from Feb. 10 to April 20", ["2026-02-10", "2026-04-20"]),
        ("between 2012 and 2021", ["2012", "2021"]),
        ("It will soon be signed.", []),
        ("It was previously denied.", []),
        ("They leave now.", ["PRESENT_REF"]),
    ],
)
def test_timex3_marks_ends_apart_and_nothing_vague(text: str, values: list[str]) -> None:
    marked = timex3(find_times(text, ANCHOR))
    assert [t.value for t in marked] == values
    check(text, marked)


@pytest.mark.parametrize(
    ("text", "found", "kind", "value"),
    [
        ("the first nine months", "the first nine months", "DURATION", "P9M"),
        ("5 1/2 hours", "5 1/2 hours", "DURATION", "PT5H30M"),
        ("two and a half years", "two and a half years", "DURATION", "P2Y6M"),
        ("two to three weeks", "two to three weeks", "DURATION", "P2W"),
        ("a two day rally", "two day", "DURATION", "P2D"),
        ("the past decade", "the past decade", "DURATION", "P10Y"),
        ("almost two decades", "almost two decades", "DURATION", "P20Y"),
        ("a week or two", "a week or two", "DURATION", "P1W"),
        ("used over several years", "several years", "DURATION", "PXY"),
        ("for over a year", "over a year", "DURATION", "P1Y"),
        ("only six months", "six months", "DURATION", "P6M"),
        ("recent weeks", "recent weeks", "DURATION", "PXW"),
        ("recent years", "recent years", "DATE", "PAST_REF"),
        ("They meet on Mondays.", "Mondays", "SET", "XXXX-WXX-1"),
        ("They meet on Tuesday nights.", "Tuesday nights", "SET", "XXXX-WXX-2TNI"),
        ("They march each July.", "each July", "SET", "XXXX-07"),
        ("the current text", "current", "DATE", "PRESENT_REF"),
        ("It holds right now.", "right now", "DATE", "PRESENT_REF"),
        ("They talk a lot these days.", "these days", "DATE", "PRESENT_REF"),
    ],
)
def test_more_types_and_values_follow_timex3(text: str, found: str, kind: str, value: str) -> None:
    assert [(t.text, t.type, t.value) for t in find_times(text, ANCHOR)] == [(found, kind, value)]


@pytest.mark.parametrize(
    "text",
    ["Sun, a maker of computers, fell.", "about three-quarters of it", "the March for Life", "the then-current text"],
)
def test_nor_are_these(text: str) -> None:
    assert find_times(text, ANCHOR) == ()


def test_a_time_of_day_has_the_day_beside_it() -> None:
    text = "It begins at 06:00 (04:00 GMT) on Monday, and again between 9 a.m. and 5 p.m. on 4 May."
    assert [(t.text, t.value) for t in find_times(text, ANCHOR)] == [
        ("06:00", "2026-04-20T06:00"),
        ("04:00 GMT", "2026-04-20T04:00"),
        ("Monday", "2026-04-20"),
        ("9 a.m.", "2026-05-04T09:00"),
        ("5 p.m. on 4 May", "2026-05-04T17:00"),
    ]


def test_a_year_earlier_compares_with_the_quarter_named_before() -> None:
    text = "Profit in the first quarter of 2026 was $4m, up from $3m a year earlier."
    assert read(text)[-1] == ("a year earlier", "2025-Q1", "2025-01-01", "2025-03-31")


def test_days() -> None:
    assert easter(2026) == date(2026, 4, 5)
    assert feast(2026, "11-thu-4")[0] == date(2026, 11, 26)
    assert feast(2026, "05-mon--1")[0] == date(2026, 5, 25)
    assert shift(date(2024, 2, 29), 1, "Y") == date(2025, 2, 28)
    assert around(date(2026, 1, 1), "W")[0] == "2026-W01"
    assert part((date(2026, 1, 1), date(2026, 12, 31)), "mid") == (date(2026, 5, 1), date(2026, 8, 31))


@pytest.mark.shared
def test_the_development_text_is_read_right(shared: Path) -> None:
    gold = json.loads((shared / "benchmarks/dates/peace-plan-timex.json").read_text(encoding="utf-8"))
    text = (shared / gold["file"]).read_text(encoding="utf-8")
    values = {(t.start, t.end): t.value for t in find_times(text, date.fromisoformat(gold["dct"]))}
    core = [x for x in gold["timex"] if x["core"]]
    assert [values.get((x["start"], x["end"])) for x in core] == [x["value"] for x in core]
