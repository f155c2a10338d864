"""Speakers beside what they say, without a verb: "Ann Lee: ...", "“...” — Ann Lee, Courier", "Ko hit back: “...”"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from travaux.findings.quotes import Quotation
from travaux.findings.statements_outlets import find_outlets
from travaux.findings.statements_paragraphs import Paragraph
from travaux.findings.statements_words import LEXICON, Attribution, Span
from travaux.language.lexicon import word_set
from travaux.language.reading import Sentence, Word

# What is said in an interview has at least this many words.
SAID_WORDS = 3
# "Name (Party), asked if ...: " stands before a quotation with no more words than this.
LABEL_WORDS = 20
# A name before what is said in an interview has no more words than this.
TURN_WORDS = 4
# A name after a quotation and a dash, with what is told of it, has no more words than this.
SIGNED_WORDS = 12
_POSTED = re.compile(r"\s*(?:—|–|--)\s*(?P<name>[^()\n—]{2,60}?)\s*\(@\w{2,30}\)(?:\s+[A-Z][a-z]+ \d{1,2}, \d{4})?")
# What a saved page leaves of links and pictures at the end of a post.
_LINKS = re.compile(r"(?:\s*(?:https?://|pic\.twitter\.com/)\S*)+\s*$")
_DASH = re.compile(r"\s*(?:—|–|--|-)\s*(?=[A-Z])")


def awaiting(p: Paragraph, cues: list[Attribution]) -> Attribution | None:
    """Return who speaks in the next paragraph, where this one ends with a colon: its last cue's, else its subject."""
    if not p.text.rstrip().endswith(":"):
        return None
    index, s = p.sentences[-1]
    cue = next((a for a in reversed(cues) if a.sentence == index and a.speaker), None)
    return cue if cue is not None else _subject_of(s, index, list(s.words), (s.end - 1, s.end))


def signed(p: Paragraph) -> Attribution | None:
    """Return a quotation that is a paragraph with its speaker behind a dash: "“It is late.” — Ann Lee, Courier"."""
    if len(p.quotations) != 1 or p.quotations[0].start != p.start or not p.quotations[0].closed:
        return None
    q = p.quotations[0]
    dash = _DASH.match(p.text, q.end - p.start)
    index, s = p.sentences[-1]
    words = [w for w in s.words if w.start >= (p.start + dash.end() if dash else q.end)]
    if dash is None and not _is_byline(s, words):
        return None
    name = [w for n, w in enumerate(words) if all(x.pos == "PROPN" for x in words[: n + 1])]
    named = any(w.entity == "PERSON" for w in name)
    if not named or len(words) > SIGNED_WORDS or any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in words):
        return None
    mark = next((w for w in reversed(s.words[: name[0].i]) if w.start < name[0].start), name[0])
    beside = (mark.start, mark.end) if mark is not name[0] else (q.end - 1, q.end)  # no word but the quotation mark
    source, cue = ((name[0].start, words[-1].end),), (beside,)
    return Attribution(index, mark, "colon", "quotation", name[-1], source, cue, ((q.start, q.end),))


def _is_byline(s: Sentence, words: Sequence[Word]) -> bool:
    """Whether words are no more than a name and an outlet: "Ann Lee, Harbour Times"."""
    comma = next((n for n, w in enumerate(words) if w.text == ","), 0)
    outlets = find_outlets(s) if 1 < comma <= TURN_WORDS and len(words) <= SIGNED_WORDS else []
    named = all(w.text[0].isupper() for w in words[:comma])
    return named and any(o.first.i == words[comma + 1].i and o.last.i == words[-1].i for o in outlets)


def posts(p: Paragraph) -> Iterator[Attribution]:
    """Yield the posts that a paragraph shows whole: "It is late. — Ann Lee (@annlee) December 3, 2018"."""
    begins = 0
    for found in _POSTED.finditer(p.text):
        text = _LINKS.sub("", p.text[begins : found.start()])
        start = p.start + begins + len(text) - len(text.lstrip())
        end = p.start + begins + len(text.rstrip())
        begins = found.end()
        signature = _signature(p, p.start + found.start("name"), p.start + found.end("name"))
        if signature is not None and end > start:
            index, name, beside = signature
            mark = p.text.index(found.group().lstrip()[0], found.start()) + p.start
            source = ((p.start + found.start("name"), p.start + found.end("name")),)
            cue, content = ((mark, mark + 1),), ((start, end),)
            yield Attribution(index, beside, "post", "quotation", name, source, cue, content)


