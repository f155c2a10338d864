"""Attributed statements of one report: who said what, in whose words, to whom, through whom, how surely.

The method is that of attribution extraction (Pareti 2016, "PARC 3.0: a corpus of attribution relations"; Newell et
al. 2018, "An attribution relations corpus for political news", the PolNeAR corpus): a lexicon of cues, dependency
patterns for source and content, and quotation marks. Works alone: ``find_statements(page, Cast(), ())`` finds the
statements without saying who the speakers are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from travaux.findings.found import Cast, Said, Unknown
from travaux.findings.quotes import Quotation
from travaux.findings.statements_again import Version, told_elsewhere
from travaux.findings.statements_circumstances import addressee_of, occasion_of, source_of, unknown_of, whole_cue
from travaux.findings.statements_filter import is_denial, statements_in
from travaux.findings.statements_marks import JOINS, attribute
from travaux.findings.statements_outlets import in_full, outlet_names, platforms
from travaux.findings.statements_paragraphs import Paragraph
from travaux.findings.statements_speakers import Speakers
from travaux.findings.statements_told import Told, announced_on, tell
from travaux.findings.statements_words import ELSEWHERE, LEXICON, Attribution, Span, inside
from travaux.language.hedges import find_hedges
from travaux.language.lexicon import word_set
from travaux.language.reading import SUBJECTS, Page, Sentence
from travaux.language.spans import TimeExpression
from travaux.model import Passage, StatementMode

# A statement's passage is a sentence or two, not the paragraph around it (characters).
EVIDENCE_LENGTH = 500
SEPARATOR = " … "
# "He" goes on with whoever spoke so many sentences before.
SPEAKER_REACH = 3
# And so many where nobody else is named that it fits: a caption or a list stands between.
SPEAKER_FAR = 7
# What was told to an outlet goes on for so many sentences.
OUTLET_REACH = 6


@dataclass(frozen=True, slots=True)
class _Found:
    paragraph: Paragraph
    sentence: Sentence
    told: Told
    speaker: str | None
    also: tuple[str, ...] = ()
    source: str | None = None  # who speaks, in the words of the report
    relayed_by: str | None = None  # who tells that it was said
    unknown: Unknown | None = None  # who speaks, where the cast does not know them


def find_statements(page: Page, cast: Cast, times: Sequence[TimeExpression]) -> tuple[Said, ...]:
    """Return the statements of one report in text order.

    ``cast`` tells who the speakers are (a statement whose speaker it does not know has none), ``times`` the calendar
    expressions of the report's text (offsets in code points) for the day on which something was said. Headlines and
    headings are not read. A statement within another's content is found too.
    """
    found: list[_Found] = []
    speakers = Speakers(page, cast)
    for paragraph, attributions in attribute(page):
        found += _in_paragraph(page, paragraph, attributions, speakers, times, found[-OUTLET_REACH:])
    found.sort(key=lambda f: (f.told.of.verb.start, f.told.of.content))
    found = [_within_own(f, found) for f in (_announced(page, f, cast) for f in _interviewed(page, found))]
    found = [f for f in found if not _repeats(f, found) and not _is_nobodys(f)]
    found = _within_others(_told_again(page, found), speakers)
    names = outlet_names(page) if any(f.told.via or f.told.relay for f in found) else {}
    days = [(t.start, t.end) for t in times]
    return tuple(_said(page, f, n, names, days) for n, f in enumerate(found))


def _in_paragraph(
    page: Page,
    paragraph: Paragraph,
    attributions: list[Attribution],
    speakers: Speakers,
    times: Sequence[TimeExpression],
    before: Sequence[_Found],
) -> list[_Found]:
    found = list(before)
    for index, s in paragraph.sentences:
        here = statements_in(paragraph, index, s, attributions)
        for told in tell(s, here, times, page.report.outlet):
            last = _last(found)
            last = last if last is not None and _goes_on_to(last, told.of, index, speakers) else None
            speaker = speakers.of(s, told.of, last.speaker if last else None)
            also = speakers.also(s, told.of, speaker)
            meant = _meant_within(paragraph, told.of, attributions, speaker, speakers, found)
            if meant is not _SAME:
                speaker, also, last = meant, (), None
            if (around := _unknown_around(told.of, found)) is not None:
                speaker, also = None, ()
                last = around
            if speaker is None:
                together = speakers.both(told.of)
                if not together and around is None and _is_they(told.of):
                    inner = [f for f in found if f.told.of.sentence == index and _stands_in(told.of, f)]
                    together = _several(inner[-1] if inner else last) or speakers.coordinated_before(told.of)
                speaker, also = (together[0], together[1:]) if together else (None, also)
            source = _source(s, told.of, speaker, last)
            f = _Found(paragraph, s, told, speaker, also, source, unknown=_unknown(s, told.of, speaker, last))
            found.append(_inherited(f, found))
    return found[len(before) :]


def _goes_on_to(last: _Found, a: Attribution, index: int, speakers: Speakers) -> bool:
    """Whether whoever spoke last may be who "he" is: spoken of just before, or nobody else since then that it fits."""
    gap = index - last.told.of.sentence
    if gap <= SPEAKER_REACH or a.speaker is None or a.speaker.lower not in ("he", "she"):
        return gap <= SPEAKER_REACH
    return gap <= SPEAKER_FAR and speakers.unrivalled(last.speaker, a, last.told.of.verb.start)


_SAME = ""


def _meant_within(
    p: Paragraph,
    a: Attribution,
    attributions: Sequence[Attribution],
    speaker: str | None,
    speakers: Speakers,
    found: Sequence[_Found],
) -> str | None:
    """Return who else "he" is in a quotation of ``speaker``, who would say "I"; _SAME where he may be the same."""
    q = p.enclosing(a.verb.start)
    if q is None or speaker is None or a.speaker is None or a.speaker.lower not in ("he", "she"):
        return _SAME
    if a.group in ELSEWHERE or not q.covers(a.speaker.start):
        return _SAME
    owners = [
        b for b in attributions if not q.covers(b.verb.start) and any(x < q.end and y > q.start for x, y in b.content)
    ]
    if not owners:
        return _SAME
    b = owners[0]
    before = next((f for f in reversed(found) if f.told.of.verb is b.verb), None)
    s = next(s for index, s in p.sentences if index == b.sentence)
    last = found[-1].speaker if found else None
    owner = before.speaker if before is not None else speakers.of(s, b, last)
    first = min(q.start, min(x for x, _ in b.content))
    return speakers.other(a, first, owner) if owner == speaker else _SAME


# ------------------------------------------------------------------------------------------------ going on
def _last(found: Sequence[_Found]) -> _Found | None:
    """Return the last statement that does not stand in the one before it."""
    n = len(found) - 1
    while n > 0 and inside(found[n].told.of.verb.start, found[n - 1].told.of.content):
        n -= 1
    return found[n] if n >= 0 else None


def _several(last: _Found | None) -> tuple[str, ...]:
    """Return the speakers of a statement that several made together, nobody for any other."""
    return (last.speaker, *last.also) if last is not None and last.also and last.speaker else ()


def _unknown_around(a: Attribution, found: Sequence[_Found]) -> _Found | None:
    """Return the statement of somebody unknown in which "they" speak of themselves: "six in ten say they think"."""
    if a.speaker is None or a.speaker.lower not in ("they", "he", "she"):
        return None
    outer = [f for f in found if f.told.of.sentence == a.sentence and inside(a.verb.start, f.told.of.content)]
    outer = [f for f in outer if f.told.of.verb.start < a.verb.start and a.group == "believed"]
    return outer[-1] if outer and outer[-1].speaker is None and outer[-1].unknown is not None else None


def _stands_in(a: Attribution, f: _Found) -> bool:
    return inside(a.verb.start, f.told.of.content)


def _is_they(a: Attribution) -> bool:
    return a.speaker is not None and a.speaker.lower == "they"


def _source(s: Sentence, a: Attribution, speaker: str | None, last: _Found | None) -> str | None:
    """Return who speaks in the report's words; somebody whom nobody knows keeps them when "he" goes on."""
    source = source_of(s, a)
    pronoun = a.speaker is not None and a.speaker.lower in word_set(LEXICON, "speakers", "goes_on")
    if speaker is None and pronoun and last is not None and last.speaker is None and last.source:
        return source if last.source.lower() in word_set(LEXICON, "speakers", "nameless") else last.source
    return source


