"""Actors of a whole pile: hand-made casts in, merged actors out."""

from __future__ import annotations

import random
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.findings.cast_spelling import is_people_of
from travaux.findings.found import Cast, Member
from travaux.model import Actor, ActorKind, Report
from travaux.records.roster import Roster, build_roster

Made = tuple[Report, Cast]


def who(
    name: str, kind: ActorKind = "person", party: str | None = None, *, roles: tuple[str, ...] = (), aliases: tuple[str, ...] = (), times: int = 1
) -> Member:  # fmt: skip
    """Return a member whose key and mentions are filled in by :func:`pile`."""
    return Member("", name, kind, aliases, roles, party, tuple((0, 1) for _ in range(times)))


def pile(*casts: list[Member]) -> list[Made]:
    """Return one report for each cast, a day apart."""
    made: list[Made] = []
    for n, members in enumerate(casts):
        report = Report(f"r-{n:02}", f"{n}.txt", "x" * 1000, published=f"2026-03-{n + 1:02}")
        place = count(0, 10)
        listed = [
            Member(f"{report.id}:{k}", m.name, m.kind, m.aliases, m.roles, m.party, tuple((at := next(place), at + 5) for _ in m.mentions))
            for k, m in enumerate(members)
        ]  # fmt: skip
        made.append((report, Cast.of(listed)))
    return made


def names(roster: Roster, kind: ActorKind | None = None) -> list[str]:
    return sorted(a.name for a in roster.actors if kind is None or a.kind == kind)


def actor(roster: Roster, name: str) -> Actor:
    found = [a for a in roster.actors if a.name == name]
    assert len(found) == 1, names(roster)
    return found[0]


