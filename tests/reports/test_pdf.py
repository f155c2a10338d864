"""PDF with a text layer: lines of print put together, and files that give no text."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reports.forms import Shown, column, pdf, put, read_one, reasons
from tests.reports.made import shown
from travaux.model import Report
from travaux.reports import pdf as reader
from travaux.reports import read, readers

TITLE = "Ferry pact stalls"
ONE = "The talks on the ferry pact ended without a result on Friday, the ministry\nsaid in a statement to reporters on the quay."
TWO = "They are to start again on Monday, with the second draft of the chair on the\ntable and the fares still open."


def flat(text: str) -> str:
    return text.replace("\n", " ")


def one(folder: Path, *pages: list[Shown], info: str = "", name: str = "a.pdf") -> Report:
    pile = read_one(folder, name, pdf(*pages, info=info))
    assert len(pile.reports) == 1, pile.skipped
    return pile.reports[0]


def test_a_page(tmp_path: Path) -> None:
    page = [
        (50, 800, 22, TITLE),
        *column("By Ann Mora", "3 April 2026", ONE, top=770),
        (50, 660, 14, "What the draft says"),
        *column(TWO, "\u2022 Fares would rise.\n\u2022 Freight would fall.".replace("\u2022", "\\225"), top=640),
    ]
    report = one(tmp_path, page)
    assert shown(report) == [
        ("headline", TITLE),
        ("stamp", "By Ann Mora"),
        ("stamp", "3 April 2026"),
        ("paragraph", flat(ONE)),
        ("heading", "What the draft says"),
        ("paragraph", flat(TWO)),
        ("item", "• Fares would rise."),
        ("item", "• Freight would fall."),
    ]
    assert (report.title, report.byline, report.published, report.published_from) == (
        TITLE,
        "Ann Mora",
        "2026-04-03",
        "header",
    )


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (column(ONE, TWO), [flat(ONE), flat(TWO)]),
        (column(ONE, TWO, gap=0), [flat(ONE), flat(TWO)]),
        ([*column(ONE + "\n" + TWO)], [flat(ONE), flat(TWO)]),
        (column("The ministers of both of the sides had met on the quay at noon, to nego-\ntiate the fares."), ["The ministers of both of the sides had met on the quay at noon, to negotiate the fares."]),
        (column("A cross-border ferry was what they had come for, and the talk was of cross-\nborder fares only."), ["A cross-border ferry was what they had come for, and the talk was of cross-border fares only."]),
        (column("The draft had been written by the chair of the talks and by the Anglo-\nNorthern side of the quay."), ["The draft had been written by the chair of the talks and by the Anglo-Northern side of the quay."]),
        (column("The fares of all the ferries were to rise in the years 2026-\n2028, it was said."), ["The fares of all the ferries were to rise in the years 2026-2028, it was said."]),
        ([*column(ONE.replace("\n", " and\nalso ")), *column(TWO, x=320)], [flat(ONE.replace("\n", " and\nalso ")), flat(TWO)]),
        (column(ONE.split("quay")[0]) + column("quay, and on the boats too.", x=320), [f"{flat(ONE).split(' quay')[0]} quay, and on the boats too."]),
    ],
)  # fmt: skip
def test_lines_become_paragraphs(tmp_path: Path, lines: list[Shown], paragraphs: list[str]) -> None:
    report = one(tmp_path, lines)
    assert [report.text[b.start : b.end] for b in report.blocks] == paragraphs


def test_an_indent_opens_a_paragraph(tmp_path: Path) -> None:
    first, second = TWO.split("\n")
    long = column(ONE.split("\n")[0] + "\n" + ONE.split("\n")[0])
    lines = [*long, (62.0, long[-1][1] - 12, 10.0, first), (50.0, long[-1][1] - 24, 10.0, second)]
    assert one(tmp_path, lines).text.split("\n\n")[1] == flat(TWO)


def test_what_runs_over_pages(tmp_path: Path) -> None:
    head, foot = "Harbour Post", "https://post.example/ferry 1/3"
    pages = [
        [(50.0, 820.0, 8.0, head), *column(ONE, TWO.split("\n")[0]), (50.0, 20.0, 8.0, foot)],
        [(50.0, 820.0, 8.0, head), *column(TWO.split("\n")[1], ONE), (50.0, 20.0, 8.0, foot.replace("1/", "2/"))],
        [(50.0, 820.0, 8.0, head), *column(TWO), (50.0, 20.0, 8.0, foot.replace("1/", "3/"))],
    ]
    report = one(tmp_path, *pages)
    assert [text for kind, text in shown(report) if kind == "paragraph"] == [flat(ONE), flat(TWO), flat(ONE), flat(TWO)]
    assert [kind for kind, _ in shown(report)].count("furniture") == 6
    assert (report.url, report.outlet) == ("https://post.example/ferry", "post.example")


def test_properties_count_where_the_text_is_silent(tmp_path: Path) -> None:
    info = f"/Title ({TITLE}) /Author (Ann Mora) /CreationDate (D:20260405101010Z)"
    report = one(tmp_path, column(ONE, TWO), info=info)
    assert (report.title, report.byline, report.published) == (TITLE, "Ann Mora", "2026-04-05")
    assert (report.published_from, report.published_sure) == ("properties", "likely")
    broken = one(tmp_path / "b", column(ONE, TWO), info="/Title 5 0 R /CreationDate (D:2026)")
    assert broken.published is None


def test_ligatures_are_letters(tmp_path: Path) -> None:
    from travaux.reports.printed import Line, pieces_of

    (piece,) = pieces_of([Line("The ﬁrst oﬃcial draft was ﬂawed, it was said.", 1, 50, 700, 10)])
    assert piece.text == "The first official draft was flawed, it was said."


PAGE = pdf(column(ONE, TWO))


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "broken"),
        (b"no pdf", "broken"),
        (b"%PDF-1.4\n", "broken"),
        (PAGE.replace(b"/Pages 2 0 R", b"/Pages 9 0 R"), "broken"),
        (PAGE.replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]"), "broken"),
        (pdf([]), "no text layer"),
        (pdf([(50, 700, 10, "\\001\\002\\003\\004 \\005")]), "not readable"),
        (PAGE.replace(b" >>\nstartxref", b" /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (" + b"x" * 32 + b") /U (" + b"y" * 32 + b") >> /ID [(a) (b)] >>\nstartxref"), "password"),
        (pdf(*[column(ONE)] * 301), "301 pages"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(tmp_path: Path, data: bytes, part: str) -> None:
    pile = read_one(tmp_path, "a.pdf", data)
    assert pile.reports == ()
    assert part in reasons(pile)["a.pdf"]


@pytest.mark.parametrize("number", [b"0", b"-0", b"0.0", b"1e400", b"9" * 400, b"nan", b"inf", b"()", b"/x"])
@pytest.mark.parametrize("place", ["size", "matrix", "height"])
def test_numbers_that_no_page_has(tmp_path: Path, place: str, number: bytes) -> None:
    wanted = {"size": rb"/F \S+ Tf", "matrix": rb"\b1 0 0 1 ", "height": rb" \S+ Tm"}[place]
    put_there = {
        "size": b"/F " + number + b" Tf",
        "matrix": number + b" 0 0 " + number + b" ",
        "height": b" " + number + b" Tm",
    }[place]
    pile = read_one(tmp_path, "a.pdf", re.sub(wanted, put_there, PAGE))
    assert pile.reports or pile.skipped
    assert not [s for s in pile.skipped if s.reason.startswith(readers.UNEXPECTED)]


def test_a_pdf_that_is_cut_off_is_read_as_far_as_can_be_or_named(tmp_path: Path) -> None:
    for at in range(0, len(PAGE), 97):
        pile = read_one(tmp_path, "a.pdf", PAGE[:at])
        assert pile.reports or pile.skipped


def test_pages_without_text_are_named(tmp_path: Path) -> None:
    pile = read_one(tmp_path, "a.pdf", pdf(column(ONE), [], column(TWO), []))
    assert len(pile.reports) == 1
    assert "no text on page 2, 4" in reasons(pile)["a.pdf"]


def test_work_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_OPERATIONS", 5)
    assert "more drawing" in reasons(read_one(tmp_path, "a.pdf", PAGE))["a.pdf"]
    monkeypatch.setattr(reader, "MOST_BYTES", 50)
    assert "split it" in reasons(read_one(tmp_path, "a.pdf", PAGE))["a.pdf"]


def test_the_library_says_nothing_and_is_left_as_it_was(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    level = logging.getLogger("pypdf").level
    with caplog.at_level(logging.DEBUG):
        read_one(tmp_path, "a.pdf", PAGE.replace(b"startxref", b"startxrif"))
    assert not caplog.records
    assert logging.getLogger("pypdf").level == level


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(at=st.integers(0, 2000), piece=st.binary(max_size=8), cut=st.booleans())
def test_any_damage(tmp_path: Path, at: int, piece: bytes, cut: bool) -> None:
    at %= len(PAGE)
    put(tmp_path, "a.pdf", PAGE[:at] + piece + (b"" if cut else PAGE[at + len(piece) :]))
    pile = read([tmp_path])
    assert pile.reports or pile.skipped
    assert not [s for s in pile.skipped if s.reason.startswith(readers.UNEXPECTED)]
