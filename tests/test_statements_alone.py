"""Statements of a text by themselves, and the page that documents them."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

import travaux

ROOT = Path(__file__).resolve().parents[1]


def test_the_example_prints_what_the_page_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs" / "statements.md").read_text(encoding="utf-8")
    code, shown = re.findall(r"```(?:python)?\n(.*?)```", page, re.DOTALL)[:2]
    monkeypatch.chdir(ROOT)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "docs/statements.md", "exec"), {})
    assert out.getvalue() == shown


def test_offsets_count_in_the_text_as_given() -> None:
    text = "\n\n  Ann Lee said the port was shut.\r\n\n“It is late,” she said.\n"
    found = travaux.statements(text)
    assert [x.content for x in found] == ["the port was shut", "“It is late,”"]
    for x in found:
        assert all(text[start:end] in x.content for start, end in x.fragments)
        assert text[x.evidence[0].start : x.evidence[0].end] == x.evidence[0].text
    assert {x.speaker for x in found} == {"Ann Lee"}


def test_the_outlet_and_the_day_of_publication_are_used() -> None:
    (found,) = travaux.statements(
        "“It is late,” Ann Lee told this newspaper on Tuesday.", outlet="Harbour Times", published="2031-05-15"
    )
    assert (found.via, found.said_on, found.known_from) == ("Harbour Times", "2031-05-13", "2031-05-15")


def test_a_report_as_read(cod_treaty: Path) -> None:
    report = travaux.read([cod_treaty / "reports"]).reports[0]
    found = travaux.statements(report)
    assert found
    assert all(x.evidence[0].stands_in(report) for x in found)


@pytest.mark.parametrize("text", ["", " \n", "Nothing is said here."])
def test_a_text_without_statements(text: str) -> None:
    assert travaux.statements(text) == ()


def test_a_spun_copy_never_supplies_the_wording(cod_treaty: Path) -> None:
    pile = travaux.read([cod_treaty / "reports"])
    told = travaux.record(pile)
    spun = {c.report for f in told.families for c in f.copies if c.kind == "spun"}
    assert spun
    assert told.statements
    assert not any(e.report in spun for s in told.statements for e in s.evidence)
    actors = {a.id for a in told.actors}
    assert all(s.speaker in actors for s in told.statements if s.speaker)
    assert all(key in actors for s in told.statements for key in s.also)
