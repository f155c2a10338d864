"""A part of the record: which lines a party, an issue, a draft, a day, enough sources or words leave."""

from __future__ import annotations

from dataclasses import replace

import pytest

from travaux import model as m
from travaux.present.facets import Facets, lines_of
from travaux.present.filters import Wanted, kept


def left(record: m.Record, **wanted: object) -> set[str]:
    return {item.id for item in lines_of(kept(record, Wanted(**wanted)))}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wanted", "there", "gone"),
    [
        ({"parties": ("Ferry union",)}, {"s-union", "s-wants", "e-tenth", "e-talks"}, {"p-four", "e-lapse", "c-night"}),
        ({"parties": ("ferry UNION",)}, {"s-union", "s-wants"}, {"p-four"}),
        ({"parties": ("Port authority",)}, {"e-talks"}, {"s-wants", "e-lapse"}),
        ({"issues": ("raise",)}, {"p-four", "p-five", "c-raise"}, {"p-night", "c-night", "e-lapse"}),
        ({"issues": ("night work",)}, {"p-night", "c-night", "o-night", "s-union"}, {"p-four", "e-talks"}),
        ({"drafts": ("C",)}, {"p-five", "p-night", "c-raise", "s-union"}, {"p-four", "s-wants"}),
        ({"drafts": ("first offer",)}, {"p-four", "c-raise", "s-wants"}, {"p-five"}),
        ({"drafts": ("d-first", "C")}, {"p-four", "p-five"}, {"e-lapse"}),
        ({"sources": 2}, {"p-five", "e-tenth", "x-first"}, {"p-four", "e-third"}),
        ({"first": "2026-06-03"}, {"e-third", "e-tenth", "e-talks"}, {"e-strike", "e-lapse", "s-union"}),
        ({"last": "2026-06-01"}, {"e-strike", "e-lapse"}, {"e-third", "s-union"}),
        ({"first": "2019-05-01", "last": "2019-06-30"}, {"e-lapse"}, {"e-third"}),
        ({"words": "STRIKE off"}, {"e-strike"}, {"e-lapse"}),
        ({"words": "raise monday"}, {"p-four"}, {"p-five"}),
        ({"issues": ("raise",), "drafts": ("C",)}, {"p-five", "c-raise"}, {"p-four", "p-night"}),
    ],
)
def test_what_is_left(small: m.Record, wanted: dict[str, object], there: set[str], gone: set[str]) -> None:
    found = left(small, **wanted)
    assert there <= found
    assert not gone & found


def test_the_statement_that_a_line_rests_on_stays(small: m.Record) -> None:
    record = kept(small, Wanted(issues=("raise",)))
    assert {p.said_by for p in record.provisions if p.said_by} <= {s.id for s in record.statements}


def test_nothing_wanted_leaves_all(gold: m.Record) -> None:
    assert kept(gold, Wanted()) is gold


def test_what_lines_refer_to_stays(gold: m.Record) -> None:
    record = kept(gold, Wanted(words="no such words anywhere"))
    assert list(lines_of(record)) == []
    assert (record.reports, record.families, record.actors, record.issues, record.drafts) == (
        gold.reports, gold.families, gold.actors, gold.issues, gold.drafts,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"parties": ("Nobody",)}, "the record has no party 'Nobody'; it has "),
        ({"issues": ("x\x1b[31m",)}, "the record has no issue 'x�[31m'; it has "),
        ({"drafts": ("Q",)}, "the record has no draft 'Q'; it has A, B, C"),
    ],
)
def test_a_name_that_the_record_does_not_have_is_named(small: m.Record, wanted: dict[str, object], told: str) -> None:
    with pytest.raises(LookupError) as error:
        left(small, **wanted)
    assert str(error.value).startswith(told)


def test_names_are_found_as_whole_words_the_longest_first(small: m.Record) -> None:
    actors = (*small.actors, m.Actor("a-new", "New Ferry union", "body"))
    held = replace(small.positions[1], id="s-new", actor="a-new")
    told = replace(small.open_issues[0], id="o-new", issue="whether the New Ferry union joins; ferry unionists say no")
    record = replace(small, actors=actors, positions=(*small.positions, held), open_issues=(told,))
    assert Facets(record).of(told).parties == {"New Ferry union"}


def test_a_date_that_is_none_is_of_no_day(small: m.Record) -> None:
    odd = replace(small.events[0], start="soon", end="soon", id="e-odd")
    facet = Facets(replace(small, events=(odd,))).of(odd)
    assert (facet.first, facet.last) == (None, None)
