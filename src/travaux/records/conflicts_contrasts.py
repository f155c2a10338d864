"""Accounts set against each other by how they are told: "But the ministry says …" right after another's account."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from travaux.findings.events_words import is_actor
from travaux.findings.found import Findings
from travaux.language.clauses import VERBAL, is_conditional, modal, negated, subject
from travaux.language.lexicon import word_set
from travaux.language.reading import Sentence, Word
from travaux.model import Passage
from travaux.records.conflicts_sides import Pair, is_told, side, topic

# Words at most between "But" and who tells the second account ("But by Saturday morning the union was accusing").
OPENING = 5
# Words at least of a sentence that tells more than that somebody rejects what was said.
LEAST = 6


def contrasts(findings: Sequence[Findings]) -> Iterable[Pair]:
    """Yield an account and the one that the next sentence sets against it, by somebody else."""
    for f in findings:
        sentences = f.view.page.sentences
        for n, s in enumerate(sentences):
            before = sentences[max(n - 1, 0)]
            if not is_told(before) or not is_told(s):
                continue
            if halves := _denied_beside(s):
                yield topic(s, s), [side(half) for half in halves]
            elif not n:
                continue
            elif _is_set_against(f, n) or _brushes_aside(f, n):
                yield topic(before, s), [side(before.passage()), side(s.passage())]


def _denied_beside(s: Sentence) -> tuple[Passage, Passage] | None:
    """Return both halves of "A denies P; B and C both say that", a denial and an account in two clauses."""
    denying = word_set("conflicts", "denials", "verbs")
    telling = word_set("conflicts", "accounts", "verbs") | word_set("conflicts", "opposed", "verbs")
    for mark in s.words:
        if mark.text != ";" and mark.lower not in ("while", "whereas"):
            continue
        halves = [w for w in s.words if w.i < mark.i], [w for w in s.words if w.i > mark.i]
        heads = [[w for w in half if w.pos == "VERB" and w.lemma in denying | telling] for half in halves]
        if not all(heads) or sum(any(w.lemma in denying for w in h) for h in heads) != 1:
            continue
        who = [subject(s, h[0]) for h in heads]
        if all(w is not None and w.pos in ("NOUN", "PROPN") for w in who) and who[0] != who[1]:
            return s.span(halves[0]), s.span(halves[1])
    return None


def _is_set_against(f: Findings, n: int) -> bool:
    """Whether a sentence opens with "but" and gives somebody's account right after another's."""
    s = f.view.page.sentences[n]
    if s.words[0].lower not in word_set("conflicts", "opposed", "opening"):
        return False
    verb = s.root
    if verb.lemma not in word_set("conflicts", "opposed", "verbs") or negated(s, verb) or is_conditional(s, verb):
        return False
    who = subject(s, verb)
    if who is None or who.pos not in ("NOUN", "PROPN") or who.i > verb.i or s.subtree(who)[0].i > OPENING:
        return False
    if not s.children(verb, "ccomp", "xcomp", "dobj", "prep") or not _gives_accounts(f, who):
        return False
    if any(_wishes(x) for x in f.view.page.sentences[n - 1 : n + 1]) or any(w.lower == "another" for w in s.words):
        return False
    if any(modal(s, k) for k in s.children(verb, "ccomp")):
        return False
    member = f.view.cast.at(who)
    return _others_tell(f, n - 1, _tellers(f, n) | {member.key if member is not None else who.lower})


def _gives_accounts(f: Findings, who: Word) -> bool:
    """Whether somebody, or a study, is told to give an account."""
    return is_actor(f.view, who) or who.lemma in word_set("conflicts", "opposed", "studies")


def _wishes(s: Sentence) -> bool:
    """Whether a sentence tells what somebody wants or would do, which another's wish does not make untrue."""
    wishing = word_set("conflicts", "accounts", "wishing")
    modals, wishes = word_set("conflicts", "wished", "modals"), wishing - word_set("conflicts", "wished", "done")
    return any(w.lower in modals or (w.pos in VERBAL and w.lemma in wishes) for w in s.words)


def _others_tell(f: Findings, n: int, who: set[str]) -> bool:
    """Whether a sentence gives the words of other people."""
    theirs = _tellers(f, n)
    return bool(theirs) and not who & theirs


def _tellers(f: Findings, n: int) -> set[str]:
    return {s.speaker or s.source or "" for s in f.view.said if s.sentence == n} - {""}


def _brushes_aside(f: Findings, n: int) -> bool:
    """Whether somebody rejects what another just claimed: "Lund rejected this", "dismissed such talk"."""
    s = f.view.page.sentences[n]
    for verb in s.words:
        if verb.pos != "VERB" or verb.lemma not in word_set("conflicts", "opposed", "rejecting") or negated(s, verb):
            continue
        if is_conditional(s, verb) or any(a.tag in ("TO", "MD") for a in s.children(verb, "aux")):
            continue
        bare = len(s.words) < LEAST
        if not bare and any(_points(s, o) for o in s.children(verb, "dobj")):
            return _others_tell(f, n - 1, _tellers(f, n))
    return False


def _points(s: Sentence, noun: Word) -> bool:
    """Whether an object stands for what was just said: "this", "that notion", "such talk"."""
    if noun.lower in ("this", "that"):
        return True
    beside = s.children(noun, "det", "amod", "predet")
    pointing = any(k.lower in ("this", "that", "such", "those", "these", "both") for k in beside)
    return pointing and noun.lemma in word_set("conflicts", "opposed", "claims")
