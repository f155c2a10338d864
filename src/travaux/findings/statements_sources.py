"""Who speaks: the noun that a cue has as its subject or agent, and the words that name and describe it."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.findings.statements_content import lone_subject
from travaux.findings.statements_words import EDGES, LEXICON, MARKS, Span, group_of, spans_of
from travaux.language.clauses import agent, is_passive, subject
from travaux.language.lexicon import word_set
from travaux.language.reading import SUBJECTS, Sentence, Word

# What the parser may make of a speaker after the cue ("..., said Ann Lee") besides a subject.
_INVERTED = ("dobj", "attr", "oprd", "npadvmod", "dep", "ccomp", "appos")
_PERSONAL = ("PROPN", "PRON", "NOUN")
_FINITE = ("VBD", "VBZ", "VBP")
_PAST = ("VBD", "VBZ")
# A clause with "who" between a name and a cue has at least so many words before the cue.
_RELATIVE = 4


# ------------------------------------------------------------------------------------------------ who
def speaker_of(s: Sentence, verb: Word, quoted: Sequence[Span]) -> Word | None:
    """Return the noun that speaks: the agent of a passive, else the subject, own or shared."""
    if is_passive(s, verb) or agent(s, verb) is not None:
        return agent(s, verb)
    verb = _beside_time(s, verb)
    if _is_of_paper(s, verb):
        return _main_subject(s, verb)
    if (sender := _sender(s, verb)) is not None:
        return sender
    if (missed := _before_relative(s, verb)) is not None and not _apart(missed, verb, quoted):
        return missed
    found = None if _describes(s, verb) or _as_told(s, verb) else subject(s, _real_head(s, verb))
    if found is None and verb.dep == "ccomp" and verb.tag == "VBG":
        found = subject(s, s.head(verb))
    if found is None and verb.dep == "pcomp" and s.head(s.head(verb)).pos == "VERB":  # "countered by saying"
        found = subject(s, s.head(s.head(verb)))
    if found is not None and verb.tag == "VBG" and not s.children(verb, *SUBJECTS, "aux") and not _is_somebody(found):
        # "Lee signalled his readiness, telling ...", "It grew as Lee said no, adding ..."
        found = _main_subject(s, verb) or _cue_subject(s, verb, quoted) or found
    if found is not None and not _apart(found, verb, quoted):
        return lone_subject(s, verb) or _owned(s, _nearest_subject(s, verb, found))
    others = s.children(verb, *SUBJECTS)
    if found is not None and verb.lemma not in word_set(LEXICON, "told", "verbs"):
        others += [w for w in s.children(verb, *_INVERTED) if w.pos in _PERSONAL and s.subtree(w)[0].i == verb.i + 1]
    others += _just_before(s, verb)
    return next((w for w in others if not _apart(w, verb, quoted)), None)


def _can_tell(word: Word) -> bool:
    """Whether a noun is somebody or a paper, as far as the word itself tells."""
    known = word_set(LEXICON, "speakers", "people") | word_set(LEXICON, "speakers", "documents")
    known |= word_set(LEXICON, "speakers", "papers")
    ends = tuple(word_set(LEXICON, "speakers", "people_ends"))
    return word.pos != "NOUN" or word.lemma in known or word.lemma.endswith(ends)


def _is_somebody(word: Word) -> bool:
    return _can_tell(word) and word.lemma not in word_set("drafts", "nouns")  # "the offer", which ends as a doer does


def _is_of_paper(s: Sentence, verb: Word) -> bool:
    """Whether a participle tells what a paper says, not to whom it goes: "with a letter to Kim citing anger"."""
    to = s.head(verb) if verb.dep == "pcomp" else s.head(s.head(verb)) if verb.dep == "acl" else None
    return (
        verb.tag == "VBG"
        and to is not None
        and to.lower == "to"
        and s.head(to).lemma in word_set(LEXICON, "speakers", "own_papers")
    )


def _sender(s: Sentence, verb: Word) -> Word | None:
    """Return who sends a paper that a participle tells of: "Lee sent a letter to teams calling on them to wait"."""
    to = s.head(s.head(verb)) if verb.dep == "acl" and verb.tag == "VBG" else None
    if to is None or to.lower != "to" or s.head(to).pos != "VERB":
        return None
    papers = word_set(LEXICON, "speakers", "own_papers")
    sent = any(k.lemma in papers for k in s.children(s.head(to), "dobj"))
    return next(iter(s.children(s.head(to), "nsubj")), None) if sent else None


def _main_subject(s: Sentence, verb: Word) -> Word | None:
    """Return who is the subject of the main clause before a participle."""
    subjects = [w for w in s.children(s.root, "nsubj") if w.i < verb.i and _is_somebody(w)]
    return subjects[0] if subjects and s.root.i < verb.i else None


def _cue_subject(s: Sentence, verb: Word, quoted: Sequence[Span]) -> Word | None:
    """Return who said something just before a participle in a clause of its own."""
    for cue in reversed(s.words[: verb.i]):
        if cue.tag in _FINITE and group_of(cue) == "spoken" and not _apart(cue, verb, quoted):
            return next((w for w in s.children(cue, "nsubj") if w.i < cue.i and _can_tell(w)), None)
    return None


def _real_head(s: Sentence, verb: Word) -> Word:
    """Return the cue, or the main verb that it goes on with where the parser joins a past to an infinitive.

    "Lee made a call for Ko to wait and warned of delays": Lee warned.
    """
    joined = s.head(verb)
    if verb.dep != "conj" or verb.tag not in _PAST or joined.tag != "VB" or s.children(verb, *SUBJECTS):
        return verb
    if not any(k.lower == "to" for k in s.children(joined, "aux")):
        return verb
    return next((w for w in s.ancestors(joined) if w.tag == verb.tag), verb)


def _before_relative(s: Sentence, verb: Word) -> Word | None:
    """Return who is told of in a clause between commas before a cue, where the parser loses that: "Ann Lee, who was
    late when it began, said".
    """
    if verb.tag not in _FINITE or group_of(verb) != "spoken" or verb.i < _RELATIVE or s.words[verb.i - 1].text != ",":
        return None
    for w in reversed(s.words[: verb.i - 1]):
        if w.text in (";", ":", ".") or w.text in MARKS:
            return None
        if w.text == ",":
            named = s.words[w.i - 1] if w.i and s.words[w.i + 1].lower == "who" else None
            if named is None or named.pos != "PROPN" or verb.dep != "relcl":
                return None
            return named if s.head(verb).i == named.i else None
    return None


def _describes(s: Sentence, verb: Word) -> bool:
    """Whether a verb only describes the noun before it: "a text said to be final", "the chance to say so"."""
    if verb.dep != "acl" or s.words[verb.i - 1].text == ",":
        return False  # after a comma the parser takes many a main verb for a participle
    if any(k.lower == "that" for k in s.children(s.head(verb), "det", "mark")):
        return False  # "a deal that one senator called late"
    return verb.tag == "VBN" or any(k.lower == "to" for k in s.children(verb, "aux"))


def _nearest_subject(s: Sentence, verb: Word, first: Word) -> Word:
    """Return the last of several subjects before a cue: in "Before Ko's speech, Lee said" the parser takes both."""
    before = [k for k in s.children(verb, "nsubj") if k.i < verb.i]
    taken = first in before and first.pos == "NOUN" and before[-1].pos in ("PROPN", "PRON")
    return before[-1] if taken else first


def _owned(s: Sentence, speaker: Word) -> Word:
    """Return who speaks in "said Ellis’ strategist Ann Lee", where the parser takes the owner and a quotation mark."""
    after = s.words[speaker.i + 1 : speaker.i + 2]
    if after and after[0].text in ("’", "'") and after[0].tag != "POS" and speaker.text.endswith("s"):
        return next((k for k in s.children(speaker, "appos") if k.i > speaker.i), speaker)
    return speaker


def _beside_time(s: Sentence, verb: Word) -> Word:
    """Return the verb whose subject a participle shares: in "at one point saying ..." the parser takes the point's."""
    time = s.head(verb)
    if verb.dep == "acl" and verb.tag == "VBG" and time.lemma in word_set(LEXICON, "speakers", "times"):
        return next((w for w in s.ancestors(time) if w.pos == "VERB"), verb)
    return verb


