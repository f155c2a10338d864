"""What is put away comes back as it was, and takes little room."""

from __future__ import annotations

import sys
from dataclasses import fields
from pathlib import Path

import pytest

from tests.findings.reading import findings
from travaux.findings.find import find
from travaux.findings.found import Findings
from travaux.findings.shelf import Shelf
from travaux.language.reading import Sentence, Word, read_pages
from travaux.reports import read

TEXT = (
    "Mara Lund, the minister, said on Tuesday that the second draft would cap fares at 12 percent.\n"
    "The islands’ envoy denied that. “Nothing is agreed,” he said — not even the winter sailings.\n"
    "Who pays?\n"
    "It remains unclear who would pay for the pier."
)
NAMES = [f.name for f in fields(Sentence)]


def seen(sentence: Sentence) -> list[object]:
    return [getattr(sentence, name) for name in NAMES]


def size_of(sentence: Sentence) -> int:
    """Bytes that the words of a sentence take, texts shared between them not counted."""
    numbers = getattr(sentence, "_numbers", None)
    if numbers is not None:
        return sys.getsizeof(numbers)
    return sum(sys.getsizeof(w) + sum(sys.getsizeof(getattr(w, f.name)) for f in fields(Word)) for w in sentence.words)


@pytest.fixture(scope="module")
def found(cod_treaty: Path) -> list[Findings]:
    pile = read([cod_treaty / "reports"])
    return [find(page) for page in read_pages(pile.reports[:4])]


def test_sentences_come_back_as_they_were(found: list[Findings]) -> None:
    shelf = Shelf()
    for f in (findings(TEXT), *found):
        before, after = f.view.page.sentences, shelf.put(f).view.page.sentences
        assert [seen(s) for s in after] == [seen(s) for s in before]
        for a, b in zip(after, before, strict=True):
            assert (a.root, a.passage(), a.span(a.words)) == (b.root, b.passage(), b.span(b.words))
            assert [a.subtree(w) for w in a.words] == [b.subtree(w) for w in b.words]


def test_the_rest_comes_back_as_it_was(found: list[Findings]) -> None:
    for f in (findings(TEXT), *found):
        away = Shelf().put(f)
        assert away.view.cast == f.view.cast
        words = [w for s in f.view.page.sentences for w in s.words]
        assert [away.view.cast.at(w) for w in words] == [f.view.cast.at(w) for w in words]
        assert [(p.about, p.passage, seen(p.sentence)) for p in away.open_points] == [
            (p.about, p.passage, seen(p.sentence)) for p in f.open_points
        ]
        for name in ("drafts", "provisions", "changes", "positions", "events"):
            assert getattr(away, name) == getattr(f, name)
    assert findings(TEXT).open_points


def test_it_takes_a_tenth_of_the_room(found: list[Findings]) -> None:
    shelf = Shelf()
    before = sum(size_of(s) for f in found for s in f.view.page.sentences)
    after = sum(size_of(s) for f in found for s in shelf.put(f).view.page.sentences)
    assert after * 10 < before
