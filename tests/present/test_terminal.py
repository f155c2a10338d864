from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.present import golden, hostile
from travaux import model as m
from travaux.present.brief import brief
from travaux.present.document import Brief, Item, Listing, Paragraph, Section, Table, Text
from travaux.present.terminal import PLAIN_WIDTH, to_terminal
from travaux.present.wording import shown

# Select graphic rendition: colours, weight. Everything else that a terminal obeys is not ours.
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
OBEYED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize(("name", "full"), [("cod-treaty.txt", False), ("cod-treaty-all.txt", True)])
def test_golden(gold: m.Record, name: str, full: bool) -> None:
    golden.check(name, to_terminal(brief(gold, full=full)))


def test_small_golden(small: m.Record) -> None:
    golden.check("small.txt", to_terminal(brief(small)))


def test_colours_golden(small: m.Record) -> None:
    golden.check("small-colours.txt", to_terminal(brief(small), colour=True, width=80))


@pytest.mark.parametrize("width", [40, 72, PLAIN_WIDTH, 120])
def test_lines_keep_to_the_width(gold: m.Record, width: int) -> None:
    assert max(map(len, to_terminal(brief(gold), width=width).splitlines())) <= width


def test_width_has_its_bounds(small: m.Record) -> None:
    page = brief(small)
    assert to_terminal(page, width=1) == to_terminal(page, width=40)
    assert to_terminal(page, width=500) == to_terminal(page, width=120)


def test_plain_text_has_no_codes_and_no_trailing_spaces(gold: m.Record) -> None:
    text = to_terminal(brief(gold))
    assert not OBEYED.search(text)
    assert not re.search(r"[ \t]$", text, re.MULTILINE)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("payload", [hostile.ESCAPES, hostile.RICH, hostile.MARKS])
@pytest.mark.parametrize("colour", [False, True])
def test_text_from_reports_is_shown_and_not_obeyed(small: m.Record, payload: str, colour: bool) -> None:
    text = to_terminal(brief(hostile.poisoned(small, payload), full=True), colour=colour)
    assert not OBEYED.search(COLOURS.sub("", text) if colour else text)
    whole = re.sub(r"\s+", "", COLOURS.sub("", text))
    assert re.sub(r"\s+", "", shown(payload)) in whole, "what cannot be obeyed is still to be read"


def test_colours_do_not_come_from_the_text(small: m.Record) -> None:
    clean, bad = (
        COLOURS.findall(to_terminal(brief(record), colour=True, width=120))
        for record in (small, hostile.poisoned(small, "\x1b[45m"))
    )
    assert "\x1b[45m" not in bad
    assert set(bad) == set(clean)


@settings(max_examples=40)
@given(st.text())
def test_any_text_can_be_shown_anywhere(text: str) -> None:
    line = (Text(text), Text(text, "struck"))
    blocks = (Paragraph(line), Listing((Item(line, (Item(line),)),)), Table((line, line), ((line, ()),)))
    page = Brief.of(text, blocks, (Section(text, blocks),), ())
    assert not OBEYED.search(to_terminal(page))


def test_the_same_record_gives_the_same_bytes(gold: m.Record) -> None:
    assert to_terminal(brief(gold)) == to_terminal(brief(gold))
