"""The records themselves: ids from content, passages that verify."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.model import Evidence, Passage, Report, broken_passages, make_id, make_report_id, passages_of

TEXT = "The plan would cap the army at 600,000. It leaked on Monday."


def report(text: str = TEXT) -> Report:
    return Report(make_report_id("a.txt", text), "a.txt", text)


def test_an_id_depends_on_content_and_order_of_parts_alone() -> None:
    assert make_id("d", "a", 1) == make_id("d", "a", 1)
    assert make_id("d", "a", 1) != make_id("d", 1, "a")
    assert make_id("d", "ab", "c") != make_id("d", "a", "bc")
    assert make_id("d", "x").startswith("d-")


def test_a_report_id_comes_from_its_name_and_its_text() -> None:
    assert make_report_id("a.txt", TEXT) != make_report_id("b.txt", TEXT)
    assert make_report_id("a.txt", TEXT) != make_report_id("a.txt", TEXT + " ")


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_a_passage_is_what_its_offsets_cut(text: str, start: int, end: int) -> None:
    r = report(text)
    if 0 <= start < end <= len(text):
        assert r.passage(start, end).stands_in(r)
    else:
        with pytest.raises(ValueError, match="no passage"):
            r.passage(start, end)


def test_a_passage_with_one_letter_changed_does_not_stand() -> None:
    r = report()
    assert not Passage(r.id, 0, 8, "The plaN").stands_in(r)
    assert not Passage("other", 0, 8, "The plan").stands_in(r)
    assert not Passage(r.id, 3, 3, "").stands_in(r)


def test_broken_passages_are_found_anywhere_in_a_record() -> None:
    r = report()
    good = Evidence(r.id, 0, 8, "The plan", "f")
    bad = Evidence(r.id, 0, 8, "The play", "f")
    assert list(passages_of(([good], (bad,)))) == [good, bad]
    assert broken_passages([good, (bad,)], [r]) == [bad]
    assert broken_passages([good], []) == [good]
