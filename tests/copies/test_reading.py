"""Reading many reports at once finds what reading them one by one does."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.copies.made import report, story
from travaux.copies.reading import Reader
from travaux.copies.words import Text, Vocabulary, read_text
from travaux.model import Block, Report

SIGNS = "abZ Xé1'’-.,/‘“”\"!? …—•©£·½ª\n\u00a0\u2003\u2028Жمن谈。،\u0301\u00ad\u200b\u0483\\\x02\x03\x1c\ud800"


def alike(reports: list[Report], vocabulary: Vocabulary) -> None:
    fast = {text.number: text for text in Reader(vocabulary).read(enumerate(reports))}
    assert sorted(fast) == list(range(len(reports)))
    for number, one in enumerate(reports):
        slow = read_text(one, vocabulary, number)
        assert seen(fast[number]) == seen(slow)


def seen(text: Text) -> tuple[object, ...]:
    return text.report, text.vocabulary, text.listed, text.pieces, text.piece_starts, text.body, text.number


@settings(max_examples=500, deadline=None)
@given(st.lists(st.text(SIGNS, max_size=60), max_size=5))
def test_any_texts_are_read_alike(texts: list[str]) -> None:
    alike([Report(str(n), "a", text) for n, text in enumerate(texts)], Vocabulary())


@given(st.lists(st.text(st.characters(max_codepoint=0x3000)), max_size=3))
def test_texts_of_any_signs_are_read_alike(texts: list[str]) -> None:
    alike([Report(str(n), "a", text) for n, text in enumerate(texts)], Vocabulary())


@pytest.mark.parametrize(
    "text",
    [
        "Twenty-one of the three-month bans, 16.5 percent — “ONE” of them…",
        "Été ÉTÉ été cafe\u0301 café",
        "\n\nfirst\nsecond\n\n \n\n©\n\nthird",
        "x" * 100_000 + " y " + "é" * 40_000,
        "",
    ],
)
def test_hard_texts_are_read_alike(text: str) -> None:
    alike([Report("a", "a", text), Report("b", "b", text.upper())], Vocabulary())


def test_blocks_are_read_alike() -> None:
    text = "Headline\n\nSign up now\n\n©\n\nThe talks go on."
    kinds = ("headline", "furniture", "paragraph", "paragraph")
    blocks = tuple(Block(k, s, e) for k, s, e in zip(kinds, (0, 10, 23, 26), (8, 21, 24, len(text)), strict=True))
    alike([Report("a", "a", text, blocks), Report("b", "b", text)], Vocabulary())


def test_a_reader_goes_on_with_what_it_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("travaux.copies.reading.SLOT_BITS", 6)  # so few places that most are taken
    vocabulary, rng = Vocabulary(), Random(3)
    reader = Reader(vocabulary)
    for seed in range(6):
        texts = [report(f"{seed}-{n}", story(rng.randrange(50))) for n in range(3)]
        for text in reader.read(enumerate(texts)):
            assert text.listed == read_text(texts[text.number], vocabulary).listed
