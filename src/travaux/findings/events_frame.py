"""When, where and with whom: what stands around the word that names an event."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from travaux.findings.found import Member, View
from travaux.findings.updated import updated_on
from travaux.language.clauses import VERBAL, clause_head, clause_words, conjuncts, subject
from travaux.language.lexicon import word_map, word_set
from travaux.language.reading import SUBJECTS, Sentence, Word
from travaux.language.spans import TimeExpression, iso
from travaux.model import Passage

# A sentence up to this length is evidence as a whole; of a longer one the clause is (characters).
LONGEST_EVIDENCE = 300
# A time expression counts for an event named at most this many characters before or after it, if the parse is no help.
NEAR = 30
# A date further ahead of the report than this is a term of a draft rather than part of its negotiation (days).
FARTHEST = 400
# "three days of talks that ended on Friday" tells when; "the talks of the past two years" does not (days).
LONGEST_MEETING = 10
NEARLY = frozenset({"shortly", "just", "soon", "minutes"})
CONDITIONS = frozenset({"if", "unless"})
HAS = frozenset({"has", "have", "had", "’ve", "'ve", "’d", "'d"})


@dataclass(frozen=True, slots=True)
class When:
    """The closed interval of an event in ISO dates, and the expressions it was read from."""

    start: str | None = None
    end: str | None = None
    times: tuple[TimeExpression, ...] = ()


NEVER = When()


def published_on(view: View) -> date | None:
    """Return the day on which the report came out, or was brought up to date, if it is known to the day."""
    published = view.page.report.published or ""
    if len(published) < len("2031-05-14"):
        return None
    return updated_on(date.fromisoformat(published[:10]), view.times)


def dated(t: TimeExpression) -> bool:
    """Whether a calendar expression pins something down to days (not "now", "recently", "soon")."""
    if t.type == "DURATION":
        return t.first is not None and t.last is not None and (t.last - t.first).days < LONGEST_MEETING
    return t.type in ("DATE", "TIME") and (t.first is not None or t.last is not None) and not t.value.endswith("_REF")


def span_head(s: Sentence, start: int, end: int) -> Word | None:
    """Return the word between two offsets whose head lies outside them."""
    inside = [w for w in s.words if start <= w.start and w.end <= end]
    indices = {w.i for w in inside}
    return next((w for w in inside if w.head not in indices or w.head == w.i), inside[-1] if inside else None)


def attached(s: Sentence, t: TimeExpression, trigger: Word, verb: Word) -> int | None:
    """Return how closely a date hangs on an event: -1 above it, 0 on its word, 1 on its verb, 2 or 3 further off."""
    anchor = span_head(s, t.start, t.end)
    if anchor is None:
        return None
    if trigger.pos not in VERBAL and any(u.i == trigger.i for u in s.ancestors(anchor)):
        return 0 if not _of_inner_clause(s, anchor, trigger) and not _is_owned(s, anchor, trigger) else None
    if t.type == "DURATION" and any(u.i == anchor.i for u in s.ancestors(trigger)):
        return -1  # the calendar has both ends of "three days of talks that ended on Friday"
    if _is_day_when(s, t, verb):
        return 0  # "not since Dec. 11, when they met"
    own = clause_head(s, anchor)
    if _of_other_noun(s, anchor, trigger) or _of_telling(s, own, verb):
        return None
    if own.i in (verb.i, trigger.i):
        return 1
    if _is_fronted(s, anchor, own, verb):
        return 2
    if verb.dep in ("xcomp", "advcl", "conj") and not s.children(verb, *SUBJECTS) and own.i == verb.head:
        return 2
    due = s.head(verb)
    if verb.dep == "xcomp" and due.pos == "ADJ" and own.i == due.head:
        return 2  # "on Saturday they are due to meet"
    if own.dep in ("xcomp", "ccomp") and own.head == verb.i and (asked := _is_asked_for(s, verb, own)) is not None:
        return None if asked else 2
    if verb.dep == "relcl" and any(u.i == own.i for u in s.ancestors(verb)):
        return None  # "the chair who will step down released it on Monday"
    gap = s.cut(min(t.end, trigger.end), max(t.start, trigger.start))
    return 3 if len(gap) <= NEAR and not any(mark in gap for mark in ',;:“”"') else None


def _is_asked_for(s: Sentence, verb: Word, below: Word) -> bool | None:
    """Whether another than who acts is to do what a clause tells: "asked it to close from May on"; None for no plan."""
    if below.dep == "ccomp":
        return True if any(w.tag == "TO" for w in s.children(below, "aux")) else None
    return verb.tag == "VBD" and bool(s.children(verb, "dobj"))


def _is_day_when(s: Sentence, t: TimeExpression, verb: Word) -> bool:
    """Whether a clause with "when" tells what was on a day: "Dec. 11, when they met"."""
    when = next((w for w in s.children(verb, "advmod") if w.lower == "when"), None)
    return when is not None and t.end <= when.start and s.cut(t.end, when.start).strip() in ("", ",")


def _is_fronted(s: Sentence, anchor: Word, own: Word, verb: Word) -> bool:
    """Whether a date opens the sentence of ``verb`` and hangs on a clause in between by mistake.

    "On May 5, the morning the trams came back, the ministry named a mediator."
    """
    first = all(
        w.pos in ("ADP", "PUNCT", "DET", "ADV", "ADJ") or w.entity in ("DATE", "TIME") for w in s.words[: anchor.i]
    )
    return first and verb.i == s.root.i and anchor.i < own.i < verb.i and own.pos in VERBAL


def _of_inner_clause(s: Sentence, anchor: Word, trigger: Word) -> bool:
    """Whether a date in the phrase of an event tells when something else was ("protests sparked by a death in May")."""
    below = [u for u in itertools.takewhile(lambda u: u.i != trigger.i, s.ancestors(anchor)) if u.pos in VERBAL]
    planned = word_set("events", "phases", "planned") | word_set("events", "deadlines", "moved")
    clauses = [u for u in below if u.dep in ("acl", "relcl") and s.head(u).i != trigger.i]
    other = any(u.lemma not in planned | {"be"} for u in clauses)  # "a vote on the bill passed in May"
    return other or any(u.lemma in word_set("events", "limits", "causes") for u in below)


def _of_telling(s: Sentence, own: Word, verb: Word) -> bool:
    """Whether a date is the day on which a past event is told: "admitted on Sunday that they had met"."""
    below = verb
    for up in s.ancestors(verb):
        if up.i == own.i:
            return below.dep == "ccomp" and own.i != verb.i and _is_perfect(s, verb)
        below = up
    return False


def _is_perfect(s: Sentence, verb: Word) -> bool:
    return verb.tag == "VBN" and any(w.lower in HAS for w in s.children(verb, "aux"))


def teller_of(s: Sentence, when: When, verb: Word) -> Word | None:
    """Return the verb of telling that the dates of a plan belong to: "announced on Friday that she plans to resign"."""
    anchors = [a for t in when.times if (a := span_head(s, t.start, t.end)) is not None]
    below = verb
    for up in s.ancestors(verb):
        before = below.dep == "xcomp" and _gives_word(up) and all(a.i < below.i for a in anchors)
        if (before or below.dep == "ccomp") and anchors and all(clause_head(s, a).i == up.i for a in anchors):
            return up
        if below.dep == "ccomp" and anchors and _tells_then(s, up, below, anchors):
            return up
        below = up
    return None


def _tells_then(s: Sentence, verb: Word, below: Word, anchors: list[Word]) -> bool:
    """Whether days stand right behind a verb of telling, before what is told: "said on Friday she would quit"."""
    subs, marks = s.children(below, *SUBJECTS), s.children(below, "mark")
    if verb.tag != "VBD" or not subs:
        return False
    opens = min(w.i for w in (*s.subtree(subs[0]), *marks))
    near = s.words[verb.i + 1 : opens]
    return all(verb.i < a.i < opens for a in anchors) and not any(w.text == "," for w in near)


def _gives_word(verb: Word) -> bool:
    """Whether a verb tells that somebody gave their word for what is to come: "promised on Friday to veto it"."""
    return verb.tag == "VBD" and verb.lemma in word_set("events", "futures", "promising")


def _of_other_noun(s: Sentence, anchor: Word, trigger: Word) -> bool:
    """Whether a date belongs to another noun: "after Tuesday's vote", "ahead of the May summit"."""
    owned = _is_owned(s, anchor, trigger)
    events = word_map("events", "nouns")
    return owned or any(
        u.i != trigger.i and u.pos == "NOUN" and (u.lower in events or u.lemma in events) for u in s.ancestors(anchor)
    )


def _is_owned(s: Sentence, anchor: Word, trigger: Word) -> bool:
    """Whether a date qualifies another noun ("last month's shooting"), which is no day itself."""
    up = s.head(anchor)
    if up.entity in ("DATE", "TIME") or up.i == trigger.i or up.pos not in ("NOUN", "PROPN"):
        return False
    return anchor.dep in ("poss", "compound", "nmod", "nummod")


def when_of(view: View, s: Sentence, trigger: Word, verb: Word, *, own: bool = False) -> When:
    """Return the interval of the event ``trigger`` names in the clause of ``verb``, in its own phrase if ``own``."""
    ranked = [
        (rank, abs(t.start - trigger.start), t)
        for t in view.times_in(s.start, s.end)
        if dated(t)
        and (rank := attached(s, t, trigger, verb)) is not None
        and not (rank and is_limit(s, t))
        and not is_title(s, t)
    ]
    if own:
        ranked = [r for r in ranked if r[0] <= 0 or (r[0] == 3 and r[1] <= NEAR // 2)]
    if not ranked:
        return NEVER
    best = min(ranked, key=lambda r: (r[0], r[1]))[2]
    if best.first is not None and best.last is None and _is_day_when(s, best, verb):
        return interval([replace(best, last=best.first)])
    linked = [t for _, _, t in ranked if t is not best and _joined(s, best, t)]
    return interval(sorted([best, *linked], key=lambda t: t.start))


def is_limit(s: Sentence, t: TimeExpression) -> bool:
    """Whether a date is a limit ("by Friday", "since May", "through the year, Sept. 30"), no time."""
    limits = word_set("events", "limits", "prepositions")
    before = [w.lower for w in s.words if w.end <= t.start][-2:]
    if t.type == "TIME" and before[:1] and before[0] in NEARLY:
        return False  # "shortly before six in the morning"
    if before and before[-1] in limits:
        return True
    anchor = span_head(s, t.start, t.end)
    for up in s.ancestors(anchor) if anchor is not None else ():
        if up.pos in VERBAL:
            return False
        if up.pos in ("ADP", "SCONJ") and up.lower in limits and up.i < (anchor.i if anchor else 0):
            return not (anchor and _stands_behind(s, anchor))
    return False


def _stands_behind(s: Sentence, anchor: Word) -> bool:
    """Whether a day only stands behind the noun of a preposition ("spoke by telephone Sunday")."""
    nouns = s.children(anchor, "compound", "nmod")
    return any(w.pos == "NOUN" and w.tag == "NN" and w.entity not in ("DATE", "TIME") for w in nouns)


def is_title(s: Sentence, t: TimeExpression) -> bool:
    """Whether what looks like a date is a name: a programme ("on This Week"), a thing ("a new Long March")."""
    inside = [w for w in s.words if t.start <= w.start and w.end <= t.end]
    if not inside:
        return False
    first = inside[0]
    if t.text.lower().replace(" ", "-").startswith("year-end") and s.words[inside[-1].i + 1 : inside[-1].i + 2]:
        return (
            inside[-1].dep in ("compound", "amod", "nmod", "pobj", "npadvmod", "ROOT")
            and s.words[inside[-1].i + 1].pos == "NOUN"
        )
    if len(inside) > 1 and first.i > 0 and first.lower in word_set("events", "limits", "titles"):
        return all(w.text[:1].isupper() for w in inside)
    bare = len(inside) == 1 and first.lower in word_set("events", "limits", "months")
    before = s.words[first.i - 1] if first.i else None
    return (
        bare
        and before is not None
        and before.tag in ("JJ", "NNP", "VB")
        and before.lower not in ("next", "last", "this", "late", "early", "mid")
    )


def interval(times: Iterable[TimeExpression]) -> When:
    """Return the interval from the first to the last of some expressions."""
    listed = tuple(times)
    firsts = [t.first for t in listed if t.first is not None]
    lasts = [t.last for t in listed if t.last is not None]
    start, end = iso(min(firsts, default=None), max(lasts, default=None))
    return When(start, end, listed)


def _joined(s: Sentence, a: TimeExpression, b: TimeExpression) -> bool:
    """Whether two expressions are joined by "and" or "to" ("on Thursday and Friday")."""
    between = s.cut(min(a.end, b.end), max(a.start, b.start)).strip().lower()
    return between in ("and", "to", "through", "-", "–", "until", ",", "and on")


def scope(s: Sentence, trigger: Word, verb: Word) -> list[Word]:
    """Return the words that tell about an event: its clause without what is said in it, its subject, its own phrase."""
    without = frozenset({"ccomp", "advcl", "parataxis"})
    words = {w.i: w for v in {verb.i: verb, trigger.i: trigger}.values() for w in clause_words(s, v, without=without)}
    who = _actor(s, verb)
    if who is not None:
        words |= {w.i: w for w in s.subtree(who)}
    asides = {u.i for w in words.values() if w.dep == "relcl" and not _holds(s, w, trigger) for u in s.subtree(w)}
    return [words[i] for i in sorted(set(words) - asides)]


def _actor(s: Sentence, verb: Word) -> Word | None:
    """Return who does what ``verb`` tells: its subject, or the one directed, sent or invited to do it."""
    directed = s.children(s.head(verb), "dobj") if verb.dep == "xcomp" else []
    return directed[0] if directed and directed[0].i < verb.i else subject(s, verb)


def _holds(s: Sentence, w: Word, inner: Word) -> bool:
    return w.i == inner.i or any(u.i == w.i for u in s.ancestors(inner))


def places_of(s: Sentence, heads: Iterable[Word], *, to: bool = False) -> list[tuple[str, int]]:
    """Return the places after prepositions of ``heads``, with their offsets; ``to`` takes destinations."""
    preps = word_set("events", "places", "to" if to else "at")
    found = {}
    for head in heads:
        for prep in _prepositions(s, head):
            for noun in s.children(prep, "pobj") if prep.lower in preps else ():
                for w in (noun, *conjuncts(s, noun)):
                    if is_place(s, w) and not (prep.lower == "on" and w.entity == "GPE"):  # "talks on Norway"
                        start, text = _name(s, w)
                        found[start] = text
    return [(found[start], start) for start in sorted(found)]


def _prepositions(s: Sentence, head: Word) -> list[Word]:
    """Return the prepositions of a word, coordinated ones and those before people met included ("met X in Y")."""
    direct = s.children(head, "prep", "dative", "agent")
    joined = [k for p in direct for k in s.children(p, "conj") if k.pos == "ADP"]
    met = s.children(head, "dobj") + [o for p in direct if p.lower == "with" for o in s.children(p, "pobj")]
    return direct + joined + [p for o in met if o.pos != "VERB" for p in s.children(o, "prep")]


def named_after(view: View, s: Sentence, noun: Word) -> list[tuple[str, int]]:
    """Return the place that an event is named after ("the Lisbon talks"), unless it stands for somebody."""
    entities = word_set("events", "places", "entities")
    names = [k for k in s.children(noun, "compound", "nmod") if k.entity in entities and view.cast.at(k) is None]
    named = [_name(s, k) for k in names if noun.pos in ("NOUN", "PROPN")]
    return [(text, start) for start, text in named]


def is_place(s: Sentence, w: Word) -> bool:
    """Whether ``w`` heads the name of a place."""
    if w.entity in word_set("events", "places", "entities"):
        return True
    if w.entity in ("DATE", "TIME", "PERSON", "NORP", "CARDINAL", "MONEY", "PERCENT", "EVENT", "LAW"):
        return False
    return w.lemma in word_set("events", "places", "nouns") and (w.pos == "PROPN" or w.text[0].isupper())


def _name(s: Sentence, w: Word) -> tuple[int, str]:
    """Return the offset and text of the capitalised name that ends with or holds ``w``."""
    lo = hi = w.i
    while lo > 0 and s.words[lo - 1].text[:1].isupper() and s.words[lo - 1].pos in ("PROPN", "NOUN", "ADJ"):
        lo -= 1
    while hi + 1 < len(s.words) and s.words[hi + 1].entity == w.entity != "" and not s.words[hi + 1].entity_begins:
        hi += 1
    while hi > w.i and s.words[hi].pos == "PUNCT":
        hi -= 1
    return s.words[lo].start, s.cut(s.words[lo].start, s.words[hi].end)


def people(view: View, words: Iterable[Word], apart: Iterable[tuple[str, int]] = ()) -> tuple[Member, ...]:
    """Return the members mentioned among ``words``, names of places left out."""
    spots = [(start, start + len(text)) for text, start in apart]
    kept = [w for w in words if not any(a <= w.start < b for a, b in spots)]
    return view.cast.within(kept)


def clause_of(s: Sentence, verb: Word) -> Passage:
    """Return the clause of ``verb`` as one can read it: with its subject, and with the noun it is relative to."""
    top = verb
    while not s.children(top, *SUBJECTS) and top.dep in ("xcomp", "conj", "pcomp", "advcl", "prep"):
        top = clause_head(s, s.head(top)) if clause_head(s, s.head(top)).i != top.i else s.root
        if top.dep == "ROOT":
            break
    words = [w for w in clause_words(s, top, without=frozenset({"parataxis"})) if not _other_speech(s, top, w)]
    words += [w for w in s.subtree(verb) if w not in words]
    if top.dep in ("relcl", "acl"):
        noun = s.head(top)
        words += [w for w in s.subtree(noun, [top.i]) if w.i <= noun.i]
    words.sort(key=lambda w: w.i)
    while words and _opens(words[0], top):
        words.pop(0)
    return s.span(words)


def with_claimant(s: Sentence, clause: Passage, verb: Word) -> Passage:
    """Return the clause of what is only claimed with who claims it ("the ministry claims that they met")."""
    up = s.head(verb)
    if verb.dep != "ccomp" or up.lemma not in word_set("events", "moods", "claiming") or up.start > clause.start:
        return clause
    who = [w for sub in s.children(up, *SUBJECTS) for w in s.subtree(sub)]
    return s.passage(who[0].start, clause.end) if who and who[0].start < clause.start else clause


def _opens(w: Word, top: Word) -> bool:
    """Whether a word only ties a clause to what stands before it; the "if" of a condition stays."""
    return w.dep == "cc" or ((w.dep == "mark" or w.pos == "SCONJ") and w.lower not in CONDITIONS)


def _other_speech(s: Sentence, top: Word, w: Word) -> bool:
    """Whether ``w`` stands in what the clause of ``top`` says, when ``top`` is a verb of saying."""
    if top.lemma not in word_set("events", "moods", "saying"):
        return False
    return any(s.head(u).i == top.i and u.dep == "ccomp" for u in (w, *s.ancestors(w)))


def evidence(s: Sentence, clause: Passage) -> Passage:
    """Return the sentence as evidence, or the clause if the sentence is long."""
    whole = s.passage()
    return whole if len(whole.text) <= LONGEST_EVIDENCE or len(clause.text) >= len(whole.text) else clause
