"""Parties that go by a common noun: sentences of several domains in, members of the cast out."""

from __future__ import annotations

import pytest

from tests.findings.reading import discourse, findings, view
from travaux.findings.found import Member


def spoken_of(text: str) -> dict[str, list[str]]:
    """Return the words that speak of each member, by its name."""
    return {m.name: [text[a:b] for a, b in m.mentions] for m in view(text).cast.members}


def member(text: str, name: str) -> Member:
    return next(m for m in view(text).cast.members if m.name == name)


# a text, a member's name, and the words that speak of it
MENTIONS = [
    # labour
    (
        "The tram drivers' union rejected the offer. The union wants more. Drivers like the union.",
        "tram drivers' union",
        ["tram drivers' union", "union", "union"],
    ),
    ("Local 12, the dockers' union, voted no. The union will strike.", "Local 12", ["Local 12", "dockers' union", "union"]),
    ("The Millwrights union rejected the offer. The union left.", "Millwrights union", ["Millwrights union", "union"]),
    ("The company gave the strikers until Friday. The strikers refused.", "strikers", ["strikers", "strikers"]),
    # companies
    ("Velmar, an energy company, made a bid on Monday. The company will pay cash.", "Velmar", ["Velmar", "company"]),
    ("The company said talks had failed. Velmar spokeswoman Ana Brandt left.", "Velmar", ["company"]),
    ("The board rejected the buyer's bid. The buyer raised its offer.", "buyer", ["buyer", "buyer", "its"]),
    ("The airline's board met. The board said no.", "airline board", ["board", "board"]),
    (
        "The port operator, Kestrel Harbours, made an offer. The union rejected the company's offer.",
        "Kestrel Harbours",
        ["port operator", "Kestrel Harbours", "company"],
    ),
    # conflict
    ("Rebels attacked a convoy. The rebels' demands include land.", "rebels", ["Rebels", "rebels"]),
    ("The opposition rejected the plan.", "opposition", ["opposition"]),
    ("The mediator's proposal was rejected.", "mediator", ["mediator"]),
    ("A mediator, Judge Ana Brandt, met both sides. The mediator left.", "Ana Brandt", ["mediator", "Ana Brandt", "mediator"]),
    # schools, environment, trade
    ("The teachers' union and the district met. The district offered 3 percent.", "district", ["district", "district"]),
    ("The residents rejected the operator's plan. The operator will appeal.", "operator", ["operator", "operator"]),
    ("The European Union rejected the text. The union wants a cap.", "European Union", ["European Union", "union"]),
    ("The ministry withdrew the permit.", "ministry", ["ministry"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "expected"), MENTIONS)
def test_a_common_noun_speaks_of_a_party(text: str, name: str, expected: list[str]) -> None:
    assert spoken_of(text)[name] == expected


# a text, and words of it that must speak of nobody
NOBODY = [
    ("The union contract expires in May.", "union"),
    ("The company car was sold on Monday.", "company"),
    ("A union would have to sign such a deal.", "union"),
    ("Any company may bid by Friday.", "company"),
    ("Rebels often reject such plans.", "Rebels"),
    ("The key players are listed below.", "players"),
    ("Acme Corp and Borex Inc met on Monday. The company will pay.", "company"),
    ("The pilots' union met the nurses' union on Monday. The union said no.", "union said"),
    ("Ana Brandt was an adviser. The deal will be the company of the future.", "company"),
]


@pytest.mark.parametrize(("text", "word"), NOBODY)
def test_modifiers_generic_nouns_and_what_may_be_two_speak_of_nobody(text: str, word: str) -> None:
    at = text.index(word)
    plain = [m.name for m in view(text).cast.members if m.kind != "unnamed" and any(a <= at < b for a, b in m.mentions)]
    assert plain == []


SIDES = [
    ("The dockers' union met. Union president Ana Brandt said no.", "Ana Brandt", "dockers' union"),
    ("The union met on Monday. Ana Brandt, president of the union, said no.", "Ana Brandt", "union"),
    ("Rebel commander Idris Sall rejected the plan. The rebels want land.", "Idris Sall", "rebels"),
    ("The company made an offer. Company spokesman Ned Farr said so.", "Ned Farr", "company"),
    ("Velmar spokesman Ned Farr said the company was ready.", "Ned Farr", "Velmar"),
    ("The union's negotiating committee backed the deal.", "union negotiating committee", "union"),
    ("The union rejected the company's offer.", "union", "union"),
    ("The union rejected the company's offer.", "company", "company"),
    ("The pilots' union met the nurses' union. Union president Ana Brandt said no.", "Ana Brandt", None),
]


@pytest.mark.parametrize(("text", "name", "party"), SIDES)
def test_persons_and_organs_belong_to_the_party(text: str, name: str, party: str | None) -> None:
    assert member(text, name).party == party


@pytest.mark.parametrize(
    ("text", "sponsor"),
    [
        ("The union rejected the company's first offer on Monday.", "company"),
        ("The rebels presented a 12-point plan on Monday.", "rebels"),
        ("The mediator tabled a 12-point text on Monday.", "mediator"),
        ("Residents rejected a 12-point plan drafted by the operator.", "operator"),
    ],
)
def test_a_party_without_a_name_sponsors_its_draft(text: str, sponsor: str) -> None:
    names = {m.key: m.name for m in view(text).cast.members}
    assert [names[k] for m in discourse(text).mentions for k in m.sponsors] == [sponsor]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union rejected the company's first offer on Monday.", ("union", "rejects")),
        ("The mediator released a 12-point plan. The rebels rejected the plan.", ("rebels", "rejects")),
        ("The mediator released a 12-point plan. The opposition backed the plan.", ("opposition", "supports")),
    ],
)
def test_a_party_without_a_name_holds_positions(text: str, expected: tuple[str, str]) -> None:
    found = findings(text)
    names = {m.key: m.name for m in found.view.cast.members}
    assert expected in [(names[p.actor], p.stance) for p in found.positions]