def _unknown(s: Sentence, a: Attribution, speaker: str | None, last: _Found | None) -> Unknown | None:
    """Return somebody who speaks and whom the cast does not know, by what "he" goes on with if need be."""
    if speaker is not None:
        return None
    pronoun = a.speaker is not None and a.speaker.lower in word_set(LEXICON, "speakers", "goes_on")
    if pronoun and a.speaker is not None and last is not None and last.speaker is None and last.unknown is not None:
        return replace(last.unknown, at=(a.speaker.start, a.speaker.end))
    return unknown_of(s, a)


def _inherited(f: _Found, before: Sequence[_Found]) -> _Found:
    """Return ``f`` with the outlet of the same speaker's statement before: "told CNN ... He added ..."."""
    if f.told.via or f.speaker is None:
        return f
    a = f.told.of
    if _is_named_again(f):
        told = next(
            (b for b in reversed(before) if b.speaker == f.speaker and b.told.via not in (None, *platforms())), None
        )
        return replace(f, told=replace(f.told, via=told.told.via)) if told is not None else f
    near = [b for b in before if b is before[-1] or a.sentence - b.told.of.sentence <= OUTLET_REACH]
    last = next((b for b in reversed(near) if b.speaker == f.speaker), None)
    if last is None or last.told.via is None:
        return f
    goes_on = a.group in ELSEWHERE or (a.speaker is not None and a.speaker.pos == "PRON")
    quoted = bool(_own_quotations(f.paragraph, a)) and not f.told.said_on
    quoted = quoted and a.verb.lemma not in word_set(LEXICON, "told", "replies")  # to somebody who is there
    if quoted and last.told.via in platforms():  # unless it is said elsewhere
        quoted = not (occasion_of(f.sentence, a, ()) or addressee_of(f.sentence, a, None))
    writes = a.verb.lemma in word_set(LEXICON, "told", "writing")
    if writes and last.told.via not in platforms():
        return f  # in a book or elsewhere
    if last.told.via in platforms() and _is_said_elsewhere(f):
        return f
    if f.paragraph is last.paragraph or goes_on or writes or quoted:
        return replace(f, told=replace(f.told, via=last.told.via))
    return f


