"""Denials: what is told, and who says that it is not so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from travaux.findings.found import Findings
from travaux.language.clauses import is_conditional, negated, subject
from travaux.language.lexicon import lexicon, word_set
from travaux.language.reading import Sentence, Word
from travaux.model import Passage
from travaux.records.conflicts_answers import none_of
from travaux.records.conflicts_sides import Pair, Side, is_told, party_of, side, speaker_of, topic
from travaux.records.provisions import content_words

# A denial answers what was told just before it in the same report (sentences).
REACH = 3
# Words that a denial must share with a claim that it answers, unless it stands next to it in one block.
SHARED = 2
# Words of what is denied that a claim further off shares, their share of it, and how far off in days it was published.
FAR_SHARED = 4
FAR_PART = 0.5
FAR_DAYS = 10
# Words at least that tell something before "but" and its denial.
HALF = 5
# Characters from the start of a sentence in which it is set against what was told before.
POINTING = 70
# What is not denied but said of what may come: "there will be no such deal".
TO_COME = r"\b(?:will|would|can|could|may|might|should|must|shall|’ll|'ll) (?:\w+ )?be (?:no such|a lie|untrue|false)"


def denials(findings: Sequence[Findings]) -> Iterable[Pair]:
    """Yield what is told and the denial of it, and what is set against something else in one sentence."""
    for f in findings:
        for n, s in enumerate(f.view.page.sentences):
            if not is_told(s):
                continue
            verb = _denying(f, s)
            if verb is not None or _has_phrase(s, "denials"):
                yield from _denial(f, n, verb, findings)
            elif n and _points_back(s) and is_told(f.view.page.sentences[n - 1]):
                before = f.view.page.sentences[n - 1]
                yield topic(before, s), [side(before.passage()), side(s.passage())]
            elif silent := _silent_on(f, s):
                yield from _silence(f, n, silent, findings)
            else:
                yield from _despite(s)


def _denial(f: Findings, n: int, verb: Word | None, findings: Sequence[Findings]) -> Iterable[Pair]:
    """Yield a denial with what it answers: told before it, told elsewhere, or told in the denial itself."""
    s = f.view.page.sentences[n]
    if halves := _halves(s, verb):
        yield topic(s, s), [side(halves[0]), side(halves[1], *_continued(f, n, None))]
        return
    what = _denied(s, verb) if verb is not None else []
    words = content_words(" ".join(w.text for w in what)) if what else content_words(s.text)
    denier = speaker_of(f, n) or (_key(f, subject(s, verb)) if verb is not None else None)
    answer = Side(side(s.passage()).says, (s.passage(), *_continued(f, n, denier)))
    names_claim = verb is not None and any(w.lower in _claims() for w in _objects(s, verb))
    reported = _reported(s, verb) if verb is not None else []
    claim = _before(f, n, words, denier, next_to=names_claim and not reported)
    if claim is None and len(what) > 1:
        claim = _of_the_denier(f, n, words, denier) or _elsewhere(f, words, findings)
    if claim is not None and not (reported and _shares_little(claim, words)):
        yield topic(claim, s), [side(claim.passage()), answer]
    elif reported:
        yield topic(s, s), [side(s.span(reported)), answer]


def _halves(s: Sentence, verb: Word | None) -> tuple[Passage, Passage] | None:
    """Return both halves of "A said P, but B denied it": what is told, and the denial."""
    against = word_set("conflicts", "contrasts", "turning")
    at = verb.i if verb is not None else next((w.i for w in s.words if _opens_phrase(s, w)), 0)
    turns = [w for w in s.words[:at] if w.lower in against and w.i >= HALF and w.dep in ("cc", "mark", "advmod")]
    if not turns or not any(w.pos == "VERB" and w.lemma in _telling() for w in s.words[: turns[-1].i]):
        return None
    return s.span(s.words[: turns[-1].i]), s.span(s.words[turns[-1].i :])


def _telling() -> frozenset[str]:
    return word_set("conflicts", "accounts", "verbs")


def _opens_phrase(s: Sentence, word: Word) -> bool:
    return s.text[word.start - s.start :].lower().startswith(tuple(p.strip() for p in _phrases("denials")))


def _claims() -> frozenset[str]:
    return word_set("conflicts", "denials", "claims")


def _silence(f: Findings, n: int, words: frozenset[str], findings: Sequence[Findings]) -> Iterable[Pair]:
    """Yield what one side tells and another side's account that is silent on it."""
    s = f.view.page.sentences[n]
    claim = _spoken_of(f, n, words) or _elsewhere(f, words, findings)
    if claim is not None:
        yield topic(claim, s), [side(claim.passage()), side(s.passage())]


def _spoken_of(f: Findings, n: int, words: frozenset[str]) -> Sentence | None:
    """Return the sentence before that tells most of what an account is silent on, the nearest of equals."""
    told = [s for s in f.view.page.sentences[:n] if is_told(s) and not any(w.dep == "neg" for w in s.words)]
    shared = [(len(content_words(s.text) & words), s.start, s) for s in told]
    most = max(shared, key=lambda x: x[:2], default=None)
    return most[2] if most is not None and most[0] >= SHARED else None


