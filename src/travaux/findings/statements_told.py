"""To whom, through whom and when: the outlet that was told, the outlets that relay, and the day of a statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from travaux.findings.statements_outlets import LEXICON as OUTLETS
from travaux.findings.statements_outlets import (
    Outlet,
    asked_by_reporter,
    find_outlets,
    platform_of,
    posts_on,
    speaks_to_us,
)
from travaux.findings.statements_words import LEXICON, MARKS, Attribution, Span, comes_last, group_of, inside
from travaux.language.lexicon import lexicon, word_set
from travaux.language.reading import SUBJECTS, Sentence, Word
from travaux.language.spans import TimeExpression

# A day belongs to a cue no further off than this (characters), nothing else of the statement between them.
DAY_REACH = 80
# "In an interview with the Courier, Lee said ..." is shown from its beginning, if no longer than this (characters).
LEAD = 80
# The words between a preposition and the outlet after it: "to the state-run", "with its own".
_GAP_WORDS = 6
# An outlet's own attribution that leaves no more words than this beside the statement it carries only relays it.
_CARRIER_WORDS = 3


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution with the way it came: ``via`` whom it was told to or where it was written, ``relay`` behind it.

    ``shown`` are the stretches of the report that tell outlet and day.
    """

    of: Attribution
    via: str | None = None
    relay: tuple[str, ...] = ()
    said_on: str | None = None
    shown: tuple[Span, ...] = ()


def tell(
    s: Sentence, statements: Sequence[Attribution], times: Sequence[TimeExpression], own: str | None = None
) -> list[Told]:
    """Return the statements of one sentence with outlet, relay and day; outlets that only carry another are merged."""
    outlets = find_outlets(s, own) if statements else []
    told = [Told(a, via=_implied(s, a, own)) for a in statements]
    if own and statements and asked_by_reporter(s):
        told = [replace(t, via=t.via or own) for t in told]
    for outlet in outlets:
        owner = _owner(s, outlet, statements)
        if owner is not None and outlet.last.lower in ("us", "me") and _outlet_of(statements[owner], outlets):
            continue  # "the Courier tells us": whoever reads it
        if owner is not None and (told[owner].via is None or not outlet.platform):
            span = _shown(s, outlet, statements[owner])
            told[owner] = replace(told[owner], via=outlet.name, shown=(*told[owner].shown, span))
    days = [t for t in times if not any(0 <= t.start - o.last.end <= 1 for o in outlets)]  # "on Radio Sunday"
    told = [_dated(s, t, statements, days) for t in told]
    return _shared_back(_relayed(s, [_citing(s, t, outlets) for t in _shared(told)], outlets))


def _implied(s: Sentence, a: Attribution, own: str | None) -> str | None:
    """Return the platform or outlet that goes without saying: of a post, of a verb, of an answer in an interview."""
    if a.group == "answer":
        return own
    if a.group == "post":
        return posts_on()
    beside = a.verb.tag == "VBG" and a.verb.dep == "advcl" and a.verb.i < len(s.words) and s.words[a.verb.i] is a.verb
    return platform_of(a.verb) or (platform_of(s.head(a.verb)) if beside else None)  # "tweeted a link, saying ..."


def announced_on(s: Sentence, own: str | None = None) -> tuple[Word, str] | None:
    """Return who is told to speak on an outlet or platform, and on which: "Lee hit back on CNN. “It is late,” he said."

    The sentence is the one before what is said, its subject the speaker.
    """
    subjects = s.children(s.root, "nsubj")
    if subjects and own and speaks_to_us(s):
        return subjects[0], own
    for o in find_outlets(s, own) if subjects else ():
        on = _governor(s, o.first)
        if s.root.lemma in word_set(OUTLETS, "own", "rings") and s.root.i == o.first.i - 1 - _articles(s, o):
            return subjects[0], o.name  # "the mayor rang the Courier. “It is late,” she said"
        if on is None or on.i < s.root.i:
            continue
        above = s.head(on)
        near = above.i == s.root.i or above.head == s.root.i
        if (on.lower == "on" and near) or (on.lower in ("to", "with") and _in_paper(s, on)):
            return subjects[0], o.name
    return None


def _articles(s: Sentence, outlet: Outlet) -> int:
    """Return how many articles stand right before an outlet, which its name leaves out."""
    return int(outlet.first.i > 0 and s.words[outlet.first.i - 1].pos == "DET")