# what the casts say, and the actors they make
MERGED = [
    # the same person by full name, surname, initials, spelling, form of the given name
    ([[who("Anna Keller")], [who("Anna Keller")]], ["Anna Keller"]),
    ([[who("Anna Keller")], [who("Keller")]], ["Anna Keller"]),
    ([[who("John A. Stone")], [who("John Stone")], [who("John Stone")]], ["John Stone"]),
    ([[who("Robert Stone")], [who("Bob Stone")], [who("Bob Stone")]], ["Bob Stone"]),
    ([[who("Mohammad Javad Sadri")], [who("Javad Sadri")], [who("Javad Sadri")]], ["Javad Sadri"]),
    (
        [
            [who("Petro Bilenky", party="Ukraine")],
            [who("Petro Bilenky", party="Ukraine")],
            [who("Petro Bilenkyy", party="Ukraine")],
        ],
        ["Petro Bilenky"],
    ),
    (
        [
            [who("Henrike Vaal", roles=("Ambassador",))],
            [who("Henrike Vaal", roles=("Ambassador",))],
            [who("Henrieke Vaal", roles=("chair",))],
            [who("Henrike Waal", roles=("Ambassador",))],
        ],
        ["Henrike Vaal"],
    ),
    ([[who("Sergei Markov", party="Russia")], [who("Sergey Markov")], [who("Sergey Markov")]], ["Sergey Markov"]),
    ([[who("Xi Mingze")], [who("Xi")]], ["Xi Mingze"]),
    (
        [
            [who("Mohammad Javad Sadri", party="Iran")],
            [who("Javad Sadri")],
            [who("Mohammad Javed Sadri", party="Iran")],
            [who("Javad Sadri")],
        ],
        ["Javad Sadri"],
    ),
    (
        [
            [who("Ken Clarke")],
            [who("Rebel Kenneth Clarke")],
            [who("Kenneth Clarke")],
            [who("Kenneth Clarke")],
            [who("Sarah Clarke")],
        ],
        ["Kenneth Clarke", "Sarah Clarke"],
    ),
    # a surname alone is theirs who are called so, or whom by far most reports mean
    (
        [[who("Anna Keller", aliases=("Keller",))], [who("Maria Keller")], [who("Keller")]],
        ["Anna Keller", "Maria Keller"],
    ),
    (
        [*([who("Anna Keller")] for _ in range(10)), [who("Maria Keller")], [who("Keller")]],
        ["Anna Keller", "Maria Keller"],
    ),
    (
        [[who("Anna Keller", aliases=("Keller",))], [who("Maria Keller", aliases=("Keller",))], [who("Keller")]],
        ["Anna Keller", "Keller", "Maria Keller"],
    ),
    # different persons
    ([[who("Anna Keller")], [who("Maria Keller")]], ["Anna Keller", "Maria Keller"]),
    ([[who("Anna Keller")], [who("Maria Keller")], [who("Keller")]], ["Anna Keller", "Keller", "Maria Keller"]),
    ([[who("John A. Stone")], [who("John B. Stone")]], ["John A. Stone", "John B. Stone"]),
    (
        [[who("Petra Zelenka", party="Veskar")], [who("Petro Bilenky", party="Ostrane")]],
        ["Petra Zelenka", "Petro Bilenky"],
    ),
    # one letter makes another surname, whatever else they share
    (
        [
            [who("Mark Warner", party="Democrats", roles=("Senator",))],
            [who("Mark Wagner", party="Democrats", roles=("Senator",))],
        ],
        ["Mark Wagner", "Mark Warner"],
    ),
    # a name that either of two may bear is neither's
    (
        [[who("John A. Stone")], [who("John B. Stone")], [who("John Stone")]],
        ["John A. Stone", "John B. Stone", "John Stone"],
    ),
    # a surname that two bear goes to the one whose office it has
    (
        [
            [who("Liu Ho", roles=("Vice Premier",)), who("Liu Kang", roles=("Finance Minister",))],
            [who("Liu", roles=("Vice Premier",))],
        ],
        ["Liu Ho", "Liu Kang"],
    ),
    # states and their organs
    ([[who("Iran", "state")], [who("Iran", "state", aliases=("Tehran",))]], ["Iran"]),
    ([[who("United States", "state")], [who("US delegation", "body", "United States")]], ["United States"]),
    ([[who("Ostrane", "state")], [who("Ostranian government", "body", "Ostrane")]], ["Ostrane"]),
    # bodies by short form and abbreviation
    (
        [[who("Southern Maritime Union", "body")], [who("Union", "body")], [who("SMU", "body")]],
        ["Southern Maritime Union"],
    ),
    (
        [[who("Southern Maritime Union", "body")], [who("Farm Union", "body")], [who("Union", "body")]],
        ["Farm Union", "Southern Maritime Union", "Union"],
    ),
    (
        [[who("Chinese Commerce Ministry", "body", "China")], [who("China’s Ministry of Commerce", "body", "China")]],
        ["Chinese Commerce Ministry"],
    ),
    ([[who("Ferrier Technologies Co.", "body")], [who("Ferrier", "body")]], ["Ferrier Technologies Co."]),
    ([[who("Republicans", "body")], [who("House Republicans", "body")]], ["House Republicans", "Republicans"]),
    # unnamed sources never merge
    (
        [[who("senior US official", "unnamed")], [who("senior US official", "unnamed")]],
        ["senior US official", "senior US official"],
    ),
    # bare nouns merge where the side is the same, else not
    ([[who("government", "body", "Iran")], [who("government", "body", "Iran")]], ["government"]),
    ([[who("government", "body")], [who("government", "body")]], ["government", "government"]),
]


@pytest.mark.parametrize(("casts", "expected"), MERGED)
def test_who_is_one_actor(casts: list[list[Member]], expected: list[str]) -> None:
    assert names(build_roster(pile(*casts))) == expected


KINDS = [
    # a surname is a person, whatever one report took it for
    ([[who("Anna Keller", roles=("minister",))], [who("Keller", "body")]], "Anna Keller", "person"),
    # one word that some report knows for a state is one
    ([[who("Veskar")], [who("Veskar")], [who("Veskar", "state")]], "Veskar", "state"),
    # a title outweighs the parser's label
    ([[who("Rask", roles=("Ambassador",))], [who("Rask", "state")], [who("Rask", "state")]], "Rask", "person"),
    ([[who("Heron Group", "body")], [who("Heron Group", "body")], [who("Heron Group")]], "Heron Group", "body"),
]


