"""Any text can be read: no finder raises, and every passage is what its offsets cut from the report."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.findings.reading import findings
from travaux.findings.found import Findings
from travaux.model import Passage

# Words that finders look for, in any order: what grammar never puts together, page breaks and parsers do.
WORDS = [
    "the",
    "a",
    "plan",
    "deal",
    "draft",
    "bill",
    "treaty",
    "text",
    "offer",
    "it",
    "which",
    "that",
    "who",
    "if",
    "unless",
    "until",
    "not",
    "no",
    "and",
    "or",
    "but",
    "would",
    "must",
    "may",
    "will",
    "to",
    "of",
    "in",
    "under",
    "by",
    "for",
    "from",
    "with",
    "on",
    "at",
    "than",
    "rather",
    "instead",
    "more",
    "less",
    "least",
    "most",
    "said",
    "says",
    "told",
    "according",
    "agreed",
    "rejected",
    "supports",
    "wants",
    "proposed",
    "calls",
    "includes",
    "cap",
    "limit",
    "raise",
    "drop",
    "dropped",
    "left",
    "open",
    "deadline",
    "Friday",
    "Monday",
    "12",
    "percent",
    "600,000",
    "troops",
    "$1.5",
    "billion",
    "March",
    "3",
    "2031",
    "Veland",
    "Orsk",
    "minister",
    "president",
    "Ilse",
    "Korrin",
    "union",
    "company",
    "talks",
    "met",
    "meeting",
    "vote",
    "signed",
    "leaked",
    "first",
    "second",
    "new",
    "revised",
    "earlier",
    ",",
    ",",
    ".",
    ".",
    ";",
    ":",
    "-",
    "(",
    ")",
    "“",
    "”",
    "'",
    '"',
    "'s",
    "–",
    "…",
    "?",
]


def passages(item: Any, seen: set[int]) -> list[Passage]:
    """Return the passages in a record and in what it holds, parsed sentences left out."""
    if isinstance(item, Passage):
        return [item]
    if isinstance(item, tuple | list | frozenset | set):
        return [p for part in item for p in passages(part, seen)]
    if not is_dataclass(item) or id(item) in seen:
        return []
    seen.add(id(item))
    return [p for f in fields(item) if f.name != "sentence" for p in passages(getattr(item, f.name), seen)]


def assert_reads(text: str) -> Findings:
    found = findings(text)
    report = found.view.page.report
    told = (found.drafts, found.provisions, found.changes, found.positions, found.events, found.open_points)
    for p in passages(told, set()):
        assert report.text[p.start : p.end] == p.text
    return found


@pytest.mark.parametrize(
    "text",
    [
        "The plan says that, that and that.",
        "The plan proposes that fares rise, that, and that.",
        "The plan calls for that and, that the fares fall and that",
        "The deal would, and",
        "Under the plan",
        "12 percent",
        "“",
    ],
)
def test_torn_sentences(text: str) -> None:
    assert_reads(text)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=45))
def test_words_in_any_order(words: list[str]) -> None:
    assert_reads(" ".join(words))


@settings(max_examples=30)
@given(st.text(max_size=120))
def test_any_characters(text: str) -> None:
    assert_reads(text)
