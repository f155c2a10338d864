"""Figures that cannot both hold: two amounts for one thing in one draft, and what an outlet corrects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from travaux.findings.found import Findings
from travaux.language.lexicon import lexicon, word_set
from travaux.language.reading import Page, Sentence
from travaux.records.conflicts_sides import Pair, Side, is_told, side, topic
from travaux.records.issues import OTHER
from travaux.records.ledger import Ledger
from travaux.records.provisions import Filed, content_words

# Words that two wordings of one term share, and their share of the shorter wording.
SHARED = 2
SHARED_PART = 0.4
# Two figures for one thing seldom differ by more than this factor; more are of a part and the whole.
FACTOR = 1.65
# A correction and what it corrects share so many words beside the figure.
CORRECTED = 3
# Words at most of a sentence that only opens a correction ("A correction.").
BARE = 4
# The sentences after a correction's opening that tell what is right.
TOLD_RIGHT = 2


def figures(filed: Sequence[Filed], ledger: Ledger) -> Iterable[Pair]:
    """Yield amounts of one draft on one issue, in one unit and nearly the same words, that differ between families."""
    counted = [i for i in filed if i.found.quantity is not None]
    for n, a in enumerate(counted):
        for b in counted[n + 1 :]:
            sources = {ledger.evidence(i.found.passage).family for i in (a, b)}
            if a.version is b.version and a.label == b.label and _differ(a, b) and len(sources) > 1:
                yield a.label, [Side(i.found.says, (i.found.passage,)) for i in (a, b)]


def _differ(a: Filed, b: Filed) -> bool:
    qa, qb = a.found.quantity, b.found.quantity
    if qa is None or qb is None or qa.unit != qb.unit or {qa.comparator, qb.comparator} == {"<=", ">="}:
        return False
    if isinstance(qa.value, tuple) or isinstance(qb.value, tuple):
        return False
    low, high = sorted((abs(qa.value), abs(qb.value)))
    if not 0 < low < high <= FACTOR * low or a.label == OTHER:
        return False
    if _is_of_before(a) or _is_of_before(b):
        return False
    wa, wb = _no_figures(a.found.says), _no_figures(b.found.says)
    return len(wa & wb) >= max(SHARED, SHARED_PART * min(len(wa), len(wb)))


def _is_of_before(item: Filed) -> bool:
    return bool(set(item.found.passage.text.lower().split()) & word_set("conflicts", "before", "words"))


def _no_figures(text: str) -> frozenset[str]:
    return frozenset(w for w in content_words(text) if not any(c.isdigit() for c in w))


def corrections(findings: Sequence[Findings]) -> Iterable[Pair]:
    """Yield what a correction names as wrong, where a report says it, and the correction.

    A correction stands at the foot of a report, or in a live page as an entry of its own.
    """
    for f in findings:
        page = f.view.page
        for n, s in enumerate(page.sentences):
            if s.block_kind == "correction" and _is_of_an_entry(s):
                yield from _in_a_live_page(page, n)
            elif s.block_kind == "correction" and _names_an_error(s):
                right = _right([s, *_after(page, n)])
                for wrong in _corrected(s, findings):
                    yield topic(wrong, s), [side(wrong.passage()), right]
            elif s.block_kind != "correction" and is_told(s) and (_opens_a_correction(s) or _is_headed_so(page, n)):
                yield from _in_a_live_page(page, n)


def _right(told: Sequence[Sentence]) -> Side:
    """Return a correction as a claim, marked as one: what its second sentence says where the first only opens it."""
    opens = _is_of_an_entry(told[0]) or len(told[0].words) <= BARE
    first = told[1] if len(told) > 1 and opens else told[0]
    says = " ".join(first.text.split())
    marked = says if says.lower().startswith("correct") else f"Correction: {says}"
    return Side(marked, tuple(t.passage() for t in told))


def _is_of_an_entry(s: Sentence) -> bool:
    """Whether a live page corrects one of its own entries: "Correction to our 18:40 entry"."""
    words = {w.lower for w in s.words}
    return _opens_a_correction(s) and bool(words & word_set("conflicts", "corrections", "entries"))


def _names_an_error(s: Sentence) -> bool:
    errors = word_set("conflicts", "corrections", "verbs")
    return any(w.lemma in errors for w in s.words)


def _after(page: Page, at: int) -> list[Sentence]:
    """Return the sentences that follow a correction in its block, or the next one."""
    block = page.sentences[at].block
    near = page.sentences[at + 1 : at + 1 + TOLD_RIGHT]
    return [s for s in near if s.block in (block, block + 1) and s.block_kind == page.sentences[at].block_kind]


def _corrected(s: Sentence, findings: Sequence[Findings]) -> Iterable[Sentence]:
    figures_ = [x for x in re.findall(r"\d[\d,.]*\d|\d", s.text) if len(x) > 2]
    for f in findings:
        for other in f.view.page.sentences:
            if other.block_kind == "paragraph" and other.report != s.report:
                same = [x for x in figures_ if x in other.text]
                if same and len(content_words(other.text) & content_words(s.text)) >= CORRECTED:
                    yield other
                    break


def _opens_a_correction(s: Sentence) -> bool:
    openings = lexicon("conflicts")["corrections"]["openings"]
    return s.text.lower().lstrip('([“"*–- 0123456789:.').removeprefix("a ").startswith(tuple(openings))


def _is_headed_so(page: Page, at: int) -> bool:
    """Whether an entry of a live page stands under the heading of a correction."""
    s, before = page.sentences[at], page.sentences[at - 1] if at else None
    return before is not None and before.block_kind == "heading" and _opens_a_correction(before) and s is not before


def _in_a_live_page(page: Page, at: int) -> Iterable[Pair]:
    """Yield what an entry of a live page said and the entry that takes it back: the nearest with most words shared."""
    told = [page.sentences[at], *_after(page, at)]
    words = frozenset[str]().union(*(content_words(t.text) for t in told))
    others = [s for n, s in enumerate(page.sentences) if is_told(s) and s not in told and abs(n - at) > TOLD_RIGHT]
    ranked = sorted(others, key=lambda s: (-len(content_words(s.text) & words), abs(s.start - told[0].start)))
    if ranked and len(content_words(ranked[0].text) & words) >= CORRECTED:
        yield (
            topic(ranked[0], told[-1]),
            [side(ranked[0].passage()), _right(told)],
        )
