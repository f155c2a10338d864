"""Mentions of drafts, the chains they form, and the links between them."""

from __future__ import annotations

import pytest

from tests.findings.reading import discourse
from travaux.findings.drafts import number_of, points_in


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("24", 24),
        ("nineteen", 19),
        ("Twenty-eight", 28),
        ("1,200", 1200),
        ("forty", 40),
        ("few", None),
        ("x-two", None),
    ],
)
def test_numbers(words: str, number: int | None) -> None:
    assert number_of(words) == number


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("a 28-point plan", 28),
        ("the twelve-point offer", 12),
        ("a draft of 24 articles", 24),
        ("a five-page paper", None),
        ("point 21", None),
        ("the plan", None),
    ],
)
def test_points(text: str, points: int | None) -> None:
    assert points_in(text) == points


@pytest.mark.parametrize(
    ("sentence", "mention", "expected"),
    [
        ("The union published a 12-point plan on Monday.", "a 12-point plan", {"points": 12, "introduces": True}),
        ("The initial proposal leaked last week.", "The initial proposal", {"rank": "first", "introduces": True}),
        ("Ministers rejected the rival text.", "the rival text", {"rank": "rival"}),
        ("They studied the Orlen draft for hours.", "the Orlen draft", {"introduces": False}),
        ("The revised offer is generous.", "The revised offer", {"rank": "new", "definite": True}),
        ("The board's final offer is generous.", "The board's final offer", {"rank": "last"}),
        ("A final deal is far off, said the minister of the final deal.", "the final deal", {"rank": ""}),
        ("They merged both into the combined draft.", "the combined draft", {"rank": "new"}),
        ("The contract that ran out in May gave six.", "The contract", {"rank": "earlier"}),
        ("The papers print the substance of the fourteen points.", "the fourteen points", {"points": 14}),
        ("The union signed a side letter on Monday.", "a side letter", {"introduces": True}),
        ("Of Bill 41 nothing is left.", "Bill 41", {"name": "Bill 41"}),
        (
            "The union answered with a counterproposal, which it released on Friday.",
            "a counterproposal",
            {"rank": "rival"},
        ),
    ],
)
def test_marks_of_a_mention(sentence: str, mention: str, expected: dict[str, object]) -> None:
    found = {m.passage.text: m for m in discourse(sentence).mentions}
    assert mention in found
    assert {k: getattr(found[mention], k) for k in expected} == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "There is no deal without the union.",
        "Any agreement must be fair.",
        "The chair hopes to table a draft by June.",
        "The mayor wrote a letter to his mother.",
        "The company makes plans for the summer.",
        "A good deal of time was lost.",
        "They liked the other two points.",
        "The minister signed the documents on Monday.",
    ],
)
def test_no_draft_in_particular(sentence: str) -> None:
    assert discourse(sentence).mentions == ()


def chains(text: str) -> list[tuple[str, int]]:
    """Return each mention with the number of its chain, in order of first appearance."""
    mentions = discourse(text).mentions
    order = list(dict.fromkeys(m.chain for m in mentions))
    return [(m.passage.text, order.index(m.chain)) for m in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mediator released a 20-point plan on Monday. The plan would cap the fleet. The 20-point plan leaked.",
            [("a 20-point plan", 0), ("The plan", 0), ("The 20-point plan", 0)],
        ),
        (
            "The mediator released a 20-point plan in May. A revised plan was released in June. The original plan was longer.",
            [("a 20-point plan", 0), ("A revised plan", 1), ("The original plan", 0)],
        ),
        (
            "What was the first draft?\nThe chair circulated a draft of 14 articles in March. The draft bans dumping.",
            [("the first draft", 0), ("a draft", 0), ("The draft", 0)],
        ),
        (
            "The 28-point plan was released in May. The 19-point plan was released in June.",
            [("The 28-point plan", 0), ("The 19-point plan", 1)],
        ),
        (
            "Trade may grow with it (and with the lately signed Orlen dam treaty). This deal lifts the tolls.",
            [("the lately signed Orlen dam treaty", 0), ("This deal", 1)],
        ),
        (
            "The parties struck a pact on Friday after dropping a floor that had been in their previous draft.",
            [("a pact", 0), ("their previous draft", 1)],
        ),
        (
            "The union's second offer is on the table. The union's final offer came on Friday.",
            [("The union's second offer", 0), ("The union's final offer", 1)],
        ),
        (
            "The government's bill would raise the age. The union still backs the Hale Act of 1994.",
            [("The government's bill", 0), ("the Hale Act", 1)],
        ),
    ],
)
def test_chains(text: str, expected: list[tuple[str, int]]) -> None:
    assert chains(text) == expected


def test_a_version_that_is_looked_back_on_does_not_take_the_focus() -> None:
    found = discourse(
        "The new 19-point plan was released on Monday. Little is left of the original version. The cap was dropped."
    )
    new = found.mentions[0].chain
    assert found.focus[-1] == new


def test_a_draft_that_replaces_two_is_linked_to_both() -> None:
    found = discourse("The 19-article text, sent on Monday, replaces the 24-article draft and the 21-article draft.")
    assert [(k.kind, k.newer == found.mentions[0].chain) for k in found.links] == [("replaces", True)] * 2


def test_every_mention_verifies() -> None:
    text = "The “revised” plan — all 12 points of it — was released.\n\nThe plan’s authors said: “The text stands.”"
    for m in discourse(text).mentions:
        assert text[m.passage.start : m.passage.end] == m.passage.text
