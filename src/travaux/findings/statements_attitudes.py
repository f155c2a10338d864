"""Attitudes told with an adjective or a participle: "Lee was afraid that it was late", "the union is opposed to it"."""

from __future__ import annotations

from travaux.findings.statements_content import content_words
from travaux.findings.statements_words import EDGES, LEXICON, MARKS, Attribution, Frame, group_of, spans_of
from travaux.language.clauses import agent, is_passive, subject
from travaux.language.lexicon import word_set
from travaux.language.reading import Sentence, Word

# Subjects that feel nothing: "it is clear that", "there are some who".
_EMPTY = frozenset({"it", "there", "this", "that", "what", "which"})
# A cue reaches from its verb to its adjective over no more words than this.
_CUE_WORDS = 4


def attitude(s: Sentence, index: int, word: Word) -> Attribution | None:
    """Read "X was (not) afraid that ...", "X is willing to ...", "X was frustrated about ..."; None if it is none."""
    if word.lower not in word_set(LEXICON, "groups", "felt", "adjectives"):
        return None
    verb = _copula(s, word)
    speaker = subject(s, word if verb is not None and verb.head == word.i else verb) if verb is not None else None
    if verb is None or speaker is None or speaker.lower in _EMPTY or not 0 < word.i - verb.i <= _CUE_WORDS:
        return None
    frame, heads, mark = _content(s, word)
    near = [
        w
        for w in (*s.children(verb, "aux", "neg", "advmod"), *s.children(word, "aux", "neg", "advmod"))
        if abs(verb.i - w.i) <= _CUE_WORDS and w.i < word.i
    ]
    last = mark if mark is not None and mark.i == word.i + 1 else word
    first = min([verb, *near], key=lambda w: w.i)
    cue = list(s.words[first.i : last.i + 1])
    if speaker in cue or not heads:
        return None
    source = s.subtree(speaker, [verb.i, word.i])
    out = {w.i for w in (*cue, *source)}
    content = spans_of(s, content_words(s, heads, out))
    return Attribution(
        index, word, "felt", frame, speaker, spans_of(s, source, EDGES | MARKS), spans_of(s, cue), content
    )


def supposed(s: Sentence, index: int, verb: Word) -> Attribution | None:
    """Read "X is expected to ...", "X seems to ...": nobody is told to hold it, all beside the cue is content."""
    seems = verb.lemma in word_set(LEXICON, "groups", "supposed", "verbs_of_seeming")
    passive = verb.lemma in word_set(LEXICON, "groups", "supposed", "passives") and is_passive(s, verb)
    told = [k for k in s.children(verb, "xcomp") if k.i > verb.i and any(m.lower == "to" for m in s.children(k, "aux"))]
    if not (seems or passive) or agent(s, verb) is not None or not told or (seems and group_of(told[0])):
        return None  # "appears to suggest" is a cue of its own
    about = s.children(verb, "nsubj", "nsubjpass")
    near = [k for k in s.children(verb, "aux", "auxpass", "neg", "advmod") if 0 < verb.i - k.i <= _CUE_WORDS]
    cue = sorted([verb, *near], key=lambda w: w.i)
    content = spans_of(s, content_words(s, sorted([*about, *told], key=lambda w: w.i), {w.i for w in cue}))
    return Attribution(index, verb, "supposed", "infinitive", None, (), spans_of(s, cue), content)


def _copula(s: Sentence, word: Word) -> Word | None:
    """Return the verb that joins an adjective to its subject: a copula above it, or the auxiliary of a participle."""
    above = s.head(word)
    if word.dep in ("acomp", "oprd") and above.lemma in word_set(LEXICON, "groups", "felt", "copulas"):
        return above
    helpers = s.children(word, "auxpass") if word.tag == "VBN" else []
    return helpers[-1] if helpers else None


def _content(s: Sentence, word: Word) -> tuple[Frame, list[Word], Word | None]:
    clauses = [k for k in s.children(word, "ccomp") if k.i > word.i]
    if clauses:
        return "clause", clauses, None
    infinitives = [k for k in s.children(word, "xcomp") if k.i > word.i]
    if infinitives:
        return "infinitive", infinitives, None
    for prep in s.children(word, "prep", "agent"):
        if prep.i > word.i and prep.lower in word_set(LEXICON, "groups", "felt", "prepositions"):
            return "preposition", s.children(prep, "pobj", "pcomp"), prep
    return "none", [], None


def is_held(s: Sentence, a: Attribution) -> bool:
    """Whether somebody holds an attitude, rather than being about to or able to: no purpose, no mere activity.

    "They met to support it", "by supporting it" and "a bill opposing it" tell what is done, "which opposed it" and
    "did not oppose it" who holds what.
    """
    verb = a.verb
    if a.group == "supposed":
        return True
    if (
        a.speaker is None
        or a.speaker.lower in ("i", "you", "that")
        or (a.group in ("claims", "stances") and a.frame != "noun")
    ):
        return False
    if a.frame == "object" and verb.lemma in word_set(LEXICON, "cue", "no_object"):
        return False
    if verb.i >= len(s.words) or s.words[verb.i] is not verb or verb.pos == "ADJ":
        return True
    if verb.dep in ("xcomp", "pcomp", "csubj", "acl") or (verb.dep, verb.tag) == ("conj", "VBG"):
        return False
    return verb.tag != "VB" or bool(s.children(verb, "neg")) or any(k.tag == "MD" for k in s.children(verb, "aux"))
