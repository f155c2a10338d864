"""What stands around a statement: the source in the report's own words, who is spoken to, on what occasion."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from travaux.findings.found import Unknown
from travaux.findings.statements_sources import antecedent
from travaux.findings.statements_words import LEXICON, Attribution, Span, inside, prepositions_of
from travaux.language.clauses import conjuncts
from travaux.language.lexicon import word_set
from travaux.language.reading import Sentence, Word
from travaux.model import ActorKind

# A description of a source with more words than this tells its story, not who it is.
SOURCE_WORDS = 16
OCCASION_WORDS = 12
# "in a brief telephone interview": the noun comes within so many words.
PAPER_WORDS = 6
# Between a cue and its preposition stand so many words at most: "asked Ko about".
GAP_WORDS = 2
_CLAUSES = frozenset({"relcl", "acl", "advcl", "parataxis", "ccomp"})


def source_of(s: Sentence, a: Attribution) -> str | None:
    """Return who speaks, in the words of the sentence: "some critics of the deal", "a paper by three economists".

    What is told of them besides is left out, and a relative pronoun gives way to the noun it stands for.
    """
    head = _who(s, a)
    words = _phrase(s, head, a) if head is not None else []
    return " ".join(s.cut(words[0].start, words[-1].end).split()) if words else None


def unknown_of(s: Sentence, a: Attribution) -> Unknown | None:
    """Return somebody who speaks as the sentence describes them, None for a pronoun, a paper or a count of papers."""
    head = _who(s, a)
    if head is None or head.pos not in ("NOUN", "PROPN", "NUM", "ADJ"):
        return None
    if head.lower in word_set(LEXICON, "speakers", "nameless"):
        return None
    if _is_thing(head):
        return _printed_by(s, head)
    beside = {w.i for k in conjuncts(s, head) for w in s.subtree(k)}
    words = [w for w in _phrase(s, head, a) if w.i not in beside or w.i <= head.i]
    while words and words[-1].pos in ("CCONJ", "PUNCT"):
        words.pop()
    while len(words) > 1 and words[0].lower in ("a", "an", "the"):
        words.pop(0)
    if not words:
        return None
    if (first := words[0].i) and s.words[first - 1].lower == "both":
        words.insert(0, s.words[first - 1])
    name = " ".join(s.cut(words[0].start, words[-1].end).split())
    if not any(len(w.text) > 1 for w in words):
        return None
    common = words[0].entity in ("", "CARDINAL", "PERCENT") and words[0].pos != "PROPN" and len(words[0].text) > 1
    common = common and (len(words) > 1 or words[0].text.islower())  # "Green said" may be a name
    name = name[0].lower() + name[1:] if common and name[1].islower() else name
    kind: ActorKind = "person" if head.entity == "PERSON" and head.pos == "PROPN" else "unnamed"
    return Unknown(name, kind, (words[0].start, words[-1].end))


def _printed_by(s: Sentence, paper: Word) -> Unknown | None:
    """Return whose a paper is by name: "an editorial by the Courier", "a report in the Examiner"."""
    for prep in s.children(paper, "prep"):
        for name in s.children(prep, "pobj") if prep.lower in ("in", "by", "from") else ():
            if name.pos == "PROPN" and name.entity not in ("GPE", "LOC", "DATE", "TIME", "FAC", "EVENT", "LAW", "NORP"):
                first = name.i
                while s.words[first - 1].pos == "PROPN":
                    first -= 1
                kind: ActorKind = "person" if name.entity == "PERSON" else "unnamed"
                at = (s.words[first].start, name.end)
                return Unknown(" ".join(s.cut(*at).split()), kind, at)
    return None


def _is_thing(noun: Word) -> bool:
    """Whether a noun is a paper, a draft or a time, which nobody is."""
    things = word_set(LEXICON, "speakers", "documents") | word_set(LEXICON, "speakers", "papers")
    things |= word_set("drafts", "nouns") | word_set(LEXICON, "speakers", "times")
    return noun.pos != "PROPN" and noun.lemma.lower() in things | word_set(LEXICON, "speakers", "things")


def _who(s: Sentence, a: Attribution) -> Word | None:
    """Return the noun that speaks, of which a relative pronoun gives way, where it stands in the sentence."""
    head = a.speaker
    if head is None or head.i >= len(s.words) or s.words[head.i] is not head:
        return None
    if head.lower in word_set(LEXICON, "speakers", "relatives"):
        verb = next((w for w in s.ancestors(head) if w.dep == "relcl"), None)
        head = antecedent(s, verb) if verb is not None else head
    return head


def addressee_of(s: Sentence, a: Attribution, via: str | None) -> str | None:
    """Return who is spoken to ("told reporters", "said to his aides"), outlets and platforms left out."""
    if a.verb.i >= len(s.words) or s.words[a.verb.i] is not a.verb:
        return None
    heard: list[Word] = []
    if a.verb.lemma in word_set(LEXICON, "told", "verbs"):
        heard = s.children(a.verb, "dobj", "dative")
    for to in s.children(a.verb, "prep", "dative"):
        if to.lower == "to" and a.verb.lemma in word_set(LEXICON, "told", "to"):
            heard += s.children(to, "pobj")
    for word in heard:
        if word.lower in ("me", "us"):
            return None  # the reporter
        if word.pos in ("NOUN", "PROPN", "PRON") and not inside(word.start, a.content):
            words = _without_matter(s, a, _phrase(s, word, a))
            said = " ".join(s.cut(words[0].start, words[-1].end).split()) if words else ""
            if said and (via is None or via not in said):
                return said
    return None


def _without_matter(s: Sentence, a: Attribution, heard: list[Word]) -> list[Word]:
    """Return who hears something without what they hear of: "reminded the staff of the port | of his words"."""
    ofs = [n for n, w in enumerate(heard) if w.lower == "of"]
    follows = bool(heard) and s.cut(heard[-1].end, max(heard[-1].end, a.content[0][0])).strip() == ":"
    return heard[: ofs[-1]] if follows and ofs and "of" in prepositions_of(a.verb.lemma) else heard


def occasion_of(s: Sentence, a: Attribution, times: Iterable[Span]) -> str | None:
    """Return where or on what occasion it was said: "in a statement", "at a news conference in Lima"."""
    when = list(times)
    for prep in _prepositions(s, a):
        words = _until(s.subtree(prep), a, when)
        if words and any(_tells_occasion(w) for w in words[1:]):
            return " ".join(s.cut(words[0].start, words[-1].end).split())
    return None


def whole_cue(s: Sentence, a: Attribution) -> tuple[Span, ...]:
    """Return the words of a cue with the day, the adverb or the occasion right behind it: "said in a statement"."""
    if not a.cue or a.verb.pos != "VERB" or a.verb.i >= len(s.words) or s.words[a.verb.i] is not a.verb:
        return a.cue
    if len(a.cue) > 1:
        return _joined(s, a)
    behind = [w for w in s.words[a.verb.i :] if w.start >= a.cue[-1][1]]
    if not behind or inside(behind[0].start, a.content):
        return a.cue
    more = _day(behind) or _adverb(behind) or _paper(behind)
    return (*a.cue[:-1], (a.cue[-1][0], behind[more - 1].end)) if more else a.cue


def _joined(s: Sentence, a: Attribution) -> tuple[Span, ...]:
    """Return a cue whose preposition stands apart as one, over a word or two: "asked Ko about", "called Friday for"."""
    out = [a.cue[0]]
    for start, end in a.cue[1:]:
        between = [w for w in s.words if out[-1][1] <= w.start < start]
        if len(between) <= GAP_WORDS and not any(w.pos == "PUNCT" for w in between):
            out[-1] = (out[-1][0], end)
        elif not inside(a.verb.start, out):
            out = [(start, end)]
    return tuple(out)


def _day(words: Sequence[Word]) -> int:
    """Return how many words are a bare day: "said | Monday morning"."""
    if words[0].lower not in word_set(LEXICON, "told", "weekdays"):
        return 0
    return 1 + (len(words) > 1 and words[1].lower in word_set(LEXICON, "occasions", "day_parts"))


def _adverb(words: Sequence[Word]) -> int:
    return int(words[0].lower in word_set(LEXICON, "occasions", "adverbs"))


def _paper(words: Sequence[Word]) -> int:
    """Return how many words tell the paper or talk in which it was said, if they end the clause: "in a statement"."""
    if len(words) < 3 or words[0].lower != "in" or words[1].pos not in ("DET", "PRON"):
        return 0
    for n in range(2, min(len(words), PAPER_WORDS)):
        if words[n].lower in word_set(LEXICON, "occasions", "papers"):
            return n + 1 if n + 1 == len(words) or words[n + 1].text in (",", ".") else 0
    return 0


def _prepositions(s: Sentence, a: Attribution) -> list[Word]:
    """Return the prepositions of place and occasion at a cue, and at a participle beside its source."""
    if a.verb.i >= len(s.words) or s.words[a.verb.i] is not a.verb:
        return []
    near = [a.verb, *(k for k in s.children(a.verb, "advcl") if k.lower in word_set(LEXICON, "occasions", "speaking"))]
    if a.speaker is not None and a.speaker.i < len(s.words) and s.words[a.speaker.i] is a.speaker:
        near += [k for k in s.children(a.speaker, "acl") if k.lower in word_set(LEXICON, "occasions", "speaking")]
    found = [p for verb in near for p in s.children(verb, "prep")]
    allowed = word_set(LEXICON, "occasions", "prepositions")
    return [p for p in found if p.lower in allowed and not inside(p.start, a.content)]


def _tells_occasion(w: Word) -> bool:
    return w.lemma in word_set(LEXICON, "occasions", "nouns") or w.entity in ("GPE", "LOC", "FAC", "EVENT")


def _phrase(s: Sentence, head: Word, a: Attribution) -> list[Word]:
    """Return the words that name ``head``: without clauses and further remarks, the cue and what is said."""
    out = [k.i for w in s.subtree(head) for k in s.children(w) if k.dep in _CLAUSES]
    out += [k.i for k in s.children(head, "appos") if k.i > head.i]
    words = s.subtree(head, out if inside(a.verb.start, a.source) else [*out, a.verb.i])
    at = words.index(head)
    first, last = at, at
    while first and words[first - 1].i == words[first].i - 1 and not _parts(s, words[first - 1]):
        first -= 1
    while last + 1 < len(words) and words[last + 1].i == words[last].i + 1:
        last += 1
    kept = [w for w in words[first : last + 1] if not inside(w.start, (*a.cue, *a.content))]
    while len(kept) > 1 and (
        kept[0].pos in ("PUNCT", "CCONJ", "SPACE") or kept[0].tag == "WDT" or kept[0].lower == "both"
    ):
        kept.pop(0)
    while kept and (kept[-1].pos in ("PUNCT", "CCONJ", "ADP", "SPACE") or kept[-1].tag == "POS"):
        kept.pop()
    return kept if len(kept) <= SOURCE_WORDS else _core(kept, head)


def _parts(s: Sentence, w: Word) -> bool:
    """Whether a mark ends what names somebody; a dash within a name does not: "a Courier–Times poll"."""
    if w.text in ("—", "–"):
        return s.cut(w.start - 1, w.start).isspace() or s.cut(w.end, w.end + 1).isspace()
    return w.text in (";", ":")


def _core(words: Sequence[Word], head: Word) -> list[Word]:
    """Return the words up to the head of a long description."""
    return [w for w in words if w.i <= head.i][-SOURCE_WORDS:]


def _until(words: Sequence[Word], a: Attribution, times: Sequence[Span]) -> list[Word]:
    """Return a prepositional phrase up to a comma, to what is said, or to a calendar expression at its end."""
    kept: list[Word] = []
    for w in words:
        ends = w.text in (",", ";", ":", "—", "–", "(") or inside(w.start, (*a.content, *a.cue)) or w.dep == "relcl"
        if ends or (kept and w.i != kept[-1].i + 1) or len(kept) == OCCASION_WORDS:
            break
        kept.append(w)
    while kept and (inside(kept[-1].start, times) or kept[-1].pos in ("ADP", "DET", "PUNCT")):
        kept.pop()
    return kept if len(kept) > 1 else []
