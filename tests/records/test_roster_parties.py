"""Parties without a name across reports: hand-made casts in, merged actors out."""

from __future__ import annotations

import pytest

from tests.records.test_roster import names, pile, who
from travaux.findings.found import Member
from travaux.records.roster import build_roster

UNION = who("union", "body", "union")
DOCKERS = who("dockers' union", "body", "dockers' union", aliases=("union",))
PILOTS = who("pilots' union", "body", "pilots' union")
COMPANY = who("company", "body", "company")
FIRM = who("Velmar", "body", "Velmar", aliases=("company",))
MEDIATOR = who("mediator")


@pytest.mark.parametrize(
    ("casts", "expected"),
    [
        ([[UNION], [UNION]], ["union"]),
        ([[DOCKERS], [UNION]], ["dockers' union"]),
        ([[DOCKERS], [DOCKERS]], ["dockers' union"]),
        ([[who("Dockers Union", "body", "Dockers Union")], [UNION]], ["Dockers Union"]),
        ([[DOCKERS], [PILOTS], [UNION]], ["dockers' union", "pilots' union", "union"]),
        ([[FIRM], [COMPANY]], ["Velmar"]),
        ([[FIRM], [who("Borex Inc", "body", "Borex Inc")], [COMPANY]], ["Borex Inc", "Velmar", "company"]),
        ([[UNION], [COMPANY]], ["company", "union"]),
        ([[who("board", "body")], [who("board", "body")]], ["board", "board"]),  # two boards may be meant
        ([[MEDIATOR], [MEDIATOR]], ["mediator"]),
        ([[MEDIATOR], [who("Ana Brandt", roles=("mediator",))]], ["Ana Brandt"]),
        (
            [[who("Ana Brandt", roles=("mediator",))], [who("Per Lind", roles=("mediator",))], [MEDIATOR]],
            ["Ana Brandt", "Per Lind", "mediator"],
        ),
    ],
)
def test_one_noun_is_one_party_where_the_pile_has_one(casts: list[list[Member]], expected: list[str]) -> None:
    assert names(build_roster(pile(*casts))) == sorted(expected)
    assert names(build_roster(pile(*casts[::-1]))) == sorted(expected)


def test_persons_have_the_party_under_its_name_in_the_pile() -> None:
    roster = build_roster(pile([DOCKERS], [UNION, who("Ana Brandt", party="union", roles=("union president",))]))
    assert {a.name: a.party for a in roster.actors} == {
        "dockers' union": "dockers' union",
        "Ana Brandt": "dockers' union",
    }
