from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.present import golden, hostile
from travaux import model as m
from travaux.present.brief import brief
from travaux.present.document import Brief, Heading, Item, Listing, Paragraph, Text
from travaux.present.markdown import escape, to_markdown

OURS = {"strong_open", "em_open", "s_open", "code_inline", "text", "strong_close", "em_close", "s_close", "softbreak"}


def parse(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def skeleton(text: str) -> list[str]:
    """Return the blocks of a document: what its structure is without its words."""
    return [token.type for token in parse(text)]


def inline(text: str) -> set[str]:
    return {child.type for token in parse(text) for child in token.children or ()}


@pytest.mark.parametrize(("name", "full"), [("cod-treaty.md", False), ("cod-treaty-all.md", True)])
def test_golden(gold: m.Record, name: str, full: bool) -> None:
    golden.check(name, str(brief(gold, full=full)))


def test_small_golden(small: m.Record) -> None:
    golden.check("small.md", str(brief(small)))


@pytest.mark.parametrize("full", [False, True])
def test_every_number_in_the_body_resolves(gold: m.Record, full: bool) -> None:
    body, _, foot = str(brief(gold, full=full)).partition("\n## Citations\n")
    cited = {int(n) for group in re.findall(r"(?<!\\)\[([\d, ]+)(?:;[^\]]*)?\]", body) for n in group.split(", ")}
    listed = [int(n) for n in re.findall(r"^(\d+)\. ", foot, re.MULTILINE)]
    assert cited == set(listed)
    assert listed == list(range(1, len(listed) + 1))


def test_struck_dates(small: m.Record) -> None:
    assert "- ~~3 Jun 2026~~ moved to 10 Jun 2026: Answer to the offer" in str(brief(small))


@pytest.mark.parametrize("payload", [hostile.MARKS, hostile.ESCAPES, hostile.RICH, *hostile.STARTS])
@pytest.mark.parametrize("full", [False, True])
def test_text_from_reports_is_shown_and_not_obeyed(small: m.Record, payload: str, full: bool) -> None:
    bad = str(brief(hostile.poisoned(small, payload), full=full))
    # Counted, for a poisoned date may sort elsewhere.
    assert Counter(skeleton(bad)) == Counter(skeleton(str(brief(small, full=full))))
    assert inline(bad) <= OURS
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", bad)


@pytest.mark.parametrize("start", hostile.STARTS)
def test_a_line_does_not_begin_a_block_by_its_own_words(start: str) -> None:
    line = (Text(start),)
    page = Brief.of("t", (Paragraph(line), Listing((Item(line, (Item(line),)),))), (), ())
    harmless = (Text("x"),)
    same = Brief.of("t", (Paragraph(harmless), Listing((Item(harmless, (Item(harmless),)),))), (), ())
    assert skeleton(to_markdown(page)) == skeleton(to_markdown(same))


@given(st.text())
def test_any_text_is_one_paragraph_of_plain_text(text: str) -> None:
    page = Brief.of("t", (Paragraph((Text(f"x{text}"),)),), (), ())
    tokens = parse(to_markdown(page))
    assert [t.type for t in tokens][3:] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[4].children or []
    assert {c.type for c in children} <= {"text"}


@given(st.text())
def test_any_text_stays_in_its_cell(text: str) -> None:
    rows = f"| a | b |\n| --- | --- |\n| {escape(text)} | c |\n"
    cells = [t.type for t in parse(rows)].count("td_open")
    assert cells == 2


@given(st.text(alphabet="`|a b\\"))
def test_any_path_is_shown_in_one_piece(path: str) -> None:
    page = Brief.of("t", (Paragraph((Text("x "), Text(path, "path"))),), (), ())
    assert inline(to_markdown(page)) <= {"text", "code_inline"}


def test_bare_links_are_not_made(small: m.Record) -> None:
    record = replace(small, negotiation="see http://h.example or www.i.example or j@k.example")
    assert "http\\://h.example or www\\.i.example or j\\@k.example" in str(brief(record))


def test_an_empty_document_is_a_title() -> None:
    assert to_markdown(Brief.of("Title", (), (), ())) == "# Title\n"
    assert to_markdown(Brief.of("T", (Heading("A * b"),), (), ())) == "# T\n\n### A \\* b\n"
