"""The words that a date was read from, and how sure it is."""

from __future__ import annotations

import pytest

from tests.reports.made import MORE, PROSE, laid, page
from travaux.model import Report
from travaux.reports.layout import lay_out
from travaux.reports.told import Published, Told
from travaux.reports.units import units

TITLE = "Ferry pact stalls in sight of the quay"


def read_from(report: Report) -> tuple[str | None, str, str, str]:
    return report.published, report.published_from, report.published_words, report.published_sure


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([TITLE, "Published: 3 April 2026"], ("2026-04-03", "header", "Published: 3 April 2026", "sure")),
        (
            [TITLE, "Analysis | Tidemark | 16 April 2026"],
            ("2026-04-16", "header", "Analysis | Tidemark | 16 April 2026", "sure"),
        ),
        ([TITLE, "Last updated: 2026-04-05", "April 3"], ("2026-04-03", "header", "April 3", "likely")),
        ([f" date 2026-03-17 {TITLE}"], ("2026-03-17", "prefix", "date 2026-03-17", "likely")),
        (
            [TITLE, f"PORT ANNA, April 3, 2026 (XNA) - {PROSE}"],
            ("2026-04-03", "dateline", "PORT ANNA, April 3, 2026 (XNA) -", "sure"),
        ),
        (
            [TITLE, "Last updated: 2026-01-05", f"PORT ANNA, Dec 30 (XNA) - {PROSE}"],
            ("2025-12-30", "dateline", "PORT ANNA, Dec 30 (XNA) -", "likely"),
        ),
        ([TITLE, "URL: https://ex.am/2026/04/03/ferry"], ("2026-04-03", "url", "2026/04/03", "likely")),
        (
            [TITLE, "Last updated: 2026-04-25T06:02"],
            ("2026-04-25", "updated", "Last updated: 2026-04-25T06:02", "likely"),
        ),
        (
            [TITLE, PROSE, "The minister at the hall on November 23, 2025 [Ann Mora/Reuters]"],
            ("2025-11-23", "caption", "November 23, 2025", "likely"),
        ),
        (
            [TITLE, PROSE, "FILE - The minister at the hall on November 23, 2019 (AP Photo/Ann Mora)"],
            (None, "", "", "sure"),
        ),
    ],
)
def test_words_and_sureness(lines: list[str], expected: tuple[str | None, str, str, str]) -> None:
    assert read_from(page(*lines)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The Port Anna Tribune, Saturday 26 September 2026", "2026-09-26"),
        ("The Coast Ledger, Opinion, Friday 27 February 2026", "2026-02-27"),
        ("Harbour FM newsroom, Friday 30 January 2026, 17:45", "2026-01-30"),
        ("Quay Business Online | 31 Oct 2026, 8.15", "2026-10-31"),
        ("Shore Radio, Little Anna. Web desk. Saturday, June 13, 2026, 9.20 a.m.", "2026-06-13"),
        ("The weekly of the sea since 1908 | Friday 18 September 2026", "2026-09-18"),
        ("Your lunchtime politics in 3 minutes. Friday 30 October 2026", "2026-10-30"),
        ("The Anna Sentinel, 23 May 2026, page 1", "2026-05-23"),
        ("No. 212, 24 June 2026", "2026-06-24"),
        ("22 May 2026 (Anna Information Service)", "2026-05-22"),
        ("Wednesday, November 18, 2026. By Jo Roe and the data desk", "2026-11-18"),
        ("31 Oct 2026, p. 1", "2026-10-31"),
        ("Issue 22/2026, 6 November", "2026-11-06"),
        ("The explainer | Issue of 4 December 2026", "2026-12-04"),
        ("The weekly for hauliers, forwarders and clerks | No. 8/26, 24 February 2026", "2026-02-24"),
        ("Tidemark, Tuesday 17 November 2026 (xna/tm)", "2026-11-17"),
        ("SUNDAY FEBRUARY 7, 2027                    60 cents", "2027-02-07"),
        ("Port Anna, Thursday 9 October 2025 · £1.20", "2025-10-09"),
        ("Posted Friday 12/02/2027, 07.30", "2027-02-12"),
        ("Posted 12/02/2027, 07.30", None),
        ("Posted Monday 12/02/2027, 07.30", None),
        ("Saturday, May 2, 2026. By Jo Roe, public services editor", "2026-05-02"),
        ("Page closed. Last entry 18 October 2026, 23:10. All times local.", "2026-10-18"),
        ("The paper of the talks | what 3 May 2026 brought us", None),
        ("The talks of 3 May 2026 and what came after them", None),
        ("Ministers met on 3 May 2026, as the treaty wants them to do once in a year.", None),
        ("Who was where on the night of 3 May 2026?", None),
    ],
)
def test_the_date_in_an_imprint(line: str, expected: str | None) -> None:
    assert laid(f"{TITLE}\n\n{line}\n\n{PROSE}\n\n{MORE}").published == expected


