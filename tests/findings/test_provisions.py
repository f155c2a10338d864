"""What a draft would do: sentences in, provisions out."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.findings.reading import findings
from travaux.findings.provisions import OUTRIGHT, same_place
from travaux.records.provisions import TOLD

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
        ("Veldland would not keep out the plan nor would it accept a deal that did not reflect its size.", []),
        ("The islands would reject any agreement without a quota.", []),
    ],
)  # fmt: skip
def test_provisions(sentence: str, says: list[str]) -> None:
    assert [p.says for p in findings(OPENING + sentence).provisions] == says


@pytest.mark.parametrize(
    ("sentence", "about", "hangs"),
    [
        ("The plan would cap the fleet at 300 boats.", "the fleet", False),
        ("The army should be capped at 90,000 soldiers.", "The army", False),
        ("The plan would raise tax rates for families making more than $450,000 a year.", "tax rates", False),
        ("Under the plan, the skippers would move on.", "the skippers", True),  # who acts
        (
            "The plan would require Veldland to enshrine in its constitution that it will not join the League.",
            "the League",
            False,
        ),
        ("The plan would enshrine the fishing ban in the law of Veldland.", "the fishing ban", False),
    ],
)
def test_what_a_provision_is_about(sentence: str, about: str, hangs: bool) -> None:
    (found,) = findings(OPENING + sentence).provisions
    assert found.about.startswith(about)
    assert found.hangs is hangs


# Invented reports of several fields: what stands behind "+" has to be told as a term, what stands behind "-" must not.
FIELDS = {
    "labour": """
        The bus company of Arlen made drivers a third offer on Tuesday.
        + Under the offer, wages would rise by 5 percent this year and 3 percent next year.
        + It would limit split shifts to two a week.
        + The offer includes a bonus of 900 dollars for every driver.
        + Drivers hired after 2030 would pay a tenth of their health costs.
        - The union will count the votes on Sunday.
        - Buses stood still for a ninth day, and shops in the centre lost a third of their trade.
        - "They have not moved an inch," said the union's president.
        """,
    "deal": """
        Merrow Foods and Tasker signed a merger agreement on Monday.
        + The agreement gives Tasker's owners 1.4 Merrow shares for each of theirs.
        + It requires Merrow to sell nine plants in the south.
        + Either side would have to pay 200 million dollars if it walked away.
        - Shares of Merrow fell 4 percent in early trading.
        - Analysts said regulators were unlikely to object.
        - Tasker was founded in 1921 by two brothers.
        """,
    "bill": """
        The senate committee released a 90-page water bill on Friday.
        + The bill would ban new wells within 500 metres of a river.
        + It would also set aside 3 billion dollars for pipes and create an office to watch over prices.
        + The legislation calls for a fee of 2 cents on every cubic metre.
        - The committee votes next Wednesday.
        - Senator Orla Finch, who wrote much of the bill, has held her seat since 2014.
        - Opponents said it was the worst bill in a generation.
        """,
    "treaty": """
        Delegates circulated a second draft of the peatland convention on Thursday.
        + The draft would forbid draining after 2032.
        + Article 8 obliges every party to report its emissions each year.
        + The text provides for a fund of 400 million euros, paid by the six richest parties.
        - The talks go on tomorrow in Brael.
        - Peat fires burned 40,000 hectares last summer.
        - The delegates had been up all night.
        """,
    "peace": """
        The mediators handed both sides a nine-point plan on Sunday.
        + The plan calls for a ceasefire of 60 days and the withdrawal of all heavy weapons.
        + Both armies would pull back 10 kilometres from the river.
        + It would grant an amnesty to fighters who hand in their guns.
        - Shells fell on the port during the night, and four people died.
        - The rebel commander told reporters that he had not read it.
        - The war began six years ago over the border district.
        """,
    "trade": """
        Norland and the Straits States struck an interim trade agreement on Saturday.
        + Norland agreed to cut its duty on copper to 5 percent.
        + In exchange, the Straits States would buy 20 billion dollars of grain over three years.
        + The agreement does not lift the tariffs on steel.
        - Copper prices climbed to their highest in a year.
        - Trade between them came to 80 billion dollars last year, according to official figures.
        - Farmers in the Straits States protested outside the ministry.
        """,
}


@pytest.mark.parametrize("field", FIELDS)
def test_terms_of_many_fields(field: str) -> None:
    lines = [line.strip() for line in FIELDS[field].strip().splitlines()]
    text = "\n".join(line.removeprefix("+ ").removeprefix("- ") for line in lines)
    told = [p.passage for p in findings(text).provisions]
    for line in lines:
        start = text.index(line.removeprefix("+ ").removeprefix("- "))
        here = [p.text for p in told if start <= p.start < start + len(line)]
        assert bool(here) == line.startswith("+ ") or line is lines[0], (line, here)


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        # each part of a list is one, with its own figure
        (
            "The plan includes 40 million dollars for the ports, 9 million for roads and 3 million for schools.",
            ["40 million dollars for the ports", "9 million for roads", "3 million for schools"],
        ),
        ("The plan would require owners to fit cameras.", ["Would require owners to fit cameras"]),
        ("The minister said the plan would close two ports.", ["Would close two ports"]),
        # two verbs over one object are one, and so is "not just … but"
        (
            "Under the plan, Veldland would not be allowed to build or buy ships.",
            ["Veldland would not be allowed to build or buy ships"],
        ),
        (
            "Under the plan, Veldland would close its port and pay 40 dollars.",
            ["Veldland would close its port", "Pay 40 dollars"],
        ),
    ],
)
def test_one_for_each_obligation(sentence: str, says: list[str]) -> None:
    assert [p.says for p in findings(OPENING + sentence).provisions] == says


def test_a_report_that_speaks_of_no_draft_has_no_terms() -> None:
    assert findings("Boats would be limited to 300 a day. The fleet must pay 40 dollars.").provisions == ()


def test_what_something_is_called_is_no_term() -> None:
    text = OPENING + "Under the deal, a fund called the Lakes Trust would pay 40 million crowns."
    assert [p.says for p in findings(text).provisions] == ["A fund called the Lakes Trust would pay 40 million crowns"]


def test_what_overlaps_is_told_once() -> None:
    found = findings(
        OPENING + "The plan, which would cap the fleet at 300 boats, would also close the strait."
    ).provisions
    places = [(p.passage.start, p.passage.end) for p in found]
    assert places == sorted(set(places))
    assert not any(same_place(*a, *b) for a, b in pairwise(places))


@pytest.mark.parametrize(
    ("sentence", "value", "comparator"),
    [
        ("The plan would limit the army to no more than 90,000 soldiers.", 90000, "<="),
        ("The plan would give the islands at least 12 percent of the catch.", 12, ">="),
        ("The plan would set wages at 21 dollars an hour.", 21, "="),
        # the figure that holds, not the one that it replaces
        ("The plan would raise the toll from 5 percent to 7 percent.", 7, "="),
        ("Under the plan, the fleet would be held at 300 boats instead of 400.", 300, "="),
        ("The plan would give the Group of Six 40 boats.", 40, "="),
        ("Under the plan, fighting would stop for 45 days, three more than in the outline.", 45, "="),
        ("The plan would hire three more inspectors.", 3, "="),
    ],
)
def test_the_quantity_of_a_provision(sentence: str, value: float, comparator: str) -> None:
    (p,) = findings(OPENING + sentence).provisions
    assert p.quantity is not None
    assert (p.quantity.value, p.quantity.comparator) == (value, comparator)


def test_what_nobody_counted_is_no_quantity() -> None:
    (p,) = findings(OPENING + "The plan would exempt billions of dollars of goods from the toll.").provisions
    assert p.quantity is None


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("The plan would require owners to fit cameras.", "must"),
        ("The plan would allow small boats to fish all year.", "may"),
        ("The plan would ban trawling in the strait.", "must not"),
        ("The plan would not forbid trawling in the strait.", "may"),
    ],
)
def test_modality(sentence: str, modality: str) -> None:
    assert [p.modality for p in findings(OPENING + sentence).provisions] == [modality]


@pytest.mark.parametrize(
    ("sentence", "obliged"),
    [
        ("Under the plan, Veldland would close its ports.", ["Veldland"]),
        ("Under the plan, Veldland would ask the islands for 40 million dollars.", []),  # who asks is not bound
    ],
)
def test_who_is_obliged(sentence: str, obliged: list[str]) -> None:
    found = findings(OPENING + sentence)
    names = {m.key: m.name for m in found.view.cast.members}
    assert [[names[k] for k in p.obliged] for p in found.provisions] == [obliged]


def test_what_is_put_outright_is_sure_enough_to_be_told() -> None:
    (p,) = findings(OPENING + "The plan would cap the fleet at 300 boats.").provisions
    assert p.sure >= OUTRIGHT >= TOLD


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