def _silent_on(f: Findings, s: Sentence) -> frozenset[str]:
    """Return the words of what an account does not mention: "neither mentioned tariffs in its statement"."""
    nouns = word_set("conflicts", "silence", "nouns")
    if not any(w.lower in word_set("conflicts", "silence", "accounts") for w in s.words):
        return frozenset()
    for w in s.words:
        none = w.lemma in nouns and any(k.lower == "no" for k in s.children(w, "det"))
        if none or (w.pos == "VERB" and w.lemma in word_set("conflicts", "silence", "verbs") and negated(s, w)):
            objects = [o for o in s.children(w, "dobj", "prep", "ccomp") if o.dep != "prep" or o.lower in ("of", "to")]
            where = [p.i for o in objects for p in s.children(o, "prep") if p.lower in ("in", "on", "at", "during")]
            return content_words(" ".join(k.text for o in objects for k in s.subtree(o, where)))
    return frozenset()


def _shares_little(claim: Sentence, words: frozenset[str]) -> bool:
    return len(content_words(claim.text) & words) < max(SHARED, FAR_PART * len(words))


def _denying(f: Findings, s: Sentence) -> Word | None:
    """Return the verb with which a sentence denies a claim."""
    plain, weak = word_set("conflicts", "denials", "verbs"), word_set("conflicts", "denials", "dismissing")
    for w in s.words:
        if w.pos != "VERB" or w.lemma not in plain | weak or _is_negative(s, w) or _is_ahead(s, w):
            continue
        if w.dep in ("amod", "compound") or is_conditional(s, w):
            continue
        claims = [o for o in _objects(s, w) if o.lower in _claims()]
        if _asks(s, w):
            continue
        if claims or (w.lemma in plain and not _is_refusal(f, s, w)):
            return w
    return None


def _objects(s: Sentence, verb: Word) -> list[Word]:
    return [
        *s.children(verb, "dobj", "nsubjpass", "dative"),
        *(o for p in s.children(verb, "prep") for o in s.children(p)),
    ]


def _is_refusal(f: Findings, s: Sentence, verb: Word) -> bool:
    """Whether something is denied to somebody: "denied him entry", "denying Norway the toll"."""
    nouns = s.children(verb, "dobj", "dative", "nsubjpass")
    if any(w.lower in word_set("conflicts", "denials", "refused") for w in nouns):
        return True
    return len(nouns) > 1 or any(f.view.cast.at(w) is not None and w.lower not in PRONOUNS for w in nouns)


def _asks(s: Sentence, verb: Word) -> bool:
    """Whether what is disputed is a question: "both sides dispute how much it saves"."""
    kids = [w for k in s.children(verb, "ccomp", "dobj") for w in s.children(k)]
    return any(w.tag in ("WRB", "WP", "WDT") and w.i > verb.i for w in kids)


PRONOUNS = frozenset({"it", "this", "that", "them", "both"})


def _has_phrase(s: Sentence, kind: str) -> bool:
    lowered = s.text.lower()
    return any(p in lowered for p in _phrases(kind)) and not re.search(TO_COME, lowered)


def _phrases(kind: str) -> list[str]:
    phrases: list[str] = lexicon("conflicts")[kind]["phrases"]
    return phrases


def _is_ahead(s: Sentence, verb: Word) -> bool:
    """Whether a denial is only what somebody may do: "could vote to deny the increase"."""
    return any(a.tag in ("TO", "MD") for a in s.children(verb, "aux"))


def _is_negative(s: Sentence, verb: Word) -> bool:
    return any(k.dep == "neg" for k in s.children(verb))


def _denied(s: Sentence, verb: Word) -> list[Word]:
    """Return the words of what is denied: the clause or the noun phrase after the verb."""
    kids = s.children(verb, "ccomp", "xcomp", "dobj", "pcomp")
    return [w for k in kids if k.i > verb.i for w in s.subtree(k)]


def _reported(s: Sentence, verb: Word) -> list[Word]:
    """Return the clause that a denied report tells, where it tells one: "denied reports that P"."""
    for noun in (w for w in _objects(s, verb) if w.lower in _claims()):
        clause = s.children(noun, "acl", "relcl", "ccomp") or [
            o for p in s.children(noun, "prep") for o in s.children(p, "pobj", "pcomp")
        ]
        if clause:
            return s.subtree(clause[0])
    source = any(a.lower == "as" for w in s.words if w.lemma in SOURCED for a in s.children(w, "mark"))
    clause = s.children(verb, "ccomp")
    return s.subtree(clause[0]) if source and clause else []


# Verbs with which a denial names who told what it denies: "denied that P, as the agency reported".
SOURCED = frozenset({"report", "say", "claim", "allege", "assert", "suggest"})


def _key(f: Findings, word: Word | None) -> str | None:
    member = f.view.cast.at(word) if word is not None else None
    return member.key if member else None


