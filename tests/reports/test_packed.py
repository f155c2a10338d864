"""Gzip of the other forms: whole, cut off, damaged, and made to burst."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reports.forms import column as printed
from tests.reports.forms import docx, eml, p, pdf, put, read_one, reasons
from tests.reports.made import MORE, PROSE
from travaux.reports import packed, read, readers

TEXT = f"Ferry pact stalls\nPublished: 2026-04-03\n\n{PROSE}\n"
ROWS = [json.dumps({"text": f"{PROSE} {n}", "title": f"Talks {n}", "n": random.Random(n).random()}) for n in range(500)]
LINES = ("\n".join(ROWS) + "\n").encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", TEXT.encode()),
        ("a.txt", TEXT.encode("utf-16")),
        ("a.md", f"# Ferry pact stalls\n\n{PROSE}\n".encode()),
        ("a.html", f"<html><title>Talks</title><h1>Talks</h1><p>{PROSE}</p><p>{MORE}</p></html>".encode()),
        ("a.json", json.dumps([{"text": PROSE}]).encode()),
        ("a.csv", f'text\n"{PROSE}"\n'.encode()),
        ("a.eml", eml(PROSE + MORE, headers="Subject: Talks\r\n")),
        ("a.docx", docx(p(PROSE))),
        ("a.pdf", pdf(printed(PROSE))),
    ],
)
def test_every_form_can_be_packed(tmp_path: Path, name: str, data: bytes) -> None:
    plain = read_one(tmp_path / "plain", name, data)
    pile = read_one(tmp_path / "packed", f"{name}.gz", gzip.compress(data))
    (report,), (other,) = plain.reports, pile.reports
    assert pile.skipped == plain.skipped == ()
    assert (other.id, other.text, other.blocks) == (report.id, report.text, report.blocks)
    assert (other.title, other.outlet, other.published) == (report.title, report.outlet, report.published)
    assert other.path == report.path.replace(name, f"{name}.gz")


def test_a_file_and_its_packed_copy_count_once(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", TEXT)
    pile = read_one(tmp_path, "a.txt.gz", gzip.compress(TEXT.encode()))
    assert len(pile.reports) == 1
    assert "same name and text" in reasons(pile)["a.txt.gz"]


@pytest.mark.parametrize(
    ("name", "data", "part"),
    [
        ("a.txt.gz", gzip.compress(TEXT.encode() * 9)[:-20], "breaks off"),
        ("a.txt.gz", gzip.compress(TEXT.encode())[:-4], "breaks off"),
        ("a.txt.gz", gzip.compress(TEXT.encode())[:6], "breaks off"),
        ("a.txt.gz", gzip.compress(TEXT.encode())[:-8] + b"\0" * 8, "damaged"),
        ("a.txt.gz", gzip.compress(TEXT.encode()) + b"junk", "damaged"),
        ("a.txt.gz", gzip.compress(TEXT.encode())[:10] + b"\xff" * 50, "damaged"),
        ("a.txt.gz", TEXT.encode(), "no gzip file"),
        ("a.txt.gz", b"", "empty"),
        ("a.txt.gz", gzip.compress(b""), "empty"),
        ("a.txt.gz", gzip.compress(b"x" * 8_000_000), "zip bomb"),
        ("a.jsonl.gz", gzip.compress(b"x" * 8_000_000), "zip bomb"),
        ("a.txt.gz.gz", gzip.compress(gzip.compress(TEXT.encode())), "packed twice"),
        ("a.gz", gzip.compress(TEXT.encode()), "without a suffix"),
        ("a.tar.gz", gzip.compress(TEXT.encode()), "give the folder"),
        ("a.png.gz", gzip.compress(TEXT.encode()), "not its picture"),
    ],
)
def test_what_cannot_be_unpacked_is_named(tmp_path: Path, name: str, data: bytes, part: str) -> None:
    pile = read_one(tmp_path, name, data)
    assert part in reasons(pile)[name]
    assert pile.reports == ()


def test_whole_rows_before_a_cut_are_kept(tmp_path: Path) -> None:
    data = gzip.compress(LINES)
    pile = read_one(tmp_path, "a.jsonl.gz", data[: len(data) // 2])
    assert 50 < len(pile.reports) < 500
    assert {r.path for r in pile.reports} == {f"a.jsonl.gz#{n}" for n in range(1, len(pile.reports) + 1)}
    assert pile.skipped[0].path == "a.jsonl.gz"
    assert f"breaks off: get it again; the rows to #{len(pile.reports)} are read" in pile.skipped[0].reason
    table = gzip.compress(("text,n\n" + "\n".join(f'"{PROSE}\n{n}",{n}' for n in range(1500))).encode())
    cut = read_one(tmp_path / "csv", "a.csv.gz", table[: len(table) // 2])
    assert all(r.text.startswith(PROSE) and r.text[-1].isdigit() for r in cut.reports)
    assert 100 < len(cut.reports) < 1500


def test_several_members_are_one_file(tmp_path: Path) -> None:
    middle = LINES.index(b"\n", len(LINES) // 2) - 40
    data = gzip.compress(LINES[:middle]) + gzip.compress(LINES[middle:])
    assert len(read_one(tmp_path, "a.jsonl.gz", data).reports) == 500


def test_the_size_of_what_is_unpacked_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MOST_BYTES", 1000)
    assert "split it" in reasons(read_one(tmp_path, "a.txt.gz", gzip.compress(TEXT.encode() * 20)))["a.txt.gz"]
    monkeypatch.setattr(packed, "MOST_UNPACKED", 20_000)
    pile = read_one(tmp_path / "b", "a.jsonl.gz", gzip.compress(LINES))
    assert "unpacks to more than" in pile.skipped[0].reason


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(at=st.integers(0, 2000), piece=st.binary(max_size=6), cut=st.booleans())
def test_any_damage(tmp_path: Path, at: int, piece: bytes, cut: bool) -> None:
    data = gzip.compress(LINES[:4000])
    at %= len(data)
    put(tmp_path, "a.jsonl.gz", data[:at] + piece + (b"" if cut else data[at + len(piece) :]))
    pile = read([tmp_path])
    assert pile.reports or pile.skipped
    assert not [s for s in pile.skipped if s.reason.startswith(readers.UNEXPECTED)]
