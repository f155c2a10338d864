"""The quality floor holds on the packs, and the gate itself works."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[1] / "bench"
sys.path.insert(0, str(BENCH))

import floor  # noqa: E402


def test_a_figure_below_its_floor_is_named() -> None:
    floors = {"development": {"drafts f1": 0.5, "evidence verbatim": 1.0}}
    assert floor.below({"development": {"drafts f1": 0.495, "evidence verbatim": 1.0}}, floors) == []
    assert floor.below({"development": {"drafts f1": 0.4, "evidence verbatim": 0.999}}, floors) == [
        "development: drafts f1 is 0.400, the floor is 0.500",
        "development: evidence verbatim is 0.999, the floor is 1.000",
    ]


def test_pinning_never_lowers_a_floor() -> None:
    floors = {"development": {"drafts f1": 0.5, "changes f1": 0.3}}
    figures = {"development": {"drafts f1": 0.4, "changes f1": 0.6}}
    assert floor.raised(figures, floors) == {"development": {"drafts f1": 0.5, "changes f1": 0.6}}


def test_what_is_measured_over_matched_items_is_held_as_a_share_of_all() -> None:
    rows = {
        "one": {kind: {"r": 0.0} for kind in ("drafts", "changes", "events", "statements")}
        | {"positions": {"r": 0.2, "stance": 0.9}, "provisions": {"r": 0.5}, "issues": {"bcubed_f1": 0.8}},
        "other": {kind: {"r": 0.0} for kind in ("drafts", "changes", "events", "statements")}
        | {"positions": {"r": 0.0, "stance": None}, "provisions": {"r": 0.1}, "issues": {"bcubed_f1": 1.0}},
    }
    shares = floor.of_all(rows)
    assert shares["positions stance of all"] == pytest.approx(0.09)  # a pack with none matched counts as nothing
    assert shares["issues bcubed_f1 of all"] == pytest.approx((0.4 + 0.1) / 2)


@pytest.mark.shared
@pytest.mark.slow
def test_no_figure_is_below_its_floor(shared: Path) -> None:
    floors = json.loads((BENCH / "floor.json").read_text(encoding="utf-8"))
    assert floors["development"]["evidence verbatim"] == floors["reporting"]["evidence verbatim"] == 1.0
    assert floor.below(floor.measured(), floors) == []
