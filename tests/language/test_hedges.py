"""Hedges: which words count, on which characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.language.hedges import WEIGHTY, find_hedges


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minister appeared to accept it.", ["appeared"]),
        ("Reportedly the port is shut.", ["reportedly"]),
        ("Apparently nobody knew.", ["apparently"]),
        ("She is said to be leaving.", ["is said to"]),
        ("It is thought that the text is final.", ["it is thought"]),
        ("He claimed without evidence that it was late.", ["without evidence"]),
        ("It remains unclear who wrote it.", ["unclear"]),
        ("It is likely to fail, and probably soon.", ["is likely to", "probably"]),
        ("They met in May and signed.", []),
        ("The deal is done.", []),
        ("The appearance was brief; disappeared ships.", []),
    ],
)
def test_finds(text: str, words: list[str]) -> None:
    assert [word for _, _, word in find_hedges(text)] == words


def test_kinds_are_chosen() -> None:
    assert find_hedges("About 20 may come.", ("rough",)) == ((0, 5, "about"),)
    assert find_hedges("About 20 may come in May.", ("modal",)) == ((9, 12, "may"),)
    assert find_hedges("Apparently so.", ()) == ()
    with pytest.raises(KeyError):
        find_hedges("x", ("no such kind",))


def test_apostrophes_and_blanks_do_not_matter() -> None:
    assert [w for _, _, w in find_hedges("Total catch, we’re  told, is agreed.")] == ["we're told"]


@given(st.text())
def test_any_text(text: str) -> None:
    last = 0
    for start, end, word in find_hedges(text, WEIGHTY):
        assert last <= start < end <= len(text)
        assert word == " ".join(text[start:end].lower().replace("’", "'").split())
        last = end
