"""Heads of all kinds, the lines above the text judged together: which is the title, which the nameplate, which the day.

Each head is told as its lines, "" for a blank line; the text follows. Wanted are title, outlet and day ("--06-18" for a
day without its year).
"""

from __future__ import annotations

import pytest

from tests.reports.made import laid

TEXT = (
    "The dockers and the port company of Vessby have agreed on a pact that ends the strike at the two grain piers. The "
    "company will pay a tenth more from the summer, and the cranes are to move again on Monday, as those in Rydal did.\n\n"
    'An earlier pact was signed on 3 March 2019 and broken within a week. "We read every line of it," said Ann Mora, who '
    "speaks for the dockers.\n"
)
TITLE = "Dockers and port company agree on pay pact"

HEADS = [
    # A nameplate over the title, with a date or an imprint, a byline, a section between them or not.
    (["The Vessby Lantern", TITLE], TITLE, "The Vessby Lantern", None),
    (["Quayside", TITLE, "By Ann Mora"], TITLE, "Quayside", None),
    (["Quayside", "", TITLE, "", "3 May 2031"], TITLE, "Quayside", "2031-05-03"),
    (["GRAIN & HARBOR", "May 3, 2031", "", TITLE], TITLE, "Grain & Harbor", "2031-05-03"),
    (
        ["Salt Lines", "", "Dockers Vote to Accept Pay Pact", "By Bo Lind"],
        "Dockers Vote to Accept Pay Pact",
        "Salt Lines",
        None,
    ),
    (["The Pier Review of Labour and Trade", "", TITLE], TITLE, "The Pier Review of Labour and Trade", None),
    (
        ["Vessby Weekly Argus", "Saturday 3 May 2031, Late Edition", "", "DOCKERS AND COMPANY IN PAY PACT"],
        "DOCKERS AND COMPANY IN PAY PACT",
        "Vessby Weekly Argus",
        "2031-05-03",
    ),
    (["Tidewater", "WORLD", TITLE, "Bo Lind", "May 3, 2031"], TITLE, "Tidewater", "2031-05-03"),
    (["Tidewater", "Labour notes", "", TITLE, "Bo Lind in Vessby"], TITLE, "Tidewater", None),
    (
        ["VESSBY EVENING STAR", "COMMENT", "", "Our dockers have shown the way", "By the Editor"],
        "Our dockers have shown the way",
        "Vessby Evening Star",
        None,
    ),
    (["The Anchor", "Newsletter of the Port Workers", "No. 14, spring 2031", "", TITLE], TITLE, "The Anchor", None),
    (
        [
            "MARITIME QUARTERLY",
            "Vol. 8 No. 3 | ISSN 1234-5678",
            "",
            "Essay",
            "",
            "What the cranes taught us",
            "by Ann Mora",
        ],
        "What the cranes taught us",
        "Maritime Quarterly",
        None,
    ),
    # The date in the line of the nameplate.
    (["Vessby Courier, Friday, 2 May 2031, p. 3", "", TITLE], TITLE, "Vessby Courier", "2031-05-02"),
    (["Grain Desk (2 May 2031)", TITLE], TITLE, "Grain Desk", "2031-05-02"),
    (["Pierhead    Monday, June 18    One crown", "", TITLE], TITLE, "Pierhead", "--06-18"),
    (["PIERHEAD * 18 JUNE 2031 * 40p", "", TITLE], TITLE, "Pierhead", "2031-06-18"),
    (["The Quay - June 18, 2031 - Business", "", TITLE], TITLE, "The Quay", "2031-06-18"),
    (["Quayside, week of June 18, 2031", "", TITLE], TITLE, "Quayside", "2031-06-18"),
    (["Quayside: on sale 18 June 2031", "", TITLE], TITLE, "Quayside", "2031-06-18"),
    # Paths, slugs, notices.
    (["Home > Business > Ports", TITLE, "18 June 2031"], TITLE, None, "2031-06-18"),
    (["Quayside » Labour", "", TITLE, "June 18, 2031"], TITLE, "Quayside", "2031-06-18"),
    (["Quayside / World / Ports", TITLE], TITLE, "Quayside", None),
    (["XNA0231 3 BUS 0187 /XNA-K2", "VESSBY-PORT-PAY", TITLE], TITLE, None, None),
    (["BC-Vessby-Dockers, 1st Ld-Writethru, 0412", TITLE], TITLE, None, None),
    (["port-pact-2nd-lead", TITLE], TITLE, None, None),
    (["PRESS RELEASE", "18 June 2031", "", TITLE, "Contact: Bo Lind, +00 555 0100"], TITLE, None, "2031-06-18"),
    (["EMBARGOED UNTIL 00:01 ON WEDNESDAY 18 JUNE 2031", "", TITLE], TITLE, None, "2031-06-18"),
    (["www.quayside.example", TITLE], TITLE, "quayside.example", None),
    # Bylines with the day.
    ([TITLE, "Posted by Ann Mora on June 18, 2031"], TITLE, None, "2031-06-18"),
    ([TITLE, "June 18, 2031 by Ann Mora"], TITLE, None, "2031-06-18"),
    ([TITLE, "Ann Mora in Vessby and Bo Lind in Rydal 18 June 2031"], TITLE, None, "2031-06-18"),
    ([TITLE, "Ann Mora / Quayside / 18 June 2031"], TITLE, "Quayside", "2031-06-18"),
    (["By our own correspondent", "", TITLE], TITLE, None, None),
    (["From our correspondent in Vessby"], None, None, None),
    # Exports.
    (
        [
            "Vessby Mercury (Rydal)",
            "",
            "June 18, 2031 Wednesday",
            "Metro Edition",
            "",
            TITLE,
            "",
            "BYLINE: Bo Lind",
            "",
            "SECTION: B; Pg. 4",
            "",
            "LENGTH: 120 words",
        ],
        TITLE,
        "Vessby Mercury",
        "2031-06-18",
    ),
    (
        [
            "HD       Dockers and port company agree on pay pact",
            "BY       Bo Lind",
            "WC       120 words",
            "PD       18 June 2031",
            "SN       Salt & Tide",
            "LA       English",
            "LP",
        ],
        TITLE,
        "Salt & Tide",
        "2031-06-18",
    ),
    (
        [
            "From: Bo Lind <lind@quayside.example>",
            "Sent: Wednesday, 18 June 2031 08:10",
            "To: Desk",
            f"Subject: {TITLE}",
        ],
        TITLE,
        None,
        "2031-06-18",
    ),
    ([f"# {TITLE}", "", "> Quayside, 2031-06-18"], TITLE, "Quayside", "2031-06-18"),
    # Further forms of the nameplate and its date.
    (["THE VESSBY TIMES, TUESDAY, MAY 3, 1831.", "", TITLE], TITLE, "The Vessby Times", "1831-05-03"),
    (["Vessby Times. May 3, 2031.", "", TITLE], TITLE, "Vessby Times", "2031-05-03"),
    (["Quayside Tuesday 3 May 2031", TITLE], TITLE, "Quayside", "2031-05-03"),
    (["Tuesday 3 May 2031 Quayside", TITLE], TITLE, "Quayside", "2031-05-03"),
    (["[Quayside, 3 May 2031]", TITLE], TITLE, "Quayside", "2031-05-03"),
    (["From The Vessby Lantern, 3 May 2031", "", TITLE], TITLE, "The Vessby Lantern", "2031-05-03"),
    ([TITLE, "As published in the Vessby Lantern of 3 May 2031"], TITLE, "Vessby Lantern", "2031-05-03"),
    ([TITLE, "Published in Quayside | 3 May 2031"], TITLE, "Quayside", "2031-05-03"),
    ([TITLE, "Quayside • 3 May 2031 • 4 min read"], TITLE, "Quayside", "2031-05-03"),
    ([TITLE, "3rd May, 2031"], TITLE, None, "2031-05-03"),
    ([TITLE, "3 May '31"], TITLE, None, "2031-05-03"),
    ([TITLE, "3.V.2031"], TITLE, None, "2031-05-03"),
    ([TITLE, "Tue 03-May-31 14:05"], TITLE, None, "2031-05-03"),
    ([TITLE, "2031 May 3"], TITLE, None, "2031-05-03"),
    ([TITLE, "Weekend edition, 3-4 May 2031"], TITLE, None, "2031-05-03"),
    (["Quayside, [03.05.31 14:05]", TITLE], TITLE, "Quayside", "2031-05-03"),
    (["Quayside Magazine, Issue 44 (May 2031)", "", TITLE], TITLE, "Quayside Magazine", None),
    (["Quayside", "The voice of the docks since 1871", "", TITLE], TITLE, "Quayside", None),
    (["RADIO VESSBY", "THE WORLD TONIGHT", "Tx: 3 May 2031, 2200", "", TITLE], TITLE, "Radio Vessby", "2031-05-03"),
    (["Newsgroups: port.talk", f"Subject: {TITLE}", "Date: Tue, 3 May 2031 14:05:00 +0000"], TITLE, None, "2031-05-03"),
    (["Paper: Quayside", f"Headline: {TITLE}", "Run date: 3 May 2031", "Page: 4"], TITLE, "Quayside", "2031-05-03"),
    (
        ["Skip to content", "Menu", "Quayside", "News | Sport | Opinion", "", TITLE, "By Ann Mora", "3 May 2031"],
        TITLE,
        "Quayside",
        "2031-05-03",
    ),
    (["Notes from the Harbour", "", TITLE, "By Ann Mora"], TITLE, "Notes from the Harbour", None),
    (
        ["The dockers have won. Now what?", "By Ann Mora", "3 May 2031"],
        "The dockers have won. Now what?",
        None,
        "2031-05-03",
    ),
    (
        ["Quayside", "The dockers have won. Now what?", "By Ann Mora", "3 May 2031"],
        "The dockers have won. Now what?",
        "Quayside",
        "2031-05-03",
    ),
    ([TITLE, "The pact ends nine weeks of strike.", "By Ann Mora", "3 May 2031"], TITLE, None, "2031-05-03"),
    (
        ["VESSBY HARBOUR BOARD", "Office of the Director", "", "STATEMENT ON THE PAY PACT", "", "3 May 2031"],
        "STATEMENT ON THE PAY PACT",
        "Vessby Harbour Board",
        "2031-05-03",
    ),
    (["MEDIA RELEASE", "", "Rydal, 3 May 2031", "", TITLE], TITLE, None, "2031-05-03"),
    (["Opinion", TITLE, "Ann Mora", "Quayside", "3 May 2031"], TITLE, "Quayside", "2031-05-03"),
    ([f"{TITLE} | Quayside News", "3 May 2031"], TITLE, "Quayside News", "2031-05-03"),
    (["Page 3", "", TITLE, "", "(continued from page 1)"], TITLE, None, None),
    (["Dear reader,", "", "Here is what we heard on the piers this week, and who told us."], None, None, None),
    (["The Quay — all that floats and some that sinks", TITLE], TITLE, "The Quay", None),
    (["Quayside: the paper of the docks", "", TITLE], TITLE, "Quayside", None),
    (["Channel 9 Evening Desk", "", TITLE, "3 May 2031"], TITLE, "Channel 9 Evening Desk", "2031-05-03"),
    (["Vessby, Rydal & Islands Gazette", "", TITLE], TITLE, "Vessby, Rydal & Islands Gazette", None),
    (["Salt Lines", "Monday, May 3, 2032"], None, "Salt Lines", "2032-05-03"),
    (["Quayside", "Vessby and the islands | Weekend | Page 4", TITLE], TITLE, "Quayside", None),
    # All in one line.
    ([f"{TITLE} (Quayside, 3 May 2031)"], TITLE, "Quayside", "2031-05-03"),
    ([f"{TITLE} | Quayside | 3 May 2031"], TITLE, "Quayside", "2031-05-03"),
    ([f"Quayside | {TITLE} | 3 May 2031"], TITLE, "Quayside", "2031-05-03"),
    ([f"Quayside, 3 May 2031: {TITLE}"], TITLE, "Quayside", "2031-05-03"),
    ([f"Vessby Times - {TITLE} - 3 May 2031"], TITLE, "Vessby Times", "2031-05-03"),
    (["Pay pact: what was signed (3 May 2031)"], "Pay pact: what was signed (3 May 2031)", None, None),
    (
        ['Ann Mora, "Dockers and port company agree on pay pact," Quayside, 3 May 2031, p. 4'],
        TITLE,
        "Quayside",
        "2031-05-03",
    ),
    ([f"**{TITLE}**", "", "Quayside, 3 May 2031"], TITLE, "Quayside", "2031-05-03"),
    ([TITLE, "Copyright 2031 Salt Lines Ltd. All rights reserved."], TITLE, "Salt Lines", None),
    # Lines that belong together, flags, slugs alone.
    (
        [
            "VESSBY ADVERTISER, FRIDAY, MAY 2, 2031",
            "",
            "DOCKERS AND COMPANY",
            "SHAKE HANDS ON PAY",
            "",
            "Rise from summer",
        ],
        "DOCKERS AND COMPANY SHAKE HANDS ON PAY",
        "Vessby Advertiser",
        "2031-05-02",
    ),
    ([f"*TOP STORY* {TITLE}", "", "3 May 2031"], TITLE, None, "2031-05-03"),
    (["VESSBY-PORT/ (UPDATE 3)", "", TITLE], TITLE, None, None),
    (["BC-Vessby-Port, 2nd Ld-Writethru,120", "Eds: Adds quotes."], None, None, None),
    (
        [
            "TIDEMARK",
            "The magazine of quiet ports",
            "Spring number, on sale 3 May 2031",
            "",
            "Dead calm",
            "Why the strike ended",
        ],
        "Dead calm",
        "Tidemark",
        "2031-05-03",
    ),
    (["The Mora Letter #12", TITLE, "Ann Mora", "May 03, 2031 ∙ Paid"], TITLE, "The Mora Letter", "2031-05-03"),
    (
        ["Tide Today | LIVE", "", "Port strike: live", "", "3 May 2031", "Follow what is said on the piers"],
        "Port strike: live",
        "Tide Today",
        "2031-05-03",
    ),
    (["Metro Vessby • Tue 9 Nov • CITY", "", TITLE], TITLE, "Metro Vessby", "--11-09"),
    # Columns and letters without a title of their own.
    (["The Morning Pilot", "Wednesday, June 18, 2031", "", "FIRST OF ALL"], None, "The Morning Pilot", "2031-06-18"),
    (["WEDNESDAY, JUNE 18", "HARBOUR ROUND-UP"], None, None, "--06-18"),
    # No nameplate: titles that are short, in capitals or in title case, with a summary under them.
    (
        ["Pay Pact Signed", "Dockers and the company end a strike of nine weeks", "By Ann Mora"],
        "Pay Pact Signed",
        None,
        None,
    ),
    (
        ["PAY PACT ENDS STRIKE", "Company gives way on summer wages", "By Ann Mora", "18 June 2031"],
        "PAY PACT ENDS STRIKE",
        None,
        "2031-06-18",
    ),
    (["Pay Pact Ends Strike at Piers", "18 June 2031"], "Pay Pact Ends Strike at Piers", None, "2031-06-18"),
    (["Dockers Strike", "Published: 18 June 2031"], "Dockers Strike", None, "2031-06-18"),
    (
        ["A long night on the piers", "How two tired teams made a pact", "Words: Ann Mora   Pictures: Bo Lind"],
        "A long night on the piers",
        None,
        None,
    ),
    (["Review: The pact that nobody read", "by Ann Mora"], "Review: The pact that nobody read", None, None),
    # Dates that are none of the report's.
    (["Talks to resume on 3 May 2031"], "Talks to resume on 3 May 2031", None, None),
    (["Timeline: 3 May 2031 to 5 June 2031"], "Timeline: 3 May 2031 to 5 June 2031", None, None),
    (["The pact of 3 May 2031", "What it says and what it does not"], "The pact of 3 May 2031", None, None),
    ([TITLE, "Signed at Vessby, 3 May 2031"], TITLE, None, None),
    (["The Vessby Lantern", "Founded in 1871", "", TITLE], TITLE, "The Vessby Lantern", None),
    (
        ["Deadline of 3 May 2031 passes without a pact", "By Ann Mora"],
        "Deadline of 3 May 2031 passes without a pact",
        None,
        None,
    ),
]


@pytest.mark.parametrize(("lines", "title", "outlet", "day"), HEADS)
def test_head(lines: list[str], title: str | None, outlet: str | None, day: str | None) -> None:
    report = laid("\n".join(lines) + "\n\n" + TEXT, "01.txt")
    alone = report.yearless and f"--{report.yearless.month:02}-{report.yearless.day:02}"
    assert (report.title, report.outlet, report.published or alone) == (title, outlet, day)


@pytest.mark.parametrize(
    ("last", "day"),
    [
        ("A version of this article appeared in print on May 3, 2031, on page A4.", "2031-05-03"),
        ("(Vessby Mercury, 3 May 2031)", "2031-05-03"),
        ("031342 GMT MAY 31", "2031-05-03"),
        ("The pact was signed in print on May 3, 2031.", None),
        ("(Adopted at Vessby, 3 May 2031)", None),
    ],
)
def test_day_at_the_foot(last: str, day: str | None) -> None:
    assert laid(f"{TITLE}\n\n{TEXT}\n{last}\n", "01.txt").published == day
