from __future__ import annotations

import hashlib
import json
import sys
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError

from tests.present import hostile
from tests.present.field_list import BEGIN, END, field_list
from travaux import model as m
from travaux.present.export import schema, to_export, to_json

DOCS = Path(__file__).resolve().parents[2] / "docs"
ENUMS = {
    ("copy", "kind"): m.CopyKind,
    ("actor", "kind"): m.ActorKind,
    ("draft", "status"): m.DraftStatus,
    ("quantity", "comparator"): m.Comparator,
    ("provision", "modality"): m.Modality,
    ("change", "kind"): m.ChangeKind,
    ("position", "stance"): m.Stance,
    ("statement", "mode"): m.StatementMode,
    ("event", "kind"): m.EventKind,
    ("event", "status"): m.EventStatus,
    ("state", "status"): m.StateStatus,
}
KEYS = [
    "travaux",
    "negotiation",
    "as_at",
    "made_by",
    "reports",
    "families",
    "actors",
    "issues",
    "drafts",
    "latest_draft",
    "provisions",
    "changes",
    "positions",
    "statements",
    "events",
    "conflicts",
    "open_issues",
    "next_steps",
    "skipped",
]


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(schema())
    return Draft202012Validator(schema())


@pytest.mark.parametrize("texts", [True, False])
def test_exports_hold_to_the_schema(gold: m.Record, small: m.Record, validator: Any, texts: bool) -> None:
    for record in (gold, small, m.Record("", None, m.MadeBy("0", "", "0"))):
        validator.validate(json.loads(to_json(record, texts=texts)))


@pytest.mark.parametrize(("place", "values"), ENUMS.items())
def test_the_schema_knows_the_models_values(place: tuple[str, str], values: Any) -> None:
    kind, key = place
    assert schema()["$defs"][kind]["properties"][key]["enum"] == list(get_args(values))


def spoiled(export: dict[str, Any], path: str) -> dict[str, Any]:
    """Return the export with the key at ``path`` ("events.0.status") taken away."""
    copy = deepcopy(export)
    *way, last = path.split(".")
    at: Any = copy
    for step in way:
        at = at[int(step)] if step.isdigit() else at[step]
    del at[last]
    return copy


@pytest.mark.parametrize(
    "path",
    ["travaux", "drafts.0.status", "provisions.0.quantity", "changes.0.from", "positions.0.evidence",
     "statements.0.via", "events.0.end", "conflicts.0.claims", "reports.0.text_sha256", "drafts.0.evidence.0.family"],
)  # fmt: skip
def test_the_schema_misses_what_is_missing(gold: m.Record, validator: Any, path: str) -> None:
    with pytest.raises(ValidationError):
        validator.validate(spoiled(to_export(gold), path))


def test_the_schema_refuses_unknown_values_and_items_without_evidence(gold: m.Record, validator: Any) -> None:
    for change in ({"status": "perhaps"}, {"evidence": []}, {"date": "last spring"}):
        export = to_export(gold)
        export["drafts"][0] |= change
        with pytest.raises(ValidationError):
            validator.validate(export)


def test_more_keys_are_welcome(gold: m.Record, validator: Any) -> None:
    export = to_export(gold) | {"more": 1}
    export["drafts"][0]["more"] = 1
    validator.validate(export)


def test_keys_stand_in_the_order_of_the_contract(small: m.Record) -> None:
    assert list(to_export(small)) == KEYS


def test_every_passage_verifies_against_the_exported_text(gold: m.Record) -> None:
    export = to_export(gold)
    texts = {r["id"]: r["text"] for r in export["reports"]}

    def passages(thing: Any) -> list[dict[str, Any]]:
        if isinstance(thing, dict):
            here = [thing] if {"report", "start", "end", "text"} <= thing.keys() else []
            return here + [p for value in thing.values() for p in passages(value)]
        return [p for part in thing for p in passages(part)] if isinstance(thing, list) else []

    found = passages(export)
    assert len(found) > 250
    assert all(texts[p["report"]][p["start"] : p["end"]] == p["text"] for p in found)


