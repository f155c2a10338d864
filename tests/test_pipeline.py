"""The whole job on the packaged example and on the packs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import travaux
from travaux.model import Evidence, Record, broken_passages, passages_of
from travaux.present.export import to_json

ITEMS = (
    "drafts", "provisions", "changes", "positions", "statements", "events", "conflicts", "open_issues", "next_steps",
)  # fmt: skip


@pytest.fixture(scope="session")
def record(cod_treaty: Path) -> Record:
    return travaux.record(travaux.read([cod_treaty / "reports"]))


def test_every_passage_of_the_record_verifies(record: Record) -> None:
    assert broken_passages(record, record.reports) == []


def test_every_item_is_cited(record: Record) -> None:
    kinds = ("drafts", "provisions", "changes", "positions", "statements", "events", "open_issues", "next_steps")
    for kind in kinds:
        items = getattr(record, kind)
        assert items, f"no {kind} at all"
        assert all(item.evidence for item in items), kind
    assert all(claim.evidence for conflict in record.conflicts for claim in conflict.claims)


def test_nothing_is_taken_from_a_copy_whose_origin_is_there(record: Record) -> None:
    copies = {c.report for f in record.families for c in f.copies if c.kind != "excerpt"}
    cited = {e.report for kind in ("drafts", "provisions", "changes", "positions", "events", "statements")
             for item in getattr(record, kind) for e in item.evidence}  # fmt: skip
    assert copies
    assert not copies & cited


def test_no_passage_at_all_is_a_copys_own(record: Record) -> None:
    copies = {c.report for f in record.families for c in f.copies if c.kind != "excerpt"}
    items = [i for kind in ITEMS for i in getattr(record, kind)]
    cited = list(passages_of(items))
    assert cited
    assert not copies & {p.report for p in cited}
    assert not any(getattr(p, "altered", False) for p in cited)


def test_nothing_is_worded_from_the_borrowed_part_of_a_spun_excerpt(cod_treaty: Path, tmp_path: Path) -> None:
    reports = {r.path[:2]: r for r in travaux.read([cod_treaty / "reports"]).reports}
    origin, copy, host = reports["07"], reports["11"], reports["14"]
    lifted = copy.text.split("\n\n")[4:9]
    (tmp_path / "origin.txt").write_text(origin.text, encoding="utf-8")
    (tmp_path / "host.txt").write_text("\n\n".join([host.text, *lifted]), encoding="utf-8")
    record = travaux.record(travaux.read([tmp_path]), keep_unrelated=True)
    (family,) = [f for f in record.families if f.copies]
    (excerpt,) = family.copies
    assert excerpt.kind == "excerpt"
    for p in passages_of([i for kind in ITEMS for i in getattr(record, kind)]):
        if p.report == excerpt.report:
            assert not any(min(p.end, q.end) - max(p.start, q.start) > 0.5 * len(p.text) for q in excerpt.passages)


def test_what_rests_on_a_spun_copy_alone_is_marked(cod_treaty: Path, tmp_path: Path) -> None:
    for name in ("11", "13"):
        (path,) = (cod_treaty / "reports").glob(f"{name}-*")
        shutil.copy(path, tmp_path)
    record = travaux.record(travaux.read([tmp_path]), keep_unrelated=True)
    path_of = {r.id: r.path for r in record.reports}
    cited = list(passages_of([i for kind in ITEMS for i in getattr(record, kind)]))
    assert {path_of[p.report][:2] for p in cited} == {"11", "13"}
    assert all(p.altered == path_of[p.report].startswith("11") for p in cited if isinstance(p, Evidence))
    assert "from a machine-altered text" in str(travaux.brief(record))
    (doubt,) = [s for s in record.skipped if s.path.startswith("11")]
    assert "origin is not in the pile" in doubt.reason
    assert '"altered": true' in to_json(record)


def test_every_reference_resolves(record: Record) -> None:
    drafts, actors = {d.id for d in record.drafts}, {a.id for a in record.actors}
    issues, statements = {i.id for i in record.issues}, {s.id for s in record.statements}
    assert record.latest_draft in drafts
    for p in record.provisions:
        assert p.draft in drafts, p
        assert p.issue_id in issues, p
        assert set(p.obliged) <= actors, p
        assert p.said_by is None or p.said_by in statements
    for c in record.changes:
        assert {c.from_draft, c.to_draft} <= drafts, c
        assert c.from_draft != c.to_draft, c
        assert c.issue_id in issues, c
    for s in record.positions:
        assert s.actor in actors, s
        assert s.draft in drafts or s.issue, s
    assert {a for e in record.events for a in e.who} <= actors
    assert {d for draft in record.drafts for d in draft.derived_from} <= drafts


def test_ids_are_unique(record: Record) -> None:
    for kind in ("reports", "families", "actors", "issues", "drafts", "provisions", "changes", "positions", "events"):
        ids = [item.id for item in getattr(record, kind)]
        assert len(ids) == len(set(ids)), kind


def test_the_same_bytes_in_any_order_and_on_a_second_run(cod_treaty: Path, record: Record) -> None:
    files = sorted((cod_treaty / "reports").glob("*.txt"))
    turned = travaux.record(travaux.read(list(reversed(files))))
    assert to_json(turned) == to_json(record)


def test_as_at_leaves_out_what_was_published_later(cod_treaty: Path) -> None:
    early = travaux.record(travaux.read([cod_treaty / "reports"]), as_at="2026-03-20")
    dates = [r.published for r in early.reports if r.published]
    assert max(dates) <= "2026-03-20"
    assert early.as_at == "2026-03-20"
    assert any("after 2026-03-20" in s.reason for s in early.skipped)


def test_an_empty_pile_gives_an_empty_record(tmp_path: Path) -> None:
    empty = travaux.record(travaux.read([tmp_path]))
    assert (empty.drafts, empty.reports, empty.latest_draft) == ((), (), None)


def test_a_pile_without_a_draft_gives_a_record_without_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain in the north\nPublished: 2031-05-02\n\nIt rained for two days in Orlen.\n")
    record = travaux.record(travaux.read([tmp_path]))
    assert record.drafts == ()
    assert len(record.reports) == 1


@pytest.mark.shared
def test_the_first_pack_tells_one_source_four_drafts_and_the_dropped_deadline(shared: Path, tmp_path: Path) -> None:
    folder = shared / "examples" / "peace-plan" / "reports"
    record = travaux.record(travaux.read([folder]))
    paths = {r.id: r.path for r in record.reports}
    (family,) = record.families
    assert paths[family.origin] == "01-aljazeera.txt"
    assert [(paths[c.report], c.kind) for c in family.copies] == [("02-scraper.txt", "spun")]
    by_points = {d.points: d for d in record.drafts}
    assert len(record.drafts) == 4
    assert by_points[19].derived_from == (by_points[28].id,)
    assert record.latest_draft == by_points[19].id
    assert sorted(d.status for d in record.drafts) == ["alternative", "current", "historical", "superseded"]
    caps = {p.quantity.value: p.draft for p in record.provisions if p.quantity and p.quantity.comparator == "<="}
    status = {d.id: d.status for d in record.drafts}
    assert {v: status[d] for v, d in caps.items()} == {
        600000: "superseded", 800000: "alternative", 100000: "historical",
    }  # fmt: skip
    changes = {(c.issue, c.kind) for c in record.changes if c.to_draft == by_points[19].id}
    assert {("military cap", "removed"), ("amnesty", "changed"), ("foreign troops", "changed")} <= changes
    (deadline,) = [e for e in record.events if e.kind == "deadline"]
    assert (deadline.start, deadline.end, deadline.status) == ("2025-11-27", "2025-11-27", "cancelled")
    assert [(s.status, s.on) for s in deadline.states][-1] == ("dropped", "2025-11-25")
    assert "set" in [s.status for s in deadline.states]
    alone = tmp_path / "alone"
    alone.mkdir()
    shutil.copy(folder / "01-aljazeera.txt", alone)
    same = travaux.record(travaux.read([alone]))
    assert [p.says for p in same.provisions] == [p.says for p in record.provisions]
