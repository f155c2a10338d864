"""Two accounts side by side: two sources that count, date or tell one thing differently in one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from travaux.findings.found import Findings
from travaux.language.clauses import subject
from travaux.language.lexicon import word_map, word_set
from travaux.language.reading import Sentence, Word
from travaux.model import Passage
from travaux.records.conflicts_sides import Pair, is_told, side, topic

# Two counts of one thing seldom differ by more than this factor; more are of two things.
FACTOR = 3
# ... and by no more than this where they stand in a row, each with whose it is; words of such a phrase at most.
ROW_FACTOR = 6
LONGEST_OWNER = 14
# A second account follows the first within so many sentences.
REACH = 2
# Verbs that tell of a second account in short: "but the union says it isn't".
NOT = frozenset({"not", "n't", "n’t", "otherwise", "no"})


def accounts(findings: Sequence[Findings]) -> Iterable[Pair]:
    """Yield two accounts of one thing by two sources, in one sentence or in two that follow each other."""
    for f in findings:
        sentences = f.view.page.sentences
        for n, s in enumerate(sentences):
            if not is_told(s):
                continue
            yield from _in_one(f, s)
            yield from _in_a_list(f, s)
            for after in sentences[n + 1 : n + 1 + REACH]:
                if is_told(after) and (_two_counts(f, s, after) or _two_authors(f, s, after)):
                    yield topic(s, after), [side(s.passage()), side(after.passage())]
                    break


def _tellers(f: Findings, s: Sentence) -> list[tuple[Word, Word]]:
    """Return the verbs with which a sentence gives an account, each with its subject, in order."""
    found = []
    for w in s.words:
        if w.pos == "VERB" and w.lemma in word_set("conflicts", "accounts", "verbs"):
            who = subject(s, w)
            share = who is not None and (who.text == "%" or who.lemma == "percent")  # "36% said": of one poll
            if who is not None and who.pos in ("NOUN", "PROPN") and not share and not _is_thing(f, s, who):
                found.append((w, who))
    return found


def _is_thing(f: Findings, s: Sentence, noun: Word) -> bool:
    """Whether a subject gives no account: a text under negotiation does not, nor does what is no actor and one."""
    if noun.lemma in word_map("drafts", "nouns"):
        return True
    modified = s.children(noun, "relcl", "appos", "poss", "det")
    return noun.tag == "NN" and noun.i > 0 and f.view.cast.at(noun) is None and not modified


def _in_one(f: Findings, s: Sentence) -> Iterable[Pair]:
    """Yield "A says P, while B says it isn't" and "A saying July 1, and B fixing it at June 30"."""
    told = _tellers(f, s)
    for (one, who), (two, other) in pairwise(told):
        if _name(f, who) == _name(f, other) or two.i < one.i:
            continue
        if not _joined(s, one, two):
            continue
        first, second = s.span(s.subtree(one, [two.i])), _rest(s, two, one)
        if _short_no(s, one) or _short_no(s, two) or _two_values(f, first, second):
            yield topic(s, s), [side(first), side(second)]


def _in_a_list(f: Findings, s: Sentence) -> Iterable[Pair]:
    """Yield figures that several give for one thing in a row: "the army says 400, his own people 1,500"."""
    told = [(w, who) for w, who in _tellers(f, s) if w.lemma in word_set("conflicts", "accounts", "counting")]
    for verb, who in told[:1]:
        counts = [q for q in f.view.quantities_in(s.start, s.end) if q.start > verb.start]
        starts = [_owner_start(s, q.start) for q in counts]
        if len(counts) < 2 or any(a is None for a in starts[1:]) or any(q.unit for q in counts[1:]):
            continue
        if not all(_near(counts[0].value, q.value, ROW_FACTOR) for q in counts[1:]):
            continue
        bounds = [who.start, *(a for a in starts[1:] if a is not None), s.end]
        words = [[w for w in s.words if a <= w.start < b] for a, b in pairwise(bounds)]
        yield topic(s, s), [side(s.span(part)) for part in words]


def _owner_start(s: Sentence, figure: int) -> int | None:
    """Return where the phrase before a figure begins that names whose it is: ", his own people 1,500"."""
    before = [w for w in s.words if w.end <= figure]
    commas = [w.i for w in before if w.text in (",", ";")]
    if not commas:
        return None
    phrase = s.words[commas[-1] + 1 : before[-1].i + 1]
    kept = [w for w in phrase if w.pos not in ("CCONJ", "PUNCT")]
    verbs = [
        w for w in kept if w.pos in ("VERB", "AUX") and w.lemma not in word_set("conflicts", "accounts", "counting")
    ]
    named = any(w.pos in ("NOUN", "PROPN", "PRON") for w in kept)
    return kept[0].start if named and not verbs and len(kept) <= LONGEST_OWNER else None


def _name(f: Findings, noun: Word) -> str:
    member = f.view.cast.at(noun)
    return member.key if member else noun.lower


def _joined(s: Sentence, one: Word, two: Word) -> bool:
    """Whether two verbs are coordinated, or the second hangs on the first by "while" and the like."""
    against = word_set("conflicts", "accounts", "against")
    between = s.words[one.i + 1 : two.i]
    linked = two.head == one.i or one.head == two.head or s.head(two).head == one.i or _of_it(s, two)
    return linked and any(w.lower in against for w in between)


def _of_it(s: Sentence, verb: Word) -> bool:
    """Whether an account is of what was spoken of before: "and the envoy fixing it at 30 June"."""
    return any(k.lower == "it" for k in s.children(verb, "dobj"))


def _rest(s: Sentence, verb: Word, other: Word) -> Passage:
    """Return the clause of the second account, to the end of the sentence where nothing else follows."""
    words = [w for w in s.subtree(verb, [other.i]) if w.i > other.i]
    return s.span(s.words[words[0].i :])


def _short_no(s: Sentence, verb: Word) -> bool:
    """Whether an account is a bare no: "says it isn’t", "says not", "says otherwise"."""
    kids = s.children(verb, "ccomp", "xcomp", "advmod", "neg")
    words = [w for k in kids for w in s.subtree(k)]
    return 0 < len(words) <= 4 and any(w.lower in NOT for w in words)


def _two_values(f: Findings, a: Passage, b: Passage) -> bool:
    """Whether two clauses hold one date each, or one figure each, and they differ."""
    days = [[t.first for t in f.view.times_in(p.start, p.end) if t.resolved and t.first == t.last] for p in (a, b)]
    if all(len(d) == 1 for d in days) and days[0] != days[1]:
        return True
    return _counts(f, (a.start, a.end), (b.start, b.end))


def _counts(f: Findings, a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two stretches hold one figure each, of one unit or the second bare, near each other but not the same."""
    one, two = f.view.quantities_in(*a), f.view.quantities_in(*b)
    if len(one) != 1 or len(two) != 1:
        return False
    x, y = one[0], two[0]
    return bool(x.unit) and (not y.unit or y.unit == x.unit) and _near(x.value, y.value)


