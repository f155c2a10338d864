"""Whose side persons are on, by what one report tells beside their names: constructions of news once not read."""

from __future__ import annotations

import pytest

from tests.findings.test_cast import Parse, called, cast_of, parse

__all__ = ["parse"]

# What is written, of whom, and the side that it tells.
SIDES = [
    ("Lorella Prann, the deputy political director of the Norwegian Civil Liberties Union, said no.", "Lorella Prann", "Norwegian Civil Liberties Union"),
    ("Apple Chief Executive Tim Corrin described it as wrong.", "Tim Corrin", "Apple"),
    ("A group of Labour MPs, including Stephen Karrock and Gloria Dell, plan to table two amendments.", "Gloria Dell", "Labour"),
    ('Dwayne Pole, 33, a Republican who voted for it, says it is crucial. "We hired him," says Pole of Redding, California.', "Dwayne Pole", "Republicans"),
    ("The Metal and Cell Workers’ Federation could live with it, says its secretary, Ruud Pannick.", "Ruud Pannick", "Metal and Cell Workers’ Federation"),
    ("Ruud Pannick of the Metal and Cell Workers' Federation said his union accepted it.", "Ruud Pannick", "Metal and Cell Workers' Federation"),
    ("“First they reject it,” said Bruno Astley, who runs the Shareholders' Forum.", "Bruno Astley", "Shareholders' Forum"),
    ("Agneta Lorrimer, who chairs the Come Home Committee, does not want to hear it.", "Agneta Lorrimer", "Come Home Committee"),
    ("Ann Orme, who chairs the Senate Budget Committee, does not want to hear it.", "Ann Orme", None),
    ("The Harbour Board met on Monday. Lucan Frayne, who chairs it, said it was worth 14 million.", "Lucan Frayne", "Harbour Board"),
    ("The Civic Left will vote no. Joss Adeyar, its leader, has said so.", "Joss Adeyar", "Civic Left"),
    ('"We are reading," says Ysa Brennick, for the Shore Movement.', "Ysa Brennick", "Shore Movement"),
    ("Wenke Dastor, who will sit in the finance group for the Labour Democrats, knows this.", "Wenke Dastor", "Labour Democrats"),
    ("The Labour Democrats' deputy leader, Tobin Arrel, said the party would answer.", "Tobin Arrel", "Labour Democrats"),
    ("Lise Haverkort, the mayor, who is a Liberal Democrat and sat in the group, rang.", "Lise Haverkort", "Liberal Democrats"),
    ("The Fitters' Branch is against. Rufus Okerlund of the Fitters' Branch: \"Come on Monday.\"", "Rufus Okerlund", "Fitters' Branch"),
    ("UTDW president Dagny Halloran told us so. The UTDW struck.", "Dagny Halloran", "UTDW"),
    ("Frank Shaw, executive director of America’s Voice, said in a statement.", "Frank Shaw", "America’s Voice"),
    ("Frank Shaw, speaker of America’s Senate, said in a statement.", "Frank Shaw", "United States"),
    ("The move pits the incoming Democratic House majority led by Nancy Pell against the president.", "Nancy Pell", "Democrats"),
    ("Nancy Pell’s new Democratic majority will pass the bill.", "Nancy Pell", "Democrats"),
    ("Bram Okotte, the Interior Minister, whose Homeland List keeps the cabinet in office, was against. The Homeland List left.", "Bram Okotte", "Homeland List"),
    ("Carl Levy, a lawyer representing Sunrise Foods, said so.", "Carl Levy", "Sunrise Foods"),
    ("Senate Majority Leader Carl Levy told his fellow Republicans so.", "Carl Levy", "Republicans"),
    ("Carl Levy, along with fellow Democrats, said so.", "Carl Levy", "Democrats"),
    ("Carl Levy, the likely next president of Peru, said so.", "Carl Levy", None),
    ("A member of parliament for the ruling Unity Bloc, Rosalind Tesh, said it was a reward.", "Rosalind Tesh", "Unity Bloc"),
    ("Acting ICE Director Thomas Hoban called for more.", "Thomas Hoban", "ICE"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "party"), SIDES)
def test_side(parse: Parse, text: str, name: str, party: str | None) -> None:
    assert called(cast_of(parse, text), name).party == party


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ambrose Tellier was a deputy defence minister from 2009 to 2013.", "Ambrose Tellier", "person"),
        ("Kestrow Partners was a bidder from 2009 to 2013.", "Kestrow Partners", "body"),
        ("Rufus Okerlund of the Fitters' Branch spoke.", "Rufus Okerlund", "person"),
    ],
)
def test_kind(parse: Parse, text: str, name: str, kind: str) -> None:
    found = [m.kind for m in cast_of(parse, text).members if m.name == name]
    assert found == [kind] or (kind == "body" and not found)
