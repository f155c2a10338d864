"""Dates of the record in words."""

from __future__ import annotations

import pytest

from travaux.language.day_words import in_words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2025", "2025"),
        ("2025-08", "August 2025"),
        ("2013-11-24", "24 November 2013"),
        ("2013-11-24/2013-11-24", "24 November 2013"),
        ("2012-12-10/2012-12-16", "10 to 16 December 2012"),
        ("2012-11-26/2012-12-02", "26 November to 2 December 2012"),
        ("2012-12-28/2013-01-02", "28 December 2012 to 2 January 2013"),
        ("2012/2013", "2012 to 2013"),
    ],
)
def test_in_words(when: str, words: str) -> None:
    assert in_words(when) == words
