"""An editor's corrections on the packaged example: they outlive new reports, and are shown where they count."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

import travaux
from travaux.cli import main
from travaux.model import Record
from travaux.present.export import schema, to_export

EARLY, LATE = "2026-04-14", "2026-04-27"


@pytest.fixture(scope="module")
def early(cod_treaty: Path) -> Record:
    return travaux.record(travaux.read([cod_treaty / "reports"]), as_at=EARLY)


@pytest.fixture
def file(early: Record, tmp_path: Path) -> Path:
    """Return a file with one correction of each kind, written on the record of an early day."""
    current = next(d for d in early.drafts if d.id == early.latest_draft)
    others = [d for d in early.drafts if d.id != current.id]
    position, event = early.positions[0], next(e for e in early.events if len(e.evidence) > 1)
    issue, other = early.issues[0], early.issues[1]
    words = " ".join(event.evidence[0].text.split()[:6])
    entries = [
        {"do": "relabel", "id": current.id, "label": "The second chair’s text"},
        {"do": "set", "id": others[0].id, "field": "status", "value": "rejected", "on": "2026-04-15"},
        {"do": "hide", "id": position.id},
        {"do": "merge", "id": issue.id, "into": other.id},
        {"do": "split", "id": event.id, "passages": [words], "label": "another matter"},
    ]
    who = {"reason": "seen in the minutes", "by": "E. Ditor"}
    path = tmp_path / "corrections.json"
    path.write_text(json.dumps({"correction": [{**who, **e} for e in entries]}), encoding="utf-8")
    return path


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args])


@pytest.mark.parametrize("day", [EARLY, LATE])
def test_corrections_outlive_new_reports(cod_treaty: Path, file: Path, day: str, early: Record) -> None:
    record = travaux.record(travaux.read([cod_treaty / "reports"]), as_at=day, corrections=file)
    assert [c.trouble for c in record.corrections] == [""] * 5
    labels = {d.label for d in record.drafts}
    assert "The second chair’s text" in labels
    assert [d.status for d in record.drafts if d.id == record.corrections[1].id] == ["rejected"]
    assert early.positions[0].id not in {p.id for p in record.positions}
    assert early.issues[0].label not in {p.issue for p in record.provisions}
    assert "another matter" in {e.says for e in record.events}


def test_they_are_shown_as_an_editors(cod_treaty: Path, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.json"
    shown = run("brief", cod_treaty / "reports", "--corrections", file, "--json", out, "--md", tmp_path / "b.md", "-q")
    assert shown.exit_code == 0
    assert "CORRECTED BY AN EDITOR" in shown.stdout
    told = (tmp_path / "b.md").read_text(encoding="utf-8")
    assert "corrected by E. Ditor" in told.partition("## Corrected by an editor")[0]
    assert "Why: seen in the minutes (E. Ditor, 15 Apr 2026)" in told
    export = json.loads(out.read_text(encoding="utf-8"))
    Draft202012Validator(schema()).validate(export)
    assert [c["applied"] for c in export["corrections"]] == [True] * 5
    marked = {d["id"]: d["corrected"] for d in export["drafts"] if "corrected" in d}
    assert sorted(n for numbers in marked.values() for n in numbers)[:2] == [1, 2]


def test_what_is_gone_is_complained_about(cod_treaty: Path, tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text('[[correction]]\ndo = "hide"\nid = "p-0123456789"\nreason = "r"\nby = "b"\n', encoding="utf-8")
    shown = run("brief", cod_treaty / "reports" / "06-skerra-star.txt", "--corrections", path)
    assert shown.exit_code == 0
    assert "correction 1 (hide p-0123456789) is not applied: no item has this id" in " ".join(shown.stderr.split())
    assert "not applied: hide p-0123456789" in shown.stdout
    path.write_text("[[correction]]\n", encoding="utf-8")
    refused = run("export", cod_treaty / "reports", "--corrections", path)
    assert refused.exit_code == 1
    assert f"--corrections: {path}: correction 1: write do = one of hide" in refused.stderr


def test_since_compares_what_was_corrected(cod_treaty: Path, file: Path) -> None:
    pile = travaux.read([cod_treaty / "reports"])
    record = travaux.record(pile, since=EARLY, corrections=file)
    assert record.since is not None
    label = next(d.id for d in record.drafts if d.label == "The second chair’s text")
    assert not any(c.id == label and "label" in c.fields for c in record.since.changed)
    Draft202012Validator(schema()).validate(json.loads(json.dumps(to_export(record))))
