"""The bench command that draws lines for somebody to judge."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parents[1] / "bench" / "by_eye.py"


@pytest.fixture(scope="module")
def by_eye() -> ModuleType:
    spec = importlib.util.spec_from_file_location("by_eye", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["by_eye"] = module
    spec.loader.exec_module(module)
    return module


def test_the_seed_alone_decides_what_is_drawn(by_eye: ModuleType, cod_treaty: Path) -> None:
    piles = [cod_treaty / "reports"]
    first = by_eye.draw("statements", piles, 5, "a")
    assert [d.line for d in by_eye.draw("statements", piles, 5, "a")] == [d.line for d in first]
    assert [d.line for d in by_eye.draw("statements", piles, 5, "b")] != [d.line for d in first]
    shown = by_eye.shown(1, first[0])
    assert "⟦" in shown
    assert "speaker: " in shown


def test_two_readers_are_compared(by_eye: ModuleType, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_text("1 ok\n2 wrong speaker # somebody else\n3 ok\n4 wrong content\n", encoding="utf-8")
    second.write_text("# fresh\n1 ok\n2 wrong speaker\n3 wrong relay\n4 wrong content\n", encoding="utf-8")
    lines = by_eye.compared(by_eye.verdicts(first), by_eye.verdicts(second)).splitlines()
    assert lines[0] == "right for the first reader 2 of 4, for the second 1, for both 1"
    assert lines[1] == "they agree on 0.75, kappa 0.50"
    assert sorted(lines[2:]) == ["   1 content", "   1 relay", "   1 speaker"]


def test_a_verdict_that_cannot_be_read_is_named(by_eye: ModuleType, tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    bad.write_text("1 ok\ntwo wrong\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="line 2: expected 'N ok' or 'N wrong KIND', not 'two wrong'"):
        by_eye.verdicts(bad)
