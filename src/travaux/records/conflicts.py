"""Claims that cannot both hold: two figures for one thing in one draft, corrections, and denials."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from travaux.findings.found import Findings
from travaux.language.lexicon import lexicon, word_set
from travaux.language.reading import Page, Sentence
from travaux.model import Claim, Conflict, Passage, make_id
from travaux.records.ledger import Ledger
from travaux.records.provisions import Filed, content_words

# A denial answers what was told just before it in the same report (sentences).
REACH = 2
# Words that a denial or a correction must share with the claim it answers.
SHARED = 2


def find_conflicts(findings: Sequence[Findings], filed: Sequence[Filed], ledger: Ledger) -> tuple[Conflict, ...]:
    """Return the conflicts of the record, in the order of their first passage."""
    pairs = [*_figures(filed, ledger), *_denials(findings), *_corrections(findings)]
    made: dict[str, Conflict] = {}
    for about, claims in pairs:
        passages = [p for _, p in claims]
        conflict = Conflict(
            id=make_id("k", *(f"{p.report}:{p.start}" for p in passages)),
            about=about,
            claims=tuple(Claim(says, ledger.cite([p])) for says, p in claims),
            known_from=max((d for p in passages if (d := ledger.day(p))), default=None),
        )
        made.setdefault(conflict.id, conflict)
    return tuple(sorted(made.values(), key=lambda c: ledger.order(c.claims[0].evidence[0])))


Side = tuple[str, Passage]


def _figures(filed: Sequence[Filed], ledger: Ledger) -> Iterable[tuple[str, list[Side]]]:
    """Yield amounts of one draft on one issue, in one unit and nearly the same words, that differ between families."""
    counted = [i for i in filed if i.found.quantity is not None]
    for n, a in enumerate(counted):
        for b in counted[n + 1 :]:
            sources = {ledger.evidence(i.found.passage).family for i in (a, b)}
            if a.version is b.version and a.label == b.label and _differ(a, b) and len(sources) > 1:
                yield a.label, [(a.found.says, a.found.passage), (b.found.says, b.found.passage)]


def _differ(a: Filed, b: Filed) -> bool:
    qa, qb = a.found.quantity, b.found.quantity
    if qa is None or qb is None or qa.value == qb.value or qa.unit != qb.unit or qa.comparator != qb.comparator:
        return False
    wa, wb = _no_figures(a.found.says), _no_figures(b.found.says)
    return len(wa & wb) >= max(SHARED, 0.6 * min(len(wa), len(wb)))


def _no_figures(text: str) -> frozenset[str]:
    return frozenset(w for w in content_words(text) if not any(c.isdigit() for c in w))


def _denials(findings: Sequence[Findings]) -> Iterable[tuple[str, list[Side]]]:
    """Yield what a report tells and the denial that follows it."""
    for f in findings:
        sentences = f.view.page.sentences
        for n, s in enumerate(sentences):
            if s.block_kind == "paragraph" and _denies(s):
                claim = _denied(f.view.page, n, s)
                if claim is not None:
                    yield _topic(claim, s), [(_line(claim), claim.passage()), (_line(s), s.passage())]


def _denies(s: Sentence) -> bool:
    words = word_set("conflicts", "denials", "verbs")
    if any(
        w.lemma in words and w.pos == "VERB" and not _is_negative(s, w.i) and not _is_ahead(s, w.i) for w in s.words
    ):
        return True
    lowered = s.text.lower()
    return any(p in lowered for p in lexicon("conflicts")["denials"]["phrases"])


def _is_ahead(s: Sentence, at: int) -> bool:
    """Whether a denial is only what somebody may do: "could vote to deny the increase"."""
    return any(a.tag in ("TO", "MD") for a in s.children(s.words[at], "aux"))


def _is_negative(s: Sentence, at: int) -> bool:
    return any(k.dep == "neg" for k in s.children(s.words[at]))


def _denied(page: Page, at: int, denial: Sentence) -> Sentence | None:
    """Return the sentence that a denial answers: the nearest before it, in the same block or sharing words with it."""
    for n in range(at - 1, max(-1, at - 1 - REACH), -1):
        before = page.sentences[n]
        if before.block_kind != "paragraph" or before.text.endswith("?"):
            continue
        if before.block == denial.block or len(content_words(before.text) & content_words(denial.text)) >= SHARED:
            return before
    return None


def _corrections(findings: Sequence[Findings]) -> Iterable[tuple[str, list[Side]]]:
    """Yield what a correction at the foot of a report names as wrong, where a report says it, and the correction."""
    errors = word_set("conflicts", "corrections", "verbs")
    for f in findings:
        for s in f.view.page.sentences:
            if s.block_kind == "correction" and any(w.lemma in errors for w in s.words):
                for wrong in _corrected(s, findings):
                    yield _topic(wrong, s), [(_line(wrong), wrong.passage()), (_line(s), s.passage())]


def _corrected(s: Sentence, findings: Sequence[Findings]) -> Iterable[Sentence]:
    figures = re.findall(r"\d[\d,.]*\d|\d", s.text)
    for f in findings:
        for other in f.view.page.sentences:
            if other.block_kind == "paragraph" and other.report != s.report:
                same = [x for x in figures if len(x) > 2 and x in other.text]
                if same and len(content_words(other.text) & content_words(s.text)) > SHARED:
                    yield other
                    break


def _line(s: Sentence) -> str:
    return " ".join(s.text.split())


def _topic(a: Sentence, b: Sentence) -> str:
    """Return words that both sides share, in the order of the first, as what a conflict is about."""
    common = content_words(a.text) & content_words(b.text)
    words = [w.text for w in a.words if w.lower.rstrip("s") in common and w.pos in ("NOUN", "PROPN", "NUM")]
    subjects = words or [w.text for w in a.words if w.pos in ("NOUN", "PROPN")]
    return " ".join(dict.fromkeys(subjects[:5]))