def _is_named_again(f: _Found) -> bool:
    """Whether a statement was made in "the interview" that was told of before."""
    text = f.sentence.text.lower()
    return any(f"{word} the interview" in text for word in ("in", "during"))


def _is_said_elsewhere(f: _Found) -> bool:
    """Whether what stands behind a post was said on another occasion: in a room, to somebody, or only thought."""
    a, s = f.told.of, f.sentence
    if a.group in ELSEWHERE or a.group == "post":
        return False
    during = any(w.lower == "during" and f.paragraph.enclosing(w.start) is None for w in s.words)
    if a.group == "believed" or a.frame == "noun" or f.also or during or addressee_of(s, a, None):
        return True
    if a.verb.lemma in word_set(LEXICON, "told", "replies") or occasion_of(s, a, ()):
        return True
    places = [k for p in s.children(a.verb, "prep") if p.lower in ("in", "at", "from") for k in s.children(p, "pobj")]
    return any(w.pos == "PROPN" and w.entity not in ("DATE", "TIME") and not inside(w.start, a.content) for w in places)


def _interviewed(page: Page, found: list[_Found]) -> list[_Found]:
    """Give what "she says" between the answers of an interview to the outlet that prints it."""
    asked = {f.speaker for f in found if f.told.of.group == "answer"} - {None}

    def is_told(f: _Found) -> bool:
        return f.speaker in asked and f.told.via is None and f.told.of.verb.tag in ("VBZ", "VBP")

    return [replace(f, told=replace(f.told, via=page.report.outlet)) if is_told(f) else f for f in found]


def _announced(page: Page, f: _Found, cast: Cast) -> _Found:
    """Give words of a speaker the outlet that the sentence before puts him on: "Lee hit back on CNN. “No,” he said"."""
    at = f.told.of.sentence
    if f.told.via or f.speaker is None or at < 1 or not _own_quotations(f.paragraph, f.told.of):
        return f
    before = page.sentences[at - 1]
    if page.sentences[at].block - before.block > 1 or f.told.of.group in ELSEWHERE:
        return f
    announced = announced_on(before, page.report.outlet)
    member = cast.at(announced[0]) if announced is not None else None
    if announced is None or member is None or member.key != f.speaker or f.told.relay:
        return f
    return replace(f, told=replace(f.told, via=announced[1]))


