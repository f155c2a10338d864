"""Dates of header lines, and what is no date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.reports.stamps import date_in_path, in_year, prefix, scan, whole


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 2026-03-08", "2026-03-08"),
        ("2026-03-18T16:20:00+01:00", "2026-03-18"),
        ("2026-04-03T23:59Z", "2026-04-03"),
        ("2026-04-03 19:12", "2026-04-03"),
        ("2026/04/03", "2026-04-03"),
        ("20260403", "2026-04-03"),
        ("March 23, 2026", "2026-03-23"),
        ("Mar. 23, 2026", "2026-03-23"),
        ("Sept 3rd, 2026", "2026-09-03"),
        ("Saturday, 4 April 2026", "2026-04-04"),
        ("Tuesday 14 April 2026", "2026-04-14"),
        ("4th of April 2026", "2026-04-04"),
        ("18.04.2026 | 09:05", "2026-04-18"),
        ("3. 4. 2026", "2026-04-03"),
        ("13/04/2026", "2026-04-13"),
        ("04/13/2026", "2026-04-13"),
        ("04/04/2026", "2026-04-04"),
        ("Sat 4 Apr 2026 19.12 BST", "2026-04-04"),
        ("3:42 PM EDT, Wed March 18, 2026", "2026-03-18"),
        ("Fri, April 3, 2026 at 7:12 PM GMT+1 · 3 min read", "2026-04-03"),
        ("Mon, 06 Apr 2026 10:00:00 GMT", "2026-04-06"),
        ("APRIL 4, 2026 / 3:24 PM / UPDATED 2 DAYS AGO", "2026-04-04"),
        ("Published 3 April 2026 | Updated 4 April 2026", "2026-04-03"),
        ("Posted 5:32 PM, Apr 3, 2026 and last updated 6:40 PM, Apr 4, 2026", "2026-04-03"),
        ("Last updated: 2026-04-25T06:02", None),
        ("Accessed 4 April 2026", None),
        ("2026-13-40", None),
        ("30 February 2026", None),
        ("April 3, 3025", None),
        ("03/04/2026", None),  # the third of April or the fourth of March
        ("April 3", None),
        ("3 days ago 41", None),
        ("an hour ago", None),
        ("16:05 Friday", None),
        ("Listen 3:42", None),
    ],
)
def test_published(line: str, day: str | None) -> None:
    stamp = whole(line)
    assert stamp is not None
    assert stamp.published == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Last updated: 2026-04-25T06:02", "2026-04-25"),
        ("Published 3 April 2026 | Updated 4 April 2026", "2026-04-04"),
        ("Posted 5:32 PM, Apr 3, 2026 and last updated 6:40 PM, Apr 4, 2026", "2026-04-04"),
        ("Last modified on Sat 4 Apr 2026 20.10 BST", "2026-04-04"),
        ("March 23, 2026", None),
    ],
)
def test_modified(line: str, day: str | None) -> None:
    stamp = whole(line)
    assert stamp is not None
    assert stamp.modified == day


@pytest.mark.parametrize(
    "line",
    [
        "On 3 April 2026 the talks ended",
        "April 3, 2026, was the day",
        "May talks collapse",
        "Marching 3",
        "Second reading",
        "3.45 percent",
        "2026 budget",
        "Article 12",
        "10 to 12",
        "Monday's vote",
        "Marked 2026",
        "",
        "---",
    ],
)
def test_no_stamp(line: str) -> None:
    assert whole(line) is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("06:02", "timed"),
        ("10.32am", "timed"),
        ("9 a.m. ET", "timed"),
        ("noon", "timed"),
        ("1330 GMT", "timed"),
        ("00:15 Saturday", "weekday"),
        ("Update at 8:51 a.m. ET.", "timed"),
        ("2 weeks ago 16", "relative"),
        ("5h ago", "relative"),
        ("yesterday", "relative"),
        ("Listen 3:42", "listen"),
        ("12 March", "dated"),
    ],
)
def test_what_else_a_stamp_may_be(line: str, kind: str) -> None:
    stamp = whole(line)
    assert stamp is not None
    assert stamp.says
    assert getattr(stamp, kind)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("date 2026-03-17 Leaked: all 24 articles", "Leaked: all 24 articles"),
        ("Published: 3 April 2026 Talks end", "Talks end"),
        ("2026-04-03 19:12 Talks end", "Talks end"),
        ("date 2026-03-17", None),
        ("Dates of 2026-03-17 Talks", None),
        ("April 3, 2026 Talks end", None),
        ("Updated 3 April 2026 with new lines", None),
        ("date 2026-13-17 Leaked", None),
    ],
)
def test_prefix_of_a_page_store(line: str, rest: str | None) -> None:
    stamp = prefix(line)
    assert (line[stamp.end :].strip() if stamp else None) == rest


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("https://example.com/world/2026/04/03/talks", "2026-04-03"),
        ("https://example.com/2026/apr/3/talks", "2026-04-03"),
        ("https://example.com/World/2026/0403/Talks", "2026-04-03"),
        ("2026-04-03-post.txt", "2026-04-03"),
        ("014-20260403-post.txt", "2026-04-03"),
        ("https://example.com/2026/04/talks", None),
        ("https://example.com/story-2026134012", None),
        ("2026-99-99.txt", None),
        ("", None),
    ],
)
def test_date_in_path(path: str, day: str | None) -> None:
    assert date_in_path(path) == day


def test_a_day_takes_the_year_of_a_later_date() -> None:
    assert in_year((4, 3), "2026-04-25") == "2026-04-03"
    assert in_year((12, 30), "2026-01-05") == "2025-12-30"
    assert in_year((2, 29), "2026-03-01") is None


@given(st.text(max_size=80))
def test_any_text_is_scanned(text: str) -> None:
    stamp = scan(text)
    assert 0 <= stamp.end <= len(text)


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%b %d, %Y", "%A, %d %B %Y", "%d.%m.%Y", "%Y%m%d"):
        stamp = whole(day.strftime(form))
        assert stamp is not None
        assert stamp.published == day.isoformat()
