"""Pull quotes, lines printed twice, lists without bullets."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.made import MORE, PROSE, kinds, laid, shown

QUOTED = "the ministry said in a statement to reporters"
CAPTIONS = [
    "The chair of the ferry talks has put her second draft to both of the sides.",
    "Ann Mora has led the islanders’ league since the night sailings were cut.",
]
BODY = [f"{MORE[:-1]}, said the {n}th of the delegates on the quay." for n in range(12)]


@pytest.mark.parametrize(
    "line",
    [
        "The talks on the ferry pact ended without a result on Friday",
        "“The talks on the ferry pact ended without a result on Friday”",
        "Ended without a result on Friday, the ministry said in a statement …",
    ],
)
def test_pull_quotes_are_furniture(line: str) -> None:
    assert kinds(line) == ["furniture"]


@pytest.mark.parametrize(
    "line",
    [
        "The talks on the ferry pact ended without a result on Monday.",  # other words
        "The ministry said in a statement.",  # too short to be no chance
        "ks on the ferry pact ended without a result on Friday, the mini",  # no whole words
    ],
)
def test_what_stands_nowhere_else_stays(line: str) -> None:
    assert kinds(line) == ["paragraph"]


def test_words_that_only_a_caption_has_too_stay() -> None:
    line = "The ministers left the hall by the door on the quay."
    assert kinds(line, f"{line[:-1]}, April 3, 2026. (AP Photo/Ann Mora)") == ["paragraph", "caption"]


def test_a_paragraph_printed_twice_is_read_once() -> None:
    assert kinds(BODY[0], BODY[0], BODY[1]) == ["paragraph", "furniture", "paragraph"]


def test_the_captions_of_a_gallery_are_printed_twice() -> None:
    twice = [line for line in CAPTIONS for _ in (1, 2)]
    assert kinds(*BODY[:6], *twice, *BODY[6:])[6:10] == ["caption", "furniture"] * 2


def test_a_text_saved_twice_keeps_its_paragraphs() -> None:
    assert kinds(*(line for line in BODY for _ in (1, 2))) == ["paragraph", "furniture"] * 12


def test_clauses_that_end_with_semicolons_are_items() -> None:
    lines = [
        "The islands would keep the pier;",
        "the fares would be frozen for three years; and",
        "the league would be heard.",
    ]
    assert kinds("Under the draft:", *lines, BODY[0]) == ["paragraph", "item", "item", "item", "paragraph"]
    assert kinds(*(f"Clause {n} says that {line}" for n, line in enumerate(lines)))[:2] == ["item", "item"]
    assert kinds(lines[0], BODY[0]) == ["paragraph", "paragraph"]


def test_two_hyphens_are_a_bullet() -> None:
    assert kinds("The deal:", "-- Allows the islands to keep the pier.", "-- Caps the fares.")[1:] == ["item", "item"]
    assert kinds("-- the league, that is -- and its chair.")[0] == "item"


def test_lines_after_a_colon_are_items_if_none_is_a_sentence() -> None:
    lines = [
        "Ministers go to Port Anna",
        "Prime minister plans to change the law so that no ferry sails at night; fares fall as much as 1.5 %",
        "The islanders’ league meets for the first time since the strike, with the leader’s place already contested",
    ]
    assert kinds("Key developments:", *lines, "The League Meets (3 p.m.)", BODY[0]) == [
        "paragraph", "item", "item", "item", "heading", "paragraph",
    ]  # fmt: skip
    assert kinds("She said:", BODY[0], BODY[1]) == ["paragraph"] * 3
    posts = [f"{line} — Ann Mora (@annmora) April 3, 2026" for line in lines[1:]]
    assert kinds("She wrote:", *posts) == ["paragraph"] * 3


@pytest.mark.parametrize(
    "line",
    [
        "Furious Ann Mora (pictured on the quay) has called for a vote after the league seized the pier",
        "Ministers are pictured outside the hall last night as the talks ended",
        "Bo Lind (left) and Ann Mora (right) looked glum as they left the quay. Sources spoke of ‘a row’",
    ],
)
def test_who_is_pictured(line: str) -> None:
    assert kinds(line) == ["caption"]
    assert kinds(f"{line}.") == ["paragraph"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Harbour Press journalists Ann Mora and Bo Lind contributed. Poe reported from Port Anna.", "furniture"),
        ("Poe reported from Port Anna and Mora from Skerra.", "furniture"),
        ("The ministry reported from its own figures that fares had risen.", "paragraph"),
        ("Journalists Ann Mora and Bo Lind contributed 400 crowns to the strike fund, the league said.", "paragraph"),
        ("Follow the Post’s full coverage of the ferries at: https://post.example/ferries", "furniture"),
        (
            "Photos: The ferry Photos: The ferry The pier at dusk. Hide Caption 1 of 12 The quay. Hide Caption 2 of 12",
            "caption",
        ),
        ("Play Video 0:41 Islanders vote to seize the pier – video", "furniture"),
    ],
)
def test_more_furniture(line: str, kind: str) -> None:
    assert kinds(line) == [kind]


def test_no_body_takes_long() -> None:
    start = time.process_time()
    laid("Title\n\n" + "\n\n".join(f"{PROSE[:60]} {n}" for n in range(15_000)))
    laid("Title\n\n" + "\n\n".join(f"{PROSE} {'x ' * 9000} {n}" for n in range(50)))
    laid("Title\n\nList:\n\n" + "a;\n\n" * 15_000)
    assert time.process_time() - start < 20


@given(
    st.lists(st.sampled_from([PROSE, PROSE[:-20], MORE, "List:", "one;", "two; and", "three", "Read more", "x" * 50]))
)
def test_blocks_stay_in_order(lines: list[str]) -> None:
    report = laid("Title\n\n" + "\n\n".join(lines) + "\n")
    assert [text for _, text in shown(report)] == ["Title", *lines]
