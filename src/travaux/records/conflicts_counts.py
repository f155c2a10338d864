"""A second count in short: "90,000 turned out, the organisers reckon. Police put it at 40,000".

Whoever counts says hardly more than the figure: what is counted stands in the count before. So only the second count
has to be read closely; the first is the one figure before it that can be of the same thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from travaux.findings.events_frame import span_head
from travaux.findings.found import Findings
from travaux.language.clauses import VERBAL, is_conditional, modal, negated, subject
from travaux.language.lexicon import word_set
from travaux.language.reading import Sentence, Word
from travaux.language.spans import QuantityMention, TimeExpression
from travaux.records.conflicts_sides import Pair, is_told, side, topic

# Two counts of one thing seldom differ by more than this factor.
FACTOR = 3
# The first count stands at most so many sentences before; where the second names what it counts, so many.
REACH, NAMED_REACH = 2, 6
# Words of a figure's phrase are climbed at most so far to the verb that gives it.
DEEPEST = 5
# Characters between what is counted and its figure, where a sentence has several ("a turnout of 84 percent").
BESIDE = 6
EMPTY = frozenset({"there", "it", "they", "that", "this", "these", "those", "we"})
TIME = frozenset({"year", "years", "day", "days", "hour", "hours", "month", "months", "week", "weeks", "minutes"})


@dataclass(frozen=True, slots=True)
class Count:
    """A count in short: whose it is, the words that give it, the figure, and what it is of where that is named."""

    who: Word
    clause: list[Word]
    figure: QuantityMention
    thing: str


def counts(findings: Sequence[Findings]) -> Iterable[Pair]:
    """Yield two figures that two sources give for one thing, the second in short."""
    for f in findings:
        sentences = f.view.page.sentences
        for n, s in enumerate(sentences):
            if is_told(s):
                for count in _short(f, s):
                    yield from _answered(f, n, count)


def _answered(f: Findings, n: int, count: Count) -> Iterable[Pair]:
    """Yield a short count with the figure before it that it answers: in its sentence, else shortly before."""
    sentences = f.view.page.sentences
    s = sentences[n]
    before = [w for w in s.words if w.i < count.clause[0].i]
    if before and (first := _first(f, s, (s.start, count.clause[0].start), count)) is not None:
        start = _since(f, s, first, count)
        yield topic(s, s), [side(s.span([w for w in before if w.i >= start])), side(s.span(count.clause))]
        return
    reach = NAMED_REACH if count.thing else REACH
    for k in range(n - 1, max(-1, n - 1 - reach), -1):
        other = sentences[k]
        if not is_told(other) or (count.thing and count.thing not in {w.lemma for w in other.words}):
            continue
        if not count.thing and other.block < s.block - 1:
            return
        if _first(f, other, (other.start, other.end), count) is not None:
            yield topic(other, s), [side(other.passage()), side(s.passage())]
            return


def _since(f: Findings, s: Sentence, first: QuantityMention, count: Count) -> int:
    """Return where the words of a first count begin in the sentence of the second: with whoever gives it."""
    mine = [c for c in _short(f, s) if c.figure == first and c.clause[0].i < count.clause[0].i]
    return mine[0].clause[0].i if mine else 0


def _first(f: Findings, s: Sentence, span: tuple[int, int], count: Count) -> QuantityMention | None:
    """Return the one figure in a stretch that can be of what a short count counts, by somebody else."""
    inside = [w for w in s.words if span[0] <= w.start < span[1]]
    wishing = word_set("conflicts", "accounts", "wishing")
    if any(w.lemma in wishing for w in inside) or _is_by(f, s, inside, count.who):
        return None
    fit = [q for q in f.view.quantities_in(*span) if _fits(s, q, count.figure)]
    if count.thing and len(fit) > 1:
        near = [w for w in inside if w.lemma == count.thing]
        fit = [q for q in fit if any(0 <= w.start - q.end < BESIDE or 0 <= q.start - w.end < BESIDE for w in near)]
    return fit[-1] if len({q.value for q in fit}) == 1 else None


def _is_by(f: Findings, s: Sentence, words: Sequence[Word], who: Word) -> bool:
    """Whether the words before give the word of who counts too."""
    verbs = word_set("conflicts", "accounts", "verbs") | word_set("conflicts", "accounts", "counting")
    tellers = [t for w in words if w.lemma in verbs and (t := subject(s, w)) is not None]
    member = f.view.cast.at(who)
    return any(t.lower == who.lower or (member is not None and f.view.cast.at(t) is member) for t in tellers)


def _fits(s: Sentence, a: QuantityMention, b: QuantityMention) -> bool:
    if isinstance(a.value, tuple) or isinstance(b.value, tuple) or a.unit.lower() in TIME or _is_name(s, a):
        return False
    if (a.unit == "percent") != (b.unit == "percent") or (b.unit and b.unit != a.unit):
        return False
    low, high = sorted((abs(a.value), abs(b.value)))
    return 1 < low < high <= FACTOR * low


def _is_name(s: Sentence, q: QuantityMention) -> bool:
    """Whether a figure belongs to a name ("Bulletin 211", "Article 7")."""
    head = span_head(s, q.start, q.end)
    return head is not None and head.dep == "nummod" and s.head(head).pos == "PROPN"


def _short(f: Findings, s: Sentence) -> Iterable[Count]:
    """Yield the counts of a sentence that give somebody's figure and hardly more."""
    for q in f.view.quantities_in(s.start, s.end):
        word = span_head(s, q.start, q.end)
        verb = _giver(s, word) if word is not None else None
        if verb is None or modal(s, verb) or is_conditional(s, verb) or negated(s, verb):
            continue
        who = _whose(f, s, verb)
        if who is None or word is None or who in s.subtree(word) or _compares(s, verb) or _limits(f, s, verb):
            continue
        first = min([*s.subtree(who), verb], key=lambda w: w.i).i
        last = max(word.i if word is not None else verb.i, verb.i)
        words = [w for w in s.words if first <= w.i and (w.i <= last or w in s.subtree(verb))]
        while words and words[-1].pos == "PUNCT":
            words.pop()
        yield Count(who, words, q, _thing(s, verb))


