"""Changes told by a figure beside an older one: sentences in, figures and drafts out."""

from __future__ import annotations

import pytest

from tests.findings.reading import findings

OPENING = "The chair released a revised draft on Monday. It answers the first draft of May, which Ostrane wrote. "


def told(text: str) -> list[tuple[str, float | None, bool]]:
    """Return kind, newer figure and whether the older draft is told, of each change."""
    found = findings(OPENING + text).changes
    return [(c.kind, c.quantity.value if c.quantity else None, bool(c.from_draft or c.by)) for c in found]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # set against one another in a term
        ("The revised draft would hold the catch at 48 tonnes rather than 72.", [("changed", 48.0, False)]),
        ("Under the revised draft boats would report within 10 days, not 15.", [("changed", 10.0, False)]),
        ("The revised draft would set the levy at 8 percent, down from 9.", [("changed", 8.0, False)]),
        ("Boats would get nine months to disarm, where it used to be six.", [("changed", 9.0, False)]),
        # of a draft that is named, or of somebody who made one
        ("The levy is 9 percent, compared with 6 in the first draft.", [("changed", 9.0, True)]),
        ("Boats would rest for 45 days, three more than in the first draft.", [("changed", 3.0, True)]),
        ("The levy would be 12 percent, two points more than Ostrane had suggested.", [("changed", 2.0, True)]),
        # in the sentence that follows
        ("The boats would be kept in three ports. The first draft had five.", [("changed", 3.0, True)]),
        ("The levy would be 60 percent. In the first draft it was 65.", [("changed", 60.0, True)]),
        # the same as before
        ("The boats must be scrapped within five years, as in the first draft.", [("kept", None, True)]),
        # what is none
        ("The motion got 52 votes rather than 60.", []),
        ("Was the levy 9 percent, compared with 6 in the first draft?", []),
        ("Ostrane caught 300 tonnes last year, up from 250.", []),
    ],
)
def test_figures_beside_older_ones(sentence: str, expected: list[tuple[str, float | None, bool]]) -> None:
    assert told(sentence) == expected


def test_both_sentences_are_the_passage() -> None:
    found = findings(OPENING + "The boats would be kept in three ports. The first draft had five.").changes
    assert [c.passage.text for c in found] == ["The boats would be kept in three ports. The first draft had five."]


def test_years_compare_with_years_only() -> None:
    assert told("The ban would begin in 2032 with 5 boats. The first draft had said 2030.") == [("changed", None, True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What's gone? The preamble.", [("removed", "The preamble")]),
        ("Anything new? A hotline between commanders. Joint patrols.",
         [("added", "A hotline"), ("added", "Joint patrols")]),
        ("What stays? The mesh size and the register.", [("kept", "The mesh size"), ("kept", "the register")]),
        ("What's gone? Nobody would say.", []),
        ("What's for lunch? Cod.", []),
    ],
)  # fmt: skip
def test_answers_to_what_has_changed(text: str, expected: list[tuple[str, str]]) -> None:
    found = findings(OPENING + text).changes
    assert [(c.kind, c.about.removesuffix(" between commanders")) for c in found] == expected
    assert all(c.asked for c in found)
