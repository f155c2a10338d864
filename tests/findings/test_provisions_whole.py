"""Clauses that say nothing by themselves are never proposed as terms, and the longer ones that hold them are."""

from __future__ import annotations

import pytest

from tests.findings.reading import view
from travaux.findings.discourse import find_discourse
from travaux.findings.provisions import propose

OPENING = "The mediator released a 20-point plan on Monday. "


def proposed(sentence: str) -> list[str]:
    seen = view(OPENING + sentence)
    return [s.span(spot.words).text for index, s, spot in propose(seen, find_discourse(seen)) if index]


@pytest.mark.parametrize(
    ("sentence", "whole", "part"),
    [
        # what is negated above it
        ("The plan does not include money for the wall.", "does not include money for the wall", "money for the wall"),
        (
            "The plan would not return what Veldland seized.",
            "would not return what Veldland seized",
            "what Veldland seized",
        ),
        # when, why, than what, and on what condition another thing holds
        ("It would lift the ban before boats can sail.", "would lift the ban", "boats can sail"),
        ("It would close the port because tolls are too low.", "would close the port", "tolls are too low"),
        ("It would free the boats, provided the tolls are paid.", "would free the boats", "the tolls are paid"),
        # what another thing is for, or leads to
        ("It would close two ports to save money.", "would close two ports to save money", "to save money"),
        (
            "It would double the toll, making it the dearest in the region.",
            "would double the toll",
            "making it the dearest in the region",
        ),
        # which thing is meant
        (
            "Under the plan, the owners of ships built in Veldland would pay 40 dollars.",
            "would pay 40 dollars",
            "built in Veldland",
        ),
        (
            "Under the plan, the port that lies in the north would be closed.",
            "the port that lies in the north would be closed",
            "lies in the north",
        ),
        # a question, and who says what is said
        (
            "Both sides differ on how long the ban should last.",
            "differ on how long the ban should last",
            "how long the ban should last",
        ),
        ("The first step, the minister said, would be to close two ports.", "close two ports", "the minister said"),
        # a thought, not a rule
        (
            "The minister dropped the idea that all boats would be freed.",
            "dropped the idea that all boats would be freed",
            "that all boats would be freed",
        ),
        # a part of a list is told once, there
        (
            "It proposed that the port be reopened, and that tolls be lifted.",
            "the port be reopened",
            "that the port be reopened, and that tolls be lifted",
        ),
        (
            "The plan would not build dams, nor would it use the turbines.",
            "not build dams",
            "would it use the turbines",
        ),
        (
            "Veldland agreed to hold off on raising tolls in the deal.",
            "hold off on raising tolls",
            "raising tolls in the deal",
        ),
    ],
)
def test_parts_that_lose_their_sense_are_left_out(sentence: str, whole: str, part: str) -> None:
    found = proposed(sentence)
    assert any(whole in text for text in found), found
    assert not any(text.removeprefix("that ") == part.removeprefix("that ") for text in found), found


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("The rule that half of the catch be landed in Veldland was not touched.", "landed in Veldland"),
        ("Veldland renewed its pledge to free the boats.", "to free the boats"),
        ("The plan, which would cap the fleet at 300 boats, is late.", "would cap the fleet at 300 boats"),
        ("The mediator drew up a text under which tolls would end in June.", "tolls would end in June"),
        ("The chair did not blink, and the plan would close two ports.", "would close two ports"),
    ],
)
def test_parts_that_lay_something_down_are_kept(sentence: str, part: str) -> None:
    assert any(text.endswith(part) for text in proposed(sentence)), proposed(sentence)