def _as_told(s: Sentence, verb: Word) -> bool:
    """Whether a participle says that something was told, and not by whom: "as stated in the report, it is late"."""
    return verb.tag == "VBN" and verb.dep == "advcl" and any(k.lower == "as" for k in s.children(verb, "mark"))


def _just_before(s: Sentence, verb: Word) -> list[Word]:
    """Return the noun right before a finite verb whose subject the parser missed."""
    helped = verb.tag == "VBN" and bool(s.children(verb, "aux"))
    finite = verb.tag in ("VBD", "VBZ", "VBP") or helped
    first = min([verb, *s.children(verb, "aux")], key=lambda w: w.i)
    if first.i == 0 or not finite or verb.dep not in ("ROOT", "ccomp", "parataxis"):
        return []
    before = s.words[first.i - 1]
    if before.text == ",":  # "Ann Lee, the minister for ports, said": the person before the last comma but one
        names = zip(s.words[: first.i - 1], s.words[1:], strict=False)
        return [w for w, after in names if w.entity == "PERSON" and after.text == ","][-1:]
    return [before] if before.pos in _PERSONAL and before.tag != "WDT" else []


def _apart(word: Word, verb: Word, quoted: Sequence[Span]) -> bool:
    """Whether a word stands in quotation marks and the verb outside them."""
    return any(start <= word.start < end and not start <= verb.start < end for start, end in quoted)