def _within_own(f: _Found, found: Sequence[_Found]) -> _Found:
    """Give what stands within a statement of the same speaker its outlet: "told CNN that the men he said were late"."""
    if f.told.via or f.speaker is None:
        return f
    at = f.told.of.verb.start
    outer = (g for g in found if g is not f and g.told.via and g.speaker == f.speaker and inside(at, g.told.of.content))
    around = next(outer, None)
    return replace(f, told=replace(f.told, via=around.told.via)) if around is not None else f


def _is_nobodys(f: _Found) -> bool:
    """Whether nobody knows whose a claim is: "their pledge"."""
    a = f.told.of
    return f.speaker is None and f.unknown is None and a.speaker is not None and a.speaker.tag == "PRP$"


def _repeats(f: _Found, found: Sequence[_Found]) -> bool:
    """Whether a statement only tells again, in part, what somebody says they think: "Lee said he thinks it is late"."""
    a = f.told.of
    if a.group != "believed" or a.speaker is None or a.speaker.pos != "PRON" or f.speaker is None:
        return False
    if f.paragraph.enclosing(a.verb.start) is not None:
        return False
    outer = [g for g in found if g is not f and g.speaker == f.speaker and inside(a.verb.start, g.told.of.content)]
    return any(all(any(x <= s and e <= y for x, y in g.told.of.content) for s, e in a.content) for g in outer)


def _told_again(page: Page, found: list[_Found]) -> list[_Found]:
    """Give what is told twice the outlet that one of the two names."""
    if not any(f.told.via for f in found):
        return found
    elsewhere = told_elsewhere([_version(page, f) for f in found])
    return [replace(f, told=replace(f.told, via=elsewhere.get(n, f.told.via))) for n, f in enumerate(found)]


def _within_others(found: list[_Found], speakers: Speakers) -> list[_Found]:
    """Note who tells that something was said: "“Lee said it was late,” said Ko" has Lee's words through Ko."""
    around = ((f, _around(f, found)) for f in found)
    return [replace(f, relayed_by=speakers.teller(outer.speaker)) if outer else f for f, outer in around]


def _around(f: _Found, found: Sequence[_Found]) -> _Found | None:
    """Return the innermost statement of somebody else that a statement stands in with its cue."""
    at = f.told.of.verb.start
    if f.told.of.group in ELSEWHERE or f.told.of.group == "post" or f.told.of.frame == "noun":
        return None  # "surprised by Ko's announcement" tells of it, not that Ko said so
    outer = [g for g in found if g is not f and inside(at, g.told.of.content) and g.told.of.group != "answer"]
    outer = [g for g in outer if g.speaker is not None and g.speaker not in (f.speaker, *f.also)]
    if any(k.lower in ("before", "after", "until", "since") for k in f.sentence.children(f.told.of.verb, "mark")):
        return None  # "Ko said it left before Lee said so"
    outer = [g for g in outer if g.told.of.verb.lemma not in word_set(LEXICON, "denials")]  # "..., a claim Ko denied"
    return min(outer, key=lambda g: sum(end - start for start, end in g.told.of.content), default=None)


def _version(page: Page, f: _Found) -> Version:
    text = page.report.text
    quoted = tuple(text[q.start : q.end] for q in _own_quotations(f.paragraph, f.told.of))
    return Version(f.speaker, " ".join(text[slice(*span)] for span in f.told.of.content), quoted, f.told.via)


