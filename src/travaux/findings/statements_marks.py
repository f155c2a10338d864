"""Quotations given to speakers, paragraph by paragraph: a quotation belongs to the cue it touches, else to the nearest
one, else to whoever spoke last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from travaux.findings.quotes import Quotation, word_count
from travaux.findings.statements_attitudes import is_held
from travaux.findings.statements_cues import find_cues
from travaux.findings.statements_interviews import answers
from travaux.findings.statements_paragraphs import Paragraph, paragraphs
from travaux.findings.statements_turns import awaiting, colon_clause, colon_label, colon_statement, posts, signed, turn
from travaux.findings.statements_words import ELSEWHERE, LEXICON, Attribution, Span, comes_last, inside
from travaux.language.lexicon import lexicon
from travaux.language.reading import Page, Sentence, Word

# A quotation without a cue in its own clause goes to a cue no further off than this (characters).
REACH = 160
_EDGES = " ,;:–—-\n\t\xa0"
# What stands between two stretches of one content: "it was “big” and “late”".
JOINS = frozenset(
    {
        "",
        "and",
        "but",
        "or",
        "and then",
        "but also",
        "and also",
        "because",
        "and of",
        "and that",
        "but that",
        "--",
        "—",
        "–",
    }
)
# A quotation of one or two words has to stand right beside its cue, else it is scare quotes ("No," she said).
BESIDE = 3
# Quotations shorter than this (words) that touch no cue's content are titles and scare quotes.
SCARE_WORDS = 3
# Groups of cues whose speaker may go on in the next paragraph.
_SPEAKING = frozenset({"spoken", "quoting", "urged", "judged", "reacted", "colon", "running", "answer", "post"})
_QUOTABLE = _SPEAKING | {"asked", "shown", "believed"}
_CLOSING = "\"'”’» "
# A title in quotation marks seldom has more words of four letters and more.
TITLE_WORDS = 6


def attribute(page: Page) -> list[tuple[Paragraph, list[Attribution]]]:
    """Return the attributions of a page by paragraph, quotations given out."""
    out: list[tuple[Paragraph, list[Attribution]]] = []
    running: Attribution | None = None
    listed = paragraphs(page)
    answering = answers(listed)
    for n, paragraph in enumerate(listed):
        quoted = [(q.start, q.end) for q in paragraph.quotations]
        cues = [a for at, s in paragraph.sentences for a in find_cues(s, at, quoted)]
        waited = awaiting(paragraph, cues)
        found = _quoted(paragraph, _without_asides(paragraph, cues))
        answer = _answer(paragraph, found) if n in answering else None
        found += [answer] if answer is not None else [*posts(paragraph), *_unclaimed(paragraph, found, running)]
        found = _without_relatives(paragraph, found)
        found.sort(key=lambda a: (a.verb.start, a.content))
        out.append((paragraph, found))
        running = waited or _last_speaking(paragraph, found)
    return _with_chains(out)


def _with_chains(told: list[tuple[Paragraph, list[Attribution]]]) -> list[tuple[Paragraph, list[Attribution]]]:
    """Give a speech of several paragraphs, each with an opening mark, to whoever is named in the last of them."""
    speaker: Word | None = None
    out: list[tuple[Paragraph, list[Attribution]]] = []
    for p, found in reversed(told):
        whole = len(p.quotations) == 1 and p.quotations[0].start == p.start and not p.quotations[0].closed
        own = [a for a in found if p.enclosing(a.verb.start) is None and a.group not in ELSEWHERE]
        if whole and not own and speaker is not None:
            index, s = p.sentences[0]
            content = ((p.quotations[0].start, p.quotations[0].end),)
            inner = [a for a in found if a.group not in ELSEWHERE]
            found = [Attribution(index, s.words[0], "running", "quotation", speaker, (), (), content), *inner]
        elif own or not whole:
            first = [
                a for a in own if p.quotations and p.quotations[0].start == p.start and _touches(a, p.quotations[0])
            ]
            speaker = first[0].speaker if first and first[0].states else None
        out.append((p, found))
    return out[::-1]


def _without_asides(p: Paragraph, cues: list[Attribution]) -> list[Attribution]:
    """Cut the sources and cues of asides ("..., according to X, ...") out of the other contents they stand in."""
    told = [a for a in cues if a.states or a.frame != "aside"]  # "as fast as they would like" is no aside
    asides = [a for a in told if a.source and (a.frame in ("according", "aside") or comes_last(a))]
    out = []
    for a in cues:
        holes = [
            b.extent
            for b in asides
            if b is not a and p.enclosing(b.verb.start) is None and not inside(a.verb.start, b.source)
        ]
        out.append(replace(a, content=tuple(piece for span in a.content for piece in _without(p, span, holes))))
    return out


def _without_relatives(p: Paragraph, found: list[Attribution]) -> list[Attribution]:
    """Cut a source before a clause of its own that says something: "Lee, | who says it is late, said ..."."""
    told = [b for b in found if b.source and b.speaker is not None and b.speaker.lower in ("who", "which")]
    out = []
    for a in found:
        cuts = [b.source[0][0] for b in told if b is not a and inside(b.source[0][0], a.source)]
        kept = [_trim(p, (start, min([end, *cuts]))) for start, end in a.source if start < min(cuts)] if cuts else []
        out.append(replace(a, source=tuple(k for k in kept if k is not None)) if any(kept) else a)
    return out


def _last_speaking(p: Paragraph, found: list[Attribution]) -> Attribution | None:
    """Return the last statement of a paragraph that is nobody else's, for whoever made it may go on in the next."""
    own = [a for a in found if a.group in ELSEWHERE or p.enclosing(a.verb.start) is None]
    outer = [a for a in own if a.group in _SPEAKING]
    return max(outer, key=lambda a: max(end for _, end in a.content), default=None)


