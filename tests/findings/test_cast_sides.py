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
    ("Democratic critics in the capital said the agreement was short on detail.", "Democratic critics", "Democrats"),
    ("Ofer Shelton, an assembly member from the center-right Harbour Party said the line must be drawn.", "Ofer Shelton", "Harbour Party"),
    ("Marshall Fitch, a veteran of the 2006 fights who now directs trade policy at the liberal Center for Open Trade, said so.", "Marshall Fitch", "Center for Open Trade"),
    ("Her union, the Harbour Workers' Guild, is less taken with dates. Its secretary, Iqbal Rather, said he would accept.", "Iqbal Rather", "Harbour Workers' Guild"),
    ("Speaking on behalf of the Harbour Guild, Mara Lind said no.", "Mara Lind", "Harbour Guild"),
    ("The Harbour Guild, whose leader Mara Lind was present, said no.", "Mara Lind", "Harbour Guild"),
    ("The Harbour Guild, whose president is Mara Lind, said no.", "Mara Lind", "Harbour Guild"),
    ("The Harbour Guild and its president, Mara Lind, said no.", "Mara Lind", "Harbour Guild"),
    ("The Harbour Guild named Mara Lind as its chief negotiator.", "Mara Lind", "Harbour Guild"),
    ("The Harbour Guild appointed Mara Lind its president in 2024.", "Mara Lind", "Harbour Guild"),
    ("Mara Lind took over as head of the Harbour Guild last year.", "Mara Lind", "Harbour Guild"),
    ("Mara Lind has led the Harbour Guild since 2019.", "Mara Lind", "Harbour Guild"),
    ("Mara Lind leads the Harbour Guild.", "Mara Lind", "Harbour Guild"),
    ("Mara Lind, who took over the Harbour Guild last year, said no.", "Mara Lind", "Harbour Guild"),
    ("Mara Lind, representing the Harbour Guild, said no.", "Mara Lind", "Harbour Guild"),
    ("\"No,\" said Mara Lind, from the Harbour Guild.", "Mara Lind", "Harbour Guild"),
    ("Ohio Republican Mara Lind said no.", "Mara Lind", "Republicans"),
    ("Tory grandee Mara Lind said no.", "Mara Lind", "Conservatives"),
    ("Opponents of the deal within the Labour Party said no.", "opponents of the deal within the Labour Party", "Labour"),
    ("Labour rebels said no.", "labour rebels", "Labour"),
    ("Pro-EU Conservative lawmakers said no.", "Pro-EU Conservative lawmakers", "Conservatives"),
    ("Conservative members of Parliament said no.", "conservative members of Parliament", "Conservatives"),
    ("Hard-line Conservative Brexit supporters said no.", "hard-line Conservative Brexit supporters", "Conservatives"),
    ("Velmora Holdings said no. A person close to Velmora Holdings said yes.", "person close to Velmora Holdings", "Velmora Holdings"),
    ("Velmora Holdings said no. Chief executive Mara Lind said yes.", "Mara Lind", "Velmora Holdings"),
    ("Velmora Holdings said no. Mara Lind, the chief executive, said yes.", "Mara Lind", "Velmora Holdings"),
    ("The Harbour Workers' Guild said no. A spokesman for the guild said yes.", "spokesman for the guild", "Harbour Workers' Guild"),
    ("The Harbour Workers' Guild said no. The guild's members said yes.", "Harbour Workers' Guild’s members", "Harbour Workers' Guild"),
    ("Peru's government said no. The government's negotiators said yes.", "Peru's government’s negotiators", "Peru"),
    ("Peru's Foreign Ministry said no. A ministry spokesman said yes.", "ministry spokesman", "Peru"),
    ("Peru's Foreign Ministry said no. The ministry's spokeswoman, Mara Lind, said yes.", "Mara Lind", "Peru"),
    ("Ofer Shelton, a Bundestag member from the center-right Harbour Party said the line must be drawn.", "Ofer Shelton", "Harbour Party"),
    ("He met with Indian leaders including Prime Minister Mara Lind on Friday.", "Mara Lind", "India"),
    ("He met with Indian officials, including Mara Lind, on Friday.", "Mara Lind", "India"),
    ("He met with Indian leaders, among them Mara Lind, on Friday.", "Mara Lind", "India"),
    ("Rep. Tom Colt Thomas (Tom) Jeffrey ColtNative nations battle outbreaks War over economy hits Hill MORE (R-Okla.) said no.", "Tom Colt", "Republicans"),
    ("Speaker Nancy Pell Nancy PellObstacles mount for deal House committees move toward hearings MORE (D-Calif.) said no.", "Nancy Pell", "Democrats"),
    ("Senate Majority Leader Mitch McCall Addison (Mitch) Mitchell McCallOvernight Defense: Dems subpoena MORE (R-Ky.) said no.", "Mitch McCall", "Republicans"),
    ("Critics of the Labour Party said no.", "critics of the Labour Party", None),
    ("Mara Lind, who chairs the Senate Budget Committee, said no.", "Mara Lind", None),
    ("Mara Lind leads the Senate Budget Committee.", "Mara Lind", None),
    ("A person close to Mara Lind said no.", "person close to Mara Lind", None),
    ("A committee spokesman said no. The Senate Budget Committee met.", "committee spokesman", None),
    ("The Velmora Bank and the Orme Bank said no. A bank spokesman said yes.", "bank spokesman", None),
    ("Mara Lind, head of the Republican Study Committee caucus, said no.", "Mara Lind", "Republicans"),
    ("The Republican Study Committee said no.", "Republican Study Committee", "Republicans"),
    ("The National Republican Congressional Committee said no.", "National Republican Congressional Committee", "Republicans"),
    ("Arlene Lind's DUP said no.", "Arlene Lind", "Democratic Unionist Party"),
    ("The leader of Northern Ireland's DUP, Mara Lind, said no.", "Mara Lind", "Democratic Unionist Party"),
    ("Mara Lind's Democratic opponents said no.", "Mara Lind", None),
    ("Mara Lind, head of the Republican Guard, said no.", "Mara Lind", "Republican Guard"),
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
