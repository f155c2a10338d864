"""Parquet: a row a report; without pyarrow it is said what to install."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from tests.reports.forms import reasons
from tests.reports.made import MORE, PROSE
from travaux.model import Skipped
from travaux.reports import read, stream

TEXT = f"{PROSE}\n\n{MORE}"


def table(path: Path, rows: list[dict[str, object]]) -> Path:
    arrow = pytest.importorskip("pyarrow", reason="the extra 'parquet' is not installed")
    from pyarrow.parquet import write_table

    write_table(arrow.Table.from_pylist(rows), path)
    return path


def test_rows_are_reports(tmp_path: Path) -> None:
    rows = [
        {"id": "k1", "url": "https://post.example/1", "outlet": "Post", "published": date(2026, 4, 3), "text": TEXT},
        {"id": "k2", "url": None, "outlet": None, "published": None, "text": MORE},
        {"id": "k3", "url": None, "outlet": None, "published": None, "text": ""},
    ]
    pile = read([table(tmp_path / "a.parquet", rows)])
    assert [(r.path, r.outlet, r.published) for r in pile.reports] == [
        ("a.parquet#1", "Post", "2026-04-03"),
        ("a.parquet#2", None, None),
    ]
    assert [s.path for s in pile.skipped] == ["a.parquet#3"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "no sound Parquet file"), (b"PAR1 and no more", "no sound Parquet file")],
)
def test_broken_files_are_named(tmp_path: Path, data: bytes, reason: str) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "a.parquet").write_bytes(data)
    assert reason in reasons(read([tmp_path / "a.parquet"]))["a.parquet"]


def test_a_table_without_texts_is_named(tmp_path: Path) -> None:
    pile = read([table(tmp_path / "a.parquet", [{"id": "k1", "number": 3}])])
    assert "no column for the text" in reasons(pile)["a.parquet"]


def test_without_pyarrow_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert "pip install 'travaux[parquet]'" in reasons(read([tmp_path / "a.parquet"]))["a.parquet"]


def test_a_stream_yields_the_same_reports(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"id": "1", "text": "Talks go on."}\n{"id": "2"}\n', encoding="utf-8")
    skipped: list[Skipped] = []
    found = list(stream([tmp_path], skipped))
    pile = read([tmp_path])
    assert sorted(r.id for r in found) == sorted(r.id for r in pile.reports)
    assert sorted(skipped) == list(pile.skipped)
