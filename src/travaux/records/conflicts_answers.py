"""Answers that go against what was just told: "It had not, the union said", "There is no letter", "The sum is 60"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from travaux.findings.events_mood import is_be, is_flat_no
from travaux.findings.events_words import is_text
from travaux.findings.found import Findings
from travaux.language.clauses import VERBAL, is_conditional, is_passive, negated, subject
from travaux.language.lexicon import word_set
from travaux.language.reading import SUBJECTS, Sentence, Word
from travaux.model import Passage
from travaux.records.conflicts_sides import Pair, Side, is_told, side, speaker_of, topic
from travaux.records.provisions import content_words

# An answer follows what it answers within so many sentences.
REACH = 3
# Words at most of an answer that repeats nothing but the auxiliary ("that it had not been").
SHORT = 6
PLACES = frozenset({"GPE", "LOC", "FAC"})
# Sentences before one that says what was not spoken of, among which another may tell that it was.
FAR = 8
LATER = frozenset({"until", "till", "unless", "without"})
BARE = frozenset({"AUX", "PART", "SCONJ"})
SPEAKING = frozenset({"discuss", "raise", "mention", "broach", "come", "settle"})
# Sentences after an outlet's own error in which it puts it right.
TOLD_RIGHT = 2
# A right and a wrong figure for one thing, elsewhere: so many words shared beside the figure.
ELSEWHERE = 3
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


def answers(findings: Sequence[Findings]) -> Iterable[Pair]:
    """Yield what is told and a short answer to it by somebody else: a bare contrary, or that there is no such thing."""
    for f in findings:
        sentences = f.view.page.sentences
        for n, s in enumerate(sentences):
            if not n or not is_told(s):
                continue
            before = sentences[n - 1]
            bare = _is_elliptic(f, s) and _contrary(before, s)
            if is_told(before) and (bare or _spoken_of(f, before, s)):
                yield topic(before, s), [side(before.passage()), side(s.passage())]
            elif (told := _shown_there(f, n)) is not None:
                yield topic(told, s), [side(told.passage()), side(s.passage())]
            elif (noun := none_of(s)) is not None and (claim := _claim_of(f, n, noun)) is not None:
                yield topic(claim, s), [side(claim.passage()), side(s.passage())]


def _is_elliptic(f: Findings, s: Sentence) -> bool:
    """Whether a sentence gives an account in a pronoun and auxiliaries: "an official said that it had been"."""
    for verb in s.words:
        if verb.pos != "VERB" or verb.lemma not in word_set("conflicts", "accounts", "verbs"):
            continue
        for clause in s.children(verb, "ccomp"):
            beside = {w.i for k in s.children(clause, "prep", "advmod", "npadvmod") for w in s.subtree(k)}
            words = [w for w in s.subtree(clause) if w.pos != "PUNCT" and w.i not in beside]
            who = subject(s, clause)
            if beside and not any(w.lemma in ("have", "do", "’ve", "’d") for w in words):
                continue  # "they said that is out of the question"
            bare = all((w.pos == "PRON" and w == who) or w.pos in BARE or w.dep == "neg" for w in words)
            if bare and 1 < len(words) <= SHORT and len(beside) <= SHORT and who is not None and who.pos == "PRON":
                return subject(s, verb) is not None
    return False


def _spoken_of(f: Findings, before: Sentence, s: Sentence) -> bool:
    """Whether of two sources one says that a thing was not spoken of or settled, and the other that it was."""
    one, two = _touched(f, before), _touched(f, s)
    if one is None or two is None or negated(before, one[0]) == negated(s, two[0]):
        return False
    denying = before if negated(before, one[0]) else s
    return one[1] != two[1] and bool(SPEAKING & {v.lemma for v in (one[0], two[0])}) and _is_past(denying)


def _shown_there(f: Findings, n: int) -> Sentence | None:
    """Return the sentence that tells of a text brought to talks, where this one says it was not spoken of there."""
    s = f.view.page.sentences[n]
    denied = (w for w in s.words if w.pos in VERBAL and w.lemma in SPEAKING and negated(s, w))
    verb = next((w for w in denied if any(is_text(k) for k in s.children(w, *SUBJECTS, "dobj"))), None)
    places = {w.lower for w in s.words if w.entity in PLACES and not s.children(w, "poss", "case")} if verb else set()
    if not places:
        return None
    bringing = word_set("conflicts", "spoken_of", "bringing")
    for other in reversed(f.view.page.sentences[max(0, n - FAR) : n]):
        there = places & {w.lower for w in other.words if w.entity in PLACES}
        verbs = [w for w in other.words if w.pos in VERBAL and w.lemma in bringing and not negated(other, w)]
        brought = [k for w in verbs for k in other.children(w, "dobj", "nsubjpass")]
        if there and is_told(other) and any(is_text(k) for k in brought):
            return other
    return None


def _is_past(s: Sentence) -> bool:
    return any(w.tag in ("VBD", "VBN") and w.pos in VERBAL for w in s.words)


def _touched(f: Findings, s: Sentence) -> tuple[Word, str] | None:
    """Return the verb by which somebody says that a thing was spoken of or settled, with who says it."""
    for verb in s.words:
        if verb.pos not in VERBAL or verb.lemma not in word_set("conflicts", "spoken_of", "verbs"):
            continue
        up = verb.lemma == "come" and any(k.lower == "up" for k in s.children(verb, "prt", "advmod"))
        if not up and not is_passive(s, verb):
            continue  # "Democrats say they agree to it"
        teller = next((u for u in s.ancestors(verb) if _tells(u)), None) or next(
            (k for k in s.children(verb, "parataxis", "ccomp") if _tells(k)), None
        )
        who = subject(s, teller) if teller is not None else None
        if who is not None and not is_conditional(s, verb):
            member = f.view.cast.at(who)
            return verb, member.key if member else who.lower
    return None


def _tells(w: Word) -> bool:
    return w.pos in VERBAL and w.lemma in word_set("conflicts", "accounts", "verbs")


def _contrary(before: Sentence, answer: Sentence) -> bool:
    """Whether one of two sentences denies and the other does not."""
    return _is_negative(before) != _is_negative(answer)


def _is_negative(s: Sentence) -> bool:
    return any(w.dep == "neg" or w.lower in ("not", "n't", "n’t", "never") for w in s.words)


def none_of(s: Sentence) -> Word | None:
    """Return what a sentence says there is none of: "There is no letter", "There were no talks with anybody"."""
    for verb in s.words:
        if (
            not is_be(verb)
            or verb.pos not in VERBAL
            or is_conditional(s, verb)
            or not any(w.lower == "there" for w in s.children(verb, "expl"))
        ):
            continue
        for noun in s.children(verb, "attr", "nsubj", "dobj"):
            if LATER & {w.lower for w in s.words[noun.i + 1 :]}:
                continue  # "there is no agreement until every point is written down"
            none = any(k.lower == "no" for k in s.children(noun, "det", "neg"))
            if (none or negated(s, verb)) and noun.lemma in word_set("conflicts", "none", "nouns"):
                return noun
    return None


def _claim_of(f: Findings, n: int, noun: Word) -> Sentence | None:
    """Return the sentence shortly before that tells of such a thing, as somebody else has it."""
    sentences, mine = f.view.page.sentences, speaker_of(f, n)
    called = {noun.lemma, *(w.lemma for w in sentences[n].children(noun, "compound"))}
    for k in range(n - 1, max(-1, n - 1 - REACH), -1):
        s = sentences[k]
        same = [w for w in s.words if w.lemma in called and w.pos == "NOUN"]
        theirs = speaker_of(f, k)
        if is_told(s) and same and not _is_negative(s) and (mine is None or theirs != mine):
            return s
    return None


def own_errors(findings: Sequence[Findings]) -> Iterable[Pair]:
    """Yield what an outlet gave wrongly, and right: "we wrote 16 million … The sum is 60 million"."""
    for f in findings:
        sentences = f.view.page.sentences
        for n, s in enumerate(sentences):
            if s.block_kind not in ("paragraph", "item", "correction") or not _owns_an_error(s):
                continue
            after = sentences[n + 1 : n + 1 + TOLD_RIGHT]
            right = next((a for a in after[:1] if is_flat_no(a)), None) or _put_right(f, s, after)
            if right is not None:
                yield topic(s, right), [_with_others(s, right, s, findings), _with_others(right, s, s, findings)]


def _owns_an_error(s: Sentence) -> bool:
    """Whether a sentence tells what an outlet gave: "In Tuesday’s edition we said", "Bulletin 21 had"."""
    verbs = word_set("conflicts", "corrections", "verbs") | {"have", "write"}
    for w in s.words:
        if w.tag != "VBD" or w.lemma not in verbs:
            continue
        who = subject(s, w)
        if who is None:
            continue
        if who.lower == "we" and any(k.lemma in word_set("conflicts", "corrections", "places") for k in s.words):
            return True
        if who.lower == "we" and w.lemma == "write":
            return True
        if who.lemma in word_set("conflicts", "corrections", "places") and bool(FIGURE.search(s.text)):
            return True
    return False


def _put_right(f: Findings, s: Sentence, after: Sequence[Sentence]) -> Sentence | None:
    """Return the sentence that gives another figure of the kind just given, in so many words: "It is 35m"."""
    wrong = set(FIGURE.findall(s.text))
    for other in after:
        mine = set(FIGURE.findall(other.text))
        plain = other.root.lemma in ("be", "’s", "'s", "say", "read", "have") and len(other.words) <= 4 * SHORT
        if wrong and mine - wrong and plain:
            return other
    return None


def _with_others(s: Sentence, contrary: Sentence, first: Sentence, findings: Sequence[Findings]) -> Side:
    """Return a claim with the sentences of other reports that give the same figure for the same thing."""
    figures = set(FIGURE.findall(s.text)) - set(FIGURE.findall(contrary.text))
    words = content_words(first.text) | content_words(contrary.text)
    found: list[Passage] = []
    for f in findings:
        for other in f.view.page.sentences:
            same = figures & set(FIGURE.findall(other.text)) if other.report != s.report and is_told(other) else ()
            if same and len(content_words(other.text) & words) >= ELSEWHERE:
                found.append(other.passage())
    return side(s.passage(), *found)
