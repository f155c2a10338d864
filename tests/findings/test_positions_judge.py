"""How sure a stance is: what the model weighs, and that the one in the package fits the program."""

from __future__ import annotations

import pytest

from tests.findings.reading import findings, view
from travaux.findings.discourse import find_discourse
from travaux.findings.positions import propose
from travaux.findings.positions_judge import Model, load_model

OPENING = "The mediator released a 20-point plan on Monday. "


def signs(sentence: str) -> set[str]:
    """Return the signs of the first stance of a sentence."""
    seen = view(OPENING + sentence)
    return set(propose(seen, find_discourse(seen))[0][1])


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Norway rejected the plan.", {"stance=rejects", "on=draft", "dep=ROOT", "verb:reject", "main=yes", "rest=0"}),
        ("Norway rejected it.", {"aim=pointed"}),
        ("Norway rejected the 20-point plan.", {"aim=named"}),
        ("Norway opposes compulsory arbitration.", {"on=issue"}),
        ("The talks resumed with Norway, which denounced the plan.", {"inside=relcl"}),
        ("Norway rejected the plan, although it had backed the talks.", {"turn=although"}),
    ],
)
def test_signs(sentence: str, shown: set[str]) -> None:
    assert shown <= signs(sentence)


def test_sureness_follows_the_weights() -> None:
    model = Model({"good": 2.0, "bad": -2.0}, 0.5)
    assert model.sure(["good", "bad", "unheard of"]) == 0.5
    assert model.sure(["good"]) > 0.8 > 0.2 > model.sure(["bad"])


def test_every_stance_says_how_sure_it_is() -> None:
    found = findings(OPENING + "Norway rejected the plan. Sweden, which had denounced it, wants the tolls lifted.")
    assert found.positions
    assert all(0 < p.sure < 1 for p in found.positions)


def test_the_model_in_the_package_knows_the_signs() -> None:
    weights, seen = load_model().weights, signs("Norway rejected the plan.")
    assert {s for s in seen if s.startswith(("always", "stance", "on", "dep", "rest"))} <= weights.keys()