@pytest.mark.parametrize(("casts", "name", "kind"), KINDS)
def test_kind_is_voted_by_the_pile(casts: list[list[Member]], name: str, kind: ActorKind) -> None:
    roster = build_roster(pile(*casts))
    assert [(a.name, a.kind) for a in roster.actors] == [(name, kind)]


PARTIES = [
    ([[who("Anna Keller", party="Iran")], [who("Anna Keller")]], "Anna Keller", "Iran"),
    ([[who("Anna Keller", party="Iran")], [who("Anna Keller", party="Iran")], [who("Anna Keller", party="Iraq")]], "Anna Keller", "Iran"),
    # a party label counts more than the state of the office
    ([[who("Ann Orme", party="United States")] for _ in range(3)] + [[who("Ann Orme", party="Democrats")]], "Ann Orme", "Democrats"),
    # a people's name and a short form are the side as the record calls it
    ([[who("Ana Stell", party="Veskari"), who("Veskar", "state")]], "Ana Stell", "Veskar"),
    ([[who("Jules Pere", party="Union"), who("Southern Maritime Union", "body", "Southern Maritime Union")]], "Jules Pere", "Southern Maritime Union"),
    # an aide has the side of whom he works for
    ([[who("Ann Orme", party="Democrats"), who("Ned Farr", roles=("Orme spokesman",))]], "Ned Farr", "Democrats"),
    ([[who("Ann Orme", party="Democrats"), who("Ann Orme’s spokesman", "unnamed")]], "Ann Orme’s spokesman", "Democrats"),
    ([[who("Iran", "state")]], "Iran", "Iran"),
    ([[who("Reuters", "body", "Reuters")]], "Reuters", None),
    ([[who("Anna Keller", party="Keller")]], "Anna Keller", None),
    # at home the president has no state in the title; of two presidents without one, neither is given it
    ([[who("White House", "body", "United States", times=3), who("Ann Orme", roles=("President",), times=9)]], "Ann Orme", "United States"),
    (
        [[who("White House", "body", "United States"), who("Ann Orme", roles=("President",)), who("Jan Holt", roles=("President",))]],
        "Ann Orme", None,
    ),
    # in a pile about one state's own affairs the government is a side of its own
    (
        [[
            who("White House", "body", "United States", times=5), who("Carol Finch", party="United States", roles=("Treasury Secretary",)),
            who("Ann Orme", party="Democrats", times=5), who("Bill Tarr", party="Republicans", times=5),
        ]],
        "Carol Finch", "White House",
    ),
    (
        [[
            who("White House", "body", "United States"), who("Carol Finch", party="United States", roles=("Treasury Secretary",)),
            who("Ann Orme", party="Democrats"), who("Bill Tarr", party="Republicans"), who("Iran", "state", "Iran", times=9),
        ]],
        "Carol Finch", "United States",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("casts", "name", "party"), PARTIES)
def test_side_of_an_actor(casts: list[list[Member]], name: str, party: str | None) -> None:
    assert actor(build_roster(pile(*casts)), name).party == party


def test_members_lead_to_actors() -> None:
    roster = build_roster(pile([who("Anna Keller", party="Iran")], [who("Keller"), who("Iran", "state")]))
    keller = roster.actor_of("r-01:0")
    assert keller == roster.actor_of("r-00:0") is not None
    assert roster.name_of(keller) == "Anna Keller"
    assert roster.party_of("r-01:0") == "Iran"
    assert roster.actor_of("nobody") is None
    assert roster.party_of("nobody") is None
    with pytest.raises(KeyError):
        roster.name_of("nobody")


def test_actor_knows_other_names_offices_and_first_day() -> None:
    roster = build_roster(
        pile(
            [who("John A. Stone", roles=("Senator",))],
            [who("John Stone", roles=("Senator", "chairman"), aliases=("Stone",))],
            [who("John Stone", roles=("Senator",), aliases=("Stone",))],
        )
    )
    stone = actor(roster, "John Stone")
    assert stone.aliases == ("Stone", "John A. Stone")
    assert stone.roles == ("Senator", "chairman")
    assert stone.known_from == "2026-03-01"


def test_id_comes_from_the_earliest_mention_and_survives_more_reports() -> None:
    few, many = pile([who("Anna Keller")]), pile([who("Anna Keller")], [who("Anna B. Keller"), who("Iran", "state")])
    assert build_roster(few).actors[0].id == build_roster(many).actors[0].id


def test_nobody_makes_an_empty_roster() -> None:
    assert build_roster([]).actors == ()


MEMBERS = st.builds(
    who,
    st.sampled_from(
        ["Anna Keller", "Anne Keller", "A. Keller", "Keller", "Maria Keller", "Xi Ming", "Xi", "Iran", "US delegation", "Union", "SMU", "Southern Maritime Union",
         "Ostrane", "Ostranian government", "officials", "government", "White House", "Republicans", "Chinese Commerce Ministry", "Keller’s office"]
    ),
    st.sampled_from(["person", "body", "state", "unnamed"]),
    st.sampled_from([None, "Iran", "Ostranian", "Democrats", "Keller", "Union", "United States"]),
    roles=st.sampled_from([(), ("President",), ("Keller spokesman",), ("former minister",)]),
)  # fmt: skip


@given(casts=st.lists(st.lists(MEMBERS, max_size=6), max_size=5), seed=st.integers(0, 99))
def test_order_does_not_matter_and_everybody_is_placed(casts: list[list[Member]], seed: int) -> None:
    made = pile(*casts)
    roster = build_roster(made)
    mixed = [(report, Cast.of(random.Random(seed).sample(cast.members, len(cast.members)))) for report, cast in made]
    random.Random(seed).shuffle(mixed)
    assert build_roster(mixed).actors == roster.actors
    assert all(roster.actor_of(m.key) for _, cast in made for m in cast.members)
    assert len({a.id for a in roster.actors}) == len(roster.actors)
    assert all(a.party == a.name for a in roster.actors if a.kind == "state")


# ---------------------------------------------------------------- offices, slips, what a side is
def speaks(roster: Roster, key: str) -> str:
    return roster.name_of(roster.actor_of(key) or "")


OFFICES = [
    # the holder is in the report, the office told elsewhere
    ([[who("Boris Orme", roles=("Prime Minister",))], [who("Boris Orme"), who("prime minister", "unnamed")]], "r-01:1", "Boris Orme"),
    ([[who("Boris Orme", roles=("Prime Minister",))], [who("Boris Orme"), who("premier", "unnamed")]], "r-01:1", "Boris Orme"),
    # another report's holder, where the state is told
    ([[who("Laurent Fabre", party="France", roles=("Foreign Minister",))], [who("French foreign minister", "unnamed", "France")]], "r-01:0", "Laurent Fabre"),
    ([[who("Emil Sand", roles=("Trade Minister",)), who("Torvia", "state"), who("Torvia’s trade minister", "unnamed", "Torvia")]], "r-00:2", "Emil Sand"),
    # not without the state, not the former one, not one of two, not the next one, not an office that many hold
    ([[who("Boris Orme", roles=("Prime Minister",))], [who("prime minister", "unnamed")]], "r-01:0", "prime minister"),
    ([[who("Boris Orme", roles=("Former Prime Minister",)), who("prime minister", "unnamed")]], "r-00:1", "prime minister"),
    (
        [[who("Boris Orme", roles=("President",)), who("Ann Tarr", roles=("President",)), who("president", "unnamed")]],
        "r-00:2", "president",
    ),
    ([[who("Boris Orme", roles=("President",)), who("next president", "unnamed")]], "r-00:1", "next president"),
    ([[who("Boris Orme", "person", "Iran", roles=("negotiator",)), who("Iranian negotiator", "unnamed", "Iran")]], "r-00:1", "Iranian negotiator"),
    (
        [[who("Boris Orme", party="Iran", roles=("Foreign Minister",)), who("French foreign minister", "unnamed", "France")]],
        "r-00:1", "French foreign minister",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("casts", "key", "name"), OFFICES)
def test_an_office_without_a_name_is_its_one_holder(casts: list[list[Member]], key: str, name: str) -> None:
    assert speaks(build_roster(pile(*casts)), key) == name


def test_an_office_tells_its_holder_a_side_and_gives_no_alias() -> None:
    roster = build_roster(pile([who("Emil Sand", roles=("Trade Minister",)), who("Torvia", "state"), who("Torvia’s trade minister", "unnamed", "Torvia")]))  # fmt: skip
    assert (actor(roster, "Emil Sand").party, actor(roster, "Emil Sand").kind) == ("Torvia", "person")


def test_a_slip_of_one_surname_is_the_person() -> None:
    roster = build_roster(pile([who("Timothy Geithman")], [who("Geitman", "body", times=2)]))
    assert names(roster) == ["Timothy Geithman"]
    assert names(build_roster(pile([who("Mark Warner")], [who("Wagner", "body")]))) == ["Mark Warner", "Wagner"]


def test_a_capital_that_one_report_tells_is_its_state_everywhere() -> None:
    roster = build_roster(
        pile([who("Halvern", "state", aliases=("Karsholm",))], [who("Karsholm"), who("Karsholm government", "body")])
    )
    assert names(roster) == ["Halvern"]


MORE_PARTIES = [
    # a word that only tells what the office is for is no side; a body of one word is one
    ([[who("Ned Farr", party="Brexit", roles=("Brexit secretary",))]], "Ned Farr", None),
    ([[who("Ned Farr", party="Norlink", roles=("chief economist of Norlink",))]], "Ned Farr", "Norlink"),
    ([[who("Ned Farr", party="Norlink", roles=("Norlink chief",)), who("Norlink", "body", "Norlink")]], "Ned Farr", "Norlink"),
    # a name that is also somebody's surname is no side, a party's is
    ([[who("Ann Democrats"), who("Ned Farr", party="Democrats")]], "Ned Farr", "Democrats"),
    # a ministry without its state is that of the only state whose minister is told
    ([[who("Foreign Ministry", "body"), who("Javad Sadri", party="Iran", roles=("Foreign Minister",))]], "Foreign Ministry", "Iran"),
    (
        [[who("Foreign Ministry", "body"), who("Javad Sadri", party="Iran", roles=("Foreign Minister",)), who("Jo Fabre", party="France", roles=("Foreign Minister",))]],
        "Foreign Ministry", None,
    ),
    # the leaders of a chamber are of one party in one year, and of no other's in another
    (
        [[who("White House", "body", "United States"), who("Ann Orme", party="Democrats", roles=("Senate Majority Leader",)), who("Bill Tarr", party="United States", roles=("Senate Majority Whip",))]],
        "Bill Tarr", "Democrats",
    ),
    (
        [
            [who("White House", "body", "United States"), who("Ann Orme", party="Democrats", roles=("Senate Majority Leader",)), who("Bill Tarr", party="Democrats", roles=("Senate Majority Whip",))],
            [who("Ned Farr", party="Republicans", roles=("Senate Majority Leader",)), who("Tom Colby", roles=("Senate Majority Whip",))],
        ],
        "Tom Colby", None,
    ),
    # GOP colleagues of a Democrat are Republicans
    ([[who("Ann Orme", party="Democrats"), who("Ann Orme’s GOP colleagues", "body", "Republicans")]], "Ann Orme’s GOP colleagues", "Republicans"),
]  # fmt: skip


@pytest.mark.parametrize(("casts", "name", "party"), MORE_PARTIES)
def test_what_a_side_is(casts: list[list[Member]], name: str, party: str | None) -> None:
    assert actor(build_roster(pile(*casts)), name).party == party


def test_nouns_that_mean_anybody_are_no_aliases() -> None:
    state = who("Iran", "state", aliases=("government", "Tehran", "current Iranian government", "Iran country"))
    person = [
        who("Boris Orme", aliases=("Orme", "minister")),
        who("Furious Boris Orme"),
        who("Boris Orme", party="Iran"),
    ]
    roster = build_roster(pile([state], *([p] for p in person)))
    assert actor(roster, "Iran").aliases == ("Tehran",)
    assert actor(roster, "Boris Orme").aliases == ("Orme",)


def test_an_office_is_no_alias_of_its_holder() -> None:
    told = who("Laurent Fabre", party="France", roles=("Foreign Minister",))
    roster = build_roster(pile([told], [who("French foreign minister", "unnamed", "France")]))
    assert [(a.name, a.aliases) for a in roster.actors] == [("Laurent Fabre", ())]


AT_HOME = [
    # who holds the state's first office speaks for it, of whatever party; so does the one before or after him
    (
        [[
            who("White House", "body", "United States", times=5), who("Ann Orme", party="Democrats", roles=("President",), times=9),
            who("Bill Tarr", party="Republicans", times=5), who("Ned Farr", roles=("President",), times=4),
        ]],
        {"Ann Orme": "White House", "Ned Farr": "White House"},
    ),
    # a president of no told state is not the home state's where others act
    (
        [[
            who("White House", "body", "United States", times=5), who("Ann Orme", party="United States", roles=("President",), times=9),
            who("Iran", "state", "Iran", times=9),
        ], [who("Ned Farr", roles=("President",), times=4)]],
        {"Ned Farr": None},
    ),
    # but it may be the one told beside him
    (
        [[
            who("White House", "body", "United States", times=5), who("Ann Orme", party="United States", roles=("President",), times=9),
            who("Peru", "state", "Peru", times=9), who("Iran", "state", "Iran", times=5), who("Ned Farr", roles=("President",), times=4),
        ], [who("Peru", "state", "Peru", times=9)]],
        {"Ned Farr": "Iran"},
    ),
    # save where another is told to be its head
    (
        [[
            who("Ann Orme", party="Iran", roles=("President",), times=9),
            who("Iran", "state", "Iran", times=5), who("Ned Farr", roles=("President",), times=4),
        ]],
        {"Ned Farr": None},
    ),
    # ministers and departments without a state are the home state's, at home only
    (
        [[
            who("White House", "body", "United States", times=5), who("Ann Orme", party="Democrats", times=5),
            who("Bill Tarr", party="Republicans", times=5), who("Ned Farr", roles=("Attorney General",)),
            who("Jo Hale", roles=("Health and Human Services Secretary",)), who("Justice Department", "body"),
            who("Kate Lind", roles=("Senate spokeswoman",), party="United States"), who("Senate leaders", "body"),
        ]],
        {
            "Ned Farr": "White House", "Jo Hale": "White House", "Justice Department": "White House", "Kate Lind": None,
            "Senate leaders": "US Senate",
        },
    ),
    # abroad a parliament is a side of its own, with its chambers and those of its members whose party is not told
    (
        [[
            who("White House", "body", "United States", times=5), who("Iran", "state", "Iran", times=9),
            who("US Senate", "body", "United States"), who("14 senators", "unnamed"),
            who("Ann Orme", party="United States", roles=("Senate Majority Leader",)),
            who("Bill Tarr", party="United States", roles=("Trade Representative",)),
        ]],
        {"US Senate": "US Congress", "14 senators": "US Congress", "Ann Orme": "US Congress", "Bill Tarr": "United States"},
    ),
    # an aide's side is that of the person, whom another report tells
    (
        [[who("Ned Farr", party="Ann Orme", roles=("chief of staff",))], [who("Ann Orme", party="Iran")]],
        {"Ned Farr": "Iran"},
    ),
    ([[who("Ann Orme administration", "body", "Ann Orme")], [who("Ann Orme", party="Iran")]], {"Ann Orme administration": "Iran"}),
    # a judge speaks for no government; who is only talked of as a president holds no office
    (
        [[
            who("White House", "body", "United States", times=5), who("Ann Orme", party="Democrats", roles=("President",), times=50),
            who("Bill Tarr", party="Republicans", times=5), who("Ned Farr", party="United States", roles=("Supreme Court Justice",)),
            who("Jo Hale", party="Democrats", roles=("President",)), who("Jo Hale’s office", "body"),
            who("critics of the administration", "unnamed"), who("administration", "unnamed"),
        ]],
        {
            "Ann Orme": "White House", "Ned Farr": None, "Jo Hale": "Democrats", "Jo Hale’s office": "Democrats",
            "critics of the administration": None, "administration": "White House",
        },
    ),
    # a minister is the state's, whatever party one report tells; of two parties told as often the pile's more frequent one
    ([[who("Ann Orme", party="United States", roles=("Treasury Secretary",))], [who("Ann Orme", party="United States")], [who("Ann Orme", party="Democrats")]], {"Ann Orme": "United States"}),
    ([[who("Ann Orme", party="Conservatives")], [who("Ann Orme", party="Republicans")], [who("Bill Tarr", party="Republicans")]], {"Ann Orme": "Republicans"}),
    ([[who("Ned Farr", party="Counsel Ann Orme", roles=("prosecutor",)), who("Ann Orme", party=None)]], {"Ned Farr": None}),
    # the White House is no House; one's own name misspelt is no party
    (
        [[
            who("White House", "body", "United States", times=5), who("Ann Orme", party="Democrats", times=5),
            who("Bill Tarr", party="Republicans", times=5), who("source close to the White House", "unnamed"),
            who("source in the House", "unnamed"), who("liberal groups", "body"), who("liberal lawmakers", "body"),
        ]],
        {
            "source close to the White House": None, "source in the House": "US House of Representatives",
            "liberal groups": None, "liberal lawmakers": "Democrats",
        },
    ),
    ([[who("Lisa Murkovski", party="Murkovksi")]], {"Lisa Murkovski": None}),
    # a phrase is no party
    ([[who("Ned Farr", party="cabinet at the Orme Institute", roles=("critic",))]], {"Ned Farr": None}),
    ([[who("Ned Farr", party="Unifor", roles=("Unifor President",))]], {"Ned Farr": "Unifor"}),
    ([[who("Ned Farr", party="Meridian", roles=("Meridian Finance Minister",)), who("Meridia", "state", "Meridia")]], {"Ned Farr": "Meridia"}),
]  # fmt: skip


@pytest.mark.parametrize(("casts", "parties"), AT_HOME)
def test_sides_at_home_and_abroad(casts: list[list[Member]], parties: dict[str, str | None]) -> None:
    roster = build_roster(pile(*casts))
    assert {name: actor(roster, name).party for name in parties} == parties


def test_a_company_is_one_with_and_without_its_legal_form() -> None:
    members = [who("Orme Corp", "body"), who("Orme Corp.", "body"), who("Orme", "body")]
    assert len(build_roster(pile(*[[m] for m in members])).actors) == 1


def test_a_name_with_a_chief_executive_is_a_company() -> None:
    casts = [[who("Ned Farr", party="Norlink", roles=("Norlink CEO",)), who("Norlink")]]
    assert [(a.name, a.kind, a.party) for a in build_roster(pile(*casts)).actors] == [
        ("Ned Farr", "person", "Norlink"),
        ("Norlink", "body", None),
    ]


def test_a_body_is_called_by_its_name_not_by_what_it_is() -> None:
    casts = [[who("Orme League lobby group", "body", aliases=("Orme League",))], [who("Orme League", "body")]]
    assert "Orme League" in names(build_roster(pile(*casts)))


@pytest.mark.parametrize(("short", "full"), [("Quay Workers", "Quay Workers’ Union"), ("Harrow", "Harrow Terminals")])
def test_the_beginning_of_a_body_s_name_means_it(short: str, full: str) -> None:
    assert names(build_roster(pile([who(short, "body")], [who(full, "body")]))) == [full]


@pytest.mark.parametrize(("one", "other"), [("Brexit", "Brexit Party"), ("Orme", "Orme administration")])
def test_but_not_of_a_name_that_is_something_else_s_too(one: str, other: str) -> None:
    assert len(build_roster(pile([who(one, "body")], [who(other, "body")])).actors) == 2


def test_a_state_is_not_called_by_its_people() -> None:
    casts = [[who("Ann Orme", party="Merrinese"), who("Merrin", "state")]]
    assert actor(build_roster(pile(*casts)), "Ann Orme").party == "Merrin"
    assert not is_people_of("Merrin", "Merrinese")
    assert is_people_of("Merrinese", "Merrin")