def _two_counts(f: Findings, s: Sentence, after: Sentence) -> bool:
    """Whether two sources count one thing: "Police counted 38 vessels. The union spoke of more than 60."."""
    one, two = _tellers(f, s), _tellers(f, after)
    if len(two) == 1 and not one and _by_others(s, after, two[0][0]):
        return _counts(f, (s.start, s.end), (after.start, after.end))
    if len(one) == 1 and not two and _is_estimate(after):
        return s.block == after.block and _counts(f, (s.start, s.end), (after.start, after.end))
    if len(one) != 1 or len(two) != 1 or _name(f, one[0][1]) == _name(f, two[0][1]):
        return False
    return s.block == after.block and _counts(f, (s.start, s.end), (after.start, after.end))


def _by_others(s: Sentence, after: Sentence, verb: Word) -> bool:
    """Whether a short second count answers the reporter’s own: "Organisers said there were a thousand"."""
    short = len(after.words) <= LONGEST_OWNER and verb.lemma in word_set("conflicts", "accounts", "counting")
    return short and s.block == after.block and any(w.lower in ("there", "they") for w in after.words)


def _is_estimate(s: Sentence) -> bool:
    """Whether a sentence gives an estimate of somebody’s: "City Hall’s own estimate is 23 million"."""
    who = subject(s, s.root)
    whose = who is not None and bool(s.children(who, "poss"))
    return whose and who is not None and who.lemma in word_set("conflicts", "accounts", "estimates")


def _near(a: float | tuple[float, ...], b: float | tuple[float, ...], factor: float = FACTOR) -> bool:
    if isinstance(a, tuple) or isinstance(b, tuple):
        return False
    low, high = sorted((abs(a), abs(b)))
    return 0 < low < high <= factor * low


def _two_authors(f: Findings, s: Sentence, after: Sentence) -> bool:
    """Whether two sources tell whose work a thing is."""
    one, two = _tellers(f, s), _tellers(f, after)
    if not one or not two or _name(f, one[0][1]) == _name(f, two[0][1]):
        return False
    return all(_tells_the_author(x) for x in (s, after))


def _tells_the_author(s: Sentence) -> bool:
    verbs, nouns = word_set("conflicts", "authorship", "verbs"), word_set("conflicts", "authorship", "nouns")
    made = any(w.lemma in verbs and s.children(w, "auxpass") for w in s.words)
    return made or any(w.lemma in nouns and w.pos == "NOUN" for w in s.words)
