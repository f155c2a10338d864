"""Title, outlet, byline and dates from the first lines of a report."""

from __future__ import annotations

import pytest

from tests.reports.made import MORE, PROSE, laid, page, shown

TITLE = "Ferry pact stalls in sight of the quay"


@pytest.mark.parametrize(
    ("lines", "day", "source"),
    [
        ([f"{TITLE}\nPublished: 2026-03-08"], "2026-03-08", "header"),
        ([f"{TITLE}\n2026-03-18T16:20:00+01:00"], "2026-03-18", "header"),
        ([TITLE, "Saturday, 4 April 2026"], "2026-04-04", "header"),
        ([TITLE, "18.04.2026 | 09:05"], "2026-04-18", "header"),
        ([TITLE, "Analysis | Tidemark | 16 April 2026"], "2026-04-16", "header"),
        ([TITLE, "By Ann Mora", "April 3, 2026"], "2026-04-03", "header"),
        ([TITLE, "By Ann Mora April 3, 2026 10:00"], "2026-04-03", "header"),
        ([TITLE, "Published", "3 April 2026"], "2026-04-03", "header"),
        (["3 April 2026", TITLE], "2026-04-03", "header"),
        ([f" date 2026-03-17 {TITLE}"], "2026-03-17", "prefix"),
        ([" date 2026-03-17 Both sides are said to be unhappy with the draft."], "2026-03-17", "prefix"),
        ([TITLE, f"PORT ANNA, April 3, 2026 (XNA) - {PROSE}"], "2026-04-03", "dateline"),
        ([TITLE, "Last updated: 2026-04-25T06:02"], "2026-04-25", "updated"),
        ([TITLE, "Last updated: 2026-01-05", f"PORT ANNA, Dec 30 (XNA) - {PROSE}"], "2025-12-30", "dateline"),
        ([TITLE, "Last updated: 2026-04-05", "April 3"], "2026-04-03", "header"),
        ([TITLE, "URL: https://example.com/2026/04/03/ferry"], "2026-04-03", "url"),
        ([TITLE, "3 days ago 41"], None, ""),
        ([TITLE, "by admin | 1 day ago | 9 views"], None, ""),
        ([TITLE, "April 3"], None, ""),
        ([TITLE, "2026-13-40"], None, ""),
        ([TITLE, "03/04/2026"], None, ""),
        ([TITLE, "Accessed 4 April 2026"], None, ""),
        ([TITLE], None, ""),
    ],
)
def test_published(lines: list[str], day: str | None, source: str) -> None:
    report = page(*lines)
    assert (report.published, report.published_from) == (day, source)


def test_a_date_in_the_file_name_comes_before_the_last_update() -> None:
    report = page(TITLE, "Last updated: 2026-04-25", path="2026-04-24-harbour-post.txt")
    assert (report.published, report.published_from, report.modified) == ("2026-04-24", "file name", "2026-04-25")


def test_a_labelled_date_at_the_foot_counts() -> None:
    report = laid(f"{TITLE}\n\n{PROSE}\n\n{MORE}\n\nFirst published on Fri 3 Apr 2026 19.12 BST\n")
    assert (report.published, report.published_from) == ("2026-04-03", "footer")


def test_dates_among_the_text_are_no_date_of_the_report() -> None:
    report = laid(
        f"{TITLE}\n\n{PROSE}\n\nA timeline of the talks:\n\nMarch 3, 2026\n\n{MORE}\n\nMarch 9, 2026\n\n{MORE}\n"
    )
    assert report.published is None or report.published_from != "updated"
    timeline = laid(f"{TITLE}\nPublished: 2026-04-03\n\n{PROSE}\n\nMarch 3, 2026\n\n{MORE}\n")
    assert timeline.published == "2026-04-03"
    assert ("stamp", "March 3, 2026") in shown(timeline)
    assert ("paragraph", PROSE) in shown(timeline)


@pytest.mark.parametrize(
    ("lines", "path", "outlet"),
    [
        ([TITLE], "01-harbour-post.txt", "Harbour Post"),
        ([TITLE, "Analysis | Tidemark | 16 April 2026"], "x.txt", "Tidemark"),
        ([TITLE, "Port Anna | 16 April 2026"], "tidemark.txt", "Tidemark"),
        ([TITLE, "VPR News | Rydal", "Listen 3:42"], "03-vpr.txt", "VPR"),
        ([TITLE, "VPR News"], "03-vpr.txt", "VPR"),
        ([TITLE, f"PORT ANNA, April 3 (XNA) - {PROSE}"], "08-xna.txt", "XNA"),
        ([TITLE, f"PORT ANNA, April 3 (CW) - {PROSE}"], "08-coastal-wire.txt", "Coastal Wire"),
        ([TITLE, f"WASHINGTON (Reuters) - {PROSE}"], "story.txt", "Reuters"),
        ([TITLE, f"WASHINGTON (Reuters) - {PROSE}"], "harbour-post.txt", "Harbour Post"),
        ([TITLE, "USA TODAY"], "15.txt", "USA Today"),
        ([TITLE, "BBC News, Port Anna"], "15.txt", "BBC"),
        ([TITLE, "By Ann Mora, Reuters"], "15.txt", "Reuters"),
        ([TITLE, "Reuters Staff"], "15.txt", "Reuters"),
        ([TITLE, "Source: Al Jazeera"], "15.txt", "Al Jazeera"),
        ([TITLE, "Harbour Post"], "15.txt", "Harbour Post"),
        ([TITLE, "Riverton Tribune", "16 April 2026"], "15.txt", "Riverton Tribune"),
        ([TITLE, "16 April 2026", "Riverton Tribune"], "15.txt", "Riverton Tribune"),
        ([TITLE, "World News"], "15.txt", None),
        ([TITLE, "Anger in the north"], "15.txt", None),
        ([TITLE, "Source: Al Jazeera"], "harbour-post.txt", "Harbour Post"),
        ([TITLE, "Outlet: Salt Lines"], "harbour-post.txt", "Salt Lines"),
        ([TITLE, "https://www.theguardian.com/world/ferry"], "15.txt", "The Guardian"),
        ([f"{TITLE} | River Gazette"], "15.txt", "River Gazette"),
        ([f"{TITLE} - BBC News"], "15.txt", "BBC"),
        ([TITLE], "014-csmonitor-com.txt", "The Christian Science Monitor"),
        ([TITLE], "ferry-pact-stalls-quay.txt", None),
        ([TITLE], "15.txt", None),
    ],
)
def test_outlet(lines: list[str], path: str, outlet: str | None) -> None:
    assert page(*lines, path=path).outlet == outlet


