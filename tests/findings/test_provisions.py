"""What a draft would do: sentences in, provisions out."""

from __future__ import annotations

import pytest

from tests.findings.reading import findings

OPENING = "The mediator released a 20-point plan on Monday. "


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("The plan would cap the fleet at 300 boats.", ["Would cap the fleet at 300 boats"]),
        (
            "It proposed that the port be reopened, that prisoners be exchanged, and that tolls be lifted.",
            ["The port be reopened", "Prisoners be exchanged", "Tolls be lifted"],
        ),
        ("Under the plan, Veldland would pay 40 million dollars a year.", ["Veldland would pay 40 million dollars a year"]),
        (
            "The plan further restricted the army to no more than 90,000 soldiers and required the cabinet to resign.",
            ["Further restricted the army to no more than 90,000 soldiers", "Required the cabinet to resign"],
        ),
        ("Article 7 limits the catch to 5,000 tonnes.", ["Limits the catch to 5,000 tonnes"]),
        ("The army should be capped at 90,000 soldiers.", ["The army should be capped at 90,000 soldiers"]),
        # what is no provision
        ("Would the plan end the strike?", []),
        ("The minister would travel to the capital on Friday.", []),
        ("If the plan capped the fleet, the union would leave.", []),
        ("The plan emerged after a long night.", []),
        ("The plan runs to 20 articles.", []),
        ("Any plan should be fair to the islands.", []),
    ],
)  # fmt: skip
def test_provisions(sentence: str, says: list[str]) -> None:
    assert [p.says for p in findings(OPENING + sentence).provisions] == says


@pytest.mark.parametrize(
    ("sentence", "value", "comparator"),
    [
        ("The plan would limit the army to no more than 90,000 soldiers.", 90000, "<="),
        ("The plan would give the islands at least 12 percent of the catch.", 12, ">="),
        ("The plan would set wages at 21 dollars an hour.", 21, "="),
    ],
)
def test_the_quantity_of_a_provision(sentence: str, value: float, comparator: str) -> None:
    (p,) = findings(OPENING + sentence).provisions
    assert p.quantity is not None
    assert (p.quantity.value, p.quantity.comparator) == (value, comparator)


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("The plan would require owners to fit cameras.", "must"),
        ("The plan would allow small boats to fish all year.", "may"),
        ("The plan would ban trawling in the strait.", "must not"),
    ],
)
def test_modality(sentence: str, modality: str) -> None:
    assert [p.modality for p in findings(OPENING + sentence).provisions] == [modality]


def test_provisions_go_to_the_draft_that_is_spoken_of() -> None:
    found = findings(
        "What was the first plan?\nThe 28-point plan was released in May. It would cap the army at 60,000 soldiers.\n"
        "What is the new plan?\nA 19-point plan was released in June. It would cap the army at 80,000 soldiers."
    )
    first, second = found.provisions
    points = {m.chain: m.points for m in found.drafts.mentions if m.points}
    assert (points[first.draft], points[second.draft]) == (28, 19)


def test_terms_of_long_ago_are_a_draft_of_their_own() -> None:
    found = findings("In talks in 2022, Veldland proposed that the islands have no more than 1,000 soldiers.")
    assert [p.quantity.value for p in found.provisions if p.quantity] == [1000]
    assert [(m.head, m.date) for m in found.drafts.mentions] == [("terms", "2022")]


def test_every_passage_verifies() -> None:
    text = OPENING + "The plan — “all of it” — would cap the fleet at 300 boats; boats under 12 metres would be exempt."
    found = findings(text)
    assert found.provisions
    assert all(text[p.passage.start : p.passage.end] == p.passage.text for p in found.provisions)