# ------------------------------------------------------------------------------------------------ the finished record
def _said(page: Page, f: _Found, number: int, names: Mapping[str, str], days: Sequence[Span]) -> Said:
    a, s = f.told.of, f.sentence
    text = page.report.text
    told = [_told_words(s, text, span) for span in a.content if text[slice(*span)] not in ("that", "what")]
    fragments = tuple(told or a.content)
    quotations = _own_quotations(f.paragraph, a)
    evidence = _evidence(page, f)
    return Said(
        key=f"{page.report.id}:s{number}",
        sentence=a.sentence,
        speaker=f.speaker,
        cue=page.report.passage(*_cue(s, a)) if a.cue else None,
        fragments=fragments,
        content=SEPARATOR.join(" ".join(text[start:end].split()) for start, end in fragments),
        direct=bool(quotations),
        mode="direct" if _is_shown_post(a) else _mode(text, fragments, quotations),
        evidence=evidence,
        via=in_full(f.told.via, names) if f.told.via else None,
        relay=tuple(in_full(name, names) for name in f.told.relay),
        said_on=f.told.said_on,
        hedges=_hedges(evidence, f.paragraph.quotations),
        source=f.source,
        addressee=addressee_of(s, a, f.told.via),
        occasion=occasion_of(s, a, days),
        denied=is_denial(s, a),
        also=f.also,
        relayed_by=f.relayed_by,
        unknown=f.unknown,
    )


def _is_shown_post(a: Attribution) -> bool:
    """Whether a page shows a post whole, without marks: "It is late. — Ann Lee (@annlee)"."""
    return a.group == "post" and a.frame == "quotation"


def _cue(s: Sentence, a: Attribution) -> Span:
    """Return the stretch of the cue with its verb: particles and adverbs may stand apart from it."""
    cue = whole_cue(s, a)
    return next((span for span in cue if inside(a.verb.start, [span])), cue[0])


def _told_words(s: Sentence, text: str, span: Span) -> Span:
    """Return a fragment without the "that" before it; as a subject it belongs to what is said ("that could change")."""
    start, end = span
    that = s.at(start) if s.start <= start < s.end else None
    own = that is not None and that.dep in SUBJECTS and that.pos == "PRON" and s.head(that).dep != "relcl"
    own = own and that is not None and s.words[min(that.i + 1, len(s.words) - 1)].pos in ("AUX", "VERB", "ADV")
    own = own or (that is not None and that.dep == "det" and s.head(that).tag == "NN")  # "that decision was late"
    return (start + 5, end) if text[start:end].startswith("that ") and not own else span


def _own_quotations(p: Paragraph, a: Attribution) -> list[Quotation]:
    """Return the quotations with words of the speaker: those within, where the statement itself stands in one."""
    outer = None if a.group in ELSEWHERE else p.enclosing(a.verb.start)
    marks = p.quotations if outer is None else outer.inner
    return [q for q in marks if any(start < q.end and end > q.start for start, end in a.content)]


def _mode(text: str, fragments: Sequence[Span], quotations: Sequence[Quotation]) -> StatementMode:
    if not quotations:
        return "indirect"
    outside = [
        "".join(c for n, c in enumerate(text[start:end], start) if not any(q.covers(n) for q in quotations))
        for start, end in fragments
    ]
    words = [w for piece in outside for w in piece.split() if any(c.isalnum() for c in w)]
    return "mixed" if words and " ".join(words) not in JOINS else "direct"


def _evidence(page: Page, f: _Found) -> Passage:
    """Return the passage from the first to the last of source, cue and content, the sentence of the cue at most.

    A quotation that goes on after that sentence is taken in as far as the passage stays below EVIDENCE_LENGTH.
    """
    a, s = f.told.of, f.sentence
    spans = [*a.source, *a.cue, *a.content, *f.told.shown]
    start, end = min(x for x, _ in spans), max(y for _, y in spans)
    if end - start <= EVIDENCE_LENGTH:
        return page.report.passage(start, end)
    here = [(max(x, s.start), min(y, s.end)) for x, y in spans if x < s.end and y > s.start]
    start, end = min(x for x, _ in here), max(y for _, y in here)
    for _, t in f.paragraph.sentences:
        last = min(t.end, max(y for _, y in spans))
        if any(x < t.end and y > t.start for x, y in spans) and end < last <= start + EVIDENCE_LENGTH:
            end = last
    return page.report.passage(start, end)


def _hedges(evidence: Passage, quotations: Sequence[Quotation]) -> tuple[str, ...]:
    """Return the hedges in a statement's passage that are not themselves quoted, each once."""
    found = find_hedges(evidence.text)
    kept = [word for at, _, word in found if not any(q.covers(evidence.start + at) for q in quotations)]
    return tuple(dict.fromkeys(kept))
