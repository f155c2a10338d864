"""Exports: JSON, JSON lines and CSV, and what is wrong in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reports.forms import read_one, reasons
from tests.reports.made import MORE, PROSE, shown
from travaux.model import make_report_id
from travaux.reports import read, readers, rows, tables

TEXT = f"{PROSE}\n\n{MORE}"
ROW = {
    "id": "k1",
    "url": "https://post.example/2026/ferry",
    "outlet": "Harbour Post",
    "title": "Ferry pact stalls",
    "published": "2026-04-03",
    "text": TEXT,
}


def without(*names: str, **more: object) -> dict[str, object]:
    return {key: value for key, value in ROW.items() if key not in names} | more


def lines(*items: object) -> str:
    return "".join((item if isinstance(item, str) else json.dumps(item)) + "\n" for item in items)


@pytest.mark.parametrize(
    ("name", "data", "path"),
    [
        ("a.json", json.dumps(ROW), "a.json"),
        ("a.json", json.dumps(ROW, indent=2), "a.json"),
        ("a.json", json.dumps([ROW]), "a.json#1"),
        ("a.json", json.dumps({"articles": [ROW]}), "a.json#1"),
        ("a.json", json.dumps({"response": {"results": [ROW]}, "tags": ["x"]}), "a.json#1"),
        ("a.json", json.dumps({"whatever": [ROW]}), "a.json#1"),
        ("a.json", "\ufeff" + json.dumps(ROW), "a.json"),
        ("a.json", json.dumps(ROW).encode("utf-16"), "a.json"),
        ("a.json", lines(ROW), "a.json"),
        ("a.json", lines(ROW, ROW | {"text": MORE, "id": "k2"}), "a.json#1"),
        ("a.jsonl", lines(ROW), "a.jsonl#1"),
        ("a.jsonl", "\n\n" + lines(ROW), "a.jsonl#3"),
        ("a.jsonl", json.dumps(ROW), "a.jsonl#1"),
        ("a.jsonl", "\ufeff" + lines(ROW), "a.jsonl#1"),
        ("a.jsonl", lines(ROW).replace("\n", "\r\n"), "a.jsonl#1"),
        ("a.jsonl", lines(ROW).encode("utf-16"), "a.jsonl#1"),
        ("a.jsonl", json.dumps([ROW], indent=1), "a.jsonl#1"),
        ("a.jsonl", json.dumps(ROW, indent=1), "a.jsonl"),
        ("a.ndjson", lines(ROW), "a.ndjson#1"),
    ],
)
def test_shapes_of_json(tmp_path: Path, name: str, data: str | bytes, path: str) -> None:
    pile = read_one(tmp_path, name, data)
    report = pile.reports[0]
    assert report.path == path
    assert (report.text, report.title, report.outlet, report.url) == (
        TEXT,
        "Ferry pact stalls",
        "Harbour Post",
        "https://post.example/2026/ferry",
    )
    assert (report.published, report.published_from, report.published_sure) == ("2026-04-03", "field", "sure")
    assert shown(report) == [("paragraph", PROSE), ("paragraph", MORE)]
    assert not [s for s in pile.skipped if "encoding" in s.reason]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (without("text", body=TEXT), {}),
        (without("text", text="", content=TEXT), {}),
        (without("text", articleBody=TEXT), {}),
        (without("text", text=[PROSE, MORE]), {}),
        (without("text", Text=TEXT), {}),
        (without("outlet", source="cnn.com"), {"outlet": "CNN"}),
        (without("outlet", source={"id": None, "name": "River Gazette"}), {"outlet": "River Gazette"}),
        (without("outlet", publisher="https://www.reuters.com/"), {"outlet": "Reuters"}),
        (without("outlet", "url"), {"outlet": None}),
        (without("title", headline="Quay  \n blocked"), {"title": "Quay blocked"}),
        (without("published", date="April 4, 2026"), {"published": "2026-04-04"}),
        (without("published", datePublished="2026-04-04T23:30:00+02:00"), {"published": "2026-04-04"}),
        (without("published", pubDate="Sat, 04 Apr 2026 23:30:00 +0200"), {"published": "2026-04-04"}),
        (without("published", timestamp=1775260800), {"published": "2026-04-04"}),
        (without("published", timestamp=1775260800000), {"published": "2026-04-04"}),
        (without("published", date="4/14/26"), {"published": "2026-04-14"}),
        (without("published", published=None, date="nan"), {"published": None}),
        (without(author=["Ann Mora", {"name": "Bo Lind"}]), {"byline": "Ann Mora, Bo Lind"}),
        (without("url", link="no address"), {"url": None}),
        (without("title", title=3.5), {"title": "3.5"}),
        (without("title", title=True), {"title": None}),
        (without(updated="2026-04-05"), {"modified": "2026-04-05"}),
    ],
)
def test_names_and_values_of_fields(tmp_path: Path, row: dict[str, object], told: dict[str, object]) -> None:
    (report,) = read_one(tmp_path, "harbour.jsonl", lines(row)).reports
    assert {name: getattr(report, name) for name in told} == told
    assert TEXT in report.text


def test_fields_win_over_the_head_of_the_text(tmp_path: Path) -> None:
    text = f"Talks: what next?\n\nPublished: 2026-03-01\n\n{TEXT}"
    (report,) = read_one(tmp_path, "a.jsonl", lines(without(text=text))).reports
    assert (report.title, report.published) == ("Ferry pact stalls", "2026-04-03")
    (report,) = read_one(tmp_path, "a.jsonl", lines(without("title", "published", text=text))).reports
    assert (report.title, report.published, report.published_from) == ("Talks: what next?", "2026-03-01", "header")


def test_a_first_sentence_is_no_headline_where_the_title_is_told(tmp_path: Path) -> None:
    first = "The ferries will not sail on Friday."
    (report,) = read_one(tmp_path, "a.jsonl", lines(without(text=f"{first}\n\n{TEXT}"))).reports
    assert shown(report)[0] == ("paragraph", first)
    (report,) = read_one(tmp_path, "a.jsonl", lines(without(text=f"{first}\n\n{TEXT}", title=first))).reports
    assert shown(report)[0] == ("headline", first)


def test_the_file_name_of_many_rows_names_no_outlet(tmp_path: Path) -> None:
    data = without("outlet", "url")
    assert read_one(tmp_path, "2026-04-01-harbour-post.jsonl", lines(data)).reports[0].outlet is None
    single = read_one(tmp_path / "b", "01-harbour-post.json", json.dumps(data)).reports[0]
    assert single.outlet == "Harbour Post"


@pytest.mark.parametrize(
    ("name", "data", "kept", "path", "part"),
    [
        ("a.jsonl", lines(*[{"text": f"{PROSE} {n}"} for n in range(6)], '{"text": "cut', ROW), 7, "a.jsonl#7", "line 7: malformed"),
        ("a.jsonl", lines(ROW, {"title": "x"}), 1, "a.jsonl#2", "none of the fields 'title'"),
        ("a.jsonl", lines(ROW, {"text": " \n"}), 1, "a.jsonl#2", "is empty"),
        ("a.jsonl", lines(ROW, {"text": 5}), 1, "a.jsonl#2", "is empty"),
        ("a.jsonl", lines(ROW, {}), 1, "a.jsonl#2", "there is no field"),
        ("a.jsonl", lines(ROW, "[1]", '"x"'), 1, "a.jsonl#2", "no JSON object"),
        ("a.jsonl", lines(ROW, '{"text": ' + "9" * 5000 + "}"), 1, "a.jsonl#2", "beyond measure"),
        ("a.jsonl", lines(ROW, '{"a":' * 100_000), 1, "a.jsonl#2", "line 2"),
        ("a.jsonl", lines(ROW, without("id", text=MORE, published="03/04/2026")), 2, "a.jsonl#2", "in two ways"),
        ("a.jsonl", lines(ROW, without("url", text=MORE)), 2, "a.jsonl#2", "row 1 too"),
        ("a.jsonl", lines(ROW, ROW), 1, "a.jsonl#2", "same name and text as a.jsonl#1"),
        ("a.jsonl", lines(ROW, without(text="ab" * 600_000)), 1, "a.jsonl#2", "split it"),
        ("a.jsonl", lines(ROW, without(text="ab " * 50_000)), 1, "a.jsonl#2", "break it into paragraphs"),
        ("a.jsonl", lines(ROW).encode() + b'{"text": "caf\xe9", "id": 2}', 2, "a.jsonl", "Windows-1252"),
        ("a.jsonl", "", 0, "a.jsonl", "no row"),
        ("a.json", json.dumps([ROW, 7]), 1, "a.json#2", "no JSON object"),
        ("a.json", json.dumps([ROW])[:-30], 0, "a.json", "malformed JSON at column"),
        ("a.json", json.dumps([ROW], indent=1)[:-30], 0, "a.json", "malformed JSON at line"),
        ("a.json", f"[\n{json.dumps(ROW)},\n{{bad}},\n{json.dumps(without(text=MORE))}\n]", 2, "a.json#3", "line 3"),
        ("a.json", "[]", 0, "a.json", "no row"),
        ("a.json", '"text"', 0, "a.json", "without an object"),
        ("a.json", "{}", 0, "a.json", "there is no field"),
        ("a.json", " \n", 0, "a.json", "empty"),
        ("a.json", "[" * 100_000, 0, "a.json", "nested too deeply"),
        ("a.csv", "", 0, "a.csv", "no row"),
        ("a.csv", "title,when\nx,y\n", 0, "a.csv", "no column for the text"),
        ("a.csv", f'title,text\nx,"{PROSE}"\ny,\n', 1, "a.csv#3", "is empty"),
        ("a.csv", f'title,text\nx,{PROSE}\ny,"{MORE}"\n', 1, "a.csv#2", "put the text in quotation marks"),
        ("a.csv", f'title,text\nx,"{PROSE}"\ny,"{MORE}\nz,none\n', 1, "a.csv#3", "quotation mark"),
        ("a.csv", b"title,text\nx,caf\xe9 au lait\n", 1, "a.csv", "Windows-1252"),
        ("a.csv", b"PK\x03\x04 is no table", 0, "a.csv", "packed"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_row_is_named_and_the_others_are_read(
    tmp_path: Path, name: str, data: str | bytes, kept: int, path: str, part: str
) -> None:
    pile = read_one(tmp_path, name, data)
    assert part in reasons(pile)[path]
    assert len(pile.reports) == kept


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", "Title,Text,Date\nStalled,{q},2026-04-03\n"),
        ("a.csv", "Title;Text;Date\r\nStalled;{q};2026-04-03\r\n"),
        ("a.csv", "sep=;\nTitle;Text;Date\nStalled;{q};2026-04-03\n"),
        ("a.csv", "Title|Text|Date\nStalled|{q}|2026-04-03\n"),
        ("a.csv", "Title\tText\tDate\nStalled\t{q}\t2026-04-03\n"),
        ("a.csv", "\ufeffTitle,Text,Date\rStalled,{q},2026-04-03\r"),
        ("a.csv", '"Title","Text","Date"\n\n"Stalled",{q},"2026-04-03",,\n'),
        ("a.tsv", "Title\tText\tDate\nStalled\t{q}\t2026-04-03\n"),
        ("a.tsv", "text\n{q}\n"),
    ],
)
def test_dialects_of_tables(tmp_path: Path, name: str, data: str) -> None:
    text = f'He said: "Fares, {PROSE}"\n{MORE}'
    quoted = text.replace('"', '""')
    pile = read_one(tmp_path, name, data.format(q=f'"{quoted}"'))
    assert [r.text for r in pile.reports] == [text]
    assert pile.skipped == ()
    if "Title" in data:
        assert (pile.reports[0].title, pile.reports[0].published) == ("Stalled", "2026-04-03")


def test_quotation_marks_behind_backslashes(tmp_path: Path) -> None:
    pile = read_one(tmp_path, "a.csv", 'title,text\nx,"He said: \\"Fares, and more fares.\\" No more."\n')
    assert [r.text for r in pile.reports] == ['He said: "Fares, and more fares." No more.']


def test_rows_of_a_table_bear_the_numbers_of_a_spreadsheet(tmp_path: Path) -> None:
    pile = read_one(tmp_path, "a.csv", f'text\n"{PROSE}\nmore"\n"{MORE}"\n')
    assert [r.path for r in pile.reports] == ["a.csv#2", "a.csv#3"]


def test_large_fields(tmp_path: Path) -> None:
    text = "\n\n".join([PROSE] * 4000)
    assert [r.text for r in read_one(tmp_path, "a.csv", f'text\n"{text}"\n').reports] == [text]


def test_ids_do_not_hang_on_the_place_in_the_file(tmp_path: Path) -> None:
    row, other = without("url", "id"), without("url", "id", text=MORE)
    first = read_one(tmp_path / "a", "x.jsonl", lines(row, other)).reports
    second = read_one(tmp_path / "b", "x.jsonl", lines({"text": "Something else altogether."}, row, other)).reports
    assert {r.id for r in first} < {r.id for r in second}
    by_url = read_one(tmp_path / "c", "x.jsonl", lines(ROW)).reports[0]
    assert by_url.id == make_report_id(str(ROW["url"]), TEXT)


def test_one_text_of_two_outlets_is_two_reports(tmp_path: Path) -> None:
    rows_ = lines(without("url", "id"), without("url", "id", outlet="River Gazette"))
    assert len(read_one(tmp_path, "x.jsonl", rows_).reports) == 2


def test_markup_in_a_field_is_read_as_a_page(tmp_path: Path) -> None:
    page = f"<p>{PROSE}</p>\n<p>{MORE}</p><p>{PROSE} &amp; more.</p>"
    (report,) = read_one(tmp_path, "a.jsonl", lines(without(text=page))).reports
    assert "<p>" not in report.text
    assert "& more." in report.text
    assert (report.title, report.outlet, report.path) == ("Ferry pact stalls", "Harbour Post", "a.jsonl#1")


def test_characters_that_stand_in_no_file(tmp_path: Path) -> None:
    data = '{"text": "Half \\ud800 a pair and a \\u0000 stand here.", "title": "x\\udfff"}\n'
    (report,) = read_one(tmp_path, "a.jsonl", data).reports
    assert report.text == "Half \ufffd a pair and a \ufffd stand here."
    assert report.title
    assert report.title.encode()


def test_many_troubles_are_summed_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST_NAMED", 3)
    pile = read_one(tmp_path, "a.jsonl", lines(*[{"title": "x"}] * 10, ROW))
    assert len(pile.skipped) == 4
    assert "7 further troubles" in reasons(pile)["a.jsonl"]
    assert len(pile.reports) == 1


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MOST_BYTES", 1000)
    pile = read_one(tmp_path, "a.jsonl", lines(ROW, without(text="x" * 2000), ROW | {"text": MORE}))
    assert "line 2: longer than" in reasons(pile)["a.jsonl#2"]
    assert len(pile.reports) == 2
    monkeypatch.setattr(tables, "MOST_BYTES", 100)
    assert "split it" in reasons(read_one(tmp_path / "b", "a.json", json.dumps(ROW)))["a.json"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(["text", "body", "id", "url", "outlet", "source", "title", "published", "date", "author", "x"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    items=st.lists(st.dictionaries(KEYS, VALUES, max_size=6) | VALUES, min_size=1, max_size=5),
    name=st.sampled_from(["a.json", "a.jsonl"]),
)
def test_any_json(tmp_path: Path, items: list[object], name: str) -> None:
    (tmp_path / name).write_text(lines(*items) if name == "a.jsonl" else json.dumps(items), encoding="utf-8")
    pile = read([tmp_path / name])
    assert pile.reports or pile.skipped
    assert not [s for s in pile.skipped if s.reason.startswith(readers.UNEXPECTED)]
    for report in pile.reports:
        assert report.text.encode()
        assert all(report.text[b.start : b.end].strip("\u200b\u200c\u200d\u2060\ufeff \n") for b in report.blocks)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(data=st.text(alphabet='ab",;\t|\n\r\\ é', max_size=80), head=st.sampled_from(["text\n", "title,text\n", ""]))
def test_any_table(tmp_path: Path, data: str, head: str) -> None:
    (tmp_path / "a.csv").write_text(head + data, encoding="utf-8", newline="")
    pile = read([tmp_path / "a.csv"])
    assert pile.reports or pile.skipped
    assert not [s for s in pile.skipped if s.reason.startswith(readers.UNEXPECTED)]