def _in_paper(s: Sentence, to: Word) -> bool:
    """Whether "to" or "with" leads from a message or a talk: "denied it in an interview with the Courier"."""
    papers = word_set(LEXICON, "occasions", "papers") | word_set(LEXICON, "occasions", "messages")
    before = s.words[max(0, to.i - _GAP_WORDS) : to.i]
    return bool(before) and before[-1].lower in papers and any(w.lower in ("in", "during") for w in before)


def _shared_back(told: list[Told]) -> list[Told]:
    """Give the outlet of the last statement to those before of its source: "denied it and said ..., X reported"."""
    last = next((t for t in reversed(told) if t.via and t.of.source), None)
    return [
        replace(t, via=last.via, shown=(*t.shown, *last.shown))
        if last is not None and t.via is None and t.of.source == last.of.source
        else t
        for t in told
    ]


def _shared(told: Sequence[Told]) -> list[Told]:
    """Give outlet and day of a statement to those of the same source after it: "told CNN on Monday ..., adding ..."."""
    out: list[Told] = []
    for t in told:
        same = [o for o in out if o.of.source and o.of.source == t.of.source]
        if same:
            shown = t.shown or same[-1].shown
            t = replace(t, via=t.via or same[-1].via, said_on=t.said_on or same[-1].said_on, shown=shown)
        out.append(t)
    return out


# ------------------------------------------------------------------------------------------------ via
def _owner(s: Sentence, outlet: Outlet, statements: Sequence[Attribution]) -> int | None:
    """Return which statement an outlet was told, or None if it was told nothing here."""
    near = [
        (_distance(outlet.first, a), n)
        for n, a in enumerate(statements)
        if not inside(outlet.first.start, a.content) and _is_told(s, outlet, a)
    ]
    return min(near)[1] if near else None


def _shown(s: Sentence, outlet: Outlet, a: Attribution) -> Span:
    """Return the stretch that shows an outlet: with all before it in a sentence that begins with it."""
    leads = outlet.last.end - s.start <= LEAD and a.cue and outlet.first.start < a.extent[0]
    return (s.start if leads and not inside(s.start, a.content) else outlet.first.start, outlet.last.end)


def _is_told(s: Sentence, outlet: Outlet, a: Attribution) -> bool:
    after = s.words[outlet.last.i + 1 : outlet.last.i + 4]
    if any(w.lower == "affiliate" for w in after):
        return False
    governor = _governor(s, outlet.first)
    if _is_part(s, outlet) or _is_anothers(s, outlet, governor, a):
        return False
    if a.group == "colon" and inside(outlet.first.start, a.source):
        return a.speaker is not None and outlet.first.i > a.speaker.i  # "“...” — Ann Lee, Courier"
    if inside(outlet.first.start, a.source):
        if after and after[0].tag == "POS" and a.speaker is not None:  # "the Courier's Ann Lee said"
            return after[0].i < a.speaker.i
        return governor is not None and governor.lower == "on"  # "said the minister, Ann Lee, on CNN"
    if governor is None:
        return False
    if governor.lemma in word_set(LEXICON, "told", "verbs") or governor.lemma == "interview":
        return True
    if governor.lower == "by":
        asked = word_set(LEXICON, "told", "quoters") | word_set(LEXICON, "told", "askers")
        return s.head(governor).lemma in asked
    if outlet.last.lower in lexicon(OUTLETS)["platforms"]["nouns"]:
        before = {w.lower for w in s.words[max(0, governor.i - _GAP_WORDS) : governor.i]}
        return governor.lower == "in" or (governor.lower == "of" and "in" in before)  # "in a series of tweets"
    if governor.lower == "of":
        led = [w.lower for w in s.words[max(0, governor.i - 2) : governor.i]]
        heard = s.head(s.head(governor)).lemma in word_set(LEXICON, "told", "verbs") and led[-1:] == ["board"]
        return led == ["by", "way"] or heard  # "told the editorial board of the Courier"
    if governor.lower in ("in", "during"):
        return _tells_in(s, governor, outlet.last)
    return governor.lower in word_set(OUTLETS, "words", "before")


def _is_part(s: Sentence, outlet: Outlet) -> bool:
    """Whether an outlet only tells of what kind something is: "the former Courier model"."""
    before = s.words[outlet.first.i - 1] if outlet.first.i else None
    if before is not None and before.lemma in word_set(LEXICON, "told", "verbs"):
        return False  # "told the Courier new boats were bought"
    noun = s.head(outlet.last)
    beside = outlet.last.dep in ("compound", "nmod", "amod") and 0 < noun.i - outlet.last.i <= 2
    return beside and noun.pos == "NOUN" and noun.lemma not in word_set(OUTLETS, "words", "of_outlets")