def antecedent(s: Sentence, verb: Word) -> Word:
    """Return the noun that "who" stands for before a relative clause: somebody, where the parser takes a thing.

    "Ann Lee, editor at the Courier, who said", "the owner of the mill, who said".
    """
    noun = s.head(verb)
    if not any(k.lower == "who" for k in s.children(verb, *SUBJECTS)) or noun.entity == "PERSON":
        return noun
    if (one := _one_of(s, noun)) is not None:
        return one
    if noun.pos == "PROPN" and noun.entity not in ("ORG", "GPE", "LOC", "FAC"):
        return noun
    if noun.pos == "NOUN" and _can_tell(noun) and noun.dep != "pobj":
        return noun
    for up in s.ancestors(noun):
        if up.entity == "PERSON" or (up.pos == "NOUN" and _can_tell(up)):
            above = s.head(up)
            return above if up.dep == "appos" and above.entity == "PERSON" else up
        if up.pos in ("VERB", "AUX"):
            break
    return noun


def _one_of(s: Sentence, noun: Word) -> Word | None:
    """Return who is meant by one of several: Lee in "Lee is one of the few traders who said"."""
    one = s.head(s.head(noun))
    if noun.dep != "pobj" or one.lower != "one":
        return None
    if one.dep == "attr":
        return next(iter(s.children(s.head(one), "nsubj")), one)
    return s.head(one) if one.dep == "appos" else one


# ------------------------------------------------------------------------------------------------ in which words


def source_words(s: Sentence, verb: Word, speaker: Word | None) -> list[Word]:
    """Return the words of the source of a cue: its noun with all that names and describes it."""
    if speaker is None:
        return []
    missed = speaker.i < verb.i and speaker.head != verb.i and verb.i in {w.i for w in s.ancestors(speaker)}
    if missed:  # by the parser, which hangs it elsewhere below the cue: take the words back to the last comma or mark
        first = speaker.i
        while first and s.words[first - 1].pos not in ("PUNCT", "VERB", "AUX"):
            first -= 1
        return list(s.words[first : speaker.i + 1])
    lead = [k.i for k in s.children(speaker, "prep", "advcl") if k.i < speaker.i and speaker.dep == "ROOT"]
    return s.subtree(speaker, [verb.i, *lead])  # "In brief, Ann Lee, who ..., said", where the parser loses the cue


def source_spans(s: Sentence, source: list[Word]) -> tuple[Span, ...]:
    """Return the stretches of a source in the report, without marks at their edges."""
    return spans_of(s, source, EDGES | MARKS)
