"""Who stands where: sentences in, stances out."""

from __future__ import annotations

import pytest

from tests.findings.reading import findings

OPENING = "The mediator released a 20-point plan on Monday. "


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Veldland's president, Ana Korr, rejected the plan on Tuesday.", [("Ana Korr", "rejects")]),
        ("Norway accepted the plan.", [("Norway", "supports")]),
        ("Norway is ready to accept the plan, but wants the tolls lifted.", [("Norway", "conditional")]),
        ("Norway refused to accept the plan.", [("Norway", "rejects")]),
        ("Norway did not accept the plan.", [("Norway", "rejects")]),
        ("Prime Minister Ana Korr called the plan a capitulation.", [("Ana Korr", "rejects")]),
        ("There is no guarantee that Norway will accept the plan.", [("Norway", "undecided")]),
        # no stance is told
        ("Will Norway accept the plan?", []),
        ("If Norway rejects the plan, talks will end.", []),
        ("Norway might accept the plan.", []),
        ("Norway discussed the plan.", []),
        ("Norway declined to comment on the plan.", []),
    ],
)
def test_stances_on_a_draft(sentence: str, expected: list[tuple[str, str]]) -> None:
    found = findings(OPENING + sentence)
    names = {m.key: m.name for m in found.view.cast.members}
    assert [(names[p.actor], p.stance) for p in found.positions if p.draft] == expected


def test_a_stance_on_an_issue_keeps_its_words() -> None:
    found = findings(OPENING + "Norway opposes compulsory arbitration.")
    assert [(p.stance, p.about) for p in found.positions] == [("rejects", "compulsory arbitration")]


def test_a_stance_has_the_day_on_which_it_was_told() -> None:
    found = findings(OPENING + "Norway rejected the plan on Tuesday.", published="2031-05-15")
    assert [p.date for p in found.positions] == ["2031-05-13"]
