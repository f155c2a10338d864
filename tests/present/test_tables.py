"""The record as tables: one for each kind, one fact a column, a way back in every row; as CSV and as a workbook."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from urllib.parse import unquote

import openpyxl
import pytest

from tests.present import hostile
from travaux import model as m
from travaux.present.side_by_side import as_cell
from travaux.present.tables import TABLES, Table, tables_of, to_csv
from travaux.present.xlsx import LONGEST_CELL, to_xlsx

CITED = ("drafts", "provisions", "changes", "positions", "statements", "events", "claims", "open_issues", "next_steps")


def tables(record: m.Record) -> dict[str, Table]:
    return {table.name: table for table in tables_of(record)}


def rows(record: m.Record, name: str) -> list[dict[str, object]]:
    table = tables(record)[name]
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_every_kind_has_a_table_and_every_row_every_column(gold: m.Record) -> None:
    found = tables(gold)
    assert list(found) == list(TABLES)
    for table in found.values():
        assert len(set(table.columns)) == len(table.columns)
        assert {len(row) for row in table.rows} <= {len(table.columns)}
    assert len(found["provisions"].rows) == len(gold.provisions)
    assert len(found["claims"].rows) == sum(len(c.claims) for c in gold.conflicts)


@pytest.mark.parametrize("name", CITED)
def test_every_row_leads_back_to_its_sentence(gold: m.Record, name: str) -> None:
    texts = {r.path: r.text for r in gold.reports}
    for row in rows(gold, name):
        path, _, place = str(row["link"]).partition("#char=")
        start, end = map(int, place.split(","))
        assert texts[unquote(path)][start:end] == row["sentence"]
        assert (start, end) == (row["sentence_start"], row["sentence_end"])
        assert row["sources"] >= 1


@pytest.mark.parametrize("name", ["reports", "families", "actors", "issues", "evidence"])
def test_every_other_row_leads_back_too(gold: m.Record, name: str) -> None:
    linked = [bool(row["link"]) for row in rows(gold, name)]
    assert sum(linked) >= 0.9 * len(linked)
    assert all(linked) or name == "actors"  # somebody who is only named as another's side


def test_a_report_on_the_web_is_linked_at_the_sentence(small: m.Record) -> None:
    record = replace(small, reports=tuple(replace(r, url="https://news.example/a") for r in small.reports))
    [row] = [r for r in rows(record, "provisions") if r["id"] == "p-four"]
    assert row["link"] == (
        "https://news.example/a#:~:text=The%20port%20authority%20offered%20a%20raise%20of%204%20percent%20on%20Monday."
    )


def test_one_fact_a_column(small: m.Record) -> None:
    [row] = [r for r in rows(small, "provisions") if r["id"] == "p-five"]
    assert (row["comparator"], row["value"], row["value_to"], row["unit"]) == ("at most", 5, None, "percent")
    assert (row["draft"], row["draft_label"]) == ("C", "Second offer")
    assert (row["speaker"], row["via"], row["relay"], row["hedges"]) == (
        "an official",
        "Quay Post",
        "Tide Radio",
        "could",
    )
    [change] = [r for r in rows(small, "changes") if r["id"] == "c-raise"]
    assert (change["from"], change["to"], change["kind"]) == ("B", "C", "changed")
    [deadline] = [r for r in rows(small, "events") if r["id"] == "e-third"]
    assert deadline["moved_to"] == "2026-06-10"
    assert [r["state"] for r in rows(small, "states")] == ["set", "moved"]
    between = replace(small.provisions[0], quantity=m.Quantity((4, 5.5), "percent", "between"))
    one_of = replace(small.provisions[1], quantity=m.Quantity((4, 5), "percent", "one-of"))
    made = rows(replace(small, provisions=(between, one_of)), "provisions")
    assert [(r["value"], r["value_to"]) for r in made] == [(4, 5.5), ("4; 5", None)]


def test_csv_reads_back(gold: m.Record) -> None:
    for table in tables_of(gold):
        read = list(csv.reader(io.StringIO(to_csv(table))))
        assert tuple(read[0]) == table.columns
        assert len(read) == 1 + len(table.rows)
        for cells, row in zip(read[1:], table.rows, strict=True):
            assert [c.lstrip("'") for c in cells] == [
                "" if v is None else " ".join(v.split()).lstrip("'") if isinstance(v, str) else str(v) for v in row
            ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1"])
def test_no_cell_of_a_csv_is_a_formula(small: m.Record, text: str) -> None:
    record = replace(small, open_issues=(replace(small.open_issues[0], issue=text),))
    [_, row] = csv.reader(io.StringIO(to_csv(tables(record)["open_issues"])))
    assert row[1][0] not in "=+-@\t"
    assert as_cell("plain") == "plain"


@pytest.mark.parametrize(
    "payload", [hostile.ESCAPES, hostile.MARKS, '"\n\r,;', "\ud800", "_x0041_", "<&>\"'", "=cmd|' /C calc'!A0"]
)
def test_hostile_text_stays_in_its_cell(small: m.Record, payload: str) -> None:
    record = hostile.poisoned(small, payload)
    for table in tables_of(record):
        read = list(csv.reader(io.StringIO(to_csv(table))))
        assert {len(row) for row in read} == {len(table.columns)}
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(tables_of(record))))
    for table, sheet in zip(tables_of(record), book, strict=True):
        assert sheet.max_column == len(table.columns)
        assert sheet.max_row == 1 + len(table.rows)
        assert not [cell for row in sheet for cell in row if cell.data_type == "f"]


def test_a_workbook_says_the_same_as_the_tables(gold: m.Record) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(tables_of(gold))))
    assert book.sheetnames == list(TABLES)
    for table in tables_of(gold):
        sheet = book[table.name]
        read = [tuple(row) for row in sheet.iter_rows(values_only=True)]
        assert read[0] == table.columns
        assert read[1:] == [tuple(None if v == "" else v for v in row) for row in table.rows]
        assert sheet.freeze_panes == "A2"
        links = [cell.hyperlink for cell in sheet[openpyxl.utils.get_column_letter(len(table.columns))][1:]]
        if table.columns[-1] == "link":
            assert [bool(link) for link in links] == [bool(row[-1]) for row in table.rows]


def test_text_that_looks_like_an_escape_of_the_format_stays_text() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx([Table("t", ("a",), (("_x0041_",), ("x" * 40_000,)))])))
    assert "x005F" in str(book["t"]["A2"].value) or book["t"]["A2"].value == "_x0041_"
    assert len(str(book["t"]["A3"].value)) == LONGEST_CELL


def test_a_workbook_is_the_same_bytes_and_bears_no_hour(small: m.Record) -> None:
    once = to_xlsx(tables_of(small))
    assert once == to_xlsx(tables_of(small))
    packed = zipfile.ZipFile(io.BytesIO(once))
    assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.compress_type for entry in packed.infolist()} == {zipfile.ZIP_STORED}
