"""The pictures: every draft and event is in them, in order of time, inside the frame, and no label meets another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux import model as m
from travaux.present.desk import Desk
from travaux.present.page.lineage import LETTER, lineage_picture
from travaux.present.page.scale import Scale, days_of
from travaux.present.page.timeline import timeline_picture

days = st.lists(st.integers(min_value=1, max_value=3_600_000), min_size=1, max_size=40)


@given(days)
def test_a_scale_keeps_the_order_and_the_frame(told: list[int]) -> None:
    scale = Scale.over(told, 10, 500)
    places = [scale.at(day) for day in sorted(told)]
    assert places == sorted(places)
    assert all(9.99 <= place <= 500.01 for place in places)
    if len(set(told)) > 1:
        assert (round(places[0]), round(places[-1])) == (10, 500)


def test_a_long_silence_is_shortened_and_marked() -> None:
    scale = Scale.over([1, 2, 3, 4, 5, 4000], 0, 100)
    assert len(scale.breaks) == 1
    assert scale.at(5) > 15


@pytest.mark.parametrize(
    ("first", "last", "length"),
    [("2026-04-17", None, 1), ("2026-04", None, 30), ("2024-02", None, 29), ("2026", None, 365), ("2026-12", None, 31),
     ("2026-04-01", "2026-04-03", 3), ("2026-04-01/2026-04-03", None, 3), (None, "2026-04-03", 1)],
)  # fmt: skip
def test_days_of_dates_as_precise_as_they_are(first: str | None, last: str | None, length: int) -> None:
    found = days_of(first, last)
    assert found is not None
    assert found.last - found.first + 1 == length


@pytest.mark.parametrize("odd", [None, "", "soon", "2026-13-01", "2026-00", "0000-01-01", "99999", "/", "2026-04-99x"])
def test_what_is_no_date_has_no_days(odd: str | None) -> None:
    assert days_of(odd) is None or odd == "2026-04-99x"


@pytest.mark.parametrize("width", [1040, 360])
def test_every_draft_is_in_the_picture_once_and_inside_it(gold: m.Record, width: int) -> None:
    desk = Desk.of(gold, full=True)
    picture = lineage_picture(desk, width, down=width < 500)
    assert picture is not None
    assert [n.id for n in picture.nodes] == [d.id for d in desk.drafts]
    assert all(0 <= n.x <= width and 0 <= n.y <= picture.height for n in picture.nodes)
    drafts = {d.id for d in gold.drafts}
    assert len(picture.edges) == sum(p in drafts and p != d.id for d in gold.drafts for p in d.derived_from)
    assert sum(n.latest for n in picture.nodes) == 1


@given(st.lists(st.tuples(st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.integers(0, 30)), min_size=1, max_size=30))
def test_no_label_of_a_draft_meets_another(told: list[tuple[date, int]]) -> None:
    drafts = tuple(
        m.Draft(f"d-{n}", f"Offer of the {n}th day", "proposed", (), date=day.isoformat(),
                derived_from=(f"d-{parent}",) if parent < n else ())
        for n, (day, parent) in enumerate(told)
    )  # fmt: skip
    desk = Desk.of(m.Record("", None, m.MadeBy("", "", ""), drafts=drafts, latest_draft="d-0"), full=True)
    picture = lineage_picture(desk, 1040)
    assert picture is not None
    boxes = [(n.y, n.label_x - len(n.label) * LETTER / 2, n.label_x + len(n.label) * LETTER / 2) for n in picture.nodes]
    for i, (y, left, right) in enumerate(boxes):
        assert not [b for b in boxes[i + 1 :] if b[0] == y and b[1] < right and left < b[2]]


def test_a_lineage_that_runs_in_a_circle_is_drawn(small: m.Record) -> None:
    drafts = (replace(small.drafts[0], derived_from=("d-first",)), replace(small.drafts[1], derived_from=("d-second",)))
    picture = lineage_picture(Desk.of(replace(small, drafts=drafts), full=True), 1040)
    assert picture is not None
    assert len(picture.edges) == 2


def test_the_calendar_keeps_apart_what_happened_and_what_is_planned(small: m.Record) -> None:
    picture = timeline_picture(Desk.of(small, full=True), 1040)
    assert picture is not None
    assert {d.id: d.status for d in picture.dots} == {
        "e-lapse": "happened", "e-strike": "cancelled", "e-talks": "scheduled",
    }  # fmt: skip
    flags = {f.id: f for f in picture.flags}
    assert flags["e-third"].status == "moved"
    assert flags["e-third"].to == flags["e-tenth"].x
    assert flags["e-third"].y == flags["e-tenth"].y, "a chain stands in one row"
    [lapse] = [d for d in picture.dots if d.id == "e-lapse"]
    assert lapse.width > 0, "some day within a year is a span"
    assert picture.today is not None
    assert all(f.y > picture.axis for f in picture.flags)
    assert all(d.y < picture.axis for d in picture.dots)


@pytest.mark.parametrize("width", [1040, 360])
def test_every_dated_event_is_in_the_calendar_or_counted(gold: m.Record, width: int) -> None:
    picture = timeline_picture(Desk.of(gold, full=True), width)
    assert picture is not None
    dated = [e for e in gold.events if days_of(e.start, e.end)]
    assert len(picture.dots) + len(picture.flags) + picture.left_out == len(dated)
    assert all(0 <= d.x <= width and d.x + d.width <= width for d in picture.dots)


def test_a_day_too_full_for_a_dot_each_says_how_many_are_left(small: m.Record) -> None:
    model = small.events[2]
    crowd = tuple(replace(model, id=f"e-{n}", start="2026-06-12", end="2026-06-12") for n in range(30))
    picture = timeline_picture(Desk.of(replace(small, events=crowd, next_steps=()), full=True), 1040)
    assert picture is not None
    assert len(picture.dots) + picture.left_out == 30
    assert picture.left_out > 0


def test_without_dates_there_is_no_picture() -> None:
    desk = Desk.of(m.Record("", None, m.MadeBy("", "", "")), full=True)
    assert lineage_picture(desk, 1040) is None
    assert timeline_picture(desk, 1040) is None