def _unclaimed(p: Paragraph, found: list[Attribution], running: Attribution | None) -> list[Attribution]:
    """Return statements without a verb: after a name and a colon, or a paragraph that goes on with a quotation."""
    stating = [a for a in found if a.states or (a.group == "asked" and _follows(p, a))]
    rest = [q for q in p.quotations if not any(_touches(a, q) for a in stating)]
    if not found and (told := turn(p)) is not None:
        return [told]
    if rest and (name := signed(p)) is not None:
        return [name]
    if not rest or word_count(p.cut(rest[0].start, rest[0].end)) < SCARE_WORDS:
        return []
    label = colon_label(p, rest[0])
    if label is not None:
        return [colon_statement(p, *label, rest)]
    if running is not None and running.speaker is not None and rest[0].start == p.start:
        index, s = p.sentences[0]
        content = tuple((q.start, q.end) for q in rest)
        return [Attribution(index, s.words[0], "running", "quotation", running.speaker, (), (), content)]
    return []


def _answer(p: Paragraph, found: list[Attribution]) -> Attribution | None:
    """Return what a paragraph of an interview answers: its quotations that are nobody else's, or all of it."""
    index, s = p.sentences[0]
    content = tuple((q.start, q.end) for q in p.quotations if not any(_touches(a, q) for a in found if a.states))
    if not p.quotations:
        content = ((p.start, p.start + len(p.text.rstrip())),)
    elif not content or content[0][0] != p.start:
        return None
    return Attribution(index, s.words[0], "answer", "quotation", None, (), (), content)


def _follows(p: Paragraph, a: Attribution) -> bool:
    """Whether a cue follows the quotation it has, as in "“Is it late?” he asked"."""
    return any(_touches(a, q) and q.end <= a.verb.start for q in p.quotations)


def _quoted(p: Paragraph, cues: list[Attribution]) -> list[Attribution]:
    """Grow contents to the quotations they touch, then give out the quotations that touch none."""
    found = [_grown(p, a) for a in cues]
    for q in p.quotations:
        if any(_touches(a, q) for a in found):
            continue
        at, told = _nearest(p, q, found), colon_clause(p, q, found)
        if told is not None:
            found.append(told)
        elif at is not None:
            found[at] = _with_lead(p, _with(p, found[at], [q]), q)
    return [a for a in found if a.counts and (a.states or is_held(_sentence_of(p, a), a))]