@pytest.mark.parametrize("plate", ["THE TIDEMARK", "Tidemark Weekly", "TIDEMARK BULLETIN no. 212, 26 June 2026"])
def test_the_title_under_a_nameplate(plate: str) -> None:
    line = "" if "2026" in plate else "Port Anna, 26 June 2026\n\n"
    report = lay_out(text := f"{plate}\n\n{line}{TITLE}\n\n{PROSE}\n\n{MORE}\n", units(text), "01-tidemark.txt")
    assert (report.title, report.published) == (TITLE, "2026-06-26")


def test_the_latest_caption_counts() -> None:
    captions = "The hall, Nov. 20, 2025 (Ann Mora/Reuters)\n\nThe quay, Nov. 23, 2025 (Ann Mora/Reuters)"
    assert laid(f"{TITLE}\n\n{PROSE}\n\n{captions}\n\n{MORE}").published == "2025-11-23"


def test_a_file_name_and_a_foot() -> None:
    assert read_from(page(TITLE, path="2026-04-24-post.txt")) == ("2026-04-24", "file name", "2026-04-24", "likely")
    report = laid(f"{TITLE}\n\n{PROSE}\n\n{MORE}\n\nFirst published on Fri 3 Apr 2026 19.12 BST\n")
    assert read_from(report) == ("2026-04-03", "footer", "First published on Fri 3 Apr 2026 19.12 BST", "sure")


META = Published("2026-04-03", "meta", "date: 2026-04-03")


@pytest.mark.parametrize(
    ("line", "told", "expected"),
    [
        ("Published: 5 May 2026", Told(published=META), ("2026-04-03", "likely")),
        ("Published: 4 April 2026", Told(published=META), ("2026-04-03", "sure")),
        ("Nothing of a date here", Told(published=META), ("2026-04-03", "sure")),
        ("Published: 5 May 2026", Told(guessed=META), ("2026-05-05", "sure")),
        ("Nothing of a date here", Told(guessed=META), ("2026-04-03", "sure")),
    ],
)
def test_what_is_told_beside_the_text(line: str, told: Told, expected: tuple[str, str]) -> None:
    text = f"{TITLE}\n\n{line}\n\n{PROSE}\n\n{MORE}\n"
    report = lay_out(text, units(text), "a.txt", told=told)
    assert (report.published, report.published_sure) == expected


def test_a_told_title_makes_no_headline_of_the_text() -> None:
    text = f"What now?\n\n{PROSE}\n\n{MORE}\n"
    report = lay_out(text, units(text), "a.txt", told=Told(title=TITLE))
    assert report.title == TITLE
    assert "headline" not in {block.kind for block in report.blocks}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("31 Oct 2031, p. 1", "2031-10-31"),
        ("Coast Mercury, Tuesday 19 November 2031 (xna/cm)", "2031-11-19"),
        ("The explainer | Issue of 4 December 2031", "2031-12-04"),
        ("Port Anna, Thursday 9 October 2031 · 60 centimes", "2031-10-09"),
        ("Issue 22/2031, 6 November", "2031-11-06"),
        ("Issue 22, 6 November", None),
        ("SUNDAY FEBRUARY 9, 2031                    60 cents", "2031-02-09"),
        ("Posted Friday 12/09/2031, 07.30", "2031-09-12"),
        ("Posted Thursday 04/09/2031, 07.30", "2031-09-04"),
        ("Posted Friday 05/09/2031, 07.30", None),  # both are Fridays
        ("Posted Monday 12/09/2031, 07.30", None),  # neither is a Monday
        ("Posted 12/09/2031, 07.30", None),
        ("The weekly for hauliers, forwarders and all others | No. 8/31, 24 February 2031", "2031-02-24"),
        ("This page is no longer being updated. Last entry 18 October 2031, 23:10. Latest first.", "2031-10-18"),
        ("The pact was signed at last. On 18 October 2031, 131 states had joined. Few came.", None),
    ],
)
def test_imprints_with_prices_issues_and_notices(line: str, expected: str | None) -> None:
    assert page(TITLE, line, PROSE).published == expected
