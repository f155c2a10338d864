"""Calendar expressions in any text: offsets always verify, nothing is raised, long texts take linear time."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.language.calendar import find_times
from travaux.language.spans import TimeExpression

ANCHOR = date(2026, 4, 15)
WORDS = (
    "Monday Friday April May 31 17th 2026 9999 12 the of next last week weekend year end early ago days two several "
    "until by said will , . - ( ) \n \n\n Christmas Eve Easter from to and p.m. 4:30 2025-02-30 1990s FY26 Q3 quarter "
    "second first half fall summer every a in on later earlier same day night between 5/6/2025 ½ ² ١٢ İ after before within "
    "signature entry into force now around or so 60 days from six months 0600 GMT ( ) latest 10^30 1/2 'll recent Mondays"
)
PIECES = st.sampled_from(WORDS.split(" "))


def check(text: str, found: tuple[TimeExpression, ...]) -> None:
    end = 0
    for t in found:
        assert end <= t.start < t.end <= len(text)
        assert text[t.start : t.end] == t.text
        assert t.first is None or t.last is None or t.first <= t.last
        end = t.end


@given(st.text(max_size=300), st.none() | st.dates())
def test_any_text_gives_sound_offsets(text: str, anchor: date | None) -> None:
    check(text, find_times(text, anchor))


@given(st.lists(PIECES, max_size=40), st.none() | st.dates())
def test_any_words_of_the_calendar_give_sound_offsets(pieces: list[str], anchor: date | None) -> None:
    text = " ".join(pieces)
    check(text, find_times(text, anchor))


@given(st.lists(PIECES, max_size=20), st.dates())
def test_the_same_text_gives_the_same_result(pieces: list[str], anchor: date) -> None:
    text = " ".join(pieces)
    assert find_times(text, anchor) == find_times(text, anchor)


@pytest.mark.parametrize(
    "unit",
    [
        "Monday ",
        "1",
        "a ",
        "the end of the ",
        ", ",
        "\n ",
        "12 days later ",
        "May 5 ",
        "that day ",
        "(",
        "A.",
        "New ",
        "1,000",
    ],
)
def test_long_text_takes_linear_time(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    begun = time.perf_counter()
    check(text, find_times(text, ANCHOR))
    assert time.perf_counter() - begun < 20