def _is_anothers(s: Sentence, outlet: Outlet, governor: Word | None, a: Attribution) -> bool:
    """Whether an outlet hangs on another verb than the cue: "Lee said no, and Ko left to tell the Courier that ..."."""
    verb = a.verb
    if governor is None or verb.i >= len(s.words) or s.words[verb.i] is not verb or not a.cue:
        return False
    if governor.lemma in word_set(LEXICON, "told", "verbs") and governor.pos == "VERB":
        own = [k for k in s.children(governor, *SUBJECTS) if a.speaker is None or k.i != a.speaker.i]
        apart = governor.tag == "VB" and governor.dep in ("advcl", "xcomp", "relcl", "acl")
        return governor.i != verb.i and (bool(own) or apart) and verb.i < governor.i and verb.tag != "VBG"
    above = next((w for w in s.ancestors(outlet.first) if w.pos == "VERB"), None)
    joined = above is not None and above.dep == "conj" and above.i > verb.i and not group_of(above)
    return joined and above is not None and above.i < outlet.first.i and bool(s.children(above, "dobj"))


def _tells_in(s: Sentence, within: Word, last: Word) -> bool:
    """Whether "in" an outlet tells how: "an op-ed in the Courier", "in a Courier interview"."""
    nouns = word_set(OUTLETS, "words", "told_in")
    before = s.words[max(0, within.i - 4) : within.i]
    behind = s.words[last.i + 1 : last.i + 2]
    hyphened = s.cut(before[0].start, within.start).lower().split() if before else []  # "an op-ed in" is five words
    return any(w.lower in nouns for w in (*before, *behind)) or any(w in nouns for w in hyphened)


def _governor(s: Sentence, first: Word) -> Word | None:
    """Return the preposition or verb before an outlet, over the words that may stand between."""
    for w in reversed(s.words[max(0, first.i - _GAP_WORDS) : first.i]):
        if w.dep not in ("amod", "npadvmod") and (w.pos in ("ADP", "VERB", "AUX")):
            return None if w.lower == "to" and w.i and s.words[w.i - 1].lower == "according" else w
        if w.pos == "PUNCT" and w.text != "-" and w.text not in MARKS:
            return None
    return None


def _distance(word: Word, a: Attribution) -> int:
    spans = a.cue or a.content
    return min(max(start - word.end, word.start - end, 0) for start, end in spans)


# ------------------------------------------------------------------------------------------------ when
def _dated(s: Sentence, t: Told, statements: Sequence[Attribution], times: Sequence[TimeExpression]) -> Told:
    """Add the day of a calendar expression at the cue: outside the content, nearer to no other cue."""
    near = []
    for time in times:
        if time.first is not None and time.first == time.last and s.start <= time.start < s.end:
            gap = _gap(s, time, t.of)
            others = [g for b in statements if (g := _gap(s, time, b)) is not None]
            if gap is not None and gap <= DAY_REACH and gap <= min(others):
                near.append((gap, time.start, time))
    if not near:
        return t
    time = min(near, key=lambda n: n[:2])[2]
    assert time.first is not None
    return replace(t, said_on=time.first.isoformat(), shown=(*t.shown, (time.start, time.end)))


def _gap(s: Sentence, time: TimeExpression, a: Attribution) -> int | None:
    """Return the characters between a calendar expression and a cue, or None if it tells no day of the saying."""
    if not a.cue or inside(time.start, a.content):
        return None
    if inside(time.start, a.source) and not _while_saying(s, time, a):
        return None
    spans = [*a.cue, *a.source] if time.start < a.cue[0][0] else a.cue
    return min(max(start - time.end, time.start - end, 0) for start, end in spans)


def _while_saying(s: Sentence, time: TimeExpression, a: Attribution) -> bool:
    """Whether a day within the source is that of a participle beside it: "Lee, speaking on Tuesday, said ..."."""
    word = s.at(time.start)
    above = [word, *s.ancestors(word)] if word else []
    return any(w.dep == "acl" and w.tag == "VBG" and a.speaker is not None and w.head == a.speaker.i for w in above)


# ------------------------------------------------------------------------------------------------ relay
def _citing(s: Sentence, t: Told, outlets: Sequence[Outlet]) -> Told:
    """Read "Reuters reported, citing two officials, that ...": the officials speak, Reuters relays."""
    carrier = _outlet_of(t.of, outlets)
    if carrier is None:
        return t
    for w in s.words:
        if w.lower in ("citing", "quoting") and not inside(w.start, t.of.source):
            cited = s.children(w, "dobj", "pobj")
            if cited:
                words = s.subtree(cited[0], [k.i for k in s.children(cited[0], "relcl", "acl", "ccomp")])
                source = ((words[0].start, words[-1].end),)
                content = _cut_out(t.of.content, (w.start, words[-1].end))
                changed = replace(t.of, speaker=cited[0], source=source, content=content)
                shown = (*t.shown, (carrier.first.start, carrier.last.end))
                return replace(t, of=changed, relay=(carrier.name, *t.relay), shown=shown)
    return t


