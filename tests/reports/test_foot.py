"""The foot of a report: writers' lives, readers' comments, walls."""

from __future__ import annotations

import pytest

from tests.reports.made import MORE, PROSE, laid, shown

HEAD = f"Ferry pact stalls\n\nBy Ann Mora\n3 April 2026\n\n{PROSE}\n\n{MORE}\n\n"


def kinds_after(*lines: str, head: str = HEAD) -> list[str]:
    return [kind for kind, _ in shown(laid(head + "\n\n".join(lines) + "\n"))][-len(lines) :]


@pytest.mark.parametrize(
    "line",
    [
        "Ann Mora is a reporter at the Harbour Post.",
        "Ann Mora covers ferries and fares for the Harbour Post.",
        "Ann Mora, who lives on the east bank, has written on ferries for ten years.",
        "• Cy Poe is a fellow at the Institute of Tides and the author of “Ice on the Quay”.".replace("“", "").replace(
            "”", ""
        ),
        "Cy Poe is a professor of law at Westland University. Follow her on Twitter @cypoe.",
    ],
)
def test_writers_lives_are_furniture(line: str) -> None:
    assert kinds_after(line) == ["furniture"]


@pytest.mark.parametrize(
    "line",
    [
        "Bo Lind is expected at the pier on Monday, with the draft in his bag.",
        "Cy Poe is a reporter who was held at the pier, the ministry said.",
        "Cy Poe is a delegate of the east bank.",
        "Mora Bay was closed for the night.",
    ],
)
def test_prose_about_persons_stays(line: str) -> None:
    assert kinds_after(line) == ["paragraph"]


def test_whom_the_text_speaks_of_is_no_writer() -> None:
    head = f"Ferry pact stalls\n3 April 2026\n\nThe pact, said Cy Poe, is a book of ice.\n\n{PROSE}\n\n"
    assert kinds_after("Cy Poe is a writer from the east bank.", head=head) == ["paragraph"]


def test_lives_stand_at_the_foot_alone() -> None:
    assert kinds_after("Ann Mora is a reporter at the Harbour Post.", PROSE, MORE) == ["paragraph"] * 3
    assert kinds_after("About the author", "She came to the Post in 2019 and has stayed.") == ["furniture"] * 2


def test_comments_go_with_their_heading() -> None:
    comments = ["2 comments", "Bo Lind", "3 hours ago", "What a pact. I have never seen the like of it.", "Reply"]
    assert kinds_after(*comments) == ["furniture"] * 5
    form = ["Leave a comment", "Your email address will not be published.", "Name *", "Email *", "Post comment"]
    assert kinds_after(*form) == ["furniture"] * 5


def test_text_under_a_count_of_comments_stays() -> None:
    assert kinds_after("12 comments", PROSE, MORE, PROSE) == ["furniture", "paragraph", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("lines", "partial"),
    [
        (["Subscribe to continue reading"], True),
        (
            ["This article is for subscribers", "Already a subscriber? Log in", "Why the tides were late this spring."],
            True,
        ),
        ([f"{PROSE[:40]}… Read the full story with a subscription"], True),
        (["Subscribe to continue reading", PROSE, MORE], False),
        (["Subscribe now"], False),
        (["You have 2 free articles left"], False),
        ([PROSE], False),
    ],
)
def test_partial(lines: list[str], partial: bool) -> None:
    assert laid(HEAD + "\n\n".join(lines)).partial is partial


def test_the_line_of_a_wall_is_set_apart_from_the_words_before_it() -> None:
    report = laid(HEAD + "Both banks want the… [+2345 chars]")
    assert shown(report)[-2:] == [("paragraph", "Both banks want the…"), ("furniture", "[+2345 chars]")]
