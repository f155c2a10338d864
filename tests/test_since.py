"""The packaged example day by day: nothing is known before it was reported, and what is new since is just that."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

import travaux
from travaux.cli import main
from travaux.model import ITEM_LISTS, Evidence, Item, Pile, Record, Since, broken_passages, passages_of
from travaux.pipeline import day_by_day
from travaux.present.export import to_json
from travaux.records.since import difference, items_of


@pytest.fixture(scope="module")
def pile(cod_treaty: Path) -> Pile:
    return travaux.read([cod_treaty / "reports"])


@pytest.fixture(scope="module")
def walk(pile: Pile) -> dict[str, Record]:
    """Return the record as at each day on which a report came, and the day before the first."""
    days = sorted({r.published[:10] for r in pile.reports if r.published})
    return dict(zip(["2026-03-01", *days], day_by_day(pile, ["2026-03-01", *days]), strict=True))


def all_items(record: Record) -> dict[str, Item]:
    return {i.id: i for name in ITEM_LISTS for i in items_of(record, name)}


def test_the_walk_has_many_days_and_the_record_grows(walk: dict[str, Record]) -> None:
    assert len(walk) > 10
    sizes = [len(record.statements) for record in walk.values()]
    assert sizes[-1] > sizes[len(sizes) // 3] > 0
    assert all(record.as_at == day for day, record in walk.items())


@pytest.fixture(scope="module")
def out(walk: dict[str, Record]) -> dict[str, str]:
    """Return the day of each report by its path; a copy without one is as old as its origin."""
    last = walk["2026-04-27"]
    path = {r.id: r.path for r in last.reports}
    days = {r.path: r.published[:10] for r in last.reports if r.published}
    pairs = [(path[c.report], path[f.origin]) for f in last.families for c in f.copies]
    return days | {copy: days[origin] for copy, origin in pairs if copy not in days}


def test_nothing_is_known_before_it_was_reported(walk: dict[str, Record], pile: Pile, out: dict[str, str]) -> None:
    published = {r.id: out[r.path] for r in pile.reports}
    for day, record in walk.items():
        assert {r.path for r in record.reports} == {path for path, came in out.items() if came <= day}
        for item in all_items(record).values():
            known = getattr(item, "known_from", None)
            assert known is None or known[:10] <= day, (day, item)
            assert all(published[p.report] <= day for p in passages_of(item)), (day, item)
        assert broken_passages(record, record.reports) == []


def test_what_came_later_leaves_no_trace(walk: dict[str, Record], cod_treaty: Path, out: dict[str, str]) -> None:
    """The record as at a day is that of a pile that has no later report."""
    for day in list(walk)[3::5]:
        early = [cod_treaty / "reports" / path for path, came in sorted(out.items()) if came <= day]
        alone = travaux.record(travaux.read(early))
        assert [getattr(alone, name) for name in ITEM_LISTS] == [getattr(walk[day], name) for name in ITEM_LISTS]


def applied(before: Record, now: Record, since: Since) -> dict[str, str]:
    """Return the items of ``before`` after the difference: what was dropped taken out, the rest put in."""
    here, items = all_items(now), all_items(before)
    for gone in since.dropped:
        del items[gone.id]
    for changed in since.changed:
        assert items.pop(changed.was) == changed.before
        assert changed.fields
    ids = {c.was: c.id for c in since.changed}
    stayed = {i: re.sub(r"[a-z]-[0-9a-f]{10}", lambda m: ids.get(m[0], m[0]), repr(item)) for i, item in items.items()}
    put_in = [*since.new, *(c.id for c in since.changed)]
    assert not stayed.keys() & set(put_in)
    return {**stayed, **{i: repr(here[i]) for i in put_in}}


def test_since_names_exactly_the_difference(walk: dict[str, Record]) -> None:
    days = list(walk)
    for early, late in [*pairwise(days), (days[0], days[-1]), (days[4], days[-1]), (days[-1], days[-1])]:
        before, now = walk[early], walk[late]
        since = difference(before, now, early)
        assert applied(before, now, since) == {i: repr(item) for i, item in all_items(now).items()}
        assert {r.id for r in now.reports} - {r.id for r in before.reports} == set(since.reports)
        if early == late:
            assert since == Since(early, latest_draft=before.latest_draft)


def test_what_is_new_rests_on_what_came(walk: dict[str, Record]) -> None:
    """Most of what is new between two days cites a report that came between them; the rest hangs on such."""
    days = list(walk)
    for early, late in pairwise(days):
        since = difference(walk[early], walk[late], early)
        came, here = set(since.reports), all_items(walk[late])
        told = [here[i] for i in since.new if any(isinstance(p, Evidence) for p in passages_of(here[i]))]
        fresh = [i for i in told if {p.report for p in passages_of(i)} & came]
        assert not told or len(fresh) >= 0.6 * len(told), (late, len(fresh), len(told))


def test_the_option_gives_the_same_difference(pile: Pile, walk: dict[str, Record]) -> None:
    asked = travaux.record(pile, since="2026-04-14")
    assert asked.since == difference(walk["2026-04-14"], walk["2026-04-27"], "2026-04-14")
    assert travaux.record(pile).since is None
    both = travaux.record(pile, as_at="2026-04-25", since="2026-04-14")
    assert both.since == difference(walk["2026-04-14"], walk["2026-04-25"], "2026-04-14")


def test_the_brief_and_the_export_tell_it(cod_treaty: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.json"
    args = ["brief", str(cod_treaty / "reports"), "--since", "2026-04-14", "--json", str(out), "-q"]
    shown = CliRunner().invoke(main, args)
    assert shown.exit_code == 0
    head = shown.stdout.partition("THE LATEST VERSION")[0]
    assert "SINCE 14 APR 2026" in head
    assert "The latest\nversion is now" in head or "The latest version is now" in head.replace("\n", " ")
    assert "status was “scheduled”" in head.replace("\n  ", " "), "the dropped deadline"
    export = json.loads(out.read_text(encoding="utf-8"))
    here = {i["id"] for name in ITEM_LISTS for i in export[name]}
    assert set(export["since"]["new"]) <= here
    assert {c["id"] for c in export["since"]["changed"]} <= here
    assert not {i["item"]["id"] for i in export["since"]["dropped"]} & here


def test_a_day_before_all_reports_makes_everything_new_and_one_after_nothing(pile: Pile) -> None:
    record = travaux.record(pile, since="2001-01-01")
    assert record.since is not None
    assert set(record.since.new) >= {d.id for d in record.drafts}
    nothing = travaux.record(pile, since="2030-01-01")
    assert nothing.since == Since("2030-01-01", latest_draft=nothing.latest_draft)
    assert "Nothing is new." in str(travaux.brief(nothing))
    assert to_json(travaux.record(pile, since="2026-04-14")) == to_json(travaux.record(pile, since="2026-04-14"))


def test_a_report_of_unknown_date_is_left_out_of_the_record_as_at_a_day(tmp_path: Path) -> None:
    text = "Talks in {place}\n\nThe union rejected the {n}-point plan on Monday, officials in {place} said.\n"
    (tmp_path / "a.txt").write_text("Published: 2031-05-02\n\n" + text.format(place="Orlen", n=5), encoding="utf-8")
    (tmp_path / "b.txt").write_text(text.format(place="Varn, far away in the hills,", n=9), encoding="utf-8")
    record = travaux.record(travaux.read([tmp_path]), as_at="2031-05-02", keep_unrelated=True)
    assert [r.path for r in record.reports] == ["a.txt"]
    assert ("b.txt", "no date: nobody knows whether it was out by 2031-05-02") in {
        (s.path, s.reason) for s in record.skipped
    }
    assert len(travaux.record(travaux.read([tmp_path]), keep_unrelated=True).reports) == 2


def test_since_after_as_at_is_refused(cod_treaty: Path) -> None:
    args = ["brief", str(cod_treaty / "reports"), "--since", "2026-04-14", "--as-at", "2026-04-14"]
    result = CliRunner().invoke(main, args)
    assert result.exit_code == 2
    assert "--since 2026-04-14 is not before --as-at 2026-04-14" in result.stderr