def _with_lead(p: Paragraph, a: Attribution, q: Quotation) -> Attribution:
    """Return ``a`` with the condition before a quotation that is carried on: "But if it is late, “we will wait”."""
    s = next((s for _, s in p.sentences if s.start <= q.start < s.end), None)
    found = _condition().match(p.cut(s.start, q.start)) if s is not None else None
    if s is None or found is None or any(s.start <= x < q.start for x, _ in (*a.source, *a.cue)):
        return a
    lead = (s.start + found.start("if"), q.start)
    return replace(a, content=tuple(merge(p, [*a.content, lead])))


@cache
def _condition() -> re.Pattern[str]:
    return re.compile(lexicon(LEXICON)["conditions"]["before_quotation"])


def _sentence_of(p: Paragraph, a: Attribution) -> Sentence:
    return next(s for index, s in p.sentences if index == a.sentence)


def _grown(p: Paragraph, a: Attribution) -> Attribution:
    """Return an attribution whose content takes in the quotations it touches and keeps to the one it stands in."""
    outer = p.enclosing(a.verb.start)
    if outer is None:
        return _with(p, a, [q for q in p.quotations if _touches(a, q) and (a.group != "quoting" or _beside(a, q))])
    inside = (outer.start + 1, outer.end - (1 if outer.closed else 0))
    content = tuple((max(s, inside[0]), min(e, inside[1])) for s, e in a.content if s < inside[1] and e > inside[0])
    return _with(p, replace(a, content=content), [q for q in outer.inner if _touches(a, q)])


def _touches(a: Attribution, q: Quotation) -> bool:
    return not q.covers(a.verb.start) and _touches_span(q, a.content)


def _beside(a: Attribution, q: Quotation) -> bool:
    """Whether a quotation stands right at the cue or its source, a comma or colon between them at most."""
    return _distance(q, (*a.source, *a.cue)) <= BESIDE


def _distance(q: Quotation, spans: Iterable[Span]) -> int:
    return min(max(start - q.end, q.start - end, 0) for start, end in spans)


def _touches_span(q: Quotation, spans: Iterable[Span]) -> bool:
    return any(start < q.end and end > q.start for start, end in spans)


def _with(p: Paragraph, a: Attribution, quotations: Sequence[Quotation]) -> Attribution:
    """Return ``a`` with ``quotations`` in its content; what of its own cue and source lies between them is left out."""
    if not quotations:
        return a
    out = [span for span in (*a.source, *a.cue) if not any(q.covers(span[0]) for q in quotations)]
    merged = merge(p, [*a.content, *((q.start, q.end) for q in quotations)])
    content = tuple(piece for span in merged for piece in _without(p, span, out))
    quoted = replace(a, content=content)
    return quoted if quoted.states else replace(quoted, frame="quotation")


def _is_title(text: str) -> bool:
    """Whether words in quotation marks are the name of a programme, a book or a song."""
    words = [w for w in text.strip(" ,.'`\"“”‘’").split() if len(w) > 3 and w not in ("with", "from", "into", "over")]
    return 0 < len(words) <= TITLE_WORDS and all(w[0].isupper() or not w[0].isalpha() for w in words)


