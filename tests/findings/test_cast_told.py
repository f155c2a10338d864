"""Whose side a report tells somebody to be on: by label, apposition, title, list, group; sentences in, parties out."""

from __future__ import annotations

import pytest

from tests.findings.reading import page as parsed
from travaux.findings.cast import find_cast
from travaux.records.roster import build_roster

TOLD = [
    # party letters
    ("Sen. Ann Orme (R-Maine) said no.", {"Ann Orme": "Republicans"}),
    ("Sen. Ann Orme (R., Maine) said no.", {"Ann Orme": "Republicans"}),
    ("Sen. Ann Orme (R) said no.", {"Ann Orme": "Republicans"}),
    ("Rep. Ann Orme (D) of Maine said no.", {"Ann Orme": "Democrats"}),
    ("Virginia Gov. Ann Orme, D, said no.", {"Ann Orme": "Democrats"}),
    ("Sen. Ann Orme (I-Vt.) said no.", {"Ann Orme": None}),
    # groups
    ("Republicans Ann Orme of Maine and Lisa Tarr of Alaska said no.", {"Ann Orme": "Republicans", "Lisa Tarr": "Republicans"}),
    ("Republicans and Ann Orme now collide.", {"Ann Orme": None}),
    ("Ann Orme and other moderate Republicans said no.", {"Ann Orme": "Republicans"}),
    ("Speaker Ann Orme and her fellow Republicans said no.", {"Ann Orme": "Republicans"}),
    ("Ann Orme was part of a small group of House Republicans.", {"Ann Orme": "Republicans"}),
    ("Ann Orme, one of three Republicans, said no.", {"Ann Orme": "Republicans"}),
    ("Two moderate Tory former ministers, Ann Orme and Lisa Tarr, said no.", {"Ann Orme": "Conservatives", "Lisa Tarr": "Conservatives"}),
    # parties in titles
    ("Labour Brexit Spokesman Bill Tarr said no.", {"Bill Tarr": "Labour"}),
    ("Labour MP Ann Orme said no.", {"Ann Orme": "Labour"}),
    ("Ann Orme, the Labour MP, said no.", {"Ann Orme": "Labour"}),
    ("Liberal Democrat leader Ann Orme said no.", {"Ann Orme": "Liberal Democrats"}),
    ("Georgia Republican Congressman Bill Tarr said no.", {"Bill Tarr": "Republicans"}),
    ("California Rep. Ann Orme, the No. 2 Democrat in the House, said no.", {"Ann Orme": "Democrats"}),
    # bodies
    ("Unifor President Ann Orme said no.", {"Ann Orme": "Unifor"}),
    ("General Motors CEO Ann Orme said no.", {"Ann Orme": "General Motors"}),
    ("Orme Foods Chief Executive Bill Tarr said no.", {"Bill Tarr": "Orme Foods"}),
    ("American Medical Association President Ann Orme said no.", {"Ann Orme": "American Medical Association"}),
    ("Energy Workers Union negotiator Sven Falk said no.", {"Sven Falk": "Energy Workers Union"}),
    ("Ann Orme, head of the Canadian union Unifor, said no.", {"Ann Orme": "Unifor"}),
    ("Ann Orme, a fellow at the conservative Tarr Foundation think tank, said no.", {"Ann Orme": "Tarr Foundation"}),
    ("Ann Orme, an expert at Washington’s Center for Strategic and Trade Studies, said no.", {"Ann Orme": "Center for Strategic and Trade Studies"}),
    ("Ann Orme, an Iran analyst and critic of the cabinet at the Tarr Institute, said no.", {"Ann Orme": "Tarr Institute"}),
    ("Ann Orme, director general for trade in the European Commission, said no.", {"Ann Orme": "European Union"}),
    ("Ann Orme, chairwoman of the House Freedom Caucus, said no.", {"Ann Orme": "House Freedom Caucus"}),
    ("A spokeswoman for the Tarr Council, Ann Orme, said no.", {"Ann Orme": "Tarr Council"}),
    ("Hamas leader Bill Tarr said no.", {"Bill Tarr": "Hamas"}),
    ("The Orme Chamber said it would cost a lot; its director, Ned Farr, left.", {"Ned Farr": "Orme Chamber"}),
    ("California Republicans said no.", {"California Republicans": "Republicans"}),
    ("Some Western Democrats said no. He met the 21 Tory MPs.", {"Tory MPs": "Conservatives"}),
    # states that no data know
    ("Iran, Iraq and Meridia agreed. Meridian Finance Minister Paul Oster stayed.", {"Paul Oster": "Meridia"}),
    ("For Meridia, chief negotiator Lena Voss said no. Meridia’s government agreed.", {"Lena Voss": "Meridia"}),
    # the next one's office is not one's own
    (
        "They called the Japanese prime minister, Bill Tarr, and the South Korean president, Ned Farr, at once.",
        {"Bill Tarr": "Japan", "Ned Farr": "South Korea"},
    ),
    # what somebody knows about, once was, or lives in is no side; nor are rivals, kin and clients
    ("Ann Orme, a regular Supreme Court lawyer, said no.", {"Ann Orme": None}),
    ("Ann Orme, a former treasury secretary, said no.", {"Ann Orme": None}),
    ("Maine’s Ann Orme said no.", {"Ann Orme": None}),
    ("Georgia Representative Bill Tarr said no.", {"Bill Tarr": None}),
    ("Georgia Prime Minister Bill Tarr said no.", {"Bill Tarr": "Georgia"}),
    ("Bill Tarr, a supporter of Peru, said no.", {"Bill Tarr": None}),
    ("Ann Orme, a Democrat, left. Orme’s husband, Ned Farr, said no.", {"Ned Farr": None}),
    ("Ann Orme, a professor at Tarr University, left. Orme’s lawyer, Ned Farr, said no.", {"Ned Farr": None}),
    (
        "Judge Ned Lind left. Bill Tarr, a professor at Orme Law School and Judge Lind’s roommate, said no.",
        {"Bill Tarr": "Orme Law School", "Ned Lind": None},
    ),
    ("Ann Orme, a Democrat, left. Critics of Orme’s talks said no.", {"critics of Orme’s talks": None}),
    ("Many Peru experts said no.", {"many Peru experts": None}),
    ("Peruvian experts said no.", {"Peruvian experts": "Peru"}),
    ("White House reporters said no.", {"White House reporters": None}),
    ("Observers in Peru said no.", {"observers in Peru": None}),
    ("Officials in Peru said no.", {"officials in Peru": "Peru"}),
    ("Ann Orme of Christ the King Church said no.", {"Ann Orme": None}),
    # another one's party is not that of who was named before
    ("Sen. Ann Orme spoke. A House Democrat said no.", {"Ann Orme": None, "House Democrat": "Democrats"}),
    ("Speaker Ann Orme and the top Senate Democrat said no.", {"Ann Orme": None}),
    ("Sen. Ann Orme spoke first. Then the Maine Democrat said no.", {"Ann Orme": "Democrats"}),
    # an aide has the side of whom he serves, here or in the pile
    ("Ann Orme, a Democrat, left. Orme’s legislative director, Ned Farr, stayed.", {"Ned Farr": "Democrats"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parties"), TOLD)
def test_the_party_told(text: str, parties: dict[str, str | None]) -> None:
    page = parsed(text)
    found = {a.name: a.party for a in build_roster([(page.report, find_cast(page))]).actors}
    assert {name: found.get(name, "not found") for name in parties} == parties


NAMES = [
    ("South Korea’s president, Moon Jae-in, used a speech to ease it.", "Moon Jae-in"),
    ("“Enough,” said Orme & Co Chief Executive Jamie Tarr, who chairs it.", "Jamie Tarr"),
    ("Rebel Ann Orme told them.", "Ann Orme"),
    ("Addressing Ann Orme, he nodded.", "Ann Orme"),
    ("State Councilor Wang Yi left.", "Wang Yi"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_persons_by_their_names_alone(text: str, name: str) -> None:
    assert name in [m.name for m in find_cast(parsed(text)).members]


def test_the_justice_department_is_no_person() -> None:
    members = find_cast(parsed("The Justice Department said no. The Justice Department will act.")).members
    assert [m.kind for m in members if "Department" in m.name] == ["body"]


MONTHS = [
    ("Then May introduced a text. Many saw May’s cabinet as split. It is destabilizing for May.", 3),
    ("The vote in May decided it. The elections of May came late. By the end of May they left.", 0),
    (
        "Prime Minister Theresa May left. They had confidence in May’s government. The votes fall between May 23 and 26.",
        2,
    ),
]


@pytest.mark.parametrize(("text", "mentions"), MONTHS)
def test_a_month_that_acts_is_a_person(text: str, mentions: int) -> None:
    found = [m for m in find_cast(parsed(text)).members if m.kind == "person" and m.name.endswith("May")]
    assert sum(len(m.mentions) for m in found) == mentions


def test_of_a_couple_the_surname_alone_means_the_one_whose_kin_is_told() -> None:
    text = "Clinton spoke. Clinton’s husband, former President Bill Clinton, used it. Clinton said no."
    members = {m.name: [text[a:b] for a, b in m.mentions] for m in find_cast(parsed(text)).members}
    assert members["Clinton"] == ["Clinton", "Clinton", "Clinton"]
    assert members["Bill Clinton"] == ["President Bill Clinton"]


def test_an_abbreviation_with_an_article_is_a_body_whatever_the_parser_takes_it_for() -> None:
    members = find_cast(parsed("On the other side, the NRA said no. It is fiercely opposed by the NRA.")).members
    assert [(m.name, m.kind, len(m.mentions)) for m in members] == [("NRA", "body", 2)]


def test_whose_something_is_acts_also_where_it_lies_in() -> None:
    text = "The deal would freeze progress in Iran’s programme. They met in Vienna’s old hotel."
    assert [m.name for m in find_cast(parsed(text)).members if m.kind == "state"] == ["Iran"]


def test_her_office_is_hers_and_two_ministers_are_undecided() -> None:
    text = "Ann Orme, a Democrat, left on Monday. Her office declined to comment."
    found = {m.name: (m.kind, m.party) for m in find_cast(parsed(text)).members}
    assert found["Ann Orme’s office"] == ("body", "Democrats")
    text = "Foreign Minister Ann Orme and Trade Minister Bill Tarr met on Monday. The minister said no."
    spoken = [text[a:b] for m in find_cast(parsed(text)).members for a, b in m.mentions]
    assert "minister" not in spoken
    assert "The minister" not in spoken
