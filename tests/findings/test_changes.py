"""What is said outright to have changed: sentences in, kinds and issues out."""

from __future__ import annotations

import pytest

from tests.findings.reading import findings

OPENING = "The chair released a revised draft on Monday. "


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ban on trawling was dropped.", [("removed", "The ban on trawling")]),
        ("The amnesty clause is no longer on the table.", [("removed", "The amnesty clause")]),
        ("The closed season has been shortened to two months.", [("changed", "The closed season")]),
        ("The chair has dropped the demand for a levy.", [("removed", "the demand for a levy")]),
        ("Changes were also made to the limits on foreign troops.", [("changed", "the limits on foreign troops")]),
        ("The mesh rule is unchanged.", [("kept", "The mesh rule")]),
        ("The border question was left for the presidents to decide.", [("deferred", "The border question")]),
        ("The arbitration paragraph is in brackets.", [("deferred", "The arbitration paragraph")]),
        # what is no change of a draft
        ("Share prices fell on Tuesday.", []),
        ("Was the ban on trawling dropped?", []),
        ("If the ban were dropped, the islands would leave.", []),
        ("If this passes on Tuesday, the ban on trawling is out.", []),
        ("The minister changed his mind.", []),
        ("The draft raises the wage floor.", []),
    ],
)
def test_changes(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(c.kind, c.about) for c in findings(OPENING + sentence).changes] == expected


def test_each_of_a_list_is_a_change_of_its_own() -> None:
    found = findings(
        OPENING + "The hardest topics – the border and the question of pensions – were left for the leaders to decide."
    )
    assert [(c.kind, c.about) for c in found.changes] == [
        ("deferred", "the border"),
        ("deferred", "the question of pensions"),
    ]


def test_a_change_lies_between_the_draft_in_focus_and_the_one_named_as_earlier() -> None:
    found = findings(
        "The first draft of 24 articles was released in May. The second draft was released in June. "
        "The levy in the first draft has been dropped."
    )
    points = {m.chain: m.points or m.rank for m in found.drafts.mentions if m.points or m.rank == "second"}
    assert [(points.get(c.from_draft or ""), points.get(c.to_draft or "")) for c in found.changes] == [(24, "second")]