def merge(p: Paragraph, spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, overlapping ones and those parted by blanks and commas joined."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and (start <= out[-1][1] or p.cut(out[-1][1], start).strip(" ,\n\xa0") in JOINS):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _without(p: Paragraph, span: Span, out: Iterable[Span]) -> list[Span]:
    """Return what is left of ``span`` when the spans ``out`` are cut from it."""
    pieces, at = [], span[0]
    for start, end in sorted(out):
        if start < span[1] and end > at:
            pieces.append((at, start))
            at = end
    pieces.append((at, span[1]))
    return [t for piece in pieces if (t := _trim(p, piece)) is not None]


def _trim(p: Paragraph, span: Span) -> Span | None:
    """Return ``span`` without blanks and commas at its edges, or None if nothing readable is left."""
    text = p.cut(*span).rstrip(_EDGES)
    text = text.removesuffix(", as")  # "it is late, as | Lee argued"
    span = (span[0], span[0] + len(text))
    start = span[0] + len(text) - len(text.lstrip(_EDGES))
    end = span[1] - (len(text) - len(text.rstrip(_EDGES)))
    return (start, end) if any(c.isalnum() for c in text) else None


def _has_its_own(a: Attribution, q: Quotation, *, apart: bool) -> bool:
    """Whether a participle has other words to tell than those before it, or in the next sentence.

    "Called it, “a start,” adding that ...", "she said, citing the rain. “We can wait.”"
    """
    told = a.verb.tag == "VBG" and bool(a.content) and a.content[0][0] > a.verb.start
    return told and (q.end <= a.verb.start or (apart and a.group != "spoken"))


def _stands_alone(p: Paragraph, q: Quotation) -> bool:
    """Whether nobody does anything beside a quotation in its sentences: it may go on with the one before."""
    for _, s in p.sentences:
        beside = [w for w in s.words if s.start < q.end and q.start < s.end and p.enclosing(w.start) is None]
        if any(w.dep == "nsubj" and (w.pos == "PROPN" or w.lower in ("he", "she", "they")) for w in beside):
            return False
    return True


def _is_parted(p: Paragraph, q: Quotation, a: Attribution) -> bool:
    """Whether a whole sentence of the reporter's stands between a quotation and the words it would go on with."""
    end = max((y for _, y in (*a.source, *a.cue, *a.content) if y <= q.start), default=q.start)
    between = (s for _, s in p.sentences if end <= s.start and s.end <= q.start)
    return any(p.enclosing(s.start) is None for s in between)


def _is_of_before(s: Sentence, q: Quotation, a: Attribution) -> bool:
    """Whether a quotation stands before the noun that the clause of a cue tells more of."""
    verb = a.verb
    if verb.i >= len(s.words) or s.words[verb.i] is not verb or verb.dep != "relcl":
        return False
    return q.end <= s.subtree(verb)[0].start


def _nearest(p: Paragraph, q: Quotation, found: list[Attribution]) -> int | None:
    """Return which attribution a quotation belongs to that touches none.

    It is the nearest in the same sentence, else the nearest before, for a quotation goes on after a cue; one that ends
    with a comma waits for the cue after it.
    """
    text = p.cut(q.start, q.end)
    waits = text.rstrip(_CLOSING).endswith((",", "?", "!"))
    whole = p.cut(p.start, q.start).rstrip()[-1:] in (".", "”", '"') and text.rstrip("\"'”’» ").endswith(".")
    shown = p.cut(p.start, q.start).lower().endswith((" on ", "’s ", "'s ", "s’ ", "s' "))
    if _is_title(text) and not whole and (not waits or shown):
        return None
    short = word_count(text) < SCARE_WORDS
    near = []
    for n, a in enumerate(found):
        if p.enclosing(a.verb.start) is None and a.group in _QUOTABLE:
            s = _sentence_of(p, a)
            apart = not (s.start < q.end and q.start < s.end)
            reach = BESIDE if short or a.group == "quoting" else REACH
            gap = _distance(q, (*a.source, *a.cue, *a.content))
            if (apart and not waits and not _stands_alone(p, q)) or _has_its_own(a, q, apart=apart):
                continue
            if apart and not waits and a.frame == "object" and len(found) > 1:
                continue  # "... after Lee announced the plan. “It is late.”"
            if apart and not waits and _is_parted(p, q, a):
                continue  # "Lee calls it “late.” The port is shut. “It is big.”"
            if not apart and not waits and _is_of_before(s, q, a):
                continue  # "a “modest” sum, which Lee called too small"
            if gap <= reach and (not apart or waits or a.extent[0] < q.start):
                near.append((apart, gap, n))
    return min(near)[2] if near else None
