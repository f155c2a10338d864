"""Scans, spools, shelves and the screen: the fast parts against slow ones, and what is too much for memory."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.copies.made import Spinner, dressed, excerpted, report, story
from travaux.copies.alignment import align
from travaux.copies.pile import Pile
from travaux.copies.scan import batches, hashes_of, scan
from travaux.copies.shelf import Recent, Shelf
from travaux.copies.spool import Spool, in_order
from travaux.copies.tape import Tape
from travaux.copies.verdict import bond_of
from travaux.copies.words import Vocabulary, read_text
from travaux.model import Block, Report

LETTERS = "abz Xé1'’-.,/“”\"!? …—\n\u00a0Жمن谈判。"


def plain(text: str, path: str = "a") -> Report:
    return Report(path, path, text)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text(LETTERS, max_size=60), max_size=4))
def test_a_scan_cuts_as_reading_does(texts: list[str]) -> None:
    vocabulary = Vocabulary()
    scanned = scan([plain(text) for text in texts])
    slow = [read_text(plain(text), vocabulary) for text in texts]
    assert np.diff(scanned.starts).tolist() == [len(text.ids) for text in slow]
    assert scanned.is_word.tolist() == [vocabulary.is_word[i] for text in slow for i in text.listed]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(LETTERS, max_size=40), max_size=3))
def test_equal_tokens_have_equal_hashes(texts: list[str]) -> None:
    vocabulary = Vocabulary()
    scanned = scan([plain(text) for text in texts])
    tokens = [vocabulary.tokens[i] for text in texts for i in read_text(plain(text), vocabulary).listed]
    of_hash: dict[int, str] = {}
    for token, key in zip(tokens, scanned.hashes.tolist(), strict=True):
        assert of_hash.setdefault(key, token.lower()) == token.lower(), "two tokens have one hash"


def test_a_hash_is_that_of_its_token() -> None:
    scanned = scan([plain("The talks, he said, “don’t” end…")])
    assert scanned.hashes.tolist() == hashes_of(["the", "talks", ",", "he", "said", ",", '"', "don't", '"', "end", "…"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He said “we go” and went.", ["He", "said", "and", "went"]),
        ("“We go on\n\nHe went.", ["He", "went"]),
        ('"Yes," he said. "No."', ["he", "said"]),
    ],
)
def test_told_words_stand_outside_quotation_marks(text: str, told: list[str]) -> None:
    scanned = scan([plain(text)])
    assert scanned.hashes[scanned.told].tolist() == hashes_of(told)


def test_blocks_that_are_not_read_are_not_scanned() -> None:
    text = "ADVERTISEMENT\n\nTalks go on."
    read = Report("a", "a", text, (Block("furniture", 0, 13), Block("paragraph", 15, len(text))))
    assert scan([read]).hashes.tolist() == hashes_of(["talks", "go", "on", "."])


def test_a_word_as_long_as_a_book_is_one_word() -> None:
    scanned = scan([plain("x" * 1_000_000), plain("y z")])
    assert np.diff(scanned.starts).tolist() == [1, 2]


def test_batches_keep_the_order_and_hold_about_as_much() -> None:
    reports = [plain("word " * 10_000, str(n)) for n in range(20)]
    found = list(batches(reports))
    assert [r.path for batch in found for r in batch] == [r.path for r in reports]
    assert max(len(batch) for batch in found) <= 7
    assert list(batches([])) == []


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.integers(0, 2**64 - 1), max_size=30), max_size=8), st.integers(0, 400))
def test_a_spool_gives_back_what_it_was_given(given: list[list[int]], memory: int) -> None:
    spool = Spool(4, memory)
    for numbers in given:
        array = np.array(numbers, dtype=np.uint64)
        spool.put_all(array, array >> np.uint64(62))
    parts = [sorted(part.tolist()) for part in spool.take()]
    everything = [n for numbers in given for n in numbers]
    assert parts == [sorted(n for n in everything if n >> 62 == part) for part in range(4)]
    assert all(not len(part) for part in spool.take()), "a part is forgotten when it was taken"


@pytest.mark.parametrize("memory", [0, 500, 10**9])
def test_a_shelf_gives_back_reports_by_number(memory: int) -> None:
    reports = [report(f"{n}", story(n, 2)) for n in range(5)]
    shelf = Shelf(memory)
    shelf.put(reports[:2])
    shelf.put(reports[2:])
    assert len(shelf) == 5
    assert list(shelf) == reports
    assert [shelf[n] for n in (4, 0, 2)] == [reports[n] for n in (4, 0, 2)]


def test_recent_values_are_kept_and_old_ones_made_again() -> None:
    made: list[int] = []
    recent = Recent[int, int](lambda n: made.append(n) or n * n, 2)
    assert [recent[n] for n in (1, 2, 1, 3, 2)] == [1, 4, 1, 9, 4]
    assert made == [1, 2, 3, 2]


def test_the_screen_lets_every_copy_pass() -> None:
    rng = Random(11)
    for seed in range(40):
        text = story(seed, 8)
        rate = rng.choice((0.2, 0.3, 0.4, 0.5, 0.6))
        other = rng.choice(
            [
                dressed(text, rng),
                Spinner(rate, doubled=0.1, dropped=0.02).spin(text, rng),
                excerpted(text, story(500 + seed, 8), rng, 2) or text,
                excerpted(Spinner(rate).spin(text, rng), story(500 + seed, 8), rng, 4) or text,
            ]
        )
        both, vocabulary = [report("a", text), report("b", other)], Vocabulary()
        bond = bond_of(align(*(read_text(r, vocabulary) for r in both)))
        assert bond is None or list(Pile(both).worth([(0, 1, False)])) == [(0, 1)], (seed, rate)


def test_what_is_likely_by_its_lead_alone_has_to_run_in_step_throughout() -> None:
    for seed in range(10):
        text, other = story(seed, 8), story(500 + seed, 8)
        spun = Spinner(0.5).spin(text, Random(seed))
        lifted = excerpted(text, other, Random(seed), 2)
        assert lifted is not None
        pile = Pile([report("a", text), report("b", spun), report("c", lifted)])
        assert list(pile.worth([(0, 1, True), (0, 2, True)])) == [(0, 1)]
        assert list(pile.worth([(0, 2, False)])) == [(0, 2)]


def test_the_screen_stops_what_shares_no_pace() -> None:
    pile = Pile(report(f"{n}", story(n, 8)) for n in range(12))
    assert list(pile.worth((n, n + 1, False) for n in range(11))) == []


@pytest.mark.parametrize("memory", [0, 4000, 1 << 20])
def test_a_tape_gives_back_any_reports(memory: int) -> None:
    tape, rng = Tape(memory), Random(1)
    reports = [report(f"{n}", story(n, 1 + n % 3) if n % 5 else "") for n in range(40)]
    for start in range(0, 40, 7):
        tape.put(scan(reports[start : start + 7]))
    for _ in range(50):
        numbers = sorted(rng.sample(range(40), rng.randrange(1, 40)))
        found, whole = tape.read(numbers), scan([reports[n] for n in numbers])
        for column in ("hashes", "is_word", "told", "starts", "line_starts"):
            assert np.array_equal(getattr(found, column), getattr(whole, column)), column


@pytest.mark.parametrize("kind", [np.uint32, np.uint64])
@pytest.mark.parametrize("count", [0, 1, 300, 5_000, 300_000])
def test_numbers_are_put_in_order(kind: type[np.uint32 | np.uint64], count: int) -> None:
    rng = np.random.default_rng(count)
    numbers = rng.integers(0, np.iinfo(kind).max, count, dtype=kind)
    numbers[: count // 3] = numbers[count // 2 : count // 2 + 1]  # one of them often
    assert in_order(numbers).tolist() == sorted(numbers.tolist())
    assert in_order(numbers).dtype == kind