def _limits(f: Findings, s: Sentence, verb: Word) -> list[TimeExpression]:
    """Return the limits to come in the clause of a count: "thinks 65 by 2028" is a forecast."""
    by = [p for w in s.subtree(verb) for p in s.children(w, "prep") if p.lower == "by"]
    return [t for p in by for t in f.view.times_in(p.end, s.end) if t.start - p.end <= 1]


def _giver(s: Sentence, word: Word) -> Word | None:
    """Return the verb that gives a figure: of counting, with nothing but "there were" and the like between."""
    counting, estimates = word_set("conflicts", "accounts", "counting"), word_set("conflicts", "accounts", "estimates")
    for _ in range(DEEPEST):
        up = s.head(word)
        if up.i == word.i:
            return None
        if up.pos in VERBAL and up.lemma in counting:
            return up
        if up.pos in VERBAL:
            sub = subject(s, up)
            own = [k for k in s.children(up, "nsubj", "expl") if k.lower in EMPTY or k.lemma in estimates]
            if up.lemma not in ("be", "’s", "'s") or (sub is None and not own):
                return None
            if sub is not None and sub.lemma in estimates and s.children(sub, "poss"):
                return up
            if not own:
                return None
        elif up.pos == "NOUN" and up.lemma not in estimates:
            return None
        word = up
    return None


def _whose(f: Findings, s: Sentence, verb: Word) -> Word | None:
    """Return who gives a figure: somebody, no thing; of an estimate its owner."""
    who = subject(s, verb)
    if who is None:
        return None
    if who.lemma in word_set("conflicts", "accounts", "estimates"):
        return next(iter(s.children(who, "poss")), None)
    if who.pos == "PRON":
        return who if who.lower in ("he", "she") and f.view.cast.at(who) is not None else None
    known = f.view.cast.at(who) is not None or who.entity in ("PERSON", "ORG", "NORP", "GPE")
    some = who.lemma in word_set("conflicts", "accounts", "somebody") or who.tag == "NNS"
    return who if who.pos in ("NOUN", "PROPN") and (known or some) else None


def _compares(s: Sentence, verb: Word) -> bool:
    """Whether a figure is one of before or of another time: "down from", "last year"."""
    words = {w.lower for w in s.subtree(verb)}
    return bool(words & word_set("conflicts", "before", "words"))


def _thing(s: Sentence, verb: Word) -> str:
    """Return what a figure is put to where it is named: "put the turnout at"; "" for "it" and "the number"."""
    estimates = word_set("conflicts", "accounts", "estimates")
    named = [w for w in s.children(verb, "dobj") if w.pos == "NOUN" and w.lemma not in estimates]
    at = any(p.lower == "at" for p in s.children(verb, "prep"))
    return named[0].lemma if named and at and not s.children(named[0], "nummod") else ""
