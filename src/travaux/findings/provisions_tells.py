"""What the wording around a clause tells for or against its being a term: signs beside those of its own grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from travaux.findings.found import View
from travaux.findings.provisions_clauses import Spot
from travaux.language.clauses import VERBAL, is_question, modal
from travaux.language.lexicon import lexicon
from travaux.language.reading import Sentence, Word
from travaux.language.spans import TimeExpression

DEEPEST = 3  # verbs above a clause that are told apart
US = frozenset({"i", "we", "us", "me", "our", "my", "you", "your"})
THEM = frozenset({"he", "she", "him", "her", "his"})


def tells(view: View, index: int, s: Sentence, spot: Spot) -> Iterator[str]:
    """Yield the signs of a clause that lie in its wording, its dates, who is named in it, and what leads to it."""
    yield from _phrased(s, spot)
    yield from _dated(view, s, spot)
    yield from _peopled(view, spot)
    yield from _led(view, index, s, spot)
    yield from _hung(s, spot)


def _phrased(s: Sentence, spot: Spot) -> Iterator[str]:
    """Yield the turns of phrase that bind ("is to", "has to") or set beside an older figure ("up from")."""
    text = s.cut(spot.words[0].start, spot.words[-1].end).lower()
    found = [kind for kind, pattern in _phrases() if pattern.search(text)]
    yield from (f"says={kind}" for kind in found or ["nothing"])


@cache
def _phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(r"\b(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in phrases) + r")\b"))
        for kind, phrases in lexicon("provisions")["phrases"].items()
    )


def _dated(view: View, s: Sentence, spot: Spot) -> Iterator[str]:
    """Yield whether the days that a clause names, and those named elsewhere in its sentence, are past or to come."""
    published = view.page.report.published
    if not published:
        return
    today, start, end = date.fromisoformat(published[:10]), spot.words[0].start, spot.words[-1].end
    for t in view.times_in(s.start, s.end):
        when = _when(t, today)
        if when:
            yield f"when={when}" if start <= t.start < end else f"whenout={when}"


def _when(t: TimeExpression, today: date) -> str:
    if t.type not in ("DATE", "TIME") or t.first is None or t.last is None:
        return ""
    return "past" if t.last < today else "future" if t.first > today else "now"


def _peopled(view: View, spot: Spot) -> Iterator[str]:
    """Yield who is named in a clause: terms bind parties, what people do in the talks has persons in it."""
    yield from sorted({f"in={m.kind}" for m in view.cast.within(spot.words)})
    low = {w.lower for w in spot.words}
    if low & US:
        yield "in=us"
    if low & THEM:
        yield "in=them"
    if any(w.entity == "PERSON" for w in spot.words):
        yield "in=named"


def _led(view: View, index: int, s: Sentence, spot: Spot) -> Iterator[str]:
    """Yield what a clause begins with, what stands right before and after it, and whether it answers a question."""
    first, last = spot.words[0].i, spot.words[-1].i
    yield f"f:{spot.words[0].lower}"
    if first:
        yield f"b:{s.words[first - 1].lower}"
    if last + 1 < len(s.words):
        yield f"z:{s.words[last + 1].lower}"
    if any(w.text == ":" for w in s.words[:first]):
        yield "led=colon"
    if index:
        before = view.page.sentences[index - 1]
        yield from ["led=question"] if is_question(before) else []
        yield from ["led=heading"] if before.block_kind == "heading" or before.text.rstrip().endswith(":") else []


def _hung(s: Sentence, spot: Spot) -> Iterator[str]:
    """Yield how deep a clause hangs, and what heads its sentence."""
    above = [w for w in s.ancestors(spot.content) if w.pos in VERBAL]
    yield f"deep={min(DEEPEST, len(above))}"
    if above:
        yield f"r:{above[-1].lemma}"
        yield f"rtag={above[-1].tag}"
        yield f"rmodal={modal(s, above[-1]) or 'none'}"
        yield from (f"root={k}" for k in _kinds(above[-1]))


@cache
def _governors() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((kind, frozenset(words)) for kind, words in lexicon("provisions")["governors"].items())


def _kinds(word: Word) -> list[str]:
    return [kind for kind, words in _governors() if word.lemma in words]
