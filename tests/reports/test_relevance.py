"""Reports on other subjects are named and kept out, a second negotiation is noticed, and nothing else is lost."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.made import laid
from travaux.model import Report
from travaux.reports import read
from travaux.reports.relevance import About, sort_out

# Sentences of invented talks, and of news on other things; reports are drawn from them.
FERRY = [
    "The ferry pact between Veland and the Orsk Islands stalled over the night sailings to Marhaven.",
    "Orsk's transport minister, Ilse Korrin, said the islands would not pay for the night sailings again.",
    "Veland wants the fares on the Marhaven crossing frozen for three years, a draft of the pact shows.",
    "Under the second draft the Orsk Islands would take over the pier at Marhaven and its forty workers.",
    "Korrin and her Veland counterpart, Bent Aas, met for four hours in the customs house at Marhaven.",
    "Aas told the Veland parliament that the fares could rise by two percent if the islands bought a vessel.",
    "The chair of the ferry talks, Prudence Yarrow, put a compromise on the night sailings to both sides.",
    "Yarrow's text leaves the subsidy for the Marhaven crossing open and caps the fares for islanders.",
    "The islanders' league called the fares cap in Yarrow's text a beginning and asked for winter sailings.",
    "Without a pact the last Veland ferry to the Orsk Islands sails on the final day of the summer timetable.",
]
WAGES = [
    "The foundry union at Castlemoor rejected the wage offer of Brandt Steel by a large majority.",
    "Brandt Steel offered its furnace workers at Castlemoor a rise of four percent and a bonus at Easter.",
    "The union's secretary, Tobias Ferrow, said the furnace shifts were not worth the bonus.",
    "A mediator, Judge Helen Quist, asked Brandt Steel and the foundry union back to the table in Castlemoor.",
    "Ferrow wants the furnace shifts cut to seven hours, which Brandt Steel says would cost forty jobs.",
    "Quist's recommendation gives the furnace workers five percent and leaves the shifts to a committee.",
    "Pickets stood at the gates of the Castlemoor foundry for a third week, and the furnaces were banked.",
    "Brandt Steel's chief, Marla Onderdonk, wrote to the workers that Quist's recommendation went too far.",
    "The foundry union's council votes on Quist's recommendation at the Castlemoor town hall.",
    "Onderdonk and Ferrow shook hands on the bonus but not on the shifts, people in the room said.",
]
OTHER = {
    "comet": "The comet Lunde-Okafor will be brightest in the southern sky, astronomers at the Karoo telescope said. Its "
    "tail of dust and gas stretches over twelve degrees. Observers need binoculars and a dark horizon away from lamps.",
    "recipe": "Fold the egg whites into the chocolate, pour the batter into a buttered tin and bake it until a skewer "
    "comes out clean. Serve the cake with raspberries and whipped cream. The sponge keeps in a tin, wrapped in paper.",
    "tennis": "Ludmila Hrdlicka beat the top seed in straight sets to reach the quarter finals at Eastbourne. Her serve "
    "reached new speed on the grass, and her backhand won the crowd. Rain delayed the doubles on the outer courts.",
    "museum": "The Bassington museum has bought a portrait by a pupil of Rembrandt for its gallery of Dutch paintings. "
    "Restorers found a second sitter beneath the varnish. The curator hung the canvas beside two etchings of windmills.",
}


def account(sentences: list[str], path: str, seed: int, size: int = 6) -> Report:
    """A report in its own words: numbered sentences, since reports that share whole ones are reprints of one text."""
    drawn = [f"{s[:-1]} ({seed})." for s in random.Random(seed).sample(sentences, size)]
    return laid("\n\n".join([drawn[0].split(",")[0].rstrip("."), *drawn]) + "\n", path)


def ferry(count: int = 8) -> list[Report]:
    return [account(FERRY, f"ferry{n}.txt", n) for n in range(count)]


def wages(count: int = 7) -> list[Report]:
    return [account(WAGES, f"wages{n}.txt", n + 50) for n in range(count)]


def others() -> list[Report]:
    return [laid(f"{name.title()}\n\n{text}\n", f"{name}.txt") for name, text in OTHER.items()]


def paths(reports: tuple[Report, ...]) -> list[str]:
    return [r.path for r in reports]


def test_strangers_are_named_and_kept_out() -> None:
    sorting = sort_out([*others(), *ferry()])
    assert paths(sorting.kept) == [f"ferry{n}.txt" for n in range(8)]
    assert [s.path for s in sorting.unrelated] == ["comet.txt", "museum.txt", "recipe.txt", "tennis.txt"]
    assert all(
        s.reason.startswith("unrelated: shares hardly any names or terms with the rest of the pile (nearest: ")
        for s in sorting.unrelated
    )
    assert sorting.groups == ()


def test_two_negotiations_are_noticed_and_the_larger_is_kept() -> None:
    sorting = sort_out([*wages(), *ferry(), others()[0]])
    assert paths(sorting.kept) == [f"ferry{n}.txt" for n in range(8)]
    assert [len(group.reports) for group in sorting.groups] == [8, 7]
    kept, left = sorting.groups
    assert set(kept.reports) == {r.id for r in sorting.kept}
    assert set(kept.words) & {"Marhaven", "Orsk", "Veland", "Yarrow", "Korrin"}
    assert set(left.words) & {"Castlemoor", "Quist", "Brandt", "Ferrow", "Steel"}
    reasons = {s.path: s.reason for s in sorting.unrelated}
    assert reasons["wages0.txt"] == (
        f"about another subject ({', '.join(left.words)}) than the reports kept ({', '.join(kept.words)})"
    )
    assert reasons["comet.txt"].startswith("unrelated: ")


def test_what_is_asked_for_chooses_the_negotiation() -> None:
    sorting = sort_out([*wages(), *ferry()], about="foundry, Quist")
    assert paths(sorting.kept) == [f"wages{n}.txt" for n in range(7)]
    assert {s.reason for s in sorting.unrelated} == {"unrelated: has none of the terms asked for (foundry, quist)"}


@pytest.mark.parametrize(
    ("about", "text", "times"),
    [
        ("ferry", "The Ferry pact. Ferries and a ferry.", 2),
        ("tariff", "Tariffs rose; the tariff's effect; tariffication", 2),
        ("FERRY pact", "A pact on the ferry", 2),
        ("ferry pact", "A ferry", 0),
        ('"ferry pact"', "A pact on the ferry", 0),
        ('"ferry pact"', "The ferry\npact", 1),
        ("“ferry pact”, wages", "Wages fell", 1),
        ('"fares, sailings"', "fares, sailings and piers", 1),
        ("wages, ferry", "nothing of either", 0),
        ("Straße", "in der STRASSE", 1),
        ('"ferry pact', "The ferry pact", 2),  # a mark forgotten
        ("C++ (draft)", "the c++ (draft) text", 2),
    ],
)
def test_terms(about: str, text: str, times: int) -> None:
    terms = About(about)
    assert bool(terms)
    assert terms.count(laid(text, "a.txt")) == times


@pytest.mark.parametrize("about", ["", "  ", ",", '""', " , “” ,", "?!"])
def test_no_terms(about: str) -> None:
    assert not About(about)
    assert sort_out([*others(), *ferry()], about=about) == sort_out([*others(), *ferry()])


@pytest.mark.parametrize("count", [1, 2, 3])
def test_small_piles_lose_nothing(count: int) -> None:
    for pile in combinations([*others(), *ferry(2)], count):
        assert sort_out(pile).unrelated == ()
    assert paths(sort_out([*others()[:1], *ferry(1)], about="comet").kept) == ["comet.txt"]


def test_a_pile_without_a_subject_loses_nothing() -> None:
    assert sort_out(others()).unrelated == ()
    assert sort_out([]) == sort_out([], about="ferry")


def test_a_teaser_of_the_same_talks_is_kept() -> None:
    teaser = laid("Marhaven pier: who pays? Read more in the evening edition.", "teaser.txt")
    assert "teaser.txt" in paths(sort_out([teaser, *ferry()]).kept)


def test_reprints_of_one_report_do_not_push_the_others_out() -> None:
    story = ferry()[0]
    reprints = [replace(story, id=f"r-reprint{n}", path=f"reprint{n}.txt") for n in range(30)]
    assert len(sort_out([*ferry(), *reprints]).kept) == 38
    stranger = others()[0]
    copies = [replace(stranger, id=f"r-copy{n}", path=f"copy{n}.txt") for n in range(3)]
    assert len(sort_out([*ferry(), stranger, *copies]).unrelated) == 4


def test_years_between_the_reports_do_not_matter() -> None:
    years = [replace(r, published=f"{2010 + n}-05-01") for n, r in enumerate(ferry())]
    assert len(sort_out(years).kept) == 8


MIXED = [*ferry(), *wages(), *others()]


@settings(max_examples=15)
@given(st.permutations(MIXED))
def test_the_order_does_not_matter(pile: list[Report]) -> None:
    assert sort_out(pile) == sort_out(MIXED)


@settings(max_examples=40)
@given(st.lists(st.text(max_size=200), max_size=8), st.none() | st.text(max_size=20))
def test_any_texts(texts: list[str], about: str | None) -> None:
    pile = [Report(f"r-{n}", f"{n}.txt", text) for n, text in enumerate(texts)]
    sorting = sort_out(pile, about)
    assert sorted([*paths(sorting.kept), *(s.path for s in sorting.unrelated)]) == sorted(r.path for r in pile)


@pytest.mark.parametrize("text", ["", "\n", "12 30", "The the of and", "合意 は", "\x00\ud800"])
def test_reports_without_terms(text: str) -> None:
    empty = [Report(f"r-{n}", f"empty{n}.txt", text) for n in range(4)]
    assert sort_out(empty).unrelated == ()
    assert len(sort_out([*empty, *ferry()]).kept) >= 8


@pytest.mark.shared
def test_no_report_of_the_packs_is_left_out(shared: Path) -> None:
    packs = {
        name: read([shared / "examples" / name / "reports"]).reports
        for name in ("peace-plan", "cod-treaty", "iran-deal", "us-china-trade", "fiscal-cliff")
    }
    for reports in packs.values():
        sorting = sort_out(reports)
        assert sorting.unrelated == ()
        assert sorting.groups == ()
    for name in ("iran-deal", "fiscal-cliff"):
        sorting = sort_out([*packs["cod-treaty"], *(replace(r, path=f"x/{r.path}") for r in packs[name])])
        assert [len(group.reports) for group in sorting.groups] == [18, len(packs[name])]


@pytest.mark.shared
def test_real_piles_lose_nothing_that_is_theirs(shared: Path) -> None:
    for name in ("iran-deal-2015", "us-china-2018"):
        assert sort_out(read([shared / "corpora" / name]).reports).unrelated == ()
