"""Reports as tokens: what is a word, what compares as equal, and the way back to the characters."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.copies.made import report
from travaux.copies.words import Text, Vocabulary, _quotations, digits, normal, paragraphs, read_text
from travaux.model import Block, Report


def read(text: str) -> Text:
    return read_text(report("a.txt", text), Vocabulary())


def raw(text: Text) -> list[str]:
    return [text.report.text[start:end] for start, end in text.spans]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The talks, it's said, go on.", ["The", "talks", ",", "it's", "said", ",", "go", "on", "."]),
        ("a three-month ban on 415,000 tonnes", ["a", "three-month", "ban", "on", "415,000", "tonnes"]),
        ("“No,” she said – twice", ["“", "No", ",", "”", "she", "said", "–", "twice"]),
        ("16.5 percent (of it)", ["16.5", "percent", "(", "of", "it", ")"]),
        ("条約は。", ["条", "約", "は", "。"]),
        ("iPhone手机 sold", ["iPhone", "手", "机", "sold"]),
        ("cafe\u0301 cle\u0301", ["cafe\u0301", "cle\u0301"]),
        ("nego\u00adtiate\u200b now", ["nego\u00adtiate\u200b", "now"]),
        ("", []),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert raw(read(text)) == tokens


@pytest.mark.parametrize(
    ("token", "same"),
    [
        ("Three", "3"),
        ("three-month", "3-month"),
        ("twenty-one", "21"),
        ("Don’t", "don't"),
        ("”", '"'),
        ("cafe\u0301", "café"),
        ("one", "one"),
        ("nego\u00adti\u200bate", "negotiate"),
        ("Bycatch", "bycatch"),
    ],
)
def test_what_compares_as_equal(token: str, same: str) -> None:
    assert normal(token) == same


@pytest.mark.parametrize(("token", "value"), [("415,000", "415000"), ("16.5", "16.5"), ("28-point", "28"), ("U.S", "")])
def test_digits(token: str, value: str) -> None:
    assert digits(token) == value


def test_only_readable_blocks_are_read() -> None:
    text = "Headline\n\nSign up now\n\nThe talks go on.\n\nA boat. Photo: agency"
    blocks = (Block("headline", 0, 8), Block("furniture", 10, 21), Block("paragraph", 23, 39), Block("caption", 41, 63))
    found = read_text(Report("r-1", "a.txt", text, blocks), Vocabulary())
    assert raw(found) == ["Headline", "The", "talks", "go", "on", "."]
    assert found.body == (False, True)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("one\n\ntwo\nstill two\n \nthree\n", ["one", "two\nstill two", "three\n"]),
        ("one\ntwo", ["one", "two"]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_paragraphs_of_plain_text(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in paragraphs(text)] == parts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"We agree," she said.', 2),
        ("“We agree,” she said. “It is done.”", 2),
        ("‘It is a date,’ she said of the boats’ owners’ plan.", 7),
        ("He said: “We will go on", 2),  # goes on in the next paragraph
        ('A 12" pipe was laid on Monday.', 7),  # a stray mark opens nothing
        ("Nothing is quoted here.", 4),
    ],
)
def test_words_outside_quotation_marks(text: str, told: int) -> None:
    assert read(text).told == told


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    found = read_text(Report("r-1", "a.txt", text), Vocabulary())
    assert len(found.spans) == len(found.ids) == found.piece_starts[-1]
    ends = [0, *(end for _, end in found.spans)]
    assert all(end <= start < stop for end, (start, stop) in zip(ends, found.spans, strict=False))
    assert 0 <= found.told <= found.words <= len(found.ids)
    for token in range(len(found.ids)):
        first, last = found.pieces[found.piece_of(token)]
        assert first <= found.spans[token][0] < found.spans[token][1] <= last


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=' \n"“”‘’«»„aB.,-\u0301\u00ad$%@(0九', max_size=120))
def test_spans_of_paragraphs_are_those_of_their_tokens(text: str) -> None:
    found, whole = (read_text(Report("r-1", "a.txt", text), Vocabulary()) for _ in range(2))
    for first, last in pairwise(found.piece_starts):
        assert found.span(first, last) == (whole.spans[first][0], whole.spans[last - 1][1])
    for first in range(len(found.ids)):
        assert found.span(first, first + 1) == whole.spans[first]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=" \n\"“”‘’«»„aB.,'-(", max_size=80))
def test_quotations_are_those_that_a_search_of_the_whole_paragraph_finds(text: str) -> None:
    found = read_text(Report("r-1", "a.txt", text), Vocabulary())
    quoted = [m.span() for piece in found.pieces for m in _quotations().finditer(text, *piece)]
    inside = {n for n, (a, b) in enumerate(found.spans) if any(start <= a and b <= end for start, end in quoted)}
    assert {n for first, last in found.quotations() for n in range(first, last)} == inside
