"""Files and folders in, a pile out, whatever they hold."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reports.made import PROSE
from travaux.model import Skipped, make_report_id
from travaux.reports import read, readers
from travaux.reports.units import is_blank

TEXT = f"Ferry pact stalls\nPublished: 2026-04-03\n\n{PROSE}\n"


def put(folder: Path, name: str, data: str | bytes = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def reasons(skipped: tuple[Skipped, ...]) -> dict[str, str]:
    return {s.path: s.reason for s in skipped}


def test_a_folder_is_read_with_all_under_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.md", ".hidden.txt", ".git/x.txt", "a/UPPER.TXT"):
        put(tmp_path, name, f"{name} text here\n\n{PROSE}")
    pile = read([tmp_path])
    assert [r.path for r in pile.reports] == ["a/UPPER.TXT", "a/b/c.md", "a/z.txt", "b.txt"]
    assert pile.skipped == ()


def test_a_file_goes_by_its_name_and_a_string_is_one_path(tmp_path: Path) -> None:
    path = put(tmp_path, "deep/er/a.txt")
    assert [r.path for r in read([path]).reports] == ["a.txt"]
    assert read(str(path)) == read([path])


def test_ids_rest_on_name_and_text(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    put(tmp_path, "b.txt")
    first, second = read([tmp_path]).reports
    assert first.id == make_report_id("a.txt", TEXT) != second.id
    put(tmp_path, "c.txt", f"Title here\nURL: https://example.com/x\n\n{PROSE}")
    third = read([tmp_path / "c.txt"]).reports[0]
    assert third.id == make_report_id("https://example.com/x", third.text)


def test_the_same_file_counts_once_in_any_order(tmp_path: Path) -> None:
    path = put(tmp_path, "sub/a.txt")
    other = put(tmp_path, "b.txt", TEXT + "More.")
    given_paths = [tmp_path, path, str(path), tmp_path / "sub" / ".." / "sub", other]
    pile = read(given_paths)
    assert len(pile.reports) == 2
    assert read(reversed(given_paths)) == pile


def test_the_same_name_in_two_folders_is_told_apart(tmp_path: Path) -> None:
    put(tmp_path, "north/01.txt", TEXT)
    put(tmp_path, "south/01.txt", TEXT + "More.")
    pile = read([tmp_path / "north", tmp_path / "south"])
    assert [r.path for r in pile.reports] == ["north/01.txt", "south/01.txt"]


def test_the_same_name_and_text_in_two_folders_counts_once(tmp_path: Path) -> None:
    put(tmp_path, "north/01.txt")
    put(tmp_path, "south/01.txt")
    pile = read([tmp_path / "north", tmp_path / "south"])
    assert [r.path for r in pile.reports] == ["north/01.txt"]
    assert "north/01.txt" in reasons(pile.skipped)["south/01.txt"]


@pytest.mark.parametrize(
    ("name", "data", "part"),
    [
        ("a.xyz", b"text", ".xyz files are not read"),
        ("a.doc", b"text", "save it as .docx"),
        ("a.zip", b"PK", "give the folder"),
        ("pdf.txt", b"%PDF-1.4 text", "a PDF file by its first bytes"),
        ("word.txt", b"PK\x03\x04 text", "packed file"),
        ("rich.txt", b"{\\rtf1 text", "rich text"),
        ("picture.md", b"\x89PNG\r\n", "a picture"),
        ("README", b"text", "without a suffix"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", "\ufeff \n\u200b\n".encode(), "empty"),
        ("nul.txt", b"text\0text", "NUL"),
        ("odd16.txt", b"\xff\xfea", "UTF-16"),
        ("bad.txt", b"caf\x81 text", "Windows-1252"),
        ("picture.txt", bytes(range(1, 32)) * 9 + b"\xff\xfe\xff", "not a text file"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_run_goes_on(tmp_path: Path, name: str, data: bytes, part: str) -> None:
    put(tmp_path, name, data)
    put(tmp_path, "good.txt")
    pile = read([tmp_path])
    assert [r.path for r in pile.reports] == ["good.txt"]
    assert part in reasons(pile.skipped)[name]


def test_missing_paths_are_named(tmp_path: Path) -> None:
    pile = read([tmp_path / "gone.txt", "", "nul\0byte", "x" * 5000])
    assert pile.reports == ()
    assert len(pile.skipped) == 4
    assert all(":" in s.reason for s in pile.skipped)


def test_other_encodings(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", TEXT.encode("utf-8-sig"))
    put(tmp_path, "b.txt", TEXT.encode("utf-16"))
    put(tmp_path, "c.txt", TEXT.replace("ministry", "“ministère”").encode("windows-1252"))
    put(tmp_path, "d.txt", TEXT.encode("utf-32"))
    pile = read([tmp_path])
    assert [r.text == TEXT for r in pile.reports] == [True, True, False, True]
    assert "“ministère”" in pile.reports[2].text
    assert "read as Windows-1252" in reasons(pile.skipped)["c.txt"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_are_kept(tmp_path: Path, newline: str) -> None:
    text = TEXT.replace("\n", newline)
    report = read([put(tmp_path, "a.txt", text)]).reports[0]
    assert report.text == text
    assert (report.title, report.published) == ("Ferry pact stalls", "2026-04-03")


def test_links_in_circles_end(tmp_path: Path) -> None:
    put(tmp_path, "in/a.txt")
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    (tmp_path / "aaa").symlink_to(tmp_path / "in")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone")
    pile = read([tmp_path])
    assert [r.path for r in pile.reports] == ["in/a.txt"]
    assert set(reasons(pile.skipped)) == {"self.txt", "nowhere.txt", "in/again", "in/up", "aaa"}
    assert "read already" in reasons(pile.skipped)["in/again"]


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(read([tmp_path]).skipped).keys() == {"pipe.txt"}
    assert len(read([tmp_path / "pipe.txt"]).skipped) == 1


def test_folders_and_files_without_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.txt")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "permission denied" in reasons(read([tmp_path]).skipped)["a.txt"].lower()
    monkeypatch.setattr(os, "scandir", refuse)
    assert "permission denied" in reasons(read([tmp_path]).skipped)["."]


def test_empty_folders_are_named(tmp_path: Path) -> None:
    put(tmp_path, ".hidden.txt")
    (tmp_path / "sub" / "deep").mkdir(parents=True)
    assert ["empty folder" in s.reason for s in read([tmp_path]).skipped] == [True]
    put(tmp_path, "sub/a.txt")
    assert read([tmp_path]).skipped == ()


def test_devices_and_sockets_are_not_opened(tmp_path: Path) -> None:
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(tmp_path / "socket.txt"))
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    pile = read([tmp_path, "/dev/zero"])
    listening.close()
    assert pile.reports == ()
    assert set(reasons(pile.skipped)) == {"socket.txt", "device.txt", "/dev/zero"}


def test_what_a_browser_saved_beside_a_page_is_one_line(tmp_path: Path) -> None:
    put(tmp_path, "Talks.htm", f"<html><body><h1>Talks</h1><p>{PROSE}</p><p>{PROSE}</p></body></html>")
    for name in ("a.css", "b.js", "c.png", "d.html"):
        put(tmp_path, f"Talks_files/{name}")
    put(tmp_path, "other_files/a.txt")
    pile = read([tmp_path])
    assert [r.path for r in pile.reports] == ["Talks.htm", "other_files/a.txt"]
    assert [s.path for s in pile.skipped] == ["Talks_files"]


def test_a_page_under_the_name_of_a_text(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", f"<!DOCTYPE html>\n<html><body><h1>Talks</h1><p>{PROSE}</p><p>{PROSE}</p></body></html>")
    (report,) = read([tmp_path]).reports
    assert "<p>" not in report.text
    put(tmp_path, "a.txt", f"<b> is no page\n\n{PROSE}")
    assert read([tmp_path]).reports[0].text.startswith("<b>")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (f"{PROSE}\n\n" * 10_000, "more than a report has"),
        (f"{PROSE} " * 2_000, "break it into paragraphs"),
    ],
)
def test_what_is_too_long_for_the_parser_is_named(tmp_path: Path, text: str, part: str) -> None:
    put(tmp_path, "a.txt", text)
    pile = read([tmp_path])
    assert pile.reports == ()
    assert part in reasons(pile.skipped)["a.txt"]


def test_what_nobody_thought_of_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raised: list[BaseException] = [ZeroDivisionError("x"), RecursionError(), MemoryError()]

    def fail(_: object) -> None:
        raise raised.pop()

    monkeypatch.setattr("travaux.reports.plain.read_file", fail)
    put(tmp_path, "a.txt")
    put(tmp_path, "b.md")
    for part in ("memory", "nested", readers.UNEXPECTED):
        pile = read([tmp_path])
        assert part in reasons(pile.skipped)["a.txt"]
        assert [r.path for r in pile.reports] == ["b.md"]


def test_a_reader_that_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(readers.MODULES, ".log", "none_such")
    put(tmp_path, "a.log")
    assert "is not installed" in reasons(read([tmp_path]).skipped)["a.log"]


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MOST_BYTES", 10)
    put(tmp_path, "a.txt")
    monkeypatch.setattr(Path, "open", None)  # its size is asked before it is opened
    assert "split it" in reasons(read([tmp_path]).skipped)["a.txt"]


def test_names_that_are_no_text_can_be_written(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - a path of bytes
        file.write(TEXT.encode())
    report = read([tmp_path]).reports[0]
    assert report.path.encode()
    assert report.path == "caf\ufffd.txt"


def test_a_further_reader_is_one_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(readers.MODULES, ".log", "plain")
    put(tmp_path, "a.log")
    assert len(read([tmp_path]).reports) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.binary(max_size=300), name=st.sampled_from(["a.txt", "b.md"]))
def test_any_bytes(tmp_path: Path, data: bytes, name: str) -> None:
    path = put(tmp_path, name, data)
    pile = read([path])
    assert pile.reports or pile.skipped
    for report in pile.reports:
        assert (
            report.text.encode() == data.removeprefix(b"\xef\xbb\xbf")
            or pile.skipped
            or data[:2] in {b"\xff\xfe", b"\xfe\xff"}
        )
        at = 0
        for block in report.blocks:
            assert at <= block.start < block.end <= len(report.text)
            assert not is_blank(report.text[block.start : block.end])
            at = block.end


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(min_size=1, max_size=300))
def test_any_text_is_kept(tmp_path: Path, text: str) -> None:
    path = put(tmp_path, "a.txt", text.replace("\0", ""))
    for report in read([path]).reports:
        assert report.text == text.replace("\0", "").removeprefix("\ufeff")
