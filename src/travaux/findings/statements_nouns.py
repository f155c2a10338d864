"""Nouns as cues: "X's claim that ...", "fears that ...", "X raised doubts about ...", "in the words of X"."""

from __future__ import annotations

from collections.abc import Mapping

from travaux.findings.statements_content import content_words
from travaux.findings.statements_sources import source_spans, source_words
from travaux.findings.statements_words import LEXICON, Attribution, Frame, spans_of
from travaux.language.clauses import subject
from travaux.language.lexicon import lexicon, word_set
from travaux.language.reading import Sentence, Word

# A cue of a verb and its noun ("raised serious doubts about") has no more words than this.
CARRIED_WORDS = 8


def nominal(s: Sentence, index: int, noun: Word) -> Attribution | None:
    """Read "X's claim that ...", "the claim by X that ...", "X's support for ..."."""
    group = _group(noun)
    holders = s.children(noun, "poss") if group else []
    for by in s.children(noun, "prep"):
        holders += s.children(by, "pobj") if group and by.lower == "by" else []
    holders += _who_gives(s, noun) if group and not holders else []
    heads = _noun_content(s, noun) if holders else []
    if group is None or not heads:
        return None
    source = source_spans(s, source_words(s, noun, holders[0]))
    content = spans_of(s, (w for head in heads for w in s.subtree(head)))
    frame: Frame = "object" if heads[0].dep in ("pobj", "pcomp") else "noun"
    cue = s.words[_first_of(s, noun).i : noun.i + 1]
    after = s.words[noun.i + 1 : noun.i + 2]
    if frame == "object" and after and after[0].i == heads[0].head:
        cue = (*cue, *after)
    return Attribution(index, noun, group, frame, holders[0], source, spans_of(s, cue), content)


def _group(noun: Word) -> str | None:
    name = noun.lemma if noun.pos == "NOUN" else noun.lower
    return next((g for g in ("claims", "stances") if name in word_set(LEXICON, "groups", g, "nouns")), None)


def _first_of(s: Sentence, noun: Word) -> Word:
    """Return the first of the words that describe a noun: "his | repeated claim"."""
    return min([noun, *(w for w in s.children(noun, "amod", "compound") if w.i < noun.i)], key=lambda w: w.i)


def made_clear(s: Sentence, index: int, verb: Word) -> Attribution | None:
    """Read "X made (it) clear that ...", "X let it be known that ..."."""
    clear = next((w for w in s.words[verb.i + 1 : verb.i + 4] if w.lower in word_set(LEXICON, "cue", "clear")), None)
    speaker = subject(s, verb) if verb.lemma in ("make", "let") and clear is not None else None
    if clear is None or speaker is None or speaker.lower in ("it", "that", "this", "which"):
        return None
    above = (verb, clear, *(w for w in s.words[verb.i + 1 : clear.i] if w.lower == "it"))
    clauses = [k for w in above for k in s.children(w, "ccomp") if k.i > clear.i]
    clauses += [k for k in s.children(clear, "advcl") if any(m.lower == "that" for m in s.children(k, "mark"))]
    if not clauses:
        return None
    near = [k for k in s.children(verb, "aux", "neg", "advmod") if k.i < verb.i]
    cue = s.words[min([verb, *near], key=lambda w: w.i).i : clear.i + 1]
    source = source_words(s, verb, speaker)
    content = spans_of(s, content_words(s, clauses[:1], {w.i for w in (*cue, *source)}))
    return Attribution(index, verb, "spoken", "clause", speaker, source_spans(s, source), spans_of(s, cue), content)


def estimated(s: Sentence, index: int, verb: Word) -> Attribution | None:
    """Read "X puts the cost at 19 million"."""
    speaker = subject(s, verb) if verb.lemma in word_set(LEXICON, "cue", "estimates") else None
    what = s.children(verb, "dobj")
    counts = [
        p for p in s.children(verb, "prep") if p.lower == "at" and any(w.pos in ("NUM", "SYM") for w in s.subtree(p))
    ]
    if speaker is None or not what or not counts or not verb.i < what[0].i < counts[0].i:
        return None
    if verb.tag == "VBG" or (speaker.pos == "NOUN" and speaker.lemma not in word_set(LEXICON, "speakers", "people")):
        return None
    near = [k for k in s.children(verb, "aux", "neg", "advmod") if k.i < verb.i]
    cue = s.words[min([verb, *near], key=lambda w: w.i).i : verb.i + 1]
    source = source_words(s, verb, speaker)
    content = spans_of(s, content_words(s, [what[0], counts[0]], {w.i for w in (*cue, *source)}))
    return Attribution(index, verb, "spoken", "clause", speaker, source_spans(s, source), spans_of(s, cue), content)


