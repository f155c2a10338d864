"""Reading a parsed sentence."""

from __future__ import annotations

import pytest

from tests.findings.reading import page
from travaux.language import clauses
from travaux.language.reading import Sentence, Word


def sentence(text: str) -> Sentence:
    (s,) = page(text).sentences
    return s


def word(s: Sentence, text: str) -> Word:
    return next(w for w in s.words if w.text == text)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The union rejected the offer.", "rejected", "union"),
        ("The union met and rejected the offer.", "rejected", "union"),
        ("The offer was rejected by the union.", "rejected", "offer"),
        ("The union wants to reject the offer.", "reject", "union"),
    ],
)
def test_subject(text: str, verb: str, subject: str) -> None:
    s = sentence(text)
    found = clauses.subject(s, word(s, verb))
    assert found is not None
    assert found.text == subject


def test_agent_and_passive() -> None:
    s = sentence("The offer was rejected by the union.")
    verb = word(s, "rejected")
    assert clauses.is_passive(s, verb)
    by = clauses.agent(s, verb)
    assert by is not None
    assert by.text == "union"


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The union did not accept it.", "accept", True),
        ("The union never accepted it.", "accepted", True),
        ("No member accepted it.", "accepted", True),
        ("The union accepted it.", "accepted", False),
        ("They should under no circumstances raise the cap.", "raise", True),
        ("On no account will we sign the deal.", "sign", True),
        ("The union will in no way accept the offer.", "accept", True),
        ("They should raise the cap in no time.", "raise", False),
        ("They should raise the cap under these circumstances.", "raise", False),
    ],
)
def test_negation(text: str, verb: str, expected: bool) -> None:
    s = sentence(text)
    assert clauses.negated(s, word(s, verb)) is expected


@pytest.mark.parametrize(
    ("text", "verb", "modal", "tense"),
    [
        ("The plan would cap wages.", "cap", "would", "present"),
        ("The plan will cap wages.", "cap", "will", "future"),
        ("The plan raised wages.", "raised", "", "past"),
        ("The plan has raised wages.", "raised", "", "past"),
    ],
)
def test_modal_and_tense(text: str, verb: str, modal: str, tense: str) -> None:
    s = sentence(text)
    assert clauses.modal(s, word(s, verb)) == modal
    assert clauses.tense(s, word(s, verb)) == tense


def test_conditions_and_questions() -> None:
    s = sentence("If the union rejects it, the talks end.")
    assert clauses.is_conditional(s, word(s, "rejects"))
    assert clauses.is_question(sentence("Will it hold?"))
    assert not clauses.is_question(s)


def test_a_phrase_leaves_its_clauses_out() -> None:
    s = sentence("The long strike at the port, which began in May, goes on.")
    assert s.span(clauses.phrase(s, word(s, "strike"))).text == "The long strike at the port"
    assert s.span(clauses.core_phrase(s, word(s, "strike"))).text == "The long strike"
