"""What the parser gets: what misleads it is blanked, and every offset stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.language.reading import eased, read_pages
from travaux.model import Block, Report

EASED = [
    ("President Orme Ann Jane OrmeFive fights to watch MORE said so.", "President Orme said so."),
    (
        "aide Bill Tarr William (Bill) TarrMORE met Sen. Ann Orme Ann OrmeVote nears MORE.",
        "aide Bill Tarr met Sen. Ann Orme .",
    ),
    ("John Orme John Henry Orme2020 hopefuls MORE (Ohio)", "John Orme (Ohio)"),
    ("Sens. Ann Orme and Bill Tarr", "Sens Ann Orme and Bill Tarr"),
    ("CLOSE President Orme said so.", "President Orme said so."),
    # nothing else is touched
    ("CLOSE to the quay he spoke.", "CLOSE to the quay he spoke."),
    ("Ann Orme wants MORE of it. Orme said so.", "Ann Orme wants MORE of it. Orme said so."),
    ("Orme met Ann Orme at noon. NO MORE WARS", "Orme met Ann Orme at noon. NO MORE WARS"),
    ("He has good sens. But not now.", "He has good sens. But not now."),
]


@pytest.mark.parametrize(("text", "expected"), EASED)
def test_what_misleads_the_parser_is_blanked(text: str, expected: str) -> None:
    assert " ".join(eased(text).split()) == expected


@given(
    st.lists(
        st.sampled_from(["Orme", "Ann", "OrmeFive", "MORE", "Sens.", "(Bill)", ".", "\n", "Ø", "2020"]), max_size=40
    )
)
def test_offsets_stay(words: list[str]) -> None:
    text = " ".join(words)
    assert len(eased(text)) == len(text)
    assert all(a in (b, " ") for a, b in zip(eased(text), text, strict=True))


def test_sentences_are_cut_from_the_report_itself() -> None:
    text = "President Orme Ann Jane OrmeFive fights to watch MORE said so."
    report = Report("r-1", "a.txt", text, (Block("paragraph", 0, len(text)),))
    page = next(read_pages([report]))
    assert [s.text for s in page.sentences] == [text]
    assert [w.text for w in page.sentences[0].words] == ["President", "Orme", "said", "so", "."]
    assert all(text[w.start : w.end] == w.text for w in page.sentences[0].words)


@pytest.mark.parametrize(
    "text", ["  and )", "  ) X X ( told that said . asked it by", "  ” . was told if ( that – to by which"]
)
def test_a_word_that_hangs_on_white_space_is_a_root(text: str) -> None:
    """Else a rule that climbs from one "conj" to the next would never end."""
    page = next(read_pages([Report("r-1", "a.txt", text, (Block("paragraph", 0, len(text)),))]))
    for s in page.sentences:
        assert all((w.head == w.i) == (w.dep == "ROOT") for w in s.words)
