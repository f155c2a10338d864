"""The verb ``actors``: who acts in a pile, with passages that verify."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import travaux
from travaux.model import Block, Pile, Report, broken_passages, make_report_id

EXAMPLE = Path(travaux.__file__).parent / "examples" / "cod-treaty" / "reports"
TEXTS = (
    "Anna Keller, the Valmoran minister, met John Stone in Geneva. She said no. “We wait,” he added.",
    "The minister said Valmora would not sign. Keller’s office declined to comment. A source said so.",
)


def make_report(text: str, name: str = "a.txt", published: str | None = None) -> Report:
    return Report(make_report_id(name, text), name, text, (Block("paragraph", 0, len(text)),), published=published)


@pytest.fixture(scope="module")
def pile() -> Pile:
    return travaux.read([EXAMPLE])


def test_every_mention_stands_in_its_report(pile: Pile) -> None:
    found = travaux.actors(pile)
    assert len(found) > 50
    assert all(f.mentions for f in found)
    assert broken_passages([f.mentions for f in found], pile.reports) == []


def test_nobody_is_spoken_of_twice_in_one_place(pile: Pile) -> None:
    places = sorted((m.report, m.start, m.end) for f in travaux.actors(pile) for m in f.mentions)
    assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(places))


def test_order_of_reports_does_not_matter() -> None:
    reports = [make_report(t, f"{n}.txt", f"2026-03-0{n + 1}") for n, t in enumerate(TEXTS)]
    mixed = random.Random(3).sample(reports, len(reports))
    assert travaux.actors(Pile(tuple(mixed))) == travaux.actors(Pile(tuple(reports)))


def test_actors_are_those_of_the_record(pile: Pile) -> None:
    by_name = {f.actor.name: f.actor.party for f in travaux.actors(pile)}
    record = travaux.record(pile)
    assert {a.name for a in record.actors if a.kind == "person"} <= by_name.keys()


def test_an_empty_pile_has_no_actors() -> None:
    assert travaux.actors(Pile()) == ()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(["Mr", "Sens.", "Ann", "Orme", "’s", "MORE", "said", "PM", "the", "President", "(R-Ohio)", ",", "“", "”", "of", "Moscow", "Ø", "李", "\n", "OrmeFive", "one of the officials", "he", "her"]), max_size=30))  # fmt: skip
def test_any_text_gives_passages_that_verify(words: list[str]) -> None:
    report = make_report(" ".join(words))
    found = travaux.actors(Pile((report,)))
    assert broken_passages([f.mentions for f in found], [report]) == []
