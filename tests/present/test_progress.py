from __future__ import annotations

import pytest

from travaux.present import progress
from travaux.present.progress import Progress


def test_a_short_run_leaves_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress() as tick:
        tick("reading", 1, 2)
        tick("reading", 2, 2)
    assert capsys.readouterr() == ("", "")


def test_a_longer_run_leaves_a_line_for_each_stage(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "SILENT_FOR", -1.0)
    with Progress() as tick:
        for stage, total in (("opening", 0), ("reading", 1200)):
            tick(stage, 0, total)
            tick(stage, total, total)
    assert capsys.readouterr() == ("", "travaux: opening\ntravaux: reading (1,200)\n")


def test_quiet_is_quiet(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "SILENT_FOR", -1.0)
    with Progress(quiet=True) as tick:
        tick("reading", 1, 2)
    assert capsys.readouterr() == ("", "")


def test_a_terminal_gets_a_bar_on_standard_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with Progress() as tick:
        tick("reading", 0, 0)
        tick("reading", 1, 2)
        tick("folding", 1, 2)
    out, err = capsys.readouterr()
    assert out == ""
    assert "folding" in err
