"""How words judge what they are said of: by a whole expression ("a step in the right direction"), or by one word."""

from __future__ import annotations

from travaux.language.lexicon import lexicon, word_set
from travaux.language.reading import Sentence, Word
from travaux.model import Stance

OPPOSITE: dict[Stance, Stance] = {"supports": "rejects", "rejects": "supports"}


def denying() -> frozenset[str]:
    """Return the words that deny what stands right after them."""
    return word_set("stances", "judgements", "denying")


def judged(s: Sentence, words: list[Word]) -> Stance | None:
    """Return how ``words`` judge: by a whole expression, else by the first word that judges, negation counted in."""
    expression = whole_expression(words)
    if expression is not None:
        return expression
    for n, w in enumerate(words[:-1]):
        if w.lower == "too" and words[n + 1].lower in word_set("stances", "judgements", "measures"):
            return flip("rejects", any(b.lower in denying() for b in words[max(0, n - 3) : n]))
    for stance in ("rejects", "supports"):
        for n, w in enumerate(words):
            if {w.lower, w.lemma} & word_set("stances", "judgements", stance):
                return flip(stance, any(b.lower in denying() for b in words[max(0, n - 3) : n]))
    return None


def whole_expression(words: list[Word]) -> Stance | None:
    """Return how a set expression among ``words`` judges: "a step in the right direction", "not a basis"."""
    text = f" {' '.join(w.lower for w in words)} ".replace(" n’t ", "n’t ").replace(" n't ", "n't ")
    if any(f" {p} " in text and not _is_denied(text, p) for p in lexicon("stances")["judgements"]["bad"]):
        return "rejects"
    return "supports" if any(f" {p} " in text for p in lexicon("stances")["judgements"]["good"]) else None


def _is_denied(text: str, expression: str) -> bool:
    """Whether a word that denies stands right before an expression: "are not off the table"."""
    before = text.partition(f" {expression} ")[0].split()
    near = before[-2:] if before and before[-1] in ("a", "an", "the", "any") else before[-1:]
    return any(w in denying() or w.endswith(("n’t", "n't")) for w in near)


def flip(stance: str, no: bool) -> Stance:
    """Return a stance, or where it is denied the opposite one."""
    plain: Stance = "rejects" if stance == "rejects" else "supports"
    return OPPOSITE[plain] if no else plain
