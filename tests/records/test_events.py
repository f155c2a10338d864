"""Findings of several reports, made by hand, put together: one event, its date, status, states and sources."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.findings.events import find_events
from travaux.findings.find import view_of
from travaux.findings.found import EventFound, OpenFound
from travaux.language.reading import Sentence, read_pages
from travaux.model import Event, EventKind, EventStatus, Evidence, Passage, Report, StateStatus, broken_passages
from travaux.records.events import merge_events, needed_steps, next_steps, open_issues
from travaux.reports import read

Told = tuple[Report, list[EventFound]]


def report(name: str, published: str | None, text: str = "x" * 400) -> Report:
    return Report(name, f"{name}.txt", text, published=published)


def found(
    source: Report,
    at: int,
    kind: EventKind = "meeting",
    status: EventStatus = "happened",
    start: str | None = None,
    *,
    end: str | None = None,
    who: tuple[str, ...] = (),
    place: str | None = None,
    step: StateStatus | None = "held",
    on: str | None = None,
    head: str = "meet",
    says: str = "",
) -> EventFound:
    return EventFound(
        kind,
        status,
        says or f"{head} {at}",
        source.passage(at, at + 10),
        who,
        place,
        start,
        end or start,
        step,
        on,
        head,
    )


def evidence(passage: Passage) -> Evidence:
    return Evidence(passage.report, passage.start, passage.end, passage.text, "f-" + passage.report)


def actor(key: str) -> str | None:
    return key.split(":")[-1] or None


def merged(*told: Told) -> tuple[Event, ...]:
    return merge_events(told, actor, evidence)


MONDAY, TUESDAY, WEDNESDAY = (
    report(n, d) for n, d in (("r1", "2031-05-12"), ("r2", "2031-05-13"), ("r3", "2031-05-14"))
)


APRIL = report("r0", "2031-04-01")


def test_one_meeting_told_by_two_reports_is_one_event() -> None:
    told = merged(
        (
            MONDAY,
            [found(MONDAY, 0, status="scheduled", start="2031-05-13", who=("a:lund", "a:brok"), step="announced")],
        ),
        (
            WEDNESDAY,
            [found(WEDNESDAY, 0, start="2031-05-13", who=("b:lund",), place="Oslo", step="held", on="2031-05-13")],
        ),
    )
    (event,) = told
    assert (event.status, event.start, event.place) == ("happened", "2031-05-13", "Oslo")
    assert event.who == ("lund", "brok")
    assert [e.family for e in event.evidence] == ["f-r1", "f-r3"]
    assert [(s.status, s.on) for s in event.states] == [("announced", None), ("held", "2031-05-13")]
    assert event.known_from == "2031-05-12"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"start": "2031-05-13", "place": "Oslo"}, {"start": "2031-05-13", "place": "Rome"}),
        ({"start": "2031-05-13", "who": ("a:lund",)}, {"start": "2031-05-13", "who": ("a:brok",)}),
        ({"start": "2031-05-12", "who": ("a:lund",)}, {"start": "2031-05-13", "who": ("a:lund",)}),
        ({"start": "2031-05-13", "kind": "vote"}, {"start": "2031-05-13", "kind": "meeting"}),
        (
            {
                "start": "2031-05-13",
                "kind": "other",
                "head": "impose",
                "says": "the north imposed tariffs",
                "who": ("a:n",),
            },
            {
                "start": "2031-05-13",
                "kind": "other",
                "head": "arrest",
                "says": "the north arrested a banker",
                "who": ("a:n",),
            },
        ),
    ],
)
def test_different_events_stay_apart(first: dict[str, object], second: dict[str, object]) -> None:
    told = merged((MONDAY, [found(MONDAY, 0, **first)]), (TUESDAY, [found(TUESDAY, 0, **second)]))  # type: ignore[arg-type]
    assert len(told) == 2


def test_an_undated_mention_joins_the_dated_event_at_its_place() -> None:
    told = merged(
        (TUESDAY, [found(TUESDAY, 0, start="2031-05-12", place="Oslo")]),
        (WEDNESDAY, [found(WEDNESDAY, 0, place="Oslo")]),
    )
    assert [(e.start, len(e.evidence)) for e in told] == [("2031-05-12", 2)]


def test_talks_of_two_days_keep_both() -> None:
    told = merged(
        (WEDNESDAY, [
            found(WEDNESDAY, 0, start="2031-05-10", end="2031-05-11", place="Oslo"),
            found(WEDNESDAY, 20, start="2031-05-11", place="Oslo"),
        ]),
    )  # fmt: skip
    assert [(e.start, e.end) for e in told] == [("2031-05-10", "2031-05-11")]


def deadline(
    source: Report, at: int, start: str | None, step: StateStatus | None, status: EventStatus, on: str | None = None
) -> EventFound:
    return found(source, at, "deadline", status, start, step=step, on=on, head="deadline")


def test_a_deadline_is_dropped_by_a_sentence_without_its_date() -> None:
    (event,) = merged(
        (TUESDAY, [
            deadline(TUESDAY, 0, "2031-05-15", "set", "scheduled"),
            deadline(TUESDAY, 5, None, "dropped", "cancelled", "2031-05-13"),
        ]),
    )  # fmt: skip
    assert (event.start, event.end, event.status) == ("2031-05-15", "2031-05-15", "cancelled")
    assert [(s.status, s.on) for s in event.states] == [("set", None), ("dropped", "2031-05-13")]


def test_a_later_report_drops_the_latest_open_deadline() -> None:
    told = merged(
        (MONDAY, [deadline(MONDAY, 0, "2031-05-20", "set", "scheduled", "2031-05-12")]),
        (WEDNESDAY, [deadline(WEDNESDAY, 0, None, "dropped", "cancelled", "2031-05-14")]),
    )
    assert [(e.start, e.status, len(e.evidence)) for e in told] == [("2031-05-20", "cancelled", 2)]


def test_a_moved_deadline_knows_its_new_date() -> None:
    told = merged(
        (WEDNESDAY, [
            deadline(WEDNESDAY, 0, None, "moved", "postponed", "2031-05-14"),
            deadline(WEDNESDAY, 20, "2031-05-15", "set", "scheduled"),
            deadline(WEDNESDAY, 40, "2031-05-29", "set", "scheduled", "2031-05-14"),
        ]),
    )  # fmt: skip
    old, new = told
    assert (old.start, old.status, old.moved_to) == ("2031-05-15", "postponed", new.id)
    assert (new.start, new.status, new.moved_to) == ("2031-05-29", "scheduled", None)
    assert [s.status for s in old.states] == ["set", "moved"]


def test_a_step_without_any_deadline_is_not_stated() -> None:
    assert merged((WEDNESDAY, [deadline(WEDNESDAY, 0, None, "dropped", "cancelled")])) == ()


def test_a_month_joins_the_one_day_in_it() -> None:
    told = merged(
        (MONDAY, [deadline(MONDAY, 0, "2031-06", "set", "scheduled")]),
        (TUESDAY, [deadline(TUESDAY, 0, "2031-06-17", "set", "scheduled")]),
    )
    assert [e.start for e in told] == ["2031-06-17"]


def many() -> list[Told]:
    return [
        (MONDAY, [
            found(MONDAY, 0, start="2031-05-12", who=("a:lund",), place="Oslo"),
            deadline(MONDAY, 20, "2031-05-15", "set", "scheduled", "2031-05-12"),
            found(MONDAY, 40, "publication", start="2031-05-11", who=("a:brok",), head="release"),
        ]),
        (TUESDAY, [
            found(TUESDAY, 0, who=("a:lund",), place="Oslo"),
            deadline(TUESDAY, 20, None, "moved", "postponed", "2031-05-13"),
            deadline(TUESDAY, 30, "2031-05-20", "set", "scheduled", "2031-05-13"),
        ]),
        (WEDNESDAY, [
            found(WEDNESDAY, 0, "publication", start="2031-05-11", head="publish"),
            deadline(WEDNESDAY, 20, None, "dropped", "cancelled", "2031-05-14"),
            found(WEDNESDAY, 40, status="scheduled", start="2031-05-19", place="Rome", step="announced"),
        ]),
    ]  # fmt: skip


def test_the_order_of_the_input_does_not_matter() -> None:
    expected = merged(*many())
    assert [(e.kind, e.start, e.status) for e in expected] == [
        ("publication", "2031-05-11", "happened"),
        ("meeting", "2031-05-12", "happened"),
        ("deadline", "2031-05-15", "postponed"),
        ("meeting", "2031-05-19", "scheduled"),
        ("deadline", "2031-05-20", "cancelled"),
    ]
    for order in permutations(many()):
        assert merged(*[(source, events[::-1]) for source, events in order]) == expected


def test_ids_are_unique_and_citations_verify() -> None:
    events = merged(*many())
    assert len({e.id for e in events}) == len(events)
    assert broken_passages(events, [MONDAY, TUESDAY, WEDNESDAY]) == []


DAYS = st.sampled_from([None, "2031", "2031-05", "2031-05-11", "2031-05-12", "2031-05-20"])


@given(
    st.lists(
        st.tuples(st.integers(0, 380), DAYS, st.sampled_from(["set", "moved", "dropped", "met", None])), max_size=8
    )
)
def test_any_deadlines_can_be_chained(told: list[tuple[int, str | None, StateStatus | None]]) -> None:
    events = merged((WEDNESDAY, [deadline(WEDNESDAY, at, day, step, "scheduled") for at, day, step in told]))
    assert {e.moved_to for e in events} - {None} <= {e.id for e in events}
    assert events == merged(
        (WEDNESDAY, [deadline(WEDNESDAY, at, day, step, "scheduled") for at, day, step in told[::-1]])
    )


def test_next_steps_are_ahead_or_fresh() -> None:
    events = merged(
        (APRIL, [found(APRIL, 0, "vote", "scheduled", head="vote")]),
        (WEDNESDAY, [
            found(WEDNESDAY, 0, status="scheduled", start="2031-05-19", end="2031-05-20", place="Rome"),
            found(WEDNESDAY, 20, status="scheduled", start="2031-05-13", place="Oslo"),
            found(WEDNESDAY, 40, "signing", status="scheduled", start="2031-06", head="sign"),
            found(WEDNESDAY, 60, "call", status="scheduled", head="call", who=("a:lund", "a:brok")),
            found(WEDNESDAY, 80, "vote", start="2031-05-21", head="vote"),
        ]),
    )  # fmt: skip
    steps = next_steps(events, "2031-05-14", {"r0": "2031-04-01", "r3": "2031-05-14"})
    assert [(n.what, n.when) for n in steps] == [
        ("meet 0", "2031-05-19/2031-05-20"),
        ("sign 40", "2031-06"),
        ("call 60", None),
    ]


TWO_DAYS = {"r0": "2031-04-01", "r3": "2031-05-14"}


def test_what_has_happened_is_no_longer_next() -> None:
    plan = found(MONDAY, 0, "vote", "scheduled", "2031-05-10", end="2031-05-31", head="vote", who=("a:diet",))
    done = found(WEDNESDAY, 0, "vote", "happened", "2031-05-13", head="pass", who=("a:diet",), place="Oslo")
    apart = (*merged((MONDAY, [plan])), *merged((WEDNESDAY, [done])))
    days = {"r1": "2031-05-12", "r3": "2031-05-14"}
    assert next_steps(apart, "2031-05-14", days) == ()
    assert [n.when for n in next_steps(apart[:1], "2031-05-14", days)] == ["2031-05-10/2031-05-31"]
    other = found(WEDNESDAY, 0, "vote", "happened", "2031-05-13", head="pass", who=("a:guild",), place="Oslo")
    assert len(next_steps((*apart[:1], *merged((WEDNESDAY, [other]))), "2031-05-14", days)) == 1


def test_of_two_plans_for_one_time_the_closer_one_is_next() -> None:
    wide = replace(found(MONDAY, 0, "other", "scheduled", "2031-06", head="decide"), says="the cabinet will decide")
    close = replace(
        found(WEDNESDAY, 0, "other", "scheduled", "2031-06-01", end="2031-06-07", head="choose"),
        says="the cabinet will decide in the first week",
    )
    plans = (*merged((MONDAY, [wide])), *merged((WEDNESDAY, [close])))
    assert [n.when for n in next_steps(plans, "2031-05-14", TWO_DAYS)] == ["2031-06-01/2031-06-07"]


def test_what_has_to_be_done_is_next_until_a_vote() -> None:
    point = replace(unsettled(MONDAY, 0, "the parliament has to approve it"), needed=True)
    days = {"r1": "2031-05-12", "r3": "2031-05-14"}
    needed = needed_steps([(MONDAY, [point, unsettled(MONDAY, 30, "the border")])], evidence)
    assert [n.what for n in next_steps((), "2031-05-14", days, needed)] == ["the parliament has to approve it"]
    vote = merged((WEDNESDAY, [found(WEDNESDAY, 0, "vote", "happened", "2031-05-13", head="vote")]))
    assert next_steps(vote, "2031-05-14", days, needed) == ()
    assert next_steps((), "2031-07-14", {"r1": "2031-05-12", "r3": "2031-07-14"}, needed) == (), "no longer fresh"


def unsettled(source: Report, at: int, about: str) -> OpenFound:
    passage = source.passage(at, at + 10)
    whole = Sentence(source.id, at, at + 10, passage.text, 0, "paragraph", (), ())
    return OpenFound(about, passage, whole)


def test_open_issues_are_those_of_the_last_reports_each_once() -> None:
    told = [
        (APRIL, [unsettled(APRIL, 0, "the price of grain")]),
        (MONDAY, [unsettled(MONDAY, 0, "the size of the fund")]),
        (TUESDAY, []),
        (WEDNESDAY, [
            unsettled(WEDNESDAY, 0, "whether the islands will sign"),
            unsettled(WEDNESDAY, 30, "if all the islands will ever sign"),
            unsettled(WEDNESDAY, 60, "the border"),
        ]),
    ]  # fmt: skip
    for order in permutations(told):
        points = open_issues(order, "2031-05-14", evidence)
        assert [(p.issue, len(p.evidence)) for p in points] == [("whether the islands will sign", 2), ("the border", 1)]
    assert [p.issue for p in open_issues(told, "2031-05-12", evidence)] == ["the size of the fund"]


def test_what_was_open_long_before_the_last_report_is_no_longer_told() -> None:
    old = report("old", "2030-11-02", "y" * 400)
    told = [(old, [unsettled(old, 0, "the size of the fund")]), (WEDNESDAY, [unsettled(WEDNESDAY, 0, "the border")])]
    many = [*told, *((replace(TUESDAY, id=f"t{n}", published="2030-10-01"), []) for n in range(6))]
    assert [p.issue for p in open_issues(many, None, evidence)] == ["the border"]


def deadlines_of(pack: Path, *names: str) -> dict[str | None, Event]:
    reports = read([pack / "reports" / name for name in names]).reports
    told = [(page.report, find_events(view_of(page))) for page in read_pages(reports)]
    return {e.start: e for e in merge_events(told, lambda _: None, evidence) if e.kind == "deadline"}


def test_the_deadlines_of_the_packaged_example(cod_treaty: Path) -> None:
    found = deadlines_of(cod_treaty, "08-tna.txt", "12-tna.txt", "15-vpr.txt")
    closing, agreement = found["2026-04-03"], found["2026-04-17"]
    assert (closing.status, closing.moved_to) == ("postponed", agreement.id)
    assert agreement.status == "cancelled"
    assert [s.status for s in agreement.states] == ["set", "dropped"]


@pytest.mark.shared
def test_a_deadline_dropped_as_soon_as_set(shared: Path) -> None:
    (event,) = deadlines_of(shared / "examples" / "peace-plan", "01-aljazeera.txt").values()
    assert (event.start, event.end, event.status) == ("2025-11-27", "2025-11-27", "cancelled")
    assert [(s.status, s.on) for s in event.states] == [("set", None), ("dropped", "2025-11-25")]


def test_nothing_gives_nothing() -> None:
    assert merge_events([], actor, evidence) == ()
    assert next_steps([], None, {}) == ()
    assert open_issues([], None, evidence) == ()
