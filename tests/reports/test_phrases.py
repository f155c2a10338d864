"""Furniture, captions and corrections by their wording; prose that comes near them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.made import kinds
from travaux.reports.phrases import phrase_of, phrases, wall_behind

FURNITURE = [
    "ADVERTISEMENT",
    "Advertisement Continue reading the main story",
    "SPONSORED",
    "Sponsored content by Harbour Bank",
    "RECOMMENDED FOR YOU",
    "Recommended Stories",
    "Related stories:",
    "Most read in Business",
    "You may also like",
    "More On This...",
    "Editors' picks",
    "list of 4 itemsend of list",
    "list of 3 items",
    "LISTEN TO ARTICLE 4:29 SHARE THIS ARTICLE Share Tweet Post Email",
    "Share | Tweet | Email | Print",
    "WhatsApp",
    "Read or Share this story: https://ex.am/1abc",
    "Read more",
    "Read Entire Article",
    "Read full story",
    "Read more: Who gains from the pact",
    "SEE ALSO: Ferries tied up for a third day",
    "( PHOTOS: Ten harbours)",
    "The islanders on the front line of the ferry row Read more",
    "JUST WATCHED Talks go on Replay More Videos ... MUST WATCH Talks go on 00:37",
    "Story Continued Below",
    "Slideshow (4 Images)",
    "Get the Post stories you care about delivered to your inbox. By signing up, you agree to our Privacy Policy",
    "Sign up for Daily Newsletters Manage Newsletters",
    "Terms of Passage is a daily newsletter on ferries. Sign up here.",
    "Subscribe now",
    "Click here for more on the talks.",
    "CLICK HERE TO GET THE POST APP",
    "Log in to read on",
    "The full text is on our subscriber pages.",
    "Source link | Posted in: Ferries, World",
    "Source nexus | Posted successful: Fisheries, World",
    "Filed under: Ferries",
    "Tags: ferries, fares",
    "(Reporting by A. Mora and Bo Lind; editing by C. Poe)",
    "Reporting: Ann Mora. Editing: B. Lind",
    "Additional reporting by Bo Lind",
    "— With assistance by Ann Mora, Bo Lind, and Cy Poe",
    "The Associated Press contributed to this report.",
    "• Ann Mora and Bo Lind contributed to this article.",
    "Contributing: The Associated Press",
    "Please follow Ann Mora on Twitter at @annmora",
    "Follow @harbourpost",
    "Send letters to letters@harbour-post.com.",
    "Copyright © 2026 Harbour Post, LLC. Click here for reprint permission.",
    "Harbour Wire collects news from around the web. All rights belong to their owners. | Cookie settings | Contact",
    "We use cookies to improve your experience.",
    "Harbour Post is funded by its readers.",
    "This article is more than 2 years old",
    "The opinions expressed by columnists are their own and do not represent the views of the Post.",
    "This story was originally published in the Evening Post.",
    "Pictures: pages 6 and 7. Letters: page 12.",
    "12 comments",
    "Recommended: Can the pact still be saved?",
    "Read more about the chair's trip to Port Anna here.",
    "Never miss a story: Subscribe to the Harbour Post.",
    "Follow all our coverage of the ferries at https://harbour-post.com/ferries.",
    "Listen To The Story On Fares Listen · 3:36 3:36",
    "We and our 212 partners use cookies and store information on your device.",
    "By clicking “Accept all” you agree to our use of cookies.",
    "Accept all cookies",
    "I agree",
    "Get full access for 1 crown a week",
    "You have 2 free articles left this month.",
    "Ann Mora can be reached at mora@harbour-post.com.",
    "Follow her on Twitter @annmora",
    "About the author",
    "Your email address will not be published. Required fields are marked *",
    "___",
    "* * *",
    "https://harbour-post.com/ferries",
]
CAPTIONS = [
    "[Photo: The minister arriving at the ministry on Wednesday. Credit: Ann Mora/Post]",
    "[Map: The two banks. Graphics: Post]",
    "[Audio: What happens if there is no treaty? (6:10)]",
    "FILE PHOTO: The minister at the harbour, April 3, 2026. REUTERS/Ann Mora",
    "FILE - In this March 29, 2026, file photo, the minister listens to a question.",
    "The minister leaves the hall. (AP Photo/Ann Mora)",
    "The minister leaves the hall, March 20, 2026. (Photo: Ann Mora, AP)",
    "The ministers at the hall [Ann Mora/Reuters]",
    "The minister at the hall. Photographer: Ann Mora/Bloomberg",
    "Photographer: Ann Mora/Bloomberg Photographer: Ann Mora/Bloomberg",
    "Enlarge this image toggle caption Ann Mora/AP Ann Mora/AP",
    "Image copyright Getty Images Image caption The minister was not there",
    "“We will see,” the minister said. | Ann Mora/AP Photo",
    "CLOSE The minister said on Saturday that progress had been made. (March 21) AP",
    "(Ann Mora/Reuters)",
    "The minister at the pier. (Photo: Ann Mora, Harbour (W.) Post, via Post Pictures)",
    "Islanders wait at the pier on March 24, 2026. Getty Images",
    "(Graphic: Fares since 2019 - ex.am/2WA1)",
    "Ferry traffic in the bay Source: Harbour Office",
]
CORRECTIONS = [
    "Correction, 18 April: A report on 18 March gave the fare as 404 crowns. It is 400.",
    "CORRECTION to our 18:40 entry. Fares are not going up.",
    "Editor's note: This column was written before the vote.",
    "An earlier version of this article gave the wrong date.",
    "• This article was amended on 28 January 2026. It referred to the wrong port.",
    "This story has been updated.",
    "(This story corrects paragraph 3 to say fares, not shares)",
    "Update: The ministry said after this was published that the fares stay.",
    "UPDATE 2 (Wednesday, 8:38 a.m.): The chair's letter has been added to this.",
    "Update, May 24: Adds what the ministry says of the fares.",
    "This story has been updated to include a statement by the ministry.",
]
# Sentences that a careless pattern would take for furniture, a caption or a correction.
PROSE = [
    "An earlier version of the bill would have kept the fares for five years, the minister said.",
    "The article was amended after Westland objected to it.",
    "This article was kept as it stood in the first draft.",
    "Copyright terms would be extended by 20 years under the pact.",
    "With help from the chair, the two sides agreed on a date.",
    "With assistance from the agency, Westland would rebuild the pier.",
    "The report was published on Tuesday by the ministry and calls for lower fares.",
    "Sponsored by six states, the draft goes to the plenary on Monday.",
    "Support for journalists in Westland has fallen, the union said.",
    "Reporting by the agency shows that the stock has shrunk.",
    "Read more than once, the clause still makes no sense.",
    "Contact between the two sides broke off on Friday, one of them told us.",
    "Related talks on freight opened in Port Anna on Monday.",
    "Low fares contributed to this rise, the ministry said.",
    "According to an AP/NORC poll, most islanders want the pact.",
    "The credit would go to families (a child tax credit).",
    "He said in a video that the deal was close.",
    "Corrections officers were at the pier, too.",
    "Follow the money, the minister said, and you will find the port.",
    "The opinions expressed by the islanders are not those of Westland's ministers.",
    "The views of the Union, the official said, are known.",
    "Terms of the pact were not made public.",
    "All rights of passage would be kept.",
    "Register of vessels",
    "Cookies and coffee were served while the ministers waited.",
    "Sign here, the chair said, and the delegates did.",
    "Watch what they do and not what they say, she added.",
    "More ferries would run in winter under the plan.",
    "Pictures of the signing were shown on the evening news.",
    "“Sign up or leave,” the minister told them.",
    "Get them to your side of the table, he advised.",
    "The pool of quota (AP) would be shared.",
    "Consent of both banks is needed for the pact to hold.",
    "Agree to the terms or leave, the minister said.",
    "By continuing the talks, both sides agree to keep the fares as they are.",
    "We and our partners will sign on Monday, the minister said.",
    "To continue the talks, the chair said, the banks have to register their ferries.",
    "This article is for the chair the heart of the pact.",
    "The members only clause was struck out, a delegate told the paper.",
    "Comments from the ministry were not to be had.",
    "Update of the fares was not agreed on, the chair said.",
    "Follow him, the delegates were told, and you will find the hall.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line: str) -> None:
    assert kinds(line) == ["furniture"]


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions(line: str) -> None:
    assert kinds(line) == ["caption"]


@pytest.mark.parametrize("line", CORRECTIONS)
def test_corrections(line: str) -> None:
    assert kinds(line) == ["correction"]


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_none_of_them(line: str) -> None:
    assert phrase_of(line) is None


def test_every_pattern_says_what_it_needs_in_lower_case() -> None:
    assert all(word == word.lower() for phrase in phrases() for word in phrase.needs)
    assert {phrase.takes for phrase in phrases()} <= {"", "list", "line", "next", "rest"}


WALLS = [
    "Subscribe to continue reading",
    "Log in to read the full story",
    "Register now to keep reading. Already a subscriber? Log in",
    "To continue reading, please subscribe or log in.",
    "This article is for subscribers",
    "This story is available exclusively to our paying subscribers.",
    "Subscriber-only content",
    "Read the full story with a subscription",
    "Continue reading your article with a Post subscription",
    "You have reached your limit of free articles.",
    "Unlock this article for 1 crown",
    "The full text is on our subscriber pages.",
    "[+2345 chars]",
]


@pytest.mark.parametrize("line", WALLS)
def test_walls(line: str) -> None:
    phrase = phrase_of(line)
    assert phrase is not None
    assert (phrase.kind, phrase.wall) == ("furniture", True)


@pytest.mark.parametrize("line", ["You have 2 free articles left", "Subscribe now", "Sign up for our newsletter"])
def test_what_cuts_nothing_off_is_no_wall(line: str) -> None:
    phrase = phrase_of(line)
    assert phrase is not None
    assert not phrase.wall


@pytest.mark.parametrize(
    ("text", "wall"),
    [
        (
            "The minister said that… Read the full story with a subscription.",
            "Read the full story with a subscription.",
        ),
        ("She left early… [+2345 chars]", "[+2345 chars]"),
        ("They left. Subscribe to continue reading", "Subscribe to continue reading"),
        ("The delegates were told to register to read the draft.", ""),
    ],
)
def test_walls_behind_a_paragraph(text: str, wall: str) -> None:
    at = wall_behind(text)
    assert (text[at:] if at else "") == wall


@given(st.text(max_size=200))
def test_any_line(line: str) -> None:
    phrase_of(line)


@pytest.mark.parametrize(
    "piece",
    ["A. ", "A, ", "Ab and ", "| A", "(A/", "[A/AP ", "Photo: A", "Reporting by A ", "share ", "x", "your inbox "],
)
def test_hostile_lines_take_no_time(piece: str) -> None:
    line = (piece * 1000)[:1900] + "!"
    for phrase in phrases():
        phrase.pattern.fullmatch(line[: phrase.longest])  # a pattern that backtracks without bound would not return
