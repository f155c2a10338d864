"""Lines, paragraphs, wrapped text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.reports.markdown import units as markdown_units
from travaux.reports.units import is_blank, lines, units

WRAPPED = """\
Ferry pact stalls

This is a report about the ferry pact that was wrapped at a fixed
width by some mail program, so that each of its paragraphs takes up
several lines of the text.

The second paragraph is wrapped just the same, and it goes on for
a while before it ends.

* a first point that is too long for one line and so is wrapped,
  too
* a second point
"""


def test_lines_are_trimmed_and_know_of_gaps() -> None:
    found = [(u.text, u.gap) for u in lines("Title\r\nx\r\n\r\n  y \u200b\n\u200b\n\nz")]
    assert found == [("Title", True), ("x", False), ("y", True), ("z", True)]


def test_each_long_line_is_a_unit() -> None:
    long = "word " * 40
    assert [u.text for u in units(f"{long}\n{long}\n{long}")] == [long.strip()] * 3


def test_wrapped_lines_are_joined() -> None:
    found = [u.text for u in units(WRAPPED)]
    assert [t.split("\n")[0][:12] for t in found] == [
        "Ferry pact s",
        "This is a re",
        "The second p",
        "* a first po",
        "* a second p",
    ]
    assert found[1].count("\n") == 2


def test_a_short_line_ends_a_wrapped_paragraph() -> None:
    text = WRAPPED.replace("takes up\nseveral", "takes up\nhere.\nSeveral")
    assert [u.text for u in units(text)][2].startswith("Several")


def test_lists_of_titles_are_not_joined() -> None:
    text = "Read more\nHow many ferries are there?\nThree charts that explain the row\nTen harbours to see\n"
    assert len(units(text)) == 4


@pytest.mark.parametrize("cut", [units, markdown_units])
@given(text=st.text(alphabet=st.sampled_from("ab. #->*=|`_\n\r\t\u2028\u200b1)"), max_size=200))
def test_units_are_in_order_and_trimmed(cut, text: str) -> None:  # type: ignore[no-untyped-def]
    at = 0
    for unit in cut(text):
        assert at <= unit.start < unit.end <= len(text)
        assert unit.text == text[unit.start : unit.end]
        assert not is_blank(unit.text[0])
        assert not is_blank(unit.text[-1])
        at = unit.end


@given(st.text(alphabet=st.sampled_from("ab. #->*\n\r\t\u2028\u200b1)"), max_size=200))
def test_units_of_plain_text_cover_all_but_blanks(text: str) -> None:
    at = 0
    for unit in units(text):
        assert is_blank(text[at : unit.start])
        at = unit.end
    assert is_blank(text[at:])