@pytest.mark.parametrize(
    ("lines", "byline"),
    [
        ([TITLE, "By Rhona Keel, harbour correspondent"], "Rhona Keel, harbour correspondent"),
        ([TITLE, "3 April 2026", "What was adopted, and what was not. By Jo Roe"], "Jo Roe"),
        ([TITLE, "Author: Ann Mora"], "Ann Mora"),
        ([TITLE, "Ann Mora and Bo Lind", "USA TODAY"], "Ann Mora and Bo Lind"),
        ([TITLE, "by admin | 1 day ago | 9 views"], None),
        ([TITLE, "By Monday, nothing had changed on the quay, they said."], None),
        ([TITLE], None),
    ],
)
def test_byline(lines: list[str], byline: str | None) -> None:
    assert page(*lines).byline == byline


def test_the_credit_line_at_the_end_names_the_writer() -> None:
    report = laid(f"{TITLE}\n\n{PROSE}\n\n(Reporting by A. Mora and Bo Lind; editing by C. Poe)\n")
    assert report.byline == "A. Mora and Bo Lind"
    assert laid(f"{TITLE}\n\n{PROSE}\n\nReporting: Ann Mora. Editing: B. Lind\n").byline == "Ann Mora"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{TITLE}\nPublished: 2026-03-08\n\n{PROSE}", TITLE),
        (f"{TITLE.upper()}\n\n{PROSE}", TITLE.upper()),
        (f"The ferries will not sail. What now?\n\n{PROSE}", "The ferries will not sail. What now?"),
        (f"Nobody won. Everybody paid.\nPublished: 2026-03-08\n\n{PROSE}", "Nobody won. Everybody paid."),
        (f" date 2026-03-17 {TITLE}\n\n{PROSE}", TITLE),
        (f" date 2026-03-17 Both sides are unhappy with the draft.\n\n{PROSE}", None),
        (f"3 April 2026\n\n{TITLE}\n\n{PROSE}", TITLE),
        (f"VPR News | Rydal\n\n{TITLE}\n\n{PROSE}", TITLE),
        (f"Source: minister to go over ferry pact\n\n{PROSE}", "Source: minister to go over ferry pact"),
        (f"Title: {TITLE}\nDate: 3 April 2026\n\n{PROSE}", TITLE),
        (f"{PROSE}\n\n{MORE}", None),
        (f"WASHINGTON (Reuters) - {PROSE}", None),
        (f"10:32\nThe plenary opens, and nobody is there.\n\n{PROSE}", None),
        (TITLE, TITLE),
        ("cod", "cod"),
    ],
)
def test_title(text: str, title: str | None) -> None:
    assert laid(text).title == title


def test_blocks_of_a_full_head() -> None:
    text = (
        f"{TITLE}\n\nTwo sides could not agree on fares after a night of talks, and a third stayed away.\n\n"
        f"By Ann Mora\nPublished 6:02 PM GMT+1, Fri 3 April 2026 | Updated 4 April 2026\n\n"
        f"[Photo: The quay]\n\nPORT ANNA – {PROSE}\n"
    )
    report = laid(text)
    assert [kind for kind, _ in shown(report)] == [
        "headline",
        "standfirst",
        "stamp",
        "stamp",
        "caption",
        "stamp",
        "paragraph",
    ]
    assert report.modified == "2026-04-04"
    assert shown(report)[-2:] == [("stamp", "PORT ANNA –"), ("paragraph", PROSE)]


def test_highlights_are_a_standfirst_without_their_label() -> None:
    report = page(
        TITLE, "Story highlights Ministers fail to agree on fares", "The chair wants a vote", "Ferries sail on"
    )
    assert shown(report)[1:5] == [
        ("furniture", "Story highlights"),
        ("standfirst", "Ministers fail to agree on fares"),
        ("standfirst", "The chair wants a vote"),
        ("standfirst", "Ferries sail on"),
    ]


def test_a_line_without_full_stop_before_the_text_is_a_standfirst() -> None:
    line = "A night of talks on fares ends with a new date and nothing else to show for it"
    assert shown(page(TITLE, "3 April 2026", line))[2] == ("standfirst", line)


def test_a_store_prefix_is_set_apart() -> None:
    report = page(" date 2026-03-17 Both sides are said to be unhappy with the draft.")
    assert shown(report)[:2] == [
        ("stamp", "date 2026-03-17"),
        ("standfirst", "Both sides are said to be unhappy with the draft."),
    ]


def test_a_title_that_is_repeated_is_a_headline_twice() -> None:
    assert [k for k, _ in shown(page(TITLE, "Published: 2026-03-08", TITLE))][:3] == ["headline", "stamp", "headline"]
