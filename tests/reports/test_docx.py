"""Documents of word processors."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reports import forms
from tests.reports.forms import CORE, W, docx, p, put, read_one, reasons
from tests.reports.made import MORE, PROSE, shown
from travaux.model import Report
from travaux.reports import docx as reader
from travaux.reports import read, readers

TITLE = "Ferry pact stalls"


def one(folder: Path, *body: str, core: str = "", name: str = "a.docx") -> Report:
    pile = read_one(folder, name, docx(*body, core=core))
    assert len(pile.reports) == 1, pile.skipped
    return pile.reports[0]


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in cells) + "</w:tr>"


def test_paragraphs_headings_items_and_tables(tmp_path: Path) -> None:
    report = one(
        tmp_path,
        p(TITLE, style="Titel"),
        p("By Ann Mora"),
        p("3 April 2026"),
        p(PROSE),
        p("What the draft says", style="berschrift1"),
        p("Fares rise", more="<w:numPr/>"),
        p("Freight falls", style="ListBullet"),
        f"<w:tbl>{row('Year', 'Fares')}{row('2026', '31 percent')}</w:tbl>",
        p("Own heading", style="Eigen"),
        p(MORE, style="Ring"),
        p("The quay at dusk", style="Caption"),
        p(" "),
    )
    assert shown(report) == [
        ("headline", TITLE),
        ("stamp", "By Ann Mora"),
        ("stamp", "3 April 2026"),
        ("paragraph", PROSE),
        ("heading", "What the draft says"),
        ("item", "Fares rise"),
        ("item", "Freight falls"),
        ("item", "Year | Fares"),
        ("item", "2026 | 31 percent"),
        ("heading", "Own heading"),
        ("paragraph", MORE),
        ("caption", "The quay at dusk"),
    ]
    assert (report.title, report.byline, report.published) == (TITLE, "Ann Mora", "2026-04-03")


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (["Fares <w:ins/>"], "Fares "),
        (["<w:ins><w:r><w:t>new fares</w:t></w:r></w:ins>"], "new fares"),
        (["<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"], ""),
        (["<w:moveFrom><w:r><w:t>old</w:t></w:r></w:moveFrom>"], ""),
        (["<w:moveTo><w:r><w:t>moved</w:t></w:r></w:moveTo>"], "moved"),
        (["<w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink>"], "linked"),
        (["<w:sdt><w:sdtContent><w:r><w:t>held</w:t></w:r></w:sdtContent></w:sdt>"], "held"),
        (["<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"], ""),
        (['<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t></w:r>'], "shown"),
        (["<w:r><w:t>cross</w:t><w:noBreakHyphen/><w:t>border</w:t></w:r>"], "cross\u2011border"),
        (["<w:r><w:instrText>PAGE</w:instrText><w:tab/><w:t>one</w:t></w:r>"], "\tone"),
        (["<w:r><w:t>a &amp; b &lt;c&gt;</w:t></w:r>"], "a & b <c>"),
        (["<w:r><w:footnoteReference/></w:r>", "<w:commentRangeStart/>"], ""),
    ],
)
def test_what_of_a_paragraph_is_read(tmp_path: Path, runs: list[str], text: str) -> None:
    runs = [run.replace("<w:ins/>", "") if not run.startswith("<") else run for run in runs]
    report = one(tmp_path, p(PROSE + " ", *runs, " Sand."))
    assert report.text == f"{PROSE} {text} Sand."


def test_lines_broken_by_hand_and_marks_deleted(tmp_path: Path) -> None:
    report = one(tmp_path, p(PROSE), p("By Ann Mora", "<w:r><w:br/></w:r>", "3 April 2026"))
    assert report.text == f"{PROSE}\n\nBy Ann Mora\n3 April 2026"
    merged = one(tmp_path / "b", p("One ", more="<w:rPr><w:del/></w:rPr>"), p("and the same."))
    assert merged.text == "One and the same."


def test_boxes_controls_and_tables_that_lay_out_a_page(tmp_path: Path) -> None:
    box = f"<w:drawing><w:txbxContent>{p('In a box.')}</w:txbxContent></w:drawing>"
    both = f"<w:AlternateContent><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:AlternateContent>"
    control = f"<w:sdt><w:sdtContent>{p(MORE)}</w:sdtContent></w:sdt>"
    page = f"<w:tbl><w:tr><w:tc>{p(PROSE)}{p('More.')}</w:tc></w:tr></w:tbl>"
    report = one(tmp_path, p(PROSE, f"<w:r>{both}</w:r>"), control, page)
    assert report.text.split("\n\n") == [PROSE, "In a box.", MORE, PROSE, "More."]


@pytest.mark.parametrize(
    ("title", "creator", "told"),
    [
        (TITLE, "Ann Mora", (TITLE, "Ann Mora")),
        (TITLE, "admin", (TITLE, None)),
        ("Untitled", "Ann Mora", (None, None)),
        ("Microsoft Word - a.doc", "Ann Mora", (None, None)),
        ("", "Ann Mora", (None, None)),
    ],
)
def test_properties_count_where_the_text_is_silent(
    tmp_path: Path, title: str, creator: str, told: tuple[str | None, str | None]
) -> None:
    core = CORE.format(title=title, creator=creator, created="2026-04-05T10:00:00Z")
    report = one(tmp_path, p(PROSE), p(MORE), core=core)
    assert (report.title, report.byline) == told
    assert (report.published, report.published_from, report.published_sure) == ("2026-04-05", "properties", "likely")
    own = one(tmp_path / "b", p("Talks", style="Titel"), p("3 April 2026"), p(PROSE), core=core)
    assert (own.title, own.published, own.published_from) == ("Talks", "2026-04-03", "header")


def test_another_namespace_and_another_name_of_the_main_part(tmp_path: Path) -> None:
    strict = docx(p(PROSE)).replace(b"", b"")
    relations = (
        '<Relationships><Relationship Type="http://x/relationships/officeDocument" Target="/word/text.xml"/>'
        "</Relationships>"
    )
    text = f'<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body><d:p><d:r><d:t>{MORE}</d:t></d:r></d:p></d:body></d:document>'
    data = docx(p(PROSE), parts={"_rels/.rels": relations, "word/text.xml": text})
    assert read_one(tmp_path, "a.docx", data).reports[0].text == MORE
    assert read_one(tmp_path / "b", "a.docx", strict).reports[0].text == PROSE


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document xmlns:w="{w}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "no .docx"),
        (b"no zip at all", "no .docx"),
        (docx(p(PROSE))[:200], "no .docx"),
        (docx(p(PROSE)).replace(b"word/document.xml", b"word/documint.xml"), "no word processor"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "password"),
        (docx(p(" ")), "without text"),
        (docx("<w:p"), "broken XML"),
        (docx(parts={"word/document.xml": BOMB.format(w=W)}), "entity bomb"),
        (docx(parts={"word/document.xml": BOMB.format(w=W).encode("utf-16")}), "entity bomb"),
        (docx(parts={"word/document.xml": OUTSIDE}), "entity bomb"),
        (docx(p("x" * 9_000_000)), "zip bomb"),
        (docx(p(PROSE), parts={"word/styles.xml": b" " * 9_000_000}), "zip bomb"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, data: bytes, part: str) -> None:
    pile = read_one(tmp_path, "a.docx", data)
    assert pile.reports == ()
    assert part in reasons(pile)["a.docx"]


def test_damage_inside_the_pack_is_named(tmp_path: Path) -> None:
    data = bytearray(docx(*[p(f"{PROSE} {zlib.crc32(bytes([n]))}") for n in range(99)]))
    data[300:320] = b"\xff" * 20
    assert "anew" in reasons(read_one(tmp_path, "a.docx", bytes(data)))["a.docx"]


def test_sizes_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_BYTES", 100)
    assert "split it" in reasons(read_one(tmp_path, "a.docx", docx(p(PROSE))))["a.docx"]


def test_tables_within_tables_end(tmp_path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 80 + p(PROSE) + "</w:tc></w:tr></w:tbl>" * 80
    assert read_one(tmp_path, "a.docx", docx(deep, p(MORE))).reports[0].text == MORE


ELEMENTS = st.sampled_from(["p", "r", "t", "tbl", "tr", "tc", "ins", "del", "br", "sdt", "sdtContent", "pPr", "numPr"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    body=st.recursive(
        st.text("ab .\u200b", max_size=8),
        lambda inner: st.tuples(ELEMENTS, st.lists(inner, max_size=4)).map(
            lambda item: f"<w:{item[0]}>{''.join(item[1])}</w:{item[0]}>"
        ),
        max_leaves=30,
    )
)
def test_any_elements(tmp_path: Path, body: str) -> None:
    put(tmp_path, "a.docx", forms.docx(body))
    pile = read([tmp_path])
    assert pile.reports or pile.skipped
    assert not [s for s in pile.skipped if s.reason.startswith(readers.UNEXPECTED)]
