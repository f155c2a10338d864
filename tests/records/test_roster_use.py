"""Sides and offices told by use: casts of dated reports in, who is meant and whose side it is out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.records.test_roster import Made, actor, pile, who
from travaux.findings.found import Cast, Member
from travaux.records.roster import build_roster
from travaux.records.roster_houses import majorities


def dated(day: str, *members: Member) -> Made:
    """Return a report of one day with a cast."""
    ((report, cast),) = pile(list(members))
    renamed = replace(report, id=f"r-{day}", path=f"{day}.txt", published=day)
    return renamed, Cast.of([replace(m, key=f"{renamed.id}:{n}") for n, m in enumerate(cast.members)])


@pytest.mark.parametrize(
    ("day", "holder"),
    [("2026-02-01", "Ann Orme"), ("2026-09-20", "Bill Tarr"), ("2026-06-05", None), ("2026-06-12", None)],
)
def test_an_office_is_its_holders_of_the_day(day: str, holder: str | None) -> None:
    """Near the change of hands nobody is meant."""
    before = dated("2026-01-10", who("Ann Orme", party="Peru", roles=("Prime Minister",)))
    last = dated("2026-06-01", who("Ann Orme", party="Peru", roles=("Prime Minister",)))
    since = dated("2026-06-10", who("Bill Tarr", party="Peru", roles=("Prime Minister",)))
    until = dated("2026-09-10", who("Bill Tarr", party="Peru", roles=("Prime Minister",)))
    asked = dated(day, who("Ann Orme"), who("Bill Tarr"), who("Peruvian prime minister", "unnamed", "Peru"))
    roster = build_roster([before, last, since, until, asked])
    meant = roster.actor_of(f"r-{day}:2")
    assert meant is not None
    assert roster.name_of(meant) == (holder or "Peruvian prime minister")


USE = [
    # bare ministers of a state that the world does not know, where the pile is about it
    (
        [[who("Valmora", "state", "Valmora", times=9), who("Ann Orme", roles=("Prime Minister",)), who("Bill Tarr", roles=("Defence Minister",))]],
        {"Ann Orme": "Valmora", "Bill Tarr": "Valmora"},
    ),
    # not where another state is told as often, or without a head
    (
        [[who("Valmora", "state", "Valmora", times=9), who("Kelda", "state", "Kelda", times=8), who("Ann Orme", roles=("Prime Minister",))]],
        {"Ann Orme": None},
    ),
    ([[who("Valmora", "state", "Valmora", times=9), who("Bill Tarr", roles=("Defence Minister",))]], {"Bill Tarr": None}),
    # a caucus is on the side of those who are told to be in it
    (
        [[who("Dawn Caucus", "body", "Dawn Caucus"), who("Ann Orme", party="Dawn Caucus", roles=("chair of the Dawn Caucus",))], [who("Ann Orme", party="Republicans")]],
        {"Dawn Caucus": "Republicans"},
    ),
    ([[who("Ann Orme", roles=("Opposition leader",))]], {"Ann Orme": "opposition"}),
    ([[who("Ann Orme", party="Labour", roles=("opposition leader",))]], {"Ann Orme": "Labour"}),
]  # fmt: skip


@pytest.mark.parametrize(("casts", "parties"), USE)
def test_sides_from_use(casts: list[list[Member]], parties: dict[str, str | None]) -> None:
    roster = build_roster(pile(*casts))
    assert {name: actor(roster, name).party for name in parties} == parties


def test_a_president_on_a_visit_is_not_of_the_state_at_home() -> None:
    """Of a state whose prime minister is told; where no other head of it is, the president is its own."""
    home = [who("Peru", "state", times=9), who("Ann Orme", party="Peru", roles=("Prime Minister",), times=3)]
    visit = [who("Peru", "state", times=6), who("Bill Tarr", roles=("President",), times=6)]
    always = [[home[0], who("Carl Reed", roles=("President",), times=6)] for _ in range(3)]
    assert actor(build_roster(pile(home, home, home, home, visit)), "Bill Tarr").party is None
    assert actor(build_roster(pile(*always)), "Carl Reed").party == "Peru"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "It passed the Republican-led House but not the Democratic-controlled Senate.",
            {"house": "Republicans", "senate": "Democrats"},
        ),
        ("The GOP majority in the House said no.", {"house": "Republicans"}),
        ("The House Republican majority said no.", {"house": "Republicans"}),
        ("The Republican-led House was once a Democratic-led House.", {}),
        ("The House Budget majority said no.", {}),
    ],
)
def test_who_controls_a_chamber(text: str, told: dict[str, str]) -> None:
    assert majorities([text]) == told
