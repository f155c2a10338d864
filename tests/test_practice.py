"""The practice packs: their reports are those that were annotated, and every offset cuts something."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[1] / "bench"
sys.path.insert(0, str(BENCH))

import practice  # noqa: E402


@pytest.mark.shared
@pytest.mark.parametrize("name", practice.names())
def test_a_practice_pack_unpacks(name: str, shared: Path, tmp_path: Path) -> None:
    pack = practice.unpack(name, tmp_path)
    gold = json.loads((pack / "gold.json").read_text(encoding="utf-8"))
    drafts = {d["id"] for d in gold["drafts"]}
    assert len(gold["reports"]) >= 8
    assert gold["latest_draft"] in drafts
    assert all(p["draft"] in drafts for p in gold["provisions"])
    quotes = [e["quote"] for kind in practice.KINDS for item in gold[kind] for e in item["evidence"]]
    assert len(quotes) > 60
    assert all(quote.strip() == quote for quote in quotes)


@pytest.mark.shared
def test_another_text_is_refused(shared: Path) -> None:
    report = practice.load(practice.names()[0])["reports"][0]
    with pytest.raises(SystemExit, match="not the report"):
        practice._checked(report, "another text")