def _cut_out(spans: Sequence[Span], hole: Span) -> tuple[Span, ...]:
    """Return ``spans`` without what lies in ``hole``."""
    pieces = [piece for a, b in spans for piece in ((a, min(b, hole[0])), (max(a, hole[1]), b))]
    return tuple(sorted({(a, b) for a, b in pieces if a < b}))


def _outlet_of(a: Attribution, outlets: Sequence[Outlet]) -> Outlet | None:
    """Return the outlet that is the source of an attribution."""
    if a.speaker is None:
        return None
    names = (o for o in outlets if not o.platform and inside(o.first.start, a.source))
    return next((o for o in names if _names(o, a.speaker)), None)


def _names(outlet: Outlet, speaker: Word) -> bool:
    """Whether an outlet is a speaker or the name of one: "Reuters", "the news agency Reuters", "the Reuters agency"."""
    within = outlet.first.i <= speaker.i <= outlet.last.i
    if speaker.lemma in word_set(OUTLETS, "words", "carries") and outlet.last.dep == "pobj":
        return True  # "a report in the Courier"
    if speaker.lemma in word_set(OUTLETS, "words", "counts"):
        return False  # "a Courier poll" counts, and carries nobody's words
    return within or (outlet.last.head == speaker.i and outlet.last.dep in ("appos", "compound", "nmod"))


def _relayed(s: Sentence, told: list[Told], outlets: Sequence[Outlet]) -> list[Told]:
    """Give statements that an outlet carries ("..., according to the Courier") that outlet, and drop its own."""
    out = list(told)
    dropped: set[int] = set()
    for n, carrier in enumerate(told):
        outlet = _outlet_of(carrier.of, outlets)
        for m, inner in enumerate(told):
            if outlet is not None and m != n and _vouches(inner.of, carrier.of):
                told_by = replace(out[m], of=replace(inner.of, content=carrier.of.content))
                out[m] = _with_carrier(told_by, outlet)
                dropped.add(n)
            elif outlet is not None and m != n and _carries(carrier.of, inner.of):
                out[m] = _with_carrier(out[m], outlet)
                if _is_covered(s, carrier.of, inner.of):
                    dropped.add(n)
    return [t for n, t in enumerate(out) if n not in dropped]


def _vouches(inner: Attribution, carrier: Attribution) -> bool:
    """Whether somebody vouches for what an outlet reports: "the Courier reported that, according to officials, ..."."""
    if inner.group != "according" or carrier.group == "according" or not carrier.cue:
        return False
    return carrier.extent[1] <= inner.extent[0] and any(start >= inner.extent[1] for start, _ in carrier.content)


def _carries(carrier: Attribution, inner: Attribution) -> bool:
    """Whether a statement stands in an outlet's, or an outlet's aside stands behind what is told in it."""
    if inside(inner.verb.start, carrier.content):
        return True
    behind = bool(inner.cue) and inner.cue[0][0] < carrier.verb.start
    last = carrier.frame in ("according", "aside") or comes_last(carrier)
    return behind and last and any(a < d and b > c for a, b in carrier.content for c, d in inner.content)


def _with_carrier(t: Told, outlet: Outlet) -> Told:
    span = (outlet.first.start, outlet.last.end)
    if t.via is None:
        return replace(t, via=outlet.name, shown=(*t.shown, span))
    if outlet.name in (t.via, *t.relay):
        return t
    return replace(t, relay=(*t.relay, outlet.name), shown=(*t.shown, span))


def _is_covered(s: Sentence, carrier: Attribution, inner: Attribution) -> bool:
    """Whether an outlet's statement is hardly more than the statement it carries."""
    parts = (*inner.source, *inner.cue, *inner.content)
    own = inner.verb.i < len(s.words) and s.words[inner.verb.i] is inner.verb
    when = [k for k in s.children(inner.verb, "prep", "npadvmod", "advmod") if own and k.i > inner.verb.i]
    beside = {w.i for k in when for w in s.subtree(k)}  # "Lee said | at a meeting on Friday |, the Courier reported"
    left = [w for w in s.words if inside(w.start, carrier.content) and not inside(w.start, parts) and w.i not in beside]
    return sum(1 for w in left if w.pos not in ("PUNCT", "DET", "ADP", "SCONJ", "PART")) <= _CARRIER_WORDS
