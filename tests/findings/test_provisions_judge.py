"""The model over signs: what it weighs, in which order, and that the one in the package fits the program."""

from __future__ import annotations

import math

import pytest

from tests.findings.reading import view
from travaux.findings.discourse import find_discourse
from travaux.findings.provisions import propose
from travaux.findings.provisions_judge import Judged, Model, beside, judge, load_model, share
from travaux.findings.provisions_signs import Ground

TEXT = (
    "The mediator released a 20-point plan on Monday. It would cap the fleet at 300 boats, and tolls would end in June."
)


def test_the_second_reading_sees_the_neighbours() -> None:
    rows = beside([4, 5, 5, 9], [0.0, 2.0, -1.0, 0.5])
    far, whole = share(0.5) / 6, (0.5 + share(2.0) + share(0.5)) / 3
    expected = [
        (1.0, 0.0, 0.0, share(2.0), 0.0, 0.0, 0.0, share(0.5) / 6, whole, 0.0),
        (1.0, 2.0, 0.5, 0.0, 0.0, 0.0, 0.25, far, whole, 2 * whole),
        (1.0, -1.0, 0.5, 0.0, 0.0, share(2.0), -0.125, far, whole, -whole),
        (1.0, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, (0.5 + share(2.0)) / 6, whole, whole / 2),
    ]
    assert rows == [pytest.approx(row) for row in expected]


def test_shares_follow_the_weights() -> None:
    model = Model({"good": 2.0, "bad": -3.0}, (0.0, 1.0, *[0.0] * 8), 0.5)
    shares = judge([Judged(0, ["good"]), Judged(7, ["good", "bad", "unheard of"])], model)
    assert shares == pytest.approx([1 / (1 + math.exp(-2)), 1 / (1 + math.exp(1))])


def test_nothing_to_judge() -> None:
    assert judge([], load_model()) == []


@pytest.mark.parametrize("odds", [-1e9, -5.0, 0.0, 5.0, 1e9])
def test_a_share_lies_between_nothing_and_all(odds: float) -> None:
    assert 0 <= share(odds) <= 1


def test_the_model_knows_the_signs_that_are_read() -> None:
    seen = view(TEXT)
    drafts = find_discourse(seen)
    ground = Ground(seen, drafts)
    weights = load_model().weights
    for index, s, spot in propose(seen, drafts):
        signs = ground.signs(index, s, spot)
        assert len(signs) == len(set(signs))
        assert sum(sign in weights for sign in signs) > 30, s.text
