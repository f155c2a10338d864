"""The signs that lie in the wording around a clause."""

from __future__ import annotations

import pytest

from tests.findings.reading import view
from travaux.findings.discourse import find_discourse
from travaux.findings.provisions import propose
from travaux.findings.provisions_tells import tells

OPENING = "The mediator released a 20-point plan on Monday. "


def signs(sentence: str) -> set[str]:
    """Return the signs of the first clause of a sentence, in a report of 14 May 2031."""
    seen = view(OPENING + sentence)
    index, s, spot = next(told for told in propose(seen, find_discourse(seen)) if told[0])
    return set(tells(seen, index, s, spot))


@pytest.mark.parametrize(
    ("sentence", "here", "absent"),
    [
        ("Sarrow is to give up its permits.", {"says=due"}, {"says=nothing"}),
        ("The toll has to fall to 9 percent.", {"says=due"}, {"says=gone"}),
        ("The toll stays at 9 percent, up from 7.", {"says=stays", "says=beside"}, {"says=due"}),
        ("The fleet sails on.", {"says=nothing"}, {"says=due", "says=stays"}),
        ("The toll ends in June 2032.", {"when=future"}, {"when=past"}),
        ("The toll ended in June 2029.", {"when=past"}, {"when=future"}),
        ("Our boats will sail.", {"in=us"}, {"in=them"}),
        ("His boats will sail.", {"in=them"}, {"in=us"}),
        ("Tolls: the rate falls to 9 percent.", {"led=colon", "f:the"}, set()),
        ("The fleet sails on.", {"deep=0"}, {"deep=1", "led=colon"}),
    ],
)
def test_signs(sentence: str, here: set[str], absent: set[str]) -> None:
    found = signs(sentence)
    assert here <= found
    assert not absent & found


def test_an_answer_is_known_by_its_question() -> None:
    seen = view("A 20-point plan was released in May.\nWhat about the tolls?\nThey would end in June.")
    index, s, spot = list(propose(seen, find_discourse(seen)))[-1]
    assert "led=question" in set(tells(seen, index, s, spot))


@pytest.mark.parametrize(
    ("sentence", "proposed"),
    [
        # how things were before is no term
        ("Sarrow’s boats took just over 35 percent of the catch in the years 2022 to 2029.", False),
        ("Sarrow earned 12 million crowns from tolls in 2029.", False),
        # what a draft says itself, what lies ahead, and a law that goes by its year
        ("The plan gave Sarrow 35 percent of the catch in 2029.", True),
        ("Sarrow’s boats take 35 percent of the catch in the years 2032 to 2039.", True),
        ("It continued the programmes of the 2029 law.", True),
    ],
)
def test_what_was_so_before_is_no_term(sentence: str, proposed: bool) -> None:
    seen = view(OPENING + sentence)
    assert any(index for index, _, _ in propose(seen, find_discourse(seen))) is proposed
