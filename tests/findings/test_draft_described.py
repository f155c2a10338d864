"""Drafts brought up without "the", two drafts at once, and a chamber that stands for its bill."""

from __future__ import annotations

import pytest

from tests.findings.reading import findings


@pytest.mark.parametrize(
    ("sentence", "called"),
    [
        ("The assembly has passed a measure that holds down harbour dues.", ["a measure"]),
        ("Senator Orrin Vale filed an amendment removing the clause on tolls.", ["an amendment"]),
        ("Deputies will vote next week on a bill that would require owners to fit cameras.", ["a bill"]),
        ("The council is set to vote on a resolution disapproving the accord.", ["a resolution", "the accord"]),
        # none in particular, or none yet
        ("The premier can veto any bill.", []),
        ("The minister would not sign a bill.", []),
        ("The union did not file an amendment.", []),
        ("The harbour master took a measure of the depth.", []),
    ],
)
def test_a_draft_without_an_article_is_told_by_what_is_done_to_it(sentence: str, called: list[str]) -> None:
    told = [m.passage.text for m in findings(sentence).drafts.mentions]
    assert [text for text in told if text in called or not called] == called


TWO_BILLS = (
    "The House bill was released on Monday. The Senate bill was released on Tuesday. "
    "The House bill would cut the port tax to 20 percent. The Senate bill would keep the fleet fund. "
)


@pytest.mark.parametrize(
    "sentence",
    ["Both bills would double the harbour grant to 400 dollars.", "Each bill would end the landing fee."],
)
def test_what_is_said_of_both_bills_counts_for_each(sentence: str) -> None:
    found = findings(TWO_BILLS + sentence)
    start = len(TWO_BILLS)
    assert len({p.draft for p in found.provisions if p.passage.start >= start}) == 2


def test_of_three_drafts_both_is_undecided() -> None:
    text = "The union released a plan. The port released a rival plan. The mediator released a third plan. "
    found = findings(text + "Both plans would end the strike at 20 piers.")
    assert len([p for p in found.provisions if p.passage.start >= len(text)]) <= 1


def test_a_chamber_stands_for_its_bill() -> None:
    found = findings(TWO_BILLS + "The House would limit the toll to 30 dollars, while the Senate would end the grant.")
    drafts = {p.draft for p in found.provisions if p.passage.start >= len(TWO_BILLS)}
    house = next(m.chain for m in found.drafts.mentions if m.passage.text == "The House bill")
    assert house in drafts
    assert len(drafts) == 2


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("The plan would repeal the toll paid by ferry owners.", "Would repeal the toll paid by ferry owners"),
        ("The plan would close the piers used by trawlers.", "Would close the piers used by trawlers"),
    ],
)
def test_a_participle_on_a_noun_does_not_stand_for_the_clause_around_it(sentence: str, says: str) -> None:
    opening = "The mediator released a 20-point plan on Monday. "
    assert [p.says for p in findings(opening + sentence).provisions] == [says]