def _signature(p: Paragraph, start: int, end: int) -> tuple[int, Word, Word] | None:
    """Return the last word of a name that is in Latin letters, with its sentence's index and the word behind it."""
    for index, s in p.sentences:
        words = [w for w in s.words if start <= w.start < end and w.text[0].isascii() and w.text[0].isalpha()]
        if words and words[-1].i + 1 < len(s.words):
            return index, words[-1], s.words[words[-1].i + 1]
    return None


def turn(p: Paragraph) -> Attribution | None:
    """Return what a person says after a name and a colon: "Ann Lee: The port is shut.", "Ann Lee, minister: ..."."""
    index, s = p.sentences[0]
    at = next((n for n, w in enumerate(s.words[: LABEL_WORDS + 1]) if w.text == ":"), 0)
    said = s.words[at + 1 :]
    ends = next((n for n, w in enumerate(s.words[:at]) if w.pos != "PROPN"), at)
    name = s.words[:ends]
    described = 1 < ends < at and s.words[ends].text in (",", "(") and not _is_clause(s.words[:at])
    if not 0 < ends <= TURN_WORDS or (ends < at and not described) or not any(w.entity == "PERSON" for w in name):
        return None
    if any(q.start < s.words[at].end or not p.cut(s.words[at].end, q.start).strip() for q in p.quotations):
        return None
    if len(said) < SAID_WORDS or p.text.rstrip().endswith("?") or not any(w.pos in ("VERB", "AUX") for w in said):
        return None
    content = ((said[0].start, p.start + len(p.text.rstrip())),)
    source, cue = ((name[0].start, name[-1].end),), ((s.words[at].start, s.words[at].end),)
    return Attribution(index, s.words[at], "colon", "quotation", name[-1], source, cue, content)


def _is_clause(words: Sequence[Word]) -> bool:
    return any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in words)


def colon_label(p: Paragraph, q: Quotation) -> tuple[int, list[Word]] | None:
    """Return the words of a sentence that name who speaks before ``: "`` ("Ann Lee (Liberal): "), if it so begins."""
    for index, s in p.sentences:
        before = [w for w in s.words if w.end <= q.start] if s.start <= q.start < s.end else []
        begins = before[0].pos == "PROPN" or before[0].tag == "PRP$" if before else False
        if begins and before[-1].text.endswith(":") and len(before) <= LABEL_WORDS:
            return index, before
    return None


def colon_statement(p: Paragraph, index: int, before: list[Word], rest: list[Quotation]) -> Attribution:
    """Return what follows a name and a colon; the name is the capitalised words that the paragraph begins with."""
    ends = next(n for n, w in enumerate(before) if w.pos != "PROPN") or 1
    name, colon = before[:ends], before[-1]
    source, cue = ((name[0].start, name[-1].end),), ((colon.end - 1, colon.end),)
    content = tuple((q.start, q.end) for q in rest)
    return Attribution(index, colon, "colon", "quotation", name[-1], source, cue, content)


def colon_clause(p: Paragraph, q: Quotation, found: list[Attribution]) -> Attribution | None:
    """Return what a clause without a cue leads to, said by its subject: "Ko hit back: “We voted.”".

    It leads to it with a colon, or with "with the words".
    """
    if not p.cut(p.start, q.start).rstrip().endswith((":", "with the words", "in the words")):
        return None
    index, s = next(((n, s) for n, s in p.sentences if s.start <= q.start < s.end), (-1, None))
    if s is None or any(a.sentence == index and a.verb.start < q.start for a in found):
        return None
    return _subject_of(s, index, [w for w in s.words if w.end <= q.start], (q.start, q.end))


def _subject_of(s: Sentence, index: int, before: list[Word], content: Span) -> Attribution | None:
    """Return the subject of the last of some words of a sentence as the speaker of ``content``."""
    verbs = [w for w in before if w.pos in ("VERB", "AUX") and any(k in before for k in s.children(w, "nsubj"))]
    if not verbs:
        return None
    verb = verbs[-1]
    speaker = s.children(verb, "nsubj")[0]
    if speaker.pos != "PROPN" and speaker.lower not in word_set(LEXICON, "speakers", "pronouns"):
        return None
    words = [w for w in s.subtree(speaker) if w.end <= verb.start]
    source = ((words[0].start, words[-1].end),) if words else ()
    return Attribution(index, verb, "colon", "quotation", speaker, source, ((verb.start, verb.end),), (content,))