def _continued(f: Findings, n: int, denier: str | None) -> tuple[Passage, ...]:
    """Return the words of who denies, where the next sentence quotes them."""
    sentences = f.view.page.sentences
    if n + 1 >= len(sentences):
        return ()
    after = sentences[n + 1]
    quoted = is_told(after) and after.text[:1] in "“\"‘'"
    same = speaker_of(f, n + 1)
    return (after.passage(),) if quoted and (same is None or denier is None or same == denier) else ()


def _before(
    f: Findings, n: int, words: frozenset[str], denier: str | None, *, next_to: bool = False, within: bool = True
) -> Sentence | None:
    """Return the sentence that a denial answers: near before it, in its block or sharing words, of another side.

    ``next_to`` is for a denial that names what it denies a claim: the sentence before it is one. ``within`` lets one in
    the same block need no more.
    """
    sentences = f.view.page.sentences
    mine = party_of(f, denier)
    first = True
    for k in range(n - 1, max(-1, n - 1 - REACH), -1):
        before = sentences[k]
        if not is_told(before) or _denying(f, before) is not None or none_of(before) is not None:
            continue
        if _goes_on(f, k):
            continue
        if mine and (party_of(f, speaker_of(f, k)) == mine or _tells_too(f, k, denier)):
            continue
        block = within and k == n - 1 and before.block == sentences[n].block
        if block or (next_to and first) or len(content_words(before.text) & words) >= SHARED:
            return before
        first = False
    return None


def _tells_too(f: Findings, k: int, denier: str | None) -> bool:
    """Whether a sentence gives the words of who denies, among others."""
    return any(s.sentence == k and s.speaker == denier for s in f.view.said)


def _goes_on(f: Findings, k: int) -> bool:
    """Whether a sentence only quotes on whoever denies something in the one before it."""
    before = f.view.page.sentences[k - 1] if k else None
    quoted = f.view.page.sentences[k].text[:1] in "“\"‘'"
    return quoted and before is not None and (_denying(f, before) is not None or none_of(before) is not None)


def _of_the_denier(f: Findings, n: int, words: frozenset[str], denier: str | None) -> Sentence | None:
    """Return the sentence further up that speaks of who denies and shares most words with what is denied."""
    member = next((m for m in f.view.cast.members if m.key == denier), None)
    told = [
        s
        for s in f.view.page.sentences[:n]
        if member and is_told(s) and any(s.start <= a < s.end for a, _ in member.mentions) and _denying(f, s) is None
    ]
    ranked = sorted(told, key=lambda s: (-len(content_words(s.text) & words), -s.start))
    return ranked[0] if ranked and content_words(ranked[0].text) & words else None


def _elsewhere(f: Findings, words: frozenset[str], findings: Sequence[Findings]) -> Sentence | None:
    """Return the sentence of another report that tells what is denied, published about the same time."""
    day = f.view.page.report.published or ""
    best: tuple[int, str, int] | None = None
    found: Sentence | None = None
    for other in findings:
        report = other.view.page.report
        if report.id == f.view.page.report.id or not _near(day, report.published or ""):
            continue
        for s in other.view.page.sentences:
            shared = len(content_words(s.text) & words)
            if shared < max(FAR_SHARED, FAR_PART * len(words)) or not is_told(s) or _denying(other, s) is not None:
                continue
            rank = (-shared, report.id, s.start)
            if best is None or rank < best:
                best, found = rank, s
    return found


def _near(a: str, b: str) -> bool:
    if len(a) < len("YYYY-MM-DD") or len(b) < len("YYYY-MM-DD"):
        return False
    return abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days) <= FAR_DAYS


def _points_back(s: Sentence) -> bool:
    """Whether a sentence sets what was told before it against something: "That declaration is at odds with"."""
    first = next((w for w in s.words if w.pos not in ("CCONJ", "SPACE")), None)
    pointing = word_set("conflicts", "contrasts", "pointing")
    near = s.text[:POINTING].lower()
    return first is not None and first.lower in pointing and any(p in near for p in _phrases("contrasts"))


def _despite(s: Sentence) -> Iterable[Pair]:
    """Yield the two sides of "Despite his insistence that P, Q"."""
    opening = word_set("conflicts", "contrasts", "despite")
    insisting = word_set("conflicts", "contrasts", "insisting")
    for w in s.words:
        if w.lower in opening and w.head != w.i and w.dep in ("prep", "mark", "advmod"):
            governed = s.subtree(w) if w.dep == "prep" else s.subtree(s.head(w))
            nouns = [k for k in governed if k.lemma in insisting and k.i > w.i]
            clause = s.subtree(nouns[0]) if nouns and s.children(nouns[0], "acl", "ccomp", "relcl") else []
            rest = [k for k in s.words if k not in governed and k.pos != "PUNCT"]
            if clause and len(rest) > SHARED:
                yield topic(s, s), [side(s.span(clause)), side(s.span(rest))]
                return
