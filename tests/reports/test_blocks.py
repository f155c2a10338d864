"""What the units of a body are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.made import MORE, PROSE, kinds, laid, shown
from travaux.model import BLOCK_KINDS
from travaux.reports.units import is_blank


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("What was the first plan?", "heading"),
        ("Who gets it", "heading"),
        ("‘FRIENDLY AND FRANK’", "heading"),
        ("Ministers Meet Again (6:30 p.m.)", "heading"),
        ("2. The quotas", "heading"),
        ("Some of it is not tidying.", "paragraph"),
        ("“Fares. I want fares.”", "paragraph"),
        ('"Will you sign?"', "paragraph"),
        ("the rest of it", "paragraph"),
        ("For the record:", "paragraph"),
        ("• Veskar 31 percent", "item"),
        ("- Fares would rise by a tenth.", "item"),
        ("(a) fares;", "item"),
        ("Tuesday 14 April 2026", "stamp"),
        ("06:02", "stamp"),
        ("00:15 Saturday", "stamp"),
        ("Listen 3:42", "stamp"),
        ("By Ann Mora", "stamp"),
        ("CNN", "furniture"),
    ],
)
def test_lines(line: str, kind: str) -> None:
    assert kinds(line) == [kind]


def test_a_list_without_bullets() -> None:
    assert (
        kinds("Ropes and cables", "Snow shovels", "Chain saws", "Fog horns (with or without batteries)") == ["item"] * 4
    )


def test_speakers_and_questions_of_an_interview() -> None:
    found = kinds("Ann Mora", "Can the pact still be saved?", "Bo Lind")
    assert found == ["heading", "heading", "heading"]


def test_a_heading_stands_before_text() -> None:
    assert [k for k, _ in shown(laid(f"Ferry pact stalls\n\n{PROSE}\n\nHarbour traffic tomorrow"))][-1] == "paragraph"


def test_titles_under_a_list_of_stories_go_with_it() -> None:
    text = f"Ferry pact stalls\n\n{PROSE}\n\nRECOMMENDED FOR YOU\nWhy tides are late\nTen harbours to see\n\n{MORE}\n"
    assert [k for k, _ in shown(laid(text))][2:] == ["furniture", "furniture", "furniture", "paragraph"]


def test_a_heading_after_a_lone_list_of_stories_stays() -> None:
    assert kinds("Recommended Stories", "list of 4 itemsend of list", "What has changed?") == [
        "furniture",
        "furniture",
        "heading",
    ]
    assert kinds("Recommended Stories", "What has changed?") == ["furniture", "heading"]


def test_the_line_after_a_paid_slot_is_its_advertisement() -> None:
    assert kinds("SPONSORED", "Find your nearest chandlery") == ["furniture", "furniture"]
    assert kinds("SPONSORED", MORE) == ["furniture", "paragraph"]


def test_stories_at_the_end_go_with_their_call() -> None:
    text = (
        f"Ferry pact stalls\n\n{PROSE}\n\nRead more\nHow many ferries are there?\nThree charts that explain the row\n"
    )
    assert [k for k, _ in shown(laid(text))][2:] == ["furniture"] * 3


def test_the_text_under_a_correction_is_part_of_it() -> None:
    assert kinds("Correction", "A report on Monday gave the wrong fare.") == ["correction", "correction"]


def test_entries_of_a_live_report() -> None:
    text = "\n\n".join(
        [
            "FERRY PACT LIVE: Deal at dawn\nLast updated: 2026-04-25T06:02",
            "Newest entries first.",
            "06:02\nThat is all.",
            "05:20\nReaction, as they came.\nAnn Mora: “It is a pact.”",
            "00:15 Saturday\nStill talking.",
            "10:15 The chair walks in.",
        ]
    )
    assert shown(laid(text))[3:] == [
        ("stamp", "06:02"),
        ("paragraph", "That is all."),
        ("stamp", "05:20"),
        ("paragraph", "Reaction, as they came."),
        ("paragraph", "Ann Mora: “It is a pact.”"),
        ("stamp", "00:15 Saturday"),
        ("paragraph", "Still talking."),
        ("stamp", "10:15"),
        ("paragraph", "The chair walks in."),
    ]


def test_the_label_and_time_of_an_update_are_set_apart() -> None:
    report = laid(f"Ferry pact stalls\n\n{PROSE}\n\nUpdate at 7:39 a.m. ET: Chair Has New Draft\n\n{MORE}")
    assert shown(report)[2:4] == [("stamp", "Update at 7:39 a.m. ET:"), ("heading", "Chair Has New Draft")]


def test_a_papers_people_at_the_end_are_a_stamp() -> None:
    assert shown(laid(f"Ferry pact stalls\n\n{PROSE}\n\nPost reporters\n"))[-1] == ("stamp", "Post reporters")


def test_no_row_of_lines_takes_more_than_its_share_of_time() -> None:
    text = "Title\nRead more\n" + "A b c\n" * 5000 + "x\n\nQ d e\n\n" * 5000
    assert len(laid(text).blocks) > 15000  # quadratic passes would take minutes


PIECES = st.sampled_from(
    [
        PROSE,
        "Read more",
        "Related:",
        "SPONSORED",
        "Correction",
        "What now?",
        "• one",
        "1. Two",
        "06:02",
        "3 April 2026",
        "date 2026-03-17 Talks end",
        "By Ann Mora",
        "VPR News | Rydal",
        "PORT ANNA (XNA) - Talks",
        "Story highlights One",
        "Source: Reuters",
        "Title: Talks",
        "[Photo: Quay]",
        "10:15 The chair",
        "—",
        " \u200b ",
        "x",
    ]
)


@given(
    st.lists(st.tuples(PIECES | st.text(max_size=40), st.sampled_from(["\n", "\n\n", "\r\n", " \n\t\n"])), max_size=25)
)
def test_blocks_cover_all_in_order(parts: list[tuple[str, str]]) -> None:
    text = "".join(piece + end for piece, end in parts)
    report = laid(text)
    at = 0
    for block in report.blocks:
        cut = text[block.start : block.end]
        assert is_blank(text[at : block.start])
        assert block.start >= at
        assert block.kind in BLOCK_KINDS
        assert cut
        assert not is_blank(cut[0])
        assert not is_blank(cut[-1])
        at = block.end
    assert is_blank(text[at:])
    assert report.text == text
