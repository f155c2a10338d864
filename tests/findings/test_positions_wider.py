"""Stances told by who leads on to them, by chambers, by agreements made, by notes sounded; and what is none."""

from __future__ import annotations

import pytest

from tests.findings.reading import findings
from travaux.findings.found import PositionFound

OPENING = (
    "The mediator released a 20-point plan on Monday. \nNorway and Ana Korr, the minister of Veldland, took part. "
)


def told(sentence: str, published: str = "2026-05-20") -> list[PositionFound]:
    """Return the stances that ``sentence`` tells after an opening that names a draft and who takes part."""
    found = findings(OPENING + sentence, published).positions
    return [p for p in found if p.passage.start > len(OPENING) - 1]


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        # what is spoken up for or against is the draft at hand
        ("Ana Korr announced her opposition on Monday.", "rejects"),
        ("Norway declared its support.", "supports"),
        ("Norway expressed skepticism.", "rejects"),
        ("Ana Korr came out in opposition on Monday.", "rejects"),
        ("Norway gave the plan tentative support.", "supports"),
        ("The plan has the support of Norway.", "supports"),
        # one of many, and who is named among them
        ("Ana Korr, one of the biggest supporters of the plan, left.", "supports"),
        ("Critics of the plan, including Ana Korr, left the room.", "rejects"),
        # verbs that lead on to a stance
        ("Norway continues to oppose the plan.", "rejects"),
        ("Norway switched to support the plan.", "supports"),
        ("Norway persuaded the council to back the plan.", "supports"),
        ("Norway vowed to challenge the plan in court.", "rejects"),
        ("Norway promised to nix the plan.", "rejects"),
        # an agreement that is reached has its makers' support
        ("Norway and Veldland reached a deal on tolls.", "supports"),
        ("Norway and Veldland struck an agreement on tolls on Friday.", "supports"),
        ("Ana Korr negotiated a deal on tolls with the council.", "supports"),
        # chambers
        ("The plan cleared the Senate on Monday.", "supports"),
        ("The plan passed the House 230 to 192.", "supports"),
        ("The plan was defeated in the Senate, 40 to 12.", "rejects"),
        # ballots
        ("“I’m a no,” Ana Korr said.", "rejects"),
        ("“I will be voting no on the plan,” Ana Korr said.", "rejects"),
        # half a yes, and a yes on a condition
        ("Norway has agreed to the plan in principle.", "conditional"),
        ("Norway accepted the plan, with reservations.", "conditional"),
        ("Only after the tolls end would Norway sign the plan.", "conditional"),
        ("“The council should abandon this idea,” Ana Korr said of the plan.", "rejects"),
        ("Norway ripped the plan as a joke.", "rejects"),
        ("Ana Korr was incensed at the plan.", "rejects"),
        # a plain judgement weighs more than one in a clause below it
        ("Ana Korr said the plan is a smart, fair way to raise money while reducing unnecessary trading.", "supports"),
    ],
)
def test_stances_on_a_draft(sentence: str, stance: str) -> None:
    found = told(sentence)
    assert {p.stance for p in found} == {stance}
    assert all(p.draft for p in found)


@pytest.mark.parametrize(
    ("sentence", "stance", "called"),
    [
        ("Ana Korr wants to see the tolls lifted.", "supports", "lifting tolls"),
        ("Norway hopes to keep the tolls.", "supports", "keeping tolls"),
        ("Norway is working to preserve the toll program.", "supports", "preserving toll program"),
        ("Norway fought to secure a robust guest-worker program.", "supports", "securing robust guest-worker program"),
        ("Norway insisted that it will not raise the tolls without cuts.", "conditional", "raising tolls"),
        ("Norway sought no role in the talks.", "rejects", "role in talks"),
        ("“There can be no tolls without a ceiling on fees,” Ana Korr said.", "conditional", "tolls"),
        ("Ana Korr urged the council to stop demonizing the crews.", "rejects", "demonizing crews"),
        (
            "Norway has pressured its allies to bar smugglers from building new harbours.",
            "rejects",
            "building new harbours",
        ),
        ("Ana Korr attacked the council over failing to secure the strait.", "supports", "securing strait"),
        ("Norway supports bringing the crews out of the shadows.", "supports", "bringing crews out of shadows"),
        ("Norway is pushing Veldland to lift the tolls and cut the fees.", "supports", "Veldland lifting tolls"),
        ("Norway agreed to lift the tolls.", "supports", "lifting tolls"),
        ("Norway plans to give private sellers guidance.", "supports", "giving private sellers guidance"),
    ],
)
def test_stances_on_an_issue(sentence: str, stance: str, called: str) -> None:
    found = told(sentence)
    assert (stance, called) == (found[0].stance, found[0].called)
    assert {p.stance for p in found} == {stance}


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway has not yet come out against the plan.",
        "Norway refuses to offer specifics.",
        "Norway refused to rule out tolls.",
        "Norway is fighting to earn the support of the voters.",
        "Ana Korr said the plan would cost $750 million.",  # a sum
        "Ana Korr estimates that the plan would undermine trade.",  # what is only reckoned
        "Whether Norway would sign such a deal is unclear.",
        "Not every member of the Union is on board with the plan.",
        "Norway has given no indication it will sign the plan.",
        "Norway initially opposed the plan.",  # no more
        "Norway plans to discuss the plan with the council.",
        "Norway intends to focus on the power of women.",
        "Norway is considering buying grain.",  # the draft at hand is another matter
        "Norway mocked the Prime Minister.",
        "Norway backs the Republican nominee.",
        "The council’s top Republican, who opposes the plan, left.",  # one of a party is not the party
        "“This question about tolls is crucial,” Ana Korr said.",
        "“A lot of importers of steel go elsewhere,” Ana Korr said.",  # no duty, though the verb looks bare
        "“I will support a law,” Ana Korr said.",  # which one is not told
    ],
)
def test_what_tells_no_stance(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Norway rejected the plan in 2019.", "2019"),
        ("Norway rejected the plan last year.", "2025"),
        ("Norway rejected the plan in March.", "2026-03"),
        ("Norway rejected the plan on Monday.", "2026-05-18"),
    ],
)
def test_the_day_is_as_precise_as_it_is_told(sentence: str, day: str) -> None:
    assert [p.date for p in told(sentence)] == [day]