def test_a_report_carries_its_text_and_its_hash(small: m.Record) -> None:
    [report] = [r for r in to_export(small)["reports"] if r["path"] == "a-wire.txt"]
    assert report["text_sha256"] == hashlib.sha256(report["text"].encode()).hexdigest()
    assert report["family"] == "f-wire"
    assert all("text" not in r for r in to_export(small, texts=False)["reports"])


def test_quantities_are_whole_numbers_where_they_are_whole(small: m.Record) -> None:
    provision = small.provisions[0]

    def value(quantity: m.Quantity) -> Any:
        record = replace(small, provisions=(replace(provision, quantity=quantity),))
        return json.loads(to_json(record))["provisions"][0]["quantity"]["value"]

    assert value(m.Quantity(4.0, "percent")) == 4
    assert isinstance(value(m.Quantity(4.0, "percent")), int)
    assert value(m.Quantity(8.5, "percent")) == 8.5
    assert value(m.Quantity((8.0, 8.5), "percent", "one-of")) == [8, 8.5]
    assert value(m.Quantity(1.6e12, "dollars")) == 1600000000000


def test_optional_keys_are_there_only_if_they_hold_something(small: m.Record) -> None:
    export = to_export(small)
    provisions = {p["id"]: p for p in export["provisions"]}
    assert provisions["p-five"]["said_by"] == "t-official"
    assert provisions["p-five"]["hedges"] == ["could"]
    assert not {"said_by", "hedges"} & provisions["p-four"].keys()
    assert provisions["p-night"]["evidence"][0]["altered"] is True
    assert "altered" not in provisions["p-four"]["evidence"][0]
    events = {e["id"]: e for e in export["events"]}
    assert events["e-third"]["moved_to"] == "e-tenth"
    assert [s["status"] for s in events["e-third"]["states"]] == ["set", "moved"]
    assert not {"states", "moved_to"} & events["e-talks"].keys()


def test_an_issue_is_known_from_its_first_mention(gold: m.Record) -> None:
    issues = {i["label"]: i["known_from"] for i in to_export(gold)["issues"]}
    assert issues["total catch"] == "2026-03-08"
    assert issues["coastal communities"] == "2026-03-31"


def test_the_host_of_an_excerpt_belongs_to_its_own_family(gold: m.Record) -> None:
    export = to_export(gold)
    [host] = [r for r in export["reports"] if "04-kaldmark" in r["path"]]
    [own] = [f for f in export["families"] if f["origin"] == host["id"]]
    assert host["family"] == own["id"]


def test_the_same_record_gives_the_same_bytes(gold: m.Record) -> None:
    text = to_json(gold)
    assert text == to_json(gold)
    assert text.endswith("}\n")
    assert "“" in text, "characters stand as themselves"


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_any_text_survives_the_way_through_json(text: str) -> None:
    record = m.Record(text, None, m.MadeBy("", "", ""), (m.Report("r-1", "a.txt", text),))
    back = json.loads(to_json(record).encode("utf-8"))
    assert back["negotiation"] == text
    assert back["reports"][0]["text"] == text


def test_hostile_text_is_carried_as_it_is(small: m.Record, validator: Any) -> None:
    record = hostile.poisoned(replace(small, drafts=(), positions=(), statements=(), events=()), hostile.ESCAPES)
    export = json.loads(to_json(replace(record, reports=small.reports)))
    assert export["negotiation"] == record.negotiation
    validator.validate(export)


def test_the_field_list_of_the_documentation_is_the_schemas() -> None:
    text = (DOCS / "export.md").read_text(encoding="utf-8")
    listed = text.partition(BEGIN)[2].partition(END)[0].strip()
    assert listed == field_list(), "python -m tests.present.field_list prints the list"


@pytest.mark.shared
def test_the_gold_as_an_export_scores_in_full(
    gold: m.Record, cod_treaty: Path, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(shared)
    monkeypatch.delitem(sys.modules, "score", raising=False)
    import score

    figures, misses = score.evaluate(json.loads(to_json(gold)), cod_treaty)
    shares = {
        (kind, name): figure
        for kind, row in figures.items()
        for name, figure in row.items()
        if name not in ("system", "gold", "matched", "passages", "over", "finer")
    }
    assert {place: figure for place, figure in shares.items() if figure != 1.0} == {}
    assert not any(part for kind in misses.values() for part in kind.values())