def blamed(s: Sentence, index: int, verb: Word) -> Attribution | None:
    """Read "X put the blame on Y for Z", "X heaped praise on Y", "X took aim at Y over Z"."""
    idioms: Mapping[str, Mapping[str, list[str]]] = lexicon(LEXICON)["idioms"]
    noun = next((k for k in s.children(verb, "dobj") if k.lemma in idioms and k.i > verb.i), None)
    speaker = subject(s, verb) if noun is not None else None
    if noun is None or speaker is None or verb.lemma not in idioms[noun.lemma]["verbs"]:
        return None
    behind = s.words[noun.i + 1 : noun.i + 2]
    at = next((p for p in behind if p.lower in idioms[noun.lemma]["prepositions"]), None)
    whom = s.children(at, "pobj", "pcomp") if at is not None else []
    if at is None or not whom or verb.tag == "VB":
        return None
    last = s.subtree(whom[0])[-1].i
    why = [p for w in (verb, noun, at) for p in s.children(w, "prep") if p.lower in ("for", "over") and p.i > last]
    first = min([verb, *(k for k in s.children(verb, "aux", "advmod") if k.i < verb.i)], key=lambda w: w.i)
    cue = s.words[first.i : at.i + 1]
    source = source_words(s, verb, speaker)
    content = spans_of(s, content_words(s, [whom[0], *why[:1]], {w.i for w in (*cue, *source)}))
    spoken = (source_spans(s, source), spans_of(s, cue), content)
    return Attribution(index, verb, "judged", "preposition", speaker, *spoken)


def carried(s: Sentence, index: int, verb: Word) -> Attribution | None:
    """Read a verb that only carries its noun: "X raised doubts about ...", "X has made the case that ..."."""
    told = made_clear(s, index, verb) or estimated(s, index, verb) or blamed(s, index, verb)
    if told is not None:
        return told
    if verb.lemma not in word_set(LEXICON, "nouns", "carriers"):
        return None
    speaker = subject(s, verb)
    noun = next((k for k in s.children(verb, "dobj") if k.lemma in word_set(LEXICON, "nouns", "carried")), None)
    if noun is None or speaker is None or noun.i < verb.i:
        return None
    heads = _noun_content(s, noun) or _beside(s, verb, noun)
    if not heads or any(noun.lemma == k.lemma for k in heads):
        return None
    clause = heads[0].dep not in ("pobj", "pcomp")
    first = min(
        [verb, *(k for k in s.children(verb, "aux", "auxpass", "neg", "advmod") if k.i < verb.i)], key=lambda w: w.i
    )
    last = noun if clause else s.head(heads[0])
    if not noun.i <= last.i <= noun.i + 1 or last.i - first.i >= CARRIED_WORDS:
        return None
    cue = s.words[first.i : last.i + 1]
    source = source_words(s, verb, speaker)
    out = {w.i for w in (*cue, *source)}
    content = spans_of(s, content_words(s, heads, out))
    group = "claims" if clause and _group(noun) == "claims" else "felt"
    frame: Frame = "noun" if group == "claims" else "clause" if clause else "preposition"
    return Attribution(index, noun, group, frame, speaker, source_spans(s, source), spans_of(s, cue), content)


def _beside(s: Sentence, verb: Word, noun: Word) -> list[Word]:
    """Return what is said where the parser hangs it on the verb: "made fun of ...", "voiced alarm over ..."."""
    allowed = word_set(LEXICON, "nouns", "prepositions")
    near = [p for p in s.children(verb, "prep") if p.i == noun.i + 1 and p.lower in allowed]
    return [w for p in near for w in s.children(p, "pobj", "pcomp")][:1]


def _who_gives(s: Sentence, noun: Word) -> list[Word]:
    """Return whose claim it is where a verb only carries the noun: "X issued a warning that ..."."""
    verb = s.head(noun)
    if noun.dep != "dobj" or verb.lemma not in word_set(LEXICON, "nouns", "carriers"):
        return []
    speaker = subject(s, verb)
    clause = any(k.dep in ("acl", "ccomp") and k.i > noun.i for k in s.children(noun))
    return [speaker] if speaker is not None and clause else []


def in_the_words(s: Sentence, index: int, noun: Word) -> Attribution | None:
    """Read "in the words of X": all of the clause it is attached to is the content."""
    before, of = s.head(noun), next((k for k in s.children(noun, "prep") if k.lower == "of"), None)
    named = s.children(of, "pobj") if of is not None else []
    if noun.lower != "words" or before.lower != "in" or of is None or not named:
        return None
    clause = next((w for w in s.ancestors(before) if w.pos in ("VERB", "AUX")), s.root)
    source = source_words(s, noun, named[0])
    out = {w.i for w in s.subtree(before)}
    content = spans_of(s, content_words(s, [clause], out))
    cue = spans_of(s, s.words[before.i : of.i + 1])
    return Attribution(index, noun, "according", "according", named[0], source_spans(s, source), cue, content)


def _noun_content(s: Sentence, noun: Word) -> list[Word]:
    clauses = [
        k
        for k in s.children(noun, "acl", "ccomp", "relcl")
        if any(m.lower in ("that", "to") for m in s.children(k, "mark", "aux"))
    ]
    if clauses:
        return clauses[:1]
    allowed = word_set(LEXICON, "nouns", "prepositions")
    return [p for k in s.children(noun, "prep") if k.lower in allowed for p in s.children(k, "pobj", "pcomp")][:1]
