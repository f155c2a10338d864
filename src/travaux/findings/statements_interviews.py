"""Interviews printed as questions and answers: an answer is a paragraph of its own that names nobody who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from travaux.findings.statements_paragraphs import Paragraph
from travaux.findings.statements_words import group_of
from travaux.language.reading import SUBJECTS

# So many questions with an answer behind them make a report an interview.
QUESTIONS = 2
# Questions that are told by a dash or a "Q" alone need more of them: a dash opens a list as well.
DASHED = 3
# A question has no more words than this.
QUESTION_WORDS = 45
_FIRST = frozenset({"i", "we", "my", "our", "me", "us"})
_DASH = re.compile(r"\s*(?:[—–-]\s*|Q[:.]\s+)(?=\S)")


def answers(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return which paragraphs answer, in quotation marks or without; none where the report is no interview."""
    asked = [n for n, p in enumerate(paragraphs) if _is_question(p)]
    quoted = [n for n in asked if n + 1 < len(paragraphs) and _is_bare(paragraphs[n + 1])]
    dashed = [n for n in asked if _DASH.match(paragraphs[n].text) and _is_plain(paragraphs, n + 1)]
    if len(quoted) >= QUESTIONS:
        return frozenset(n for n in range(quoted[0] + 1, len(paragraphs)) if _is_bare(paragraphs[n]))
    told = [n + 1 for n in dashed if _is_own(paragraphs[n + 1])]
    return frozenset(n + 1 for n in dashed) if len(told) >= max(DASHED, len(dashed) / 2) else frozenset()


def _is_question(p: Paragraph) -> bool:
    asks = p.text.rstrip().endswith("?") or bool(_DASH.match(p.text))
    return asks and not p.quotations and len(p.text.split()) <= QUESTION_WORDS


def _is_bare(p: Paragraph) -> bool:
    """Whether a paragraph begins with a quotation and names nobody who says something."""
    if not p.quotations or p.quotations[0].start != p.start:
        return False
    return not any(
        k.pos in ("PROPN", "NOUN")
        for _, s in p.sentences
        for w in s.words
        if group_of(w) == "spoken" and p.enclosing(w.start) is None
        for k in s.children(w, *SUBJECTS)
    )


def _is_own(p: Paragraph) -> bool:
    """Whether somebody speaks of himself, rather than a reporter who answers his own questions."""
    return any(w.lower in _FIRST and p.enclosing(w.start) is None for _, s in p.sentences for w in s.words)


def _is_plain(paragraphs: Sequence[Paragraph], n: int) -> bool:
    return n < len(paragraphs) and not _DASH.match(paragraphs[n].text) and not _is_question(paragraphs[n])
